//! Where a text stands toward a target.

use super::{Description, LabelForm, Labels, Learning, Targets, TextClassifier, describe, restore};
use crate::calibration::Calibration;
use crate::explain::Explanation;
use crate::features::{Block, Corpus, VectorizerParams};
use crate::model_file::{Arrays, decode, encode};
use crate::models::{ClassWeight, LinearModel};
use crate::text::Grams;
use crate::{Error, Interrupt, Result};
use ndarray::Array2;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Kind of the model file.
pub(crate) const KIND: &str = "stance";

/// Fields of a document.
const TARGET: usize = 0;
const TEXT: usize = 1;

/// Most targets that have features of their own.
const OWN_TARGETS: usize = 100;

/// Documents a target must have on average for that.
const OWN_FROM: usize = 10;

/// Weight of what all targets share, beside 1 for what is a target's own.
const SHARED: f32 = 0.45;

/// Weight of the target's own words, where targets have no features of their own.
const TARGET_WORDS: f32 = 0.5;

/// How stances are learned.
///
/// Where targets are few, the features of the text stand twice: crossed with the target, so that
/// each target has a model of its own, and shared by all targets at a lower weight, so that a new
/// target has one at all (Daume 2007). Where they are many, all share one set of features, beside
/// the words of the target.
#[derive(Debug, Clone)]
pub struct StanceParams {
    /// How the machine learns; classes are balanced by default.
    pub learning: Learning,
}

impl Default for StanceParams {
    fn default() -> Self {
        Self { learning: Learning { class_weight: ClassWeight::Balanced, ..Learning::default() } }
    }
}

/// A fitted stance classifier.
#[derive(Debug, Clone)]
pub struct StanceModel {
    /// The stances.
    pub labels: Labels,
    /// Names of the target's and the text's columns.
    pub columns: Vec<String>,
    /// Targets and texts to scores of the stances.
    pub classifier: TextClassifier<LinearModel>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    labels: Labels,
    columns: Vec<String>,
    classifier: Description,
}

impl StanceParams {
    /// Learns from a corpus of two fields, the target and the text.
    ///
    /// `columns` names the fields, `labels` the classes.
    pub fn fit<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        targets: Targets<'_>,
        labels: Labels,
        columns: Vec<String>,
    ) -> Result<StanceModel> {
        let blocks = blocks(has_own_features(corpus));
        let vectorizer = VectorizerParams { blocks, supervised: false, ..VectorizerParams::default() };
        let classifier = self.learning.fit(vectorizer, corpus, targets)?;
        Ok(StanceModel { labels, columns, classifier })
    }
}

/// True if the targets of a corpus are few and have documents enough for features of their own.
fn has_own_features<S: AsRef<str>>(corpus: &Corpus<'_, S>) -> bool {
    let name = |row: usize| corpus.text(row, TARGET).trim().to_lowercase();
    let different: BTreeSet<String> = (0..corpus.len()).map(name).collect();
    different.len() <= OWN_TARGETS && corpus.len() >= OWN_FROM * different.len()
}

fn blocks(own: bool) -> Vec<Block> {
    let families = [(Grams::Words, 1.0), (Grams::WordRuns { n: 2 }, 0.7), (Grams::Characters { min: 2, max: 5 }, 1.0)];
    let of_text = |grams, weight| Block::new(grams, weight).of_fields([TEXT]);
    if own {
        let twice = |(grams, weight)| [of_text(grams, weight).crossed(TARGET), of_text(grams, SHARED * weight)];
        return families.into_iter().flat_map(twice).collect();
    }
    let once = families.into_iter().map(|(grams, weight)| of_text(grams, weight));
    once.chain([Block::new(Grams::Words, TARGET_WORDS).of_fields([TARGET])]).collect()
}

impl StanceModel {
    /// Scores, documents by stances.
    pub fn decision_function<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        interrupt: &Interrupt,
    ) -> Result<Array2<f32>> {
        self.classifier.decision_function(corpus, interrupt)
    }

    /// Explains the score of `class` for one target and text.
    pub fn explain(&self, document: &[&str], class: usize) -> Result<Explanation> {
        self.classifier.explain(document, class)
    }

    /// The bytes of its file: the same model gives the same bytes.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut arrays = Arrays::default();
        let classifier = describe(&self.classifier, &mut arrays);
        encode(KIND, &File { labels: self.labels.clone(), columns: self.columns.clone(), classifier }, &arrays)
    }

    /// Reads the bytes of a file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let (File { labels, columns, classifier }, mut arrays) = decode(KIND, bytes)?;
        if super::description::check_columns(&columns)? != 2 {
            return Err(Error::ModelFile(format!("its columns are {columns:?}, not a target and a text")));
        }
        let classifier = restore(classifier, 2, &mut arrays)?;
        arrays.finish()?;
        super::labels::check(&labels, LabelForm::One, classifier.model.classes())?;
        if !matches!(classifier.calibration, Calibration::Temperature(_)) {
            return Err(Error::ModelFile("its probabilities are not those of one stance a text".into()));
        }
        Ok(Self { labels, columns, classifier })
    }
}

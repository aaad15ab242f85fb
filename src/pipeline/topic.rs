//! What an article is about.

use super::{Description, Labels, Targets, TextClassifier, TextClassifierParams, describe, restore};
use crate::features::{Block, Corpus, VectorizerParams};
use crate::model_file::{Arrays, decode, encode};
use crate::models::{ClassWeight, CrammerSingerParams, LinearModel};
use crate::text::{Grams, Tokenizer};
use crate::{Interrupt, Result};
use serde::{Deserialize, Serialize};

/// Kind of the model file.
pub(crate) const KIND: &str = "topic";

/// Mean bytes of a document above which character n-grams are left out: on whole articles they
/// cost four times the memory and lost half a point of accuracy, on shorter texts they gain.
const CHARACTERS_UP_TO: usize = 4000;

/// How topics are learned.
#[derive(Debug, Clone)]
pub struct TopicParams {
    /// Cost of an error, positive.
    pub c: f64,
    /// Documents a feature must stand in.
    pub min_df: usize,
    /// Character n-grams; None chooses by the length of the documents.
    pub characters: Option<bool>,
    /// Columns by hashing, without a vocabulary.
    pub hash_bits: Option<u8>,
    /// Where tokens come from.
    pub tokenizer: Tokenizer,
    /// Factor of the cost by class.
    pub class_weight: ClassWeight,
    /// Order of the examples and choice of the calibration rows.
    pub seed: u64,
    /// A flag that stops the fit.
    pub interrupt: Interrupt,
}

impl Default for TopicParams {
    fn default() -> Self {
        Self {
            c: 0.3,
            min_df: 2,
            characters: None,
            hash_bits: None,
            tokenizer: Tokenizer::Words,
            class_weight: ClassWeight::Uniform,
            seed: 0,
            interrupt: Interrupt::default(),
        }
    }
}

/// A fitted topic classifier.
#[derive(Debug, Clone)]
pub struct TopicModel {
    /// The topics.
    pub labels: Labels,
    /// Names of the fields, where documents have several.
    pub columns: Vec<String>,
    /// True if the body is to be found in every text first.
    pub clean: bool,
    /// Texts to scores of the topics.
    pub classifier: TextClassifier<LinearModel>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    labels: Labels,
    columns: Vec<String>,
    clean: bool,
    classifier: Description,
}

impl TopicParams {
    /// Learns from a corpus whose first field, if there are several, is the title.
    pub fn fit<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        targets: Targets<'_>,
    ) -> Result<TextClassifier<LinearModel>> {
        let estimator = CrammerSingerParams::default()
            .c(self.c)
            .seed(self.seed)
            .class_weight(self.class_weight.clone())
            .interrupt(self.interrupt.clone());
        let vectorizer = VectorizerParams {
            blocks: self.blocks(corpus),
            tokenizer: self.tokenizer.clone(),
            min_df: self.min_df.min(corpus.len()),
            hash_bits: self.hash_bits,
            supervised: true,
        };
        let interrupt = self.interrupt.clone();
        TextClassifierParams { vectorizer, estimator, seed: self.seed, interrupt }.fit(corpus, targets)
    }

    fn blocks<S: AsRef<str>>(&self, corpus: &Corpus<'_, S>) -> Vec<Block> {
        let all = 0..corpus.fields();
        let mut blocks = vec![
            Block::new(Grams::CasedWords, 1.0).of_fields(all.clone()),
            Block::new(Grams::WordRuns { n: 2 }, 0.7).of_fields(all.clone()),
        ];
        let bytes: usize = (0..corpus.len()).map(|row| corpus.bytes(row)).sum();
        if self.characters.unwrap_or(bytes / corpus.len().max(1) <= CHARACTERS_UP_TO) {
            blocks.push(Block::new(Grams::Characters { min: 2, max: 5 }, 0.7).of_fields(all));
        }
        if corpus.fields() > 1 {
            blocks.push(Block::new(Grams::Words, 1.0));
        }
        blocks
    }
}

impl TopicModel {
    /// The bytes of its file: the same model gives the same bytes.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut arrays = Arrays::default();
        let classifier = describe(&self.classifier, &mut arrays);
        let file = File { labels: self.labels.clone(), columns: self.columns.clone(), clean: self.clean, classifier };
        encode(KIND, &file, &arrays)
    }

    /// Reads the bytes of a file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let (File { labels, columns, clean, classifier }, mut arrays) = decode(KIND, bytes)?;
        let classifier = restore(classifier, &mut arrays)?;
        arrays.finish()?;
        super::labels::check(&labels, classifier.model.classes())?;
        Ok(Self { labels, columns, clean, classifier })
    }
}

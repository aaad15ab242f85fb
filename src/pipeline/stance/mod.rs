//! Where a text stands toward a target.

mod claim;
mod decision;
mod kind;
mod meaning;
mod mention;
mod stored;
mod target;

pub use claim::{ClaimClassifier, Stages};
pub use decision::Decision;
pub use kind::Kind;
pub use meaning::Meaning;

use super::training::fingerprints;
use super::{HeldOut, Labels, Learning, Targets, TextClassifier, TextClassifierParams, Training, Truth};
use crate::calibration::{BiasCorrected, Fold, Temperature, grouped_folds};
use crate::claims::CueGroups;
use crate::duplicates::Seen;
use crate::explain::Explanation;
use crate::features::{Block, Corpus, VectorizerParams};
use crate::mentions::Polarity;
use crate::models::{ClassWeight, LinearModel};
use crate::text::Span;
use crate::{Error, Interrupt, Result};
use claim::ClaimParams;
use decision::Judged;
use ndarray::{Array2, ArrayView1, ArrayView2};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use target::Grouped;

/// Kind of the model file.
pub(crate) const KIND: &str = "stance";

/// Fields of a document.
const TARGET: usize = 0;
const TEXT: usize = 1;

/// How stances are learned.
///
/// | name | default | purpose |
/// |---|---|---|
/// | `learning` | balanced classes | the linear machine of targets and mentions; `c`, `min_df` and weights |
/// | `kind` | by [`Kind::of`] | the shape of the evidence |
/// | `unrelated` | none | the class of pairs that a first stage tells from the others, for claims |
/// | `cues` | none | cue words beside the project's, for claims and mentions |
/// | `cost` | none | true classes by told classes; None chooses factors of the classes |
/// | `meanings` | none | what each class means, in the order of the labels |
/// | `suits_kind` | true | class weights count for targets and mentions only |
#[derive(Debug, Clone)]
pub struct StanceParams {
    /// How the machine learns.
    pub learning: Learning,
    /// The shape of the evidence; None for the rule.
    pub kind: Option<Kind>,
    /// The class of unrelated pairs.
    pub unrelated: Option<usize>,
    /// Cue words by group.
    pub cues: BTreeMap<String, Vec<String>>,
    /// What each mistake costs.
    pub cost: Option<Array2<f32>>,
    /// What each class means.
    pub meanings: Vec<Option<Meaning>>,
    /// Class weights that suit the kind: none for claims, whose factors do that work.
    pub suits_kind: bool,
}

impl Default for StanceParams {
    fn default() -> Self {
        let learning = Learning { class_weight: ClassWeight::Balanced, ..Learning::default() };
        Self {
            learning,
            kind: None,
            unrelated: None,
            cues: BTreeMap::new(),
            cost: None,
            meanings: Vec::new(),
            suits_kind: true,
        }
    }
}

/// What was learned.
#[derive(Debug, Clone)]
pub enum Learned {
    /// Words and their weights, of targets.
    Targets(TextClassifier<LinearModel>),
    /// The same of mentions, and which words are good or bad.
    Mentions(TextClassifier<LinearModel>, Polarity),
    /// Trees over overlap and tone, of claims.
    Claims(Box<ClaimClassifier>),
}

impl Learned {
    /// What is remembered of training.
    #[must_use]
    pub fn training(&self) -> &Training {
        match self {
            Self::Targets(words) | Self::Mentions(words, _) => &words.training,
            Self::Claims(claims) => &claims.training,
        }
    }

    /// The same, to be changed.
    pub fn training_mut(&mut self) -> &mut Training {
        match self {
            Self::Targets(words) | Self::Mentions(words, _) => &mut words.training,
            Self::Claims(claims) => &mut claims.training,
        }
    }
}

/// A fitted stance classifier.
#[derive(Debug, Clone)]
pub struct StanceModel {
    /// The stances.
    pub labels: Labels,
    /// Names of the target's and the text's columns.
    pub columns: Vec<String>,
    /// The shape of the evidence.
    pub kind: Kind,
    /// Evidence to scores of the stances.
    pub learned: Learned,
    /// Scores to probabilities.
    pub temperature: Temperature,
    /// What is added to the scores of each class, so that probabilities are as frequent as the class.
    pub offsets: Vec<f32>,
    /// Probabilities to the stance that is told.
    pub decision: Decision,
    /// What each stance means, if that was said.
    pub meanings: Vec<Option<Meaning>>,
}

impl StanceParams {
    /// Learns from a corpus of two fields, the target and the text, and where the target is named if it is.
    ///
    /// `columns` names the fields, `labels` the classes.
    pub fn fit<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        mentions: Option<&[Span]>,
        targets: Targets<'_>,
        labels: Labels,
        columns: Vec<String>,
    ) -> Result<StanceModel> {
        let kind = self.kind.unwrap_or_else(|| Kind::of(corpus, mentions.is_some()));
        if let Some(cost) = &self.cost {
            Decision::Cost(cost.clone()).check(targets.n_classes)?;
        }
        if let Some(parts) = self.learning.parts.as_ref().filter(|parts| parts.len() != corpus.len()) {
            return Err(Error::Length { left: "parts", right: "X", left_len: parts.len(), right_len: corpus.len() });
        }
        let (mut learned, held_out, folds) = match kind {
            Kind::Claim if self.learning.parts.is_some() => {
                let why = "claims are calibrated on topics that the scoring model has not seen";
                return Err(Error::Training(format!("{why}; leave out groups and dates")));
            }
            Kind::Claim => {
                let cues = CueGroups::with(self.cues.clone())?;
                let learning = if self.suits_kind {
                    Learning { class_weight: ClassWeight::Uniform, ..self.learning.clone() }
                } else {
                    self.learning.clone()
                };
                let params = ClaimParams { learning: &learning, cues: &cues, unrelated: self.unrelated };
                let (classifier, held_out, folds) = params.fit(corpus, targets)?;
                (Learned::Claims(Box::new(classifier)), held_out, folds)
            }
            Kind::Target => {
                let (words, held_out, folds) = self.words(corpus, corpus, target::blocks(corpus), targets)?;
                (Learned::Targets(words), held_out, folds)
            }
            Kind::Mention => {
                let polarity = Polarity::with(self.cues.clone())?;
                let spans = mentions.filter(|mentions| mentions.len() == corpus.len());
                let spans = spans.ok_or_else(|| Error::Training("a mention has no place in every text".into()))?;
                let parts = mention::parts(corpus, spans, &polarity);
                let parts = Corpus::of_fields(parts.iter().map(Vec::as_slice).collect());
                let (words, held_out, folds) = self.words(corpus, &parts, mention::blocks(), targets)?;
                (Learned::Mentions(words, polarity), held_out, folds)
            }
        };
        let (calibration, decision) = self.judge(&held_out, &folds, targets);
        let training = learned.training_mut();
        training.fingerprints = fingerprints(corpus, &self.learning.interrupt)?;
        if !held_out.rows.is_empty() {
            let probabilities = calibration.probabilities(held_out.scores.view());
            training.held_out = targets.conformal(probabilities.view(), &held_out.rows, self.learning.seed);
        }
        let mut meanings = self.meanings.clone();
        meanings.resize(targets.n_classes, None);
        let BiasCorrected { temperature, biases } = calibration;
        let offsets = biases.iter().map(|bias| temperature.0 * bias).collect();
        Ok(StanceModel { labels, columns, kind, learned, temperature, offsets, decision, meanings })
    }

    /// Learns words, holding rows with the same text out together.
    fn words<S: AsRef<str> + Sync, P: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        parts: &Corpus<'_, P>,
        blocks: Vec<Block>,
        targets: Targets<'_>,
    ) -> Result<(TextClassifier<LinearModel>, HeldOut, Vec<usize>)> {
        let folds = match &self.learning.parts {
            None => folds(corpus, targets),
            Some(parts) => targets.given_folds(parts),
        };
        let fold_of: Vec<usize> =
            folds.iter().enumerate().flat_map(|(nth, fold)| fold.held_out.iter().map(move |_| nth)).collect();
        let min_df = self.learning.min_df.min(corpus.len());
        let params = TextClassifierParams {
            vectorizer: VectorizerParams { blocks, min_df, supervised: false, ..VectorizerParams::default() },
            estimator: self.learning.machine(),
            seed: self.learning.seed,
            parts: None,
            interrupt: self.learning.interrupt.clone(),
        };
        let (classifier, held_out) = params.fit_held_out(parts, Grouped { targets, folds: &folds })?;
        Ok((classifier, held_out, fold_of))
    }

    /// Probabilities and decision from held-out scores, counted so that classes are as frequent as among all rows.
    fn judge(&self, held_out: &HeldOut, folds: &[usize], targets: Targets<'_>) -> (BiasCorrected, Decision) {
        let truth: Vec<usize> = held_out.rows.iter().map(|&row| targets.classes[row]).collect();
        let count = |classes: &[usize]| {
            let mut counts = vec![0.0_f32; targets.n_classes];
            for &class in classes {
                counts[class] += 1.0;
            }
            counts
        };
        let (all, held) = (count(targets.classes), count(&truth));
        let share = truth.len() as f32 / targets.classes.len().max(1) as f32;
        let weights: Vec<f32> = truth.iter().map(|&class| share * all[class] / held[class]).collect();
        let scores = if truth.is_empty() { Array2::zeros((0, targets.n_classes)) } else { held_out.scores.clone() };
        let calibration = BiasCorrected::fit(&scores, &truth, &weights);
        let probabilities = calibration.probabilities(scores.view());
        let judged = Judged { probabilities: probabilities.view(), targets: &truth, weights: &weights, folds };
        let decision = self.cost.clone().map_or_else(|| Decision::choose(judged), Decision::Cost);
        (calibration, decision)
    }
}

/// Folds in which no text stands on both sides and every class is learned.
fn folds<S: AsRef<str>>(corpus: &Corpus<'_, S>, targets: Targets<'_>) -> Vec<Fold> {
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    let groups: Vec<usize> = (0..corpus.len())
        .map(|row| {
            let next = known.len();
            *known.entry(corpus.text(row, TEXT)).or_insert(next)
        })
        .collect();
    let folds = grouped_folds(&groups, targets.classes);
    folds.into_iter().filter(|fold| claim::has_all(targets, &fold.train)).collect()
}

impl StanceModel {
    /// Scores, documents by stances; `mentions` are needed for mentions, and only then read.
    pub fn decision_function<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        mentions: &[Span],
        interrupt: &Interrupt,
    ) -> Result<Array2<f32>> {
        let mut scores = match &self.learned {
            Learned::Claims(claims) => claims.decision_function(corpus, interrupt),
            Learned::Targets(words) => words.decision_function(corpus, interrupt),
            Learned::Mentions(words, polarity) => {
                let parts = mention::parts(corpus, mentions, polarity);
                words.decision_function(&Corpus::of_fields(parts.iter().map(Vec::as_slice).collect()), interrupt)
            }
        }?;
        let offsets = ArrayView1::from(&self.offsets);
        scores.rows_mut().into_iter().for_each(|mut row| row += &offsets);
        Ok(scores)
    }

    /// Explains the score of `class` for one target and text.
    pub fn explain(&self, document: &[&str], mention: Option<Span>, class: usize) -> Result<Explanation> {
        let (target, text) = (document[TARGET], document[TEXT]);
        let mut found = match &self.learned {
            Learned::Claims(claims) => claims.explain(target, text, class),
            Learned::Targets(words) => words.explain(document, class),
            Learned::Mentions(words, polarity) => {
                let (parts, signs) = mention::read(text, mention.unwrap_or(Span::new(0, 0)), polarity);
                let fields = mention::fields(text, &parts, signs.words.clone());
                let document: Vec<&str> = fields.iter().map(AsRef::as_ref).collect();
                let found = words.explain(&document, class)?;
                Ok(Explanation { contributions: mention::of_text(found.contributions, &parts, &signs), ..found })
            }
        }?;
        let offset = f64::from(self.offsets[class]);
        (found.intercept, found.score) = (found.intercept + offset, found.score + offset);
        Ok(found)
    }

    /// The training pair that each document is nearly the same as, if there is one.
    pub fn seen<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        interrupt: &Interrupt,
    ) -> Result<Vec<Option<Seen>>> {
        self.training().seen(corpus, interrupt)
    }

    /// What is remembered of training.
    #[must_use]
    pub fn training(&self) -> &Training {
        self.learned.training()
    }

    /// The same, to be changed.
    pub fn training_mut(&mut self) -> &mut Training {
        self.learned.training_mut()
    }

    /// The words and their weights; None for claims, which trees judge.
    #[must_use]
    pub fn words(&self) -> Option<&TextClassifier<LinearModel>> {
        match &self.learned {
            Learned::Targets(words) | Learned::Mentions(words, _) => Some(words),
            Learned::Claims(_) => None,
        }
    }

    /// Divides scores before the softmax is taken.
    #[must_use]
    pub fn temperature(&self) -> Option<f32> {
        Some(self.temperature.0)
    }

    /// The calibrated probabilities of scores.
    #[must_use]
    pub fn probabilities(&self, scores: ArrayView2<'_, f32>) -> Array2<f64> {
        self.temperature.probabilities(scores)
    }

    /// The spelling of every feature.
    #[must_use]
    pub fn feature_names(&self) -> Vec<String> {
        match &self.learned {
            Learned::Targets(words) | Learned::Mentions(words, _) => {
                let columns = &words.vectorizer.columns;
                (0..columns.len()).map(|column| columns.name(column)).collect()
            }
            Learned::Claims(claims) => crate::claims::names(&claims.cues),
        }
    }

    /// Number of features.
    #[must_use]
    pub fn n_features(&self) -> usize {
        match &self.learned {
            Learned::Targets(words) | Learned::Mentions(words, _) => words.vectorizer.columns.len(),
            Learned::Claims(claims) => crate::claims::names(&claims.cues).len(),
        }
    }
}

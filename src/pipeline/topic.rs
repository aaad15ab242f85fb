//! What an article is about.

use super::bodies;
use super::{
    Description, LabelForm, LabelTargets, Labels, Learning, Targets, TextClassifier, Training, describe,
    describe_compact, restore,
};
use crate::article::Article;
use crate::calibration::Calibration;
use crate::duplicates::Seen;
use crate::explain::{Explanation, Neighbour, nearest};
use crate::features::{Block, Characters, Corpus, Recipe, Size, VectorizerParams, prior};
use crate::model_file::{Arrays, decode, encode};
use crate::models::LinearModel;
use crate::text::Tokenizer;
use crate::{Error, Interrupt, Result};
use ndarray::{Array2, ArrayView2};
use serde::{Deserialize, Serialize};

/// Kind of the model file.
pub(crate) const KIND: &str = "topic";

/// How topics are learned.
#[derive(Debug, Clone)]
pub struct TopicParams {
    /// How the machine learns.
    pub learning: Learning,
    /// Character n-grams; None chooses by the length of the documents.
    pub characters: Option<bool>,
    /// Columns by hashing, without a vocabulary.
    pub hash_bits: Option<u8>,
    /// Where terms come from.
    pub tokenizer: Tokenizer,
    /// Find the body in every text first.
    pub clean: bool,
}

impl Default for TopicParams {
    fn default() -> Self {
        let (learning, tokenizer) = (Learning::default(), Tokenizer::Words);
        Self { learning, characters: None, hash_bits: None, tokenizer, clean: false }
    }
}

/// A fitted topic classifier.
#[derive(Debug, Clone)]
pub struct TopicModel {
    /// The topics.
    pub labels: Labels,
    /// How the topics of a document are told: one, or any number in some form.
    pub form: LabelForm,
    /// Names of the fields; None where a document is one text without a name.
    pub columns: Option<Vec<String>>,
    /// True if the body is to be found in every text first.
    pub clean: bool,
    /// Texts to scores of the topics.
    pub classifier: TextClassifier<LinearModel>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    labels: Labels,
    form: LabelForm,
    #[serde(deserialize_with = "Option::deserialize")] // null is written, never left out
    columns: Option<Vec<String>>,
    clean: bool,
    classifier: Description,
}

impl TopicParams {
    /// Learns from a corpus whose first field, if there are several, is the title.
    ///
    /// `columns` names the fields, if they have names, `labels` the classes.
    pub fn fit<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        targets: Targets<'_>,
        labels: Labels,
        columns: Option<Vec<String>>,
    ) -> Result<TopicModel> {
        let classifier = if self.clean {
            let bodies = bodies::bodies(corpus, &self.learning.interrupt)?;
            let bodies = bodies::corpus(&bodies);
            self.learning.fit(self.vectorizer(bodies.size()), &bodies, targets)?
        } else {
            self.learning.fit(self.vectorizer(corpus.size()), corpus, targets)?
        };
        Ok(TopicModel { labels, form: LabelForm::One, columns, clean: self.clean, classifier })
    }

    /// The same for documents of any number of topics, which `form` says how to tell.
    pub fn fit_labels<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        targets: LabelTargets<'_>,
        labels: Labels,
        form: LabelForm,
        columns: Option<Vec<String>>,
    ) -> Result<TopicModel> {
        let classifier = if self.clean {
            let bodies = bodies::bodies(corpus, &self.learning.interrupt)?;
            let bodies = bodies::corpus(&bodies);
            self.learning.fit_labels(self.vectorizer(bodies.size()), &bodies, targets)?
        } else {
            self.learning.fit_labels(self.vectorizer(corpus.size()), corpus, targets)?
        };
        Ok(TopicModel { labels, form, columns, clean: self.clean, classifier })
    }

    pub(super) fn vectorizer(&self, size: Size) -> VectorizerParams {
        VectorizerParams {
            blocks: self.blocks(size),
            tokenizer: self.tokenizer.clone(),
            hash_bits: self.hash_bits,
            prior: prior(size),
            ..VectorizerParams::default()
        }
    }

    fn blocks(&self, size: Size) -> Vec<Block> {
        let characters = match self.characters {
            None => Characters::Auto,
            Some(true) => Characters::USUAL,
            Some(false) => Characters::Never,
        };
        Recipe { characters, ..Recipe::default() }.blocks(size)
    }
}

impl TopicModel {
    /// Scores, documents by topics.
    pub fn decision_function<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        interrupt: &Interrupt,
    ) -> Result<Array2<f32>> {
        if !self.clean {
            return self.classifier.decision_function(corpus, interrupt);
        }
        let bodies = bodies::bodies(corpus, interrupt)?;
        self.classifier.decision_function(&bodies::corpus(&bodies), interrupt)
    }

    /// The training text that each document is nearly the same as, if there is one.
    pub fn seen<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        interrupt: &Interrupt,
    ) -> Result<Vec<Option<Seen>>> {
        if !self.clean {
            return self.classifier.seen(corpus, interrupt);
        }
        let bodies = bodies::bodies(corpus, interrupt)?;
        self.classifier.seen(&bodies::corpus(&bodies), interrupt)
    }

    /// Explains the score of `class` for one document; spans are of the raw text.
    pub fn explain(&self, document: &[&str], class: usize) -> Result<Explanation> {
        if !self.clean {
            return self.classifier.explain(document, class);
        }
        let readings: Vec<Option<Article>> = document.iter().map(|text| bodies::reading(text)).collect();
        let bodies: Vec<&str> = document
            .iter()
            .zip(&readings)
            .map(|(text, reading)| reading.as_ref().map_or(*text, |it| &it.body))
            .collect();
        let mut explanation = self.classifier.explain(&bodies, class)?;
        for word in &mut explanation.contributions {
            let reading = readings[word.field].as_ref();
            word.span = reading.and_then(|it| it.to_raw(word.span.start, word.span.end)).unwrap_or(word.span);
        }
        Ok(explanation)
    }

    /// The `n` documents of a corpus that are most like one document, as the features of the model see them.
    pub fn nearest<S: AsRef<str> + Sync>(
        &self,
        document: &[&str],
        corpus: &Corpus<'_, S>,
        n: usize,
        interrupt: &Interrupt,
    ) -> Result<Vec<Neighbour>> {
        let alone = Corpus::of_fields(document.iter().map(std::slice::from_ref).collect());
        let vectorizer = &self.classifier.vectorizer;
        if !self.clean {
            return nearest(vectorizer, &alone, corpus, n, interrupt);
        }
        let (body, bodies) = (bodies::bodies(&alone, interrupt)?, bodies::bodies(corpus, interrupt)?);
        let body: Vec<Vec<&str>> = body.iter().map(|field| field.iter().map(AsRef::as_ref).collect()).collect();
        let body = Corpus::of_fields(body.iter().map(Vec::as_slice).collect());
        nearest(vectorizer, &body, &bodies::corpus(&bodies), n, interrupt)
    }

    /// What is remembered of training.
    #[must_use]
    pub fn training(&self) -> &Training {
        &self.classifier.training
    }

    /// The same, to be changed.
    pub fn training_mut(&mut self) -> &mut Training {
        &mut self.classifier.training
    }

    /// The words and their weights.
    #[must_use]
    pub fn words(&self) -> Option<&TextClassifier<LinearModel>> {
        Some(&self.classifier)
    }

    /// Divides scores before the softmax; None where every label has a probability of its own.
    #[must_use]
    pub fn temperature(&self) -> Option<f32> {
        match &self.classifier.calibration {
            Calibration::Temperature(temperature) => Some(temperature.0),
            Calibration::Labels(_) => None,
        }
    }

    /// The calibrated probabilities of scores.
    #[must_use]
    pub fn probabilities(&self, scores: ArrayView2<'_, f32>) -> Array2<f64> {
        self.classifier.calibration.probabilities(scores)
    }

    /// The spelling of every feature.
    #[must_use]
    pub fn feature_names(&self) -> Vec<String> {
        let columns = &self.classifier.vectorizer.columns;
        (0..columns.len()).map(|column| columns.name(column)).collect()
    }

    /// Number of features.
    #[must_use]
    pub fn n_features(&self) -> usize {
        self.classifier.vectorizer.columns.len()
    }

    /// The bytes of its file: the same model gives the same bytes.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut arrays = Arrays::default();
        let classifier = describe(&self.classifier, &mut arrays);
        self.encoded(classifier, &arrays)
    }

    /// The bytes of a file without the features that matter least, with weights in 255 steps, and without fingerprints
    /// of the training texts.
    pub fn to_compact_bytes(&self) -> Result<Vec<u8>> {
        let mut arrays = Arrays::default();
        let classifier = describe_compact(&self.classifier, &mut arrays)?;
        self.encoded(classifier, &arrays)
    }

    fn encoded(&self, classifier: Description, arrays: &Arrays) -> Result<Vec<u8>> {
        let (labels, columns) = (self.labels.clone(), self.columns.clone());
        encode(KIND, &File { labels, form: self.form, columns, clean: self.clean, classifier }, arrays)
    }

    /// Reads the bytes of a file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let (File { labels, form, columns, clean, classifier }, mut arrays) = decode(KIND, bytes)?;
        let fields = match &columns {
            None => 1,
            Some(names) => super::description::check_columns(names)?,
        };
        let classifier = restore(classifier, fields, &mut arrays)?;
        arrays.finish()?;
        super::labels::check(&labels, form, classifier.model.classes())?;
        if (form == LabelForm::One) != matches!(classifier.calibration, Calibration::Temperature(_)) {
            return Err(Error::ModelFile(format!("its probabilities are not those of labels in the form {form:?}")));
        }
        Ok(Self { labels, form, columns, clean, classifier })
    }
}

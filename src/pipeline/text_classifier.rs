//! Texts to features to a calibrated model, for any estimator of the sparse matrix.

use super::Truth;
use super::training::{Training, fingerprints};
use crate::calibration::{Calibration, Conformal, Fold};
use crate::duplicates::Seen;
use crate::explain::{Explanation, explain};
use crate::features::{Corpus, Counted, Csr, Scaled, Vectorizer, VectorizerParams, document_frequency};
use crate::models::{DecisionFunction, LinearModel};
use crate::{Error, Interrupt, Result};
use linfa::traits::Fit;
use ndarray::{Array2, Axis, concatenate};
use rayon::prelude::*;

/// How texts are learned: features, and an estimator in linfa's manner.
#[derive(Debug, Clone)]
pub struct TextClassifierParams<P> {
    /// Texts to features.
    pub vectorizer: VectorizerParams,
    /// Features to scores.
    pub estimator: P,
    /// Which rows are held out for calibration.
    pub seed: u64,
    /// Parts that are held out instead of random ones, one a row; None is never held out.
    pub parts: Option<Vec<Option<usize>>>,
    /// A flag that stops the fit.
    pub interrupt: Interrupt,
}

/// A fitted vectorizer, a fitted model, and what turns its scores into probabilities.
#[derive(Debug, Clone)]
pub struct TextClassifier<M> {
    /// Texts to features.
    pub vectorizer: Vectorizer,
    /// Features to scores.
    pub model: M,
    /// Scores to probabilities.
    pub calibration: Calibration,
    /// What is remembered of training.
    pub training: Training,
}

/// Scores of rows by models that had not seen them.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldOut {
    /// The rows.
    pub rows: Vec<usize>,
    /// Their scores, rows by classes.
    pub scores: Array2<f32>,
}

/// Held-out rows whose features are made at once.
const ROWS: usize = 2048;

impl<P: Sync> TextClassifierParams<P> {
    /// Learns from a corpus and calibrates on rows that the scoring model has not seen.
    pub fn fit<S, T, M>(&self, corpus: &Corpus<'_, S>, truth: T) -> Result<TextClassifier<M>>
    where
        S: AsRef<str> + Sync,
        T: Truth,
        P: for<'c> Fit<Scaled<'c>, T::Targets, Error, Object = M>,
        M: DecisionFunction<Csr> + Send,
    {
        Ok(self.fit_held_out(corpus, truth)?.0)
    }

    /// The same with the scores of the rows that were held out.
    pub fn fit_held_out<S, T, M>(&self, corpus: &Corpus<'_, S>, truth: T) -> Result<(TextClassifier<M>, HeldOut)>
    where
        S: AsRef<str> + Sync,
        T: Truth,
        P: for<'c> Fit<Scaled<'c>, T::Targets, Error, Object = M>,
        M: DecisionFunction<Csr> + Send,
    {
        self.check(corpus.len(), truth)?;
        let counted = self.vectorizer.count(corpus, &self.interrupt)?;
        let (mut classifier, held_out) = self.learn(counted, truth)?;
        classifier.training.fingerprints = fingerprints(corpus, &self.interrupt)?;
        Ok((classifier, held_out))
    }

    /// Learns from documents that the vectorizer has counted; keeps no fingerprints of them.
    pub fn fit_counted<T, M>(&self, counted: Counted, truth: T) -> Result<TextClassifier<M>>
    where
        T: Truth,
        P: for<'c> Fit<Scaled<'c>, T::Targets, Error, Object = M>,
        M: DecisionFunction<Csr> + Send,
    {
        self.check(counted.counts.rows(), truth)?;
        Ok(self.learn(counted, truth)?.0)
    }

    /// Refuses labels or parts of another number than `documents`.
    fn check<T: Truth>(&self, documents: usize, truth: T) -> Result<()> {
        truth.check(documents)?;
        match self.parts.as_ref().filter(|parts| parts.len() != documents) {
            Some(parts) => {
                Err(Error::Length { left: "parts", right: "X", left_len: parts.len(), right_len: documents })
            }
            None => Ok(()),
        }
    }

    fn learn<T, M>(&self, counted: Counted, truth: T) -> Result<(TextClassifier<M>, HeldOut)>
    where
        T: Truth,
        P: for<'c> Fit<Scaled<'c>, T::Targets, Error, Object = M>,
        M: DecisionFunction<Csr> + Send,
    {
        let documents = counted.counts.rows();
        if counted.columns.is_empty() {
            let min_df = self.vectorizer.min_df;
            return Err(Error::Training(format!("no word stands in {min_df} of the {documents} texts")));
        }
        let all: Vec<usize> = (0..documents).collect();
        let (calibrated, full) = rayon::join(|| self.calibrate(&counted, truth), || self.train(&counted, truth, &all));
        let ((weights, model), (calibration, conformal, held_out)) = (full?, calibrated?);
        let documents = document_frequency(&counted.counts, &all)?;
        let training = Training { documents, held_out: conformal, ..Training::default() };
        let vectorizer = Vectorizer { params: self.vectorizer.clone(), columns: counted.columns, weights };
        Ok((TextClassifier { vectorizer, model, calibration, training }, held_out))
    }

    /// Weights of the columns and a model, from some rows.
    fn train<T, M>(&self, counted: &Counted, truth: T, rows: &[usize]) -> Result<(Vec<f32>, M)>
    where
        T: Truth,
        P: for<'c> Fit<Scaled<'c>, T::Targets, Error, Object = M>,
    {
        self.interrupt.check()?;
        let weights = truth.weigh(&self.vectorizer, &counted.counts, rows)?;
        let records = Scaled::new(&counted.counts, rows, &counted.columns, &weights, &self.vectorizer.blocks);
        let model = self.estimator.fit(&truth.dataset(records, rows))?;
        Ok((weights, model))
    }

    fn calibrate<T, M>(&self, counted: &Counted, truth: T) -> Result<(Calibration, Conformal, HeldOut)>
    where
        T: Truth,
        P: for<'c> Fit<Scaled<'c>, T::Targets, Error, Object = M>,
        M: DecisionFunction<Csr>,
    {
        let folds = match &self.parts {
            None => truth.folds(self.seed),
            Some(parts) => truth.given_folds(parts),
        };
        let held_out = |fold: &Fold| -> Result<Array2<f32>> {
            let (weights, model) = self.train(counted, truth, &fold.train)?;
            let scores = fold.held_out.chunks(ROWS).map(|rows| {
                let records = Scaled::new(&counted.counts, rows, &counted.columns, &weights, &self.vectorizer.blocks);
                Ok(model.decision_function(&records.to_csr()?))
            });
            Ok(joined(&scores.collect::<Result<Vec<_>>>()?))
        };
        let scores: Vec<Array2<f32>> = folds.par_iter().map(held_out).collect::<Result<_>>()?;
        let rows: Vec<usize> = folds.iter().flat_map(|fold| &fold.held_out).copied().collect();
        let scores = joined(&scores);
        let calibration = truth.calibration(&scores, &rows);
        let conformal = truth.conformal(calibration.probabilities(scores.view()).view(), &rows, self.seed);
        Ok((calibration, conformal, HeldOut { rows, scores }))
    }
}

/// Scores one below the other; nothing of nothing.
fn joined(scores: &[Array2<f32>]) -> Array2<f32> {
    let views: Vec<_> = scores.iter().map(Array2::view).collect();
    concatenate(Axis(0), &views).unwrap_or_default()
}

impl<M: DecisionFunction<Csr>> TextClassifier<M> {
    /// Scores, documents by classes.
    pub fn decision_function<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        interrupt: &Interrupt,
    ) -> Result<Array2<f32>> {
        Ok(self.model.decision_function(&self.vectorizer.transform(corpus, interrupt)?))
    }

    /// Calibrated probabilities, documents by classes.
    pub fn probabilities<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        interrupt: &Interrupt,
    ) -> Result<Array2<f64>> {
        Ok(self.calibration.probabilities(self.decision_function(corpus, interrupt)?.view()))
    }

    /// The training text that each document is nearly the same as, if there is one.
    pub fn seen<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        interrupt: &Interrupt,
    ) -> Result<Vec<Option<Seen>>> {
        self.training.seen(corpus, interrupt)
    }
}

impl TextClassifier<LinearModel> {
    /// Explains the score of `class` for one document, given field by field.
    pub fn explain(&self, document: &[&str], class: usize) -> Result<Explanation> {
        let corpus = Corpus::of_fields(document.iter().map(std::slice::from_ref).collect());
        explain(&self.vectorizer, &self.model, &corpus, class)
    }
}

//! Texts to features to a calibrated model, for any estimator of the sparse matrix.

use super::Truth;
use super::training::{Training, fingerprints};
use crate::calibration::{Calibration, Conformal, Fold};
use crate::duplicates::Seen;
use crate::explain::{Explanation, explain};
use crate::features::{Columns, Corpus, Counted, Csr, Vectorizer, VectorizerParams, document_frequency, scaled};
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

/// What an estimator fits to.
type Model<P, T> = <P as Fit<Csr, <T as Truth>::Targets, Error>>::Object;

impl<P: Sync> TextClassifierParams<P> {
    /// Learns from a corpus and calibrates on rows that the scoring model has not seen.
    pub fn fit<S, T>(&self, corpus: &Corpus<'_, S>, truth: T) -> Result<TextClassifier<Model<P, T>>>
    where
        S: AsRef<str> + Sync,
        T: Truth,
        P: Fit<Csr, T::Targets, Error>,
        Model<P, T>: DecisionFunction<Csr> + Send,
    {
        Ok(self.fit_held_out(corpus, truth)?.0)
    }

    /// The same with the scores of the rows that were held out.
    pub fn fit_held_out<S, T>(&self, corpus: &Corpus<'_, S>, truth: T) -> Result<(TextClassifier<Model<P, T>>, HeldOut)>
    where
        S: AsRef<str> + Sync,
        T: Truth,
        P: Fit<Csr, T::Targets, Error>,
        Model<P, T>: DecisionFunction<Csr> + Send,
    {
        truth.check(corpus.len())?;
        if let Some(parts) = self.parts.as_ref().filter(|parts| parts.len() != corpus.len()) {
            return Err(Error::Length { left: "parts", right: "X", left_len: parts.len(), right_len: corpus.len() });
        }
        let Counted { columns, counts } = self.vectorizer.count(corpus, &self.interrupt)?;
        if columns.is_empty() {
            let min_df = self.vectorizer.min_df;
            return Err(Error::Training(format!("no word stands in {min_df} of the {} texts", corpus.len())));
        }
        let all: Vec<usize> = (0..corpus.len()).collect();
        let (calibrated, full) =
            rayon::join(|| self.calibrate(&counts, &columns, truth), || self.train(&counts, &columns, truth, &all));
        let ((weights, model), (calibration, conformal, held_out)) = (full?, calibrated?);
        let documents = document_frequency(&counts, &all);
        let fingerprints = fingerprints(corpus, &self.interrupt)?;
        let training = Training { documents, held_out: conformal, fingerprints, card: None };
        let vectorizer = Vectorizer { params: self.vectorizer.clone(), columns, weights };
        Ok((TextClassifier { vectorizer, model, calibration, training }, held_out))
    }

    /// Weights of the columns and a model, from some rows.
    fn train<T>(&self, counts: &Csr, columns: &Columns, truth: T, rows: &[usize]) -> Result<(Vec<f32>, Model<P, T>)>
    where
        T: Truth,
        P: Fit<Csr, T::Targets, Error>,
    {
        self.interrupt.check()?;
        let weights = truth.weigh(&self.vectorizer, counts, rows);
        let records = scaled(counts, rows, columns, &weights, &self.vectorizer.blocks);
        let dataset = truth.dataset(records, rows);
        Ok((weights, self.estimator.fit(&dataset)?))
    }

    fn calibrate<T>(&self, counts: &Csr, columns: &Columns, truth: T) -> Result<(Calibration, Conformal, HeldOut)>
    where
        T: Truth,
        P: Fit<Csr, T::Targets, Error>,
        Model<P, T>: DecisionFunction<Csr>,
    {
        let folds = match &self.parts {
            None => truth.folds(self.seed),
            Some(parts) => truth.given_folds(parts),
        };
        let held_out = |fold: &Fold| -> Result<Array2<f32>> {
            let (weights, model) = self.train(counts, columns, truth, &fold.train)?;
            let held_out = scaled(counts, &fold.held_out, columns, &weights, &self.vectorizer.blocks);
            Ok(model.decision_function(&held_out))
        };
        let scores: Vec<Array2<f32>> = folds.par_iter().map(held_out).collect::<Result<_>>()?;
        let rows: Vec<usize> = folds.iter().flat_map(|fold| &fold.held_out).copied().collect();
        let views: Vec<_> = scores.iter().map(Array2::view).collect();
        // Where nothing can be held out there is nothing to join.
        let scores = concatenate(Axis(0), &views).unwrap_or_default();
        let calibration = truth.calibration(&scores, &rows);
        let conformal = truth.conformal(calibration.probabilities(scores.view()).view(), &rows, self.seed);
        Ok((calibration, conformal, HeldOut { rows, scores }))
    }
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

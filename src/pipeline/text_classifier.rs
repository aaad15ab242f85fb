//! Texts to features to a calibrated model, for any estimator of the sparse matrix.

use crate::calibration::{Fold, Temperature, calibration_folds};
use crate::explain::{Explanation, explain};
use crate::features::{Columns, Corpus, Counted, Csr, Vectorizer, VectorizerParams, scaled};
use crate::models::{DecisionFunction, LinearModel};
use crate::{Error, Interrupt, Result};
use linfa::DatasetBase;
use linfa::traits::Fit;
use ndarray::{Array1, Array2, Axis, concatenate};
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
    /// A flag that stops the fit.
    pub interrupt: Interrupt,
}

/// A fitted vectorizer, a fitted model, and the temperature of its probabilities.
#[derive(Debug, Clone)]
pub struct TextClassifier<M> {
    /// Texts to features.
    pub vectorizer: Vectorizer,
    /// Features to scores.
    pub model: M,
    /// Scores to probabilities.
    pub temperature: Temperature,
}

/// The class of every document: its number, how many there are, and what an example weighs.
#[derive(Debug, Clone, Copy)]
pub struct Targets<'t> {
    /// One number a document, below `n_classes`.
    pub classes: &'t [usize],
    /// Number of classes.
    pub n_classes: usize,
    /// One weight a document, or all the same.
    pub weights: Option<&'t [f32]>,
}

impl Targets<'_> {
    fn dataset(&self, records: Csr, rows: &[usize]) -> DatasetBase<Csr, Array1<usize>> {
        let classes = rows.iter().map(|&row| self.classes[row]).collect();
        let dataset = DatasetBase::new(records, classes);
        match self.weights {
            Some(weights) => dataset.with_weights(rows.iter().map(|&row| weights[row]).collect()),
            None => dataset,
        }
    }

    fn check(&self, documents: usize) -> Result<()> {
        let lengths = [("y", self.classes.len()), ("sample_weight", self.weights.map_or(documents, <[f32]>::len))];
        for (left, left_len) in lengths {
            if left_len != documents {
                return Err(Error::Length { left, right: "X", left_len, right_len: documents });
            }
        }
        Ok(())
    }
}

impl<P> TextClassifierParams<P>
where
    P: Fit<Csr, Array1<usize>, Error> + Sync,
    P::Object: DecisionFunction<Csr> + Send,
{
    /// Learns from a corpus and calibrates on rows that the scoring model has not seen.
    pub fn fit<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        targets: Targets<'_>,
    ) -> Result<TextClassifier<P::Object>> {
        targets.check(corpus.len())?;
        let Counted { columns, counts } = self.vectorizer.count(corpus, &self.interrupt)?;
        if columns.is_empty() {
            let min_df = self.vectorizer.min_df;
            return Err(Error::Training(format!("no word stands in {min_df} of the {} texts", corpus.len())));
        }
        let (temperature, full) = rayon::join(
            || self.calibrate(&counts, &columns, targets),
            || self.train(&counts, &columns, targets, &(0..corpus.len()).collect::<Vec<_>>()),
        );
        let (weights, model) = full?;
        let vectorizer = Vectorizer { params: self.vectorizer.clone(), columns, weights };
        Ok(TextClassifier { vectorizer, model, temperature: temperature? })
    }

    /// Weights of the columns and a model, from some rows.
    fn train(
        &self,
        counts: &Csr,
        columns: &Columns,
        targets: Targets<'_>,
        rows: &[usize],
    ) -> Result<(Vec<f32>, P::Object)> {
        self.interrupt.check()?;
        let weights = self.vectorizer.weigh(counts, rows, Some((targets.classes, targets.n_classes)));
        let records = scaled(counts, rows, columns, &weights, &self.vectorizer.blocks);
        let dataset = targets.dataset(records, rows);
        Ok((weights, self.estimator.fit(&dataset)?))
    }

    fn calibrate(&self, counts: &Csr, columns: &Columns, targets: Targets<'_>) -> Result<Temperature> {
        let folds = calibration_folds(targets.classes, self.seed);
        let scores: Vec<Array2<f32>> =
            folds.par_iter().map(|fold| self.held_out_scores(counts, columns, targets, fold)).collect::<Result<_>>()?;
        let truth: Vec<usize> = folds.iter().flat_map(|fold| &fold.held_out).map(|&row| targets.classes[row]).collect();
        let views: Vec<_> = scores.iter().map(Array2::view).collect();
        Ok(concatenate(Axis(0), &views).map_or_else(|_| Temperature::default(), |all| Temperature::fit(&all, &truth)))
    }

    fn held_out_scores(
        &self,
        counts: &Csr,
        columns: &Columns,
        targets: Targets<'_>,
        fold: &Fold,
    ) -> Result<Array2<f32>> {
        let (weights, model) = self.train(counts, columns, targets, &fold.train)?;
        let held_out = scaled(counts, &fold.held_out, columns, &weights, &self.vectorizer.blocks);
        Ok(model.decision_function(&held_out))
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

    /// Calibrated probabilities, documents by classes; rows sum to 1.
    pub fn probabilities<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        interrupt: &Interrupt,
    ) -> Result<Array2<f64>> {
        Ok(self.temperature.probabilities(self.decision_function(corpus, interrupt)?.view()))
    }
}

impl TextClassifier<LinearModel> {
    /// Explains the score of `class` for one document, given field by field.
    pub fn explain(&self, document: &[&str], class: usize) -> Result<Explanation> {
        let corpus = Corpus::of_fields(document.iter().map(std::slice::from_ref).collect());
        explain(&self.vectorizer, &self.model, &corpus, class)
    }
}

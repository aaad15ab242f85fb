//! What documents are labelled with: one class each, or any number of labels.

use crate::calibration::{
    Calibration, Conformal, Fold, LabelCalibration, Temperature, calibration_folds, given_folds, label_folds,
};
use crate::features::{Packed, VectorizerParams};
use crate::models::LabelSets;
use crate::{Error, Result};
use linfa::DatasetBase;
use linfa::dataset::Records;
use ndarray::{Array1, Array2, ArrayView2};
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

/// Labels of documents, as they are learned from.
pub trait Truth: Copy + Send + Sync {
    /// What an estimator is given of them.
    type Targets;

    /// Refuses labels or weights of another number than `documents`.
    fn check(&self, documents: usize) -> Result<()>;

    /// One weight a column, from the counts of `rows` and their labels.
    fn weigh(&self, vectorizer: &VectorizerParams, counts: &Packed, rows: &[usize]) -> Result<Vec<f32>>;

    /// The labels of `rows`.
    fn targets(&self, rows: &[usize]) -> Self::Targets;

    /// What each document weighs; None if all weigh the same.
    fn weights(&self) -> Option<&[f32]>;

    /// Which rows are held out for calibration.
    fn folds(&self, seed: u64) -> Vec<Fold>;

    /// The same of parts that are given, one a row.
    fn given_folds(&self, parts: &[Option<usize>]) -> Vec<Fold>;

    /// How badly the labels of `rows` fit, from held-out probabilities.
    fn conformal(&self, probabilities: ArrayView2<'_, f64>, rows: &[usize], seed: u64) -> Conformal;

    /// From held-out scores, a row for each of `rows`, to probabilities.
    fn calibration(&self, scores: &Array2<f32>, rows: &[usize]) -> Calibration;

    /// The examples of `rows`, whose features are `records`.
    fn dataset<R: Records>(&self, records: R, rows: &[usize]) -> DatasetBase<R, Self::Targets> {
        let dataset = DatasetBase::new(records, self.targets(rows));
        match self.weights() {
            Some(weights) => dataset.with_weights(rows.iter().map(|&row| weights[row]).collect()),
            None => dataset,
        }
    }
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

/// The labels of every document, and what an example weighs.
#[derive(Debug, Clone, Copy)]
pub struct LabelTargets<'t> {
    /// The documents of each label.
    pub labels: &'t LabelSets,
    /// One weight a document, or all the same.
    pub weights: Option<&'t [f32]>,
}

impl Truth for Targets<'_> {
    type Targets = Array1<usize>;

    fn check(&self, documents: usize) -> Result<()> {
        check_lengths(self.classes.len(), self.weights, documents)
    }

    fn weigh(&self, vectorizer: &VectorizerParams, counts: &Packed, rows: &[usize]) -> Result<Vec<f32>> {
        vectorizer.weigh(counts, rows, Some((self.classes, self.n_classes)))
    }

    fn targets(&self, rows: &[usize]) -> Array1<usize> {
        rows.iter().map(|&row| self.classes[row]).collect()
    }

    fn weights(&self) -> Option<&[f32]> {
        self.weights
    }

    fn folds(&self, seed: u64) -> Vec<Fold> {
        calibration_folds(self.classes, seed)
    }

    fn given_folds(&self, parts: &[Option<usize>]) -> Vec<Fold> {
        given_folds(parts, self.classes)
    }

    fn conformal(&self, probabilities: ArrayView2<'_, f64>, rows: &[usize], seed: u64) -> Conformal {
        let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
        let truth: Vec<usize> = rows.iter().map(|&row| self.classes[row]).collect();
        let shares: Vec<f64> = rows.iter().map(|_| random.r#gen()).collect();
        Conformal::of_classes(probabilities, &truth, &shares)
    }

    fn calibration(&self, scores: &Array2<f32>, rows: &[usize]) -> Calibration {
        let truth: Vec<usize> = rows.iter().map(|&row| self.classes[row]).collect();
        Calibration::Temperature(Temperature::fit(scores, &truth))
    }
}

impl Truth for LabelTargets<'_> {
    type Targets = LabelSets;

    fn check(&self, documents: usize) -> Result<()> {
        check_lengths(self.labels.rows(), self.weights, documents)
    }

    fn weigh(&self, vectorizer: &VectorizerParams, counts: &Packed, rows: &[usize]) -> Result<Vec<f32>> {
        vectorizer.weigh_by_labels(counts, rows, &self.labels.among(rows))
    }

    fn targets(&self, rows: &[usize]) -> LabelSets {
        self.labels.select(rows)
    }

    fn weights(&self) -> Option<&[f32]> {
        self.weights
    }

    fn folds(&self, seed: u64) -> Vec<Fold> {
        label_folds(self.labels, seed)
    }

    fn given_folds(&self, parts: &[Option<usize>]) -> Vec<Fold> {
        let without = self.labels.members().len();
        let rarest: Vec<usize> = self.labels.rarest().into_iter().map(|label| label.unwrap_or(without)).collect();
        given_folds(parts, &rarest)
    }

    fn conformal(&self, probabilities: ArrayView2<'_, f64>, rows: &[usize], _: u64) -> Conformal {
        Conformal::of_labels(probabilities, self.labels.select(rows).members())
    }

    fn calibration(&self, scores: &Array2<f32>, rows: &[usize]) -> Calibration {
        Calibration::Labels(LabelCalibration::fit(scores, &self.labels.select(rows), self.labels))
    }
}

fn check_lengths(labels: usize, weights: Option<&[f32]>, documents: usize) -> Result<()> {
    for (left, left_len) in [("y", labels), ("sample_weight", weights.map_or(documents, <[f32]>::len))] {
        if left_len != documents {
            return Err(Error::Length { left, right: "X", left_len, right_len: documents });
        }
    }
    Ok(())
}

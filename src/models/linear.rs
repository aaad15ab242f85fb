//! A fitted linear model: a weight for every feature and class.

use super::DecisionFunction;
use crate::features::Csr;
use crate::{Error, Result};
use linfa::traits::PredictInplace;
use ndarray::{Array1, Array2, ArrayViewMut1, Axis, Zip};

/// Weights of features by classes, and an intercept a class.
///
/// Most features tell about few classes, so the weights are sparse too: what is absent costs
/// neither memory nor time.
#[derive(Debug, Clone, PartialEq)]
pub struct LinearModel {
    weights: Csr,
    intercept: Array1<f32>,
}

impl LinearModel {
    /// `weights` has a row a feature and a column a class.
    pub fn new(weights: Csr, intercept: Array1<f32>) -> Result<Self> {
        if weights.columns() != intercept.len() {
            return Err(Error::Columns { expected: intercept.len(), got: weights.columns() });
        }
        match intercept.iter().position(|value| !value.is_finite()) {
            Some(class) => Err(Error::Matrix(format!("the intercept of class {class} is {}", intercept[class]))),
            None => Ok(Self { weights, intercept }),
        }
    }

    /// Features by classes.
    #[must_use]
    pub fn weights(&self) -> &Csr {
        &self.weights
    }

    /// One value a class.
    #[must_use]
    pub fn intercept(&self) -> &Array1<f32> {
        &self.intercept
    }

    /// Number of classes.
    #[must_use]
    pub fn classes(&self) -> usize {
        self.intercept.len()
    }

    /// Number of features.
    #[must_use]
    pub fn features(&self) -> usize {
        self.weights.rows()
    }

    fn score(&self, records: &Csr, row: usize, mut scores: ArrayViewMut1<'_, f32>) {
        scores.assign(&self.intercept);
        for (feature, value) in records.pairs(row).filter(|(feature, _)| *feature < self.features()) {
            for (class, weight) in self.weights.pairs(feature) {
                scores[class] += value * weight;
            }
        }
    }
}

impl DecisionFunction<Csr> for LinearModel {
    fn decision_function(&self, records: &Csr) -> Array2<f32> {
        let mut scores = Array2::zeros((records.rows(), self.classes()));
        let rows: Vec<usize> = (0..records.rows()).collect();
        Zip::from(scores.axis_iter_mut(Axis(0))).and(&rows).par_for_each(|out, &row| self.score(records, row, out));
        scores
    }
}

impl PredictInplace<Csr, Array1<usize>> for LinearModel {
    fn predict_inplace<'a>(&'a self, records: &'a Csr, targets: &mut Array1<usize>) {
        let scores = self.decision_function(records);
        targets.assign(&scores.map_axis(Axis(1), |row| first_of_largest(row.iter().copied())));
    }

    fn default_target(&self, records: &Csr) -> Array1<usize> {
        Array1::zeros(records.rows())
    }
}

/// Position of the largest score; the first of equals.
fn first_of_largest(scores: impl Iterator<Item = f32>) -> usize {
    let mut best = (0, f32::NEG_INFINITY);
    for (class, score) in scores.enumerate() {
        if score > best.1 {
            best = (class, score);
        }
    }
    best.0
}

//! How often each feature occurs in each class: what naive Bayes stands on.

use super::class_weight::class_count;
use super::{ClassWeight, Coefficients};
use crate::features::Csr;
use crate::{Error, Result};
use linfa::DatasetBase;
use ndarray::{Array1, Array2};

/// A fitted naive Bayes at full precision.
#[derive(Debug, Clone, PartialEq)]
pub struct NaiveBayes {
    /// Weights of features by classes; intercepts.
    pub coefficients: Coefficients,
    /// Occurrences of features by classes.
    pub feature_count: Array2<f64>,
    /// Weight of the rows of each class.
    pub class_count: Array1<f64>,
}

/// Occurrences, features by classes, and the weight of each class's rows; no value may be negative.
pub(super) fn class_counts(dataset: &DatasetBase<Csr, Array1<usize>>) -> Result<(Array2<f64>, Array1<f64>)> {
    let n_classes = class_count(&dataset.targets)?;
    let costs = ClassWeight::Uniform.costs(dataset, n_classes)?;
    let records = &dataset.records;
    if let Some(value) = records.parts().2.iter().find(|value| **value < 0.0) {
        return Err(Error::Training(format!("naive Bayes needs counts from 0, got {value}")));
    }
    let mut of_features = Array2::zeros((records.columns(), n_classes));
    let mut of_classes = Array1::zeros(n_classes);
    for (row, (&class, cost)) in dataset.targets.iter().zip(costs).enumerate() {
        of_classes[class] += cost;
        for (feature, value) in records.pairs(row) {
            of_features[[feature, class]] += f64::from(value) * cost;
        }
    }
    Ok((of_features, of_classes))
}

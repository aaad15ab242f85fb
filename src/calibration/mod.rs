//! From scores to probabilities.

mod bias_corrected;
mod conformal;
mod folds;
mod labels;
mod sigmoid;
mod temperature;

pub use bias_corrected::BiasCorrected;
pub use conformal::{Conformal, Conformity};
pub use folds::{Fold, calibration_folds, given_folds, group_parts, grouped_folds, label_folds};
pub use labels::LabelCalibration;
pub use sigmoid::Sigmoid;
pub use temperature::{Temperature, softmax};

use ndarray::{Array2, ArrayView2};

/// What turns the scores of a model into probabilities.
#[derive(Debug, Clone, PartialEq)]
pub enum Calibration {
    /// Of one class a document: rows of probabilities sum to 1.
    Temperature(Temperature),
    /// Of any number of labels a document: each has a probability of its own.
    Labels(LabelCalibration),
}

impl Calibration {
    /// Probabilities, documents by classes.
    #[must_use]
    pub fn probabilities(&self, scores: ArrayView2<'_, f32>) -> Array2<f64> {
        match self {
            Self::Temperature(temperature) => temperature.probabilities(scores),
            Self::Labels(labels) => labels.probabilities(scores),
        }
    }
}

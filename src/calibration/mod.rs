//! From scores to probabilities.

mod folds;
mod temperature;

pub use folds::{Fold, calibration_folds};
pub use temperature::{Temperature, softmax};

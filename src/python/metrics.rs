//! Scores of predictions.

use super::texts::positions;
use crate::metrics;
use numpy::PyReadonlyArray1;
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;

/// Precision, recall, F1 and number of rows of every class.
#[pyfunction]
pub(super) fn class_scores(
    truth: PyReadonlyArray1<'_, i64>,
    predicted: PyReadonlyArray1<'_, i64>,
    n_classes: usize,
) -> PyResult<Vec<(f64, f64, f64, usize)>> {
    let (truth, predicted) = (positions(&truth)?, positions(&predicted)?);
    if let Some(class) = truth.iter().chain(&predicted).find(|class| **class >= n_classes) {
        return Err(PyIndexError::new_err(format!("there is no class {class}")));
    }
    let scores = metrics::class_scores(&truth, &predicted, n_classes);
    Ok(scores.iter().map(|of| (of.precision, of.recall, of.f1, of.support)).collect())
}

/// Mean distance between the probability of the predicted class and its accuracy.
#[pyfunction]
pub(super) fn expected_calibration_error(
    probability: PyReadonlyArray1<'_, f64>,
    right: PyReadonlyArray1<'_, bool>,
    bins: usize,
) -> f64 {
    metrics::expected_calibration_error(&probability.as_array().to_vec(), &right.as_array().to_vec(), bins.max(1))
}

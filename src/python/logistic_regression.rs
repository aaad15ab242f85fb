//! Logistic regression over matrices of numbers.

use super::matrix::{Examples, Linear, columns_to_python};
use super::run::long;
use crate::Interrupt;
use crate::models::{ClassWeight, LogisticRegressionParams};
use linfa::ParamGuard;
use pyo3::prelude::*;

/// Parameters, by name.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(super) struct Options {
    c: f64,
    fit_intercept: bool,
    tolerance: f64,
    max_iterations: usize,
    threads: usize,
}

/// Fits a regression; for two classes the second alone.
///
/// Gives weights and intercepts, the steps taken, and whether it converged.
#[pyfunction]
pub(super) fn fit_logistic_regression<'py>(
    py: Python<'py>,
    examples: Examples<'py>,
    class_weight: Vec<f64>,
    options: Options,
) -> PyResult<(Linear<'py>, usize, bool)> {
    let interrupt = Interrupt::default();
    let params = LogisticRegressionParams::default()
        .c(options.c)
        .fit_intercept(options.fit_intercept)
        .tolerance(options.tolerance)
        .max_iterations(options.max_iterations)
        .class_weight(ClassWeight::Given(class_weight))
        .interrupt(interrupt.clone());
    let dataset = examples.dataset()?;
    let found = long(py, options.threads, &interrupt, || params.check()?.solve(&dataset))?;
    let coefficients = found.coefficients;
    Ok((columns_to_python(py, coefficients.weights, coefficients.intercept), found.iterations, found.converged))
}

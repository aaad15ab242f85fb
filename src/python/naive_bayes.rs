//! Naive Bayes over matrices of numbers.

use super::matrix::{Examples, Linear, columns_to_python};
use super::run::long;
use crate::models::{ComplementNbParams, MultinomialNbParams, NaiveBayes, Prior};
use crate::{Interrupt, Result};
use linfa::ParamGuard;
use numpy::{IntoPyArray, PyArray1, PyArray2};
use pyo3::prelude::*;

/// Weights and intercepts, occurrences (classes by features), and the weight of each class.
type Fitted<'py> = (Linear<'py>, Bound<'py, PyArray2<f64>>, Bound<'py, PyArray1<f64>>);

fn fitted(py: Python<'_>, threads: usize, solve: impl FnOnce() -> Result<NaiveBayes> + Send) -> PyResult<Fitted<'_>> {
    let NaiveBayes { coefficients, feature_count, class_count } = long(py, threads, &Interrupt::default(), solve)?;
    let linear = columns_to_python(py, coefficients.weights, coefficients.intercept);
    Ok((linear, feature_count.reversed_axes().into_pyarray(py), class_count.into_pyarray(py)))
}

/// Fits complement naive Bayes.
#[pyfunction]
pub(super) fn fit_complement_nb<'py>(
    py: Python<'py>,
    examples: Examples<'py>,
    alpha: f64,
    norm: bool,
    threads: usize,
) -> PyResult<Fitted<'py>> {
    let dataset = examples.dataset()?;
    fitted(py, threads, || ComplementNbParams::default().alpha(alpha).norm(norm).check()?.solve(&dataset))
}

/// Fits multinomial naive Bayes; without `prior`, that of the rows if it is to be learned, else a uniform one.
#[pyfunction]
pub(super) fn fit_multinomial_nb<'py>(
    py: Python<'py>,
    examples: Examples<'py>,
    alpha: f64,
    fit_prior: bool,
    prior: Option<Vec<f64>>,
    threads: usize,
) -> PyResult<Fitted<'py>> {
    let dataset = examples.dataset()?;
    let prior = prior.map_or(if fit_prior { Prior::Learned } else { Prior::Uniform }, Prior::Given);
    fitted(py, threads, || MultinomialNbParams::default().alpha(alpha).prior(prior).check()?.solve(&dataset))
}

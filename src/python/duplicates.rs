//! Near-duplicates.

use super::run::long;
use super::texts::texts;
use crate::Interrupt;
use crate::duplicates::{Clusters, DuplicatesParams};
use numpy::{IntoPyArray, PyArray1};
use pyo3::prelude::*;
use pyo3::types::PyList;

/// First rows, second rows, similarities, and the cluster of every row.
type Found<'py> =
    (Bound<'py, PyArray1<i64>>, Bound<'py, PyArray1<i64>>, Bound<'py, PyArray1<f64>>, Bound<'py, PyArray1<i64>>);

/// Pairs of texts that are at least as similar as asked for, and what hangs together by them.
#[pyfunction]
pub(super) fn near_duplicates<'py>(
    py: Python<'py>,
    list: &Bound<'py, PyList>,
    similarity: f64,
    threads: usize,
) -> PyResult<Found<'py>> {
    let texts = texts(list)?;
    let interrupt = Interrupt::default();
    let params = DuplicatesParams { similarity, interrupt: interrupt.clone() };
    let pairs = long(py, threads, &interrupt, || params.pairs(&texts))?;
    let mut clusters = Clusters::new(texts.len());
    for pair in &pairs {
        clusters.join(pair.first, pair.second);
    }
    let first: Vec<i64> = pairs.iter().map(|pair| pair.first.into()).collect();
    let second: Vec<i64> = pairs.iter().map(|pair| pair.second.into()).collect();
    let similarity: Vec<f64> = pairs.iter().map(|pair| pair.similarity).collect();
    let labels: Vec<i64> = clusters.labels().into_iter().map(|label| label.cast_signed() as i64).collect();
    Ok((first.into_pyarray(py), second.into_pyarray(py), similarity.into_pyarray(py), labels.into_pyarray(py)))
}

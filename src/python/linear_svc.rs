//! The one-vs-rest machine over matrices of numbers.

use super::run::long;
use super::texts::positions;
use crate::features::Csr;
use crate::models::{BinaryMachine, ClassWeight, Loss, OneVsRestParams};
use crate::{Error, Interrupt};
use linfa::{DatasetBase, ParamGuard};
use ndarray::{Array1, Array2};
use numpy::{IntoPyArray, PyArray1, PyArray2, PyReadonlyArray1};
use pyo3::prelude::*;

/// Weights (machines by features), intercepts, most passes over the rows, and whether all converged.
type Fitted<'py> = (Bound<'py, PyArray2<f64>>, Bound<'py, PyArray1<f64>>, usize, bool);

/// Parameters of the machines, by name.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(super) struct Options {
    c: f64,
    hinge: bool,
    tolerance: f64,
    max_iterations: usize,
    bias: f64,
    seed: u64,
    threads: usize,
}

/// Fits one machine a class to a sparse matrix; for two classes the second alone.
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "the parts of a SciPy matrix come one by one")]
pub(super) fn fit_linear_svc<'py>(
    py: Python<'py>,
    columns: usize,
    indptr: PyReadonlyArray1<'py, i64>,
    indices: PyReadonlyArray1<'py, i64>,
    values: PyReadonlyArray1<'py, f64>,
    classes: PyReadonlyArray1<'py, i64>,
    weights: PyReadonlyArray1<'py, f64>,
    class_weight: Vec<f64>,
    options: Options,
) -> PyResult<Fitted<'py>> {
    let interrupt = Interrupt::default();
    let loss = if options.hinge { Loss::Hinge } else { Loss::SquaredHinge };
    let Options { c, tolerance, max_iterations, bias, seed, threads, .. } = options;
    let machine = BinaryMachine { loss, tolerance, max_iterations, bias, seed, interrupt: interrupt.clone() };
    let params = OneVsRestParams::default().c(c).class_weight(ClassWeight::Given(class_weight)).machine(machine);
    let indptr = positions(&indptr)?;
    let indices = positions(&indices)?.into_iter().map(|column| column as u32).collect();
    let values: Vec<f32> = values.as_array().iter().map(|&value| value as f32).collect();
    let classes: Array1<usize> = positions(&classes)?.into();
    let weights: Array1<f32> = weights.as_array().mapv(|weight| weight as f32);
    let solutions = long(py, threads, &interrupt, || {
        let records = Csr::new(columns, indptr, indices, values)?;
        let dataset = DatasetBase::new(records, classes).with_weights(weights);
        params.check()?.solve(&dataset)
    })?;
    let rows = solutions.iter().flat_map(|solution| solution.weights.iter().copied()).collect();
    let coefficients = Array2::from_shape_vec((solutions.len(), columns), rows)
        .map_err(|error| super::errors::to_python(Error::Matrix(error.to_string())))?;
    let intercepts: Array1<f64> = solutions.iter().map(|solution| solution.intercept).collect();
    let passes = solutions.iter().map(|solution| solution.iterations).max().unwrap_or(0);
    let converged = solutions.iter().all(|solution| solution.converged);
    Ok((coefficients.into_pyarray(py), intercepts.into_pyarray(py), passes, converged))
}

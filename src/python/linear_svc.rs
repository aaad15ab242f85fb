//! The one-vs-rest machine over matrices of numbers.

use super::matrix::{Examples, Linear, columns_to_python};
use super::run::long;
use crate::Interrupt;
use crate::models::{BinaryMachine, ClassWeight, Loss, OneVsRestParams, distinct};
use linfa::ParamGuard;
use ndarray::{Array1, Array2};
use pyo3::prelude::*;

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

/// Fits one machine a class; for two classes the second alone.
///
/// Gives weights and intercepts, the most passes over the rows, and whether all converged.
#[pyfunction]
pub(super) fn fit_linear_svc<'py>(
    py: Python<'py>,
    examples: Examples<'py>,
    class_weight: Vec<f64>,
    options: Options,
) -> PyResult<(Linear<'py>, usize, bool)> {
    let interrupt = Interrupt::default();
    let loss = if options.hinge { Loss::Hinge } else { Loss::SquaredHinge };
    let Options { c, tolerance, max_iterations, bias, seed, threads, .. } = options;
    let machine = BinaryMachine { loss, tolerance, max_iterations, bias, seed, interrupt: interrupt.clone() };
    let params = OneVsRestParams::default().c(c).class_weight(ClassWeight::Given(class_weight)).machine(machine);
    let dataset = examples.dataset()?;
    let solutions = long(py, threads, &interrupt, || params.check()?.solve(&distinct(&dataset)))?;
    let mut weights = Array2::zeros((dataset.records.columns(), solutions.len()));
    for (mut column, solution) in weights.columns_mut().into_iter().zip(&solutions) {
        column.iter_mut().zip(&solution.weights).for_each(|(weight, found)| *weight = *found);
    }
    let intercepts: Array1<f64> = solutions.iter().map(|solution| solution.intercept).collect();
    let passes = solutions.iter().map(|solution| solution.iterations).max().unwrap_or(0);
    let converged = solutions.iter().all(|solution| solution.converged);
    Ok((columns_to_python(py, weights, intercepts), passes, converged))
}

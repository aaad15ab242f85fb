//! Sparse matrices from SciPy and to it.

use super::errors::to_python;
use super::texts::positions;
use crate::Error;
use crate::features::Csr;
use linfa::DatasetBase;
use ndarray::{Array1, Array2};
use numpy::{IntoPyArray, PyArray1, PyArray2, PyReadonlyArray1};
use pyo3::exceptions::{PyIndexError, PyValueError};
use pyo3::prelude::*;

/// Values, column numbers and row boundaries, as SciPy takes them.
pub(super) type Parts<'py> = (Bound<'py, PyArray1<f32>>, Bound<'py, PyArray1<i32>>, Bound<'py, PyArray1<i64>>);

/// Weights (classes by features) and intercepts.
pub(super) type Linear<'py> = (Bound<'py, PyArray2<f64>>, Bound<'py, PyArray1<f64>>);

/// Weights of features by classes, seen as classes by features.
pub(super) fn columns_to_python(py: Python<'_>, weights: Array2<f64>, intercept: Array1<f64>) -> Linear<'_> {
    (weights.reversed_axes().into_pyarray(py), intercept.into_pyarray(py))
}

/// Hands a matrix over in place: its buffers become NumPy's.
pub(super) fn to_scipy(py: Python<'_>, matrix: Csr) -> PyResult<Parts<'_>> {
    if matrix.columns() > i32::MAX as usize {
        return Err(to_python(Error::Matrix(format!("{} columns are more than 2^31", matrix.columns()))));
    }
    let (indptr, indices, values) = matrix.into_parts();
    let indices: Vec<i32> = indices.into_iter().map(u32::cast_signed).collect();
    let indptr: Vec<i64> = indptr.into_iter().map(|end| end.cast_signed() as i64).collect();
    Ok((values.into_pyarray(py), indices.into_pyarray(py), indptr.into_pyarray(py)))
}

/// SciPy's numbers of columns and rows, in either of its two types.
#[derive(FromPyObject)]
enum Positions<'py> {
    Short(PyReadonlyArray1<'py, i32>),
    Long(PyReadonlyArray1<'py, i64>),
}

impl Positions<'_> {
    fn to_vec<T: TryFrom<i32> + TryFrom<i64>>(&self) -> PyResult<Vec<T>> {
        let found = match self {
            Self::Short(numbers) => numbers.as_array().iter().map(|&number| T::try_from(number).ok()).collect(),
            Self::Long(numbers) => numbers.as_array().iter().map(|&number| T::try_from(number).ok()).collect(),
        };
        Option::ok_or_else(found, || PyIndexError::new_err("a position is negative or too large"))
    }
}

/// The rows of a SciPy matrix with their classes and weights, by name.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(super) struct Examples<'py> {
    columns: usize,
    indptr: Positions<'py>,
    indices: Positions<'py>,
    values: PyReadonlyArray1<'py, f64>,
    classes: PyReadonlyArray1<'py, i64>,
    weights: PyReadonlyArray1<'py, f64>,
}

/// What estimators learn from.
pub(super) type Data = DatasetBase<Csr, Array1<usize>>;

impl Examples<'_> {
    /// Copies everything, the values in single precision.
    pub(super) fn dataset(&self) -> PyResult<Data> {
        let values = self.single_precision()?;
        let parts = (self.indptr.to_vec()?, self.indices.to_vec()?);
        let records = Csr::new(self.columns, parts.0, parts.1, values).map_err(to_python)?;
        let classes: Array1<usize> = positions(&self.classes)?.into();
        let weights = self.weights.as_array().mapv(|weight| weight as f32);
        Ok(DatasetBase::new(records, classes).with_weights(weights))
    }

    fn single_precision(&self) -> PyResult<Vec<f32>> {
        let values = self.values.as_array();
        let single: Vec<f32> = values.iter().map(|&value| value as f32).collect();
        match single.iter().position(|value| !value.is_finite()) {
            None => Ok(single),
            Some(at) => Err(PyValueError::new_err(format!(
                "X holds {:e}, which is too large for single precision; scale it",
                values[at]
            ))),
        }
    }
}

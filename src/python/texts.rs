//! What comes from Python: strings, borrowed where they are valid UTF-8, and positions.

use numpy::PyReadonlyArray1;
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyList, PyString};

/// A text that outlives the hold on the interpreter.
#[derive(Debug)]
pub(super) enum Text {
    Borrowed(PyBackedStr),
    /// A copy in which every lone surrogate became one question mark, so that positions stay.
    Repaired(String),
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Repaired(text) => text,
        }
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for Text {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let string = object.cast::<PyString>()?;
        if let Ok(text) = PyBackedStr::try_from(string.to_owned()) {
            return Ok(Self::Borrowed(text));
        }
        let bytes: Vec<u8> = string.call_method1("encode", ("utf-8", "replace"))?.extract()?;
        Ok(Self::Repaired(String::from_utf8_lossy(&bytes).into_owned()))
    }
}

/// All strings of a list.
pub(super) fn texts(list: &Bound<'_, PyList>) -> PyResult<Vec<Text>> {
    list.iter().map(|item| item.extract()).collect()
}

/// Position of the first item of a list that is not a string.
#[pyfunction]
pub(super) fn first_not_text(items: &Bound<'_, PyList>) -> Option<usize> {
    items.iter().position(|item| !item.is_instance_of::<PyString>())
}

/// Positions, none of which is negative.
pub(super) fn positions(numbers: &PyReadonlyArray1<'_, i64>) -> PyResult<Vec<usize>> {
    let numbers: Result<_, _> = numbers.as_array().iter().map(|&number| usize::try_from(number)).collect();
    numbers.map_err(|_| PyIndexError::new_err("a position is negative"))
}

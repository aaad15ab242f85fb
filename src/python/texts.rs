//! What comes from Python: strings, borrowed where they are valid UTF-8, and positions.

use numpy::PyReadonlyArray1;
use pyo3::exceptions::{PyIndexError, PyValueError};
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

/// Columns of texts, where Python holds them.
#[derive(Default)]
pub(super) struct Fields<'py>(Vec<Column<'py>>);

enum Column<'py> {
    List(Vec<Text>),
    Packed(Vec<Part<'py>>),
}

/// Where texts begin and end among some bytes, as Arrow has them (`_packed.PackedTexts`).
type Part<'py> = (PyReadonlyArray1<'py, i64>, PyReadonlyArray1<'py, u8>);

/// Columns of texts, each a list of strings or packed.
pub(super) fn fields<'py>(columns: &Bound<'py, PyList>) -> PyResult<Fields<'py>> {
    let column = |column: Bound<'py, PyAny>| match column.cast::<PyList>() {
        Ok(list) => texts(list).map(Column::List),
        Err(_) => column.getattr("parts")?.extract().map(Column::Packed),
    };
    columns.iter().map(column).collect::<PyResult<_>>().map(Fields)
}

impl Fields<'_> {
    /// The texts, column by column.
    pub(super) fn texts<'f>(&'f self) -> PyResult<Vec<Vec<&'f str>>> {
        let texts = |column: &'f Column<'_>| match column {
            Column::List(texts) => Ok(texts.iter().map(AsRef::as_ref).collect()),
            Column::Packed(parts) => {
                let pieces: Vec<Vec<&str>> = parts.iter().map(pieces).collect::<PyResult<_>>()?;
                Ok(pieces.concat())
            }
        };
        self.0.iter().map(texts).collect()
    }
}

fn pieces<'p>((bounds, bytes): &'p Part<'_>) -> PyResult<Vec<&'p str>> {
    let all = std::str::from_utf8(bytes.as_slice()?).map_err(|error| PyValueError::new_err(error.to_string()))?;
    let piece = |pair: &[usize]| {
        let wrong = || PyIndexError::new_err(format!("no text stands at bytes {} to {}", pair[0], pair[1]));
        all.get(pair[0]..pair[1]).ok_or_else(wrong)
    };
    positions(bounds)?.windows(2).map(piece).collect()
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

//! The one place where errors become Python exceptions.

use crate::Error;
use pyo3::create_exception;
use pyo3::exceptions::{PyKeyboardInterrupt, PyOSError, PyRuntimeError, PyValueError};
use pyo3::prelude::*;

create_exception!(newslens, ModelFileError, PyValueError, "A file is not a usable newslens model.");
create_exception!(newslens, InternalError, PyRuntimeError, "A defect in newslens; please report it.");

/// The Python exception of an error.
pub(super) fn to_python(error: Error) -> PyErr {
    let message = error.to_string();
    match error {
        Error::ModelFile(_) => ModelFileError::new_err(message),
        Error::Io { source, path } => match source.raw_os_error() {
            Some(code) => PyOSError::new_err((code, source.to_string(), path)),
            None => PyOSError::new_err(message),
        },
        Error::Interrupted => PyKeyboardInterrupt::new_err(message),
        _ => PyValueError::new_err(message),
    }
}

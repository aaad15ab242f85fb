//! A user's own list of actors.

use super::errors::to_python;
use crate::Error;
use crate::article::{self, GazetteerEntry};
use pyo3::prelude::*;

/// Name, kind, aliases, role, country.
type Entry = (String, String, Vec<String>, Option<String>, Option<String>);

/// A list of actors, built once.
#[pyclass(frozen, module = "newslens._core")]
pub(super) struct Gazetteer(pub(super) article::Gazetteer);

#[pymethods]
impl Gazetteer {
    #[new]
    fn new(py: Python<'_>, entries: Vec<Entry>) -> PyResult<Self> {
        let read =
            entries.into_iter().enumerate().map(|(nth, entry)| from_python(nth, entry)).collect::<Result<_, _>>();
        py.detach(|| article::Gazetteer::new(read?)).map(Self).map_err(to_python)
    }

    /// The entries, as given.
    fn entries(&self) -> Vec<Entry> {
        let entry = |entry: &GazetteerEntry| {
            let GazetteerEntry { name, kind, aliases, role, country } = entry.clone();
            (name, <&str>::from(kind).to_owned(), aliases, role, country)
        };
        self.0.entries().iter().map(entry).collect()
    }

    fn __len__(&self) -> usize {
        self.0.entries().len()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyAny>, (Vec<Entry>,)) {
        (slf.get_type().into_any(), (slf.get().entries(),))
    }
}

fn from_python(nth: usize, (name, kind, aliases, role, country): Entry) -> Result<GazetteerEntry, Error> {
    match kind.parse() {
        Ok(kind) => Ok(GazetteerEntry { name, kind, aliases, role, country }),
        Err(_) => Err(Error::Gazetteer(format!(
            "entry {nth} ({name:?}): the kind is {kind:?}, expected person, organisation, country or group"
        ))),
    }
}

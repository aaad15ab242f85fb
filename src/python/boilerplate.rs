//! Recurring lines of outlets.

use super::errors::to_python;
use super::run::long;
use super::texts::{Text, texts};
use crate::article::{self, BoilerplateParams, Reader};
use crate::{Interrupt, Result, model_file};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList};
use rayon::prelude::*;
use std::path::PathBuf;

/// The recurring lines of the outlets of a corpus.
#[pyclass(frozen, module = "newslens._core")]
pub(super) struct BoilerplateModel(pub(super) article::BoilerplateModel);

/// Outlet, line, articles, and their share.
type Line = (Option<String>, String, u32, f64);

#[pymethods]
impl BoilerplateModel {
    /// Parameters it was fitted with: least articles, least share.
    fn parameters(&self) -> (usize, f64) {
        (self.0.min_articles, self.0.min_share)
    }

    /// Every line, in the order of the outlets, the most frequent first.
    fn lines(&self) -> Vec<Line> {
        let of = |outlet: &article::OutletLines| -> Vec<Line> {
            let share = |articles: u32| f64::from(articles) / f64::from(outlet.articles.max(1));
            let line = |line: &article::RecurringLine| {
                (outlet.name.clone(), line.example.clone(), line.articles, share(line.articles))
            };
            outlet.lines.iter().map(line).collect()
        };
        self.0.outlets().iter().flat_map(of).collect()
    }

    /// The bytes of the model file.
    fn to_bytes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let bytes = py.detach(|| self.0.to_bytes()).map_err(to_python)?;
        Ok(PyBytes::new(py, &bytes))
    }

    /// Writes the model file.
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        py.detach(|| model_file::save(&path, &self.0.to_bytes()?)).map_err(to_python)
    }

    /// The model of the bytes of a model file.
    #[staticmethod]
    fn from_bytes(py: Python<'_>, data: &[u8]) -> PyResult<Self> {
        py.detach(|| article::BoilerplateModel::from_bytes(data)).map(Self).map_err(to_python)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        let rebuild = slf.get_type().getattr("from_bytes")?;
        Ok((rebuild, (slf.get().to_bytes(slf.py())?,)))
    }
}

/// Learns recurring lines; `outlets` names the outlet of every text, or is None where all are of one.
#[pyfunction]
pub(super) fn fit_boilerplate(
    py: Python<'_>,
    list: &Bound<'_, PyList>,
    outlets: Option<Vec<Option<String>>>,
    min_articles: usize,
    min_share: f64,
    repair: bool,
    threads: usize,
) -> PyResult<BoilerplateModel> {
    let texts = texts(list)?;
    let interrupt = Interrupt::default();
    let params = BoilerplateParams { min_articles, min_share, interrupt: interrupt.clone() };
    let reader = Reader { repair, ..Reader::default() };
    let names: Vec<Option<&str>> = outlets.iter().flatten().map(Option::as_deref).collect();
    let repaired = |text: &Text| interrupt.check().map(|()| reader.repaired(text.as_ref()).text.into_owned());
    let work = || {
        if repair {
            params.fit(&texts.par_iter().map(repaired).collect::<Result<Vec<_>>>()?, &names)
        } else {
            params.fit(&texts, &names)
        }
    };
    long(py, threads, &interrupt, work).map(BoilerplateModel)
}

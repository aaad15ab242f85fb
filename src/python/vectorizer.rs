//! The fitted vectorizer.

use super::classifier::{LONG, corpus};
use super::errors::to_python;
use super::matrix::{Parts, to_scipy};
use super::run::{brief, long};
use super::texts::{fields, positions};
use crate::features::{Characters, Recipe};
use crate::text::{Subwords, Tokenizer};
use crate::{Interrupt, model_file, pipeline};
use numpy::PyReadonlyArray1;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList};
use std::path::PathBuf;

/// Fitted columns and weights.
#[pyclass(frozen, module = "newslens._core")]
pub(super) struct Vectorizer(pipeline::NewsVectorizer);

#[pymethods]
impl Vectorizer {
    /// Names of the columns of a document; None where it is one text without a name.
    #[getter]
    fn columns(&self) -> Option<Vec<String>> {
        self.0.columns.clone()
    }

    /// Number of features.
    #[getter]
    fn n_features(&self) -> usize {
        self.0.vectorizer.columns.len()
    }

    /// The spelling of every feature.
    fn feature_names(&self) -> Vec<String> {
        self.0.feature_names()
    }

    /// The features of columns of texts.
    fn transform<'py>(&self, py: Python<'py>, columns: &Bound<'py, PyList>, threads: usize) -> PyResult<Parts<'py>> {
        let fields = fields(columns)?;
        let texts = fields.texts()?;
        let corpus = corpus(&texts);
        let interrupt = Interrupt::default();
        let work = || self.0.vectorizer.transform(&corpus, &interrupt);
        let bytes: usize = (0..corpus.len()).map(|row| corpus.bytes(row)).sum();
        let features = if bytes < LONG { brief(py, threads, work) } else { long(py, threads, &interrupt, work) }?;
        to_scipy(py, features)
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

    /// The vectorizer of the bytes of a model file.
    #[staticmethod]
    fn from_bytes(py: Python<'_>, data: &[u8]) -> PyResult<Self> {
        py.detach(|| pipeline::NewsVectorizer::from_bytes(data)).map(Self).map_err(to_python)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        let rebuild = slf.get_type().getattr("from_bytes")?;
        Ok((rebuild, (slf.get().to_bytes(slf.py())?,)))
    }
}

/// `"auto"`, or the shortest and the longest; None for no character n-grams.
#[derive(FromPyObject)]
enum CharactersArgument {
    Lengths((u8, u8)),
    Auto(#[allow(dead_code)] String),
}

/// Parameters, by name.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(super) struct Options {
    cased: bool,
    longest_run: u8,
    characters: Option<CharactersArgument>,
    min_df: usize,
    hash_bits: Option<u8>,
    tokenizer: Option<String>,
    threads: usize,
}

impl Options {
    fn params(self, interrupt: &Interrupt) -> PyResult<pipeline::NewsVectorizerParams> {
        let characters = match self.characters {
            None => Characters::Never,
            Some(CharactersArgument::Auto(_)) => Characters::Auto,
            Some(CharactersArgument::Lengths((min, max))) => Characters::Lengths { min, max },
        };
        let tokenizer = match self.tokenizer {
            None => Tokenizer::Words,
            Some(json) => Tokenizer::Subwords(Subwords::from_json(&json).map_err(to_python)?),
        };
        let recipe = Recipe { cased: self.cased, longest_run: self.longest_run, characters };
        let (min_df, hash_bits, interrupt) = (self.min_df, self.hash_bits, interrupt.clone());
        Ok(pipeline::NewsVectorizerParams { recipe, min_df, hash_bits, tokenizer, interrupt })
    }
}

/// Learns columns and weights from columns of texts, and transforms them too if that is wanted.
///
/// `classes` are the number of each text's class and how many there are.
#[pyfunction]
pub(super) fn fit_vectorizer<'py>(
    py: Python<'py>,
    columns: &Bound<'py, PyList>,
    names: Option<Vec<String>>,
    options: Options,
    classes: Option<(PyReadonlyArray1<'py, i64>, usize)>,
    transform: bool,
) -> PyResult<(Vectorizer, Option<Parts<'py>>)> {
    let fields = fields(columns)?;
    let texts = fields.texts()?;
    let corpus = corpus(&texts);
    let classes = classes.map(|(classes, number)| Ok::<_, PyErr>((positions(&classes)?, number))).transpose()?;
    let classes = classes.as_ref().map(|(classes, number)| (classes.as_slice(), *number));
    let (interrupt, threads) = (Interrupt::default(), options.threads);
    let params = options.params(&interrupt)?;
    if !transform {
        let fitted = long(py, threads, &interrupt, || params.fit(&corpus, classes, names))?;
        return Ok((Vectorizer(fitted), None));
    }
    let (fitted, features) = long(py, threads, &interrupt, || params.fit_transform(&corpus, classes, names))?;
    Ok((Vectorizer(fitted), Some(to_scipy(py, features)?)))
}

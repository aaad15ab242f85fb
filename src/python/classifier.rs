//! Fitted topic classifiers, and what all classifiers share.

use super::errors::to_python;
use super::run::{brief, long};
use super::texts::{Text, fields, positions};
use crate::duplicates::Seen;
use crate::explain::Explanation;
use crate::features::Corpus;
use crate::model_file;
use crate::models::{ClassWeight, LabelSets};
use crate::pipeline::{LabelTargets, Labels, Learning, Targets};
use crate::text::{CodePoints, Grams};
use crate::{Interrupt, Result};
use ndarray::Array2;
use numpy::{IntoPyArray, PyArray1, PyArray2, PyReadonlyArray1};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyList;
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Bytes of text from which a prediction looks for Ctrl-C.
pub(super) const LONG: usize = 1 << 20;

pub(super) fn corpus<'c, 't>(texts: &'c [Vec<&'t str>]) -> Corpus<'c, &'t str> {
    Corpus::of_fields(texts.iter().map(Vec::as_slice).collect())
}

/// Class numbers, how many classes, and sample weights.
pub(super) struct Truth {
    pub(super) classes: Vec<usize>,
    pub(super) n_classes: usize,
    weights: Option<Vec<f32>>,
}

impl Truth {
    pub(super) fn new(
        classes: &PyReadonlyArray1<'_, i64>,
        labels: &Labels,
        weights: Option<&PyReadonlyArray1<'_, f64>>,
    ) -> PyResult<Self> {
        let weights = weights.map(|weights| weights.as_array().iter().map(|&weight| weight as f32).collect());
        Ok(Self { classes: positions(classes)?, n_classes: labels.len(), weights })
    }

    pub(super) fn label_targets<'t>(&'t self, labels: &'t LabelSets) -> LabelTargets<'t> {
        LabelTargets { labels, weights: self.weights.as_deref() }
    }

    pub(super) fn targets(&self) -> Targets<'_> {
        Targets { classes: &self.classes, n_classes: self.n_classes, weights: self.weights.as_deref() }
    }
}

/// `"balanced"`, `"auto"` for what suits the kind of stance, or one weight a class in the order of the classes.
#[derive(FromPyObject)]
pub(super) enum ClassWeightArgument {
    Given(Vec<f64>),
    Named(String),
}

/// Scores of columns of texts, by the model's own way to score a corpus.
pub(super) fn scores<'py>(
    py: Python<'py>,
    columns: &Bound<'py, PyList>,
    threads: usize,
    decide: impl Fn(&Corpus<'_, &str>, &Interrupt) -> Result<Array2<f32>> + Sync,
) -> PyResult<Bound<'py, PyArray2<f32>>> {
    let fields = fields(columns)?;
    let texts = fields.texts()?;
    let corpus = corpus(&texts);
    let interrupt = Interrupt::default();
    let work = || decide(&corpus, &interrupt);
    let bytes: usize = (0..corpus.len()).map(|row| corpus.bytes(row)).sum();
    let scores = if bytes < LONG { brief(py, threads, work) } else { long(py, threads, &interrupt, work) }?;
    Ok(scores.into_pyarray(py))
}

/// Similarity to the nearest training text and its number, row by row; 0 and -1 where none is nearly the same.
pub(super) type SeenRows<'py> = (Bound<'py, PyArray1<f64>>, Bound<'py, PyArray1<i64>>);

/// Name, kind, fields, weight, and in how many training texts it stands.
pub(super) type Feature = (String, &'static str, Vec<usize>, f64, Option<u32>);

/// The classes and their scores by LAC and APS.
pub(super) type HeldOut<'py> = (Bound<'py, PyArray1<u32>>, Bound<'py, PyArray1<f32>>, Bound<'py, PyArray1<f32>>);

/// Rows that are nearly the same as a training text, by the model's own way to look at a corpus.
pub(super) fn seen<'py>(
    py: Python<'py>,
    columns: &Bound<'py, PyList>,
    threads: usize,
    look: impl Fn(&Corpus<'_, &str>, &Interrupt) -> Result<Vec<Option<Seen>>> + Sync,
) -> PyResult<SeenRows<'py>> {
    let fields = fields(columns)?;
    let texts = fields.texts()?;
    let corpus = corpus(&texts);
    let interrupt = Interrupt::default();
    let found = long(py, threads, &interrupt, || look(&corpus, &interrupt))?;
    let similarity: Vec<f64> = found.iter().map(|seen| seen.map_or(0.0, |seen| seen.similarity)).collect();
    let text: Vec<i64> = found.iter().map(|seen| seen.map_or(-1, |seen| seen.text.cast_signed() as i64)).collect();
    Ok((similarity.into_pyarray(py), text.into_pyarray(py)))
}

/// A number in 0..1 for every row, which depends on its texts alone.
#[pyfunction]
pub(super) fn text_shares<'py>(py: Python<'py>, columns: &Bound<'py, PyList>) -> PyResult<Bound<'py, PyArray1<f64>>> {
    let fields = fields(columns)?;
    let fields = fields.texts()?;
    let rows = fields.iter().map(Vec::len).min().unwrap_or(0);
    let hash = |row: usize| fields.iter().fold(0, |seed, texts| xxh3_64_with_seed(texts[row].as_bytes(), seed));
    let shares: Vec<f64> = (0..rows).map(|row| (hash(row) >> 11) as f64 / (1_u64 << 53) as f64).collect();
    Ok(shares.into_pyarray(py))
}

pub(super) fn kind(grams: Grams) -> &'static str {
    match grams {
        Grams::Words | Grams::CasedWords => "word",
        Grams::WordRuns { .. } => "words",
        Grams::Characters { .. } => "characters",
    }
}

/// Score, intercept, and (field, start, end, value) of every word; offsets are code points.
pub(super) type Explained = (f64, f64, Vec<(usize, usize, usize, f64)>);

pub(super) fn in_code_points(found: &Explanation, fields: &[Text]) -> Explained {
    let points: Vec<CodePoints<'_>> = fields.iter().map(|text| CodePoints::new(text.as_ref())).collect();
    let words = found.contributions.iter().map(|word| {
        let at = &points[word.field];
        (word.field, at.at(word.span.start), at.at(word.span.end), word.value)
    });
    (found.score, found.intercept, words.collect())
}

/// Class labels as Python values.
pub(super) fn labels_to_python<'py>(py: Python<'py>, labels: &Labels) -> PyResult<Bound<'py, PyList>> {
    match labels {
        Labels::Str(names) => PyList::new(py, names),
        Labels::Int(names) => PyList::new(py, names),
        Labels::Bool(names) => PyList::new(py, names),
    }
}

pub(super) fn labels_from_python(labels: &Bound<'_, PyList>) -> PyResult<Labels> {
    if let Ok(names) = labels.extract::<Vec<bool>>() {
        Ok(Labels::Bool(names))
    } else if let Ok(names) = labels.extract::<Vec<i64>>() {
        Ok(Labels::Int(names))
    } else if let Ok(names) = labels.extract::<Vec<String>>() {
        Ok(Labels::Str(names))
    } else {
        Err(PyTypeError::new_err("labels must be all strings, all whole numbers or all truth values"))
    }
}

/// The kind of model that the bytes of a model file hold.
#[pyfunction]
pub(super) fn kind_of(data: &[u8]) -> PyResult<String> {
    model_file::kind_of(data).map_err(to_python)
}

macro_rules! fitted_classifier {
    ($name:ident, $kind:literal $(, $own:item)*) => {
        #[doc = concat!("A fitted ", $kind, " classifier.")]
        #[pyclass(frozen, module = "newslens._core")]
        pub(super) struct $name(pipeline::$name);

        #[pymethods]
        impl $name {
            $($own)*

            /// The class labels, in the order of the classes.
            #[getter]
            fn labels<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
                labels_to_python(py, &self.0.labels)
            }

            /// Divides scores before the softmax; None where every label has a probability of its own.
            #[getter]
            fn temperature(&self) -> Option<f32> {
                self.0.temperature()
            }

            /// Number of features.
            #[getter]
            fn n_features(&self) -> usize {
                self.0.n_features()
            }

            /// The spelling of every feature.
            fn feature_names(&self) -> Vec<String> {
                self.0.feature_names()
            }

            /// The calibrated probabilities of scores.
            fn probabilities<'py>(
                &self,
                py: Python<'py>,
                scores: &Bound<'py, PyArray2<f32>>,
            ) -> Bound<'py, PyArray2<f64>> {
                let scores = scores.readonly();
                self.0.probabilities(scores.as_array()).into_pyarray(py)
            }

            /// The features that add most to the score of a class.
            fn top_features(&self, number: usize, n: usize) -> PyResult<Vec<Feature>> {
                if number >= self.0.labels.len() {
                    return Err(PyIndexError::new_err(format!("there is no class {number}")));
                }
                let Some(classifier) = self.0.words() else {
                    return Err(PyValueError::new_err("claims are judged by trees, which have no weights of words"));
                };
                let (columns, params) = (&classifier.vectorizer.columns, &classifier.vectorizer.params);
                let found = class_features(&classifier.vectorizer, &classifier.model, number, n);
                let told = found.into_iter().map(|of| {
                    let block = &params.blocks[columns.block(of.column)];
                    let documents = classifier.training.documents.get(of.column).copied();
                    (columns.name(of.column), kind(block.grams), block.fields.clone(), of.weight, documents)
                });
                Ok(told.collect())
            }

            /// Rows that are nearly the same as a training text.
            fn seen<'py>(
                &self,
                py: Python<'py>,
                columns: &Bound<'py, PyList>,
                threads: usize,
            ) -> PyResult<SeenRows<'py>> {
                seen(py, columns, threads, |corpus, interrupt| self.0.seen(corpus, interrupt))
            }

            /// Number of training texts that are known again.
            #[getter]
            fn n_fingerprints(&self) -> usize {
                self.0.training().fingerprints.0.len()
            }

            /// How badly the classes of held-out texts fit.
            fn held_out<'py>(&self, py: Python<'py>) -> HeldOut<'py> {
                let found = self.0.training().held_out.clone();
                (found.classes.into_pyarray(py), found.lac.into_pyarray(py), found.aps.into_pyarray(py))
            }

            /// Which classes are in the set of every row.
            fn sets<'py>(
                &self,
                py: Python<'py>,
                probabilities: &Bound<'py, PyArray2<f64>>,
                shares: &Bound<'py, PyArray1<f64>>,
                coverage: f64,
                cumulative: bool,
                by_class: bool,
            ) -> PyResult<Bound<'py, PyArray2<bool>>> {
                let (probabilities, shares) = (probabilities.readonly(), shares.readonly());
                let by = if cumulative { Conformity::Aps } else { Conformity::Lac };
                let held_out = &self.0.training().held_out;
                let sets =
                    held_out.sets(probabilities.as_array(), &shares.as_array().to_vec(), coverage, by, by_class);
                Ok(sets.map_err(to_python)?.into_pyarray(py))
            }

            /// What was measured of the model, as JSON.
            #[getter]
            fn card(&self) -> Option<String> {
                self.0.training().card.clone()
            }

            /// The same model with another card.
            fn with_card(&self, card: Option<String>) -> PyResult<Self> {
                let mut model = self.0.clone();
                model.training_mut().card = card;
                model.training().check_card().map_err(to_python)?;
                Ok(Self(model))
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
                py.detach(|| pipeline::$name::from_bytes(data)).map(Self).map_err(to_python)
            }

            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
                let rebuild = slf.get_type().getattr("from_bytes")?;
                Ok((rebuild, (slf.get().to_bytes(slf.py())?,)))
            }
        }
    };
}

pub(super) use fitted_classifier;

/// The parameters that both classifiers have.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(super) struct Options {
    c: f64,
    min_df: usize,
    class_weight: Option<ClassWeightArgument>,
    seed: u64,
    parts: Option<Vec<i64>>,
    pub(super) threads: usize,
}

impl Options {
    /// True if class weights are to suit the kind of stance.
    pub(super) fn suits(&self) -> bool {
        matches!(&self.class_weight, Some(ClassWeightArgument::Named(name)) if name == "auto")
    }

    pub(super) fn learning(self, interrupt: &Interrupt) -> Learning {
        let class_weight = match self.class_weight {
            None => ClassWeight::Uniform,
            Some(ClassWeightArgument::Named(_)) => ClassWeight::Balanced,
            Some(ClassWeightArgument::Given(weights)) => ClassWeight::Given(weights),
        };
        let interrupt = interrupt.clone();
        let part = |part: i64| usize::try_from(part).ok();
        let parts = self.parts.map(|parts| parts.into_iter().map(part).collect());
        Learning { c: self.c, min_df: self.min_df, class_weight, seed: self.seed, parts, interrupt }
    }
}

//! Topic classifiers: fitted ones, and how they are fitted.

use super::classifier::{
    Explained, Feature, HeldOut, Options, SeenRows, Truth, corpus, fitted_classifier, in_code_points, kind,
    labels_from_python, labels_to_python, scores, seen,
};
use super::errors::to_python;
use super::run::{brief, long};
use super::texts::{fields, positions, texts};
use crate::calibration::{Calibration, Conformity, LabelCalibration};
use crate::explain::class_features;
use crate::features::Corpus;
use crate::model_file;
use crate::models::LabelSets;
use crate::pipeline::{self, LabelForm, Learning, SeededTopics, TopicBatches, TopicParams};
use crate::seeding::{self, Seed, Start};
use crate::text::{Grams, Subwords, Tokenizer};
use crate::{Error, Interrupt, Result};
use numpy::{IntoPyArray, PyArray1, PyArray2, PyArrayMethods, PyReadonlyArray1};
use pyo3::exceptions::{PyIndexError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList};
use std::path::PathBuf;

fitted_classifier!(
    TopicModel,
    "topic",
    /// The bytes of a smaller model file.
    fn to_compact_bytes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let bytes = py.detach(|| self.0.to_compact_bytes()).map_err(to_python)?;
        Ok(PyBytes::new(py, &bytes))
    },
    /// Writes a smaller model file.
    fn save_compact(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        py.detach(|| model_file::save(&path, &self.0.to_compact_bytes()?)).map_err(to_python)
    },
    /// Scores, documents by classes.
    fn decision_function<'py>(
        &self,
        py: Python<'py>,
        columns: &Bound<'py, PyList>,
        threads: usize,
    ) -> PyResult<Bound<'py, PyArray2<f32>>> {
        scores(py, columns, threads, |corpus, interrupt| self.0.decision_function(corpus, interrupt))
    },
    /// What every word of one document adds to the score of a class.
    fn explain(&self, py: Python<'_>, fields: &Bound<'_, PyList>, number: usize) -> PyResult<Explained> {
        if number >= self.0.labels.len() {
            return Err(PyIndexError::new_err(format!("there is no class {number}")));
        }
        let fields = texts(fields)?;
        let document: Vec<&str> = fields.iter().map(AsRef::as_ref).collect();
        let found = brief(py, 1, || self.0.explain(&document, number))?;
        Ok(in_code_points(&found, &fields))
    },
    /// Row, similarity and shared words of the documents of `columns` that are most like the one of `fields`.
    fn nearest(
        &self,
        py: Python<'_>,
        fields: &Bound<'_, PyList>,
        columns: &Bound<'_, PyList>,
        n: usize,
        threads: usize,
    ) -> PyResult<Vec<NeighbourTuple>> {
        let (own, others) = (texts(fields)?, self::fields(columns)?);
        let others = others.texts()?;
        let document: Vec<&str> = own.iter().map(AsRef::as_ref).collect();
        let (interrupt, others) = (Interrupt::default(), corpus(&others));
        let found = long(py, threads, &interrupt, || self.0.nearest(&document, &others, n, &interrupt))?;
        Ok(found.into_iter().map(|it| (it.row, it.similarity, it.words)).collect())
    },
    /// Whether the body is found in every text first.
    #[getter]
    fn clean(&self) -> bool {
        self.0.clean
    },
    /// Names of the columns of a document; None where it is one text without a name.
    #[getter]
    fn columns(&self) -> Option<Vec<String>> {
        self.0.columns.clone()
    },
    /// How labels are told: `"one"`, `"lists"`, `"matrix"` or `"sparse_matrix"`.
    #[getter]
    fn form(&self) -> &'static str {
        FORMS.iter().find(|(_, form)| *form == self.0.form).map_or("one", |(name, _)| name)
    },
    /// The probability from which each label is given; None where one topic is told.
    #[getter]
    fn thresholds<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyArray1<f32>>> {
        self.label_calibration().map(|labels| labels.thresholds.clone().into_pyarray(py))
    },
    /// Whether every document is given a label; None where one topic is told.
    #[getter]
    fn at_least_one(&self) -> Option<bool> {
        self.label_calibration().map(|labels| labels.at_least_one)
    },
    /// The same model with other thresholds.
    fn with_thresholds(&self, thresholds: PyReadonlyArray1<'_, f32>, at_least_one: bool) -> PyResult<Self> {
        let mut model = self.0.clone();
        if let Calibration::Labels(labels) = &mut model.classifier.calibration {
            let thresholds = thresholds.as_array().to_vec();
            if thresholds.len() != labels.thresholds.len() {
                let (left, right) = ("thresholds_", "classes_");
                let (left_len, right_len) = (thresholds.len(), labels.thresholds.len());
                return Err(to_python(Error::Length { left, right, left_len, right_len }));
            }
            *labels = LabelCalibration { thresholds, at_least_one, ..labels.clone() };
            labels.check_thresholds().map_err(to_python)?;
        }
        Ok(Self(model))
    },
    /// The single words among the features; None where features are hashed.
    fn words(&self) -> Option<Vec<String>> {
        let vectorizer = &self.0.classifier.vectorizer;
        let is_word = |column: &usize| {
            let block = &vectorizer.params.blocks[vectorizer.columns.block(*column)];
            matches!(block.grams, Grams::Words | Grams::CasedWords)
        };
        let named = |column| vectorizer.columns.name(column);
        let hashed = vectorizer.params.hash_bits.is_some();
        (!hashed).then(|| (0..vectorizer.columns.len()).filter(is_word).map(named).collect())
    },
    /// Which labels each document is given, from its probabilities.
    fn decide<'py>(
        &self,
        py: Python<'py>,
        probabilities: &Bound<'py, PyArray2<f64>>,
    ) -> PyResult<Bound<'py, PyArray2<bool>>> {
        let probabilities = probabilities.readonly();
        let given = self.label_calibration().map(|labels| labels.decide(probabilities.as_array()));
        given.map(|given| given.into_pyarray(py)).ok_or_else(|| PyTypeError::new_err("the model tells one topic"))
    }
);

/// The names of the forms.
const FORMS: [(&str, LabelForm); 4] = [
    ("one", LabelForm::One),
    ("lists", LabelForm::Lists),
    ("matrix", LabelForm::Matrix),
    ("sparse_matrix", LabelForm::SparseMatrix),
];

impl TopicModel {
    fn label_calibration(&self) -> Option<&LabelCalibration> {
        match &self.0.classifier.calibration {
            Calibration::Labels(labels) => Some(labels),
            Calibration::Temperature(_) => None,
        }
    }
}

/// The rows of each label, from the labels of each row: those of row `n` are `classes[starts[n]..starts[n + 1]]`.
fn label_sets(truth: &Truth, starts: &[usize]) -> PyResult<LabelSets> {
    let mut members = vec![Vec::new(); truth.n_classes];
    for (row, bounds) in starts.windows(2).enumerate() {
        let of_row = truth.classes.get(bounds[0]..bounds[1]);
        for &label in of_row.ok_or_else(|| PyIndexError::new_err("starts do not fit the numbers"))? {
            members
                .get_mut(label)
                .ok_or_else(|| PyIndexError::new_err(format!("there is no label {label}")))?
                .push(row);
        }
    }
    LabelSets::new(starts.len().saturating_sub(1), members).map_err(to_python)
}
/// What a topic classifier is made with, beside how its machine learns.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(super) struct TopicOptions {
    characters: Option<bool>,
    hash_bits: Option<u8>,
    tokenizer: Option<String>,
    clean: bool,
}

impl TopicOptions {
    fn params(self, learning: Learning) -> PyResult<TopicParams> {
        let tokenizer = match self.tokenizer {
            None => Tokenizer::Words,
            Some(json) => Tokenizer::Subwords(Subwords::from_json(&json).map_err(to_python)?),
        };
        let Self { characters, hash_bits, clean, .. } = self;
        Ok(TopicParams { learning, characters, hash_bits, tokenizer, clean })
    }
}

/// Row, similarity, and shared words with what they add.
type NeighbourTuple = (usize, f64, Vec<(String, f64)>);

/// Texts and near words of every seed; words and number of texts of every class.
type Spread = (Vec<(usize, Vec<String>)>, Vec<(usize, Vec<String>)>);

fn spread_to_python(spread: seeding::Spread) -> Spread {
    let seeds = spread.seeds.into_iter().map(|seed| (seed.texts, seed.words)).collect();
    (seeds, spread.texts.into_iter().zip(spread.words).collect())
}

/// Learns topics from `seeds`, a class and a phrase each, from `known` texts, a row and its class each, and from all
/// texts of the columns.
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "called from one place, by keyword")]
pub(super) fn fit_seeded_topic(
    py: Python<'_>,
    columns: &Bound<'_, PyList>,
    seeds: Vec<(usize, String)>,
    known: Vec<(usize, usize)>,
    exclude: Vec<String>,
    labels: &Bound<'_, PyList>,
    names: Option<Vec<String>>,
    options: Options,
    topic_options: TopicOptions,
) -> PyResult<(TopicModel, Spread)> {
    let (labels, fields) = (labels_from_python(labels)?, fields(columns)?);
    let texts = fields.texts()?;
    let (interrupt, threads) = (Interrupt::default(), options.threads);
    let params = topic_options.params(options.learning(&interrupt))?;
    let seeds: Vec<Seed> = seeds.into_iter().map(|(class, phrase)| Seed { class, phrase }).collect();
    let start = Start { classes: labels.len(), seeds: &seeds, known: &known };
    let corpus = corpus(&texts);
    let work = || params.fit_seeded(&corpus, start, exclude, labels, names);
    let SeededTopics { model, spread } = long(py, threads, &interrupt, work)?;
    Ok((TopicModel(model), spread_to_python(spread)))
}

/// Learns topics from columns of texts; `classes` are numbers into `labels`, one a text. Where `starts` are
/// given, those of text `n` are `classes[starts[n]..starts[n + 1]]`, and `form` says how labels are told.
#[pyfunction]
#[pyo3(signature = (
    columns, classes, starts, form, labels, names, options, topic_options, weights
))]
#[allow(clippy::too_many_arguments, reason = "called from one place, by keyword")]
pub(super) fn fit_topic(
    py: Python<'_>,
    columns: &Bound<'_, PyList>,
    classes: PyReadonlyArray1<'_, i64>,
    starts: Option<PyReadonlyArray1<'_, i64>>,
    form: &str,
    labels: &Bound<'_, PyList>,
    names: Option<Vec<String>>,
    options: Options,
    topic_options: TopicOptions,
    weights: Option<PyReadonlyArray1<'_, f64>>,
) -> PyResult<TopicModel> {
    let labels = labels_from_python(labels)?;
    let fields = fields(columns)?;
    let texts = fields.texts()?;
    let (interrupt, threads) = (Interrupt::default(), options.threads);
    let params = topic_options.params(options.learning(&interrupt))?;
    let corpus = corpus(&texts);
    let truth = Truth::new(&classes, &labels, weights.as_ref())?;
    let model = match told(&truth, starts.as_ref(), form)? {
        None => long(py, threads, &interrupt, || params.fit(&corpus, truth.targets(), labels, names)),
        Some((sets, form)) => {
            let targets = truth.label_targets(&sets);
            long(py, threads, &interrupt, || params.fit_labels(&corpus, targets, labels, form, names))
        }
    }?;
    Ok(TopicModel(model))
}

/// The labels of each text and how they are told, where a text may have several.
fn told(
    truth: &Truth,
    starts: Option<&PyReadonlyArray1<'_, i64>>,
    form: &str,
) -> PyResult<Option<(LabelSets, LabelForm)>> {
    let Some(starts) = starts else { return Ok(None) };
    let form = FORMS.iter().find(|(name, _)| *name == form).map(|(_, form)| *form);
    let form = form.ok_or_else(|| PyTypeError::new_err("labels have no such form"))?;
    Ok(Some((label_sets(truth, &positions(starts)?)?, form)))
}

/// Texts that come in batches, from which topics are learned pass by pass.
#[pyclass(module = "newslens._core", name = "TopicBatches")]
pub(super) struct Batches {
    /// None once they have been learned from.
    fit: Option<TopicBatches>,
    interrupt: Interrupt,
    threads: usize,
}

impl Batches {
    /// Works on the batches with those of the columns.
    fn with<T: Send>(
        &mut self,
        py: Python<'_>,
        columns: Option<&Bound<'_, PyList>>,
        work: impl FnOnce(&mut TopicBatches, &Corpus<'_, &str>) -> Result<T> + Send,
    ) -> PyResult<T> {
        let fields = columns.map(fields).transpose()?.unwrap_or_default();
        let texts = fields.texts()?;
        let corpus = corpus(&texts);
        let batches = self.fit.as_mut().ok_or_else(spent)?;
        long(py, self.threads, &self.interrupt, || work(batches, &corpus))
    }
}

fn spent() -> PyErr {
    PyValueError::new_err("the batches have been learned from")
}

#[pymethods]
#[allow(clippy::redundant_closure_for_method_calls, reason = "the methods are not general enough in their lifetimes")]
impl Batches {
    #[new]
    fn new(clean: bool, threads: usize) -> Self {
        let interrupt = Interrupt::default();
        Self { fit: Some(TopicBatches::new(clean, interrupt.clone())), interrupt, threads }
    }

    /// Takes the size of a batch, in the first pass.
    fn measure(&mut self, py: Python<'_>, columns: &Bound<'_, PyList>) -> PyResult<()> {
        self.with(py, Some(columns), |batches, batch| batches.measure(batch))
    }

    /// Ends the first pass; counts are to stand in temporary files in a directory.
    fn measured(
        &mut self,
        py: Python<'_>,
        options: Options,
        topic_options: TopicOptions,
        directory: PathBuf,
    ) -> PyResult<()> {
        let params = topic_options.params(options.learning(&self.interrupt))?;
        self.with(py, None, |batches, _| batches.measured(&params, &directory))
    }

    /// Looks at a batch, in the second pass.
    fn look(&mut self, py: Python<'_>, columns: &Bound<'_, PyList>) -> PyResult<()> {
        self.with(py, Some(columns), |batches, batch| batches.look(batch))
    }

    /// Ends the second pass.
    fn looked(&mut self, py: Python<'_>) -> PyResult<()> {
        self.with(py, None, |batches, _| batches.looked())
    }

    /// Counts a batch, in the third pass.
    fn count(&mut self, py: Python<'_>, columns: &Bound<'_, PyList>) -> PyResult<()> {
        self.with(py, Some(columns), |batches, batch| batches.count(batch))
    }

    /// Ends the third pass; false if it has to be made again.
    fn finished(&mut self, py: Python<'_>) -> PyResult<bool> {
        self.with(py, None, |batches, _| batches.finished())
    }

    /// Learns from what was counted, as `fit_topic` does.
    #[allow(clippy::too_many_arguments, reason = "called from one place")]
    fn fit(
        &mut self,
        py: Python<'_>,
        classes: PyReadonlyArray1<'_, i64>,
        starts: Option<PyReadonlyArray1<'_, i64>>,
        form: &str,
        labels: &Bound<'_, PyList>,
        names: Option<Vec<String>>,
        weights: Option<PyReadonlyArray1<'_, f64>>,
    ) -> PyResult<TopicModel> {
        let labels = labels_from_python(labels)?;
        let truth = Truth::new(&classes, &labels, weights.as_ref())?;
        let batches = self.fit.take().ok_or_else(spent)?;
        let model = match told(&truth, starts.as_ref(), form)? {
            None => long(py, self.threads, &self.interrupt, || batches.fit(truth.targets(), labels, names)),
            Some((sets, form)) => {
                let targets = truth.label_targets(&sets);
                long(py, self.threads, &self.interrupt, || batches.fit_labels(targets, labels, form, names))
            }
        }?;
        Ok(TopicModel(model))
    }
}

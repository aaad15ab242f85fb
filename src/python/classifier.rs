//! Fitted topic classifiers, and what all classifiers share.

use super::errors::to_python;
use super::run::{brief, long};
use super::texts::{Text, positions, texts};
use crate::calibration::{Calibration, Conformity, LabelCalibration};
use crate::duplicates::Seen;
use crate::explain::{Explanation, class_features};
use crate::features::Corpus;
use crate::model_file;
use crate::models::{ClassWeight, LabelSets};
use crate::pipeline::{self, LabelForm, LabelTargets, Labels, Learning, SeededTopics, Targets, TopicParams};
use crate::seeding::{self, Seed, Start};
use crate::text::{CodePoints, Grams, Subwords, Tokenizer};
use crate::{Error, Interrupt, Result};
use ndarray::Array2;
use numpy::{IntoPyArray, PyArray1, PyArray2, PyArrayMethods, PyReadonlyArray1};
use pyo3::exceptions::{PyIndexError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList};
use std::path::PathBuf;
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Bytes of text from which a prediction looks for Ctrl-C.
pub(super) const LONG: usize = 1 << 20;

/// Columns of texts, as lists of Python strings.
pub(super) fn fields(columns: &Bound<'_, PyList>) -> PyResult<Vec<Vec<Text>>> {
    columns.iter().map(|column| texts(column.cast::<PyList>()?)).collect()
}

pub(super) fn corpus(fields: &[Vec<Text>]) -> Corpus<'_, Text> {
    Corpus::of_fields(fields.iter().map(Vec::as_slice).collect())
}

/// Class numbers, how many classes, and sample weights.
pub(super) struct Truth {
    classes: Vec<usize>,
    n_classes: usize,
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
    decide: impl Fn(&Corpus<'_, Text>, &Interrupt) -> Result<Array2<f32>> + Sync,
) -> PyResult<Bound<'py, PyArray2<f32>>> {
    let fields = fields(columns)?;
    let corpus = corpus(&fields);
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
    look: impl Fn(&Corpus<'_, Text>, &Interrupt) -> Result<Vec<Option<Seen>>> + Sync,
) -> PyResult<SeenRows<'py>> {
    let fields = fields(columns)?;
    let corpus = corpus(&fields);
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
    let rows = fields.iter().map(Vec::len).min().unwrap_or(0);
    let hash =
        |row: usize| fields.iter().fold(0, |seed, texts| xxh3_64_with_seed(texts[row].as_ref().as_bytes(), seed));
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

/// The rows of each label, from the labels of each row: those of row `n` are `numbers[starts[n]..starts[n + 1]]`.
fn label_sets(numbers: &[usize], starts: &[usize], n_labels: usize) -> PyResult<LabelSets> {
    let mut members = vec![Vec::new(); n_labels];
    for (row, bounds) in starts.windows(2).enumerate() {
        let of_row = numbers.get(bounds[0]..bounds[1]);
        for &label in of_row.ok_or_else(|| PyIndexError::new_err("starts do not fit the numbers"))? {
            members
                .get_mut(label)
                .ok_or_else(|| PyIndexError::new_err(format!("there is no label {label}")))?
                .push(row);
        }
    }
    LabelSets::new(starts.len().saturating_sub(1), members).map_err(to_python)
}
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
    let (interrupt, threads) = (Interrupt::default(), options.threads);
    let params = topic_options.params(options.learning(&interrupt))?;
    let seeds: Vec<Seed> = seeds.into_iter().map(|(class, phrase)| Seed { class, phrase }).collect();
    let start = Start { classes: labels.len(), seeds: &seeds, known: &known };
    let corpus = corpus(&fields);
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
    let (interrupt, threads) = (Interrupt::default(), options.threads);
    let params = topic_options.params(options.learning(&interrupt))?;
    let corpus = corpus(&fields);
    let truth = Truth::new(&classes, &labels, weights.as_ref())?;
    let model = match starts {
        None => long(py, threads, &interrupt, || params.fit(&corpus, truth.targets(), labels, names)),
        Some(starts) => {
            let sets = label_sets(&truth.classes, &positions(&starts)?, truth.n_classes)?;
            let form = FORMS.iter().find(|(name, _)| *name == form).map(|(_, form)| *form);
            let form = form.ok_or_else(|| PyTypeError::new_err("labels have no such form"))?;
            let targets = LabelTargets { labels: &sets, weights: truth.weights.as_deref() };
            long(py, threads, &interrupt, || params.fit_labels(&corpus, targets, labels, form, names))
        }
    }?;
    Ok(TopicModel(model))
}

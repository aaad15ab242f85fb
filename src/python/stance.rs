//! Fitted stance classifiers.

use super::classifier::{
    Feature, HeldOut, Options, SeenRows, Truth, corpus, fitted_classifier, in_code_points, kind, labels_from_python,
    labels_to_python, scores, seen,
};
use super::errors::to_python;
use super::run::{brief, long};
use super::texts::{fields, texts};
use crate::calibration::Conformity;
use crate::explain::class_features;
use crate::model_file;
use crate::pipeline::{self, Decision, Kind, Meaning, StanceParams};
use crate::text::{CodePoints, Span};
use crate::{Error, Interrupt};
use numpy::{IntoPyArray, PyArray1, PyArray2, PyArrayMethods, PyReadonlyArray1, PyReadonlyArray2};
use pyo3::exceptions::{PyIndexError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Starts and ends of mentions, in code points, one of each a row.
type Places<'py> = (PyReadonlyArray1<'py, i64>, PyReadonlyArray1<'py, i64>);

/// Name, feature, value, and places as field, start and end.
type FeatureTuple = (String, f32, f64, Vec<(usize, usize, usize)>);

/// Score, intercept, words, features, then evidence; offsets are code points.
type Explained = (f64, f64, Vec<(usize, usize, usize, f64)>, Vec<FeatureTuple>, Vec<(usize, usize)>);

/// The names of the kinds.
const KINDS: [(&str, Kind); 3] = [("target", Kind::Target), ("claim", Kind::Claim), ("mention", Kind::Mention)];

/// The names of the meanings.
const MEANINGS: [(&str, Meaning); 4] = [
    ("favor", Meaning::Favor),
    ("against", Meaning::Against),
    ("neutral", Meaning::Neutral),
    ("mixed", Meaning::Mixed),
];

fitted_classifier!(
    StanceModel,
    "stance",
    /// Names of the columns of the target and of the text.
    #[getter]
    fn columns(&self) -> Vec<String> {
        self.0.columns.clone()
    },
    /// The shape of the evidence: `"target"`, `"claim"` or `"mention"`.
    #[getter]
    fn kind(&self) -> &'static str {
        KINDS.iter().find(|(_, kind)| *kind == self.0.kind).map_or("target", |(name, _)| name)
    },
    /// What each class means; None where it means nothing to stances of actors.
    #[getter]
    fn meanings(&self) -> Vec<Option<&'static str>> {
        let name = |meaning: Meaning| MEANINGS.iter().find(|(_, known)| *known == meaning).map(|(name, _)| *name);
        self.0.meanings.iter().map(|meaning| meaning.and_then(name)).collect()
    },
    /// Factors of the classes' probabilities, one a class; None where costs decide.
    #[getter]
    fn factors<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyArray1<f32>>> {
        match &self.0.decision {
            Decision::Factors(factors) => Some(factors.clone().into_pyarray(py)),
            Decision::Cost(_) => None,
        }
    },
    /// Costs, true classes by told classes; None where factors decide.
    #[getter]
    fn cost<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyArray2<f32>>> {
        match &self.0.decision {
            Decision::Factors(_) => None,
            Decision::Cost(cost) => Some(cost.clone().into_pyarray(py)),
        }
    },
    /// The class that is told for each row of probabilities.
    fn decide<'py>(&self, py: Python<'py>, probabilities: &Bound<'py, PyArray2<f64>>) -> Bound<'py, PyArray1<i64>> {
        let probabilities = probabilities.readonly();
        let told = self.0.decision.decide(probabilities.as_array());
        told.into_iter().map(|class| class.cast_signed() as i64).collect::<Vec<_>>().into_pyarray(py)
    },
    /// Scores, documents by classes.
    #[pyo3(signature = (columns, threads, places=None))]
    fn decision_function<'py>(
        &self,
        py: Python<'py>,
        columns: &Bound<'py, PyList>,
        threads: usize,
        places: Option<Places<'py>>,
    ) -> PyResult<Bound<'py, PyArray2<f32>>> {
        let fields = fields(columns)?;
        let mentions = places.map(|places| mentions(&fields.texts()?, &places)).transpose()?.unwrap_or_default();
        scores(py, columns, threads, |corpus, interrupt| self.0.decision_function(corpus, &mentions, interrupt))
    },
    /// What words and features of one document add to the score of a class, and its evidence.
    #[pyo3(signature = (fields, number, place=None))]
    fn explain(
        &self,
        py: Python<'_>,
        fields: &Bound<'_, PyList>,
        number: usize,
        place: Option<(usize, usize)>,
    ) -> PyResult<Explained> {
        if number >= self.0.labels.len() {
            return Err(PyIndexError::new_err(format!("there is no class {number}")));
        }
        let fields = texts(fields)?;
        let document: Vec<&str> = fields.iter().map(AsRef::as_ref).collect();
        let mention = place.map(|(start, end)| in_bytes(document[1], start, end));
        let found = brief(py, 1, || self.0.explain(&document, mention, number))?;
        let (score, intercept, words) = in_code_points(&found, &fields);
        let points: Vec<CodePoints<'_>> = document.iter().map(|text| CodePoints::new(text)).collect();
        let place = |field: usize, span: Span| (field, points[field].at(span.start), points[field].at(span.end));
        let evidence = found.evidence.iter().map(|&span| place(1, span)).map(|(_, start, end)| (start, end)).collect();
        let features = found.features.into_iter().map(|it| {
            let places = it.places.into_iter().map(|(field, span)| place(field, span)).collect();
            (it.name, it.feature, it.value, places)
        });
        let features = features.collect();
        Ok((score, intercept, words, features, evidence))
    }
);

/// A place in code points as bytes of a text; what lies behind the text is its end.
fn in_bytes(text: &str, start: usize, end: usize) -> Span {
    if text.is_ascii() {
        return Span::new(start.min(text.len()), end.min(text.len()));
    }
    let byte = |point: usize| text.char_indices().nth(point).map_or(text.len(), |(at, _)| at);
    Span::new(byte(start), byte(end))
}

/// The places of mentions in bytes; the text is the second column.
fn mentions(fields: &[Vec<&str>], (starts, ends): &Places<'_>) -> PyResult<Vec<Span>> {
    let (starts, ends) = (starts.as_array(), ends.as_array());
    let rows = fields.get(1).map_or(0, Vec::len);
    if starts.len() != rows || ends.len() != rows {
        return Err(PyValueError::new_err(format!("{rows} texts, {} starts and {} ends", starts.len(), ends.len())));
    }
    let point = |at: i64| usize::try_from(at).unwrap_or(0);
    let place = |row: usize| {
        let (start, end) = (point(starts[row]), point(ends[row]));
        in_bytes(fields[1][row], start, end)
    };
    Ok((0..rows).map(place).collect())
}

/// How stances are learned, beside what all classifiers have.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(super) struct StanceOptions<'py> {
    kind: Option<String>,
    unrelated: Option<usize>,
    cues: BTreeMap<String, Vec<String>>,
    cost: Option<PyReadonlyArray2<'py, f64>>,
    meanings: Vec<Option<String>>,
}

/// Learns stances from a column of targets and a column of texts, and where the target is named if it is.
#[pyfunction]
#[pyo3(signature = (columns, classes, labels, names, options, stance_options, weights=None, places=None))]
#[allow(clippy::too_many_arguments, reason = "called from one place")]
pub(super) fn fit_stance(
    py: Python<'_>,
    columns: &Bound<'_, PyList>,
    classes: PyReadonlyArray1<'_, i64>,
    labels: &Bound<'_, PyList>,
    names: Vec<String>,
    options: Options,
    stance_options: StanceOptions<'_>,
    weights: Option<PyReadonlyArray1<'_, f64>>,
    places: Option<Places<'_>>,
) -> PyResult<StanceModel> {
    let labels = labels_from_python(labels)?;
    let truth = Truth::new(&classes, &labels, weights.as_ref())?;
    let fields = fields(columns)?;
    let texts = fields.texts()?;
    let mentions = places.map(|places| mentions(&texts, &places)).transpose()?;
    let (interrupt, threads) = (Interrupt::default(), options.threads);
    let suits = options.suits();
    let meanings = stance_options.meanings.iter().map(|name| name.as_deref().map(meaning_named).transpose());
    let params = StanceParams {
        meanings: meanings.collect::<PyResult<_>>()?,
        suits_kind: suits,
        learning: options.learning(&interrupt),
        kind: stance_options.kind.as_deref().map(kind_named).transpose()?,
        unrelated: stance_options.unrelated,
        cues: stance_options.cues,
        cost: stance_options.cost.map(|cost| cost.as_array().mapv(|cost| cost as f32)),
    };
    let corpus = corpus(&texts);
    let fit = || params.fit(&corpus, mentions.as_deref(), truth.targets(), labels, names);
    Ok(StanceModel(long(py, threads, &interrupt, fit)?))
}

fn kind_named(name: &str) -> PyResult<Kind> {
    let found = KINDS.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind);
    let expected = "\"target\", \"claim\" or \"mention\"";
    found.ok_or_else(|| to_python(Error::Parameter { name: "kind", expected, got: format!("{name:?}") }))
}

fn meaning_named(name: &str) -> PyResult<Meaning> {
    let found = MEANINGS.iter().find(|(known, _)| *known == name).map(|(_, meaning)| *meaning);
    let expected = "\"favor\", \"against\", \"neutral\" or \"mixed\"";
    found.ok_or_else(|| to_python(Error::Parameter { name: "labels", expected, got: format!("{name:?}") }))
}

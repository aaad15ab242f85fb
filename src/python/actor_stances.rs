//! What actors say and do about a target, and where they stand, as plain tuples.

use super::article::{Points, ReadingOptions, Texts, Translator};
use crate::article::{Article, Reader};
use crate::stance::{ActorStance, CueSide, Reasons, StanceCue, Target, Utterances, actor_stances, utterances};
use crate::text::Span;
use pyo3::prelude::*;
use pyo3::types::PyList;

/// A target in words, other words for it, and cues with the names of their sides.
type Asked = (String, Vec<String>, Vec<(String, String)>);

/// What is told of an actor.
trait Told: Send + Sized {
    /// Reads it off an article.
    fn read(text: &str, article: &Article, target: &Target) -> Vec<Self>;
    /// The spans of the text in it.
    fn spans(&mut self) -> Vec<&mut Span>;
    fn tuple<'py>(&self, py: Python<'py>, at: &Translator<'_>) -> PyResult<Bound<'py, PyAny>>;
}

/// Start, end, kind, source, the words that name the target, and value.
type CueTuple = (usize, usize, &'static str, &'static str, Option<Points>, f64);

/// Rule, score, intercept and cues.
fn reasons(at: &Translator<'_>, found: &Reasons) -> (&'static str, f64, f64, Vec<CueTuple>) {
    let cue = |cue: &StanceCue| {
        let (start, end) = at.span(cue.span);
        (start, end, cue.kind, cue.source.into(), cue.named.map(|span| at.span(span)), cue.value)
    };
    (found.rule.into(), found.score, found.intercept, found.cues.iter().map(cue).collect())
}

impl Told for ActorStance {
    fn read(text: &str, article: &Article, target: &Target) -> Vec<Self> {
        actor_stances(text, article, target)
    }

    fn spans(&mut self) -> Vec<&mut Span> {
        let cues = self.reasons.cues.iter_mut().flat_map(|cue| [Some(&mut cue.span), cue.named.as_mut()]);
        self.evidence.iter_mut().chain(cues.flatten()).collect()
    }

    fn tuple<'py>(&self, py: Python<'py>, at: &Translator<'_>) -> PyResult<Bound<'py, PyAny>> {
        let told = (
            self.actor.clone(),
            self.aliases.clone(),
            self.target.clone(),
            <&str>::from(self.label),
            self.probability,
            at.spans(&self.evidence),
            <&str>::from(self.how),
            self.country.clone(),
            reasons(at, &self.reasons),
        );
        Ok(told.into_pyobject(py)?.into_any())
    }
}

impl Told for Utterances {
    fn read(text: &str, article: &Article, target: &Target) -> Vec<Self> {
        utterances(text, article, target)
    }

    fn spans(&mut self) -> Vec<&mut Span> {
        self.spans.iter_mut().collect()
    }

    fn tuple<'py>(&self, py: Python<'py>, at: &Translator<'_>) -> PyResult<Bound<'py, PyAny>> {
        let kinds: Vec<&str> = self.kinds.iter().map(|&kind| kind.into()).collect();
        let told = (self.actor.clone(), self.aliases.clone(), at.spans(&self.spans), kinds, self.country.clone());
        Ok(told.into_pyobject(py)?.into_any())
    }
}

/// What is told of the actors of one text; it is read as repaired, and spans are of the text as passed.
fn told<T: Told>(reader: &Reader<'_>, text: &str, outlet: Option<&str>, target: &Target) -> Vec<T> {
    let repaired = reader.repaired(text);
    let mut found = T::read(&repaired.text, &reader.read(&repaired, outlet), target);
    found.iter_mut().flat_map(T::spans).for_each(|span| *span = repaired.to_raw(*span));
    found
}

fn read<'py, T: Told>(
    py: Python<'py>,
    texts: &Texts,
    (name, synonyms, lexicon): &Asked,
    options: &ReadingOptions,
    threads: usize,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let cues: Vec<_> = lexicon.iter().filter_map(|(cue, side)| Some((cue, CueSide::named(side)?))).collect();
    let target = Target::new(name).with_synonyms(synonyms).with_cues(&cues);
    let found: Vec<Vec<T>> =
        texts.each(py, threads, options, |reader, text, outlet| told(reader, text, outlet, &target))?;
    let tuples = |(text, told): (&_, &Vec<T>)| {
        let at = Translator::new(AsRef::<str>::as_ref(text));
        let rows = told.iter().map(|one| one.tuple(py, &at)).collect::<PyResult<Vec<_>>>()?;
        Ok(rows.into_pyobject(py)?.into_any())
    };
    texts.list.iter().zip(&found).map(tuples).collect()
}

/// The stances of the actors of every text toward a target; sides of cues are checked by `newslens._inputs`.
#[pyfunction]
#[pyo3(signature = (list, target, outlets, options, threads, begins=None))]
pub(super) fn read_stances<'py>(
    py: Python<'py>,
    list: &Bound<'py, PyList>,
    target: Asked,
    outlets: Option<Vec<Option<String>>>,
    options: ReadingOptions,
    threads: usize,
    begins: Option<Vec<usize>>,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    read::<ActorStance>(py, &Texts::new(list, outlets, begins)?, &target, &options, threads)
}

/// What the actors of every text say and do about a target.
#[pyfunction]
#[pyo3(signature = (list, target, outlets, options, threads, begins=None))]
pub(super) fn read_utterances<'py>(
    py: Python<'py>,
    list: &Bound<'py, PyList>,
    target: Asked,
    outlets: Option<Vec<Option<String>>>,
    options: ReadingOptions,
    threads: usize,
    begins: Option<Vec<usize>>,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    read::<Utterances>(py, &Texts::new(list, outlets, begins)?, &target, &options, threads)
}

//! Articles and stances as plain tuples, which `newslens.article` makes into its results.
//!
//! Offsets leave as code points.

use super::run::{brief, long};
use super::texts::{Text, texts};
use crate::article::{Article, Field, Origin, outline, parse_from};
use crate::stance::{ActorStance, actor_stances};
use crate::text::{CodePoints, Span};
use crate::{Interrupt, Result};
use pyo3::prelude::*;
use pyo3::types::{PyList, PyTuple};
use rayon::prelude::*;

/// Start and end.
type Points = (usize, usize);

/// Translates the spans of one text.
struct Translator<'t>(CodePoints<'t>);

impl Translator<'_> {
    fn span(&self, span: Span) -> Points {
        (self.0.at(span.start), self.0.at(span.end))
    }

    fn spans(&self, spans: &[Span]) -> Vec<Points> {
        spans.iter().map(|&span| self.span(span)).collect()
    }

    fn field(&self, field: Option<&Field>) -> Option<(String, usize, usize, &'static str)> {
        field.map(|field| {
            let (start, end) = self.span(field.span);
            (field.value.clone(), start, end, field.basis.into())
        })
    }

    /// For each piece of the body: where it begins there, and its place in the text.
    fn pieces(&self, article: &Article) -> Vec<(usize, usize, usize)> {
        let body = CodePoints::new(&article.body);
        let piece = |&(begin, span): &(usize, Span)| {
            let (start, end) = self.span(span);
            (body.at(begin), start, end)
        };
        article.pieces.iter().map(piece).collect()
    }
}

/// Every field of an article, in the order of the Python class.
fn article_tuple<'py>(py: Python<'py>, text: &str, article: &Article) -> PyResult<Bound<'py, PyTuple>> {
    let at = Translator(CodePoints::new(text));
    let dates: Vec<_> = article
        .dates
        .iter()
        .map(|date| (&date.iso, <&str>::from(date.kind), at.0.at(date.span.start), at.0.at(date.span.end)))
        .collect();
    let fields = [&article.headline, &article.outlet, &article.agency, &article.byline, &article.editor];
    let fields: Vec<_> = fields.into_iter().chain([&article.dateline]).map(|field| at.field(field.as_ref())).collect();
    PyTuple::new(
        py,
        [
            fields.into_pyobject(py)?.into_any(),
            dates.into_pyobject(py)?.into_any(),
            blocks(py, &at, article)?,
            (&article.body).into_pyobject(py)?.into_any(),
            at.pieces(article).into_pyobject(py)?.into_any(),
            at.spans(&article.sentences).into_pyobject(py)?.into_any(),
            quotes(py, &at, article)?,
            actors(py, &at, article)?,
            article.language.into_pyobject(py)?.into_any(),
        ],
    )
}

fn blocks<'py>(py: Python<'py>, at: &Translator<'_>, article: &Article) -> PyResult<Bound<'py, PyAny>> {
    let block = |block: &crate::article::Block| {
        let (start, end) = at.span(block.span);
        (start, end, <&str>::from(block.label), <&str>::from(block.kind), block.score, block.rule)
    };
    Ok(article.blocks.iter().map(block).collect::<Vec<_>>().into_pyobject(py)?.into_any())
}

fn quotes<'py>(py: Python<'py>, at: &Translator<'_>, article: &Article) -> PyResult<Bound<'py, PyAny>> {
    let quote = |quote: &crate::article::Quote| {
        (
            <&str>::from(quote.kind),
            at.spans(&quote.content),
            quote.cue.map(|span| at.span(span)),
            quote.mention.map(|span| at.span(span)),
            quote.speaker.clone(),
            <&str>::from(quote.how),
            quote.addressee.clone(),
            quote.medium.clone(),
            quote.confidence,
        )
    };
    Ok(article.quotes.iter().map(quote).collect::<Vec<_>>().into_pyobject(py)?.into_any())
}

fn actors<'py>(py: Python<'py>, at: &Translator<'_>, article: &Article) -> PyResult<Bound<'py, PyAny>> {
    let actor = |actor: &crate::article::Actor| {
        (
            actor.name.clone(),
            actor.aliases.clone(),
            <&str>::from(actor.kind),
            actor.role.clone(),
            actor.country.clone(),
            at.spans(&actor.mentions),
        )
    };
    Ok(article.actors.iter().map(actor).collect::<Vec<_>>().into_pyobject(py)?.into_any())
}

fn stance_tuples<'py>(py: Python<'py>, text: &str, stances: &[ActorStance]) -> PyResult<Bound<'py, PyAny>> {
    let at = Translator(CodePoints::new(text));
    let stance = |stance: &ActorStance| {
        (
            stance.actor.clone(),
            stance.aliases.clone(),
            stance.target.clone(),
            <&str>::from(stance.label),
            stance.probability,
            at.spans(&stance.evidence),
            <&str>::from(stance.how),
        )
    };
    Ok(stances.iter().map(stance).collect::<Vec<_>>().into_pyobject(py)?.into_any())
}

fn nth(begins: Option<&Vec<usize>>, at: usize) -> Option<usize> {
    begins.and_then(|begins| begins.get(at).copied())
}

/// Applies `read` to every text and its number on `threads` threads.
fn each<T: Send>(
    py: Python<'_>,
    texts: &[Text],
    threads: usize,
    read: impl Fn(usize, &str) -> T + Sync,
) -> PyResult<Vec<T>> {
    if let [only] = texts {
        return brief(py, threads, || Ok(vec![read(0, only.as_ref())]));
    }
    let interrupt = Interrupt::default();
    long(py, threads, &interrupt, || {
        let one = |(at, text): (usize, &Text)| interrupt.check().map(|()| read(at, text.as_ref()));
        texts.par_iter().enumerate().map(one).collect::<Result<_>>()
    })
}

/// The origin of a text whose content begins at code point `begin`, if an extractor made it.
fn origin(text: &str, begin: Option<usize>) -> Origin {
    let byte = |begin| text.char_indices().nth(begin).map_or(text.len(), |(at, _)| at);
    begin.map_or(Origin::Raw, |begin| Origin::Extracted { begin: byte(begin) })
}

/// Reads every text as an article; `begins` tells for each where the content that an extractor chose begins.
#[pyfunction]
#[pyo3(signature = (list, threads, begins=None))]
pub(super) fn read_articles<'py>(
    py: Python<'py>,
    list: &Bound<'py, PyList>,
    threads: usize,
    begins: Option<Vec<usize>>,
) -> PyResult<Vec<Bound<'py, PyTuple>>> {
    let texts = texts(list)?;
    let articles = each(py, &texts, threads, |at, text| parse_from(text, origin(text, nth(begins.as_ref(), at))))?;
    texts.iter().zip(&articles).map(|(text, article)| article_tuple(py, text.as_ref(), article)).collect()
}

/// The body of every text.
#[pyfunction]
pub(super) fn read_bodies(py: Python<'_>, list: &Bound<'_, PyList>, threads: usize) -> PyResult<Vec<String>> {
    each(py, &texts(list)?, threads, |_, text| outline(text).body)
}

/// The stances of the actors of every text toward a target.
#[pyfunction]
#[pyo3(signature = (list, target, threads, begins=None))]
pub(super) fn read_stances<'py>(
    py: Python<'py>,
    list: &Bound<'py, PyList>,
    target: &str,
    threads: usize,
    begins: Option<Vec<usize>>,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let texts = texts(list)?;
    let read = |at, text: &str| parse_from(text, origin(text, nth(begins.as_ref(), at)));
    let stances = each(py, &texts, threads, |at, text| actor_stances(text, &read(at, text), target))?;
    texts.iter().zip(&stances).map(|(text, stances)| stance_tuples(py, text.as_ref(), stances)).collect()
}

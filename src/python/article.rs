//! Articles as plain tuples, which `newslens.article` makes into its results.
//!
//! Offsets leave as code points.

use super::boilerplate::BoilerplateModel;
use super::errors::to_python;
use super::gazetteer::Gazetteer;
use super::run::{brief, long};
use super::texts::{Text, texts};
use crate::article::{Article, Field, Origin, Piece, Reader};
use crate::text::{CodePoints, Span};
use crate::{Error, Interrupt, Result};
use pyo3::prelude::*;
use pyo3::types::{PyList, PyTuple};
use rayon::prelude::*;

/// Start and end.
pub(super) type Points = (usize, usize);

/// Translates the spans of one text.
pub(super) struct Translator<'t>(CodePoints<'t>);

impl<'t> Translator<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self(CodePoints::new(text))
    }

    pub(super) fn span(&self, span: Span) -> Points {
        (self.0.at(span.start), self.0.at(span.end))
    }

    pub(super) fn spans(&self, spans: &[Span]) -> Vec<Points> {
        spans.iter().map(|&span| self.span(span)).collect()
    }

    fn field(&self, field: Option<&Field>) -> Option<(String, usize, usize, &'static str)> {
        field.map(|field| {
            let (start, end) = self.span(field.span);
            (field.value.clone(), start, end, field.basis.into())
        })
    }

    /// For each piece of the body: start and end there, start and end in the text.
    fn pieces(&self, article: &Article) -> Vec<(usize, usize, usize, usize)> {
        let body = CodePoints::new(&article.body);
        let piece = |piece: &Piece| {
            let (start, end) = self.span(piece.text);
            (body.at(piece.body.start), body.at(piece.body.end), start, end)
        };
        article.pieces.iter().map(piece).collect()
    }
}

/// Every field of an article, in the order of the Python class.
fn article_tuple<'py>(py: Python<'py>, text: &str, article: &Article) -> PyResult<Bound<'py, PyTuple>> {
    let at = Translator::new(text);
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

/// What texts are read with beside themselves.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(super) struct ReadingOptions {
    boilerplate: Option<Py<BoilerplateModel>>,
    gazetteer: Option<Py<Gazetteer>>,
    repair: bool,
}

impl ReadingOptions {
    fn reader(&self, origin: Origin) -> Reader<'_> {
        Reader {
            boilerplate: self.boilerplate.as_ref().map(|model| &model.get().0),
            gazetteer: self.gazetteer.as_ref().map(|gazetteer| &gazetteer.get().0),
            origin,
            repair: self.repair,
        }
    }
}

/// Texts with the outlet of each, and where the content of each begins that an extractor chose.
pub(super) struct Texts {
    pub(super) list: Vec<Text>,
    outlets: Option<Vec<Option<String>>>,
    begins: Option<Vec<usize>>,
}

impl Texts {
    pub(super) fn new(
        list: &Bound<'_, PyList>,
        outlets: Option<Vec<Option<String>>>,
        begins: Option<Vec<usize>>,
    ) -> PyResult<Self> {
        let texts = texts(list)?;
        same_length(texts.len(), "outlet", outlets.as_ref().map(Vec::len))?;
        same_length(texts.len(), "begins", begins.as_ref().map(Vec::len))?;
        Ok(Self { list: texts, outlets, begins })
    }

    /// Applies `read` to every text and its outlet on `threads` threads.
    pub(super) fn each<T: Send>(
        &self,
        py: Python<'_>,
        threads: usize,
        options: &ReadingOptions,
        read: impl Fn(&Reader<'_>, &str, Option<&str>) -> T + Sync,
    ) -> PyResult<Vec<T>> {
        let one = |(at, text): (usize, &Text)| {
            let text = text.as_ref();
            let outlet = self.outlets.as_ref().and_then(|outlets| outlets[at].as_deref());
            let origin = origin(text, self.begins.as_ref().map(|begins| begins[at]));
            read(&options.reader(origin), text, outlet)
        };
        if let [only] = &*self.list {
            return brief(py, threads, || Ok(vec![one((0, only))]));
        }
        let interrupt = Interrupt::default();
        long(py, threads, &interrupt, || {
            let checked = |text| interrupt.check().map(|()| one(text));
            self.list.par_iter().enumerate().map(checked).collect::<Result<_>>()
        })
    }
}

fn same_length(left_len: usize, right: &'static str, found: Option<usize>) -> PyResult<()> {
    match found.filter(|&right_len| right_len != left_len) {
        Some(right_len) => Err(to_python(Error::Length { left: "texts", right, left_len, right_len })),
        None => Ok(()),
    }
}

/// The origin of a text whose content begins at code point `begin`, if an extractor made it.
fn origin(text: &str, begin: Option<usize>) -> Origin {
    let byte = |begin| text.char_indices().nth(begin).map_or(text.len(), |(at, _)| at);
    begin.map_or(Origin::Raw, |begin| Origin::Extracted { begin: byte(begin) })
}

/// Reads every text as an article; `begins` tells for each where the content that an extractor chose begins.
#[pyfunction]
#[pyo3(signature = (list, outlets, options, threads, begins=None))]
pub(super) fn read_articles<'py>(
    py: Python<'py>,
    list: &Bound<'py, PyList>,
    outlets: Option<Vec<Option<String>>>,
    options: ReadingOptions,
    threads: usize,
    begins: Option<Vec<usize>>,
) -> PyResult<Vec<Bound<'py, PyTuple>>> {
    let texts = Texts::new(list, outlets, begins)?;
    let read = |reader: &Reader<'_>, text: &str, outlet: Option<&str>| reader.parse(text, outlet);
    let articles = texts.each(py, threads, &options, read)?;
    texts.list.iter().zip(&articles).map(|(text, article)| article_tuple(py, text.as_ref(), article)).collect()
}

/// The body of every text.
#[pyfunction]
pub(super) fn read_bodies(
    py: Python<'_>,
    list: &Bound<'_, PyList>,
    outlets: Option<Vec<Option<String>>>,
    options: ReadingOptions,
    threads: usize,
) -> PyResult<Vec<String>> {
    let texts = Texts::new(list, outlets, None)?;
    texts.each(py, threads, &options, |reader, text, outlet| reader.bare(text, outlet).body)
}

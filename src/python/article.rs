//! Readings, of which `newslens.article` makes its results: each part as plain tuples when it is asked for.
//!
//! Offsets leave as code points.

use super::boilerplate::BoilerplateModel;
use super::errors::to_python;
use super::gazetteer::Gazetteer;
use super::run::{brief, long};
use super::texts::{Text, texts};
use crate::article::{Actor, Article, Block, DateMention, Field, Origin, Piece, Reader};
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
}

/// A reading of one text, whose spans count code points.
#[pyclass(frozen, module = "newslens._core")]
pub(super) struct Reading(Article);

impl Reading {
    fn new(text: &str, mut article: Article) -> Self {
        let (at, body) = (CodePoints::new(text), CodePoints::new(&article.body));
        let moved = |points: &CodePoints<'_>, span: Span| Span::new(points.at(span.start), points.at(span.end));
        for piece in &mut article.pieces {
            *piece = Piece { body: moved(&body, piece.body), text: moved(&at, piece.text) };
        }
        article.each_span(|span| *span = moved(&at, *span));
        Self(article)
    }
}

const fn points(span: Span) -> Points {
    (span.start, span.end)
}

fn all_points<'py>(py: Python<'py>, spans: &[Span]) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, spans.iter().copied().map(points))
}

/// Value, start, end and basis.
type FactTuple<'r> = (&'r str, usize, usize, &'static str);
/// Kind, content, cue, mention, speaker, how, addressee, medium and confidence.
type QuoteTuple<'r, 'py> = (
    &'static str,
    Bound<'py, PyTuple>,
    Option<Points>,
    Option<Points>,
    Option<&'r str>,
    &'static str,
    Option<&'r str>,
    Option<&'r str>,
    f32,
);
/// Name, aliases, kind, role, country and mentions.
type ActorTuple<'r, 'py> =
    (&'r str, Bound<'py, PyTuple>, &'static str, Option<&'r str>, Option<&'r str>, Bound<'py, PyTuple>);

/// Each part in the order of the fields of its Python class.
#[pymethods]
impl Reading {
    /// The fact of this name, where the text tells it.
    fn fact(&self, name: &str) -> Option<FactTuple<'_>> {
        let field = match name {
            "headline" => &self.0.headline,
            "outlet" => &self.0.outlet,
            "agency" => &self.0.agency,
            "byline" => &self.0.byline,
            "editor" => &self.0.editor,
            "dateline" => &self.0.dateline,
            _ => &None,
        };
        let Field { value, span, basis } = field.as_ref()?;
        Some((value, span.start, span.end, basis.into()))
    }

    fn dates(&self) -> Vec<(&str, &'static str, usize, usize)> {
        let dates = self.0.dates.iter();
        dates.map(|DateMention { iso, kind, span }| (&**iso, kind.into(), span.start, span.end)).collect()
    }

    fn blocks(&self) -> Vec<(usize, usize, &'static str, &'static str, f32, &'static str)> {
        let block = |&Block { span, label, kind, score, rule }: &Block| {
            (span.start, span.end, label.into(), kind.into(), score, rule)
        };
        self.0.blocks.iter().map(block).collect()
    }

    fn body(&self) -> &str {
        &self.0.body
    }

    /// For each piece of the body: start and end there, start and end in the text.
    fn pieces<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let piece = |piece: &Piece| (piece.body.start, piece.body.end, piece.text.start, piece.text.end);
        PyTuple::new(py, self.0.pieces.iter().map(piece))
    }

    fn sentences<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        all_points(py, &self.0.sentences)
    }

    fn quotes<'py>(&self, py: Python<'py>) -> PyResult<Vec<QuoteTuple<'_, 'py>>> {
        let quotes = self.0.quotes.iter();
        quotes
            .map(|quote| {
                Ok((
                    quote.kind.into(),
                    all_points(py, &quote.content)?,
                    quote.cue.map(points),
                    quote.mention.map(points),
                    quote.speaker.as_deref(),
                    quote.how.into(),
                    quote.addressee.as_deref(),
                    quote.medium.as_deref(),
                    quote.confidence,
                ))
            })
            .collect()
    }

    fn actors<'py>(&self, py: Python<'py>) -> PyResult<Vec<ActorTuple<'_, 'py>>> {
        let actors = self.0.actors.iter();
        actors
            .map(|Actor { name, aliases, kind, role, country, mentions }| {
                let (aliases, mentions) = (PyTuple::new(py, aliases)?, all_points(py, mentions)?);
                Ok((&**name, aliases, kind.into(), role.as_deref(), country.as_deref(), mentions))
            })
            .collect()
    }

    fn language(&self) -> Option<&'static str> {
        self.0.language
    }
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
pub(super) fn read_articles(
    py: Python<'_>,
    list: &Bound<'_, PyList>,
    outlets: Option<Vec<Option<String>>>,
    options: ReadingOptions,
    threads: usize,
    begins: Option<Vec<usize>>,
) -> PyResult<Vec<Reading>> {
    let texts = Texts::new(list, outlets, begins)?;
    texts.each(py, threads, &options, |reader, text, outlet| Reading::new(text, reader.parse(text, outlet)))
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

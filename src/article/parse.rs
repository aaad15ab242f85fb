//! The order in which an article is read.

use super::blocks::{Parts, read_blocks};
use super::body::assemble;
use super::lines::Model;
use super::metadata::page::Page;
use super::metadata::{agency, byline, dateline, headline, outlet, stated};
use super::tail::cut_next_article;
use super::{Article, actors, language, quotes};
use crate::text::{Span, sentences};

/// Reads `text` as a news article.
///
/// Any string is read in time linear in its length; where a text shows no
/// furniture all of it is body. Spans are bytes of `text`. The method is a
/// line score with typed rules at the edges; see `benchmarks/article`.
/// Quotes and actors are read in English, and where the language cannot be told.
#[must_use]
pub fn parse(text: &str) -> Article {
    let mut article = outline(text);
    if matches!(article.language, None | Some("en")) {
        let paragraphs: Vec<Span> = article.pieces.iter().map(|&(_, span)| span).collect();
        article.sentences = paragraphs.iter().flat_map(|&paragraph| sentences(text, paragraph)).collect();
        article.actors = actors::find(text, &article.sentences);
        article.quotes = quotes::find(text, &paragraphs, &article.sentences, &article.actors);
    }
    article
}

/// Reads all of `text` but its sentences, quotes and actors, as [`parse`] does.
#[must_use]
pub fn outline(text: &str) -> Article {
    outline_with(text, Model::shipped())
}

/// Reads the outline of `text` with the weights of `model`.
pub(super) fn outline_with(text: &str, model: &Model) -> Article {
    let Parts { mut blocks, measures } = read_blocks(text, model);
    let headline = headline::find(text, &mut blocks, &measures);
    cut_next_article(text, &mut blocks, &measures);
    let (body, pieces) = assemble(text, &blocks);
    let language = language::language(&body);
    let page = Page::new(text, &blocks, &measures);
    let dateline = dateline::find(&page);
    let wire = dateline.as_ref().and_then(|dateline| dateline.agency).map(|span| span.of(text));
    let outlet = outlet::find(&page, wire);
    Article {
        agency: agency::find(&page, dateline.as_ref(), outlet.as_ref()),
        byline: byline::find(&page, dateline.as_ref()),
        editor: byline::editor(&page),
        dates: stated::find(&page, dateline.as_ref(), matches!(language, None | Some("en"))),
        dateline: dateline.map(|found| found.place),
        outlet: outlet.map(|found| found.field),
        language,
        headline,
        blocks,
        body,
        pieces,
        ..Article::default()
    }
}

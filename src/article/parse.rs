//! The order in which an article is read.

use super::blocks::{Parts, read_blocks};
use super::body::assemble;
use super::lines::Model;
use super::metadata::{dateline, headline, outlet, people, stated};
use super::recurring::Known;
use super::tail::cut_next_article;
use super::{Article, Origin, Reader, language};

/// Reads `text` as a news article.
///
/// Any string is read in time linear in its length; where a text shows no
/// furniture all of it is body. Spans are bytes of `text`. The method is a
/// line score with typed rules at the edges; see `benchmarks/article`.
/// Quotes and actors are read in English, and where the language cannot be told.
/// [`Reader`] takes what is known beside the text.
#[must_use]
pub fn parse(text: &str) -> Article {
    parse_from(text, Origin::Raw)
}

/// Reads `text` as [`parse`] does, but for what is known of where it comes from.
#[must_use]
pub fn parse_from(text: &str, origin: Origin) -> Article {
    Reader { origin, ..Reader::default() }.parse(text, None)
}

/// Reads all of `text` but its sentences, quotes and actors, as [`parse`] does.
#[must_use]
pub fn outline(text: &str) -> Article {
    Reader::default().outline(text, None)
}

/// Reads the outline of `text` with the weights of `model`, knowing what recurs.
pub(super) fn outline_with(text: &str, origin: Origin, model: &Model, known: Option<&Known>) -> Article {
    let Parts { mut blocks, measures } = read_blocks(text, origin, model, known);
    let headline = headline::find(text, &mut blocks, &measures, origin);
    cut_next_article(text, &mut blocks, &measures);
    let (body, pieces) = assemble(text, &blocks);
    let dateline = dateline::find(text, &blocks);
    let outlet = outlet::find(text, &blocks, dateline.as_ref());
    Article {
        agency: people::agency(text, &blocks, dateline.as_ref(), outlet.as_ref()),
        byline: people::byline(text, &blocks),
        editor: people::editor(text, &blocks),
        dateline: dateline.map(|found| found.place),
        dates: stated::find(text, &blocks),
        language: language::language(&body),
        headline,
        outlet,
        blocks,
        body,
        pieces,
        ..Article::default()
    }
}

//! The order in which an article is read.

use super::blocks::{Parts, read_blocks};
use super::body::assemble;
use super::lines::{Measures, Model};
use super::metadata::page::Page;
use super::metadata::{agency, byline, dateline, headline, outlet, stated};
use super::places::kinds_by_place;
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

/// Reads the blocks, the headline and the body of `text`, and none of the facts that it states.
#[must_use]
pub fn bare(text: &str) -> Article {
    Reader::default().bare(text, None)
}

/// Blocks, headline and body by the weights of `model`, with what was measured of each block.
pub(super) fn bare_with(text: &str, origin: Origin, model: &Model, known: Option<&Known>) -> (Article, Vec<Measures>) {
    let Parts { mut blocks, measures } = read_blocks(text, origin, model, known);
    let headline = headline::find(text, &mut blocks, &measures, origin);
    cut_next_article(text, &mut blocks, &measures);
    kinds_by_place(&mut blocks, &measures);
    let (body, pieces) = assemble(text, &blocks);
    (Article { headline, blocks, body, pieces, ..Article::default() }, measures)
}

/// Reads the outline of `text` with the weights of `model`, knowing what recurs.
pub(super) fn outline_with(text: &str, origin: Origin, model: &Model, known: Option<&Known>) -> Article {
    let (article, measures) = bare_with(text, origin, model, known);
    let (blocks, body) = (&article.blocks, &article.body);
    let language = language::language(body);
    let page = Page::new(text, blocks, &measures);
    let dateline = dateline::find(&page);
    let wire = dateline.as_ref().and_then(|dateline| dateline.agency).map(|span| span.of(text));
    let byline = byline::find(&page, dateline.as_ref());
    let outlet = outlet::find(&page, wire, byline.as_ref());
    Article {
        agency: agency::find(&page, dateline.as_ref(), outlet.as_ref()),
        byline,
        editor: byline::editor(&page),
        dates: stated::find(&page, dateline.as_ref(), matches!(language, None | Some("en"))),
        dateline: dateline.map(|found| found.place),
        outlet: outlet.map(|found| found.field),
        language,
        ..article
    }
}

/// The names in `text` that may be its outlet's, each with its numbers.
pub(super) fn outlets(text: &str) -> Vec<(String, Vec<f32>)> {
    let (article, measures) = bare_with(text, Origin::Raw, Model::shipped(), None);
    let page = Page::new(text, &article.blocks, &measures);
    let dateline = dateline::find(&page);
    let wire = dateline.as_ref().and_then(|dateline| dateline.agency).map(|span| span.of(text));
    outlet::rows(&page, wire, byline::find(&page, dateline.as_ref()).as_ref())
}

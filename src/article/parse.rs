//! The order in which an article is read.

use super::blocks::{Parts, read_blocks};
use super::body::assemble;
use super::lines::Model;
use super::metadata::{dateline, headline, outlet, people, stated};
use super::tail::cut_next_article;
use super::{Article, actors, language, quotes};
use crate::text::{Span, sentences};

/// Reads `text` as a news article.
///
/// Any string is read in time linear in its length; where a text shows no
/// furniture all of it is body. Spans are bytes of `text`. The method is a
/// line score with typed rules at the edges; see `benchmarks/article`.
#[must_use]
pub fn parse(text: &str) -> Article {
    parse_with(text, Model::shipped())
}

/// Reads `text` with the weights of `model`.
pub(super) fn parse_with(text: &str, model: &Model) -> Article {
    let Parts { mut blocks, measures } = read_blocks(text, model);
    let headline = headline::find(text, &mut blocks, &measures);
    cut_next_article(text, &mut blocks, &measures);
    let (body, pieces) = assemble(text, &blocks);
    let dateline = dateline::find(text, &blocks);
    let outlet = outlet::find(text, &blocks, dateline.as_ref());
    let paragraphs: Vec<Span> = pieces.iter().map(|&(_, span)| span).collect();
    let language = language::language(&body);
    let sentences: Vec<Span> = paragraphs.iter().flat_map(|&paragraph| sentences(text, paragraph)).collect();
    let english = language == Some("en");
    let actors = if english { actors::find(text, &sentences) } else { Vec::new() };
    let quotes = if english { quotes::find(text, &paragraphs, &sentences, &actors) } else { Vec::new() };
    Article {
        agency: people::agency(text, &blocks, dateline.as_ref(), outlet.as_ref()),
        byline: people::byline(text, &blocks),
        editor: people::editor(text, &blocks),
        dateline: dateline.map(|found| found.place),
        dates: stated::find(text, &blocks),
        language,
        headline,
        outlet,
        blocks,
        body,
        pieces,
        sentences,
        quotes,
        actors,
    }
}

//! The order in which an article is read.

use super::blocks::{Parts, read_blocks};
use super::body::assemble;
use super::lines::Model;
use super::metadata::{dateline, headline, outlet, people, stated};
use super::tail::cut_next_article;
use super::{Article, Block, BlockKind, Origin, actors, language, quotes};
use crate::text::{Span, sentences};

/// Reads `text` as a news article.
///
/// Any string is read in time linear in its length; where a text shows no
/// furniture all of it is body. Spans are bytes of `text`. The method is a
/// line score with typed rules at the edges; see `benchmarks/article`.
/// Quotes and actors are read in English, and where the language cannot be told.
#[must_use]
pub fn parse(text: &str) -> Article {
    parse_from(text, Origin::Raw)
}

/// Reads `text` as [`parse`] does, but for what is known of where it comes from.
#[must_use]
pub fn parse_from(text: &str, origin: Origin) -> Article {
    let mut article = outline_with(text, origin, Model::shipped());
    if matches!(article.language, None | Some("en")) {
        let paragraphs: Vec<Span> = article.pieces.iter().map(|&(_, span)| span).collect();
        article.sentences = paragraphs.iter().flat_map(|&paragraph| sentences(text, paragraph)).collect();
        article.actors = actors::find_with(text, &article.sentences, &elsewhere(&article.blocks));
        article.quotes = quotes::find(text, &paragraphs, &article.sentences, &article.actors);
    }
    article
}

/// The lines beside the body that name people in full.
fn elsewhere(blocks: &[Block]) -> Vec<Span> {
    const NAMING: [BlockKind; 4] = [BlockKind::Headline, BlockKind::Caption, BlockKind::Byline, BlockKind::AboutBox];
    blocks.iter().filter(|block| NAMING.contains(&block.kind)).map(|block| block.span).collect()
}

/// Reads all of `text` but its sentences, quotes and actors, as [`parse`] does.
#[must_use]
pub fn outline(text: &str) -> Article {
    outline_with(text, Origin::Raw, Model::shipped())
}

/// Reads the outline of `text` with the weights of `model`.
pub(super) fn outline_with(text: &str, origin: Origin, model: &Model) -> Article {
    let Parts { mut blocks, measures } = read_blocks(text, origin, model);
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

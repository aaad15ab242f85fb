//! Which line is the headline, and which repeat it.

mod top;

use super::choice::Weights;
use super::dateline::is_upper;
use super::dates::dates;
use super::heading::is_furniture;
use super::page::unquoted;
use super::phrases::Phrases;
use super::{byline, names};
use crate::article::lines::Measures;
use crate::article::{Basis, Block, BlockKind, Field, Label, Origin};
use crate::text::Span;
use std::sync::LazyLock;
use top::{Top, WIDTH};

/// Most lines above the body that are candidates.
const ABOVE: usize = 40;
/// Lines below a candidate in which what signs it is looked for.
const BELOW: usize = 10;
/// Lines below the headline in which its page's title is looked for.
const TITLE: usize = 5;
/// Weights trained by `benchmarks/article/train_facts.py`.
static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::shipped(include_str!("weights.json"), WIDTH));

/// Finds the headline, labels its block and its repeats, and returns it.
pub(crate) fn find(text: &str, blocks: &mut [Block], measures: &[Measures], origin: Origin) -> Option<Field> {
    let first = opening(text, blocks, measures, origin).filter(|&first| first > 0)?;
    let page = Top::new(text, blocks, measures, first);
    let found = page.candidates();
    let best = WEIGHTS.best(found.iter().map(|one| one.numbers.as_slice())).map(|at| &found[at])?;
    let key = page.key(best.span);
    let chosen = page.first_plain(key).unwrap_or(best.block);
    let whole = if chosen == best.block { best.span } else { unquoted(text, blocks[chosen].span) };
    label(text, blocks, measures, (chosen, key));
    let span = without_flag(text, wrapped(text, blocks, chosen, whole));
    Some(Field { value: tidy(span.of(text)), span, basis: Basis::Stated })
}

/// The headline with the line in capitals that goes on below or begins above, as archives wrap theirs.
fn wrapped(text: &str, blocks: &mut [Block], chosen: usize, whole: Span) -> Span {
    let capitals = |block: &Block| {
        let piece = block.span.of(text);
        is_upper(piece)
            && piece.len() < 120
            && !is_furniture(piece)
            && !names::is_outlet(piece)
            && !piece.ends_with('.')
    };
    if !capitals(&blocks[chosen]) {
        return whole;
    }
    let adjoins = |above: &Block, below: &Block| text[above.span.end..below.span.start].matches('\n').count() == 1;
    let open = |block: &Block| matches!(block.rule, "score" | "above the headline") && capitals(block);
    let below = blocks.get(chosen + 1).is_some_and(|next| adjoins(&blocks[chosen], next) && open(next));
    let above = chosen.checked_sub(1).filter(|&last| adjoins(&blocks[last], &blocks[chosen]) && open(&blocks[last]));
    let first = above.unwrap_or(chosen);
    let last = chosen + usize::from(below);
    for block in &mut blocks[first..=last] {
        (block.label, block.kind, block.rule) = (Label::Headline, BlockKind::Headline, "headline");
    }
    Span::new(
        if above.is_some() { blocks[first].span.start } else { whole.start },
        if below { blocks[last].span.end } else { whole.end },
    )
}

/// Lines below prose in which a byline or a date shows that the article only begins there.
pub(super) const UNSIGNED: usize = 6;

/// The article's first line of prose: the body's first that no byline or date follows at once; else its first line,
/// as where an extractor chose all lines.
fn opening(text: &str, blocks: &[Block], measures: &[Measures], origin: Origin) -> Option<usize> {
    let begin = forwarded(text, blocks);
    let body = || (begin..blocks.len()).filter(|&at| blocks[at].label == Label::Body);
    if origin != Origin::Raw {
        return body().next();
    }
    // A wrapped paragraph is prose too, though none of its lines is.
    let lower = |at: usize| {
        blocks.get(at).is_some_and(|next| unquoted(text, next.span).of(text).starts_with(char::is_lowercase))
    };
    let wrapped = |at: usize| measures[at].words >= 6 && lower(at + 1) && measures[at + 1].words >= 4;
    let mut prose = body().filter(|&at| measures[at].is_prose() || wrapped(at));
    let signs: Vec<bool> =
        (0..blocks.len().min(2 * ABOVE)).map(|at| signs(text, blocks[at].span, &measures[at])).collect();
    let signed = |at: usize| signs.iter().skip(at + 1).take(UNSIGNED).any(|&sign| sign);
    let Some(first) = prose.next() else {
        return body().next();
    };
    let unsigned = std::iter::once(first).chain(prose).take(UNSIGNED).find(|&at| !signed(at));
    // Where all prose is signed below, the article begins behind the signature.
    let last = || (first + 1..signs.len().min(first + 4 * UNSIGNED)).rev().find(|&at| signs[at]).map(|at| at + 1);
    unsigned.or_else(last).or(Some(first))
}

/// What parts a message from the one that it forwards, in lower case.
const FORWARDED: [&str; 10] = [
    "forwarded message",
    "original message",
    "message d'origine",
    "message transféré",
    "message transmis",
    "mensaje reenviado",
    "mensaje original",
    "weitergeleitete nachricht",
    "ursprüngliche nachricht",
    "messaggio inoltrato",
];

/// The first line of a forwarded message; 0 for any other page.
fn forwarded(text: &str, blocks: &[Block]) -> usize {
    static PARTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(FORWARDED));
    let parts = |block: &Block| {
        let line = block.span.of(text);
        line.len() < 80 && PARTS.is_in(line)
    };
    blocks.iter().take(2 * ABOVE).rposition(parts).map_or(0, |at| at + 1)
}

/// True for a byline that says "By", or a short line with a whole date.
pub(super) fn signs(text: &str, span: Span, line: &Measures) -> bool {
    let piece = unquoted(text, span).of(text);
    line.words <= 24 && !line.is_prose() && (byline::is_byline(piece) || (line.words <= 14 && !dates(piece).is_empty()))
}

/// Flags that stand before a headline and are no part of it.
const FLAGS: [&str; 20] = [
    "Fact Check-",
    "Fact check: ",
    "Fact Check: ",
    "FACT CHECK: ",
    "FACTBOX: ",
    "HD ",
    "BREAKING: ",
    "Breaking: ",
    "LIVE: ",
    "LIVE • ",
    "LIVE | ",
    "Live: ",
    "UPDATE: ",
    "JUST IN: ",
    "EXCLUSIVE: ",
    "HEADLINE: ",
    "Headline: ",
    "TITLE: ",
    "Title: ",
    "WATCH: ",
];
/// Names of the field of a record that holds the headline.
const FIELDS: [&str; 5] = ["HD ", "HEADLINE: ", "Headline: ", "TITLE: ", "Title: "];

fn without_flag(text: &str, headline: Span) -> Span {
    let headline = without_bold(text, headline);
    let flag = FLAGS.iter().find(|flag| headline.of(text).starts_with(**flag));
    Span::new(headline.start + flag.map_or(0, |flag| flag.len()), headline.end)
}

/// A headline without the asterisks that messages set around words in bold.
fn without_bold(text: &str, headline: Span) -> Span {
    let bold = headline.of(text).strip_prefix('*').and_then(|rest| rest.strip_suffix('*'));
    bold.filter(|inner| !inner.contains('*')).map_or(headline, |_| Span::new(headline.start + 1, headline.end - 1))
}

/// White space inside a headline becomes single spaces.
fn tidy(headline: &str) -> String {
    headline.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every candidate as it would be told, with its numbers.
pub(crate) fn rows(text: &str, blocks: &[Block], measures: &[Measures]) -> Vec<(String, Vec<f32>)> {
    let Some(first) = opening(text, blocks, measures, Origin::Raw).filter(|&first| first > 0) else {
        return Vec::new();
    };
    let found = Top::new(text, blocks, measures, first).candidates();
    found.iter().map(|one| (tidy(without_flag(text, one.span).of(text)), one.numbers.to_vec())).collect()
}

/// Labels the headline's block and every repeat; demotes short lines above it that passed for body.
fn label(text: &str, blocks: &mut [Block], measures: &[Measures], (chosen, key): (usize, u64)) {
    for (at, block) in blocks.iter_mut().enumerate() {
        if at == chosen {
            (block.label, block.kind, block.rule) = (Label::Headline, BlockKind::Headline, "headline");
        } else if measures[at].fingerprint == key && measures[at].words >= 3 {
            (block.label, block.kind, block.rule) = (Label::Boilerplate, BlockKind::DuplicateHeadline, "repeat");
        } else if at < chosen && block.label == Label::Body {
            (block.label, block.kind, block.rule) = (Label::Boilerplate, BlockKind::Other, "above the headline");
        }
        if at != chosen
            && at <= chosen + TITLE
            && block.label == Label::Boilerplate
            && block.rule == "score"
            && titled(text, block.span, key)
        {
            (block.kind, block.rule) = (BlockKind::TitleElement, "title");
        }
    }
}

fn fingerprint(text: &str, span: Span) -> u64 {
    Measures::of(text, span).fingerprint
}

/// True for the headline with an outlet's name behind it.
fn titled(text: &str, span: Span, key: u64) -> bool {
    names::suffix(span.of(text))
        .is_some_and(|(end, _)| fingerprint(text, Span::new(span.start, span.start + end)) == key)
}

//! From text to blocks: cut, measured, typed, scored, and the best path chosen.

use super::furniture::{Reach, Typed, mark_regions, parts, typed};
use super::lines::model::probability;
use super::lines::{Measures, Model, lines, unwrapped};
use super::recurring::Known;
use super::{Block, BlockKind, Label, Origin};
use crate::text::Span;

/// What a rule that holds only at the edges takes from the log odds of a line.
const EDGE: f32 = 3.0;

/// Log odds beyond which a score is not in doubt.
const CLEAR: f32 = 2.0;

/// The rule of what was learned from a corpus.
const RECURRING: &str = "recurring";

/// What a line gains that an extractor chose: it saw the mark-up, so that only typed rules still take lines away.
/// On the pages of `benchmarks/article`, 4 to 9 read alike and 2.5 loses .004 of F1.
const CHOSEN: f32 = 6.0;

/// The parts of a page's lines with all that is known of each.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) blocks: Vec<Block>,
    pub(super) measures: Vec<Measures>,
}

/// Reads `text` into blocks; every character that is no white space is in exactly one.
///
/// What is `known` to recur is furniture, and the rest is read as if it were not there.
pub(super) fn read_blocks(text: &str, origin: Origin, model: &Model, known: Option<&Known>) -> Parts {
    let mut spans = Vec::new();
    for line in unwrapped(text, lines(text)) {
        parts(text, line, &mut spans);
    }
    let recurs = known.map(|known| known.mark(text, &mut spans)).unwrap_or_default();
    let measures: Vec<Measures> = spans.iter().map(|&span| Measures::of(text, span)).collect();
    let mut kinds = types(text, &spans, &measures);
    mark_recurring(&recurs, &mut kinds);
    mark_regions(&measures, &mut kinds);
    let odds = odds(&spans, &measures, origin, model);
    let mut inside = choose(&measures, &kinds, &odds, model);
    for (inside, span) in inside.iter_mut().zip(&spans) {
        *inside &= !is_front(*span, origin);
    }
    let blocks = (0..spans.len()).map(|at| block(spans[at], kinds[at], odds[at], inside[at])).collect();
    Parts { blocks, measures }
}

/// True for a line that states what the mark-up of the page says about the article.
const fn is_front(span: Span, origin: Origin) -> bool {
    matches!(origin, Origin::Extracted { begin } if span.start < begin)
}

/// For each part, the log odds of being body, given where the text comes from.
fn odds(spans: &[Span], measures: &[Measures], origin: Origin, model: &Model) -> Vec<f32> {
    let mut odds = model.odds(measures);
    if matches!(origin, Origin::Extracted { .. }) {
        for (odds, span) in odds.iter_mut().zip(spans) {
            *odds += if is_front(*span, origin) { -CHOSEN } else { CHOSEN };
        }
    }
    odds
}

fn types(text: &str, spans: &[Span], measures: &[Measures]) -> Vec<Option<Typed>> {
    let mut lower = String::new();
    let mut found = Vec::with_capacity(spans.len());
    for (span, measures) in spans.iter().zip(measures) {
        lower.clear();
        if measures.words <= 70 {
            lower.push_str(span.of(text));
            lower.make_ascii_lowercase();
        }
        found.push(typed(span.of(text), &lower, measures));
    }
    found
}

/// Types the parts that recur. A finer kind stays.
fn mark_recurring(recurs: &[bool], kinds: &mut [Option<Typed>]) {
    for (typed, _) in kinds.iter_mut().zip(recurs).filter(|(_, recurs)| **recurs) {
        let kind = typed.map_or(BlockKind::Recurring, |typed| typed.kind);
        if !is_firm(typed.as_ref()) {
            *typed = Some(Typed { kind, rule: RECURRING, reach: Reach::Anywhere });
        }
    }
}

fn block(span: Span, typed: Option<Typed>, odds: f32, inside: bool) -> Block {
    let score = probability(odds);
    if inside {
        return Block { span, label: Label::Body, kind: BlockKind::Paragraph, score, rule: "score" };
    }
    let (kind, rule) = typed.map_or((BlockKind::Other, "score"), |typed| (typed.kind, typed.rule));
    Block { span, label: Label::Boilerplate, kind, score, rule }
}

const fn is_firm(typed: Option<&Typed>) -> bool {
    matches!(typed, Some(Typed { reach: Reach::Anywhere, .. }))
}

/// Which parts are body. Firmly typed parts are not, and the path is found over the others.
fn choose(measures: &[Measures], kinds: &[Option<Typed>], odds: &[f32], model: &Model) -> Vec<bool> {
    if !has_furniture(measures, kinds) {
        let open = kinds.iter().map(Option::is_none);
        return all_but_strays(measures, odds).into_iter().zip(open).map(|(inside, open)| inside && open).collect();
    }
    let open: Vec<usize> = (0..kinds.len()).filter(|&at| !is_firm(kinds[at].as_ref())).collect();
    let edge = |at: usize| if kinds[at].is_some() { EDGE } else { 0.0 };
    let open_odds: Vec<f32> = open.iter().map(|&at| odds[at] - edge(at)).collect();
    let mut inside = vec![false; kinds.len()];
    for (&at, chosen) in open.iter().zip(model.decide(&open_odds)) {
        inside[at] = chosen;
    }
    if inside.contains(&true) { inside } else { kinds.iter().map(Option::is_none).collect() }
}

/// A page without furniture is body, but for lines that clearly are none of it.
fn all_but_strays(measures: &[Measures], odds: &[f32]) -> Vec<bool> {
    let sure = odds.iter().filter(|&&odds| odds > CLEAR).count() >= 3;
    odds.iter().zip(measures).map(|(&odds, line)| !is_stray(odds, line, sure)).collect()
}

/// True for a short open line that the score all but excludes, on a page whose body it is sure of.
fn is_stray(odds: f32, line: &Measures, sure: bool) -> bool {
    sure && odds < -CLEAR && line.words < 12 && !line.ends_sentence
}

/// True if anything on the page looks like furniture: a typed line, or one short line in four.
fn has_furniture(measures: &[Measures], kinds: &[Option<Typed>]) -> bool {
    let learned = |typed: &Option<Typed>| typed.is_some_and(|typed| typed.rule == RECURRING);
    let others = || measures.iter().zip(kinds).filter(|(_, typed)| !learned(typed));
    let short = others().filter(|(line, _)| line.words < 6 && !line.ends_sentence).count();
    others().any(|(_, typed)| typed.is_some()) || short * 4 > others().count().max(4)
}

//! From text to blocks: cut, measured, typed, scored, and the best path chosen.

use super::furniture::{Reach, Typed, mark_labelled, mark_regions, mark_repeats, marked, parts, typed};
use super::lines::features::Sign;
use super::lines::measure::unquoted;
use super::lines::model::probability;
use super::lines::{Measures, Model, lines, measures, unwrapped};
use super::recurring::Known;
use super::{Block, BlockKind, Label, Origin};
use crate::text::Span;

/// What a rule that holds only at the edges takes from the log odds of a line.
const EDGE: f32 = 3.0;

/// What the lines of a live page gain in log odds: posts are short and stand apart.
const POSTS: f32 = 1.0;

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
    let mut spans = spans(text);
    let recurs = known.map(|known| known.mark(text, &mut spans)).unwrap_or_default();
    let measures = measures(text, &spans);
    let mut kinds = types(text, &spans, &measures, origin);
    mark_recurring(&recurs, &mut kinds);
    mark_company(text, &spans, &measures, origin, &mut kinds);
    let mut odds = model.odds(&measures, &signs(&kinds));
    weigh(&mut odds, &spans, origin);
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

/// Adds what the origin of the text says of each part to its log odds of being body.
fn weigh(odds: &mut [f32], spans: &[Span], origin: Origin) {
    if matches!(origin, Origin::Extracted { .. }) {
        for (odds, span) in odds.iter_mut().zip(spans) {
            *odds += if is_front(*span, origin) { -CHOSEN } else { CHOSEN };
        }
    }
}

/// The parts of the lines of `text`, in order.
pub(super) fn spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for line in unwrapped(text, lines(text)) {
        parts(text, line, &mut spans);
    }
    spans
}

/// What the typed rules make of each part by its wording and its company.
pub(super) fn kinds(text: &str, spans: &[Span], measures: &[Measures]) -> Vec<Option<Typed>> {
    let mut kinds = types(text, spans, measures, Origin::Raw);
    mark_company(text, spans, measures, Origin::Raw, &mut kinds);
    kinds
}

/// An extractor saw the mark-up that makes a line a caption, a box or a repeat: of its lines only labels tell.
fn mark_company(text: &str, spans: &[Span], measures: &[Measures], origin: Origin, kinds: &mut [Option<Typed>]) {
    if origin == Origin::Raw {
        mark_repeats(text, spans, measures, kinds);
        mark_regions(text, spans, measures, kinds);
    } else {
        mark_labelled(measures, kinds);
    }
}

/// The same for the line scorer.
pub(super) fn signs(kinds: &[Option<Typed>]) -> Vec<Sign> {
    kinds.iter().map(|typed| typed.map_or_else(Sign::default, sign)).collect()
}

fn sign(typed: Typed) -> Sign {
    use BlockKind::{
        AdMarker, Byline, CommentForm, Copyright, EditorMasthead, PublishStamp, RelatedHeadline, RelatedLabel,
        RelatedTeaser, TrendingWidget, UpdateStamp,
    };
    let kind = typed.kind;
    Sign {
        firm: typed.reach == Reach::Anywhere,
        edge: typed.reach == Reach::Edge,
        label: matches!(kind, RelatedLabel | RelatedHeadline | RelatedTeaser | TrendingWidget),
        credit: matches!(kind, Byline | PublishStamp | UpdateStamp | EditorMasthead),
        advert: kind == AdMarker,
        end: matches!(kind, CommentForm | Copyright) || typed.rule == "end mark",
    }
}

/// Words up to which a line may be a phrase, whose letters all count.
const SHORT: u32 = 14;

/// What each part is by its wording; of what an extractor chose, only fixed marks of furniture tell.
fn types(text: &str, spans: &[Span], measures: &[Measures], origin: Origin) -> Vec<Option<Typed>> {
    let rules = if origin == Origin::Raw { typed } else { marked };
    let mut lower = String::new();
    let mut found = Vec::with_capacity(spans.len());
    for (span, measures) in spans.iter().zip(measures) {
        lower.clear();
        let line = unquoted(span.of(text));
        if measures.words <= 120 {
            lower.push_str(line);
            lower.make_ascii_lowercase();
            if measures.words <= SHORT && !line.is_ascii() {
                lower = lower.to_lowercase();
            }
        }
        found.push(rules(line, &lower, measures));
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
    let live = if is_live(kinds) { POSTS } else { 0.0 };
    let open_odds: Vec<f32> = open.iter().map(|&at| odds[at] - edge(at) + live).collect();
    let mut inside = vec![false; kinds.len()];
    for (&at, chosen) in open.iter().zip(model.decide(&open_odds)) {
        inside[at] = chosen;
    }
    bridge(measures, kinds, odds, &mut inside);
    take_summary(measures, kinds, &mut inside);
    if inside.contains(&true) { inside } else { kinds.iter().map(Option::is_none).collect() }
}

/// Longest run of short lines inside a body.
const LONGEST_RUN: usize = 8;
/// Least mean log odds of such a run.
const LEAST_RUN: f32 = -2.5;

/// Stamps of single posts that make a page a live page.
const LIVE: usize = 4;

/// Takes in short runs of short lines between two lines of the body: subheadings, tables, verse.
///
/// On a live page the stamps and buttons between posts do not part the runs.
fn bridge(measures: &[Measures], kinds: &[Option<Typed>], odds: &[f32], inside: &mut [bool]) {
    let live = is_live(kinds);
    let part = |at: &usize| !live || inside[*at] || !is_firm(kinds[*at].as_ref()) && !is_byline(kinds[*at].as_ref());
    let lines: Vec<usize> = (0..inside.len()).filter(part).collect();
    let mut at = 0;
    while at < lines.len() {
        let end = (at..lines.len()).find(|&end| inside[lines[end]]).unwrap_or(lines.len());
        let run = &lines[at..end];
        let mean = run.iter().map(|&line| odds[line]).sum::<f32>() / run.len().max(1) as f32;
        let within = at > 0 && end < lines.len() && run.len() <= LONGEST_RUN && mean > LEAST_RUN;
        if within && run.iter().all(|&line| is_short_piece(&measures[line], kinds[line].as_ref())) {
            for &line in run {
                inside[line] = true;
            }
        }
        at = end + 1;
    }
}

fn is_byline(typed: Option<&Typed>) -> bool {
    typed.is_some_and(|typed| typed.kind == BlockKind::Byline)
}

/// True if so many stamps part the page that it is a live page.
fn is_live(kinds: &[Option<Typed>]) -> bool {
    kinds.iter().flatten().filter(|typed| typed.kind == BlockKind::PublishStamp).count() >= LIVE
}

/// Lines above the body in which its summary is looked for.
const SUMMARY: usize = 12;

/// Takes in the bulleted summary above a body: two or more items of some words that are no menu.
fn take_summary(measures: &[Measures], kinds: &[Option<Typed>], inside: &mut [bool]) {
    let Some(first) = inside.iter().position(|&inside| inside) else {
        return;
    };
    let item = |at: usize| {
        let line = &measures[at];
        kinds[at].is_none() && line.starts_bullet && line.words >= 3 && line.function > 0
    };
    let top = first.saturating_sub(SUMMARY);
    for (at, place) in inside.iter_mut().enumerate().take(first).skip(top) {
        let beside = (at > 0 && item(at - 1)) || (at + 1 < first && item(at + 1));
        *place = item(at) && beside;
    }
}

/// True for a line that may be a subheading, a row or a verse: short, and with no wording of furniture.
fn is_short_piece(line: &Measures, typed: Option<&Typed>) -> bool {
    let open = typed.is_none_or(|typed| typed.kind == BlockKind::SectionLabel && typed.reach == Reach::Edge);
    open && line.words < 14 && line.wordings.iter().all(|&count| count == 0)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn bodies(text: &str) -> Vec<&str> {
        let Parts { blocks, .. } = read_blocks(text, Origin::Raw, Model::shipped(), None);
        blocks.iter().filter(|block| block.label == Label::Body).map(|block| block.span.of(text)).collect()
    }

    const PROSE: &str = "The pass over the Arn was closed on Monday after two days of snow, the road office said.";

    #[test]
    fn a_table_between_paragraphs_is_body() {
        let text = format!("{PROSE}\n{PROSE}\nSnow in metres:\nSummit: 2.1\nToll house: 1.4\n{PROSE}\nLeave a Reply");
        assert_eq!(bodies(&text).len(), 6);
    }

    #[test]
    fn the_posts_of_a_live_page_are_body_and_their_stamps_are_not() {
        let post = format!("18:05\nIn the hall\n{PROSE}\nShare\n");
        let text = post.repeat(5);
        let found = bodies(&text);
        assert!(found.iter().filter(|line| **line == PROSE).count() == 5 && !found.contains(&"18:05"), "{found:?}");
    }

    #[test]
    fn pleas_and_notices_between_paragraphs_are_not() {
        let plea = "Our weekly letter brings the valley to your inbox. Sign up, and cancel any time you like.";
        let text = format!("{PROSE}\n{PROSE}\n{plea}\n{PROSE}\n{PROSE}");
        assert!(!bodies(&text).contains(&plea));
    }
}

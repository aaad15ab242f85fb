//! Which dates a page states about itself, and what each is the date of.

use super::dates::dates;
use crate::article::furniture::stamps;
use crate::article::{Block, BlockKind, DateKind, DateMention, Label};

/// Lines between a labelled date above the headline and the headline itself, at most.
const NEAR: usize = 12;
/// Lines at the top of a page that make a masthead.
const MASTHEAD: usize = 3;

/// Where on the page a block stands.
struct Place {
    at: usize,
    headline: Option<usize>,
    first: usize,
    /// True once the body is over and other articles are listed.
    related: bool,
}

const fn is_related(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::RelatedLabel
            | BlockKind::RelatedHeadline
            | BlockKind::RelatedTeaser
            | BlockKind::NextArticleLink
            | BlockKind::TrendingWidget
    )
}

/// The kind of a date that words before it label.
fn labelled(kind: DateKind, place: &Place) -> DateKind {
    let anchor = place.headline.unwrap_or(place.first);
    if place.related || place.at + NEAR < anchor { DateKind::OtherArticle } else { kind }
}

/// The kind of a date that nothing labels; None where it cannot be told.
fn unlabelled(place: &Place, weekday: bool, clock: bool) -> Option<DateKind> {
    if place.related {
        return Some(DateKind::OtherArticle);
    }
    if place.at > place.first {
        return None;
    }
    match place.headline {
        Some(headline) if headline < place.at => Some(DateKind::Published),
        _ if weekday || !clock => (weekday || place.at < MASTHEAD).then_some(DateKind::PageRender),
        _ => (place.at + 2 >= place.headline.unwrap_or(place.first)).then_some(DateKind::Published),
    }
}

/// The label of a block that holds nothing else, in lower case.
fn label_before(text: &str, blocks: &[Block], at: usize) -> String {
    let before = blocks[..at].iter().rev().take(2).take_while(|block| block.kind == BlockKind::DateLabel);
    before.map(|block| block.span.of(text).to_ascii_lowercase()).collect::<Vec<_>>().join(" ")
}

/// The dates of the blocks around the body, in order.
pub(crate) fn find(text: &str, blocks: &[Block]) -> Vec<DateMention> {
    let first = blocks.iter().position(|block| block.label == Label::Body).unwrap_or(blocks.len());
    let last = blocks.iter().rposition(|block| block.label == Label::Body).unwrap_or(blocks.len());
    let headline = blocks.iter().position(|block| block.label == Label::Headline);
    let mut found = Vec::new();
    let mut related = false;
    for (at, block) in blocks.iter().enumerate() {
        related |= at > last && is_related(block.kind);
        let place = Place { at, headline, first, related: related || is_related(block.kind) };
        if may_state(block) {
            in_block(text, blocks, &place, &mut found);
        }
    }
    found
}

/// True for a block whose dates are about the page.
fn may_state(block: &Block) -> bool {
    let other = matches!(
        block.kind,
        BlockKind::DuplicateHeadline | BlockKind::TitleElement | BlockKind::Caption | BlockKind::Copyright
    );
    block.label == Label::Boilerplate && !other
}

fn in_block(text: &str, blocks: &[Block], place: &Place, found: &mut Vec<DateMention>) {
    let span = blocks[place.at].span;
    let piece = span.of(text);
    let mut from = 0;
    for date in dates(piece) {
        let words = piece[from..date.span.start].to_ascii_lowercase();
        from = date.span.end;
        let label = stamps::labelled(&words).or_else(|| stamps::labelled(&label_before(text, blocks, place.at)));
        let clock = date.iso.contains('T');
        let kind = label.map_or_else(|| unlabelled(place, date.weekday, clock), |kind| Some(labelled(kind, place)));
        if let Some(kind) = kind {
            found.push(DateMention { iso: date.iso, kind, span: date.span.shifted(span.start) });
        }
    }
}

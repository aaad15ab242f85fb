//! Kinds of furniture that no rule of wording or company told: what they say, and where they stand.

use super::furniture::kind_by_wording;
use super::lines::Measures;
use super::{Block, BlockKind, Label};

/// The places that give a kind: the headline, and the body's first and last line.
struct Places {
    headline: usize,
    first: usize,
    last: usize,
    /// The last line of the page that is no copyright line or control.
    end: usize,
}

/// Gives the kinds that follow from a line's place, once headline and body are known.
pub(super) fn kinds_by_place(blocks: &mut [Block], measures: &[Measures]) {
    let body = |block: &Block| block.label == Label::Body;
    let (Some(first), Some(last)) = (blocks.iter().position(body), blocks.iter().rposition(body)) else {
        return;
    };
    let headline = blocks.iter().position(|block| block.label == Label::Headline).unwrap_or(0);
    let closing =
        |block: &Block| !matches!(block.kind, BlockKind::Copyright | BlockKind::AppWidget | BlockKind::Navigation);
    let places = Places { headline, first, last, end: blocks.iter().rposition(closing).unwrap_or(0) };
    for (at, block) in blocks.iter_mut().enumerate() {
        if block.label != Label::Boilerplate {
            continue;
        }
        if block.kind == BlockKind::PageDate && at > headline && headline > 0 {
            block.kind = BlockKind::PublishStamp;
        } else if block.kind == BlockKind::Other
            && matches!(block.rule, "score" | "above the headline" | "after the end")
        {
            block.kind = kind(&measures[at], at, &places);
        } else if block.rule == "after the end" && leads_on(&measures[at], at, &places) {
            block.kind = BlockKind::NextArticleLink;
        }
    }
}

fn kind(line: &Measures, at: usize, places: &Places) -> BlockKind {
    if line.dateline && line.is_prose() {
        BlockKind::RelatedTeaser
    } else if let Some(kind) = kind_by_wording(line) {
        kind
    } else if at > places.last {
        below(line, at, places)
    } else if at < places.headline {
        above(line)
    } else if at < places.first {
        under_headline(line)
    } else {
        within(line)
    }
}

/// True for a last line that could head another article.
const fn leads_on(line: &Measures, at: usize, places: &Places) -> bool {
    at >= places.end && line.words >= 4 && !line.ends_sentence && line.second == 0
}

/// Below the body: the last line leads on, prose is a box.
const fn below(line: &Measures, at: usize, places: &Places) -> BlockKind {
    if line.is_prose() || line.ends_sentence {
        BlockKind::Other
    } else if leads_on(line, at, places) {
        BlockKind::NextArticleLink
    } else if line.words >= 4 && line.separators == 0 {
        BlockKind::RelatedHeadline
    } else {
        BlockKind::Tags
    }
}

/// Above the headline: sections are short, menus have many items.
const fn above(line: &Measures) -> BlockKind {
    if line.is_prose() || line.digits > 4 {
        BlockKind::Other
    } else if line.words >= 6 && line.separators > 0 {
        BlockKind::TitleElement
    } else if line.words <= 3 {
        BlockKind::SectionLabel
    } else {
        BlockKind::Navigation
    }
}

/// Between headline and body: names, dates, a picture.
const fn under_headline(line: &Measures) -> BlockKind {
    if line.is_prose() {
        BlockKind::Caption
    } else if line.digits >= 4 {
        BlockKind::PublishStamp
    } else if line.capital * 3 >= line.words * 2 {
        BlockKind::Byline
    } else {
        BlockKind::Other
    }
}

/// Inside the body: another story is told in quotes, a picture without.
const fn within(line: &Measures) -> BlockKind {
    if line.quotes > 0 && line.is_prose() {
        BlockKind::RelatedTeaser
    } else if line.second > 0 || line.we > 0 {
        BlockKind::Newsletter
    } else if line.words >= 8 {
        BlockKind::Caption
    } else {
        BlockKind::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn found(line: &str, at: usize) -> BlockKind {
        let measures = crate::article::lines::measures(line, &[Span::new(0, line.len())])[0];
        kind(&measures, at, &Places { headline: 1, first: 3, last: 9, end: 12 })
    }

    #[test]
    fn a_place_gives_a_kind() {
        assert_eq!(found("Roads", 0), BlockKind::SectionLabel);
        assert_eq!(found("Ida Lund, Arnholm", 2), BlockKind::Byline);
        assert_eq!(found("A plough stands on the summit of the pass in deep snow", 5), BlockKind::Caption);
        assert_eq!(found("Ferry sails again from Friday", 12), BlockKind::NextArticleLink);
        assert_eq!(
            found("ARNHOLM — The ferry will sail again from Friday, its owner told the council.", 5),
            BlockKind::RelatedTeaser
        );
    }
}

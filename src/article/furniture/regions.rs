//! Furniture that is known by its company: what follows a label belongs to it.

use super::kinds::{Reach, Typed};
use crate::article::BlockKind;
use crate::article::lines::Measures;

/// Most lines that one label of related articles governs.
const LONGEST_LIST: usize = 24;

/// Words of prose above each line, and in all.
fn prose_above(lines: &[Measures]) -> (Vec<u32>, u32) {
    let mut total = 0;
    let above = lines
        .iter()
        .map(|line| {
            let before = total;
            total += if line.is_prose() { line.words } else { 0 };
            before
        })
        .collect();
    (above, total)
}

/// Types the lines that follow labels, once the body has begun.
///
/// A label of related articles governs the lines that are no prose, and a
/// teaser under a headline when hardly any prose follows. A comment form or a
/// copyright line with most of the prose above it governs the rest of the page.
pub(crate) fn mark_regions(lines: &[Measures], typed: &mut [Option<Typed>]) {
    let (above, total) = prose_above(lines);
    let mut at = 0;
    while at < lines.len() {
        let begun = above[at] > 0;
        at += match typed[at].map(|found| found.kind) {
            Some(BlockKind::RelatedLabel | BlockKind::TrendingWidget) if begun => {
                let late = (total - above[at]) * 4 <= total;
                mark_list(&lines[at..], &mut typed[at..], late)
            }
            Some(kind @ (BlockKind::CommentForm | BlockKind::Copyright)) if begun && above[at] * 2 >= total => {
                mark_rest(&mut typed[at..], kind)
            }
            _ => 1,
        };
    }
}

/// Types what the label at the head of `lines` governs; returns how many lines that is.
fn mark_list(lines: &[Measures], typed: &mut [Option<Typed>], late: bool) -> usize {
    let mut headline = false;
    let end = lines.len().min(LONGEST_LIST);
    for at in 1..end {
        match typed[at] {
            Some(found) if is_stamp(found.kind) => continue,
            Some(found) if found.reach == Reach::Anywhere => return at,
            _ => {}
        }
        let teaser = lines[at].ends_ellipsis || (headline && late && lines[at].ends_sentence);
        if lines[at].is_prose() && !teaser {
            return at;
        }
        headline = !teaser;
        let kind = if teaser { BlockKind::RelatedTeaser } else { BlockKind::RelatedHeadline };
        typed[at] = Some(Typed { kind, rule: "under a label", reach: Reach::Anywhere });
    }
    end
}

/// True for a stamp, which a teaser may carry.
const fn is_stamp(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::UpdateStamp | BlockKind::PublishStamp)
}

/// Types every untyped line of the rest of the page; returns how many lines that is.
fn mark_rest(typed: &mut [Option<Typed>], kind: BlockKind) -> usize {
    let kind = if kind == BlockKind::CommentForm { kind } else { BlockKind::Other };
    let rest = Typed { kind, rule: "after the end", reach: Reach::Anywhere };
    for place in typed.iter_mut().skip(1) {
        place.get_or_insert(rest);
    }
    typed.len()
}

#[cfg(test)]
mod tests {
    use super::super::kinds;
    use super::*;
    use crate::text::Span;

    fn marked(lines: &[&str]) -> Vec<Option<BlockKind>> {
        let measures: Vec<_> = lines.iter().map(|line| Measures::of(line, Span::new(0, line.len()))).collect();
        let mut typed: Vec<_> =
            lines.iter().zip(&measures).map(|(line, m)| kinds::typed(line, &line.to_ascii_lowercase(), m)).collect();
        mark_regions(&measures, &mut typed);
        typed.into_iter().map(|found| found.map(|found| found.kind)).collect()
    }

    const PROSE: &str = "The pass over the Arn was closed on Monday after two days of snow, the road office said.";

    #[test]
    fn a_teaser_with_its_headline_belongs_to_the_label() {
        let found = marked(&[
            PROSE,
            PROSE,
            PROSE,
            PROSE,
            "Check Also",
            "Ferry sails again",
            "ARNHOLM – The ferry will sail again from Friday, its owner told …",
        ]);
        let expected = [BlockKind::RelatedLabel, BlockKind::RelatedHeadline, BlockKind::RelatedTeaser].map(Some);
        assert_eq!(found[4..], expected);
    }

    #[test]
    fn the_body_goes_on_after_a_box_in_its_middle() {
        let found = marked(&[PROSE, "Related articles", "Ferry sails again", PROSE, PROSE, PROSE]);
        assert_eq!(found[2], Some(BlockKind::RelatedHeadline));
        assert_eq!(found[3..], [None, None, None]);
    }

    #[test]
    fn a_label_above_the_body_governs_nothing() {
        assert_eq!(marked(&["Trending", "Snow closes the pass", PROSE])[1], None);
    }

    #[test]
    fn comments_end_the_page() {
        let found = marked(&[
            PROSE,
            PROSE,
            "Leave a comment",
            "Sad to see it closed again, as every year it seems to be, is it not.",
        ]);
        assert_eq!(found[3], Some(BlockKind::CommentForm));
    }
}

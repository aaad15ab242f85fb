//! Furniture that is known by its company: what follows a label belongs to it.

use super::credits;
use super::kinds::{Reach, Typed};
use crate::article::BlockKind;
use crate::article::lines::Measures;
use crate::text::Span;
use rustc_hash::FxHashMap;

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

/// Lines of prose above each that no rule has typed.
fn told_above(lines: &[Measures], typed: &[Option<Typed>]) -> Vec<u32> {
    let mut told = 0;
    let above = |(line, typed): (&Measures, &Option<Typed>)| {
        let before = told;
        told += u32::from(typed.is_none() && line.is_prose());
        before
    };
    lines.iter().zip(typed).map(above).collect()
}

/// Types what the lines around a line give away: its place beside a stamp, a writer's name, another dateline, a label.
pub(crate) fn mark_regions(text: &str, spans: &[Span], lines: &[Measures], typed: &mut [Option<Typed>]) {
    mark_cover(typed);
    mark_writers(text, spans, lines, typed);
    let (above, total) = prose_above(lines);
    mark_authors(text, spans, lines, (&above, total), typed);
    let told = told_above(lines, typed);
    mark_repeated(lines, &told, typed);
    mark_datelines(lines, &told, typed);
    mark_labelled(lines, typed);
}

/// Types the lines that follow labels, once the body has begun.
///
/// A label of related articles governs the lines that are no prose, and a
/// teaser under a headline when hardly any prose follows. A comment form or a
/// copyright line with most of the prose above it governs the rest of the page.
pub(crate) fn mark_labelled(lines: &[Measures], typed: &mut [Option<Typed>]) {
    let (above, total) = prose_above(lines);
    let mut at = 0;
    while at < lines.len() {
        let begun = above[at] > 0;
        at += match typed[at].map(|found| found.kind) {
            Some(kind @ (BlockKind::RelatedLabel | BlockKind::TrendingWidget)) if begun => {
                let late = (total - above[at]) * 4 <= total;
                let held = mark_list(&lines[at..], &mut typed[at..], late);
                if kind == BlockKind::TrendingWidget && held > 1 {
                    mark_trending(&mut typed[at..at + held]);
                }
                held
            }
            Some(kind @ (BlockKind::CommentForm | BlockKind::Copyright)) if begun && above[at] * 2 >= total => {
                mark_rest(&mut typed[at..], kind)
            }
            Some(_) if begun && above[at] * 2 >= total && typed[at].is_some_and(|found| found.rule == "end mark") => {
                mark_rest(&mut typed[at..], BlockKind::Other)
            }
            _ => 1,
        };
    }
}

/// Types what the label at the head of `lines` governs; returns how many lines that is.
fn mark_list(lines: &[Measures], typed: &mut [Option<Typed>], late: bool) -> usize {
    let (mut headline, mut told) = (false, false);
    let end = lines.len().min(LONGEST_LIST);
    for at in 1..end {
        match typed[at] {
            Some(found) if is_stamp(found.kind) => continue,
            Some(found) if found.reach == Reach::Anywhere => return at,
            _ => {}
        }
        let line = &lines[at];
        let sentence = line.ends_sentence || line.words >= 20 || line.ends_ellipsis;
        let teaser =
            line.ends_ellipsis || (headline && late && line.ends_sentence) || (sentence && is_foreign(line, at));
        if (line.is_prose() && !teaser) || (told && !late && !teaser && !is_title(line)) {
            return at;
        }
        headline = !teaser;
        told |= teaser;
        let kind = if teaser { BlockKind::RelatedTeaser } else { BlockKind::RelatedHeadline };
        typed[at] = Some(Typed { kind, rule: "under a label", reach: Reach::Anywhere });
    }
    end
}

/// The items of a list of what is read most are of its kind, and its head is a label.
fn mark_trending(list: &mut [Option<Typed>]) {
    for (at, found) in list.iter_mut().flatten().enumerate() {
        if matches!(found.kind, BlockKind::RelatedHeadline | BlockKind::RelatedTeaser) {
            found.kind = BlockKind::TrendingWidget;
        } else if at == 0 {
            found.kind = BlockKind::RelatedLabel;
        }
    }
}

/// Most datelines on a page that holds one article and the beginnings of others.
const DATELINES: usize = 4;

/// Types prose under a dateline that stands below other prose and shares few words with it.
fn mark_datelines(lines: &[Measures], told: &[u32], typed: &mut [Option<Typed>]) {
    let opens = |at: &usize| lines[*at].dateline && lines[*at].words >= 10;
    if (0..lines.len()).filter(opens).count() > DATELINES {
        return;
    }
    for at in (0..lines.len()).filter(opens) {
        if told[at] > 2 && typed[at].is_none() && lines[at].shared < FOREIGN {
            typed[at] =
                Some(Typed { kind: BlockKind::RelatedTeaser, rule: "another dateline", reach: Reach::Anywhere });
        }
    }
}

/// True for prose that tells another story: a dateline, or hardly a word that the article has.
fn is_foreign(line: &Measures, at: usize) -> bool {
    line.dateline || (at == 1 && line.shared < FOREIGN)
}

/// Share of its long words below which a line under a label is not the article's.
const FOREIGN: f32 = 0.4;

/// True for a line that could head another article.
const fn is_title(line: &Measures) -> bool {
    line.words >= 5 && !line.ends_sentence && !line.ends_colon && !line.starts_item && !line.starts_quote
}

/// Types all untyped lines above the mark of a forwarded mail.
fn mark_cover(typed: &mut [Option<Typed>]) {
    let mark = typed.iter().rposition(|found| found.is_some_and(|found| found.rule == "forwarded"));
    let cover = Typed { kind: BlockKind::Other, rule: "above the forwarded", reach: Reach::Anywhere };
    for place in typed.iter_mut().take(mark.unwrap_or(0)) {
        place.get_or_insert(cover);
    }
}

/// The first two words of a name, without "By".
fn name(line: &str) -> Option<&str> {
    let name = credits::byline(line).unwrap_or(line);
    let second = name.match_indices(' ').nth(1).map_or(name.len(), |(at, _)| at);
    let name = name[..second].trim_end_matches(|c: char| !c.is_alphanumeric());
    (name.contains(' ') && name.len() >= 6).then_some(name)
}

/// Most bylines whose names are looked for.
const WRITERS: usize = 4;

/// Types what tells of the writers below the text: prose that begins with a name of the byline.
fn mark_authors(
    text: &str,
    spans: &[Span],
    lines: &[Measures],
    (above, total): (&[u32], u32),
    typed: &mut [Option<Typed>],
) {
    let bylines = (0..typed.len()).filter(|&at| typed[at].is_some_and(|found| found.kind == BlockKind::Byline));
    let first: Vec<&str> = bylines.map(|at| spans[at].of(text)).take(WRITERS).collect();
    let names: Vec<&str> = first
        .iter()
        .flat_map(|line| line.split(" and ").chain(line.split(" & ").skip(1)).chain(line.split(", ").skip(1)))
        .filter_map(name)
        .collect();
    for at in (0..lines.len()).filter(|&at| above[at] * 2 > total) {
        let begins = || names.iter().any(|name| spans[at].of(text).starts_with(name));
        if typed[at].is_none() && lines[at].ends_sentence && lines[at].quotes == 0 && lines[at].words >= 6 && begins() {
            typed[at] = Some(Typed { kind: BlockKind::AboutBox, rule: "the writer", reach: Reach::Anywhere });
        }
    }
}

/// Most captions that stand twice; a page with more has its whole text twice.
const TWICE: usize = 4;

/// Types long lines inside the text that stand there twice: captions of galleries.
fn mark_repeated(lines: &[Measures], told: &[u32], typed: &mut [Option<Typed>]) {
    let may = |at: usize| lines[at].words >= 8 && told[at] > 1 && lines[at].quotes + lines[at].speech == 0;
    let mut counts = FxHashMap::<u64, u32>::default();
    for at in (0..lines.len()).filter(|&at| may(at)) {
        *counts.entry(lines[at].fingerprint).or_default() += 1;
    }
    if counts.values().filter(|&&count| count > 1).count() > TWICE {
        return;
    }
    for at in (0..lines.len()).filter(|&at| may(at)) {
        if typed[at].is_none() && counts.get(&lines[at].fingerprint) == Some(&2) {
            typed[at] = Some(Typed { kind: BlockKind::Caption, rule: "twice", reach: Reach::Edge });
        }
    }
}

/// Types names beside a stamp as those of the writers.
fn mark_writers(text: &str, spans: &[Span], lines: &[Measures], typed: &mut [Option<Typed>]) {
    for at in 0..lines.len() {
        let kind =
            |near: Option<usize>| near.and_then(|near| typed.get(near).copied().flatten()).map(|found| found.kind);
        let (above, below) = (kind(at.checked_sub(1)), kind(Some(at + 1)));
        let stamped = [above, below].into_iter().flatten().any(|kind| is_stamp(kind) || kind == BlockKind::PageDate);
        if typed[at].is_none()
            && stamped
            && above != Some(BlockKind::Byline)
            && is_names(spans[at].of(text), &lines[at])
        {
            typed[at] = Some(Typed { kind: BlockKind::Byline, rule: "beside a stamp", reach: Reach::Edge });
        }
    }
}

/// True for two to four capitalised words, or more with a comma or a conjunction between them.
fn is_names(line: &str, measures: &Measures) -> bool {
    let joined = [", ", " and ", " & ", " / ", " | ", " y ", " et "].iter().any(|mark| line.contains(mark));
    let most = if joined { 14 } else { 4 };
    (2..=most).contains(&measures.words)
        && measures.capital + measures.function.min(3) >= measures.words
        && measures.function <= if joined { 3 } else { 1 }
        && !measures.ends_sentence
        && !measures.labelled
        && measures.digits == 0
        && measures.quotes == 0
        && line.starts_with(char::is_uppercase)
        && line.contains(char::is_lowercase)
        && !line.starts_with("The ")
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

    fn marked(lines: &[&str]) -> Vec<Option<BlockKind>> {
        let text = lines.join("\n");
        let spans = crate::article::lines::lines(&text);
        let measures = crate::article::lines::measures(&text, &spans);
        let mut typed: Vec<_> =
            lines.iter().zip(&measures).map(|(line, m)| kinds::typed(line, &line.to_ascii_lowercase(), m)).collect();
        mark_regions(&text, &spans, &measures, &mut typed);
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
    fn prose_under_another_dateline_is_a_teaser() {
        let found = marked(&[
            PROSE,
            PROSE,
            PROSE,
            "HELMSUND — A goat named Senator was found asleep in the county library, whose keeper fed him maps.",
        ]);
        assert_eq!(found[3], Some(BlockKind::RelatedTeaser));
        assert_eq!(
            marked(&["HELMSUND — A goat named Senator slept in the county library, its keeper said on Monday."])[0],
            None
        );
    }

    #[test]
    fn a_caption_that_stands_twice_is_known() {
        let caption = "A plough stands on the summit of the pass in two metres of snow";
        let found = marked(&[PROSE, PROSE, caption, PROSE, caption]);
        assert_eq!(found[2..], [Some(BlockKind::Caption), None, Some(BlockKind::Caption)]);
    }

    #[test]
    fn what_tells_of_a_writer_begins_with_the_name() {
        let about = "Ida Lund lives below the pass and owns four shovels.";
        let found = marked(&["By Ida Lund", "Published: 3 March 2021", PROSE, PROSE, PROSE, about]);
        assert_eq!(found[5], Some(BlockKind::AboutBox));
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

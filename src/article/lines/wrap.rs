//! Paragraphs that were wrapped at a fixed width, as in mail and agency copy.

use super::measure::{is_stop, unquoted};
use crate::text::Span;

/// Widths in bytes, at least and at most, at which text is wrapped.
const NARROWEST: usize = 24;
const WIDEST: usize = 110;

/// Least lines that show a width.
const LEAST: usize = 4;

/// Longest line, in bytes, that only marks a blank one in a quoted mail.
const EMPTY: usize = 3;

/// The width at which a page is wrapped: no line is longer, and many are nearly as long.
fn width(lines: &[Span]) -> Option<usize> {
    let longest = lines.iter().map(|line| line.len()).max()?;
    let full = lines.iter().filter(|line| is_full(line.len(), longest)).count();
    let held = lines.iter().filter(|line| line.len() > EMPTY).count();
    let wrapped = held >= LEAST && full * 5 >= held * 2;
    (wrapped && (NARROWEST..=WIDEST).contains(&longest)).then_some(longest)
}

/// True for a line so long that the next word may not have fitted.
const fn is_full(length: usize, width: usize) -> bool {
    length * 4 >= width * 3
}

/// True if a single line break stands between two lines.
fn is_adjacent(gap: &str) -> bool {
    gap.len() <= 8 && gap.bytes().filter(|&byte| byte == b'\n').count() <= 1
}

/// True if most lines after a full one go on in lower case, as the middle of a sentence does.
fn goes_on(text: &str, lines: &[Span], width: usize) -> bool {
    let (mut pairs, mut lower) = (0, 0);
    for pair in lines.windows(2).filter(|pair| joins(text, pair[0], pair[1], width)) {
        pairs += 1;
        lower += usize::from(unquoted(pair[1].of(text)).starts_with(char::is_lowercase));
    }
    pairs > 0 && lower * 2 >= pairs
}

fn joins(text: &str, line: Span, next: Span, width: usize) -> bool {
    is_full(line.len(), width)
        && next.len() > EMPTY
        && is_adjacent(&text[line.end..next.start])
        && !unquoted(next.of(text)).starts_with("By ")
}

/// True for two lines of one sentence on a page that is not wrapped throughout.
fn continues(text: &str, line: Span, next: Span) -> bool {
    let open = |line: &str| !line.ends_with(|c: char| is_stop(c) || matches!(c, ':' | '…'));
    (NARROWEST..=WIDEST).contains(&line.len())
        && is_adjacent(&text[line.end..next.start])
        && unquoted(next.of(text)).starts_with(char::is_lowercase)
        && open(line.of(text))
}

/// Wrapped paragraphs, by first and last line: adjacent lines between two that go on in the middle of a sentence, if
/// most of those between do.
fn wrapped_runs(text: &str, lines: &[Span]) -> Vec<(usize, usize)> {
    let adjacent = |at: &usize| {
        (NARROWEST..=WIDEST).contains(&lines[*at].len()) && is_adjacent(&text[lines[*at].end..lines[at + 1].start])
    };
    let pairs: Vec<usize> = (0..lines.len().saturating_sub(1)).filter(adjacent).collect();
    let open = |at: &usize| continues(text, lines[*at], lines[at + 1]);
    let run = |pairs: &[usize]| {
        let (first, last) = (pairs.iter().position(open)?, pairs.iter().rposition(open)?);
        let inside = &pairs[first..=last];
        (inside.iter().copied().filter(|at| open(at)).count() * 2 >= inside.len())
            .then_some((inside[0], pairs[last] + 1))
    };
    pairs.chunk_by(|one, next| one + 1 == *next).filter_map(run).collect()
}

/// Joins wrapped runs and what [`continues`], if that happens more than once on a page.
fn joined_sentences(text: &str, lines: Vec<Span>) -> Vec<Span> {
    if lines.windows(2).filter(|pair| continues(text, pair[0], pair[1])).count() < 2 {
        return lines;
    }
    let mut inside = vec![false; lines.len()];
    for (first, last) in wrapped_runs(text, &lines) {
        inside[first + 1..=last].fill(true);
    }
    let mut inside = inside.into_iter();
    inside.next();
    joined(lines, |line, next| inside.next().unwrap_or(false) || continues(text, line, next))
}

/// Joins each line to the one before for which `joins` holds.
fn joined(lines: Vec<Span>, mut joins: impl FnMut(Span, Span) -> bool) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::with_capacity(lines.len());
    let mut before: Option<Span> = None;
    for line in lines {
        match joined.last_mut() {
            Some(last) if before.is_some_and(|before| joins(before, line)) => last.end = line.end,
            _ => joined.push(line),
        }
        before = Some(line);
    }
    joined
}

/// Joins the lines of wrapped paragraphs; the lines of any other page stay as they are.
pub(crate) fn unwrapped(text: &str, lines: Vec<Span>) -> Vec<Span> {
    let Some(width) = width(&lines).filter(|&width| goes_on(text, &lines, width)) else {
        return joined_sentences(text, lines);
    };
    joined(lines, |line, next| joins(text, line, next, width))
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        unwrapped(text, lines(text)).into_iter().map(|piece| piece.of(text)).collect()
    }

    #[test]
    fn a_wrapped_paragraph_is_one_piece() {
        let first = "The pass over the Arn was closed on Monday after\ntwo days of heavy snow, and the ferry remained\nin the harbour.";
        let second = "Eleven lorries were turned back at the toll house\nand stayed there.";
        assert_eq!(pieces(&format!("{first}\n\n{second}\n")), [first, second]);
    }

    #[test]
    fn a_quoted_mail_is_wrapped_too() {
        let first = "> The pass over the Arn was closed on Monday after\n> two days of heavy snow, and the ferry remained\n> in the harbour.";
        let second = "> Eleven lorries were turned back at the toll house\n> and stayed there.";
        assert_eq!(pieces(&format!("{first}\n>\n{second}\n")), [first, ">", second]);
    }

    #[test]
    fn two_wrapped_sentences_among_long_lines_are_joined() {
        let long = "The pass over the Arn was closed on Monday. ".repeat(5);
        let part = "Eleven lorries were turned back at the toll house\nand stayed there for three days and nights,\nas the law demands.";
        assert_eq!(pieces(&format!("{long}\n\n{part}\n\n{long}"))[1], part);
    }

    #[test]
    fn a_wrapped_paragraph_among_long_lines_is_one_piece() {
        let long = "The pass over the Arn was closed on Monday. ".repeat(5);
        let part = "Eleven lorries were turned back at the toll house\nand stayed there for three days on end until\nThursday, when a plough came over the summit and\ncleared a lane.";
        assert_eq!(pieces(&format!("{long}\n\n{part}\n\n{long}"))[1], part);
    }

    #[test]
    fn other_lines_are_left_alone() {
        let long = "The pass over the Arn was closed on Monday. ".repeat(5);
        let text = format!("Snow closes the pass\n{long}\n{long}\n{long}\n{long}");
        assert_eq!(pieces(&text).len(), 5);
        assert_eq!(pieces("snow fell\nand fell\nupon the hill\nall night").len(), 4);
    }
}

//! Paragraphs that were wrapped at a fixed width, as in mail and agency copy.

use crate::text::Span;

/// Widths in bytes, at least and at most, at which text is wrapped.
const NARROWEST: usize = 40;
const WIDEST: usize = 110;

/// Least lines that show a width.
const LEAST: usize = 4;

/// The width at which a page is wrapped: no line is longer, and many are nearly as long.
fn width(lines: &[Span]) -> Option<usize> {
    let longest = lines.iter().map(|line| line.len()).max()?;
    let full = lines.iter().filter(|line| is_full(line.len(), longest)).count();
    let wrapped = lines.len() >= LEAST && full * 5 >= lines.len() * 2;
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
        lower += usize::from(pair[1].of(text).starts_with(char::is_lowercase));
    }
    pairs > 0 && lower * 2 >= pairs
}

fn joins(text: &str, line: Span, next: Span, width: usize) -> bool {
    is_full(line.len(), width) && is_adjacent(&text[line.end..next.start])
}

/// Joins the lines of wrapped paragraphs; the lines of any other page stay as they are.
pub(crate) fn unwrapped(text: &str, lines: Vec<Span>) -> Vec<Span> {
    let Some(width) = width(&lines).filter(|&width| goes_on(text, &lines, width)) else {
        return lines;
    };
    let mut joined: Vec<Span> = Vec::with_capacity(lines.len());
    let mut before: Option<Span> = None;
    for line in lines {
        match joined.last_mut() {
            Some(last) if before.is_some_and(|before| joins(text, before, line, width)) => {
                last.end = line.end;
            }
            _ => joined.push(line),
        }
        before = Some(line);
    }
    joined
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
    fn other_lines_are_left_alone() {
        let long = "The pass over the Arn was closed on Monday. ".repeat(5);
        let text = format!("Snow closes the pass\n{long}\n{long}\n{long}\n{long}");
        assert_eq!(pieces(&text).len(), 5);
        assert_eq!(pieces("snow fell\nand fell\nupon the hill\nall night").len(), 4);
    }
}

//! Furniture inside a line: where one line is cut into several parts.

use super::{credits, stamps};
use crate::article::metadata::dates::dates;
use crate::text::Span;

/// Bytes within which a leading stamp must close.
const LONGEST_STAMP: usize = 80;
/// Bytes of a masthead line.
const LONGEST_MASTHEAD: usize = 160;

/// What broken mark-up leaves at the start of a line.
const FRAGMENTS: [&str; 5] = ["\" />", "' />", "\"/>", "/>", "\">"];

/// Length of a stamp in brackets at the start of the line: `(Last Updated On: May 3, 2021)`.
fn leading_stamp(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    let window = &bytes[..bytes.len().min(LONGEST_STAMP)];
    let close = memchr::memchr(b')', window).filter(|_| line.starts_with('('))?;
    stamps::labelled(&line[1..close].to_ascii_lowercase()).map(|_| close + 1)
}

fn leading_fragment(line: &str) -> Option<usize> {
    FRAGMENTS.iter().find(|fragment| line.starts_with(**fragment)).map(|fragment| fragment.len())
}

/// Length of the label that an archive puts before a headline.
fn archive_label(line: &str) -> Option<usize> {
    ["HEADLINE:", "TITLE:", "HD "]
        .iter()
        .find(|label| line.starts_with(**label) && line.len() > label.len())
        .map(|label| label.len())
}

/// Where the date begins that ends a masthead: `Editor: A. Berg Tuesday, 3 May 2022`.
fn masthead_date(line: &str) -> Option<usize> {
    credits::editor(line).filter(|_| line.len() <= LONGEST_MASTHEAD)?;
    let last = dates(line).pop()?;
    (last.span.end == line.len()).then_some(last.span.start)
}

/// Adds to `found` the parts of `line`, a trimmed line of `text`; most lines are one part.
pub(crate) fn parts(text: &str, line: Span, found: &mut Vec<Span>) {
    let piece = line.of(text);
    let cut = match piece.as_bytes().first() {
        Some(b'(') => leading_stamp(piece),
        Some(b'"' | b'\'' | b'/') => leading_fragment(piece),
        Some(b'H' | b'T') => archive_label(piece),
        Some(b'e' | b'E' | b'C' | b'M' | b'P') => masthead_date(piece),
        _ => None,
    };
    let mut rest = line;
    if let Some(cut) = cut {
        push(found, text, Span::new(line.start, line.start + cut));
        rest = Span::new(line.start + cut, line.end);
    }
    if let Some(open) = credits::trailing(rest.of(text)) {
        push(found, text, Span::new(rest.start, rest.start + open));
        rest = Span::new(rest.start + open, rest.end);
    }
    push(found, text, rest);
}

fn push(found: &mut Vec<Span>, text: &str, part: Span) {
    let part = part.trimmed(text);
    if !part.is_empty() {
        found.push(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(line: &str) -> Vec<&str> {
        let mut found = Vec::new();
        parts(line, Span::new(0, line.len()), &mut found);
        found.into_iter().map(|part| part.of(line)).collect()
    }

    #[test]
    fn furniture_at_the_ends_of_a_line_is_cut_off() {
        assert_eq!(cut("(Last Updated On: May 3, 2021)Snow fell."), ["(Last Updated On: May 3, 2021)", "Snow fell."]);
        assert_eq!(cut("HEADLINE: SNOW ON THE PASS"), ["HEADLINE:", "SNOW ON THE PASS"]);
        assert_eq!(cut("\" /> Snow on the pass"), ["\" />", "Snow on the pass"]);
        assert_eq!(cut("Editor: A. Berg Tuesday, 3 May 2022"), ["Editor: A. Berg", "Tuesday, 3 May 2022"]);
        assert_eq!(cut("Snow fell again. (NWA)"), ["Snow fell again.", "(NWA)"]);
    }

    #[test]
    fn prose_is_left_whole() {
        for line in ["(Snow fell) and fell.", "\"Snow,\" he said.", "Each of them (three) left.", "("] {
            assert_eq!(cut(line), [line]);
        }
    }
}

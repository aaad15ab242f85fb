//! The place at the head of a report: `PORT HALDEN, 4 March (TNA) —`.

use crate::article::lines::vocabulary::{MONTH, marks};
use crate::article::{Basis, Block, Field, Label};
use crate::text::Span;

/// Bytes within which a dateline ends.
const LONGEST: usize = 90;
/// What ends a dateline; a colon only after a place in capitals.
const ENDS: [&str; 8] = [" – ", " — ", " - ", " -- ", "— ", "– ", "-- ", ": "];
/// Words in capitals that open a paragraph and are no place.
const OTHERS: [&str; 16] = [
    "NATO",
    "LIVE",
    "FILE",
    "NOTE",
    "WATCH",
    "READ",
    "BREAKING",
    "UPDATE",
    "UPDATED",
    "EXCLUSIVE",
    "ANALYSIS",
    "OPINION",
    "VIDEO",
    "REVIEW",
    "QUESTION",
    "ANSWER",
];

/// A dateline as found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dateline {
    /// The place, with the span of the whole dateline.
    pub(crate) place: Field,
    /// The agency in brackets.
    pub(crate) agency: Option<Span>,
}

fn is_month(word: &str) -> bool {
    marks(word.trim_matches('.')) & MONTH != 0
}

/// True for "4 March", "March 4" and the like.
fn is_day(part: &str) -> bool {
    part.split_whitespace().any(is_month) && part.bytes().any(|b| b.is_ascii_digit())
}

fn is_upper(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphabetic()).count() >= 4 && !name.chars().any(char::is_lowercase)
}

fn is_place(name: &str) -> bool {
    let words = name.split_whitespace().count();
    (1..=4).contains(&words)
        && !OTHERS.contains(&name)
        && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | '\'' | '’'))
        && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || word.len() <= 3)
}

/// A place in capitals as it is usually written: Port Halden.
fn spelled(name: &str) -> String {
    if !is_upper(name) {
        return name.to_owned();
    }
    let mut start = true;
    let lowered = name.chars().flat_map(|c| {
        let kept = std::mem::replace(&mut start, !c.is_alphabetic());
        if kept { vec![c] } else { c.to_lowercase().collect::<Vec<_>>() }
    });
    lowered.collect()
}

/// The bracketed agency at the end of a dateline's words: what stands before it, and its bytes.
fn agency(head: &str) -> (&str, Option<(usize, usize)>) {
    let bare = head.trim_end();
    match (bare.ends_with(')'), bare.rfind('(')) {
        (true, Some(open)) => (bare[..open].trim_end(), Some((open + 1, bare.len() - 1))),
        _ => (bare, None),
    }
}

/// A place, the end of its dateline, and the bytes of the agency in it.
type Reading = (String, usize, Option<(usize, usize)>);

/// Reads the dateline at the start of a paragraph.
fn read(paragraph: &str) -> Option<Reading> {
    let reach = (0..=LONGEST.min(paragraph.len())).rev().find(|&end| paragraph.is_char_boundary(end))?;
    let window = &paragraph[..reach];
    let (at, end) = ENDS.iter().filter_map(|end| window.find(end).map(|at| (at, *end))).min_by_key(|(at, _)| *at)?;
    let (words, agency) = agency(&window[..at]);
    let mut parts = words.split(',').map(str::trim);
    let place = parts.next().filter(|place| is_place(place))?;
    let dated = words.split(',').any(is_day);
    let place_only = words.split(',').skip(1).all(|part| is_day(part.trim()) || is_place(part.trim()));
    let sure = is_upper(place) || ((agency.is_some() || dated) && end != ": ");
    (sure && place_only).then(|| (spelled(place), at + end.trim_end().len(), agency))
}

/// The dateline of the article, at the head of its first paragraph.
pub(crate) fn find(text: &str, blocks: &[Block]) -> Option<Dateline> {
    let first = blocks.iter().find(|block| block.label == Label::Body)?;
    let (value, end, agency) = read(first.span.of(text))?;
    let span = Span::new(first.span.start, first.span.start + end);
    let agency = agency.map(|(start, end)| Span::new(start, end).shifted(first.span.start));
    Some(Dateline { place: Field { value, span, basis: Basis::Stated }, agency })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(paragraph: &str) -> Option<String> {
        read(paragraph).map(|(place, _, _)| place)
    }

    #[test]
    fn places_with_and_without_date_and_agency() {
        for (paragraph, expected) in [
            ("PORT HALDEN, 4 March (TNA) — The ferry sank.", "Port Halden"),
            ("ARNHOLM – The pass is closed.", "Arnholm"),
            ("ARNHOLM, Norrland -- The pass is closed.", "Arnholm"),
            ("Arnholm (NWA) - The pass is closed.", "Arnholm"),
            ("ARNHOLM: The pass is closed.", "Arnholm"),
            ("ARNHOLM, Nov 19 (Northern Wire) - The pass is closed.", "Arnholm"),
        ] {
            assert_eq!(place(paragraph).as_deref(), Some(expected), "{paragraph}");
        }
    }

    #[test]
    fn other_beginnings_are_no_places() {
        for paragraph in [
            "The pass – closed since Monday – opens.",
            "Berg – The minister spoke.",
            "NATO – an alliance.",
            "He said: no.",
            "UN - The",
        ] {
            assert_eq!(place(paragraph), None, "{paragraph}");
        }
    }
}

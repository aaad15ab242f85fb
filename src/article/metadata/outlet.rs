//! Who published the page.

use crate::article::furniture::credits;
use crate::article::{Basis, Block, BlockKind, Field, Label};
use crate::text::Span;

/// Words in the names of news outlets, in lower case.
const TITLES: [&str; 48] = [
    "news",
    "times",
    "post",
    "tribune",
    "courier",
    "herald",
    "gazette",
    "observer",
    "chronicle",
    "daily",
    "journal",
    "today",
    "wire",
    "telegraph",
    "guardian",
    "press",
    "mail",
    "standard",
    "star",
    "express",
    "review",
    "quarterly",
    "weekly",
    "broadcasting",
    "radio",
    "tv",
    "television",
    "agency",
    "media",
    "monitor",
    "globe",
    "mirror",
    "bulletin",
    "dispatch",
    "examiner",
    "inquirer",
    "sentinel",
    "register",
    "echo",
    "argus",
    "ledger",
    "newspaper",
    "magazine",
    "independent",
    "voice",
    "network",
    "report",
    "record",
];

/// Marks between a headline and an outlet's name.
const PARTINGS: [&str; 6] = [" - ", " – ", " — ", " | ", " :: ", " » "];

/// Most words of an outlet's name.
const LONGEST: usize = 5;

/// True if a word of `name` is one that outlets carry.
fn is_titled(name: &str) -> bool {
    name.split(|c: char| !c.is_alphanumeric())
        .any(|word| TITLES.contains(&word.to_ascii_lowercase().as_str()))
}

fn is_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    let small = |word: &str| matches!(word, "of" | "the" | "and" | "de" | "&");
    let begins = |word: &str| {
        word.chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
    };
    (1..=LONGEST).contains(&words)
        && name.len() <= 60
        && name
            .split_whitespace()
            .all(|word| small(word) || begins(word))
}

/// Where the headline ends (in bytes of `line`) and the outlet's name begins, in a page's title.
pub(crate) fn suffix(line: &str) -> Option<(usize, usize)> {
    if line.len() > 300 {
        return None;
    }
    let (at, parting) = PARTINGS
        .iter()
        .filter_map(|parting| line.rfind(parting).map(|at| (at, parting)))
        .max()?;
    let begin = at + parting.len();
    (at > 10 && is_name(line[begin..].trim())).then_some((at, begin))
}

/// The name in a copyright line, without sign, years and the reservation of rights.
fn owner(line: &str) -> Option<(usize, usize)> {
    let at = line
        .find('©')
        .map(|at| at + '©'.len_utf8())
        .or_else(|| line.to_ascii_lowercase().find("copyright").map(|at| at + 9))?;
    let skipped = |c: char| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || matches!(c, '©' | '-' | '–' | ',' | '(' | ')' | 'c' | ':' | '|' | '.')
    };
    let begin = at + (line[at..].len() - line[at..].trim_start_matches(skipped).len());
    let rest = &line[begin..];
    let end = rest
        .find(['.', '|', ',', ';', '•', '-', '–', '—', '('])
        .unwrap_or(rest.len());
    let name = rest[..end].trim_end();
    let name = name
        .find(" All rights")
        .or_else(|| name.find(" all rights"))
        .map_or(name, |cut| &name[..cut])
        .trim_end();
    let years = name.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    (is_name(years) && !years.eq_ignore_ascii_case("all rights reserved"))
        .then_some((begin, begin + years.len()))
}

/// The name in a block, if its kind is one that names the outlet.
fn named(text: &str, block: &Block, above: bool) -> Option<(Span, Basis, u8)> {
    let piece = block.span.of(text);
    let inside = |(start, end): (usize, usize), rank| {
        Some((
            Span::new(block.span.start + start, block.span.start + end),
            Basis::Stated,
            rank,
        ))
    };
    match block.kind {
        BlockKind::TitleElement | BlockKind::Headline => {
            suffix(piece).and_then(|(_, begin)| inside((begin, piece.len()), 0))
        }
        BlockKind::AboutBox if piece.len() > 6 && is_titled(piece) => inside((6, piece.len()), 1),
        BlockKind::Copyright => owner(piece).and_then(|found| inside(found, 2)),
        BlockKind::AgencyCredit => credits::bracketed(piece)
            .filter(|name| is_titled(name))
            .and_then(|name| inside((1, 1 + name.len()), 3)),
        BlockKind::Other if above && is_titled(piece) && is_name(piece) => {
            inside((0, piece.len()), 4)
        }
        _ => None,
    }
}

/// The outlet: from the page's title, an about box, the copyright line, a credit or the masthead, in this order.
pub(crate) fn find(text: &str, blocks: &[Block]) -> Option<Field> {
    let first = blocks
        .iter()
        .position(|block| block.label == Label::Body)
        .unwrap_or(blocks.len());
    let found = blocks
        .iter()
        .enumerate()
        .filter_map(|(at, block)| named(text, block, at < first));
    let (span, basis, _) = found.min_by_key(|(_, _, rank)| *rank)?;
    let span = span.trimmed(text);
    Some(Field {
        value: span.of(text).to_owned(),
        span,
        basis,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_ends_with_the_outlet() {
        let line = "Snow closes the pass - Northern Wire";
        assert_eq!(
            suffix(line).map(|(end, begin)| (&line[..end], &line[begin..])),
            Some(("Snow closes the pass", "Northern Wire"))
        );
        assert_eq!(suffix("Snow - rain later, says the road office"), None);
    }

    #[test]
    fn a_copyright_line_names_the_owner() {
        for line in [
            "© 2021 Northern Wire. All rights reserved.",
            "Copyright © 2019-2021 Northern Wire",
            "© Northern Wire | Terms",
            "© Northern Wire 2021",
        ] {
            assert_eq!(
                owner(line).map(|(start, end)| &line[start..end]),
                Some("Northern Wire"),
                "{line}"
            );
        }
        assert_eq!(owner("© 2021. All rights reserved."), None);
    }
}

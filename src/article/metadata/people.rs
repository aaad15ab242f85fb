//! Who wrote the article, who edited it, which agency supplied it.

use super::dateline::Dateline;
use crate::article::furniture::credits;
use crate::article::{Basis, Block, BlockKind, Field, Label};
use crate::text::Span;

/// Marks after which a byline speaks of something else than the name.
const ENDS: [&str; 10] = ["|", "•", "·", " - ", " – ", " — ", " on ", ";", "@", " in "];

/// The names at the start of `line`, without posts, places and dates.
fn names(line: &str) -> &str {
    let end = ENDS.iter().filter_map(|mark| line.find(mark)).min().unwrap_or(line.len());
    let line = &line[..end];
    let end = line.char_indices().find(|&(at, c)| c.is_ascii_digit() || (c == ',' && is_post(&line[at + 1..])));
    line[..end.map_or(line.len(), |(at, _)| at)].trim().trim_end_matches([',', '.', ')'])
}

/// True for what follows a comma and is no further name: a post, an outlet, words in lower case.
fn is_post(rest: &str) -> bool {
    let rest = rest.trim_start();
    let first = rest.split(',').next().and_then(|part| part.split(" and ").next());
    let listed = rest.contains(" and ") || rest.contains(',');
    !rest.starts_with(char::is_uppercase) || !listed || first.is_some_and(|name| name.split_whitespace().count() > 3)
}

/// The field of `piece`, which is a slice of `text`: its place follows from its address.
fn field(text: &str, piece: &str) -> Option<Field> {
    let start = piece.as_ptr() as usize - text.as_ptr() as usize;
    let span = Span::new(start, start + piece.len());
    let words = piece.split_whitespace().count();
    ((1..=12).contains(&words)).then(|| Field { value: piece.to_owned(), span, basis: Basis::Stated })
}

/// The part of a credit that follows `cue`, up to the next clause.
fn credited<'t>(line: &'t str, cue: &str) -> Option<&'t str> {
    let at = line.to_ascii_lowercase().find(cue)? + cue.len();
    let rest = &line[at..];
    Some(names(&rest[..rest.find([';', ')', '.']).unwrap_or(rest.len())]))
}

/// The author: a byline, else the reporters that a credit names.
pub(crate) fn byline(text: &str, blocks: &[Block]) -> Option<Field> {
    let lines =
        |kind: BlockKind| blocks.iter().filter(move |block| block.kind == kind).map(|block| block.span.of(text));
    let signed =
        lines(BlockKind::Byline).map(|line| names(credits::byline(line).unwrap_or(line))).find(|name| !name.is_empty());
    let reported = || lines(BlockKind::AgencyCredit).find_map(|line| credited(line, "reporting by "));
    signed.or_else(reported).and_then(|name| field(text, name))
}

/// The editor: of the masthead, else the one that a credit names.
pub(crate) fn editor(text: &str, blocks: &[Block]) -> Option<Field> {
    let lines =
        |kind: BlockKind| blocks.iter().filter(move |block| block.kind == kind).map(|block| block.span.of(text));
    let stated = lines(BlockKind::EditorMasthead).find_map(credits::editor).map(names);
    let credit = || lines(BlockKind::AgencyCredit).find_map(|line| credited(line, "editing by "));
    stated.or_else(credit).filter(|name| !name.is_empty()).and_then(|name| field(text, name))
}

/// The agency: in the dateline, else in a credit after the body that is not the outlet's own.
pub(crate) fn agency(
    text: &str,
    blocks: &[Block],
    dateline: Option<&Dateline>,
    outlet: Option<&Field>,
) -> Option<Field> {
    if let Some(span) = dateline.and_then(|dateline| dateline.agency) {
        return Some(Field { value: span.of(text).to_owned(), span, basis: Basis::Stated });
    }
    let last = blocks.iter().rposition(|block| block.label == Label::Body)?;
    let credits = blocks[last..].iter().filter(|block| block.kind == BlockKind::AgencyCredit);
    let mut found = credits.filter_map(|block| credits::bracketed(block.span.of(text)).map(|name| (block.span, name)));
    let (span, name) =
        found.find(|(_, name)| outlet.is_none_or(|outlet| outlet.basis == Basis::Inferred || outlet.value != *name))?;
    Some(Field { value: name.to_owned(), span, basis: Basis::Stated })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_and_places_are_no_names() {
        for (line, name) in [
            ("Anna Berg, Arctic correspondent", "Anna Berg"),
            ("Anna Berg and Olaf Quist", "Anna Berg and Olaf Quist"),
            ("Anna Berg, Olaf Quist and Ida Lund", "Anna Berg, Olaf Quist and Ida Lund"),
            ("Anna Berg | Northern Wire", "Anna Berg"),
            ("Anna Berg on Monday, 3 May 2021", "Anna Berg"),
        ] {
            assert_eq!(names(line), name);
        }
    }

    #[test]
    fn a_credit_names_reporters_and_editors() {
        let line = "(Reporting by Anna Berg in Oslo; Editing by Olaf Quist)";
        assert_eq!(credited(line, "reporting by "), Some("Anna Berg"));
        assert_eq!(credited(line, "editing by "), Some("Olaf Quist"));
    }
}

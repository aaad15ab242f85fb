//! Who published the page.

use super::dateline::Dateline;
use crate::article::furniture::credits;
use crate::article::{Basis, Block, BlockKind, Field, Label};
use crate::text::Span;

/// Words in the names of news outlets, in lower case.
const TITLES: [&str; 49] = [
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
    "mail",
    "standard",
    "star",
    "express",
    "quarterly",
    "weekly",
    "broadcasting",
    "radio",
    "tv",
    "television",
    "agency",
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
    "network",
    "messenger",
    "mercury",
    "clarion",
    "advertiser",
    "reporter",
    "fm",
    "channel",
];

/// Marks between a headline and an outlet's name.
const PARTINGS: [&str; 6] = [" - ", " – ", " — ", " | ", " :: ", " » "];

/// Most words of an outlet's name.
const LONGEST: usize = 5;

/// True if a word of `name` is one that outlets carry.
pub(crate) fn is_titled(name: &str) -> bool {
    name.split(|c: char| !c.is_alphanumeric()).any(|word| TITLES.iter().any(|title| word.eq_ignore_ascii_case(title)))
}

fn is_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    let small = |word: &str| matches!(word, "of" | "the" | "and" | "de" | "&");
    let begins = |word: &str| word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    (1..=LONGEST).contains(&words)
        && name.len() <= 60
        && name.split_whitespace().all(|word| small(word) || begins(word))
}

/// True for a line that is an outlet's name and nothing else.
pub(crate) fn is_outlet(line: &str) -> bool {
    is_name(line) && is_titled(line)
}

/// Marks between the items of a masthead or a path.
const ITEMS: [&str; 9] = [" | ", " > ", " » ", " :: ", " / ", " – ", " — ", " - ", "  "];

/// The end of the first item of a masthead that is an outlet's name.
fn masthead(line: &str) -> Option<usize> {
    let line = line.get(..line.len().min(200)).unwrap_or_default();
    let end = ITEMS.iter().filter_map(|mark| line.find(mark)).min().unwrap_or(line.len());
    let name = line[..end].trim_end();
    (is_outlet(name) && name.split_whitespace().count() > 1).then_some(name.len())
}

/// Beginnings of lines that go on with the outlet's name.
const LEADS: [&str; 8] = [
    "Follow ",
    "Subscribe to ",
    "You are reading ",
    "Published in ",
    "Advertise with ",
    "Contact ",
    "View more on ",
    "From ",
];

/// The bytes of the outlet's name in an invitation: "Follow The Northern Wire on ...".
fn invited(line: &str) -> Option<(usize, usize)> {
    let begin = LEADS.iter().find(|lead| line.starts_with(**lead)).map(|lead| lead.len())?;
    let capital = |word: &&str| word.starts_with(char::is_uppercase) || matches!(*word, "of" | "&");
    let words: Vec<&str> = line[begin..].split(' ').take_while(capital).take(LONGEST).collect();
    let name = words.join(" ");
    let name = name.split([',', '.', ';']).next()?.trim_end();
    (is_outlet(name) && words.len() > 1).then_some((begin, begin + name.len()))
}

/// Where the headline ends (in bytes of `line`) and the outlet's name begins, in a page's title.
pub(crate) fn suffix(line: &str) -> Option<(usize, usize)> {
    if line.len() > 300 {
        return None;
    }
    let (at, parting) = PARTINGS.iter().filter_map(|parting| line.rfind(parting).map(|at| (at, parting))).max()?;
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
    let end = rest.find(['.', '|', ',', ';', '•', '-', '–', '—', '(']).unwrap_or(rest.len());
    let name = rest[..end].trim_end();
    let name =
        name.find(" All rights").or_else(|| name.find(" all rights")).map_or(name, |cut| &name[..cut]).trim_end();
    let years = name.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    (is_name(years) && !years.eq_ignore_ascii_case("all rights reserved")).then_some((begin, begin + years.len()))
}

/// How much a place on the page says about the outlet; the first is trusted most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Title,
    About,
    Copyright,
    Credit,
    Masthead,
    Invitation,
    Agency,
}

/// The name in a block, if its kind is one that names the outlet.
fn named(piece: &str, kind: BlockKind, above: bool) -> Option<(Source, (usize, usize))> {
    let titled = |begin: usize| kind == BlockKind::TitleElement || is_titled(&piece[begin..]);
    let suffix = || suffix(piece).filter(|(_, begin)| titled(*begin)).map(|(_, begin)| (begin, piece.len()));
    let head = || masthead(piece).filter(|_| above).map(|end| (0, end));
    let credit = credits::bracketed(piece).map(|name| (1, 1 + name.len()));
    match kind {
        BlockKind::TitleElement | BlockKind::Headline => suffix().map(|found| (Source::Title, found)),
        BlockKind::AboutBox if piece.len() > 6 && is_titled(piece) => Some((Source::About, (6, piece.len()))),
        BlockKind::Copyright => owner(piece).map(|found| (Source::Copyright, found)),
        BlockKind::AgencyCredit if is_titled(piece) => credit.map(|found| (Source::Credit, found)),
        BlockKind::AgencyCredit => credit.map(|found| (Source::Agency, found)),
        BlockKind::Other
        | BlockKind::Recurring
        | BlockKind::Navigation
        | BlockKind::Breadcrumb
        | BlockKind::PageDate
            if above =>
        {
            head().map(|found| (Source::Masthead, found))
        }
        BlockKind::Other | BlockKind::Recurring | BlockKind::Newsletter => {
            invited(piece).map(|found| (Source::Invitation, found))
        }
        _ => None,
    }
}

/// The outlet: from the page's title, an about box, the copyright line, a credit, the masthead or an invitation;
/// else, inferred, the agency of the dateline or of a credit.
pub(crate) fn find(text: &str, blocks: &[Block], dateline: Option<&Dateline>) -> Option<Field> {
    let first = blocks.iter().position(|block| block.label == Label::Body).unwrap_or(blocks.len());
    let around = blocks.iter().enumerate().filter(|(_, block)| block.label != Label::Body);
    let found = around.filter_map(|(at, block)| read(text, block, at < first));
    let agency = dateline.and_then(|dateline| dateline.agency).map(|span| (Source::Agency, span));
    // A page with an editor of its own is not the agency's.
    let edited = blocks.iter().any(|block| block.kind == BlockKind::EditorMasthead);
    let allowed = found.chain(agency).filter(|(source, _)| !(edited && *source == Source::Agency));
    let (source, span) = allowed.min_by_key(|(source, _)| *source)?;
    let basis = if source == Source::Agency { Basis::Inferred } else { Basis::Stated };
    Some(Field { value: span.of(text).to_owned(), span, basis })
}

fn read(text: &str, block: &Block, above: bool) -> Option<(Source, Span)> {
    let (source, (start, end)) = named(block.span.of(text), block.kind, above)?;
    Some((source, Span::new(start, end).shifted(block.span.start).trimmed(text)))
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
            assert_eq!(owner(line).map(|(start, end)| &line[start..end]), Some("Northern Wire"), "{line}");
        }
        assert_eq!(owner("© 2021. All rights reserved."), None);
    }
}

//! How a page speaks of its own outlet: boxes about it, what it made, what it disowns.

use super::cues::{MADE, VIEWS, first};
use super::names::{body, is_house, is_name, is_titled, leading};
use super::page::{Line, Part};
use super::phrases::{Beginnings, Phrases};
use crate::article::Label;
use crate::article::lines::vocabulary::{FUNCTION, marks};
use std::sync::LazyLock;

/// What follows a name that tells of itself, in lower case.
#[rustfmt::skip] // One phrase a line would bury the code.
const SELF: &[&str] = &[
    "is a ", "is an ", "is made by", "is published", "is printed", "is supported", "is read by", "is funded", "is part of", "is committed",
    "is the ", "is brought", "is produced", "is run by", "reaches ", "cannot accept", "cannot be held", "needs your", "accepts no", "shows stories",
    "unites ", "makes ", "is not responsible", "has been reporting", "brings you", "welcomes ", "employs ", "does not ", "aims ",
];

/// What an outlet is, or a house that publishes its own papers.
#[rustfmt::skip] // As above.
const SORTS: &[&str] = &[
    "newspaper", "magazine", "publication", "broadcaster", "newsletter", "nonprofit", "non-profit", "nonpartisan", "non-partisan", "newsroom",
    "news agency", "news service", "news site", "news website", "record service", "fact-check", "reader-supported", "research body", "think tank",
    "think-tank", "registered charity", "independent organisation", "independent organization", "independent research",
];

static TELLING: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(SELF.iter().copied()));
static SORTED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(SORTS.iter().copied()));

/// What a box about the outlet says of the name it gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told<'t> {
    pub(super) name: &'t str,
    /// It says what kind of outlet or house this is.
    pub(super) sort: bool,
}

/// "Radio Meridian reaches 31 million listeners": a box in which the outlet tells of itself.
pub(super) fn of_itself<'t>(line: &Line<'t>) -> Option<Told<'t>> {
    let text = unlabelled(line.text);
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let name = leading(text);
    let rest = text[name.len()..].trim_start();
    let address = rest.starts_with(", ") && line.part == Part::Foot && is_titled(name);
    let told = TELLING.of(rest).is_some_and(|phrase| rest.starts_with(phrase)) && name.split(' ').count() <= 5;
    let told = told && line.label != Label::Headline;
    let ours = || is_ours(&line.lower) && !line.text.contains(['“', '"']) && name.contains(' ');
    let told = told || (rest.starts_with("is ") && ours());
    let apposed = || [", a ", ", an ", ", the "].iter().any(|article| rest.starts_with(article));
    let sort = (told || line.part == Part::Foot && apposed()) && SORTED.is_in(line.text);
    let word = marks(name) & FUNCTION != 0;
    (!name.is_empty() && !word && (told || address || sort)).then(|| Told { name: body(name), sort })
}

/// A line without "About us." or "About the XYZ:" in front of its sentence.
fn unlabelled(line: &str) -> &str {
    let Some(rest) = line.strip_prefix("About ") else { return line };
    let end = rest.find([':', '.']).filter(|&end| end < 40);
    end.map(|end| rest[end + 1..].trim_start()).filter(|rest| !rest.is_empty()).unwrap_or(line)
}

/// True for a line in which a newsroom speaks of itself and its readers.
pub(super) fn is_ours(lower: &str) -> bool {
    let ours = |word: &str| {
        matches!(
            word,
            "we" | "our"
                | "us"
                | "readers"
                | "opinions"
                | "views"
                | "subscribers"
                | "editors"
                | "listeners"
                | "viewers"
                | "column"
                | "nosotros"
        )
    };
    lower.split(|c: char| !c.is_alphanumeric()).any(ours) && !lower.starts_with(['"', '“', '‘', '«', '\''])
}

/// The house that a note says made the page: "This update was prepared by the Office for Islands".
pub(super) fn maker<'t>(line: &Line<'t>) -> Option<&'t str> {
    if line.cues & MADE == 0 {
        return None;
    }
    let page =
        ["this ", "prepared by ", "produced by ", "compiled by "].iter().any(|begin| line.lower.starts_with(begin));
    let made = first(MADE, line.text).filter(|made| page && made.start < 60)?;
    let rest = &line.text[made.end..];
    let plain = rest.strip_prefix("the ").unwrap_or(rest);
    let name = body(leading(plain));
    // Without an article it may be a person who produced it.
    let house = plain.len() < rest.len() || is_titled(name) || is_house(name);
    let after = &rest[name.as_ptr() as usize - rest.as_ptr() as usize + name.len()..];
    // "the Reporting Service, Votes and Voices": the desk, and then the house.
    let desk = ["Service", "Desk", "Team", "Unit", "Staff"].iter().any(|word| name.ends_with(word));
    let named =
        after.strip_prefix(", ").filter(|_| desk).map(|rest| rest.trim_end_matches('.')).filter(|rest| is_name(rest));
    named.or(Some(name)).filter(|name| house && !name.is_empty())
}

/// The outlet whose views others' are not: "… do not reflect those of the Northern Wire".
pub(super) fn disowning<'t>(line: &Line<'t>) -> Option<&'t str> {
    if line.cues & VIEWS == 0 {
        return None;
    }
    let views = first(VIEWS, line.text).filter(|_| line.lower.contains("view") || line.lower.contains("opinion"))?;
    let rest = &line.text[views.end..];
    let name = leading(rest.strip_prefix("the ").unwrap_or(rest));
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_stands_before_the_sentence() {
        assert_eq!(unlabelled("About NW: The Northern Wire is a newspaper."), "The Northern Wire is a newspaper.");
        assert_eq!(unlabelled("About us. We print on Fridays."), "We print on Fridays.");
        assert_eq!(unlabelled("About Halden"), "About Halden");
    }

    #[test]
    fn readers_are_the_newsrooms() {
        assert!(is_ours("our readers pay") && !is_ours("“we pay,” he said") && !is_ours("the wear of buses"));
    }
}

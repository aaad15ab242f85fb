//! Lower-case words and marks that join the capitalised words of one name.

use super::form::has_noun_ending;
use super::lexicon::{Class, Found, Sense};
use super::run::{PARTICLES, PATRONYMICS, Part, Piece, part};
use super::sentence::Sentence;
use crate::text::Shape;

/// Heads of bodies that are named by what they are on: `Commission on Human Rights`.
const DELIBERATING: &[&str] = &[
    "Commission",
    "Committee",
    "Subcommittee",
    "Conference",
    "Council",
    "Panel",
    "Institute",
    "Centre",
    "Center",
    "Coalition",
    "Office",
    "Board",
    "Forum",
    "Group",
    "Agency",
    "Programme",
    "Program",
];

/// Words of the first of two fields at most, with the `of` before it.
const FIELD: usize = 4;

/// A lower-case word that a capitalised one must follow.
pub(super) fn linked<'t>(sentence: &Sentence<'_>, at: usize, before: &Piece<'t>) -> Option<Piece<'t>> {
    let word = sentence.word(at);
    let link = |to| Some(Piece { part: Part::Link, from: at, to });
    let named = matches!(before.part, Part::Name);
    let goes_on =
        || sentence.is_capital(at + 1) || sentence.is_capital(at + 2) && PARTICLES.contains(&sentence.word(at + 1));
    if named && PARTICLES.contains(&word) && goes_on() {
        return Some(Piece { part: Part::Name, from: at, to: at + 1 });
    }
    if named && PATRONYMICS.contains(&word) {
        return Some(Piece { part: Part::Name, from: at, to: at + 1 });
    }
    if let Some(to) = owned(sentence, at, before) {
        return Some(Piece { part: Part::Thing, from: at, to });
    }
    let headed = matches!(before.part, Part::Organisation | Part::Role | Part::Thing);
    let members = word == "for"
        && matches!(before.part, Part::Known(Found { sense: Sense::Group | Sense::Demonym | Sense::People, .. }));
    let headed = headed || members || is_plural_head(sentence, at, before);
    if word == "&" && joins_names(sentence, at) {
        return Some(Piece { part: Part::Organisation, from: at, to: at + 2 });
    }
    match word {
        "of" | "for" if headed && sentence.is_capital(at + 1) => link(at + 1),
        "of" | "for" if headed && sentence.word(at + 1) == "the" && sentence.is_capital(at + 2) => link(at + 2),
        "on" if is_subject_matter(sentence, at) => link(at + 1),
        "and" if joins_fields(sentence, at) => Some(Piece { part: Part::Thing, from: at, to: at + 1 }),
        "and" | "&" if matches!(before.part, Part::Thing | Part::Name) && joins_heads(sentence, at) => {
            Some(Piece { part: Part::Thing, from: at, to: at + 1 })
        }
        _ => None,
    }
}

/// True for the `on` of `Commission on Human Rights`, and not of `the Commission on Monday`.
fn is_subject_matter(sentence: &Sentence<'_>, at: usize) -> bool {
    let head = at.checked_sub(1).is_some_and(|head| DELIBERATING.contains(&sentence.word(head)));
    let other = sentence.is(at + 1, Class::Given) || sentence.phrase(at + 1).is_some();
    let date = sentence.word(at + 1).ends_with("day") || sentence.shape(at + 2) == Shape::Number;
    head && !other && !date && sentence.shape(at + 1) == Shape::Capital
}

/// `Department of Water and Sanitation`: two fields of one body.
fn joins_fields(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(of) = (at.saturating_sub(FIELD)..at).rev().find(|&of| !sentence.is_capital(of)) else { return false };
    let headed = sentence.word(of) == "of" && of.checked_sub(1).is_some_and(|head| is_head(sentence, head));
    let field = sentence.is(at + 1, Class::Thing) || has_noun_ending(sentence.word(at + 1));
    let named = sentence.is(at + 1, Class::Given) || sentence.phrase(at + 1).is_some();
    headed && field && !named && sentence.shape(at + 1) == Shape::Capital && !is_head(sentence, at + 2)
}

/// `Friends of`, `Riders of` inside a sentence: a plural with a capital heads the name of a body.
fn is_plural_head(sentence: &Sentence<'_>, at: usize, before: &Piece<'_>) -> bool {
    let first = before.to == at && before.from + 1 == at && !sentence.is_opening(before.from);
    let alone =
        before.from.checked_sub(1).is_none_or(|other| !sentence.is_capital(other) || sentence.is_opening(other));
    let plural = sentence.word(before.from).ends_with('s') && !sentence.is(before.from, Class::Given);
    first && alone && plural && sentence.shape(before.from) == Shape::Capital
}

/// `&` between two names of more than a letter: `Marks & Spencer`.
fn joins_names(sentence: &Sentence<'_>, at: usize) -> bool {
    let long = |at: usize| sentence.is_capital(at) && sentence.word(at).len() > 1;
    at > 0 && long(at - 1) && long(at + 1)
}

/// The end of a possessive inside the name of a body: `Dockers’ Union`, `Sheriff’s Office`.
pub(super) fn owned(sentence: &Sentence<'_>, at: usize, before: &Piece<'_>) -> Option<usize> {
    let owner = !matches!(before.part, Part::Known(Found { sense: Sense::Country, .. }) | Part::Link);
    let plural = matches!(sentence.word(at), "'" | "’");
    let head = (at + 1..at + 3).find(|&head| !sentence.is_capital(head) || is_head(sentence, head));
    let headed = head.is_some_and(|head| sentence.is_capital(head) && is_head(sentence, head));
    let people = sentence.is(before.from, Class::Source) || sentence.is(before.from, Class::Group);
    let single = sentence.is_possessive(at) && (people || matches!(before.part, Part::Role | Part::Thing));
    (owner && headed && (plural || single)).then_some(at + 1)
}

/// True if `and` stands inside the name of one body: things on both sides, its head soon after.
fn joins_heads(sentence: &Sentence<'_>, at: usize) -> bool {
    if !sentence.is_capital(at + 1) {
        return false;
    }
    let things = matches!(part(sentence, at - 1), Part::Thing) && matches!(part(sentence, at + 1), Part::Thing);
    let head = (at + 2..at + 5)
        .find(|&next| !(sentence.is_capital(next) || sentence.is_possessive(next)) || is_head(sentence, next));
    let people = sentence.is(at + 1, Class::Given);
    things || !people && head.is_some_and(|head| sentence.is_capital(head) && is_head(sentence, head))
}

pub(super) fn is_head(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is(at, Class::Organisation) || sentence.is(at, Class::Firm)
}

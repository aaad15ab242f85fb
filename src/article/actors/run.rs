//! Runs of capitalised words and the parts they are made of.

use super::lexicon::{Class, Found, Sense, lexicon};
use super::sentence::Sentence;
use crate::text::Shape;

/// Small words inside personal names.
const PARTICLES: &[&str] = &[
    "bin", "bint", "al", "el", "de", "del", "della", "van", "von", "der", "den", "la", "le", "da", "dos", "di", "du",
    "ben", "ibn", "ul", "ur", "ter", "y",
];

/// Words of a run at most; longer ones are lists or titles.
const LONGEST: usize = 16;

/// What one part of a run is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part<'t> {
    /// A phrase of the gazetteer.
    Known(Found<'t>),
    Role,
    Honorific,
    Organisation,
    Thing,
    Place,
    /// `of`, `for`, `the`, `and` between capitalised words.
    Link,
    /// Anything else: most likely a name.
    Name,
}

/// A part and the tokens it covers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'t> {
    pub(super) part: Part<'t>,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// The run that begins at `at`, as pieces; empty if none begins there.
pub(super) fn pieces<'t>(sentence: &Sentence<'t>, at: usize) -> Vec<Piece<'t>> {
    let mut found: Vec<Piece<'t>> = Vec::new();
    let mut next = at;
    while next < at + LONGEST {
        let Some(piece) = piece(sentence, next, found.last()) else {
            break;
        };
        next = piece.to;
        found.push(piece);
    }
    while found.last().is_some_and(|piece| matches!(piece.part, Part::Link)) {
        found.pop();
    }
    found
}

fn piece<'t>(sentence: &Sentence<'t>, at: usize, before: Option<&Piece<'t>>) -> Option<Piece<'t>> {
    if let Some(found) = sentence.phrase(at).filter(|found| fits(sentence, *found, before)) {
        return Some(Piece { part: Part::Known(found), from: at, to: at + found.length });
    }
    if !sentence.is_capital(at) {
        return linked(sentence, at, before?);
    }
    if sentence.is(at, Class::Opener) && sentence.shape(at) != Shape::Upper && is_common(sentence, at, before) {
        return None;
    }
    let part = if is_last_name(sentence, at, before) { Part::Name } else { part(sentence, at) };
    let dotted = sentence.word(at + 1) == "." && is_shortened(sentence, at) && sentence.is_capital(at + 2);
    Some(Piece { part, from: at, to: at + 1 + usize::from(dotted) })
}

/// A family name that is also an office (`Tom Bishop`): after a first name, with no name after it.
fn is_last_name(sentence: &Sentence<'_>, at: usize, before: Option<&Piece<'_>>) -> bool {
    let given = before.is_some_and(|piece| matches!(piece.part, Part::Name) && sentence.is(piece.from, Class::Given));
    given && sentence.is(at, Class::Role) && !sentence.is_capital(at + 1)
}

/// A family name that is also a country's word (`Michael Jordan`) stays a name.
fn fits(sentence: &Sentence<'_>, found: Found<'_>, before: Option<&Piece<'_>>) -> bool {
    let after_given =
        before.is_some_and(|piece| matches!(piece.part, Part::Name) && sentence.is(piece.from, Class::Given));
    found.entry.is_some()
        || !(after_given
            && found.length == 1
            && matches!(
                found.sense,
                Sense::Country | Sense::City | Sense::Capital | Sense::Demonym | Sense::Organisation
            ))
}

/// Small words before a name, or inside one: `The`, `In`; a first name such as `Will` is kept before a capital.
fn is_common(sentence: &Sentence<'_>, at: usize, before: Option<&Piece<'_>>) -> bool {
    let named = before.is_some() && (sentence.is(at, Class::Thing) || sentence.is(at, Class::Organisation));
    !sentence.is(at, Class::Given) && !sentence.is(at, Class::Role) && !named
}

fn part(sentence: &Sentence<'_>, at: usize) -> Part<'static> {
    let is = |class| sentence.is(at, class);
    let goes_on = sentence.is_capital(at + 1) || PARTICLES.contains(&sentence.word(at + 1));
    if is(Class::Given) && goes_on && !sentence.is(at + 1, Class::Organisation) {
        Part::Name
    } else if is(Class::Honorific) {
        Part::Honorific
    } else if is(Class::Role) {
        Part::Role
    } else if is(Class::Organisation) {
        Part::Organisation
    } else if is(Class::Place) || joins_known(sentence.word(at)) {
        Part::Place
    } else if is(Class::Thing) || has_noun_ending(sentence.word(at)) || is_party_mark(sentence.word(at)) {
        Part::Thing
    } else if sentence.shape(at) == Shape::Upper && sentence.is_capital(at + 1) && !sentence.word(at).contains('.') {
        Part::Place
    } else {
        Part::Name
    }
}

/// `Norway-Sweden`, `US-backed`: a known name before a hyphen.
fn joins_known(word: &str) -> bool {
    word.split_once('-').is_some_and(|(half, _)| lexicon().knows(half))
}

/// Endings of abstract nouns, which no first or last name has.
fn has_noun_ending(word: &str) -> bool {
    word.len() > 6
        && ["tion", "tions", "ment", "ments", "ness", "ship", "ism", "ology", "ities", "ance", "ence"]
            .iter()
            .any(|ending| word.ends_with(ending))
}

/// `D-Ill`, `R-Texas` after a lawmaker’s name.
fn is_party_mark(word: &str) -> bool {
    word.as_bytes().get(1) == Some(&b'-') && word.len() > 2
}

/// Initials and shortened titles, which own the point after them.
fn is_shortened(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = sentence.word(at);
    word.chars().count() == 1 || word.len() <= 5 && (sentence.is(at, Class::Role) || sentence.is(at, Class::Honorific))
}

/// A lower-case word that a capitalised one must follow.
fn linked<'t>(sentence: &Sentence<'_>, at: usize, before: &Piece<'t>) -> Option<Piece<'t>> {
    let word = sentence.word(at);
    let link = |to| Some(Piece { part: Part::Link, from: at, to });
    if PARTICLES.contains(&word) && matches!(before.part, Part::Name) && sentence.is_capital(at + 1) {
        return Some(Piece { part: Part::Name, from: at, to: at + 1 });
    }
    let headed = matches!(before.part, Part::Organisation | Part::Role | Part::Thing);
    match word {
        "of" | "for" if headed && sentence.is_capital(at + 1) => link(at + 1),
        "of" | "for" if headed && sentence.word(at + 1) == "the" && sentence.is_capital(at + 2) => link(at + 2),
        "and" | "&"
            if matches!(before.part, Part::Thing)
                && matches!(part(sentence, at + 1), Part::Thing)
                && sentence.is_capital(at + 1) =>
        {
            link(at + 1)
        }
        _ => None,
    }
}

//! Offices and titles beside a name.

use super::lexicon::{Class, Sense};
use super::sentence::Sentence;
use crate::text::Shape;

/// Tokens of a lower-case title before a name at most.
const BEFORE: usize = 8;

/// Tokens of an appositive at most.
const AFTER: usize = 16;

/// Words that end an appositive.
const STOPS: &[&str] = &[
    "who", "which", "that", "said", "says", "told", "and", "while", "but", "as", "has", "had", "is", "was", "were",
    "whose", "to", "when", "where", "added",
];

/// First token of the title that ends right before token `at` (`foreign office spokesman` X), if one does.
pub(super) fn before(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let head = at.checked_sub(1)?;
    if !sentence.is(head, Class::Role) || sentence.shape(head) != Shape::Lower {
        return None;
    }
    let mut start = head;
    while start > 0 && head - start < BEFORE && belongs(sentence, start - 1) {
        start -= 1;
    }
    while start < head && (sentence.is_possessive(start) || matches!(sentence.word(start), "of" | "for" | "’s")) {
        start += 1;
    }
    Some(start)
}

fn belongs(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = sentence.word(at);
    match sentence.shape(at) {
        Shape::Mark => sentence.is_possessive(at),
        Shape::Number => false,
        _ => {
            matches!(word, "of" | "for")
                || !(sentence.is(at, Class::Opener) || word.ends_with("ed") || word.ends_with("ing"))
        }
    }
}

/// Tokens of the appositive after token `to` (X`, the governor of Norland,`), if it states a role.
pub(super) fn after(sentence: &Sentence<'_>, to: usize) -> Option<(usize, usize)> {
    if sentence.word(to) != "," {
        return None;
    }
    let mut from = to + 1;
    while matches!(sentence.word(from), "the" | "a" | "an" | "then" | "former") {
        from += 1;
    }
    let end = (from..from + AFTER).find(|&at| stops(sentence, at))?;
    let mut heads = from..end.min(from + BEFORE);
    heads.any(|at| sentence.is(at, Class::Role)).then_some((from, end))
}

fn stops(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = sentence.word(at);
    word.is_empty() || STOPS.contains(&word) || sentence.shape(at) == Shape::Mark && !sentence.is_possessive(at)
}

/// The country named first in tokens `from..to`.
pub(super) fn country<'t>(sentence: &Sentence<'t>, from: usize, to: usize) -> Option<&'t str> {
    let found = (from..to).filter(|&at| sentence.is_capital(at)).filter_map(|at| sentence.phrase(at));
    found.into_iter().find(|found| matches!(found.sense, Sense::Country | Sense::Demonym)).map(|found| found.name)
}

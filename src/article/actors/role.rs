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
    // `would name venture capitalist Olaf Quist`: the verb is none of the title.
    let infinitive = start.checked_sub(1).is_some_and(|before| is_before_verb(sentence.word(before)));
    Some(if infinitive { (start + 1).min(head) } else { start })
}

/// True for a word that the bare form of a verb follows.
fn is_before_verb(word: &str) -> bool {
    matches!(word, "to" | "would" | "will" | "could" | "can" | "may" | "might" | "should" | "must" | "not" | "did")
}

fn belongs(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = sentence.word(at);
    match sentence.shape(at) {
        Shape::Mark => sentence.is_possessive(at),
        Shape::Number => false,
        _ => {
            matches!(word, "of" | "for")
                || !(sentence.is(at, Class::Opener)
                    || sentence.is(at, Class::Preposition)
                    || sentence.is(at, Class::Break)
                    || word.ends_with("ed")
                    || word.ends_with("ing"))
        }
    }
}

/// Tokens of the phrase before token `at` that names the office of who stands in apposition (`its president, ` X`,`).
pub(super) fn apposed(sentence: &Sentence<'_>, at: usize, to: usize) -> Option<(usize, usize)> {
    let comma = at.checked_sub(1).filter(|&comma| sentence.word(comma) == ",")?;
    if !matches!(sentence.word(to), "," | "." | ";" | "" | "”" | "\"" | "who") || sentence.is_given(at) {
        return None;
    }
    let floor = comma.saturating_sub(AFTER);
    let opens = |start: &usize| is_definite(sentence, *start) && !follows_preposition(sentence, *start);
    let mut near =
        (floor..comma).rev().take_while(|&at| !stops(sentence, at) || sentence.is_possessive(at)).filter(opens);
    near.find_map(|start| {
        let head = head(sentence, start + 1, comma)?;
        sentence.is(head, Class::Role).then_some((start + 1, comma))
    })
}

/// True for a word after which a phrase means somebody known: `the`, `its`, a possessive ending.
fn is_definite(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(
        sentence.word(at),
        "the" | "The" | "its" | "Its" | "their" | "Their" | "his" | "His" | "her" | "Her" | "our" | "Our"
    ) || sentence.is_possessive(at)
}

fn follows_preposition(sentence: &Sentence<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| matches!(sentence.word(before), "of" | "for" | "at" | "in" | "on"))
}

/// The last word of the noun phrase at `from` before a preposition or `end`.
fn head(sentence: &Sentence<'_>, from: usize, end: usize) -> Option<usize> {
    let inner = |at: &usize| matches!(sentence.word(*at), "of" | "for" | "at" | "in" | "on" | "from" | "to" | "with");
    let last = (from..end).find(inner).unwrap_or(end);
    last.checked_sub(1).filter(|&head| head >= from)
}

/// Tokens of the office that a sentence says X has: X` is the governor of Norland`.
pub(super) fn predicated(sentence: &Sentence<'_>, to: usize) -> Option<(usize, usize)> {
    let from = to + usize::from(sentence.word(to) == ",") + usize::from(matches!(sentence.word(to + 1), "who"));
    let from = if sentence.word(to) == "who" { to + 1 } else { from };
    let mut start = match (sentence.word(from), sentence.word(from + 1)) {
        ("is" | "was" | "became", _) => from + 1,
        ("has" | "had", "been" | "become") => from + 2,
        _ => return None,
    };
    if matches!(sentence.word(start), "the" | "a" | "an" | "its" | "their" | "his" | "her" | "also" | "now") {
        start += 1;
    }
    let noun = |at: &usize| sentence.shape(*at) != Shape::Mark && !sentence.is(*at, Class::Opener);
    let end = (start..start + AFTER).find(|&at| stops(sentence, at))?;
    let last = head(sentence, start, (start..end).find(|at| !noun(at)).unwrap_or(end))?;
    let plain = (start..last).all(|at| !sentence.word(at).ends_with("ed") && !sentence.word(at).ends_with("ing"));
    (plain && last < start + BEFORE && sentence.is(last, Class::Role)).then_some((start, end))
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
    let last = head(sentence, from, end.min(from + BEFORE))?;
    let holds = |at: &usize| sentence.is(*at, Class::Role) || is_relative(sentence, *at);
    let office = (from..=last).rev().find(holds)?;
    // `, pastor Olaf Quist and …` is somebody else.
    let other = (office + 1..last).any(|at| sentence.is(at, Class::Given) && sentence.is_capital(at + 1));
    // `, confirming the president’s words,` tells what was done.
    let deed = sentence.is_possessive(office + 1) && office == last || sentence.word(from).ends_with("ing");
    (!other && !deed).then_some((from, end))
}

/// `widow`, `mother`, `pensioner`: a word for a person that is no office.
fn is_relative(sentence: &Sentence<'_>, at: usize) -> bool {
    let gendered = sentence.is(at, Class::Female) || sentence.is(at, Class::Male);
    gendered
        && !sentence.is(at, Class::Determiner)
        && !sentence.is(at, Class::Given)
        && !sentence.is(at, Class::Pronoun)
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

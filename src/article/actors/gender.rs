//! Which pronoun an actor goes with, read off titles, offices and first names.

use super::lexicon::{Class, Classes, lexicon};
use crate::article::{Actor, ActorKind};

/// The pronoun that stands for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    /// `she`
    Female,
    /// `he`
    Male,
}

/// The gender of a person and whether a title or a known first name tells it, not an ending alone.
pub(crate) fn of_actor(actor: &Actor, buffer: &mut String) -> Option<(Gender, bool)> {
    if actor.kind != ActorKind::Person {
        return None;
    }
    let titles = actor.aliases.iter().map(|alias| title(alias, &actor.name));
    let stated = titles.chain(actor.role.as_deref()).find_map(|words| of_words(words, buffer));
    let first = actor.name.split_whitespace().next().unwrap_or_default();
    let known = stated.or_else(|| of_classes(lexicon().classes(first, buffer))).or_else(|| of_form(&actor.name));
    let sure = known.map(|gender| (gender, true));
    // Most first names in `-a` are women's in the languages that news writes in Latin letters.
    sure.or_else(|| (first.len() > 3 && first.ends_with(['a', 'á'])).then_some((Gender::Female, false)))
}

/// Particles and endings of family names that one gender alone has.
fn of_form(name: &str) -> Option<Gender> {
    let last = name.split(' ').next_back().unwrap_or_default().to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| last.ends_with(ending));
    let has = |words: &[&str]| name.split(' ').skip(1).any(|word| words.contains(&word));
    if has(&["bint", "Kaur", "Thi", "Thị", "Begum", "Bibi", "Devi", "Khatun"])
        || ends(&["ová", "skaya", "dottir", "dóttir"])
    {
        Some(Gender::Female)
    } else if has(&["bin", "ibn", "Singh"]) {
        Some(Gender::Male)
    } else {
        None
    }
}

/// The words of `alias` before those of `name`.
fn title<'a>(alias: &'a str, name: &str) -> &'a str {
    let mut words = alias.split_inclusive(' ');
    let held = |word: &&str| name.split_whitespace().any(|part| part == word.trim_end());
    let length: usize = words.by_ref().take_while(|word| !held(word)).map(str::len).sum();
    if length < alias.len() { &alias[..length] } else { "" }
}

/// The gender that the first telling title or office among `words` has; first names there are somebody else's.
pub(crate) fn of_words(words: &str, buffer: &mut String) -> Option<Gender> {
    words.split(|c: char| !(c.is_alphabetic() || c == '-')).find_map(|word| {
        let classes = lexicon().classes(word, buffer);
        let none = [Class::Given, Class::Determiner, Class::Pronoun].into_iter().any(|class| classes.has(class));
        of_classes(classes).filter(|_| !none)
    })
}

fn of_classes(classes: Classes) -> Option<Gender> {
    match (classes.has(Class::Female), classes.has(Class::Male)) {
        (true, false) => Some(Gender::Female),
        (false, true) => Some(Gender::Male),
        _ => None,
    }
}

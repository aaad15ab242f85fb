//! Lists of phrases, all looked for in one pass over a line.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use rustc_hash::FxHashMap;

/// Phrases in lower case, found whatever the case of ASCII letters.
pub(crate) struct Phrases(Option<AhoCorasick>);

/// A phrase in a line, as bytes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Its place in the list.
    pub(super) at: usize,
}

impl Phrases {
    pub(crate) fn new<'p>(list: impl IntoIterator<Item = &'p str>) -> Self {
        // Small lists, read over every line: a step a byte is worth the table.
        let mut builder = AhoCorasick::builder();
        Self(builder.ascii_case_insensitive(true).kind(Some(AhoCorasickKind::DFA)).build(list).ok())
    }

    /// Every phrase of `line`, one inside another too, by where each ends.
    pub(super) fn all<'l>(&'l self, line: &'l str) -> impl Iterator<Item = Found> + 'l {
        let found = self.0.iter().flat_map(move |machine| machine.find_overlapping_iter(line));
        found.map(|found| Found { start: found.start(), end: found.end(), at: found.pattern().as_usize() })
    }

    /// The phrases of `line` that do not overlap, from its beginning.
    pub(super) fn apart<'l>(&'l self, line: &'l str) -> impl Iterator<Item = Found> + 'l {
        let found = self.0.iter().flat_map(move |machine| machine.find_iter(line));
        found.map(|found| Found { start: found.start(), end: found.end(), at: found.pattern().as_usize() })
    }

    /// The phrase that begins first; of several the longest.
    pub(super) fn first(&self, line: &str) -> Option<Found> {
        self.all(line).min_by_key(|found| (found.start, std::cmp::Reverse(found.end)))
    }

    pub(crate) fn is_in(&self, line: &str) -> bool {
        self.0.as_ref().is_some_and(|machine| machine.is_match(line))
    }
}

/// Phrases in lower case, of two bytes and more, that lines begin with, whatever the case.
pub(crate) struct Beginnings(FxHashMap<[u8; 2], Vec<(&'static str, usize)>>);

/// The first two bytes in lower case, by which most beginnings are told apart; 0 where a letter is not ASCII.
fn first_two(line: &str) -> [u8; 2] {
    let byte = |at: usize| line.as_bytes().get(at).filter(|byte| at == 0 || byte.is_ascii());
    [0, 1].map(|at| byte(at).map_or(0, u8::to_ascii_lowercase))
}

impl Beginnings {
    pub(crate) fn new(list: impl IntoIterator<Item = &'static str>) -> Self {
        let mut found = FxHashMap::<_, Vec<_>>::default();
        for (at, phrase) in list.into_iter().enumerate() {
            found.entry(first_two(phrase)).or_default().push((phrase, at));
        }
        Self(found)
    }

    /// Every phrase that `line` begins with, with its place in the list.
    pub(crate) fn all(&self, line: &str) -> impl Iterator<Item = (&'static str, usize)> {
        let near = self.0.get(&first_two(line)).map(Vec::as_slice).unwrap_or_default();
        near.iter().copied().filter(move |(phrase, _)| begins_with(line, phrase))
    }

    /// The phrase that `line` begins with.
    pub(crate) fn of(&self, line: &str) -> Option<&'static str> {
        self.all(line).next().map(|(phrase, _)| phrase)
    }

    /// What follows the phrase that `line` begins with.
    pub(crate) fn rest<'l>(&self, line: &'l str) -> Option<&'l str> {
        line.get(self.of(line)?.len()..)
    }
}

/// True if `line` begins with `phrase`, which is in lower case.
pub(super) fn begins_with(line: &str, phrase: &str) -> bool {
    let head = line.get(..phrase.len());
    head.is_some_and(|head| {
        head.eq_ignore_ascii_case(phrase) || (!phrase.is_ascii() && !head.is_ascii() && head.to_lowercase() == phrase)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_inside_others_are_found_too() {
        let phrases = Phrases::new(["shared with ", " with "]);
        let found: Vec<_> = phrases.all("Shared WITH us").map(|found| (found.start, found.at)).collect();
        assert_eq!(found, [(0, 0), (6, 1)]);
        assert_eq!(phrases.first("It is shared with us").map(|found| found.at), Some(0));
        assert!(!phrases.is_in("without"));
        assert!(begins_with("ÉDITION : Anna", "édition : ") && !begins_with("Ed", "édition"));
    }

    #[test]
    fn beginnings_are_found_as_one_by_one() {
        let list = ["by: ", "by ", "édition : ", "à :", "von "];
        let beginnings = Beginnings::new(list);
        for line in ["By Anna", "BY: Anna", "Édition : x", "À : y", "Von Z", "V", "b", "", "é"] {
            let one_by_one = list.into_iter().find(|phrase| begins_with(line, phrase));
            assert_eq!(beginnings.of(line), one_by_one, "{line}");
        }
        assert_eq!(beginnings.rest("By Anna"), Some("Anna"));
    }
}

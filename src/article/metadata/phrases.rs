//! Lists of phrases, all looked for in one pass over a line.

use aho_corasick::AhoCorasick;

/// Phrases in lower case, found whatever the case of ASCII letters.
pub(super) struct Phrases(Option<AhoCorasick>);

/// A phrase in a line, as bytes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Its place in the list.
    pub(super) at: usize,
}

impl Phrases {
    pub(super) fn new<'p>(list: impl IntoIterator<Item = &'p str>) -> Self {
        Self(AhoCorasick::builder().ascii_case_insensitive(true).build(list).ok())
    }

    /// Every phrase of `line`, one inside another too, by where each ends.
    pub(super) fn all<'l>(&'l self, line: &'l str) -> impl Iterator<Item = Found> + 'l {
        let found = self.0.iter().flat_map(move |machine| machine.find_overlapping_iter(line));
        found.map(|found| Found { start: found.start(), end: found.end(), at: found.pattern().as_usize() })
    }

    /// The phrase that begins first; of several the longest.
    pub(super) fn first(&self, line: &str) -> Option<Found> {
        self.all(line).min_by_key(|found| (found.start, std::cmp::Reverse(found.end)))
    }

    pub(super) fn is_in(&self, line: &str) -> bool {
        self.0.as_ref().is_some_and(|machine| machine.is_match(line))
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
}

//! Groups of cue words: those of the project, and what users add to them.

use crate::text::{forms, stem};
use crate::{Error, Result};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The project's groups.
const SHIPPED: &str = include_str!("data/cues.txt");

/// The group of words that are no content.
const FUNCTION: &str = "function";

/// Groups that are read in every place of a text; they stand first.
pub(super) const FULL: usize = 5;

/// Most groups, with those of the project: a word's groups are bits of one number.
pub const MAX_GROUPS: usize = 63;

/// Groups of cue words, and which words are no content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CueGroups {
    names: Vec<String>,
    added: BTreeMap<String, Vec<String>>,
    words: FxHashMap<String, u64>,
    stems: FxHashMap<String, u64>,
}

/// The bit of words that are no content.
const NO_CONTENT: u64 = 1 << 63;

impl CueGroups {
    /// The project's groups with a user's own words, by the name of a group that is there or is new.
    ///
    /// A word stands for every word with its stem, `=word` for itself alone.
    ///
    /// # Errors
    /// More than [`MAX_GROUPS`] groups, or an empty word.
    pub fn with(added: BTreeMap<String, Vec<String>>) -> Result<Self> {
        Self::read(SHIPPED, added)
    }

    /// The groups of a file, `[name]` before the words of each, with a user's own words.
    pub(crate) fn read(file: &str, added: BTreeMap<String, Vec<String>>) -> Result<Self> {
        let (names, words, stems) = (Vec::new(), FxHashMap::default(), FxHashMap::default());
        let mut made = Self { names, added, words, stems };
        let mut group = 0;
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(name) => group = made.bit(name)?,
                None => line.split_whitespace().for_each(|word| made.add(word, group)),
            }
        }
        for (name, words) in made.added.clone() {
            let group = made.bit(&name)?;
            for word in words {
                if word.trim_start_matches('=').trim().is_empty() {
                    return Err(Error::Parameter { name: "cues", expected: "words", got: format!("{word:?}") });
                }
                made.add(word.trim(), group);
            }
        }
        Ok(made)
    }

    /// What the user added.
    #[must_use]
    pub fn added(&self) -> &BTreeMap<String, Vec<String>> {
        &self.added
    }

    /// The groups' names.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The groups of a word in lower case, as bits in the order of their names.
    pub(crate) fn of(&self, word: &str) -> u64 {
        let of = |map: &FxHashMap<String, u64>, form: &str| map.get(form).copied().unwrap_or(0);
        of(&self.words, word) | of(&self.stems, stem(word))
    }

    /// The bit of a group, which is made if it is new.
    fn bit(&mut self, name: &str) -> Result<u64> {
        if name == FUNCTION {
            return Ok(NO_CONTENT);
        }
        let place = self.names.iter().position(|known| known == name);
        let place = place.unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        if place < MAX_GROUPS {
            return Ok(1 << place);
        }
        let got = format!("{name:?} as group number {}", place + 1);
        Err(Error::Parameter { name: "cues", expected: "at most 63 groups with those of the project", got })
    }

    fn add(&mut self, word: &str, group: u64) {
        let word = word.to_lowercase();
        if let Some(form) = word.strip_prefix('=') {
            *self.words.entry(form.to_owned()).or_default() |= group;
            return;
        }
        *self.stems.entry(stem(&word).to_owned()).or_default() |= group;
        // A light stem parts `deny` from `denied`.
        for form in forms(&word) {
            *self.words.entry(form).or_default() |= group;
        }
    }
}

/// True for a word that has content.
pub(super) const fn has_content(groups: u64) -> bool {
    groups & NO_CONTENT == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_stem_or_as_written() {
        let cues = CueGroups::with(BTreeMap::new()).unwrap();
        let named = |word: &str| cues.names()[cues.of(word).trailing_zeros() as usize].clone();
        assert_eq!((named("denies").as_str(), named("wouldn't").as_str()), ("refute", "negate"));
        assert!(!has_content(cues.of("the")) && has_content(cues.of("harbour")));
    }

    #[test]
    fn users_add_words_and_groups() {
        let added = [("refute", "humbug"), ("sea", "harbour")];
        let added = added.map(|(name, word)| (name.to_owned(), vec![word.to_owned()]));
        let cues = CueGroups::with(added.into()).unwrap();
        assert_eq!(cues.of("humbug") & 1, 1);
        assert_eq!(cues.names().last().map(String::as_str), Some("sea"));
        let many = (0..64).map(|n| (format!("group {n}"), vec!["word".to_owned()])).collect();
        assert!(CueGroups::with(many).is_err());
        assert!(CueGroups::with([("refute".to_owned(), vec!["=".to_owned()])].into()).is_err());
    }
}

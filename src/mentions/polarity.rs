//! Words that say good or bad of those they are said of, and words that turn what follows.

use crate::text::{forms, stem};
use crate::{Error, Result};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The project's words.
const SHIPPED: &str = include_str!("data/polarity.txt");

/// Groups of words, as bits in this order.
const GROUPS: [&str; 3] = ["good", "bad", "turn"];

/// What a word says of those it is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Good,
    Bad,
}

/// The project's words of polarity, with those of a user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Polarity {
    added: BTreeMap<String, Vec<String>>,
    words: FxHashMap<String, u8>,
    stems: FxHashMap<String, u8>,
}

impl Polarity {
    /// The project's words and a user's own, by the group "good", "bad" or "turn".
    ///
    /// A word stands for every word with its stem, `=word` for itself alone.
    ///
    /// # Errors
    /// Another group, or an empty word.
    pub fn with(added: BTreeMap<String, Vec<String>>) -> Result<Self> {
        let mut made = Self { added, words: FxHashMap::default(), stems: FxHashMap::default() };
        let mut group = 0;
        for line in SHIPPED.lines().filter(|line| !line.starts_with('#')) {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(name) => group = bit(name)?,
                None => line.split_whitespace().for_each(|word| made.add(word, group)),
            }
        }
        for (name, words) in made.added.clone() {
            let group = bit(&name)?;
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

    /// What a word in lower case says; none if it says both.
    pub(super) fn sign(&self, word: &str) -> Option<Sign> {
        match self.of(word) & 0b11 {
            0b01 => Some(Sign::Good),
            0b10 => Some(Sign::Bad),
            _ => None,
        }
    }

    /// True for a word that turns what follows.
    pub(super) fn turns(&self, word: &str) -> bool {
        self.of(word) & 0b100 != 0
    }

    fn of(&self, word: &str) -> u8 {
        let of = |map: &FxHashMap<String, u8>, form: &str| map.get(form).copied().unwrap_or(0);
        of(&self.words, word) | of(&self.stems, stem(word))
    }

    fn add(&mut self, word: &str, group: u8) {
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

fn bit(name: &str) -> Result<u8> {
    let place = GROUPS.iter().position(|known| *known == name);
    let expected = "words of \"good\", \"bad\" or \"turn\" for mentions";
    let place = place.ok_or_else(|| Error::Parameter { name: "cues", expected, got: format!("the group {name:?}") })?;
    Ok(1 << place)
}

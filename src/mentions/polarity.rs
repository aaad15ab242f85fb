//! Words that say good or bad of those they are said of, and words that turn what follows.

use crate::claims::CueGroups;
use crate::{Error, Result};
use std::collections::BTreeMap;

/// The project's words.
const SHIPPED: &str = include_str!("data/polarity.txt");

/// Groups of words, as bits in the order of the file.
const GROUPS: [&str; 3] = ["bad", "good", "turn"];

/// What a word says of those it is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Good,
    Bad,
}

/// The project's words of polarity, with those of a user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Polarity(CueGroups);

impl Polarity {
    /// The project's words and a user's own, by the group "good", "bad" or "turn".
    ///
    /// A word stands for every word with its stem, `=word` for itself alone.
    ///
    /// # Errors
    /// Another group, or an empty word.
    pub fn with(added: BTreeMap<String, Vec<String>>) -> Result<Self> {
        if let Some(name) = added.keys().find(|name| !GROUPS.contains(&name.as_str())) {
            let expected = "words of \"good\", \"bad\" or \"turn\" for mentions";
            return Err(Error::Parameter { name: "cues", expected, got: format!("the group {name:?}") });
        }
        CueGroups::read(SHIPPED, added).map(Self)
    }

    /// What the user added.
    #[must_use]
    pub fn added(&self) -> &BTreeMap<String, Vec<String>> {
        self.0.added()
    }

    /// What a word in lower case says; none if it says both.
    pub(super) fn sign(&self, word: &str) -> Option<Sign> {
        match self.0.of(word) & 0b11 {
            0b01 => Some(Sign::Bad),
            0b10 => Some(Sign::Good),
            _ => None,
        }
    }

    /// True for a word that turns what follows.
    pub(super) fn turns(&self, word: &str) -> bool {
        self.0.of(word) & 0b100 != 0
    }
}

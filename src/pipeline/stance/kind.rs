//! What shape the evidence of a stance has.

use crate::features::Corpus;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Most targets that are learned one by one; more are claims.
const FEW: usize = 100;

/// What the text of a row is beside its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One of a few fixed targets, and a text.
    Target,
    /// A claim of its own, and an article.
    Claim,
    /// A target that is named at a place of the text.
    Mention,
}

impl Kind {
    /// The one rule: places mean mentions; else more than 100 different targets mean claims.
    #[must_use]
    pub fn of<S: AsRef<str>>(corpus: &Corpus<'_, S>, mentions: bool) -> Self {
        if mentions {
            Self::Mention
        } else if different_targets(corpus) > FEW {
            Self::Claim
        } else {
            Self::Target
        }
    }
}

/// Number of targets that differ in more than case and space around them.
pub(super) fn different_targets<S: AsRef<str>>(corpus: &Corpus<'_, S>) -> usize {
    let name = |row: usize| corpus.text(row, super::TARGET).trim().to_lowercase();
    (0..corpus.len()).map(name).collect::<BTreeSet<String>>().len()
}

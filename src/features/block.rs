//! What a document is, and the families of features that are counted in it.

use crate::text::{Case, Gram, Grams};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// One family of features: n-grams of one or more fields.
///
/// Each block of a document is normalised to length 1 and then scaled by its weight, so that a
/// family with many n-grams does not drown the others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// The fields of the document it reads, counted from 0.
    pub fields: Vec<usize>,
    /// Its n-grams.
    pub grams: Grams,
    /// Euclidean length of the block in every document that has any of its features.
    pub weight: f32,
    /// A field whose whole text is made part of every feature: one set of features a value.
    pub crossed_with: Option<usize>,
}

impl Block {
    /// A block of the first field.
    #[must_use]
    pub fn new(grams: Grams, weight: f32) -> Self {
        Self { fields: vec![0], grams, weight, crossed_with: None }
    }

    /// The same block over other fields.
    #[must_use]
    pub fn of_fields(self, fields: impl IntoIterator<Item = usize>) -> Self {
        Self { fields: fields.into_iter().collect(), ..self }
    }

    /// The same block, crossed with the text of a field.
    #[must_use]
    pub fn crossed(self, with: usize) -> Self {
        Self { crossed_with: Some(with), ..self }
    }
}

/// A feature's identity: its block, the `hash` of its n-gram, and its case.
///
/// At 10 million features two share a key with probability 3e-6. Block and case are joined to the finished hash: as its
/// seed they would not be mixed with words of up to three letters.
#[must_use]
pub(super) const fn key(salt: u64, hash: u64, case: Case) -> u64 {
    hash ^ (salt ^ case as u64).wrapping_mul(SPREAD)
}

/// An odd number whose multiples differ in all bits: 2^64 over the golden ratio.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Makes the keys of one block, in one document, differ from those of the others.
#[must_use]
pub(super) fn salt(block: usize, crossed_with: Option<&str>) -> u64 {
    let seed = (block as u64 + 1) << 8;
    crossed_with.map_or(seed, |value| xxh3_64_with_seed(value.trim().to_lowercase().as_bytes(), seed) << 8)
}

/// How a feature is written for a reader.
#[must_use]
pub(super) fn name<'g>(gram: &Gram<'g>) -> Cow<'g, str> {
    match gram.case {
        Case::Lower => gram.form.into(),
        Case::Upper => gram.form.to_uppercase().into(),
        Case::Capitalised => {
            let mut rest = gram.form.chars();
            rest.next().map(char::to_uppercase).into_iter().flatten().chain(rest).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use xxhash_rust::xxh3::xxh3_64;

    #[test]
    fn short_words_of_every_block_and_case_have_keys_of_their_own() {
        let letters = || (b'a'..=b'z').map(char::from);
        let forms: Vec<String> =
            letters().flat_map(|a| letters().flat_map(move |b| letters().map(move |c| format!("{a}{b}{c}")))).collect();
        let mut keys = HashSet::new();
        for salt in (0..4).map(|block| salt(block, None)) {
            for case in [Case::Lower, Case::Upper, Case::Capitalised] {
                keys.extend(forms.iter().map(|form| key(salt, xxh3_64(form.as_bytes()), case)));
            }
        }
        assert_eq!(keys.len(), 4 * 3 * forms.len());
    }
}

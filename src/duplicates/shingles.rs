//! A text as a set of hashed word pairs.

use crate::Result;
use crate::text::{Terms, Tokenizer};
use xxhash_rust::xxh3::xxh3_64;

/// Words of a shingle: pairs tell articles apart that share their small words, and outlive a changed word nearby.
const WORDS: usize = 2;

/// Turns texts into sets of shingles, in buffers of its own.
#[derive(Debug, Default)]
pub struct Shingler {
    terms: Terms,
    hashes: Vec<u32>,
}

impl Shingler {
    /// The different shingles of a document, ascending; of a single word the word itself, of no word none.
    ///
    /// Words are lower-cased, in NFKC and with digits as 0, and no shingle reaches over the end of a field.
    pub fn read<'f>(&mut self, fields: impl IntoIterator<Item = &'f str>) -> Result<&[u32]> {
        self.hashes.clear();
        for field in fields {
            self.terms.read(field, &Tokenizer::Words)?;
            let terms = self.terms.as_slice();
            let form = |words: &[crate::text::Term]| match words {
                [first, .., last] => &self.terms.buffer()[first.form.start..last.form.end],
                [only] => only.form.of(self.terms.buffer()),
                [] => "",
            };
            let windows = terms.windows(WORDS.min(terms.len()).max(1));
            self.hashes.extend(windows.map(|words| hash(form(words))));
        }
        self.hashes.sort_unstable();
        self.hashes.dedup();
        Ok(&self.hashes)
    }
}

fn hash(shingle: &str) -> u32 {
    (xxh3_64(shingle.as_bytes()) >> 32) as u32
}

/// Shingles that two ascending sets share, over all they have: the index of Jaccard, 0 if one is empty.
pub(super) fn jaccard(left: &[u32], right: &[u32]) -> f64 {
    if left.is_empty() || right.is_empty() {
        return 0.0;
    }
    let (mut at, mut to, mut shared) = (0, 0, 0_usize);
    while at < left.len() && to < right.len() {
        shared += usize::from(left[at] == right[to]);
        let (behind, ahead) = (left[at] <= right[to], right[to] <= left[at]);
        at += usize::from(behind);
        to += usize::from(ahead);
    }
    shared as f64 / (left.len() + right.len() - shared) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn set(text: &str) -> Vec<u32> {
        Shingler::default().read([text]).unwrap().to_vec()
    }

    #[test]
    fn pairs_of_words_are_the_same_whatever_stands_between_them() {
        assert_eq!(set("The toll rises, again."), set("the TOLL  rises -- again"));
        assert_eq!(set("one two three").len(), 2);
        assert_eq!((set("Toll").len(), set("?!").len(), set("").len()), (1, 0, 0));
        assert_ne!(set("toll rises"), set("rises toll"));
    }

    #[test]
    fn no_pair_reaches_over_a_field() {
        let mut shingler = Shingler::default();
        assert_eq!(shingler.read(["one two", "three four"]).unwrap().len(), 2);
        assert_eq!(shingler.read(["one two three four"]).unwrap().len(), 3);
    }

    #[test]
    fn similarity_is_that_of_the_sets() {
        let texts = ["aa bb cc dd ee ff", "aa bb cc dd xx ff", "aa bb cc dd ee ff gg hh", "qq rr ss", "", "aa bb"];
        for left in texts.map(set) {
            for right in texts.map(set) {
                let (one, other): (BTreeSet<_>, BTreeSet<_>) = (left.iter().collect(), right.iter().collect());
                let union = one.union(&other).count();
                let naive = one.intersection(&other).count() as f64 / union.max(1) as f64;
                assert!((jaccard(&left, &right) - naive).abs() < 1e-12);
            }
        }
    }
}

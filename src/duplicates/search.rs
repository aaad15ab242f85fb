//! Near-duplicates among many texts.

use super::bands::{meeting, rows};
use super::shingles::{Shingler, jaccard};
use super::signature::{Signature, VALUES};
use crate::{Error, Interrupt, Result};
use rayon::prelude::*;

/// How near-duplicates are found.
#[derive(Debug, Clone)]
pub struct DuplicatesParams {
    /// Least similarity, above 0 and at most 1: word pairs that two texts share over those that either has.
    pub similarity: f64,
    /// A flag that stops the search.
    pub interrupt: Interrupt,
}

impl Default for DuplicatesParams {
    fn default() -> Self {
        Self { similarity: 0.5, interrupt: Interrupt::default() }
    }
}

/// Two texts that are nearly the same; the first stands before the second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// Row of the first text.
    pub first: u32,
    /// Row of the second text.
    pub second: u32,
    /// Their similarity.
    pub similarity: f64,
}

impl DuplicatesParams {
    /// Pairs of texts that are at least as similar as asked for, by rows.
    ///
    /// A pair of exactly the least similarity is found with a chance of .95, a more similar one nearly always; no pair
    /// below it is told. In a large group of alike texts each is compared with the eight before it, so that the
    /// pairs connect the group without being all of its pairs.
    pub fn pairs<S: AsRef<str> + Sync>(&self, texts: &[S]) -> Result<Vec<Pair>> {
        if !(self.similarity > 0.0 && self.similarity <= 1.0) {
            let (name, expected) = ("similarity", "above 0 and at most 1");
            return Err(Error::Parameter { name, expected, got: self.similarity.to_string() });
        }
        let signatures = self.each(texts, Signature::of)?;
        let candidates = self.candidates(&signatures)?;
        drop(signatures);
        self.verified(texts, &candidates)
    }

    /// What `look` makes of the shingles of every text.
    fn each<S: AsRef<str> + Sync, T: Send>(&self, texts: &[S], look: impl Fn(&[u32]) -> T + Sync) -> Result<Vec<T>> {
        let read = |shingler: &mut Shingler, text: &S| {
            self.interrupt.check()?;
            Ok(look(shingler.read([text.as_ref()])?))
        };
        texts.par_iter().map_init(Shingler::default, read).collect()
    }

    /// Pairs that meet in any band, each once.
    fn candidates(&self, signatures: &[Option<Signature>]) -> Result<Vec<(u32, u32)>> {
        let rows = rows(self.similarity);
        let of_band = |band: usize| self.interrupt.check().map(|()| meeting(signatures, rows, band));
        let found: Vec<Vec<(u32, u32)>> = (0..VALUES / rows).into_par_iter().map(of_band).collect::<Result<_>>()?;
        let mut pairs = found.concat();
        pairs.par_sort_unstable();
        pairs.dedup();
        Ok(pairs)
    }

    /// The candidates that are as similar as asked for; only their texts are read again.
    fn verified<S: AsRef<str> + Sync>(&self, texts: &[S], candidates: &[(u32, u32)]) -> Result<Vec<Pair>> {
        let mut rows: Vec<u32> = candidates.iter().flat_map(|&(first, second)| [first, second]).collect();
        rows.par_sort_unstable();
        rows.dedup();
        let chosen: Vec<&str> = rows.iter().map(|&row| texts[row as usize].as_ref()).collect();
        let sets = self.each(&chosen, <[u32]>::to_vec)?;
        let set = |row: u32| rows.binary_search(&row).map_or(&[][..], |at| &sets[at]);
        let pair = |&(first, second): &(u32, u32)| {
            let similarity = jaccard(set(first), set(second));
            (similarity >= self.similarity).then_some(Pair { first, second, similarity })
        };
        Ok(candidates.par_iter().filter_map(pair).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::duplicates::Clusters;

    /// A text of its own for every number.
    fn text(number: usize) -> String {
        let word = |nth: usize| format!("w{}", (number * 7919 + nth * 104_729) % 99_991);
        (0..60).map(word).collect::<Vec<_>>().join(" ")
    }

    /// The same with one word in ten changed.
    fn edited(number: usize) -> String {
        let changed = |(nth, word): (usize, &str)| if nth % 10 == 3 { format!("new{nth}") } else { word.to_owned() };
        text(number).split_whitespace().enumerate().map(changed).collect::<Vec<_>>().join(" ")
    }

    // Digits are read as 0, so words are spelt in letters.
    fn spelt(text: &str) -> String {
        text.chars().map(|c| c.to_digit(10).map_or(c, |digit| char::from(b'a' + digit as u8))).collect()
    }

    #[test]
    fn finds_edited_copies_and_nothing_else() {
        let mut texts: Vec<String> = (0..200).map(|number| spelt(&text(number))).collect();
        texts.extend((0..50).map(|number| spelt(&edited(number))));
        let found = DuplicatesParams::default().pairs(&texts).unwrap();
        let pairs: Vec<(u32, u32)> = found.iter().map(|pair| (pair.first, pair.second)).collect();
        assert_eq!(pairs, (0..50).map(|number| (number, number + 200)).collect::<Vec<_>>());
        assert!(found.iter().all(|pair| pair.similarity > 0.6 && pair.similarity < 0.75));
    }

    #[test]
    fn the_same_text_many_times_is_one_cluster() {
        let texts = vec![spelt(&text(1)); 3000];
        let found = DuplicatesParams::default().pairs(&texts).unwrap();
        assert!(found.len() < 8 * texts.len());
        let mut clusters = Clusters::new(texts.len());
        for pair in &found {
            clusters.join(pair.first, pair.second);
        }
        assert!(clusters.labels().iter().all(|label| *label == 0));
    }

    #[test]
    fn texts_without_words_are_like_nothing() {
        assert!(DuplicatesParams::default().pairs(&["", "", "...", "..."]).unwrap().is_empty());
        assert!(DuplicatesParams::default().pairs::<&str>(&[]).unwrap().is_empty());
    }

    #[test]
    fn refuses_what_is_no_similarity_and_stops_when_asked() {
        for similarity in [0.0, -1.0, 1.5, f64::NAN] {
            let params = DuplicatesParams { similarity, ..DuplicatesParams::default() };
            assert!(matches!(params.pairs(&["a b"]), Err(Error::Parameter { name: "similarity", .. })));
        }
        let params = DuplicatesParams::default();
        params.interrupt.raise();
        assert!(matches!(params.pairs(&["a b"]), Err(Error::Interrupted)));
    }
}

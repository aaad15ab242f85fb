//! N-grams of words, and of characters inside words.

use super::{Case, Term, Terms};
use xxhash_rust::xxh3::xxh3_64;

/// A family of n-grams.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Grams {
    /// Single words.
    Words,
    /// Single words, told apart by how they are capitalised.
    CasedWords,
    /// `n` words in a row.
    WordRuns {
        /// At least 2.
        n: u8,
    },
    /// Character n-grams of each word between its bounds, as scikit-learn's `char_wb`.
    Characters {
        /// Shortest, at least 1.
        min: u8,
        /// Longest.
        max: u8,
    },
}

/// One n-gram of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gram<'b> {
    /// Its characters; a word's bounds are spaces.
    pub form: &'b str,
    /// A number that it shares with few others; made of those of its words, where it is a run of words.
    pub hash: u64,
    /// Its capitalisation, where the family tells it apart.
    pub case: Case,
    /// The first term it touches.
    pub first: usize,
    /// The last term it touches.
    pub last: usize,
}

impl Grams {
    /// Calls `found` with every n-gram, in text order.
    pub fn each<'b>(self, terms: &'b Terms, mut found: impl FnMut(Gram<'b>)) {
        if let Self::Characters { .. } = self {
            (0..terms.as_slice().len()).for_each(|nth| self.each_of_term(terms, nth, &mut found));
        } else {
            (0..self.runs(terms)).for_each(|nth| found(self.run(terms, nth)));
        }
    }

    /// How many words or runs of words a text has; of character n-grams it is the number of words.
    #[must_use]
    pub fn runs(self, terms: &Terms) -> usize {
        (terms.as_slice().len() + 1).saturating_sub(self.words())
    }

    /// A word, or the run of words that begins with it; of character n-grams it is the word.
    #[must_use]
    pub fn run(self, terms: &Terms, nth: usize) -> Gram<'_> {
        let (all, last) = (terms.as_slice(), nth + self.words() - 1);
        let (hash, case) = self.hash_of_run(terms, nth);
        Gram { form: &terms.buffer()[all[nth].form.start..all[last].form.end], hash, case, first: nth, last }
    }

    /// The hash and the case of [`Grams::run`].
    #[must_use]
    pub fn hash_of_run(self, terms: &Terms, nth: usize) -> (u64, Case) {
        let run = &terms.as_slice()[nth..nth + self.words()];
        let case = if self == Self::CasedWords { run[0].case } else { Case::Lower };
        (run[1..].iter().fold(run[0].hash, |hash, term| joined(hash, term.hash)), case)
    }

    fn words(self) -> usize {
        if let Self::WordRuns { n } = self { usize::from(n).max(1) } else { 1 }
    }

    /// Calls `found` with the character n-grams of one term; other families have none.
    pub fn each_of_term<'b>(self, terms: &'b Terms, nth: usize, mut found: impl FnMut(Gram<'b>)) {
        if let Self::Characters { min, max } = self {
            let word = padded(terms.buffer(), &terms.as_slice()[nth]);
            character_grams(word, min.into(), max.into(), |form| {
                let hash = xxh3_64(form.as_bytes());
                found(Gram { form, hash, case: Case::Lower, first: nth, last: nth });
            });
        }
    }
}

/// The hash of a run of words and of one more, in this order: of finished hashes, so that few steps mix them well.
const fn joined(run: u64, word: u64) -> u64 {
    (run.rotate_left(23) ^ word).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

/// The form with the spaces around it.
fn padded<'b>(buffer: &'b str, term: &Term) -> &'b str {
    &buffer[term.form.start - 1..=term.form.end]
}

/// All n-grams of `word`, shortest first; a word shorter than `n` counts once, whole.
fn character_grams<'b>(word: &'b str, min: usize, max: usize, mut found: impl FnMut(&'b str)) {
    let bounds: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    let length = bounds.len() - 1;
    for n in min..=max {
        if n >= length {
            found(word);
            return;
        }
        for start in 0..=length - n {
            found(&word[bounds[start]..bounds[start + n]]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Tokenizer;

    fn grams(text: &str, family: Grams) -> Vec<String> {
        let mut terms = Terms::default();
        terms.read(text, &Tokenizer::Words).unwrap();
        let mut out = Vec::new();
        family.each(&terms, |gram| out.push(gram.form.to_owned()));
        out
    }

    #[test]
    fn hashes_are_equal_where_forms_are() {
        let mut terms = Terms::default();
        terms.read("the port the toll port the port the toll toll the", &Tokenizer::Words).unwrap();
        for grams in [Grams::Words, Grams::WordRuns { n: 2 }, Grams::WordRuns { n: 3 }] {
            let found: Vec<Gram<'_>> = (0..grams.runs(&terms)).map(|nth| grams.run(&terms, nth)).collect();
            for (one, other) in found.iter().flat_map(|one| found.iter().map(move |other| (one, other))) {
                assert_eq!(one.form == other.form, one.hash == other.hash, "{one:?}, {other:?}");
            }
        }
    }

    /// Model files hold these numbers.
    #[test]
    fn hashes_stay_what_they_are() {
        let mut terms = Terms::default();
        terms.read("Port toll rises", &Tokenizer::Words).unwrap();
        let of = |grams: Grams| grams.run(&terms, 0).hash;
        let found = [Grams::CasedWords, Grams::WordRuns { n: 2 }, Grams::WordRuns { n: 3 }].map(of);
        assert_eq!(found, [3_657_739_355_832_949_656, 6_370_923_550_981_382_944, 13_670_019_091_461_998_251]);
    }

    #[test]
    fn word_runs_cross_punctuation() {
        assert_eq!(grams("Talks, at last.", Grams::WordRuns { n: 2 }), ["talks at", "at last"]);
        assert!(grams("One", Grams::WordRuns { n: 2 }).is_empty());
    }

    // CountVectorizer(analyzer="char_wb", ngram_range=(2, 4)) of scikit-learn 1.9 on "to été".
    #[test]
    fn characters_are_those_of_scikit_learn() {
        assert_eq!(
            grams("to été", Grams::Characters { min: 2, max: 4 }),
            [" t", "to", "o ", " to", "to ", " to ", " é", "ét", "té", "é ", " ét", "été", "té ", " été", "été "]
        );
    }
}

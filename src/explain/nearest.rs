//! The documents of a corpus that are most like one, as a model's features see them.

use super::contribution::{shares, words};
use crate::features::{Corpus, Csr, Vectorizer};
use crate::{Interrupt, Result};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Words that are told of a neighbour.
const WORDS: usize = 8;

/// A document, and how like the one that was asked about it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Neighbour {
    /// Its row.
    pub row: usize,
    /// The cosine of the weighted features of both, in 0..=1.
    pub similarity: f64,
    /// Words of the document that was asked about, in lower case, with what each adds to the similarity, falling.
    pub words: Vec<(String, f64)>,
}

/// The `n` documents of `corpus` with the largest cosine to the one document of `alone`; of equals the first.
///
/// Documents that share no feature with it are left out. What a word adds is its part of the products of values, as in
/// [`super::explain`]; linear in the corpus.
pub fn nearest<S: AsRef<str> + Sync>(
    vectorizer: &Vectorizer,
    alone: &Corpus<'_, &str>,
    corpus: &Corpus<'_, S>,
    n: usize,
    interrupt: &Interrupt,
) -> Result<Vec<Neighbour>> {
    let own = vectorizer.transform(alone, interrupt)?;
    let others = vectorizer.transform(corpus, interrupt)?;
    let mut asked = vec![0.0_f32; own.columns()];
    own.pairs(0).for_each(|(column, value)| asked[column] = value);
    let length = length(&own, 0);
    let cosine = |row: usize| {
        let product: f64 = others.pairs(row).map(|(column, value)| f64::from(value) * f64::from(asked[column])).sum();
        if product > 0.0 { product / (length * self::length(&others, row)) } else { 0.0 }
    };
    let mut found: Vec<(usize, f64)> = (0..others.rows()).into_par_iter().map(|row| (row, cosine(row))).collect();
    found.retain(|(_, similarity)| *similarity > 0.0);
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.truncate(n);
    let told = |(row, similarity)| {
        let lengths = length * self::length(&others, row);
        let values: FxHashMap<usize, f64> =
            others.pairs(row).map(|(column, value)| (column, f64::from(value) / lengths)).collect();
        let shares = shares(vectorizer, alone, |column| values.get(&column).copied().unwrap_or_default())?;
        let words = summed(alone, &words(vectorizer, alone, &shares)?);
        Ok(Neighbour { row, similarity: f64::min(similarity, 1.0), words })
    };
    found.into_iter().map(told).collect()
}

fn length(rows: &Csr, row: usize) -> f64 {
    rows.pairs(row).map(|(_, value)| f64::from(value).powi(2)).sum::<f64>().sqrt()
}

/// Words summed over their places, those that add most first.
fn summed(alone: &Corpus<'_, &str>, found: &[super::Contribution]) -> Vec<(String, f64)> {
    let mut sums: FxHashMap<String, f64> = FxHashMap::default();
    for word in found.iter().filter(|word| word.value > 0.0) {
        *sums.entry(word.span.of(alone.text(0, word.field)).to_lowercase()).or_default() += word.value;
    }
    let mut sums: Vec<(String, f64)> = sums.into_iter().collect();
    sums.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    sums.truncate(WORDS);
    sums
}

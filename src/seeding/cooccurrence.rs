//! Which words stand in the same texts more often than chance has it.

use crate::features::Csr;
use crate::{Interrupt, Result};
use rayon::prelude::*;

/// Exponent that lifts the frequency of rare contexts, so that they do not rule (Levy, Goldberg and Dagan 2015).
/// It is shared by both sides, which keeps the matrix symmetric.
const CONTEXT: f64 = 0.75;

/// Symmetric positive pointwise mutual information of words, from the words of each text, which ascend.
///
/// `ln(n_ij * sum_k n_k^.75 / (n_i n_j)^.875)` where it is above 0; `n_ij` counts texts with both words.
pub(super) fn associations(texts: &Csr, interrupt: &Interrupt) -> Result<Csr> {
    let words = texts.transposed();
    let together: Vec<f64> = words_met(&words, texts);
    let contexts: f64 = together.iter().map(|count| count.powf(CONTEXT)).sum();
    let shift: Vec<f64> = together.iter().map(|count| count.ln() * f64::midpoint(1.0, CONTEXT)).collect();
    let row = |word: usize, counts: &mut Counts| {
        interrupt.check()?;
        let pairs = counts.of(word, &words, texts).iter().filter_map(|&(other, count)| {
            let value = f64::from(count).ln() - shift[word] - shift[other as usize] + contexts.ln();
            (value > 0.0).then_some((other, value as f32))
        });
        Ok(pairs.collect::<Vec<_>>())
    };
    let rows: Vec<Vec<(u32, f32)>> = (0..words.rows())
        .into_par_iter()
        .map_init(|| Counts::new(words.rows()), |counts, word| row(word, counts))
        .collect::<Result<_>>()?;
    let mut all = Csr::empty(words.rows());
    for row in rows {
        all.push_row(row);
    }
    Ok(all)
}

/// How many other words each word meets, over all texts.
fn words_met(words: &Csr, texts: &Csr) -> Vec<f64> {
    let met = |word| words.row(word).0.iter().map(|&text| texts.row(text as usize).0.len() - 1).sum::<usize>() as f64;
    (0..words.rows()).map(met).collect()
}

/// Scratch that counts the words beside one word.
struct Counts {
    of_word: Vec<u32>,
    met: Vec<u32>,
    pairs: Vec<(u32, u32)>,
}

impl Counts {
    fn new(words: usize) -> Self {
        Self { of_word: vec![0; words], met: Vec::new(), pairs: Vec::new() }
    }

    /// The words that stand in a text with `word`, ascending, and in how many.
    fn of(&mut self, word: usize, words: &Csr, texts: &Csr) -> &[(u32, u32)] {
        for &text in words.row(word).0 {
            for &other in texts.row(text as usize).0.iter().filter(|other| **other as usize != word) {
                let count = &mut self.of_word[other as usize];
                if *count == 0 {
                    self.met.push(other);
                }
                *count += 1;
            }
        }
        self.met.sort_unstable();
        self.pairs.clear();
        for other in self.met.drain(..) {
            self.pairs.push((other, std::mem::take(&mut self.of_word[other as usize])));
        }
        &self.pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_the_formula() {
        let mut texts = Csr::empty(4);
        for words in [&[0_u32, 1][..], &[0, 1, 2], &[2, 3], &[3]] {
            texts.push_row(words.iter().map(|&word| (word, 1.0)));
        }
        let found = associations(&texts, &Interrupt::default()).unwrap().to_dense();
        // Pairs: 01 twice, 02, 12 and 23 once; the words meet 3, 3, 3 and 1 others.
        let contexts = 3.0 * 3_f64.powf(0.75) + 1.0;
        let expected = |together: f64, one: f64, other: f64| (together * contexts / (one * other).powf(0.875)).ln();
        assert!((f64::from(found[[0, 1]]) - expected(2.0, 3.0, 3.0)).abs() < 1e-6);
        assert!((f64::from(found[[2, 3]]) - expected(1.0, 3.0, 1.0)).abs() < 1e-6);
        assert_eq!(found, found.t());
        assert!(found.diag().iter().all(|value| *value == 0.0));
    }
}

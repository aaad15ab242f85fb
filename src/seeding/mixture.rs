//! A multinomial mixture over weighted words, one component a class (Nigam and others 2000).

use crate::features::Csr;
use crate::{Interrupt, Result};
use ndarray::{Array2, ArrayViewMut1, Axis};
use rayon::prelude::*;

/// Occurrences of every word added to every class.
const SMOOTHING: f32 = 0.5;

/// Rounds after which the sizes of the classes count; before, the start says more of them than the texts do.
const SIZES_FROM: usize = 3;

/// The share of each class in each text, and how each class speaks.
pub(super) struct Mixture {
    /// Texts by classes; rows sum to 1.
    pub(super) shares: Array2<f32>,
    /// Log probabilities, words by classes.
    pub(super) words: Array2<f32>,
}

/// Learns a mixture by expectation and maximisation, from the shares it starts with.
///
/// Texts that are `known` keep their class. The longer the rows of `texts`, the less a text is shared by classes.
pub(super) fn learn(
    texts: &Csr,
    start: Array2<f32>,
    known: &[(usize, usize)],
    rounds: usize,
    interrupt: &Interrupt,
) -> Result<Mixture> {
    let by_word = texts.transposed();
    let mut mixture = Mixture { words: Array2::zeros((by_word.rows(), start.ncols())), shares: start };
    for round in 0..rounds {
        interrupt.check()?;
        let sizes = sizes(&mixture.shares, round >= SIZES_FROM);
        maximise(&mut mixture, &by_word);
        expect(&mut mixture, texts, &sizes);
        keep(&mut mixture.shares, known);
    }
    Ok(mixture)
}

/// Gives every known text to its class alone.
pub(super) fn keep(shares: &mut Array2<f32>, known: &[(usize, usize)]) {
    for &(row, class) in known {
        shares.row_mut(row).fill(0.0);
        shares[[row, class]] = 1.0;
    }
}

/// Log sizes of the classes; all the same unless they count.
fn sizes(shares: &Array2<f32>, count: bool) -> Vec<f32> {
    let sizes = shares.columns().into_iter().map(|class| class.iter().map(|share| f64::from(*share)).sum::<f64>());
    sizes.map(|size| if count { (size + 1.0).ln() as f32 } else { 0.0 }).collect()
}

fn maximise(mixture: &mut Mixture, by_word: &Csr) {
    let Mixture { shares, words } = mixture;
    words.axis_iter_mut(Axis(0)).into_par_iter().enumerate().for_each(|(word, mut of_classes)| {
        of_classes.fill(SMOOTHING);
        for (text, value) in by_word.pairs(word) {
            of_classes.scaled_add(value, &shares.row(text));
        }
    });
    let totals: Vec<f64> =
        words.columns().into_iter().map(|class| class.iter().map(|sum| f64::from(*sum)).sum()).collect();
    words.axis_iter_mut(Axis(0)).into_par_iter().for_each(|mut of_classes| {
        of_classes.iter_mut().zip(&totals).for_each(|(sum, total)| *sum = (f64::from(*sum) / total).ln() as f32);
    });
}

fn expect(mixture: &mut Mixture, texts: &Csr, sizes: &[f32]) {
    let Mixture { shares, words } = mixture;
    shares.axis_iter_mut(Axis(0)).into_par_iter().enumerate().for_each(|(text, mut of_classes)| {
        of_classes.iter_mut().zip(sizes).for_each(|(share, size)| *share = *size);
        for (word, value) in texts.pairs(text) {
            of_classes.scaled_add(value, &words.row(word));
        }
        softmax(of_classes);
    });
}

fn softmax(mut scores: ArrayViewMut1<'_, f32>) {
    let largest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    scores.mapv_inplace(|score| (score - largest).exp());
    let sum = scores.sum();
    scores /= sum;
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    fn texts() -> Csr {
        Csr::from_dense(&array![[2.0, 1.0, 0.0, 0.0], [0.0, 2.0, 0.0, 0.0], [0.0, 0.0, 2.0, 1.0], [0.0, 0.0, 0.0, 2.0]])
            .unwrap()
    }

    #[test]
    fn words_carry_a_class_from_text_to_text() {
        let start = array![[1.0, 0.0], [0.0, 0.0], [0.0, 1.0], [0.0, 0.0]];
        let Mixture { shares, words } = learn(&texts(), start, &[], 8, &Interrupt::default()).unwrap();
        assert!(shares[[1, 0]] > 0.9 && shares[[3, 1]] > 0.9, "{shares}");
        assert!(words[[1, 0]] > words[[1, 1]] && words[[3, 1]] > words[[3, 0]]);
    }

    #[test]
    fn one_round_is_naive_bayes() {
        let start = array![[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]];
        let found = learn(&texts(), start, &[], 1, &Interrupt::default()).unwrap().shares;
        // Counts plus .5: (2.5, 3.5, .5, .5) of 7 and (.5, .5, 2.5, 3.5) of 7.
        let odds = [(2.5_f32 / 0.5).powi(2) * (3.5 / 0.5), (3.5_f32 / 0.5).powi(2)];
        for (row, odds) in odds.into_iter().enumerate() {
            assert!((found[[row, 0]] - odds / (1.0 + odds)).abs() < 1e-5);
        }
    }

    #[test]
    fn known_texts_keep_their_class() {
        let start = array![[1.0, 0.0], [0.0, 1.0], [0.0, 1.0], [0.0, 0.0]];
        let found = learn(&texts(), start, &[(1, 1)], 5, &Interrupt::default()).unwrap().shares;
        assert_eq!(found.row(1).to_vec(), [0.0, 1.0]);
    }
}

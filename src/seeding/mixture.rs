//! A multinomial mixture over weighted words, one component a class (Nigam and others 2000).

use crate::features::Csr;
use crate::{Interrupt, Result};
use ndarray::{Array2, ArrayViewMut1, Axis};
use rayon::prelude::*;

/// What is added to the words of a class, all alike: this part of the geometric mean of what it has and what an average
/// class has. A part of the average drowns small classes, a part of the class's own favours them.
const SMOOTHING: f64 = 0.3;

/// The share of each class in each text, and how each class speaks.
pub(super) struct Mixture {
    /// Texts by classes; rows sum to 1.
    pub(super) shares: Array2<f32>,
    /// Log probabilities, words by classes.
    pub(super) words: Array2<f32>,
}

/// Learns a mixture by expectation and maximisation, from the shares it starts with.
///
/// `evidence`, texts by classes, is added to the log shares. Texts that are `known` keep their class.
/// The longer the rows of `texts`, the less a text is shared by classes.
pub(super) fn learn(
    texts: &Csr,
    start: Array2<f32>,
    evidence: &Array2<f32>,
    known: &[(usize, usize)],
    rounds: usize,
    interrupt: &Interrupt,
) -> Result<Mixture> {
    let by_word = texts.transposed();
    let mut mixture = Mixture { words: Array2::zeros((by_word.rows(), start.ncols())), shares: start };
    for _ in 0..rounds {
        interrupt.check()?;
        let sizes = sizes(&mixture.shares);
        maximise(&mut mixture, &by_word);
        expect(&mut mixture, texts, evidence, &sizes);
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

/// Log sizes of the classes.
fn sizes(shares: &Array2<f32>) -> Vec<f32> {
    let sizes = shares.columns().into_iter().map(|class| class.iter().map(|share| f64::from(*share)).sum::<f64>());
    sizes.map(|size| (size + 1.0).ln() as f32).collect()
}

fn maximise(mixture: &mut Mixture, by_word: &Csr) {
    let Mixture { shares, words } = mixture;
    words.axis_iter_mut(Axis(0)).into_par_iter().enumerate().for_each(|(word, mut of_classes)| {
        of_classes.fill(0.0);
        for (text, value) in by_word.pairs(word) {
            of_classes.scaled_add(value, &shares.row(text));
        }
    });
    let (n_words, n_classes) = (words.nrows() as f64, words.ncols() as f64);
    let totals: Vec<f64> =
        words.columns().into_iter().map(|class| class.iter().map(|sum| f64::from(*sum)).sum()).collect();
    let average = totals.iter().sum::<f64>() / n_classes;
    let added: Vec<f64> = totals.iter().map(|total| SMOOTHING * (total * average).sqrt().max(1.0) / n_words).collect();
    words.axis_iter_mut(Axis(0)).into_par_iter().for_each(|mut of_classes| {
        for ((sum, total), added) in of_classes.iter_mut().zip(&totals).zip(&added) {
            *sum = ((f64::from(*sum) + added) / (total + added * n_words)).ln() as f32;
        }
    });
}

fn expect(mixture: &mut Mixture, texts: &Csr, evidence: &Array2<f32>, sizes: &[f32]) {
    let Mixture { shares, words } = mixture;
    shares.axis_iter_mut(Axis(0)).into_par_iter().enumerate().for_each(|(text, mut of_classes)| {
        of_classes.assign(&evidence.row(text));
        of_classes.iter_mut().zip(sizes).for_each(|(share, size)| *share += *size);
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

    fn learned(start: Array2<f32>, known: &[(usize, usize)], rounds: usize) -> Mixture {
        learn(&texts(), start, &Array2::zeros((4, 2)), known, rounds, &Interrupt::default()).unwrap()
    }

    #[test]
    fn words_carry_a_class_from_text_to_text() {
        let Mixture { shares, words } = learned(array![[1.0, 0.0], [0.0, 0.0], [0.0, 1.0], [0.0, 0.0]], &[], 8);
        assert!(shares[[1, 0]] > 0.9 && shares[[3, 1]] > 0.9, "{shares}");
        assert!(words[[1, 0]] > words[[1, 1]] && words[[3, 1]] > words[[3, 0]]);
    }

    #[test]
    fn one_round_is_naive_bayes() {
        let found = learned(array![[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]], &[], 1).shares;
        // Both classes have 5 words, so that .3 * 5 / 4 is added to the counts (2, 3, 0, 0) and (0, 0, 2, 3).
        let alpha = 0.375_f32;
        let odds = [((2.0 + alpha) / alpha).powi(2) * ((3.0 + alpha) / alpha), ((3.0 + alpha) / alpha).powi(2)];
        for (row, odds) in odds.into_iter().enumerate() {
            assert!((found[[row, 0]] - odds / (1.0 + odds)).abs() < 1e-5);
        }
    }

    #[test]
    fn evidence_speaks_where_words_do_not() {
        let start = array![[1.0, 0.0], [0.0, 1.0], [1.0, 0.0], [0.0, 1.0]];
        let evidence = array![[0.0, 1.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]];
        let same = Csr::from_dense(&Array2::ones((4, 1))).unwrap();
        let found = learn(&same, start, &evidence, &[], 1, &Interrupt::default()).unwrap().shares;
        assert!((found[[0, 1]] - 1.0 / (1.0 + (-1.0_f32).exp())).abs() < 1e-6, "{found}");
        assert!((found[[1, 1]] - 0.5).abs() < 1e-6);
    }

    #[test]
    fn known_texts_keep_their_class() {
        let found = learned(array![[1.0, 0.0], [0.0, 1.0], [0.0, 1.0], [0.0, 0.0]], &[(1, 1)], 5).shares;
        assert_eq!(found.row(1).to_vec(), [0.0, 1.0]);
    }
}

//! Probabilities and decisions where a document may have any number of labels.

use super::Sigmoid;
use crate::models::LabelSets;
use crate::{Error, Result};
use ndarray::{Array2, ArrayView2};
use rayon::prelude::*;
use std::cmp::Ordering;

/// Threshold of a label of which nothing is known.
const EVEN: f32 = 0.5;

/// Sigmoid where none could be fitted: a score of 1 is what a label's own documents had in training.
const STEEP: Sigmoid = Sigmoid { slope: 4.0, offset: 0.0 };

/// A sigmoid and a threshold for every label.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelCalibration {
    /// Scores to probabilities.
    pub sigmoids: Vec<Sigmoid>,
    /// The probability from which a document is given the label.
    pub thresholds: Vec<f32>,
    /// Whether a document that reaches no threshold is given the label that comes nearest to its own.
    pub at_least_one: bool,
}

impl LabelCalibration {
    /// Learns from held-out scores, one row for each of the `held_out` documents.
    ///
    /// A label's probability is a sigmoid of its score (Platt 1999). Where no sigmoid rises, for want of
    /// examples, the median slope and offset of the other labels are taken. A label of no document is
    /// never given, one of `all` documents always.
    ///
    /// The threshold is the one of the largest expected F1 of the label, which is half of that F1
    /// (Lipton, Elkan and Naryanaswamy 2014). It depends on calibrated probabilities alone, so that a
    /// rare label does not follow the accidents of its few examples; without any, it is a half.
    ///
    /// Whether every document is given at least one label is what has the larger micro-F1.
    #[must_use]
    pub fn fit(scores: &Array2<f32>, held_out: &LabelSets, all: &LabelSets) -> Self {
        let sigmoids = sigmoids(scores, held_out, all);
        let mut found = Self { thresholds: vec![EVEN; sigmoids.len()], sigmoids, at_least_one: false };
        let probabilities = found.probabilities(scores.view());
        let threshold = |(label, members): (usize, &Vec<usize>)| match members.len() {
            0 => EVEN,
            _ => threshold_of_best_f1(&probabilities.column(label).to_vec()),
        };
        found.thresholds = held_out.members().par_iter().enumerate().map(threshold).collect();
        found.at_least_one = found.gains_by_one(probabilities.view(), held_out);
        found
    }

    /// Probabilities, documents by labels.
    #[must_use]
    pub fn probabilities(&self, scores: ArrayView2<'_, f32>) -> Array2<f64> {
        let mut out = Array2::zeros(scores.dim());
        for ((label, sigmoid), mut into) in self.sigmoids.iter().enumerate().zip(out.columns_mut()) {
            into.zip_mut_with(&scores.column(label), |p, &score| *p = sigmoid.probability(score));
        }
        out
    }

    /// Refuses thresholds that are not above 0 and at most 1.
    pub fn check_thresholds(&self) -> Result<()> {
        match self.thresholds.iter().find(|threshold| !(**threshold > 0.0 && **threshold <= 1.0)) {
            Some(wrong) => {
                let (name, expected) = ("thresholds_", "above 0 and at most 1");
                Err(Error::Parameter { name, expected, got: wrong.to_string() })
            }
            None => Ok(()),
        }
    }

    /// The labels of every document, from its probabilities.
    #[must_use]
    pub fn decide(&self, probabilities: ArrayView2<'_, f64>) -> Array2<bool> {
        let mut given = Array2::from_elem(probabilities.dim(), false);
        for (row, mut into) in probabilities.rows().into_iter().zip(given.rows_mut()) {
            let reach: Vec<f64> = row.iter().zip(&self.thresholds).map(|(p, least)| p / f64::from(*least)).collect();
            into.iter_mut().zip(&reach).for_each(|(given, reach)| *given = *reach >= 1.0);
            let none = !into.iter().any(|given| *given);
            if let Some(label) = first_of_largest(&reach).filter(|_| self.at_least_one && none) {
                into[label] = true;
            }
        }
        given
    }

    /// Whether micro-F1 rises when documents that reach no threshold are given a label.
    fn gains_by_one(&self, probabilities: ArrayView2<'_, f64>, held_out: &LabelSets) -> bool {
        let f1 = |at_least_one| micro_f1(&Self { at_least_one, ..self.clone() }.decide(probabilities), held_out);
        f1(true) > f1(false)
    }
}

fn sigmoids(scores: &Array2<f32>, held_out: &LabelSets, all: &LabelSets) -> Vec<Sigmoid> {
    let own = |(label, members): (usize, &Vec<usize>)| {
        // Without any held-out document there are no columns of scores either.
        if members.is_empty() {
            return None;
        }
        let mut truth = vec![false; held_out.rows()];
        for &row in members {
            truth[row] = true;
        }
        let of_label: Vec<f64> = scores.column(label).iter().map(|&score| f64::from(score)).collect();
        Sigmoid::fit(&of_label, &truth)
    };
    let own: Vec<Option<Sigmoid>> = held_out.members().par_iter().enumerate().map(own).collect();
    let usual = usual(own.iter().flatten());
    let chosen = |(own, members): (Option<Sigmoid>, &Vec<usize>)| match members.len() {
        0 => Sigmoid::NEVER,
        every if every == all.rows() => Sigmoid::ALWAYS,
        _ => own.unwrap_or(usual),
    };
    own.into_iter().zip(all.members()).map(chosen).collect()
}

/// The median slope and the median offset.
fn usual<'s>(known: impl Iterator<Item = &'s Sigmoid>) -> Sigmoid {
    let (mut slopes, mut offsets): (Vec<f32>, Vec<f32>) = known.map(|it| (it.slope, it.offset)).unzip();
    for values in [&mut slopes, &mut offsets] {
        values.sort_unstable_by(f32::total_cmp);
    }
    match (slopes.get(slopes.len() / 2), offsets.get(offsets.len() / 2)) {
        (Some(&slope), Some(&offset)) => Sigmoid { slope, offset },
        _ => STEEP,
    }
}

/// The threshold of the largest expected F1, `2 sum_{p >= t} p / (|{p >= t}| + sum p)`: half of that F1,
/// found by the method of Dinkelbach (1967).
fn threshold_of_best_f1(probabilities: &[f64]) -> f32 {
    let expected: f64 = probabilities.iter().sum();
    let mut threshold = 0.0;
    loop {
        let reaching = probabilities.iter().filter(|p| **p >= threshold);
        let (number, sum) = reaching.fold((0.0, 0.0), |(number, sum), p| (number + 1.0, sum + p));
        let next = sum / (number + expected);
        // It rises until it is the best; a NaN of no probabilities ends it too.
        if next.partial_cmp(&threshold) != Some(Ordering::Greater) {
            return threshold.max(f64::from(f32::MIN_POSITIVE)) as f32;
        }
        threshold = next;
    }
}

fn micro_f1(given: &Array2<bool>, truth: &LabelSets) -> f64 {
    let number = given.iter().filter(|given| **given).count();
    let wanted: usize = truth.members().iter().map(Vec::len).sum();
    let of_label = |(label, rows): (usize, &Vec<usize>)| rows.iter().filter(|&&row| given[[row, label]]).count();
    let hits: usize = truth.members().iter().enumerate().map(of_label).sum();
    2.0 * hits as f64 / (number + wanted).max(1) as f64
}

/// The label of the largest value, the first of equals.
fn first_of_largest(values: &[f64]) -> Option<usize> {
    let larger = |best: Option<usize>, at: usize| match best {
        Some(best) if values[best] >= values[at] => Some(best),
        _ => Some(at),
    };
    (0..values.len()).fold(None, larger)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, array};

    /// Tries every probability as the threshold.
    fn naive(probabilities: &[f64]) -> f64 {
        let expected: f64 = probabilities.iter().sum();
        let f1 = |threshold: f64| {
            let reaching: Vec<f64> = probabilities.iter().copied().filter(|p| *p >= threshold).collect();
            2.0 * reaching.iter().sum::<f64>() / (reaching.len() as f64 + expected)
        };
        probabilities.iter().map(|&p| f1(p)).fold(0.0, f64::max) / 2.0
    }

    #[test]
    fn the_threshold_is_half_of_the_best_expected_f1() {
        let cases = [vec![0.9, 0.8, 0.3, 0.1, 0.05], vec![0.01, 0.02, 0.4], vec![1.0, 1.0], vec![0.2; 7], vec![1e-9]];
        for probabilities in cases {
            let found = f64::from(threshold_of_best_f1(&probabilities));
            assert!((found - naive(&probabilities)).abs() < 1e-6, "{found} for {probabilities:?}");
        }
        assert!(threshold_of_best_f1(&[]) > 0.0 && threshold_of_best_f1(&[0.0]) > 0.0);
    }

    /// Scores of three labels, the second of which is rare, and who has them.
    fn held_out() -> (Array2<f32>, LabelSets) {
        let value = |row: usize, label: usize| ((row * 7 + label * 3) % 11) as f32 / 11.0 - 0.5;
        let members = vec![(0..40).filter(|row| row % 2 == 0).collect(), vec![5], (0..40).collect()];
        let signed = |(row, label): (usize, usize)| {
            value(row, label) + if label == 0 && row % 2 == 0 || label == 1 && row == 5 { 0.8 } else { -0.3 }
        };
        (Array2::from_shape_fn((40, 3), signed), LabelSets::new(40, members).unwrap())
    }

    #[test]
    fn labels_of_all_documents_and_of_none_are_certain() {
        let (scores, labels) = held_out();
        let mut members = labels.members().to_vec();
        members[1].clear();
        let none = LabelSets::new(40, members).unwrap();
        let found = LabelCalibration::fit(&scores, &none, &none);
        let given = found.decide(found.probabilities(scores.view()).view());
        assert_eq!(given.column(1), Array1::from_elem(40, false));
        assert_eq!(given.column(2), Array1::from_elem(40, true));
    }

    #[test]
    fn a_label_without_held_out_documents_has_the_usual_sigmoid() {
        let (scores, all) = held_out();
        let mut members = all.members().to_vec();
        members[1].clear();
        let found = LabelCalibration::fit(&scores, &LabelSets::new(40, members).unwrap(), &all);
        assert_eq!((found.sigmoids[1], found.thresholds[1]), (found.sigmoids[0], EVEN));
        let nothing = LabelCalibration::fit(&Array2::zeros((0, 3)), &all.select(&[]), &all);
        assert_eq!(nothing.sigmoids, [STEEP, STEEP, Sigmoid::ALWAYS]);
    }

    #[test]
    fn a_label_is_given_where_that_is_right_more_often_than_not() {
        let labels = LabelSets::new(4, vec![vec![0, 1], vec![2, 3]]).unwrap();
        let even = |at_least_one| LabelCalibration { sigmoids: vec![STEEP; 2], thresholds: vec![0.5; 2], at_least_one };
        let nearly = array![[0.9, 0.1], [0.4, 0.1], [0.1, 0.9], [0.1, 0.4]];
        assert!(even(false).gains_by_one(nearly.view(), &labels));
        assert_eq!(even(true).decide(nearly.view()).column(0), array![true, true, false, false]);
        let without = LabelSets::new(4, vec![vec![0], vec![2]]).unwrap();
        assert!(!even(false).gains_by_one(nearly.view(), &without));
        assert_eq!(even(false).decide(nearly.view()).column(0), array![true, false, false, false]);
    }
}

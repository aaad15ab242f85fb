//! Sets of classes that hold the true one with a probability that is asked for.
//!
//! Scores of held-out documents say how badly the true class may fit; a set is every class that fits no
//! worse than all but a share of them did. LAC (Sadinle, Lei and Wasserman 2019) looks at a class's own
//! probability and gives the smallest sets; APS (Romano, Sesia and Candès 2020) adds up those of the
//! likelier classes, and is even over easy and hard documents.
//!
//! The scores come from models of the calibration folds and the sets from the model of all rows, as in
//! cross-conformal prediction (Vovk 2015): coverage is approximate, and nothing is promised where new
//! documents differ from those of training.

use crate::{Error, Result};
use ndarray::{Array2, ArrayView1, ArrayView2};
use std::cmp::Ordering;

/// How badly a class fits a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conformity {
    /// One less its probability.
    Lac,
    /// The probabilities of likelier classes, and a random share of its own.
    Aps,
}

/// How badly the classes of held-out documents fit; of a document with several labels, each of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Conformal {
    /// The classes.
    pub classes: Vec<u32>,
    /// Their scores by LAC, in 0..=1.
    pub lac: Vec<f32>,
    /// Their scores by APS, in 0..=1; empty where documents have several labels.
    pub aps: Vec<f32>,
}

impl Conformal {
    /// The scores of documents of one class; `probabilities` and `shares` in 0..1 have a row a document.
    #[must_use]
    pub fn of_classes(probabilities: ArrayView2<'_, f64>, classes: &[usize], shares: &[f64]) -> Self {
        let rows = || probabilities.rows().into_iter().zip(classes);
        Self {
            classes: classes.iter().map(|&class| class as u32).collect(),
            lac: rows().map(|(row, &class)| lac(row[class])).collect(),
            aps: rows().zip(shares).map(|((row, &class), &share)| aps(row, share)[class]).collect(),
        }
    }

    /// The scores of documents of any number of labels; `members` are the rows of each.
    #[must_use]
    pub fn of_labels(probabilities: ArrayView2<'_, f64>, members: &[Vec<usize>]) -> Self {
        let pairs = || members.iter().enumerate().flat_map(|(label, rows)| rows.iter().map(move |&row| (row, label)));
        Self {
            classes: pairs().map(|(_, label)| label as u32).collect(),
            lac: pairs().map(|(row, label)| lac(probabilities[[row, label]])).collect(),
            aps: Vec::new(),
        }
    }

    /// Which classes are in the set of each document.
    ///
    /// `shares` in 0..1, one a document, are what APS takes of a class's own probability. With `by_class`
    /// each class is covered by itself; one of which too little is known is in every set.
    pub fn sets(
        &self,
        probabilities: ArrayView2<'_, f64>,
        shares: &[f64],
        coverage: f64,
        by: Conformity,
        by_class: bool,
    ) -> Result<Array2<bool>> {
        let limits = self.limits(probabilities.ncols(), coverage, by, by_class)?;
        let mut sets = Array2::from_elem(probabilities.dim(), false);
        for ((row, mut into), &share) in probabilities.rows().into_iter().zip(sets.rows_mut()).zip(shares) {
            let scores = match by {
                Conformity::Lac => row.iter().map(|&p| lac(p)).collect(),
                Conformity::Aps => aps(row, share),
            };
            let fits = scores.iter().zip(&limits).map(|(score, limit)| score <= limit);
            into.iter_mut().zip(fits).for_each(|(given, fits)| *given = fits);
        }
        Ok(sets)
    }

    /// The worst score of each class that is let in.
    fn limits(&self, classes: usize, coverage: f64, by: Conformity, by_class: bool) -> Result<Vec<f32>> {
        if !(coverage > 0.0 && coverage < 1.0) {
            let (name, expected) = ("coverage", "above 0 and below 1");
            return Err(Error::Parameter { name, expected, got: coverage.to_string() });
        }
        let scores = match by {
            Conformity::Lac => &self.lac,
            Conformity::Aps => &self.aps,
        };
        if !by_class {
            return Ok(vec![limit(scores.clone(), coverage); classes]);
        }
        let mut of_class = vec![Vec::new(); classes];
        for (&class, &score) in self.classes.iter().zip(scores) {
            of_class[class as usize].push(score);
        }
        Ok(of_class.into_iter().map(|scores| limit(scores, coverage)).collect())
    }
}

/// The score that is the `ceil((n + 1) coverage)`-th of `n`, from the best; without so many, infinity.
fn limit(mut scores: Vec<f32>, coverage: f64) -> f32 {
    let wanted = (scores.len() + 1) as f64 * coverage;
    let below = (0..scores.len()).take_while(|&rank| ((rank + 1) as f64) < wanted).count();
    scores.sort_unstable_by(f32::total_cmp);
    scores.get(below).copied().unwrap_or(f32::INFINITY)
}

fn lac(probability: f64) -> f32 {
    (1.0 - probability) as f32
}

/// The score of every class: what is likelier, and `share` of its own; the first of equals counts as likelier.
fn aps(probabilities: ArrayView1<'_, f64>, share: f64) -> Vec<f32> {
    let mut order: Vec<usize> = (0..probabilities.len()).collect();
    let falling = |a: &usize, b: &usize| probabilities[*b].partial_cmp(&probabilities[*a]).unwrap_or(Ordering::Equal);
    order.sort_by(falling);
    let mut likelier = 0.0;
    let mut scores = vec![0.0; order.len()];
    for class in order {
        let own = probabilities[class];
        scores[class] = (likelier + share * own).min(1.0) as f32;
        likelier += own;
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Axis, array};

    /// Probabilities of three classes, and a class that is drawn from them, for `n` documents.
    fn drawn(n: usize) -> (Array2<f64>, Vec<usize>, Vec<f64>) {
        let uniform = |row: usize, step: f64| (row as f64 * step + 0.5).fract();
        let row = |row: usize| {
            let (one, other) = (uniform(row, 0.754_877_666), uniform(row, 0.569_840_291));
            let (one, other) = (0.2 + 0.8 * one, (0.8 - 0.8 * one) * other);
            [one, other, 1.0 - one - other]
        };
        let probabilities = Array2::from_shape_fn((n, 3), |(at, class)| row(at)[class]);
        let class = |at: usize| {
            let chance = uniform(at, 0.618_033_989);
            let row = row(at);
            usize::from(chance > row[0]) + usize::from(chance > row[0] + row[1])
        };
        (probabilities, (0..n).map(class).collect(), (0..n).map(|at| uniform(at, 0.414_213_562)).collect())
    }

    #[test]
    fn sets_hold_the_true_class_as_often_as_asked() {
        let (probabilities, classes, shares) = drawn(6000);
        let (known, new) = probabilities.view().split_at(Axis(0), 3000);
        let found = Conformal::of_classes(known, &classes[..3000], &shares[..3000]);
        for (by, by_class, coverage) in [
            (Conformity::Lac, false, 0.9),
            (Conformity::Lac, true, 0.8),
            (Conformity::Aps, false, 0.9),
            (Conformity::Aps, true, 0.7),
        ] {
            let sets = found.sets(new, &shares[3000..], coverage, by, by_class).unwrap();
            let held = classes[3000..].iter().enumerate().filter(|(row, class)| sets[[*row, **class]]).count();
            assert!((held as f64 / 3000.0 - coverage).abs() < 0.02, "{by:?} {by_class}: {held} of 3000");
        }
    }

    #[test]
    fn the_limit_is_the_rank_of_the_papers() {
        let scores: Vec<f32> = (1..=9_u8).map(|tenth| f32::from(tenth) / 10.0).collect();
        // ceil(10 * .5) = 5th of 9; ceil(10 * .9) = 9th; ceil(10 * .95) = 10th, which is not there.
        for (coverage, expected) in [(0.5, 0.5), (0.9, 0.9)] {
            assert!((limit(scores.clone(), coverage) - expected).abs() < 1e-6);
        }
        assert!(limit(scores, 0.95).is_infinite() && limit(Vec::new(), 0.5).is_infinite());
    }

    #[test]
    fn scores_by_hand() {
        let row = array![0.2, 0.5, 0.3];
        let found = aps(row.view(), 0.5);
        for (score, expected) in found.iter().zip([0.9, 0.25, 0.65]) {
            assert!((score - expected).abs() < 1e-6);
        }
        assert!((lac(0.2) - 0.8).abs() < 1e-6);
    }

    #[test]
    fn a_class_of_which_nothing_is_known_is_in_every_set() {
        let found = Conformal { classes: vec![0; 50], lac: vec![0.1; 50], aps: vec![0.1; 50] };
        let sets = found.sets(array![[0.95, 0.05]].view(), &[0.5], 0.9, Conformity::Lac, true).unwrap();
        assert_eq!(sets, array![[true, true]]);
        for coverage in [0.0, 1.0, f64::NAN] {
            assert!(found.sets(array![[0.9, 0.1]].view(), &[0.5], coverage, Conformity::Lac, false).is_err());
        }
    }

    #[test]
    fn every_label_of_a_document_has_a_score() {
        let probabilities = array![[0.9, 0.2], [0.6, 0.7]];
        let found = Conformal::of_labels(probabilities.view(), &[vec![0, 1], vec![1]]);
        assert_eq!((found.classes, found.lac), (vec![0, 0, 1], vec![lac(0.9), lac(0.6), lac(0.7)]));
    }
}

//! From probabilities to the stance that is told.

use crate::{Error, Result};
use ndarray::{Array2, ArrayView1, ArrayView2};

/// Steps of a factor's search on a logarithmic scale, and how far it goes either way.
const STEP: f64 = 0.25;
const REACH: i32 = 12;

/// Rows from which factors are chosen; fewer say too little.
const ENOUGH: usize = 100;

/// Most turns over the classes.
const TURNS: usize = 6;

/// Shares of the way from no factors to those found.
const SHARES: [f64; 4] = [0.25, 0.5, 0.75, 1.0];

/// How a class is chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum Decision {
    /// The largest probability times the factor of its class.
    Factors(Vec<f32>),
    /// The smallest expected cost: rows are true classes, columns what is told.
    Cost(Array2<f32>),
}

/// Probabilities of rows that the model had not seen, and what is true of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judged<'j> {
    pub(super) probabilities: ArrayView2<'j, f64>,
    pub(super) targets: &'j [usize],
    pub(super) weights: &'j [f32],
    pub(super) folds: &'j [usize],
}

impl Decision {
    /// No factors.
    #[must_use]
    pub fn plain(classes: usize) -> Self {
        Self::Factors(vec![1.0; classes])
    }

    /// The class of every row.
    #[must_use]
    pub fn decide(&self, probabilities: ArrayView2<'_, f64>) -> Vec<usize> {
        probabilities.rows().into_iter().map(|row| self.of(row)).collect()
    }

    fn of(&self, row: ArrayView1<'_, f64>) -> usize {
        match self {
            Self::Factors(factors) => largest(row.iter().zip(factors).map(|(p, factor)| p * f64::from(*factor))),
            Self::Cost(cost) => largest(
                cost.columns()
                    .into_iter()
                    .map(|costs| -row.iter().zip(costs).map(|(p, cost)| p * f64::from(*cost)).sum::<f64>()),
            ),
        }
    }

    /// Number of classes.
    #[must_use]
    pub fn classes(&self) -> usize {
        match self {
            Self::Factors(factors) => factors.len(),
            Self::Cost(cost) => cost.ncols(),
        }
    }

    /// Refuses a cost matrix that is not `classes` by `classes` finite numbers.
    pub fn check(&self, classes: usize) -> Result<()> {
        let (fits, fine) = match self {
            Self::Factors(factors) => (factors.len() == classes, factors.iter().all(|f| f.is_finite() && *f > 0.0)),
            Self::Cost(cost) => (cost.dim() == (classes, classes), cost.iter().all(|cost| cost.is_finite())),
        };
        if fits && fine {
            return Ok(());
        }
        let got = format!("{self:?} for {classes} classes");
        Err(Error::Parameter { name: "cost", expected: "a finite number for each pair of classes", got })
    }

    /// The factors with the largest mean of accuracy and macro-F1 on judged rows.
    ///
    /// They go as large a share of the way from 1 as pays on folds whose factors were found on the others, where
    /// what is gained must be more than chance would give: the root of the number of rows that change (`McNemar` 1947).
    pub(super) fn choose(judged: Judged<'_>) -> Self {
        let classes = judged.probabilities.ncols();
        if judged.targets.len() < ENOUGH {
            return Self::plain(classes);
        }
        let of_folds: Vec<Vec<f64>> = (0..folds(judged.folds)).map(|fold| search(judged, |row| row != fold)).collect();
        let factored = |share: f64, row: usize| {
            let factors = &of_folds[judged.folds[row]];
            largest((0..classes).map(|class| judged.probabilities[[row, class]] * (share * factors[class]).exp()))
        };
        let value = |share: f64| objective(judged, |_| true, |row| factored(share, row));
        let plain = value(0.0);
        let pays = |share: f64, value: f64| {
            let rows = judged.targets.len();
            let changed = (0..rows).filter(|&row| factored(share, row) != factored(0.0, row)).count();
            value - plain > (changed as f64).sqrt() / rows as f64
        };
        let best = SHARES.into_iter().fold((0.0, plain), |best, share| {
            let value = value(share);
            if value > best.1 && pays(share, value) { (share, value) } else { best }
        });
        let found = if best.0 > 0.0 { search(judged, |_| true) } else { vec![0.0; classes] };
        Self::Factors(found.into_iter().map(|log| (best.0 * log).exp() as f32).collect())
    }
}

fn folds(of_rows: &[usize]) -> usize {
    of_rows.iter().max().map_or(0, |last| last + 1)
}

/// Logarithms of the factors with the largest value on the rows of some folds, class by class in turn.
fn search(judged: Judged<'_>, wanted: impl Fn(usize) -> bool) -> Vec<f64> {
    let classes = judged.probabilities.ncols();
    let mut logs = vec![0.0; classes];
    let value = |logs: &[f64]| {
        let factors: Vec<f64> = logs.iter().map(|log| log.exp()).collect();
        let decide =
            |row: usize| largest((0..classes).map(|class| judged.probabilities[[row, class]] * factors[class]));
        objective(judged, |row| wanted(judged.folds[row]), decide)
    };
    let mut best = value(&logs);
    for _ in 0..TURNS {
        let before = best;
        for class in 0..classes {
            let own = logs[class];
            let mut found = own;
            for step in -REACH..=REACH {
                logs[class] = f64::from(step) * STEP;
                let tried = value(&logs);
                if tried > best + 1e-12 {
                    (best, found) = (tried, logs[class]);
                }
            }
            logs[class] = found;
        }
        if best <= before {
            break;
        }
    }
    logs
}

/// The mean of accuracy and macro-F1.
fn objective(judged: Judged<'_>, wanted: impl Fn(usize) -> bool, decide: impl Fn(usize) -> usize) -> f64 {
    let classes = judged.probabilities.ncols();
    let (mut hits, mut seen, mut told) = (vec![0.0; classes], vec![0.0; classes], vec![0.0; classes]);
    for row in (0..judged.targets.len()).filter(|&row| wanted(row)) {
        let (target, weight, class) = (judged.targets[row], f64::from(judged.weights[row]), decide(row));
        seen[target] += weight;
        told[class] += weight;
        hits[target] += if class == target { weight } else { 0.0 };
    }
    let present = (0..classes).filter(|&class| seen[class] > 0.0);
    let f1: Vec<f64> = present.map(|class| 2.0 * hits[class] / (seen[class] + told[class])).collect();
    let accuracy = hits.iter().sum::<f64>() / seen.iter().sum::<f64>().max(f64::MIN_POSITIVE);
    f64::midpoint(accuracy, f1.iter().sum::<f64>() / f1.len().max(1) as f64)
}

/// The place of the largest value, of equals the first.
fn largest(values: impl Iterator<Item = f64>) -> usize {
    values
        .enumerate()
        .fold((0, f64::NEG_INFINITY), |best, (at, value)| if value > best.1 { (at, value) } else { best })
        .0
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn factors_find_a_rare_class() {
        let rows: Vec<[f64; 2]> = (0..200).map(|row| if row % 4 == 0 { [0.6, 0.4] } else { [0.9, 0.1] }).collect();
        let probabilities = Array2::from(rows);
        let targets: Vec<usize> = (0..200).map(|row| usize::from(row % 4 == 0)).collect();
        let folds: Vec<usize> = (0..200).map(|row| row / 40).collect();
        let judged =
            Judged { probabilities: probabilities.view(), targets: &targets, weights: &[1.0; 200], folds: &folds };
        assert_eq!(Decision::choose(judged).decide(probabilities.view()), targets);
        assert_eq!(Decision::plain(2).decide(probabilities.view()), [0; 200]);
    }

    #[test]
    fn factors_that_do_not_carry_over_are_left_out() {
        let probabilities = Array2::from_elem((200, 2), 0.5);
        let targets: Vec<usize> = (0..200).map(|row| usize::from(row >= 100)).collect();
        let folds: Vec<usize> = (0..200).map(|row| row / 100).collect();
        let judged =
            Judged { probabilities: probabilities.view(), targets: &targets, weights: &[1.0; 200], folds: &folds };
        assert_eq!(Decision::choose(judged), Decision::plain(2));
    }

    #[test]
    fn costs_choose_the_cheapest() {
        let decision = Decision::Cost(array![[0.0, 1.0], [9.0, 0.0]]);
        assert_eq!(decision.decide(array![[0.8, 0.2], [0.95, 0.05]].view()), [1, 0]);
        assert!(decision.check(3).is_err() && decision.check(2).is_ok());
    }
}

//! Temperature scaling with a bias a class (Alexandari, Kundaje and Shrikumar 2020).
//!
//! Where classes were weighted in training, one temperature cannot bring back how frequent they are; biases can.

use super::{Temperature, softmax};
use ndarray::{Array1, Array2, ArrayView2, Axis};

/// Turns of fitting the temperature and the biases in turn; their likelihood has one optimum.
const TURNS: usize = 30;

/// Pseudo-rows of each class, shared by its frequency: biases of few rows stay small.
const PRIOR: f64 = 1.0;

/// Probabilities are the softmax of `scores / temperature + biases`.
#[derive(Debug, Clone, PartialEq)]
pub struct BiasCorrected {
    /// What scores are divided by.
    pub temperature: Temperature,
    /// What is then added, one number a class.
    pub biases: Vec<f32>,
}

impl BiasCorrected {
    /// The one of about the largest likelihood; `targets[row]` is a column of `scores`, `weights[row]` what it counts.
    #[must_use]
    pub fn fit(scores: &Array2<f32>, targets: &[usize], weights: &[f32]) -> Self {
        let mut found = Self { temperature: Temperature::fit(scores, targets), biases: vec![0.0; scores.ncols()] };
        if scores.nrows() == 0 || scores.ncols() < 2 {
            return found;
        }
        for _ in 0..TURNS {
            found.fit_biases(scores, targets, weights);
            found.fit_temperature(scores, targets, weights);
        }
        found
    }

    /// Moves every bias by the logarithm of how often its class is, over how often it is expected.
    fn fit_biases(&mut self, scores: &Array2<f32>, targets: &[usize], weights: &[f32]) {
        let mut seen = vec![PRIOR; self.biases.len()];
        let mut expected = vec![PRIOR; self.biases.len()];
        let probabilities = self.probabilities(scores.view());
        for ((row, &target), &weight) in probabilities.rows().into_iter().zip(targets).zip(weights) {
            seen[target] += f64::from(weight);
            expected.iter_mut().zip(row).for_each(|(sum, p)| *sum += f64::from(weight) * p);
        }
        for (bias, (seen, expected)) in self.biases.iter_mut().zip(seen.iter().zip(&expected)) {
            *bias += (seen / expected).ln() as f32;
        }
    }

    /// The temperature at which the mean score of the target is the one expected, found by halving an interval.
    fn fit_temperature(&mut self, scores: &Array2<f32>, targets: &[usize], weights: &[f32]) {
        let (mut low, mut high) = (1e-3_f64, 1e3_f64);
        for _ in 0..30 {
            let middle = (low * high).sqrt();
            let tried = Self { temperature: Temperature((1.0 / middle) as f32), biases: self.biases.clone() };
            let probabilities = tried.probabilities(scores.view());
            let slope: f64 = (0..scores.nrows())
                .map(|row| {
                    let mean: f64 =
                        scores.row(row).iter().zip(probabilities.row(row)).map(|(s, p)| f64::from(*s) * p).sum();
                    f64::from(weights[row]) * (mean - f64::from(scores[[row, targets[row]]]))
                })
                .sum();
            if slope < 0.0 { low = middle } else { high = middle }
        }
        self.temperature = Temperature((1.0 / (low * high).sqrt()) as f32);
    }

    /// Probabilities of every class; rows sum to 1.
    #[must_use]
    pub fn probabilities(&self, scores: ArrayView2<'_, f32>) -> Array2<f64> {
        let mut out = Array2::zeros(scores.dim());
        for (row, mut into) in scores.rows().into_iter().zip(out.axis_iter_mut(Axis(0))) {
            // Scores beyond what a number of this size holds after division are as good as its ends.
            let moved = row
                .iter()
                .zip(&self.biases)
                .map(|(score, bias)| (score / self.temperature.0).clamp(-1e30, 1e30) + bias);
            into.assign(&Array1::from(softmax(Array1::from_iter(moved).view(), 1.0)));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn brings_back_how_frequent_classes_are() {
        let scores =
            array![[1.0, 0.0], [0.0, 1.0], [0.2, 0.0], [0.0, 0.3], [0.0, 0.1], [0.1, 0.0], [0.0, 0.2], [0.4, 0.3]];
        let targets = [0, 0, 0, 0, 0, 1, 1, 0];
        let found = BiasCorrected::fit(&scores, &targets, &[100.0; 8]);
        let mean = found.probabilities(scores.view()).column(0).mean().unwrap();
        assert!((mean - 0.75).abs() < 1e-3, "{mean}");
    }

    #[test]
    fn no_rows_change_nothing() {
        let found = BiasCorrected::fit(&Array2::zeros((0, 3)), &[], &[]);
        assert_eq!((found.temperature.0, found.biases), (1.0, vec![0.0; 3]));
    }

    #[test]
    fn extreme_scores_stay_probabilities() {
        let found = BiasCorrected { temperature: Temperature(0.001), biases: vec![0.5, -0.5] };
        let told = found.probabilities(array![[3e38_f32, -3e38], [0.0, 0.0]].view());
        assert!(told.iter().all(|p| p.is_finite()) && (told.sum() - 2.0).abs() < 1e-12);
    }
}

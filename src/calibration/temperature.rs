//! Temperature scaling (Guo and others 2017): one number turns scores into probabilities.

use ndarray::{Array2, ArrayView1, ArrayView2, Axis};

/// Sharpest and flattest scale that is considered.
const SCALES: (f64, f64) = (1e-3, 1e3);

/// Halvings of the interval of scales, on a logarithmic axis.
const HALVINGS: usize = 60;

/// Probabilities are the softmax of `scores / temperature`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Temperature(pub f32);

impl Default for Temperature {
    fn default() -> Self {
        Self(1.0)
    }
}

impl Temperature {
    /// The temperature of the largest likelihood; `targets[row]` is a column of `scores`.
    ///
    /// The negative log-likelihood is convex in `1 / temperature`, so its derivative, the mean
    /// expected score less the score of the target, has one root, which is bracketed.
    #[must_use]
    pub fn fit(scores: &Array2<f32>, targets: &[usize]) -> Self {
        if scores.nrows() == 0 || scores.ncols() < 2 {
            return Self::default();
        }
        let slope = |scale: f64| -> f64 {
            let rows = scores.rows().into_iter().zip(targets);
            rows.map(|(row, &target)| expected_score(row, scale) - f64::from(row[target])).sum()
        };
        let (mut low, mut high) = SCALES;
        for _ in 0..HALVINGS {
            let middle = (low * high).sqrt();
            if slope(middle) < 0.0 { low = middle } else { high = middle }
        }
        Self((1.0 / (low * high).sqrt()) as f32)
    }

    /// Probabilities of every class; rows sum to 1.
    #[must_use]
    pub fn probabilities(self, scores: ArrayView2<'_, f32>) -> Array2<f64> {
        let mut out = Array2::zeros(scores.dim());
        for (row, mut into) in scores.rows().into_iter().zip(out.axis_iter_mut(Axis(0))) {
            into.assign(&ndarray::Array1::from(softmax(row, 1.0 / f64::from(self.0))));
        }
        out
    }
}

/// The softmax of `scale` times the scores.
#[must_use]
pub fn softmax(scores: ArrayView1<'_, f32>, scale: f64) -> Vec<f64> {
    let largest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut out: Vec<f64> = scores.iter().map(|score| (f64::from(score - largest) * scale).exp()).collect();
    let sum: f64 = out.iter().sum();
    for value in &mut out {
        *value /= sum;
    }
    out
}

fn expected_score(scores: ArrayView1<'_, f32>, scale: f64) -> f64 {
    softmax(scores, scale).iter().zip(scores).map(|(p, score)| p * f64::from(*score)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    /// Tries every temperature on a fine grid.
    fn naive(scores: &Array2<f32>, targets: &[usize]) -> f64 {
        let loss = |temperature: f64| -> f64 {
            let rows = scores.rows().into_iter().zip(targets);
            rows.map(|(row, &target)| -softmax(row, 1.0 / temperature)[target].ln()).sum()
        };
        (1..2000).map(|step| f64::from(step) * 0.002).min_by(|a, b| loss(*a).total_cmp(&loss(*b))).unwrap()
    }

    #[test]
    fn finds_the_best_temperature() {
        let scores = array![[2.0, 0.0, -1.0], [0.5, 0.7, 0.0], [1.0, -1.0, 0.9], [0.0, 0.1, 2.0], [1.5, 1.0, 0.0]];
        let targets = [0, 0, 0, 2, 1];
        let found = f64::from(Temperature::fit(&scores, &targets).0);
        assert!((found - naive(&scores, &targets)).abs() < 3e-3, "{found}");
    }

    #[test]
    fn extreme_scores_stay_probabilities() {
        let scores = array![[3e38_f32, -3e38], [0.0, 0.0]];
        let found = Temperature(0.01).probabilities(scores.view());
        assert!(found.iter().all(|p| p.is_finite()) && (found.sum() - 2.0).abs() < 1e-12);
    }

    #[test]
    fn separable_scores_end_at_the_sharpest_scale() {
        let found = Temperature::fit(&array![[1.0, 0.0], [0.0, 1.0]], &[0, 1]);
        assert!(found.0 > 0.0 && found.0.is_finite());
    }
}

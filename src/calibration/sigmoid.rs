//! Platt scaling: a sigmoid turns the score of one label into its probability.

use linfa::ParamGuard;
use linfa::composing::PlattParams;
use linfa::composing::platt_scaling::platt_newton_method;
use ndarray::ArrayView1;

/// The probability of a score is `1 / (1 + exp(-(slope * score + offset)))`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sigmoid {
    /// How fast the probability rises; not negative.
    pub slope: f32,
    /// Log-odds at the score 0.
    pub offset: f32,
}

impl Sigmoid {
    /// What is so for every row.
    pub const ALWAYS: Self = Self { slope: 0.0, offset: 40.0 };

    /// What is so for no row: below 1e-17, so that it never wins.
    pub const NEVER: Self = Self { slope: 0.0, offset: -40.0 };

    /// The sigmoid of the largest likelihood, by Platt (1999) with the targets and Newton's method of
    /// Lin, Lin and Weng (2007), which is linfa's; None where it does not end, or does not rise.
    #[must_use]
    pub fn fit(scores: &[f64], truth: &[bool]) -> Option<Self> {
        let params = PlattParams::<f64, ()>::default().check().ok()?;
        let (a, b) = platt_newton_method(ArrayView1::from(scores), ArrayView1::from(truth), &params).ok()?;
        let found = Self { slope: -a as f32, offset: -b as f32 };
        Some(found).filter(|found| found.slope > 0.0 && found.slope.is_finite() && found.offset.is_finite())
    }

    /// The probability of a score.
    #[must_use]
    pub fn probability(self, score: f32) -> f64 {
        1.0 / (1.0 + (-(f64::from(self.slope) * f64::from(score) + f64::from(self.offset))).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCORES: [f64; 8] = [-2.0, -1.5, -1.0, -0.2, 0.1, 0.4, 1.0, 2.5];
    const TRUTH: [bool; 8] = [false, false, false, true, false, true, true, true];

    // _SigmoidCalibration().fit(SCORES, TRUTH) of scikit-learn 1.9: -a_ and -b_
    #[test]
    fn is_that_of_scikit_learn() {
        let found = Sigmoid::fit(&SCORES, &TRUTH).unwrap();
        assert!((found.slope - 0.951_477).abs() < 1e-3 && (found.offset - 0.128_188).abs() < 1e-3, "{found:?}");
    }

    #[test]
    fn a_sigmoid_that_does_not_rise_is_none() {
        assert_eq!(Sigmoid::fit(&SCORES, &TRUTH.map(|so| !so)), None);
        assert_eq!(Sigmoid::fit(&[], &[]), None);
    }

    #[test]
    fn extreme_scores_stay_probabilities() {
        let sharp = Sigmoid { slope: 1e6, offset: 0.0 };
        let found = [-3e38, 0.0, 3e38].map(|score| sharp.probability(score));
        assert!(found[0] < 1e-9 && (found[1] - 0.5).abs() < 1e-9 && found[2] > 1.0 - 1e-9, "{found:?}");
        assert!(Sigmoid::NEVER.probability(3e38) < 1e-17 && Sigmoid::ALWAYS.probability(-3e38) > 1.0 - 1e-15);
    }
}

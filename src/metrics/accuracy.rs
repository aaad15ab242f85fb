//! Share of right predictions.

/// Share of predictions that equal the truth, in 0..=1; 0 for none.
#[must_use]
pub fn accuracy(truth: &[usize], predicted: &[usize]) -> f64 {
    let right = truth.iter().zip(predicted).filter(|(a, b)| a == b).count();
    if truth.is_empty() { 0.0 } else { right as f64 / truth.len() as f64 }
}

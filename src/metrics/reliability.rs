//! Whether probabilities mean what they say.

/// Expected calibration error: the mean distance between confidence and accuracy over `bins` bins
/// of equal mass, in 0..=1.
///
/// `confidence[i]` is the probability of the predicted class of row `i`, `right[i]` whether it was
/// the true one.
#[must_use]
pub fn expected_calibration_error(confidence: &[f64], right: &[bool], bins: usize) -> f64 {
    let mut rows: Vec<(f64, bool)> = confidence.iter().copied().zip(right.iter().copied()).collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let n = rows.len();
    (0..bins)
        .map(|bin| &rows[bin * n / bins..(bin + 1) * n / bins])
        .map(|part| {
            let confidence: f64 = part.iter().map(|row| row.0).sum();
            let right = part.iter().filter(|row| row.1).count() as f64;
            (confidence - right).abs()
        })
        .sum::<f64>()
        / n.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_bins_by_hand() {
        let error = expected_calibration_error(&[0.9, 0.6, 0.7, 0.8], &[true, false, true, true], 2);
        // bin 1: |1.3 - 1| = .3, bin 2: |1.7 - 2| = .3
        assert!((error - 0.15).abs() < 1e-12);
        assert!(expected_calibration_error(&[], &[], 15).abs() < 1e-12);
    }
}

//! Harmonic means of precision and recall.
//!
//! linfa's confusion matrix takes the F-score of the mean precision and recall, which is another
//! number, and is NaN for a class that is never predicted.

/// F1 of every class, in 0..=1; 0 for a class that is neither true nor predicted.
#[must_use]
pub fn f1_by_class(truth: &[usize], predicted: &[usize], n_classes: usize) -> Vec<f64> {
    let mut hits = vec![0_usize; n_classes];
    let mut total = vec![0_usize; n_classes];
    for (&truth, &predicted) in truth.iter().zip(predicted) {
        total[truth] += 1;
        total[predicted] += 1;
        hits[truth] += usize::from(truth == predicted);
    }
    hits.iter()
        .zip(total)
        .map(|(&hits, total)| if total == 0 { 0.0 } else { 2.0 * hits as f64 / total as f64 })
        .collect()
}

/// Mean F1 of the classes that stand in `truth`.
#[must_use]
pub fn macro_f1(truth: &[usize], predicted: &[usize], n_classes: usize) -> f64 {
    let f1 = f1_by_class(truth, predicted, n_classes);
    let mut present = vec![false; n_classes];
    for &class in truth {
        present[class] = true;
    }
    let scores: Vec<f64> = f1.into_iter().zip(present).filter_map(|(f1, present)| present.then_some(f1)).collect();
    if scores.is_empty() { 0.0 } else { scores.iter().sum::<f64>() / scores.len() as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    // f1_score([0, 0, 1, 2, 2, 2], [0, 1, 1, 2, 0, 1], average=None) = [.5, .5, .5]
    #[test]
    fn equals_scikit_learn() {
        let (truth, predicted) = ([0, 0, 1, 2, 2, 2], [0, 1, 1, 2, 0, 1]);
        assert_eq!(f1_by_class(&truth, &predicted, 4), [0.5, 0.5, 0.5, 0.0]);
        assert!((macro_f1(&truth, &predicted, 4) - 0.5).abs() < 1e-12);
    }
}

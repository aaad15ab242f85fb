//! Precision, recall and their harmonic mean, class by class.
//!
//! linfa's confusion matrix has precision and recall the other way round, and its F-score is NaN for
//! a class that is never predicted.

/// The scores of one class, each in 0..=1 and 0 where it is not defined.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClassScores {
    /// Share of its predictions that are right.
    pub precision: f64,
    /// Share of its rows that are found.
    pub recall: f64,
    /// Harmonic mean of the two.
    pub f1: f64,
    /// Number of its rows.
    pub support: usize,
}

/// Scores of every class; `truth` and `predicted` are numbers below `n_classes`, row by row.
#[must_use]
pub fn class_scores(truth: &[usize], predicted: &[usize], n_classes: usize) -> Vec<ClassScores> {
    let mut hits = vec![0_usize; n_classes];
    let mut found = vec![0_usize; n_classes];
    let mut support = vec![0_usize; n_classes];
    for (&truth, &predicted) in truth.iter().zip(predicted) {
        support[truth] += 1;
        found[predicted] += 1;
        hits[truth] += usize::from(truth == predicted);
    }
    let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
    let scores = |class: usize| ClassScores {
        precision: share(hits[class], found[class]),
        recall: share(hits[class], support[class]),
        f1: share(2 * hits[class], found[class] + support[class]),
        support: support[class],
    };
    (0..n_classes).map(scores).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // precision_recall_fscore_support([0, 0, 1, 2, 2, 2], [0, 1, 1, 2, 0, 1]) of scikit-learn 1.9
    #[test]
    fn equals_scikit_learn() {
        let found = class_scores(&[0, 0, 1, 2, 2, 2], &[0, 1, 1, 2, 0, 1], 4);
        let expected = [(0.5, 0.5, 0.5, 2), (1.0 / 3.0, 1.0, 0.5, 1), (1.0, 1.0 / 3.0, 0.5, 3), (0.0, 0.0, 0.0, 0)];
        for (scores, (precision, recall, f1, support)) in found.into_iter().zip(expected) {
            assert_eq!(scores, ClassScores { precision, recall, f1, support });
        }
    }
}

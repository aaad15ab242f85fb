//! How much a feature tells about the class: the supervised part of a term's weight.

use super::Csr;
use super::idf::document_frequency;

/// Square root of the Kullback-Leibler divergence from the class distribution to the class
/// distribution where the feature stands, `sqrt(KL(p(class | feature) || p(class)))`, in nats.
///
/// The conditional distribution counts documents and is smoothed by `alpha` documents of the prior;
/// a class without documents is left out. Only `rows` are counted; `classes` has an entry below
/// `n_classes` for every row of `counts`.
#[must_use]
pub fn class_divergence(counts: &Csr, rows: &[usize], classes: &[usize], n_classes: usize, alpha: f64) -> Vec<f32> {
    let rows_of = rows_by_class(rows, classes, n_classes);
    let documents = document_frequency(counts, rows);
    let mut divergence: Vec<f64> =
        documents.iter().map(|&df| (alpha / (f64::from(df) + alpha)).ln() * alpha / (f64::from(df) + alpha)).collect();
    let mut here = vec![0_u32; counts.columns()];
    let mut touched = Vec::new();
    for members in rows_of.iter().filter(|members| !members.is_empty()) {
        let prior = members.len() as f64 / rows.len() as f64;
        for &row in members {
            for &column in counts.row(row).0 {
                let count = &mut here[column as usize];
                if *count == 0 {
                    touched.push(column as usize);
                }
                *count += 1;
            }
        }
        for column in touched.drain(..) {
            let total = f64::from(documents[column]) + alpha;
            let absent = alpha / total;
            let ratio = (f64::from(here[column]) / prior + alpha) / total;
            divergence[column] += prior * (ratio * ratio.ln() - absent * absent.ln());
            here[column] = 0;
        }
    }
    divergence.into_iter().map(|sum| sum.max(0.0).sqrt() as f32).collect()
}

fn rows_by_class(rows: &[usize], classes: &[usize], n_classes: usize) -> Vec<Vec<usize>> {
    let mut of_class = vec![Vec::new(); n_classes];
    for &row in rows {
        of_class[classes[row]].push(row);
    }
    of_class
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array2, array};

    /// The definition, feature by feature.
    fn naive(counts: &Array2<f32>, classes: &[usize], n_classes: usize, alpha: f64) -> Vec<f32> {
        let n = classes.len() as f64;
        let prior: Vec<f64> =
            (0..n_classes).map(|class| classes.iter().filter(|c| **c == class).count() as f64 / n).collect();
        counts
            .columns()
            .into_iter()
            .map(|column| {
                let present = |class: usize| {
                    column.iter().zip(classes).filter(|(count, c)| **count > 0.0 && **c == class).count() as f64
                };
                let total: f64 = (0..n_classes).map(present).sum();
                let sum: f64 = (0..n_classes)
                    .filter(|class| prior[*class] > 0.0)
                    .map(|class| {
                        let p = (present(class) + alpha * prior[class]) / (total + alpha);
                        p * (p / prior[class]).ln()
                    })
                    .sum();
                sum.max(0.0).sqrt() as f32
            })
            .collect()
    }

    #[test]
    fn equals_the_definition() {
        let counts = array![[1.0, 0.0, 2.0, 0.0], [3.0, 1.0, 0.0, 0.0], [0.0, 1.0, 1.0, 0.0], [1.0, 1.0, 0.0, 0.0]];
        let classes = [0, 1, 1, 3];
        let sparse = Csr::from_dense(&counts).unwrap();
        for alpha in [0.5, 1.0, 2.0] {
            let found = class_divergence(&sparse, &[0, 1, 2, 3], &classes, 4, alpha);
            for (a, b) in found.iter().zip(naive(&counts, &classes, 4, alpha)) {
                assert!((a - b).abs() < 1e-6, "{found:?}");
            }
        }
    }
}

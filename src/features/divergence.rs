//! How much a feature tells about the class: the supervised part of a term's weight.

use super::{Room, SparseRows};
use crate::Result;
use rustc_hash::FxHashMap;

/// Square root of the Kullback-Leibler divergence from the class distribution to the class
/// distribution where the feature stands, `sqrt(KL(p(class | feature) || p(class)))`, in nats.
///
/// The conditional distribution counts documents and is smoothed by `alpha` documents of the prior;
/// a class without documents is left out. Only `rows` are counted, in `documents` of which each column stands; `classes` has
/// an entry below their number for every row of `counts`.
pub fn class_divergence<R: SparseRows>(
    counts: &R,
    rows: &[usize],
    documents: &[u32],
    (classes, n_classes): (&[usize], usize),
    alpha: f64,
) -> Result<Vec<f32>> {
    let rows_of = rows_by_class(rows, classes, n_classes);
    let mut divergence: Vec<f64> =
        documents.iter().map(|&df| (alpha / (f64::from(df) + alpha)).ln() * alpha / (f64::from(df) + alpha)).collect();
    let mut here = vec![0_u32; counts.nfeatures()];
    for members in rows_of.iter().filter(|members| !members.is_empty()) {
        let prior = members.len() as f64 / rows.len() as f64;
        for column in count_rows(counts, members, &mut here)? {
            let total = f64::from(documents[column]) + alpha;
            let absent = alpha / total;
            let ratio = (f64::from(here[column]) / prior + alpha) / total;
            divergence[column] += prior * (ratio * ratio.ln() - absent * absent.ln());
            here[column] = 0;
        }
    }
    Ok(divergence.into_iter().map(|sum| sum.max(0.0).sqrt() as f32).collect())
}

/// What features tell about labels, of which a row may have several: for a label the divergence of
/// its share of the rows where the feature stands from its share of all rows,
/// `KL(Bernoulli(p(label | feature)) || Bernoulli(p(label)))`, in nats; over all labels the sum.
///
/// The conditional share counts documents and is smoothed by `alpha` documents of the prior. A label
/// of no row or of all rows is told nothing about.
#[derive(Debug, Clone)]
pub struct LabelDivergence {
    alpha: f64,
    priors: Vec<f64>,
    documents: Vec<u32>,
    total: Vec<f64>,
}

impl LabelDivergence {
    /// Of some rows, in `documents` of which each column stands, and among which are the `members` of each label.
    pub fn new<R: SparseRows>(
        counts: &R,
        rows: usize,
        documents: Vec<u32>,
        members: &[Vec<usize>],
        alpha: f64,
    ) -> Result<Self> {
        let priors = members.iter().map(|members| members.len() as f64 / rows as f64).collect();
        let mut divergence = Self { alpha, priors, documents, total: Vec::new() };
        divergence.total = divergence.sum(counts, members)?;
        Ok(divergence)
    }

    /// Square root of what each column tells about all labels.
    #[must_use]
    pub fn root(&self) -> Vec<f32> {
        self.total.iter().map(|sum| sum.sqrt() as f32).collect()
    }

    /// The columns of whose whole divergence at least `share` is about a label, which `members` have.
    pub fn columns_about<R: SparseRows>(
        &self,
        counts: &R,
        label: usize,
        members: &[usize],
        share: f64,
    ) -> Result<Vec<u32>> {
        let mut here = vec![0_u32; counts.nfeatures()];
        count_rows(counts, members, &mut here)?;
        let mut absent: FxHashMap<u32, f64> = FxHashMap::default();
        let mut told = |column: usize| {
            let df = self.documents[column];
            match here[column] {
                0 => *absent.entry(df).or_insert_with(|| self.told(label, 0, df)),
                present => self.told(label, present, df),
            }
        };
        let about = |column: &u32| {
            let column = *column as usize;
            self.documents[column] > 0 && told(column) >= share * self.total[column]
        };
        Ok((0..counts.nfeatures() as u32).filter(about).collect())
    }

    /// What a column of `documents` rows, `here` of them with the label, tells about it.
    fn told(&self, label: usize, here: u32, documents: u32) -> f64 {
        let prior = self.priors[label];
        if prior <= 0.0 || prior >= 1.0 {
            return 0.0;
        }
        let share = (f64::from(here) + self.alpha * prior) / (f64::from(documents) + self.alpha);
        relative(share, prior) + relative(1.0 - share, 1.0 - prior)
    }

    fn sum<R: SparseRows>(&self, counts: &R, members: &[Vec<usize>]) -> Result<Vec<f64>> {
        // Where a label is absent, what is told depends on the number of documents alone.
        let mut absent: FxHashMap<u32, f64> = FxHashMap::default();
        let mut of_absent = |df: u32| {
            *absent.entry(df).or_insert_with(|| (0..members.len()).map(|label| self.told(label, 0, df)).sum())
        };
        let mut total: Vec<f64> = self.documents.iter().map(|&df| of_absent(df)).collect();
        let mut here = vec![0_u32; counts.nfeatures()];
        for (label, members) in members.iter().enumerate() {
            for column in count_rows(counts, members, &mut here)? {
                let df = self.documents[column];
                total[column] += self.told(label, here[column], df) - self.told(label, 0, df);
                here[column] = 0;
            }
        }
        Ok(total.into_iter().map(|sum: f64| sum.max(0.0)).collect())
    }
}

/// `p ln(p / q)`, 0 where `p` is.
fn relative(p: f64, q: f64) -> f64 {
    if p > 0.0 { p * (p / q).ln() } else { 0.0 }
}

/// Counts in `here`, which is 0 everywhere, how many of `rows` each column stands in; gives those columns.
fn count_rows<R: SparseRows>(counts: &R, rows: &[usize], here: &mut [u32]) -> Result<Vec<usize>> {
    let (mut touched, mut room) = (Vec::new(), Room::default());
    for &row in rows {
        for &column in counts.row(row, &mut room)?.0 {
            let count = &mut here[column as usize];
            if *count == 0 {
                touched.push(column as usize);
            }
            *count += 1;
        }
    }
    Ok(touched)
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
    use super::super::{Csr, document_frequency};
    use super::*;
    use ndarray::{Array2, array};

    const ROWS: [usize; 4] = [0, 1, 2, 3];

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
        let documents = document_frequency(&sparse, &ROWS).unwrap();
        for alpha in [0.5, 1.0, 2.0] {
            let found = class_divergence(&sparse, &ROWS, &documents, (&classes, 4), alpha).unwrap();
            for (a, b) in found.iter().zip(naive(&counts, &classes, 4, alpha)) {
                assert!((a - b).abs() < 1e-6, "{found:?}");
            }
        }
    }

    /// The definition, feature by feature and label by label.
    fn naive_of_labels(counts: &Array2<f32>, members: &[Vec<usize>], alpha: f64) -> Vec<f32> {
        let n = counts.nrows() as f64;
        let of_label = |column: &[bool], members: &Vec<usize>| {
            let prior = members.len() as f64 / n;
            let here = members.iter().filter(|row| column[**row]).count() as f64;
            let documents = column.iter().filter(|there| **there).count() as f64;
            let p = (here + alpha * prior) / (documents + alpha);
            let informative = prior > 0.0 && prior < 1.0;
            if informative { p * (p / prior).ln() + (1.0 - p) * ((1.0 - p) / (1.0 - prior)).ln() } else { 0.0 }
        };
        let columns = counts.columns().into_iter().map(|column| column.iter().map(|count| *count > 0.0).collect());
        columns
            .map(|column: Vec<bool>| members.iter().map(|rows| of_label(&column, rows)).sum::<f64>().sqrt() as f32)
            .collect()
    }

    #[test]
    fn of_labels_equals_the_definition() {
        let counts = array![[1.0, 0.0, 2.0, 0.0], [3.0, 1.0, 0.0, 0.0], [0.0, 1.0, 1.0, 0.0], [1.0, 1.0, 0.0, 0.0]];
        let members = [vec![0, 1], vec![], vec![1], vec![0, 1, 2, 3], vec![1, 2]];
        let sparse = Csr::from_dense(&counts).unwrap();
        let documents = document_frequency(&sparse, &ROWS).unwrap();
        for alpha in [0.5, 1.0, 2.0] {
            let found = LabelDivergence::new(&sparse, 4, documents.clone(), &members, alpha).unwrap().root();
            for (a, b) in found.iter().zip(naive_of_labels(&counts, &members, alpha)) {
                assert!((a - b).abs() < 1e-6, "{found:?}");
            }
        }
    }
}

//! Inverse document frequency, learned once and kept.

use super::{Room, SparseRows};
use crate::Result;

/// Smoothed inverse document frequency, `ln((1 + n) / (1 + df)) + 1`, as scikit-learn's `TfidfTransformer`, of columns
/// that stand in `documents` of `n` documents; 0 for a column that stands in fewer than `min_df`.
#[must_use]
pub fn inverse_document_frequency(documents: &[u32], n: usize, min_df: usize) -> Vec<f32> {
    let n = n as f64;
    let idf = |df: u32| if df as usize >= min_df { ((1.0 + n) / (1.0 + f64::from(df))).ln() + 1.0 } else { 0.0 };
    documents.iter().map(|&df| idf(df) as f32).collect()
}

/// In how many of `rows` each column is stored.
pub fn document_frequency<R: SparseRows>(counts: &R, rows: &[usize]) -> Result<Vec<u32>> {
    let (mut documents, mut room) = (vec![0; counts.nfeatures()], Room::default());
    for &row in rows {
        counts.row(row, &mut room)?.0.iter().for_each(|&column| documents[column as usize] += 1);
    }
    Ok(documents)
}

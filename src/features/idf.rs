//! Inverse document frequency, learned once and kept.

use super::{Room, SparseRows};
use crate::Result;

/// Smoothed inverse document frequency of every column among `rows`, `ln((1 + n) / (1 + df)) + 1`,
/// as scikit-learn's `TfidfTransformer`; 0 for a column that stands in fewer than `min_df` of them.
pub fn inverse_document_frequency<R: SparseRows>(counts: &R, rows: &[usize], min_df: usize) -> Result<Vec<f32>> {
    let n = rows.len() as f64;
    let idf = |df: u32| if df as usize >= min_df { ((1.0 + n) / (1.0 + f64::from(df))).ln() + 1.0 } else { 0.0 };
    Ok(document_frequency(counts, rows)?.into_iter().map(|df| idf(df) as f32).collect())
}

/// In how many of `rows` each column is stored.
pub fn document_frequency<R: SparseRows>(counts: &R, rows: &[usize]) -> Result<Vec<u32>> {
    let (mut documents, mut room) = (vec![0; counts.nfeatures()], Room::default());
    for &row in rows {
        counts.row(row, &mut room)?.0.iter().for_each(|&column| documents[column as usize] += 1);
    }
    Ok(documents)
}

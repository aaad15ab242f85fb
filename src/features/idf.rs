//! Inverse document frequency, learned once and kept.

use super::{Room, SparseRows};
use crate::Result;
use rayon::prelude::*;

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
    let of = |rows: &[usize]| {
        let (mut documents, mut room) = (vec![0_u32; counts.nfeatures()], Room::default());
        for &row in rows {
            counts.row(row, &mut room)?.0.iter().for_each(|&column| documents[column as usize] += 1);
        }
        Ok(documents)
    };
    // A part has a number for each column: no more parts than threads, and none that has more of them than stored values.
    let parts = (counts.stored_at_most() / counts.nfeatures().max(1)).clamp(1, rayon::current_num_threads());
    let parts = rows.par_chunks(rows.len().div_ceil(parts).max(1)).map(of);
    let sum = |mut sum: Vec<u32>, part: Vec<u32>| {
        sum.iter_mut().zip(part).for_each(|(sum, part)| *sum += part);
        sum
    };
    let sum = parts.try_reduce_with(|one, other| Ok(sum(one, other)));
    sum.unwrap_or_else(|| Ok(vec![0; counts.nfeatures()]))
}

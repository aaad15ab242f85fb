//! Inverse document frequency, learned once and kept.

use super::Csr;

/// Smoothed inverse document frequency of every column among `rows`, `ln((1 + n) / (1 + df)) + 1`,
/// as scikit-learn's `TfidfTransformer`; 0 for a column that stands in fewer than `min_df` of them.
#[must_use]
pub fn inverse_document_frequency(counts: &Csr, rows: &[usize], min_df: usize) -> Vec<f32> {
    let n = rows.len() as f64;
    let idf = |df: u32| if df as usize >= min_df { ((1.0 + n) / (1.0 + f64::from(df))).ln() + 1.0 } else { 0.0 };
    document_frequency(counts, rows).into_iter().map(|df| idf(df) as f32).collect()
}

/// In how many of `rows` each column is stored.
#[must_use]
pub fn document_frequency(counts: &Csr, rows: &[usize]) -> Vec<u32> {
    let mut documents = vec![0; counts.columns()];
    for &row in rows {
        counts.row(row).0.iter().for_each(|&column| documents[column as usize] += 1);
    }
    documents
}

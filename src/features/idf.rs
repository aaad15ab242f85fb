//! Inverse document frequency, learned once and kept.

use super::Csr;

/// Smoothed inverse document frequency of every column, `ln((1 + n) / (1 + df)) + 1`,
/// as scikit-learn's `TfidfTransformer`.
#[must_use]
pub fn inverse_document_frequency(counts: &Csr) -> Vec<f32> {
    let documents = document_frequency(counts);
    let rows = counts.rows() as f64;
    documents.iter().map(|&df| (((1.0 + rows) / (1.0 + f64::from(df))).ln() + 1.0) as f32).collect()
}

/// Number of rows in which each column is stored.
#[must_use]
pub fn document_frequency(counts: &Csr) -> Vec<u32> {
    let mut documents = vec![0; counts.columns()];
    let (_, columns, _) = counts.parts();
    columns.iter().for_each(|&column| documents[column as usize] += 1);
    documents
}

//! Inverse document frequency, learned once and kept.

use super::Csr;

/// Smoothed inverse document frequency of every column among `rows`, `ln((1 + n) / (1 + df)) + 1`,
/// as scikit-learn's `TfidfTransformer`.
#[must_use]
pub fn inverse_document_frequency(counts: &Csr, rows: &[usize]) -> Vec<f32> {
    let documents = document_frequency(counts, rows);
    let n = rows.len() as f64;
    documents.iter().map(|&df| (((1.0 + n) / (1.0 + f64::from(df))).ln() + 1.0) as f32).collect()
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

//! The one sparse matrix.

use crate::{Error, Result};
use linfa::dataset::Records;
use ndarray::Array2;

/// Compressed sparse rows: 8 bytes a stored value.
///
/// Column indices of a row are strictly increasing and below [`Csr::columns`]; values are finite.
#[derive(Debug, Clone, PartialEq)]
pub struct Csr {
    columns: usize,
    indptr: Vec<usize>,
    indices: Vec<u32>,
    values: Vec<f32>,
}

impl Csr {
    /// A matrix of no rows.
    #[must_use]
    pub fn empty(columns: usize) -> Self {
        Self { columns, indptr: vec![0], indices: Vec::new(), values: Vec::new() }
    }

    /// Checks the parts and joins them.
    pub fn new(columns: usize, indptr: Vec<usize>, indices: Vec<u32>, values: Vec<f32>) -> Result<Self> {
        let matrix = Self { columns, indptr, indices, values };
        matrix.check()?;
        Ok(matrix)
    }

    /// The rows of a dense matrix, zeros left out.
    pub fn from_dense(dense: &Array2<f32>) -> Result<Self> {
        let mut matrix = Self::empty(dense.ncols());
        for row in dense.rows() {
            let stored = row.iter().enumerate().filter(|(_, value)| **value != 0.0);
            matrix.push_row(stored.map(|(column, &value)| (column as u32, value)));
        }
        matrix.check()?;
        Ok(matrix)
    }

    /// Appends a row; the pairs come with increasing columns.
    pub fn push_row(&mut self, row: impl IntoIterator<Item = (u32, f32)>) {
        for (column, value) in row {
            self.indices.push(column);
            self.values.push(value);
        }
        self.indptr.push(self.indices.len());
    }

    /// Appends a row of increasing columns and their values.
    pub(crate) fn push(&mut self, columns: &[u32], values: &[f32]) {
        self.indices.extend_from_slice(columns);
        self.values.extend_from_slice(values);
        self.indptr.push(self.indices.len());
    }

    /// The rows of all `parts`, which have `columns` columns each, one below the other.
    #[must_use]
    pub(crate) fn stacked(columns: usize, parts: Vec<Self>) -> Self {
        let (rows, stored) = parts.iter().fold((0, 0), |(rows, all), part| (rows + part.rows(), all + part.stored()));
        let mut parts = parts.into_iter();
        let mut whole = parts.next().unwrap_or_else(|| Self::empty(columns));
        whole.indptr.reserve_exact(rows - whole.rows());
        whole.indices.reserve_exact(stored - whole.stored());
        whole.values.reserve_exact(stored - whole.values.len());
        for part in parts {
            let shift = whole.indices.len();
            whole.indices.extend_from_slice(&part.indices);
            whole.values.extend_from_slice(&part.values);
            whole.indptr.extend(part.indptr[1..].iter().map(|end| end + shift));
        }
        whole
    }

    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.indptr.len() - 1
    }

    /// Number of columns.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Number of stored values.
    #[must_use]
    pub fn stored(&self) -> usize {
        self.indices.len()
    }

    /// Columns and values of a row.
    #[must_use]
    pub fn row(&self, row: usize) -> (&[u32], &[f32]) {
        let range = self.indptr[row]..self.indptr[row + 1];
        (&self.indices[range.clone()], &self.values[range])
    }

    /// The pairs of a row.
    pub fn pairs(&self, row: usize) -> impl Iterator<Item = (usize, f32)> + '_ {
        let (columns, values) = self.row(row);
        columns.iter().map(|&column| column as usize).zip(values.iter().copied())
    }

    /// The rows named by `which`, in that order.
    #[must_use]
    pub fn select(&self, which: &[usize]) -> Self {
        let mut chosen = Self::empty(self.columns);
        for &row in which {
            let (columns, values) = self.row(row);
            chosen.push(columns, values);
        }
        chosen
    }

    /// Columns as rows: every column's rows in order.
    #[must_use]
    pub fn transposed(&self) -> Self {
        let mut indptr = vec![0; self.columns + 1];
        self.indices.iter().for_each(|&column| indptr[column as usize + 1] += 1);
        for column in 0..self.columns {
            indptr[column + 1] += indptr[column];
        }
        let mut next = indptr.clone();
        let (mut indices, mut values) = (vec![0; self.stored()], vec![0.0; self.stored()]);
        for row in 0..self.rows() {
            for (column, value) in self.pairs(row) {
                (indices[next[column]], values[next[column]]) = (row as u32, value);
                next[column] += 1;
            }
        }
        Self { columns: self.rows(), indptr, indices, values }
    }

    /// Row boundaries, column indices and values.
    #[must_use]
    pub fn parts(&self) -> (&[usize], &[u32], &[f32]) {
        (&self.indptr, &self.indices, &self.values)
    }

    /// Row boundaries, column indices and values, without a copy.
    #[must_use]
    pub fn into_parts(self) -> (Vec<usize>, Vec<u32>, Vec<f32>) {
        (self.indptr, self.indices, self.values)
    }

    /// The same matrix with every value stored.
    #[must_use]
    pub fn to_dense(&self) -> Array2<f32> {
        let mut dense = Array2::zeros((self.rows(), self.columns));
        for row in 0..self.rows() {
            for (column, value) in self.pairs(row) {
                dense[[row, column]] = value;
            }
        }
        dense
    }

    fn check(&self) -> Result<()> {
        let refuse = |what: String| Err(Error::Matrix(what));
        let ordered = self.indptr.windows(2).all(|pair| pair[0] <= pair[1]);
        if self.indptr.first() != Some(&0) || !ordered || self.indptr.last() != Some(&self.indices.len()) {
            return refuse("row boundaries do not ascend from 0 to the number of values".into());
        }
        if self.indices.len() != self.values.len() {
            return refuse(format!("{} column indices for {} values", self.indices.len(), self.values.len()));
        }
        if let Some(at) = self.values.iter().position(|value| !value.is_finite()) {
            return refuse(format!("value {} is {}", at, self.values[at]));
        }
        for row in 0..self.rows() {
            let (columns, _) = self.row(row);
            let increasing = columns.windows(2).all(|pair| pair[0] < pair[1]);
            if !increasing || columns.last().is_some_and(|&last| last as usize >= self.columns) {
                return refuse(format!("columns of row {row} do not increase below {}", self.columns));
            }
        }
        Ok(())
    }
}

impl Records for Csr {
    type Elem = f32;

    fn nsamples(&self) -> usize {
        self.rows()
    }

    fn nfeatures(&self) -> usize {
        self.columns
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn dense_and_back() {
        let dense = array![[0.0, 2.0, 0.0], [0.0, 0.0, 0.0], [1.0, 0.0, -3.0]];
        let matrix = Csr::from_dense(&dense).unwrap();
        assert_eq!(matrix.stored(), 3);
        assert_eq!(matrix.to_dense(), dense);
        assert_eq!(matrix.transposed().to_dense(), dense.t());
        assert_eq!(matrix.select(&[2, 0]).to_dense(), array![[1.0, 0.0, -3.0], [0.0, 2.0, 0.0]]);
    }

    #[test]
    fn twice_transposed_is_the_same() {
        let dense = array![[0.0, 2.0, 0.0, 5.0], [0.0, 0.0, 0.0, 4.0], [1.0, 0.0, 0.0, -3.0]];
        let matrix = Csr::from_dense(&dense).unwrap();
        assert_eq!(matrix.transposed().to_dense(), dense.t());
        assert_eq!(matrix.transposed().transposed(), matrix);
    }

    #[test]
    fn broken_parts_are_refused() {
        let cases = [
            (vec![0, 2], vec![0], vec![1.0], "row boundaries"),
            (vec![1, 1], vec![0], vec![1.0], "row boundaries"),
            (vec![0, 1], vec![0], vec![], "column indices"),
            (vec![0, 1], vec![3], vec![1.0], "columns of row 0"),
            (vec![0, 2], vec![1, 1], vec![1.0, 1.0], "columns of row 0"),
            (vec![0, 1], vec![0], vec![f32::NAN], "value 0 is NaN"),
        ];
        for (indptr, indices, values, reason) in cases {
            let refused = Csr::new(3, indptr, indices, values).unwrap_err().to_string();
            assert!(refused.contains(reason), "{refused}");
        }
    }
}

//! Columns of values as columns of small numbers.

use ndarray::{Array2, ArrayView1};
use rayon::prelude::*;

/// Bins of a column.
pub(super) const BINS: usize = 64;

/// Every column in bins, and the largest value of each bin but the last.
#[derive(Debug)]
pub(super) struct Bins {
    pub(super) rows: usize,
    columns: Vec<Vec<u8>>,
    edges: Vec<Vec<f32>>,
}

impl Bins {
    /// Finds the bins of every column: one a value where there are few, else of about equal numbers of rows.
    pub(super) fn new(records: &Array2<f32>) -> Self {
        let found: Vec<(Vec<f32>, Vec<u8>)> = (0..records.ncols())
            .into_par_iter()
            .map(|column| {
                let values = records.column(column);
                let edges = edges(values);
                let bin = |value: &f32| edges.partition_point(|edge| edge < value) as u8;
                let binned = values.iter().map(bin).collect();
                (edges, binned)
            })
            .collect();
        let (edges, columns) = found.into_iter().unzip();
        Self { rows: records.nrows(), columns, edges }
    }

    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }

    pub(super) fn column(&self, column: usize) -> &[u8] {
        &self.columns[column]
    }

    /// The largest value that stays left of a split behind `bin`.
    pub(super) fn edge(&self, column: usize, bin: u8) -> f32 {
        self.edges[column][usize::from(bin)]
    }

    /// Places between bins where a column can be split.
    pub(super) fn splits(&self, column: usize) -> usize {
        self.edges[column].len()
    }
}

/// Values halfway between neighbours, at most one less than there are bins.
fn edges(values: ArrayView1<'_, f32>) -> Vec<f32> {
    let mut sorted: Vec<f32> = values.to_vec();
    sorted.sort_unstable_by(f32::total_cmp);
    let halfway = |at: usize| sorted[at - 1] + (sorted[at] - sorted[at - 1]) / 2.0;
    let changes: Vec<usize> = (1..sorted.len()).filter(|&at| sorted[at - 1] < sorted[at]).collect();
    if changes.len() < BINS {
        return changes.into_iter().map(halfway).collect();
    }
    let mut edges: Vec<f32> = (1..BINS)
        .filter_map(|bin| {
            let wanted = bin * sorted.len() / BINS;
            let next = changes.partition_point(|&at| at < wanted);
            changes.get(next).map(|&at| halfway(at))
        })
        .collect();
    edges.dedup();
    edges
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::Array1;

    #[test]
    fn few_values_have_a_bin_each() {
        let records = ndarray::array![[1.0], [3.0], [1.0], [2.0]];
        let bins = Bins::new(&records);
        assert_eq!((bins.column(0), bins.splits(0), bins.edge(0, 0)), (&[0_u8, 2, 0, 1][..], 2, 1.5));
    }

    #[test]
    fn many_values_share_bins_of_about_equal_size() {
        let values = Array1::from_iter((0..1000_u16).map(f32::from));
        assert_eq!(edges(values.view()).len(), BINS - 1);
        let mostly_zero = Array1::from_iter((0..1000_u16).map(|at| f32::from(at.saturating_sub(800))));
        let found = edges(mostly_zero.view());
        assert!((found[0] - 0.5).abs() < 1e-6 && found.windows(2).all(|pair| pair[0] < pair[1]));
    }
}

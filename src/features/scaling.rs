//! From counts to the values that are learned from.

use super::block::Block;
use super::{Columns, Csr};
use rayon::prelude::*;

/// Rows that one task scales.
const ROWS: usize = 256;

/// Turns counts into `(1 + ln count) * weight`, then gives every block of a row its length.
///
/// `weights` has one entry a column. A block whose features all weigh nothing stays empty.
pub fn scale(counts: &mut Csr, columns: &Columns, weights: &[f32], blocks: &[Block]) {
    let (indptr, indices, values) = counts.parts_mut();
    let mut rest = values;
    let mut tasks = Vec::new();
    for bounds in
        indptr.chunks(ROWS).zip(indptr.iter().skip(ROWS).step_by(ROWS).chain(indptr.last()))
    {
        let (starts, &end) = bounds;
        let (these, others) = std::mem::take(&mut rest).split_at_mut(end - starts[0]);
        tasks.push((starts, end, these));
        rest = others;
    }
    tasks.into_par_iter().for_each(|(starts, end, values)| {
        let first = starts[0];
        for (nth, &start) in starts.iter().enumerate() {
            let stop = starts.get(nth + 1).copied().unwrap_or(end);
            scale_row(
                &indices[start..stop],
                &mut values[start - first..stop - first],
                columns,
                weights,
                blocks,
            );
        }
    });
}

fn scale_row(
    row: &[u32],
    values: &mut [f32],
    columns: &Columns,
    weights: &[f32],
    blocks: &[Block],
) {
    let mut squares = vec![0.0_f64; blocks.len()];
    for (&column, value) in row.iter().zip(values.iter_mut()) {
        *value = (1.0 + value.ln()) * weights[column as usize];
        squares[columns.block(column as usize)] += f64::from(*value) * f64::from(*value);
    }
    let factors: Vec<f32> = squares
        .iter()
        .zip(blocks)
        .map(
            |(&square, block)| if square > 0.0 { block.weight / square.sqrt() as f32 } else { 0.0 },
        )
        .collect();
    for (&column, value) in row.iter().zip(values.iter_mut()) {
        *value *= factors[columns.block(column as usize)];
    }
}

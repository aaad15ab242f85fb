//! From counts to the values that are learned from.

use super::block::Block;
use super::{Columns, Csr};
use rayon::prelude::*;

/// Values below this are left out.
const SMALL: f32 = 0.01;

/// Counts whose logarithms are looked up; nearly all are as small.
const COUNTS: usize = 64;

/// Rows that one task scales.
const ROWS: usize = 256;

/// The rows of `counts` named by `rows`, as `(1 + ln count) * weight`, every block at its length.
///
/// `weights` has one entry a column. A block whose features all weigh nothing stays empty. Values
/// that are negligible beside the others of their block are left out.
#[must_use]
pub fn scaled(counts: &Csr, rows: &[usize], columns: &Columns, weights: &[f32], blocks: &[Block]) -> Csr {
    #[allow(clippy::cast_sign_loss, reason = "counts are whole numbers from 1")]
    let place = |count: f32| count as usize;
    let damped: Vec<f32> = (0..COUNTS).map(|count| 1.0 + (count as f32).ln()).collect();
    let damp = |count: f32| damped.get(place(count)).copied().unwrap_or_else(|| 1.0 + count.ln());
    let parts: Vec<Csr> = rows
        .par_chunks(ROWS)
        .map(|rows| {
            let mut part = Csr::empty(counts.columns());
            let (mut values, mut block_of) = (Vec::new(), Vec::new());
            for &row in rows {
                let (indices, counts) = counts.row(row);
                values.clear();
                values.extend(indices.iter().zip(counts).map(|(&c, &count)| damp(count) * weights[c as usize]));
                block_of.clear();
                block_of.extend(indices.iter().map(|&column| columns.block(column as usize)));
                let factors = Factors::new(&values, &block_of, blocks);
                let entries = indices.iter().zip(values.iter().zip(&block_of));
                part.push_row(entries.filter_map(|(&column, (&value, &block))| {
                    factors.apply(block, value).map(|value| (column, value))
                }));
            }
            part
        })
        .collect();
    Csr::stacked(counts.columns(), parts)
}

/// What the values of each block of a row are multiplied by, and what is then too small to keep.
struct Factors(Vec<(f32, f32)>);

impl Factors {
    fn new(values: &[f32], block_of: &[usize], blocks: &[Block]) -> Self {
        let mut sums = vec![(0.0_f64, 0_u32); blocks.len()];
        for (&block, &value) in block_of.iter().zip(values).filter(|(_, value)| **value != 0.0) {
            let (square, number) = &mut sums[block];
            *square += f64::from(value) * f64::from(value);
            *number += 1;
        }
        let factor = |((square, number), block): ((f64, u32), &Block)| {
            if number == 0 {
                return (0.0, f32::INFINITY);
            }
            (block.weight / square.sqrt() as f32, negligible(block.weight, number))
        };
        Self(sums.into_iter().zip(blocks).map(factor).collect())
    }

    fn apply(&self, block: usize, value: f32) -> Option<f32> {
        let (factor, negligible) = self.0[block];
        Some(value * factor).filter(|value| *value >= negligible)
    }
}

/// The value below which a feature is left out of a block of `length` with `number` features: a
/// hundredth, but at most half of the root mean square.
///
/// In posts and newswire two thirds of the values lie below it; training without them is faster, and
/// accuracy on held-out training rows stayed within its standard error.
fn negligible(length: f32, number: u32) -> f32 {
    f32::min(SMALL, 0.5 * length / (number as f32).sqrt())
}

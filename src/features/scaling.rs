//! From the counts of a row to its values: of rows that are learned from as they are asked for, of new texts at once.

use super::packed::{Packed, csr};
use super::{Block, Columns, Csr, Room, SparseRows, Spool};
use crate::Result;
use linfa::dataset::Records;
use std::borrow::Cow;

/// Values below this are left out.
const SMALL: f32 = 0.01;

/// Counts whose logarithms are looked up; nearly all are as small.
const COUNTS: usize = 64;

/// How the counts of a document become values: `(1 + ln count) * weight`, every block at its length.
///
/// A block whose features all weigh nothing stays empty. Values that are negligible beside the others of their block are
/// left out.
#[derive(Debug)]
pub(super) struct Scaling<'c> {
    columns: &'c Columns,
    weights: &'c [f32],
    blocks: &'c [Block],
    damped: [f32; COUNTS],
}

impl<'c> Scaling<'c> {
    /// `weights` has one entry a column.
    pub(super) fn new(columns: &'c Columns, weights: &'c [f32], blocks: &'c [Block]) -> Self {
        Self { columns, weights, blocks, damped: std::array::from_fn(|count| damp(count as f32)) }
    }

    fn damped(&self, count: u32) -> f32 {
        self.damped.get(count as usize).copied().unwrap_or_else(|| damp(count as f32))
    }

    /// Gives the columns and counts in `room` their values.
    ///
    /// What is known of the columns is fetched in loops of their own, so that the memory they wait for comes in together.
    fn scale(&self, room: &mut Room) {
        let Room { columns, counts, values, blocks, .. } = room;
        values.extend(columns.iter().map(|&column| self.weights[column as usize]));
        blocks.extend(columns.iter().map(|&column| self.columns.block(column as usize) as u8));
        let mut factors = Factors::new(self.blocks.len());
        for ((value, &count), &block) in values.iter_mut().zip(counts.iter()).zip(blocks.iter()) {
            *value *= self.damped(count);
            factors.add(block.into(), *value);
        }
        factors.finish(self.blocks);
        let mut kept = 0;
        for at in 0..columns.len() {
            let (factor, negligible) = factors.of(blocks[at].into());
            let value = values[at] * factor;
            (columns[kept], values[kept]) = (columns[at], value);
            kept += usize::from(value >= negligible && value != 0.0);
        }
        columns.truncate(kept);
        values.truncate(kept);
    }

    /// The row of a document that names some ascending columns, as often as each stands there.
    pub(super) fn of_named<'r>(&self, ascending: &[u32], room: &'r mut Room) -> (&'r [u32], &'r [f32]) {
        room.clear();
        for same in ascending.chunk_by(|a, b| a == b) {
            room.columns.push(same[0]);
            room.counts.push(same.len() as u32);
        }
        self.scale(room);
        (&room.columns, &room.values)
    }
}

/// Some rows of counts as values.
#[derive(Debug)]
pub struct Scaled<'c> {
    counts: &'c Packed,
    rows: &'c [usize],
    scaling: Scaling<'c>,
}

impl<'c> Scaled<'c> {
    /// The rows of `counts` named by `rows`; `weights` has one entry a column.
    #[must_use]
    pub fn new(
        counts: &'c Packed,
        rows: &'c [usize],
        columns: &'c Columns,
        weights: &'c [f32],
        blocks: &'c [Block],
    ) -> Self {
        Self { counts, rows, scaling: Scaling::new(columns, weights, blocks) }
    }

    /// The rows as a matrix.
    pub fn to_csr(&self) -> Result<Csr> {
        csr(self, self.rows.len())
    }
}

fn damp(count: f32) -> f32 {
    1.0 + count.ln()
}

impl Records for Scaled<'_> {
    type Elem = f32;

    fn nsamples(&self) -> usize {
        self.rows.len()
    }

    fn nfeatures(&self) -> usize {
        self.counts.columns()
    }
}

impl SparseRows for Scaled<'_> {
    fn row<'r>(&'r self, row: usize, room: &'r mut Room) -> Result<(&'r [u32], &'r [f32])> {
        room.clear();
        let Room { columns, counts, bytes, .. } = room;
        self.counts.each(self.rows[row], bytes, |column, count| {
            columns.push(column);
            counts.push(count);
        })?;
        self.scaling.scale(room);
        Ok((&room.columns, &room.values))
    }

    fn stored_at_most(&self) -> usize {
        self.counts.stored_at_most()
    }

    fn matrix(&self) -> Result<Cow<'_, Csr>> {
        self.to_csr().map(Cow::Owned)
    }

    fn spool(&self) -> Option<&Spool> {
        self.counts.spool()
    }
}

/// What the values of each block of a row are multiplied by, and what is then too small to keep.
struct Factors(Vec<Factor>);

#[derive(Clone, Copy, Default)]
struct Factor {
    square: f64,
    number: u32,
    scale: f32,
    negligible: f32,
}

impl Factors {
    fn new(blocks: usize) -> Self {
        Self(vec![Factor::default(); blocks])
    }

    fn add(&mut self, block: usize, value: f32) {
        let Factor { square, number, .. } = &mut self.0[block];
        *square += f64::from(value) * f64::from(value);
        *number += u32::from(value != 0.0);
    }

    fn finish(&mut self, blocks: &[Block]) {
        for (of, block) in self.0.iter_mut().zip(blocks).filter(|(of, _)| of.number > 0) {
            of.scale = block.weight / of.square.sqrt() as f32;
            of.negligible = negligible(block.weight, of.number);
        }
    }

    fn of(&self, block: usize) -> (f32, f32) {
        (self.0[block].scale, self.0[block].negligible)
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

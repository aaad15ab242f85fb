//! Rows that are read one by one, wherever they are held.

use super::{Csr, Spool};
use crate::Result;
use linfa::dataset::Records;
use std::borrow::Cow;

/// Records of sparse rows.
pub trait SparseRows: Records<Elem = f32> + Sync {
    /// Columns, ascending, and values of a row, which may be made in `room`.
    fn row<'r>(&'r self, row: usize, room: &'r mut Room) -> Result<(&'r [u32], &'r [f32])>;

    /// No fewer than the values that are stored in all rows.
    fn stored_at_most(&self) -> usize;

    /// The same rows as a matrix.
    fn matrix(&self) -> Result<Cow<'_, Csr>>;

    /// Where what is made of these rows belongs, if that need not fit into memory.
    fn spool(&self) -> Option<&Spool> {
        None
    }
}

/// Room for one row, kept from row to row.
#[derive(Debug, Default)]
pub struct Room {
    /// Columns of the row.
    pub columns: Vec<u32>,
    /// Its values.
    pub values: Vec<f32>,
    /// How often each column stands in it, where values are scaled.
    pub counts: Vec<u32>,
    /// Its bytes, where it is read from a file.
    pub bytes: Vec<u8>,
    /// The block of each column, where values are scaled.
    pub blocks: Vec<u8>,
}

impl Room {
    /// Forgets the row.
    pub(crate) fn clear(&mut self) {
        self.columns.clear();
        self.values.clear();
        self.counts.clear();
        self.blocks.clear();
    }

    /// Appends to the row.
    pub(crate) fn push(&mut self, column: u32, value: f32) {
        self.columns.push(column);
        self.values.push(value);
    }
}

impl SparseRows for Csr {
    fn row<'r>(&'r self, row: usize, _: &'r mut Room) -> Result<(&'r [u32], &'r [f32])> {
        Ok(self.row(row))
    }

    fn stored_at_most(&self) -> usize {
        self.stored()
    }

    fn matrix(&self) -> Result<Cow<'_, Csr>> {
        Ok(Cow::Borrowed(self))
    }
}

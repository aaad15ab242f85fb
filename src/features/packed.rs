//! Counts of features, packed: two bytes a count instead of eight, in memory or in a spool.
//!
//! A row is its ascending columns, each as the step from the one before. A step is doubled, and one more where the count,
//! which follows then, is larger than 1. Numbers are written seven bits a byte, the lowest first (LEB128).

use super::spool::Spool;
use super::{Csr, Room, SparseRows};
use crate::Result;
use linfa::dataset::Records;
use rayon::prelude::*;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// Rows that one task reads.
const ROWS: usize = 256;

/// Counts of documents by columns.
#[derive(Debug, Default)]
pub struct Packed {
    columns: usize,
    parts: Vec<Part>,
    /// The first row of every part, and how many rows there are.
    firsts: Vec<usize>,
    spool: Option<Arc<Spool>>,
}

/// The rows of some documents that follow each other.
#[derive(Debug)]
pub(super) struct Part {
    held: Held,
    /// Where each row ends.
    ends: Vec<usize>,
}

#[derive(Debug)]
enum Held {
    Memory(Vec<u8>),
    Spool(Arc<Spool>, u64),
}

/// A part that is being written.
#[derive(Debug, Default)]
pub(super) struct PartWriter {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl PartWriter {
    /// Appends a row: how often each of some ascending columns is named.
    pub(super) fn push_named(&mut self, ascending: &[u32]) {
        let mut last = 0;
        for same in ascending.chunk_by(|a, b| a == b) {
            self.put(same[0] - last, same.len() as u32);
            last = same[0];
        }
        self.ends.push(self.bytes.len());
    }

    /// Appends a row of ascending columns and their counts.
    pub(super) fn push(&mut self, row: &[(u32, u32)]) {
        let mut last = 0;
        for &(column, count) in row {
            self.put(column - last, count);
            last = column;
        }
        self.ends.push(self.bytes.len());
    }

    fn put(&mut self, step: u32, count: u32) {
        self.number(u64::from(step) << 1 | u64::from(count > 1));
        if count > 1 {
            self.number(count.into());
        }
    }

    fn number(&mut self, mut number: u64) {
        while number > 0x7F {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    /// The part, written to the spool if there is one.
    pub(super) fn finish(mut self, spool: Option<&Arc<Spool>>) -> Result<Part> {
        self.bytes.shrink_to_fit();
        let held = match spool {
            None => Held::Memory(self.bytes),
            Some(spool) => Held::Spool(spool.clone(), spool.append(&self.bytes)?),
        };
        Ok(Part { held, ends: self.ends })
    }
}

impl Part {
    /// Number of rows.
    pub(super) fn rows(&self) -> usize {
        self.ends.len()
    }

    /// Calls `each` with the columns and counts of a row.
    pub(super) fn each(&self, row: usize, room: &mut Vec<u8>, each: impl FnMut(u32, u32)) -> Result<()> {
        let Range { start, end } = if row == 0 { 0 } else { self.ends[row - 1] }..self.ends[row];
        match &self.held {
            Held::Memory(bytes) => unpack(&bytes[start..end], each),
            Held::Spool(spool, first) => {
                room.resize(end - start, 0);
                spool.read(first + start as u64, room)?;
                unpack(room, each);
            }
        }
        Ok(())
    }
}

fn unpack(mut bytes: &[u8], mut each: impl FnMut(u32, u32)) {
    let mut column = 0;
    while let Some(step) = number(&mut bytes) {
        column += (step >> 1) as u32;
        let count = if step & 1 == 0 { 1 } else { number(&mut bytes).unwrap_or(1) as u32 };
        each(column, count);
    }
}

/// Takes a number from the front; None at the end.
fn number(bytes: &mut &[u8]) -> Option<u64> {
    let (mut number, mut shift) = (0, 0);
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(number);
        }
        shift += 7;
    }
    None
}

impl Packed {
    pub(super) fn new(columns: usize, parts: Vec<Part>, spool: Option<Arc<Spool>>) -> Self {
        let mut firsts = vec![0];
        firsts.extend(parts.iter().scan(0, |rows, part| {
            *rows += part.rows();
            Some(*rows)
        }));
        Self { columns, parts, firsts, spool }
    }

    /// Number of documents.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.firsts.last().copied().unwrap_or(0)
    }

    /// Number of columns.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Calls `each` with the columns, ascending, and counts of a document.
    pub(super) fn each(&self, row: usize, room: &mut Vec<u8>, each: impl FnMut(u32, u32)) -> Result<()> {
        let part = self.firsts.partition_point(|&first| first <= row) - 1;
        self.parts[part].each(row - self.firsts[part], room, each)
    }

    /// The counts as a matrix.
    pub fn to_csr(&self) -> Result<Csr> {
        csr(self, self.rows())
    }
}

/// The matrix of any rows.
pub(super) fn csr<R: SparseRows>(records: &R, rows: usize) -> Result<Csr> {
    let all: Vec<usize> = (0..rows).collect();
    let parts = all.par_chunks(ROWS).map(|rows| {
        let (mut part, mut room) = (Csr::empty(records.nfeatures()), Room::default());
        for &row in rows {
            let (columns, values) = records.row(row, &mut room)?;
            part.push(columns, values);
        }
        Ok(part)
    });
    Ok(Csr::stacked(records.nfeatures(), parts.collect::<Result<_>>()?))
}

impl Records for Packed {
    type Elem = f32;

    fn nsamples(&self) -> usize {
        self.rows()
    }

    fn nfeatures(&self) -> usize {
        self.columns
    }
}

impl SparseRows for Packed {
    fn row<'r>(&'r self, row: usize, room: &'r mut Room) -> Result<(&'r [u32], &'r [f32])> {
        room.clear();
        let Room { columns, values, bytes, .. } = room;
        self.each(row, bytes, |column, count| {
            columns.push(column);
            values.push(count as f32);
        })?;
        Ok((columns, values))
    }

    fn stored_at_most(&self) -> usize {
        self.parts.iter().filter_map(|part| part.ends.last()).sum()
    }

    fn matrix(&self) -> Result<Cow<'_, Csr>> {
        self.to_csr().map(Cow::Owned)
    }

    fn spool(&self) -> Option<&Spool> {
        self.spool.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(
            rows in prop::collection::vec(prop::collection::btree_map(any::<u32>(), 1..u32::MAX, 0..20), 0..9),
            cut in 0..9_usize,
            spooled: bool,
        ) {
            let spool = spooled.then(|| Arc::new(Spool::new(&std::env::temp_dir()).unwrap()));
            let part = |rows: &[BTreeMap<u32, u32>]| {
                let mut writer = PartWriter::default();
                for row in rows {
                    writer.push(&row.clone().into_iter().collect::<Vec<_>>());
                }
                writer.finish(spool.as_ref()).unwrap()
            };
            let (first, second) = rows.split_at(cut.min(rows.len()));
            let packed = Packed::new(usize::MAX, vec![part(first), part(&[]), part(second)], spool.clone());
            prop_assert_eq!(packed.rows(), rows.len());
            for (row, expected) in rows.iter().enumerate() {
                let mut found = BTreeMap::new();
                packed.each(row, &mut Vec::new(), |column, count| { found.insert(column, count); }).unwrap();
                prop_assert_eq!(&found, expected);
            }
        }

        #[test]
        fn named_columns_are_counted(mut named in prop::collection::vec(0..9_u32, 0..40)) {
            named.sort_unstable();
            let mut writer = PartWriter::default();
            writer.push_named(&named);
            let mut again = Vec::new();
            let part = writer.finish(None).unwrap();
            part.each(0, &mut Vec::new(), |column, count| again.extend((0..count).map(|_| column))).unwrap();
            prop_assert_eq!(again, named);
        }
    }
}

//! Counts of a corpus in one place from the first to the last step, so that they are never held twice.
//!
//! Every chunk of documents has room for as many features as were met in it. What stays empty is never touched, and
//! memory that is not touched is not used.

use super::Csr;
use super::ordering::Sorter;
use rayon::prelude::*;

/// Parts of the slots that are counted beside each other.
const SHARDS: usize = 16;

/// The counts of all chunks, each in room of its own.
pub(super) struct Tally {
    indices: Vec<u32>,
    values: Vec<f32>,
    /// Where the room of each chunk ends.
    rooms: Vec<usize>,
    /// Where in its room each document of each chunk ends.
    ends: Vec<Vec<usize>>,
}

/// The room of one chunk.
pub(super) struct Part<'t> {
    indices: &'t mut [u32],
    values: &'t mut [f32],
    ends: &'t mut Vec<usize>,
}

impl Tally {
    /// Room for as many features as each chunk has.
    pub(super) fn new(sizes: &[usize]) -> Self {
        let total = sizes.iter().sum();
        Self {
            indices: vec![0; total],
            values: vec![0.0; total],
            rooms: sizes.to_vec(),
            ends: vec![Vec::new(); sizes.len()],
        }
    }

    /// The room of every chunk.
    pub(super) fn parts(&mut self) -> Vec<Part<'_>> {
        let (mut indices, mut values) = (&mut self.indices[..], &mut self.values[..]);
        let part = |(&room, ends)| {
            let (own, rest) = std::mem::take(&mut indices).split_at_mut(room);
            let (own_values, rest_values) = std::mem::take(&mut values).split_at_mut(room);
            (indices, values) = (rest, rest_values);
            Part { indices: own, values: own_values, ends }
        };
        self.rooms.iter().zip(&mut self.ends).map(part).collect()
    }

    /// In how many documents each of the slots stands.
    pub(super) fn documents(&mut self, slots: usize) -> Vec<u32> {
        let parts = self.parts();
        let mut documents = vec![0; slots];
        let size = slots.div_ceil(SHARDS).max(1);
        documents.par_chunks_mut(size).enumerate().for_each(|(shard, documents)| {
            let first = (shard * size) as u32;
            for row in parts.iter().flat_map(Part::rows) {
                for &slot in &row[row.partition_point(|&slot| slot < first)..] {
                    let Some(document) = documents.get_mut((slot - first) as usize) else { break };
                    *document += 1;
                }
            }
        });
        documents
    }

    /// The matrix of all chunks, moved together.
    pub(super) fn into_csr(self, columns: usize) -> Csr {
        let Self { mut indices, mut values, rooms, ends } = self;
        let (mut indptr, mut from, mut to) = (vec![0], 0, 0);
        for (room, ends) in rooms.into_iter().zip(ends) {
            let length = ends.last().copied().unwrap_or(0);
            indices.copy_within(from..from + length, to);
            values.copy_within(from..from + length, to);
            indptr.extend(ends.into_iter().map(|end| to + end));
            (from, to) = (from + room, to + length);
        }
        indices.truncate(to);
        values.truncate(to);
        indices.shrink_to_fit();
        values.shrink_to_fit();
        Csr::of_parts(columns, indptr, indices, values)
    }
}

impl Part<'_> {
    /// Forgets all documents.
    pub(super) fn clear(&mut self) {
        self.ends.clear();
    }

    /// Appends a document: ascending slots, each as often as it stands there.
    pub(super) fn push(&mut self, ascending: &[u32]) {
        let start = self.ends.last().copied().unwrap_or(0);
        let mut end = start;
        for &slot in ascending {
            if end > start && self.indices[end - 1] == slot {
                self.values[end - 1] += 1.0;
            } else {
                (self.indices[end], self.values[end]) = (slot, 1.0);
                end += 1;
            }
        }
        self.ends.push(end);
    }

    fn rows(&self) -> impl Iterator<Item = &[u32]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(self.ends.iter()).map(|(start, &end)| &self.indices[start..end])
    }

    /// Puts columns in the place of slots, in their order, and leaves out slots without one.
    pub(super) fn renumber(&mut self, column_of: &[u32], columns: usize) {
        let (mut row, mut sorter) = (Vec::new(), Sorter::default());
        let (mut start, mut to) = (0, 0);
        for end in self.ends.iter_mut() {
            row.clear();
            let slots = self.indices[start..*end].iter().map(|&slot| column_of[slot as usize]);
            row.extend(
                slots.zip(self.values[start..*end].iter().copied()).filter(|&(column, _)| (column as usize) < columns),
            );
            sorter.sort(&mut row, columns, |&(column, _)| column);
            start = std::mem::replace(end, to + row.len());
            for &(column, count) in &row {
                (self.indices[to], self.values[to]) = (column, count);
                to += 1;
            }
        }
    }
}

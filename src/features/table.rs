//! The keys of a corpus's features, shared by all threads.

use super::Names;
use super::block::name;
use super::extraction::Number;
use super::sketch::Sketch;
use crate::text::Gram;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering::Relaxed};

/// What an empty slot holds; a feature of this key is not counted, which happens once in 2^64 features.
const EMPTY: u64 = 0;

/// Slots that are looked at for one key before the table is held for full.
const PROBES: usize = 256;

/// Keys with linear probing. Which slot a key comes to depends on the threads; whatever leaves this room does not.
pub(super) struct Table {
    keys: Vec<AtomicU64>,
    /// The first chunk of documents that has the key, as far as is known.
    chunks: Vec<AtomicU32>,
}

impl Table {
    /// A table for about `keys` keys, half of it empty.
    pub(super) fn new(keys: usize) -> Self {
        let slots = (2 * keys.max(PROBES)).next_power_of_two().min(1 << 31);
        Self {
            keys: (0..slots).map(|_| AtomicU64::new(EMPTY)).collect(),
            chunks: (0..slots).map(|_| AtomicU32::new(u32::MAX)).collect(),
        }
    }

    /// Number of slots.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    fn slot(&self, key: u64) -> Option<u32> {
        let last = self.keys.len() - 1;
        for probe in 0..PROBES {
            let slot = (key as usize).wrapping_add(probe) & last;
            let mut there = self.keys[slot].load(Relaxed);
            if there == EMPTY {
                match self.keys[slot].compare_exchange(EMPTY, key, Relaxed, Relaxed) {
                    Ok(_) => return Some(slot as u32),
                    Err(other) => there = other,
                }
            }
            if there == key {
                return Some(slot as u32);
            }
        }
        None
    }

    /// True if no chunk before this one, and not this one either, is known to have the key in a slot.
    fn is_first(&self, slot: u32, chunk: u32) -> bool {
        let first = &self.chunks[slot as usize];
        first.load(Relaxed) > chunk && first.fetch_min(chunk, Relaxed) > chunk
    }

    /// The key in a slot.
    pub(super) fn key(&self, slot: usize) -> u64 {
        self.keys[slot].load(Relaxed)
    }
}

/// The features that one chunk of documents brought before those ahead of it, if these have them at all.
///
/// So the first chunk that has a feature always brings it. Two features may share a key, and are then spelled as the
/// first of them.
pub(super) struct Brought<'t> {
    table: &'t Table,
    chunk: u32,
    sketch: Option<&'t Sketch>,
    pub(super) slots: Vec<u32>,
    pub(super) blocks: Vec<u8>,
    pub(super) names: Names,
    /// True if a feature found no slot.
    pub(super) full: bool,
    /// Scratch: the features that may be frequent.
    likely: Vec<u32>,
}

impl<'t> Brought<'t> {
    pub(super) fn new(table: &'t Table, sketch: Option<&'t Sketch>, chunk: u32) -> Self {
        let (slots, blocks, likely) = (Vec::new(), Vec::new(), Vec::new());
        Self { table, chunk, sketch, slots, blocks, names: Names::default(), full: false, likely }
    }

    /// Number of slots that features are numbered by.
    pub(super) fn slots_in_all(&self) -> usize {
        self.table.len()
    }
}

impl Number for Brought<'_> {
    fn numbers<'g>(&mut self, block: usize, keys: &[u64], gram: impl Fn(usize) -> Gram<'g>, found: &mut Vec<u32>) {
        // Rare and frequent features follow each other without a pattern, so that the choice is made without a branch.
        self.likely.resize(keys.len().max(self.likely.len()), 0);
        let mut likely = 0;
        for (nth, &key) in (0..).zip(keys) {
            self.likely[likely] = nth;
            likely += usize::from(key != EMPTY && self.sketch.is_none_or(|sketch| sketch.met_again(key)));
        }
        for &nth in &self.likely[..likely] {
            let Some(slot) = self.table.slot(keys[nth as usize]) else {
                self.full = true;
                return;
            };
            found.push(slot);
            if self.table.is_first(slot, self.chunk) {
                self.slots.push(slot);
                self.blocks.push(block as u8);
                self.names.push(&name(&gram(nth as usize)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Case;

    #[test]
    fn the_first_chunk_that_has_a_key_brings_it_whichever_comes_first() {
        let gram = |form: &'static str| move |_| Gram { form, case: Case::Lower, first: 0, last: 0 };
        for earlier_first in [true, false] {
            let table = Table::new(1);
            let mut chunks =
                ["harbour", "toll"].map(|form| (Brought::new(&table, None, u32::from(form == "toll")), form));
            if !earlier_first {
                chunks.reverse();
            }
            for (brought, form) in &mut chunks {
                brought.numbers(0, &[7], gram(form), &mut Vec::new());
            }
            let first = chunks.iter().find(|(brought, _)| brought.chunk == 0).unwrap();
            assert_eq!((first.0.slots.len(), first.0.names.get(0)), (1, "harbour"));
        }
    }
}

//! The keys of a corpus's features, shared by all threads.

use super::Names;
use super::block::name;
use super::extraction::Number;
use super::sketch::Sketch;
use crate::text::Gram;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering::Relaxed};

/// What an empty slot holds; a feature of this key is not counted, which happens once in 2^64 features.
const EMPTY: u64 = 0;

/// Slots that are looked at for one key before the table is held for full.
const PROBES: usize = 256;

/// Slots for every key that may be frequent.
const ROOM: usize = 2;

/// Keys whose slots are fetched together.
const TOGETHER: usize = 64;

/// Keys with linear probing. Which slot a key comes to depends on the threads; whatever leaves this room does not.
#[derive(Debug)]
pub(super) struct Table(Vec<Slot>);

/// All that is known of a key, in one place: counting waits for memory.
#[derive(Debug)]
struct Slot {
    key: AtomicU64,
    /// The first chunk of documents that has the key, as far as is known.
    chunk: AtomicU32,
    /// In how many documents the key stands.
    documents: AtomicU32,
}

impl Table {
    /// A table for about `keys` keys.
    pub(super) fn new(keys: usize) -> Self {
        let slots = (ROOM * keys.max(PROBES)).min(1 << 31);
        let slot =
            |_| Slot { key: AtomicU64::new(EMPTY), chunk: AtomicU32::new(u32::MAX), documents: AtomicU32::new(0) };
        Self((0..slots).map(slot).collect())
    }

    /// Number of slots.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Where a key is looked for first.
    fn home(&self, key: u64) -> usize {
        (((key & u64::from(u32::MAX)) * self.0.len() as u64) >> 32) as usize
    }

    fn slot(&self, key: u64) -> Option<u32> {
        let mut slot = self.home(key);
        for _ in 0..PROBES {
            let at = &self.0[slot].key;
            let mut there = at.load(Relaxed);
            if there == EMPTY {
                match at.compare_exchange(EMPTY, key, Relaxed, Relaxed) {
                    Ok(_) => return Some(slot as u32),
                    Err(other) => there = other,
                }
            }
            if there == key {
                return Some(slot as u32);
            }
            slot = if slot + 1 == self.0.len() { 0 } else { slot + 1 };
        }
        None
    }

    /// Touches the slots of some keys, so that their cache lines are on the way together.
    fn fetch(&self, keys: impl Iterator<Item = u64>) {
        std::hint::black_box(keys.fold(0, |sum, key| sum ^ self.0[self.home(key)].key.load(Relaxed)));
    }

    /// True if no chunk before this one, and not this one either, is known to have the key in a slot.
    fn is_first(&self, slot: u32, chunk: u32) -> bool {
        let first = &self.0[slot as usize].chunk;
        first.load(Relaxed) > chunk && first.fetch_min(chunk, Relaxed) > chunk
    }

    /// Counts a document that has the keys of some ascending slots.
    pub(super) fn add_document(&self, ascending: &[u32]) {
        for same in ascending.chunk_by(|a, b| a == b) {
            self.0[same[0] as usize].documents.fetch_add(1, Relaxed);
        }
    }

    /// The keys that stand in at least `min_df` documents, by falling number of them, then by key; each with its slot.
    pub(super) fn frequent(&self, min_df: usize) -> Vec<(u64, u32)> {
        let known = |(slot, of): (usize, &Slot)| (of.documents.load(Relaxed), of.key.load(Relaxed), slot as u32);
        let mut kept: Vec<(u32, u64, u32)> =
            self.0.iter().enumerate().map(known).filter(|&(documents, _, _)| documents as usize >= min_df).collect();
        kept.par_sort_unstable_by_key(|&(documents, key, _)| (Reverse(documents), key));
        kept.into_iter().map(|(_, key, slot)| (key, slot)).collect()
    }
}

/// The features that one chunk of documents brought before those ahead of it, if these have them at all.
///
/// So the first chunk that has a feature always brings it. Two features may share a key, and are then spelled as the
/// first of them.
#[derive(Debug)]
pub(super) struct Brought {
    chunk: u32,
    pub(super) slots: Vec<u32>,
    pub(super) blocks: Vec<u8>,
    pub(super) names: Names,
}

impl Brought {
    pub(super) fn new(chunk: u32) -> Self {
        Self { chunk, slots: Vec::new(), blocks: Vec::new(), names: Names::default() }
    }
}

/// Numbers the features of one chunk by their slots.
pub(super) struct Bringing<'t> {
    pub(super) table: &'t Table,
    /// What was met again; None if rare features are kept too.
    pub(super) sketch: Option<&'t Sketch>,
    pub(super) brought: Brought,
    /// True if a feature found no slot.
    pub(super) full: bool,
    /// Scratch: the features that may be frequent.
    pub(super) likely: Vec<u32>,
}

impl Number for Bringing<'_> {
    fn numbers<'g>(&mut self, block: usize, keys: &[u64], gram: impl Fn(usize) -> Gram<'g>, found: &mut Vec<u32>) {
        // Rare and frequent features follow each other without a pattern, so that the choice is made without a branch.
        self.likely.resize(keys.len().max(self.likely.len()), 0);
        let mut likely = 0;
        for (nth, &key) in (0..).zip(keys) {
            self.likely[likely] = nth;
            likely += usize::from(key != EMPTY && self.sketch.is_none_or(|sketch| sketch.met_again(key)));
        }
        for likely in self.likely[..likely].chunks(TOGETHER) {
            self.table.fetch(likely.iter().map(|&nth| keys[nth as usize]));
            for &nth in likely {
                let Some(slot) = self.table.slot(keys[nth as usize]) else {
                    self.full = true;
                    return;
                };
                found.push(slot);
                let Brought { chunk, slots, blocks, names } = &mut self.brought;
                if self.table.is_first(slot, *chunk) {
                    slots.push(slot);
                    blocks.push(block as u8);
                    names.push(&name(&gram(nth as usize)));
                }
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
        let gram = |form: &'static str| move |_| Gram { form, hash: 7, case: Case::Lower, first: 0, last: 0 };
        for earlier_first in [true, false] {
            let table = Table::new(1);
            let mut chunks = [(0, "harbour"), (1, "toll")];
            if !earlier_first {
                chunks.reverse();
            }
            let brought = chunks.map(|(chunk, form)| {
                let (brought, likely) = (Brought::new(chunk), Vec::new());
                let mut bringing = Bringing { table: &table, sketch: None, brought, full: false, likely };
                bringing.numbers(0, &[7], gram(form), &mut Vec::new());
                bringing.brought
            });
            let first = brought.iter().find(|brought| brought.chunk == 0).unwrap();
            assert_eq!((first.slots.len(), first.names.get(0)), (1, "harbour"));
        }
    }
}

//! A range of documents with features and counts of its own, before they are merged.

use super::block::{Block, name};
use super::extraction::{Number, Reader};
use super::ordering::Sorter;
use super::{Corpus, Csr, Names};
use crate::text::{Gram, Tokenizer};
use crate::{Interrupt, Result};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The features of a range of documents, numbered as they were met.
#[derive(Default)]
pub(super) struct Features {
    ids: FxHashMap<u64, u32>,
    pub(super) keys: Vec<u64>,
    pub(super) blocks: Vec<u8>,
    pub(super) names: Names,
}

impl Number for Features {
    fn number(&mut self, block: usize, key: u64, gram: &Gram<'_>) -> Option<u32> {
        Some(*self.ids.entry(key).or_insert_with(|| {
            self.keys.push(key);
            self.blocks.push(block as u8);
            self.names.push(&name(gram));
            (self.keys.len() - 1) as u32
        }))
    }
}

/// The features and counts of a range of documents.
pub(super) struct Chunk {
    pub(super) features: Features,
    /// In how many documents of the range each feature stands.
    pub(super) documents: Vec<u32>,
    rows: Vec<usize>,
    ids: Vec<u32>,
    counts: Vec<f32>,
}

impl Chunk {
    pub(super) fn read<S: AsRef<str>>(
        corpus: &Corpus<'_, S>,
        range: Range<usize>,
        blocks: &[Block],
        tokenizer: &Tokenizer,
        interrupt: &Interrupt,
    ) -> Result<Self> {
        let mut features = Features::default();
        let mut rows = Rows::default();
        let mut reader = Reader::default();
        for row in range {
            interrupt.check()?;
            reader.read(corpus, row, blocks, tokenizer, &mut features, |id| rows.add(id))?;
            rows.end();
        }
        features.ids = FxHashMap::default();
        let Rows { ends, ids, counts, documents, .. } = rows;
        let rows = std::iter::once(0).chain(ends).collect();
        Ok(Self { features, documents, rows, ids, counts })
    }

    /// Its rows in the columns of a vocabulary.
    pub(super) fn into_csr(self, vocabulary: &FxHashMap<u64, u32>, columns: usize) -> Csr {
        let column_of: Vec<Option<u32>> = self.features.keys.iter().map(|key| vocabulary.get(key).copied()).collect();
        let mut part = Csr::empty(columns);
        let (mut row, mut sorter) = (Vec::new(), Sorter::default());
        for bounds in self.rows.windows(2) {
            row.clear();
            let pairs = self.ids[bounds[0]..bounds[1]].iter().zip(&self.counts[bounds[0]..bounds[1]]);
            row.extend(pairs.filter_map(|(&id, &count)| Some((column_of[id as usize]?, count))));
            sorter.sort(&mut row, columns, |&(column, _)| column);
            part.push_row(row.iter().copied());
        }
        part
    }
}

/// Rows of counts as they grow.
#[derive(Default)]
struct Rows {
    ends: Vec<usize>,
    ids: Vec<u32>,
    counts: Vec<f32>,
    documents: Vec<u32>,
    /// Where a feature was last put, by its number; an entry before the current row is old.
    slots: Vec<usize>,
    start: usize,
}

impl Rows {
    fn add(&mut self, id: u32) {
        if id as usize >= self.slots.len() {
            self.slots.resize(id as usize + 1, usize::MAX);
            self.documents.resize(id as usize + 1, 0);
        }
        let slot = &mut self.slots[id as usize];
        if *slot >= self.start && *slot != usize::MAX {
            self.counts[*slot] += 1.0;
        } else {
            *slot = self.ids.len();
            self.ids.push(id);
            self.counts.push(1.0);
            self.documents[id as usize] += 1;
        }
    }

    fn end(&mut self) {
        self.start = self.ids.len();
        self.ends.push(self.start);
    }
}

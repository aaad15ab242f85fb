//! Texts to counts: one pass over the bytes, chunk by chunk, merged in an order of its own.
//!
//! Every chunk of documents numbers the features it meets by itself. The merge adds up document
//! frequencies, keeps the frequent features and numbers them by falling frequency, then by key.
//! So columns depend on the documents alone, never on threads, and the rows that training touches
//! most lie side by side.

use super::block::{Block, key, name, salt};
use super::{Columns, Corpus, Csr, Hashed, Names, Vocabulary};
use crate::text::{Gram, Tokenizer, Tokens};
use crate::{Error, Interrupt, Result};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Parts of the merge that run beside each other; a key's leading bits choose its part.
const SHARD_BITS: u32 = 4;

/// The features and counts of a range of documents.
struct Chunk {
    keys: Vec<u64>,
    blocks: Vec<u8>,
    names: Names,
    documents: Vec<u32>,
    rows: Vec<usize>,
    ids: Vec<u32>,
    counts: Vec<f32>,
}

/// A feature that was kept: how often, which, and where its name stands.
struct Kept {
    documents: u32,
    key: u64,
    chunk: u32,
    id: u32,
}

/// Columns of a corpus, and how often each stands in each document.
#[derive(Debug)]
pub struct Counted {
    /// The columns.
    pub columns: Columns,
    /// Documents by columns.
    pub counts: Csr,
}

/// Counts the features of a corpus that stand in at least `min_df` documents.
pub fn count<S: AsRef<str> + Sync>(
    corpus: &Corpus<'_, S>,
    blocks: &[Block],
    tokenizer: &Tokenizer,
    min_df: usize,
    interrupt: &Interrupt,
) -> Result<Counted> {
    let chunks: Vec<Chunk> = corpus
        .chunks()
        .into_par_iter()
        .map(|rows| {
            let mut chunk = Chunk::new();
            let mut reader = Reader::default();
            for row in rows {
                interrupt.check()?;
                chunk.read(corpus, row, blocks, tokenizer, &mut reader)?;
            }
            Ok(chunk)
        })
        .collect::<Result<_>>()?;
    let columns = merge(&chunks, min_df)?;
    interrupt.check()?;
    Ok(Counted { counts: rows(chunks, &columns), columns: Columns::Vocabulary(columns) })
}

/// Counts the features of a corpus in columns that are already fixed.
pub fn count_in<S: AsRef<str> + Sync>(
    corpus: &Corpus<'_, S>,
    blocks: &[Block],
    tokenizer: &Tokenizer,
    columns: &Columns,
    interrupt: &Interrupt,
) -> Result<Csr> {
    let parts: Vec<Csr> = corpus
        .chunks()
        .into_par_iter()
        .map(|rows| {
            let mut reader = Reader::default();
            let mut part = Csr::empty(columns.len());
            for row in rows {
                interrupt.check()?;
                part.push_row(reader.counts(corpus, row, blocks, tokenizer, columns)?);
            }
            Ok(part)
        })
        .collect::<Result<_>>()?;
    Ok(joined(columns.len(), parts))
}

/// Hashed columns for `blocks`; `bits` is at most 28.
#[must_use]
pub(super) fn hashed(bits: u8, blocks: &[Block]) -> Columns {
    Columns::Hashed(Hashed { bits, blocks: blocks.len() as u8 })
}

/// Calls `found` with the block, key and n-gram of every feature of a document.
///
/// The tokens stay in `tokens`, which the n-grams' positions refer to, until the next field.
pub fn each_feature<S: AsRef<str>>(
    corpus: &Corpus<'_, S>,
    row: usize,
    blocks: &[Block],
    tokenizer: &Tokenizer,
    tokens: &mut Tokens,
    mut found: impl FnMut(usize, u64, &Gram<'_>, &Tokens),
) -> Result<()> {
    for field in 0..corpus.fields() {
        if !blocks.iter().any(|block| block.field == field) {
            continue;
        }
        tokens.read(corpus.text(row, field), tokenizer)?;
        for (nth, block) in blocks.iter().enumerate().filter(|(_, block)| block.field == field) {
            let salt = salt(nth, block.crossed_with.map(|with| corpus.text(row, with)));
            block.grams.each(tokens, |gram| found(nth, key(salt, &gram), &gram, tokens));
        }
    }
    Ok(())
}

/// What reading documents reuses.
#[derive(Default)]
struct Reader {
    tokens: Tokens,
    found: Vec<u32>,
    /// Feature id in the chunk, by key.
    ids: FxHashMap<u64, u32>,
    /// Where in the current row a feature id was last put.
    slots: Vec<usize>,
}

impl Reader {
    /// The columns of one document with their counts, in column order.
    fn counts<S: AsRef<str>>(
        &mut self,
        corpus: &Corpus<'_, S>,
        row: usize,
        blocks: &[Block],
        tokenizer: &Tokenizer,
        columns: &Columns,
    ) -> Result<Vec<(u32, f32)>> {
        self.found.clear();
        let found = &mut self.found;
        each_feature(corpus, row, blocks, tokenizer, &mut self.tokens, |block, key, _, _| {
            found.extend(columns.find(block, key));
        })?;
        found.sort_unstable();
        Ok(found.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as f32)).collect())
    }
}

impl Chunk {
    fn new() -> Self {
        Self {
            keys: Vec::new(),
            blocks: Vec::new(),
            names: Names::default(),
            documents: Vec::new(),
            rows: vec![0],
            ids: Vec::new(),
            counts: Vec::new(),
        }
    }

    fn read<S: AsRef<str>>(
        &mut self,
        corpus: &Corpus<'_, S>,
        row: usize,
        blocks: &[Block],
        tokenizer: &Tokenizer,
        reader: &mut Reader,
    ) -> Result<()> {
        let start = self.ids.len();
        let Reader { tokens, ids, slots, .. } = reader;
        each_feature(corpus, row, blocks, tokenizer, tokens, |block, key, gram, _| {
            let id = *ids.entry(key).or_insert_with(|| {
                slots.push(usize::MAX);
                self.add(key, block, &name(gram))
            });
            let slot = &mut slots[id as usize];
            if *slot >= start && *slot < self.ids.len() {
                self.counts[*slot] += 1.0;
            } else {
                *slot = self.ids.len();
                self.ids.push(id);
                self.counts.push(1.0);
                self.documents[id as usize] += 1;
            }
        })?;
        self.rows.push(self.ids.len());
        Ok(())
    }

    fn add(&mut self, key: u64, block: usize, name: &str) -> u32 {
        self.keys.push(key);
        self.blocks.push(block as u8);
        self.names.push(name);
        self.documents.push(0);
        (self.keys.len() - 1) as u32
    }

    /// Its rows in the columns of the vocabulary.
    fn into_rows(self, vocabulary: &FxHashMap<u64, u32>, columns: usize) -> Csr {
        let columns_of: Vec<Option<u32>> =
            self.keys.iter().map(|key| vocabulary.get(key).copied()).collect();
        let mut part = Csr::empty(columns);
        let mut row = Vec::new();
        for bounds in self.rows.windows(2) {
            row.clear();
            let pairs =
                self.ids[bounds[0]..bounds[1]].iter().zip(&self.counts[bounds[0]..bounds[1]]);
            row.extend(pairs.filter_map(|(&id, &count)| Some((columns_of[id as usize]?, count))));
            row.sort_unstable_by_key(|&(column, _)| column);
            part.push_row(row.iter().copied());
        }
        part
    }
}

/// The vocabulary of all chunks.
fn merge(chunks: &[Chunk], min_df: usize) -> Result<Vocabulary> {
    let mut kept: Vec<Kept> = (0..1 << SHARD_BITS)
        .into_par_iter()
        .flat_map_iter(|shard| merge_shard(chunks, shard, min_df))
        .collect();
    kept.par_sort_unstable_by_key(|feature| (std::cmp::Reverse(feature.documents), feature.key));
    if kept.len() > u32::MAX as usize {
        return Err(Error::Training(format!("{} features are more than 2^32", kept.len())));
    }
    let origin = |feature: &Kept| &chunks[feature.chunk as usize];
    Vocabulary::new(
        kept.iter().map(|feature| feature.key).collect(),
        kept.iter().map(|feature| origin(feature).blocks[feature.id as usize]).collect(),
        kept.iter().map(|feature| origin(feature).names.get(feature.id as usize)).collect(),
    )
}

/// The kept features whose keys begin with the bits of `shard`.
fn merge_shard(chunks: &[Chunk], shard: u64, min_df: usize) -> Vec<Kept> {
    let mut found: FxHashMap<u64, Kept> = FxHashMap::default();
    for (chunk, part) in (0..).zip(chunks) {
        for (id, &key) in
            (0..).zip(&part.keys).filter(|(_, key)| **key >> (64 - SHARD_BITS) == shard)
        {
            let feature = found.entry(key).or_insert(Kept { documents: 0, key, chunk, id });
            feature.documents += part.documents[id as usize];
        }
    }
    found.into_values().filter(|feature| feature.documents as usize >= min_df).collect()
}

fn rows(chunks: Vec<Chunk>, vocabulary: &Vocabulary) -> Csr {
    let columns = vocabulary.keys().len();
    let parts = chunks
        .into_par_iter()
        .map(|chunk| chunk.into_rows(vocabulary.columns(), columns))
        .collect();
    joined(columns, parts)
}

fn joined(columns: usize, parts: Vec<Csr>) -> Csr {
    let mut parts = parts.into_iter();
    let mut whole = parts.next().unwrap_or_else(|| Csr::empty(columns));
    parts.for_each(|part| whole.append(&part));
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Grams;
    use std::collections::BTreeMap;

    fn counted(texts: &[&str], min_df: usize) -> Counted {
        let blocks = [Block::new(Grams::Words, 1.0), Block::new(Grams::WordRuns { n: 2 }, 1.0)];
        count(&Corpus::of(texts), &blocks, &Tokenizer::Words, min_df, &Interrupt::default())
            .unwrap()
    }

    /// Each document's features by name, with counts, without any cleverness.
    fn naive(texts: &[&str], min_df: usize) -> Vec<BTreeMap<String, f32>> {
        let documents: Vec<BTreeMap<String, f32>> = texts
            .iter()
            .map(|text| {
                let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
                let mut counts = BTreeMap::new();
                let pairs = words.windows(2).map(|pair| pair.join(" "));
                for gram in words.iter().cloned().chain(pairs) {
                    *counts.entry(gram).or_insert(0.0) += 1.0;
                }
                counts
            })
            .collect();
        let frequent =
            |gram: &String| documents.iter().filter(|doc| doc.contains_key(gram)).count() >= min_df;
        documents
            .iter()
            .map(|doc| doc.clone().into_iter().filter(|(gram, _)| frequent(gram)).collect())
            .collect()
    }

    const TEXTS: [&str; 4] = [
        "the port the toll the port",
        "port toll rises",
        "",
        "the port toll falls and the toll stays",
    ];

    #[test]
    fn counts_are_those_of_the_naive_twin() {
        for min_df in 1..=3 {
            let counted = counted(&TEXTS, min_df);
            for (row, expected) in naive(&TEXTS, min_df).into_iter().enumerate() {
                let found: BTreeMap<String, f32> = counted
                    .counts
                    .pairs(row)
                    .map(|(column, count)| (counted.columns.name(column), count))
                    .collect();
                assert_eq!(found, expected, "row {row}, min_df {min_df}");
            }
        }
    }

    #[test]
    fn columns_fall_in_frequency() {
        let counted = counted(&TEXTS, 1);
        let dense = counted.counts.to_dense();
        let documents: Vec<usize> = dense
            .columns()
            .into_iter()
            .map(|column| column.iter().filter(|count| **count > 0.0).count())
            .collect();
        assert!(documents.is_sorted_by(|a, b| a >= b), "{documents:?}");
    }

    #[test]
    fn new_texts_are_counted_as_at_fit() {
        let blocks = [Block::new(Grams::Words, 1.0), Block::new(Grams::WordRuns { n: 2 }, 1.0)];
        let fitted = counted(&TEXTS, 1);
        let again = count_in(
            &Corpus::of(&TEXTS),
            &blocks,
            &Tokenizer::Words,
            &fitted.columns,
            &Interrupt::default(),
        )
        .unwrap();
        assert_eq!(again, fitted.counts);
    }

    #[test]
    fn a_raised_interrupt_stops_the_count() {
        let interrupt = Interrupt::default();
        interrupt.raise();
        let blocks = [Block::new(Grams::Words, 1.0)];
        let stopped = count(&Corpus::of(&TEXTS), &blocks, &Tokenizer::Words, 1, &interrupt);
        assert!(matches!(stopped, Err(Error::Interrupted)));
    }
}

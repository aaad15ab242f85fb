//! Texts to counts: one pass over the bytes, chunk by chunk, merged in an order of its own.
//!
//! Every chunk of documents numbers the features it meets by itself. The merge adds up document
//! frequencies, keeps the frequent features and numbers them by falling frequency, then by key.
//! So columns depend on the documents alone, never on threads, and the rows that training touches
//! most lie side by side.

use super::chunk::Chunk;
use super::extraction::Reader;
use super::ordering::Sorter;
use super::{Block, Columns, Corpus, Csr, Hashed, Vocabulary};
use crate::text::Tokenizer;
use crate::{Error, Interrupt, Result};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Parts of the merge that run beside each other; a key's leading bits choose its part.
const SHARD_BITS: u32 = 4;

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
        .map(|rows| Chunk::read(corpus, rows, blocks, tokenizer, interrupt))
        .collect::<Result<_>>()?;
    let vocabulary = merge(&chunks, min_df)?;
    interrupt.check()?;
    let columns = vocabulary.keys().len();
    let parts = chunks.into_par_iter().map(|chunk| chunk.into_csr(vocabulary.columns(), columns)).collect();
    Ok(Counted { counts: Csr::stacked(columns, parts), columns: Columns::Vocabulary(vocabulary) })
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
            let (mut found, mut sorter) = (Vec::new(), Sorter::default());
            let mut part = Csr::empty(columns.len());
            for row in rows {
                interrupt.check()?;
                found.clear();
                reader.read(corpus, row, blocks, tokenizer, &mut &*columns, |column| found.push(column))?;
                sorter.sort(&mut found, columns.len(), |&column| column);
                part.push_counts(&found);
            }
            Ok(part)
        })
        .collect::<Result<_>>()?;
    Ok(Csr::stacked(columns.len(), parts))
}

/// Hashed columns for `blocks`; `bits` is at most 24.
#[must_use]
pub(super) fn hashed(bits: u8, blocks: &[Block]) -> Columns {
    Columns::Hashed(Hashed { bits, blocks: blocks.len() as u8 })
}

/// The vocabulary of all chunks.
fn merge(chunks: &[Chunk], min_df: usize) -> Result<Vocabulary> {
    let mut kept: Vec<Kept> =
        (0..1 << SHARD_BITS).into_par_iter().flat_map_iter(|shard| merge_shard(chunks, shard, min_df)).collect();
    kept.par_sort_unstable_by_key(|feature| (std::cmp::Reverse(feature.documents), feature.key));
    if kept.len() > u32::MAX as usize {
        return Err(Error::Training(format!("{} features are more than 2^32", kept.len())));
    }
    let origin = |feature: &Kept| &chunks[feature.chunk as usize].features;
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
        for (id, &key) in (0..).zip(&part.features.keys).filter(|(_, key)| **key >> (64 - SHARD_BITS) == shard) {
            let feature = found.entry(key).or_insert(Kept { documents: 0, key, chunk, id });
            feature.documents += part.documents[id as usize];
        }
    }
    found.into_values().filter(|feature| feature.documents as usize >= min_df).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Grams;
    use std::collections::BTreeMap;

    fn counted(texts: &[&str], min_df: usize) -> Counted {
        let blocks = [Block::new(Grams::Words, 1.0), Block::new(Grams::WordRuns { n: 2 }, 1.0)];
        count(&Corpus::of(texts), &blocks, &Tokenizer::Words, min_df, &Interrupt::default()).unwrap()
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
        let frequent = |gram: &String| documents.iter().filter(|doc| doc.contains_key(gram)).count() >= min_df;
        documents.iter().map(|doc| doc.clone().into_iter().filter(|(gram, _)| frequent(gram)).collect()).collect()
    }

    const TEXTS: [&str; 4] =
        ["the port the toll the port", "port toll rises", "", "the port toll falls and the toll stays"];

    #[test]
    fn counts_are_those_of_the_naive_twin() {
        for min_df in 1..=3 {
            let counted = counted(&TEXTS, min_df);
            for (row, expected) in naive(&TEXTS, min_df).into_iter().enumerate() {
                let found: BTreeMap<String, f32> =
                    counted.counts.pairs(row).map(|(column, count)| (counted.columns.name(column), count)).collect();
                assert_eq!(found, expected, "row {row}, min_df {min_df}");
            }
        }
    }

    #[test]
    fn columns_fall_in_frequency() {
        let counted = counted(&TEXTS, 1);
        let dense = counted.counts.to_dense();
        let documents: Vec<usize> =
            dense.columns().into_iter().map(|column| column.iter().filter(|count| **count > 0.0).count()).collect();
        assert!(documents.is_sorted_by(|a, b| a >= b), "{documents:?}");
    }

    #[test]
    fn new_texts_are_counted_as_at_fit() {
        let blocks = [Block::new(Grams::Words, 1.0), Block::new(Grams::WordRuns { n: 2 }, 1.0)];
        let fitted = counted(&TEXTS, 1);
        let again =
            count_in(&Corpus::of(&TEXTS), &blocks, &Tokenizer::Words, &fitted.columns, &Interrupt::default()).unwrap();
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

//! Texts to counts, or to values in known columns, chunk by chunk.
//!
//! The texts are read twice: first to see which features may be frequent (`sketch`), then to count these. While they
//! are counted, a feature is known by the slot of a table that all threads share. In the end the frequent features are
//! numbered by falling frequency, then by key, and the counts are packed anew. So columns depend on the documents alone,
//! never on threads or batches, and the rows that training touches most lie side by side.

use super::extraction::{Number, Reader};
use super::ordering::Sorter;
use super::packed::{Part, PartWriter};
use super::scaling::Scaling;
use super::sketch::Sketch;
use super::table::{Bringing, Brought, Table};
use super::{Block, Columns, Corpus, Csr, Hashed, Packed, Room, Spool, Vocabulary};
use crate::text::Tokenizer;
use crate::{Interrupt, Result};
use rayon::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// No column, for a slot of a rare feature.
const NONE: u32 = u32::MAX;

/// Columns of a corpus, and how often each stands in each document.
#[derive(Debug)]
pub struct Counted {
    /// The columns.
    pub columns: Columns,
    /// Documents by columns.
    pub counts: Packed,
}

/// Which features are counted, and how.
#[derive(Debug, Clone)]
pub struct Counting {
    /// Families of features.
    pub blocks: Vec<Block>,
    /// Where terms come from.
    pub tokenizer: Tokenizer,
    /// Documents a feature must stand in.
    pub min_df: usize,
    /// Columns by hashing, without a vocabulary.
    pub hash_bits: Option<u8>,
    /// A flag that stops the work.
    pub interrupt: Interrupt,
}

/// Counts the features of a corpus that stand in at least `min_df` documents.
pub fn count<S: AsRef<str> + Sync>(
    corpus: &Corpus<'_, S>,
    blocks: &[Block],
    tokenizer: &Tokenizer,
    min_df: usize,
    interrupt: &Interrupt,
) -> Result<Counted> {
    let (blocks, tokenizer, interrupt) = (blocks.to_vec(), tokenizer.clone(), interrupt.clone());
    Counting { blocks, tokenizer, min_df, hash_bits: None, interrupt }.of(corpus)
}

/// Counts documents that come in batches: all of them are looked at, then all are counted, in the same order.
#[derive(Debug)]
pub struct Counter {
    counting: Counting,
    sketch: Sketch,
    table: Option<Table>,
    brought: Vec<Brought>,
    parts: Vec<Part>,
    /// True if a feature found no slot.
    full: bool,
    spool: Option<Arc<Spool>>,
}

impl Counter {
    /// For documents of about so many bytes together; the counts stand in memory if there is no spool.
    #[must_use]
    pub fn new(counting: Counting, bytes: usize, spool: Option<Spool>) -> Self {
        let (brought, parts) = (Vec::new(), Vec::new());
        let (sketch, spool) = (Sketch::new(bytes), spool.map(Arc::new));
        Self { counting, sketch, table: None, brought, parts, full: false, spool }
    }

    /// Meets the features of some documents.
    pub fn look<S: AsRef<str> + Sync>(&self, corpus: &Corpus<'_, S>) -> Result<()> {
        if self.counting.hash_bits.is_some() {
            return Ok(());
        }
        corpus.chunks().into_par_iter().try_for_each(|rows| {
            let (mut reader, mut found) = (Reader::default(), Vec::new());
            for row in rows {
                self.counting.interrupt.check()?;
                found.clear();
                self.counting.read(&mut reader, corpus, row, &mut &self.sketch, &mut found)?;
            }
            Ok(())
        })
    }

    /// Counts the features of some documents.
    pub fn count<S: AsRef<str> + Sync>(&mut self, corpus: &Corpus<'_, S>) -> Result<()> {
        if let Some(columns) = self.counting.hashed() {
            let Counting { blocks, tokenizer, interrupt, .. } = &self.counting;
            self.parts.extend(parts_in(corpus, blocks, tokenizer, &columns, self.spool.as_ref(), interrupt)?);
            return Ok(());
        }
        let rare = self.counting.min_df <= 1;
        let table = self.table.get_or_insert_with(|| {
            let (met, again) = self.sketch.met();
            Table::new(if rare { met } else { again })
        });
        let first = self.parts.len();
        let tally = |(chunk, rows): (usize, Range<usize>)| {
            let sketch = (!rare).then_some(&self.sketch);
            let brought = Brought::new((first + chunk) as u32);
            let bringing = Bringing { table, sketch, brought, full: false, likely: Vec::new() };
            self.counting.tally(corpus, rows, bringing, self.spool.as_ref())
        };
        let tallied = corpus.chunks().into_par_iter().enumerate().map(tally).collect::<Result<Vec<_>>>()?;
        for (brought, part, full) in tallied {
            self.brought.push(brought);
            self.parts.push(part);
            self.full |= full;
        }
        Ok(())
    }

    /// The frequent features, numbered, and their counts; None if all documents have to be counted again.
    pub fn finish(&mut self) -> Result<Option<Counted>> {
        let (brought, parts) = (std::mem::take(&mut self.brought), std::mem::take(&mut self.parts));
        if let Some(columns) = self.counting.hashed() {
            let counts = Packed::new(columns.len(), parts, self.spool.take());
            return Ok(Some(Counted { columns, counts }));
        }
        let table = self.table.take().unwrap_or_else(|| Table::new(0));
        if std::mem::take(&mut self.full) {
            self.table = Some(Table::new(table.len()));
            return Ok(None);
        }
        let kept = table.frequent(self.counting.min_df.max(1));
        let mut column_of = vec![NONE; table.len()];
        for (column, &(_, slot)) in (0..).zip(&kept) {
            column_of[slot as usize] = column;
        }
        drop(table);
        let spool = self.spool.as_ref().map(|spool| spool.another().map(Arc::new)).transpose()?;
        let renumber = |part: Part| renumbered(&part, &column_of, kept.len(), spool.as_ref());
        let parts = parts.into_par_iter().map(renumber).collect::<Result<_>>()?;
        let vocabulary = vocabulary(&kept, &column_of, &brought);
        let counts = Packed::new(kept.len(), parts, spool);
        Ok(Some(Counted { counts, columns: Columns::Vocabulary(vocabulary) }))
    }
}

impl Counting {
    /// Counts the features of a corpus in memory.
    pub fn of<S: AsRef<str> + Sync>(self, corpus: &Corpus<'_, S>) -> Result<Counted> {
        let mut counter = Counter::new(self, corpus.size().bytes, None);
        counter.look(corpus)?;
        loop {
            counter.count(corpus)?;
            if let Some(counted) = counter.finish()? {
                return Ok(counted);
            }
        }
    }

    fn hashed(&self) -> Option<Columns> {
        self.hash_bits.map(|bits| Columns::Hashed(Hashed { bits, blocks: self.blocks.len() as u8 }))
    }

    /// Appends the number of every feature of a document.
    fn read<S: AsRef<str>, N: Number>(
        &self,
        reader: &mut Reader,
        corpus: &Corpus<'_, S>,
        row: usize,
        number: &mut N,
        found: &mut Vec<u32>,
    ) -> Result<()> {
        reader.read(corpus, row, &self.blocks, &self.tokenizer, number, found)
    }

    /// Counts the features of a chunk by slot; tells too whether the table was full.
    fn tally<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        rows: Range<usize>,
        mut bringing: Bringing<'_>,
        spool: Option<&Arc<Spool>>,
    ) -> Result<(Brought, Part, bool)> {
        let (mut reader, mut found, mut sorter) = (Reader::default(), Vec::new(), Sorter::default());
        let (mut writer, table) = (PartWriter::default(), bringing.table);
        for row in rows {
            self.interrupt.check()?;
            found.clear();
            self.read(&mut reader, corpus, row, &mut bringing, &mut found)?;
            sorter.sort(&mut found, table.len(), |&slot| slot);
            table.add_document(&found);
            writer.push_named(&found);
        }
        Ok((bringing.brought, writer.finish(spool)?, bringing.full))
    }
}

/// The same counts with columns in the place of slots, in their order, and without slots that have none.
fn renumbered(part: &Part, column_of: &[u32], columns: usize, spool: Option<&Arc<Spool>>) -> Result<Part> {
    let (mut row, mut room, mut sorter) = (Vec::new(), Vec::new(), Sorter::default());
    let mut writer = PartWriter::default();
    for nth in 0..part.rows() {
        row.clear();
        part.each(nth, &mut room, |slot, count| match column_of[slot as usize] {
            NONE => {}
            column => row.push((column, count)),
        })?;
        sorter.sort(&mut row, columns, |&(column, _)| column);
        writer.push(&row);
    }
    writer.finish(spool)
}

/// The features in the order of their columns, spelled as the first chunk that has them did.
fn vocabulary(kept: &[(u64, u32)], column_of: &[u32], brought: &[Brought]) -> Vocabulary {
    let mut origin = vec![(0_u32, 0_u32); kept.len()];
    // The first chunk that brought a feature comes last and stays.
    for (chunk, brought) in brought.iter().enumerate().rev() {
        for (nth, &slot) in (0..).zip(&brought.slots) {
            if let Some(origin) = origin.get_mut(column_of[slot as usize] as usize) {
                *origin = (chunk as u32, nth);
            }
        }
    }
    let of = |&(chunk, nth): &(u32, u32)| (&brought[chunk as usize], nth as usize);
    Vocabulary::of_distinct(
        kept.iter().map(|&(key, _)| key).collect(),
        origin.iter().map(of).map(|(brought, nth)| brought.blocks[nth]).collect(),
        origin.iter().map(of).map(|(brought, nth)| brought.names.get(nth)).collect(),
    )
}

/// Counts the features of a corpus in columns that are already fixed.
pub fn count_in<S: AsRef<str> + Sync>(
    corpus: &Corpus<'_, S>,
    blocks: &[Block],
    tokenizer: &Tokenizer,
    columns: &Columns,
    interrupt: &Interrupt,
) -> Result<Packed> {
    Ok(Packed::new(columns.len(), parts_in(corpus, blocks, tokenizer, columns, None, interrupt)?, None))
}

/// The values of a corpus in columns that are already fixed, without its counts on the way.
pub(super) fn scale_in<S: AsRef<str> + Sync>(
    corpus: &Corpus<'_, S>,
    blocks: &[Block],
    tokenizer: &Tokenizer,
    columns: &Columns,
    weights: &[f32],
    interrupt: &Interrupt,
) -> Result<Csr> {
    let scaling = Scaling::new(columns, weights, blocks);
    let part = |rows: Range<usize>| {
        let (mut part, mut room) = (Csr::empty(columns.len()), Room::default());
        each_row(corpus, rows, blocks, tokenizer, columns, interrupt, |named| {
            let (columns, values) = scaling.of_named(named, &mut room);
            part.push(columns, values);
        })?;
        Ok(part)
    };
    let parts: Vec<Csr> = corpus.chunks().into_par_iter().map(part).collect::<Result<_>>()?;
    Ok(Csr::stacked(columns.len(), parts))
}

/// The counts of a corpus, chunk by chunk.
fn parts_in<S: AsRef<str> + Sync>(
    corpus: &Corpus<'_, S>,
    blocks: &[Block],
    tokenizer: &Tokenizer,
    columns: &Columns,
    spool: Option<&Arc<Spool>>,
    interrupt: &Interrupt,
) -> Result<Vec<Part>> {
    let part = |rows: Range<usize>| {
        let mut writer = PartWriter::default();
        each_row(corpus, rows, blocks, tokenizer, columns, interrupt, |named| writer.push_named(named))?;
        writer.finish(spool)
    };
    corpus.chunks().into_par_iter().map(part).collect()
}

/// Calls `each` with the ascending columns that a document names, each as often as it stands there, for some documents.
fn each_row<S: AsRef<str> + Sync>(
    corpus: &Corpus<'_, S>,
    rows: Range<usize>,
    blocks: &[Block],
    tokenizer: &Tokenizer,
    columns: &Columns,
    interrupt: &Interrupt,
    mut each: impl FnMut(&[u32]),
) -> Result<()> {
    let (mut reader, mut found, mut sorter) = (Reader::default(), Vec::new(), Sorter::default());
    for row in rows {
        interrupt.check()?;
        found.clear();
        reader.read(corpus, row, blocks, tokenizer, &mut &*columns, &mut found)?;
        sorter.sort(&mut found, columns.len(), |&column| column);
        each(&found);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Error;
    use crate::features::VectorizerParams;
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
            let counts = counted.counts.to_csr().unwrap();
            for (row, expected) in naive(&TEXTS, min_df).into_iter().enumerate() {
                let found: BTreeMap<String, f32> =
                    counts.pairs(row).map(|(column, count)| (counted.columns.name(column), count)).collect();
                assert_eq!(found, expected, "row {row}, min_df {min_df}");
            }
        }
    }

    #[test]
    fn columns_fall_in_frequency() {
        let counted = counted(&TEXTS, 1);
        let dense = counted.counts.to_csr().unwrap().to_dense();
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
        assert_eq!(again.to_csr().unwrap(), fitted.counts.to_csr().unwrap());
    }

    #[test]
    fn new_texts_are_scaled_as_at_fit() {
        for hash_bits in [None, Some(8)] {
            let params = VectorizerParams { hash_bits, min_df: 1, ..VectorizerParams::default() };
            let (corpus, interrupt) = (Corpus::of(&TEXTS), Interrupt::default());
            let (fitted, features) = params.fit_transform(&corpus, None, &interrupt).unwrap();
            assert!(features.stored() > 0);
            assert_eq!(fitted.transform(&corpus, &interrupt).unwrap(), features);
            assert_eq!(fitted.transform(&Corpus::of(&[""; 0]), &interrupt).unwrap().rows(), 0);
        }
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

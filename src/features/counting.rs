//! Texts to counts, chunk by chunk, in one matrix from the start.
//!
//! The texts are read twice: first to see which features may be frequent (`sketch`), then to count these. While they
//! are counted, a feature is known by the slot of a table that all threads share. In the end the frequent features are
//! numbered by falling frequency, then by key, and the matrix is renumbered where it stands. So columns depend on
//! the documents alone, never on threads, and the rows that training touches most lie side by side.

use super::extraction::Reader;
use super::ordering::Sorter;
use super::sketch::Sketch;
use super::table::{Brought, Table};
use super::tally::{Part, Tally};
use super::{Block, Columns, Corpus, Csr, Hashed, Vocabulary};
use crate::text::Tokenizer;
use crate::{Interrupt, Result};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::ops::Range;

/// No column, for a slot of a rare feature.
const NONE: u32 = u32::MAX;

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
    let reading = Reading { corpus, blocks, tokenizer, interrupt };
    let chunks = corpus.chunks();
    let sketch = Sketch::new((0..corpus.len()).map(|row| corpus.bytes(row)).sum());
    let sizes = chunks.par_iter().map(|rows| reading.look(rows.clone(), &sketch)).collect::<Result<Vec<_>>>()?;
    let (met, again) = sketch.met();
    let (mut keys, sketch) = if min_df > 1 { (again, Some(sketch)) } else { (met, None) };
    let mut tally = Tally::new(&sizes);
    loop {
        let table = Table::new(keys);
        let tallied = (chunks.par_iter().zip(tally.parts()).enumerate())
            .map(|(chunk, (rows, part))| {
                reading.tally(rows.clone(), part, Brought::new(&table, sketch.as_ref(), chunk as u32))
            })
            .collect::<Result<Vec<_>>>()?;
        if !tallied.iter().any(|brought| brought.full) {
            return finished(&table, tally, &tallied, min_df);
        }
        keys = table.len();
    }
}

/// What is read, and how.
struct Reading<'r, 'c, S> {
    corpus: &'r Corpus<'c, S>,
    blocks: &'r [Block],
    tokenizer: &'r Tokenizer,
    interrupt: &'r Interrupt,
}

impl<S: AsRef<str> + Sync> Reading<'_, '_, S> {
    /// Meets the features of some documents; gives how many they are.
    fn look(&self, rows: Range<usize>, mut sketch: &Sketch) -> Result<usize> {
        let (mut reader, mut found, mut size) = (Reader::default(), Vec::new(), 0);
        for row in rows {
            self.interrupt.check()?;
            found.clear();
            reader.read(self.corpus, row, self.blocks, self.tokenizer, &mut sketch, &mut found)?;
            size += found.len();
        }
        Ok(size)
    }

    /// Counts the features of some documents by slot.
    fn tally<'t>(&self, rows: Range<usize>, mut part: Part<'_>, mut brought: Brought<'t>) -> Result<Brought<'t>> {
        let (mut reader, mut found, mut sorter) = (Reader::default(), Vec::new(), Sorter::default());
        let slots = brought.slots_in_all();
        part.clear();
        for row in rows {
            self.interrupt.check()?;
            found.clear();
            reader.read(self.corpus, row, self.blocks, self.tokenizer, &mut brought, &mut found)?;
            sorter.sort(&mut found, slots, |&slot| slot);
            part.push(&found);
        }
        Ok(brought)
    }
}

/// The frequent features, numbered, and their counts.
fn finished(table: &Table, mut tally: Tally, tallied: &[Brought<'_>], min_df: usize) -> Result<Counted> {
    let documents = tally.documents(table.len());
    let mut kept: Vec<u32> =
        (0..).zip(&documents).filter(|&(_, &df)| df as usize >= min_df.max(1)).map(|(slot, _)| slot).collect();
    kept.par_sort_unstable_by_key(|&slot| (Reverse(documents[slot as usize]), table.key(slot as usize)));
    let mut column_of = documents;
    column_of.fill(NONE);
    for (column, &slot) in (0..).zip(&kept) {
        column_of[slot as usize] = column;
    }
    tally.parts().into_par_iter().for_each(|mut part| part.renumber(&column_of, kept.len()));
    let vocabulary = vocabulary(table, &kept, &column_of, tallied)?;
    Ok(Counted { counts: tally.into_csr(kept.len()), columns: Columns::Vocabulary(vocabulary) })
}

/// The features in the order of their columns, spelled as the first chunk that has them did.
fn vocabulary(table: &Table, kept: &[u32], column_of: &[u32], tallied: &[Brought<'_>]) -> Result<Vocabulary> {
    let mut origin = vec![(0_u32, 0_u32); kept.len()];
    // The first chunk that brought a feature comes last and stays.
    for (chunk, brought) in tallied.iter().enumerate().rev() {
        for (nth, &slot) in (0..).zip(&brought.slots) {
            if let Some(origin) = origin.get_mut(column_of[slot as usize] as usize) {
                *origin = (chunk as u32, nth);
            }
        }
    }
    let of = |&(chunk, nth): &(u32, u32)| (&tallied[chunk as usize], nth as usize);
    Vocabulary::new(
        kept.iter().map(|&slot| table.key(slot as usize)).collect(),
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
                reader.read(corpus, row, blocks, tokenizer, &mut &*columns, &mut found)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Error;
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

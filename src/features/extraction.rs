//! Documents to features, one by one.

use super::block::{Block, key, salt};
use super::{Columns, Corpus};
use crate::Result;
use crate::text::{Gram, Grams, Terms, Tokenizer};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Where a feature was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The block it belongs to.
    pub block: usize,
    /// The field it stands in.
    pub field: usize,
}

/// Calls `found` with the place, key and n-gram of every feature of a document.
///
/// The n-gram's positions refer to the terms that come with it.
pub fn each_feature<S: AsRef<str>>(
    corpus: &Corpus<'_, S>,
    row: usize,
    blocks: &[Block],
    tokenizer: &Tokenizer,
    mut found: impl FnMut(Place, u64, &Gram<'_>, &Terms),
) -> Result<()> {
    each_block(corpus, row, blocks, tokenizer, &mut Terms::default(), |place, salt, terms| {
        blocks[place.block].grams.each(terms, |gram| found(place, key(salt, &gram), &gram, terms));
    })
}

/// Calls `found` with the place, the salt and the terms of every block of every field.
fn each_block<S: AsRef<str>>(
    corpus: &Corpus<'_, S>,
    row: usize,
    blocks: &[Block],
    tokenizer: &Tokenizer,
    terms: &mut Terms,
    mut found: impl FnMut(Place, u64, &Terms),
) -> Result<()> {
    for field in 0..corpus.fields() {
        let reads = |block: &&Block| block.fields.contains(&field);
        if !blocks.iter().any(|block| reads(&block)) {
            continue;
        }
        terms.read(corpus.text(row, field), tokenizer)?;
        for (nth, block) in blocks.iter().enumerate().filter(|(_, block)| reads(block)) {
            let salt = salt(nth, block.crossed_with.map(|with| corpus.text(row, with)));
            found(Place { block: nth, field }, salt, terms);
        }
    }
    Ok(())
}

/// Numbers features.
pub(super) trait Number {
    /// The number of a feature, or None for one that does not count.
    fn number(&mut self, block: usize, key: u64, gram: &Gram<'_>) -> Option<u32>;
}

impl Number for &Columns {
    fn number(&mut self, block: usize, key: u64, _: &Gram<'_>) -> Option<u32> {
        self.find(block, key)
    }
}

/// Reads many documents, and the characters of each word only once.
///
/// News repeats its words: remembering the numbers of a word's character n-grams saves nearly all
/// of the hashing.
#[derive(Default)]
pub(super) struct Reader {
    terms: Terms,
    /// Where in `numbers` the character n-grams of a word stand.
    words: FxHashMap<u64, Range<u32>>,
    numbers: Vec<u32>,
}

impl Reader {
    /// Calls `found` with the number of every feature of a document, as often as it stands there.
    pub(super) fn read<S: AsRef<str>>(
        &mut self,
        corpus: &Corpus<'_, S>,
        row: usize,
        blocks: &[Block],
        tokenizer: &Tokenizer,
        number: &mut impl Number,
        mut found: impl FnMut(u32),
    ) -> Result<()> {
        let Self { terms, words, numbers } = self;
        each_block(corpus, row, blocks, tokenizer, terms, |place, salt, terms| {
            let grams = blocks[place.block].grams;
            let mut number = |gram: Gram<'_>| number.number(place.block, key(salt, &gram), &gram);
            if !matches!(grams, Grams::Characters { .. }) {
                return grams.each(terms, |gram| number(gram).into_iter().for_each(&mut found));
            }
            Grams::Words.each(terms, |word| {
                let known = words.entry(key(salt, &word)).or_insert_with(|| {
                    let start = numbers.len() as u32;
                    grams.each_of_term(terms, word.first, |gram| numbers.extend(number(gram)));
                    start..numbers.len() as u32
                });
                numbers[known.start as usize..known.end as usize].iter().copied().for_each(&mut found);
            });
        })
    }
}

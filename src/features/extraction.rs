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
        blocks[place.block].grams.each(terms, |gram| found(place, key(salt, gram.hash, gram.case), &gram, terms));
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
    /// How often a word must be looked at before its character n-grams are known.
    const LOOKS: u8 = 1;

    /// Appends the numbers of the features of a block, leaving out those that do not count.
    ///
    /// `gram` gives the n-gram of the key at a position.
    fn numbers<'t>(&mut self, block: usize, keys: &[u64], gram: impl Fn(usize) -> Gram<'t>, found: &mut Vec<u32>);
}

impl Number for &Columns {
    fn numbers<'t>(&mut self, block: usize, keys: &[u64], _: impl Fn(usize) -> Gram<'t>, found: &mut Vec<u32>) {
        found.extend(keys.iter().filter_map(|&key| self.find(block, key)));
    }
}

/// Reads many documents, and the characters of each word only once.
///
/// News repeats its words: remembering the numbers of a word's character n-grams saves nearly all
/// of the hashing.
#[derive(Default)]
pub(super) struct Reader {
    terms: Terms,
    keys: Vec<u64>,
    words: Words,
}

impl Reader {
    /// Appends the number of every feature of a document, as often as it stands there.
    ///
    /// The keys of a block are made first and numbered together, so that the memory that numbering waits for comes in
    /// together.
    pub(super) fn read<S: AsRef<str>, N: Number>(
        &mut self,
        corpus: &Corpus<'_, S>,
        row: usize,
        blocks: &[Block],
        tokenizer: &Tokenizer,
        number: &mut N,
        found: &mut Vec<u32>,
    ) -> Result<()> {
        let Self { terms, keys, words } = self;
        each_block(corpus, row, blocks, tokenizer, terms, |place, salt, terms| {
            let grams = blocks[place.block].grams;
            keys.clear();
            keys.extend((0..grams.runs(terms)).map(|nth| {
                let (hash, case) = grams.hash_of_run(terms, nth);
                key(salt, hash, case)
            }));
            if let Grams::Characters { .. } = grams {
                for (nth, &word) in keys.iter().enumerate() {
                    let each = |found: &mut dyn FnMut(Gram<'_>)| grams.each_of_term(terms, nth, found);
                    words.numbers(place.block, salt, word, each, number, found);
                }
            } else {
                number.numbers(place.block, keys, |nth| grams.run(terms, nth), found);
            }
        })
    }
}

/// The numbers of the character n-grams of words.
#[derive(Default)]
struct Words {
    /// How often a word was looked at, and where in `numbers` its n-grams stand.
    places: FxHashMap<u64, (u8, Range<u32>)>,
    numbers: Vec<u32>,
}

impl Words {
    fn numbers<N: Number>(
        &mut self,
        block: usize,
        salt: u64,
        word: u64,
        each: impl Fn(&mut dyn FnMut(Gram<'_>)),
        number: &mut N,
        found: &mut Vec<u32>,
    ) {
        let Self { places, numbers } = self;
        let (looks, place) = places.entry(word).or_default();
        if *looks < N::LOOKS {
            let start = numbers.len() as u32;
            each(&mut |gram| number.numbers(block, &[key(salt, gram.hash, gram.case)], |_| gram, numbers));
            (*looks, *place) = (*looks + 1, start..numbers.len() as u32);
        }
        found.extend_from_slice(&numbers[place.start as usize..place.end as usize]);
    }
}

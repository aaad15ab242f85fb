//! Stances toward targets that are named at a place of the text: features by where they stand.

use crate::explain::Contribution;
use crate::features::{Block, Corpus};
use crate::mentions::{Parts, Polarity, Signs};
use crate::text::{Grams, Span};
use rayon::prelude::*;
use std::borrow::Cow;

/// Fields of a document, in the order of [`Parts::all`].
const MENTION: usize = 0;
const SIDES: [usize; 2] = [1, 2];
const NEAR: [usize; 2] = [3, 4];
const WIDE: [usize; 2] = [5, 6];
const CLAUSE: [usize; 2] = [7, 8];

/// Words for the good and bad words around the mention.
const SIGNS: usize = 9;

/// Number of fields.
pub(super) const FIELDS: usize = 10;

/// What all lengths are multiplied by: the families are many.
const SCALE: f32 = 0.6;

/// The parts of every row's text around its mention, and words for the good and bad words in them.
pub(super) fn parts<'c, S: AsRef<str> + Sync>(
    corpus: &'c Corpus<'_, S>,
    mentions: &[Span],
    polarity: &Polarity,
) -> Vec<Vec<Cow<'c, str>>> {
    let rows: Vec<[Cow<'c, str>; FIELDS]> = mentions
        .par_iter()
        .enumerate()
        .map(|(row, &mention)| {
            let text = corpus.text(row, super::TEXT);
            let (parts, signs) = read(text, mention, polarity);
            fields(text, &parts, signs.words)
        })
        .collect();
    let mut columns: Vec<Vec<Cow<'c, str>>> = (0..FIELDS).map(|_| Vec::with_capacity(rows.len())).collect();
    for row in rows {
        columns.iter_mut().zip(row).for_each(|(column, field)| column.push(field));
    }
    columns
}

/// The parts of one text, and words for what is good and bad in them.
pub(super) fn read(text: &str, mention: Span, polarity: &Polarity) -> (Parts, Signs) {
    let parts = Parts::new(text, mention);
    (parts, Signs::new(text, parts.mention, parts.sides, polarity))
}

/// One document.
pub(super) fn fields<'t>(text: &'t str, parts: &Parts, signs: String) -> [Cow<'t, str>; FIELDS] {
    let mut fields = [const { Cow::Borrowed("") }; FIELDS];
    fields.iter_mut().zip(parts.all()).for_each(|(field, span)| *field = Cow::Borrowed(span.of(text)));
    fields[SIGNS] = Cow::Owned(signs);
    fields
}

/// The families: the words of the text whichever side they stand on, of each side, of its windows, of the clause.
pub(super) fn blocks() -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut add = |grams, weight: f32, fields: &[usize]| {
        blocks.push(Block::new(grams, SCALE * weight).of_fields(fields.iter().copied()));
    };
    let (words, pairs, characters) = (Grams::Words, Grams::WordRuns { n: 2 }, Grams::Characters { min: 2, max: 5 });
    add(words, 0.8, &SIDES);
    add(pairs, 0.6, &SIDES);
    add(characters, 1.0, &SIDES);
    add(words, 0.4, &[MENTION]);
    add(words, 0.8, &[SIGNS]);
    add(words, 0.6, &CLAUSE);
    add(pairs, 0.4, &CLAUSE);
    add(characters, 0.7, &CLAUSE);
    for side in 0..2 {
        add(words, 0.5, &[SIDES[side]]);
        add(words, 0.7, &[WIDE[side]]);
        add(words, 0.4, &[NEAR[side]]);
        add(pairs, 0.3, &[NEAR[side]]);
    }
    blocks
}

/// Contributions of words of the parts as those of words of the text, each word once.
pub(super) fn of_text(found: Vec<Contribution>, parts: &Parts, signs: &Signs) -> Vec<Contribution> {
    let spans = parts.all();
    let mut words: Vec<Contribution> = found
        .into_iter()
        .map(|word| {
            let span = match spans.get(word.field) {
                Some(part) => word.span.shifted(part.start),
                None => signs.place(word.span.start).unwrap_or(parts.mention),
            };
            Contribution { field: super::TEXT, span, ..word }
        })
        .collect();
    words.sort_by_key(|word| (word.span.start, word.span.end));
    let mut merged: Vec<Contribution> = Vec::with_capacity(words.len());
    for word in words {
        match merged.last_mut().filter(|last| last.span == word.span) {
            Some(last) => last.value += word.value,
            None => merged.push(word),
        }
    }
    merged
}

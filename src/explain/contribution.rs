//! Exact contributions of words to a linear score.
//!
//! A feature contributes its value times its weight. Its occurrences share that equally, and so do
//! the words of one occurrence. Nothing is left out, so the contributions and the intercept add
//! up to the score.

use crate::features::{Corpus, Place, Vectorizer, each_feature};
use crate::models::LinearModel;
use crate::text::Span;
use crate::{Interrupt, Result};
use rustc_hash::FxHashMap;

/// What one word adds to a score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contribution {
    /// The field the word stands in.
    pub field: usize,
    /// The word's bytes in that field.
    pub span: Span,
    /// What it adds.
    pub value: f64,
}

/// What one named feature, which is of no single word, adds to a score.
#[derive(Debug, Clone, PartialEq)]
pub struct FeatureContribution {
    /// Its name.
    pub name: String,
    /// Its value in the document.
    pub feature: f32,
    /// What it adds.
    pub value: f64,
    /// Where it was read: a field and bytes of it, in order; none for what is of a whole text.
    pub places: Vec<(usize, Span)>,
}

/// A score and everything that adds up to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The decision score of the class.
    pub score: f64,
    /// The part that is there without any text.
    pub intercept: f64,
    /// The words that have any known feature, in text order.
    pub contributions: Vec<Contribution>,
    /// The named features.
    pub features: Vec<FeatureContribution>,
    /// Places of the last field that the features were read from, the most telling first.
    pub evidence: Vec<Span>,
}

/// Explains the score of `class` for the one document of `alone`.
pub fn explain(
    vectorizer: &Vectorizer,
    model: &LinearModel,
    alone: &Corpus<'_, &str>,
    class: usize,
) -> Result<Explanation> {
    let weight =
        |column: usize| model.weights().pairs(column).find(|(of, _)| *of == class).map_or(0.0, |(_, w)| w.into());
    let shares = shares(vectorizer, alone, weight)?;
    let contributions = words(vectorizer, alone, &shares)?;
    let intercept = f64::from(model.intercept()[class]);
    let score = intercept + contributions.iter().map(|word| word.value).sum::<f64>();
    Ok(Explanation { score, intercept, contributions, features: Vec::new(), evidence: Vec::new() })
}

/// What each occurrence of each column adds to a sum of its value times a weight.
pub(super) fn shares(
    vectorizer: &Vectorizer,
    alone: &Corpus<'_, &str>,
    weight: impl Fn(usize) -> f64,
) -> Result<FxHashMap<u32, f64>> {
    let features = vectorizer.transform(alone, &Interrupt::default())?;
    let mut counts: FxHashMap<u32, f64> = features.pairs(0).map(|(column, _)| (column as u32, 0.0)).collect();
    let params = &vectorizer.params;
    each_feature(alone, 0, &params.blocks, &params.tokenizer, |place, key, _, _| {
        let column = vectorizer.columns.find(place.block, key);
        if let Some(count) = column.and_then(|column| counts.get_mut(&column)) {
            *count += 1.0;
        }
    })?;
    let share = |(column, value): (usize, f32)| {
        let count = counts.get(&(column as u32))?;
        Some((column as u32, f64::from(value) * weight(column) / count))
    };
    Ok(features.pairs(0).filter_map(share).collect())
}

/// The shares, handed to the words of the occurrences, in text order.
pub(super) fn words(
    vectorizer: &Vectorizer,
    alone: &Corpus<'_, &str>,
    shares: &FxHashMap<u32, f64>,
) -> Result<Vec<Contribution>> {
    // By field, then by the word's place among the terms of the field.
    let mut words: Vec<Vec<Option<Contribution>>> = vec![Vec::new(); alone.fields()];
    let params = &vectorizer.params;
    each_feature(alone, 0, &params.blocks, &params.tokenizer, |Place { block, field }, key, gram, terms| {
        let column = vectorizer.columns.find(block, key);
        let Some(share) = column.and_then(|column| shares.get(&column)) else { return };
        let of_field = &mut words[field];
        of_field.resize(terms.as_slice().len(), None);
        let touched = gram.first..=gram.last;
        let part = share / touched.clone().count() as f64;
        for nth in touched {
            let span = terms.as_slice()[nth].span;
            of_field[nth].get_or_insert(Contribution { field, span, value: 0.0 }).value += part;
        }
    })?;
    Ok(words.into_iter().flatten().flatten().collect())
}

//! Exact contributions of words to a linear score.
//!
//! A feature contributes its value times its weight. Its occurrences share that equally, and so do
//! the words of one occurrence. Nothing is left out, so the contributions and the intercept add
//! up to the score.

use crate::features::{Corpus, Vectorizer, each_feature};
use crate::models::LinearModel;
use crate::text::Span;
use crate::{Interrupt, Result};
use std::collections::BTreeMap;

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

/// A score and everything that adds up to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The decision score of the class.
    pub score: f64,
    /// The part that is there without any text.
    pub intercept: f64,
    /// The words that have any known feature, in text order.
    pub contributions: Vec<Contribution>,
}

/// Explains the score of `class` for the one document of `alone`.
pub fn explain(
    vectorizer: &Vectorizer,
    model: &LinearModel,
    alone: &Corpus<'_, &str>,
    class: usize,
) -> Result<Explanation> {
    let shares = shares(vectorizer, model, alone, class)?;
    let words = words(vectorizer, alone, &shares)?;
    let intercept = f64::from(model.intercept()[class]);
    let contributions: Vec<Contribution> =
        words.into_iter().map(|((field, span), value)| Contribution { field, span, value }).collect();
    let score = intercept + contributions.iter().map(|word| word.value).sum::<f64>();
    Ok(Explanation { score, intercept, contributions })
}

/// What each occurrence of each column adds to the score.
fn shares(
    vectorizer: &Vectorizer,
    model: &LinearModel,
    alone: &Corpus<'_, &str>,
    class: usize,
) -> Result<BTreeMap<u32, f64>> {
    let features = vectorizer.transform(alone, &Interrupt::default())?;
    let mut counts: BTreeMap<u32, f64> = BTreeMap::new();
    let params = &vectorizer.params;
    each_feature(alone, 0, &params.blocks, &params.tokenizer, |place, key, _, _| {
        if let Some(column) = vectorizer.columns.find(place.block, key) {
            *counts.entry(column).or_default() += 1.0;
        }
    })?;
    let weight = |column: usize| model.weights().pairs(column).find(|(of, _)| *of == class).map_or(0.0, |(_, w)| w);
    let share = |(column, value): (usize, f32)| {
        let count = counts.get(&(column as u32))?;
        Some((column as u32, f64::from(value) * f64::from(weight(column)) / count))
    };
    Ok(features.pairs(0).filter_map(share).collect())
}

/// The shares, handed to the words of the occurrences.
fn words(
    vectorizer: &Vectorizer,
    alone: &Corpus<'_, &str>,
    shares: &BTreeMap<u32, f64>,
) -> Result<BTreeMap<(usize, Span), f64>> {
    let mut words = BTreeMap::new();
    let params = &vectorizer.params;
    each_feature(alone, 0, &params.blocks, &params.tokenizer, |place, key, gram, terms| {
        let column = vectorizer.columns.find(place.block, key);
        if let Some(share) = column.and_then(|column| shares.get(&column)) {
            let touched = &terms.as_slice()[gram.first..=gram.last];
            for term in touched {
                *words.entry((place.field, term.span)).or_insert(0.0) += share / touched.len() as f64;
            }
        }
    })?;
    Ok(words)
}

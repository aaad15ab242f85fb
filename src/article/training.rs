//! What the training script reads: features of lines, and bodies under other weights.
//!
//! Not part of the library's interface; `examples/lines.rs` gives it a command line.

use super::blocks::{Parts, kinds, read_blocks, signs, spans};
use super::lines::context::Context;
use super::lines::features::{Page, Sign};
use super::lines::names;
use super::lines::{Measures, Model, measures};
use super::metadata::headline;
use super::{Article, Origin, parse};
use crate::Result;
use crate::text::Span;

fn measured(text: &str) -> (Vec<Span>, Vec<Measures>, Vec<Sign>) {
    let spans = spans(text);
    let measures = measures(text, &spans);
    let signs = signs(&kinds(text, &spans, &measures));
    (spans, measures, signs)
}

/// The spans (bytes) of the lines of `text` and the features of each.
#[must_use]
pub fn features(text: &str) -> Vec<(Span, Vec<f32>)> {
    let (spans, measures, signs) = measured(text);
    let page = Page::new(&measures, &signs);
    spans.into_iter().enumerate().map(|(index, span)| (span, page.row(index).to_vec())).collect()
}

/// The names of the features of a line, then of its context.
#[must_use]
pub fn names() -> (Vec<String>, Vec<String>) {
    (names::of_features(), names::of_context())
}

/// For each line of `text`, the context that first `scores` (0..=1) give.
#[must_use]
pub fn context(text: &str, scores: &[f32]) -> Vec<Vec<f32>> {
    let (_, measures, _) = measured(text);
    let context = Context::new(&measures, scores);
    (0..measures.len().min(scores.len())).map(|index| context.row(index).to_vec()).collect()
}

/// The body of what an extractor made of a page, its content from byte `begin` on, under the weights in `json`.
pub fn extracted(text: &str, begin: usize, json: &str) -> Result<String> {
    Ok(parse::outline_with(text, Origin::Extracted { begin }, &Model::parse(json)?, None).body)
}

/// The body of `text` under the weights in `json`, from the line scores alone or with the typed rules.
pub fn body(text: &str, json: &str, rules: bool) -> Result<String> {
    let model = Model::parse(json)?;
    if rules {
        return Ok(parse::outline_with(text, Origin::Raw, &model, None).body);
    }
    let (spans, measures, signs) = measured(text);
    let inside = model.decide(&model.odds(&measures, &signs));
    let kept = spans.iter().zip(inside).filter(|(_, inside)| *inside);
    Ok(kept.map(|(span, _)| span.of(text)).collect::<Vec<_>>().join("\n"))
}

/// The outline of `text` under the weights in `json`.
pub fn outline(text: &str, json: &str) -> Result<Article> {
    Ok(parse::outline_with(text, Origin::Raw, &Model::parse(json)?, None))
}

/// The names in `text` that may be its outlet's, each with its numbers.
#[must_use]
pub fn outlets(text: &str) -> Vec<(String, Vec<f32>)> {
    parse::outlets(text)
}

/// The lines of `text` that may be its headline, each with its numbers.
#[must_use]
pub fn headlines(text: &str) -> Vec<(String, Vec<f32>)> {
    let Parts { blocks, measures } = read_blocks(text, Origin::Raw, Model::shipped(), None);
    headline::rows(text, &blocks, &measures)
}

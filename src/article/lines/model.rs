//! The logistic regressions that score lines, and their weights.

use super::Measures;
use super::context::{self, Context};
use super::features::{self, Page, Sign};
use super::path::best_path;
use crate::{Error, Result};
use serde::Deserialize;
use std::sync::LazyLock;

/// Weights trained by `benchmarks/article/train_lines.py`.
const SHIPPED: &str = include_str!("weights.json");

/// The weights of both looks and of the path.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Model {
    /// One weight for each feature of a line.
    first: Vec<f32>,
    /// One weight for each feature of a line, then for each of its context.
    second: Vec<f32>,
    /// What the path pays for entering or leaving the body.
    switch: f32,
    /// Added to the log odds of every line before the path is found.
    bias: f32,
}

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::parse(SHIPPED).unwrap_or_default());

impl Model {
    /// The model in the library.
    pub(crate) fn shipped() -> &'static Self {
        &MODEL
    }

    /// Reads a model from JSON; refuses one of other lengths.
    pub(crate) fn parse(json: &str) -> Result<Self> {
        let bad = |why: String| Error::ModelFile(format!("line weights: {why}"));
        let model: Self = serde_json::from_str(json).map_err(|error| bad(error.to_string()))?;
        let lengths = (model.first.len(), model.second.len());
        let wanted = (features::WIDTH, features::WIDTH + context::WIDTH);
        if lengths == wanted { Ok(model) } else { Err(bad(format!("lengths {lengths:?}, expected {wanted:?}"))) }
    }

    /// For each line, the log odds of being body.
    pub(crate) fn odds(&self, lines: &[Measures], signs: &[Sign]) -> Vec<f32> {
        let page = Page::new(lines, signs);
        let mut second = Vec::with_capacity(lines.len());
        let mut first = Vec::with_capacity(lines.len());
        let own = self.second.get(..features::WIDTH).unwrap_or_default();
        for index in 0..lines.len() {
            let row = page.row(index);
            first.push(probability(dot(&self.first, &row)));
            second.push(dot(own, &row) + self.bias);
        }
        let context = Context::new(lines, &first);
        let rest = self.second.get(features::WIDTH..).unwrap_or_default();
        for (index, odds) in second.iter_mut().enumerate() {
            *odds += dot(rest, &context.row(index));
        }
        second
    }

    /// Which lines the best path counts as body, given their log odds.
    pub(crate) fn decide(&self, odds: &[f32]) -> Vec<bool> {
        best_path(odds, self.switch)
    }
}

/// The probability of log odds.
pub(crate) fn probability(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// Sums kept apart in a dot product, so that they add up beside each other.
const LANES: usize = 8;

fn dot(weights: &[f32], row: &[f32]) -> f32 {
    let mut sums = [0.0; LANES];
    let (weights, last_weights) = weights.as_chunks::<LANES>();
    let (row, last) = row.as_chunks::<LANES>();
    for (weights, row) in weights.iter().zip(row) {
        for lane in 0..LANES {
            sums[lane] += weights[lane] * row[lane];
        }
    }
    for ((sum, weight), value) in sums.iter_mut().zip(last_weights).zip(last) {
        *sum += weight * value;
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_weights_fit_the_features_and_stay_few() {
        let few = |model: Model| model.first.len() + model.second.len() + 2 <= 500;
        assert!(Model::parse(SHIPPED).is_ok_and(few));
    }

    #[test]
    fn weights_of_another_length_are_refused() {
        assert!(Model::parse(r#"{"first":[1.0],"second":[],"switch":1.0,"bias":0.0}"#).is_err());
    }
}

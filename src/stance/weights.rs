//! What each kind of evidence weighs: a logistic regression over sums of judgments.

use std::sync::LazyLock;

/// Features of a holder.
pub(super) const FEATURES: usize = 27;

/// Their names, as in the file of weights.
pub(super) const NAMES: [&str; FEATURES] = [
    "own attitude",
    "own will",
    "own act",
    "own worth",
    "own short",
    "story attitude",
    "story will",
    "story act",
    "story worth",
    "story short",
    "far attitude",
    "far will",
    "far act",
    "far worth",
    "far short",
    "told attitude",
    "told will",
    "told act",
    "told worth",
    "told short",
    "owner attitude",
    "owner will",
    "owner act",
    "owner worth",
    "owner short",
    "is owner",
    "is affiliate",
];

/// Written by `benchmarks/stance/train_actors.py`; a line a name and a number.
const TEXT: &str = include_str!("data/weights.txt");

pub(super) static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::read(TEXT));

pub(super) struct Weights {
    pub(super) features: [f32; FEATURES],
    pub(super) bias: f32,
    /// Logits of the probability per logit of evidence, and with none.
    slope: f32,
    base: f32,
    /// Logits of evidence below which no side is taken.
    pub(super) abstain: f32,
}

impl Weights {
    fn read(text: &str) -> Self {
        let lines: Vec<(&str, f32)> = text
            .lines()
            .filter_map(|line| {
                let (name, number) = line.rsplit_once(' ')?;
                Some((name, number.parse().ok()?))
            })
            .collect();
        let of = |wanted: &str| lines.iter().find(|(name, _)| *name == wanted).map_or(0.0, |&(_, number)| number);
        Self { features: NAMES.map(of), bias: of("bias"), slope: of("slope"), base: of("base"), abstain: of("abstain") }
    }

    /// Logits for the target, negative ones against it.
    pub(super) fn logits(&self, features: &[f32; FEATURES]) -> f32 {
        self.features.iter().zip(features).map(|(weight, feature)| weight * feature).sum::<f32>() + self.bias
    }

    /// Probability of the label that evidence of `logits` gives.
    pub(super) fn probability(&self, logits: f32) -> f32 {
        1.0 / (1.0 + (-(self.base + self.slope * logits.abs())).exp())
    }
}

//! One of several candidates, by the weighed sum of what speaks for each and against it.

use crate::{Error, Result};
use serde::Deserialize;

/// A weight for each number of a candidate; to choose none weighs 0.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Weights {
    weights: Vec<f32>,
}

impl Weights {
    /// The weights in the library, for candidates of `width` numbers.
    pub(super) fn shipped(json: &str, width: usize) -> Self {
        Self::parse(json, width).unwrap_or_default()
    }

    /// Reads weights from JSON; refuses those of another length.
    pub(super) fn parse(json: &str, width: usize) -> Result<Self> {
        let bad = |why: String| Error::ModelFile(format!("weights of a fact: {why}"));
        let read: Self = serde_json::from_str(json).map_err(|error| bad(error.to_string()))?;
        let length = read.weights.len();
        if length == width { Ok(read) } else { Err(bad(format!("length {length}, expected {width}"))) }
    }

    /// What speaks for a candidate, less what speaks against it.
    pub(super) fn score(&self, numbers: &[f32]) -> f32 {
        self.weights.iter().zip(numbers).map(|(weight, number)| weight * number).sum()
    }

    /// The candidate that weighs most, if that is more than none; the first of several.
    pub(super) fn best<'n>(&self, candidates: impl Iterator<Item = &'n [f32]>) -> Option<usize> {
        let scored = candidates.map(|numbers| self.score(numbers)).enumerate().filter(|(_, score)| *score > 0.0);
        scored.reduce(|best, other| if other.1 > best.1 { other } else { best }).map(|(at, _)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_weighs_more_than_none() {
        let weights = Weights::parse(r#"{"weights": [1.0, -1.0]}"#, 2).unwrap();
        let best = |rows: &[[f32; 2]]| weights.best(rows.iter().map(<[f32; 2]>::as_slice));
        assert_eq!(best(&[[1.0, 0.5], [2.0, 0.0], [2.0, 0.0]]), Some(1));
        assert_eq!(best(&[[0.0, 0.0], [1.0, 2.0]]), None);
        assert!(Weights::parse(r#"{"weights": [1.0]}"#, 2).is_err());
    }
}

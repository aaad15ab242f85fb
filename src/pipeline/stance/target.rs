//! Stances toward a few fixed targets: each has features of its own beside those that all share.

use super::kind::different_targets;
use super::{TARGET, TEXT};
use crate::calibration::{Calibration, Conformal, Fold, Temperature};
use crate::features::{Block, Corpus, Packed, VectorizerParams};
use crate::pipeline::{Targets, Truth};
use crate::text::Grams;
use ndarray::{Array1, Array2, ArrayView2};

/// Most targets that have features of their own.
const OWN_TARGETS: usize = 100;

/// Documents a target must have on average for that.
const OWN_FROM: usize = 10;

/// Weight of what all targets share, beside 1 for what is a target's own.
const SHARED: f32 = 0.45;

/// Weight of the target's own words, where targets have no features of their own.
const TARGET_WORDS: f32 = 0.2;

/// The families of features.
///
/// Where targets are few, the features of the text stand twice: crossed with the target, so that each target has a
/// model of its own, and shared by all targets at a lower weight, so that a new target has one at all (Daume 2007).
/// Where they have too few texts for that, all share one set of features, beside the words of the target.
pub(super) fn blocks<S: AsRef<str>>(corpus: &Corpus<'_, S>) -> Vec<Block> {
    let different = different_targets(corpus);
    let own = different <= OWN_TARGETS && corpus.len() >= OWN_FROM * different;
    let families = [(Grams::Words, 0.4), (Grams::WordRuns { n: 2 }, 0.3), (Grams::Characters { min: 3, max: 5 }, 1.0)];
    let of_text = |grams, weight| Block::new(grams, weight).of_fields([TEXT]);
    if own {
        let twice = |(grams, weight)| [of_text(grams, weight).crossed(TARGET), of_text(grams, SHARED * weight)];
        return families.into_iter().flat_map(twice).collect();
    }
    let once = families.into_iter().map(|(grams, weight)| of_text(grams, weight));
    once.chain([Block::new(Grams::Words, TARGET_WORDS).of_fields([TARGET])]).collect()
}

/// Classes whose rows are held out by given folds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grouped<'t> {
    pub(super) targets: Targets<'t>,
    pub(super) folds: &'t [Fold],
}

impl Truth for Grouped<'_> {
    type Targets = Array1<usize>;

    fn check(&self, documents: usize) -> crate::Result<()> {
        self.targets.check(documents)
    }

    fn weigh(&self, vectorizer: &VectorizerParams, counts: &Packed, rows: &[usize]) -> crate::Result<Vec<f32>> {
        self.targets.weigh(vectorizer, counts, rows)
    }

    fn targets(&self, rows: &[usize]) -> Array1<usize> {
        self.targets.targets(rows)
    }

    fn weights(&self) -> Option<&[f32]> {
        self.targets.weights
    }

    fn folds(&self, _: u64) -> Vec<Fold> {
        self.folds.to_vec()
    }

    fn given_folds(&self, _: &[Option<usize>]) -> Vec<Fold> {
        self.folds.to_vec()
    }

    /// Nothing: it follows from the calibration that is fitted later.
    fn conformal(&self, _: ArrayView2<'_, f64>, _: &[usize], _: u64) -> Conformal {
        Conformal::default()
    }

    /// None: it is fitted to the held-out scores later.
    fn calibration(&self, _: &Array2<f32>, _: &[usize]) -> Calibration {
        Calibration::Temperature(Temperature::default())
    }
}

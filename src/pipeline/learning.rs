//! What learning topics and learning stances have in common.

use super::{Targets, TextClassifier, TextClassifierParams};
use crate::features::{Corpus, VectorizerParams};
use crate::models::{ClassWeight, CrammerSingerParams, LinearModel};
use crate::{Interrupt, Result};

/// How the machine learns.
#[derive(Debug, Clone)]
pub struct Learning {
    /// Cost of an error, positive.
    pub c: f64,
    /// Documents a feature must stand in; at most as many as there are.
    pub min_df: usize,
    /// Factor of the cost by class.
    pub class_weight: ClassWeight,
    /// Order of the examples and choice of the calibration rows.
    pub seed: u64,
    /// A flag that stops the fit.
    pub interrupt: Interrupt,
}

impl Default for Learning {
    fn default() -> Self {
        let (class_weight, interrupt) = (ClassWeight::Uniform, Interrupt::default());
        Self { c: 0.3, min_df: 2, class_weight, seed: 0, interrupt }
    }
}

impl Learning {
    /// Learns with the features of `vectorizer`, whose `min_df` is set here.
    pub(super) fn fit<S: AsRef<str> + Sync>(
        &self,
        vectorizer: VectorizerParams,
        corpus: &Corpus<'_, S>,
        targets: Targets<'_>,
    ) -> Result<TextClassifier<LinearModel>> {
        let estimator = CrammerSingerParams::default()
            .c(self.c)
            .seed(self.seed)
            .class_weight(self.class_weight.clone())
            .interrupt(self.interrupt.clone());
        let vectorizer = VectorizerParams { min_df: self.min_df.min(corpus.len()), ..vectorizer };
        let interrupt = self.interrupt.clone();
        TextClassifierParams { vectorizer, estimator, seed: self.seed, interrupt }.fit(corpus, targets)
    }
}

//! What learning topics and learning stances have in common.

use super::{LabelTargets, Targets, TextClassifier, TextClassifierParams, Truth};
use crate::features::{Corpus, Csr, VectorizerParams};
use crate::models::{BinaryMachine, ClassWeight, CrammerSingerParams, LinearModel, OneVsRestParams};
use crate::{Error, Interrupt, Result};
use linfa::traits::Fit;

/// Share of what a feature tells about all labels that must be about a label for its machine to see it.
const RELEVANCE: f64 = 0.01;

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
    /// Parts that are held out for calibration instead of random ones, one a row; None is never held out.
    pub parts: Option<Vec<Option<usize>>>,
    /// A flag that stops the fit.
    pub interrupt: Interrupt,
}

impl Default for Learning {
    fn default() -> Self {
        let (class_weight, interrupt) = (ClassWeight::Uniform, Interrupt::default());
        Self { c: 0.3, min_df: 2, class_weight, seed: 0, parts: None, interrupt }
    }
}

impl Learning {
    /// Learns one class a document with the features of `vectorizer`, whose `min_df` is set here.
    pub(super) fn fit<S: AsRef<str> + Sync>(
        &self,
        vectorizer: VectorizerParams,
        corpus: &Corpus<'_, S>,
        targets: Targets<'_>,
    ) -> Result<TextClassifier<LinearModel>> {
        self.fit_by(self.machine(), vectorizer, corpus, targets)
    }

    /// The machine of one class a document.
    pub(super) fn machine(&self) -> CrammerSingerParams {
        CrammerSingerParams::default()
            .c(self.c)
            .seed(self.seed)
            .class_weight(self.class_weight.clone())
            .interrupt(self.interrupt.clone())
    }

    /// Learns any number of labels a document, in the same way.
    pub(super) fn fit_labels<S: AsRef<str> + Sync>(
        &self,
        vectorizer: VectorizerParams,
        corpus: &Corpus<'_, S>,
        targets: LabelTargets<'_>,
    ) -> Result<TextClassifier<LinearModel>> {
        let machine = BinaryMachine { seed: self.seed, interrupt: self.interrupt.clone(), ..BinaryMachine::default() };
        let estimator = OneVsRestParams::default()
            .c(self.c)
            .class_weight(self.class_weight.clone())
            .relevance(RELEVANCE)
            .machine(machine);
        self.fit_by(estimator, vectorizer, corpus, targets)
    }

    fn fit_by<P, S, T>(
        &self,
        estimator: P,
        vectorizer: VectorizerParams,
        corpus: &Corpus<'_, S>,
        truth: T,
    ) -> Result<TextClassifier<LinearModel>>
    where
        P: Fit<Csr, T::Targets, Error, Object = LinearModel> + Sync,
        S: AsRef<str> + Sync,
        T: Truth,
    {
        let vectorizer = VectorizerParams { min_df: self.min_df.min(corpus.len()), ..vectorizer };
        let interrupt = self.interrupt.clone();
        TextClassifierParams { vectorizer, estimator, seed: self.seed, parts: self.parts.clone(), interrupt }
            .fit(corpus, truth)
    }
}

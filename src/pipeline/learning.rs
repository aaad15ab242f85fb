//! What learning topics and learning stances have in common.

use super::{LabelTargets, Targets, TextClassifier, TextClassifierParams};
use crate::features::{Corpus, Counted, VectorizerParams};
use crate::models::{BinaryMachine, ClassWeight, CrammerSingerParams, LinearModel, OneVsRestParams};
use crate::{Interrupt, Result};

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
        self.params(self.machine(), self.with_min_df(vectorizer, corpus)).fit(corpus, targets)
    }

    /// Learns any number of labels a document, in the same way.
    pub(super) fn fit_labels<S: AsRef<str> + Sync>(
        &self,
        vectorizer: VectorizerParams,
        corpus: &Corpus<'_, S>,
        targets: LabelTargets<'_>,
    ) -> Result<TextClassifier<LinearModel>> {
        self.params(self.machines(), self.with_min_df(vectorizer, corpus)).fit(corpus, targets)
    }

    /// Learns one class a document from what `vectorizer` has counted.
    pub(super) fn fit_counted(
        &self,
        vectorizer: VectorizerParams,
        counted: Counted,
        targets: Targets<'_>,
    ) -> Result<TextClassifier<LinearModel>> {
        self.params(self.machine(), vectorizer).fit_counted(counted, targets)
    }

    /// Learns any number of labels a document, in the same way.
    pub(super) fn fit_labels_counted(
        &self,
        vectorizer: VectorizerParams,
        counted: Counted,
        targets: LabelTargets<'_>,
    ) -> Result<TextClassifier<LinearModel>> {
        self.params(self.machines(), vectorizer).fit_counted(counted, targets)
    }

    /// The machine of one class a document.
    pub(super) fn machine(&self) -> CrammerSingerParams {
        CrammerSingerParams::default()
            .c(self.c)
            .seed(self.seed)
            .class_weight(self.class_weight.clone())
            .interrupt(self.interrupt.clone())
    }

    /// The machines of any number of labels a document.
    fn machines(&self) -> OneVsRestParams {
        let machine = BinaryMachine { seed: self.seed, interrupt: self.interrupt.clone(), ..BinaryMachine::default() };
        OneVsRestParams::default()
            .c(self.c)
            .class_weight(self.class_weight.clone())
            .relevance(RELEVANCE)
            .machine(machine)
    }

    fn with_min_df<S: AsRef<str>>(&self, vectorizer: VectorizerParams, corpus: &Corpus<'_, S>) -> VectorizerParams {
        VectorizerParams { min_df: self.min_df.min(corpus.len()), ..vectorizer }
    }

    fn params<P>(&self, estimator: P, vectorizer: VectorizerParams) -> TextClassifierParams<P> {
        let interrupt = self.interrupt.clone();
        TextClassifierParams { vectorizer, estimator, seed: self.seed, parts: self.parts.clone(), interrupt }
    }
}

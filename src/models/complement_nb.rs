//! Complement naive Bayes (Rennie and others 2003), in log space.

use super::class_counts::{NaiveBayes, class_counts};
use super::parameters::positive;
use super::{Coefficients, LinearModel};
use crate::features::Csr;
use crate::{Error, Result};
use linfa::traits::Fit;
use linfa::{DatasetBase, ParamGuard};
use ndarray::{Array1, Axis};

/// Checked parameters; made by [`ComplementNbParams`].
#[derive(Debug, Clone, PartialEq)]
pub struct ComplementNbValidParams {
    alpha: f64,
    norm: bool,
}

/// Parameters of complement naive Bayes.
///
/// | name | default | purpose | range |
/// |---|---|---|---|
/// | `alpha` | 1.0 | occurrences of every feature added to every class | positive |
/// | `norm` | false | scale the weights of a class to sum to 1 | |
#[derive(Debug, Clone, PartialEq)]
pub struct ComplementNbParams(ComplementNbValidParams);

impl Default for ComplementNbParams {
    fn default() -> Self {
        Self(ComplementNbValidParams { alpha: 1.0, norm: false })
    }
}

impl ComplementNbParams {
    /// Occurrences of every feature added to every class.
    #[must_use]
    pub fn alpha(mut self, alpha: f64) -> Self {
        self.0.alpha = alpha;
        self
    }

    /// Scale the weights of a class to sum to 1.
    #[must_use]
    pub fn norm(mut self, norm: bool) -> Self {
        self.0.norm = norm;
        self
    }
}

impl ParamGuard for ComplementNbParams {
    type Checked = ComplementNbValidParams;
    type Error = Error;

    fn check_ref(&self) -> Result<&Self::Checked> {
        positive("alpha", self.0.alpha)?;
        Ok(&self.0)
    }

    fn check(self) -> Result<Self::Checked> {
        self.check_ref()?;
        Ok(self.0)
    }
}

impl ComplementNbValidParams {
    /// Minus the log probability of each feature outside each class; no intercept.
    pub fn solve(&self, dataset: &DatasetBase<Csr, Array1<usize>>) -> Result<NaiveBayes> {
        let (feature_count, class_count) = class_counts(dataset)?;
        let of_feature = feature_count.sum_axis(Axis(1)).insert_axis(Axis(1));
        let mut weights = &of_feature - &feature_count + self.alpha;
        weights /= &weights.sum_axis(Axis(0));
        weights.par_mapv_inplace(f64::ln);
        if self.norm {
            weights /= &weights.sum_axis(Axis(0));
        } else {
            weights.par_mapv_inplace(|log| -log);
        }
        let intercept = Array1::zeros(class_count.len());
        Ok(NaiveBayes { coefficients: Coefficients { weights, intercept }, feature_count, class_count })
    }
}

impl Fit<Csr, Array1<usize>, Error> for ComplementNbValidParams {
    type Object = LinearModel;

    /// Values must not be negative.
    fn fit(&self, dataset: &DatasetBase<Csr, Array1<usize>>) -> Result<LinearModel> {
        self.solve(dataset)?.coefficients.to_model()
    }
}

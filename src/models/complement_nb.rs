//! Complement naive Bayes (Rennie and others 2003), in log space.

use super::class_weight::class_count;
use super::parameters::positive;
use super::{ClassWeight, LinearModel};
use crate::features::Csr;
use crate::{Error, Result};
use linfa::traits::Fit;
use linfa::{DatasetBase, ParamGuard};
use ndarray::{Array1, Array2, Axis};

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

impl Fit<Csr, Array1<usize>, Error> for ComplementNbValidParams {
    type Object = LinearModel;

    /// Values must not be negative.
    fn fit(&self, dataset: &DatasetBase<Csr, Array1<usize>>) -> Result<LinearModel> {
        let n_classes = class_count(&dataset.targets)?;
        let costs = ClassWeight::Uniform.costs(dataset, n_classes)?;
        let records = &dataset.records;
        if let Some(value) = records.parts().2.iter().find(|value| **value < 0.0) {
            return Err(Error::Training(format!("naive Bayes needs counts from 0, got {value}")));
        }
        let mut counts = Array2::<f64>::zeros((records.columns(), n_classes));
        for row in 0..records.rows() {
            for (feature, value) in records.pairs(row) {
                counts[[feature, dataset.targets[row]]] += f64::from(value) * costs[row];
            }
        }
        LinearModel::new(Csr::from_dense(&self.weights(&counts))?, Array1::zeros(n_classes))
    }
}

impl ComplementNbValidParams {
    /// Minus the log probability of each feature outside each class.
    fn weights(&self, counts: &Array2<f64>) -> Array2<f32> {
        let of_feature = counts.sum_axis(Axis(1)).insert_axis(Axis(1));
        let outside = &of_feature - counts + self.alpha;
        let logs = (&outside / &outside.sum_axis(Axis(0))).mapv(f64::ln);
        let weights = if self.norm { &logs / &logs.sum_axis(Axis(0)) } else { -logs };
        weights.mapv(|weight| weight as f32)
    }
}

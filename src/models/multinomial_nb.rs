//! Multinomial naive Bayes (Manning, Raghavan and Schuetze 2008, chapter 13), in log space.

use super::class_counts::{NaiveBayes, class_counts};
use super::parameters::positive;
use super::{Coefficients, LinearModel};
use crate::features::Csr;
use crate::{Error, Result};
use linfa::traits::Fit;
use linfa::{DatasetBase, ParamGuard};
use ndarray::{Array1, Axis};

/// What a class is worth before anything is read.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Prior {
    /// Its part of the training rows.
    #[default]
    Learned,
    /// The same for all.
    Uniform,
    /// One probability a class.
    Given(Vec<f64>),
}

/// Checked parameters; made by [`MultinomialNbParams`].
#[derive(Debug, Clone, PartialEq)]
pub struct MultinomialNbValidParams {
    alpha: f64,
    prior: Prior,
}

/// Parameters of multinomial naive Bayes.
///
/// | name | default | purpose | range |
/// |---|---|---|---|
/// | `alpha` | 1.0 | occurrences of every feature added to every class | positive |
/// | `prior` | learned | probability of a class before anything is read | |
#[derive(Debug, Clone, PartialEq)]
pub struct MultinomialNbParams(MultinomialNbValidParams);

impl Default for MultinomialNbParams {
    fn default() -> Self {
        Self(MultinomialNbValidParams { alpha: 1.0, prior: Prior::Learned })
    }
}

impl MultinomialNbParams {
    /// Occurrences of every feature added to every class.
    #[must_use]
    pub fn alpha(mut self, alpha: f64) -> Self {
        self.0.alpha = alpha;
        self
    }

    /// Probability of a class before anything is read.
    #[must_use]
    pub fn prior(mut self, prior: Prior) -> Self {
        self.0.prior = prior;
        self
    }
}

impl ParamGuard for MultinomialNbParams {
    type Checked = MultinomialNbValidParams;
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

impl MultinomialNbValidParams {
    /// Log probabilities of the features in each class, and of the classes.
    pub fn solve(&self, dataset: &DatasetBase<Csr, Array1<usize>>) -> Result<NaiveBayes> {
        let (feature_count, class_count) = class_counts(dataset)?;
        let mut weights = &feature_count + self.alpha;
        weights /= &weights.sum_axis(Axis(0));
        weights.par_mapv_inplace(f64::ln);
        let intercept = self.log_prior(&class_count)?;
        Ok(NaiveBayes { coefficients: Coefficients { weights, intercept }, feature_count, class_count })
    }

    fn log_prior(&self, class_count: &Array1<f64>) -> Result<Array1<f64>> {
        let classes = class_count.len();
        match &self.prior {
            Prior::Learned => Ok((class_count / class_count.sum()).mapv(f64::ln)),
            Prior::Uniform => Ok(Array1::from_elem(classes, -(classes as f64).ln())),
            Prior::Given(prior) if prior.len() != classes => {
                Err(Error::Length { left: "prior", right: "classes", left_len: prior.len(), right_len: classes })
            }
            Prior::Given(prior) => Ok(prior.iter().map(|probability| probability.ln()).collect()),
        }
    }
}

impl Fit<Csr, Array1<usize>, Error> for MultinomialNbValidParams {
    type Object = LinearModel;

    /// Values must not be negative.
    fn fit(&self, dataset: &DatasetBase<Csr, Array1<usize>>) -> Result<LinearModel> {
        self.solve(dataset)?.coefficients.to_model()
    }
}

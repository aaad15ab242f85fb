//! Estimators over the sparse matrix, written to linfa's traits.
//!
//! Each is parameters, checked parameters and a fitted model; all fit to a [`LinearModel`], but for boosting, which
//! fits trees to dense records.

mod boosting;
mod class_counts;
mod class_weight;
mod coefficients;
mod complement_nb;
mod crammer_singer;
mod distinct;
mod dual_descent;
mod examples;
mod label_sets;
mod lbfgs;
mod linear;
mod logistic_regression;
mod multinomial_nb;
mod one_vs_rest;
mod order;
mod parameters;

pub use boosting::{
    GradientBoosting, GradientBoostingParams, GradientBoostingValidParams, Node, PathContributions, Tree,
};
pub use class_counts::NaiveBayes;
pub use class_weight::ClassWeight;
pub use coefficients::Coefficients;
pub use complement_nb::{ComplementNbParams, ComplementNbValidParams};
pub use crammer_singer::{CrammerSingerParams, CrammerSingerValidParams};
pub use distinct::distinct;
pub use dual_descent::{BinaryMachine, Loss, Solution};
pub use label_sets::LabelSets;
pub use linear::LinearModel;
pub use logistic_regression::{LogisticRegressionParams, LogisticRegressionValidParams, LogisticSolution};
pub use multinomial_nb::{MultinomialNbParams, MultinomialNbValidParams, Prior};
pub use one_vs_rest::{OneVsRestParams, OneVsRestValidParams};

/// Scores of every class: the part of a model that calibration and explanation stand on.
pub trait DecisionFunction<R> {
    /// One row a record, one column a class; a higher score is a better match.
    fn decision_function(&self, records: &R) -> ndarray::Array2<f32>;
}

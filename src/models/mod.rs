//! Estimators over the sparse matrix, written to linfa's traits.
//!
//! Each is parameters, checked parameters and a fitted model; all fit to a [`LinearModel`].

mod class_weight;
mod complement_nb;
mod crammer_singer;
mod dual_descent;
mod label_sets;
mod linear;
mod one_vs_rest;
mod order;
mod parameters;

pub use class_weight::ClassWeight;
pub use complement_nb::{ComplementNbParams, ComplementNbValidParams};
pub use crammer_singer::{CrammerSingerParams, CrammerSingerValidParams};
pub use dual_descent::{BinaryMachine, Loss, Solution};
pub use label_sets::LabelSets;
pub use linear::LinearModel;
pub use one_vs_rest::{OneVsRestParams, OneVsRestValidParams};

/// Scores of every class: the part of a model that calibration and explanation stand on.
pub trait DecisionFunction<R> {
    /// One row a record, one column a class; a higher score is a better match.
    fn decision_function(&self, records: &R) -> ndarray::Array2<f32>;
}

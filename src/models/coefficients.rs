//! Weights of a linear model at full precision.

use super::LinearModel;
use crate::Result;
use crate::features::Csr;
use ndarray::{Array1, Array2, Axis, concatenate};

/// Weights of features by classes and an intercept a class; for two classes perhaps the second alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Coefficients {
    /// Features by classes.
    pub weights: Array2<f64>,
    /// One value a class.
    pub intercept: Array1<f64>,
}

impl Coefficients {
    /// The model of every class in single precision; a class alone gets the other as its mirror.
    pub fn to_model(&self) -> Result<LinearModel> {
        let single = self.weights.mapv(|weight| weight as f32);
        let intercept = self.intercept.mapv(|value| value as f32);
        if intercept.len() != 1 {
            return LinearModel::new(Csr::from_dense(&single)?, intercept);
        }
        let both = concatenate![Axis(1), -&single, single];
        LinearModel::new(Csr::from_dense(&both)?, concatenate![Axis(0), -&intercept, intercept])
    }
}

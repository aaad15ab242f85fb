//! One linear machine a class, against all others.

use super::class_weight::class_count;
use super::parameters::{at_least_one, not_negative, positive};
use super::{BinaryMachine, ClassWeight, LinearModel, Loss, Solution};
use crate::features::Csr;
use crate::{Error, Interrupt, Result};
use linfa::traits::Fit;
use linfa::{DatasetBase, ParamGuard};
use ndarray::Array1;
use rayon::prelude::*;

/// Checked parameters; made by [`OneVsRestParams`].
#[derive(Debug, Clone, PartialEq)]
pub struct OneVsRestValidParams {
    c: f64,
    class_weight: ClassWeight,
    machine: BinaryMachine,
}

/// Parameters of the machines.
///
/// | name | default | purpose | range |
/// |---|---|---|---|
/// | `c` | 1.0 | cost of an error | positive |
/// | `loss` | squared hinge | what an error costs | |
/// | `tolerance` | 0.1 | largest spread of the projected gradient left | positive |
/// | `max_iterations` | 1000 | most passes over the examples | at least 1 |
/// | `bias` | 1.0 | value of the constant feature behind the intercept; 0 for none | not negative |
/// | `seed` | 0 | order of the examples | |
/// | `class_weight` | uniform | factor of `c` by class | not negative |
#[derive(Debug, Clone, PartialEq)]
pub struct OneVsRestParams(OneVsRestValidParams);

impl Default for OneVsRestParams {
    fn default() -> Self {
        let machine = BinaryMachine {
            loss: Loss::default(),
            tolerance: 0.1,
            max_iterations: 1000,
            bias: 1.0,
            seed: 0,
            interrupt: Interrupt::default(),
        };
        Self(OneVsRestValidParams { c: 1.0, class_weight: ClassWeight::Uniform, machine })
    }
}

impl OneVsRestParams {
    /// Cost of an error.
    #[must_use]
    pub fn c(mut self, c: f64) -> Self {
        self.0.c = c;
        self
    }

    /// Factor of the cost by class.
    #[must_use]
    pub fn class_weight(mut self, class_weight: ClassWeight) -> Self {
        self.0.class_weight = class_weight;
        self
    }

    /// Everything that each machine is told.
    #[must_use]
    pub fn machine(mut self, machine: BinaryMachine) -> Self {
        self.0.machine = machine;
        self
    }
}

impl ParamGuard for OneVsRestParams {
    type Checked = OneVsRestValidParams;
    type Error = Error;

    fn check_ref(&self) -> Result<&Self::Checked> {
        positive("C", self.0.c)?;
        positive("tol", self.0.machine.tolerance)?;
        at_least_one("max_iter", self.0.machine.max_iterations)?;
        not_negative("bias", self.0.machine.bias)?;
        Ok(&self.0)
    }

    fn check(self) -> Result<Self::Checked> {
        self.check_ref()?;
        Ok(self.0)
    }
}

impl OneVsRestValidParams {
    /// One solution a class, at full precision; for two classes the second alone.
    ///
    /// As in LIBLINEAR, the weight of a class raises the cost of missing its own examples; the
    /// others keep theirs.
    pub fn solve(&self, dataset: &DatasetBase<Csr, Array1<usize>>) -> Result<Vec<Solution>> {
        let n_classes = class_count(&dataset.targets)?;
        let (own, of_classes) = self.class_weight.parts(dataset, n_classes)?;
        let two = n_classes == 2;
        (usize::from(two)..n_classes)
            .into_par_iter()
            .map(|class| {
                let factor = |row: usize| match dataset.targets[row] {
                    target if target == class || two => of_classes[target],
                    _ => 1.0,
                };
                let costs: Vec<f64> = own.iter().enumerate().map(|(row, own)| self.c * own * factor(row)).collect();
                self.machine.solve(&dataset.records, |row| dataset.targets[row] == class, &costs)
            })
            .collect()
    }
}

impl Fit<Csr, Array1<usize>, Error> for OneVsRestValidParams {
    type Object = LinearModel;

    fn fit(&self, dataset: &DatasetBase<Csr, Array1<usize>>) -> Result<LinearModel> {
        let mut solutions = self.solve(dataset)?;
        if let [second] = &solutions[..] {
            let first = Solution {
                weights: second.weights.iter().map(|weight| -weight).collect(),
                intercept: -second.intercept,
                ..second.clone()
            };
            solutions.insert(0, first);
        }
        let mut weights = Csr::empty(solutions.len());
        for feature in 0..dataset.records.columns() {
            let row = solutions.iter().map(|solution| solution.weights[feature] as f32);
            weights.push_row((0..).zip(row).filter(|(_, weight)| *weight != 0.0));
        }
        LinearModel::new(weights, solutions.iter().map(|solution| solution.intercept as f32).collect())
    }
}

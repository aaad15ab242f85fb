//! One linear machine a class, against all others.

use super::class_weight::class_count;
use super::parameters::{at_least_one, not_negative, positive};
use super::{BinaryMachine, ClassWeight, LabelSets, LinearModel, Solution};
use crate::features::{Csr, LabelDivergence, SparseRows, document_frequency};
use crate::{Error, Result};
use linfa::traits::Fit;
use linfa::{DatasetBase, ParamGuard};
use ndarray::Array1;
use rayon::prelude::*;

/// Rows of the prior in what a feature tells about a label.
const PRIOR_ROWS: f64 = 1.0;

/// Checked parameters; made by [`OneVsRestParams`].
#[derive(Debug, Clone, PartialEq)]
pub struct OneVsRestValidParams {
    c: f64,
    class_weight: ClassWeight,
    relevance: f64,
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
/// | `relevance` | 0.0 | share of what a feature tells about all labels that must be about a label for its machine to see it; targets of one class do without | not negative |
#[derive(Debug, Clone, PartialEq)]
pub struct OneVsRestParams(OneVsRestValidParams);

impl Default for OneVsRestParams {
    fn default() -> Self {
        let (class_weight, machine) = (ClassWeight::Uniform, BinaryMachine::default());
        Self(OneVsRestValidParams { c: 1.0, class_weight, relevance: 0.0, machine })
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

    /// Share of what a feature tells about all labels that must be about one for its machine to see it.
    #[must_use]
    pub fn relevance(mut self, relevance: f64) -> Self {
        self.0.relevance = relevance;
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
        not_negative("relevance", self.0.relevance)?;
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

impl<R: SparseRows> Fit<R, LabelSets, Error> for OneVsRestValidParams {
    type Object = LinearModel;

    /// One machine a label. A label of no row scores -1 everywhere, a label of all rows 1.
    fn fit(&self, dataset: &DatasetBase<R, LabelSets>) -> Result<LinearModel> {
        let (records, labels) = (&*dataset.records.matrix()?, &dataset.targets);
        let own = self.class_weight.of_rows(dataset, labels.rows(), labels.members().len())?;
        let all: Vec<usize> = (0..records.rows()).collect();
        let documents = document_frequency(records, &all)?;
        let divergence = LabelDivergence::new(records, all.len(), documents, labels.members(), PRIOR_ROWS)?;
        let by_column = records.transposed();
        let machines: Vec<LabelMachine> = (labels.members().par_iter().enumerate())
            .map(|(label, members)| {
                let columns = divergence.columns_about(records, label, members, self.relevance)?;
                self.fit_label(&by_column, columns, label, members, &own)
            })
            .collect::<Result<_>>()?;
        let intercept = machines.iter().map(|machine| machine.intercept as f32).collect();
        LinearModel::new(joined(records.columns(), &machines), intercept)
    }
}

/// The machine of one label: weights of some features.
struct LabelMachine {
    columns: Vec<u32>,
    weights: Vec<f64>,
    intercept: f64,
}

impl OneVsRestValidParams {
    fn fit_label(
        &self,
        by_column: &Csr,
        columns: Vec<u32>,
        label: usize,
        members: &[usize],
        own: &[f64],
    ) -> Result<LabelMachine> {
        if members.is_empty() || members.len() == own.len() {
            let intercept = if members.is_empty() { -1.0 } else { 1.0 };
            return Ok(LabelMachine { columns: Vec::new(), weights: Vec::new(), intercept });
        }
        let mut costs: Vec<f64> = own.iter().map(|own| self.c * own).collect();
        let (mass, total) = (members.iter().map(|&row| own[row]).sum(), own.iter().sum());
        let (with, without) = self.class_weight.of_label(label, mass, total);
        let mut positive = vec![false; own.len()];
        for &row in members {
            positive[row] = true;
        }
        costs.iter_mut().zip(&positive).for_each(|(cost, so)| *cost *= if *so { with } else { without });
        let examples = Examples::new(by_column, &columns, &positive, &costs);
        let found = self.machine.solve(&examples.records, |row| examples.positive[row], &examples.costs)?;
        Ok(LabelMachine { columns, weights: found.weights, intercept: found.intercept })
    }
}

/// The examples of one label over the features that its machine sees. Examples that have none of them
/// are alike, so that one of each sign stands for all.
struct Examples {
    records: Csr,
    positive: Vec<bool>,
    costs: Vec<f64>,
}

impl Examples {
    fn new(by_column: &Csr, columns: &[u32], positive: &[bool], costs: &[f64]) -> Self {
        let mut rows: Vec<Vec<(u32, f32)>> = vec![Vec::new(); positive.len()];
        for (new, &column) in (0..).zip(columns) {
            by_column.pairs(column as usize).for_each(|(row, value)| rows[row].push((new, value)));
        }
        let mut examples = Self { records: Csr::empty(columns.len()), positive: Vec::new(), costs: Vec::new() };
        let mut featureless = [0.0; 2];
        for (row, features) in rows.into_iter().enumerate() {
            if features.is_empty() {
                featureless[usize::from(positive[row])] += costs[row];
            } else {
                examples.push(features, positive[row], costs[row]);
            }
        }
        examples.push(Vec::new(), false, featureless[0]);
        examples.push(Vec::new(), true, featureless[1]);
        examples
    }

    fn push(&mut self, features: Vec<(u32, f32)>, positive: bool, cost: f64) {
        self.records.push_row(features);
        self.positive.push(positive);
        self.costs.push(cost);
    }
}

/// The weights of all machines, features by labels.
fn joined(features: usize, machines: &[LabelMachine]) -> Csr {
    let mut by_label = Csr::empty(features);
    for machine in machines {
        let weights = machine.columns.iter().zip(&machine.weights).map(|(&column, &weight)| (column, weight as f32));
        by_label.push_row(weights.filter(|(_, weight)| *weight != 0.0));
    }
    by_label.transposed()
}

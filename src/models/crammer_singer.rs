//! The multi-class support vector machine of Crammer and Singer (2001), by sequential dual
//! coordinate descent (Keerthi and others 2008).
//!
//! One machine for all classes: minimise `1/2 sum_m |w_m|^2 + sum_i C_i max_m (e_im - (w_y - w_m).x_i)`
//! where `e_im` is 1 for a wrong class. Each step solves the subproblem of one example exactly.

use super::class_weight::class_count;
use super::examples::{Example, Examples, Place};
use super::order::Order;
use super::parameters::{at_least_one, not_negative, positive};
use super::{ClassWeight, LinearModel};
use crate::features::{Csr, Room, SparseRows};
use crate::{Error, Interrupt, Result};
use linfa::traits::Fit;
use linfa::{DatasetBase, ParamGuard};
use ndarray::Array1;

/// Columns whose weights are fetched together.
const AHEAD: usize = 8;

/// Weights in a cache line; a column with fewer examples than its weights have lines keeps no weights.
const LINE: usize = 16;

/// Share of the tolerance up to which an example is left as it is.
const SOLVED: f32 = 0.05;

/// Share of the tolerance up to which an example leaves the active ones.
const SETTLED: f32 = 0.5;

/// Checked parameters of the machine; made by [`CrammerSingerParams`].
#[derive(Debug, Clone, PartialEq)]
pub struct CrammerSingerValidParams {
    c: f64,
    tolerance: f64,
    max_iterations: usize,
    bias: f32,
    seed: u64,
    class_weight: ClassWeight,
    interrupt: Interrupt,
}

/// Parameters of the machine.
///
/// | name | default | purpose | range |
/// |---|---|---|---|
/// | `c` | 1.0 | cost of an error | positive |
/// | `tolerance` | 0.2 | largest violation of optimality left | positive |
/// | `max_iterations` | 30 | most passes over the examples | at least 1 |
/// | `bias` | 1.0 | value of the constant feature behind the intercept; 0 for none | not negative |
/// | `seed` | 0 | order of the examples | |
/// | `class_weight` | uniform | factor of `c` by class | not negative |
#[derive(Debug, Clone, PartialEq)]
pub struct CrammerSingerParams(CrammerSingerValidParams);

impl Default for CrammerSingerParams {
    fn default() -> Self {
        Self(CrammerSingerValidParams {
            c: 1.0,
            tolerance: 0.2,
            max_iterations: 30,
            bias: 1.0,
            seed: 0,
            class_weight: ClassWeight::Uniform,
            interrupt: Interrupt::default(),
        })
    }
}

impl CrammerSingerParams {
    /// Cost of an error.
    #[must_use]
    pub fn c(mut self, c: f64) -> Self {
        self.0.c = c;
        self
    }

    /// Largest violation of optimality that is left.
    #[must_use]
    pub fn tolerance(mut self, tolerance: f64) -> Self {
        self.0.tolerance = tolerance;
        self
    }

    /// Most passes over the examples.
    #[must_use]
    pub fn max_iterations(mut self, max_iterations: usize) -> Self {
        self.0.max_iterations = max_iterations;
        self
    }

    /// Value of the constant feature behind the intercept.
    #[must_use]
    pub fn bias(mut self, bias: f32) -> Self {
        self.0.bias = bias;
        self
    }

    /// Order of the examples.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.0.seed = seed;
        self
    }

    /// Factor of the cost by class.
    #[must_use]
    pub fn class_weight(mut self, class_weight: ClassWeight) -> Self {
        self.0.class_weight = class_weight;
        self
    }

    /// A flag that stops the fit.
    #[must_use]
    pub fn interrupt(mut self, interrupt: Interrupt) -> Self {
        self.0.interrupt = interrupt;
        self
    }
}

impl ParamGuard for CrammerSingerParams {
    type Checked = CrammerSingerValidParams;
    type Error = Error;

    fn check_ref(&self) -> Result<&Self::Checked> {
        positive("C", self.0.c)?;
        positive("tol", self.0.tolerance)?;
        at_least_one("max_iter", self.0.max_iterations)?;
        not_negative("bias", self.0.bias.into())?;
        Ok(&self.0)
    }

    fn check(self) -> Result<Self::Checked> {
        self.check_ref()?;
        Ok(self.0)
    }
}

impl<R: SparseRows> Fit<R, Array1<usize>, Error> for CrammerSingerValidParams {
    type Object = LinearModel;

    fn fit(&self, dataset: &DatasetBase<R, Array1<usize>>) -> Result<LinearModel> {
        let n_classes = class_count(&dataset.targets)?;
        let costs = self.class_weight.costs(dataset, n_classes)?;
        let examples = Examples::new(&dataset.records, n_classes / LINE)?;
        let mut machine = Machine::new(&examples, &dataset.targets, &costs, n_classes, self);
        machine.descend()?;
        machine.into_model(dataset.records.nfeatures())
    }
}

/// The state of the descent.
struct Machine<'d> {
    examples: &'d Examples,
    targets: &'d Array1<usize>,
    costs: &'d [f64],
    params: &'d CrammerSingerValidParams,
    n_classes: usize,
    /// Dual variables of every example that are not 0, by class.
    alpha: Vec<Vec<(u32, f32)>>,
    /// Primal weights of the common features: the classes of one side by side, the constant feature last.
    weights: Vec<f32>,
    /// Scratch: scores of the example at hand, then the gradient; and its dual variables.
    scores: Vec<f32>,
    dual: Vec<f32>,
    sorted: Vec<f32>,
    changes: Vec<(usize, f32)>,
}

impl<'d> Machine<'d> {
    fn new(
        examples: &'d Examples,
        targets: &'d Array1<usize>,
        costs: &'d [f64],
        n_classes: usize,
        params: &'d CrammerSingerValidParams,
    ) -> Self {
        Self {
            alpha: vec![Vec::new(); examples.rows()],
            weights: vec![0.0; (examples.common() + 1) * n_classes],
            scores: vec![0.0; n_classes],
            dual: vec![0.0; n_classes],
            sorted: Vec::with_capacity(n_classes),
            changes: Vec::with_capacity(n_classes),
            examples,
            targets,
            costs,
            params,
            n_classes,
        }
    }

    /// Passes over the examples until none is far from its optimum. An example that was at its
    /// optimum leaves the active ones; when they are all done, every example is looked at again.
    fn descend(&mut self) -> Result<()> {
        let all: Vec<usize> = (0..self.examples.rows()).filter(|&row| self.costs[row] > 0.0).collect();
        let mut active = all.clone();
        let (mut order, mut room) = (Order::new(self.params.seed), Room::default());
        for _ in 0..self.params.max_iterations {
            let complete = active.len() == all.len();
            order.shuffle(&mut active);
            let mut worst = 0.0_f32;
            let mut unsettled = Vec::with_capacity(active.len());
            for &row in &active {
                self.params.interrupt.check()?;
                let violation = self.step(row, &mut room)?;
                worst = worst.max(violation);
                if violation > SETTLED * self.params.tolerance as f32 {
                    unsettled.push(row);
                }
            }
            active = unsettled;
            if worst < self.params.tolerance as f32 {
                if complete {
                    break;
                }
                active.clone_from(&all);
            }
        }
        Ok(())
    }

    /// Solves the subproblem of one example; gives how far it was from its optimum.
    fn step(&mut self, row: usize, room: &mut Room) -> Result<f32> {
        let example = self.examples.row(row, room)?;
        self.score(example);
        let class = self.targets[row];
        let cost = (self.params.c * self.costs[row]) as f32;
        for (other, score) in self.scores.iter_mut().enumerate() {
            *score += if other == class { 0.0 } else { 1.0 };
        }
        self.alpha[row].iter().for_each(|&(other, alpha)| self.dual[other as usize] = alpha);
        let violation = violation(&self.scores, &self.dual, class, cost);
        let square = self.examples.square(row) + self.params.bias * self.params.bias;
        if violation > SOLVED * self.params.tolerance as f32 && square > 0.0 {
            self.solve(row, square, class, cost);
            self.apply(example);
        }
        self.dual.fill(0.0);
        Ok(violation)
    }

    /// The scores of an example under the current weights.
    fn score(&mut self, example: Example<'_>) {
        let k = self.n_classes;
        let constant = &self.weights[self.examples.common() * k..];
        self.scores.iter_mut().zip(constant).for_each(|(score, weight)| *score = weight * self.params.bias);
        let (columns, values) = example.common;
        for (columns, values) in columns.chunks(AHEAD).zip(values.chunks(AHEAD)) {
            fetch(&self.weights, columns, k);
            for (&column, &value) in columns.iter().zip(values) {
                let weights = &self.weights[column as usize * k..(column as usize + 1) * k];
                self.scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight * value);
            }
        }
        let (begins, values) = example.rare;
        for (begins, values) in begins.chunks(AHEAD).zip(values.chunks(AHEAD)) {
            self.examples.fetch(begins);
            for (&begin, &value) in begins.iter().zip(values) {
                add_shared(self.examples, &self.alpha, begin, value, &mut self.scores);
            }
        }
    }

    /// The exact solution of Keerthi and others, section 3: sort, then find the threshold.
    fn solve(&mut self, row: usize, square: f32, class: usize, cost: f32) {
        let residual = |alpha: f32, gradient: f32| gradient - square * alpha;
        self.sorted.clear();
        for (other, (&alpha, &gradient)) in self.dual.iter().zip(&self.scores).enumerate() {
            let bound = if other == class { square * cost } else { 0.0 };
            self.sorted.push(residual(alpha, gradient) + bound);
        }
        let threshold = threshold(&mut self.sorted, square * cost);
        self.alpha[row].clear();
        for (other, (&alpha, &gradient)) in self.dual.iter().zip(&self.scores).enumerate() {
            let upper = if other == class { cost } else { 0.0 };
            let new = upper.min((threshold - residual(alpha, gradient)) / square);
            let change = new - alpha;
            if change != 0.0 {
                self.changes.push((other, change));
            }
            if new != 0.0 {
                self.alpha[row].push((other as u32, new));
            }
        }
    }

    /// Adds the example to the weights of every class whose dual variable changed.
    fn apply(&mut self, example: Example<'_>) {
        let k = self.n_classes;
        let (columns, values) = example.common;
        let constant = (self.examples.common() as u32, self.params.bias);
        for (column, value) in columns.iter().copied().zip(values.iter().copied()).chain([constant]) {
            let weights = &mut self.weights[column as usize * k..(column as usize + 1) * k];
            for &(class, change) in &self.changes {
                weights[class] += change * value;
            }
        }
        self.changes.clear();
    }

    /// The model over `features` columns.
    fn into_model(mut self, features: usize) -> Result<LinearModel> {
        let k = self.n_classes;
        let mut weights = Csr::empty(k);
        for (feature, place) in self.examples.columns() {
            while weights.rows() < feature as usize {
                weights.push_row([]);
            }
            let row = match place {
                Place::Common(number) => &self.weights[number as usize * k..(number as usize + 1) * k],
                Place::Rare(begin) => {
                    self.scores.fill(0.0);
                    add_shared(self.examples, &self.alpha, begin, 1.0, &mut self.scores);
                    &self.scores
                }
            };
            weights.push_row((0..).zip(row.iter().copied()).filter(|(_, weight)| *weight != 0.0));
        }
        while weights.rows() < features {
            weights.push_row([]);
        }
        let intercept =
            self.weights[self.examples.common() * k..].iter().map(|weight| weight * self.params.bias).collect();
        LinearModel::new(weights, intercept)
    }
}

/// Adds to `scores` what a rare column with `value` says, through the dual variables of its examples.
fn add_shared(examples: &Examples, alpha: &[Vec<(u32, f32)>], begin: u32, value: f32, scores: &mut [f32]) {
    for (row, its_value) in examples.sharing(begin) {
        for &(class, alpha) in &alpha[row] {
            scores[class as usize] += value * its_value * alpha;
        }
    }
}

/// Touches the weights of all `columns`, so that their cache lines are on the way together: training
/// waits for memory, and one row at a time it waits for each in turn.
fn fetch(weights: &[f32], columns: &[u32], k: usize) {
    let mut sum = 0.0;
    for &column in columns {
        let weights = &weights[column as usize * k..(column as usize + 1) * k];
        sum += weights.iter().step_by(LINE).sum::<f32>();
    }
    std::hint::black_box(sum);
}

/// Largest gradient less the smallest among the variables that can still grow.
fn violation(gradient: &[f32], alpha: &[f32], class: usize, cost: f32) -> f32 {
    let mut largest = f32::NEG_INFINITY;
    let mut smallest = f32::INFINITY;
    for (other, (&gradient, &alpha)) in gradient.iter().zip(alpha).enumerate() {
        largest = largest.max(gradient);
        if alpha < if other == class { cost } else { 0.0 } {
            smallest = smallest.min(gradient);
        }
    }
    if smallest.is_finite() { largest - smallest } else { 0.0 }
}

/// The threshold at which the clipped variables sum to zero.
fn threshold(residuals: &mut [f32], bound: f32) -> f32 {
    residuals.sort_unstable_by(|a, b| b.total_cmp(a));
    let mut sum = residuals[0] - bound;
    let mut used = 1;
    while used < residuals.len() && sum < used as f32 * residuals[used] {
        sum += residuals[used];
        used += 1;
    }
    sum / used as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::DecisionFunction;

    /// Rows with columns of every frequency, and an empty column; the class of a row is its number modulo 5.
    fn records() -> (Csr, Array1<usize>) {
        let mut records = Csr::empty(61);
        for row in 0..40_u32 {
            let common = [(row % 5, 1.0), (5 + row % 3, 0.5)];
            let rare = [(8 + row / 4, 0.7 + row as f32 / 50.0), (20 + row, 0.3)];
            records.push_row(common.into_iter().chain(rare));
        }
        (records, (0..40).map(|row| row % 5).collect())
    }

    fn fitted(limit: usize) -> (LinearModel, usize) {
        let (records, targets) = records();
        let params = CrammerSingerParams::default().tolerance(1e-4).max_iterations(2000).check().unwrap();
        let examples = Examples::new(&records, limit).unwrap();
        let common = examples.common();
        let mut machine = Machine::new(&examples, &targets, &[1.0; 40], 5, &params);
        machine.descend().unwrap();
        (machine.into_model(records.columns()).unwrap(), common)
    }

    #[test]
    fn rare_columns_make_the_same_machine() {
        let (dense, all) = fitted(0);
        let scores = dense.decision_function(&records().0);
        assert_eq!(all, 58);
        for (limit, common) in [(1, 18), (4, 8), (100, 0)] {
            let (model, kept) = fitted(limit);
            assert_eq!((kept, model.features()), (common, 61), "limit {limit}");
            let far = (&model.decision_function(&records().0) - &scores).mapv(f32::abs);
            assert!(far.iter().all(|gap| *gap < 2e-3), "limit {limit}: {far}");
        }
    }
}

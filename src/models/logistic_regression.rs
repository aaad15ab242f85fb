//! Logistic regression with an L2 penalty: binomial for two classes, multinomial for more.
//!
//! Minimises `1/2 |W|^2 + C sum_i c_i log-loss(y_i, W x_i + b)` by L-BFGS, as scikit-learn does; the
//! intercept is free. Divided by `C sum_i c_i`, so that the tolerance is of a mean.
//!
//! The gradient is a sum of rows, and so is everything that L-BFGS makes from it. So a vector of the
//! descent is kept as one factor a row instead of one weight a feature, together with the scores it
//! gives the rows: texts have far more features than there are texts, inner products are products of
//! factors and scores, and a line search needs no look at the matrix.

use super::class_weight::class_count;
use super::lbfgs::{Limits, Objective, Vector, minimise};
use super::parameters::{at_least_one, positive};
use super::{ClassWeight, Coefficients, LinearModel};
use crate::features::Csr;
use crate::{Error, Interrupt, Result};
use linfa::traits::Fit;
use linfa::{DatasetBase, ParamGuard};
use ndarray::{Array1, Array2};
use rayon::prelude::*;

/// Rows or features that one task works on.
const PIECE: usize = 128;

/// Checked parameters; made by [`LogisticRegressionParams`].
#[derive(Debug, Clone, PartialEq)]
pub struct LogisticRegressionValidParams {
    c: f64,
    class_weight: ClassWeight,
    fit_intercept: bool,
    limits: Limits,
    interrupt: Interrupt,
}

/// Parameters of logistic regression.
///
/// | name | default | purpose | range |
/// |---|---|---|---|
/// | `c` | 1.0 | inverse of the strength of the penalty | positive |
/// | `class_weight` | uniform | factor of an example's loss by class | not negative |
/// | `fit_intercept` | true | learn an intercept | |
/// | `tolerance` | 1e-4 | largest entry of the mean loss's gradient left | positive |
/// | `max_iterations` | 1000 | most steps | at least 1 |
#[derive(Debug, Clone, PartialEq)]
pub struct LogisticRegressionParams(LogisticRegressionValidParams);

impl Default for LogisticRegressionParams {
    fn default() -> Self {
        let limits = Limits { tolerance: 1e-4, max_iterations: 1000 };
        let (class_weight, interrupt) = (ClassWeight::Uniform, Interrupt::default());
        Self(LogisticRegressionValidParams { c: 1.0, class_weight, fit_intercept: true, limits, interrupt })
    }
}

impl LogisticRegressionParams {
    /// Inverse of the strength of the penalty.
    #[must_use]
    pub fn c(mut self, c: f64) -> Self {
        self.0.c = c;
        self
    }

    /// Factor of an example's loss by class.
    #[must_use]
    pub fn class_weight(mut self, class_weight: ClassWeight) -> Self {
        self.0.class_weight = class_weight;
        self
    }

    /// Learn an intercept.
    #[must_use]
    pub fn fit_intercept(mut self, fit_intercept: bool) -> Self {
        self.0.fit_intercept = fit_intercept;
        self
    }

    /// Largest entry of the mean loss's gradient that is left.
    #[must_use]
    pub fn tolerance(mut self, tolerance: f64) -> Self {
        self.0.limits.tolerance = tolerance;
        self
    }

    /// Most steps.
    #[must_use]
    pub fn max_iterations(mut self, max_iterations: usize) -> Self {
        self.0.limits.max_iterations = max_iterations;
        self
    }

    /// A flag that stops the fit.
    #[must_use]
    pub fn interrupt(mut self, interrupt: Interrupt) -> Self {
        self.0.interrupt = interrupt;
        self
    }
}

impl ParamGuard for LogisticRegressionParams {
    type Checked = LogisticRegressionValidParams;
    type Error = Error;

    fn check_ref(&self) -> Result<&Self::Checked> {
        positive("C", self.0.c)?;
        positive("tol", self.0.limits.tolerance)?;
        at_least_one("max_iter", self.0.limits.max_iterations)?;
        Ok(&self.0)
    }

    fn check(self) -> Result<Self::Checked> {
        self.check_ref()?;
        Ok(self.0)
    }
}

/// A fitted regression at full precision.
#[derive(Debug, Clone, PartialEq)]
pub struct LogisticSolution {
    /// A column of weights a class; for two classes the second alone.
    pub coefficients: Coefficients,
    /// Steps taken.
    pub iterations: usize,
    /// False if the steps ran out before the tolerance was reached.
    pub converged: bool,
}

impl LogisticRegressionValidParams {
    /// The weights at full precision.
    pub fn solve(&self, dataset: &DatasetBase<Csr, Array1<usize>>) -> Result<LogisticSolution> {
        let n_classes = class_count(&dataset.targets)?;
        let costs = self.class_weight.costs(dataset, n_classes)?;
        let total: f64 = costs.iter().sum();
        if total <= 0.0 {
            return Err(Error::Training("every row weighs 0".into()));
        }
        let problem = Problem {
            records: &dataset.records,
            by_column: dataset.records.transposed(),
            targets: &dataset.targets,
            costs: costs.iter().map(|cost| cost / total).collect(),
            penalty: 1.0 / (self.c * total),
            scores: if n_classes == 2 { 1 } else { n_classes },
            fit_intercept: self.fit_intercept,
            interrupt: &self.interrupt,
        };
        let found = minimise(&problem, problem.start(), self.limits)?;
        let coefficients = problem.coefficients(&found.point)?;
        Ok(LogisticSolution { coefficients, iterations: found.iterations, converged: found.converged })
    }
}

impl Fit<Csr, Array1<usize>, Error> for LogisticRegressionValidParams {
    type Object = LinearModel;

    fn fit(&self, dataset: &DatasetBase<Csr, Array1<usize>>) -> Result<LinearModel> {
        self.solve(dataset)?.coefficients.to_model()
    }
}

/// Weights as a sum of rows, and intercepts.
#[derive(Debug, Clone)]
struct Point {
    /// Factors of each row: one a score.
    factors: Vec<f64>,
    /// The scores that the weights give each row, without the intercepts.
    scores: Vec<f64>,
    intercept: Vec<f64>,
}

impl Vector for Point {
    /// Asks of `other` the factors alone.
    fn dot(&self, other: &Self) -> f64 {
        dot(&self.scores, &other.factors) + dot(&self.intercept, &other.intercept)
    }

    fn add(&mut self, factor: f64, other: &Self) {
        add(&mut self.factors, factor, &other.factors);
        add(&mut self.scores, factor, &other.scores);
        add(&mut self.intercept, factor, &other.intercept);
    }

    fn scale(&mut self, factor: f64) {
        let Self { factors, scores, intercept } = self;
        factors.iter_mut().chain(scores).chain(intercept).for_each(|value| *value *= factor);
    }
}

/// The loss, as a function of weights and intercepts.
struct Problem<'d> {
    records: &'d Csr,
    by_column: Csr,
    targets: &'d Array1<usize>,
    /// Weight of each row's loss; they sum to 1.
    costs: Vec<f64>,
    penalty: f64,
    /// Scores of a row: one for two classes, else one a class.
    scores: usize,
    fit_intercept: bool,
    interrupt: &'d Interrupt,
}

impl Objective for Problem<'_> {
    type Vector = Point;

    fn evaluate(&self, point: &Point) -> Result<(f64, Point)> {
        self.interrupt.check()?;
        let (loss, mut factors) = self.losses(point);
        let mut intercept = vec![0.0; self.scores];
        if self.fit_intercept {
            factors.chunks(self.scores).for_each(|row| add(&mut intercept, 1.0, row));
        }
        add(&mut factors, self.penalty, &point.factors);
        let value = loss + 0.5 * self.penalty * dot(&point.scores, &point.factors);
        Ok((value, Point { factors, scores: Vec::new(), intercept }))
    }

    fn complete(&self, gradient: &mut Point) -> f64 {
        let weights = products(&self.by_column, &gradient.factors, self.scores);
        gradient.scores = products(self.records, &weights, self.scores);
        let steepest = |values: &[f64]| values.iter().fold(0.0, |most, slope| f64::max(most, slope.abs()));
        f64::max(steepest(&weights), steepest(&gradient.intercept))
    }
}

impl Problem<'_> {
    fn start(&self) -> Point {
        let zeros = vec![0.0; self.records.rows() * self.scores];
        Point { factors: zeros.clone(), scores: zeros, intercept: vec![0.0; self.scores] }
    }

    /// The loss of all rows, and its derivative by the scores of each.
    fn losses(&self, point: &Point) -> (f64, Vec<f64>) {
        let mut slopes = point.scores.clone();
        let losses: Vec<f64> = slopes
            .par_chunks_mut(PIECE * self.scores)
            .enumerate()
            .map(|(piece, rows)| {
                let rows = (PIECE * piece..).zip(rows.chunks_mut(self.scores));
                rows.map(|(row, scores)| self.loss(row, &point.intercept, scores)).sum()
            })
            .collect();
        (losses.into_iter().sum(), slopes)
    }

    /// The loss of a row; its scores become the derivative by them.
    fn loss(&self, row: usize, intercept: &[f64], scores: &mut [f64]) -> f64 {
        add(scores, 1.0, intercept);
        let (target, cost) = (self.targets[row], self.costs[row]);
        let loss = if let [score] = scores { binomial(target == 1, score) } else { multinomial(target, scores) };
        for score in scores.iter_mut() {
            *score *= cost;
        }
        cost * loss
    }

    fn coefficients(&self, point: &Point) -> Result<Coefficients> {
        let weights = products(&self.by_column, &point.factors, self.scores);
        let weights = Array2::from_shape_vec((self.records.columns(), self.scores), weights);
        let intercept = point.intercept.clone().into();
        Ok(Coefficients { weights: weights.map_err(|error| Error::Matrix(error.to_string()))?, intercept })
    }
}

/// The matrix times `right`, which has `width` numbers a column; each row is summed in its own order.
fn products(matrix: &Csr, right: &[f64], width: usize) -> Vec<f64> {
    let mut products = vec![0.0; matrix.rows() * width];
    products.par_chunks_mut(PIECE * width).enumerate().for_each(|(piece, rows)| {
        for (row, sum) in (PIECE * piece..).zip(rows.chunks_mut(width)) {
            for (column, value) in matrix.pairs(row) {
                add(sum, value.into(), &right[column * width..(column + 1) * width]);
            }
        }
    });
    products
}

/// In eight sums, which need not wait for each other.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 8];
    for (a, b) in a.chunks(8).zip(b.chunks(8)) {
        sums.iter_mut().zip(a.iter().zip(b)).for_each(|(sum, (a, b))| *sum += a * b);
    }
    sums.iter().sum()
}

fn add(sum: &mut [f64], factor: f64, other: &[f64]) {
    sum.iter_mut().zip(other).for_each(|(sum, other)| *sum += factor * other);
}

/// `ln(1 + e^-margin)`; the score becomes the derivative by it.
fn binomial(positive: bool, score: &mut f64) -> f64 {
    let margin = if positive { *score } else { -*score };
    let tail = (-margin.abs()).exp();
    let wrong = if margin > 0.0 { tail / (1.0 + tail) } else { 1.0 / (1.0 + tail) };
    *score = if positive { -wrong } else { wrong };
    tail.ln_1p() + (-margin).max(0.0)
}

/// Minus the log of the target's softmax; the scores become the derivative by them.
fn multinomial(target: usize, scores: &mut [f64]) -> f64 {
    let largest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let of_target = scores[target] - largest;
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - largest).exp();
        sum += *score;
    }
    for score in scores.iter_mut() {
        *score /= sum;
    }
    scores[target] -= 1.0;
    sum.ln() - of_target
}

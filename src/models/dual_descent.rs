//! A linear machine for two classes by dual coordinate descent (Hsieh and others 2008).
//!
//! Minimises `1/2 |w|^2 + sum_i C_i loss(y_i w.x_i)` with the constant feature inside `w`. All in
//! f64, so that a small tolerance can be reached.

use super::order::Order;
use crate::features::Csr;
use crate::{Interrupt, Result};

/// What an error costs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Loss {
    /// `max(0, 1 - margin)`.
    Hinge,
    /// `max(0, 1 - margin)^2`.
    #[default]
    SquaredHinge,
}

/// The parameters of one machine, already checked.
#[derive(Debug, Clone, PartialEq)]
pub struct BinaryMachine {
    /// What an error costs.
    pub loss: Loss,
    /// Largest spread of the projected gradient that is left.
    pub tolerance: f64,
    /// Most passes over the examples.
    pub max_iterations: usize,
    /// Value of the constant feature; 0 for none.
    pub bias: f64,
    /// Order of the examples.
    pub seed: u64,
    /// A flag that stops the fit.
    pub interrupt: Interrupt,
}

impl Default for BinaryMachine {
    fn default() -> Self {
        let (loss, interrupt) = (Loss::default(), Interrupt::default());
        Self { loss, tolerance: 0.1, max_iterations: 1000, bias: 1.0, seed: 0, interrupt }
    }
}

/// A fitted machine.
#[derive(Debug, Clone, PartialEq)]
pub struct Solution {
    /// A weight a feature.
    pub weights: Vec<f64>,
    /// The constant feature's weight times its value.
    pub intercept: f64,
    /// Passes over the examples.
    pub iterations: usize,
    /// False if the passes ran out before the tolerance was reached.
    pub converged: bool,
}

impl BinaryMachine {
    /// Learns to tell the rows where `positive` holds from the others.
    ///
    /// `costs` has one entry a row: the `C` of its errors; a row of cost 0 is left out.
    pub fn solve(&self, records: &Csr, positive: impl Fn(usize) -> bool, costs: &[f64]) -> Result<Solution> {
        let rows: Vec<usize> = (0..records.rows()).filter(|&row| costs[row] > 0.0).collect();
        let mut descent = Descent {
            records,
            bias: self.bias,
            signs: (0..records.rows()).map(|row| if positive(row) { 1.0 } else { -1.0 }).collect(),
            diagonal: Vec::new(),
            upper: Vec::new(),
            curvature: Vec::new(),
            alpha: vec![0.0; records.rows()],
            weights: vec![0.0; records.columns() + 1],
        };
        descent.prepare(self.loss, costs);
        let (iterations, converged) = descent.run(self, &rows)?;
        let intercept = descent.weights.pop().unwrap_or(0.0) * self.bias;
        Ok(Solution { weights: descent.weights, intercept, iterations, converged })
    }
}

struct Descent<'d> {
    records: &'d Csr,
    bias: f64,
    signs: Vec<f64>,
    /// What the loss adds to the gradient of a dual variable, per unit of it.
    diagonal: Vec<f64>,
    /// Upper bound of each dual variable.
    upper: Vec<f64>,
    /// Second derivative along each dual variable.
    curvature: Vec<f64>,
    alpha: Vec<f64>,
    /// Primal weights, the constant feature last.
    weights: Vec<f64>,
}

/// The range of projected gradients of a pass, which the next one shrinks by.
struct Range {
    largest: f64,
    smallest: f64,
}

impl Range {
    const ALL: Self = Self { largest: f64::INFINITY, smallest: f64::NEG_INFINITY };
    const NONE: Self = Self { largest: f64::NEG_INFINITY, smallest: f64::INFINITY };

    fn add(&mut self, gradient: f64) {
        self.largest = self.largest.max(gradient);
        self.smallest = self.smallest.min(gradient);
    }

    fn width(&self) -> f64 {
        (self.largest - self.smallest).max(0.0)
    }

    /// Bounds for shrinking: only gradients of the wrong sign bound anything.
    fn bounds(self) -> Self {
        Self {
            largest: if self.largest > 0.0 { self.largest } else { f64::INFINITY },
            smallest: if self.smallest < 0.0 { self.smallest } else { f64::NEG_INFINITY },
        }
    }
}

impl Descent<'_> {
    fn prepare(&mut self, loss: Loss, costs: &[f64]) {
        for (row, &cost) in costs.iter().enumerate() {
            let (diagonal, upper) = match loss {
                Loss::Hinge => (0.0, cost),
                Loss::SquaredHinge => (0.5 / cost, f64::INFINITY),
            };
            let square: f64 = self.records.row(row).1.iter().map(|&value| f64::from(value).powi(2)).sum();
            self.diagonal.push(diagonal);
            self.upper.push(upper);
            self.curvature.push(square + self.bias * self.bias + diagonal);
        }
    }

    fn run(&mut self, machine: &BinaryMachine, all: &[usize]) -> Result<(usize, bool)> {
        let mut order = Order::new(machine.seed);
        let mut active = all.to_vec();
        let mut bounds = Range::ALL;
        for pass in 1..=machine.max_iterations {
            machine.interrupt.check()?;
            let complete = active.len() == all.len();
            order.shuffle(&mut active);
            let mut seen = Range::NONE;
            active.retain(|&row| self.step(row, &bounds, &mut seen));
            if seen.width() <= machine.tolerance {
                if complete {
                    return Ok((pass, true));
                }
                active.clear();
                active.extend_from_slice(all);
                bounds = Range::ALL;
            } else {
                bounds = seen.bounds();
            }
        }
        Ok((machine.max_iterations, false))
    }

    /// Optimises one dual variable; false once it may be left out for a while.
    fn step(&mut self, row: usize, bounds: &Range, seen: &mut Range) -> bool {
        let sign = self.signs[row];
        let alpha = self.alpha[row];
        let gradient = sign * self.score(row) - 1.0 + self.diagonal[row] * alpha;
        let projected = if alpha <= 0.0 {
            if gradient > bounds.largest {
                return false;
            }
            gradient.min(0.0)
        } else if alpha >= self.upper[row] {
            if gradient < bounds.smallest {
                return false;
            }
            gradient.max(0.0)
        } else {
            gradient
        };
        seen.add(projected);
        if projected.abs() > 1e-12 && self.curvature[row] > 0.0 {
            let new = (alpha - gradient / self.curvature[row]).clamp(0.0, self.upper[row]);
            self.alpha[row] = new;
            self.add(row, (new - alpha) * sign);
        }
        true
    }

    fn score(&self, row: usize) -> f64 {
        let constant = self.weights[self.records.columns()] * self.bias;
        self.records.pairs(row).fold(constant, |sum, (column, value)| sum + self.weights[column] * f64::from(value))
    }

    fn add(&mut self, row: usize, change: f64) {
        for (column, value) in self.records.pairs(row) {
            self.weights[column] += change * f64::from(value);
        }
        self.weights[self.records.columns()] += change * self.bias;
    }
}

//! Limited-memory BFGS (Liu and Nocedal 1989), with a line search for the weak Wolfe conditions
//! by bisection (Lewis and Overton 2013).
//!
//! Long vectors are worked on in parallel pieces of fixed size, whose sums are added in order: the
//! result does not depend on the number of threads.

use crate::Result;
use rayon::prelude::*;
use std::collections::VecDeque;

/// Steps that the curvature is estimated from.
const MEMORY: usize = 10;

/// Part of the promised decrease that a step must reach.
const DECREASE: f64 = 1e-4;

/// Part of the slope that may be left behind a step.
const CURVATURE: f64 = 0.9;

/// Change of the value, beside the value, that rounding may hide. There the slope alone tells
/// whether a step was too long (Hager and Zhang 2005).
const ROUNDING: f64 = 1e-13;

/// Most points that are tried along one direction.
const TRIALS: usize = 40;

/// Numbers that one task works on.
const PIECE: usize = 1 << 14;

/// When a descent ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Limits {
    /// Largest entry of the gradient that is left.
    pub(super) tolerance: f64,
    /// Most steps.
    pub(super) max_iterations: usize,
}

/// Where a descent ended.
#[derive(Debug)]
pub(super) struct Minimum {
    pub(super) point: Vec<f64>,
    pub(super) iterations: usize,
    /// False if the steps ran out before the tolerance was reached.
    pub(super) converged: bool,
}

/// Descends from `point`; `evaluate` gives the value at a point and writes the gradient there.
pub(super) fn minimise(
    point: Vec<f64>,
    limits: Limits,
    mut evaluate: impl FnMut(&[f64], &mut [f64]) -> Result<f64>,
) -> Result<Minimum> {
    let mut here = Place::new(point, &mut evaluate)?;
    let mut steps = VecDeque::new();
    for iteration in 0..limits.max_iterations {
        if here.steepest() <= limits.tolerance {
            return Ok(Minimum { point: here.point, iterations: iteration, converged: true });
        }
        let mut direction = direction(&here.gradient, &steps);
        if dot(&direction, &here.gradient) >= 0.0 {
            steps.clear();
            direction = here.gradient.par_iter().map(|slope| -slope).collect();
        }
        let first = if steps.is_empty() { 1.0 / dot(&direction, &direction).sqrt() } else { 1.0 };
        let Some(next) = search(&here, &direction, first, &mut evaluate)? else {
            // Rounding hides any further decrease.
            return Ok(Minimum { point: here.point, iterations: iteration + 1, converged: true });
        };
        steps.truncate(MEMORY - 1);
        if let Some(step) = Step::between(&here, &next) {
            steps.push_front(step);
        }
        here = next;
    }
    let converged = here.steepest() <= limits.tolerance;
    Ok(Minimum { point: here.point, iterations: limits.max_iterations, converged })
}

struct Place {
    point: Vec<f64>,
    gradient: Vec<f64>,
    value: f64,
}

impl Place {
    fn new(point: Vec<f64>, evaluate: &mut impl FnMut(&[f64], &mut [f64]) -> Result<f64>) -> Result<Self> {
        let mut gradient = vec![0.0; point.len()];
        let value = evaluate(&point, &mut gradient)?;
        Ok(Self { point, gradient, value })
    }

    fn steepest(&self) -> f64 {
        self.gradient.iter().fold(0.0, |most, slope| f64::max(most, slope.abs()))
    }
}

/// A step, how the gradient changed over it, and the inverse of their product.
struct Step {
    moved: Vec<f64>,
    change: Vec<f64>,
    inverse: f64,
}

impl Step {
    /// None for a step along which the slope did not rise.
    fn between(here: &Place, next: &Place) -> Option<Self> {
        let moved = difference(&next.point, &here.point);
        let change = difference(&next.gradient, &here.gradient);
        let product = dot(&moved, &change);
        (product > f64::EPSILON * dot(&change, &change)).then(|| Self { moved, change, inverse: 1.0 / product })
    }
}

/// Minus the gradient times the estimated inverse of the curvature; `steps` begin with the last one.
fn direction(gradient: &[f64], steps: &VecDeque<Step>) -> Vec<f64> {
    let mut direction: Vec<f64> = gradient.par_iter().map(|slope| -slope).collect();
    let mut factors = Vec::with_capacity(MEMORY);
    for Step { moved, change, inverse } in steps {
        let factor = inverse * dot(moved, &direction);
        add(&mut direction, -factor, change);
        factors.push(factor);
    }
    if let Some(Step { change, inverse, .. }) = steps.front() {
        let scale = 1.0 / (inverse * dot(change, change));
        direction.par_iter_mut().for_each(|value| *value *= scale);
    }
    for (Step { moved, change, inverse }, factor) in steps.iter().zip(factors).rev() {
        let correction = factor - inverse * dot(change, &direction);
        add(&mut direction, correction, moved);
    }
    direction
}

/// A place along the direction that is low enough and flat enough; None if none is lower.
fn search(
    here: &Place,
    direction: &[f64],
    first: f64,
    evaluate: &mut impl FnMut(&[f64], &mut [f64]) -> Result<f64>,
) -> Result<Option<Place>> {
    let slope = dot(direction, &here.gradient);
    let (mut low, mut high, mut length) = (0.0, f64::INFINITY, first);
    let mut best: Option<Place> = None;
    for _ in 0..TRIALS {
        let mut point = here.point.clone();
        add(&mut point, length, direction);
        let next = Place::new(point, evaluate)?;
        let behind = dot(direction, &next.gradient);
        let level = next.value <= here.value + ROUNDING * here.value.abs() && behind <= -(1.0 - 2.0 * DECREASE) * slope;
        let enough = level || next.value <= here.value + DECREASE * length * slope;
        if enough && behind >= CURVATURE * slope {
            return Ok(Some(next));
        }
        if enough {
            (low, best) = (length, Some(next));
        } else {
            high = length;
        }
        length = if high.is_finite() { f64::midpoint(low, high) } else { 4.0 * length };
    }
    Ok(best)
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    let pieces = a.par_chunks(PIECE).zip(b.par_chunks(PIECE));
    let sums: Vec<f64> = pieces.map(|(a, b)| a.iter().zip(b).map(|(a, b)| a * b).sum()).collect();
    sums.into_iter().sum()
}

fn add(sum: &mut [f64], factor: f64, other: &[f64]) {
    let pieces = sum.par_chunks_mut(PIECE).zip(other.par_chunks(PIECE));
    pieces.for_each(|(sum, other)| sum.iter_mut().zip(other).for_each(|(sum, other)| *sum += factor * other));
}

fn difference(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.par_iter().zip(b).map(|(a, b)| a - b).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rosenbrock's valley: the lowest point is (1, 1).
    fn valley(at: &[f64], gradient: &mut [f64]) -> f64 {
        let (x, y) = (at[0], at[1]);
        gradient[0] = -2.0 * (1.0 - x) - 400.0 * x * (y - x * x);
        gradient[1] = 200.0 * (y - x * x);
        (1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2)
    }

    #[test]
    fn finds_the_end_of_a_valley() {
        let limits = Limits { tolerance: 1e-9, max_iterations: 200 };
        let found = minimise(vec![-1.2, 1.0], limits, |at, gradient| Ok(valley(at, gradient))).unwrap();
        assert!(found.converged && found.iterations < 60, "{found:?}");
        assert!(found.point.iter().all(|value| (value - 1.0).abs() < 1e-7), "{found:?}");
    }

    #[test]
    fn steps_that_run_out_are_told() {
        let limits = Limits { tolerance: 1e-9, max_iterations: 3 };
        let found = minimise(vec![-1.2, 1.0], limits, |at, gradient| Ok(valley(at, gradient))).unwrap();
        assert_eq!((found.converged, found.iterations), (false, 3));
    }
}

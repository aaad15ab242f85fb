//! Limited-memory BFGS (Liu and Nocedal 1989), with a line search for the weak Wolfe conditions
//! by bisection (Lewis and Overton 2013).

use crate::Result;
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

/// What is descended in.
pub(super) trait Vector: Clone {
    /// The inner product with another, of which less may be known.
    fn dot(&self, other: &Self) -> f64;
    /// Adds a multiple of another.
    fn add(&mut self, factor: f64, other: &Self);
    /// Multiplies by a number.
    fn scale(&mut self, factor: f64);
}

/// What is minimised.
pub(super) trait Objective {
    type Vector: Vector;
    /// The value and the gradient at a point. The gradient may be but the right side of an inner product.
    fn evaluate(&self, point: &Self::Vector) -> Result<(f64, Self::Vector)>;
    /// Makes a gradient a full vector; gives its largest entry.
    fn complete(&self, gradient: &mut Self::Vector) -> f64;
}

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
pub(super) struct Minimum<V> {
    pub(super) point: V,
    pub(super) iterations: usize,
    /// False if the steps ran out before the tolerance was reached.
    pub(super) converged: bool,
}

/// Descends from `point`.
pub(super) fn minimise<O: Objective>(objective: &O, point: O::Vector, limits: Limits) -> Result<Minimum<O::Vector>> {
    let mut here = Place::new(objective, point)?;
    let mut steepest = objective.complete(&mut here.gradient);
    let mut steps = VecDeque::new();
    let mut iterations = 0;
    while steepest > limits.tolerance && iterations < limits.max_iterations {
        iterations += 1;
        let direction = direction(&here.gradient, &steps);
        let first = if steps.is_empty() { 1.0 / direction.dot(&direction).sqrt() } else { 1.0 };
        let Some(mut next) = search(objective, &here, &direction, first)? else {
            // Rounding hides any further decrease.
            return Ok(Minimum { point: here.point, iterations, converged: true });
        };
        steepest = objective.complete(&mut next.gradient);
        steps.truncate(MEMORY - 1);
        if let Some(step) = Step::between(&here, &next) {
            steps.push_front(step);
        }
        here = next;
    }
    Ok(Minimum { point: here.point, iterations, converged: steepest <= limits.tolerance })
}

struct Place<V> {
    point: V,
    gradient: V,
    value: f64,
}

impl<V: Vector> Place<V> {
    fn new(objective: &impl Objective<Vector = V>, point: V) -> Result<Self> {
        let (value, gradient) = objective.evaluate(&point)?;
        Ok(Self { point, gradient, value })
    }
}

/// A step, how the gradient changed over it, and the inverse of their product.
struct Step<V> {
    moved: V,
    change: V,
    inverse: f64,
}

impl<V: Vector> Step<V> {
    /// None for a step along which the slope did not rise.
    fn between(here: &Place<V>, next: &Place<V>) -> Option<Self> {
        let (mut moved, mut change) = (next.point.clone(), next.gradient.clone());
        moved.add(-1.0, &here.point);
        change.add(-1.0, &here.gradient);
        let product = moved.dot(&change);
        (product > f64::EPSILON * change.dot(&change)).then(|| Self { moved, change, inverse: 1.0 / product })
    }
}

/// Minus the gradient times the estimated inverse of the curvature; `steps` begin with the last one.
fn direction<V: Vector>(gradient: &V, steps: &VecDeque<Step<V>>) -> V {
    let mut direction = gradient.clone();
    direction.scale(-1.0);
    let mut factors = Vec::with_capacity(MEMORY);
    for Step { moved, change, inverse } in steps {
        let factor = inverse * moved.dot(&direction);
        direction.add(-factor, change);
        factors.push(factor);
    }
    if let Some(Step { change, inverse, .. }) = steps.front() {
        direction.scale(1.0 / (inverse * change.dot(change)));
    }
    for (Step { moved, change, inverse }, factor) in steps.iter().zip(factors).rev() {
        direction.add(factor - inverse * change.dot(&direction), moved);
    }
    direction
}

/// A place along the direction that is low enough and flat enough; None if none is lower.
fn search<V: Vector>(
    objective: &impl Objective<Vector = V>,
    here: &Place<V>,
    direction: &V,
    first: f64,
) -> Result<Option<Place<V>>> {
    let slope = direction.dot(&here.gradient);
    let (mut low, mut high, mut length) = (0.0, f64::INFINITY, first);
    let mut best = None;
    for _ in 0..TRIALS {
        let mut point = here.point.clone();
        point.add(length, direction);
        let next = Place::new(objective, point)?;
        let behind = direction.dot(&next.gradient);
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

#[cfg(test)]
mod tests {
    use super::*;

    impl Vector for [f64; 2] {
        fn dot(&self, other: &Self) -> f64 {
            self[0] * other[0] + self[1] * other[1]
        }

        fn add(&mut self, factor: f64, other: &Self) {
            *self = [self[0] + factor * other[0], self[1] + factor * other[1]];
        }

        fn scale(&mut self, factor: f64) {
            *self = [factor * self[0], factor * self[1]];
        }
    }

    /// Rosenbrock's: the lowest point is (1, 1).
    struct Valley;

    impl Objective for Valley {
        type Vector = [f64; 2];

        fn evaluate(&self, &[x, y]: &[f64; 2]) -> Result<(f64, [f64; 2])> {
            let off = y - x * x;
            Ok(((1.0 - x).powi(2) + 100.0 * off * off, [-2.0 * (1.0 - x) - 400.0 * x * off, 200.0 * off]))
        }

        fn complete(&self, gradient: &mut [f64; 2]) -> f64 {
            f64::max(gradient[0].abs(), gradient[1].abs())
        }
    }

    #[test]
    fn finds_the_end_of_a_valley() {
        let found = minimise(&Valley, [-1.2, 1.0], Limits { tolerance: 1e-9, max_iterations: 200 }).unwrap();
        assert!(found.converged && found.iterations < 60, "{found:?}");
        assert!(found.point.iter().all(|value| (value - 1.0).abs() < 1e-7), "{found:?}");
    }

    #[test]
    fn steps_that_run_out_are_told() {
        let found = minimise(&Valley, [-1.2, 1.0], Limits { tolerance: 1e-9, max_iterations: 3 }).unwrap();
        assert_eq!((found.converged, found.iterations), (false, 3));
    }
}

//! The rounds: derivatives of the loss, trees of every class, new scores.

use super::bins::Bins;
use super::growth::{Grown, Growth};
use super::histogram::Limits;
use super::model::GradientBoosting;
use super::{GradientBoostingValidParams, Tree};
use crate::Result;
use ndarray::Array1;
use rand::seq::index::sample;
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;

/// Least second derivative of a row, so that settled rows still count.
const LEAST: f32 = 1e-6;

/// What is learned from.
pub(super) struct Task<'t> {
    pub(super) params: &'t GradientBoostingValidParams,
    pub(super) bins: &'t Bins,
    pub(super) targets: &'t Array1<usize>,
    pub(super) weights: &'t [f64],
    pub(super) n_classes: usize,
}

impl Task<'_> {
    /// Fits every member by itself.
    pub(super) fn fit(&self) -> Result<GradientBoosting> {
        let members: Vec<Vec<Tree>> =
            (0..self.params.members).into_par_iter().map(|member| self.member(member)).collect::<Result<_>>()?;
        GradientBoosting::new(self.bins.len(), self.intercept(), members.into_iter().flatten().collect())
    }

    /// Logarithms of the classes' shares; with two classes of their ratio, for the second.
    fn intercept(&self) -> Vec<f32> {
        let mut mass = vec![0.0; self.n_classes];
        self.targets.iter().zip(self.weights).for_each(|(&class, weight)| mass[class] += weight);
        let total: f64 = mass.iter().sum();
        let logs: Vec<f64> = mass.iter().map(|mass| (mass / total).max(1e-12).ln()).collect();
        if self.n_classes == 2 {
            return vec![0.0, (logs[1] - logs[0]) as f32];
        }
        logs.into_iter().map(|log| log as f32).collect()
    }

    /// The classes that have trees.
    fn grown(&self) -> std::ops::Range<usize> {
        usize::from(self.n_classes == 2)..self.n_classes
    }

    /// The trees of one member, round by round, class by class.
    fn member(&self, member: usize) -> Result<Vec<Tree>> {
        let seed = self.params.seed.wrapping_mul(0x9e37_79b9).wrapping_add(member as u64);
        let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
        let intercept = self.intercept();
        let mut scores: Vec<Vec<f32>> = intercept.iter().map(|&start| vec![start; self.bins.rows]).collect();
        let mut trees = Vec::new();
        for _ in 0..self.params.rounds {
            self.params.interrupt.check()?;
            let rows = self.some_rows(&mut random);
            let columns: Vec<Vec<usize>> = self.grown().map(|_| self.some_columns(&mut random)).collect();
            let derivatives = self.derivatives(&scores);
            let grown: Vec<Grown> = self
                .grown()
                .into_par_iter()
                .zip(columns)
                .map(|(class, columns)| self.growth(&columns, &derivatives[class]).grow(rows.clone()))
                .collect();
            for (class, grown) in self.grown().zip(grown) {
                let steps = (0..self.bins.rows).map(|row| grown.value(self.bins, row));
                scores[class].iter_mut().zip(steps).for_each(|(score, step)| *score += step);
                trees.push(grown.tree.divided_by(self.params.members as f32));
            }
        }
        Ok(trees)
    }

    fn growth<'g>(&'g self, columns: &'g [usize], derivatives: &'g [(f32, f32)]) -> Growth<'g> {
        let limits = Limits { least_rows: self.params.least_rows as u32, penalty: self.params.penalty };
        let (leaves, step) = (self.params.leaves, self.params.learning_rate);
        Growth { bins: self.bins, columns, derivatives, limits, leaves, step }
    }

    fn some_rows(&self, random: &mut Xoshiro256PlusPlus) -> Vec<u32> {
        let counts = |row: &u32| self.weights[*row as usize] > 0.0;
        let share = self.params.row_share;
        let chosen: Vec<u32> = (0..self.bins.rows as u32)
            .filter(counts)
            .filter(|_| share >= 1.0 || random.r#gen::<f64>() < share)
            .collect();
        if chosen.is_empty() { (0..self.bins.rows as u32).filter(counts).collect() } else { chosen }
    }

    #[allow(clippy::cast_sign_loss, reason = "a share of a count")]
    fn some_columns(&self, random: &mut Xoshiro256PlusPlus) -> Vec<usize> {
        let all = self.bins.len();
        let wanted = ((all as f64 * self.params.column_share).ceil() as usize).clamp(1.min(all), all);
        let mut columns = sample(random, all, wanted).into_vec();
        columns.sort_unstable();
        columns
    }

    /// First and second derivatives of every row's loss by every class's score.
    fn derivatives(&self, scores: &[Vec<f32>]) -> Vec<Vec<(f32, f32)>> {
        let mut found = vec![Vec::with_capacity(self.bins.rows); self.n_classes];
        let mut shares = vec![0.0_f32; self.n_classes];
        for (row, (&class, &weight)) in self.targets.iter().zip(self.weights).enumerate() {
            shares.iter_mut().zip(scores).for_each(|(share, scores)| *share = scores[row]);
            softmax(&mut shares);
            for (other, (&share, found)) in shares.iter().zip(&mut found).enumerate() {
                let gradient = share - f32::from(u8::from(other == class));
                let curvature = (share * (1.0 - share)).max(LEAST);
                found.push((weight as f32 * gradient, weight as f32 * curvature));
            }
        }
        found
    }
}

fn softmax(scores: &mut [f32]) {
    let largest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - largest).exp();
        sum += *score;
    }
    for score in scores {
        *score /= sum;
    }
}

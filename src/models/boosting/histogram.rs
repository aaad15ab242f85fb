//! Sums of derivatives by bin, and the best split that they show.

use super::bins::{BINS, Bins};

/// First and second derivatives of rows, summed, and how many rows those are.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Sums {
    pub(super) gradient: f64,
    pub(super) curvature: f64,
    pub(super) rows: u32,
}

impl Sums {
    pub(super) fn add(&mut self, other: Self) {
        self.gradient += other.gradient;
        self.curvature += other.curvature;
        self.rows += other.rows;
    }

    fn without(self, other: Self) -> Self {
        Self {
            gradient: self.gradient - other.gradient,
            curvature: self.curvature - other.curvature,
            rows: self.rows - other.rows,
        }
    }

    /// What the loss falls by with the best value for these rows, doubled.
    fn fall(self, penalty: f64) -> f64 {
        self.gradient * self.gradient / (self.curvature + penalty).max(f64::MIN_POSITIVE)
    }

    /// That value.
    pub(super) fn value(self, penalty: f64) -> f64 {
        -self.gradient / (self.curvature + penalty).max(f64::MIN_POSITIVE)
    }
}

/// A split: rows up to `bin` of `column` go left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Split {
    pub(super) gain: f64,
    pub(super) column: usize,
    pub(super) bin: u8,
    pub(super) left: Sums,
    pub(super) right: Sums,
}

/// Sums by column and bin, of the rows of one node.
#[derive(Debug)]
pub(super) struct Histogram(Vec<[Sums; BINS]>);

/// What a split must leave on both sides.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub(super) least_rows: u32,
    pub(super) penalty: f64,
}

impl Histogram {
    /// The sums of `rows`, whose derivatives are given by row.
    pub(super) fn new(bins: &Bins, columns: &[usize], rows: &[u32], derivatives: &[(f32, f32)]) -> Self {
        let own: Vec<(f64, f64)> = rows
            .iter()
            .map(|&row| derivatives[row as usize])
            .map(|(gradient, curvature)| (f64::from(gradient), f64::from(curvature)))
            .collect();
        let sums = columns.iter().map(|&column| {
            let mut sums = [Sums::default(); BINS];
            let binned = bins.column(column);
            for (&row, &(gradient, curvature)) in rows.iter().zip(&own) {
                let bin = usize::from(binned[row as usize]) % BINS;
                sums[bin].add(Sums { gradient, curvature, rows: 1 });
            }
            sums
        });
        Self(sums.collect())
    }

    /// The sums of the rows that are not in `part`.
    pub(super) fn without(mut self, part: &Self) -> Self {
        for (own, part) in self.0.iter_mut().zip(&part.0) {
            own.iter_mut().zip(part).for_each(|(own, part)| *own = own.without(*part));
        }
        self
    }

    /// The split with the largest gain, of equals the first.
    pub(super) fn best_split(&self, bins: &Bins, columns: &[usize], all: Sums, limits: Limits) -> Option<Split> {
        let mut best: Option<Split> = None;
        for (sums, &column) in self.0.iter().zip(columns) {
            let mut left = Sums::default();
            for (bin, sums) in sums[..bins.splits(column)].iter().enumerate() {
                left.add(*sums);
                let right = all.without(left);
                if left.rows < limits.least_rows {
                    continue;
                }
                if right.rows < limits.least_rows {
                    break;
                }
                let gain = left.fall(limits.penalty) + right.fall(limits.penalty) - all.fall(limits.penalty);
                if gain > best.map_or(GAIN, |best| best.gain) {
                    best = Some(Split { gain, column, bin: bin as u8, left, right });
                }
            }
        }
        best
    }
}

/// Gain below which a split is rounding.
const GAIN: f64 = 1e-7;

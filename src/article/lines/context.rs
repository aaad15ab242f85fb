//! A second look: what the first scores of the lines around say about one.

use super::Measures;
use super::features::{Sums, Writer};

/// Nearest lines on each side whose scores are taken one by one.
pub(super) const NEAREST: usize = 3;
/// Lines in each window, before and after.
pub(super) const WINDOWS: [usize; 3] = [4, 10, 25];

/// Length of a row of context.
pub(crate) const WIDTH: usize = 2 * NEAREST + 1 + 2 * WINDOWS.len() + 8;

/// The context of one line.
pub(crate) type Row = [f32; WIDTH];

/// The first scores of a page, with what is summed over many lines.
pub(crate) struct Context<'s> {
    scores: &'s [f32],
    sums: Sums,
    /// Words that probably are body, by line.
    mass: Sums,
    /// For each line, the share of the page's body words in its cluster.
    clusters: Vec<f32>,
    /// For each line, the highest score before it and after it.
    peaks: Vec<(f32, f32)>,
}

impl<'s> Context<'s> {
    /// Reads the measures and first scores of all lines once.
    pub(crate) fn new(lines: &[Measures], scores: &'s [f32]) -> Self {
        let mass: Vec<f32> = lines.iter().zip(scores).map(|(line, score)| line.words as f32 * score).collect();
        Self {
            scores,
            sums: Sums::of(scores.iter().copied()),
            clusters: clusters(scores, &mass),
            mass: Sums::of(mass.into_iter()),
            peaks: peaks(scores),
        }
    }

    /// The context of line `index`.
    pub(crate) fn row(&self, index: usize) -> Row {
        let mut row = [0.0; WIDTH];
        let mut out = Writer::new(&mut row);
        for offset in 0..=2 * NEAREST {
            let near = (index + offset).checked_sub(NEAREST).and_then(|i| self.scores.get(i));
            out.put(near.copied().unwrap_or(0.0));
        }
        for width in WINDOWS {
            out.put(self.sums.before(index, width) / width as f32);
            out.put(self.sums.after(index, width) / width as f32);
        }
        self.page(&mut out, index);
        row
    }

    fn page(&self, out: &mut Writer<'_>, index: usize) {
        let total = self.mass.total().max(1.0);
        let above = self.mass.between(0, index) / total;
        let below = self.mass.between(index + 1, self.scores.len()) / total;
        let (before, after) = self.peaks[index];
        let score = self.scores[index].clamp(1e-3, 1.0 - 1e-3);
        for value in [
            above,
            below,
            above.min(below) * 2.0,
            before,
            after,
            self.clusters[index],
            self.clusters[index] * self.scores[index],
            (score / (1.0 - score)).ln() / 5.0,
        ] {
            out.put(value);
        }
    }
}

/// Lines of low score that a cluster may bridge.
const GAP: usize = 4;

/// Shares of the body's words by cluster, a cluster being likely lines without a wide gap.
fn clusters(scores: &[f32], mass: &[f32]) -> Vec<f32> {
    let total: f32 = mass.iter().sum::<f32>().max(1.0);
    let mut shares = vec![0.0; scores.len()];
    let (mut start, mut last, mut sum) = (0, None, 0.0);
    for (index, &score) in scores.iter().enumerate() {
        if score < 0.5 {
            continue;
        }
        if let Some(end) = last.filter(|&end| index - end > GAP) {
            shares[start..=end].fill(sum / total);
            (start, sum) = (index, 0.0);
        } else if last.is_none() {
            start = index;
        }
        sum += mass[index];
        last = Some(index);
    }
    if let Some(end) = last {
        shares[start..=end].fill(sum / total);
    }
    shares
}

fn peaks(scores: &[f32]) -> Vec<(f32, f32)> {
    let mut found = vec![(0.0, 0.0); scores.len()];
    let mut highest = 0.0_f32;
    for (place, &score) in found.iter_mut().zip(scores) {
        place.0 = highest;
        highest = highest.max(score);
    }
    highest = 0.0;
    for (place, &score) in found.iter_mut().zip(scores).rev() {
        place.1 = highest;
        highest = highest.max(score);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_gap_parts_two_clusters() {
        let scores = [0.9, 0.9, 0.0, 0.0, 0.0, 0.0, 0.0, 0.9];
        let mass = [30.0, 30.0, 0.0, 0.0, 0.0, 0.0, 0.0, 40.0];
        let shares = clusters(&scores, &mass);
        assert_eq!(shares, [0.6, 0.6, 0.0, 0.0, 0.0, 0.0, 0.0, 0.4]);
    }
}

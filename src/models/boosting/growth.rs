//! One tree, grown leaf by leaf: the leaf whose split gains most is split next.

use super::bins::Bins;
use super::histogram::{Histogram, Limits, Split, Sums};
use super::tree::{Node, Tree};

/// A leaf that may be split, with the rows in it.
struct Leaf {
    node: usize,
    rows: Vec<u32>,
    histogram: Histogram,
    split: Split,
}

/// Grows a tree on `rows`; leaf values are scaled by `step`.
pub(super) struct Growth<'g> {
    pub(super) bins: &'g Bins,
    pub(super) columns: &'g [usize],
    pub(super) derivatives: &'g [(f32, f32)],
    pub(super) limits: Limits,
    pub(super) leaves: usize,
    pub(super) step: f64,
}

impl Growth<'_> {
    pub(super) fn grow(&self, rows: Vec<u32>) -> Grown {
        let mut all = Sums::default();
        for &row in &rows {
            let (gradient, curvature) = self.derivatives[row as usize];
            all.add(Sums { gradient: gradient.into(), curvature: curvature.into(), rows: 1 });
        }
        let mut grown = Grown { tree: Tree(vec![self.leaf(all)]), bins: vec![0] };
        let histogram = Histogram::new(self.bins, self.columns, &rows, self.derivatives);
        let mut open: Vec<Leaf> = self.open(0, rows, histogram, all).into_iter().collect();
        for _ in 1..self.leaves {
            let Some(best) = (0..open.len()).max_by(|&a, &b| {
                open[a].split.gain.total_cmp(&open[b].split.gain).then(open[b].node.cmp(&open[a].node))
            }) else {
                break;
            };
            let leaf = open.swap_remove(best);
            open.extend(self.divide(leaf, &mut grown));
        }
        grown
    }

    fn leaf(&self, sums: Sums) -> Node {
        Node::leaf((self.step * sums.value(self.limits.penalty)) as f32)
    }

    fn open(&self, node: usize, rows: Vec<u32>, histogram: Histogram, all: Sums) -> Option<Leaf> {
        let split = histogram.best_split(self.bins, self.columns, all, self.limits)?;
        Some(Leaf { node, rows, histogram, split })
    }

    /// Splits a leaf; the sums of the larger side are those of the leaf without the smaller.
    fn divide(&self, leaf: Leaf, grown: &mut Grown) -> impl Iterator<Item = Leaf> + use<> {
        let Split { column, bin, left, right, .. } = leaf.split;
        let binned = self.bins.column(column);
        let (left_rows, right_rows): (Vec<u32>, Vec<u32>) =
            leaf.rows.iter().partition(|&&row| binned[row as usize] <= bin);
        let first = grown.tree.0.len();
        grown.tree.0[leaf.node].divide(column as u32, self.bins.edge(column, bin), first as u32);
        grown.bins[leaf.node] = bin;
        grown.tree.0.extend([self.leaf(left), self.leaf(right)]);
        grown.bins.extend([0, 0]);
        let small = if left_rows.len() <= right_rows.len() { &left_rows } else { &right_rows };
        let smaller = Histogram::new(self.bins, self.columns, small, self.derivatives);
        let larger = leaf.histogram.without(&smaller);
        let (of_left, of_right) =
            if left_rows.len() <= right_rows.len() { (smaller, larger) } else { (larger, smaller) };
        let left = self.open(first, left_rows, of_left, left);
        left.into_iter().chain(self.open(first + 1, right_rows, of_right, right))
    }
}

/// A tree and the bins of its splits.
pub(super) struct Grown {
    pub(super) tree: Tree,
    bins: Vec<u8>,
}

impl Grown {
    /// The value of a row that is in bins.
    pub(super) fn value(&self, bins: &Bins, row: usize) -> f32 {
        let mut at = 0;
        loop {
            let node = &self.tree.0[at];
            let Some((column, _, left)) = node.split() else { return node.value };
            at = left + usize::from(bins.column(column)[row] > self.bins[at]);
        }
    }
}

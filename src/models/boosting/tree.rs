//! A regression tree.

use crate::{Error, Result};

/// Mark of a leaf in place of a feature.
const LEAF: u32 = u32::MAX;

/// A node: rows whose value of the feature is at most the threshold go to the first of two children side by side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Node {
    feature: u32,
    threshold: f32,
    left: u32,
    /// What the tree says of the rows that come to this node, were it a leaf.
    pub value: f32,
}

impl Node {
    /// A leaf.
    #[must_use]
    pub const fn leaf(value: f32) -> Self {
        Self { feature: LEAF, threshold: 0.0, left: 0, value }
    }

    /// Makes the node a split, whose children stand at `left` and behind it.
    pub(super) fn divide(&mut self, feature: u32, threshold: f32, left: u32) {
        (self.feature, self.threshold, self.left) = (feature, threshold, left);
    }

    /// Feature, threshold and first child of a split.
    #[must_use]
    pub fn split(&self) -> Option<(usize, f32, usize)> {
        (self.feature != LEAF).then_some((self.feature as usize, self.threshold, self.left as usize))
    }

    /// Its numbers, as a model file holds them.
    #[must_use]
    pub fn parts(&self) -> (u32, f32, u32, f32) {
        (self.feature, self.threshold, self.left, self.value)
    }

    /// From its numbers.
    #[must_use]
    pub fn from_parts((feature, threshold, left, value): (u32, f32, u32, f32)) -> Self {
        Self { feature, threshold, left, value }
    }
}

/// A tree: its nodes, the root first, children behind their parents.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tree(pub Vec<Node>);

impl Tree {
    /// Refuses nodes that would not end, lead outside, or read a column that is not there.
    pub(super) fn check(&self, features: usize) -> Result<()> {
        let wrong = self.0.iter().enumerate().find(|(at, node)| {
            node.split().is_some_and(|(feature, threshold, left)| {
                feature >= features || !threshold.is_finite() || left <= *at || left + 1 >= self.0.len()
            }) || !node.value.is_finite()
        });
        match wrong {
            Some((at, node)) => Err(Error::ModelFile(format!("node {at} of a tree is {node:?}"))),
            None if self.0.is_empty() => Err(Error::ModelFile("a tree has no node".into())),
            None => Ok(()),
        }
    }

    /// The same tree with smaller values.
    pub(super) fn divided_by(mut self, divisor: f32) -> Self {
        self.0.iter_mut().for_each(|node| node.value /= divisor);
        self
    }

    /// Calls `step` with the feature and the two values of every split on the way of a row; gives the last value.
    pub(super) fn walk(&self, row: &[f32], mut step: impl FnMut(usize, f32, f32)) -> f32 {
        let mut node = &self.0[0];
        while let Some((feature, threshold, left)) = node.split() {
            let next = &self.0[left + usize::from(row[feature] > threshold)];
            step(feature, node.value, next.value);
            node = next;
        }
        node.value
    }
}

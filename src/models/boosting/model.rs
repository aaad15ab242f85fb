//! Fitted trees: scores, and what each feature adds to one.

use super::Tree;
use crate::models::DecisionFunction;
use crate::{Error, Result};
use linfa::traits::PredictInplace;
use ndarray::{Array1, Array2};
use rayon::prelude::*;

/// A sum of trees for every class.
///
/// Trees stand in rounds, a tree a class in each; of two classes only the second has trees.
#[derive(Debug, Clone, PartialEq)]
pub struct GradientBoosting {
    features: usize,
    intercept: Vec<f32>,
    trees: Vec<Tree>,
}

/// A score as what each feature adds to it: along the way of a row through every tree, the change of value at each
/// split is its feature's (Saabas 2014). With `intercept` they add up to the score.
#[derive(Debug, Clone, PartialEq)]
pub struct PathContributions {
    /// The values at the roots, and the starting score.
    pub intercept: f64,
    /// One value a feature.
    pub values: Vec<f64>,
}

impl GradientBoosting {
    /// From its parts.
    ///
    /// # Errors
    /// A tree that would not end or reads a column that is not there; trees that are no whole rounds.
    pub fn new(features: usize, intercept: Vec<f32>, trees: Vec<Tree>) -> Result<Self> {
        let model = Self { features, intercept, trees };
        if model.intercept.len() < 2 || !model.trees.len().is_multiple_of(model.grown()) {
            let (trees, classes) = (model.trees.len(), model.intercept.len());
            return Err(Error::ModelFile(format!("{trees} trees for {classes} classes")));
        }
        model.trees.iter().try_for_each(|tree| tree.check(features))?;
        Ok(model)
    }

    /// Number of features, starting scores, and trees.
    #[must_use]
    pub fn parts(&self) -> (usize, &[f32], &[Tree]) {
        (self.features, &self.intercept, &self.trees)
    }

    /// Number of classes.
    #[must_use]
    pub fn classes(&self) -> usize {
        self.intercept.len()
    }

    /// Number of features.
    #[must_use]
    pub fn features(&self) -> usize {
        self.features
    }

    /// Classes with trees.
    fn grown(&self) -> usize {
        if self.intercept.len() == 2 { 1 } else { self.intercept.len() }
    }

    fn first(&self) -> usize {
        self.intercept.len() - self.grown()
    }

    /// What each feature of a row adds to the score of a class.
    #[must_use]
    pub fn contributions(&self, row: &[f32], class: usize) -> PathContributions {
        let (mut intercept, mut values) = (f64::from(self.intercept[class]), vec![0.0; self.features]);
        if class >= self.first() {
            for tree in self.trees.iter().skip(class - self.first()).step_by(self.grown()) {
                intercept += f64::from(tree.0[0].value);
                tree.walk(row, |feature, before, after| values[feature] += f64::from(after) - f64::from(before));
            }
        }
        PathContributions { intercept, values }
    }

    fn score(&self, row: &[f32], into: &mut [f32]) {
        into.copy_from_slice(&self.intercept);
        for round in self.trees.chunks(self.grown()) {
            for (tree, score) in round.iter().zip(&mut into[self.first()..]) {
                *score += tree.walk(row, |_, _, _| ());
            }
        }
    }
}

impl DecisionFunction<Array2<f32>> for GradientBoosting {
    fn decision_function(&self, records: &Array2<f32>) -> Array2<f32> {
        let mut scores = vec![0.0; records.nrows() * self.classes()];
        scores.par_chunks_mut(self.classes()).enumerate().for_each(|(row, into)| {
            self.score(&records.row(row).to_vec(), into);
        });
        Array2::from_shape_vec((records.nrows(), self.classes()), scores).unwrap_or_default()
    }
}

impl PredictInplace<Array2<f32>, Array1<usize>> for GradientBoosting {
    fn predict_inplace(&self, records: &Array2<f32>, into: &mut Array1<usize>) {
        for (row, class) in self.decision_function(records).rows().into_iter().zip(into.iter_mut()) {
            *class = (0..row.len()).fold(0, |best, at| if row[at] > row[best] { at } else { best });
        }
    }

    fn default_target(&self, records: &Array2<f32>) -> Array1<usize> {
        Array1::zeros(records.nrows())
    }
}

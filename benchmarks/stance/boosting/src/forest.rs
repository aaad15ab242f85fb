//! linfa-ensemble over linfa-trees: votes of trees. Neither of the two counts rows by weights.

use crate::table::Table;
use crate::{SIDES, Told};
use linfa::Dataset;
use linfa::traits::{Fit, Predict};
use linfa_ensemble::{AdaBoostParams, EnsembleLearnerParams};
use linfa_trees::DecisionTree;
use ndarray::{Array1, Array2, Axis};
use rand::SeedableRng;
use rand::rngs::StdRng;
use std::error::Error;

const TREES: usize = 50;

fn records(of: &Table) -> Result<Array2<f32>, ndarray::ShapeError> {
    let by_column = Array2::from_shape_vec((of.columns, of.rows), of.values.clone())?;
    Ok(by_column.t().as_standard_layout().into_owned())
}

/// Every class has a vote more, so that none is impossible.
fn shares(votes: Vec<[f64; SIDES]>) -> Vec<[f64; SIDES]> {
    let share = |votes: [f64; SIDES]| votes.map(|vote| (vote + 1.0) / (votes.iter().sum::<f64>() + 3.0));
    votes.into_iter().map(share).collect()
}

pub fn forest(train: &Table, held: &Table) -> Result<Told, Box<dyn Error>> {
    let dataset = Dataset::new(records(train)?, Array1::from(train.classes.clone()));
    let trees = DecisionTree::params().min_weight_leaf(5.0);
    let params = EnsembleLearnerParams::new_fixed_rng(trees, StdRng::seed_from_u64(0));
    let forest = params.ensemble_size(TREES).bootstrap_proportion(0.7).feature_proportion(0.5).fit(&dataset)?;
    let (asked, mut votes) = (records(held)?, vec![[0.0; SIDES]; held.rows]);
    for (tree, columns) in forest.models.iter().zip(&forest.model_features) {
        let told: Array1<usize> = tree.predict(&asked.select(Axis(1), columns));
        votes.iter_mut().zip(told).for_each(|(votes, told)| votes[told] += 1.0);
    }
    Ok((shares(votes), Vec::new(), TREES))
}

pub fn adaboost(train: &Table, held: &Table) -> Result<Told, Box<dyn Error>> {
    let dataset = Dataset::new(records(train)?, Array1::from(train.classes.clone()));
    let trees = DecisionTree::params().max_depth(Some(4)).min_weight_leaf(20.0);
    let params = AdaBoostParams::new_fixed_rng(trees, StdRng::seed_from_u64(0));
    let boosted = params.n_estimators(TREES).learning_rate(0.5).fit(&dataset)?;
    let (asked, mut votes) = (records(held)?, vec![[0.0; SIDES]; held.rows]);
    for (tree, weight) in boosted.models.iter().zip(&boosted.model_weights) {
        let told: Array1<usize> = tree.predict(&asked);
        votes.iter_mut().zip(told).for_each(|(votes, told)| votes[told] += weight);
    }
    Ok((shares(votes), Vec::new(), boosted.models.len()))
}

//! forust-ml: trees of one class against the rest, for it has no loss of several classes.

use crate::table::{Table, joined};
use crate::{Setting, Told};
use forust_ml::gradientbooster::GrowPolicy;
use forust_ml::sampler::SampleMethod;
use forust_ml::{GradientBooster, Matrix};
use std::error::Error;

pub fn fit(train: &Table, held: &Table, setting: &Setting<'_>) -> Result<Told, Box<dyn Error>> {
    let ((values, weights), (asked, _)) = (train.doubles(), held.doubles());
    let (values, asked) =
        (Matrix::new(&values, train.rows, train.columns), Matrix::new(&asked, held.rows, held.columns));
    let (mut bytes, mut trees) = (Vec::new(), 0);
    let mut scores = [const { Vec::new() }; 3];
    for (class, scores) in scores.iter_mut().enumerate() {
        let mut booster = GradientBooster::default()
            .set_iterations(150)
            .set_learning_rate(0.07)
            .set_max_depth(15)
            .set_max_leaves(15)
            .set_nbins(64)
            .set_sample_method(SampleMethod::Random)
            .set_subsample(0.7)
            .set_colsample_bytree(0.5)
            .set_seed(class as u64)
            .set_parallel(setting.threads > 1)
            .set_num_threads(Some(setting.threads));
        booster.grow_policy = GrowPolicy::LossGuide;
        booster.fit(&values, &train.against_rest(class), &weights, None)?;
        *scores = booster.predict(&asked, false);
        trees += booster.trees.len();
        // Both stand in the file, whatever the trees are.
        booster = booster.set_parallel(true).set_num_threads(None);
        bytes.extend(booster.json_dump()?.into_bytes());
    }
    Ok((joined(&scores), bytes, trees))
}

//! perpetual: trees of one class against the rest, as its own booster of several outputs has them; the variant is the
//! budget.

use crate::table::{Table, joined};
use crate::{Setting, Told};
use perpetual::booster::config::BoosterIO;
use perpetual::objective::Objective;
use perpetual::{Matrix, PerpetualBooster};
use std::error::Error;

pub fn fit(train: &Table, held: &Table, setting: &Setting<'_>) -> Result<Told, Box<dyn Error>> {
    let ((values, weights), (asked, _)) = (train.doubles(), held.doubles());
    let (values, asked) =
        (Matrix::new(&values, train.rows, train.columns), Matrix::new(&asked, held.rows, held.columns));
    let (mut bytes, mut trees) = (Vec::new(), 0);
    let mut scores = [const { Vec::new() }; 3];
    for (class, scores) in scores.iter_mut().enumerate() {
        let mut booster = PerpetualBooster::default()
            .set_objective(Objective::LogLoss)
            .set_budget(setting.variant.parse()?)
            .set_max_bin(64)
            .set_num_threads(Some(setting.threads));
        booster.fit(&values, &train.against_rest(class), Some(&weights), None)?;
        *scores = booster.predict(&asked, false);
        trees += booster.get_prediction_trees().len();
        // Both stand in the file, whatever the trees are.
        booster = booster.set_num_threads(None);
        bytes.extend(booster.json_dump()?.into_bytes());
    }
    Ok((joined(&scores), bytes, trees))
}

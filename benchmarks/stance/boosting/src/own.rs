//! The project's own boosting; `shipped` is the second stage of claims as it is.

use crate::table::Table;
use crate::{SIDES, Setting, Told};
use _core::models::{DecisionFunction, GradientBoostingParams};
use linfa::DatasetBase;
use linfa::traits::Fit;
use ndarray::{Array1, Array2};
use std::error::Error;

pub fn fit(train: &Table, held: &Table, setting: &Setting<'_>) -> Result<Told, Box<dyn Error>> {
    let records = |of: &Table| {
        let by_column = Array2::from_shape_vec((of.columns, of.rows), of.values.clone());
        by_column.map(|by_column| by_column.t().as_standard_layout().into_owned())
    };
    let weights = Array1::from(train.weights.clone());
    let dataset = DatasetBase::new(records(train)?, Array1::from(train.classes.clone())).with_weights(weights);
    let params = GradientBoostingParams::default();
    let params = if setting.variant == "shipped" { params.rounds(250).learning_rate(0.04).members(5) } else { params };
    let model = params.fit(&dataset)?;
    let scores = model.decision_function(&records(held)?);
    let share = |row: ndarray::ArrayView1<'_, f32>| {
        let largest = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let shares: [f64; SIDES] = std::array::from_fn(|class| f64::from(row[class] - largest).exp());
        shares.map(|share| share / shares.iter().sum::<f64>())
    };
    let trees = model.parts().2;
    let bytes = format!("{:?}", model.parts()).into_bytes();
    Ok((scores.rows().into_iter().map(share).collect(), bytes, trees.len()))
}

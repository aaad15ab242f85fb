//! Models of less bytes: no feature that hardly matters, and weights in 255 steps.

use super::description::put_rows;
use super::{TextClassifier, Training};
use crate::duplicates::Fingerprints;
use crate::features::{Columns, Csr, Names, Vectorizer, Vocabulary};
use crate::model_file::{Array, Arrays};
use crate::models::LinearModel;
use crate::{Error, Result};

/// Share of what all features together add to the scores that the features left out may have had.
const LEFT_OUT: f64 = 0.01;

/// Steps from 0 to the largest weight of a class.
const STEPS: f32 = 127.0;

impl TextClassifier<LinearModel> {
    /// The classifier without the features that matter least, and without fingerprints of its training texts.
    ///
    /// What a feature adds is taken as the sum of its squared weights over the classes, times its squared weight in the
    /// texts, times the texts it stands in. Those that add least, and together not more than a hundredth, are left out.
    pub(super) fn pruned(&self) -> Result<Self> {
        let kept = self.kept();
        let rows = self.model.weights().select(&kept);
        let weights = &self.vectorizer.weights;
        let Training { documents, held_out, card, .. } = &self.training;
        let training = Training {
            documents: kept.iter().filter_map(|&column| documents.get(column).copied()).collect(),
            held_out: held_out.clone(),
            fingerprints: Fingerprints::default(),
            card: card.clone(),
        };
        let vectorizer = Vectorizer {
            params: self.vectorizer.params.clone(),
            columns: columns(&self.vectorizer.columns, &kept)?,
            weights: kept.iter().map(|&column| weights[column]).collect(),
        };
        let model = LinearModel::new(rows, self.model.intercept().clone())?;
        Ok(Self { vectorizer, model, calibration: self.calibration.clone(), training })
    }

    /// The columns that stay, ascending. Hashed columns all do: their numbers are their names.
    fn kept(&self) -> Vec<usize> {
        if matches!(self.vectorizer.columns, Columns::Hashed(_)) {
            return (0..self.model.features()).collect();
        }
        let shares: Vec<f64> = (0..self.model.features()).map(|column| self.share(column)).collect();
        let mut order: Vec<usize> = (0..shares.len()).collect();
        order.sort_by(|&a, &b| shares[a].total_cmp(&shares[b]).then(b.cmp(&a)));
        let bound = LEFT_OUT * shares.iter().sum::<f64>();
        let mut left_out = 0.0;
        let first_kept = order.iter().position(|&column| {
            left_out += shares[column];
            left_out > bound
        });
        let mut kept = order.split_off(first_kept.unwrap_or(0));
        kept.sort_unstable();
        kept
    }

    /// What a column adds to the scores of all training texts, squared and up to a factor.
    fn share(&self, column: usize) -> f64 {
        let documents = self.training.documents.get(column).copied().unwrap_or(1);
        let squares: f64 = self.model.weights().pairs(column).map(|(_, weight)| f64::from(weight).powi(2)).sum();
        f64::from(documents) * f64::from(self.vectorizer.weights[column]).powi(2) * squares
    }
}

fn columns(columns: &Columns, kept: &[usize]) -> Result<Columns> {
    let Columns::Vocabulary(vocabulary) = columns else { return Ok(columns.clone()) };
    let keys = kept.iter().map(|&column| vocabulary.keys()[column]).collect();
    let blocks = kept.iter().map(|&column| vocabulary.blocks()[column]).collect();
    let names: Names = kept.iter().map(|&column| vocabulary.names().get(column)).collect();
    Ok(Columns::Vocabulary(Vocabulary::new(keys, blocks, names)?))
}

/// Adds the weights of a model in steps of one scale a class; the rows keep only what is not 0 steps.
pub(super) fn put_steps(model: &LinearModel, arrays: &mut Arrays) {
    let weights = model.weights();
    let mut scales = vec![f32::MIN_POSITIVE; model.classes()];
    let (_, classes, values) = weights.parts();
    for (&class, value) in classes.iter().zip(values) {
        let scale = &mut scales[class as usize];
        *scale = scale.max(value.abs() / STEPS);
    }
    let mut rounded = Csr::empty(model.classes());
    for row in 0..weights.rows() {
        let steps = weights.pairs(row).map(|(class, value)| (class as u32, (value / scales[class]).round()));
        rounded.push_row(steps.filter(|(_, steps)| *steps != 0.0));
    }
    put_rows(&rounded, arrays);
    let (_, _, steps) = rounded.parts();
    arrays.put("model_steps", Array::I8(steps.iter().map(|steps| *steps as i8).collect()));
    arrays.put("model_scales", Array::F32(scales));
}

/// Takes out the weights that belong to `of`, a class each, whether they were stored in steps or as they are.
pub(super) fn take_weights(of: &[u32], classes: usize, arrays: &mut Arrays) -> Result<Vec<f32>> {
    if !arrays.contains("model_steps") {
        return arrays.f32("model_weights");
    }
    let (steps, scales) = (arrays.i8("model_steps")?, arrays.f32("model_scales")?);
    if scales.len() != classes || steps.len() != of.len() {
        let (steps, scales) = (steps.len(), scales.len());
        return Err(Error::ModelFile(format!("{steps} weights in steps of {scales} scales, {classes} classes")));
    }
    let weight = |(step, &class): (i8, &u32)| scales.get(class as usize).map(|scale| f32::from(step) * scale);
    let weights: Option<Vec<f32>> = steps.into_iter().zip(of).map(weight).collect();
    weights.ok_or_else(|| Error::ModelFile(format!("a weight of a class beyond the {classes} there are")))
}

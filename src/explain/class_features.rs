//! Which features tell most about a class.

use crate::features::Vectorizer;
use crate::models::LinearModel;

/// A feature and what it says about a class.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClassFeature {
    /// Its column.
    pub column: usize,
    /// What it would add to the score if it stood alone in its block of a document.
    pub weight: f64,
}

/// The `n` features that add most to the score of `class`, falling; of equals the more frequent first.
#[must_use]
pub fn class_features(vectorizer: &Vectorizer, model: &LinearModel, class: usize, n: usize) -> Vec<ClassFeature> {
    let of_column = |column: usize| {
        let (_, weight) = model.weights().pairs(column).find(|(of, weight)| *of == class && *weight > 0.0)?;
        let block = &vectorizer.params.blocks[vectorizer.columns.block(column)];
        let scale = f64::from(vectorizer.weights[column]) * f64::from(block.weight);
        Some(ClassFeature { column, weight: scale * f64::from(weight) })
    };
    let mut found: Vec<ClassFeature> = (0..model.features()).filter_map(of_column).collect();
    found.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.column.cmp(&b.column)));
    found.truncate(n);
    found
}

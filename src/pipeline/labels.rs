//! The names of classes, as users wrote them.

use crate::{Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Class labels of one type, in the order of the classes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Labels {
    /// Strings.
    Str(Vec<String>),
    /// Whole numbers.
    Int(Vec<i64>),
    /// Truth values.
    Bool(Vec<bool>),
}

impl Labels {
    /// Number of classes.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Str(names) => names.len(),
            Self::Int(names) => names.len(),
            Self::Bool(names) => names.len(),
        }
    }

    /// True if there is no class.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// How labels are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LabelForm {
    /// One label a document.
    One,
    /// A list of labels a document.
    Lists,
    /// A matrix of documents by labels, 1 for those that hold.
    Matrix,
    /// The same, sparse.
    SparseMatrix,
}

/// Refuses labels that are not one a class, each once, and in order unless they are the columns of a matrix.
pub(super) fn check(labels: &Labels, form: LabelForm, classes: usize) -> Result<()> {
    let different = match labels {
        Labels::Str(names) => are_different(names),
        Labels::Int(names) => are_different(names),
        Labels::Bool(names) => are_different(names),
    };
    let ascending = match labels {
        Labels::Str(names) => names.is_sorted(),
        Labels::Int(names) => names.is_sorted(),
        Labels::Bool(names) => names.is_sorted(),
    };
    if labels.len() != classes {
        Err(Error::ModelFile(format!("{} labels for {classes} classes", labels.len())))
    } else if !different || (!ascending && matches!(form, LabelForm::One | LabelForm::Lists)) {
        Err(Error::ModelFile("its labels do not ascend".into()))
    } else {
        Ok(())
    }
}

fn are_different<T: Ord>(names: &[T]) -> bool {
    names.iter().collect::<BTreeSet<_>>().len() == names.len()
}

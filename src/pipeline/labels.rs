//! The names of classes, as users wrote them.

use crate::{Error, Result};
use serde::{Deserialize, Serialize};

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

/// Refuses labels that are not one a class, each once and in order.
pub(super) fn check(labels: &Labels, classes: usize) -> Result<()> {
    let ascending = match labels {
        Labels::Str(names) => names.is_sorted_by(|a, b| a < b),
        Labels::Int(names) => names.is_sorted_by(|a, b| a < b),
        Labels::Bool(names) => names.is_sorted_by(|a, b| !a & b),
    };
    if labels.len() != classes {
        Err(Error::ModelFile(format!("{} labels for {classes} classes", labels.len())))
    } else if ascending {
        Ok(())
    } else {
        Err(Error::ModelFile("its labels do not ascend".into()))
    }
}

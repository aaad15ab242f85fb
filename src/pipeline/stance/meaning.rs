//! What a class means.

use serde::{Deserialize, Serialize};

/// What a class says of who holds the stance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// For the target.
    Favor,
    /// Against it.
    Against,
    /// Neither.
    Neutral,
    /// Both.
    Mixed,
}

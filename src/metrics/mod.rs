//! How good predictions are.

mod class_scores;
mod reliability;

pub use class_scores::{ClassScores, class_scores};
pub use reliability::expected_calibration_error;

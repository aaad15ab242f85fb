//! How good predictions are.

mod accuracy;
mod f1;
mod reliability;

pub use accuracy::accuracy;
pub use f1::{f1_by_class, macro_f1};
pub use reliability::expected_calibration_error;

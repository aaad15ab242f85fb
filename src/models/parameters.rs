//! Ranges that parameters must lie in.

use crate::{Error, Result};

fn refuse(name: &'static str, expected: &'static str, got: &dyn ToString) -> Result<()> {
    Err(Error::Parameter { name, expected, got: got.to_string() })
}

/// Refuses what is not a finite number above 0.
pub(super) fn positive(name: &'static str, value: f64) -> Result<()> {
    if value.is_finite() && value > 0.0 { Ok(()) } else { refuse(name, "a positive number", &value) }
}

/// Refuses what is not a finite number from 0.
pub(super) fn not_negative(name: &'static str, value: f64) -> Result<()> {
    if value.is_finite() && value >= 0.0 { Ok(()) } else { refuse(name, "a number from 0", &value) }
}

/// Refuses 0.
pub(super) fn at_least_one(name: &'static str, value: usize) -> Result<()> {
    if value > 0 { Ok(()) } else { refuse(name, "at least 1", &value) }
}

/// Refuses what is not above 0 and at most 1.
pub(super) fn share(name: &'static str, value: f64) -> Result<()> {
    if value > 0.0 && value <= 1.0 { Ok(()) } else { refuse(name, "above 0 and at most 1", &value) }
}

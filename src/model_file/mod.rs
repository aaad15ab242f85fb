//! Arrays and metadata in and out of one file; knows no estimator.
//!
//! A model file is safetensors with one metadata key, [`KEY`], whose value is compact JSON: format
//! version, kind of model, checksum of the arrays, and what the model itself describes. It holds
//! data only: no code, no type names, no time stamps.

mod arrays;
mod envelope;
mod storage;
mod unique_keys;

pub use arrays::{Array, Arrays};
pub use envelope::{FORMAT, KEY, MAX_FILE_BYTES, MAX_HEADER_BYTES, decode, encode, kind_of};
pub use storage::{load, save};

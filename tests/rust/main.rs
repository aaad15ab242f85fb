//! One binary for all integration tests; its modules mirror the rooms of `src`.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod article;
mod features;
mod house;
mod model_file;
mod models;
mod pipeline;
mod quotes;
mod reading;
mod seeds;
mod stance;

//! One binary for all integration tests; its modules mirror the rooms of `src`.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]
#![allow(clippy::excessive_precision, clippy::approx_constant, reason = "values are pinned as they were printed")]

mod actors;
mod article;
mod boosting;
mod claims;
mod features;
mod house;
mod model_file;
mod models;
mod pipeline;
mod quotes;
mod reading;
mod seeding;
mod seeds;
mod speakers;
mod stance;
mod stance_model;

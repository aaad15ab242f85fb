//! One binary for all integration tests; its modules mirror the rooms of `src`.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod features;
mod models;

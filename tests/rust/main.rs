//! The integration tests, linked into one binary.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

mod article;

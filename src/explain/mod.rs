//! A score back to the words that made it.

mod contribution;

pub use contribution::{Contribution, Explanation, FeatureContribution, explain};

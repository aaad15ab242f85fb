//! A score back to the words that made it.

mod class_features;
mod contribution;
mod nearest;

pub use class_features::{ClassFeature, class_features};
pub use contribution::{Contribution, Explanation, FeatureContribution, explain};
pub use nearest::{Neighbour, nearest};

//! What users train and load.

mod bodies;
mod description;
mod labels;
mod learning;
pub(crate) mod stance;
mod text_classifier;
pub(crate) mod topic;
mod vectorizer;

pub use description::{Description, describe, restore};
pub use labels::Labels;
pub use learning::Learning;
pub use stance::{StanceModel, StanceParams};
pub use text_classifier::{Targets, TextClassifier, TextClassifierParams};
pub use topic::{TopicModel, TopicParams};
pub use vectorizer::{Classes, NewsVectorizer, NewsVectorizerParams};

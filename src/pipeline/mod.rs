//! What users train and load.

mod batches;
mod bodies;
mod boilerplate;
mod compact;
mod description;
mod labels;
mod learning;
mod seeded;
pub(crate) mod stance;
mod text_classifier;
pub(crate) mod topic;
mod training;
mod truth;
mod vectorizer;

pub use batches::TopicBatches;
pub use description::{Description, describe, describe_compact, restore};
pub use labels::{LabelForm, Labels};
pub use learning::Learning;
pub use seeded::SeededTopics;
pub use stance::{ClaimClassifier, Decision, Kind, Learned, Meaning, Stages, StanceModel, StanceParams};
pub use text_classifier::{HeldOut, TextClassifier, TextClassifierParams};
pub use topic::{TopicModel, TopicParams};
pub use training::{MAX_CARD, Training};
pub use truth::{LabelTargets, Targets, Truth};
pub use vectorizer::{Classes, NewsVectorizer, NewsVectorizerParams};

//! A claim and an article as numbers: how much of the claim the article has, where, and in which tone.
//!
//! The features follow the two-stage systems of the Fake News Challenge (2017): overlap weighed by how rare a
//! word is over topics, the sentences nearest to the claim, and cue words by place.

mod cues;
mod features;
mod overlap;
mod places;
mod rarity;
mod reading;
mod tone;
mod topics;

pub use cues::{CueGroups, MAX_GROUPS};
pub use features::{ClaimFeatures, Group, Pairs, names};
pub use places::FeaturePlaces;
pub use rarity::{Rarity, TopicStems};
pub use reading::{Reading, Sentence};
pub use topics::{PairTopics, components, topics};

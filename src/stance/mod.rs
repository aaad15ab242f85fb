//! An article and a target to the stance of each actor, by rules.

use crate::text::Span;
use serde::Serialize;

/// Where an actor stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StanceLabel {
    /// For the target.
    Favor,
    /// Against it.
    Against,
    /// Speaks of it and takes no side.
    Neutral,
    /// Some of both.
    Mixed,
    /// The evidence does not tell.
    Abstain,
}

/// What the stance was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// The actor's own quoted words.
    Direct,
    /// The actor's reported words.
    Indirect,
    /// What the actor did.
    Action,
    /// What somebody else or the article says of the actor.
    Described,
}

/// One actor's stance toward one target.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActorStance {
    /// Full name.
    pub actor: String,
    /// Surface forms of the actor in the text.
    pub aliases: Vec<String>,
    /// The target as asked for.
    pub target: String,
    /// Where the actor stands.
    pub label: StanceLabel,
    /// Probability of the label, in 0..=1.
    pub probability: f32,
    /// The sentences or quotes that show it, the deciding one first.
    pub evidence: Vec<Span>,
    /// What the deciding evidence is.
    pub how: EvidenceKind,
}

/// Placeholder.
#[must_use]
pub fn actor_stances(
    _text: &str,
    _article: &crate::article::Article,
    _target: &str,
) -> Vec<ActorStance> {
    Vec::new()
}

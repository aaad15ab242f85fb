//! Why an actor is told to stand somewhere: the cues, what each of them weighs, and the rule that decided.

use super::lexicon::Category;
use crate::text::Span;
use serde::Serialize;
use strum::IntoStaticStr;

/// How the cues of an actor become a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Rule {
    /// Their sum is far enough from nothing to take the side of its sign.
    Sum,
    /// Their sum is too near to nothing.
    Undecided,
    /// Both sides are strong, and nearly equally so.
    Balanced,
    /// The actor refuses to take sides, and little else speaks.
    Aloof,
    /// The actor speaks of the target and shows no side.
    Silent,
}

/// Where a cue comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Source {
    /// The actor's words, which name the target.
    Own,
    /// The actor's words right after the target was named, in an article about it.
    Story,
    /// The actor's words elsewhere in such an article.
    Far,
    /// What is told of the actor.
    Told,
    /// What is said of whoever owns the target.
    OfOwner,
    /// The actor owns the target.
    Owner,
    /// The actor belongs to who owns it.
    Affiliate,
}

/// One cue, and what it adds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct StanceCue {
    /// Its words; of who owns the target, the first sentence about it.
    pub span: Span,
    /// What it tells of whom it is from: `attitude`, `will`, `act`, `worth` and others of the lexicon.
    pub kind: &'static str,
    /// Where it comes from.
    pub source: Source,
    /// The words near it that name the target.
    pub named: Option<Span>,
    /// What it adds to the score: for the target, or against it if negative.
    pub value: f64,
}

/// What decided; `intercept` and the values of `cues` add up to `score`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reasons {
    /// The rule.
    pub rule: Rule,
    /// Logits for the target, negative ones against it.
    pub score: f64,
    /// The part that is there without any cue.
    pub intercept: f64,
    /// The cues, those that weigh most first.
    pub cues: Vec<StanceCue>,
}

/// Where a cue stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) sentence: Span,
    pub(super) cue: Span,
    pub(super) named: Option<Span>,
}

impl Place {
    /// The place of what no cue tells.
    pub(super) const fn whole(sentence: Span) -> Self {
        Self { sentence, cue: sentence, named: None }
    }
}

impl Category {
    pub(super) fn name(self) -> &'static str {
        self.into()
    }
}

//! What somebody is reported to have said.

use crate::text::Span;
use serde::Serialize;
use strum::IntoStaticStr;

/// How the words are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum QuoteKind {
    /// Wholly inside quotation marks.
    Direct,
    /// Partly inside quotation marks.
    Mixed,
    /// Reported without quotation marks.
    Indirect,
}

/// How the speaker was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Resolution {
    /// By the full name at the cue.
    Name,
    /// By the last name at the cue.
    LastName,
    /// Through a pronoun.
    Pronoun,
    /// Through a title or role.
    Role,
    /// Through a document, such as a statement, and who issued it.
    Document,
    /// From the quote before.
    Inherited,
    /// Not found.
    Unresolved,
}

/// One quotation or piece of reported speech.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quote {
    /// How the words are given.
    pub kind: QuoteKind,
    /// The words, without quotation marks; more than one span where the cue interrupts them.
    pub content: Vec<Span>,
    /// The verb or phrase of saying.
    pub cue: Option<Span>,
    /// The speaker as mentioned at the cue.
    pub mention: Option<Span>,
    /// Full name of the speaker, if known.
    pub speaker: Option<String>,
    /// How the speaker was found.
    pub how: Resolution,
    /// Whom it was said to.
    pub addressee: Option<String>,
    /// Where it was said: Twitter, a statement, an interview.
    pub medium: Option<String>,
    /// Trust in the speaker, in 0..=1.
    pub confidence: f32,
}

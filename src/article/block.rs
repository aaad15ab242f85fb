//! A line of the raw text and what it is.

use crate::text::Span;
use serde::Serialize;

/// Whether a block is the article or what stands around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// The article's own text.
    Body,
    /// Its headline, or a repeat of it.
    Headline,
    /// Everything else on the page.
    Boilerplate,
}

/// What a block is, finer than its [`Label`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// A paragraph of the body.
    Paragraph,
    /// The headline.
    Headline,
    /// Any furniture that no finer kind names.
    Other,
}

/// A line, or part of one, without its surrounding white space.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Block {
    /// Where it stands in the text.
    pub span: Span,
    /// Article, headline or furniture.
    pub label: Label,
    /// The finer kind.
    pub kind: BlockKind,
    /// Probability that it is body, in 0..=1.
    pub score: f32,
    /// The rule that decided, or "score".
    pub rule: &'static str,
}

//! Dates that a page states about itself.

use crate::text::Span;
use serde::Serialize;
use strum::IntoStaticStr;

/// What a stated date is the date of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum DateKind {
    /// First published.
    Published,
    /// Last changed.
    Updated,
    /// When the page was rendered, as in a masthead.
    PageRender,
    /// Belongs to a teaser of another article.
    OtherArticle,
}

/// A date and its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateMention {
    /// ISO 8601, as precise as stated: `2022-10-24`, `2022-10`, `2022-10-24T09:30`.
    pub iso: String,
    /// What it is the date of.
    pub kind: DateKind,
    /// Where the date stands in the text.
    pub span: Span,
}

//! One stated or inferred fact about an article.

use crate::text::Span;
use serde::Serialize;
use strum::IntoStaticStr;

/// How a [`Field`] is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Basis {
    /// The text says so in a place made for it.
    Stated,
    /// Concluded from the text.
    Inferred,
}

/// A value with the place it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// The value, tidied for reading.
    pub value: String,
    /// Where it stands in the text.
    pub span: Span,
    /// How it is known.
    pub basis: Basis,
}

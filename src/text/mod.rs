//! Strings and offsets.

mod inflection;
mod offsets;
mod sentences;
mod span;
mod tokens;

pub use inflection::{forms, stem};
pub use offsets::CodePoints;
pub use sentences::sentences;
pub use span::Span;
pub use tokens::{Shape, Token, folded, is_apostrophe, tokens};

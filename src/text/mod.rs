//! Strings and offsets.

mod offsets;
mod span;

pub use offsets::CodePoints;
pub use span::Span;

//! Strings and offsets.

mod ngrams;
mod offsets;
mod span;
mod subwords;
mod tokens;
mod words;

pub use ngrams::{Gram, Grams};
pub use offsets::CodePoints;
pub use span::Span;
pub use subwords::Subwords;
pub use tokens::{Token, Tokenizer, Tokens};
pub use words::{Case, Word, WordPreTokenizer, Words};

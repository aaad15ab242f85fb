//! Strings and offsets.

mod inflection;
mod lanes;
mod ngrams;
mod offsets;
mod repair;
mod sentences;
mod span;
mod subwords;
mod terms;
mod tokens;
mod words;

pub use inflection::{forms, stem};
pub(crate) use lanes::packed;
pub use ngrams::{Gram, Grams};
pub use offsets::CodePoints;
pub use repair::{Repaired, repair};
pub use sentences::sentences;
pub(crate) use sentences::wrapped_sentences;
pub use span::Span;
pub use subwords::Subwords;
pub use terms::{Term, Terms, Tokenizer};
pub(crate) use tokens::each_token;
pub use tokens::{Shape, Token, folded, is_apostrophe, tokens};
pub use words::{Case, Word, WordPreTokenizer, Words};

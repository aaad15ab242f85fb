//! Subwords of a trained tokenizer, loaded from a `tokenizer.json`.

use super::Span;
use crate::{Error, Result};
use std::sync::Arc;

/// A tokenizer that somebody trained with the `tokenizers` library.
#[derive(Debug, Clone)]
pub struct Subwords {
    tokenizer: Arc<tokenizers::Tokenizer>,
    json: Arc<str>,
}

impl Subwords {
    /// Reads the text of a `tokenizer.json`.
    pub fn from_json(json: &str) -> Result<Self> {
        let mut tokenizer: tokenizers::Tokenizer = json.parse().map_err(refused)?;
        // Padding and truncation serve neural models; here every piece of the text counts once.
        tokenizer.with_padding(None);
        tokenizer.with_truncation(None).map_err(refused)?;
        Ok(Self { tokenizer: Arc::new(tokenizer), json: json.into() })
    }

    /// The text it was read from.
    #[must_use]
    pub fn json(&self) -> &str {
        &self.json
    }

    /// Calls `found` with the spelling and the bytes of every piece of `text`.
    pub fn each(&self, text: &str, mut found: impl FnMut(&str, Span)) -> Result<()> {
        let encoding = self.tokenizer.encode(text, false).map_err(refused)?;
        for (form, &(start, end)) in encoding.get_tokens().iter().zip(encoding.get_offsets()) {
            found(form, Span::new(start, end));
        }
        Ok(())
    }
}

fn refused(reason: impl std::fmt::Display) -> Error {
    Error::Tokenizer(reason.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Terms, Tokenizer};

    const JSON: &str = r###"{"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
        "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "Whitespace"},
        "post_processor": null, "decoder": null,
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                  "max_input_chars_per_word": 100,
                  "vocab": {"[UNK]": 0, "har": 1, "##bour": 2, "toll": 3}}}"###;

    #[test]
    fn takes_the_place_of_words() {
        let tokenizer = Tokenizer::Subwords(Subwords::from_json(JSON).unwrap());
        let mut terms = Terms::default();
        let text = "Harbour toll";
        terms.read(text, &tokenizer).unwrap();
        assert_eq!(terms.buffer(), " har ##bour toll ");
        assert_eq!(terms.as_slice()[1].span.of(text), "bour");
    }

    #[test]
    fn a_damaged_file_is_an_error() {
        assert!(matches!(Subwords::from_json("{"), Err(Error::Tokenizer(_))));
    }
}

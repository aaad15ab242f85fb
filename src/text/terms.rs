//! The terms of one text, normalised into one buffer.

use super::words::{Case, Words};
use super::{Span, Subwords};
use crate::Result;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// Where terms come from.
#[derive(Debug, Clone, Default)]
pub enum Tokenizer {
    /// Runs of letters and digits, lower-cased, in NFKC, digits to 0.
    #[default]
    Words,
    /// The pieces of a trained tokenizer, as it spells them.
    Subwords(Subwords),
}

/// A term: where it stands in the text and in the buffer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Its bytes in the text.
    pub span: Span,
    /// Its normalised form in [`Terms::buffer`].
    pub form: Span,
    /// How it is capitalised in the text.
    pub case: Case,
}

/// The terms of one text.
///
/// The buffer holds every form between single spaces, with a space at both ends. So an n-gram of
/// terms, and a character n-gram with the word's bounds, are slices of it.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    buffer: String,
    terms: Vec<Term>,
}

impl Terms {
    /// Reads `text`, forgetting what was read before.
    pub fn read(&mut self, text: &str, tokenizer: &Tokenizer) -> Result<()> {
        self.buffer.clear();
        self.terms.clear();
        self.buffer.push(' ');
        match tokenizer {
            Tokenizer::Words => self.read_words(text),
            Tokenizer::Subwords(subwords) => subwords.each(text, |form, span| {
                self.push(span, Case::Lower, |buffer| buffer.push_str(form));
            })?,
        }
        Ok(())
    }

    /// All forms, each between spaces.
    #[must_use]
    pub fn buffer(&self) -> &str {
        &self.buffer
    }

    /// The terms in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Term] {
        &self.terms
    }

    fn read_words(&mut self, text: &str) {
        for word in Words::new(text) {
            let piece = word.span.of(text);
            self.push(word.span, word.case, |buffer| {
                if word.plain {
                    push_lower_case(piece, buffer);
                } else {
                    normalise(piece, buffer);
                }
            });
        }
    }

    fn push(&mut self, span: Span, case: Case, write: impl FnOnce(&mut String)) {
        let start = self.buffer.len();
        write(&mut self.buffer);
        self.terms.push(Term { span, form: Span::new(start, self.buffer.len()), case });
        self.buffer.push(' ');
    }
}

/// Appends ASCII letters lower-cased.
fn push_lower_case(letters: &str, out: &mut String) {
    let start = out.len();
    out.push_str(letters);
    out[start..].make_ascii_lowercase();
}

/// Appends `word` lower-cased, in NFKC, with every digit as 0.
fn normalise(word: &str, out: &mut String) {
    if word.is_ascii() {
        out.extend(word.bytes().map(|byte| match byte {
            b'0'..=b'9' => '0',
            _ => char::from(byte.to_ascii_lowercase()),
        }));
    } else if is_nfkc_quick(word.chars()) == IsNormalized::Yes {
        out.extend(word.chars().flat_map(char::to_lowercase).map(digit_to_zero));
    } else {
        out.extend(word.nfkc().flat_map(char::to_lowercase).map(digit_to_zero));
    }
}

fn digit_to_zero(c: char) -> char {
    if c.is_numeric() { '0' } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> String {
        let mut terms = Terms::default();
        terms.read(text, &Tokenizer::Words).unwrap();
        terms.buffer().to_owned()
    }

    #[test]
    fn folds_case_digits_and_compatible_forms() {
        assert_eq!(forms("In 2019, ÉTÉ ﬁne １２"), " in 0000 été fine 00 ");
        assert_eq!(forms("cafe\u{301} CAFÉ"), " café café ");
        assert_eq!(forms(""), " ");
    }

    #[test]
    fn forms_and_spans_belong_together() {
        let text = "Çok Güzel";
        let mut terms = Terms::default();
        terms.read(text, &Tokenizer::Words).unwrap();
        let second = terms.as_slice()[1];
        assert_eq!(second.span.of(text), "Güzel");
        assert_eq!(second.form.of(terms.buffer()), "güzel");
        assert_eq!(second.case, Case::Capitalised);
    }
}

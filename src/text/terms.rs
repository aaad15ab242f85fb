//! The terms of one text, normalised into one buffer.

use super::lanes::Lanes;
use super::words::{Case, Words};
use super::{Span, Subwords};
use crate::{Error, Result};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};
use xxhash_rust::xxh3::xxh3_64;

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
    /// A number that its form shares with few others.
    pub hash: u64,
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
        let mut forms = Forms { bytes: std::mem::take(&mut self.buffer).into_bytes(), terms: &mut self.terms };
        forms.bytes.clear();
        forms.terms.clear();
        forms.bytes.push(b' ');
        match tokenizer {
            Tokenizer::Words => forms.read_words(text),
            Tokenizer::Subwords(subwords) => subwords.each(text, |form, span| {
                let start = forms.bytes.len();
                forms.bytes.extend_from_slice(form.as_bytes());
                forms.end(span, start, Case::Lower);
            })?,
        }
        // Every form was written whole, so that this only looks at the bytes once more.
        self.buffer = String::from_utf8(forms.bytes).map_err(|error| Error::Tokenizer(error.to_string()))?;
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
}

/// The terms of a text as they grow; the buffer is no string yet, so that ASCII can be written eight bytes at a time.
struct Forms<'t> {
    bytes: Vec<u8>,
    terms: &'t mut Vec<Term>,
}

impl Forms<'_> {
    fn read_words(&mut self, text: &str) {
        let mut at = 0;
        while let Some(&byte) = text.as_bytes().get(at) {
            at = if byte == b' ' {
                at + 1
            } else if let Some(end) = self.read_ascii(text.as_bytes(), at) {
                end
            } else if let Some(end) = self.read_any(text, at) {
                end
            } else {
                return;
            };
        }
    }

    /// Reads the run of ASCII letters and digits at `at`, or the separator; None if a character that is not ASCII
    /// stands there or next to it.
    fn read_ascii(&mut self, bytes: &[u8], at: usize) -> Option<usize> {
        let start = self.bytes.len();
        let (mut end, mut capitals, mut small, mut begins_capital) = (at, 0, false, false);
        loop {
            let lanes = Lanes::read(bytes, end);
            begins_capital |= end == at && lanes.begins_capital();
            capitals += lanes.capitals();
            small |= lanes.has_small();
            self.bytes.extend_from_slice(&lanes.folded);
            self.bytes.truncate(start + end - at + lanes.run);
            end += lanes.run;
            if lanes.run < lanes.folded.len() {
                break;
            }
        }
        let alone = end - at < 2;
        if alone || bytes.get(end).is_some_and(|byte| !byte.is_ascii()) {
            self.bytes.truncate(start);
            return bytes.get(end).is_none_or(u8::is_ascii).then(|| end.max(at + 1));
        }
        let case = match (begins_capital, capitals > 1 && !small) {
            (false, _) => Case::Lower,
            (true, true) => Case::Upper,
            (true, false) => Case::Capitalised,
        };
        self.end(Span::new(at, end), start, case);
        Some(end)
    }

    /// Reads the next word from `at` on, of any script; None if there is none.
    fn read_any(&mut self, text: &str, at: usize) -> Option<usize> {
        let word = Words::from(text, at).next()?;
        let start = self.bytes.len();
        normalise(word.span.of(text), &mut self.bytes);
        self.end(word.span, start, word.case);
        Some(word.span.end)
    }

    fn end(&mut self, span: Span, start: usize, case: Case) {
        let hash = xxh3_64(&self.bytes[start..]);
        self.terms.push(Term { span, form: Span::new(start, self.bytes.len()), hash, case });
        self.bytes.push(b' ');
    }
}

/// Appends `word` lower-cased, in NFKC, with every digit as 0.
fn normalise(word: &str, out: &mut Vec<u8>) {
    if word.is_ascii() {
        out.extend(word.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte.to_ascii_lowercase() }));
    } else if is_nfkc_quick(word.chars()) == IsNormalized::Yes {
        write(word.chars(), out);
    } else {
        write(word.nfkc(), out);
    }
}

fn write(characters: impl Iterator<Item = char>, out: &mut Vec<u8>) {
    for c in characters.flat_map(char::to_lowercase).map(digit_to_zero) {
        out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

fn digit_to_zero(c: char) -> char {
    if c.is_numeric() { '0' } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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

    proptest! {
        #[test]
        fn words_are_those_of_the_splitter(text in "[a-zA-Z0-9 .'’é谈\u{0301}]{0,60}|\\PC{0,60}") {
            let mut terms = Terms::default();
            terms.read(&text, &Tokenizer::Words).unwrap();
            let found: Vec<(Span, Case)> = terms.as_slice().iter().map(|term| (term.span, term.case)).collect();
            let expected: Vec<(Span, Case)> = Words::new(&text).map(|word| (word.span, word.case)).collect();
            prop_assert_eq!(found, expected);
            for term in terms.as_slice() {
                let mut form = Vec::new();
                normalise(term.span.of(&text), &mut form);
                prop_assert_eq!(term.form.of(terms.buffer()).as_bytes(), &form);
            }
        }
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

//! Words: runs of letters and digits.
//!
//! A word is a run of two or more alphanumeric characters and the marks on them. Scripts that are
//! written without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) give one word a
//! character, so that pairs of words become character bigrams there.

use super::Span;
use tokenizers::{NormalizedString, PreTokenizedString, PreTokenizer, SplitDelimiterBehavior};
use unicode_normalization::char::is_combining_mark;

/// How a word is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    /// No capital first letter.
    Lower,
    /// A capital first letter, then something else.
    Capitalised,
    /// At least two letters, all of them capital.
    Upper,
}

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Its bytes in the text.
    pub span: Span,
    /// How it is capitalised.
    pub case: Case,
}

/// The words of a text, in order.
#[derive(Debug, Clone)]
pub struct Words<'t> {
    text: &'t str,
    at: usize,
}

/// What a byte is to the splitter, as a set of bits; a byte that is not ASCII needs its whole character.
mod class {
    pub(super) const SEPARATOR: u8 = 0;
    pub(super) const UPPER: u8 = 1;
    pub(super) const LOWER: u8 = 2;
    pub(super) const DIGIT: u8 = 4;
    pub(super) const WIDE: u8 = 8;
}

const CLASSES: [u8; 256] = {
    let mut classes = [class::SEPARATOR; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' => class::LOWER,
            b'A'..=b'Z' => class::UPPER,
            b'0'..=b'9' => class::DIGIT,
            0x80..=0xFF => class::WIDE,
            _ => class::SEPARATOR,
        };
        byte += 1;
    }
    classes
};

/// True for a character that words are made of.
fn is_word_character(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// True for a letter of a script that is written without spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x0E00..=0x0EFF       // Thai, Lao
        | 0x1000..=0x109F     // Burmese
        | 0x1780..=0x17FF     // Khmer
        | 0x3040..=0x30FF     // Hiragana, Katakana
        | 0x31F0..=0x31FF
        | 0x3400..=0x4DBF     // Han
        | 0x4E00..=0x9FFF
        | 0xF900..=0xFAFF
        | 0xFF66..=0xFF9F
        | 0x20000..=0x3FFFF)
}

/// What the letters of a run have shown so far.
#[derive(Default)]
struct Seen {
    characters: usize,
    first_upper: bool,
    upper: usize,
    /// Classes of all its bytes.
    classes: u8,
}

impl Seen {
    fn add(&mut self, class: u8) {
        self.first_upper |= self.characters == 0 && class == class::UPPER;
        self.upper += usize::from(class & class::UPPER);
        self.classes |= class;
        self.characters += 1;
    }

    /// A character that is not ASCII.
    fn add_wide(&mut self, c: char) {
        self.add(if c.is_uppercase() { class::UPPER } else { class::LOWER * u8::from(c.is_lowercase()) });
        self.classes |= class::WIDE;
    }

    fn case(&self) -> Case {
        match (self.first_upper, self.upper > 1 && self.classes & class::LOWER == 0) {
            (false, _) => Case::Lower,
            (true, true) => Case::Upper,
            (true, false) => Case::Capitalised,
        }
    }
}

impl<'t> Words<'t> {
    /// The words of `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// The words of `text` from `at` on, which lies at a character that begins a run.
    pub(super) fn from(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    fn character(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// Moves to the next word character.
    fn skip_separators(&mut self) {
        while let Some(&byte) = self.text.as_bytes().get(self.at) {
            match CLASSES[usize::from(byte)] {
                class::SEPARATOR => self.at += 1,
                class::WIDE => match self.character() {
                    Some(c) if !is_word_character(c) => self.at += c.len_utf8(),
                    _ => return,
                },
                _ => return,
            }
        }
    }

    /// Consumes one run: one character of an unspaced script, or all up to the next separator.
    fn run(&mut self) -> Seen {
        let mut seen = Seen::default();
        loop {
            for &byte in &self.text.as_bytes()[self.at..] {
                let class = CLASSES[usize::from(byte)];
                if class == class::SEPARATOR || class == class::WIDE {
                    break;
                }
                seen.add(class);
                self.at += 1;
            }
            let Some(c) = self.character().filter(|c| !c.is_ascii()) else { return seen };
            if !is_word_character(c) || (is_unspaced(c) && seen.characters > 0) {
                return seen;
            }
            seen.add_wide(c);
            self.at += c.len_utf8();
            if is_unspaced(c) {
                return seen;
            }
        }
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        loop {
            self.skip_separators();
            let start = self.at;
            let seen = self.run();
            if self.at == start {
                return None;
            }
            let alone = seen.characters == 1;
            if !alone || self.text[start..].starts_with(is_unspaced) {
                return Some(Word { span: Span::new(start, self.at), case: seen.case() });
            }
        }
    }
}

/// The same splitter in the terms of the `tokenizers` crate: usable inside its pipelines, and the
/// readable twin that the fast one is tested against.
#[derive(Debug, Clone, Copy, Default)]
pub struct WordPreTokenizer;

impl PreTokenizer for WordPreTokenizer {
    fn pre_tokenize(&self, pretokenized: &mut PreTokenizedString) -> tokenizers::Result<()> {
        let separator = |c: char| !is_word_character(c);
        pretokenized.split(|_, s| s.split(separator, SplitDelimiterBehavior::Removed))?;
        pretokenized.split(|_, s| s.split(is_unspaced, SplitDelimiterBehavior::Isolated))?;
        pretokenized.split(|_, s| {
            let keep = s.get().chars().nth(1).is_some() || s.get().contains(is_unspaced);
            Ok(keep.then_some(s).into_iter().collect::<Vec<NormalizedString>>())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use tokenizers::{OffsetReferential, OffsetType};

    fn slow(text: &str) -> Vec<Span> {
        let mut splits = PreTokenizedString::from(text);
        WordPreTokenizer.pre_tokenize(&mut splits).unwrap();
        splits
            .get_splits(OffsetReferential::Original, OffsetType::Byte)
            .into_iter()
            .map(|(_, (start, end), _)| Span::new(start, end))
            .collect()
    }

    fn fast(text: &str) -> Vec<Span> {
        Words::new(text).map(|word| word.span).collect()
    }

    fn words(text: &str) -> Vec<(&str, Case)> {
        Words::new(text).map(|word| (word.span.of(text), word.case)).collect()
    }

    #[test]
    fn splits_and_reads_case() {
        use Case::{Capitalised, Lower, Upper};
        assert_eq!(
            words("The EU's iPhone 15 deal, a Überraschung!"),
            [
                ("The", Capitalised),
                ("EU", Upper),
                ("iPhone", Lower),
                ("15", Lower),
                ("deal", Lower),
                ("Überraschung", Capitalised)
            ]
        );
        assert_eq!(words("G7 A x"), [("G7", Capitalised)]);
    }

    #[test]
    fn scripts_without_spaces_give_characters() {
        assert_eq!(fast("和平谈判 ok").len(), 5);
        assert_eq!(words("نص قصير").len(), 2);
        assert_eq!(words("हिन्दी").len(), 1);
    }

    proptest! {
        #[test]
        fn fast_and_slow_agree(text in "\\PC{0,80}") {
            prop_assert_eq!(fast(&text), slow(&text));
        }

        #[test]
        fn fast_and_slow_agree_on_mixed_scripts(text in "[a-zA-Z0-9 .'’éßДж谈平กข\u{0301}\u{0}\u{200B}م]{0,60}") {
            prop_assert_eq!(fast(&text), slow(&text));
        }
    }
}

//! Words, numbers and marks with their places.

use super::lanes::Letters;
use crate::text::Span;

/// What a token looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A word without a capital letter.
    Lower,
    /// A word with a capital letter.
    Capital,
    /// Two or more letters, all of them capitals: `NATO`, `U.S.`.
    Upper,
    /// Begins with a digit.
    Number,
    /// Punctuation, a symbol, or a possessive ending (`’s`).
    Mark,
}

/// One token of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the text.
    pub span: Span,
    /// What it looks like.
    pub shape: Shape,
}

impl Token {
    /// True for a word with a capital letter.
    #[must_use]
    pub const fn is_capital(self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper)
    }

    /// True for anything but a mark.
    #[must_use]
    pub const fn is_word(self) -> bool {
        !matches!(self.shape, Shape::Mark)
    }
}

/// True for the straight and the curly apostrophe.
#[must_use]
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Splits `within` of `text` into tokens, in linear time.
///
/// Hyphenated words, contractions, abbreviations with inner points (`U.S.`)
/// and numbers with separators stay whole; a possessive ending stands alone.
/// A span off the text's character boundaries yields nothing.
#[must_use]
pub fn tokens(text: &str, within: Span) -> Vec<Token> {
    let mut found = Vec::with_capacity(within.end.saturating_sub(within.start) / 5);
    each_token(text, within, |token, _| found.push(token));
    found
}

/// Hands every token of `within` to `take`, as [`tokens`] tells; with the letters of a plain word, packed.
pub(crate) fn each_token(text: &str, within: Span, mut take: impl FnMut(Token, Option<u128>)) {
    let Some(piece) = text.get(within.start..within.end) else { return };
    let bytes = piece.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte == b' ' {
            at += 1;
            continue;
        }
        if let Some((letters, shape)) = plain_word(bytes, at) {
            let end = at + letters.length;
            take(Token { span: Span::new(at, end).shifted(within.start), shape }, Some(letters.bytes));
            at = end;
            continue;
        }
        let Some(c) = piece[at..].chars().next() else { break };
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let (end, shape) = if c.is_alphanumeric() {
            let end = word_end(piece, at);
            (end, shape(&piece[at..end]))
        } else {
            (mark_end(piece, at, c), Shape::Mark)
        };
        take(Token { span: Span::new(at, end).shifted(within.start), shape }, None);
        at = end;
    }
}

/// The letters and the shape of a plain word that nothing can go on after; None for any other, and for a long one.
fn plain_word(bytes: &[u8], start: usize) -> Option<(Letters, Shape)> {
    let letters = Letters::read(bytes, start);
    let next = bytes.get(start + letters.length);
    let ends = next.is_none_or(|&next| ends_plain(next) && (letters.ends_small() || next != b'.'));
    let shape = match letters.capitals() as usize {
        0 => Shape::Lower,
        2.. if letters.capitals() as usize == letters.length => Shape::Upper,
        _ => Shape::Capital,
    };
    (ends && (1..Letters::MOST).contains(&letters.length)).then_some((letters, shape))
}

/// `word` in lower case with straight apostrophes, written into `buffer`.
pub fn folded<'b>(word: &str, buffer: &'b mut String) -> &'b str {
    buffer.clear();
    if word.is_ascii() {
        buffer.push_str(word);
        buffer.make_ascii_lowercase();
        return buffer;
    }
    for c in word.chars() {
        match c {
            '’' => buffer.push('\''),
            _ => buffer.extend(c.to_lowercase()),
        }
    }
    buffer
}

fn mark_end(piece: &str, at: usize, c: char) -> usize {
    let end = at + c.len_utf8();
    let after_word = piece[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    if is_apostrophe(c) && after_word && is_possessive(&piece[end..]) { end + 1 } else { end }
}

/// True if what follows an apostrophe is an `s` that ends the word.
fn is_possessive(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

fn word_end(piece: &str, start: usize) -> usize {
    let bytes = piece.as_bytes();
    let plain = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let lower = plain > start && bytes[plain - 1].is_ascii_lowercase();
    if lower && bytes.get(plain).is_none_or(|&next| ends_plain(next)) {
        return plain;
    }
    let mut end = start;
    let mut before = ' ';
    let mut chars = piece[start..].chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let inside = c.is_alphanumeric()
            || is_mark_of_word(c)
            || joins(before, c, next) && !(is_apostrophe(c) && is_possessive(&piece[end + c.len_utf8()..]))
            || c == '.' && is_pointed(&piece[start..end]);
        if !inside {
            break;
        }
        before = c;
        end += c.len_utf8();
    }
    end
}

/// True for a byte that no word goes on after, once a small letter stands before it.
const fn ends_plain(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b',' | b'.' | b';' | b':' | b'!' | b'?' | b')' | b'"')
}

/// Combining marks belong to the letter before them.
const fn is_mark_of_word(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}')
}

/// True if `c` holds two halves of one word or number together.
fn joins(before: char, c: char, next: Option<char>) -> bool {
    let Some(next) = next else { return false };
    match c {
        '-' | '\'' | '’' => next.is_alphanumeric(),
        '.' | ',' => {
            before.is_ascii_digit() && next.is_ascii_digit() || c == '.' && before.is_uppercase() && next.is_uppercase()
        }
        '&' => before.is_uppercase() && next.is_uppercase(),
        _ => false,
    }
}

/// True for `U.S` and `a.m`: single letters with points between, which own the point that follows.
fn is_pointed(word: &str) -> bool {
    let bytes = word.as_bytes();
    (3..=9).contains(&bytes.len())
        && bytes.len() % 2 == 1
        && bytes.iter().enumerate().all(|(i, &b)| if i % 2 == 1 { b == b'.' } else { b.is_ascii_alphabetic() })
}

fn shape(word: &str) -> Shape {
    if let Some((first, rest)) =
        word.as_bytes().split_first().filter(|(_, rest)| rest.iter().all(u8::is_ascii_lowercase))
    {
        match first {
            b'a'..=b'z' => return Shape::Lower,
            b'A'..=b'Z' if !rest.is_empty() => return Shape::Capital,
            _ => {}
        }
    }
    let mut chars = word.chars();
    let Some(first) = chars.next() else {
        return Shape::Mark;
    };
    if first.is_numeric() {
        return Shape::Number;
    }
    if !first.is_alphabetic() {
        return Shape::Mark;
    }
    let (mut upper, mut lower) = (0, 0);
    for c in word.chars() {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    match (upper, lower) {
        (0, _) => Shape::Lower,
        (2.., 0) => Shape::Upper,
        _ => Shape::Capital,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text, Span::new(0, text.len())).iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn keeps_whole_what_belongs_together() {
        let cases: [(&str, &[&str]); 6] = [
            ("The U.S. envoy", &["The", "U.S.", "envoy"]),
            ("Norland’s well-known port", &["Norland", "’s", "well-known", "port"]),
            ("It isn't 1,250.5 tons.", &["It", "isn't", "1,250.5", "tons", "."]),
            ("both sides' ports", &["both", "sides", "'", "ports"]),
            ("(B&K) said:", &["(", "B&K", ")", "said", ":"]),
            ("al-Tarif", &["al-Tarif"]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text), expected);
        }
    }

    proptest! {
        #[test]
        fn plain_words_are_read_as_any(text in "[a-zA-Z .,'’\"&0-9é-]{0,80}") {
            for token in tokens(&text, Span::new(0, text.len())) {
                if let Some((letters, plain)) = plain_word(text.as_bytes(), token.span.start) {
                    let end = token.span.start + letters.length;
                    prop_assert_eq!(end, word_end(&text, token.span.start));
                    prop_assert_eq!(plain, shape(&text[token.span.start..end]));
                }
            }
        }

        #[test]
        fn covers_everything_but_space(text in "[a-zA-Z .,'’“”\"&0-9é-]{0,80}") {
            let joined: String = words(&text).concat();
            let solid: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert_eq!(joined, solid);
        }
    }
}

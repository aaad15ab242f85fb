//! A text as words, each looked up once: what actors and quotes are read from.

mod cue;

pub(super) use cue::{Cue, Manner};

use super::actors::{Class, Classes, lexicon};
use crate::text::{Shape, Span, each_token, folded, packed};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a word can be.
type Senses = (Classes, Option<Cue>);

/// Every known word in lower case, the short ones by their packed bytes.
#[derive(Default)]
struct Known {
    short: FxHashMap<u128, Senses>,
    long: FxHashMap<&'static str, Senses>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known::default();
    for (word, classes) in lexicon().words() {
        known.entry(word).0 = classes;
    }
    for (word, cue) in cue::cues() {
        known.entry(word).1 = Some(cue);
    }
    known
});

impl Known {
    fn entry(&mut self, word: &'static str) -> &mut Senses {
        match packed(word) {
            Some(word) => self.short.entry(word).or_default(),
            None => self.long.entry(word).or_default(),
        }
    }

    /// What a word in lower case can be.
    fn of(&self, lower: &str) -> Senses {
        let found = match packed(lower) {
            Some(word) => self.short.get(&word),
            None => self.long.get(lower),
        };
        found.copied().unwrap_or_default()
    }
}

/// A word or a mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) shape: Shape,
    pub(super) cue: Option<Cue>,
    classes: Classes,
}

impl Word {
    /// Something that is no word.
    pub(super) fn mark(span: Span) -> Self {
        Self { span, shape: Shape::Mark, cue: None, classes: Classes::default() }
    }

    pub(super) const fn has(self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// True for a word with a capital letter.
    pub(super) const fn is_capital(self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper)
    }

    /// True for anything but a mark.
    pub(super) const fn is_word(self) -> bool {
        !matches!(self.shape, Shape::Mark)
    }
}

/// The words and marks of some spans of a text.
#[derive(Debug, Default)]
pub(super) struct Words {
    all: Vec<Word>,
}

impl Words {
    /// Reads `spans` of `text`, which come in order. Linear in them.
    pub(super) fn read(text: &str, spans: &[Span]) -> Self {
        let mut all = Vec::with_capacity(spans.iter().map(|span| span.len()).sum::<usize>() / 5);
        let known = &*KNOWN;
        let mut buffer = String::new();
        for &span in spans {
            each_token(text, span, |token, plain| {
                let (classes, cue) = match (token.shape, plain) {
                    (_, Some(packed)) => known.short.get(&packed).copied().unwrap_or_default(),
                    (Shape::Mark, _) if token.span.of(text) == ">" && opens_line(text, token.span.start) => return,
                    (Shape::Mark | Shape::Number, _) => Senses::default(),
                    _ => known.of(folded(token.span.of(text), &mut buffer)),
                };
                all.push(Word { span: token.span, shape: token.shape, cue, classes });
            });
        }
        Self { all }
    }

    /// The words without a capital letter.
    pub(super) fn small<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        self.all.iter().filter(|word| word.shape == Shape::Lower).map(move |word| word.span.of(text))
    }

    /// Those that lie in `span`.
    pub(super) fn within(&self, span: Span) -> &[Word] {
        let from = self.all.partition_point(|word| word.span.start < span.start);
        let rest = &self.all[from..];
        &rest[..rest.partition_point(|word| word.span.end <= span.end)]
    }
}

/// True at the head of a line, where `>` marks what a mail quotes and is no part of its words.
fn opens_line(text: &str, at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| text.as_bytes()[before] == b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_quoted_mail_are_no_words() {
        let text = "> The bridge\n> is > shut";
        let words = Words::read(text, &[Span::new(0, text.len())]);
        let found: Vec<_> = words.within(Span::new(0, text.len())).iter().map(|word| word.span.of(text)).collect();
        assert_eq!(found, ["The", "bridge", "is", ">", "shut"]);
    }

    #[test]
    fn a_span_holds_its_own_words_alone() {
        let text = "It is shut. He left.";
        let words = Words::read(text, &[Span::new(0, 11), Span::new(12, 20)]);
        assert_eq!(words.within(Span::new(12, 20)).len(), 3);
        assert!(words.within(Span::new(3, 5)).iter().all(|word| word.has(Class::Auxiliary)));
        assert!(words.within(Span::new(20, 20)).is_empty());
    }
}

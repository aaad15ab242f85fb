//! A paragraph as words, marks and whole quotations.

use super::cue::{Cue, cues};
use super::marks::{Quotation, quotations};
use crate::article::actors::{Class, Classes, lexicon};
use crate::text::{Shape, Span, folded, tokens};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What every known word can be, in one look-up.
static WORDS: LazyLock<FxHashMap<&'static str, (Classes, Option<Cue>)>> = LazyLock::new(|| {
    let mut words: FxHashMap<&'static str, (Classes, Option<Cue>)> = FxHashMap::default();
    for (word, classes) in lexicon().words() {
        words.entry(word).or_default().0 = classes;
    }
    for (word, cue) in cues() {
        words.entry(word).or_default().1 = Some(cue);
    }
    words
});

/// A word, a mark, or a quotation as one unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    pub(super) span: Span,
    pub(super) shape: Shape,
    pub(super) cue: Option<Cue>,
    /// Index of the quotation that the item is.
    pub(super) quotation: Option<usize>,
    classes: Classes,
}

/// One paragraph.
#[derive(Debug)]
pub(super) struct Passage<'t> {
    pub(super) text: &'t str,
    pub(super) items: Vec<Item>,
    pub(super) quotations: Vec<Quotation>,
    /// Sentences as ranges of items; a quotation is never cut.
    pub(super) sentences: Vec<(usize, usize)>,
}

impl<'t> Passage<'t> {
    /// Reads `paragraph`; `sentences` are those of the text, in order.
    pub(super) fn read(text: &'t str, paragraph: Span, sentences: &[Span], buffer: &mut String) -> Self {
        let quotations = quotations(text, paragraph);
        let mut items = Vec::with_capacity(paragraph.len() / 4);
        let mut start = paragraph.start;
        for (nth, found) in quotations.iter().enumerate() {
            add_words(text, Span::new(start, found.outer.start), &mut items, buffer);
            items.push(Item {
                span: found.outer,
                shape: Shape::Mark,
                cue: None,
                quotation: Some(nth),
                classes: Classes::default(),
            });
            start = found.outer.end;
        }
        add_words(text, Span::new(start, paragraph.end), &mut items, buffer);
        let sentences = ranges(&items, sentences);
        Self { text, items, quotations, sentences }
    }

    /// The text of an item; empty past the end and for quotations.
    pub(super) fn word(&self, at: usize) -> &'t str {
        self.items.get(at).filter(|item| item.quotation.is_none()).map_or("", |item| item.span.of(self.text))
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.items.get(at).is_some_and(|item| item.classes.has(class))
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| matches!(item.shape, Shape::Capital | Shape::Upper))
    }

    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.items.get(at).is_none_or(|item| item.shape == Shape::Mark)
    }

    pub(super) fn cue(&self, at: usize) -> Option<Cue> {
        self.items.get(at)?.cue
    }

    pub(super) fn quotation(&self, at: usize) -> Option<usize> {
        self.items.get(at)?.quotation
    }

    pub(super) fn is_possessive(&self, at: usize) -> bool {
        matches!(self.word(at), "’s" | "'s" | "’" | "'")
    }

    /// Bytes of the items `from..to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let start = self.items.get(from).map_or(0, |item| item.span.start);
        let end = to.checked_sub(1).and_then(|last| self.items.get(last)).map_or(start, |item| item.span.end);
        Span::new(start, end.max(start))
    }
}

fn add_words(text: &str, within: Span, items: &mut Vec<Item>, buffer: &mut String) {
    for token in tokens(text, within) {
        let known = if token.is_word() { WORDS.get(folded(token.span.of(text), buffer)).copied() } else { None };
        let (classes, cue) = known.unwrap_or_default();
        items.push(Item { span: token.span, shape: token.shape, cue, quotation: None, classes });
    }
}

/// Ranges of items whose borders are sentence ends that no item straddles.
fn ranges(items: &[Item], sentences: &[Span]) -> Vec<(usize, usize)> {
    let Some(first) = items.first() else {
        return Vec::new();
    };
    let mut ends = sentences[sentences.partition_point(|sentence| sentence.end <= first.span.start)..]
        .iter()
        .map(|sentence| sentence.end)
        .peekable();
    let mut found = Vec::new();
    let mut start = 0;
    for (at, item) in items.iter().enumerate() {
        let mut ended = false;
        while let Some(&end) = ends.peek().filter(|&&end| end <= item.span.end) {
            ended = end == item.span.end;
            ends.next();
        }
        if ended {
            found.push((start, at + 1));
            start = at + 1;
        }
    }
    if start < items.len() {
        found.push((start, items.len()));
    }
    found
}

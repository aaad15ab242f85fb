//! A paragraph as words, marks and whole quotations.

use super::dialogue;
use super::marks::{Quotation, quotations};
use crate::article::actors::Class;
use crate::article::words::{Cue, Word, Words};
use crate::text::{Shape, Span};

/// A word, a mark, or a quotation as one unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    pub(super) word: Word,
    /// Index of the quotation that the item is.
    pub(super) quotation: Option<usize>,
}

/// One paragraph.
#[derive(Debug)]
pub(super) struct Passage<'t> {
    pub(super) text: &'t str,
    pub(super) items: Vec<Item>,
    pub(super) quotations: Vec<Quotation>,
    /// Sentences as ranges of items; a quotation is never cut.
    pub(super) sentences: Vec<(usize, usize)>,
    /// A turn of speech that a dash opens.
    pub(super) spoken: bool,
}

impl<'t> Passage<'t> {
    /// Reads `paragraph`; `words` and `sentences` are those of the text, in order.
    pub(super) fn read(text: &'t str, paragraph: Span, words: &Words, sentences: &[Span], spoken: bool) -> Self {
        let mut words = words.within(paragraph);
        let quotations =
            if spoken { dialogue::quotations(text, paragraph, words) } else { quotations(text, paragraph) };
        let mut items = Vec::with_capacity(words.len());
        for (nth, found) in quotations.iter().enumerate() {
            let before = words.iter().take_while(|word| word.span.end <= found.outer.start).count();
            items.extend(words[..before].iter().map(|&word| Item { word, quotation: None }));
            items.push(Item { word: Word::mark(found.outer), quotation: Some(nth) });
            words = &words[before..];
            words = &words[words.iter().take_while(|word| word.span.start < found.outer.end).count()..];
        }
        items.extend(words.iter().map(|&word| Item { word, quotation: None }));
        let sentences = ranges(&items, sentences);
        Self { text, items, quotations, sentences, spoken }
    }

    /// The text of an item; empty past the end and for quotations.
    pub(super) fn word(&self, at: usize) -> &'t str {
        self.items.get(at).filter(|item| item.quotation.is_none()).map_or("", |item| item.word.span.of(self.text))
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.items.get(at).is_some_and(|item| item.word.has(class))
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| item.word.is_capital())
    }

    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.items.get(at).is_none_or(|item| !item.word.is_word())
    }

    pub(super) fn shape(&self, at: usize) -> Shape {
        self.items.get(at).map_or(Shape::Mark, |item| item.word.shape)
    }

    pub(super) fn cue(&self, at: usize) -> Option<Cue> {
        self.items.get(at)?.word.cue
    }

    pub(super) fn quotation(&self, at: usize) -> Option<usize> {
        self.items.get(at)?.quotation
    }

    pub(super) fn is_possessive(&self, at: usize) -> bool {
        matches!(self.word(at), "’s" | "'s" | "’" | "'")
    }

    /// Bytes of the items `from..to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let start = self.items.get(from).map_or(0, |item| item.word.span.start);
        let end = to.checked_sub(1).and_then(|last| self.items.get(last)).map_or(start, |item| item.word.span.end);
        Span::new(start, end.max(start))
    }
}

/// Ranges of items whose borders are sentence ends that no item straddles.
fn ranges(items: &[Item], sentences: &[Span]) -> Vec<(usize, usize)> {
    let Some(first) = items.first() else {
        return Vec::new();
    };
    let mut ends = sentences[sentences.partition_point(|sentence| sentence.end <= first.word.span.start)..]
        .iter()
        .map(|sentence| sentence.end)
        .peekable();
    let mut found = Vec::new();
    let mut start = 0;
    for (at, item) in items.iter().enumerate() {
        let mut ended = false;
        while let Some(&end) = ends.peek().filter(|&&end| end <= item.word.span.end) {
            ended = end == item.word.span.end;
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

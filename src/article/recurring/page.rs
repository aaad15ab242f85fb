//! One article as keys.

use super::key::{Key, Keys};
use crate::article::furniture::parts;
use crate::article::lines::{lines, unwrapped};
use crate::text::{Span, sentences};

/// Sentences at each end of a paragraph that furniture may be glued to it as.
const EDGE: usize = 3;

/// The parts of a text's lines, as the reader cuts them.
pub(super) fn pieces(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for line in unwrapped(text, lines(text)) {
        parts(text, line, &mut found);
    }
    found
}

/// The sentences of a paragraph with their keys; none where it is one sentence. A short one belongs to the one before.
pub(super) fn keyed_sentences(text: &str, piece: Span, keys: &mut Keys) -> Vec<(Span, Option<Key>)> {
    let mut joined: Vec<Span> = Vec::new();
    for sentence in sentences(text, piece) {
        let short = keys.of(sentence.of(text)).is_none_or(|key| key.words < SHORT);
        match joined.last_mut().filter(|_| short) {
            Some(before) => before.end = sentence.end,
            None => joined.push(sentence),
        }
    }
    if joined.len() < 2 {
        return Vec::new();
    }
    joined.into_iter().map(|sentence| (sentence, keys.of(sentence.of(text)))).collect()
}

/// Words below which a line may recur by chance (`He added:`), and below which a sentence is not looked at.
pub(super) const SHORT: u32 = 5;

/// What a unit of a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// A whole line of a sentence or more.
    Prose,
    /// Any other whole line.
    Line,
    /// A sentence of the line before it.
    Sentence,
}

/// What is counted of an article.
#[derive(Debug)]
pub(super) struct Page<'t> {
    text: &'t str,
    /// Its lines in order, each with the sentences at its edges behind it.
    pub(super) units: Vec<(Key, Unit)>,
    /// Keys of its lines and of the sentences at the edges of its paragraphs, each once, sorted.
    pub(super) keys: Vec<(u64, u32)>,
}

/// Words from which a line that ends a sentence is prose.
const PROSE: u32 = 12;

/// True for a short question, which is what authors head parts of their text with: `What happens next?`
fn is_subheading(line: &str, key: Key) -> bool {
    key.words <= SHORT && line.ends_with(['?', '？'])
}

impl<'t> Page<'t> {
    pub(super) fn read(text: &'t str) -> Self {
        let mut keys = Keys::default();
        let mut units = Vec::new();
        for piece in pieces(text) {
            let key = keys.of(piece.of(text)).filter(|key| !is_subheading(piece.of(text), *key));
            if let Some(key) = key {
                let closed = piece.of(text).ends_with(['.', '!', '?', '”', '"', '’', ')', '…']);
                units.push((key, if closed && key.words >= PROSE { Unit::Prose } else { Unit::Line }));
            }
            let sentences = keyed_sentences(text, piece, &mut keys);
            let inner = EDGE..sentences.len().saturating_sub(EDGE);
            let edge = sentences.iter().enumerate().filter(|(nth, _)| !inner.contains(nth));
            let keyed = edge.filter_map(|(_, (_, key))| key.filter(|key| key.words >= SHORT));
            units.extend(keyed.map(|key| (key, Unit::Sentence)));
        }
        let mut all: Vec<(u64, u32)> = units.iter().map(|(key, _)| (key.hash, key.words)).collect();
        all.sort_unstable();
        all.dedup();
        Self { text, units, keys: all }
    }

    /// The keys of its whole lines.
    pub(super) fn lines(&self) -> impl Iterator<Item = Key> {
        self.units.iter().filter(|(_, unit)| *unit != Unit::Sentence).map(|(key, _)| *key)
    }

    /// Shows the key of every line and sentence.
    pub(super) fn each_keyed(&self, mut see: impl FnMut(u64, &'t str)) {
        let mut keys = Keys::default();
        for piece in pieces(self.text) {
            let whole = keys.of(piece.of(self.text));
            let sentences = keyed_sentences(self.text, piece, &mut keys);
            for (span, key) in [(piece, whole)].into_iter().chain(sentences) {
                if let Some(key) = key {
                    see(key.hash, span.of(self.text));
                }
            }
        }
    }
}

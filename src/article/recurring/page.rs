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

/// The sentences of a paragraph with their keys; none where it is one sentence.
pub(super) fn keyed_sentences(text: &str, piece: Span, keys: &mut Keys) -> Vec<(Span, Option<Key>)> {
    let found = sentences(text, piece);
    if found.len() < 2 {
        return Vec::new();
    }
    found.into_iter().map(|sentence| (sentence, keys.of(sentence.of(text)))).collect()
}

/// A whole line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub(super) key: Key,
    /// A sentence or more of running text.
    pub(super) prose: bool,
}

/// What is counted of an article.
#[derive(Debug)]
pub(super) struct Page<'t> {
    text: &'t str,
    /// Its lines, in order.
    pub(super) lines: Vec<Line>,
    /// Keys of its lines and of the sentences at the edges of its paragraphs, each once, sorted.
    pub(super) keys: Vec<(u64, u32)>,
}

/// Words from which a line that ends a sentence is prose.
const PROSE: u32 = 12;

impl<'t> Page<'t> {
    pub(super) fn read(text: &'t str) -> Self {
        let mut keys = Keys::default();
        let (mut found, mut all) = (Vec::new(), Vec::new());
        for piece in pieces(text) {
            if let Some(key) = keys.of(piece.of(text)) {
                let closed = piece.of(text).ends_with(['.', '!', '?', '”', '"', '’', ')', '…']);
                found.push(Line { key, prose: closed && key.words >= PROSE });
                all.push((key.hash, key.words));
            }
            let sentences = keyed_sentences(text, piece, &mut keys);
            let inner = EDGE..sentences.len().saturating_sub(EDGE);
            let edge = sentences.iter().enumerate().filter(|(nth, _)| !inner.contains(nth));
            all.extend(edge.filter_map(|(_, (_, key))| key.map(|key| (key.hash, key.words))));
        }
        all.sort_unstable();
        all.dedup();
        Self { text, lines: found, keys: all }
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

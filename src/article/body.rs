//! The body as one string, and the way back from it into the raw text.

use super::{Article, Block, Label};
use crate::text::Span;
use serde::Serialize;

/// A stretch of the body and where it came from.
///
/// The two are of the same length, byte for byte, or the stretch is one repaired character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// In [`Article::body`].
    pub body: Span,
    /// In the text.
    pub text: Span,
}

/// The body's blocks joined by newlines, and its pieces.
pub(super) fn assemble(text: &str, blocks: &[Block]) -> (String, Vec<Piece>) {
    let mut body = String::new();
    let mut pieces = Vec::new();
    for block in blocks.iter().filter(|block| block.label == Label::Body) {
        if !body.is_empty() {
            body.push('\n');
        }
        let begin = body.len();
        body.push_str(block.span.of(text));
        pieces.push(Piece { body: Span::new(begin, body.len()), text: block.span });
    }
    (body, pieces)
}

impl Article {
    /// Maps bytes `start..end` of [`Article::body`] to the text it came from.
    ///
    /// A range over several pieces covers whatever stands between them in the
    /// text. The newlines between pieces map to the end of the piece before.
    /// None for a range that is reversed or ends beyond the body.
    #[must_use]
    pub fn to_raw(&self, start: usize, end: usize) -> Option<Span> {
        if start > end || end > self.body.len() {
            return None;
        }
        let first = self.piece(start)?.place(start);
        if end == start {
            return Some(Span::new(first, first));
        }
        Some(Span::new(first, self.piece(end - 1)?.end_place(end)))
    }

    /// The piece that the byte `at` of the body belongs to, or follows.
    fn piece(&self, at: usize) -> Option<Piece> {
        let after = self.pieces.partition_point(|piece| piece.body.start <= at);
        self.pieces.get(after.checked_sub(1)?).copied()
    }
}

impl Piece {
    fn is_repaired(&self) -> bool {
        self.body.len() != self.text.len()
    }

    /// Where something begins in the text that begins at byte `at` of the body.
    fn place(&self, at: usize) -> usize {
        if at >= self.body.end {
            self.text.end
        } else if self.is_repaired() {
            self.text.start
        } else {
            self.text.start + (at - self.body.start)
        }
    }

    /// Where something ends in the text that ends at byte `at` of the body.
    fn end_place(&self, at: usize) -> usize {
        if at >= self.body.end || self.is_repaired() { self.text.end } else { self.place(at) }
    }
}

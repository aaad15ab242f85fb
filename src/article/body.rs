//! The body as one string, and the way back from it into the raw text.

use super::{Article, Block, Label};
use crate::text::Span;

/// The body's blocks joined by newlines, and for each where it begins in the body and its span in `text`.
pub(super) fn assemble(text: &str, blocks: &[Block]) -> (String, Vec<(usize, Span)>) {
    let mut body = String::new();
    let mut pieces = Vec::new();
    for block in blocks.iter().filter(|block| block.label == Label::Body) {
        if !body.is_empty() {
            body.push('\n');
        }
        pieces.push((body.len(), block.span));
        body.push_str(block.span.of(text));
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
        let last = if end > start { end - 1 } else { end };
        Some(Span::new(self.raw(start)?, (self.raw(last)? + (end - last)).min(self.piece_end(last)?)))
    }

    fn piece(&self, at: usize) -> Option<(usize, Span)> {
        let after = self.pieces.partition_point(|(begin, _)| *begin <= at);
        self.pieces.get(after.checked_sub(1)?).copied()
    }

    fn raw(&self, at: usize) -> Option<usize> {
        self.piece(at).map(|(begin, span)| (span.start + at - begin).min(span.end))
    }

    fn piece_end(&self, at: usize) -> Option<usize> {
        self.piece(at).map(|(_, span)| span.end)
    }
}

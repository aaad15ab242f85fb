//! A reading of a repaired text, told in places of the text it was made from.

use super::{Actor, Article, Block, DateMention, Field, Piece, Quote};
use crate::text::{Repaired, Span};

impl Article {
    /// The same article with spans of the text that `repaired` was made from.
    #[must_use]
    pub(super) fn in_raw(mut self, repaired: &Repaired<'_>) -> Self {
        if repaired.is_whole() {
            return self;
        }
        self.each_span(|span| *span = repaired.to_raw(*span));
        self.pieces = self.pieces.iter().flat_map(|&piece| split(piece, repaired)).collect();
        self
    }

    /// Hands every span of the text to `change`, those of the body's pieces apart.
    pub(crate) fn each_span(&mut self, mut change: impl FnMut(&mut Span)) {
        self.fields().into_iter().flatten().for_each(|field| change(&mut field.span));
        self.dates.iter_mut().for_each(|DateMention { span, .. }| change(span));
        self.blocks.iter_mut().for_each(|Block { span, .. }| change(span));
        self.sentences.iter_mut().for_each(&mut change);
        self.quotes.iter_mut().flat_map(spans_of_quote).for_each(&mut change);
        self.actors.iter_mut().flat_map(|Actor { mentions, .. }| mentions).for_each(&mut change);
    }

    fn fields(&mut self) -> [Option<&mut Field>; 6] {
        [
            self.headline.as_mut(),
            self.outlet.as_mut(),
            self.agency.as_mut(),
            self.byline.as_mut(),
            self.editor.as_mut(),
            self.dateline.as_mut(),
        ]
    }
}

fn spans_of_quote(quote: &mut Quote) -> impl Iterator<Item = &mut Span> {
    let Quote { content, cue, mention, .. } = quote;
    content.iter_mut().chain(cue).chain(mention)
}

/// The stretches of a piece that are as they were, and its repaired characters.
fn split(piece: Piece, repaired: &Repaired<'_>) -> Vec<Piece> {
    let in_body = |span: Span| {
        let begin = piece.body.start + (span.start - piece.text.start);
        Span::new(begin, begin + span.len())
    };
    repaired.pieces(piece.text).into_iter().map(|(text, raw)| Piece { body: in_body(text), text: raw }).collect()
}

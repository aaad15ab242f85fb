//! A reading of a repaired text, told in places of the text it was made from.

use super::{Actor, Article, Block, BlockKind, DateMention, Field, Label, Piece, Quote};
use crate::text::{Repaired, Span};

/// The rule of boxes that scraping glued into a sentence.
const LINKS: &str = "link box";

impl Article {
    /// The same article with spans of `text`, which `repaired` was made from.
    #[must_use]
    pub(super) fn in_raw(mut self, text: &str, repaired: &Repaired<'_>) -> Self {
        if repaired.is_whole() {
            return self;
        }
        self.each_span(|span| *span = repaired.to_raw(*span));
        let cuts: Vec<Span> = repaired.cuts().collect();
        if !cuts.is_empty() {
            self.set_apart(text, &cuts);
        }
        self.pieces = self.pieces.iter().flat_map(|&piece| split(piece, repaired)).collect();
        self
    }

    /// Makes boxes that were cut out blocks of their own, and leaves them out of what is quoted.
    fn set_apart(&mut self, text: &str, cuts: &[Span]) {
        let blocks = self.blocks.drain(..).flat_map(|block| {
            let boxed = |span| Block {
                span,
                label: Label::Boilerplate,
                kind: BlockKind::RelatedHeadline,
                score: 0.0,
                rule: LINKS,
            };
            let parts = parts(text, block.span, cuts).into_iter();
            parts.map(move |(span, cut)| if cut { boxed(span) } else { Block { span, ..block.clone() } })
        });
        self.blocks = blocks.collect();
        for quote in &mut self.quotes {
            let left = quote.content.iter().flat_map(|&span| parts(text, span, cuts)).filter(|(_, cut)| !cut);
            quote.content = left.map(|(span, _)| span).collect();
        }
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

/// The parts of `span` that are cut out, and those that are not, without white space around them.
fn parts(text: &str, span: Span, cuts: &[Span]) -> Vec<(Span, bool)> {
    let first = cuts.partition_point(|cut| cut.end <= span.start);
    let inside = cuts[first..].iter().take_while(|cut| cut.start < span.end);
    let (mut parts, mut at) = (Vec::new(), span.start);
    for cut in inside {
        parts.extend([(Span::new(at, cut.start.max(at)), false), (*cut, true)]);
        at = cut.end;
    }
    parts.push((Span::new(at, span.end.max(at)), false));
    let trimmed = parts.into_iter().map(|(part, cut)| (part.trimmed(text), cut));
    trimmed.filter(|(part, _)| !part.is_empty()).collect()
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

//! Everything that shows where one holder stands.

use super::lexicon::Category;
use super::{EvidenceKind, StanceLabel};
use crate::text::Span;

/// Logits per unit of a judgment's value, by what the cue tells.
///
/// Written by hand and checked on articles written for the project.
const fn weight(category: Category) -> f32 {
    match category {
        Category::Attitude | Category::Affect => 1.6,
        Category::Will | Category::Refuse => 1.1,
        Category::Act => 0.9,
        Category::Worth => 1.2,
        Category::Engage => 1.4,
        Category::Negator | Category::Aloof => 0.0,
    }
}

/// Evidence below this sum of logits says nothing.
const LEAST: f32 = 0.2;
/// Evidence below this sum yields to an explicit refusal to take sides.
const ALOOF: f32 = 0.8;
/// The same without any words of the holder's own.
const TOLD_LEAST: f32 = 0.2;
/// The weaker side's share of the stronger from which on a stance is mixed.
const MIXED: f32 = 0.75;
/// Evidence on the weaker side that a mixed stance takes at least.
const MIXED_LEAST: f32 = 1.5;
/// Logits of a stance with the least evidence.
const BASE: f32 = 0.1;
/// Logits of the probability per logit of evidence: what is read is not independent.
const SLOPE: f32 = 0.4;
/// Logits of a stance at most: rules are never surer.
const MOST: f32 = 2.0;
/// Pieces of evidence kept.
const KEPT: usize = 5;

/// One piece of evidence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub(super) span: Span,
    /// Logits for the target; negative ones are against it.
    pub(super) logits: f32,
    pub(super) how: EvidenceKind,
}

impl Piece {
    pub(super) fn new(span: Span, value: f32, about: f32, category: Category, how: EvidenceKind) -> Self {
        Self { span, logits: value * about * weight(category), how }
    }
}

/// The sum of a holder's evidence.
#[derive(Debug, Clone, Default)]
pub(super) struct Evidence {
    pieces: Vec<Piece>,
    /// Where the holder takes no side in so many words.
    aloof: Vec<Piece>,
}

/// A label with its probability, the spans that show it, and what the first of them is.
pub(super) struct Verdict {
    pub(super) label: StanceLabel,
    pub(super) probability: f32,
    pub(super) spans: Vec<Span>,
    pub(super) how: EvidenceKind,
}

impl Evidence {
    /// Pieces of one sentence add up.
    pub(super) fn add(&mut self, piece: Piece) {
        match self.pieces.last_mut().filter(|last| last.span == piece.span) {
            Some(last) => last.logits += piece.logits,
            None => self.pieces.push(piece),
        }
    }

    /// Notes that the holder takes no side.
    pub(super) fn add_aloof(&mut self, piece: Piece) {
        self.aloof.push(piece);
    }

    /// What all pieces together tell; None where there is nothing to go by.
    pub(super) fn verdict(&self) -> Option<Verdict> {
        let squashed = |piece: &Piece| piece.logits.clamp(-2.0, 2.0);
        let side = |sign: f32| self.pieces.iter().map(|piece| (squashed(piece) * sign).max(0.0)).sum::<f32>();
        let (favor, against) = (side(1.0), side(-1.0));
        let sum = favor - against;
        let (weak, strong) = (favor.min(against), favor.max(against));
        if let Some(first) = self.aloof.first().filter(|_| strong < ALOOF) {
            let spans = self.aloof.iter().take(KEPT).map(|piece| piece.span).collect();
            return Some(Verdict { label: StanceLabel::Neutral, probability: 0.6, spans, how: first.how });
        }
        let label = match sum {
            _ if strong < LEAST => return None,
            _ if weak > MIXED * strong && weak > MIXED_LEAST => StanceLabel::Mixed,
            _ if sum.abs() < self.least() => StanceLabel::Abstain,
            _ if sum > 0.0 => StanceLabel::Favor,
            _ => StanceLabel::Against,
        };
        self.shown(label, if sum < 0.0 { -1.0 } else { 1.0 }, sum.abs())
    }

    /// What others tell of a holder must weigh more than the holder's own words.
    fn least(&self) -> f32 {
        let own = |piece: &Piece| matches!(piece.how, EvidenceKind::Direct | EvidenceKind::Indirect);
        if self.pieces.iter().any(own) { LEAST } else { TOLD_LEAST }
    }

    fn shown(&self, label: StanceLabel, sign: f32, size: f32) -> Option<Verdict> {
        let mut pieces: Vec<&Piece> = self.pieces.iter().filter(|piece| piece.logits * sign > 0.0).collect();
        pieces.sort_by(|one, other| other.logits.abs().total_cmp(&one.logits.abs()));
        let how = pieces.first()?.how;
        let spans = pieces.iter().take(KEPT).map(|piece| piece.span).collect();
        let logits = (BASE + SLOPE * size).min(MOST);
        let probability = if label == StanceLabel::Mixed || label == StanceLabel::Abstain {
            0.5
        } else {
            1.0 / (1.0 + (-logits).exp())
        };
        Some(Verdict { label, probability, spans, how })
    }
}

//! Everything that shows where one holder stands.

use super::lexicon::Category;
use super::reasons::{Place, Reasons, Rule, Source, StanceCue};
use super::weights::{FEATURES, WEIGHTS};
use super::{EvidenceKind, StanceLabel};
use crate::text::Span;

/// The stronger side below this sum of logits says nothing.
const LEAST: f32 = 0.06;
/// Evidence below this sum yields to an explicit refusal to take sides.
const ALOOF: f32 = 0.9;
/// The weaker side's share of the stronger from which on a stance is mixed.
const MIXED: f32 = 0.8;
/// Evidence on the weaker side that a mixed stance takes at least.
const MIXED_LEAST: f32 = 1.2;
/// Probability of a neutral stance by a refusal to take sides.
const STATED: f32 = 0.6;
/// What is left of evidence that is of a body's leader.
const LENT: f32 = 0.7;
/// Probability beside an abstention, and of a mixed stance.
const UNTOLD: f32 = 0.5;
/// The feature of whom the target belongs to; the last is of who belongs to them.
const IS_OWNER: usize = FEATURES - 2;
/// Pieces of evidence kept.
const KEPT: usize = 8;

/// One piece of evidence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub(super) span: Span,
    /// For the target or against it.
    value: f32,
    feature: usize,
    pub(super) how: EvidenceKind,
    category: Category,
    source: Source,
    /// The words of the cue, and those that name the target.
    cue: Span,
    named: Option<Span>,
}

impl Piece {
    pub(super) fn new(place: Place, value: f32, category: Category, source: Source, how: EvidenceKind) -> Self {
        let Place { sentence: span, cue, named } = place;
        Self { span, value, feature: feature(category, source), how, category, source, cue, named }
    }

    fn logits(&self) -> f32 {
        self.value * WEIGHTS.features[self.feature]
    }

    /// The cue, of which `part` counts.
    fn told(&self, part: f64) -> StanceCue {
        let value = f64::from(self.logits()) * part;
        let Self { cue: span, source, named, .. } = *self;
        StanceCue { span, kind: self.category.name(), source, named, value }
    }
}

/// The number of a piece's feature.
const fn feature(category: Category, source: Source) -> usize {
    let group = match category {
        Category::Attitude | Category::Affect => 0,
        Category::Will | Category::Should | Category::Ask | Category::Refuse | Category::Deny => 1,
        Category::Act | Category::Fate | Category::Engage | Category::Deed => 2,
        Category::Worth | Category::Judge | Category::Negator | Category::Aloof => 3,
        Category::Short => 4,
    };
    match source {
        Source::Own => group,
        Source::Story => 5 + group,
        Source::Far => 10 + group,
        Source::Told => 15 + group,
        Source::OfOwner => 20 + group,
        Source::Owner => IS_OWNER,
        Source::Affiliate => IS_OWNER + 1,
    }
}

/// The sum of a holder's evidence.
#[derive(Debug, Clone, Default)]
pub(super) struct Evidence {
    pieces: Vec<Piece>,
    /// Where the holder takes no side in so many words.
    aloof: Vec<Piece>,
    /// Where the holder first speaks of the target.
    spoken: Option<(Span, EvidenceKind)>,
}

/// A label with its probability, the spans that show it, and what the first of them is.
pub(super) struct Verdict {
    pub(super) label: StanceLabel,
    pub(super) probability: f32,
    pub(super) spans: Vec<Span>,
    pub(super) how: EvidenceKind,
    pub(super) rule: Rule,
}

impl Evidence {
    pub(super) fn add(&mut self, piece: Piece) {
        self.pieces.push(piece);
    }

    /// Notes that the holder takes no side.
    pub(super) fn add_aloof(&mut self, piece: Piece) {
        self.aloof.push(piece);
    }

    /// Notes that the holder speaks of the target.
    pub(super) fn note_spoken(&mut self, sentence: Span, how: EvidenceKind) {
        self.spoken.get_or_insert((sentence, how));
    }

    /// The same as evidence of the body that the holder leads.
    pub(super) fn lent(&self) -> Self {
        let lend = |piece: &Piece| Piece { value: piece.value * LENT, how: EvidenceKind::Described, ..*piece };
        Self {
            pieces: self.pieces.iter().map(lend).collect(),
            aloof: self.aloof.iter().map(lend).collect(),
            spoken: None,
        }
    }

    /// True where the article tells anything of the holder but whom the target belongs to.
    pub(super) fn is_shown(&self) -> bool {
        self.pieces.iter().any(|piece| piece.feature < IS_OWNER) || !self.aloof.is_empty()
    }

    /// Every span that tells of the holder, in order, with what it is.
    pub(super) fn told(&self) -> Vec<(Span, EvidenceKind)> {
        let pieces = self.pieces.iter().filter(|piece| piece.feature < IS_OWNER).chain(&self.aloof);
        let mut told: Vec<_> = pieces.map(|piece| (piece.span, piece.how)).chain(self.spoken).collect();
        told.sort_by_key(|(span, _)| *span);
        told.dedup_by_key(|(span, _)| *span);
        told
    }

    /// Sums of the values of each feature; from article to article they mean the same.
    pub(super) fn features(&self) -> [f32; FEATURES] {
        let mut sums = [0.0; FEATURES];
        for piece in &self.pieces {
            sums[piece.feature] += piece.value;
        }
        sums.map(|sum: f32| sum.clamp(-2.0, 2.0))
    }

    /// What all pieces together tell; None where there is nothing to go by.
    pub(super) fn verdict(&self) -> Option<Verdict> {
        let sum = WEIGHTS.logits(&self.features());
        let side = |sign: f32| self.pieces.iter().map(|piece| (piece.logits() * sign).max(0.0)).sum::<f32>();
        let (favor, against) = (side(1.0), side(-1.0));
        let (weak, strong) = (favor.min(against), favor.max(against));
        if let Some(first) = self.aloof.first().filter(|_| strong < ALOOF) {
            let spans = self.aloof.iter().take(KEPT).map(|piece| piece.span).collect();
            let (label, rule) = (StanceLabel::Neutral, Rule::Aloof);
            return Some(Verdict { label, probability: STATED, spans, how: first.how, rule });
        }
        let (label, rule) = match sum {
            _ if strong < LEAST => return self.spoken(),
            _ if weak > MIXED * strong && weak > MIXED_LEAST => (StanceLabel::Mixed, Rule::Balanced),
            _ if sum.abs() < WEIGHTS.abstain => (StanceLabel::Abstain, Rule::Undecided),
            _ if sum > 0.0 => (StanceLabel::Favor, Rule::Sum),
            _ => (StanceLabel::Against, Rule::Sum),
        };
        self.shown(label, sum, rule)
    }

    /// Who speaks of the target and shows no side.
    fn spoken(&self) -> Option<Verdict> {
        let (span, how) = self.spoken?;
        let (label, rule) = (StanceLabel::Abstain, Rule::Silent);
        Some(Verdict { label, probability: UNTOLD, spans: vec![span], how, rule })
    }

    fn shown(&self, label: StanceLabel, sum: f32, rule: Rule) -> Option<Verdict> {
        let mut pieces: Vec<&Piece> = self.pieces.iter().filter(|piece| piece.logits() * sum > 0.0).collect();
        pieces.sort_by(|one, other| other.logits().abs().total_cmp(&one.logits().abs()));
        let how = pieces.first()?.how;
        let mut spans: Vec<Span> = Vec::new();
        for piece in pieces {
            if spans.len() < KEPT && !spans.contains(&piece.span) {
                spans.push(piece.span);
            }
        }
        let probability = match label {
            StanceLabel::Mixed | StanceLabel::Abstain => UNTOLD,
            _ => WEIGHTS.probability(sum),
        };
        Some(Verdict { label, probability, spans, how, rule })
    }

    /// Every cue with what it adds: what a feature's sum is cut by is taken from its pieces in proportion.
    pub(super) fn reasons(&self, rule: Rule) -> Reasons {
        let features = self.features();
        let mut sums = [0.0_f32; FEATURES];
        self.pieces.iter().for_each(|piece| sums[piece.feature] += piece.value);
        let part = |nth: usize| if sums[nth] == 0.0 { 1.0 } else { f64::from(features[nth]) / f64::from(sums[nth]) };
        let mut cues: Vec<StanceCue> = self.pieces.iter().map(|piece| piece.told(part(piece.feature))).collect();
        cues.extend(self.aloof.iter().map(|piece| piece.told(0.0)));
        cues.sort_by(|one, other| other.value.abs().total_cmp(&one.value.abs()).then(one.span.cmp(&other.span)));
        Reasons { rule, score: WEIGHTS.logits(&features).into(), intercept: WEIGHTS.bias.into(), cues }
    }
}

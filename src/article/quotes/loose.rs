//! Quotations without a verb of saying of their own.
//!
//! O'Keefe et al. (2012) found most of these speakers by order alone: the
//! speaker of the paragraph goes on, or stands in the words that lead in.

use super::clause::Clauses;
use super::draft::{Draft, Source};
use super::passage::Passage;
use super::phrase::{Range, clause, forward, is_agent, is_finite, leading};
use crate::article::QuoteKind;
use crate::article::actors::Class;

/// Items searched for a subject before a quotation.
const LEAD: usize = 60;
/// Items of `came the reply from` at most.
const REPLY: usize = 5;
/// Items of an apposition between a speaker and the verb at most.
const APPOSITION: usize = 14;

/// What a paragraph hands to the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Carry {
    /// Nothing.
    Nothing,
    /// A quotation without a closing mark: it goes on.
    Open,
    /// A colon: a quotation in the next paragraph is what was said.
    Colon,
    /// A colon after a verb of saying: the next paragraph is what was said, with or without marks.
    Words,
    /// The paragraph ended in a quotation or its speaker.
    Speech,
}

impl Clauses<'_, '_> {
    /// Gives every quotation that no clause claimed a draft of its own, then orders all.
    pub(super) fn finish(mut self) -> Vec<Draft> {
        for &(start, end) in &self.passage.sentences {
            let alone = (start..end).all(|item| self.passage.is_mark(item));
            for at in start..end {
                if let Some(nth) = self.passage.quotation(at).filter(|&nth| !self.claimed[nth]) {
                    self.drafts.extend(self.loose((start, end), alone, at, nth));
                }
            }
        }
        self.drafts.sort_by_key(|draft| draft.at);
        let mut drafts = joined(self.passage, self.drafts);
        inherit(&mut drafts);
        drafts
    }

    /// The draft of one quotation; `alone` if its sentence has no words outside quotation marks.
    fn loose(&self, sentence: Range, alone: bool, at: usize, nth: usize) -> Option<Draft> {
        let passage = self.passage;
        let inner = passage.quotations[nth].inner;
        let (kind, content, listener) = (QuoteKind::Direct, vec![inner], None);
        if let Some((subject, verb)) = self.spoken_by(at, nth, sentence.1) {
            let (cue, setting) = (Some(passage.span(verb, verb + 1)), (at, sentence.1));
            let source = Source::Clause;
            return Some(Draft { kind, content, cue, subject: Some(subject), listener, setting, source, at });
        }
        let subject = if alone { self.beat(sentence.0) } else { lead(passage, sentence, at) };
        let source = if alone { Source::Paragraph } else { Source::Lead };
        let spoken = alone || is_spoken(inner.of(passage.text));
        let setting = if alone { (at, at) } else { (sentence.0, at) };
        spoken.then_some(Draft { kind, content, cue: None, subject, listener, setting, source, at })
    }

    /// The subject of the sentence right before, if it holds no quotation: `The mayor shook her head. “…”`
    fn beat(&self, start: usize) -> Option<Range> {
        let passage = self.passage;
        let nth = passage.sentences.partition_point(|&(from, _)| from < start).checked_sub(1)?;
        let (from, to) = passage.sentences[nth];
        let silent = (from..to).all(|at| passage.quotation(at).is_none());
        let is_person = |&(start, end): &Range| {
            let body = [Class::Organisation, Class::Office, Class::Firm, Class::Document, Class::Group];
            let named = |at: usize| passage.is(at, Class::Role) || at > start && passage.is_capital(at);
            let first = passage.word(start);
            let person = matches!(first, "He" | "She" | "he" | "she") || (start..end).any(named);
            person
                && !matches!(first, "I" | "We" | "But" | "And")
                && !(start..end).any(|at| body.iter().any(|&class| passage.is(at, class)))
        };
        clause(passage, from, to).map(|(range, _)| range).filter(|range| silent && is_person(range))
    }

    /// `“…,” X shrugged` and `“…!” bellowed X`: whatever verb stands beside a finished quotation is one of saying.
    fn spoken_by(&self, at: usize, nth: usize, end: usize) -> Option<(Range, usize)> {
        let passage = self.passage;
        let mark = matches!(passage.word(at + 1), "," | "—" | "–" | "-");
        let said = passage.quotations[nth].inner.of(passage.text);
        if !(mark || said.ends_with([',', '.', '!', '?', '…', '—', '–'])) {
            return None;
        }
        let next = at + 1 + usize::from(mark);
        let before = || clause(passage, next, end);
        let apposed = || {
            let named = forward(passage, next, end)
                .filter(|&range| is_agent(passage, range) && passage.word(range.1) == ",")?;
            let close = (named.1 + 1..end.min(named.1 + APPOSITION)).find(|&item| passage.word(item) == ",")?;
            is_finite(passage, close + 1).then_some((named, close + 1))
        };
        let after = || {
            let verb = Some(next).filter(|&verb| is_finite(passage, verb))?;
            let reply = (verb + 1..verb + REPLY).find(|&at| passage.word(verb) == "came" && passage.word(at) == "from");
            let named = forward(passage, reply.unwrap_or(verb) + 1, end);
            named.filter(|&range| is_agent(passage, range)).map(|range| (range, verb))
        };
        after().or_else(before).or_else(apposed)
    }
}

/// False for a word or two in marks of distance or of a title.
fn is_spoken(inner: &str) -> bool {
    inner.split_whitespace().nth(2).is_some()
}

/// Joins what is all quotation to the attributed one right before it: the next sentence, or the other half.
fn joined(passage: &Passage<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let sentence = |draft: &Draft| passage.sentences.partition_point(|&(_, end)| end <= draft.at);
    let mut found: Vec<Draft> = Vec::with_capacity(drafts.len());
    let mut reached = 0;
    for draft in drafts {
        let here = sentence(&draft);
        let after = found.last().and_then(|last| last.cue).zip(draft.content.first());
        let half = draft.source == Source::Lead && after.is_some_and(|(cue, content)| cue.end <= content.start);
        let follows = draft.source == Source::Paragraph && here == reached + 1 || half && here == reached;
        match found
            .last_mut()
            .filter(|last| follows && last.kind != QuoteKind::Indirect && last.source == Source::Clause)
        {
            Some(last) => last.content.extend(draft.content),
            None => found.push(draft),
        }
        reached = here;
    }
    found
}

/// The subject of the words around a quotation inside a sentence.
pub(super) fn lead(passage: &Passage<'_>, (start, _): Range, at: usize) -> Option<Range> {
    leading(passage, start.max(at.saturating_sub(LEAD)), at)
}

/// Quotations without a subject take the one of the quotation before, or else of the one after.
fn inherit(drafts: &mut [Draft]) {
    let mut last: Option<Range> = None;
    for draft in drafts.iter_mut() {
        draft.subject = draft.subject.or(last);
        last = draft.subject;
    }
    let mut next: Option<Range> = None;
    for draft in drafts.iter_mut().rev() {
        draft.subject = draft.subject.or(next);
        next = draft.subject;
    }
}

/// What `passage` hands on.
pub(super) fn carry(passage: &Passage<'_>) -> Carry {
    let Some(last) = passage.items.len().checked_sub(1) else {
        return Carry::Nothing;
    };
    let open = passage.quotation(last).is_some_and(|nth| passage.quotations[nth].open);
    let near = (last.saturating_sub(12)..=last).any(|at| passage.quotation(at).is_some());
    match passage.word(last) {
        _ if open => Carry::Open,
        ":" if last > 0 && passage.cue(last - 1).is_some() => Carry::Words,
        ":" => Carry::Colon,
        _ if near => Carry::Speech,
        _ => Carry::Nothing,
    }
}

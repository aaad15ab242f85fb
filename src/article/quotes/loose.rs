//! Quotations without a verb of saying of their own.
//!
//! O'Keefe et al. (2012) found most of these speakers by order alone: the
//! speaker of the paragraph goes on, or stands in the words that lead in.

use super::clause::Clauses;
use super::draft::{Draft, Source};
use super::passage::Passage;
use super::phrase::{Range, forward, is_agent};
use crate::article::QuoteKind;

/// Items searched for a subject before a quotation.
const LEAD: usize = 60;

/// What a paragraph hands to the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Carry {
    /// Nothing.
    Nothing,
    /// A quotation without a closing mark: it goes on.
    Open,
    /// A colon: the next paragraph is what was said.
    Colon,
    /// The paragraph ended in a quotation or its speaker.
    Speech,
}

impl Clauses<'_, '_> {
    /// Gives every quotation that no clause claimed a draft of its own, then orders all.
    pub(super) fn finish(mut self) -> Vec<Draft> {
        let sentences = self.passage.sentences.clone();
        for sentence in sentences {
            for at in sentence.0..sentence.1 {
                if let Some(nth) = self.passage.quotation(at).filter(|&nth| !self.claimed[nth]) {
                    let draft = self.loose(sentence, at, nth);
                    self.drafts.push(draft);
                }
            }
        }
        self.drafts.sort_by_key(|draft| draft.at);
        inherit(&mut self.drafts);
        self.drafts
    }

    fn loose(&self, sentence: Range, at: usize, nth: usize) -> Draft {
        let subject = lead(self.passage, sentence, at);
        let source = if subject.is_some() {
            Source::Lead
        } else {
            Source::Paragraph
        };
        let content = vec![self.passage.quotations[nth].inner];
        Draft {
            kind: QuoteKind::Direct,
            content,
            cue: None,
            subject,
            listener: None,
            setting: (at, at),
            source,
            at,
        }
    }
}

/// The subject of the words around a quotation inside a sentence.
fn lead(passage: &Passage<'_>, (start, end): Range, at: usize) -> Option<Range> {
    let words = (start..end).filter(|&item| !passage.is_mark(item)).count();
    if words == 0 {
        return None;
    }
    let from = start.max(at.saturating_sub(LEAD));
    let mut next = from;
    while next < at {
        if let Some(range) = forward(passage, next, at).filter(|&range| is_agent(passage, range)) {
            return Some(range);
        }
        next += 1;
    }
    None
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
    let open = passage
        .quotation(last)
        .is_some_and(|nth| passage.quotations[nth].open);
    let near = (last.saturating_sub(12)..=last).any(|at| passage.quotation(at).is_some());
    match passage.word(last) {
        _ if open => Carry::Open,
        ":" => Carry::Colon,
        _ if near => Carry::Speech,
        _ => Carry::Nothing,
    }
}

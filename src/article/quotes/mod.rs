//! What people said: direct, mixed and indirect quotations with their speakers.
//!
//! One pass over the paragraphs. Marks are paired ([`marks`]), a verb of
//! saying is tied to its subject and its content ([`clause`], [`postposed`],
//! [`preposed`]), quotations
//! without a verb take the speaker around them ([`loose`]), and the phrase at
//! the cue is resolved to an actor ([`speaker`]). What cannot be told stays
//! [`Resolution::Unresolved`].

mod clause;
mod cue;
mod draft;
mod loose;
mod marks;
mod passage;
mod phrase;
mod postposed;
mod preposed;
mod speaker;

use super::actors::Class;
use super::{Actor, Quote, QuoteKind, Resolution};
use crate::text::Span;
use clause::Clauses;
use draft::{Draft, Source};
use loose::{Carry, carry};
use passage::Passage;
use speaker::{Resolved, Speakers};

/// The quotations of a text, in order.
///
/// `paragraphs` and `sentences` are spans of `text` in order, `actors` those
/// of the same text. Contents carry no outer quotation marks. Linear in the
/// text.
///
/// # Examples
///
/// ```
/// use _core::{article::{actors, quotes}, text::{Span, sentences}};
/// let text = "“The bridge stays shut,” said Mayor Orla Venn.";
/// let whole = [Span::new(0, text.len())];
/// let lines = sentences(text, whole[0]);
/// let found = quotes(text, &whole, &lines, &actors(text, &lines));
/// assert_eq!(found[0].speaker.as_deref(), Some("Orla Venn"));
/// assert_eq!(found[0].content[0].of(text), "The bridge stays shut,");
/// ```
#[must_use]
pub fn find(text: &str, paragraphs: &[Span], sentences: &[Span], actors: &[Actor]) -> Vec<Quote> {
    let mut reader =
        Reader { text, speakers: Speakers::new(text, actors), carried: Carry::Nothing, last: None, found: Vec::new() };
    let mut buffer = String::new();
    for &paragraph in paragraphs {
        reader.paragraph(&Passage::read(text, paragraph, sentences, &mut buffer));
    }
    reader.found
}

/// The speaker of the quotation before, and where it was named.
#[derive(Debug, Clone, Copy)]
struct Last {
    resolved: Resolved,
    mention: Option<Span>,
}

struct Reader<'a> {
    text: &'a str,
    speakers: Speakers<'a>,
    carried: Carry,
    last: Option<Last>,
    found: Vec<Quote>,
}

impl Reader<'_> {
    fn paragraph(&mut self, passage: &Passage<'_>) {
        let drafts = Clauses::read(passage).finish();
        let mut here: Option<(Span, Resolved)> = None;
        for draft in &drafts {
            let last = self.speaker(passage, draft, &mut here);
            let quote = self.quote(passage, draft, last);
            self.found.push(quote);
            self.last = Some(last);
        }
        self.lead_out(passage, drafts.is_empty());
        self.carried = carry(passage);
    }

    /// The speaker of a draft; a phrase already resolved in this paragraph is not resolved again.
    fn speaker(&mut self, passage: &Passage<'_>, draft: &Draft, here: &mut Option<(Span, Resolved)>) -> Last {
        let Some((start, end)) = draft.subject else {
            return self.carried_speaker();
        };
        let span = passage.span(start, end);
        let known = here.filter(|(named, _)| *named == span).map(|(_, resolved)| resolved);
        let paragraph = passage.items.first().map_or(0, |item| item.span.start);
        let mut resolved = known.unwrap_or_else(|| self.speakers.resolve(span, paragraph));
        *here = Some((span, resolved));
        if draft.source == Source::Paragraph && resolved.actor.is_some() {
            resolved = Resolved { how: Resolution::Inherited, confidence: resolved.confidence * 0.9, ..resolved };
        } else if draft.source == Source::Lead {
            resolved.confidence *= 0.6;
        }
        self.note_document(passage, draft, resolved);
        Last { resolved, mention: Some(span) }
    }

    /// What the paragraph before hands on.
    fn carried_speaker(&self) -> Last {
        let trust = match self.carried {
            Carry::Open => 0.9,
            Carry::Colon => 0.8,
            Carry::Speech => 0.6,
            Carry::Nothing => 0.0,
        };
        let nobody =
            Last { resolved: Resolved { actor: None, how: Resolution::Unresolved, confidence: 0.0 }, mention: None };
        let Some(last) = self.last.filter(|_| trust > 0.0) else {
            return nobody;
        };
        let how = if last.resolved.actor.is_some() { Resolution::Inherited } else { Resolution::Unresolved };
        Last { resolved: Resolved { how, confidence: trust * last.resolved.confidence, ..last.resolved }, ..last }
    }

    fn note_document(&mut self, passage: &Passage<'_>, draft: &Draft, resolved: Resolved) {
        let (start, end) = draft.setting;
        if (start..end).any(|at| passage.is(at, Class::Document)) {
            self.speakers.note_document(resolved.actor.or_else(|| self.speakers.named(passage.span(start, end))));
        }
    }

    /// A paragraph that ends in a colon names who speaks in the next.
    fn lead_out(&mut self, passage: &Passage<'_>, silent: bool) {
        if !silent || carry(passage) != Carry::Colon {
            return;
        }
        let Some(&(start, end)) = passage.sentences.last() else {
            return;
        };
        let subject = (start..end)
            .find_map(|at| phrase::forward(passage, at, end).filter(|&range| phrase::is_agent(passage, range)));
        self.last = subject.map(|(from, to)| {
            let mention = passage.span(from, to);
            Last { resolved: self.speakers.resolve(mention, mention.start), mention: Some(mention) }
        });
    }

    fn quote(&self, passage: &Passage<'_>, draft: &Draft, last: Last) -> Quote {
        let listener = draft.listener.and_then(|(start, end)| self.speakers.named(passage.span(start, end)));
        Quote {
            kind: draft.kind,
            content: draft.content.clone(),
            cue: draft.cue,
            mention: last.mention,
            speaker: self.speakers.name(last.resolved.actor),
            how: last.resolved.how,
            addressee: self.speakers.name(listener),
            medium: self.medium(passage, draft),
            confidence: last.resolved.confidence,
        }
    }

    /// `Twitter`, `statement`, `interview` near the cue.
    fn medium(&self, passage: &Passage<'_>, draft: &Draft) -> Option<String> {
        const MEDIA: &[&str] = &[
            "Twitter",
            "Facebook",
            "Instagram",
            "statement",
            "interview",
            "letter",
            "speech",
            "tweet",
            "conference",
            "report",
            "email",
            "op-ed",
            "memo",
            "briefing",
        ];
        if draft.cue.is_some_and(|cue| cue.of(self.text).starts_with("tweet")) {
            return Some("Twitter".to_owned());
        }
        let (start, end) = draft.setting;
        let named = (start..end).map(|at| passage.word(at)).find(|word| MEDIA.contains(word));
        named.filter(|_| draft.kind != QuoteKind::Indirect || end > start).map(str::to_owned)
    }
}

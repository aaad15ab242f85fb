//! What people said: direct, mixed and indirect quotations with their speakers.
//!
//! One pass over the paragraphs. Marks are paired ([`marks`]), a verb of
//! saying is tied to its subject and its content ([`clause`], [`postposed`],
//! [`preposed`]), quotations
//! without a verb take the speaker around them ([`loose`]), and the phrase at
//! the cue is resolved to an actor ([`speaker`]). What cannot be told stays
//! [`Resolution::Unresolved`].

mod clause;
mod described;
mod description;
mod dialogue;
mod draft;
mod label;
mod loose;
mod marks;
mod passage;
mod phrase;
mod postposed;
mod preposed;
mod recall;
mod salience;
mod speaker;
mod stranger;
mod titles;

use super::actors::Class;
use super::words::Words;
use super::{Actor, Quote, QuoteKind, Resolution};
use crate::text::Span;
use clause::Clauses;
use draft::{Draft, Source};
use label::Turn;
use loose::{Carry, carry};
use passage::Passage;
use speaker::{Resolved, Speakers, UNRESOLVED};

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
    read(text, &Words::read(text, paragraphs), paragraphs, sentences, actors)
}

/// The quotations of a text, as [`find`] tells, from the words of its paragraphs.
pub(super) fn read(text: &str, words: &Words, paragraphs: &[Span], sentences: &[Span], actors: &[Actor]) -> Vec<Quote> {
    let speakers = Speakers::new(text, words, actors, paragraphs);
    let mut reader = Reader {
        text,
        speakers,
        carried: Carry::Nothing,
        last: None,
        other: None,
        asked: Asked::Nobody,
        found: Vec::new(),
        answer: None,
    };
    let turns = label::turns(text, paragraphs, actors);
    let spoken = dialogue::turns(text, paragraphs, words);
    let people = label::people(actors);
    for (nth, &paragraph) in paragraphs.iter().enumerate() {
        let posted = || label::posted(text, paragraph, &people).unwrap_or(Turn::Other);
        reader.turn(turns.get(nth).copied().filter(|turn| *turn != Turn::Other).unwrap_or_else(posted), paragraph);
        reader.paragraph(&Passage::read(text, paragraph, words, sentences, spoken[nth]));
    }
    reader.found.sort_by_key(|quote| quote.content.first().copied());
    reader.found
}

/// The speaker of the quotation before, and where it was named.
#[derive(Debug, Clone, Copy)]
struct Last {
    resolved: Resolved,
    mention: Option<Span>,
}

/// Who is to answer what the paragraph before asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Nobody,
    /// The writer asks, or says a word between two answers: who spoke last goes on.
    Last,
    /// Who spoke last asks: somebody else answers.
    Other,
}

struct Reader<'a> {
    text: &'a str,
    speakers: Speakers<'a>,
    carried: Carry,
    last: Option<Last>,
    /// The last speaker who was another than `last`.
    other: Option<Last>,
    asked: Asked,
    found: Vec<Quote>,
    /// The answer of an interview that the paragraph belongs to, among `found`.
    answer: Option<usize>,
}

impl Reader<'_> {
    /// What somebody says in an interview is a quotation without marks.
    fn turn(&mut self, turn: Turn, paragraph: Span) {
        match turn {
            Turn::Other => self.answer = None,
            Turn::More => {
                if let Some(quote) = self.answer.and_then(|nth| self.found.get_mut(nth)) {
                    quote.content.push(paragraph);
                }
            }
            Turn::Question { label, said, speaker } => {
                self.answer = None;
                let resolved = Resolved { actor: Some(speaker), how: Resolution::Name, confidence: 0.8 };
                self.found.push(self.plain(vec![said], resolved, Some(label)));
            }
            Turn::Answer { label, said, speaker } => {
                let how = if speaker.is_some() { Resolution::Name } else { Resolution::Unresolved };
                let resolved = Resolved { actor: speaker, how, confidence: 0.9 };
                self.speakers.remember(speaker, label);
                self.last = Some(Last { resolved, mention: Some(label) });
                self.answer = Some(self.found.len());
                self.found.push(self.plain(vec![said], resolved, Some(label)));
            }
        }
    }

    /// A direct quotation without a cue.
    fn plain(&self, content: Vec<Span>, resolved: Resolved, mention: Option<Span>) -> Quote {
        Quote {
            kind: QuoteKind::Direct,
            content,
            cue: None,
            mention,
            speaker: self.speakers.name(resolved.actor),
            how: resolved.how,
            addressee: None,
            medium: None,
            confidence: resolved.confidence,
        }
    }

    fn paragraph(&mut self, passage: &Passage<'_>) {
        self.speakers.scene.hear(passage.quotations.iter().map(|found| found.outer));
        let drafts = Clauses::read(passage).finish();
        let mut here: Option<(Span, Resolved)> = None;
        let before = self.last;
        self.announced(passage, drafts.is_empty());
        for draft in &drafts {
            if self.answer.is_some() && is_own(passage, draft) {
                continue;
            }
            let last = self.speaker(passage, draft, &mut here);
            let quote = self.quote(passage, draft, last);
            self.found.push(quote);
            self.spoke(last);
        }
        if self.answer.is_some() {
            self.last = before;
        }
        self.lead_out(passage, drafts.is_empty());
        self.carried = carry(passage);
        self.asked = self.asks(passage, &drafts);
    }

    /// Notes who spoke last, and who before.
    fn spoke(&mut self, last: Last) {
        if let Some(before) = self.last.filter(|before| before.resolved.actor != last.resolved.actor) {
            self.other = Some(before);
        }
        self.last = Some(last);
    }

    /// Whom the end of a paragraph gives the word.
    fn asks(&self, passage: &Passage<'_>, drafts: &[Draft]) -> Asked {
        let words = passage.items.len();
        let ends = |mark: &str| words.checked_sub(1).is_some_and(|last| passage.word(last) == mark);
        let silent = drafts.is_empty() && passage.quotations.is_empty();
        let question = |draft: &Draft| draft.content.last().is_some_and(|said| said.of(self.text).ends_with('?'));
        let turn = |draft: &Draft| self.asked == Asked::Other && draft.source == Source::Paragraph && drafts.len() == 1;
        match drafts.last() {
            Some(draft) if self.carried == Carry::Speech && (question(draft) || turn(draft) || passage.spoken) => {
                Asked::Other
            }
            None if silent && words > 0 && words <= BETWEEN && ends("?") && self.last.is_some() => Asked::Last,
            _ => Asked::Nobody,
        }
    }

    /// A paragraph without marks after `… the club wrote:` is what was written.
    fn announced(&mut self, passage: &Passage<'_>, silent: bool) {
        let plain = silent && passage.quotations.is_empty() && self.carried == Carry::Words;
        if let Some(last) = self.last.filter(|_| plain && !passage.items.is_empty()) {
            let content = passage.span(0, passage.items.len());
            let how = if last.resolved.actor.is_some() { Resolution::Inherited } else { Resolution::Unresolved };
            let quote = self.plain(vec![content], Resolved { how, ..last.resolved }, last.mention);
            self.found.push(quote);
        }
    }

    /// The speaker of a draft; a phrase already resolved in this paragraph is not resolved again.
    fn speaker(&mut self, passage: &Passage<'_>, draft: &Draft, here: &mut Option<(Span, Resolved)>) -> Last {
        let Some((start, end)) = draft.subject else {
            return self.carried_speaker(draft);
        };
        let span = passage.span(start, end);
        let known = here.filter(|(named, _)| *named == span).map(|(_, resolved)| resolved);
        let mut resolved = known.unwrap_or_else(|| self.speakers.resolve(span));
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
    fn carried_speaker(&mut self, draft: &Draft) -> Last {
        let trust = match self.carried {
            Carry::Open => 0.9,
            Carry::Colon | Carry::Words => 0.8,
            Carry::Speech => 0.6,
            Carry::Nothing => 0.0,
        };
        if draft.content.first().is_some_and(|&content| self.speakers.is_stranger(content)) {
            return Last { resolved: UNRESOLVED, mention: None };
        }
        let (last, trust) = match self.asked {
            Asked::Last if trust == 0.0 => (self.last, 0.6),
            Asked::Other if draft.source == Source::Paragraph => (self.other.or(self.last), 0.6),
            _ => (self.last, trust),
        };
        let Some(last) = last.filter(|_| trust > 0.0) else {
            let Some(&content) = draft.content.first() else { return Last { resolved: UNRESOLVED, mention: None } };
            let resolved = self.speakers.in_mind(content.start).unwrap_or(UNRESOLVED);
            self.speakers.remember(resolved.actor, content);
            return Last { resolved, mention: None };
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
        let Some(&(start, end)) = passage.sentences.last() else { return };
        if !matches!(carry(passage), Carry::Colon | Carry::Words) {
            return;
        }
        let named = phrase::author(passage, start, end);
        if !silent && named.is_none() {
            return;
        }
        self.last = named.or_else(|| phrase::leading(passage, start, end)).map(|(from, to)| {
            let mention = passage.span(from, to);
            Last { resolved: self.speakers.resolve(mention), mention: Some(mention) }
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

/// Items of the writer’s question between two answers at most.
const BETWEEN: usize = 16;

/// In an answer, quotations that only the one who answers can be the speaker of.
fn is_own(passage: &Passage<'_>, draft: &Draft) -> bool {
    let first = draft.subject.map_or("", |(start, _)| passage.word(start));
    draft.source != Source::Clause || matches!(first, "" | "I" | "we" | "We" | "you" | "You")
}

//! Somebody whom a sentence before describes: `The governor came late. “Cast off,” he said.`

use super::description::{Description, Head};
use super::salience::Wanted;
use super::speaker::{Resolved, Speakers};
use crate::article::Resolution;
use crate::article::actors::Class;
use crate::article::words::Word;
use crate::text::Span;

/// Bytes before a pronoun in which the phrase is looked for.
const REACH: usize = 600;
/// Words of the phrase.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=6;
/// What finding somebody by way of a description leaves of the confidence in it.
const TRUST: f32 = 0.8;

impl Speakers<'_> {
    /// Whom the pronoun `span` means, if a description is the last to be the subject of a sentence before it.
    pub(super) fn recalled(&mut self, span: Span, wanted: Wanted) -> Option<Resolved> {
        let phrase = self.described_before(span, wanted)?;
        let words = self.words.within(phrase);
        let described = Description::read(self.scene.text, words, &mut self.buffer)?;
        let suits = |nth: usize| self.scene.suits(nth, wanted).is_some();
        let found = self.by_office(&described, phrase).filter(|found| found.actor.is_some_and(suits))?;
        Some(Resolved { how: Resolution::Pronoun, confidence: found.confidence * TRUST, ..found })
    }

    /// The description that opens a clause before `span`, with nobody named between.
    fn described_before(&mut self, span: Span, wanted: Wanted) -> Option<Span> {
        let (text, all) = (self.scene.text, self.words);
        let here = self.scene.paragraph_start(span.start);
        let alone = span.start == here || self.scene.is_heard(Span::new(here, here + 1));
        let start = if alone { self.scene.paragraph_start(here.saturating_sub(1)) } else { here };
        let words = all.within(Span::new(start.max(span.start.saturating_sub(REACH)), span.start));
        let head = if wanted == Wanted::Body { Head::Body } else { Head::Person };
        let named = self.scene.last_before(span.start, wanted);
        let from = words.partition_point(|word| named.is_some_and(|named| word.span.start < named.end));
        let opens = |at: usize| {
            let before = at.checked_sub(1).map(|at| words[at].span.of(text));
            before.is_none_or(|mark| matches!(mark, "." | "?" | "!" | "”" | "\"" | "," | "—" | "–" | ":"))
        };
        let definite = |at: usize| matches!(words[at].span.of(text), "The" | "the" | "His" | "Her" | "Its" | "Their");
        let at =
            (from..words.len()).rev().find(|&at| definite(at) && opens(at) && !self.scene.is_heard(words[at].span))?;
        let rest = &words[at..];
        let phrase = LENGTH.filter_map(|length| Some((rest.get(..length)?, rest.get(length)?)));
        let mut subjects = phrase.filter(|(_, next)| is_verb(text, next));
        subjects
            .find(|(phrase, _)| {
                let found = Description::read(text, phrase, &mut self.buffer);
                found.is_some_and(|found| {
                    found.head == head && found.definite && (head == Head::Body || found.is_known())
                })
            })
            .map(|(phrase, _)| Span::new(phrase[0].span.start, phrase[phrase.len() - 1].span.end))
    }
}

fn is_verb(text: &str, word: &Word) -> bool {
    let form = word.span.of(text);
    let plain = !word.is_capital() && word.is_word();
    plain && (word.has(Class::Verb) || word.has(Class::Auxiliary) || word.cue.is_some() || form.ends_with("ed"))
}

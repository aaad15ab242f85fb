//! Somebody without a name: `A nurse was waiting. “Nobody came,” she said.`

use super::description::{Description, Head};
use super::speaker::Speakers;
use crate::article::words::Word;
use crate::text::Span;

/// Bytes before a pronoun, and mentions, in which whom it means is looked for.
const REACH: usize = 800;
const BACK: usize = 24;
/// Words of a phrase in which its head stands.
const HEAD: std::ops::RangeInclusive<usize> = 2..=5;

impl Speakers<'_> {
    /// Notes that the phrase `span` brought in somebody who was found to have no name.
    pub(super) fn note_stranger(&mut self, span: Span) {
        self.stranger = Some(span.start);
    }

    /// True where the pronoun `span` means somebody without a name, whom its paragraph brought in after all others.
    pub(super) fn is_stranger(&mut self, span: Span) -> bool {
        let start = self.scene.paragraph_start(span.start);
        let spoke = self.stranger.filter(|&at| at >= start && at < span.start);
        let Some(at) = spoke.or_else(|| self.introduced(start, span.start)) else { return false };
        let from = self.scene.mentions.partition_point(|(mention, _)| mention.start < at);
        let mut between = self.scene.mentions[from..].iter().take_while(|(mention, _)| mention.end <= span.start);
        !between.by_ref().take(BACK).any(|&(_, nth)| self.scene.is_person(nth))
    }

    /// Where a sentence between `start` and `end` opens with somebody without a name, the last one.
    fn introduced(&mut self, start: usize, end: usize) -> Option<usize> {
        let (text, all) = (self.scene.text, self.words);
        let words = all.within(Span::new(start.max(end.saturating_sub(REACH)), end));
        let word = |token: &Word| token.span.of(text);
        let opens = |at: usize| {
            words[at].span.start == start
                || at > 0 && matches!(word(&words[at - 1]), "." | "?" | "!" | "”" | "\"" | "…")
        };
        let written = |at: usize| !self.scene.is_heard(words[at].span);
        let indefinite =
            |at: &usize| matches!(word(&words[*at]), "A" | "An" | "One" | "Another") && opens(*at) && written(*at);
        let at = (0..words.len()).rev().find(indefinite)?;
        let rest = &words[at..];
        let is_person = |found: &Description| found.head == Head::Person && !found.definite;
        let mut phrases = HEAD.filter_map(|length| rest.get(..length));
        phrases
            .any(|phrase| Description::read(text, phrase, &mut self.buffer).as_ref().is_some_and(is_person))
            .then_some(rest[0].span.start)
    }
}

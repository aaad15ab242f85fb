//! Somebody without a name: `A nurse was waiting. “Nobody came,” she said.`

use super::description::{Description, Head};
use super::speaker::Speakers;
use crate::article::words::Word;
use crate::text::Span;

/// Bytes before a pronoun, and mentions, in which whom it means is looked for.
const REACH: usize = 800;
const BACK: usize = 24;
/// Words between an article and its noun at most.
const BEFORE: usize = 3;
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

    /// True where the text before `at` brings in `a … word` without a name, and nobody is known to be one.
    pub(super) fn is_introduced_as(&self, word: &str, at: usize) -> bool {
        let text = self.scene.text;
        let words = self.words.within(Span::new(at.saturating_sub(REACH), at));
        let is_head = |nth: &usize| words[*nth].span.of(text) == word;
        let article = |nth: usize| matches!(words[nth].span.of(text), "a" | "an" | "A" | "An" | "one" | "One");
        let apposed = |nth: usize| {
            let after = words.get(nth + 1).map_or("", |next| next.span.of(text));
            let before = nth.saturating_sub(BEFORE);
            after == "," || after == "who" || words[before..nth].iter().any(|word| word.span.of(text) == ",")
        };
        let mut heads = (0..words.len()).rev().filter(is_head);
        heads.any(|nth| (nth.saturating_sub(BEFORE)..nth).any(article) && !apposed(nth))
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
        let indefinite = |at: &usize| {
            matches!(word(&words[*at]), "A" | "An" | "One" | "Another" | "My") && opens(*at) && written(*at)
        };
        let at = (0..words.len()).rev().find(indefinite)?;
        let rest = &words[at..];
        let own = rest[0].span.of(text) == "My";
        let is_person = |found: &Description| found.head == Head::Person && (own || !found.definite);
        let mut phrases = HEAD.filter_map(|length| rest.get(..length));
        phrases
            .any(|phrase| Description::read(text, phrase, &mut self.buffer).as_ref().is_some_and(is_person))
            .then_some(rest[0].span.start)
    }
}

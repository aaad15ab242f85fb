//! Who holds what a cue tells.

use super::judgment::Word;
use crate::article::{Article, Quote, QuoteKind};
use crate::text::Span;

/// Words between a holder and its verb at most.
const REACH: usize = 18;

/// Words before a name that make it no subject.
const OBJECTS: &[&str] = &[
    "of", "for", "with", "to", "by", "from", "in", "on", "against", "toward", "towards", "about",
    "between", "under", "over", "at", "than", "like", "into", "that",
];
/// Words between a name and a verb that give the verb another subject.
const BREAKS: &[&str] = &[
    "but", "while", "because", "when", "if", "although", "though", "as", "whereas", "since",
    "after", "before", "he", "she", "they", "it", "we", "which", "what",
];

/// Somebody who can hold a stance.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Holder {
    /// An actor of the article, by index.
    Actor(usize),
    /// A phrase at a cue that no actor stands for: `harbour workers`.
    Phrase(String),
}

/// Mentions and quotations of an article, in order, ready for looking up.
pub(super) struct Holders<'a> {
    text: &'a str,
    mentions: Vec<(Span, usize)>,
    /// Contents of quotations with their speakers and kinds.
    contents: Vec<(Span, Option<Holder>, QuoteKind)>,
}

impl<'a> Holders<'a> {
    pub(super) fn read(text: &'a str, article: &'a Article) -> Self {
        let of_actor = article.actors.iter().enumerate();
        let mut mentions: Vec<_> = of_actor
            .flat_map(|(nth, actor)| actor.mentions.iter().map(move |&span| (span, nth)))
            .collect();
        mentions.sort_unstable();
        let by_name: rustc_hash::FxHashMap<&str, usize> = article
            .actors
            .iter()
            .enumerate()
            .map(|(nth, actor)| (actor.name.as_str(), nth))
            .collect();
        let mut contents = Vec::new();
        for quote in &article.quotes {
            let known = quote
                .speaker
                .as_deref()
                .and_then(|name| by_name.get(name))
                .map(|&nth| Holder::Actor(nth));
            let holder = known.or_else(|| phrase(text, quote));
            contents.extend(quote.content.iter().map(|&span| (span, holder.clone(), quote.kind)));
        }
        contents.sort_by_key(|(span, ..)| *span);
        Self { text, mentions, contents }
    }

    /// Mentions inside `span`.
    pub(super) fn inside(&self, span: Span) -> &[(Span, usize)] {
        let from = self.mentions.partition_point(|(mention, _)| mention.end <= span.start);
        let rest = self.mentions.get(from..).unwrap_or_default();
        &rest[..rest.partition_point(|(mention, _)| mention.start < span.end)]
    }

    /// The quotation that byte `at` lies in.
    pub(super) fn content(&self, at: usize) -> Option<&(Span, Option<Holder>, QuoteKind)> {
        let after = self.contents.partition_point(|(span, ..)| span.start <= at);
        let last = after.checked_sub(1).and_then(|nth| self.contents.get(nth))?;
        (at < last.0.end).then_some(last)
    }

    /// Who does what the verb or noun at word `at` of a sentence tells; `last` is the person spoken of before.
    pub(super) fn of_cue(
        &self,
        words: &[Word],
        at: usize,
        sentence: Span,
        last: Option<usize>,
    ) -> Option<usize> {
        let inside = self.inside(sentence);
        let cue = words[at].span;
        self.agent(words, at, inside)
            .or_else(|| self.subject(words, at, inside))
            .or_else(|| self.pronoun(words, at, cue).and(last))
    }

    /// `backed by X`, `criticism from X`.
    fn agent(&self, words: &[Word], at: usize, inside: &[(Span, usize)]) -> Option<usize> {
        let marker =
            words.get(at + 1).filter(|word| matches!(word.span.of(self.text), "by" | "from"))?;
        let near = |span: Span| span.start >= marker.span.end && span.start <= marker.span.end + 40;
        inside.iter().find(|&&(span, _)| near(span)).map(|&(_, nth)| nth)
    }

    /// The nearest name before the cue that can be its subject, or owns it.
    fn subject(&self, words: &[Word], at: usize, inside: &[(Span, usize)]) -> Option<usize> {
        let cue = words[at].span.start;
        let before = inside.iter().rev().filter(|(span, _)| span.end <= cue);
        for &(span, nth) in before.take(4) {
            let from = words[..at].partition_point(|word| word.span.start < span.end);
            if at - from > REACH || self.breaks(&words[from..at]) {
                return None;
            }
            let first = words[..at].partition_point(|word| word.span.end <= span.start);
            let object = first.checked_sub(1).is_some_and(|at| self.is_object(words, at));
            let owns = words
                .get(from)
                .is_some_and(|word| matches!(word.span.of(self.text), "’s" | "'s" | "’" | "'"));
            if !object && (!owns || at - from <= 4) {
                return Some(nth);
            }
        }
        None
    }

    fn is_object(&self, words: &[Word], at: usize) -> bool {
        let word = words[at].span.of(self.text);
        let article = matches!(word, "the" | "The" | "a" | "an" | "former" | "President");
        let before = if article { at.checked_sub(1) } else { Some(at) };
        before.is_some_and(|at| OBJECTS.contains(&words[at].span.of(self.text)))
    }

    fn breaks(&self, between: &[Word]) -> bool {
        between.iter().any(|word| {
            matches!(word.span.of(self.text), ";" | ":" | "“" | "”" | "\"")
                || BREAKS.contains(&word.span.of(self.text))
        })
    }

    /// `He`, `She` as the nearest subject before the cue.
    fn pronoun(&self, words: &[Word], at: usize, _cue: Span) -> Option<()> {
        let from = at.saturating_sub(6);
        words[from..at]
            .iter()
            .any(|word| matches!(word.span.of(self.text), "He" | "She" | "he" | "she"))
            .then_some(())
    }
}

/// The words that name an unlinked group: not a pronoun, and two words or a plural.
fn phrase(text: &str, quote: &Quote) -> Option<Holder> {
    let words = quote.mention?.of(text);
    let bare = ["the ", "The ", "a ", "A ", "an ", "some ", "Some ", "many ", "Many "]
        .iter()
        .find_map(|article| words.strip_prefix(article))
        .unwrap_or(words);
    let plural = bare.ends_with('s') && bare.len() > 6 && bare.split_whitespace().count() <= 4;
    plural.then(|| Holder::Phrase(bare.to_owned()))
}

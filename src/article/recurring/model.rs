//! What was learned, and how it is found in a text.

use super::key::{Key, Keys};
use super::page::{SHORT, keyed_sentences};
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// A line that recurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecurringLine {
    /// Hash of its words.
    pub key: u64,
    /// The first such line of the corpus, at most 200 characters of it.
    pub example: String,
    /// Distinct articles that have it.
    pub articles: u32,
}

/// The recurring lines of one outlet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutletLines {
    /// The outlet; None for texts without one.
    pub name: Option<String>,
    /// Distinct articles it was learned from.
    pub articles: u32,
    /// Its lines, the most frequent first.
    pub lines: Vec<RecurringLine>,
}

/// The recurring lines of all outlets of a corpus.
#[derive(Debug, Clone, PartialEq)]
pub struct BoilerplateModel {
    /// Distinct articles that a line had to stand in.
    pub min_articles: usize,
    /// Share of distinct articles that had to have it.
    pub min_share: f64,
    outlets: Vec<OutletLines>,
    known: FxHashMap<Option<String>, Known>,
}

/// The keys of one outlet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Known(FxHashSet<u64>);

impl BoilerplateModel {
    /// A model of the lines of outlets, of which no two have the same name.
    #[must_use]
    pub fn new(min_articles: usize, min_share: f64, outlets: Vec<OutletLines>) -> Self {
        let keys = |outlet: &OutletLines| Known(outlet.lines.iter().map(|line| line.key).collect());
        let known = outlets.iter().map(|outlet| (outlet.name.clone(), keys(outlet))).collect();
        Self { min_articles, min_share, outlets, known }
    }

    /// What was learned, in the order of the outlets' names.
    #[must_use]
    pub fn outlets(&self) -> &[OutletLines] {
        &self.outlets
    }

    /// The keys of an outlet, if the corpus had it.
    pub(crate) fn of(&self, outlet: Option<&str>) -> Option<&Known> {
        self.known.get(&outlet.map(str::to_owned))
    }
}

impl Known {
    /// Cuts recurring sentences off the parts of a page; tells which of the parts it then has recur.
    pub(crate) fn mark(&self, text: &str, parts: &mut Vec<Span>) -> Vec<bool> {
        let mut keys = Keys::default();
        let mut marked = Vec::with_capacity(parts.len());
        for part in std::mem::take(parts) {
            let whole = keys.of(part.of(text)).is_some_and(|key| self.has(key));
            let cut = if whole { (part.start, part.start) } else { self.inside(text, part, &mut keys) };
            let pieces = [
                (Span::new(part.start, cut.0), true),
                (Span::new(cut.0, cut.1), false),
                (Span::new(cut.1, part.end), true),
            ];
            for (span, recurs) in pieces.into_iter().filter(|(span, _)| !span.is_empty()) {
                parts.push(span.trimmed(text));
                marked.push(recurs);
            }
        }
        marked
    }

    fn has(&self, key: Key) -> bool {
        self.0.contains(&key.hash)
    }

    /// Start and end of what is left of a paragraph without the recurring sentences at its ends.
    fn inside(&self, text: &str, part: Span, keys: &mut Keys) -> (usize, usize) {
        let sentences = keyed_sentences(text, part, keys);
        let recurs = |key: &Option<Key>| key.is_some_and(|key| key.words >= SHORT && self.has(key));
        let first = glued(sentences.iter().map(|(_, key)| recurs(key)));
        let last = glued(sentences.iter().rev().map(|(_, key)| recurs(key)));
        if first + last >= sentences.len() && !sentences.is_empty() {
            return (part.start, part.start);
        }
        let start = sentences.get(first).filter(|_| first > 0).map_or(part.start, |(span, _)| span.start);
        let end = sentences.iter().rev().nth(last).filter(|_| last > 0).map_or(part.end, |(span, _)| span.end);
        (start, end)
    }
}

/// How many sentences from one end recur.
fn glued(sentences: impl Iterator<Item = bool>) -> usize {
    sentences.take_while(|&recurs| recurs).count()
}

//! What the words around a cue are about.

use super::chain::{AFTER, CHAIN};
use super::lexicon::Category;
use super::reasons::Place;
use super::target::{Part, Target};
use super::words::{Kind, Word};
use crate::text::Span;

/// Words before a cue searched for the target.
const BEFORE: usize = 14;
/// Weight of a name of the target's owner toward a match.
const OF_OWNER: f32 = 0.6;
/// Words after a cue that are surely its object.
const OBJECT: usize = 1;
/// How much more of those refer back to the target than of words elsewhere.
const NEXT: f32 = 1.3;

/// How surely the words around a chain are about the target, whether they stand for its opposite, and how surely they
/// are about the owner.
pub(super) fn about(words: &[Word], at: usize, end: usize) -> (f32, f32, f32) {
    let before = at.saturating_sub(BEFORE);
    let quote = words[at].quote;
    let left = words[before..at].iter().rev().take_while(|word| word.kind != Kind::Turn && word.quote == quote);
    let right = words[at..words.len().min(end + AFTER)].iter();
    let right = right.take_while(|word| word.kind != Kind::Turn && (quote.is_none() || word.quote == quote));
    let mut sums = Sums::default();
    for (nth, word) in right.enumerate() {
        if at + nth >= end && word.kind == Kind::Joint && sums.has_thing() {
            break;
        }
        let is_object = at + nth >= end && nth < end - at + OBJECT;
        sums.add(*word, if is_object { NEXT } else { 1.0 });
    }
    let is_worth = words[at].cue.is_some_and(|cue| cue.category == Category::Worth);
    let far = if is_worth { 1.0 } else { 0.6 };
    if is_worth || !sums.has_thing() {
        left.for_each(|word| sums.add(*word, far));
    }
    let owner = words[end.min(words.len())..].iter().take(CHAIN).take_while(|word| word.kind != Kind::Turn);
    let of_owner = if owner.clone().any(|word| word.owner) { OF_OWNER } else { 0.0 };
    let (share, direction) = sums.result();
    (share, direction, of_owner)
}

/// The place of the cue at `at`, with the nearest words that name the target.
pub(super) fn place(words: &[Word], sentence: Span, at: usize) -> Place {
    let last = (at + words[at].length).saturating_sub(1).clamp(at, words.len() - 1);
    Place { sentence, cue: Span::new(words[at].span.start, words[last].span.end), named: named(words, at) }
}

fn named(words: &[Word], at: usize) -> Option<Span> {
    let near = || at.saturating_sub(BEFORE)..words.len().min(at + AFTER);
    let nearest = |names: &dyn Fn(&Word) -> bool| {
        let quote = words[at].quote;
        let inside = near().filter(|&nth| (quote.is_none() || words[nth].quote == quote) && names(&words[nth]));
        inside.min_by_key(|nth| nth.abs_diff(at))
    };
    let is_named = |word: &Word| word.matched.is_some();
    let nth = nearest(&is_named).or_else(|| nearest(&|word| word.anaphor.is_some()))?;
    let run = |words: &[Word]| words.iter().take_while(|word| is_named(word)).count();
    let before = words[..nth].iter().rev().take_while(|word| is_named(word)).count();
    let last = nth + run(&words[nth + 1..]);
    Some(Span::new(words[nth - before].span.start, words[last].span.end))
}

/// Matched weight by what was matched.
#[derive(Debug, Default)]
struct Sums {
    plain: f32,
    inner: f32,
    anaphor: f32,
    reversed: bool,
    owner: bool,
}

impl Sums {
    /// True once the target was named, by itself or as somebody's `decision`.
    fn has_thing(&self) -> bool {
        self.plain + self.inner >= 0.6 || self.reversed || self.anaphor > 0.0
    }

    fn add(&mut self, word: Word, factor: f32) {
        self.owner |= word.owner;
        match word.matched {
            Some(found) if found.part == Part::Reverser => self.reversed = true,
            Some(found) if found.part == Part::Inner => self.inner += found.weight * factor.min(1.0),
            Some(found) => self.plain += found.weight * factor.min(1.0),
            None => {
                let owned = if self.owner { 2.0 } else { 1.0 };
                let weight = word.anaphor.map_or(0.0, |found| found.weight * factor * owned);
                self.anaphor = self.anaphor.max(weight);
            }
        }
    }

    fn result(&self) -> (f32, f32) {
        let turned = self.inner > self.plain + self.anaphor && !self.reversed;
        let own = if self.reversed { 0.6 } else { 0.0 };
        let share = Target::share(self.plain + self.inner + own).max(Target::share(self.anaphor));
        (share, if turned { -1.0 } else { 1.0 })
    }
}

//! Text that was decoded with the wrong codec, or left with HTML entities in it.
//!
//! UTF-8 that was read as Windows-1252 or Latin-1 is found sequence by sequence ([`mojibake`]), entities one by one
//! ([`entities`]), in rounds, because both may have happened more than once. What correctly encoded text could be
//! stays as it is. The kinds of damage are those of ftfy (Speer 2019, doi:10.5281/zenodo.2591652); the rules are
//! narrower, and every change keeps the way back.

mod edit;
mod entities;
mod mojibake;

use crate::text::Span;
use edit::{Edit, applied, composed};
use std::borrow::Cow;

/// Rounds of decoding: text that was spoilt more often than this stays spoilt.
const ROUNDS: usize = 4;

/// A text that was repaired, or that parts were cut from, with the way back into the text it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaired<'t> {
    /// The text to read.
    pub text: Cow<'t, str>,
    edits: Vec<Edit>,
}

/// Repairs `text`: mojibake and HTML entities become the characters they stand for.
///
/// Everything else stays, white space and quotation marks included. Linear in the text.
///
/// # Examples
///
/// ```
/// use _core::text::{Span, repair};
/// let repaired = repair("Sheâ€™s from MÃ¡laga &amp; says so");
/// assert_eq!(repaired.text, "She’s from Málaga & says so");
/// let malaga = repaired.to_raw(Span::new(13, 20));
/// assert_eq!(malaga.of("Sheâ€™s from MÃ¡laga &amp; says so"), "MÃ¡laga");
/// ```
#[must_use]
pub fn repair(text: &str) -> Repaired<'_> {
    let mut found = Repaired::whole(text);
    for _ in 0..ROUNDS {
        let entities = found.change(entities::find);
        let sequences = found.change(mojibake::sequences);
        if !(entities || sequences) {
            break;
        }
    }
    found.change(mojibake::controls);
    found
}

impl<'t> Repaired<'t> {
    /// `text` as it stands.
    #[must_use]
    pub const fn whole(text: &'t str) -> Self {
        Self { text: Cow::Borrowed(text), edits: Vec::new() }
    }

    /// The same text without the spans of it that `find` finds, in order.
    #[must_use]
    pub fn without(mut self, find: impl Fn(&str) -> Vec<Span>) -> Self {
        self.replace(|text| find(text).into_iter().map(|span| (span, None)).collect());
        self
    }

    /// Spans of the original that were cut out.
    pub fn cuts(&self) -> impl Iterator<Item = Span> {
        self.edits.iter().filter(|edit| edit.is_cut()).map(|edit| edit.raw)
    }

    /// True where nothing had to be repaired or cut.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.edits.is_empty()
    }

    /// Where `span` of the repaired text stands in the original; a repaired character is never cut.
    #[must_use]
    pub fn to_raw(&self, span: Span) -> Span {
        let start = self.start(span.start);
        if span.is_empty() {
            return Span::new(start, start);
        }
        Span::new(start, self.end(span.end))
    }

    /// The byte of the repaired text that byte `at` of the original became; the end of a character that took it in.
    #[must_use]
    pub fn of_raw(&self, at: usize) -> usize {
        let after = self.edits.partition_point(|edit| edit.raw.start < at);
        match after.checked_sub(1).map(|before| &self.edits[before]) {
            Some(before) => before.text.end + at.saturating_sub(before.raw.end),
            None => at,
        }
    }

    /// Where something begins in the original that begins at `at`, behind what was cut out there.
    fn start(&self, at: usize) -> usize {
        let after = self.edits.partition_point(|edit| edit.text.end <= at);
        match self.edits.get(after).filter(|edit| edit.text.start < at) {
            Some(edit) => edit.raw.start,
            None => self.behind(after, at),
        }
    }

    /// Where something ends in the original that ends at `at`, before what was cut out there.
    fn end(&self, at: usize) -> usize {
        let after = self.edits.partition_point(|edit| edit.text.end < at);
        match self.edits.get(after).filter(|edit| edit.text.start < at) {
            Some(edit) => edit.raw.end,
            None => self.behind(after, at),
        }
    }

    /// The byte of the original at `at`, which stands behind the first `edits` edits and in none.
    fn behind(&self, edits: usize, at: usize) -> usize {
        match edits.checked_sub(1).map(|before| &self.edits[before]) {
            Some(before) => before.raw.end + (at - before.text.end),
            None => at,
        }
    }

    /// The pieces of `span`, a span of the repaired text: stretches that are as they were, and repaired characters;
    /// where something was cut out a piece ends.
    #[must_use]
    pub fn pieces(&self, span: Span) -> Vec<(Span, Span)> {
        let from = self.edits.partition_point(|edit| edit.text.end <= span.start);
        let inside = self.edits[from..].iter().take_while(|edit| edit.text.start < span.end);
        let (mut found, mut at) = (Vec::new(), span.start);
        for edit in inside {
            self.push_piece(&mut found, Span::new(at, edit.text.start));
            if !edit.is_cut() {
                found.push((edit.text, edit.raw));
            }
            at = edit.text.end;
        }
        self.push_piece(&mut found, Span::new(at, span.end.max(at)));
        found
    }

    fn push_piece(&self, found: &mut Vec<(Span, Span)>, piece: Span) {
        if !piece.is_empty() {
            found.push((piece, self.to_raw(piece)));
        }
    }

    /// Makes the replacements that `find` finds; true if there are any.
    fn change(&mut self, find: impl Fn(&str) -> Vec<(Span, char)>) -> bool {
        self.replace(|text| find(text).into_iter().map(|(span, character)| (span, Some(character))).collect())
    }

    fn replace(&mut self, find: impl Fn(&str) -> Vec<(Span, Option<char>)>) -> bool {
        let replacements = find(&self.text);
        if replacements.is_empty() {
            return false;
        }
        let (text, edits) = applied(&self.text, &replacements);
        self.edits = composed(&self.edits, edits);
        self.text = Cow::Owned(text);
        true
    }
}

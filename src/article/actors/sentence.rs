//! A sentence as words with their classes.

use super::gazetteer::Gazetteer;
use super::lexicon::{Class, Found, lexicon};
use crate::article::words::Word;
use crate::text::{Shape, Span};

/// Share of long words that are capitalised from which on a line is a title.
const TITLE_SHARE: f32 = 0.7;

/// The tokens of one sentence and what each can be.
#[derive(Debug)]
pub(super) struct Sentence<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Word],
    /// Names of a user's list: where each begins, in order, none inside another.
    given: Vec<(usize, Found<'t>)>,
    /// True where nearly every word is capitalised, so that capitals say nothing.
    pub(super) is_title: bool,
}

impl<'t> Sentence<'t> {
    pub(super) fn read(text: &'t str, tokens: &'t [Word], gazetteer: Option<&'t Gazetteer>) -> Self {
        let is_title = is_title(text, tokens);
        let given = gazetteer.map(|gazetteer| given(text, tokens, gazetteer)).unwrap_or_default();
        Self { text, tokens, given, is_title }
    }

    /// The word or mark at `at`; empty past the end.
    pub(super) fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.tokens.get(at).is_some_and(|token| token.has(class))
    }

    pub(super) fn shape(&self, at: usize) -> Shape {
        self.tokens.get(at).map_or(Shape::Mark, |token| token.shape)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_capital())
    }

    pub(super) fn is_possessive(&self, at: usize) -> bool {
        matches!(self.word(at), "’s" | "'s" | "’" | "'")
    }

    /// The name of a user's list or of the lexicon that begins at `at`; the former come first, wherever they stand.
    pub(super) fn phrase(&self, at: usize) -> Option<Found<'t>> {
        let next = self.given.partition_point(|(from, found)| from + found.length <= at);
        let given = self.given.get(next);
        if let Some((_, found)) = given.filter(|(from, _)| *from == at) {
            return Some(*found);
        }
        let limit = given.map_or(usize::MAX, |(from, _)| *from);
        lexicon().phrase(self.text, self.tokens.get(at..)?).filter(|found| at + found.length <= limit)
    }

    /// True if a name of a user's list begins at `at`.
    pub(super) fn is_given(&self, at: usize) -> bool {
        self.given.binary_search_by_key(&at, |(from, _)| *from).is_ok()
    }

    /// Names of a user's list with their first tokens.
    pub(super) fn given(&self) -> impl Iterator<Item = (usize, Found<'t>)> {
        self.given.iter().copied()
    }

    /// True where a capital may be due to the place: at the start, after an opening mark, a colon or a dash.
    pub(super) fn is_opening(&self, at: usize) -> bool {
        at == 0
            || matches!(
                self.word(at - 1),
                "“" | "\"" | "‘" | "'" | "(" | "[" | ":" | "—" | "–" | "-" | "." | "?" | "!" | "…" | "•" | "*"
            )
    }

    /// Bytes of the tokens `from..to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let start = self.tokens.get(from).map_or(0, |token| token.span.start);
        let end = to.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |token| token.span.end);
        Span::new(start, end.max(start))
    }
}

/// The names of `gazetteer` from left to right, the longest at each place.
fn given<'t>(text: &str, tokens: &[Word], gazetteer: &'t Gazetteer) -> Vec<(usize, Found<'t>)> {
    let (mut at, mut found) = (0, Vec::new());
    while at < tokens.len() {
        let name = gazetteer.find(text, &tokens[at..]);
        found.extend(name.map(|name| (at, name)));
        at += name.map_or(1, |name| name.length);
    }
    found
}

fn is_title(text: &str, tokens: &[Word]) -> bool {
    let ends_as_sentence = tokens.last().is_some_and(|token| matches!(token.span.of(text), "." | "”" | "\""));
    if ends_as_sentence {
        return false;
    }
    let long = tokens
        .iter()
        .filter(|token| matches!(token.shape, Shape::Lower | Shape::Capital | Shape::Upper) && token.span.len() > 3);
    let (mut all, mut capital) = (0_usize, 0_usize);
    for token in long {
        all += 1;
        capital += usize::from(token.is_capital());
    }
    all >= 4 && capital as f32 >= TITLE_SHARE * all as f32
}

//! Speech that a dash opens in place of quotation marks: `— No, he said. — My mother cried.`

use super::marks::Quotation;
use crate::article::actors::Class;
use crate::article::words::{Manner, Word, Words};
use crate::text::{Span, folded};

/// Words between the mark before a tag and its verb at most.
const TAG: usize = 6;
/// What opens a turn: the em dash alone, as other dashes open the items of lists.
const DASH: &str = "— ";

/// For each paragraph whether it is a turn of speech.
///
/// A list may have the same dashes, so that one of the turns in a row must name its speaker, or a question or a colon
/// must stand before them.
pub(super) fn turns(text: &str, paragraphs: &[Span], words: &Words) -> Vec<bool> {
    let dashed = |at: usize| paragraphs.get(at).is_some_and(|paragraph| paragraph.of(text).starts_with(DASH));
    let mut spoken = vec![false; paragraphs.len()];
    let mut at = 0;
    while at < paragraphs.len() {
        let end = (at..paragraphs.len()).find(|&next| !dashed(next)).unwrap_or(paragraphs.len());
        let asked = at.checked_sub(1).is_some_and(|before| asks(text, paragraphs[before], words));
        let tagged = || (at..end).any(|nth| tag(text, words.within(paragraphs[nth])).is_some());
        if end > at && (asked || tagged()) {
            spoken[at..end].fill(true);
        }
        at = end.max(at + 1);
    }
    spoken
}

/// True for a question, and for a verb of saying before a colon.
fn asks(text: &str, paragraph: Span, words: &Words) -> bool {
    let held = words.within(paragraph);
    let piece = paragraph.of(text).trim_end();
    piece.ends_with('?') || piece.ends_with(':') && held.iter().rev().take(2 * TAG).any(|word| word.cue.is_some())
}

/// The words that name the speaker inside a turn, from the mark before them on, as a range of `words`.
fn tag(text: &str, words: &[Word]) -> Option<(usize, usize)> {
    let mut buffer = String::new();
    let mark = |at: usize| !words[at].is_word();
    let mut agent = |at: usize| {
        let word = words[at];
        let names =
            word.is_capital() || matches!(folded(word.span.of(text), &mut buffer), "the" | "his" | "her" | "my");
        names || word.has(Class::Pronoun) && !matches!(word.span.of(text), "I" | "you" | "we")
    };
    let says = |at: usize| {
        let cue = words[at].cue.filter(|_| !words[at].is_capital());
        cue.is_some_and(|cue| {
            !cue.is(Manner::Participle) && (cue.is(Manner::Say) || cue.is(Manner::Quote) || cue.is(Manner::That))
        })
    };
    for verb in (2..words.len()).filter(|&at| says(at)) {
        let Some(open) = (1..verb).rev().take(TAG).find(|&at| mark(at)).filter(|&open| open > 1) else { continue };
        let before = open + 1 < verb && agent(open + 1);
        let after = open + 1 == verb && verb + 1 < words.len() && agent(verb + 1);
        if before || after {
            let close = (verb + 1..words.len()).find(|&at| mark(at)).unwrap_or(words.len());
            return Some((open, close));
        }
    }
    None
}

/// What is said in the turn `paragraph`, around the words that name the speaker.
pub(super) fn quotations(text: &str, paragraph: Span, words: &[Word]) -> Vec<Quotation> {
    let piece = |start: usize, end: usize| {
        let outer = Span::new(start, end.max(start)).trimmed(text);
        let inner = outer.of(text).trim_start_matches(['—', ' ', '.', ',']);
        let inner = Span::new(outer.end - inner.len(), outer.end);
        (!inner.is_empty()).then_some(Quotation { outer, inner, open: false })
    };
    let Some((open, close)) = tag(text, words) else {
        return piece(paragraph.start, paragraph.end).into_iter().collect();
    };
    let ends = words.get(close).map_or(paragraph.end, |word| word.span.end);
    let first = piece(paragraph.start, words[open].span.start);
    first.into_iter().chain(piece(ends, paragraph.end)).collect()
}

//! Pull quotes: lines that repeat a sentence of the text.

use super::kinds::{Reach, Typed};
use crate::article::BlockKind;
use crate::article::lines::Measures;
use crate::article::lines::measure::is_quote;
use crate::text::Span;
use rustc_hash::{FxHashSet, FxHasher};
use std::hash::Hasher;

/// Most and least words of a pull quote.
const LONGEST: u32 = 40;
const SHORTEST: u32 = 4;

/// Most lines whose beginnings are looked for in the text before its sentences are compared with them.
const SEARCHED: usize = 16;
/// Bytes of such a beginning.
const BEGINNING: usize = 12;

/// True if the words at the beginning of a quoted line stand in the text again, as they are written here.
fn stands_twice(text: &str, quote: &str) -> bool {
    let words = quote.trim_start_matches(|c: char| !c.is_alphanumeric());
    let beginning = &words.as_bytes()[..words.len().min(BEGINNING)];
    memchr::memmem::find_iter(text.as_bytes(), beginning).nth(1).is_some()
}

/// Types untyped lines in quotation marks whose words stand in a longer line too.
pub(crate) fn mark_repeats(text: &str, spans: &[Span], lines: &[Measures], typed: &mut [Option<Typed>]) {
    let whole = |at: &usize| {
        let line = &lines[*at];
        let fits = (SHORTEST..=LONGEST).contains(&line.words);
        fits && line.starts_quote && spans[*at].of(text).ends_with(|c| is_quote(c) || c == '\'') && typed[*at].is_none()
    };
    let mut pulled: Vec<usize> = (0..lines.len()).filter(whole).collect();
    if pulled.len() <= SEARCHED {
        pulled.retain(|&at| stands_twice(text, spans[at].of(text)));
    }
    if pulled.is_empty() {
        return;
    }
    let wanted: FxHashSet<u64> = pulled.iter().map(|&at| lines[at].fingerprint).collect();
    let mut met = FxHashSet::default();
    for (span, line) in spans.iter().zip(lines).filter(|(_, line)| line.quotes > 0) {
        let mut see = |hash: u64, part: bool| {
            if part && wanted.contains(&hash) {
                met.insert(hash);
            }
        };
        sentences(span.of(text), line.fingerprint, &mut see);
    }
    for at in pulled {
        if met.contains(&lines[at].fingerprint) {
            typed[at] = Some(Typed { kind: BlockKind::Other, rule: "pull quote", reach: Reach::Anywhere });
        }
    }
}

/// Calls `see` with the fingerprint of each sentence or quotation of a line that is not all of it.
fn sentences(line: &str, whole: u64, see: &mut impl FnMut(u64, bool)) {
    let mut hasher = FxHasher::default();
    for c in line.chars().chain(['.']) {
        if c.is_alphanumeric() {
            let c = if c.is_ascii() { c.to_ascii_lowercase() } else { c };
            hasher.write_u32(c as u32);
        } else if is_quote(c) || matches!(c, '.' | '?' | '!' | '…' | ':') {
            let hash = std::mem::take(&mut hasher).finish();
            see(hash, hash != whole);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::lines::lines;

    #[test]
    fn a_quote_that_the_text_has_too_is_pulled() {
        let text = "“We have shovels and a road,” said Ida Lund. “What we lack is snow.”\n“We have shovels and a road.”\n“Nobody had said this before.”";
        let spans = lines(text);
        let measures: Vec<_> = spans.iter().map(|&span| Measures::of(text, span)).collect();
        let mut typed = vec![None; spans.len()];
        mark_repeats(text, &spans, &measures, &mut typed);
        assert_eq!(typed.iter().map(Option::is_some).collect::<Vec<_>>(), [false, true, false]);
    }
}

//! Where sentences begin and end.
//!
//! A rule splitter in the manner of Mikheev (2002): a point is judged by the
//! word before it and the word after it, each looked at once and within a
//! bounded distance, so that the whole is linear in the text.

use crate::text::Span;

/// Bytes looked at on either side of a point.
const REACH: usize = 96;

/// Words after a closing quotation mark among which a verb of saying keeps the sentence whole.
const CUE_REACH: usize = 5;

/// Never end a sentence: a name or a number follows.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "sen", "rep", "gov", "lt", "col", "sgt", "capt", "cmdr", "adm", "maj",
    "cpl", "pvt", "rev", "hon", "engr", "barr", "alh", "asst", "atty", "cmdt", "comdr", "st", "mt", "ft", "messrs",
    "mme", "mlle", "pres", "supt", "det", "amb", "sec", "vs", "v", "fr", "sr", "moh", "brig", "insp", "cllr", "e.g",
    "i.e",
];

/// End a sentence only if what follows looks like the start of one.
const SHORTENINGS: &[&str] = &[
    "inc", "corp", "co", "ltd", "llc", "jr", "bros", "etc", "al", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
    "sep", "sept", "oct", "nov", "dec", "dept", "univ", "assn", "ave", "blvd", "calif", "fla", "tex", "mass", "pa",
    "va", "wash", "ariz", "colo", "conn", "ill", "mich", "minn", "miss", "mo", "nev", "okla", "ore", "tenn", "wis",
    "ky", "ga", "ala", "ark", "del", "d", "r",
];

/// Followed by a number they stand for a word.
const COUNTERS: &[&str] = &["no", "nos", "p", "pp", "art", "fig", "vol", "ch", "sec", "ca"];

/// Most bytes of a word of the lists above.
const LONGEST: usize = 6;

/// Begin sentences far more often than names do.
const OPENERS: &[&str] = &[
    "the",
    "a",
    "an",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "in",
    "on",
    "at",
    "but",
    "and",
    "this",
    "that",
    "these",
    "those",
    "there",
    "his",
    "her",
    "its",
    "their",
    "our",
    "as",
    "for",
    "if",
    "when",
    "while",
    "after",
    "before",
    "since",
    "with",
    "by",
    "from",
    "to",
    "who",
    "what",
    "why",
    "how",
    "so",
    "yet",
    "still",
    "some",
    "many",
    "most",
    "all",
    "no",
    "not",
    "one",
    "two",
    "both",
    "among",
    "according",
    "under",
    "over",
    "during",
    "last",
    "officials",
    "police",
    "meanwhile",
    "however",
    "although",
    "though",
    "because",
    "instead",
    "earlier",
    "now",
    "then",
    "it's",
    "i'm",
    "mr",
    "mrs",
];

/// Verbs that tie a quotation to its speaker.
const SAYING: &[&str] = &[
    "said",
    "says",
    "say",
    "asked",
    "asks",
    "told",
    "tells",
    "added",
    "adds",
    "tweeted",
    "wrote",
    "writes",
    "replied",
    "warned",
    "argued",
    "explained",
    "insisted",
    "noted",
    "declared",
    "shouted",
    "exclaimed",
    "recalled",
    "continued",
    "concluded",
    "responded",
    "demanded",
    "wondered",
    "announced",
    "claimed",
    "stated",
    "commented",
    "remarked",
    "chanted",
    "joked",
    "yelled",
];

/// Splits `within` of `text` into sentences, in order and without surrounding white space.
///
/// A line break always ends a sentence. A quotation that ends in a point and
/// runs on to its speaker (`“…?” asked the mayor.`) stays one sentence. A span
/// off the text's character boundaries yields nothing.
///
/// # Examples
///
/// ```
/// use _core::text::{Span, sentences};
/// let text = "Gen. Orla Venn left at 5 p.m. on Monday. The U.S. envoy stayed.";
/// let found = sentences(text, Span::new(0, text.len()));
/// assert_eq!(found.iter().map(|s| s.of(text)).collect::<Vec<_>>(), ["Gen. Orla Venn left at 5 p.m. on Monday.", "The U.S. envoy stayed."]);
/// ```
#[must_use]
pub fn sentences(text: &str, within: Span) -> Vec<Span> {
    split_at(text, within, true)
}

/// Splits a paragraph that may be wrapped: as [`sentences`] does, but a line break is a space.
#[must_use]
pub(crate) fn wrapped_sentences(text: &str, paragraph: Span) -> Vec<Span> {
    split_at(text, paragraph, false)
}

fn split_at(text: &str, within: Span, lines: bool) -> Vec<Span> {
    let Some(piece) = text.get(within.start..within.end) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let (mut start, mut resume) = (0, 0);
    for (at, _) in piece.bytes().enumerate().filter(|&(_, byte)| MAY_END[usize::from(byte)]) {
        let Some(c) = piece.get(at..).filter(|_| at >= resume).and_then(|rest| rest.chars().next()) else { continue };
        if !(lines && c == '\n' || is_terminator(c)) {
            continue;
        }
        let end = if c == '\n' { at } else { after_marks(piece, at) };
        resume = end.max(at + 1);
        if c == '\n' || ends_sentence(piece, at, end) {
            push(&mut found, text, Span::new(start, end).shifted(within.start));
            start = end;
        }
    }
    push(&mut found, text, Span::new(start, piece.len()).shifted(within.start));
    found
}

fn push(found: &mut Vec<Span>, text: &str, span: Span) {
    let span = span.trimmed(text);
    if !span.is_empty() {
        found.push(span);
    }
}

/// True for the first byte of a character that may end a sentence.
const MAY_END: [bool; 256] = {
    let mut table = [false; 256];
    let firsts = [b'.', b'!', b'?', b'\n', 0xE2, 0xE3, 0xEF];
    let mut at = 0;
    while at < firsts.len() {
        table[firsts[at] as usize] = true;
        at += 1;
    }
    table
};

const fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

const fn is_closer(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»')
}

/// End of the run of terminators and closing marks that begins at `at`.
fn after_marks(piece: &str, at: usize) -> usize {
    let rest = &piece[at..];
    let after_points = rest.trim_start_matches(is_terminator);
    piece.len() - after_points.trim_start_matches(is_closer).len()
}

/// True if the marks `piece[at..end]` end a sentence.
fn ends_sentence(piece: &str, at: usize, end: usize) -> bool {
    let marks = &piece[at..end];
    let after = window_after(piece, end);
    if marks.starts_with(['。', '！', '？']) || after.trim().is_empty() {
        return true;
    }
    if !after.starts_with(char::is_whitespace) {
        return false;
    }
    let next = after.trim_start();
    if next.starts_with(char::is_lowercase) || marks.contains(is_closer) && leads_to_speaker(next) {
        return false;
    }
    if marks.starts_with('.') && !marks.starts_with("..") {
        return point_ends(last_word(&piece[..at]), next);
    }
    !(marks.starts_with("..") || marks.starts_with('…')) || opens_sentence(next)
}

/// A stretch of `piece` from `from` on, cut at a character boundary.
fn window_after(piece: &str, from: usize) -> &str {
    let mut end = piece.len().min(from + REACH);
    while !piece.is_char_boundary(end) {
        end -= 1;
    }
    &piece[from..end]
}

/// The word that ends `before`: letters, digits and inner points.
fn last_word(before: &str) -> &str {
    let mut start = before.len();
    for c in before.chars().rev().take(REACH) {
        if !(c.is_alphanumeric() || c == '.') {
            break;
        }
        start -= c.len_utf8();
    }
    &before[start..]
}

/// Judges a single point by the words around it.
fn point_ends(word: &str, next: &str) -> bool {
    if word.len() > LONGEST && word.is_ascii() && !word.contains('.') {
        return true;
    }
    let lower = word.to_lowercase();
    let is = |list: &[&str]| list.contains(&lower.as_str());
    if is(TITLES) && (word.len() > 1 || lower == "v") && word != "v" {
        return false;
    }
    if is(COUNTERS) && next.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let pointed = lower.contains('.') && lower.split('.').all(|part| part.chars().count() <= 2);
    if initial || pointed || is(SHORTENINGS) {
        return opens_sentence(next);
    }
    true
}

/// True if `next` begins with a word or mark that begins sentences.
fn opens_sentence(next: &str) -> bool {
    let word: String = next
        .chars()
        .skip_while(|c| is_closer(*c) || matches!(c, '“' | '‘' | '('))
        .take_while(|c| c.is_alphabetic() || *c == '\'')
        .collect();
    next.starts_with(['“', '"', '‘']) || OPENERS.contains(&word.to_lowercase().as_str())
}

/// True if a verb of saying comes soon and nothing ends the clause before it.
fn leads_to_speaker(next: &str) -> bool {
    let clause = next.split(['.', '!', '?', '“', '"', ';', '\n']).next().unwrap_or_default();
    let mut words = clause.split_whitespace().take(CUE_REACH);
    words.any(|word| SAYING.contains(&word.trim_matches(|c: char| !c.is_alphabetic())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, Span::new(0, text.len())).iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn one_sentence_stays_one() {
        for text in [
            "Mr. Dale met Sen. J. R. Holm at No. 4 on Jan. 5.",
            "The U.S. Navy paid $3.5 million to Acme Inc. in May.",
            "“Is it over?” Maren Holt asked the clerk.",
            "“Go home!” shouted the crowd.",
            "She waited ... and waited until 9 a.m. on Friday.",
            "“We won’t go.” said the mayor.",
        ] {
            assert_eq!(split(text), [text], "{text}");
        }
    }

    #[test]
    fn a_wrapped_paragraph_is_read_over_its_line_breaks() {
        let text = "One line\nanother line. The\nend.";
        let found = wrapped_sentences(text, Span::new(0, text.len()));
        assert_eq!(found.iter().map(|s| s.of(text)).collect::<Vec<_>>(), ["One line\nanother line.", "The\nend."]);
    }

    #[test]
    fn several_sentences_come_apart() {
        let cases: [(&str, &[&str]); 5] = [
            ("He left the U.S. The rest stayed.", &["He left the U.S.", "The rest stayed."]),
            ("“It fell.” Nobody moved.", &["“It fell.”", "Nobody moved."]),
            ("Was it 4.5? No. It was five.", &["Was it 4.5?", "No.", "It was five."]),
            ("One line\nanother line", &["One line", "another line"]),
            ("It ended… The crowd left.", &["It ended…", "The crowd left."]),
        ];
        for (text, expected) in cases {
            assert_eq!(split(text), expected);
        }
    }

    #[test]
    fn long_runs_of_points_stay_linear() {
        for unit in [".", ". ", "\"", ".” ", "A. ", "?!\n"] {
            let text = unit.repeat(1_000_000 / unit.len());
            assert!(sentences(&text, Span::new(0, text.len())).len() <= text.len());
        }
    }

    proptest! {
        #[test]
        fn keeps_all_solid_text_in_order(text in "[A-Za-z .!?…“”\"'’\n0-9é]{0,120}") {
            let joined: String = split(&text).concat().chars().filter(|c| !c.is_whitespace()).collect();
            let solid: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert_eq!(joined, solid);
        }
    }
}

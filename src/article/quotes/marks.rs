//! Quotation marks of a paragraph, paired.

use crate::text::{Span, is_apostrophe};

/// One pair of quotation marks, or an opening one whose partner is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quotation {
    /// With the marks.
    pub(super) outer: Span,
    /// Without them, trimmed.
    pub(super) inner: Span,
    /// No closing mark before the paragraph ends.
    pub(super) open: bool,
}

/// The quotations of a paragraph in order; none lies inside another. Linear in the paragraph.
pub(super) fn quotations(text: &str, paragraph: Span) -> Vec<Quotation> {
    let Some(piece) = text.get(paragraph.start..paragraph.end) else {
        return Vec::new();
    };
    let mut scan = Scan { text, piece, base: paragraph.start, opened: None, single_until: 0, found: Vec::new() };
    let mut next = 0;
    while let Some(skipped) = piece.as_bytes()[next..].iter().position(|&byte| begins_mark(byte)) {
        let at = next + skipped;
        let Some((sign, length)) = sign(&piece[at..]) else { break };
        next = at + length;
        let before = piece[..at].chars().next_back().unwrap_or(' ');
        let after = piece[next..].chars().next().unwrap_or(' ');
        scan.mark(Mark { at, length, sign }, before, after);
    }
    scan.finish()
}

/// True for the first byte of a quotation mark, and of some other characters.
const fn begins_mark(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`' | 0xc2 | 0xc3 | 0xe2)
}

/// The character that `rest` begins with, as a mark, and its bytes: doubled ones and those of a wrong codec count as one.
fn sign(rest: &str) -> Option<(char, usize)> {
    let c = rest.chars().next()?;
    if let Some(after) = rest.strip_prefix("â€") {
        let next = after.chars().next().unwrap_or(' ');
        return Some(match next {
            'œ' => ('“', rest.len() - after.len() + next.len_utf8()),
            '\u{9d}' => ('”', rest.len() - after.len() + next.len_utf8()),
            _ if next.is_whitespace() => ('”', rest.len() - after.len()),
            // A dash or an apostrophe, of which the last character may look like a mark.
            _ => (c, rest.len() - after.len() + if next.is_ascii() { 0 } else { next.len_utf8() }),
        });
    }
    let doubled = matches!(c, '\'' | '`') && rest[1..].starts_with(c);
    Some(if doubled { ('"', 2) } else { (c, c.len_utf8()) })
}

/// A mark that may open or close a quotation.
#[derive(Debug, Clone, Copy)]
struct Mark {
    /// Byte of the paragraph.
    at: usize,
    /// Bytes.
    length: usize,
    /// Two apostrophes in a row count as `"`.
    sign: char,
}

struct Scan<'t> {
    text: &'t str,
    piece: &'t str,
    base: usize,
    /// The opening mark that waits for its partner.
    opened: Option<Mark>,
    /// Up to here no single quotation can close: the search was made once.
    single_until: usize,
    found: Vec<Quotation>,
}

impl Scan<'_> {
    fn mark(&mut self, mark: Mark, before: char, after: char) {
        let opened = self.opened.map(|open| open.sign);
        match (opened, mark.sign) {
            (None, '“' | '„' | '«') => self.opened = Some(mark),
            (None, '"') if !after.is_whitespace() && before != '=' => self.opened = Some(mark),
            (None, '‘' | '\'') if opens_single(before, after) && self.single_closes(mark.at + mark.length) => {
                self.opened = Some(mark);
            }
            (Some('“' | '„' | '"'), '”') | (Some('«'), '»') | (Some('"'), '"') => {
                self.close(mark);
            }
            (Some('„'), '“') | (Some('“' | '„'), '"') if !before.is_whitespace() => self.close(mark),
            (Some('‘' | '\''), '’' | '\'') if closes_single(before, after) => self.close(mark),
            (Some('“'), '“') if before == '\n' => self.reopen(mark),
            _ => {}
        }
    }

    fn close(&mut self, mark: Mark) {
        if let Some(open) = self.opened.take() {
            self.push(open, mark.at, mark.at + mark.length, false);
        }
    }

    /// A new line begins a new quotation though the last was not closed.
    fn reopen(&mut self, mark: Mark) {
        if let Some(open) = self.opened.replace(mark) {
            self.push(open, mark.at, mark.at, true);
        }
    }

    fn push(&mut self, open: Mark, inner_end: usize, end: usize, is_open: bool) {
        let inner = Span::new(open.at + open.length, inner_end).shifted(self.base).trimmed(self.text);
        if !inner.is_empty() {
            self.found.push(Quotation { outer: Span::new(open.at, end).shifted(self.base), inner, open: is_open });
        }
    }

    /// True if a single quotation opened before `from` closes in this paragraph.
    fn single_closes(&mut self, from: usize) -> bool {
        if from < self.single_until {
            return false;
        }
        let mut before = ' ';
        let mut chars = self.piece[from..].chars().peekable();
        while let Some(c) = chars.next() {
            let after = chars.peek().copied().unwrap_or(' ');
            if is_apostrophe(c) && closes_single(before, after) {
                return true;
            }
            before = c;
        }
        self.single_until = self.piece.len();
        false
    }

    fn finish(mut self) -> Vec<Quotation> {
        if let Some(open) = self.opened.take() {
            self.push(open, self.piece.len(), self.piece.len(), true);
        }
        self.found
    }
}

fn opens_single(before: char, after: char) -> bool {
    (before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | ':')) && after.is_uppercase()
}

/// A single closing mark follows the point of a sentence, or a word that no plural possessive ends.
fn closes_single(before: char, after: char) -> bool {
    !after.is_alphanumeric()
        && (matches!(before, '.' | ',' | '!' | '?' | '…') || before.is_alphanumeric() && before != 's')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn inners(text: &str) -> Vec<&str> {
        quotations(text, Span::new(0, text.len())).iter().map(|found| found.inner.of(text)).collect()
    }

    #[test]
    fn pairs_marks_of_every_kind() {
        let cases: [(&str, &[&str]); 8] = [
            ("“Go,” she said. “Now.”", &["Go,", "Now."]),
            ("\"Go,\" she said. \"Now.\"", &["Go,", "Now."]),
            ("‘We go,’ she said of both sides’ ports.", &["We go,"]),
            ("both sides’ ports aren’t hers", &[]),
            ("“He [the ‘mayor’] can’t,” she said.", &["He [the ‘mayor’] can’t,"]),
            ("“It goes on", &["It goes on"]),
            ("a 6\" pipe", &[]),
            ("â€œGo,â€\u{9d} she said of the cafÃ© â€“ at once.", &["Go,"]),
        ];
        for (text, expected) in cases {
            assert_eq!(inners(text), expected, "{text}");
        }
    }

    #[test]
    fn a_flood_of_marks_is_linear() {
        for unit in ["\"", "“", "‘A ", "'A ", "”", "\" \"", "“”"] {
            let text = unit.repeat(4_000_000 / unit.len());
            assert!(quotations(&text, Span::new(0, text.len())).len() <= text.len());
        }
    }

    proptest! {
        #[test]
        fn inners_lie_inside_and_in_order(text in "[a-zA-Z “”\"‘’'.,é]{0,80}") {
            let found = quotations(&text, Span::new(0, text.len()));
            for pair in found.windows(2) {
                prop_assert!(pair[0].outer.end <= pair[1].outer.start);
            }
            for one in found {
                prop_assert!(one.outer.contains(one.inner) && !one.inner.of(&text).is_empty());
            }
        }
    }
}

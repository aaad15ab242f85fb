//! Where lines begin and end.

use crate::text::Span;

/// Length in bytes of the line break at the start of `rest`, or 0.
///
/// Besides `\n` and `\r` these are the separators Unicode defines (vertical
/// tab, form feed, next line, line and paragraph separator).
fn line_break(rest: &[u8]) -> usize {
    match rest {
        [b'\n' | b'\r' | 0x0B | 0x0C, ..] => 1,
        [0xC2, 0x85, ..] => 2,
        [0xE2, 0x80, 0xA8 | 0xA9, ..] => 3,
        _ => 0,
    }
}

/// True for a byte with which a line break may begin.
const fn may_break(byte: u8) -> bool {
    matches!(byte, 0x0A..=0x0D | 0xC2 | 0xE2)
}

/// The lines of `text` that hold more than white space, trimmed, in order.
pub(crate) fn lines(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(near) = bytes[at..].iter().position(|&byte| may_break(byte)) {
        at += near;
        match line_break(&bytes[at..]) {
            0 => at += 1,
            width => {
                push(&mut found, text, Span::new(start, at));
                at += width;
                start = at;
            }
        }
    }
    push(&mut found, text, Span::new(start, bytes.len()));
    found
}

fn push(found: &mut Vec<Span>, text: &str, line: Span) {
    if line.is_empty() {
        return;
    }
    let line = line.trimmed(text);
    if !line.is_empty() {
        found.push(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        lines(text).into_iter().map(|line| line.of(text)).collect()
    }

    #[test]
    fn every_kind_of_break_ends_a_line() {
        let text = "a\nb\r\nc\rd\u{2028}e\u{2029}f\u{85}g\u{b}h\u{c}i";
        assert_eq!(pieces(text), ["a", "b", "c", "d", "e", "f", "g", "h", "i"]);
    }

    #[test]
    fn blank_lines_are_no_lines() {
        assert!(pieces("\n\n \t\n\u{a0}\n").is_empty());
        assert_eq!(pieces("  one \n\n\n two"), ["one", "two"]);
    }

    #[test]
    fn curly_quotes_break_nothing() {
        assert_eq!(pieces("“so” – he said"), ["“so” – he said"]);
    }
}

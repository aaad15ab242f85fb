//! Replacements in a text, and replacements after replacements.

use crate::text::Span;

/// A stretch of the original and the one character it became, or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edit {
    /// In the original.
    pub(super) raw: Span,
    /// In the repaired text.
    pub(super) text: Span,
}

impl Edit {
    /// True for a stretch that nothing is left of.
    pub(super) fn is_cut(&self) -> bool {
        self.text.is_empty()
    }
}

/// `text` with replacements made, which come in order, and the edits that they are.
pub(super) fn applied(text: &str, replacements: &[(Span, Option<char>)]) -> (String, Vec<Edit>) {
    let mut made = String::with_capacity(text.len());
    let mut edits = Vec::with_capacity(replacements.len());
    let mut at = 0;
    for &(raw, character) in replacements {
        made.push_str(&text[at..raw.start]);
        let start = made.len();
        made.extend(character);
        edits.push(Edit { raw, text: Span::new(start, made.len()) });
        at = raw.end;
    }
    made.push_str(&text[at..]);
    (made, edits)
}

/// The edits that lead from the original to the last text, given those of two steps.
pub(super) fn composed(first: &[Edit], second: Vec<Edit>) -> Vec<Edit> {
    if first.is_empty() {
        return second;
    }
    let mut rest = first.iter().peekable();
    let mut steps = Steps::default();
    for edit in second {
        while let Some(before) = rest.next_if(|before| before.text.end <= edit.raw.start) {
            steps.keep(before);
        }
        let start = steps.original(edit.raw.start);
        while let Some(inside) = rest.next_if(|inside| inside.text.start < edit.raw.end) {
            steps.pass(inside);
        }
        let raw = Span::new(start, steps.original(edit.raw.end));
        steps.made.push(Edit { raw, text: edit.text });
        steps.later = (edit.raw.end, edit.text.end);
    }
    rest.for_each(|kept| steps.keep(kept));
    steps.made
}

/// Where the three texts stand beside each other.
#[derive(Default)]
struct Steps {
    /// A place of the text between, and the same place of the original.
    earlier: (usize, usize),
    /// A place of the text between, and the same place of the last text.
    later: (usize, usize),
    made: Vec<Edit>,
}

impl Steps {
    fn original(&self, between: usize) -> usize {
        self.earlier.1 + (between - self.earlier.0)
    }

    fn pass(&mut self, edit: &Edit) {
        self.earlier = (edit.text.end, edit.raw.end);
    }

    /// Takes over an edit of the first step that the second does not touch.
    fn keep(&mut self, edit: &Edit) {
        let last = |between: usize| self.later.1 + (between - self.later.0);
        let text = Span::new(last(edit.text.start), last(edit.text.end));
        self.made.push(Edit { raw: edit.raw, text });
        self.pass(edit);
    }
}

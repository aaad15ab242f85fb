//! A target that is named at a place of a text: the parts of the text around it.

mod clause;
mod polarity;
mod role;
mod signs;

pub use polarity::Polarity;
pub use signs::Signs;

use crate::text::{Span, Words};

/// Words of the narrow and of the wide window.
const WINDOWS: (usize, usize) = (3, 12);

/// The parts of a text around a mention, each a span of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// The mention itself.
    pub mention: Span,
    /// All that stands before it, and behind it.
    pub sides: [Span; 2],
    /// The three words next to it on either side.
    pub near: [Span; 2],
    /// The twelve words next to it on either side.
    pub wide: [Span; 2],
    /// Its clause before it, and behind it.
    pub clause: [Span; 2],
}

impl Parts {
    /// The parts around `mention`; a place off the text's bounds is moved to its end.
    #[must_use]
    pub fn new(text: &str, mention: Span) -> Self {
        let whole = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        let start = whole(mention.start);
        let end = whole(mention.end).max(start);
        let sides = [Span::new(0, start), Span::new(end, text.len())];
        let words = sides.map(|side| words(text, side));
        let window = |n: usize| {
            let from = words[0].len().checked_sub(n).and_then(|at| words[0].get(at)).map_or(0, |word| word.start);
            let to = n.checked_sub(1).and_then(|at| words[1].get(at)).map_or(text.len(), |word| word.end);
            [Span::new(from, start), Span::new(end, to)]
        };
        let clause = [clause::before(text, sides[0]), clause::behind(text, sides[1])];
        Self { mention: Span::new(start, end), sides, near: window(WINDOWS.0), wide: window(WINDOWS.1), clause }
    }

    /// All parts: mention, then both sides, both near, both wide, both of the clause.
    #[must_use]
    pub fn all(&self) -> [Span; 9] {
        let mut all = [self.mention; 9];
        let pairs = [self.sides, self.near, self.wide, self.clause];
        all[1..].iter_mut().zip(pairs.as_flattened()).for_each(|(part, span)| *part = *span);
        all
    }
}

fn words(text: &str, within: Span) -> Vec<Span> {
    Words::new(within.of(text)).map(|word| word.span.shifted(within.start)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
        let at = text.find(name).unwrap();
        Parts::new(text, Span::new(at, at + name.len())).all().map(|span| span.of(text)).to_vec()
    }

    #[test]
    fn windows_and_clauses() {
        let text = "While the guild waited, angry fishers of the old town accused Orla Venn of neglect, and left.";
        let found = parts(text, "Orla Venn");
        assert_eq!(found[0], "Orla Venn");
        assert_eq!(found[3], "old town accused ");
        assert_eq!(found[4], " of neglect, and");
        assert_eq!(found[7], " angry fishers of the old town accused ");
        assert_eq!(found[8], " of neglect");
        assert_eq!(found[1].len() + found[0].len() + found[2].len(), text.len());
    }

    #[test]
    fn any_place_gives_spans_of_the_text() {
        let text = "é – Oré";
        for start in 0..12 {
            for end in 0..12 {
                for span in Parts::new(text, Span::new(start, end)).all() {
                    assert!(text.get(span.start..span.end).is_some(), "{start} {end}");
                }
            }
        }
    }
}

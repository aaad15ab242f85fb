//! Where the clause of a mention begins and ends: at the marks and conjunctions next to it.

use crate::text::{Shape, Span, folded, tokens};

/// Words that open a clause.
const OPENERS: [&str; 21] = [
    "after", "although", "and", "as", "because", "before", "but", "if", "or", "since", "that", "though", "when",
    "where", "whereas", "which", "while", "who", "whose", "until", "unless",
];

/// Marks that do not part clauses.
const INSIDE: [&str; 8] = ["'", "’", "'s", "’s", "-", "%", "$", "&"];

/// The clause's part in `side`, which ends where the mention begins.
pub(super) fn before(text: &str, side: Span) -> Span {
    let mut buffer = String::new();
    let bound =
        tokens(text, side).into_iter().rev().find(|token| parts(token.shape, folded(token.span.of(text), &mut buffer)));
    Span::new(bound.map_or(side.start, |token| token.span.end), side.end)
}

/// The clause's part in `side`, which begins where the mention ends.
pub(super) fn behind(text: &str, side: Span) -> Span {
    let mut buffer = String::new();
    let bound =
        tokens(text, side).into_iter().find(|token| parts(token.shape, folded(token.span.of(text), &mut buffer)));
    Span::new(side.start, bound.map_or(side.end, |token| token.span.start))
}

/// True for a word or mark that parts clauses.
pub(super) fn parts(shape: Shape, form: &str) -> bool {
    if shape == Shape::Mark { !INSIDE.contains(&form) } else { OPENERS.contains(&form) }
}

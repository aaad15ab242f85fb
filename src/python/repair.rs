//! Repair of wrongly decoded text.

use super::texts::Text;
use crate::text::{self, CodePoints, Span};
use pyo3::prelude::*;

/// Start and end in the repaired text, start and end in the original, in code points.
type Piece = (usize, usize, usize, usize);

/// The repaired text, and the stretches it is made of.
#[pyfunction]
pub(super) fn repair(py: Python<'_>, text: Text) -> (String, Vec<Piece>) {
    py.detach(|| {
        let repaired = text::repair(text.as_ref());
        let (made, raw) = (CodePoints::new(&repaired.text), CodePoints::new(text.as_ref()));
        let piece =
            |(one, other): (Span, Span)| (made.at(one.start), made.at(one.end), raw.at(other.start), raw.at(other.end));
        let pieces = repaired.pieces(Span::new(0, repaired.text.len())).into_iter().map(piece).collect();
        (repaired.text.clone().into_owned(), pieces)
    })
}

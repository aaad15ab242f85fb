//! The bodies of raw article texts, in place of the texts.

use crate::article::{Article, bare};
use crate::features::Corpus;
use crate::{Interrupt, Result};
use rayon::prelude::*;

/// The body of a raw text; the whole text where no body is found, so that nothing is lost.
fn body(text: &str) -> String {
    let body = bare(text).body;
    if body.is_empty() { text.to_owned() } else { body }
}

/// The bodies of all texts of a corpus, column by column.
pub(super) fn bodies<S: AsRef<str> + Sync>(corpus: &Corpus<'_, S>, interrupt: &Interrupt) -> Result<Vec<Vec<String>>> {
    let read = |row: usize, field: usize| interrupt.check().map(|()| body(corpus.text(row, field)));
    let column = |field: usize| (0..corpus.len()).into_par_iter().map(|row| read(row, field)).collect();
    (0..corpus.fields()).map(column).collect()
}

/// A corpus of columns of strings.
pub(super) fn corpus(columns: &[Vec<String>]) -> Corpus<'_, String> {
    Corpus::of_fields(columns.iter().map(Vec::as_slice).collect())
}

/// The reading of a raw text whose body stands in its place; None where the text itself does.
pub(super) fn reading(text: &str) -> Option<Article> {
    Some(bare(text)).filter(|article| !article.body.is_empty())
}

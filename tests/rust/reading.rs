//! Texts read as articles whose every line is body.

use _core::article::{Article, actors, quotes};
use _core::text::{Span, sentences};

/// The lines of a text that are not empty.
pub(crate) fn paragraphs(text: &str) -> Vec<Span> {
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let span = Span::new(start, start + line.len()).trimmed(text);
        start += line.len();
        span
    });
    lines.filter(|span| !span.is_empty()).collect()
}

/// Sentences, actors and quotes of a text.
pub(crate) fn article(text: &str) -> Article {
    let paragraphs = paragraphs(text);
    let sentences: Vec<Span> = paragraphs.iter().flat_map(|&span| sentences(text, span)).collect();
    let actors = actors(text, &sentences);
    let quotes = quotes(text, &paragraphs, &sentences, &actors);
    Article { sentences, actors, quotes, ..Article::default() }
}

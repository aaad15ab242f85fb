//! What clings to the end of a body: the unmarked headline of another article.

use super::lines::Measures;
use super::{Block, BlockKind, Label};

/// Least lines of a body that show how its paragraphs end.
const LEAST: usize = 4;

/// Types a last line that ends no sentence where all lines above it do.
pub(super) fn cut_next_article(text: &str, blocks: &mut [Block], measures: &[Measures]) {
    let body: Vec<usize> = (0..blocks.len()).filter(|&at| blocks[at].label == Label::Body).collect();
    let Some((&last, above)) = body.split_last() else {
        return;
    };
    let closed = |line: &Measures| line.ends_sentence && line.words >= 8;
    let steady = above.iter().filter(|&&at| closed(&measures[at])).count() * 10 >= above.len() * 9;
    if above.len() >= LEAST
        && steady
        && is_headline(&measures[last])
        && begins_with_word(blocks[last].span.of(text))
        && above.last().is_some_and(|&at| closed(&measures[at]))
    {
        let block = &mut blocks[last];
        (block.label, block.kind, block.rule) = (Label::Boilerplate, BlockKind::NextArticleLink, "unclosed last line");
    }
}

/// True for a line of words from its first character to its last; a letter's "Yours," is no headline.
fn begins_with_word(line: &str) -> bool {
    line.starts_with(char::is_alphanumeric) && !line.ends_with(',')
}

/// True for a line that could be a headline: some words, no end of a sentence.
const fn is_headline(line: &Measures) -> bool {
    let open = !line.ends_sentence && !line.ends_colon && !line.starts_lower && !line.starts_quote;
    open && line.words >= 4 && line.words <= 20 && line.stops == 0
}

//! What carries an article: a mail, the record of an archive, a print issue.

use super::page::{Line, Page};
use super::phrases::Beginnings;
use std::sync::LazyLock;

/// Beginnings of the lines of an e-mail's head.
const LETTER: [&str; 16] = [
    "from:",
    "to:",
    "subject:",
    "sent:",
    "cc:",
    "reply-to:",
    "de :",
    "de:",
    "à :",
    "objet :",
    "asunto:",
    "para:",
    "von:",
    "an:",
    "betreff:",
    "envoyé :",
];

/// True for a line beside others of an e-mail's head.
pub(super) fn is_letter_head(page: &Page<'_>, at: usize) -> bool {
    static HEADS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(LETTER));
    let is = |line: &Line<'_>| HEADS.of(&line.lower).is_some();
    let own = is(&page.lines[at]) || page.lines[at].lower.starts_with("date:");
    let near = page.lines[at.saturating_sub(3)..(at + 4).min(page.lines.len())].iter();
    own && near.filter(|line| is(line) || line.lower.starts_with("date:")).count() >= 2
}

/// Fields of the records of newspaper archives.
const FIELDS: &[&str] = &[
    "section:",
    "length:",
    "byline:",
    "headline:",
    "load-date:",
    "dateline:",
    "page:",
    "edn:",
    "edition:",
    "body:",
    "date:",
    "document ",
    "subject:",
    "source:",
    "graphic:",
    "type:",
    "pub:",
    "publication:",
    "edn:",
];

/// True for the record of an archive, whose head has no masthead.
pub(super) fn is_archive(page: &Page<'_>) -> bool {
    static NAMES: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(FIELDS.iter().copied()));
    let field = |line: &&Line<'_>| NAMES.of(&line.lower).is_some();
    page.lines.iter().filter(field).take(3).count() == 3 || page.lines.iter().take(HEAD).any(is_issue)
}

/// Lines at the head of a print issue.
pub(super) const HEAD: usize = 4;

/// True for the head of a print issue: "Vol. LXIV No. 212".
fn is_issue(line: &Line<'_>) -> bool {
    let numbered =
        ["vol. ", "vol ", "volume ", "no. ", "issue no", "regd"].iter().filter(|mark| line.lower.contains(**mark));
    line.words <= 24 && !line.prose && numbered.take(2).count() == 2
}

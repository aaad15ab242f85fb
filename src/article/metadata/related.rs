//! Lines that belong to other articles, by the labels that announce them.

use super::cues::RIGHTS;
use super::dates::written;
use super::page::{Line, Part};
use super::phrases::Beginnings;
use super::stamp;
use crate::article::{BlockKind, DateKind};
use std::sync::LazyLock;

/// Beginnings of the labels of other articles, in lower case, in the languages of news pages.
#[rustfmt::skip] // One phrase a line would bury the code.
const LABELS: &[&str] = &[
    "check also", "read also", "also read", "see also", "also see", "read more", "more on ", "more from ", "more in ", "more stories",
    "more news", "more:", "more interviews", "more headlines", "more coverage", "more reports", "related", "recommended", "you may also", "you might also", "you may like",
    "you might like", "must read", "must-read", "don't miss", "don’t miss", "most read", "most viewed", "most popular",
    "most shared", "trending", "from the archive", "from our archive", "from the archives", "from our archives",
    "elsewhere in", "read next", "up next", "next up", "what to read next", "keep reading", "in other news", "also in ",
    "also on ", "also today", "editor's pick", "editor’s pick", "editors' pick", "editors’ pick", "this day in", "on this day",
    "top stories", "popular", "promoted", "from around the web", "around the web", "in case you missed", "further reading",
    "similar articles", "similar stories", "other stories", "other news", "latest stories", "latest headlines",
    "latest news", "latest from", "other news", "visual stories", "web stories", "in the headlines", "on the same topic", "also from this",
    "next debate", "previous debate", "last week:", "from this author", "in this section", "trending", "we recommend", "today's top", "today’s top",
    "what others are reading", "people are reading", "suggested", "in brief:", "earlier stories", "recent stories", "recent posts", "news in pictures",
    "read:", "watch:", "next:", "previous:", "catch up:", "in pictures:",
    "te puede interesar", "le puede interesar", "más sobre", "noticias relacionadas", "relacionad", "lo más leído", "lo más visto",
    "lee también", "lea también", "también te puede", "à lire aussi", "a lire aussi", "lire aussi", "à voir aussi", "sur le même sujet", "les plus lus",
    "lesen sie auch", "mehr zum thema", "lesen sie mehr", "meistgelesen", "leia também", "leia mais", "veja também", "mais lidas",
    "leggi anche", "potrebbe interessarti", "lees ook", "les også", "läs också", "læs også", "zobacz też", "ayrıca oku",
];

/// Most words of a label that stands alone.
const LONGEST_LABEL: u32 = 8;
/// Most lines that a label inside the article governs.
const LONGEST_LIST: usize = 8;
/// Bytes at the head of a teaser in which its date stands.
const HEAD: usize = 50;

/// The bytes of the label that `lower` begins with.
fn label(lower: &str) -> Option<usize> {
    static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(LABELS.iter().copied()));
    let line = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    let found = BEGINNINGS.of(line).map(str::len);
    // "More soccer", "More interviews".
    let more = || (line.starts_with("more ") && line.split_whitespace().count() <= 3).then_some(line.len());
    Some(lower.len() - line.len() + found.or_else(more)?)
}

/// True for a kind that the reader of blocks gives to other articles.
const fn is_related(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::RelatedLabel
            | BlockKind::RelatedHeadline
            | BlockKind::RelatedTeaser
            | BlockKind::NextArticleLink
            | BlockKind::TrendingWidget
    )
}

/// Marks the lines of other articles, from line `first`, where the article begins.
pub(crate) fn mark(lines: &mut [Line<'_>], first: usize) {
    let mut at = first;
    while at < lines.len() {
        let alone = lines[at].words <= LONGEST_LABEL && !lines[at].ends_sentence;
        // A label begins with a capital; the rest of a wrapped sentence does not.
        let capital = lines[at].text.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase);
        let known = (lines[at].kind == BlockKind::RelatedLabel).then_some(lines[at].lower.len());
        if let Some(end) = label(&lines[at].lower).filter(|_| capital).or(known) {
            let inline = lines[at].lower[end..].trim_start_matches([' ', ':', '|', '»', '—', '–', '-']).len() > 24;
            lines[at].part = Part::Related;
            if alone && !inline {
                at += mark_list(&mut lines[at + 1..]);
            }
        } else if is_related(lines[at].kind) {
            lines[at].part = Part::Related;
        }
        at += 1;
    }
}

/// Marks the headlines and teasers under a label; returns how many lines they are.
///
/// Prose is a teaser directly under the label only; further down the article goes on.
fn mark_list(lines: &mut [Line<'_>]) -> usize {
    for at in 0..lines.len().min(LONGEST_LIST) {
        let changed = lines[at].lower.starts_with("last ") && stamp::label(&lines[at].lower) == Some(DateKind::Updated);
        if (lines[at].cues & RIGHTS != 0 && lines[at].words <= 24) || changed {
            return at;
        }
        let own = lines[at].is_body() && lines[at].part == Part::Body;
        // A date at its head makes prose further down a teaser too.
        let dated = || written(lines[at].text).first().is_some_and(|date| date.span.start < HEAD);
        if own && at > 0 && !dated() {
            return at;
        }
        lines[at].part = Part::Related;
        if own && at == 0 {
            return 1;
        }
    }
    lines.len().min(LONGEST_LIST)
}

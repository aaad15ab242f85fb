//! What a date's place on the page says: words beside it, a line of its own, the head of an e-mail, another article.

use super::calendar;
use super::page::{Line, Page, Part};
use super::people::is_post_word;
use super::phrases::Beginnings;
use super::record::is_letter_head;
use super::{byline, stamp};
use crate::article::{BlockKind, DateKind};
use std::sync::LazyLock;

/// Most words between the beginning of a stamp, or its last date, and a date.
const BEFORE: usize = 9;
/// Most words after the last date of a stamp.
pub(super) const AFTER: usize = 14;

/// What a date's place on the page says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// Words beside it say what it is.
    Labelled(DateKind),
    /// The dateline.
    Dateline,
    /// A line of its own.
    Bare,
    /// The head of an e-mail.
    Letter,
    /// Another article.
    Related,
}

/// True for a line whose dates are no event's and no picture's.
pub(super) fn may_state(line: &Line<'_>) -> bool {
    let other = matches!(line.kind, BlockKind::Headline | BlockKind::DuplicateHeadline | BlockKind::TitleElement)
            // Above the prose nobody comments yet.
            || line.kind == BlockKind::CommentForm && matches!(line.part, Part::Body | Part::Foot);
    let words = line.lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    let pictured =
        ["file", "photo", "photos", "picture", "pictures", "image", "images", "caption", "graphic", "source:"]
            .iter()
            .any(|word| words.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)));
    line.part == Part::Related || !(other || pictured || line.kind == BlockKind::Caption)
}

/// True for a line whose dates the rules below may take: prose of the article states one behind a label and a colon.
pub(super) fn may_date(page: &Page<'_>, at: usize) -> bool {
    let line = &page.lines[at];
    let event = line.prose && line.part == Part::Body;
    !event || super::dates::head(line.text).contains(':') || is_letter_head(page, at) || is_of_itself(line)
}

/// True for a sentence in which a text tells its own history: "This story was first published on 12 May 2031."
pub(super) fn is_of_itself(line: &Line<'_>) -> bool {
    static ITSELF: LazyLock<Beginnings> = LazyLock::new(|| {
        Beginnings::new([
            "a version of this article",
            "a version of this story",
            "this article",
            "this story",
            "this piece",
            "this report",
            "this post",
            "this page",
            "this interview",
        ])
    });
    let verb = |rest: &str| {
        let mut words = rest.split(' ').filter(|word| !word.is_empty());
        let first = words.next();
        matches!(first, Some("was" | "has" | "originally" | "first" | "is" | "appeared" | "ran"))
            && (first == Some("appeared") || words.take(4).any(|word| stamp::label(word).is_some()))
    };
    ITSELF.rest(&line.lower).is_some_and(|rest| verb(rest.trim_start()))
}

/// What the place of a date says; None for a date in prose, which is an event's.
pub(super) fn source(page: &Page<'_>, at: usize, written: &str, after: usize) -> Option<Source> {
    let before = &written.to_lowercase();
    let line = &page.lines[at];
    if line.part == Part::Related {
        return Some(Source::Related);
    }
    let words = before.split_whitespace().count();
    let label = stamp::label(before).or_else(|| stamp::label(&label_above(page, at)));
    let leads = words <= 4 && label.is_some();
    let short = (words <= BEFORE || byline::is_byline(line.text)) && after <= AFTER && !line.prose;
    let apart = line.part != Part::Body || (leads && words + after <= BEFORE);
    if is_letter_head(page, at) {
        return Some(Source::Letter);
    }
    if is_of_itself(line) {
        return label.map(Source::Labelled);
    }
    match label {
        Some(kind)
            if (leads && before.ends_with([':', ' ']) && words <= 2 && line.part != Part::Body) || (short && apart) =>
        {
            Some(Source::Labelled(kind))
        }
        Some(kind @ DateKind::Updated) if words == 1 && before.contains([':', '(']) => Some(Source::Labelled(kind)),
        None if short && is_post(line) => Some(Source::Labelled(DateKind::Published)),
        None if short && line.kind != BlockKind::Copyright && stands_alone(line, written) => Some(Source::Bare),
        _ => None,
    }
}

/// True if no words of a sentence stand before a date: those of "Ban starts on 12 May 2031" make it an event's.
fn stands_alone(line: &Line<'_>, before: &str) -> bool {
    let item = line.text.starts_with(['•', '·', '▪', '●', '*', '-', '–']);
    let small =
        |word: &str| word.starts_with(char::is_lowercase) && word.len() > 1 && !is_aside(word) && !is_post_word(word);
    !item && (byline::is_byline(line.text) || !before.split_whitespace().any(small))
}

/// True for the stamp of a message in a forum: "Fri Jun 06, 2031 8:12 am Re: fuel", "4th Mar, 2030, 22:08 #1".
pub(super) fn is_post(line: &Line<'_>) -> bool {
    let numbered =
        || line.text.rsplit_once(" #").is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()));
    line.text.contains(" Re: ") || line.text.starts_with("« on: ") || numbered()
}

/// True beside a page's number or the size, the volume or the number of a print issue.
pub(super) fn is_printed(page: &Page<'_>, at: usize) -> bool {
    let counted = |line: &Line<'_>| {
        let mut words = line.lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit() || b"ivxlc".contains(&byte));
        let mut before = words.next().unwrap_or_default();
        words.any(|word| {
            let last = std::mem::replace(&mut before, word);
            (matches!(last, "page" | "vol" | "no" | "volume") && number(word)) || (number(last) && word == "pages")
        })
    };
    let beside = page.lines[at..].iter().take(2).enumerate();
    beside.into_iter().any(|(nth, line)| line.words <= 24 && (nth == 0 || line.words <= 3) && counted(line))
}

/// True for small words that a stamp may hold.
fn is_aside(word: &str) -> bool {
    matches!(
        word.trim_matches(|c: char| !c.is_alphabetic()),
        "am" | "pm" | "de" | "le" | "den" | "el" | "min" | "read" | "h" | "uhr" | "of" | ""
    ) || calendar::weekday(word.trim_end_matches(',')).is_some()
}

/// The words of the lines above that hold a label and nothing else: "Published", "on".
fn label_above(page: &Page<'_>, at: usize) -> String {
    let above = page.lines[..at].iter().rev().take(2).take_while(|line| stamp::is_label_alone(&line.lower));
    let mut words: Vec<&str> = above.map(|line| line.lower.as_str()).collect();
    words.reverse();
    words.join(" ")
}

//! Days that a page names by their distance from its own: "yesterday", "on Saturday", "in February".

use super::calendar::{self, Day};
use super::dateline::Dateline;
use super::page::{Line, Page, Part};
use super::stamp;
use crate::article::{DateKind, DateMention};
use crate::text::Span;
use rustc_hash::FxHashSet;

/// Most words of a stamp.
const LONGEST: usize = 9;

/// Words for days before the page's own.
const AGO: [(&str, u32); 13] = [
    ("yesterday", 1),
    ("today", 0),
    ("ayer", 1),
    ("hoy", 0),
    ("hier", 1),
    ("aujourd'hui", 0),
    ("gestern", 1),
    ("heute", 0),
    ("ontem", 1),
    ("hoje", 0),
    ("ieri", 1),
    ("oggi", 0),
    ("gisteren", 1),
];

/// Labelled stamps and teasers that name a day by its distance from one that the page prints.
///
/// `dated` are the lines with a date of their own, `render` the day of the page, `reference` the latest of its days.
pub(super) fn find(
    page: &Page<'_>,
    dated: &FxHashSet<usize>,
    render: Option<Day>,
    reference: Option<Day>,
) -> Vec<DateMention> {
    let lines = page.lines.iter().enumerate().filter(|(at, _)| !dated.contains(at));
    lines
        .filter_map(|(_, line)| match line.part {
            Part::Above | Part::Top => ago(line, render?),
            Part::Related if line.prose => weekday(line, reference?).or_else(|| month(line, reference?)),
            _ => None,
        })
        .collect()
}

/// True for a stamp of publication that counts from the page's day.
pub(super) fn is_stamp(line: &Line<'_>) -> bool {
    let distance = || line.lower.split([' ', ',', ':']).any(|part| AGO.iter().any(|(word, _)| part == *word));
    line.part == Part::Top
        && line.words as usize <= LONGEST
        && stamp::label(&line.lower) == Some(DateKind::Published)
        && distance()
}

/// "Published yesterday, 20:14".
fn ago(line: &Line<'_>, render: Day) -> Option<DateMention> {
    let kind = stamp::label(&line.lower).filter(|_| line.words as usize <= LONGEST)?;
    let (word, days) = AGO.iter().find(|(word, _)| line.lower.split([' ', ',', ':']).any(|part| part == *word))?;
    let start = line.lower.find(word)?;
    line.text.get(start..start + word.len()).filter(|written| written.to_lowercase() == *word)?;
    Some(DateMention { iso: render.before(*days)?.iso(), kind, span: line.span(start, start + word.len()) })
}

/// Words of a line with where each begins.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = move |word: &str| word.as_ptr() as usize - line.as_ptr() as usize;
    line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(move |word| (start(word), word))
}

/// The weekday of a dateline that gives no date: "ARNHOLM, Monday --", in the week up to the page's day.
pub(super) fn filed(page: &Page<'_>, dateline: &Dateline, reference: Day) -> Option<DateMention> {
    let place = dateline.place.span;
    let whole = place.of(page.text);
    if whole.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (start, word, wanted) =
        words(whole).skip(1).find_map(|(start, word)| calendar::weekday(word).map(|day| (start, word, day)))?;
    let day = reference.before((reference.weekday() + 7 - wanted) % 7)?;
    let span = Span::new(place.start + start, place.start + start + word.len());
    Some(DateMention { iso: day.iso(), kind: DateKind::Published, span })
}

/// The last weekday that an undated teaser names, on or before the page's day.
fn weekday(line: &Line<'_>, reference: Day) -> Option<DateMention> {
    let (start, word, wanted) = words(line.text)
        .filter(|(_, word)| word.starts_with(char::is_uppercase) && word.len() > 5)
        .find_map(|(start, word)| calendar::weekday(word).map(|day| (start, word, day)))?;
    let day = reference.before((reference.weekday() + 7 - wanted) % 7)?;
    let span = line.span(start, start + word.len());
    Some(DateMention { iso: day.iso(), kind: DateKind::OtherArticle, span })
}

/// "In February", in an undated teaser.
fn month(line: &Line<'_>, reference: Day) -> Option<DateMention> {
    let mut before = "";
    let (start, word, month) = words(line.text).find_map(|(start, word)| {
        let after = std::mem::replace(&mut before, word) == "in";
        let named = after && word.starts_with(char::is_uppercase) && word.len() > 3;
        named.then(|| calendar::month(word)).flatten().map(|month| (start, word, month))
    })?;
    let year = reference.year - i32::from(month > reference.month);
    let span = line.span(start, start + word.len());
    Some(DateMention { iso: format!("{year}-{month:02}"), kind: DateKind::OtherArticle, span })
}

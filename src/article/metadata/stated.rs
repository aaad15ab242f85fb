//! Which dates a page states about itself, and what each is the date of.

use super::calendar::{self, Day};
use super::cues::RIGHTS;
use super::dateline::Dateline;
use super::dates::{Date, Form, written};
use super::page::{Line, Page, Part};
use super::record::{HEAD, is_archive};
use super::source::{AFTER, Source, is_of_itself, is_post, is_printed, may_date, may_state, source};
use super::{order, relative};
use crate::article::{DateKind, DateMention};
use crate::text::Span;

/// Lines between a bare date above the headline and the headline, at most, where the date is the article's.
const NEAR: usize = 2;

/// A stamp of publication, with or without an hour; its day may be one that counts from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamped {
    day: Option<Day>,
    clock: bool,
}

impl Stamped {
    const fn of(seen: &Seen) -> Self {
        Self { day: seen.day, clock: seen.date.clock.is_some() }
    }
}

/// A date of the page and where it stands.
struct Seen {
    at: usize,
    part: Part,
    source: Source,
    date: Date,
    day: Option<Day>,
    kind: Option<DateKind>,
}

impl Seen {
    fn is(&self, kind: DateKind) -> bool {
        self.kind == Some(kind)
    }

    /// Month and day, which a date without a year has too.
    const fn in_year(&self) -> Option<(u32, u32)> {
        match (self.day, self.date.form) {
            (Some(day), _) => Some((day.month, day.day)),
            (None, Form::Yearless(month, day)) => Some((month, day)),
            _ => None,
        }
    }

    fn iso(&self) -> Option<String> {
        let clock = |(hour, minute)| format!("T{hour:02}:{minute:02}");
        match (self.day, self.date.form) {
            (Some(day), _) => Some(day.iso() + &self.date.clock.map(clock).unwrap_or_default()),
            (None, Form::Month(year, month)) => Some(format!("{year}-{month:02}")),
            _ => None,
        }
    }
}

/// The dates that the page states about itself and about other articles, in order.
pub(crate) fn find(page: &Page<'_>, dateline: Option<&Dateline>, english: bool) -> Vec<DateMention> {
    let mut seen = collect(page, dateline);
    settle_order(page, &mut seen, english);
    label_all(page, &mut seen);
    settle_years(page, &mut seen);
    settle_dateline(&mut seen);
    settle_letter(page, &mut seen);
    let mut found: Vec<DateMention> = seen.iter().filter_map(mention).collect();
    let render = seen.iter().find(|seen| seen.is(DateKind::PageRender) && seen.source != Source::Letter);
    let render = render.and_then(|seen| seen.day);
    let dated = seen.iter().map(|seen| seen.at).collect();
    found.extend(relative::find(page, &dated, render, reference(&seen).max(render)));
    found.extend(dateline.zip(reference(&seen)).and_then(|(dateline, day)| relative::filed(page, dateline, day)));
    found.sort_by_key(|date| date.span.start);
    found
}

fn mention(seen: &Seen) -> Option<DateMention> {
    Some(DateMention { iso: seen.iso()?, kind: seen.kind?, span: seen.date.span })
}

fn collect(page: &Page<'_>, dateline: Option<&Dateline>) -> Vec<Seen> {
    let mut found = Vec::new();
    for (at, line) in page.lines.iter().enumerate() {
        match dateline.filter(|dateline| line.span.overlaps(dateline.place.span)) {
            Some(dateline) if !written(dateline.place.span.of(page.text)).is_empty() => {
                of_dateline(page, at, dateline.place.span, &mut found);
            }
            _ if may_state(line) && may_date(page, at) => of_line(page, at, &mut found),
            _ => {}
        }
    }
    found
}

fn of_dateline(page: &Page<'_>, at: usize, span: Span, found: &mut Vec<Seen>) {
    for mut date in written(span.of(page.text)) {
        date.span = date.span.shifted(span.start);
        found.push(Seen { at, part: page.lines[at].part, source: Source::Dateline, date, day: None, kind: None });
    }
}

fn of_line(page: &Page<'_>, at: usize, found: &mut Vec<Seen>) {
    let line = &page.lines[at];
    let dates = written(line.text);
    let mut from = 0;
    for (nth, date) in dates.iter().enumerate() {
        let words = &line.text[from..date.span.start];
        from = date.span.end;
        let end = dates.get(nth + 1).map_or(line.text.len(), |next| next.span.start);
        let after = line.text[from..end.max(from)].split_whitespace().take(AFTER + 1).count();
        let aside = matches!(date.form, Form::Yearless(..)) && !words.trim().is_empty();
        if let Some(source) = source(page, at, words, after).filter(|source| *source != Source::Bare || !aside) {
            let mut date = date.clone();
            let alone = at.checked_sub(1).map(|above| page.lines[above].text.trim_end_matches([',', '.']));
            date.weekday = date.weekday.or_else(|| alone.and_then(calendar::weekday));
            date.span = date.span.shifted(line.span.start);
            found.push(Seen { at, part: line.part, source, date, day: None, kind: None });
        }
    }
}

/// Lines whose dates tell the order of numbers.
const ORDERED: usize = 200;

fn shifted(mut date: Date, by: usize) -> Date {
    date.span = date.span.shifted(by);
    date
}

/// Reads the numbers of every date in the order that the page shows.
fn settle_order(page: &Page<'_>, seen: &mut [Seen], english: bool) {
    let mut dates: Vec<Date> = seen.iter().map(|seen| seen.date.clone()).collect();
    if dates.iter().any(|date| matches!(date.form, Form::Numbers(..))) {
        // Dates of events tell the order too.
        let lines = page.lines.iter().take(ORDERED);
        dates.extend(lines.flat_map(|line| written(line.text).into_iter().map(|date| shifted(date, line.span.start))));
    }
    let day_first = order::day_first(page.text, &dates, english);
    for seen in seen {
        seen.day = match seen.date.form {
            Form::Day(day) => Some(day),
            Form::Numbers(first, second, year) => order::day(first, second, year, day_first),
            _ => None,
        };
    }
}

/// Gives every date but the dateline's its kind.
fn label_all(page: &Page<'_>, seen: &mut [Seen]) {
    let top = |seen: &Seen| matches!(seen.part, Part::Above | Part::Top);
    // An article that a message of a forum quotes has a date of its own.
    let post = |seen: &Seen| is_post(&page.lines[seen.at]);
    let first = |seen: &Seen| matches!(seen.source, Source::Labelled(DateKind::Published)) && top(seen) && !post(seen);
    let labelled: Option<Stamped> = seen.iter().find(|seen| first(seen)).map(Stamped::of);
    let archive = is_archive(page);
    let labelled =
        labelled.or_else(|| page.lines.iter().any(relative::is_stamp).then_some(Stamped { day: None, clock: true }));
    for seen in seen.iter_mut() {
        seen.kind = match seen.source {
            Source::Related => Some(DateKind::OtherArticle),
            Source::Labelled(kind) if top(seen) => Some(kind),
            Source::Bare if top(seen) => Some(bare(page, seen, labelled, archive)),
            Source::Letter => Some(DateKind::PageRender),
            _ => None,
        };
    }
    settle_top(page, seen);
    let published = seen.iter().find(|seen| seen.is(DateKind::Published)).map(Stamped::of);
    for seen in seen.iter_mut().filter(|seen| seen.kind.is_none()) {
        seen.kind = below(page, seen, published);
    }
}

/// The kind of a date at the top that nothing labels; `labelled` is the labelled day of publication, if there is one.
fn bare(page: &Page<'_>, seen: &Seen, labelled: Option<Stamped>, archive: bool) -> DateKind {
    let clock = seen.date.clock.is_some();
    let masthead = seen.date.weekday.is_some() && !clock && !is_printed(page, seen.at);
    let near = page.headline.unwrap_or(page.opening) <= seen.at + NEAR;
    match labelled {
        Some(stamp) if seen.day == stamp.day && seen.part == Part::Top && !(clock && stamp.clock) => {
            DateKind::Published
        }
        Some(_) if seen.part == Part::Top && clock => DateKind::Updated,
        None if seen.part == Part::Top || archive => DateKind::Published,
        None if !masthead && (near || clock || seen.date.weekday.is_some()) => DateKind::Published,
        _ => DateKind::PageRender,
    }
}

/// A bare date above the headline is the page's where another below the headline is the article's.
///
/// A date with its hour that the page prints twice is the browser's.
fn settle_top(page: &Page<'_>, seen: &mut [Seen]) {
    let printed = |seen: &Seen| {
        let mut same = page.lines.iter().filter(|line| line.text == page.lines[seen.at].text);
        seen.at < HEAD && seen.date.clock.is_some() && same.nth(1).is_some()
    };
    for seen in seen.iter_mut().filter(|seen| seen.part == Part::Above && seen.source == Source::Bare) {
        if printed(seen) {
            seen.kind = Some(DateKind::PageRender);
        }
    }
    let below = seen.iter().any(|seen| seen.part == Part::Top && seen.is(DateKind::Published));
    for seen in seen.iter_mut().filter(|seen| below && seen.part == Part::Above && seen.source == Source::Bare) {
        seen.kind = Some(DateKind::PageRender);
    }
}

/// The kind of a date below the top: the article's own stamp, or a date in a list of others.
fn below(page: &Page<'_>, seen: &Seen, published: Option<Stamped>) -> Option<DateKind> {
    let same = seen.day.is_some() && published.is_some_and(|stamp| stamp.day == seen.day);
    let line = &page.lines[seen.at];
    let changed = line.lower.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with("last ");
    let listed = page.lines[..seen.at].last().is_some_and(|line| {
        line.part == Part::Related || (line.words >= 3 && !line.ends_sentence && !line.text.starts_with('('))
    });
    match seen.source {
        Source::Labelled(kind) if is_of_itself(line) => Some(kind),
        Source::Labelled(DateKind::Published) if same || is_imprint(line) => Some(DateKind::Published),
        Source::Labelled(DateKind::PageRender) => Some(DateKind::PageRender),
        Source::Labelled(DateKind::Published) if published.is_some() => Some(DateKind::OtherArticle),
        Source::Labelled(kind @ DateKind::Updated) if changed => Some(kind),
        Source::Labelled(kind) if seen.part == Part::Body || !listed || published.is_none() => Some(kind),
        Source::Labelled(_) => Some(DateKind::OtherArticle),
        Source::Bare if same => Some(DateKind::Published),
        Source::Bare if published.is_none() && is_sign_off(page, seen) => Some(DateKind::Published),
        Source::Bare if seen.part == Part::Foot => Some(DateKind::OtherArticle),
        _ => None,
    }
}

/// True for a date in the line that ends the article: "Anna Berg, 14 November 2031".
fn is_sign_off(page: &Page<'_>, seen: &Seen) -> bool {
    seen.part == Part::Foot && seen.at.checked_sub(1).is_some_and(|above| page.lines[above].is_body())
}

/// True for "Published in The Northern Wire, June 5th, 2021".
fn is_imprint(line: &Line<'_>) -> bool {
    ["published in ", "first published in ", "originally published in ", "appeared in ", "published by "].iter().any(
        |begin| {
            line.lower.starts_with(begin)
                && line.text.get(begin.len()..).is_some_and(|rest| rest.starts_with(char::is_uppercase))
        },
    )
}

/// The day the others are near: of publication, else of the page, else of a change.
fn reference(seen: &[Seen]) -> Option<Day> {
    let of = |kind| seen.iter().filter(move |seen| seen.is(kind)).find_map(|seen| seen.day);
    of(DateKind::Published).or_else(|| of(DateKind::PageRender)).or_else(|| of(DateKind::Updated))
}

/// Completes dates without a year: the year that brings them nearest the page's own day, and a related item's not
/// after it; else the year of the copyright line.
fn settle_years(page: &Page<'_>, seen: &mut [Seen]) {
    let reference = reference(seen);
    let year = copyright_year(page);
    for seen in seen {
        let Form::Yearless(month, day) = seen.date.form else {
            continue;
        };
        let related = seen.source == Source::Related;
        let headed = || related.then(|| year_above(page, seen.at)).flatten();
        seen.day = match (headed(), reference) {
            (Some(year), _) => Day::new(year, month, day),
            (None, Some(reference)) => nearest(month, day, reference, related),
            (None, None) => year.and_then(|year| Day::new(year, month, day)),
        };
    }
}

fn nearest(month: u32, day: u32, reference: Day, before: bool) -> Option<Day> {
    let years = reference.year - 1..=reference.year + 1;
    let days = years.filter_map(|year| Day::new(year, month, day));
    let allowed = days.filter(|day| !before || day.number() <= reference.number() + 1);
    allowed.min_by_key(|day| (day.number() - reference.number()).abs())
}

/// A four-digit year of `line`.
fn year(line: &str) -> Option<i32> {
    let words = line.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| word.len() == 4)
        .filter_map(|word| word.parse().ok())
        .filter(|year| (1800..2200).contains(year))
        .max()
}

/// The year in the label of a related item: "This day in 1933".
fn year_above(page: &Page<'_>, at: usize) -> Option<i32> {
    let above = page.lines[..at].iter().rev().take(2).find(|line| line.part == Part::Related && line.words <= 8);
    above.and_then(|line| year(line.text))
}

fn copyright_year(page: &Page<'_>) -> Option<i32> {
    let signed = |line: &&Line<'_>| line.cues & RIGHTS != 0;
    page.lines.iter().rev().filter(signed).find_map(|line| year(super::dates::head(line.text)))
}

/// A dateline's date is a day of publication; a masthead below the headline is no other.
fn settle_dateline(seen: &mut [Seen]) {
    let Some(filed) = seen.iter().find(|seen| seen.source == Source::Dateline && seen.day.is_some()) else {
        return;
    };
    let in_year = filed.in_year();
    for seen in seen.iter_mut() {
        let masthead = seen.source == Source::Bare && seen.date.weekday.is_some() && seen.date.clock.is_none();
        if masthead && seen.is(DateKind::Published) && seen.in_year() != in_year && !matches!(seen.part, Part::Above) {
            seen.kind = Some(DateKind::PageRender);
        }
    }
    for seen in seen.iter_mut().filter(|seen| seen.source == Source::Dateline) {
        seen.kind = Some(DateKind::Published);
    }
}

/// An e-mail that forwards nothing was published when it was sent.
fn settle_letter(page: &Page<'_>, seen: &mut [Seen]) {
    let passed_on = |line: &Line<'_>| {
        let subject = ["fwd:", "fw:", "tr:", "rv:", "wg:"].iter().any(|mark| line.lower.contains(mark));
        line.words <= 20 && (subject || line.lower.contains("forward") || line.text.starts_with("-----"))
    };
    let published = seen.iter().any(|seen| seen.is(DateKind::Published));
    if !published && !page.lines.iter().any(passed_on) {
        for seen in seen.iter_mut().filter(|seen| seen.source == Source::Letter) {
            seen.kind = Some(DateKind::Published);
        }
    }
}

//! Calendar dates as news pages write them.

use crate::text::Span;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// Bytes of a line in which dates are looked for; stamps are short.
pub(crate) const REACH: usize = 300;

/// A date of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Date {
    /// ISO 8601, as precise as written.
    pub(crate) iso: String,
    /// Where it stands, in bytes of the searched piece.
    pub(crate) span: Span,
    /// True if a weekday's full name stands in front.
    pub(crate) weekday: bool,
}

const MONTH: &str = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?";

/// One alternative a format: month first, day first, ISO, numbers only, month and year.
static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let weekday = r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?";
    let time = r"(?:(?:[\s,|/-]{1,4}(?:at\s+)?)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?(?:\s?(?P<half>[ap])\.?m\b)?)?";
    Regex::new(&format!(
        r"(?i)\b{weekday}(?:(?P<m1>{MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?:of\s)?(?P<m2>{MONTH}),?[\s-](?P<y2>\d{{4}})|(?P<y3>\d{{4}})-(?P<m3>\d{{2}})-(?P<d3>\d{{2}})|(?P<a>\d{{1,2}})[/.](?P<b>\d{{1,2}})[/.](?P<y4>\d{{4}})|(?P<m5>{MONTH})\s+(?P<y5>\d{{4}}))(?:\b|T){time}"
    ))
    .ok()
});

/// The number of the month whose name begins `name`.
fn month(name: &str) -> Option<u32> {
    const STARTS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let start = name.get(..3)?.to_ascii_lowercase();
    STARTS.iter().position(|known| *known == start).map(|index| index as u32 + 1)
}

const fn days_in(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Day and month of two numbers whose order is unknown; None where both orders are possible.
const fn ordered(first: u32, second: u32) -> Option<(u32, u32)> {
    match (first > 12, second > 12) {
        (true, false) => Some((first, second)),
        (false, true) => Some((second, first)),
        _ if first == second => Some((first, second)),
        _ => None,
    }
}

/// Year, month and day of a match; the day is None where only a month is written.
fn parts(found: &Captures<'_>) -> Option<(u32, u32, Option<u32>)> {
    let number = |name| found.name(name).and_then(|m| m.as_str().parse::<u32>().ok());
    let named = |name| found.name(name).and_then(|m| month(m.as_str()));
    if let Some(year) = number("y1") {
        return Some((year, named("m1")?, number("d1")));
    }
    if let Some(year) = number("y2") {
        return Some((year, named("m2")?, number("d2")));
    }
    if let Some(year) = number("y3") {
        return Some((year, number("m3")?, number("d3")));
    }
    if let Some(year) = number("y4") {
        let (day, month) = ordered(number("a")?, number("b")?)?;
        return Some((year, month, Some(day)));
    }
    Some((number("y5")?, named("m5")?, None))
}

fn clock(found: &Captures<'_>) -> Option<(u32, u32)> {
    let number = |name| found.name(name).and_then(|m| m.as_str().parse::<u32>().ok());
    let (hour, minute) = (number("hour")?, number("minute")?);
    let hour = match found.name("half").map(|half| half.as_str().to_ascii_lowercase()) {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(half) if half == "p" => hour % 12 + 12,
        Some(_) => hour % 12,
        None => hour,
    };
    (hour < 24 && minute < 60).then_some((hour, minute))
}

fn iso(found: &Captures<'_>) -> Option<String> {
    let (year, month, day) = parts(found)?;
    if !(1800..2200).contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let Some(day) = day else {
        return Some(format!("{year}-{month:02}"));
    };
    if day == 0 || day > days_in(year, month) {
        return None;
    }
    Some(match clock(found) {
        Some((hour, minute)) => format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}"),
        None => format!("{year}-{month:02}-{day:02}"),
    })
}

/// The first `REACH` bytes of `line`, cut at a character.
fn head(line: &str) -> &str {
    let end = (0..=REACH.min(line.len())).rev().find(|&end| line.is_char_boundary(end));
    &line[..end.unwrap_or(0)]
}

/// True if four digits stand together, as in every date below.
fn has_year(line: &str) -> bool {
    line.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit))
}

/// The dates in the first bytes of `line`, in order.
pub(crate) fn dates(line: &str) -> Vec<Date> {
    let line = head(line);
    let Some(pattern) = DATE.as_ref().filter(|_| has_year(line)) else {
        return Vec::new();
    };
    let read = |found: Captures<'_>| {
        let whole = found.get(0)?;
        Some(Date {
            iso: iso(&found)?,
            span: Span::new(whole.start(), whole.end()),
            weekday: found.name("weekday").is_some(),
        })
    };
    pattern.captures_iter(line).filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn isos(line: &str) -> Vec<String> {
        dates(line).into_iter().map(|date| date.iso).collect()
    }

    #[test]
    fn the_formats_of_news_pages() {
        for (written, iso) in [
            ("October 24, 2022", "2022-10-24"),
            ("24 October 2022", "2022-10-24"),
            ("2022-10-24", "2022-10-24"),
            ("2022-10-24T09:30", "2022-10-24T09:30"),
            ("10/24/2022", "2022-10-24"),
            ("24.10.2022", "2022-10-24"),
            ("Monday, October 24th, 2022", "2022-10-24"),
            ("Oct. 9, 2018 3:45 PM", "2018-10-09T15:45"),
            ("9 Oct 2018 | 18:42 GMT", "2018-10-09T18:42"),
            ("Sept. 1, 2020, at 12:05 a.m.", "2020-09-01T00:05"),
            ("October 2022", "2022-10"),
        ] {
            assert_eq!(isos(written), [iso], "{written}");
        }
    }

    #[test]
    fn what_is_ambiguous_or_impossible_is_no_date() {
        for written in ["3/4/2022", "31 February 2022", "13/13/2022", "4 March", "version 1.2.3", "32 May 2020"] {
            assert!(isos(written).iter().all(|iso| iso.len() == 7), "{written}");
        }
    }

    #[test]
    fn the_weekday_belongs_to_the_date() {
        let line = "Editor: A. Berg Tuesday, 3 May 2022";
        let found = dates(line);
        assert_eq!(found[0].span.of(line), "Tuesday, 3 May 2022");
        assert!(found[0].weekday);
    }
}

//! Calendar dates as news pages write them.

use super::calendar::{self, Day};
use crate::text::Span;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// Bytes of a line in which dates are looked for; stamps are short.
pub(crate) const REACH: usize = 300;

/// What a date says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Year, month and day.
    Day(Day),
    /// Two numbers in an unknown order, and the year.
    Numbers(u32, u32, i32),
    /// Year and month.
    Month(i32, u32),
    /// Month and day without a year.
    Yearless(u32, u32),
}

/// A date of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Date {
    pub(crate) form: Form,
    /// Where it stands, in bytes of the searched piece.
    pub(crate) span: Span,
    /// The weekday in front of it or behind it; Monday is 0.
    pub(crate) weekday: Option<u32>,
    /// Hour and minute.
    pub(crate) clock: Option<(u32, u32)>,
}

/// One alternative a format: ISO, month first, day first, numbers, month and year; then the hour.
static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let (english, any) = (calendar::months(true), calendar::months(false));
    let iso = r"(?P<y1>\d{4})[-/.](?P<m1>\d{2})[-/.](?P<d1>\d{2})|(?P<y9>\d{4})年(?P<m9>\d{1,2})月(?P<d9>\d{1,2})日?";
    let month_first =
        format!(r"(?P<m2>{english})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y2>\d{{4}})\b)?(?-u:\b)");
    let day_first = format!(
        r"(?P<d3>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?(?:\s+|[-/.])(?:(?:of|de|den)\s+|d[’'])?(?P<m3>{any})\b(?:\.?,?(?:\s+|[-/.])(?:(?:de|del)\s+)?(?P<y3>\d{{4}}|\d{{2}})\b)?"
    );
    let numbers = r"(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<y4>\d{4}|\d{2})";
    let month = format!(r"(?P<m5>{any})\b\.?,?\s+(?:de\s+)?(?P<y5>\d{{4}})");
    let time = r"(?:(?:T|[\s,|/·–-]{1,4}(?:(?:at|a las|um|à|às|alle|kl\.?)\s+)?)(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:h|Z|hrs)?\b(?::\d{2}Z?\b)?(?:\s?(?P<half>[ap])\.?m\b)?)?";
    let pattern = format!(r"(?i)\b(?:{iso}|{month_first}|{day_first}|{numbers}|{month})(?:\b|T|$|\s|日|[,;.)]){time}");
    // Digits, blanks and borders of ASCII only: those of Unicode make the pattern many times as slow.
    let plain = pattern.replace(r"(?-u:\b)", r"\b").replace(r"\b", r"(?-u:\b)");
    Regex::new(&plain.replace(r"\d", "[0-9]").replace(r"[\s,", r"[ \t\u{a0},").replace(r"\s", r"[ \t\u{a0}]")).ok()
});

/// An hour in front of a date: `06:14 GMT, 7 October`.
static HOUR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:\s?(?P<half>[ap])\.?m\.?)?(?:\s+[A-Z]{2,4})?,?\s*$").ok()
});

/// The four-digit year of two digits: this century up to 69, as POSIX reads them.
fn full(year: i32, digits: usize) -> i32 {
    match (digits, year) {
        (2, ..70) => 2000 + year,
        (2, _) => 1900 + year,
        _ => year,
    }
}

/// Day and month of two numbers where only one order exists.
const fn ordered(first: u32, second: u32) -> Option<(u32, u32)> {
    match (first > 12, second > 12) {
        (true, false) => Some((first, second)),
        (false, true) => Some((second, first)),
        _ if first == second => Some((first, second)),
        _ => None,
    }
}

/// The parts of a match.
struct Parts<'c, 'l>(&'c Captures<'l>);

impl Parts<'_, '_> {
    fn text(&self, name: &str) -> Option<&str> {
        self.0.name(name).map(|part| part.as_str())
    }

    fn number(&self, name: &str) -> Option<u32> {
        self.text(name)?.parse().ok()
    }

    fn month(&self, name: &str) -> Option<u32> {
        calendar::month(self.text(name)?)
    }

    fn year(&self, name: &str) -> Option<i32> {
        let digits = self.text(name)?;
        Some(full(digits.parse().ok()?, digits.len()))
    }

    fn form(&self) -> Option<Form> {
        for (year, month, day) in [("y1", "m1", "d1"), ("y9", "m9", "d9")] {
            if let Some(year) = self.year(year) {
                return Day::new(year, self.number(month)?, self.number(day)?).map(Form::Day);
            }
        }
        for (year, month, day) in [("y2", "m2", "d2"), ("y3", "m3", "d3")] {
            if let Some(day) = self.number(day) {
                return self.named(self.year(year), month, day);
            }
        }
        match self.year("y4") {
            Some(year) => self.numbers(year),
            None => Some(Form::Month(self.year("y5")?, self.month("m5")?)),
        }
    }

    /// A day of a named month; without a year the name must be written as one, which "may 12" is not.
    fn named(&self, year: Option<i32>, name: &str, day: u32) -> Option<Form> {
        let month = self.month(name)?;
        let Some(year) = year else {
            let word = self.text(name)?;
            let verb = matches!(word, "may" | "mar" | "march" | "sat");
            return (!verb && Day::new(2000, month, day).is_some()).then_some(Form::Yearless(month, day));
        };
        Day::new(year, month, day).map(Form::Day)
    }

    fn numbers(&self, year: i32) -> Option<Form> {
        let (first, second) = (self.number("a")?, self.number("b")?);
        if let Some((day, month)) = ordered(first, second) {
            return Day::new(year, month, day).map(Form::Day);
        }
        (Day::new(year, first, second).is_some() || Day::new(year, second, first).is_some())
            .then_some(Form::Numbers(first, second, year))
    }

    fn clock(&self) -> Option<(u32, u32)> {
        let (hour, minute) = (self.number("hour")?, self.number("minute")?);
        let hour = match self.text("half").map(str::to_ascii_lowercase) {
            Some(_) if !(1..=12).contains(&hour) => return None,
            Some(half) if half == "p" => hour % 12 + 12,
            Some(_) => hour % 12,
            None => hour,
        };
        (hour < 24 && minute < 60).then_some((hour, minute))
    }
}

/// The first `REACH` bytes of `line`, cut at a character.
pub(crate) fn head(line: &str) -> &str {
    let end = (0..=REACH.min(line.len())).rev().find(|&end| line.is_char_boundary(end));
    &line[..end.unwrap_or(0)]
}

/// The weekday that ends `before`, and the bytes from its beginning to the end of `before`.
fn weekday_before(before: &str) -> Option<(u32, usize)> {
    let bare = before.trim_end_matches([' ', ',', '.', '\u{a0}']);
    let word = bare.rsplit(|c: char| !c.is_alphabetic() && c != '-').next()?;
    calendar::weekday(word).map(|day| (day, before.len() - (bare.len() - word.len())))
}

/// The weekday that begins `after`.
fn weekday_after(after: &str) -> Option<u32> {
    let bare = after.trim_start_matches([' ', ',', '(']);
    calendar::weekday(bare.split(|c: char| !c.is_alphabetic()).next()?)
}

fn clock_before(before: &str) -> Option<(u32, u32)> {
    Parts(&HOUR.as_ref()?.captures(before)?).clock()
}

fn read(line: &str, found: &Captures<'_>) -> Option<Date> {
    let parts = Parts(found);
    let form = parts.form()?;
    let whole = found.get(0)?;
    let kept = whole.as_str().trim_end_matches([' ', ',', ';', ')']).len();
    let before = &line[..whole.start()];
    let ahead = weekday_before(before);
    let start = whole.start() - ahead.map_or(0, |(_, bytes)| bytes);
    let weekday = ahead.map(|(day, _)| day).or_else(|| weekday_after(&line[whole.end()..]));
    let clock = parts.clock().or_else(|| clock_before(&line[..start]));
    Some(Date { form, span: Span::new(start, whole.start() + kept), weekday, clock })
}

/// The dates in the first bytes of `line`, in order.
pub(crate) fn dates(line: &str) -> Vec<Date> {
    let mut found = written(line);
    found.retain(|date| !matches!(date.form, Form::Yearless(..)));
    found
}

/// The dates in the first bytes of `line`, those without a year too.
pub(crate) fn written(line: &str) -> Vec<Date> {
    let line = head(line);
    let Some(pattern) = DATE.as_ref().filter(|_| line.bytes().any(|b| b.is_ascii_digit())) else {
        return Vec::new();
    };
    pattern.captures_iter(line).filter_map(|found| read(line, &found)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Form {
        Form::Day(Day::new(year, month, day).unwrap())
    }

    fn forms(line: &str) -> Vec<Form> {
        written(line).into_iter().map(|date| date.form).collect()
    }

    #[test]
    fn the_formats_of_news_pages() {
        for line in [
            "October 24, 2022",
            "24 October 2022",
            "2022-10-24",
            "2022-10-24T09:30:00Z",
            "2022/10/24 09:30",
            "10/24/2022",
            "24.10.2022",
            "24-10-2022",
            "24/10/22",
            "24-OCT-2022",
            "Monday, October 24th, 2022",
            "Oct. 24 2022",
            "24 de octubre de 2022",
            "le 24 octobre 2022",
            "24. Oktober 2022",
            "24 Ekim 2022",
            "24.okt.2022",
            "24th of October, 2022",
            "2022年10月24日",
        ] {
            assert_eq!(forms(line), [day(2022, 10, 24)], "{line}");
        }
        assert_eq!(forms("October 2022"), [Form::Month(2022, 10)]);
        assert_eq!(forms("ARNHOLM, Oct. 24 (NWA)"), [Form::Yearless(10, 24)]);
        assert_eq!(forms("3/4/2022"), [Form::Numbers(3, 4, 2022)]);
    }

    #[test]
    fn the_hour_stands_behind_or_in_front() {
        for (line, clock) in [
            ("Oct. 9, 2018 3:45 PM", (15, 45)),
            ("9 Oct 2018 | 18:42 GMT", (18, 42)),
            ("Sept. 1, 2020, at 12:05 a.m.", (0, 5)),
            ("1 septembre 2020 à 18h52", (18, 52)),
            ("01/09/2020 a las 20:14h.", (20, 14)),
            ("06:14 GMT, 7 October 2031", (6, 14)),
            ("17:26, SAT 2 NOV 2030", (17, 26)),
        ] {
            assert_eq!(written(line)[0].clock, Some(clock), "{line}");
        }
    }

    #[test]
    fn what_is_impossible_is_no_date() {
        for line in ["31 February 2022", "13/13/2022", "version 1.2.3", "32 May 2020", "you may 12 times"] {
            assert!(forms(line).iter().all(|form| matches!(form, Form::Month(..))), "{line} {:?}", forms(line));
        }
        assert!(dates("4 March").is_empty());
    }

    #[test]
    fn the_weekday_belongs_to_the_date() {
        let line = "Editor: A. Berg Tuesday, 3 May 2022";
        let found = dates(line);
        assert_eq!(found[0].span.of(line), "Tuesday, 3 May 2022");
        assert_eq!(found[0].weekday, Some(1));
        assert_eq!(dates("May 3, 2022, Tuesday")[0].weekday, Some(1));
    }
}

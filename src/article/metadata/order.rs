//! Whether a page writes the day or the month first, where numbers alone leave it open.

use super::calendar::Day;
use super::dates::{Date, Form};

/// Days between a date in numbers and one in words that are taken for the same story.
const NEAR: i64 = 4;

/// Signs of a page from where the month stands first: zones, states and the forms of American addresses.
const MONTH_FIRST: [&str; 24] = [
    " EST", " EDT", " CST", " CDT", " MST", " MDT", " PST", " PDT", " ET ", " PT ", " a.m. ET", " p.m. ET", "Calif.",
    "Mich.", "Ariz.", "Colo.", "Fla.", "Ill.", "Mass.", "Minn.", "Ohio", "Texas", "Wash.", "FCC",
];
/// Signs of a page from where the day stands first.
const DAY_FIRST: [&str; 14] =
    [" GMT", " BST", " CET", " CEST", " IST", " WAT", " EAT", " SAST", " AEST", ".co.uk", ".com.au", "£", "€", "₦"];

/// The day that two numbers and a year mean, day first or month first.
pub(super) fn day(first: u32, second: u32, year: i32, day_first: bool) -> Option<Day> {
    let (day, month) = if day_first { (first, second) } else { (second, first) };
    Day::new(year, month, day).or_else(|| Day::new(year, day, month))
}

/// True if the day stands first on the page with these dates, which is written in `english` or not.
///
/// The first of these that says something decides: a weekday beside the numbers; a date in words within days of one
/// reading only; other numbers of which one is above twelve; signs of a country; the order of the dates in words.
/// The day stands first where nothing tells, as in most countries, and in every other language but English.
pub(super) fn day_first(text: &str, dates: &[Date], english: bool) -> bool {
    if open(dates).next().is_none() {
        return true;
    }
    by_weekday(dates)
        .or_else(|| by_points(text, dates))
        .or_else(|| by_words(dates))
        .or_else(|| by_numbers(text, dates))
        .or_else(|| (!english).then_some(true))
        .or_else(|| by_country(text))
        .unwrap_or(true)
}

/// The readings of every date whose order is open, day first and month first.
fn open(dates: &[Date]) -> impl Iterator<Item = (&Date, Option<Day>, Option<Day>)> {
    dates.iter().filter_map(|date| match date.form {
        Form::Numbers(a, b, year) => Some((date, Day::new(year, b, a), Day::new(year, a, b))),
        _ => None,
    })
}

fn by_weekday(dates: &[Date]) -> Option<bool> {
    open(dates).find_map(|(date, day_first, month_first)| {
        let weekday = date.weekday?;
        let agrees = |day: Option<Day>| day.is_some_and(|day| day.weekday() == weekday);
        (agrees(day_first) != agrees(month_first)).then(|| agrees(day_first))
    })
}

/// Points between the numbers are written where the day stands first.
fn by_points(text: &str, dates: &[Date]) -> Option<bool> {
    let pointed = |date: &Date| date.span.of(text).contains('.') && !date.span.of(text).contains('/');
    open(dates).all(|(date, ..)| pointed(date)).then_some(true)
}

fn by_words(dates: &[Date]) -> Option<bool> {
    let days = || {
        dates.iter().filter_map(|date| match date.form {
            Form::Day(day) => Some(day.number()),
            _ => None,
        })
    };
    let close = |day: Option<Day>| day.is_some_and(|day| days().any(|other| (other - day.number()).abs() <= NEAR));
    open(dates).find_map(|(_, day_first, month_first)| {
        let (first, second) = (close(day_first), close(month_first));
        (first != second).then_some(first)
    })
}

/// What another date in numbers, one of them above twelve, tells.
fn by_numbers(text: &str, dates: &[Date]) -> Option<bool> {
    dates.iter().find_map(|date| {
        let (Form::Day(_), written) = (date.form, date.span.of(text)) else {
            return None;
        };
        let digits = written.trim_start_matches(|c: char| !c.is_ascii_digit());
        let mut numbers =
            digits.split(['/', '.', '-']).map_while(|part| part.get(..part.len().min(2))?.trim().parse::<u32>().ok());
        match (numbers.next()?, numbers.next()?) {
            (13..=31, 1..=12) => Some(true),
            (1..=12, 13..=31) => Some(false),
            _ => None,
        }
    })
}

fn by_country(text: &str) -> Option<bool> {
    let count = |signs: &[&str]| signs.iter().filter(|sign| text.contains(**sign)).count();
    let (month, day) = (count(&MONTH_FIRST), count(&DAY_FIRST));
    (month != day).then_some(day > month)
}

#[cfg(test)]
mod tests {
    use super::super::dates::written;

    #[test]
    fn the_page_settles_the_order() {
        for (page, day_first) in [
            ("03/04/2031 and Wednesday 2 April 2031", true),
            ("04/03/2031, printed April 3, 2031", false),
            ("Published 04/03/2031 Updated 06/28/2031", false),
            ("Published 04/03/2031 Updated 28/06/2031", true),
            ("Thursday 04/03/2031", false),
            ("04/03/2031 6:58 PM MDT", false),
            ("04/03/2031 18:58 CEST", true),
            ("04/03/2031", true),
            ("04.03.2031 6:58 PM MDT", true),
            ("11-12-2031 (11-14-2031)", false),
        ] {
            assert_eq!(super::day_first(page, &written(page), true), day_first, "{page}");
        }
    }
}

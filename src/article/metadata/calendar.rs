//! Days: their arithmetic, and the names of months and weekdays in the languages of news pages.

use crate::article::lines::vocabulary::Key;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A day of the Gregorian calendar that exists.
#[allow(clippy::struct_field_names, reason = "a day has a day of the month")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day {
    pub(crate) year: i32,
    pub(crate) month: u32,
    pub(crate) day: u32,
}

/// Years that a page of news may be of.
const YEARS: std::ops::Range<i32> = 1800..2200;

const fn days_in(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl Day {
    /// The day, if there is one.
    pub(crate) fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let exists = YEARS.contains(&year) && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// Days since 1 March of the year 0 (H. Hinnant, "chrono-compatible low-level date algorithms").
    pub(crate) const fn number(self) -> i64 {
        let shifted = (self.month + 9) % 12;
        let year = self.year as i64 - (self.month <= 2) as i64;
        let of_year = (153 * shifted as i64 + 2) / 5 + self.day as i64 - 1;
        365 * year + year / 4 - year / 100 + year / 400 + of_year
    }

    /// Monday is 0.
    pub(crate) const fn weekday(self) -> u32 {
        (self.number() + 2).rem_euclid(7).unsigned_abs() as u32
    }

    /// The day `count` days before.
    pub(crate) fn before(self, count: u32) -> Option<Self> {
        let mut day = self;
        for _ in 0..count {
            day = day.eve()?;
        }
        Some(day)
    }

    fn eve(self) -> Option<Self> {
        match (self.month, self.day) {
            (1, 1) => Self::new(self.year - 1, 12, 31),
            (month, 1) => Self::new(self.year, month - 1, days_in(self.year, month - 1)),
            (month, day) => Self::new(self.year, month, day - 1),
        }
    }

    /// ISO 8601: `2031-04-02`.
    pub(crate) fn iso(self) -> String {
        format!("{}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Names of the months: English first, then Spanish, French, German, Portuguese, Italian, Dutch, the Nordic
/// languages, Polish, Turkish and Indonesian. Abbreviations that are words of another language are left out.
const MONTHS: [&str; 12] = [
    "january jan|enero ene janvier janv januar jänner janeiro gennaio januari stycznia ocak",
    "february feb|febrero février fevrier févr fév februar fevereiro fev febbraio februari lutego şubat",
    "march mar|marzo mars märz maerz março maart mrt marts marca mart maret",
    "april apr|abril abr avril avr aprile kwietnia nisan",
    "may|mayo mai maio maggio mei maj maja mayıs",
    "june jun|junio juin juni junho giugno czerwca haziran",
    "july jul|julio juillet juil juli julho luglio lipca temmuz",
    "august aug|agosto ago août aout augustus augusti sierpnia ağustos agustus",
    "september sept sep|septiembre setiembre septembre setembro settembre września eylül",
    "october oct|octubre octobre oktober okt outubro ottobre października ekim",
    "november nov|noviembre novembre novembro listopada kasım",
    "december dec|diciembre dic décembre déc dezember dez dezembro dicembre desember grudnia aralık desember",
];

/// Names of the weekdays, from Monday, in the same languages.
const WEEKDAYS: [&str; 7] = [
    "monday mon lunes lundi montag segunda-feira lunedì maandag mandag måndag",
    "tuesday tues tue martes mardi dienstag terça-feira martedì dinsdag tirsdag tisdag",
    "wednesday wed miércoles mercredi mittwoch quarta-feira mercoledì woensdag onsdag",
    "thursday thurs thur thu jueves jeudi donnerstag quinta-feira giovedì donderdag torsdag",
    "friday fri viernes vendredi freitag sexta-feira venerdì vrijdag fredag",
    "saturday sat sábado samedi samstag sonnabend sabato zaterdag lørdag lördag",
    "sunday sun domingo dimanche sonntag domenica zondag søndag söndag",
];

type Places = FxHashMap<Key, u32>;

/// The number of the line in which each name stands, from `first`.
fn places(lines: &[&str], first: u32) -> Places {
    let numbered = lines.iter().zip(first..);
    numbered.flat_map(|(line, at)| line.split([' ', '|']).map(move |name| (Key::of(name), at))).collect()
}

fn place(places: &Places, word: &str) -> Option<u32> {
    places.get(&Key::of(word.trim_end_matches('.'))).copied()
}

/// The number of the month that `word` names, from 1.
pub(crate) fn month(word: &str) -> Option<u32> {
    static PLACES: LazyLock<Places> = LazyLock::new(|| places(&MONTHS, 1));
    place(&PLACES, word)
}

/// The weekday that `word` names; Monday is 0.
pub(crate) fn weekday(word: &str) -> Option<u32> {
    static PLACES: LazyLock<Places> = LazyLock::new(|| places(&WEEKDAYS, 0));
    place(&PLACES, word)
}

/// Names of months as one alternation for a pattern, longest first; English ones only, or all.
pub(crate) fn months(english: bool) -> String {
    let of = |line: &'static str| if english { line.split('|').next().unwrap_or(line) } else { line };
    let mut names: Vec<&str> = MONTHS.into_iter().flat_map(|line| of(line).split([' ', '|'])).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names.join("|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_know_their_weekday_and_their_eve() {
        let day = |year, month, day| Day::new(year, month, day).unwrap();
        assert_eq!(day(2024, 2, 29).weekday(), 3);
        assert_eq!(day(2000, 1, 1).weekday(), 5);
        assert_eq!(day(2031, 3, 1).before(1), Some(day(2031, 2, 28)));
        assert_eq!(day(2031, 1, 1).before(2), Some(day(2030, 12, 30)));
        assert_eq!(Day::new(2031, 2, 29), None);
    }

    #[test]
    fn months_and_weekdays_are_known_in_several_languages() {
        assert_eq!(month("Sept."), Some(9));
        assert_eq!(month("août"), Some(8));
        assert_eq!(month("the"), None);
        assert_eq!(weekday("miércoles"), Some(2));
    }
}

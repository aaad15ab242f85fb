//! Lines that say when a page was published, changed or rendered.

use crate::article::lines::Measures;
use crate::article::metadata::dates::dates;
use crate::article::metadata::phrases::Beginnings;
use crate::article::{BlockKind, DateKind};
use std::sync::LazyLock;

/// What labels a date as that of a change, in lower case.
const CHANGED: [&str; 12] = [
    "last updated",
    "updated",
    "last modified",
    "modified",
    "last update",
    "refreshed",
    "last refreshed",
    "last reviewed",
    "actualizado",
    "mis à jour",
    "aktualisiert",
    "update:",
];
/// What labels a date as that of publication.
const FIRST: [&str; 15] = [
    "first published",
    "published",
    "posted",
    "publish date",
    "date published",
    "publication date",
    "first posted",
    "created on",
    "first sent",
    "publicado",
    "publié",
    "veröffentlicht",
    "publicada",
    "transcript made",
    "published in",
];

/// Most words of a stamp.
const LONGEST: u32 = 22;

/// The kind of date that the words before it (in lower case) label; the last label wins.
pub(crate) fn labelled(words: &str) -> Option<DateKind> {
    let last = |labels: &[&str]| labels.iter().filter_map(|label| words.rfind(label).map(|at| at + label.len())).max();
    match (last(&CHANGED), last(&FIRST)) {
        (None, None) => None,
        (changed, first) if changed >= first => Some(DateKind::Updated),
        _ => Some(DateKind::Published),
    }
}

/// The label that a line in lower case begins with.
fn label(line: &str) -> Option<BlockKind> {
    static LABELS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(CHANGED.into_iter().chain(FIRST)));
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (_, at) = LABELS.all(line).next()?;
    Some(if at < CHANGED.len() { BlockKind::UpdateStamp } else { BlockKind::PublishStamp })
}

/// True if the line names a time: a date, "3 hours ago", "06:10".
fn names_time(line: &str, measures: &Measures) -> bool {
    let dated =
        measures.digits > 0 && (measures.months > 0 || line.contains(':') || line.contains('/') || line.contains('-'));
    dated || line.contains(" ago") || !dates(line).is_empty()
}

/// The kind of a line (in lower case) that is a stamp: a label with a date or time and little else.
pub(super) fn stamp(line: &str, measures: &Measures) -> Option<BlockKind> {
    if measures.words > LONGEST || measures.function > 5 {
        return None;
    }
    if is_clock(line, measures) {
        return Some(BlockKind::PublishStamp);
    }
    label(line).filter(|_| names_time(line, measures))
}

/// True for a time and nothing else: "21.12 CEST", "3:22 p.m.", "15 minutes ago".
fn is_clock(line: &str, measures: &Measures) -> bool {
    const UNITS: [&str; 7] = ["second", "minute", "min", "hour", "day", "week", "month"];
    if measures.words > 5 || !line.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let ago = line.ends_with(" ago") && UNITS.iter().any(|unit| line.contains(unit));
    let (hour, rest) = line.split_at(line.find([':', '.']).unwrap_or(0));
    let minutes = rest.get(1..3).is_some_and(|minutes| minutes.bytes().all(|byte| byte.is_ascii_digit()));
    let zone = rest.get(3..).unwrap_or_default().trim();
    let plain = zone.is_empty() && rest.starts_with(':');
    let zoned = (2..=5).contains(&zone.len()) && zone.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'.');
    ago || ((1..=2).contains(&hour.len()) && minutes && (plain || zoned))
}

/// True for a line that is a date, perhaps with a day, a time and a zone, and almost nothing besides.
pub(super) fn is_date(line: &str, measures: &Measures) -> bool {
    let dated = measures.months + measures.weekdays + measures.numbers;
    measures.words <= 12
        && measures.digits > 0
        && dated + 2 + u32::from(measures.digits >= 8) >= measures.words
        && dated * 2 >= measures.words
        && (measures.months > 0 || measures.digits >= 8)
        && ((measures.months > 0 && measures.digits >= 4) || !dates(line).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn measured(line: &str) -> Measures {
        Measures::of(line, Span::new(0, line.len()))
    }

    fn kind(line: &str) -> Option<BlockKind> {
        stamp(&line.to_ascii_lowercase(), &measured(line))
    }

    #[test]
    fn a_label_and_a_time_make_a_stamp() {
        assert_eq!(kind("(Last Updated On: May 3, 2021)"), Some(BlockKind::UpdateStamp));
        assert_eq!(kind("Published: March 7, 2019 06:10"), Some(BlockKind::PublishStamp));
        assert_eq!(kind("Updated 3 hours ago"), Some(BlockKind::UpdateStamp));
        assert_eq!(kind("Published in full, the report runs to ninety pages."), None);
    }

    #[test]
    fn the_nearest_label_names_the_date() {
        assert_eq!(labelled("published 14 march | updated "), Some(DateKind::Updated));
        assert_eq!(labelled("updated 15 march; first published "), Some(DateKind::Published));
        assert_eq!(labelled("on "), None);
    }

    #[test]
    fn a_bare_date_is_known() {
        for line in ["Saturday, April 27th, 2024", "04 Mar 2019 | 18:42 GMT", "2021-05-03"] {
            assert!(is_date(line, &measured(line)), "{line}");
        }
        assert!(!is_date("1994", &measured("1994")));
        assert!(!is_date("On 3 May 2021 the bridge was shut", &measured("On 3 May 2021 the bridge was shut")));
    }
}

//! The words of a dateline: place, region, day and agency.

use super::super::calendar;
use super::super::phrases::Phrases;
use std::sync::LazyLock;

/// Bytes within which a dateline ends.
const LONGEST: usize = 130;
/// What ends a dateline; the marks that a wrong encoding makes of dashes too. A colon is for places in capitals.
const ENDS: &[&str] = &[
    " _ ",
    " | ",
    "). ",
    " – ",
    " — ",
    " - ",
    " -- ",
    "— ",
    "– ",
    "-- ",
    ".- ",
    ".– ",
    ".— ",
    " â€“ ",
    " â€” ",
    ": ",
    "/ - ",
    "―",
    "—",
    "–",
    "/. ",
    "/.- ",
];
/// Words that open a paragraph before a dash or a colon and are no place, in lower case.
#[rustfmt::skip] // One word a line would bury the code.
const OTHERS: &[&str] = &[
    "nato", "live", "file", "files", "note", "watch", "read", "breaking", "update", "updated", "exclusive", "analysis", "opinion",
    "video", "review", "question", "answer", "photos", "photo", "pictures", "correction", "editor", "editors", "moderator", "host",
    "interviewer", "verdict", "summary", "background", "context", "fact", "factbox", "timeline", "poll", "quiz", "comment", "more",
    "related", "sir", "madam", "dear", "yes", "no", "but", "and", "then", "perhaps", "q", "a", "spoiler", "warning", "alert",
    "listen", "advertisement", "sponsored", "headline", "body", "section", "subject", "length", "source", "byline", "caption",
    "graphic", "picture", "attention", "embargo", "embargoed", "press", "release", "contact", "media", "about", "ends", "notes",
    "volume", "column", "bill", "issue", "chapter", "part", "day", "week", "profile", "interview", "recap", "podcast", "gallery", "explainer",
    "revealed", "obituary", "speaker", "president", "chair", "chairman", "minister", "letter", "letters", "editorial", "report", "highlights", "summary", "key", "quick",
    "results", "result", "scorers", "teams", "referee", "attendance", "weather", "markets", "shares",
];

/// True for "4 March", "March 4, 2031", "Monday" and the like.
pub(super) fn is_day(part: &str) -> bool {
    let mut words = part.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let known = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit()) || matches!(word, "de" | "of" | "le") || names_time(word)
    };
    !part.trim().is_empty() && words.all(known)
}

fn names_time(word: &str) -> bool {
    calendar::month(word).is_some() || calendar::weekday(word).is_some()
}

pub(in crate::article::metadata) fn is_upper(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !name.chars().any(char::is_lowercase)
}

/// True for one to five words as places are written, perhaps several parted by "/" or "and".
pub(super) fn is_place(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default().to_lowercase();
    if matches!(first.as_str(), "by" | "from" | "in" | "at" | "on" | "for" | "with" | "to" | "of" | "special") {
        return false;
    }
    let words = name.split([' ', '/']).count();
    (1..=6).contains(&words)
        && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | '\'' | '’' | '/' | '´'))
        && name.starts_with(char::is_uppercase)
        && !name.split(' ').any(|word| calendar::weekday(word).is_some() && word.len() > 3)
        && calendar::month(name).is_none()
        && name.split([' ', '/']).all(|word| word.starts_with(char::is_uppercase) || word.chars().count() <= 3)
        && !name.to_lowercase().split([' ', '.']).any(|word| OTHERS.contains(&word))
}

/// Words that stay small inside a name.
const SMALL: [&str; 20] = [
    "de", "del", "la", "las", "los", "do", "da", "dos", "du", "des", "of", "the", "and", "on", "upon", "al", "am",
    "an", "der", "y",
];

/// Letters in lower case that stay capitals.
const KEPT: [&str; 11] = ["usa", "uk", "eu", "uae", "tv", "fm", "bbc", "nbc", "cbs", "abc", "dc"];

/// A name in capitals as it is usually written: Port Halden, USA Today.
pub(in crate::article::metadata) fn spelled(name: &str) -> String {
    if !is_upper(name) {
        return name.to_owned();
    }
    let lower = name.to_lowercase();
    let mut out = String::with_capacity(name.len());
    for (at, part) in lower.split_inclusive(|c: char| !c.is_alphabetic()).enumerate() {
        let bare = part.trim_end_matches(|c: char| !c.is_alphabetic());
        if KEPT.contains(&bare) {
            out.push_str(&part.to_uppercase());
            continue;
        }
        let mut letters = part.chars();
        match letters.next() {
            Some(first) if at == 0 || !SMALL.contains(&bare) => out.extend(first.to_uppercase()),
            Some(first) => out.push(first),
            None => {}
        }
        out.push_str(letters.as_str());
    }
    out
}

/// The bracketed agency at the end of a dateline's words, or one between slashes: what stands before it, and its bytes.
fn agency(head: &str) -> (&str, Option<(usize, usize)>) {
    let bare = head.trim_end_matches([' ', '.', '-', '/']);
    if bare.ends_with(')')
        && let Some(open) = bare.rfind('(')
    {
        return (bare[..open].trim_end_matches([' ', ',']), Some((open + 1, bare.len() - 1)));
    }
    match bare.find(" /") {
        // A name between slashes is who spread a release, not who wrote it.
        Some(open) if head.trim_end().ends_with('/') => {
            let wire = &bare[open + 2..];
            let acronym = (2..=6).contains(&wire.len()) && wire.bytes().all(|byte| byte.is_ascii_uppercase());
            (bare[..open].trim_end_matches([' ', '.', ',']), acronym.then_some((open + 2, bare.len())))
        }
        _ => (head.trim_end(), None),
    }
}

/// The letters of an agency behind a day: "Accra, Nov. 13, GNW -".
fn letters_last(words: &str) -> (&str, Option<(usize, usize)>) {
    let Some((before, letters)) = words.rsplit_once(", ") else { return (words, None) };
    let is = (2..=6).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    let dated = before.rsplit(", ").next().is_some_and(is_day);
    if is && dated { (before, Some((words.len() - letters.len(), words.len()))) } else { (words, None) }
}

/// A dateline at the start of a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) place: String,
    /// Bytes of the whole dateline.
    pub(super) end: usize,
    pub(super) agency: Option<(usize, usize)>,
    /// False for what may as well be a speaker or the first words of a sentence: a place in small letters or before a
    /// colon, without day and agency.
    pub(super) sure: bool,
}

/// The place of a dateline's words: without the region, unless several places stand with theirs.
pub(super) fn place(words: &str) -> Option<&str> {
    // "ARNHOLM, NORRLAND. November 14, 2031": a release parts the day by a point.
    let pointed = words.rfind(". ").filter(|&at| is_day(words[at + 2..].split(',').next().unwrap_or_default()));
    let words = pointed.map_or(words, |at| &words[..at]);
    let parts: Vec<&str> = words.split(',').map(str::trim).collect();
    let joined =
        parts.iter().skip(1).any(|part| part.strip_prefix("and ").or(part.strip_prefix("y ")).is_some_and(is_place));
    let undated = parts.iter().take_while(|part| !is_day(part)).count();
    let first = *parts.first()?;
    if joined {
        let last = parts[undated - 1];
        return Some(&words[..last.as_ptr() as usize - words.as_ptr() as usize + last.len()]);
    }
    let (bare, day) = first.split_once(' ').map_or((first, ""), |_| split_day(first));
    let regions = parts.iter().skip(1).all(|part| is_day(part) || is_region(part));
    (is_place(bare) && (day.is_empty() || is_day(day)) && regions && undated <= 3).then_some(bare)
}

/// "ARNHOLM Nov 19" parted before the day.
fn split_day(first: &str) -> (&str, &str) {
    let cut = first.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at).find(|&at| is_day(&first[at..]));
    cut.map_or((first, ""), |at| (&first[..at], first[at..].trim()))
}

/// True for what stands behind a place: a country, a state, "and" with another place.
fn is_region(part: &str) -> bool {
    let words = part.split_whitespace().count();
    (1..=4).contains(&words) && part.starts_with(char::is_uppercase) && !part.chars().any(|c| c.is_ascii_digit())
}

/// "[ARNHOLM, NORRLAND] The pass is closed.": the dateline of releases about research.
fn in_brackets(paragraph: &str) -> Option<Reading> {
    let inside = paragraph.strip_prefix('[')?;
    let words = &inside[..inside.find(']').filter(|&at| at <= LONGEST)?];
    let place = place(words).filter(|place| is_upper(place))?;
    let sure = inside.len() > words.len() + 40;
    sure.then(|| Reading { place: spelled(place), end: words.len() + 2, agency: None, sure })
}

/// True for the title of a person: "HON.", "Dr".
fn is_title(word: &str) -> bool {
    const TITLES: [&str; 10] = ["hon", "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "sir"];
    TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str())
}

/// Reads the dateline at the start of a paragraph.
pub(super) fn read(paragraph: &str) -> Option<Reading> {
    static CLOSING: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(ENDS.iter().copied()));
    if let Some(reading) = in_brackets(paragraph) {
        return Some(reading);
    }
    let reach = (0..=LONGEST.min(paragraph.len())).rev().find(|&end| paragraph.is_char_boundary(end))?;
    let window = &paragraph[..reach];
    let found = CLOSING.first(window)?;
    let (at, end) = (found.start, ENDS[found.at]);
    // The bracket or slash that opens an end belongs to the words before it.
    let (words, agency) = agency(&window[..at + usize::from(end.starts_with(['/', ')']))]);
    if end == "). " && !agency.is_some_and(|(start, end)| end - start <= 12 && !window[start..end].contains(' ')) {
        return None;
    }
    let (words, agency) = if agency.is_none() { letters_last(words) } else { (words, agency) };
    let place = place(words).filter(|place| !names_time(place.split(' ').next().unwrap_or_default()))?;
    // A bar parts the items of a path as well.
    if end == " | " && !is_upper(place) {
        return None;
    }
    let dated = words.split(',').any(is_day) || place.len() < words.split(',').next().map_or(0, str::len);
    // What stands in brackets is an agency: "(Minister of Tourism)" tells who speaks, "(studio):" from where.
    let post = |part: &str| {
        (part.contains(' ') || end == ": ") && part.split(' ').any(|word| word.starts_with(char::is_lowercase))
    };
    if agency.is_some_and(|(start, end)| post(&window[start..end])) || place.split(' ').any(is_title) {
        return None;
    }
    let firm = agency.is_some() || dated;
    let dash = end != ": ";
    let open = paragraph[at + end.len()..].trim_start_matches(|c: char| !c.is_alphanumeric());
    // A sentence follows, and no hour: "Northern Mail 16/07/2031 - 21:42".
    open.split_whitespace().nth(1)?;
    if !open.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || !c.is_alphabetic()) && !firm {
        return None;
    }
    // An outlet signs with its initials; a place has four letters and more.
    if !firm && place.chars().count() <= 3 {
        return None;
    }
    let sure = firm || (dash && is_upper(place));
    Some(Reading { place: spelled(place), end: at + end.trim_end().len(), agency, sure })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(paragraph: &str) -> Option<(String, bool)> {
        read(paragraph).map(|reading| (reading.place, reading.sure))
    }

    #[test]
    fn places_with_and_without_date_and_agency() {
        for (paragraph, expected) in [
            ("PORT HALDEN, 4 March (TNA) — The ferry sank.", "Port Halden"),
            ("ARNHOLM – The pass is closed.", "Arnholm"),
            ("ARNHOLM, Norrland -- The pass is closed.", "Arnholm"),
            ("Arnholm (NWA) - The pass is closed.", "Arnholm"),
            ("ARNHOLM, Nov 19 (Northern Wire) - The pass is closed.", "Arnholm"),
            ("ARNHOLM, Nov. 19, 2031 /Newswire/ -- The pass is closed.", "Arnholm"),
            ("Arnholm, 12 April: The pass is closed.", "Arnholm"),
            ("ARNHOLM, Mich. (WXYZ/GLN) – The pass is closed.", "Arnholm"),
            ("ARNHOLM/PORT HALDEN — The pass is closed.", "Arnholm/Port Halden"),
            ("Arnholm, Nov. 13, GNW - The pass is closed.", "Arnholm"),
            ("ARNHOLM, NORRLAND. November 14, 2031 – The pass is closed.", "Arnholm"),
            ("ARNHOLM | The pass is closed.", "Arnholm"),
            ("Villar del Río, 2 sep (Norte).- El puerto sigue cerrado.", "Villar del Río"),
            ("SAINT-ARN (NWA) – Le col est fermé.", "Saint-Arn"),
            ("ARNHOLM, Monday -- The pass is closed.", "Arnholm"),
        ] {
            assert_eq!(found(paragraph), Some((expected.to_owned(), true)), "{paragraph}");
        }
        let release = "[ARNHOLM, NORRLAND] Nine years after the pass was closed the ferry sails again.";
        assert_eq!(found(release), Some(("Arnholm".to_owned(), true)));
        assert_eq!(found("Arnholm, 18 February. /STA/. The pass is closed."), Some(("Arnholm".to_owned(), true)));
        assert_eq!(found("Arnholm—NO fewer than nine lorries."), Some(("Arnholm".to_owned(), false)));
        assert_eq!(found("ARNHOLM: The pass is closed."), Some(("Arnholm".to_owned(), false)));
        assert_eq!(found("Arnholm – The pass is closed."), Some(("Arnholm".to_owned(), false)));
    }

    #[test]
    fn other_beginnings_are_no_places() {
        for paragraph in [
            "The pass – closed since Monday – opens.",
            "NATO – an alliance.",
            "He said: no.",
            "UN - the",
            "MODERATOR: Welcome.",
            "PHOTOS: Early snow.",
            "VOP - The chairwoman came.",
            "HON. ANNA BERG (Minister of Roads).- I move the bill.",
            "Volume 812: debated on Thursday",
            "Arnholm | The pass is closed.",
            "By Anna Berg/Arnholm — The pass is closed.",
            "Northern Mail 16/07/2031 - 21:42",
            "ANNA BERG (studio): The pass is closed.",
        ] {
            assert_eq!(found(paragraph), None, "{paragraph}");
        }
    }

    #[test]
    fn names_in_capitals_are_spelled_as_usual() {
        assert_eq!(spelled("VILLAR DEL RÍO"), "Villar del Río");
        assert_eq!(spelled("SAINT-ARN"), "Saint-Arn");
        assert_eq!(spelled("USA DAILY"), "USA Daily");
        assert_eq!(spelled("Arnholm"), "Arnholm");
    }
}

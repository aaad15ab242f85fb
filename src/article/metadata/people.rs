//! The people that a line names, with their posts and places.

use super::calendar;
use super::dateline::is_upper;
use super::dates::written;
use super::names::{is_outlet, is_titled};
use super::phrases::{Phrases, begins_with};
use crate::article::lines::vocabulary::{CONTROL, FUNCTION, marks};
use std::sync::LazyLock;

/// What people of a newsroom are called; the last word of a post.
#[rustfmt::skip] // One word a line would bury the code.
const POSTS: &[&str] = &[
    "correspondent", "correspondents", "reporter", "reporters", "columnist", "writer", "writers", "desk", "contributor", "bureau",
    "editor", "editors", "producer", "analyst", "critic", "staff", "journalist", "chief", "corresponsal", "redactor", "journaliste",
    "economist", "professor", "lecturer", "director", "researcher", "scholar", "adviser", "advisor", "member", "president", "consultant",
    "specialist", "officer", "manager", "spokesman", "spokeswoman", "university", "institute", "college", "school", "centre", "center", "ministry",
    "summary", "statement", "report", "update", "executive", "preliminary", "good", "morning", "evening", "index", "forum", "transcript",
    "korrespondent", "fellow", "intern", "photographer", "presenter", "anchor",
];
/// Words that open a post.
#[rustfmt::skip] // As above.
const POST_WORDS: &[&str] = &[
    "senior", "chief", "staff", "special", "political", "health", "environment", "education", "science", "business", "economics",
    "sports", "sport", "football", "crime", "court", "diplomatic", "defence", "defense", "foreign", "home", "city", "national",
    "world", "europe", "asia", "africa", "transport", "technology", "culture", "arts", "legal", "social", "rural", "religious",
    "security", "home", "local", "associate", "deputy", "investigative", "agriculture", "energy", "industry", "media", "data",
    "trade", "economy", "economic", "finance", "financial", "markets", "banking", "climate", "weather", "parliamentary", "parliament",
    "government", "policy", "housing", "property", "food", "books", "film", "music", "theatre", "fashion", "royal", "war", "investigations",
    "community", "county", "state", "regional", "night", "weekend", "principal", "lead", "junior", "trainee", "student", "contributing",
    "consumer", "travel", "features", "reporter", "correspondent", "editor", "columnist", "guest", "freelance", "video", "digital",
];
/// Words inside names that are not capitalised.
const PARTICLES: [&str; 24] = [
    "de", "la", "van", "der", "den", "von", "zu", "bin", "bint", "al", "el", "da", "dos", "das", "do", "di", "del",
    "du", "ibn", "ter", "y", "af", "av", "le",
];
/// What parts two names.
const JOINTS: [&str; 12] =
    [" and ", " & ", " y ", " et ", " und ", " e ", " og ", " och ", " en ", " with ", " / ", "; "];
/// What ends the names of a byline.
#[rustfmt::skip] // As above.
const ENDS: &[&str] = &[
    " | ", " · ", " • ", "   ", "\t", " – ", " — ", " - ", " for ", " photograph", " photos", " photo ", " pictures", " illustration", " graphics",
    " video by", " @", " updated", " published", " posted", " on ", "; additional", "; editing", "; writing", " additional reporting", ", for ",
    " reports", " writes", " explains", " foto", " fotos", " fotografía",
];
/// What stands before the place of a writer.
const PLACES: [&str; 8] = [" in ", " at ", " en ", " à ", " aus ", " i ", " em ", " from "];

/// The names of a byline in order, and the place, where all that is named is one.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Names<'l> {
    pub(super) people: Vec<&'l str>,
    pub(super) places: Vec<&'l str>,
}

/// `line` without what follows its names.
pub(super) fn names_of(line: &str) -> &str {
    static ENDING: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(ENDS.iter().copied()));
    let end = ENDING.first(line).map_or(line.len(), |found| found.start);
    let dated = written(line).first().map_or(line.len(), |date| date.span.start);
    let digit = line.find(|c: char| c.is_ascii_digit()).unwrap_or(line.len());
    line[..end.min(dated).min(digit)].trim_end_matches([' ', ',', '.', ';', '|', ')', ':'])
}

static JOINED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(JOINTS));

/// The pieces of a list of names, without what stands in brackets.
fn pieces(list: &str) -> Vec<&str> {
    let (mut found, mut from) = (Vec::new(), 0);
    for joint in JOINED.apart(list) {
        found.extend(list[from..joint.start].split(", ").flat_map(without_brackets));
        from = joint.end;
    }
    found.extend(list[from..].split(", ").flat_map(without_brackets));
    found
}

/// What stands before, between and behind the brackets of a piece, trimmed.
fn without_brackets(piece: &str) -> impl Iterator<Item = &str> {
    // A bracket stays with what follows, so that it is known.
    let opened = piece.match_indices('(').map(|(at, _)| at).chain([piece.len()]);
    let parts = opened.scan(0, |from, at| Some(&piece[std::mem::replace(from, at)..at]));
    let closed = parts.flat_map(|part| if part.is_empty() { vec![part] } else { part.split_inclusive(')').collect() });
    closed.filter(|part| !part.ends_with(')')).map(|part| part.trim_matches([' ', ',']))
}

/// True for a word as names have them.
fn is_name_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        || PARTICLES.contains(&word)
        || word.starts_with("al-")
        || word.starts_with("d’")
}

/// True if the first two words of a line may be a person's name.
fn may_be_person(line: &str) -> bool {
    let mut words = line.trim_start_matches([' ', ',']).split(' ');
    words.next().is_some_and(is_name_word) && words.next().is_some_and(is_name_word)
}

/// A person's name at the start of a piece, without the post behind it.
fn person(piece: &str) -> Option<&str> {
    let piece = without_post(without_agency(piece.trim()));
    let mut end = 0;
    let mut count = 0;
    for word in piece.split(' ') {
        let lower = word.to_lowercase();
        if count >= 1 && (POST_WORDS.contains(&lower.as_str()) || POSTS.contains(&lower.as_str())) {
            break;
        }
        if !is_name_word(word) {
            break;
        }
        end = word.as_ptr() as usize - piece.as_ptr() as usize + word.len();
        count += 1;
    }
    let name = piece[..end].trim_end_matches(['.', ',']);
    let held = |word: &str| {
        marks(word) & CONTROL != 0
            || POSTS.contains(&word)
            || calendar::month(word).is_some()
            || calendar::weekday(word).is_some()
    };
    let plain =
        name.split([' ', '-']).all(|word| word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’')));
    let last = name.split(' ').next_back()?.to_lowercase();
    let is_function = |word: &str| !PARTICLES.contains(&word) && marks(word) & FUNCTION != 0;
    let function = name.split(' ').filter(|word| is_function(&word.to_lowercase())).count();
    let people =
        (2..=5).contains(&count) && plain && function < 2 && !name.split(' ').any(|word| held(&word.to_lowercase()));
    // "Banco do Sado’s headquarters" and "West African | Business Wire" are no people.
    let owns = name.ends_with("'s") || name.ends_with("’s");
    let longer = || piece.len() > end && is_outlet(piece);
    (people && !owns && !PARTICLES.contains(&last.as_str()) && !is_outlet(name) && !longer()).then_some(name)
}

/// A piece without "Agencia Norte" in front of the writer.
pub(super) fn without_agency(piece: &str) -> &str {
    let called = ["Agencia ", "Agence ", "Agenzia ", "Agência "].iter().find_map(|kind| piece.strip_prefix(kind));
    called.and_then(|rest| rest.split_once(' ')).map_or(piece, |(_, rest)| rest)
}

/// A piece without "NWA writers" or "Northern Mail Correspondent" in front of the writer.
pub(super) fn without_post(piece: &str) -> &str {
    let mut end = 0;
    for (nth, word) in piece.split(' ').take(4).take_while(|word| !word.ends_with(',')).enumerate() {
        let before = piece[..end].trim_end();
        end += word.len() + 1;
        // Two words in front are rather the writer, whose place follows.
        if nth > 1 && !is_titled(before) && !before.split(' ').any(is_post_word) {
            return piece;
        }
        let rest = piece.get(end..).unwrap_or_default();
        if POSTS.contains(&word.to_lowercase().as_str()) && rest.contains(' ') && may_be_person(rest) {
            return if begins_with(rest, "by ") { &rest[3..] } else { rest };
        }
    }
    piece
}

/// A piece parted from its place: "Anna Berg in Arnholm".
fn placed(piece: &str) -> (&str, Option<&str>) {
    static PLACED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(PLACES));
    match PLACED.all(piece).min_by_key(|mark| (mark.start, mark.end)) {
        Some(mark) if piece[mark.end..].starts_with(char::is_uppercase) => {
            (&piece[..mark.start], Some(piece[mark.end..].trim()))
        }
        _ => (piece, None),
    }
}

/// Reads a list of writers with their posts and places.
pub(super) fn names(list: &str) -> Names<'_> {
    names_in(names_of(list))
}

fn names_in(list: &str) -> Names<'_> {
    let listed = JOINED.is_in(list);
    let mut found = Names::default();
    let all = pieces(list);
    let upper = all.first().is_some_and(|first| is_upper(placed(first).0));
    for (at, piece) in all.into_iter().enumerate() {
        let (name, place) = placed(piece);
        // Behind a comma stands a further name only in a list; capitals beside small letters are a place.
        let further = at == 0 || ((listed || !is_town_name(name)) && (upper || !is_upper(name)));
        match person(name).filter(|_| further) {
            Some(name) => found.people.push(name),
            None if at > 0 && is_town(piece) => found.places.push(piece),
            None => {}
        }
        found.places.extend(place);
    }
    found
}

/// True for a name that begins or ends as places do: "New Halden", "Halden City".
fn is_town_name(name: &str) -> bool {
    const FIRST: [&str; 40] = [
        "new", "port", "san", "santa", "st", "st.", "saint", "north", "south", "east", "west", "los", "las", "cape",
        "fort", "mount", "lake", "hong", "kuala", "tel", "addis", "buenos", "rio", "são", "abu", "sri", "saudi",
        "united", "great", "upper", "lower", "central", "ho", "phnom", "costa", "el", "la", "le", "the", "ulan",
    ];
    const LAST: [&str; 16] = [
        "city", "town", "bay", "island", "islands", "county", "state", "province", "valley", "beach", "springs",
        "hills", "park", "republic", "creek", "falls",
    ];
    let lower = name.to_lowercase();
    let mut words = lower.split(' ');
    words.next().is_some_and(|first| FIRST.contains(&first))
        || words.next_back().is_some_and(|last| LAST.contains(&last))
}

/// True for what may be a place behind a name: capitalised words that are neither a post nor an outlet.
fn is_town(piece: &str) -> bool {
    let capital = piece.split(' ').all(|word| word.starts_with(char::is_uppercase) || PARTICLES.contains(&word));
    capital
        && piece.split(' ').count() <= 3
        && !piece.split(' ').any(|word| POSTS.contains(&word.to_lowercase().as_str()))
        && !is_outlet(piece)
        && !is_agency(piece)
}

fn is_agency(piece: &str) -> bool {
    !piece.contains(' ') && piece.chars().skip(1).any(char::is_uppercase)
}

/// True if a line is names, posts and places throughout.
pub(super) fn is_all_names(line: &str) -> bool {
    if !may_be_person(line) {
        return false;
    }
    let list = names_of(line);
    let pieces = pieces(list);
    // "San Jacobo, 17 June 2031" tells where a text was written.
    let town = |name: &str| pieces.len() == 1 && list.len() < line.len() && is_town_name(name);
    if pieces.first().and_then(|piece| person(placed(piece).0)).is_none_or(town) {
        return false;
    }
    let found = names_in(list);
    let outlets = pieces.iter().filter(|piece| is_outlet(piece));
    let named = found.people.iter().chain(&found.places).chain(outlets);
    let words: usize = named.map(|name| name.split(' ').count()).sum();
    let all = list.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    let posts = list.split([' ', ',']).filter(|word| is_post_word(word)).count();
    let before = written(line).first().map_or(line.len(), |date| date.span.start);
    words + posts + 2 >= all && list.len() * 3 >= before.min(90) && !list.ends_with('.')
}

pub(super) fn is_post_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    POST_WORDS.contains(&lower.as_str()) || POSTS.contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(list: &str) -> String {
        names(list).people.join("; ")
    }

    #[test]
    fn posts_and_places_are_no_names() {
        for (line, expected) in [
            ("Anna Berg, Arctic correspondent", "Anna Berg"),
            ("Anna Berg and Olaf Quist", "Anna Berg; Olaf Quist"),
            ("Anna Berg, Olaf Quist and Ida Lund", "Anna Berg; Olaf Quist; Ida Lund"),
            ("Anna Berg | Northern Wire", "Anna Berg"),
            ("Anna Berg on Monday, 3 May 2021", "Anna Berg"),
            ("Anna Berg Health Correspondent and Olaf Quist", "Anna Berg; Olaf Quist"),
            ("ANNA BERG / OLAF DE LA QUIST", "ANNA BERG; OLAF DE LA QUIST"),
            ("Anna Berg, Arnholm, and Olaf Quist, Tromsund", "Anna Berg; Olaf Quist"),
            ("Anna Berg in Arnholm and Olaf Quist in Tromsund", "Anna Berg; Olaf Quist"),
            ("Anna Berg (now) and Olaf Quist (earlier)", "Anna Berg; Olaf Quist"),
            ("Anna Berg & Olaf Quist", "Anna Berg; Olaf Quist"),
            ("ANNA BERG FOR THE NORTHERN MAIL", "ANNA BERG"),
            ("Anna Berg   Photographs Olaf Quist", "Anna Berg"),
            ("NWA writers Anna Berg, Olaf Quist", "Anna Berg; Olaf Quist"),
            ("Anna Berg University of Arnholm", "Anna Berg"),
            ("Anna Berg Reporter Port Arn", "Anna Berg"),
            ("Anna Berg Trade correspondent", "Anna Berg"),
            ("Banco do Arn’s headquarters", ""),
            ("West Norland Business Wire", ""),
            ("Executive Summary", ""),
            ("the river", ""),
        ] {
            assert_eq!(people(line), expected, "{line}");
        }
    }

    #[test]
    fn the_place_of_a_writer_is_known() {
        assert_eq!(names("Anna Berg at Harrow Park").places, ["Harrow Park"]);
        assert_eq!(names("Anna Berg, PORT ARN").places, ["PORT ARN"]);
        assert!(names("Anna Berg, Sports Reporter").places.is_empty());
        assert!(names("Anna Berg, NWA Bureau Last").places.is_empty());
    }
}

//! Who wrote the article and who edited it.

use super::calendar;
use super::dateline::{Dateline, is_upper, spelled};
use super::dates::written;
use super::names::is_outlet;
use super::page::{Line, Page, Part};
use super::phrases::{Phrases, begins_with};
use crate::article::lines::vocabulary::{CONTROL, FUNCTION, marks};
use crate::article::{Basis, BlockKind, Field, Label};
use crate::text::Span;
use std::sync::LazyLock;

/// Beginnings of bylines, in lower case, in the languages of news pages; the longer before the shorter.
#[rustfmt::skip] // One phrase a line would bury the code.
const BY: &[&str] = &[
    "byline: by ", "byline: ", "source: from ", "by our correspondent ", "by our reporter ", "from our correspondent ",
    "from our own correspondent ", "by staff writer ", "by: ", "by ", "from ", "written by ", "words by ", "words: ", "words ", "story by ",
    "story: ", "reported by ", "report by ", "report: ", "interview by ", "interview: ", "an interview by ", "a report by ", "text by ",
    "text: ", "author: ", "authors: ", "writer: ", "posted by ", "review by ", "analysis by ", "por: ", "por ", "texto: ",
    "texto ", "par : ", "par ", "texte : ", "texte: ", "von: ", "von ", "text von ", "di ", "door ", "av ", "av: ", "tekst: ", "af ",
    "oleh ", "oleh: ", "autor: ", "autora: ", "redacción: ",
];
/// Beginnings of lines that name an editor.
#[rustfmt::skip] // As above.
const EDITOR: &[&str] = &[
    "edited by: ", "edited by ", "editing by ", "editor in chief: ", "editor-in-chief: ", "chief editor: ", "managing editor: ",
    "executive editor: ", "responsible editor: ", "duty editor: ", "desk editor: ", "copy editor: ", "night editor: ", "news editor: ",
    "editor: ", "editors: ", "transcript: ", "transcript by ", "compiled by ", "letters page edited by ", "page edited by ",
    "edición: ", "editado por ", "edita: ", "édition : ", "édité par ", "redaktion: ", "redigiert von ", "edição: ", "a cura di ",
    "redactie: ", "ansvarlig redaktør: ", "ansvarig utgivare: ", "redaktør: ", "editor ",
];
/// Bylines that name a desk and nobody.
#[rustfmt::skip] // As above.
const NAMELESS: &[&str] = &[
    "staff reporter", "our staff reporter", "staff writer", "staff correspondent", "our correspondent", "special correspondent",
    "our special correspondent", "web desk", "news desk", "newsdesk", "sports desk", "business desk", "city desk", "monitoring desk",
    "our reporter", "a correspondent", "staff", "staff report", "agencies", "news agencies", "wire services", "agency report", "redacción",
    "la rédaction", "redaktion", "editorial board", "online desk", "bureau report", "correspondents", "staff and agencies",
    "desk report", "newsroom", "our bureau", "web team",
];
/// What people of a newsroom are called; the last word of a post.
#[rustfmt::skip] // As above.
const POSTS: &[&str] = &[
    "correspondent", "correspondents", "reporter", "reporters", "columnist", "writer", "writers", "desk", "contributor", "bureau",
    "editor", "editors", "producer", "analyst", "critic", "staff", "journalist", "chief", "corresponsal", "redactor", "journaliste",
    "korrespondent", "fellow", "intern", "photographer", "presenter", "anchor",
];
/// Words that open a post.
#[rustfmt::skip] // As above.
const POST_WORDS: &[&str] = &[
    "senior", "chief", "staff", "special", "political", "health", "environment", "education", "science", "business", "economics",
    "sports", "sport", "football", "crime", "court", "diplomatic", "defence", "defense", "foreign", "home", "city", "national",
    "world", "europe", "asia", "africa", "transport", "technology", "culture", "arts", "legal", "social", "rural", "religious",
    "security", "home", "local", "associate", "deputy", "investigative", "agriculture", "energy", "industry", "media", "data",
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
struct Names<'l> {
    people: Vec<&'l str>,
    places: Vec<&'l str>,
}

/// `line` without what follows its names.
fn names_of(line: &str) -> &str {
    static ENDING: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(ENDS.iter().copied()));
    let end = ENDING.first(line).map_or(line.len(), |found| found.start);
    let dated = written(line).first().map_or(line.len(), |date| date.span.start);
    let digit = line.find(|c: char| c.is_ascii_digit()).unwrap_or(line.len());
    line[..end.min(dated).min(digit)].trim_end_matches([' ', ',', '.', ';', '|', ')', ':'])
}

/// Calls `see` with the pieces of a list of names, without what stands in brackets.
fn pieces(list: &str) -> Vec<&str> {
    let mut found = vec![list];
    for joint in JOINTS.iter().chain(&[", ", "("]) {
        found = found.into_iter().flat_map(|piece| split(piece, joint)).collect();
    }
    found.into_iter().filter(|piece| !piece.ends_with(')')).map(|piece| piece.trim_matches([' ', ','])).collect()
}

/// Splits at `joint`, whatever its case.
fn split<'l>(piece: &'l str, joint: &str) -> Vec<&'l str> {
    let lower = piece.to_ascii_lowercase();
    let mut from = 0;
    let mut found = Vec::new();
    for (at, _) in lower.match_indices(joint) {
        if at >= from {
            found.push(&piece[from..at]);
            // A bracket stays with what follows, so that it is known.
            from = at + if joint == "(" { 0 } else { joint.len() };
        }
    }
    found.push(&piece[from..]);
    if joint == "(" { found.iter().flat_map(|part| part.split_inclusive(')')).collect() } else { found }
}

/// A person's name at the start of a piece, without the post behind it.
fn person(piece: &str) -> Option<&str> {
    let piece = without_agency(piece.trim());
    let mut end = 0;
    let mut count = 0;
    for word in piece.split(' ') {
        let lower = word.to_lowercase();
        if count >= 1 && (POST_WORDS.contains(&lower.as_str()) || POSTS.contains(&lower.as_str())) {
            break;
        }
        if !(word.starts_with(char::is_uppercase)
            || PARTICLES.contains(&word)
            || word.starts_with("al-")
            || word.starts_with("d’"))
        {
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
    (people && !PARTICLES.contains(&last.as_str()) && !is_outlet(name)).then_some(name)
}

/// A piece without "Agencia Norte" in front of the writer.
fn without_agency(piece: &str) -> &str {
    let called = ["Agencia ", "Agence ", "Agenzia ", "Agência "].iter().find_map(|kind| piece.strip_prefix(kind));
    called.and_then(|rest| rest.split_once(' ')).map_or(piece, |(_, rest)| rest)
}

/// A piece parted from its place: "Anna Berg in Arnholm".
fn placed(piece: &str) -> (&str, Option<&str>) {
    let lower = piece.to_ascii_lowercase();
    let cut = PLACES.iter().filter_map(|mark| lower.find(mark).map(|at| (at, mark.len()))).min();
    match cut {
        Some((at, len)) if piece[at + len..].starts_with(char::is_uppercase) => {
            (&piece[..at], Some(piece[at + len..].trim()))
        }
        _ => (piece, None),
    }
}

/// Reads a list of writers with their posts and places.
fn names(list: &str) -> Names<'_> {
    static JOINED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(JOINTS));
    let list = names_of(list);
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
    let last = piece.split(' ').next_back().unwrap_or_default().to_lowercase();
    let capital = piece.split(' ').all(|word| word.starts_with(char::is_uppercase) || PARTICLES.contains(&word));
    capital
        && piece.split(' ').count() <= 3
        && !POSTS.contains(&last.as_str())
        && !is_outlet(piece)
        && !is_agency(piece)
}

fn is_agency(piece: &str) -> bool {
    !piece.contains(' ') && piece.chars().skip(1).any(char::is_uppercase)
}

/// What follows the one of `beginnings` that the line begins with.
fn follows<'l>(line: &Line<'l>, beginnings: &[&str]) -> Option<&'l str> {
    let skipped = line.text.len() - line.text.trim_start_matches(['(', '[', '—', '–', '-', ' ', '*']).len();
    let rest = line.text.get(skipped..)?;
    beginnings.iter().find(|begin| begins_with(rest, begin)).and_then(|begin| rest.get(begin.len()..))
}

/// What follows "By" behind the source of a short line: "Source: Northern Wire By Anna Berg".
fn inside<'l>(line: &Line<'l>) -> Option<&'l str> {
    let at = line
        .text
        .find(" By ")
        .or_else(|| line.text.find(" BY "))
        .filter(|_| !line.prose && line.label != Label::Headline)?;
    let rest = &line.text[at + 4..];
    names(rest).people.first().is_some_and(|name| rest.starts_with(name)).then_some(rest)
}

/// A line of which the byline was read: the part that names, and the names.
type Signed<'p, 't> = (&'p Line<'t>, &'t str);

/// Most lines that say "By" which are tried for a name.
const TRIED: usize = 40;

/// The lines that may be signed: above the prose, not the headline's own, and short.
fn signed<'p, 't>(page: &'p Page<'t>) -> Option<Signed<'p, 't>> {
    let short =
        |line: &&Line<'_>| line.words <= 24 && !(line.prose && line.words > 16) && line.label != Label::Headline;
    let before = page.opening + 1;
    let top = || page.lines.iter().take(before).filter(|line| line.part != Part::Related).filter(short);
    top()
        .filter_map(|line| follows(line, BY).or_else(|| inside(line)).map(|rest| (line, rest)))
        .take(TRIED)
        .find(|(_, rest)| is_nameless(rest) || names(rest).people.first().is_some_and(|name| leads(rest, name)))
        .or_else(|| bare(page))
}

/// True if a list begins with `name`, an agency in front of it apart.
fn leads(list: &str, name: &str) -> bool {
    without_agency(list.trim_start()).starts_with(name)
}

/// True for a line that says "By", or its like, and a name.
pub(super) fn is_byline(line: &str) -> bool {
    let begin = BY.iter().find(|begin| begins_with(line, begin));
    let rest = begin.and_then(|begin| line.get(begin.len()..));
    let named = |rest: &str| names(rest).people.first().is_some_and(|name| rest.starts_with(name));
    // A person's name has two words.
    rest.is_some_and(|rest| is_nameless(rest) || (rest.contains(' ') && named(rest)))
}

/// Names on a line of their own below the headline, with posts and places and nothing else.
fn bare<'p, 't>(page: &'p Page<'t>) -> Option<Signed<'p, 't>> {
    let headline = page.headline?;
    let below = page.lines.iter().take(page.opening + 1).skip(headline + 1).filter(|line| line.part != Part::Related);
    let fits = |line: &&Line<'_>| {
        line.words <= 24 && !line.prose && !matches!(line.kind, BlockKind::Caption | BlockKind::Tags)
    };
    below
        .filter(fits)
        .map(|line| (line, line.text))
        .find(|(line, text)| is_nameless(text) || (is_all_names(text) && !is_editor(line)))
}

fn is_editor(line: &Line<'_>) -> bool {
    follows(line, EDITOR).is_some()
}

/// True if a line is names, posts and places throughout.
pub(super) fn is_all_names(line: &str) -> bool {
    let list = names_of(line);
    if pieces(list).first().is_none_or(|piece| person(placed(piece).0).is_none()) {
        return false;
    }
    let found = names(list);
    let words: usize = found.people.iter().chain(&found.places).map(|name| name.split(' ').count()).sum();
    let all = list.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    let posts = list.split([' ', ',']).filter(|word| is_post_word(word)).count();
    words + posts + 2 >= all && list.len() * 3 >= line.len().min(90) && !list.ends_with('.')
}

fn is_post_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    POST_WORDS.contains(&lower.as_str()) || POSTS.contains(&lower.as_str())
}

fn is_nameless(line: &str) -> bool {
    let lower = line.trim_end_matches(['.', ',', ' ']).to_lowercase();
    NAMELESS.contains(&lower.split([',', '|', '•', '·']).next().unwrap_or_default().trim())
}

/// Several names joined, with the span from the first to the last of them.
fn field(page: &Page<'_>, people: &[&str]) -> Option<Field> {
    let (first, last) = (people.first()?, people.last()?);
    let start = first.as_ptr() as usize - page.text.as_ptr() as usize;
    let end = last.as_ptr() as usize - page.text.as_ptr() as usize + last.len();
    let value =
        people.iter().map(|name| spelled(&name.split_whitespace().collect::<Vec<_>>().join(" "))).collect::<Vec<_>>();
    Some(Field { value: value.join("; "), span: Span::new(start, end), basis: Basis::Stated })
}

/// The part of a wire's credit that follows `cue`, up to the next clause.
fn credited<'t>(line: &Line<'t>, cues: &[&str]) -> Option<&'t str> {
    let lower = line.text.to_ascii_lowercase();
    let at = cues
        .iter()
        .filter_map(|cue| lower.find(cue).filter(|&at| is_free(&lower, at)).map(|at| at + cue.len()))
        .min()?;
    let rest = &line.text[at..];
    Some(&rest[..rest.find([';', ')', ']']).unwrap_or(rest.len())])
}

/// True if a clause begins at `at`: "additional reporting by" is another's.
fn is_free(lower: &str, at: usize) -> bool {
    lower[..at].trim_end_matches(|c: char| !c.is_alphanumeric() && c != ';' && c != '(').is_empty()
        || lower[..at].trim_end().ends_with([';', '(', '[', ',', '.', '—', '-'])
        || lower[..at].trim_end().ends_with(" was")
}

/// The names in front of a dateline that runs on behind them: "NWA Anna Berg and Olaf Quist PORT ARN – The ...".
fn before_dateline(page: &Page<'_>, dateline: Option<&Dateline>) -> Option<Field> {
    let start = dateline?.place.span.start;
    let line = page.lines.iter().find(|line| line.span.start < start && start < line.span.end)?;
    let list = line.text.get(..start - line.span.start)?;
    let list = list.split_once(' ').filter(|(first, _)| is_upper(first)).map_or(list, |(_, rest)| rest);
    field(page, &names(list).people)
}

/// The writers: of the byline, else the reporters that a credit names.
pub(crate) fn find(page: &Page<'_>, dateline: Option<&Dateline>) -> Option<Field> {
    let reported = || {
        page.own().filter(|(_, line)| line.words <= 60).find_map(|(_, line)| {
            let list = credited(line, &["reporting by ", "reported by ", "writing by "])?;
            field(page, &names(list).people)
        })
    };
    let Some((_, rest)) = signed(page) else {
        return before_dateline(page, dateline).or_else(reported);
    };
    if is_nameless(rest) {
        let end = rest.find([',', '|', '•', '·']).unwrap_or(rest.len());
        return field(page, &[rest[..end].trim()]);
    }
    field(page, &names(rest).people)
}

/// The only place that a byline of one writer names.
pub(super) fn place(page: &Page<'_>) -> Option<Span> {
    let (_, rest) = signed(page)?;
    let found = names(rest);
    let [_] = found.people.as_slice() else {
        return None;
    };
    let [place] = found.places.as_slice() else {
        return None;
    };
    let start = place.as_ptr() as usize - page.text.as_ptr() as usize;
    Some(Span::new(start, start + place.len()))
}

/// The editors: of the masthead or a line at the end, else those that a credit names.
pub(crate) fn editor(page: &Page<'_>) -> Option<Field> {
    let lines = || page.own().filter(|(_, line)| line.words <= 60);
    let stated = lines().filter(|(_, line)| line.words <= 14).find_map(|(_, line)| {
        let rest = follows(line, EDITOR)?;
        field(page, &editors(rest))
    });
    stated.or_else(|| {
        lines().find_map(|(_, line)| field(page, &editors(credited(line, &["editing by ", "edited by "])?)))
    })
}

/// The names of editors; initials count, which a masthead often has.
fn editors(list: &str) -> Vec<&str> {
    let people = names(list).people;
    if !people.is_empty() {
        return people;
    }
    let name = names_of(list);
    let initials = name.split(' ').count() <= 4 && name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    if initials && !name.is_empty() { vec![name] } else { Vec::new() }
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
    }

    #[test]
    fn lines_of_names_are_told_from_headings() {
        for line in ["ANNA BERG", "Anna Berg, Arnholm, and Olaf Quist, Tromsund", "Anna Berg | NWA News"] {
            assert!(is_all_names(line), "{line}");
        }
        for line in ["Latest News", "Home Sport Weather", "Read More Stories", "Snow closes the pass"] {
            assert!(!is_all_names(line), "{line}");
        }
        assert!(is_nameless("Staff Reporter") && is_nameless("Web Desk, Arnholm") && !is_nameless("Anna Berg"));
    }
}

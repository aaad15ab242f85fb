//! The agency that supplied the text.

use super::cues::HELP;
use super::dateline::{Dateline, is_upper};
use super::dates::dates;
use super::names::{is_agency_name, key};
use super::outlet::Outlet;
use super::page::{Line, Page, Part};
use super::people::is_all_names;
use super::phrases::{Beginnings, Phrases, begins_with};
use crate::article::furniture::credits;
use crate::article::lines::vocabulary::{CONTROL, marks};
use crate::article::{Basis, Field, Label};
use crate::text::Span;
use std::sync::LazyLock;

/// What stands before the name of a source, in lower case.
const SOURCE: &[&str] = &[
    "source: ",
    "sources: ",
    "source | ",
    "fuente: ",
    "source : ",
    "quelle: ",
    "fonte: ",
    "bron: ",
    "kilde: ",
    "agency: ",
    "additional material: ",
    "with material from ",
    "with files from ",
    "with inputs from ",
    "with input from ",
    "with agency inputs from ",
    "with agency inputs (",
    "with inputs (",
    "via ",
    "from agency ",
    "inputs from ",
    "agencies: ",
    "courtesy: ",
    "courtesy of ",
    "credit: ",
    "report from ",
    "text: ",
    "copyright: ",
    "with reports from ",
];
static SOURCES: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(SOURCE.iter().copied()));

/// What follows the name of an agency that helped, in lower case.
const HELPED: &[&str] = &[
    " contributed to this report",
    " contributed to this story",
    " contributed to this article",
    " contributed reporting",
    " contributed.",
    " contributed additional",
];
/// What stands before the name of an agency that helped.
const CAME_FROM: &[&str] =
    &["came from ", "with inputs from ", "with input from ", "with reporting by ", "with additional reporting from "];

/// True for the name of an agency: capitals, or words with one that agencies are called by.
fn is_agency(name: &str) -> bool {
    const WORDS: [&str; 16] = [
        "agency",
        "press",
        "wire",
        "newswire",
        "agencia",
        "agence",
        "agenzia",
        "agentur",
        "news",
        "service",
        "reuters",
        "presse",
        "ajansı",
        "agência",
        "nachrichtenagentur",
        "agentschap",
    ];
    let words = name.split_whitespace().count();
    if name.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let capital =
        name.chars().all(|c| c.is_uppercase() || matches!(c, '/' | '-' | '&')) && (2..=8).contains(&name.len());
    let button = ["share", "like", "follow", "tweet", "read", "view"].iter().any(|word| begins_with(name, word));
    let camel = words == 1 && !button && name.len() <= 14 && name.chars().skip(1).any(char::is_uppercase);
    let named = name.split_whitespace().any(|word| WORDS.contains(&word.to_lowercase().as_str()));
    (1..=5).contains(&words) && name.starts_with(char::is_uppercase) && (capital || camel || named)
}

/// The parts of a credit, "WXYZ/GLN" or "NWA, with S. B.", without the outlet's own name.
fn others<'t>(credit: &'t str, outlet: Option<&Outlet>) -> Option<&'t str> {
    let own = |name: &&str| outlet.is_some_and(|outlet| outlet.is(name));
    // German agencies write themselves small: dpa, apa.
    let small = |part: &str| part.len() <= 5 && part.chars().all(char::is_lowercase) && credit == part;
    let short = |part: &&str| part.len() >= 2 && (part.starts_with(char::is_uppercase) || small(part));
    credit.split(['/', ',']).map(str::trim).filter(short).find(|name| !own(name))
}

/// A name that a line gives as the source of the text.
fn credited<'t>(line: &Line<'t>) -> Option<&'t str> {
    // Messages set a picture before the credit: "📰 Northern Wire".
    let bare = line.text.trim_matches(|c: char| {
        matches!(c, '(' | ')' | '[' | ']' | '—' | '–' | '-' | ' ') || c > '\u{2190}' && !c.is_alphanumeric()
    });
    let joined = || bare.strip_prefix("and ").or(bare.strip_prefix("with ")).filter(|name| !name.contains(' '));
    let named = SOURCES.rest(bare).or_else(|| joined().filter(|_| line.part == Part::Top));
    let name = named.map(|rest| rest.split([',', '(', ')', ';', '|', '•', '·']).next().unwrap_or(rest));
    let name = name.map(|rest| rest.find(" By ").map_or(rest, |at| &rest[..at]));
    let marked = |c: char| matches!(c, '—' | '–') || c > '\u{1F000}';
    let signed = || line.text.starts_with(marked).then_some(bare).filter(|name| is_agency(name) || !name.contains(' '));
    let alone = || credits::bracketed(line.text).or_else(|| bracketed_list(line.text)).or_else(signed);
    name.or_else(alone).map(str::trim).filter(|name| !name.is_empty() && name.len() <= 40)
}

/// True for one plain name behind words that only agencies stand behind, or one that its sources "told" things.
fn is_handed_on(page: &Page<'_>, line: &Line<'_>, name: &str) -> bool {
    static FROM: LazyLock<Beginnings> =
        LazyLock::new(|| Beginnings::new(["via ", "with inputs", "with agency inputs", "inputs from "]));
    let capital = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    let plain = name.len() >= 4 && name.split(' ').count() <= 3 && name.split(' ').all(capital);
    let told = || page.text.contains(&["told ", name].concat()) || page.text.contains(&[name, " news agency"].concat());
    let handed = FROM.of(line.lower.trim_start_matches(['(', '[', '—', '–', '-', ' '])).is_some();
    plain && marks(name) == 0 && ((handed && !name.contains(' ')) || told())
}

/// "(NWA, with S. B.)", "(NWA/es)", "(Northern Mail with NWA)" and "kl/rs (NWA, GLN)", behind the initials of a desk.
fn bracketed_list(line: &str) -> Option<&str> {
    let open = line.find(['(', '['])?;
    let desk = line[..open].trim_end();
    let initials = |part: &str| part.len() <= 4 && part.chars().all(|c| c.is_lowercase() || c == '.');
    if !desk.split(['/', ',']).all(|part| initials(part.trim())) {
        return None;
    }
    let inside = line[open + 1..].strip_suffix([')', ']'])?;
    if let Some(found) = JOINED.first(inside) {
        return Some(&inside[found.end..]).filter(|name| inside.len() <= 60 && is_agency(name));
    }
    let first = inside.split([',', '/']).next()?;
    (inside.len() <= 40 && inside.len() > first.len() && is_agency(first)).then_some(first)
}

/// What joins an outlet to the agency whose text it used.
static JOINED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new([" with ", " avec ", " con ", " mit ", " and "]));

/// A name beside words of help: "NWA contributed to this report".
fn helper<'t>(line: &Line<'t>) -> Option<&'t str> {
    static HELPING: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(HELPED.iter().copied()));
    static COMING: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(CAME_FROM.iter().copied()));
    if line.cues & HELP == 0 {
        return None;
    }
    let before = HELPING.first(line.text).map(|cue| &line.text[..cue.start]);
    let name = before.map(|before| before.rsplit(['.', ',', ';', '(']).next().unwrap_or(before).trim());
    let after = || line.text[COMING.first(line.text)?.end..].split(['.', ',', ';', ')']).next().map(str::trim);
    name.filter(|name| is_agency(name) && !name.starts_with("Our ")).or_else(|| after().filter(|name| is_agency(name)))
}

/// The credit that ends a paragraph: "... in May. (NWA)", "... in May. Source: Northern Wire, Arnholm".
fn trailing<'t>(line: &Line<'t>) -> Option<&'t str> {
    bracketed(line).or_else(|| {
        let last = line.text.as_bytes();
        let last = &last[last.len().saturating_sub(120)..];
        let from = line.text.len() - last.len() + memchr::memmem::rfind(last, b" Source: ")? + 9;
        line.text[from..].split([',', ';', '(']).next().map(str::trim).filter(|name| is_agency(name))
    })
}

fn bracketed<'t>(line: &Line<'t>) -> Option<&'t str> {
    let text = line.text.trim_end();
    let close = text.chars().next_back().filter(|c| matches!(c, ')' | ']'))?;
    let open = text.rfind(if close == ')' { '(' } else { '[' })?;
    let before = text[..open].trim_end().trim_end_matches(['”', '"', '’', '\'', '»']);
    let inside = text.get(open + 1..text.len() - 1).filter(|inside| inside.len() <= 50)?;
    let inputs = || inside.strip_prefix("With ")?.strip_suffix(" inputs");
    let name = SOURCES.rest(inside).or_else(inputs);
    let closed = before.ends_with(['.', '!', '?', '…']) || name.is_some() || inside.contains(' ');
    let name = name.unwrap_or(inside);
    (closed && line.words >= 8 && name.split(' ').count() <= 5).then_some(name).filter(|name| is_agency(name))
}

/// Marks of the end of a text and of what a transcript hears, which stand like credits.
#[rustfmt::skip] // One word a line would bury the code.
const MARKS: &[&str] = &[
    "END", "ENDS", "MORE", "FIN", "STOP", "ENDE", "SIGNED", "SIC", "JINGLE", "MUSIC", "FADE", "PAUSE", "SOUND", "NOISE", "SILENCE",
    "APPLAUSE", "CHEERS", "CHEERING", "LAUGHTER", "LAUGHS", "CROSSTALK", "INAUDIBLE", "BREAK", "VIDEO", "AUDIO", "CLIP",
];

/// The fuller name of an agency, where a credit writes it out: "Agencia Norte", "(Northern Press Agency)".
fn full<'t>(page: &Page<'t>, name: &'t str) -> &'t str {
    let kinds = ["Agencia", "Agence", "Agenzia", "Agência", "Agentur"];
    let text = page.text;
    let called = kinds.iter().find_map(|kind| {
        let called = format!("{kind} {name}");
        text.find(&called).and_then(|at| text.get(at..at + called.len()))
    });
    let acronym = (2..=6).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase());
    // A credit or brackets tell the name; a sentence speaks of somebody who helped.
    let told = |line: &Line<'_>, name: &str| {
        let at = name.as_ptr() as usize - line.text.as_ptr() as usize;
        !line.ends_sentence || line.text[..at].ends_with('(')
    };
    let written = || {
        let mut lines = page.lines.iter().filter(|_| acronym);
        lines.find_map(|line| spelled_out(line.text, name).filter(|name| told(line, name)))
    };
    called.or_else(written).unwrap_or(name)
}

/// The words of a line that `letters` are the initials of, if they name an agency.
fn spelled_out<'t>(line: &'t str, letters: &str) -> Option<&'t str> {
    let parts = || line.split([' ', '-', '(', ')', '|']).filter(|part| !part.is_empty());
    let begin = |part: &str| part.as_ptr() as usize - line.as_ptr() as usize;
    let mut firsts = parts();
    while let Some(first) = firsts.clone().next() {
        let run = firsts.clone().zip(letters.chars()).take_while(|(part, letter)| part.starts_with(*letter));
        if run.clone().count() == letters.len() {
            let last = run.last().map_or(first, |(part, _)| part);
            let name = line[begin(first)..begin(last) + last.len()].trim_end_matches(|c: char| !c.is_alphanumeric());
            if name.len() <= 50 && !name.contains(['(', ')', '|', ',', '.']) && is_agency(name) {
                return Some(name);
            }
        }
        firsts.next();
    }
    None
}

/// The agency behind the writer's name: "Par Anne Berge, avec ANF", "Anna Berg, NWA".
fn of_byline<'t>(line: &Line<'t>) -> Option<&'t str> {
    let marks = [", ", " | ", " with ", " avec ", " con ", " mit ", " / ", " and ", " et ", " y ", " und "];
    let from = marks.iter().filter_map(|mark| line.text.rfind(mark).map(|at| at + mark.len())).max()?;
    let name = line.text[from..].trim_end_matches([')', '.', ' ']);
    let name = name.strip_prefix("avec ").or(name.strip_prefix("with ")).unwrap_or(name);
    let short = !name.contains(' ') && name.chars().filter(|c| c.is_uppercase()).count() >= 2 && name.len() >= 3;
    (line.words <= 12 && short && name.chars().all(char::is_alphabetic)).then_some(name)
}

/// Most items of a signature.
const LISTED: usize = 8;

/// An item of a signature in capitals which the page names again: "Anna Berg / NWA / 3 May 2021"; or an agency's
/// letters or whole name in front of the date: "NWA · 3 May 2021".
fn item<'t>(page: &Page<'t>, line: &Line<'t>) -> Option<&'t str> {
    static ITEMS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new([" / ", " | ", " • ", " · ", ", "]));
    let mut from = 0;
    for mark in ITEMS.apart(line.text).take(LISTED) {
        let name = line.text[from..mark.start].trim_matches(['/', ' ']);
        let leads = from == 0 && dates(&line.text[mark.end..]).first().is_some_and(|date| date.span.start == 0);
        from = mark.end;
        let signs = leads && (is_letters(name) || (is_agency_name(name) && is_agency(name)));
        if signs || (!name.contains(' ') && named_twice(page, name)) {
            return Some(name);
        }
    }
    None
}

/// The agency: of a credit of its own, else of the dateline, a line that names it alone, or a word of its help.
pub(crate) fn find(page: &Page<'_>, dateline: Option<&Dateline>, outlet: Option<&Outlet>) -> Option<Field> {
    let lines = || page.own().map(|(_, line)| line).filter(|line| line.words <= 40 && line.label != Label::Headline);
    let word = |name: &str| name.len() > 3 && is_word(page.text, name);
    let foreign =
        |name: &'_ str| !MARKS.contains(&name) && !word(name) && !outlet.is_some_and(|outlet| outlet.is(name));
    let credit = || {
        lines()
            .filter(|line| line.words <= 14)
            .filter_map(|line| credited(line).filter(|name| is_agency(name) || is_handed_on(page, line, name)))
            .take(TRIED)
            .find(|name| foreign(name))
    };
    let ending = || page.own().map(|(_, line)| line).filter_map(trailing).take(TRIED).find(|name| foreign(name));
    let filed = || dateline.and_then(|dateline| others(dateline.agency?.of(page.text), outlet));
    // An agency's own page carries its own copy.
    let own = || {
        let (outlet, dateline) = (outlet?, dateline?);
        let wire = dateline.agency?.of(page.text);
        // A station signs "(WXYZ)" and gives no day.
        let dated = dateline.place.span.of(page.text).contains(|c: char| c.is_ascii_digit());
        let value = &outlet.field.value;
        let agency =
            is_agency_name(value) || value.ends_with(" Service") || (is_upper(wire) && dated && !wire.contains('/'));
        (agency && outlet.is(wire)).then(|| Field { basis: Basis::Stated, ..outlet.field.clone() })
    };
    // Below the headline an agency's letters stand alone like a byline.
    let lone = |line: &Line<'_>| {
        line.part == Part::Top && line.words == 1 && line.label == Label::Boilerplate && is_letters(line.text)
    };
    let alone = || {
        lines()
            .filter(|line| line.part == Part::Top || line.part == Part::Above)
            .take(40)
            .filter(|line| line.words <= 3)
            .map(|line| (lone(line), line.text.trim_matches(['/', ' ', '-', '–', '—'])))
            .filter(|(lone, name)| *lone || name.len() <= LETTERS && named_twice(page, name))
            .map(|(_, name)| name)
            .find(|name| foreign(name))
    };
    let helped = || lines().filter_map(helper).take(TRIED).find(|name| foreign(name));
    let signed = || {
        let top = lines().filter(|line| line.part == Part::Top && (line.signs || is_all_names(line.text)));
        top.take(TRIED).filter_map(|line| of_byline(line).or_else(|| item(page, line))).find(|name| foreign(name))
    };
    let name = credit()
        .map(|name| name.split('/').next().unwrap_or(name))
        .or_else(ending)
        .or_else(filed)
        .or_else(alone)
        .or_else(helped)
        .or_else(signed);
    let Some(name) = name else {
        return own();
    };
    let name = full(page, name);
    let start = name.as_ptr() as usize - page.text.as_ptr() as usize;
    Some(Field { value: name.to_owned(), span: Span::new(start, start + name.len()), basis: Basis::Stated })
}

/// True for capitals that the text also writes small, as a word: "CLAIM" and "claim".
fn is_word(text: &str, name: &str) -> bool {
    is_upper(name) && {
        let lower = name.to_lowercase();
        let bounded = |at: usize| {
            !text[..at].ends_with(char::is_alphanumeric) && !text[at + lower.len()..].starts_with(char::is_alphanumeric)
        };
        text.match_indices(&lower).take(TRIED).any(|(at, _)| bounded(at))
    }
}

/// Most letters of an agency that stands alone: longer words in capitals are headings.
const LETTERS: usize = 4;

/// Most names that are looked for in the text, and most places at which one is.
const TRIED: usize = 40;

/// True for three to five capitals and nothing else.
fn is_letters(name: &str) -> bool {
    (3..=4).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase()) && marks(name) & CONTROL == 0
}

/// True for an agency's name that a caption or credit has too.
fn named_twice(page: &Page<'_>, name: &str) -> bool {
    let capital = name.chars().all(char::is_uppercase);
    is_agency(name) && capital && !key(name).is_empty() && page.text.matches(name).take(2).count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies_are_known_by_their_names() {
        for name in ["NWA", "Northern Press Agency", "Agencia Norte", "PolNorth", "Halden Wire"] {
            assert!(is_agency(name), "{name}");
        }
        for name in ["Our Kabul bureau of three people here", "the ministry", "Anna Berg"] {
            assert!(!is_agency(name), "{name}");
        }
    }

    #[test]
    fn letters_are_spelled_out_by_their_agency() {
        for (line, letters, name) in [
            ("© Agence Orient-Sud", "AOS", Some("Agence Orient-Sud")),
            ("Anna Berg, Southern Islands Newswire · 4 hours ago", "SIN", Some("Southern Islands Newswire")),
            ("(Northern Press Agency)", "NPA", Some("Northern Press Agency")),
            ("News in Sport, Northern Agency", "NPA", None),
            ("New Port Arnholm", "NPA", None),
        ] {
            assert_eq!(spelled_out(line, letters), name, "{line}");
        }
    }

    #[test]
    fn the_own_outlet_is_no_agency() {
        assert_eq!(others("WXYZ/GLN", Some(&Outlet::named("WXYZ"))), Some("GLN"));
        assert_eq!(others("WXYZ", Some(&Outlet::named("WXYZ"))), None);
    }
}

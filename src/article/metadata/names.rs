//! What the names of outlets look like, and what makes two spellings one name.

use super::dateline::is_upper;
use super::phrases::{Phrases, begins_with};
use crate::article::lines::vocabulary::{Key, TITLED, marks};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Marks between a headline and an outlet's name.
const PARTINGS: [&str; 7] = [" - ", " – ", " — ", " | ", " :: ", " » ", " • "];

static PARTED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(PARTINGS));

/// Small words inside the names of outlets.
const SMALL: [&str; 18] =
    ["of", "&", "de", "du", "des", "i", "del", "la", "do", "da", "dos", "van", "der", "von", "della", "di", "y", "och"];

/// Most words of an outlet's name.
const LONGEST: usize = 7;

/// True if a word of `name` is one that outlets carry.
pub(super) fn is_titled(name: &str) -> bool {
    name.split(|c: char| !c.is_alphanumeric()).any(|word| marks(word) & TITLED != 0)
}

pub(super) fn is_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    let small = |word: &str| SMALL.contains(&word) || matches!(word, "the" | "and" | "for" | "in");
    let begins = |word: &str| word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    (1..=LONGEST).contains(&words)
        && name.len() <= 70
        && name.starts_with(char::is_uppercase)
        && name.split_whitespace().all(|word| small(word) || begins(word))
}

/// Words of names of outlets that other names have as often, in lower case.
const WEAK: [&str; 12] = [
    "today",
    "star",
    "sun",
    "post",
    "letter",
    "review",
    "standard",
    "independent",
    "mirror",
    "outlook",
    "daily",
    "network",
];

/// True for a name that only a word tells which other names have as often.
pub(super) fn is_weak(name: &str) -> bool {
    let titles = name.split(|c: char| !c.is_alphanumeric()).filter(|word| marks(word) & TITLED != 0);
    !name.starts_with("The ") && titles.map(str::to_lowercase).all(|word| WEAK.contains(&word.as_str()))
}

/// True for the name of an agency, by a word that agencies carry.
pub(super) fn is_agency_name(name: &str) -> bool {
    const WORDS: [&str; 8] = ["agency", "agencia", "agence", "agenzia", "agentur", "agência", "newswire", "wire"];
    static AGENCIES: LazyLock<FxHashSet<Key>> = LazyLock::new(|| WORDS.map(Key::of).into_iter().collect());
    name.split(' ').any(|word| AGENCIES.contains(&Key::of(word)))
}

/// The ends of all beginnings of a page's title at which its headline may end: "Headline - Section - Outlet".
pub(super) fn beginnings(line: &str) -> impl Iterator<Item = usize> {
    PARTED.all(line).map(|found| found.start).take(4)
}

/// True for a line that is an outlet's name and nothing else.
pub(super) fn is_outlet(line: &str) -> bool {
    is_name(line) && is_titled(line) && !is_labelled(line)
}

/// True for a label in capitals before other words: "TRENDING Gold Rate Today".
fn is_labelled(line: &str) -> bool {
    line.split_once(' ').is_some_and(|(first, rest)| first.len() >= 6 && is_upper(first) && !is_upper(rest))
}

/// Where the headline ends (in bytes of `line`) and the outlet's name begins, in a page's title.
pub(super) fn suffix(line: &str) -> Option<(usize, usize)> {
    if line.len() > 400 || line.matches('|').count() > 3 {
        return None;
    }
    let last = PARTED.all(line).max_by_key(|found| found.start)?;
    // "Headline | Outlet - English": an edition is no name.
    let edition = |begin: usize| LEGAL.contains(&Key::of(line[begin..].trim()));
    let last = if edition(last.end) {
        PARTED.all(line).filter(|found| found.end < last.start).max_by_key(|found| found.start)?
    } else {
        last
    };
    let (at, begin) = (last.start, last.end);
    let parting = &line[at..begin];
    let name = line[begin..]
        .split(" (")
        .next()
        .map(|name| PARTED.first(name).map_or(name, |mark| &name[..mark.start]))
        .unwrap_or_default()
        .trim();
    // The section stands before the outlet in some titles: "Headline | World news | Outlet".
    let section = line[..at]
        .rfind(parting)
        .filter(|&cut| parting == " | " && cut > 10 && line[cut + parting.len()..at].split_whitespace().count() <= 3);
    (at > 10 && is_name(name)).then_some((section.unwrap_or(at), begin))
}

/// Legal forms and words of houses behind a name, in lower case.
#[rustfmt::skip] // As above.
const FORMS: &[&str] = &[
    "ltd", "limited", "llc", "inc", "plc", "corp", "corporation", "company", "co", "as", "asa", "ab", "ag", "gmbh", "sa", "s.a", "sl", "s.l",
    "spa", "s.p.a", "bv", "b.v", "nv", "n.v", "oy", "sas", "sarl", "pty", "pvt", "media", "group", "publishing", "publications",
    "fz-llc", "fze", "fzc", "wll", "w.l.l", "psc", "jsc", "pjsc", "ooo", "oao", "pte", "bhd", "sdn", "tbk", "ltda", "lda", "eirl", "srl", "s.r.l", "sas",
    "kft", "zrt", "rt", "d.o.o", "doo", "d.d", "z.o.o", "sp", "s.a.s", "oyj", "aps", "a/s", "e.v", "kg", "mbh", "llp", "lp", "s.a.u", "c.a", "a.ş", "aş",
    "publishers", "newspapers", "cooperative", "coop", "holdings", "trust", "english", "interactive", "digital", "online", "edition", "app",
];

static LEGAL: LazyLock<FxHashSet<Key>> = LazyLock::new(|| FORMS.iter().map(|form| Key::of(form)).collect());

/// A name without its legal form: "Northern Wire Media Ltd".
pub(super) fn bare(name: &str) -> &str {
    let mut name = name.trim_matches([' ', ',', '.', '-', '–', '—', '|', '/', ':', ';', '·']);
    while let Some((rest, last)) = name.rsplit_once(' ') {
        let last = last.trim_matches([',', '.', '&']);
        if rest.ends_with('&') || (!last.is_empty() && !LEGAL.contains(&Key::of(last))) {
            break;
        }
        name = rest.trim_end_matches([' ', ',', '.', '&', '-', '–', '—', '|']);
    }
    name
}

/// `name` with the point of an abbreviation behind it: "Cadence & Co."
pub(super) fn pointed<'t>(text: &'t str, name: &'t str) -> &'t str {
    let start = name.as_ptr() as usize - text.as_ptr() as usize;
    let end = start + name.len();
    let abbreviated = name.ends_with("& Co") || name.ends_with("Bros") || name.ends_with(" St");
    if abbreviated && text[end..].starts_with('.') { &text[start..=end] } else { name }
}

/// What makes two spellings one outlet: letters and digits in lower case, without the article.
pub(super) fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    write_key(name, &mut key);
    key
}

/// Puts the key of `name` in the place of what `key` holds.
pub(super) fn write_key(name: &str, key: &mut String) {
    key.clear();
    let name = bare(name);
    if name.is_ascii() {
        let plain = if begins_with(name, "the ") { &name[4..] } else { name };
        key.extend(plain.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| char::from(byte.to_ascii_lowercase())));
        return;
    }
    let lower = name.to_lowercase();
    key.extend(lower.strip_prefix("the ").unwrap_or(&lower).chars().filter(|c| c.is_alphanumeric()));
}

/// Reads a name in capitals from the start of `rest`: "The Harbour Mail in June" to "The Harbour Mail".
pub(super) fn leading(rest: &str) -> &str {
    let mut end = 0;
    let house = BODIES.contains(&rest.strip_prefix("The ").unwrap_or(rest).split(' ').next().unwrap_or_default());
    for (at, word) in rest.split(' ').take(LONGEST).scan(0, |at, word| {
        let begin = *at;
        *at += word.len() + 1;
        Some((begin, word))
    }) {
        let small = at > 0 && (SMALL.contains(&word) || house && word == "for");
        if !(small
            || word.starts_with(char::is_uppercase)
            || (at > 0 && word.starts_with(|c: char| c.is_ascii_digit())))
        {
            break;
        }
        let kept = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let kept = kept.strip_suffix("'s").or(kept.strip_suffix("’s")).unwrap_or(kept);
        if !small {
            end = at + kept.len();
        }
        if kept.len() < word.len() {
            break;
        }
    }
    &rest[..end]
}

/// Words of the names of bodies other than outlets.
#[rustfmt::skip] // As above.
const BODIES: &[&str] = &[
    "Coalition", "Ministry", "Council", "Association", "Union", "Office", "Administration", "Commission", "Foundation", "Trust", "Society",
    "Government", "Department", "Agency", "Authority", "Institute", "University", "Alliance", "Federation", "Group", "Company", "Committee",
    "Centre", "Center",
];

/// True if a word of `name` is one that bodies carry.
pub(super) fn is_house(name: &str) -> bool {
    name.split(' ').any(|word| BODIES.contains(&word))
}

/// The name of a body other than an outlet, which goes without its article: "The Free Rivers Coalition".
pub(super) fn body(name: &str) -> &str {
    let is = |word: &str| BODIES.contains(&word);
    name.strip_prefix("The ").filter(|rest| rest.split(' ').any(is) && !is_titled(rest)).unwrap_or(name)
}

/// Call signs of American stations: WXYZ, KXYZ.
pub(super) fn is_call_sign(word: &str) -> bool {
    (3..=4).contains(&word.len()) && word.starts_with(['W', 'K']) && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// The letters that a station calls itself by: "Halden TV" is HTV.
pub(super) fn acronym(name: &str) -> String {
    let part =
        |word: &str| if is_upper(word) || word == "TV" { word.to_owned() } else { word.chars().take(1).collect() };
    name.split(' ').filter(|word| *word != "The").map(part).collect::<String>().to_lowercase()
}

/// The name that the page writes out before its letters in brackets: "Relief Coordination Unit (RCU)".
pub(super) fn written_out<'t>(text: &'t str, letters: &str) -> Option<&'t str> {
    let bracketed = format!("({letters})");
    let before = text[..text.find(&bracketed)?].trim_end();
    let mut from = before.len();
    for (nth, word) in before.rsplit(' ').take(LONGEST + 2).enumerate() {
        from -= word.len() + usize::from(nth > 0);
        let name = &before[from..];
        let capitals = name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase());
        let spelled: String = capitals.collect();
        if spelled == letters {
            return Some(name.strip_prefix("The ").unwrap_or(name));
        }
    }
    None
}

/// The first letters of a name in lower case.
pub(super) fn initials(name: &str) -> String {
    name.split(' ').filter_map(|word| word.chars().next()).flat_map(char::to_lowercase).collect()
}

/// "XYZ News" is XYZ where the page also names XYZ alone.
pub(super) fn shortened<'t>(text: &str, name: &'t str) -> &'t str {
    if let Some((sign, _)) = name.split_once([' ', '-']).filter(|(sign, _)| is_call_sign(sign) && sign.len() == 4) {
        let alone = text.match_indices(sign).any(|(at, _)| !text[at..].starts_with(name));
        return if alone { sign } else { name };
    }
    let Some((short, "News" | "Noticias" | "Nachrichten" | "Info" | "Sport")) = name.split_once(' ') else {
        return name;
    };
    let acronym = (2..=5).contains(&short.len()) && short.chars().all(char::is_uppercase);
    let alone = text.match_indices(short).any(|(at, _)| !text[at..].starts_with(name));
    if acronym && alone { short } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_ends_with_the_outlet() {
        for (line, parts) in [
            ("Snow closes the pass - Northern Wire", ("Snow closes the pass", "Northern Wire")),
            ("Snow closes the pass | World news | Northern Wire", ("Snow closes the pass", "Northern Wire")),
            (
                "Snow closes the pass | Northern Wire (English edition)",
                ("Snow closes the pass", "Northern Wire (English edition)"),
            ),
        ] {
            assert_eq!(suffix(line).map(|(end, begin)| (&line[..end], &line[begin..])), Some(parts), "{line}");
        }
        assert_eq!(suffix("Snow - rain later, says the road office"), None);
    }

    #[test]
    fn an_edition_is_no_outlet() {
        let line = "Snow closes the pass | El Norte - English";
        assert_eq!(
            suffix(line).map(|(end, begin)| (&line[..end], &line[begin..])),
            Some(("Snow closes the pass", "El Norte - English"))
        );
        assert!(!is_outlet("TRENDING Gold Today") && is_outlet("Halden Today") && is_weak("Halden Today"));
    }

    #[test]
    fn letters_are_written_out_before_brackets() {
        let text = "Issued by the Relief Coordination Unit (RCU) and the Office for Islands (OI).";
        assert_eq!(written_out(text, "RCU"), Some("Relief Coordination Unit"));
        assert_eq!(written_out(text, "OI"), Some("Office for Islands"));
        assert_eq!(written_out(text, "NWA"), None);
    }

    #[test]
    fn spellings_of_an_outlet_are_one() {
        assert_eq!(key("The Northern Wire Ltd."), key("NORTHERN WIRE"));
        assert_eq!(leading("The Northern Wire in June, and"), "The Northern Wire");
    }

    #[test]
    fn a_broadcaster_is_named_without_its_newsroom() {
        assert_eq!(shortened("XYZ News. © 2031 XYZ. ", "XYZ News"), "XYZ");
        assert_eq!(shortened("Sahara News. © Sahara News", "Sahara News"), "Sahara News");
    }
}

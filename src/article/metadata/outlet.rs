//! Who published the page.

use super::about::{disowning, is_ours, maker, of_itself};
use super::cues::{RIGHTS, STORE};
use super::dateline::{is_upper, spelled};
use super::names::{
    acronym, bare, initials, is_call_sign, is_name, is_outlet, is_titled, is_weak, key, leading, pointed, shortened,
    suffix, written_out,
};
use super::owner::owner;
use super::page::{Line, Page, Part};
use super::phrases::{Beginnings, Phrases};
use super::{address, calendar};
use crate::article::lines::vocabulary::{CONTROL, FIRST, FUNCTION, SECOND, WE, marks};
use crate::article::{Basis, BlockKind, Field, Label};
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::cell::LazyCell;
use std::sync::LazyLock;

/// The outlet of a page.
#[derive(Debug, Clone)]
pub(crate) struct Outlet {
    pub(crate) field: Field,
    key: String,
}

impl Outlet {
    /// True for a name of the same outlet.
    pub(crate) fn is(&self, name: &str) -> bool {
        let other = key(name);
        if other == acronym(&self.field.value) {
            return true;
        }
        other == self.key || (other.len() >= 3 && (self.key.starts_with(&other) || other.starts_with(&self.key)))
    }

    #[cfg(test)]
    pub(crate) fn named(name: &str) -> Self {
        let field = Field { value: name.to_owned(), span: Span::new(0, name.len()), basis: Basis::Stated };
        Self { field, key: key(name) }
    }
}

/// How much the places of a page say about its outlet.
const TITLE: u32 = 60;
const IMPRINT: u32 = 50;
const CREDIT: u32 = 42;
const MASTHEAD: u32 = 34;
const COPYRIGHT: u32 = 32;
const APP: u32 = 32;
const STATION: u32 = 30;
const TOLD: u32 = 28;
const ABOUT: u32 = 28;
const PICTURE: u32 = 12;
const MENTION: u32 = 14;
const ADDRESS: u32 = 16;
/// What "told X" adds to a name that another place gives.
const HEARD: u32 = 8;
/// Least points of an outlet.
const LEAST: u32 = 14;

static LEADING: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(LEADS.iter().map(|(lead, _)| *lead)));
/// Fields of a line that name who gave out the text.
static FIELDS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(["source: ", "company: ", "issuer: "]));
static SUPPLIED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(["supplied by "]));
static APPS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new([" app"]));
/// What stands before the name of an app.
static BEFORE_APPS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(["the ", "download the free ", "our ", "la app de "]));
/// What follows the name of an app, a station or a paper.
static STORES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([" for android", " for ios", " for iphone", " on google play", " mornings", " is published "])
});

/// Beginnings of lines that the outlet's name follows, in lower case.
#[rustfmt::skip] // As above.
const LEADS: &[(&str, u32)] = &[
    ("first published in ", IMPRINT), ("published in ", IMPRINT), ("originally published in ", IMPRINT), ("first appeared in ", IMPRINT),
    ("supplied by ", IMPRINT), ("sn ", IMPRINT), ("news provided by ", IMPRINT), ("source ", CREDIT), ("follow ", APP), ("subscribe to ", APP), ("you are reading ", APP), ("advertise with ", APP), ("contact ", ABOUT),
    ("view more on ", APP), ("about ", ABOUT), ("listen live: ", APP), ("more from ", ABOUT), ("alexa, play ", APP), ("support ", ABOUT),
    ("watch live on ", APP), ("join ", PICTURE), ("welcome to ", APP), ("unsubscribe from ", APP), ("for the full ", PICTURE),
];

/// Names that a line of furniture gives, with what each counts.
fn furniture<'t>(line: &Line<'t>, found: &mut Vec<(&'t str, u32)>) {
    let text = line.text;
    let trimmed = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©' && c != '(');
    for (lead, at) in LEADING.all(trimmed) {
        let rest = &trimmed[lead.len()..];
        found.push((leading(rest.strip_prefix("the ").unwrap_or(rest)), LEADS[at].1));
    }
    // "June 10 | Source: Arn Power, Inc.": the fields behind the first of a release's line.
    let fields = text.split(" | ").skip(1).filter_map(|field| FIELDS.rest(field.trim_start()));
    found.extend(fields.map(|rest| (leading(rest), IMPRINT)));
    if line.cues & STORE != 0 {
        stores(text, found);
    }
    if let Some(name) = owner(text).filter(|_| line.cues & RIGHTS != 0) {
        // A company with its legal form may be the house rather than the paper.
        let house = bare(name).len() < name.len();
        found.push((name, if house { COPYRIGHT - 10 } else { COPYRIGHT }));
    }
    if line.words <= 14
        && let Some(at) = text.find("FOR THE ").or_else(|| text.find(" for The ").map(|at| at + 1))
    {
        found.push((leading(&text[at + 4..]), CREDIT));
    }
}

/// Names of suppliers, apps, stations and papers.
fn stores<'t>(text: &'t str, found: &mut Vec<(&'t str, u32)>) {
    if let Some(supplied) = SUPPLIED.first(text) {
        found.push((leading(&text[supplied.end..]), IMPRINT));
    }
    if let Some(app) = APPS.first(text) {
        let before = &text[..app.start];
        let names = BEFORE_APPS.all(before).map(|cue| &before[cue.end..]);
        found.extend(names.filter(|name| is_name(name)).map(|name| (name, APP)));
    }
    for store in STORES.all(text) {
        let head = &text[..store.start];
        let name = leading(head.rsplit(['.', '|', '▪', '•']).next().unwrap_or(head).trim());
        found.push((name, APP));
    }
}

/// Names in the middle of a line that outlets carry.
fn mentions<'t>(text: &'t str, found: &mut Vec<(&'t str, u32)>, points: impl FnOnce() -> u32) {
    let points = LazyCell::new(points);
    let mut from = 0;
    for word in text.split(' ').take(120) {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let article = matches!(word, "The" | "La" | "Le" | "El" | "Il" | "Die" | "Der");
        let small = || !article && (word == "Copyright" || word == "By" || marks(word) & FUNCTION != 0);
        if start >= from && word.starts_with(char::is_uppercase) && !small() {
            let name = leading(&text[start..]);
            from = start + name.len();
            if name.contains(' ')
                && is_outlet(name)
                && !is_upper(name)
                && name.split(' ').count() <= 5
                && (!name.ends_with("Agency") || *points == MENTION)
            {
                found.push((name, *points));
            }
        }
    }
}

/// Words that name a part of a site, alone or first in its menu.
#[rustfmt::skip] // As above.
const SECTIONS: &[&str] = &[
    "home", "news", "latest", "latest news", "opinion", "sport", "sports", "world", "world news", "business", "politics", "culture", "local news",
    "breaking news", "press release", "press releases", "newsroom", "live", "top stories", "read", "menu", "subscribe", "about us", "us", "share",
    "noticias", "inicio", "portada", "accueil", "startseite", "radio", "tv", "newsletter", "newsletters", "weather", "markets", "front page", "today",
    "copyright", "author", "authors", "software", "flash", "english", "transcript", "summary", "statement", "everything", "opinions", "contributors",
    "letters", "search", "this site", "the app", "app", "more news", "press", "media", "press contact", "press office", "media contact", "record",
];

/// Marks between the items of a masthead or a path.
const ITEMS: [&str; 12] = [" | ", " > ", " » ", " › ", " :: ", " // ", " / ", " – ", " — ", " - ", ": ", "  "];

/// The first item of a masthead or a path, if it may be an outlet's name.
fn masthead<'t>(line: &Line<'t>) -> Option<&'t str> {
    static PARTED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(ITEMS));
    let owned = ["copyright", "(c)", "©"].iter().any(|sign| line.lower.starts_with(sign));
    // Messages set their heads in stars and signs: "*HALDEN NEWS* 📢".
    let text = line.text.trim_matches(|c: char| matches!(c, '*' | ' ') || c > '\u{2190}' && !c.is_alphanumeric());
    if line.words > 24 || line.prose || line.signs || owned || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let end = PARTED.first(text).map_or(text.len(), |mark| mark.start);
    let name = text[..end].trim_end();
    let parted = end < text.len();
    let named = is_outlet(name) && (name.contains(' ') || parted);
    (named || (parted && is_name(name) && line.kind == BlockKind::Breadcrumb)).then_some(name)
}

/// Most words before the first button.
const LONGEST: usize = 7;

/// Most phrases of a line behind which an outlet's name is looked for.
const CUED: usize = 100;

/// Names by which prose speaks of its own outlet: "told The Northern Wire", "(WXYZ) -".
fn of_prose<'t>(text: &'t str, found: &mut Vec<(&'t str, u32)>) {
    static CUES: LazyLock<Phrases> = LazyLock::new(|| {
        Phrases::new([" told ", " tells ", " seen by ", " obtained by ", " reviewed by ", " with ", " shared with "])
    });
    for cue in CUES.all(text).take(CUED) {
        let rest = &text[cue.end..];
        let name = leading(rest.strip_prefix("the ").unwrap_or(rest));
        if is_outlet(name) && !name.ends_with(" News Agency") {
            found.push((name, if cue.at == 0 { TOLD } else { TOLD / 2 }));
        }
    }
}

/// The credit of a picture: "Photo: Northern Wire/A. Berg".
fn of_picture<'t>(line: &Line<'t>) -> Option<&'t str> {
    let slash = line.text.rfind('/')?;
    let before = line.text[..slash].trim_end();
    let after = leading(line.text[slash + 1..].trim_start());
    let name = before.rsplit([':', '.', '(', '—']).next().map(str::trim).filter(|name| is_outlet(name));
    name.or_else(|| Some(after).filter(|name| is_outlet(name)))
}

/// Every name that the page gives, with its points.
fn candidates<'t>(page: &Page<'t>) -> Vec<(&'t str, u32)> {
    let mut found = Vec::new();
    let opening = page.opening;
    for (at, line) in page.lines.iter().enumerate() {
        let titled = matches!(line.kind, BlockKind::TitleElement | BlockKind::Headline | BlockKind::DuplicateHeadline);
        let named = |&(end, begin): &(usize, usize)| {
            titled || of_headline(page, line, end) || (at < 4 && is_titled(&line.text[begin..]))
        };
        if let Some((_, begin)) = (at < opening).then(|| suffix(line.text)).flatten().filter(named) {
            found.push((line.text[begin..].split(" (").next().unwrap_or_default(), TITLE));
        } else if at < opening {
            found.extend(masthead(line).map(|name| (name, if is_weak(name) { MASTHEAD - 10 } else { MASTHEAD })));
        }
        if line.part != Part::Related && (!line.is_body() || at < opening) {
            furniture(line, &mut found);
        }
        if line.part != Part::Related {
            let prose = line.is_body() && line.part == Part::Body;
            // Of a name without a word of outlets, prose needs another place that says so.
            let about = |name: &str, sort: bool| match prose {
                true if !is_titled(name) && !sort => LEAST - 2,
                true => ABOUT / 2,
                false => ABOUT,
            };
            found.extend(of_itself(line).map(|told| (told.name, about(told.name, told.sort))));
            let head = at < 3 && line.words <= 4 && !line.is_body() && line.label != Label::Headline;
            found.extend(Some(line.text).filter(|text| head && is_name(text)).map(|name| (name, MASTHEAD / 3)));
            let top = at < 3 && !line.is_body() && line.label != Label::Headline;
            found.extend(Some(line).filter(|_| top).and_then(before_controls).map(|name| (name, MASTHEAD / 3)));
            if line.titled {
                let theirs = || prose && !is_ours(&line.lower);
                mentions(line.text, &mut found, || if theirs() { MENTION / 3 } else { MENTION });
            }
            found.extend(sender(line).or_else(|| address::sender(line)).map(|name| (name, MASTHEAD)));
            found.extend(of_picture(line).map(|name| (name, PICTURE)));
        }
        found.extend(maker(line).map(|name| (name, CREDIT)));
        found.extend(Some(line).filter(|line| !line.is_body()).and_then(disowning).map(|name| (name, ABOUT)));
        if line.titled {
            of_prose(line.text, &mut found);
        }
        if line.upper {
            // In prose three letters are as often a party or a union.
            let least = if line.is_body() { 4 } else { 3 };
            let is_sign = |sign: &&str| sign.len() >= least && marks(sign) & FUNCTION == 0;
            let signs = call_signs(line.text).filter(is_sign).take(4);
            found.extend(signs.map(|sign| (sign, STATION / 3)));
        }
        let signed = line.text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        let headed = |name: &str| page.lines.iter().take(6).any(|line| line.text == name);
        found.extend(signed.filter(|name| is_outlet(name) || headed(name)).map(|name| (name, CREDIT)));
    }
    found
}

/// The name before the buttons and the other items of a site's first lines: "The Ledger Subscribe   Sign in".
fn before_controls<'t>(line: &Line<'t>) -> Option<&'t str> {
    let text = line.text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let words = text.split(' ').map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word));
    let ends = |&(at, word): &(usize, &str)| {
        at > 0 && (word.is_empty() || word == "|" || marks(word) & CONTROL != 0 && word.starts_with(char::is_uppercase))
    };
    let (end, _) = words.take(LONGEST).find(ends)?;
    let name = text[..end].trim_end();
    let first = name.split(' ').next().filter(|first| *first != "The").map_or(0, marks);
    let parted = text.contains("  ") || text.contains(" | ");
    (parted && is_name(name) && first & (CONTROL | FUNCTION) == 0).then_some(name)
}

/// The call signs among the words of a line.
fn call_signs(line: &str) -> impl Iterator<Item = &str> {
    let begins = memchr::memchr2_iter(b'W', b'K', line.as_bytes());
    begins.filter_map(|at| {
        let capitals = line.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_uppercase()).take(5).count();
        let (sign, rest) = line[at..].split_at(capitals);
        let inside = line[..at].ends_with(char::is_alphanumeric) || rest.starts_with(char::is_alphanumeric);
        (!inside && is_call_sign(sign)).then_some(sign)
    })
}

/// "From: The Morning Brief <brief@post.example>": the sender of a newsletter, who is no person.
fn sender<'t>(line: &Line<'t>) -> Option<&'t str> {
    let rest = ["From: ", "De : ", "De: ", "Von: "].iter().find_map(|begin| line.text.strip_prefix(begin))?;
    let name = rest.split(['<', '(']).next()?.trim_matches([' ', '"']);
    (name.starts_with("The ") || is_outlet(name)).then_some(name)
}

/// True if the headline stands before the suffix.
fn of_headline(page: &Page<'_>, line: &Line<'_>, end: usize) -> bool {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    page.headline
        .is_some_and(|at| at != usize::MAX && letters(&line.text[..end]).ends_with(&letters(page.lines[at].text)))
}

/// What papers of a house are called, the last word of their names.
const PAPERS: [&str; 8] = ["summary", "statement", "report", "release", "transcript", "minutes", "agenda", "update"];

/// True for a kind of furniture that only sites have.
const fn is_of_site(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::ShareButtons
            | BlockKind::RelatedLabel
            | BlockKind::Breadcrumb
            | BlockKind::CookieNotice
            | BlockKind::CommentForm
    )
}

/// By key: the points, those of the strongest place, and the spelling there.
type Points<'t> = FxHashMap<String, (u32, u32, &'t str)>;

/// Most letters of a name by its initials.
const INITIALS: std::ops::RangeInclusive<usize> = 3..=6;

/// Gives what speaks for "STA" to the "Sarkhan Telegraph Agency" whose initials it is, where the page names both.
fn merge_initials(points: &mut Points<'_>) {
    let short: FxHashMap<String, u32> = points
        .iter()
        .filter(|(key, (.., name))| INITIALS.contains(&key.len()) && is_upper(name) && !name.contains(' '))
        .map(|(key, (points, ..))| (key.clone(), *points))
        .collect();
    for (_, (points, _, name)) in points.iter_mut().filter(|(_, (.., name))| name.contains(' ') && is_titled(name)) {
        *points += short.get(&initials(name)).or_else(|| short.get(&acronym(name))).copied().unwrap_or(0);
    }
}

/// Gives what an address says to the fullest name that begins with what it spells, or else to that alone.
fn merge_addresses<'t>(page: &Page<'t>, points: &mut Points<'t>) {
    for name in address::names(page) {
        let short = key(name);
        let longer = points.iter_mut().filter(|(key, _)| key.starts_with(&short)).max_by_key(|(key, _)| key.len());
        match longer {
            Some((_, (points, ..))) => *points += ADDRESS,
            None => drop(points.insert(short, (ADDRESS, ADDRESS, name))),
        }
    }
}

/// The outlet: the name for which most places of the page speak.
///
/// Titles of the page, imprints, credits, mastheads, copyright lines, apps, call signs, "told X" and boxes about it are
/// weighed. A name for which agencies are credited is none, nor a writer's: `agency` is the dateline's.
pub(crate) fn find(page: &Page<'_>, agency: Option<&str>, byline: Option<&Field>) -> Option<Outlet> {
    let writers: Vec<String> = byline.map(|field| field.value.split("; ").map(key).collect()).unwrap_or_default();
    let mut points = Points::default();
    let names = candidates(page);
    for (name, score) in &names {
        let name = bare(name);
        let key = key(name);
        let first = name.split(' ').next().unwrap_or_default();
        let last = name.rsplit(' ').next().unwrap_or_default();
        let last = last.to_lowercase();
        let dated = calendar::weekday(&last).is_some() || calendar::month(&last).is_some();
        let paper = last.ends_with("'s") || last.ends_with("’s") || PAPERS.contains(&last.as_str());
        if dated || paper || writers.contains(&key) {
            continue;
        }
        let section = SECTIONS.contains(&name.to_lowercase().as_str()) || marks(first) & (SECOND | WE | FIRST) != 0;
        if key.len() < 3 || section || !name.chars().any(char::is_uppercase) {
            continue;
        }
        let entry = points.entry(key).or_insert((0, 0, name));
        entry.0 += score;
        // The fullest and strongest place gives the spelling.
        if *score > entry.1 || (*score == entry.1 && name.len() > entry.2.len()) {
            (entry.1, entry.2) = (*score, name);
        }
    }
    merge_initials(&mut points);
    merge_addresses(page, &mut points);
    for (points, _, name) in points.values_mut().filter(|(points, ..)| *points + HEARD >= LEAST && *points < LEAST) {
        let plain = name.strip_prefix("The ").unwrap_or(name);
        let heard = ["told ", "told the "].iter().any(|told| page.text.contains(&[told, plain].concat()));
        *points += if heard { HEARD } else { 0 };
    }
    let wire = agency.map(key);
    // Raw copy of an agency is nobody's page, whatever its copyright line says; its own site has controls.
    let site = page.lines.iter().any(|line| is_of_site(line.kind));
    let raw = |key: &str, strongest: u32, name: &str| {
        !site
            && wire.as_deref().is_some_and(|wire| key.starts_with(wire) || wire == initials(name))
            && strongest <= MASTHEAD
            && !name.split(' ').next().is_some_and(is_call_sign)
    };
    let best = points.iter().filter(|(key, (points, strongest, name))| *points >= LEAST && !raw(key, *strongest, name));
    // Ties go to the name that stands first on the page.
    let (found, (_, strongest, name)) =
        best.max_by_key(|(_, (points, _, name))| (*points, std::cmp::Reverse(name.as_ptr() as usize)))?;
    // "The Clarion" in prose is short for the "Daily Clarion" of a credit.
    let longer = points
        .iter()
        .find(|(key, (points, ..))| *points >= 2 * LEAST && key.len() > found.len() && key.ends_with(found.as_str()));
    let (found, name) = longer.map_or((found, *name), |(key, (.., name))| (key, *name));
    let name = pointed(page.text, shortened(page.text, name));
    let letters = INITIALS.contains(&name.len()) && is_upper(name);
    let name = letters.then(|| written_out(page.text, name)).flatten().unwrap_or(name);
    let start = name.as_ptr() as usize - page.text.as_ptr() as usize;
    let basis = if *strongest >= ABOUT { Basis::Stated } else { Basis::Inferred };
    let field = Field {
        value: if name.contains(' ') { spelled(name) } else { name.to_owned() },
        span: Span::new(start, start + name.len()),
        basis,
    };
    Some(Outlet { field, key: if key(name) == *found { found.clone() } else { key(name) } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stations_are_words_of_their_own() {
        assert_eq!(
            call_signs("WXYZ and KTOP-TV, not AWXYZ, WXYZs or WHO'S").collect::<Vec<_>>(),
            ["WXYZ", "KTOP", "WHO"]
        );
    }

    #[test]
    fn spellings_of_an_outlet_are_one() {
        let outlet = Outlet::named("The Northern Wire");
        assert!(outlet.is("Northern Wire") && outlet.is("NW") && !outlet.is("Southern Wire"));
    }
}

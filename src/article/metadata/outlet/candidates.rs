//! The names of a page that may be its outlet's, each with all that speaks for it and against it.

use super::super::dateline::{is_upper, spelled};
use super::super::names::{
    acronym, bare, initials, is_agency_name, is_call_sign, is_house, is_titled, is_weak, key, pointed, shortened,
    write_key, written_out,
};
use super::super::page::Page;
use super::super::{address, calendar};
use super::places::{Mention, Place, STATING, gather};
use crate::article::lines::vocabulary::{CONTROL, FIRST, FUNCTION, Key, SECOND, WE, marks};
use crate::article::{BlockKind, Field};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Most names of a page that are weighed.
const MOST: usize = 400;
/// Letters of a name by its initials.
pub(super) const INITIALS: std::ops::RangeInclusive<usize> = 3..=6;
/// Least letters of a name that may be short for another.
const SHORT: usize = 3;

/// Words that name a part of a site, alone or first in its menu.
#[rustfmt::skip] // One word a line would bury the code.
const SECTIONS: &[&str] = &[
    "home", "news", "latest", "latest news", "opinion", "sport", "sports", "world", "world news", "business", "politics", "culture", "local news",
    "breaking news", "press release", "press releases", "newsroom", "live", "top stories", "read", "menu", "subscribe", "about us", "us", "share",
    "noticias", "inicio", "portada", "accueil", "startseite", "radio", "tv", "newsletter", "newsletters", "weather", "markets", "front page", "today",
    "copyright", "author", "authors", "software", "flash", "english", "transcript", "summary", "statement", "everything", "opinions", "contributors",
    "letters", "search", "this site", "the app", "app", "more news", "press", "media", "press contact", "press office", "media contact", "record",
];

static PARTS: LazyLock<FxHashSet<Key>> = LazyLock::new(|| SECTIONS.iter().map(|name| Key::of(name)).collect());

/// What papers of a house are called, the last word of their names.
const PAPERS: [&str; 8] = ["summary", "statement", "report", "release", "transcript", "minutes", "agenda", "update"];

/// What a name's form and company say, beside its places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trait {
    /// For every candidate: what naming an outlet at all costs.
    Constant,
    /// The logarithm of how often it is named outside of prose.
    Often,
    /// The same in prose.
    Talked,
    Titled,
    Weak,
    OneWord,
    ManyWords,
    Letters,
    CallSign,
    Article,
    /// The share of its words that menus have.
    Menu,
    Body,
    AgencyName,
    /// The agency in the dateline.
    Wire,
    /// The same, on a page without the furniture of a site.
    RawWire,
    /// The headline has it.
    Headline,
    /// The logarithm of how many longer candidates begin with it.
    BeginsLonger,
    /// A longer candidate ends with it, and the page states that as its own.
    EndsLonger,
    /// It begins with a shorter candidate.
    HasBeginning,
    /// It ends with a shorter candidate, and is stated as the page's own.
    HasEnd,
    /// Another candidate is its initials.
    Abbreviated,
    /// It is the initials of another candidate.
    Initials,
    /// The writer's own name is part of it.
    Writer,
    /// Kinds of places, beyond the first.
    Places,
    /// Capitals in more than its initials.
    Shouted,
    /// A word of houses that publish.
    Publisher,
    /// Written like an address: "Halden.example".
    Dotted,
    /// One word with capitals or digits inside.
    Camel,
}

const TRAITS: usize = Trait::Camel as usize + 1;

/// Numbers of a candidate: its places, then its traits.
pub(super) const WIDTH: usize = Place::COUNT + TRAITS;

/// A name that may be the outlet's.
#[derive(Debug)]
pub(super) struct Candidate<'t> {
    pub(super) key: String,
    /// As the best of its places writes it.
    pub(super) name: &'t str,
    rank: Rank,
    places: u64,
    /// How often it is named outside of prose, and in prose.
    counts: [u32; 2],
    pub(super) numbers: [f32; WIDTH],
}

impl<'t> Candidate<'t> {
    fn add(&mut self, name: &'t str, place: Place) {
        self.places |= place.bit();
        if matches!(place, Place::Head | Place::Foot) {
            return;
        }
        let prose = matches!(place, Place::Prose | Place::Described | Place::Told | Place::Shown);
        self.counts[usize::from(prose)] += 1;
        let rank = rank(name, place);
        if rank < self.rank || (rank == self.rank && name.len() > self.name.len()) {
            (self.rank, self.name) = (rank, name);
        }
    }

    pub(super) const fn stands_in(&self, places: u64) -> bool {
        self.places & places != 0
    }

    fn has(&self, which: Trait) -> bool {
        self.numbers[Place::COUNT + which as usize] > 0.0
    }

    /// True for the agency of raw copy, which is nobody's page whatever its copyright line says.
    fn is_raw(&self) -> bool {
        let stating = Place::Title.bit() | Place::Imprint.bit() | Place::Credit.bit() | Place::Maker.bit();
        self.has(Trait::RawWire) && !self.stands_in(stating)
    }

    /// True for a name that holds the writer's.
    pub(super) fn is_signed(&self) -> bool {
        self.has(Trait::Writer)
    }

    fn is_letters(&self) -> bool {
        INITIALS.contains(&self.name.len()) && is_upper(self.name) && !self.name.contains(' ')
    }

    /// The name as it is usually written.
    pub(super) fn spelling(&self, text: &'t str) -> (&'t str, String) {
        let name = pointed(text, shortened(text, self.name));
        let letters = INITIALS.contains(&name.len()) && is_upper(name);
        let name = letters.then(|| written_out(text, name)).flatten().unwrap_or(name);
        (name, if name.contains(' ') { spelled(name) } else { name.to_owned() })
    }
}

/// Which of two spellings is better: small letters before capitals, with its article before without, then the place.
type Rank = (bool, bool, u32);

fn rank(name: &str, place: Place) -> Rank {
    // In sentences the article is the sentence's.
    let sentence = matches!(place, Place::Prose | Place::Ours | Place::Described | Place::Opens | Place::Inside);
    (is_upper(name) && name.contains(' '), sentence || !name.starts_with("The "), place as u32)
}

/// True for what is no name: a section of the site, a paper of a house, a day.
fn is_other(name: &str, key: &str) -> bool {
    let (first, last) = (name.split(' ').next().unwrap_or_default(), name.rsplit(' ').next().unwrap_or_default());
    key.len() < SHORT && !is_pair(name)
        || !name.chars().any(char::is_uppercase)
        || calendar::weekday(last).is_some()
        || calendar::month(last).is_some()
        || is_dated(name)
        || ["'s", "'S", "’s", "’S"].iter().any(|of| last.ends_with(of))
        || PAPERS.iter().any(|paper| last.eq_ignore_ascii_case(paper))
        || marks(first) & (SECOND | WE | FIRST) != 0
        || !name.contains(' ') && marks(name) & (CONTROL | FUNCTION) != 0
        || PARTS.contains(&Key::of(name))
}

/// True for a name that is a date, or runs into one: "Oct 8th".
fn is_dated(name: &str) -> bool {
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let day = |word: &str| calendar::month(word).is_some() || calendar::weekday(word).is_some();
    let words = name.split(' ').zip(name.split(' ').skip(1));
    { words }.any(|(word, next)| number(next) && day(word) || number(word) && day(next))
}

/// True for two capitals, which may stand for a name.
fn is_pair(name: &str) -> bool {
    name.len() == 2 && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// What a page says beside its names.
pub(super) struct Company<'p> {
    pub(super) agency: Option<&'p str>,
    pub(super) byline: Option<&'p Field>,
}

/// The candidates of a page with their numbers.
pub(super) fn read<'t>(page: &Page<'t>, company: &Company<'_>) -> Vec<Candidate<'t>> {
    let mut found = group(gather(page));
    let writers: Vec<String> =
        company.byline.map(|field| field.value.split("; ").map(key).collect()).unwrap_or_default();
    found.retain(|candidate| !writers.contains(&candidate.key));
    addressed(page, &mut found);
    let wire = company.agency.map(key);
    let site = page.lines.iter().any(|line| is_of_site(line.kind));
    let headline = page.headline.map(|at| key(page.lines[at].text)).unwrap_or_default();
    for candidate in &mut found {
        measure(candidate, &headline, &writers, wire.as_deref(), site);
    }
    compare(&mut found);
    // Two letters may stand for a name and be none.
    found.retain(|candidate| candidate.key.len() >= SHORT && !candidate.is_raw());
    found
}

fn group<'t>(mentions: Vec<Mention<'t>>) -> Vec<Candidate<'t>> {
    // A page writes the same name the same way again and again.
    let mut spelled = FxHashMap::<&str, Option<usize>>::default();
    let mut places = FxHashMap::<String, usize>::default();
    let mut found: Vec<Candidate<'t>> = Vec::new();
    for (name, place) in mentions {
        let name = bare(name);
        let at = *spelled.entry(name).or_insert_with(|| {
            let key = key(name);
            let named = !is_other(name, &key);
            named.then(|| *places.entry(key).or_insert_with_key(|key| add(key, name, &mut found)))
        });
        if let Some(at) = at {
            found[at].add(name, place);
        }
        if found.len() >= MOST {
            break;
        }
    }
    found
}

/// Adds a candidate that stands nowhere yet; its place.
fn add<'t>(key: &str, name: &'t str, found: &mut Vec<Candidate<'t>>) -> usize {
    let rank = (true, true, u32::MAX);
    found.push(Candidate { key: key.to_owned(), name, rank, places: 0, counts: [0; 2], numbers: [0.0; WIDTH] });
    found.len() - 1
}

/// Notes for every candidate whether an address of the page spells it, or begins to; adds names that only an address tells.
fn addressed<'t>(page: &Page<'t>, found: &mut Vec<Candidate<'t>>) {
    for name in address::names(page) {
        let short = key(name);
        let mut spelled = false;
        for candidate in found.iter_mut().filter(|candidate| candidate.key.starts_with(&short)) {
            candidate.places |= Place::Address.bit();
            spelled = true;
        }
        if !spelled {
            let rank = rank(name, Place::Address);
            let places = Place::Address.bit();
            found.push(Candidate { key: short, name, rank, places, counts: [1, 0], numbers: [0.0; WIDTH] });
        }
    }
}

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

/// Words of the names of houses that publish papers, rather than of papers.
#[rustfmt::skip] // One word a line would bury the code.
const HOUSES: &[&str] = &[
    "Newspapers", "Publications", "Publishing", "Publishers", "Media", "Group", "Titles", "Communications", "Holdings", "Broadcasting",
    "Enterprises", "Partners", "Interactive", "Digital", "Services", "Printers", "Editorial", "Editora", "Verlag", "Medien", "Groupe", "Grupo",
    "Company", "Corporation", "Ventures", "Industries", "Entertainment", "Technologies", "Solutions", "Productions",
];

fn often(count: u32) -> f32 {
    (1.0 + count as f32).ln()
}

/// True for a name with the end of an address: "Halden.com".
fn is_dotted(name: &str) -> bool {
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    (2..=7).contains(&end.len()) && end.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// True for capitals or digits behind a small letter: "Sport24".
fn is_camel(name: &str) -> bool {
    name.chars()
        .zip(name.chars().skip(1))
        .any(|(one, next)| one.is_lowercase() && (next.is_uppercase() || next.is_ascii_digit()))
}

/// Sets the numbers that a candidate has by itself.
fn measure(candidate: &mut Candidate<'_>, headline: &str, writers: &[String], wire: Option<&str>, site: bool) {
    let name = candidate.name;
    let plain = name.strip_prefix("The ").unwrap_or(name);
    let words = plain.split(' ').count();
    let menu = plain.split(' ').filter(|word| marks(word) & CONTROL != 0).count();
    let titled = is_titled(name);
    let sign = is_call_sign(plain.split(['-', ' ']).next().unwrap_or_default());
    // A station signs its own datelines.
    let is_wire = !sign
        && wire.is_some_and(|wire| {
            candidate.key.starts_with(wire) || wire == initials(name) || wire.starts_with(&candidate.key)
        });
    for place in 0..Place::COUNT {
        candidate.numbers[place] = f32::from(u8::from(candidate.places >> place & 1 == 1));
    }
    let kinds = (candidate.places & !(Place::Head.bit() | Place::Foot.bit())).count_ones();
    let letters = candidate.is_letters();
    let written = writers.iter().any(|writer| candidate.key.contains(writer.as_str()));
    let share = |count: usize| count as f32 / words as f32;
    let holds = |is: bool| f32::from(u8::from(is));
    let traits = [
        (Trait::Constant, 1.0),
        (Trait::Often, often(candidate.counts[0])),
        (Trait::Talked, often(candidate.counts[1])),
        (Trait::Titled, holds(titled)),
        (Trait::Weak, holds(titled && is_weak(name))),
        (Trait::OneWord, holds(words == 1)),
        (Trait::ManyWords, holds(words > 3)),
        (Trait::Letters, holds(letters)),
        (Trait::CallSign, holds(sign)),
        (Trait::Article, holds(name.starts_with("The "))),
        (Trait::Menu, share(menu)),
        (Trait::Body, holds(is_house(name))),
        (Trait::AgencyName, holds(is_agency_name(name))),
        (Trait::Wire, holds(is_wire)),
        (Trait::RawWire, holds(is_wire && !site)),
        (Trait::Headline, holds(headline.contains(&candidate.key))),
        (Trait::Writer, holds(written)),
        (Trait::Places, kinds.saturating_sub(1) as f32),
        (Trait::Shouted, holds(is_upper(name) && !letters)),
        (Trait::Publisher, holds(name.split(' ').any(|word| HOUSES.contains(&word)))),
        (Trait::Dotted, holds(is_dotted(name))),
        (Trait::Camel, holds(words == 1 && is_camel(plain))),
    ];
    for (at, value) in traits {
        candidate.numbers[Place::COUNT + at as usize] = value;
    }
}

/// Sets the numbers that candidates have beside each other: short forms, long forms, initials.
fn compare(found: &mut [Candidate<'_>]) {
    let by_key: FxHashMap<&str, usize> =
        found.iter().enumerate().map(|(at, candidate)| (candidate.key.as_str(), at)).collect();
    let (mut holds, mut short) = (Vec::new(), String::new());
    for (at, candidate) in found.iter().enumerate() {
        let plain = candidate.name.strip_prefix("The ").unwrap_or(candidate.name);
        let mut other = |part: &str| {
            write_key(part, &mut short);
            by_key.get(short.as_str()).copied().filter(|&other| other != at)
        };
        let stated = candidate.stands_in(STATING);
        for (cut, _) in plain.match_indices(' ') {
            let begins = other(&plain[..cut]).map(|short| [(at, Trait::HasBeginning), (short, Trait::BeginsLonger)]);
            let ends = other(&plain[cut + 1..]).filter(|_| stated);
            holds.extend(begins.into_iter().flatten());
            holds.extend(ends.map(|short| [(at, Trait::HasEnd), (short, Trait::EndsLonger)]).into_iter().flatten());
        }
        if plain.contains(' ') {
            let short = [initials(candidate.name), acronym(candidate.name), initials(plain)];
            let short = short
                .iter()
                .find_map(|short| by_key.get(short.as_str()))
                .filter(|short| found[**short].is_letters() || is_pair(found[**short].name));
            holds
                .extend(short.map(|&short| [(at, Trait::Abbreviated), (short, Trait::Initials)]).into_iter().flatten());
        }
    }
    for (at, which) in holds {
        found[at].numbers[Place::COUNT + which as usize] += 1.0;
    }
    for candidate in found {
        for (which, number) in candidate.numbers[Place::COUNT..].iter_mut().enumerate() {
            if which == Trait::BeginsLonger as usize {
                *number = (1.0 + *number).ln();
            } else if (Trait::EndsLonger as usize..=Trait::Initials as usize).contains(&which) {
                *number = number.min(1.0);
            }
        }
    }
}

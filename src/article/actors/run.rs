//! Runs of capitalised words and the parts they are made of.

use super::form::{has_noun_ending, is_compound, is_contraction, is_hyphenated, is_party_mark};
use super::join::{is_head, linked, owned};
use super::lexicon::{Class, Found, Sense, lexicon};
use super::sentence::Sentence;
use crate::text::Shape;

/// Small words inside personal names.
pub(super) const PARTICLES: &[&str] = &[
    "bin", "bint", "al", "el", "de", "del", "della", "van", "von", "der", "den", "la", "le", "da", "dos", "di", "du",
    "ben", "ibn", "ul", "ur", "ter", "y",
];

/// `daughter` and `son` of the father named before them.
pub(super) const PATRONYMICS: &[&str] =
    &["kyzy", "uulu", "uly", "oglu", "ogly", "oğlu", "qizi", "kizi", "gyzy", "ugli"];

/// Open the names of bodies in other languages: `Agencia Litoral`.
const LEADS: &[&str] = &[
    "agencia",
    "agence",
    "agenzia",
    "banco",
    "banque",
    "banca",
    "universidad",
    "universidade",
    "université",
    "università",
    "ministerio",
    "ministério",
    "partido",
    "parti",
    "partito",
    "partai",
    "federación",
    "fédération",
    "sindicato",
    "syndicat",
    "asociación",
    "association",
    "atlético",
    "deportivo",
    "sporting",
    "olympique",
    "compañía",
    "compagnie",
    "companhia",
    "instituto",
    "institut",
    "fundación",
    "fundação",
    "fondation",
    "fondazione",
    "confederación",
    "radio",
    "rádio",
    "diario",
    "diário",
    "gazeta",
    "gazette",
    "jornal",
    "journal",
    "kabushiki",
    "grupo",
    "groupe",
    "gruppo",
    "team",
    "fc",
    "ac",
    "as",
    "comité",
    "consejo",
    "conseil",
    "tribunal",
    "hospital",
    "collège",
    "école",
    "escuela",
];

/// Family names among the words for things and those that end the names of firms.
#[rustfmt::skip] // One word a line would bury the code.
const FAMILIES: &[&str] = &[
    "Mills", "Steel", "Parish", "Holding", "Brewery", "Water", "Waters", "Rail", "White", "Black", "Green", "Young", "Long", "Short", "Park", "Moon",
    "Hill", "Lake", "Stone", "West", "North", "East", "Day", "May", "March", "Price", "Page", "Royal", "English", "Christian", "Street", "Story",
    "Rock", "Wall", "Star", "Branch", "Law", "Power", "Marsh", "Church", "Winter", "Summer", "Field", "Case", "Gates", "Bridge", "Bridges", "War",
    "Sessions", "House", "Hall", "Castle", "Tower", "Port", "Cape", "Storm", "Grand", "Strange", "Love", "Justice", "Read", "Cash", "Bond", "Best", "Good",
];

/// First words of the names of places, before a word of their own: `New Halden`, `San Arn`.
const PLACED: &[&str] = &[
    "New", "North", "South", "East", "West", "San", "Santa", "Los", "Las", "Fort", "Port", "Mount", "Lake", "Cape",
    "Saint",
];

/// Behind the last name: `Orla Venn Jr`.
const SUFFIXES: &[&str] = &["Jr", "Sr", "II", "III", "IV"];

/// Words from the members that open the name of a body to its head at most.
const HEADED: usize = 4;

/// Words of a name in capitals at most, and items of the seat behind it.
const CAPITALS: usize = 5;
const SEAT: usize = 8;

/// Words of a run at most; longer ones are lists or titles.
const LONGEST: usize = 16;

/// What one part of a run is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part<'t> {
    /// A phrase of the gazetteer.
    Known(Found<'t>),
    Role,
    Honorific,
    Organisation,
    Thing,
    Place,
    /// `of`, `for`, `the`, `and` between capitalised words.
    Link,
    /// Anything else: most likely a name.
    Name,
}

/// A part and the tokens it covers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'t> {
    pub(super) part: Part<'t>,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// The run that begins at `at`, as pieces; empty if none begins there.
pub(super) fn pieces<'t>(sentence: &Sentence<'t>, at: usize) -> Vec<Piece<'t>> {
    let mut found: Vec<Piece<'t>> = Vec::new();
    let mut next = at;
    while next < at + LONGEST {
        let Some(piece) = piece(sentence, next, found.last()) else {
            break;
        };
        next = piece.to;
        found.push(piece);
    }
    while found.last().is_some_and(|piece| matches!(piece.part, Part::Link)) {
        found.pop();
    }
    found
}

fn piece<'t>(sentence: &Sentence<'t>, at: usize, before: Option<&Piece<'t>>) -> Option<Piece<'t>> {
    if let Some(found) = sentence.phrase(at).filter(|found| fits(sentence, at, *found, before)) {
        return Some(Piece { part: Part::Known(found), from: at, to: at + found.length });
    }
    if !sentence.is_capital(at) {
        return linked(sentence, at, before?);
    }
    if is_named_place(sentence, at, before) {
        return Some(Piece { part: Part::Place, from: at, to: at + 2 });
    }
    if let Some(to) = style(sentence, at) {
        return Some(Piece { part: Part::Honorific, from: at, to });
    }
    if is_contraction(sentence.word(at)) || is_question(sentence, at) {
        return None;
    }
    if is_initial(sentence, at) {
        return Some(Piece { part: Part::Name, from: at, to: at + 2 });
    }
    let alone = Piece { part: Part::Name, from: at, to: at + 1 };
    let owner = matches!(sentence.word(at + 1), "'" | "’") && owned(sentence, at + 1, &alone).is_some();
    if !owner && sentence.is(at, Class::Opener) && sentence.shape(at) != Shape::Upper && is_common(sentence, at, before)
    {
        return None;
    }
    if owner {
        return Some(alone);
    }
    let part = match part(sentence, at) {
        _ if is_last_name(sentence, at, before) || is_in_capitals(sentence, at, before) => Part::Name,
        _ if SUFFIXES.contains(&sentence.word(at)) => suffix(before),
        Part::Role if owned(sentence, at + 1, &Piece { part: Part::Role, ..alone }).is_some() => Part::Thing,
        Part::Role if is_link(before) && sentence.word(at) == "Justice" && !sentence.is_capital(at + 1) => Part::Thing,
        Part::Thing if is_day_name(sentence, at, before) => Part::Name,
        part => part,
    };
    if matches!(sentence.word(at), "Channel" | "Local" | "Branch" | "Radio") && sentence.shape(at + 1) == Shape::Number
    {
        return Some(Piece { part: Part::Organisation, from: at, to: at + 2 });
    }
    let dotted = sentence.word(at + 1) == "." && is_shortened(sentence, at) && sentence.is_capital(at + 2);
    Some(Piece { part, from: at, to: at + 1 + usize::from(dotted) })
}

/// `A. Venn`, `I. Venn`: the first letter of a name, which would else be a small word.
fn is_initial(sentence: &Sentence<'_>, at: usize) -> bool {
    let letter = matches!(sentence.word(at), "A" | "I") && sentence.word(at + 1) == ".";
    letter && sentence.is_capital(at + 2)
}

/// `Sunday Ogbu` after a title or a comma: a first name that is also a day.
fn is_day_name(sentence: &Sentence<'_>, at: usize, before: Option<&Piece<'_>>) -> bool {
    let titled = before.is_some_and(|piece| matches!(piece.part, Part::Role | Part::Honorific));
    let apposed = before.is_none() && at > 1 && sentence.word(at - 1) == "," && sentence.is(at - 2, Class::Role);
    let name = sentence.is_capital(at + 1) && !sentence.is(at + 1, Class::Thing) && !sentence.is(at + 1, Class::Opener);
    sentence.word(at).ends_with("day") && name && (titled || apposed)
}

/// True for the first word of a body’s name in another language.
pub(super) fn is_lead(word: &str) -> bool {
    LEADS.contains(&word.to_lowercase().as_str())
}

/// The end of `HE`, `H E`, `HRH` before a name.
fn style(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let spaced = sentence.word(at) == "H" && matches!(sentence.word(at + 1), "E" | "H");
    let whole = matches!(sentence.word(at), "HE" | "HH" | "HRH" | "HM" | "H.E" | "H.H" | "H.E." | "H.H.");
    let to = at + 1 + usize::from(spaced);
    ((spaced || whole) && sentence.shape(to) == Shape::Capital).then_some(to)
}

fn is_link(before: Option<&Piece<'_>>) -> bool {
    before.is_some_and(|piece| matches!(piece.part, Part::Link))
}

/// `Will Venn go?`: a verb at the head of a question.
fn is_question(sentence: &Sentence<'_>, at: usize) -> bool {
    let asked = || sentence.tokens.iter().rev().take(2).any(|word| word.span.of(sentence.text) == "?");
    sentence.is_opening(at) && matches!(sentence.word(at), "Will" | "May" | "Can" | "Might") && asked()
}

/// `III` after a name is part of it; anywhere else it counts something.
fn suffix(before: Option<&Piece<'_>>) -> Part<'static> {
    if before.is_some_and(|piece| matches!(piece.part, Part::Name)) { Part::Name } else { Part::Thing }
}

/// `New Halden`: a word of places before a word that is no thing; a person’s last name may be both.
fn is_named_place(sentence: &Sentence<'_>, at: usize, before: Option<&Piece<'_>>) -> bool {
    let person = before.is_some_and(|piece| matches!(piece.part, Part::Name | Part::Role | Part::Honorific));
    let first = PLACED.iter().any(|first| sentence.word(at).eq_ignore_ascii_case(first));
    let opens = !person && first && sentence.is_capital(at) && sentence.shape(at + 1) == sentence.shape(at);
    let common = || sentence.is(at + 1, Class::Opener) || sentence.is(at + 1, Class::Group);
    opens && matches!(part(sentence, at + 1), Part::Name) && sentence.phrase(at + 1).is_none() && !common()
}

/// A family name that is also an office, a title or a thing (`Tom Bishop`, `Mr Cook`): with no name after it.
fn is_last_name(sentence: &Sentence<'_>, at: usize, before: Option<&Piece<'_>>) -> bool {
    let named = before.is_some_and(|piece| match piece.part {
        Part::Name => sentence.is(piece.from, Class::Given),
        Part::Honorific => true,
        _ => false,
    });
    let other =
        sentence.is(at, Class::Role) || sentence.is(at, Class::Honorific) || FAMILIES.contains(&sentence.word(at));
    let last = !sentence.is_capital(at + 1) || SUFFIXES.contains(&sentence.word(at + 1));
    named && other && last
}

/// Names that records print in capitals: after a title (`Hon. ORLA VENN`), and at the head with a seat behind them
/// (`ORLA VENN (Norland), speaking …`), where no dash makes them a dateline.
fn is_in_capitals(sentence: &Sentence<'_>, at: usize, before: Option<&Piece<'_>>) -> bool {
    let long = |at: usize| sentence.shape(at) == Shape::Upper && sentence.word(at).chars().count() > 2;
    if !long(at) || !sentence.is_capital(at + 1) && at != 1 {
        return false;
    }
    let titled = before.is_some_and(|piece| matches!(piece.part, Part::Honorific));
    let seat = (at + 1..at + CAPITALS).find(|&next| !long(next)).filter(|&open| sentence.word(open) == "(");
    let close = seat.and_then(|open| (open + 2..open + SEAT).find(|&next| sentence.word(next) == ")"));
    let speaks = close.is_some_and(|close| {
        sentence.word(close + 1) == "," || sentence.tokens.get(close + 1).is_some_and(|word| word.cue.is_some())
    });
    titled && long(at + 1) || speaks && at < CAPITALS && (0..at).all(long)
}

/// A family name that is also a country’s word (`Michael Jordan`, `Mr Houston`) stays a name, and so does a first name
/// that is also a place (`Virginia Venn`).
fn fits(sentence: &Sentence<'_>, at: usize, found: Found<'_>, before: Option<&Piece<'_>>) -> bool {
    let place = found.sense == Sense::Place;
    let placed =
        matches!(found.sense, Sense::Country | Sense::Place | Sense::Capital | Sense::Demonym | Sense::Organisation);
    if found.entry.is_some() || found.length > 1 || !placed {
        return true;
    }
    let last = before.is_some_and(|piece| match piece.part {
        Part::Name => sentence.is(piece.from, Class::Given),
        Part::Role | Part::Honorific => place,
        _ => false,
    });
    let first = || {
        let next = sentence.is_capital(at + 1) && sentence.phrase(at + 1).is_none();
        place && sentence.is(at, Class::Given) && next && matches!(part(sentence, at + 1), Part::Name)
    };
    !last && !first()
}

/// Small words before a name, or inside one: `The`, `In`; a first name such as `Will` is kept before a capital.
fn is_common(sentence: &Sentence<'_>, at: usize, before: Option<&Piece<'_>>) -> bool {
    let inside = [Class::Thing, Class::Organisation, Class::Group].iter().any(|&class| sentence.is(at, class));
    let linked = is_link(before);
    let members = sentence.is(at, Class::Group) && sentence.word(at).ends_with('s');
    let headed = || {
        let head = (at + 1..at + HEADED).find(|&next| !sentence.is_capital(next) || is_head(sentence, next));
        head.is_some_and(|head| sentence.is_capital(head))
    };
    let named = before.is_some() && inside || linked || (members || sentence.word(at) == "High") && headed();
    !sentence.is(at, Class::Given) && !sentence.is(at, Class::Role) && !named
}

pub(super) fn part(sentence: &Sentence<'_>, at: usize) -> Part<'static> {
    let is = |class| sentence.is(at, class);
    let goes_on = || sentence.is_capital(at + 1) || PARTICLES.contains(&sentence.word(at + 1));
    if is(Class::Given) && goes_on() && !sentence.is(at + 1, Class::Organisation) {
        Part::Name
    } else if is(Class::Thing) && !is(Class::Role) && is_hyphenated(sentence.word(at + 1)) {
        // A family name may be any word: `Moon Ji-hye`.
        Part::Name
    } else if is_compound(sentence.word(at)) && !is(Class::Role) || is_benches(sentence, at) {
        Part::Thing
    } else if is(Class::Honorific) {
        Part::Honorific
    } else if is(Class::Role) {
        Part::Role
    } else if is(Class::Organisation) || is(Class::Firm) {
        Part::Organisation
    } else if is(Class::Place) || joins_known(sentence.word(at)) {
        Part::Place
    } else if is(Class::Thing)
        || sentence.word(at).ends_with("days")
        || has_noun_ending(sentence.word(at))
        || is_party_mark(sentence.word(at))
    {
        Part::Thing
    } else if sentence.shape(at) == Shape::Upper && sentence.is_capital(at + 1) && !sentence.word(at).contains('.') {
        Part::Place
    } else {
        Part::Name
    }
}

/// `Majority`, `Minority` of an office: `Senate Minority Leader`.
fn is_benches(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(sentence.word(at), "Majority" | "Minority") && sentence.is(at + 1, Class::Role)
}

/// `Norway-Sweden`, `US-backed`: a known name before a hyphen.
fn joins_known(word: &str) -> bool {
    word.split_once('-').is_some_and(|(half, _)| lexicon().knows(half))
}

/// Initials and shortened titles, which own the point after them.
fn is_shortened(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = sentence.word(at);
    word.chars().count() == 1 || word.len() <= 5 && (sentence.is(at, Class::Role) || sentence.is(at, Class::Honorific))
}

//! Runs of capitalised words and the parts they are made of.

use super::lexicon::{Class, Found, Sense, lexicon};
use super::sentence::Sentence;
use crate::text::Shape;

/// Small words inside personal names.
const PARTICLES: &[&str] = &[
    "bin", "bint", "al", "el", "de", "del", "della", "van", "von", "der", "den", "la", "le", "da", "dos", "di", "du",
    "ben", "ibn", "ul", "ur", "ter", "y",
];

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

/// Family names among the words that end the names of firms.
const FAMILIES: &[&str] = &["Mills", "Steel", "Parish", "Holding", "Brewery", "Water", "Waters", "Rail"];

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
    if let Some(found) = sentence.phrase(at).filter(|found| fits(sentence, *found, before)) {
        return Some(Piece { part: Part::Known(found), from: at, to: at + found.length });
    }
    if !sentence.is_capital(at) {
        return linked(sentence, at, before?);
    }
    if let Some(to) = style(sentence, at) {
        return Some(Piece { part: Part::Honorific, from: at, to });
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
        _ if is_last_name(sentence, at, before) => Part::Name,
        Part::Role if owned(sentence, at + 1, &Piece { part: Part::Role, ..alone }).is_some() => Part::Thing,
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

/// A family name that is also an office (`Tom Bishop`, `Mr Cook`): with no name after it.
fn is_last_name(sentence: &Sentence<'_>, at: usize, before: Option<&Piece<'_>>) -> bool {
    let named = before.is_some_and(|piece| match piece.part {
        Part::Name => sentence.is(piece.from, Class::Given),
        Part::Honorific => true,
        _ => false,
    });
    let other = sentence.is(at, Class::Role) || FAMILIES.contains(&sentence.word(at));
    named && other && !sentence.is_capital(at + 1)
}

/// A family name that is also a country's word (`Michael Jordan`) stays a name.
fn fits(sentence: &Sentence<'_>, found: Found<'_>, before: Option<&Piece<'_>>) -> bool {
    let after_given =
        before.is_some_and(|piece| matches!(piece.part, Part::Name) && sentence.is(piece.from, Class::Given));
    found.entry.is_some()
        || !(after_given
            && found.length == 1
            && matches!(
                found.sense,
                Sense::Country | Sense::City | Sense::Capital | Sense::Demonym | Sense::Organisation
            ))
}

/// Small words before a name, or inside one: `The`, `In`; a first name such as `Will` is kept before a capital.
fn is_common(sentence: &Sentence<'_>, at: usize, before: Option<&Piece<'_>>) -> bool {
    let inside = [Class::Thing, Class::Organisation, Class::Group].iter().any(|&class| sentence.is(at, class));
    let linked = before.is_some_and(|piece| matches!(piece.part, Part::Link));
    let named = before.is_some() && inside || linked;
    !sentence.is(at, Class::Given) && !sentence.is(at, Class::Role) && !named
}

fn part(sentence: &Sentence<'_>, at: usize) -> Part<'static> {
    let is = |class| sentence.is(at, class);
    let goes_on = || sentence.is_capital(at + 1) || PARTICLES.contains(&sentence.word(at + 1));
    if is(Class::Given) && goes_on() && !sentence.is(at + 1, Class::Organisation) {
        Part::Name
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

/// `Norway-Sweden`, `US-backed`: a known name before a hyphen.
fn joins_known(word: &str) -> bool {
    word.split_once('-').is_some_and(|(half, _)| lexicon().knows(half))
}

/// Endings of abstract nouns, which no first or last name has.
fn has_noun_ending(word: &str) -> bool {
    word.len() > 6
        && ["tion", "tions", "ment", "ments", "ness", "ship", "ism", "ology", "ities", "ance", "ence"]
            .iter()
            .any(|ending| word.ends_with(ending))
}

/// `D-Ill`, `R-Texas` after a lawmaker’s name.
fn is_party_mark(word: &str) -> bool {
    word.as_bytes().get(1) == Some(&b'-') && word.len() > 2
}

/// Initials and shortened titles, which own the point after them.
fn is_shortened(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = sentence.word(at);
    word.chars().count() == 1 || word.len() <= 5 && (sentence.is(at, Class::Role) || sentence.is(at, Class::Honorific))
}

/// A lower-case word that a capitalised one must follow.
fn linked<'t>(sentence: &Sentence<'_>, at: usize, before: &Piece<'t>) -> Option<Piece<'t>> {
    let word = sentence.word(at);
    let link = |to| Some(Piece { part: Part::Link, from: at, to });
    let named = matches!(before.part, Part::Name);
    let goes_on =
        || sentence.is_capital(at + 1) || sentence.is_capital(at + 2) && PARTICLES.contains(&sentence.word(at + 1));
    if named && PARTICLES.contains(&word) && goes_on() {
        return Some(Piece { part: Part::Name, from: at, to: at + 1 });
    }
    if let Some(to) = owned(sentence, at, before) {
        return Some(Piece { part: Part::Thing, from: at, to });
    }
    let headed = matches!(before.part, Part::Organisation | Part::Role | Part::Thing);
    let headed = headed || is_plural_head(sentence, at, before);
    if word == "&" && joins_names(sentence, at) {
        return Some(Piece { part: Part::Organisation, from: at, to: at + 2 });
    }
    match word {
        "of" | "for" if headed && sentence.is_capital(at + 1) => link(at + 1),
        "of" | "for" if headed && sentence.word(at + 1) == "the" && sentence.is_capital(at + 2) => link(at + 2),
        "and" | "&" if matches!(before.part, Part::Thing | Part::Name) && joins_heads(sentence, at) => {
            Some(Piece { part: Part::Thing, from: at, to: at + 1 })
        }
        _ => None,
    }
}

/// `Friends of`, `Riders of` inside a sentence: a plural with a capital heads the name of a body.
fn is_plural_head(sentence: &Sentence<'_>, at: usize, before: &Piece<'_>) -> bool {
    let first = before.to == at && before.from + 1 == at && !sentence.is_opening(before.from);
    let alone =
        before.from.checked_sub(1).is_none_or(|other| !sentence.is_capital(other) || sentence.is_opening(other));
    let plural = sentence.word(before.from).ends_with('s') && !sentence.is(before.from, Class::Given);
    first && alone && plural && sentence.shape(before.from) == Shape::Capital
}

/// `&` between two names of more than a letter: `Marks & Spencer`.
fn joins_names(sentence: &Sentence<'_>, at: usize) -> bool {
    let long = |at: usize| sentence.is_capital(at) && sentence.word(at).len() > 1;
    at > 0 && long(at - 1) && long(at + 1)
}

/// The end of a possessive inside the name of a body: `Dockers’ Union`, `Sheriff’s Office`.
fn owned(sentence: &Sentence<'_>, at: usize, before: &Piece<'_>) -> Option<usize> {
    let owner = !matches!(before.part, Part::Known(Found { sense: Sense::Country, .. }) | Part::Link);
    let plural = matches!(sentence.word(at), "'" | "’");
    let head = (at + 1..at + 3).find(|&head| !sentence.is_capital(head) || is_head(sentence, head));
    let headed = head.is_some_and(|head| sentence.is_capital(head) && is_head(sentence, head));
    let people = sentence.is(before.from, Class::Source) || sentence.is(before.from, Class::Group);
    let single = sentence.is_possessive(at) && (people || matches!(before.part, Part::Role | Part::Thing));
    (owner && headed && (plural || single)).then_some(at + 1)
}

/// True if `and` stands inside the name of one body: things on both sides, its head soon after.
fn joins_heads(sentence: &Sentence<'_>, at: usize) -> bool {
    if !sentence.is_capital(at + 1) {
        return false;
    }
    let things = matches!(part(sentence, at - 1), Part::Thing) && matches!(part(sentence, at + 1), Part::Thing);
    let head = (at + 2..at + 5)
        .find(|&next| !(sentence.is_capital(next) || sentence.is_possessive(next)) || is_head(sentence, next));
    let people = sentence.is(at + 1, Class::Given);
    things || !people && head.is_some_and(|head| sentence.is_capital(head) && is_head(sentence, head))
}

fn is_head(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is(at, Class::Organisation) || sentence.is(at, Class::Firm)
}

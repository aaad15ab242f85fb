//! The gazetteer: countries, bodies, and words by what they do in a name.
//!
//! Written for the project; the files stand in `data/` beside this one.

use super::gazetteer::GazetteerEntry;
use crate::article::words::Word;
use crate::text::{Span, folded, tokens};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const COUNTRIES: &str = include_str!("data/countries.txt");
const PLACES: &str = include_str!("data/places.txt");
const ORGANISATIONS: &str = include_str!("data/organisations.txt");
const WORDS: &str = include_str!("data/words.txt");
const GIVEN: &str = include_str!("data/given.txt");

/// A set of [`Class`]es.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Classes(u32);

/// What a word can do in or beside a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// An office, profession or title: `minister`.
    Role = 1,
    /// A title without an office: `Mr`.
    Honorific = 2,
    /// Heads the name of an organisation: `Ministry`.
    Organisation = 4,
    /// Lower-case head after an adjective of country or owner: `Norlandic government`.
    Office = 8,
    /// Head of a group: `officials`.
    Group = 16,
    /// Makes a name the name of a thing: `Agreement`, `Street`.
    Thing = 32,
    /// A place that is no country.
    Place = 64,
    /// Capitalised only because it begins a sentence.
    Opener = 128,
    /// A frequent first name.
    Given = 256,
    /// Anybody else who can speak: `witness`.
    Source = 512,
    /// Says something in writing: `statement`.
    Document = 1024,
    /// `the`, `her`, `several`.
    Determiner = 2048,
    /// Can stand inside a noun phrase: `of`.
    Preposition = 4096,
    /// Stands inside no noun phrase: `because`.
    Break = 8192,
    /// Stands between a subject and its verb: `has`, `also`.
    Auxiliary = 16384,
    /// A pronoun that can be a subject.
    Pronoun = 32768,
    /// Goes with `she`.
    Female = 1 << 16,
    /// Goes with `he`.
    Male = 1 << 17,
    /// A finite form that no regular ending shows: `sat`.
    Verb = 1 << 18,
    /// Ends the name of a firm, club or school, and speaks only as part of one: `Ferries`.
    Firm = 1 << 19,
}

impl Classes {
    pub(crate) const fn has(self, class: Class) -> bool {
        self.0 & class as u32 != 0
    }
}

/// How a gazetteer phrase names its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// Of a user's list only.
    Person,
    Country,
    Demonym,
    People,
    /// The seat of a government, which can stand for it.
    Capital,
    /// A city, a region or a landmark, which stands for nobody.
    Place,
    Organisation,
    Group,
}

/// One way to write an entry: the words after the first.
#[derive(Debug)]
struct Phrase {
    rest: Vec<&'static str>,
    found: Found<'static>,
}

/// What a phrase stands for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found<'g> {
    /// The entry's first name.
    pub(crate) name: &'g str,
    /// How the phrase names it.
    pub(crate) sense: Sense,
    /// Tokens of the phrase.
    pub(crate) length: usize,
    /// The entry of a user's list that it comes from.
    pub(crate) entry: Option<&'g GazetteerEntry>,
}

/// All lookups.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    words: FxHashMap<&'static str, Classes>,
    phrases: FxHashMap<&'static str, Vec<Phrase>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// The shipped lexicon.
pub(crate) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    fn read() -> Self {
        let mut made = Self::default();
        made.read_words(WORDS, 0);
        made.read_words(GIVEN, Class::Given as u32);
        for fields in rows(COUNTRIES) {
            made.add_country(&fields);
        }
        for fields in rows(PLACES) {
            made.add_places(&fields);
        }
        for fields in rows(ORGANISATIONS) {
            made.add_organisation(&fields);
        }
        for phrases in made.phrases.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        made
    }

    /// Reads words in sections by class; each is of the class `also` too.
    fn read_words(&mut self, data: &'static str, also: u32) {
        let mut class = Class::Thing;
        for line in data.lines().filter(|line| !line.starts_with('#')) {
            match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                Some(section) => class = class_of(section),
                None => line
                    .split_whitespace()
                    .for_each(|word| self.words.entry(word).or_default().0 |= class as u32 | also),
            }
        }
    }

    fn add_country(&mut self, fields: &[Vec<&'static str>; 4]) {
        let [names, others, demonyms, cities] = fields;
        let Some(&name) = names.first() else { return };
        for form in names.iter().chain(others) {
            self.add(form, name, Sense::Country);
        }
        for form in demonyms {
            let plural = form.strip_suffix('s').is_some_and(|one| demonyms.contains(&one));
            self.add(form, name, if plural { Sense::People } else { Sense::Demonym });
        }
        for (nth, form) in cities.iter().enumerate() {
            self.add(form, name, if nth == 0 { Sense::Capital } else { Sense::Place });
        }
    }

    fn add_places(&mut self, fields: &[Vec<&'static str>; 4]) {
        let [country, places, ..] = fields;
        for form in country.first().map(|_| places).into_iter().flatten() {
            self.add(form, country[0], Sense::Place);
        }
    }

    fn add_organisation(&mut self, fields: &[Vec<&'static str>; 4]) {
        let [names, others, kind, _] = fields;
        let Some(&name) = names.first() else { return };
        let sense = if kind.first() == Some(&"group") { Sense::Group } else { Sense::Organisation };
        for form in names.iter().chain(others) {
            self.add(form, name, sense);
        }
    }

    fn add(&mut self, form: &'static str, name: &'static str, sense: Sense) {
        let mut words = tokens(form, Span::new(0, form.len())).into_iter().map(|token| token.span.of(form));
        let Some(first) = words.next() else { return };
        let rest: Vec<_> = words.collect();
        let found = Found { name, sense, length: rest.len() + 1, entry: None };
        self.phrases.entry(first).or_default().push(Phrase { rest, found });
    }

    /// Every word with its classes.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&'static str, Classes)> {
        self.words.iter().map(|(&word, &classes)| (word, classes))
    }

    /// Classes of a word in lower case.
    pub(crate) fn of(&self, lower: &str) -> Classes {
        self.words.get(lower).copied().unwrap_or_default()
    }

    /// Classes of a word, however it is capitalised.
    pub(crate) fn classes(&self, word: &str, buffer: &mut String) -> Classes {
        self.of(folded(word, buffer))
    }

    /// True if a phrase is this one word.
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.phrases.get(word).is_some_and(|found| found.iter().any(|phrase| phrase.rest.is_empty()))
    }

    /// The longest phrase that begins with the first of `tokens`.
    pub(crate) fn phrase(&self, text: &str, tokens: &[Word]) -> Option<Found<'static>> {
        let (first, after) = tokens.split_first()?;
        let fits = |phrase: &&Phrase| {
            phrase.rest.len() <= after.len()
                && phrase.rest.iter().zip(after).all(|(word, token)| *word == token.span.of(text))
        };
        self.phrases.get(first.span.of(text))?.iter().find(fits).map(|phrase| phrase.found)
    }
}

/// Lines of up to four fields at semicolons, each a list at commas.
fn rows(data: &'static str) -> impl Iterator<Item = [Vec<&'static str>; 4]> {
    data.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut fields =
            line.split(';').map(|field| field.split(',').map(str::trim).filter(|form| !form.is_empty()).collect());
        std::array::from_fn(|_| fields.next().unwrap_or_default())
    })
}

fn class_of(section: &str) -> Class {
    match section {
        "role" => Class::Role,
        "honorific" => Class::Honorific,
        "organisation" => Class::Organisation,
        "office" => Class::Office,
        "group" => Class::Group,
        "country_like" => Class::Place,
        "opener" => Class::Opener,
        "given" => Class::Given,
        "source" => Class::Source,
        "document" => Class::Document,
        "determiner" => Class::Determiner,
        "preposition" => Class::Preposition,
        "break" => Class::Break,
        "auxiliary" => Class::Auxiliary,
        "pronoun" => Class::Pronoun,
        "female" => Class::Female,
        "male" => Class::Male,
        "verb" => Class::Verb,
        "firm" => Class::Firm,
        _ => Class::Thing,
    }
}

//! What a noun phrase without a name says about whom it means.

use crate::article::actors::{Class, Gender, Sense, gender_of_words, lexicon};
use crate::article::words::Word;
use crate::text::Shape;

/// Heads of bodies that the gazetteer of names does not hold.
const BODIES: &[&str] = &[
    "charity",
    "firm",
    "team",
    "side",
    "company",
    "body",
    "group",
    "club",
    "union",
    "league",
    "chapter",
    "watchdog",
    "carrier",
    "airline",
    "lender",
    "insurer",
    "retailer",
    "manufacturer",
    "maker",
    "supplier",
    "operator",
    "employer",
    "regulator",
    "publisher",
    "party",
    "chamber",
    "bloc",
    "broadcaster",
    "newspaper",
    "band",
    "orchestra",
    "school",
    "hospital",
    "museum",
    "parish",
    "diocese",
    "organisers",
    "organizers",
    "campaigners",
    "startup",
    "start-up",
    "utility",
    "brewery",
    "producer",
    "line",
];
/// Those who speak for a body.
const VOICES: &[&str] = &["spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen"];
/// Writings beside those that the word list holds.
const WRITINGS: &[&str] = &[
    "petition",
    "study",
    "newsletter",
    "motion",
    "figures",
    "data",
    "note",
    "reply",
    "audit",
    "website",
    "leaflet",
    "manifesto",
    "circular",
    "bulletin",
    "advisory",
    "notice",
    "letter",
    "survey",
    "accounts",
    "minutes",
    "prospectus",
    "appeal",
    "decree",
    "order",
    "verdict",
    "judgment",
    "judgement",
    "opinion",
    "findings",
    "review",
    "analysis",
    "inquiry",
    "results",
    "statistics",
    "dossier",
    "filings",
    "plea",
    "submission",
    "placard",
    "banner",
    "sign",
    "card",
    "diary",
    "memoir",
    "mail",
];

/// What the head noun can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    Person,
    Body,
    Document,
    /// A spokesman, who speaks for a body.
    Voice,
    Other,
}

/// A noun phrase taken apart.
#[derive(Debug)]
pub(super) struct Description {
    pub(super) head: Head,
    /// The head noun in lower case; of `the 58-year-old` the number.
    pub(super) word: String,
    /// The other nouns and names, in lower case.
    pub(super) others: Vec<String>,
    pub(super) definite: bool,
    /// Two words and more, all with a capital.
    pub(super) titled: bool,
    /// `its`, or the noun before a possessive ending.
    pub(super) owner: Option<String>,
    pub(super) gender: Option<Gender>,
    pub(super) country: Option<&'static str>,
}

impl Description {
    /// Takes `words` apart; None for no noun, or a plural that names no body.
    pub(super) fn read(text: &str, words: &[Word], buffer: &mut String) -> Option<Self> {
        let word = |token: &Word| token.span.of(text);
        let first = words.first().map(word)?.to_lowercase();
        let stop = |token: &Word| {
            matches!(
                word(token),
                "of" | "for" | "in" | "at" | "from" | "with" | "to" | "on" | "," | "who" | "which" | "that" | "whose"
            )
        };
        let end = words.iter().skip(1).position(stop).map_or(words.len(), |nth| nth + 1);
        let last = words[..end].iter().rev().find(|token| token.is_word())?;
        let whole = word(last).to_lowercase();
        let head = whole.strip_suffix("-year-old").unwrap_or(&whole).to_owned();
        let kind = kind_of(text, words, end, &head, buffer);
        let possessive = words[..end].iter().position(|token| matches!(word(token), "’s" | "'s" | "’" | "'"));
        let owner = match first.as_str() {
            "its" | "their" | "his" | "her" => Some(first.clone()),
            _ => possessive
                .and_then(|at| at.checked_sub(1))
                .and_then(|at| words.get(at))
                .map(|token| word(token).to_lowercase()),
        };
        let before = owner.clone().or_else(|| modifier(text, &words[..end]));
        let indefinite = matches!(
            first.as_str(),
            "a" | "an" | "one" | "some" | "several" | "many" | "another" | "two" | "three" | "each" | "few"
        );
        let bare = words[0].shape == Shape::Lower
            && !matches!(first.as_str(), "the" | "his" | "her" | "its" | "their" | "our" | "my" | "this" | "that");
        let plural =
            head.ends_with('s') && matches!(kind, Head::Person | Head::Other) && lexicon().of(&head).has(Class::Group);
        let country =
            words.iter().enumerate().find_map(|(nth, _)| lexicon().phrase(text, &words[nth..])).map(|found| found.name);
        let others = words.iter().filter(|token| token.span != last.span && token.is_word() && token.span.len() > 3);
        (!plural).then(|| Self {
            head: kind,
            others: others.map(|token| word(token).to_lowercase()).filter(|word| word != &head).collect(),
            definite: !indefinite && (!bare || possessive.is_some()),
            titled: is_titled(&words[..end], text),
            owner: before,
            gender: gender_of_words(words[..end].last().map_or("", |_| head.as_str()), buffer),
            country,
            word: head,
        })
    }
}

/// True for an article and two words or more, all with a capital: `the Royal Guard`.
fn is_titled(words: &[Word], text: &str) -> bool {
    let [article, rest @ ..] = words else { return false };
    let capital = |token: &Word| token.is_capital() || !token.is_word();
    matches!(article.span.of(text), "the" | "The") && rest.len() > 1 && rest.iter().all(capital)
}

/// The noun before a document's word: `club` in `the club statement`.
fn modifier(text: &str, words: &[Word]) -> Option<String> {
    let mut nouns = words.iter().rev().filter(|token| token.is_word()).skip(1);
    nouns
        .next()
        .map(|token| token.span.of(text).to_lowercase())
        .filter(|word| !lexicon().of(word).has(Class::Determiner))
}

fn kind_of(text: &str, words: &[Word], end: usize, head: &str, buffer: &mut String) -> Head {
    let classes = lexicon().classes(head, buffer);
    let demonym = || {
        let sense = |found: crate::article::actors::Found<'_>| found.sense == Sense::Demonym && found.length == 1;
        end.checked_sub(1).and_then(|last| lexicon().phrase(text, &words[last..end])).is_some_and(sense)
    };
    let age = head.chars().all(|c| c.is_ascii_digit());
    if VOICES.contains(&head) {
        Head::Voice
    } else if classes.has(Class::Role) || classes.has(Class::Female) || classes.has(Class::Male) || age || demonym() {
        Head::Person
    } else if classes.has(Class::Document) || WRITINGS.contains(&head) {
        Head::Document
    } else if classes.has(Class::Organisation) || classes.has(Class::Office) || BODIES.contains(&head) {
        Head::Body
    } else if classes.has(Class::Source)
        || head.len() > 5
            && ["er", "or", "ist", "ian", "eer", "man", "-old", "-four", "-three", "-two"]
                .iter()
                .any(|end| head.ends_with(end))
    {
        Head::Person
    } else {
        Head::Other
    }
}

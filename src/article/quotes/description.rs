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
    "bench",
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
    "assessment",
    "resolution",
    "declaration",
    "notification",
    "memorandum",
    "communiqué",
    "communique",
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
#[expect(clippy::struct_excessive_bools, reason = "four signs of a phrase that are independent of each other")]
pub(super) struct Description {
    pub(super) head: Head,
    /// The head noun in lower case; of `the 58-year-old` the number.
    pub(super) word: String,
    /// The other nouns and names, in lower case.
    pub(super) others: Vec<String>,
    pub(super) definite: bool,
    /// Two words and more, all with a capital.
    pub(super) titled: bool,
    /// A capital stands among the words before the head: `the Halden manager`.
    pub(super) proper: bool,
    /// `its`, or the noun before a possessive ending.
    pub(super) owner: Option<String>,
    pub(super) gender: Option<Gender>,
    /// The head tells age, sex, kin or origin, and no office: `the teenager` means somebody as `she` does.
    pub(super) plain: bool,
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
        let last = words[..end].iter().rev().find(|token| token.is_word() && !is_complement(word(token)))?;
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
        let plural = matches!(kind, Head::Person | Head::Other) && is_plural(&head);
        let country =
            words.iter().enumerate().find_map(|(nth, _)| lexicon().phrase(text, &words[nth..])).map(|found| found.name);
        let others = words.iter().filter(|token| token.span != last.span && token.is_word() && token.span.len() > 3);
        (!plural).then(|| Self {
            head: kind,
            others: others.map(|token| word(token).to_lowercase()).filter(|word| word != &head).collect(),
            definite: !indefinite && (!bare || possessive.is_some()),
            titled: is_titled(&words[..end], text),
            proper: words[..end].iter().skip(1).any(|token| token.is_capital() && token.span != last.span),
            owner: before,
            plain: is_plain(&head) || is_demonym(text, last),
            gender: gender_of_words(words[..end].last().map_or("", |_| head.as_str()), buffer),
            country,
            word: head,
        })
    }
}

/// Stands behind its noun and before a preposition: `two bankers familiar with the talks`.
fn is_complement(word: &str) -> bool {
    matches!(word, "familiar" | "close" | "present" | "briefed" | "involved" | "aware" | "acquainted")
}

/// `the Argentine`
fn is_demonym(text: &str, word: &Word) -> bool {
    let found = lexicon().phrase(text, std::slice::from_ref(word));
    found.is_some_and(|found| found.sense == Sense::Demonym)
}

/// True for a word that many people of a text may go by.
fn is_plain(head: &str) -> bool {
    let classes = lexicon().of(head);
    let gendered = classes.has(Class::Female) || classes.has(Class::Male);
    head.chars().all(|c| c.is_ascii_digit())
        || gendered && !classes.has(Class::Role)
        || matches!(head, "teenager" | "youngster" | "pensioner" | "veteran" | "newcomer" | "newlywed" | "octogenarian")
}

/// True for the plural of a word for people: `officials`, `brokers`.
fn is_plural(head: &str) -> bool {
    let person = |word: &str| {
        let classes = lexicon().of(word);
        classes.has(Class::Role) || classes.has(Class::Source) && !BODIES.contains(&word)
    };
    let one = head.strip_suffix('s').filter(|one| !one.ends_with('s'));
    matches!(head, "people" | "men" | "women" | "children")
        || one.is_some_and(|one| {
            lexicon().of(head).has(Class::Group) || person(one) || one.strip_suffix('e').is_some_and(person)
        })
}

impl Description {
    /// True for a word of the lists; an ending alone makes people of laughter and weather.
    pub(super) fn is_known(&self) -> bool {
        let classes = lexicon().of(&self.word);
        self.plain || classes.has(Class::Role) || classes.has(Class::Source)
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
    let demonym = || end.checked_sub(1).is_some_and(|last| is_demonym(text, &words[last]));
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

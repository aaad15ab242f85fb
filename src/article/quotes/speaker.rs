//! From the phrase at a cue to a name.

use super::salience::{Candidate, Scene, Wanted};
use crate::article::actors::{Class, Gender, Sense, lexicon};
use crate::article::words::{Word, Words};
use crate::article::{Actor, ActorKind, Resolution};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// Bytes of a title between a phrase and its name at most.
const TITLE: usize = 16;
/// What a pronoun or a quotation without words around it must reach.
pub(super) const IN_MIND: f32 = 0.5;
/// What it adds to have been named for the first time just before.
pub(super) const INTRODUCED: f32 = 1.0;

/// The scene, and who issued the last document.
pub(super) struct Speakers<'a> {
    pub(super) scene: Scene<'a>,
    pub(super) words: &'a Words,
    /// Words of offices and of bodies' names, in lower case.
    pub(super) by_word: FxHashMap<String, Vec<usize>>,
    pub(super) issuer: Option<usize>,
    /// The head noun of the last speaker without a name: `the official` after `an official`.
    pub(super) unnamed: Option<String>,
    /// Where the last speaker without a name was brought in.
    pub(super) stranger: Option<usize>,
    pub(super) buffer: String,
}

/// A speaker as far as known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Resolved {
    pub(super) actor: Option<usize>,
    pub(super) how: Resolution,
    pub(super) confidence: f32,
}

pub(super) const UNRESOLVED: Resolved = Resolved { actor: None, how: Resolution::Unresolved, confidence: 0.0 };

impl<'a> Speakers<'a> {
    pub(super) fn new(text: &'a str, words: &'a Words, actors: &'a [Actor], paragraphs: &'a [Span]) -> Self {
        let scene = Scene::new(text, actors, paragraphs);
        Self {
            scene,
            words,
            by_word: words_of(actors),
            issuer: None,
            unnamed: None,
            stranger: None,
            buffer: String::new(),
        }
    }

    /// Full name of an actor.
    pub(super) fn name(&self, actor: Option<usize>) -> Option<String> {
        actor.and_then(|nth| self.scene.actors.get(nth)).map(|actor| actor.name.clone())
    }

    /// Who the phrase `span` names.
    pub(super) fn resolve(&mut self, span: Span) -> Resolved {
        let words = self.words.within(span);
        let found = self
            .by_name(span, words)
            .or_else(|| self.by_apposition(span))
            .or_else(|| self.by_pronoun(words, span))
            .or_else(|| self.by_capital(words))
            .or_else(|| self.by_description(words, span));
        let found = found.unwrap_or(UNRESOLVED);
        self.remember(found.actor, span);
        found
    }

    /// Notes that `actor` spoke at `span`.
    pub(super) fn remember(&mut self, actor: Option<usize>, span: Span) {
        self.scene.last = actor.map(|nth| (nth, span.start)).or(self.scene.last);
    }

    /// Notes who issued the document that a sentence speaks of.
    pub(super) fn note_document(&mut self, actor: Option<usize>) {
        self.issuer = actor.or(self.issuer);
    }

    /// The last actor named in `span`.
    pub(super) fn named(&self, span: Span) -> Option<usize> {
        self.inside(span).last().map(|&(_, nth)| nth)
    }

    /// The person most in mind at byte `at`.
    pub(super) fn in_mind(&mut self, at: usize) -> Option<Resolved> {
        if let Some(found) = self.recalled(Span::new(at, at), Wanted::Person(None)) {
            return Some(Resolved { how: Resolution::Inherited, ..found });
        }
        let mut found = self.scene.candidates(at, Wanted::Person(None));
        for (nth, score) in &mut found {
            *score += if self.scene.is_introduced(*nth, at) { INTRODUCED } else { 0.0 };
        }
        found.sort_by(|one, other| other.1.total_cmp(&one.1));
        chosen(&found, IN_MIND, Resolution::Inherited)
            .map(|found| Resolved { confidence: 0.6 * found.confidence, ..found })
    }

    pub(super) fn inside(&self, span: Span) -> &[(Span, usize)] {
        let mentions = &self.scene.mentions;
        let from = mentions.partition_point(|(mention, _)| mention.end <= span.start);
        let rest = mentions.get(from..).unwrap_or_default();
        &rest[..rest.partition_point(|(mention, _)| mention.start < span.end)]
    }

    /// A person named in the phrase; or another actor that is its head.
    fn by_name(&self, span: Span, words: &[Word]) -> Option<Resolved> {
        let inside = self.inside(span);
        let (text, is_person) = (self.scene.text, |nth: usize| self.scene.is_person(nth));
        let head_end = head_end(text, words);
        let apposed = |mention: Span| {
            mention.end == span.end && !ends_in_preposition(Span::new(span.start, mention.start).of(text))
        };
        let mut named =
            inside.iter().filter(|&&(mention, nth)| is_person(nth) && (mention.start < head_end || apposed(mention)));
        // `Venn adviser Olaf Quist` is the adviser.
        let person = named.next().map(|first| {
            named.try_fold(first, |one, next| if self.serves(one.0, next.0) { Ok(next) } else { Err(one) })
        });
        let person = person.map(|found| found.unwrap_or_else(|last| last));
        let head = || {
            let is_head = |mention: Span| mention.start < head_end && mention.end >= head_end;
            inside.iter().find(|&&(mention, nth)| !is_person(nth) && is_head(mention))
        };
        let &(mention, nth) = person.or_else(head)?;
        let full = mention.of(text).split_whitespace().nth(1).is_some() || !is_person(nth);
        let how = if full { Resolution::Name } else { Resolution::LastName };
        Some(Resolved { actor: Some(nth), how, confidence: 0.95 })
    }

    /// True if nothing but an office stands between two names: `Venn adviser Olaf Quist`.
    fn serves(&self, one: Span, other: Span) -> bool {
        let span = Span::new(one.end, other.start.max(one.end));
        let between = self.words.within(span);
        let joins = |word: &Word| match word.span.of(self.scene.text) {
            "’s" | "'s" => true,
            form => word.is_word() && !matches!(form, "and" | "or"),
        };
        let office = between.iter().any(|word| word.has(Class::Role)) && between.iter().all(joins);
        office && !ends_in_preposition(span.of(self.scene.text))
    }

    /// `its president, Orla Venn,`: the name stands right after the phrase.
    fn by_apposition(&self, span: Span) -> Option<Resolved> {
        let from = self.scene.mentions.partition_point(|(mention, _)| mention.start < span.end);
        let &(mention, nth) = self.scene.mentions.get(from)?;
        let between = self.scene.text.get(span.end..mention.start)?;
        let is_title = |word: &str| lexicon().of(&word.trim_end_matches('.').to_lowercase()).has(Class::Honorific);
        let title = |word: &str| is_title(word) || matches!(word, "Dr" | "Prof" | "Professor");
        let plain = between.len() < TITLE && between.trim_start_matches(',').split_whitespace().all(title);
        let near = plain && self.scene.is_person(nth);
        near.then_some(Resolved { actor: Some(nth), how: Resolution::Name, confidence: 0.9 })
    }

    fn by_pronoun(&mut self, words: &[Word], span: Span) -> Option<Resolved> {
        let word = words.first().filter(|_| words.len() <= 2)?.span.of(self.scene.text).to_lowercase();
        let word = word.split(['\'', '’']).next().unwrap_or_default();
        let word = match (word, words.get(1).map_or("", |style| style.span.of(self.scene.text))) {
            ("her", "Excellency" | "Majesty" | "Highness" | "Honour" | "Honor" | "Grace" | "Worship") => "she",
            ("his", "Excellency" | "Majesty" | "Highness" | "Honour" | "Honor" | "Grace" | "Worship" | "Holiness") => {
                "he"
            }
            _ => word,
        };
        if !lexicon().of(word).has(Class::Pronoun) {
            return None;
        }
        if matches!(word, "he" | "she") && self.is_stranger(span) {
            return Some(UNRESOLVED);
        }
        let wanted = match word {
            "he" => Some(Wanted::Person(Some(Gender::Male))),
            "she" => Some(Wanted::Person(Some(Gender::Female))),
            "it" => Some(Wanted::Body),
            _ => None,
        };
        if let Some(found) = wanted.and_then(|wanted| self.recalled(span, wanted)) {
            return Some(found);
        }
        let found = match word {
            "he" => self.scene.candidates(span.start, Wanted::Person(Some(Gender::Male))),
            "she" => self.scene.candidates(span.start, Wanted::Person(Some(Gender::Female))),
            "it" => self.scene.candidates(span.start, Wanted::Body),
            _ => Vec::new(),
        };
        let one = |&(nth, _): &Candidate| word != "it" || self.scene.actors[nth].kind != ActorKind::Group;
        let found: Vec<_> = found.into_iter().filter(one).collect();
        Some(chosen(&found, IN_MIND, Resolution::Pronoun).unwrap_or(UNRESOLVED))
    }

    /// `Oslo said`: the country, if it is an actor of the text.
    fn by_capital(&self, words: &[Word]) -> Option<Resolved> {
        let found = lexicon()
            .phrase(self.scene.text, words)
            .filter(|found| found.sense == Sense::Capital && found.length == words.len())?;
        let is_it = |actor: &Actor| actor.kind == ActorKind::Country && actor.name == found.name;
        let actor = self.scene.actors.iter().position(is_it)?;
        Some(Resolved { actor: Some(actor), how: Resolution::Name, confidence: 0.6 })
    }
}

/// The first candidate, if it reaches `least`; the lead over the second tells the confidence.
pub(super) fn chosen(found: &[Candidate], least: f32, how: Resolution) -> Option<Resolved> {
    let &(nth, score) = found.first().filter(|&&(_, score)| score >= least)?;
    let lead = found.get(1).map_or(2.0, |&(_, second)| score - second);
    Some(Resolved { actor: Some(nth), how, confidence: (0.5 + 0.2 * lead).min(0.9) })
}

/// The words of offices, and of the names of all but people, by actor.
fn words_of(actors: &[Actor]) -> FxHashMap<String, Vec<usize>> {
    let mut found: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (nth, actor) in actors.iter().enumerate() {
        let names = actor.aliases.iter().filter(|_| actor.kind != ActorKind::Person).map(String::as_str);
        for word in actor.role.as_deref().into_iter().chain(names).flat_map(str::split_whitespace) {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            if let Some(one) = word.strip_suffix('s').filter(|one| one.len() > 3) {
                note(&mut found, one.to_owned(), nth);
            }
            note(&mut found, word, nth);
        }
    }
    found
}

fn note(words: &mut FxHashMap<String, Vec<usize>>, word: String, nth: usize) {
    let held = words.entry(word).or_default();
    if held.last() != Some(&nth) {
        held.push(nth);
    }
}

/// End of the first noun phrase inside: before `of`, `for`, `in`, `at`, `from`, a comma.
fn head_end(text: &str, words: &[Word]) -> usize {
    let stop = words.iter().skip(1).position(|token| {
        let word = token.span.of(text);
        let participle = !token.is_capital() && word.ends_with("ed");
        participle || matches!(word, "of" | "for" | "in" | "at" | "from" | "with" | "to" | "on" | ",")
    });
    let last = stop.map_or(words.len(), |nth| nth + 1);
    last.checked_sub(1).and_then(|last| words.get(last)).map_or(0, |token| token.span.end)
}

fn ends_in_preposition(words: &str) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or_default();
    matches!(last, "of" | "for" | "to" | "with" | "by" | "from" | "and")
}

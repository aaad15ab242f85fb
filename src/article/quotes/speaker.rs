//! From the phrase at a cue to a name.

use super::description::{Description, Head};
use super::salience::{Candidate, Scene, Wanted};
use super::titles::{contradicts, same_office};
use crate::article::actors::{Class, Gender, Sense, lexicon};
use crate::article::words::{Word, Words};
use crate::article::{Actor, ActorKind, Resolution};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// Actors of one word that a phrase is compared with, the latest first.
const RIVALS: usize = 8;
/// What an office in common adds to a candidate.
const SAME_OFFICE: f32 = 4.0;
/// What the head of a phrase near the actor's name adds.
const DESCRIBED: f32 = 2.5;
/// What an office other than the one asked for takes away.
const OTHER_OFFICE: f32 = -1.5;
/// Heads that any body may go by.
const GENERIC: &[&str] = &[
    "company",
    "firm",
    "club",
    "team",
    "side",
    "group",
    "body",
    "agency",
    "organisation",
    "organization",
    "charity",
    "union",
    "party",
];
/// What a country may be called, or who speaks for it.
const STATES: &[&str] = &[
    "country",
    "nation",
    "state",
    "kingdom",
    "republic",
    "government",
    "administration",
    "side",
    "power",
    "delegation",
    "army",
    "military",
    "emirate",
    "sultanate",
    "regime",
    "neighbour",
    "neighbor",
    "ally",
    "team",
];
/// Candidates whose surroundings are looked at.
const LIKELY: usize = 6;
/// What another word in common adds.
const SHARED: f32 = 1.2;
/// Confidence from which on a description passes to a pronoun.
const SURE: f32 = 0.7;
/// What a description must reach.
const ENOUGH: f32 = 2.5;
/// Enough too, with as much of a lead over the second.
const CLEAR: f32 = 1.0;
/// Bytes of a title between a phrase and its name at most.
const TITLE: usize = 16;
/// What a pronoun or a quotation without words around it must reach.
const IN_MIND: f32 = 0.5;
/// What it adds to have been named for the first time just before.
const INTRODUCED: f32 = 1.0;

/// The scene, and who issued the last document.
pub(super) struct Speakers<'a> {
    pub(super) scene: Scene<'a>,
    pub(super) words: &'a Words,
    /// Words of offices and of bodies' names, in lower case.
    by_word: FxHashMap<String, Vec<usize>>,
    issuer: Option<usize>,
    /// The head noun of the last speaker without a name: `the official` after `an official`.
    unnamed: Option<String>,
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

    fn inside(&self, span: Span) -> &[(Span, usize)] {
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
        let person =
            inside.iter().find(|&&(mention, nth)| is_person(nth) && (mention.start < head_end || apposed(mention)));
        let head = || {
            let is_head = |mention: Span| mention.start < head_end && mention.end >= head_end;
            inside.iter().find(|&&(mention, nth)| !is_person(nth) && is_head(mention))
        };
        let &(mention, nth) = person.or_else(head)?;
        let full = mention.of(text).split_whitespace().nth(1).is_some() || !is_person(nth);
        let how = if full { Resolution::Name } else { Resolution::LastName };
        Some(Resolved { actor: Some(nth), how, confidence: 0.95 })
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

    /// `the minister`, `its spokesman`, `a statement from the club`.
    fn by_description(&mut self, words: &[Word], span: Span) -> Option<Resolved> {
        let described = Description::read(self.scene.text, words, &mut self.buffer)?;
        match described.head {
            Head::Document => self.by_document(&described, span),
            Head::Voice => self.by_voice(&described, span),
            Head::Person | Head::Body | Head::Other if self.is_unnamed(&described, span) => Some(UNRESOLVED),
            Head::Body if matches!(described.owner.as_deref(), Some("his" | "her")) => {
                let owner = self.owner(&described, span)?;
                Some(Resolved { actor: Some(owner), how: Resolution::Role, confidence: 0.6 })
            }
            Head::Person | Head::Body | Head::Other => {
                let found = self.by_role(&described, span);
                if found.is_none() && described.head == Head::Person && !described.definite {
                    self.note_stranger(span);
                }
                found
            }
        }
    }

    /// True for somebody new without a name, and for the same one again, unless a name follows.
    fn is_unnamed(&mut self, described: &Description, span: Span) -> bool {
        let named = described.definite && self.scene.next_person(span.end).is_some();
        let again = !named
            && (self.unnamed.as_deref() == Some(described.word.as_str())
                || described.head == Head::Person
                    && described.definite
                    && !described.plain
                    && self.holders(&described.word).is_empty()
                    && self.is_introduced_as(&described.word, span.start));
        if !described.definite && described.head == Head::Person {
            self.unnamed = Some(described.word.clone());
        }
        again
    }

    /// What a document says belongs to whoever issued it.
    fn by_document(&self, described: &Description, span: Span) -> Option<Resolved> {
        let resolved = |actor, confidence| Some(Resolved { actor: Some(actor), how: Resolution::Document, confidence });
        if let Some(named) = self.named(span) {
            return resolved(named, 0.8);
        }
        if let Some(owner) = self.owner(described, span).or_else(|| self.author(span)) {
            return resolved(owner, 0.7);
        }
        if matches!(described.word.as_str(), "verdict" | "ruling" | "judgment" | "judgement" | "sentence") {
            let courts = self.scored(span.start, Wanted::Body, "court", &[], None);
            let court = courts.first().filter(|&&(nth, _)| self.has_word(nth, "court"));
            if let Some(&(court, _)) = court.filter(|_| self.issuer.is_none()) {
                return resolved(court, 0.6);
            }
        }
        let recalled = self.issuer.filter(|_| described.definite);
        if let Some(issuer) = recalled {
            return resolved(issuer, 0.8);
        }
        let found = self.scene.candidates(span.start, Wanted::Anybody);
        chosen(&found, ENOUGH, Resolution::Document)
            .map(|found| Resolved { confidence: 0.5 * found.confidence, ..found })
    }

    /// The body behind `from` or `by`: `a letter from the union`.
    fn author(&self, span: Span) -> Option<usize> {
        let words = self.words.within(span);
        let from = words.iter().position(|word| matches!(word.span.of(self.scene.text), "from" | "by" | "of"))?;
        let described = Description::read(self.scene.text, words.get(from + 1..)?, &mut String::new())?;
        let body = described.head == Head::Body && described.definite;
        self.person_of(&described, span).filter(|_| body)?.actor
    }

    /// A spokesman without a name speaks for a body.
    fn by_voice(&self, described: &Description, span: Span) -> Option<Resolved> {
        let named = self.inside(span).iter().find(|&&(_, nth)| !self.scene.is_person(nth)).map(|&(_, nth)| nth);
        let nearest = || self.scene.candidates(span.start, Wanted::Body).first().map(|&(nth, _)| nth);
        let body = named.or_else(|| self.owner(described, span));
        if let Some(person) = self.person_of(described, span).filter(|_| body.is_none() && described.definite) {
            return Some(person);
        }
        let foreign = body.is_none() && self.names_another(span);
        let actor = body.or_else(nearest).filter(|_| !foreign)?;
        Some(Resolved { actor: Some(actor), how: Resolution::Role, confidence: 0.6 })
    }

    /// True for a name behind `for` or `of` that no actor has.
    fn names_another(&self, span: Span) -> bool {
        let words = self.words.within(span);
        let from = words.iter().position(|word| matches!(word.span.of(self.scene.text), "for" | "of" | "from" | "at"));
        from.is_some_and(|from| words[from..].iter().any(|word| word.is_capital()))
    }

    /// The body or person that `its …`, `her …` or `the club’s …` belongs to.
    fn owner(&self, described: &Description, span: Span) -> Option<usize> {
        let wanted = match described.owner.as_deref()? {
            "its" | "their" => Wanted::Body,
            "his" => Wanted::Person(Some(Gender::Male)),
            "her" => Wanted::Person(Some(Gender::Female)),
            word => {
                let found = self.scored(span.start, Wanted::Body, word, &[], None);
                return found.first().filter(|&&(_, score)| score >= SAME_OFFICE).map(|&(nth, _)| nth);
            }
        };
        self.scene.candidates(span.start, wanted).first().map(|&(nth, _)| nth)
    }

    /// The actor whose office, name or surroundings the phrase repeats, or who is most in mind.
    fn by_role(&self, described: &Description, span: Span) -> Option<Resolved> {
        let found = self.person_of(described, span);
        let owner = || self.owner(described, span).filter(|&nth| !self.scene.is_person(nth));
        let theirs = matches!(described.owner.as_deref(), Some("its" | "their")) && described.head == Head::Person;
        if theirs && found.is_none_or(|found| !found.actor.is_some_and(|nth| self.holds_office(nth, &described.word))) {
            return owner().map(|nth| Resolved { actor: Some(nth), how: Resolution::Role, confidence: 0.5 });
        }
        if found.is_some() {
            return found;
        }
        let ahead = self.scene.next_person(span.end).filter(|_| described.definite && described.head == Head::Person);
        ahead.map(|nth| Resolved { actor: Some(nth), how: Resolution::Role, confidence: 0.5 })
    }

    /// The person of a description, if it repeats an office of theirs or leads by far.
    pub(super) fn by_office(&self, described: &Description, span: Span) -> Option<Resolved> {
        let held = |nth: usize| self.holds_office(nth, &described.word);
        self.person_of(described, span).filter(|found| found.confidence >= SURE || found.actor.is_some_and(held))
    }

    fn person_of(&self, described: &Description, span: Span) -> Option<Resolved> {
        let wanted = match described.head {
            Head::Body => Wanted::Body,
            _ => Wanted::Person(described.gender),
        };
        let found = self.scored(span.start, wanted, &described.word, &described.others, described.country);
        let least = if described.definite { ENOUGH } else { 2.0 * SAME_OFFICE };
        let least = if described.head == Head::Other { least + 1.0 } else { least };
        // "The Royal Guard" is somebody's name, and nobody's description.
        let least = if described.titled { least.max(SAME_OFFICE) } else { least };
        let ahead = self.scene.next_person(span.end).filter(|_| described.head == Head::Person && described.definite);
        let best = found.first().map_or(0.0, |&(_, score)| score);
        let shared = |nth: usize| described.others.iter().any(|other| self.has_word(nth, other));
        let other = described.proper && found.first().is_some_and(|&(nth, _)| !shared(nth));
        let suits = |nth: usize| {
            self.holds_office(nth, &described.word) || self.scene.is_described(nth, span.start, &described.word)
        };
        let matched = found.first().is_some_and(|&(nth, _)| suits(nth));
        if ahead.is_some() && (other || !matched && !described.plain) || described.titled && !matched {
            return None;
        }
        let lead = found.get(1).map_or(best, |&(_, second)| best - second);
        let alone = described.definite && !described.titled && lead >= CLEAR;
        let least = match described.head {
            Head::Person if described.plain && described.definite => IN_MIND,
            Head::Person if alone => CLEAR,
            Head::Body if alone => 0.0,
            _ => least,
        };
        chosen(&found, least, Resolution::Role)
    }

    /// Candidates for a phrase with the head `word`, the best first.
    fn scored(
        &self,
        at: usize,
        wanted: Wanted,
        word: &str,
        others: &[String],
        country: Option<&str>,
    ) -> Vec<Candidate> {
        let mut found = self.scene.candidates(at, wanted);
        let offices = same_office(word).iter().flat_map(|word| self.latest(word)).chain(self.latest(word));
        for nth in offices.chain(others.iter().flat_map(|word| self.latest(word))) {
            if let Some(weight) =
                self.scene.suits(nth, wanted).filter(|_| !found.iter().any(|&(other, _)| other == nth))
            {
                let before = self.scene.actors[nth].mentions.first().is_some_and(|first| first.start < at);
                found.push((nth, weight - if before { 0.0 } else { 1.0 }));
            }
        }
        let holders = self.holders(word);
        let held = found.iter().any(|(nth, _)| holders.iter().any(|held| held.binary_search(nth).is_ok()));
        for (place, (nth, score)) in found.iter_mut().enumerate() {
            let actor = &self.scene.actors[*nth];
            *score += if self.scene.is_introduced(*nth, at) { INTRODUCED } else { 0.0 };
            if holders.iter().any(|held| held.binary_search(nth).is_ok()) {
                *score += SAME_OFFICE;
            } else if place < LIKELY && self.scene.is_described(*nth, at, word) {
                *score += DESCRIBED;
            } else if held || actor.role.is_some() || wanted == Wanted::Body && !GENERIC.contains(&word) {
                *score += OTHER_OFFICE;
            }
            if wanted == Wanted::Body && self.is_other_kind(*nth, word) {
                *score -= SAME_OFFICE;
            }
            *score += SHARED * others.iter().filter(|other| self.has_word(*nth, other)).take(2).count() as f32;
            if matches!((country, actor.country.as_deref()), (Some(one), Some(other)) if one != other) {
                *score -= SAME_OFFICE;
            }
        }
        found.sort_by(|one, other| other.1.total_cmp(&one.1));
        found
    }

    /// True for a country where a club is meant, and for a ministry where a company is.
    fn is_other_kind(&self, nth: usize, word: &str) -> bool {
        let actor = &self.scene.actors[nth];
        match actor.kind {
            ActorKind::Country => !STATES.contains(&word),
            _ => contradicts(word, &actor.name),
        }
    }

    /// The actors with an office, or a name of a body, that has a word for `head`.
    fn holders(&self, head: &str) -> Vec<&[usize]> {
        let words = same_office(head).iter().copied().chain([head]);
        words.filter_map(|word| self.by_word.get(word)).map(Vec::as_slice).collect()
    }

    /// True if the actor's office, or the name of a body, has this word.
    fn has_word(&self, nth: usize, word: &str) -> bool {
        self.by_word.get(word).is_some_and(|held| held.binary_search(&nth).is_ok())
    }

    fn holds_office(&self, nth: usize, head: &str) -> bool {
        self.holders(head).iter().any(|held| held.binary_search(&nth).is_ok())
    }

    fn latest(&self, word: &str) -> impl Iterator<Item = usize> {
        self.by_word
            .get(word)
            .map(|found| &found[found.len().saturating_sub(RIVALS)..])
            .unwrap_or_default()
            .iter()
            .copied()
    }
}

/// The first candidate, if it reaches `least`; the lead over the second tells the confidence.
fn chosen(found: &[Candidate], least: f32, how: Resolution) -> Option<Resolved> {
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

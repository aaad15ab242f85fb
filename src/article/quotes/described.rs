//! From a description to whom it means: `the minister`, `its spokesman`, `a statement from the club`.

use super::description::{Description, Head};
use super::salience::{Candidate, Wanted};
use super::speaker::{IN_MIND, INTRODUCED, Resolved, Speakers, UNRESOLVED, chosen};
use super::titles::{contradicts, same_office};
use crate::article::actors::Gender;
use crate::article::words::Word;
use crate::article::{ActorKind, Resolution};
use crate::text::Span;

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
/// Those who speak for a country, named or not.
const DELEGATES: &[&str] = &["representative", "delegate", "observer"];
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
/// What a phrase must reach that brings somebody in.
const NEW: f32 = 9.0;
/// Enough too, with as much of a lead over the second.
const CLEAR: f32 = 1.0;

impl Speakers<'_> {
    /// `the minister`, `its spokesman`, `a statement from the club`.
    pub(super) fn by_description(&mut self, words: &[Word], span: Span) -> Option<Resolved> {
        let described = Description::read(self.scene.text, words, &mut self.buffer)?;
        match described.head {
            Head::Document => self.by_document(&described, span),
            Head::Voice => self.by_voice(&described, span),
            Head::Person | Head::Body | Head::Other if self.is_unnamed(&described, span) => Some(UNRESOLVED),
            Head::Body if matches!(described.owner.as_deref(), Some("his" | "her")) => {
                let owner = self.owner(&described, span)?;
                Some(Resolved { actor: Some(owner), how: Resolution::Role, confidence: 0.6 })
            }
            Head::Person if DELEGATES.contains(&described.word.as_str()) && self.state(span).is_some() => {
                let state = self.state(span)?;
                let actor = self.delegate(state, &described.word, span.start).unwrap_or(state);
                Some(Resolved { actor: Some(actor), how: Resolution::Role, confidence: 0.7 })
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

    /// The country in the phrase: `the representative of Norland`.
    fn state(&self, span: Span) -> Option<usize> {
        let is_country = |nth: usize| self.scene.actors[nth].kind == ActorKind::Country;
        self.inside(span).iter().map(|&(_, nth)| nth).find(|&nth| is_country(nth))
    }

    /// Who is known to speak for a country: of its people in mind the one with that office, or with none.
    fn delegate(&self, state: usize, word: &str, at: usize) -> Option<usize> {
        let actors = self.scene.actors;
        let own = |nth: usize| actors[nth].country.as_deref() == Some(actors[state].name.as_str());
        let speaks = |nth: usize| actors[nth].role.is_none() || self.holds_office(nth, word);
        let held = self.latest(word).filter(|&nth| self.scene.is_person(nth));
        let near = self.scene.candidates(at, Wanted::Person(None)).into_iter().map(|(nth, _)| nth);
        held.chain(near).find(|&nth| own(nth) && speaks(nth))
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
        let least = if described.definite { ENOUGH } else { NEW };
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
            let abroad = matches!(word, "embassy" | "consulate" | "mission");
            if !abroad && matches!((country, actor.country.as_deref()), (Some(one), Some(other)) if one != other) {
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

//! Names made of a capitalised owner and a lower-case head: `Norwegian government`.

use super::lexicon::{Class, Found, Sense};
use super::mention::Mention;
use super::read::Reader;
use super::sentence::Sentence;
use crate::article::ActorKind;
use crate::text::Shape;

/// Lower-case words between a country and the head of its office: `foreign` in `Norlandic foreign ministry`.
const MODIFIERS: usize = 2;

/// What ministries and departments are for, beside the words for things.
const FIELDS: &[&str] = &[
    "interim",
    "transitional",
    "tax",
    "customs",
    "revenue",
    "sport",
    "sports",
    "youth",
    "culture",
    "tourism",
    "fisheries",
    "forestry",
    "irrigation",
    "water",
    "sanitation",
    "housing",
    "works",
    "roads",
    "railway",
    "railways",
    "aviation",
    "planning",
    "licensing",
    "mines",
    "mining",
    "petroleum",
    "power",
    "communications",
    "telecoms",
    "information",
    "immigration",
    "migration",
    "fire",
    "sheriff",
    "police",
    "prisons",
    "corrections",
    "parks",
    "wildlife",
    "labor",
];

/// `the interior ministry`: a body named by what it is for, without any capital.
pub(super) fn plain<'t>(sentence: &Sentence<'t>, head: usize) -> Option<Mention<'t>> {
    if matches!(sentence.word(head), "police" | "Police") {
        return police(sentence, head);
    }
    if !sentence.is(head, Class::Organisation) && !sentence.is(head, Class::Office) {
        return None;
    }
    let is_head = matches!(sentence.word(head), "ministry" | "department" | "administration" | "directorate");
    let owner = head.checked_sub(1).filter(|_| is_head)?;
    let field = sentence.shape(owner) == Shape::Lower
        && (sentence.is(owner, Class::Thing) || FIELDS.contains(&sentence.word(owner)));
    let article = owner
        .checked_sub(1)
        .is_some_and(|before| matches!(sentence.word(before), "the" | "The") || sentence.is_possessive(before));
    (field && article).then(|| Mention::plain(sentence.span(owner, head + 1), ActorKind::Organisation))
}

/// `the police said`: the force of the place, unless a place or a noun beside it says more.
fn police<'t>(sentence: &Sentence<'t>, at: usize) -> Option<Mention<'t>> {
    let alone = at.checked_sub(1).is_none_or(|before| !sentence.is_capital(before) || before == 0);
    let says = sentence.tokens.get(at + 1).is_some_and(|next| next.cue.is_some());
    let acts = says || sentence.is(at + 1, Class::Verb) || sentence.is(at + 1, Class::Auxiliary);
    (alone && acts).then(|| Mention::plain(sentence.span(at, at + 1), ActorKind::Organisation))
}

impl<'t> Reader<'_, 't> {
    /// `Norlandic foreign ministry`, `Venn administration`, `city officials`: a capitalised owner with a lower-case head.
    pub(super) fn office(&mut self, at: usize, known: Option<Found<'t>>) -> bool {
        let sentence = self.sentence;
        let mut from = self.run[at].to;
        let owned = sentence.is_possessive(from);
        from += usize::from(owned);
        let Some(head) = (from..=from + MODIFIERS).find(|&head| self.heads(head)) else {
            return false;
        };
        let plain = (from..head).all(|word| self.modifies(word));
        let kind = if sentence.is(head, Class::Office) { ActorKind::Organisation } else { ActorKind::Group };
        let country =
            known.filter(|known| matches!(known.sense, Sense::Country | Sense::Demonym)).map(|known| known.name);
        if !plain || owned && country.is_none() {
            return false;
        }
        let span = sentence.span(self.run[at].from, self.place_end(head + 1));
        self.found.push(Mention { country, ..self.mention(at, at + 1, kind, span) });
        true
    }

    /// A lower-case word that is no verb in the third person, as far as endings tell.
    fn modifies(&self, at: usize) -> bool {
        let word = self.sentence.word(at);
        let plain = self.sentence.shape(at) == Shape::Lower
            && !self.sentence.is(at, Class::Opener)
            && !self.sentence.is(at, Class::Role);
        plain && (!word.ends_with('s') || self.sentence.is(at, Class::Thing)) && !word.ends_with("ed")
    }

    fn heads(&self, at: usize) -> bool {
        self.sentence.shape(at) == Shape::Lower
            && (self.sentence.is(at, Class::Office) || self.sentence.is(at, Class::Group))
    }

    /// `embassy` takes the place it stands in.
    pub(super) fn place_end(&self, to: usize) -> usize {
        let of = to.checked_sub(2).filter(|&of| self.sentence.word(of) == "of");
        let at_embassy = of.unwrap_or(to).checked_sub(1).is_some_and(|head| {
            matches!(
                self.sentence.word(head),
                "embassy" | "consulate" | "mission" | "Embassy" | "Consulate" | "Mission"
            )
        });
        match self.sentence.phrase(to + 1) {
            Some(place) if at_embassy && matches!(self.sentence.word(to), "in" | "to") => to + 1 + place.length,
            _ => to,
        }
    }
}

//! From the phrase at a cue to a name.

use crate::article::actors::{Class, Sense, lexicon};
use crate::article::{Actor, ActorKind, Resolution};
use crate::text::{Span, Token, tokens};

/// Actors looked back at for a pronoun.
const BACK: usize = 12;

/// Mentions of all actors in order, and who spoke last.
pub(super) struct Speakers<'a> {
    text: &'a str,
    actors: &'a [Actor],
    mentions: Vec<(Span, usize)>,
    /// The last speaker that is a person, and where.
    person: Option<(usize, usize)>,
    /// The last speaker that is no person.
    body: Option<usize>,
    /// Who issued the last document.
    issuer: Option<usize>,
    buffer: String,
}

/// A speaker as far as known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Resolved {
    pub(super) actor: Option<usize>,
    pub(super) how: Resolution,
    pub(super) confidence: f32,
}

const UNRESOLVED: Resolved = Resolved { actor: None, how: Resolution::Unresolved, confidence: 0.0 };

impl<'a> Speakers<'a> {
    pub(super) fn new(text: &'a str, actors: &'a [Actor]) -> Self {
        let mut mentions: Vec<_> = actors
            .iter()
            .enumerate()
            .flat_map(|(nth, actor)| actor.mentions.iter().map(move |&span| (span, nth)))
            .collect();
        mentions.sort_unstable();
        Self { text, actors, mentions, person: None, body: None, issuer: None, buffer: String::new() }
    }

    /// Full name of an actor.
    pub(super) fn name(&self, actor: Option<usize>) -> Option<String> {
        actor.and_then(|nth| self.actors.get(nth)).map(|actor| actor.name.clone())
    }

    /// Who the phrase `span` names; `paragraph` is where its paragraph begins.
    pub(super) fn resolve(&mut self, span: Span, paragraph: usize) -> Resolved {
        let words = tokens(self.text, span);
        let found = self
            .by_name(span, &words)
            .or_else(|| self.by_pronoun(&words, span, paragraph))
            .or_else(|| self.by_capital(&words))
            .or_else(|| self.by_document(&words))
            .or_else(|| self.by_role(&words, span));
        let found = found.unwrap_or(UNRESOLVED);
        self.remember(found.actor, span);
        found
    }

    /// Notes that `actor` spoke at `span`.
    pub(super) fn remember(&mut self, actor: Option<usize>, span: Span) {
        match actor {
            Some(nth) if self.actors[nth].kind == ActorKind::Person => {
                self.person = Some((nth, span.start));
            }
            Some(nth) => self.body = Some(nth),
            None => {}
        }
    }

    /// Notes who issued the document that a sentence speaks of.
    pub(super) fn note_document(&mut self, actor: Option<usize>) {
        self.issuer = actor.or(self.issuer);
    }

    /// The only actor named in `span`, or the last.
    pub(super) fn named(&self, span: Span) -> Option<usize> {
        self.inside(span).last().map(|&(_, nth)| nth)
    }

    fn inside(&self, span: Span) -> &[(Span, usize)] {
        let from = self.mentions.partition_point(|(mention, _)| mention.end <= span.start);
        let rest = self.mentions.get(from..).unwrap_or_default();
        &rest[..rest.partition_point(|(mention, _)| mention.start < span.end)]
    }

    /// A person named in the phrase; or another actor that is its head.
    fn by_name(&self, span: Span, words: &[Token]) -> Option<Resolved> {
        let inside = self.inside(span);
        let is_person = |nth: usize| self.actors[nth].kind == ActorKind::Person;
        let head_end = self.head_end(words);
        let apposed = |mention: Span| {
            mention.end == span.end && !ends_in_preposition(Span::new(span.start, mention.start).of(self.text))
        };
        let person =
            inside.iter().find(|&&(mention, nth)| is_person(nth) && (mention.start < head_end || apposed(mention)));
        let head = || {
            inside
                .iter()
                .find(|&&(mention, nth)| !is_person(nth) && mention.start < head_end && mention.end >= head_end)
        };
        let &(mention, nth) = person.or_else(head)?;
        let full = mention.of(self.text).split_whitespace().nth(1).is_some() || !is_person(nth);
        let how = if full { Resolution::Name } else { Resolution::LastName };
        Some(Resolved { actor: Some(nth), how, confidence: 0.95 })
    }

    /// End of the first noun phrase inside: before `of`, `for`, `in`, `at`, `from`, a comma.
    fn head_end(&self, words: &[Token]) -> usize {
        let stop = words.iter().skip(1).position(|token| {
            matches!(token.span.of(self.text), "of" | "for" | "in" | "at" | "from" | "with" | "to" | "on" | ",")
        });
        let last = stop.map_or(words.len(), |nth| nth + 1);
        last.checked_sub(1).and_then(|last| words.get(last)).map_or(0, |token| token.span.end)
    }

    fn by_pronoun(&mut self, words: &[Token], span: Span, paragraph: usize) -> Option<Resolved> {
        let [word] = words else { return None };
        let word = word.span.of(self.text).to_lowercase();
        if !lexicon().classes(&word, &mut self.buffer).has(Class::Pronoun) {
            return None;
        }
        let (actor, confidence) = match word.as_str() {
            "he" | "she" => self.last_person(span.start, paragraph),
            "it" | "they" => (self.body.filter(|_| word == "it"), 0.6),
            _ => (None, 0.0),
        };
        let how = if actor.is_some() { Resolution::Pronoun } else { Resolution::Unresolved };
        Some(Resolved { actor, how, confidence })
    }

    /// The last speaker, unless other people are named after them in the same paragraph.
    fn last_person(&self, at: usize, paragraph: usize) -> (Option<usize>, f32) {
        let upto = self.mentions.partition_point(|(mention, _)| mention.end <= at);
        let people = self.mentions[..upto]
            .iter()
            .rev()
            .take(BACK)
            .filter(|&&(_, nth)| self.actors[nth].kind == ActorKind::Person);
        let recent = people.clone().next().copied();
        let first_here = people.clone().take_while(|(mention, _)| mention.start >= paragraph).last().copied();
        match (self.person, recent, first_here) {
            (Some((speaker, _)), Some((_, other)), _) if speaker == other => (Some(speaker), 0.9),
            (Some((speaker, spoke)), _, _) if spoke >= paragraph => (Some(speaker), 0.8),
            (_, _, Some((_, nth))) => (Some(nth), 0.7),
            (Some((speaker, _)), ..) => (Some(speaker), 0.7),
            (None, Some((_, nth)), _) => (Some(nth), 0.5),
            _ => (None, 0.0),
        }
    }

    /// `Oslo said`: the country, if it is an actor of the text.
    fn by_capital(&self, words: &[Token]) -> Option<Resolved> {
        let found = lexicon()
            .phrase(self.text, words)
            .filter(|found| found.sense == Sense::Capital && found.length == words.len())?;
        let actor =
            self.actors.iter().position(|actor| actor.kind == ActorKind::Country && actor.name == found.name)?;
        Some(Resolved { actor: Some(actor), how: Resolution::Name, confidence: 0.6 })
    }

    /// `the statement said`: whoever issued it.
    fn by_document(&mut self, words: &[Token]) -> Option<Resolved> {
        let (text, buffer) = (self.text, &mut self.buffer);
        let mut is_document = |token: &&Token| lexicon().classes(token.span.of(text), buffer).has(Class::Document);
        let head = words.iter().rev().find(&mut is_document)?;
        let definite = words.first().is_some_and(|token| {
            matches!(token.span.of(self.text), "the" | "The" | "that" | "That") && token.span != head.span
        });
        let actor = self.issuer.filter(|_| definite)?;
        Some(Resolved { actor: Some(actor), how: Resolution::Document, confidence: 0.8 })
    }

    /// `the minister`: the one person named so far whose office has the same head, and the same country where one is stated.
    fn by_role(&mut self, words: &[Token], span: Span) -> Option<Resolved> {
        let text = self.text;
        let definite = words.first().is_some_and(|token| matches!(token.span.of(text), "the" | "The" | "His" | "Her"));
        let head = words
            .last()
            .map(|token| token.span.of(text))
            .filter(|word| lexicon().classes(word, &mut self.buffer).has(Class::Role))?;
        if !definite {
            return None;
        }
        let country =
            words.iter().enumerate().find_map(|(nth, _)| lexicon().phrase(text, &words[nth..]).map(|found| found.name));
        let head = head.to_lowercase();
        let fits = |actor: &&Actor| {
            actor.mentions.first().is_some_and(|first| first.start < span.start) && suits(actor, &head, country)
        };
        let mut fitting = self.actors.iter().filter(|actor| actor.kind == ActorKind::Person).filter(fits);
        let actor = fitting.next().filter(|_| fitting.next().is_none())?;
        let nth = self.actors.iter().position(|other| std::ptr::eq(other, actor));
        Some(Resolved { actor: nth, how: Resolution::Role, confidence: 0.8 })
    }
}

fn ends_in_preposition(words: &str) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or_default();
    matches!(last, "of" | "for" | "to" | "with" | "by" | "from" | "and")
}

/// True if the actor's office has this head and does not belong to another country.
fn suits(actor: &Actor, head: &str, country: Option<&str>) -> bool {
    let Some(role) = actor.role.as_deref() else {
        return false;
    };
    let same_country = match (country, actor.country.as_deref()) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    same_country && role.split(|c: char| !c.is_alphanumeric()).any(|word| one_office(&word.to_lowercase(), head))
}

/// Two words for one office.
fn one_office(one: &str, other: &str) -> bool {
    const SAME: &[&[&str]] = &[
        &["pm", "premier", "minister"],
        &["fm", "minister"],
        &["sen", "senator", "lawmaker"],
        &["gov", "governor"],
        &["gen", "general", "commander"],
        &["rep", "congressman", "congresswoman", "representative", "lawmaker"],
        &["ambassador", "envoy", "diplomat", "representative"],
        &["spokesman", "spokeswoman", "spokesperson"],
        &["ceo", "executive"],
        &["prof", "professor"],
        &["candidate", "nominee"],
        &["chairman", "chairwoman", "chair"],
    ];
    one == other || SAME.iter().any(|group| group.contains(&one) && group.contains(&other))
}

//! Who is in the reader's mind at a place of the text.
//!
//! A weighted sum in the manner of Lappin and Leass (1994): nearness in paragraphs, the part of the sentence, repetition
//! and who spoke last; the weights are set by hand on the project's own articles.

use crate::article::actors::{Class, Gender, gender_of, lexicon};
use crate::article::{Actor, ActorKind};
use crate::text::Span;

/// Mentions looked back at.
const BACK: usize = 24;
/// Bytes looked at on either side of a mention for the words beside it.
const BESIDE: usize = 32;
/// Bytes looked at on either side of a mention for its description.
const AROUND: usize = 160;

/// Mentions looked ahead at for somebody who is described first and named then.
const AHEAD: usize = 6;
/// Words of a title before a name at most.
const TITLES: usize = 4;

/// Weight of a mention in this paragraph, in the one before, and so on.
const NEAR: [f32; 4] = [3.0, 2.0, 1.0, 0.3];
const FAR: f32 = 0.1;
const SUBJECT: f32 = 0.9;
const OBLIQUE: f32 = -0.9;
const OWNER: f32 = -0.5;
/// Named by somebody who speaks, not by the writer.
const QUOTED: f32 = -2.5;
/// Another mention, and how many count.
const AGAIN: f32 = 0.2;
const TIMES: usize = 4;
/// The last speaker, by paragraphs since.
const SPOKE: [f32; 3] = [1.5, 1.2, 0.5];
/// The subject that opens the paragraph in question.
const TOPIC: f32 = 0.7;
/// A single capitalised word that is nobody's known first name may be a place.
const BARE: f32 = -1.5;

/// What the words of a phrase ask of an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Person(Option<Gender>),
    /// Anybody but a person.
    Body,
    Anybody,
}

/// An actor and how much it is in mind.
pub(super) type Candidate = (usize, f32);

/// The actors of a text and where they are mentioned.
pub(super) struct Scene<'a> {
    pub(super) text: &'a str,
    pub(super) actors: &'a [Actor],
    /// Mentions of all actors in order.
    pub(super) mentions: Vec<(Span, usize)>,
    /// Where each mention stands.
    places: Vec<Place>,
    pub(super) paragraphs: &'a [Span],
    genders: Vec<Option<(Gender, bool)>>,
    /// Quotations read so far, in order.
    heard: Vec<Span>,
    /// The last speaker, and where.
    pub(super) last: Option<(usize, usize)>,
}

/// What the text around a mention tells of its weight.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "four signs of a place that are independent of each other")]
struct Place {
    /// Paragraphs that begin at or before it.
    paragraph: usize,
    /// A possessive ending follows.
    owner: bool,
    /// A preposition stands before it.
    oblique: bool,
    /// A verb follows, or it opens its paragraph.
    subject: bool,
    /// Nothing but titles stands before it in its paragraph.
    opens: bool,
}

impl<'a> Scene<'a> {
    pub(super) fn new(text: &'a str, actors: &'a [Actor], paragraphs: &'a [Span]) -> Self {
        let mut mentions: Vec<_> = actors
            .iter()
            .enumerate()
            .flat_map(|(nth, actor)| actor.mentions.iter().map(move |&span| (span, nth)))
            .collect();
        mentions.sort_unstable();
        let mut buffer = String::new();
        let genders = actors.iter().map(|actor| gender_of(actor, &mut buffer)).collect();
        let places = mentions.iter().map(|&(mention, _)| place(text, paragraphs, mention)).collect();
        Self { text, actors, mentions, places, paragraphs, genders, heard: Vec::new(), last: None }
    }

    pub(super) fn hear(&mut self, quotations: impl Iterator<Item = Span>) {
        self.heard.extend(quotations);
    }

    pub(super) fn is_person(&self, nth: usize) -> bool {
        self.actors[nth].kind == ActorKind::Person
    }

    /// The actors mentioned before byte `at` that suit `wanted`, the one most in mind first.
    pub(super) fn candidates(&self, at: usize, wanted: Wanted) -> Vec<Candidate> {
        let upto = self.mentions.partition_point(|(mention, _)| mention.end <= at);
        let mut seen: Vec<(usize, f32, usize)> = Vec::new();
        let here = self.paragraph(at);
        for (&(mention, nth), &place) in self.mentions[..upto].iter().zip(&self.places).rev().take(BACK) {
            if self.suits(nth, wanted).is_none() {
                continue;
            }
            let weight = self.weight(mention, place, here);
            match seen.iter_mut().find(|(other, ..)| *other == nth) {
                Some((_, best, times)) => (*best, *times) = (best.max(weight), *times + 1),
                None => seen.push((nth, weight, 0)),
            }
        }
        let mut found: Vec<Candidate> =
            seen.iter().map(|&(nth, best, times)| (nth, best + AGAIN * times.min(TIMES) as f32)).collect();
        if let Some((nth, bonus)) = self.spoke(at).filter(|&(nth, _)| self.suits(nth, wanted).is_some()) {
            match found.iter_mut().find(|(other, _)| *other == nth) {
                Some((_, best)) => *best += bonus,
                None => found.push((nth, bonus)),
            }
        }
        for (nth, weight) in &mut found {
            *weight += self.suits(*nth, wanted).unwrap_or_default();
        }
        found.sort_by(|one, other| other.1.total_cmp(&one.1));
        found
    }

    /// True if the actor was named for the first time in this paragraph or the one before, by the writer.
    pub(super) fn is_introduced(&self, nth: usize, at: usize) -> bool {
        let first = self.actors[nth].mentions.first().filter(|first| first.end <= at);
        first.is_some_and(|&first| self.apart(first.start, at) <= 1 && !self.is_heard(first))
    }

    /// The last mention by the writer before byte `at` of anybody who suits `wanted`.
    pub(super) fn last_before(&self, at: usize, wanted: Wanted) -> Option<Span> {
        let upto = self.mentions.partition_point(|(mention, _)| mention.end <= at);
        let mut near = self.mentions[..upto].iter().rev().take(BACK);
        near.find(|&&(mention, nth)| self.suits(nth, wanted).is_some() && !self.is_heard(mention))
            .map(|&(mention, _)| mention)
    }

    /// Paragraphs from byte `from` to byte `to`.
    fn apart(&self, from: usize, to: usize) -> usize {
        self.paragraph(to).saturating_sub(self.paragraph(from))
    }

    /// Where the paragraph of byte `at` begins.
    pub(super) fn paragraph_start(&self, at: usize) -> usize {
        self.paragraph(at).checked_sub(1).map_or(0, |nth| self.paragraphs[nth].start)
    }

    /// Paragraphs that begin at or before byte `at`.
    fn paragraph(&self, at: usize) -> usize {
        paragraph(self.paragraphs, at)
    }

    fn spoke(&self, at: usize) -> Option<Candidate> {
        let (nth, spoke) = self.last?;
        SPOKE.get(self.apart(spoke, at)).map(|&bonus| (nth, bonus))
    }

    /// The weight of a mention in paragraph `here`.
    fn weight(&self, mention: Span, place: Place, here: usize) -> f32 {
        let near = NEAR.get(here.saturating_sub(place.paragraph)).copied().unwrap_or(FAR);
        let part = |holds: bool, weight: f32| if holds { weight } else { 0.0 };
        near + part(place.owner, OWNER)
            + part(place.oblique, OBLIQUE)
            + part(!place.owner && !place.oblique && place.subject, SUBJECT)
            + part(self.is_heard(mention), QUOTED)
            + part(place.opens && place.subject && place.paragraph == here, TOPIC)
    }

    /// True inside a quotation read so far.
    pub(super) fn is_heard(&self, span: Span) -> bool {
        let after = self.heard.partition_point(|heard| heard.end <= span.start);
        self.heard.get(after).is_some_and(|heard| heard.start <= span.start)
    }

    /// What the actor's kind and gender add; None if it cannot be meant.
    pub(super) fn suits(&self, nth: usize, wanted: Wanted) -> Option<f32> {
        let gender = match (self.is_person(nth), wanted) {
            (true, Wanted::Person(gender)) => gender,
            (false, Wanted::Body | Wanted::Anybody) => return Some(0.0),
            (true, Wanted::Anybody) => return Some(-0.5),
            _ => return None,
        };
        let known = self.genders[nth];
        let bare = known.is_none() && !self.actors[nth].name.contains(' ') && self.actors[nth].role.is_none();
        let bare = if bare { BARE } else { 0.0 };
        match (gender, known) {
            (Some(one), Some((other, true))) if one != other => None,
            (Some(one), Some((other, false))) if one != other => Some(bare - 1.5),
            (Some(_), Some((_, true))) => Some(bare + 1.0),
            (Some(_), Some((_, false))) => Some(bare + 0.4),
            _ => Some(bare),
        }
    }

    /// True if the text right around a mention of the actor before byte `at` holds `word`.
    pub(super) fn is_described(&self, nth: usize, at: usize, word: &str) -> bool {
        let mentions = &self.actors[nth].mentions;
        let last = mentions.partition_point(|mention| mention.start < at).checked_sub(1);
        let mut places = mentions.iter().take(2).chain(last.and_then(|last| mentions.get(last)));
        places.any(|mention| holds_form(self.around(*mention), word))
    }

    /// The text around a mention in its paragraph.
    fn around(&self, mention: Span) -> &'a str {
        let nth = self.paragraphs.partition_point(|paragraph| paragraph.start <= mention.start);
        let Some(paragraph) = nth.checked_sub(1).and_then(|nth| self.paragraphs.get(nth)) else { return "" };
        let from = floor(self.text, mention.start.saturating_sub(AROUND).max(paragraph.start));
        let ceiling = floor(self.text, (mention.end + AROUND).min(paragraph.end).max(from));
        &self.text[from..ceiling]
    }

    /// The first person who opens a sentence after byte `at`, in this paragraph or the next, and was not named before.
    pub(super) fn next_person(&self, at: usize) -> Option<usize> {
        let from = self.mentions.partition_point(|(mention, _)| mention.start < at);
        let near = self.mentions[from..].iter().take(AHEAD).filter(|&&(mention, _)| self.apart(at, mention.start) <= 1);
        let &(mention, nth) = near.clone().find(|&&(_, nth)| self.is_person(nth))?;
        let first = self.actors[nth].mentions.first() == Some(&mention);
        (first && self.opens_sentence(mention)).then_some(nth)
    }

    /// True if nothing but titles stands between the start of a sentence and the mention.
    fn opens_sentence(&self, mention: Span) -> bool {
        let nth = self.paragraph(mention.start);
        let start = nth.checked_sub(1).map_or(0, |nth| self.paragraphs[nth].start);
        let from = floor(self.text, mention.start.saturating_sub(BESIDE).max(start));
        let mut before = self.text[from..mention.start].split_whitespace().rev();
        let ends = |word: &str| word.ends_with(['.', '!', '?', '”', '"', '’', '…']) && word.len() > 3;
        let is_title = |word: &&str| word.starts_with(char::is_uppercase) && !ends(word);
        match before.by_ref().take(TITLES).find(|word| !is_title(word)) {
            Some(word) => ends(word),
            None => from == start && before.next().is_none(),
        }
    }
}

fn paragraph(paragraphs: &[Span], at: usize) -> usize {
    paragraphs.partition_point(|paragraph| paragraph.start <= at)
}

fn place(text: &str, paragraphs: &[Span], mention: Span) -> Place {
    let ahead = floor(text, mention.end + BESIDE);
    let after = text[mention.end..ahead].trim_start_matches([' ', ',']);
    let after = after.strip_prefix('(').and_then(|rest| rest.split_once(") ")).map_or(after, |(_, rest)| rest);
    let next = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let behind = floor(text, mention.start.saturating_sub(BESIDE));
    let previous = text[behind..mention.start].split_whitespace().next_back().unwrap_or_default();
    let verb = lexicon().of(next).has(Class::Verb) || next.ends_with("ed") || next == "who";
    let nth = paragraph(paragraphs, mention.start);
    let start = nth.checked_sub(1).map_or(0, |nth| paragraphs[nth].start);
    let title = |word: &str| word.starts_with(char::is_uppercase);
    let opens = behind <= start && text[start..mention.start].split_whitespace().all(title);
    Place {
        paragraph: nth,
        opens,
        owner: text[mention.end..].starts_with(['’', '\'']),
        oblique: lexicon().of(previous).has(Class::Preposition) || matches!(previous, "by" | "than" | "about"),
        subject: verb || paragraphs.binary_search_by_key(&mention.start, |paragraph| paragraph.start).is_ok(),
    }
}

/// True if `text` holds a word that [`is_form`] takes for `word`.
fn holds_form(text: &str, word: &str) -> bool {
    let Some(first) = word.bytes().next() else { return false };
    memchr::memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), text.as_bytes()).any(|at| {
        let opens = text.get(..at).is_some_and(|before| !before.ends_with(char::is_alphanumeric));
        opens && is_form(text[at..].split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default(), word)
    })
}

/// The last boundary of characters at or before byte `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

/// `driver` for `drives`, `58` for `58`: the same word up to its ending.
fn is_form(other: &str, word: &str) -> bool {
    let first = |word: &str| word.bytes().next().map(|byte| byte.to_ascii_lowercase());
    if other.len() < 2 || word.len() < 2 || first(other) != first(word) {
        return false;
    }
    let stem = |word: &str| {
        let base =
            ["ers", "er", "or", "ists", "ist", "ing", "ed", "es", "s"].iter().find_map(|end| word.strip_suffix(end));
        base.filter(|base| base.len() >= 4).unwrap_or(word).len()
    };
    other.eq_ignore_ascii_case(word)
        || word
            .get(..stem(word))
            .zip(other.get(..stem(other)))
            .is_some_and(|(one, two)| one.len() >= 4 && one.eq_ignore_ascii_case(two))
}

//! Whose verb or noun a cue is.

use super::holder::{Content, Holder, Holders};
use super::lexicon::Category;
use super::words::Word;
use crate::article::ActorKind;
use crate::text::{Span, is_apostrophe};

/// Words between a holder and its verb at most.
const REACH: usize = 18;
/// Words before and after a cue in which names are looked for.
const NEARBY: usize = 60;
/// Names before a cue that are tried as its subject.
const TRIED: usize = 4;
/// Bytes after `by` or `from` in which the agent's name begins.
const AGENT: usize = 40;
/// Words between the owner of a noun and the noun at most.
const OWNED: usize = 4;
/// Bytes between two names that share a verb at most.
const COORDINATED: usize = 60;
/// Words before a name that make it no subject.
const OBJECTS: &[&str] = &[
    "of", "for", "with", "to", "by", "from", "in", "on", "against", "toward", "towards", "about", "between", "under",
    "over", "at", "than", "like", "into", "that",
];
/// Words between a name and a verb that give the verb another subject.
const BREAKS: &[&str] = &[
    ";", ":", "“", "”", "\"", "but", "while", "because", "when", "if", "although", "though", "as", "whereas", "since",
    "after", "before", "he", "she", "they", "it", "we", "which", "what",
];
/// Words before a form that make it a noun.
const DETERMINERS: &[&str] =
    &["the", "a", "an", "of", "in", "with", "for", "on", "this", "that", "its", "his", "her", "their", "any", "no"];
/// Forms of the passive's auxiliary.
const PASSIVES: &[&str] = &["was", "were", "been", "being", "be", "is", "are", "get", "got"];
/// Nouns after which `of` names whose they are: `over the objections of (Name)`.
const SUBJECTIVE: &[&str] = &[
    "objections",
    "objection",
    "opposition",
    "resistance",
    "reservations",
    "support",
    "backing",
    "blessing",
    "approval",
    "consent",
    "endorsement",
    "disapproval",
    "anger",
    "outrage",
    "protests",
];
/// Words of the titles before a name at most.
pub(super) const TITLE: usize = 10;

impl<'a> Holders<'a> {
    /// Who does what the verb or noun at word `at` of a sentence tells; `last` is the person spoken of before.
    pub(super) fn of_cue(
        &self,
        words: &[Word],
        at: usize,
        sentence: Span,
        category: Category,
        last: Option<usize>,
    ) -> Vec<Holder> {
        let inside = self.around(words, at, sentence);
        let (noun, passive) = (self.is_noun(words, at), self.is_passive(words, at));
        let affected = category == Category::Affect && !passive;
        let agents = self.agents(words, at, inside, affected);
        if !agents.is_empty() {
            return agents.iter().map(|&nth| Holder::Actor(nth)).collect();
        }
        let listed = self.listed(words, at, inside);
        if !listed.is_empty() {
            return listed;
        }
        if let Some(group) = self.people_after(words, at, affected) {
            return vec![group];
        }
        if affected {
            return Vec::new();
        }
        let passive = passive && category != Category::Affect;
        let found = self.subject(words, at, inside, noun && !matches!(category, Category::Attitude | Category::Aloof));
        if passive || found.is_none() && noun {
            return Vec::new();
        }
        match found {
            Some(nth) => {
                let name = inside.iter().rfind(|&&(span, other)| other == nth && span.end <= words[at].span.start);
                let group = name.and_then(|(span, _)| self.nearer(words, at, span.end));
                group.map_or_else(|| self.together(inside, nth), |group| vec![group])
            }
            None if self.has_pronoun(words, at) => {
                self.person_before(words, at, inside).or(last).into_iter().map(Holder::Actor).collect()
            }
            None => {
                let spoken = self.phrase_before(sentence, words[at].span);
                if spoken.is_empty() { self.people(words, at).into_iter().collect() } else { spoken }
            }
        }
    }

    /// The actor named last before word `at`, unless by a phrase such as `of (Name)`.
    pub(super) fn named_before(&self, words: &[Word], at: usize, sentence: Span) -> Option<Holder> {
        let before = self.around(words, at, sentence).iter().rev().filter(|(span, _)| span.end <= words[at].span.start);
        before.filter(|(span, _)| !self.is_object(words, *span)).map(|&(_, nth)| Holder::Actor(nth)).next()
    }

    /// Everybody named after a noun: `opponents include X and Y`, `opponent X`.
    fn listed(&self, words: &[Word], at: usize, inside: &[(Span, usize)]) -> Vec<Holder> {
        let noun = self.word(words, Some(at));
        if !PARTISANS.iter().any(|one| one.eq_ignore_ascii_case(noun)) {
            return Vec::new();
        }
        let next = words.get(at + 1).map_or(0, |word| word.span.start);
        if let Some(&(_, nth)) = inside.iter().find(|(span, _)| span.start == next) {
            return vec![Holder::Actor(nth)];
        }
        let reach = words.len().min(at + REACH);
        let from = (at + 1..reach).take_while(|&at| !BREAKS.contains(&self.word(words, Some(at))));
        let from = from.filter(|&at| LISTING.contains(&self.word(words, Some(at)))).last();
        let Some(start) = from.map(|at| words[at].span.end) else { return Vec::new() };
        let after = inside.partition_point(|(span, _)| span.start < start);
        let near =
            inside.get(after).filter(|(span, _)| self.text[start..span.start].split_whitespace().count() <= TITLE);
        let Some(&first) = near else { return Vec::new() };
        let pairs = inside[after..].windows(2).take_while(|pair| self.are_joined(pair[0].0, pair[1].0));
        let rest = pairs.map(|pair| pair[1].1);
        std::iter::once(first.1).chain(rest).map(Holder::Actor).collect()
    }

    /// `backed by X and Y`, `criticism from X`; and `angered X`, where the verb itself is the marker.
    fn agents(&self, words: &[Word], at: usize, inside: &[(Span, usize)], affected: bool) -> Vec<usize> {
        let of = SUBJECTIVE.contains(&self.word(words, Some(at)));
        let marks = |word: &str| matches!(word, "by" | "from") || of && word == "of";
        let by = words.get(at + words[at].length).filter(|word| marks(word.span.of(self.text)));
        let Some(marker) = (if affected { words.get(at) } else { by }) else { return Vec::new() };
        let near = |span: Span| {
            let between = self.text.get(marker.span.end..span.start).filter(|text| text.len() <= AGENT);
            between.is_some_and(|text| !text.split(' ').any(|word| OBJECTS.contains(&word) && word != "of"))
        };
        let Some(first) = inside.iter().position(|&(span, _)| near(span)) else { return Vec::new() };
        let mut found = vec![inside[first].1];
        for pair in inside[first..].windows(2) {
            if self.is_of_title(pair[0].0, pair[1].0) {
                // A country or body in somebody's title is not the one: `by US Rep. (Name)`.
                found.pop();
            } else if !self.are_joined(pair[0].0, pair[1].0) {
                break;
            }
            found.push(pair[1].1);
        }
        found
    }

    pub(super) fn word(&self, words: &[Word], at: Option<usize>) -> &'a str {
        at.and_then(|at| words.get(at)).map_or("", |word| word.span.of(self.text))
    }

    fn is_noun(&self, words: &[Word], at: usize) -> bool {
        DETERMINERS.contains(&self.word(words, at.checked_sub(1)))
    }

    fn is_passive(&self, words: &[Word], at: usize) -> bool {
        let past = self.word(words, Some(at)).ends_with("ed") && self.word(words, Some(at + 1)) != "to";
        past && (1..=2).any(|back| PASSIVES.contains(&self.word(words, at.checked_sub(back))))
    }

    /// The mentions of `span` that are near word `at`: a sentence without an end costs no more for it.
    fn around(&self, words: &[Word], at: usize, span: Span) -> &[(Span, usize)] {
        let first = words.get(at.saturating_sub(NEARBY)).map_or(span.start, |word| word.span.start);
        let last = words.get(at + NEARBY).map_or(span.end, |word| word.span.end);
        self.inside(Span::new(first.max(span.start), last.min(span.end).max(first.max(span.start))))
    }

    /// Those other than the speakers of `content` of whom their words tell at word `at`.
    pub(super) fn told_of(&self, words: &[Word], at: usize, content: &Content) -> Vec<Holder> {
        let inside = self.around(words, at, content.span);
        let found =
            self.agents(words, at, inside, false).first().copied().or_else(|| self.subject(words, at, inside, false));
        let speaks = |nth| content.holders.contains(&Holder::Actor(nth));
        let found = found.filter(|&nth| !self.is_passive(words, at) && !speaks(nth));
        found.map(|nth| self.together(inside, nth)).unwrap_or_default()
    }

    /// The actor named right after word `at` and before word `to`.
    pub(super) fn object(&self, words: &[Word], at: usize, to: usize, sentence: Span) -> Option<usize> {
        let (from, to) = (words.get(at)?.span.end, words.get(to)?.span.start);
        self.around(words, at, sentence)
            .iter()
            .find(|(span, _)| span.start >= from && span.end <= to)
            .map(|&(_, nth)| nth)
    }

    /// The name before the cue that can be its subject, or owns it; `owners` only where asked.
    ///
    /// It is the nearest one, but the furthest where the verb is joined to another by `and`.
    fn subject(&self, words: &[Word], at: usize, inside: &[(Span, usize)], owners: bool) -> Option<usize> {
        let cue = words[at].span.start;
        let joined = self.word(words, at.checked_sub(1)) == "and";
        let mut found: Option<(Span, usize)> = None;
        for &(span, nth) in inside.iter().rev().filter(|(span, _)| span.end <= cue).take(TRIED) {
            let next = words[..at].partition_point(|word| word.span.start < span.end);
            let relative = (next..at.min(next + 2)).any(|word| matches!(self.word(words, Some(word)), "who" | "which"));
            let clause = if relative { at.min(next + 2) } else { next };
            if at - next > REACH || words[clause..at].iter().any(|word| BREAKS.contains(&word.span.of(self.text))) {
                break;
            }
            let owns = self.word(words, Some(next)).starts_with(is_apostrophe);
            if owns && at - next <= OWNED && words[next..at].iter().all(|word| word.span.of(self.text) != ",") {
                return Some(nth);
            }
            if !relative && self.is_object(words, span) {
                found = found.filter(|&(other, _)| !self.are_joined(span, other));
            } else if !owners && !owns && !self.is_modifier(words, next, nth) {
                found = Some((span, nth));
                if !joined {
                    break;
                }
            }
        }
        found.map(|(_, nth)| nth)
    }

    /// True if a preposition or a transitive verb stands before the name and its titles.
    fn is_object(&self, words: &[Word], name: Span) -> bool {
        let mut at = words.partition_point(|word| word.span.end <= name.start);
        let least = at.saturating_sub(TITLE);
        while at > least && self.is_title(words, at - 1) {
            at -= 1;
        }
        let Some(before) = at.checked_sub(1) else { return false };
        let word = self.word(words, Some(before));
        // In `said that (Name) opposes it` the clause that is told begins with its subject.
        if word == "that" && words[before].quote != words.get(at).and_then(|word| word.quote) {
            return false;
        }
        let taken = words[before].cue.is_some_and(|cue| matches!(cue.category, Category::Engage | Category::Attitude));
        taken || OBJECTS.contains(&word)
    }

    /// Words of a title before a name: capitals, a possessive, an article, `of` between capitals.
    fn is_title(&self, words: &[Word], at: usize) -> bool {
        let word = self.word(words, Some(at));
        let capital = |at: Option<usize>| self.word(words, at).starts_with(char::is_uppercase);
        let inner = matches!(word, "of" | "for") && capital(at.checked_sub(1)) && capital(Some(at + 1));
        capital(Some(at)) || inner || word.starts_with(is_apostrophe) || matches!(word, "the" | "a" | "an" | "former")
    }

    /// A country before a noun (`the Norlandic envoy`, `US troops`) is not the one who acts.
    fn is_modifier(&self, words: &[Word], next: usize, nth: usize) -> bool {
        let word = self.word(words, Some(next));
        let verbal = word.ends_with("ed")
            || word.ends_with('s')
            || word.len() <= 4
            || words.get(next).is_some_and(|word| word.cue.is_some());
        self.article.actors[nth].kind == ActorKind::Country
            && word.starts_with(char::is_alphabetic)
            && !verbal
            && !word.ends_with("ly")
    }

    /// All names that share the verb of the actor `nth`: `X, Y and Z`.
    fn together(&self, inside: &[(Span, usize)], nth: usize) -> Vec<Holder> {
        let mut found = vec![Holder::Actor(nth)];
        let Some(at) = inside.iter().rposition(|&(_, other)| other == nth) else {
            return found;
        };
        let mut next = inside[at].0;
        let mut listed = false;
        for &(span, other) in inside[..at].iter().rev() {
            let joined = self.are_joined(span, next);
            listed |= joined && self.text[span.end..next.start].contains(" and ");
            if joined && listed {
                found.push(Holder::Actor(other));
            } else if !self.is_of_title(span, next) {
                break;
            }
            next = span;
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The last person named before word `at`.
    fn person_before(&self, words: &[Word], at: usize, inside: &[(Span, usize)]) -> Option<usize> {
        let before = inside.iter().rev().filter(|(span, _)| span.end <= words[at].span.start);
        before.map(|&(_, nth)| nth).find(|&nth| self.article.actors[nth].kind == ActorKind::Person)
    }

    /// A name that stands in the title of the next: `CIA Director (Name)`.
    fn is_of_title(&self, one: Span, other: Span) -> bool {
        let between = self.text.get(one.end..other.start).filter(|text| text.len() <= COORDINATED);
        between.is_some_and(|text| text.split_whitespace().all(|word| word.starts_with(char::is_uppercase)))
    }

    /// Nothing but titles, commas and `and` stands between two names.
    fn are_joined(&self, one: Span, other: Span) -> bool {
        let Some(between) = self.text.get(one.end..other.start).filter(|text| text.len() <= COORDINATED) else {
            return false;
        };
        let apposed = between.contains(", the ") && between != ", the ";
        let joint = between.contains(" and ") || between.contains(',') && !apposed;
        joint
            && between.split([' ', ',']).all(|word| {
                matches!(word, "" | "and" | "the" | "of" | "both" | "former")
                    || word.starts_with(|c: char| c.is_uppercase() || c == '(')
            })
    }

    /// `He`, `She` before the cue.
    fn has_pronoun(&self, words: &[Word], at: usize) -> bool {
        words[at.saturating_sub(6)..at]
            .iter()
            .any(|word| matches!(word.span.of(self.text), "He" | "She" | "he" | "she"))
    }
}

/// Nouns of those who take a side.
const PARTISANS: &[&str] = &[
    "opponent",
    "opponents",
    "supporter",
    "supporters",
    "critic",
    "critics",
    "backer",
    "backers",
    "advocate",
    "advocates",
    "proponent",
    "proponents",
    "champion",
    "champions",
    "foe",
    "foes",
    "defender",
    "defenders",
    "sponsor",
    "sponsors",
    "co-sponsor",
    "co-sponsors",
];
/// What names those of whom a noun told.
const LISTING: &[&str] = &["are", "is", "include", "including", "were", "was", "included", "like"];

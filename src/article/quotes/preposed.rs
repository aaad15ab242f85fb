//! Where reported words begin and end after their verb.

use super::clause::{Clauses, LEAST, QUOTE_REACH};
use super::phrase::{Range, forward, is_adverb, is_agent, is_determiner, subject};
use crate::article::actors::Class;
use crate::article::words::{Cue, Manner};

/// Items between a cue and the `that` of its content at most.
const THAT_REACH: usize = 12;
/// Items of what is judged before the judgment at most.
const PREDICATE: usize = 6;
/// Items in which a clause after a turn shows a verb of saying of its own.
const TURN_REACH: usize = 15;
/// Items after a quotation that are still part of the clause around it (`said “…” on Monday`).
const TAIL: usize = 3;

/// Words after a cue that begin no reported clause.
const NO_CLAUSE: &[&str] = &[
    "in",
    "on",
    "at",
    "of",
    "about",
    "by",
    "with",
    "for",
    "from",
    "as",
    "so",
    "and",
    "or",
    "but",
    "to",
    "when",
    "after",
    "before",
    "during",
    "under",
    "over",
    "against",
    "into",
    "through",
    "anything",
    "nothing",
    "something",
    "himself",
    "herself",
    "themselves",
    "because",
    "earlier",
    "last",
    "later",
    "out",
    "up",
    "off",
    "down",
    "back",
    "goodbye",
    "yesterday",
    "today",
    "he's",
];
/// Begin a clause beside the reported one.
const TURNS: &[&str] = &["but", "while", "although", "though", "whereas", "as", "and"];
/// Auxiliaries that a clause without `that` shows.
const FINITE: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "can", "should", "may", "might",
    "must", "did", "does", "do", "didn't", "doesn't", "don't",
];
/// Nouns that end a phrase of time, place or occasion after a verb of saying.
const SETTINGS: &[&str] = &[
    "statement",
    "interview",
    "conference",
    "speech",
    "tweet",
    "post",
    "letter",
    "email",
    "report",
    "memo",
    "week",
    "month",
    "year",
    "morning",
    "afternoon",
    "evening",
    "night",
    "hearing",
    "meeting",
    "briefing",
    "rally",
    "debate",
    "call",
    "op-ed",
    "blog",
    "time",
    "video",
    "message",
    "testimony",
    "remarks",
    "event",
    "ruling",
    "press",
    "release",
    "day",
    "reporters",
    "editorial",
    "session",
    "ceremony",
    "broadcast",
    "phone",
    "address",
    "parliament",
    "court",
    "journalists",
    "stage",
    "radio",
    "television",
    "parade",
    "stop",
    "breakfast",
    "dinner",
];
/// Nouns that hold an attitude and take `that`: `voiced hope that …`.
const ATTITUDES: &[&str] =
    &["hope", "hopes", "concern", "concerns", "confidence", "optimism", "fear", "fears", "doubt", "doubts", "belief"];

impl Clauses<'_, '_> {
    /// The content comes after the verb: `X said (that) …`, `X said: “…”`, `X told Y …`.
    pub(super) fn preposed(&mut self, (_, end): Range, at: usize, cue: Cue, subject: Range) {
        let passage = self.passage;
        let mut next = self.after_particle(at + 1);
        let mut listener = None;
        if cue.is(Manner::Tell) && !self.asks(next) && passage.word(next) != "that" && passage.quotation(next).is_none()
        {
            listener = forward(passage, next, end);
            next = listener.map_or(next, |(_, to)| to);
        }
        next += 2 * usize::from(self.is_dated(next));
        let told = listener.is_some() || cue.is(Manner::Say);
        let begin = self.content_start(next, end, cue, told).or_else(|| self.bidden(next, cue, listener));
        let Some(begin) = begin else { return };
        let stop = self.content_end(begin, end, cue);
        if stop >= begin + LEAST || (begin..stop).any(|item| passage.quotation(item).is_some()) {
            self.push((begin, stop), passage.span(at, at + 1), Some(subject), listener, (at, begin));
            self.taken = stop;
        }
    }

    /// First item of what was said after a verb whose objects end at `next`.
    fn content_start(&self, next: usize, end: usize, cue: Cue, told: bool) -> Option<usize> {
        let open = !cue.is(Manner::Participle) || cue.is(Manner::Say);
        let said = told && open && (cue.is(Manner::Say) || cue.is(Manner::Tell));
        let plain = said && self.begins_clause(next);
        let that = self.that(next, end).filter(|_| told || cue.is(Manner::That));
        if that == Some(next) {
            return Some(next + 1);
        }
        let asked = cue.is(Manner::Tell) || cue.is(Manner::Say) || cue.is(Manner::That);
        if asked && open && self.asks(next) {
            return (!self.is_withheld(next)).then_some(next);
        }
        if let Some(quote) = self.quote_after(next, end, cue, plain) {
            return Some(quote);
        }
        let moved = self.after_adverbial(next, end);
        if let Some(that) = that.filter(|&that| moved == Some(that) || self.is_aside(next, that)) {
            return Some(that + 1);
        }
        let clause = if plain { Some(next) } else { moved.filter(|_| said) };
        let clause = clause.or_else(|| self.finite_clause(next, end, cue));
        clause
            .or_else(|| self.noun(next, cue))
            .or_else(|| self.purpose(next, cue))
            .or_else(|| self.appeal(next, end, cue))
    }

    /// `asked them to …`: what somebody is told to do.
    fn bidden(&self, next: usize, cue: Cue, listener: Option<Range>) -> Option<usize> {
        let somebody = listener.is_some_and(|range| is_agent(self.passage, range) || range.1 == range.0 + 1);
        (somebody && cue.is(Manner::Tell) && self.passage.word(next) == "to").then_some(next)
    }

    /// `called on the state to …`, `accused the club of …`.
    fn appeal(&self, next: usize, end: usize, cue: Cue) -> Option<usize> {
        let passage = self.passage;
        let holds = |from: usize, word: &str| {
            let mut near =
                (from..end.min(from + THAT_REACH)).take_while(|&at| !passage.is_mark(at) || passage.is_possessive(at));
            near.any(|at| passage.word(at) == word)
        };
        if cue.is(Manner::Participle) {
            return None;
        }
        if cue.is(Manner::Call) && cue.is(Manner::About) && passage.word(next) == "on" {
            return Some(next + 1).filter(|&from| holds(from, "to"));
        }
        (cue.is(Manner::Of) && holds(next, "of")).then_some(next)
    }

    /// Past the `out` of `pointed out`.
    pub(super) fn after_particle(&self, next: usize) -> usize {
        next + usize::from(self.passage.word(next) == "out")
    }

    /// `would not say whether`: nothing was said. `next` follows the verb.
    fn is_withheld(&self, next: usize) -> bool {
        let before = next.saturating_sub(1);
        (before.saturating_sub(2)..before).any(|at| {
            matches!(
                self.passage.word(at),
                "would" | "not" | "never" | "could" | "couldn't" | "wouldn't" | "couldn’t" | "wouldn’t"
            )
        })
    }

    /// `whether …`: a question that is reported.
    fn asks(&self, at: usize) -> bool {
        matches!(self.passage.word(at), "whether" | "who" | "what" | "why" | "how" | "if")
    }

    /// A clause without `that` after a verb that seldom has one: it must show a subject and a finite verb.
    fn finite_clause(&self, next: usize, end: usize, cue: Cue) -> Option<usize> {
        let passage = self.passage;
        if !cue.is(Manner::Clause) || cue.is(Manner::Participle) || !self.begins_clause(next) {
            return None;
        }
        let auxiliary = |at: &usize| passage.is(*at, Class::Auxiliary) && FINITE.contains(&passage.word(*at));
        let mut words =
            (next + 1..end.min(next + TURN_REACH)).take_while(|&at| !passage.is_mark(at) || passage.is_possessive(at));
        words.find(auxiliary).map(|_| next)
    }

    /// `vowed to …`, `complained of …`.
    fn purpose(&self, next: usize, cue: Cue) -> Option<usize> {
        if cue.is(Manner::Participle) {
            return None;
        }
        let word = self.passage.word(next);
        let meant = cue.is(Manner::Infinitive) && word == "to" || cue.is(Manner::About) && matches!(word, "of" | "for");
        let quoted = self.passage.quotation(next + 1).is_some() && word != "to";
        meant.then_some(next + usize::from(quoted))
    }

    /// The `that` near item `next`, no mark but a comma between.
    fn that(&self, next: usize, end: usize) -> Option<usize> {
        let passage = self.passage;
        let mut near =
            (next..end.min(next + THAT_REACH)).take_while(|&at| !passage.is_mark(at) || passage.word(at) == ",");
        near.find(|&at| passage.word(at) == "that")
    }

    /// `insisted on the eve of the match that`, `regretted, at the meeting, that`: time or place alone stands between.
    fn is_aside(&self, next: usize, that: usize) -> bool {
        let passage = self.passage;
        let comma = passage.word(next) == ",";
        let closed = comma == (passage.word(that - 1) == ",");
        let word = passage.word(next + usize::from(comma));
        let led = matches!(
            word,
            "in" | "on"
                | "at"
                | "during"
                | "after"
                | "before"
                | "last"
                | "to"
                | "through"
                | "ahead"
                | "outside"
                | "by"
                | "via"
        );
        let clear = (next..that)
            .all(|at| matches!(passage.word(at), "it" | "clear" | "plain" | "very" | "quite" | "abundantly"));
        let noun = |at: usize| passage.cue(at).is_none() || at > next && SETTINGS.contains(&passage.word(at - 1));
        clear || (led || is_adverb(word)) && closed && (next..that).all(noun)
    }

    /// The quotation that a verb introduces; after a plain clause only one that is led in.
    fn quote_after(&self, next: usize, end: usize, cue: Cue, plain: bool) -> Option<usize> {
        let passage = self.passage;
        let quote = (next..end.min(next + QUOTE_REACH + 1)).find(|&item| passage.quotation(item).is_some())?;
        let led_in = quote == next || matches!(passage.word(quote - 1), "," | ":" | "that") || cue.is(Manner::Call);
        let held = [Manner::Say, Manner::Tell, Manner::Quote, Manner::Noun].into_iter().any(|manner| cue.is(manner));
        (led_in || held && !plain).then_some(quote)
    }

    /// A noun phrase that was said: `stressed the need …`, `voiced hope that …`.
    fn noun(&self, next: usize, cue: Cue) -> Option<usize> {
        if cue.is(Manner::Object) && !cue.is(Manner::Participle) && self.begins_clause(next) {
            return Some(next);
        }
        if cue.is(Manner::Call) && !cue.is(Manner::Participle) && is_determiner(self.passage, next) {
            return self.predicate(next).or_else(|| cue.is(Manner::Noun).then_some(next));
        }
        if !cue.is(Manner::Noun) || cue.is(Manner::Participle) {
            return None;
        }
        if ATTITUDES.contains(&self.passage.word(next)) && self.passage.word(next + 1) == "that" {
            return Some(next + 2);
        }
        let owned = self.passage.is_capital(next) && self.passage.is_possessive(next + 1);
        (is_determiner(self.passage, next) || owned).then_some(next)
    }

    /// `called the result a vindication`: where the judgment begins, right after what is judged.
    fn predicate(&self, object: usize) -> Option<usize> {
        let passage = self.passage;
        let plain = |at: &usize| !passage.is_mark(*at) && !passage.is(*at, Class::Preposition);
        let mut near = (object + 1..object + PREDICATE).take_while(plain);
        near.find(|&at| at > object + 1 && matches!(passage.word(at), "a" | "an"))
    }

    pub(super) fn begins_clause(&self, at: usize) -> bool {
        let word = self.passage.word(at);
        let weekday = word.ends_with("day") && self.passage.is_capital(at);
        !(self.passage.is_mark(at) || NO_CLAUSE.contains(&word) || weekday)
    }

    /// `this week` before a clause: when it was said.
    fn is_dated(&self, at: usize) -> bool {
        let passage = self.passage;
        let clause =
            || passage.word(at + 2) == "that" || passage.is(at + 2, Class::Pronoun) || is_determiner(passage, at + 2);
        passage.word(at) == "this"
            && matches!(
                passage.word(at + 1),
                "week" | "weekend" | "month" | "year" | "morning" | "afternoon" | "evening"
            )
            && clause()
    }

    /// Past `on Monday`, `in a statement`, `Tuesday`, `during a news conference`, if a clause or `that` follows.
    fn after_adverbial(&self, start: usize, end: usize) -> Option<usize> {
        let passage = self.passage;
        let mut at = start;
        while at < end.min(start + THAT_REACH) {
            let word = passage.word(at);
            let weekday = word.ends_with("day") && passage.is_capital(at);
            if weekday || matches!(word, "earlier" | "later" | "yesterday" | "today") {
                at += 1;
            } else if matches!(word, "in" | "on" | "at" | "during" | "after" | "last" | "to" | "through") {
                at = self.noun_end(at + 1, end)?;
            } else {
                break;
            }
        }
        (at > start && (passage.word(at) == "that" || self.begins_clause(at))).then_some(at)
    }

    /// End of the simple noun phrase at `at`: capitals, or words up to a known last one.
    fn noun_end(&self, at: usize, end: usize) -> Option<usize> {
        let passage = self.passage;
        if passage.is_capital(at) {
            return (at..end).find(|&next| !passage.is_capital(next));
        }
        let mut words = (at..end.min(at + 5)).take_while(|&next| !passage.is_mark(next));
        words.find(|&next| SETTINGS.contains(&passage.word(next))).map(|last| last + 1)
    }

    fn content_end(&self, begin: usize, end: usize, cue: Cue) -> usize {
        let passage = self.passage;
        if passage.quotation(begin).is_some() {
            let called = cue.is(Manner::Call) && !cue.is(Manner::Say);
            let alone = passage.is_mark(begin + 1) || end.saturating_sub(begin + 1) <= TAIL;
            return if called || alone { begin + 1 } else { end };
        }
        let turn = (begin + LEAST..end).find(|&item| passage.word(item - 1) == "," && self.turns(item, end));
        turn.map_or(end, |item| item - 1)
    }

    /// True if item `at` begins a clause with a speaker or a verb of saying of its own.
    fn turns(&self, at: usize, end: usize) -> bool {
        let passage = self.passage;
        let adding = passage.cue(at).is_some_and(|cue| cue.is(Manner::Participle) && cue.is(Manner::Say));
        adding
            || self.according_words(at).is_some()
            || TURNS.contains(&passage.word(at)) && self.has_speaker(at + 1, end)
    }

    /// True if a verb of saying with a subject comes soon after item `from`.
    fn has_speaker(&self, from: usize, end: usize) -> bool {
        let passage = self.passage;
        let says = |&at: &usize| passage.cue(at).is_some_and(|cue| cue.is(Manner::Say) || cue.is(Manner::Tell));
        let verb = (from..end.min(from + TURN_REACH)).find(says);
        verb.is_some_and(|at| subject(passage, at, from).is_some_and(|range| is_agent(passage, range)))
    }
}

//! Quotations and reported speech tied to a verb of saying in their own sentence.
//!
//! The vocabulary (cue, content, source) is that of PARC and PolNeAR (Newell
//! et al., 2018) and of citron; the rules are the project's own.

use super::cue::{Cue, Manner};
use super::draft::{Draft, Source};
use super::passage::Passage;
use super::phrase::{Range, forward, is_agent, is_determiner, subject};
use crate::article::QuoteKind;
use crate::text::Span;

/// Items between a cue and the `that` of its content at most.
const THAT_REACH: usize = 12;
/// Items between a cue and the quotation that it introduces at most.
const QUOTE_REACH: usize = 10;
/// Items after a quotation that are still part of the clause around it (`said “…” on Monday`).
const TAIL: usize = 3;
/// Items of reported speech at least.
const LEAST: usize = 3;

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
];
/// Words before a form that make it a noun or an infinitive.
const NO_VERB: &[&str] = &[
    "of", "in", "for", "to", "by", "with", "on", "from", "at", "be", "been", "being", "is", "are",
    "was", "were", "let", "more", "no", "such",
];
/// Begin a clause beside the reported one.
const TURNS: &[&str] = &["but", "while", "although", "though", "whereas", "as"];

/// The drafts of one passage so far, and which of its quotations they hold.
pub(super) struct Clauses<'p, 't> {
    pub(super) passage: &'p Passage<'t>,
    pub(super) drafts: Vec<Draft>,
    pub(super) claimed: Vec<bool>,
    /// Items before this one belong to a draft already.
    taken: usize,
}

impl<'p, 't> Clauses<'p, 't> {
    pub(super) fn read(passage: &'p Passage<'t>) -> Self {
        let claimed = vec![false; passage.quotations.len()];
        let mut clauses = Self {
            passage,
            drafts: Vec::new(),
            claimed,
            taken: 0,
        };
        for &sentence in &passage.sentences {
            clauses.sentence(sentence);
        }
        clauses
    }

    fn sentence(&mut self, (start, end): Range) {
        self.taken = start;
        let first = self.drafts.len();
        for at in start..end {
            if at < self.taken {
                continue;
            }
            if self.is_according(at) {
                self.according((start, end), at);
            } else if let Some(cue) = self.passage.cue(at).filter(|_| self.is_verb(at, start)) {
                self.verb((start, end), at, cue, first);
            }
        }
    }

    fn is_according(&self, at: usize) -> bool {
        matches!(self.passage.word(at), "According" | "according")
            && self.passage.word(at + 1) == "to"
    }

    /// A form of a verb of saying that no article, preposition or auxiliary of the passive makes something else.
    fn is_verb(&self, at: usize, start: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&before| before >= start) else {
            return true;
        };
        let word = self.passage.word(before);
        let quoted_as = word == "as"
            && matches!(
                self.passage.word(before.wrapping_sub(1)),
                "quoted" | "cited"
            );
        quoted_as
            || !(is_determiner(word) && word != "that"
                || NO_VERB.contains(&word)
                || self.passage.is_possessive(before)
                || self.passage.is_capital(at) && at > start)
    }

    /// `According to X, …` and `…, according to X`.
    fn according(&mut self, (start, end): Range, at: usize) {
        let passage = self.passage;
        let Some(subject) = forward(passage, at + 2, end) else {
            return;
        };
        let comma = (subject.1..end).find(|&next| passage.word(next) == ",");
        let content = match comma {
            Some(comma) if at <= start + 1 => (comma + 1, end),
            _ if at > start + LEAST => (
                self.taken,
                if passage.word(at - 1) == "," {
                    at - 1
                } else {
                    at
                },
            ),
            _ => return,
        };
        self.push(
            content,
            passage.span(at, at + 2),
            Some(subject),
            None,
            (at, end),
        );
        self.taken = end;
    }

    fn verb(&mut self, sentence: Range, at: usize, cue: Cue, first: usize) {
        let left = subject(self.passage, at, self.taken.max(sentence.0))
            .filter(|&range| is_agent(self.passage, range));
        if self.postposed(sentence, at, cue, left) {
            return;
        }
        let carried = || {
            self.drafts
                .get(first..)
                .and_then(|drafts| drafts.last())
                .filter(|_| self.joins_last(at))
                .and_then(|draft| draft.subject)
        };
        if let Some(subject) = left
            .filter(|_| !cue.is(Manner::Participle) || self.is_quoted_as(at))
            .or_else(carried)
        {
            self.preposed(sentence, at, cue, subject);
        }
    }

    fn is_quoted_as(&self, at: usize) -> bool {
        at > 0 && self.passage.word(at - 1) == "as"
    }

    /// `…, adding that …` and `… and added …`: the speaker of the clause before goes on.
    fn joins_last(&self, at: usize) -> bool {
        at > 0 && matches!(self.passage.word(at - 1), "," | "and")
    }

    /// The content comes before the verb: `“…,” said X`, `“…,” X said`, `…, X said`.
    fn postposed(&mut self, (start, end): Range, at: usize, cue: Cue, left: Option<Range>) -> bool {
        if cue.is(Manner::Participle) {
            return false;
        }
        let begin = left.map_or(at, |(from, _)| from);
        let from = self.taken.max(start);
        if let Some(quote) = self.quote_before(begin, from) {
            return self.after_quote((from, end), at, left, quote);
        }
        let comma = begin
            .checked_sub(1)
            .filter(|&comma| comma > from + LEAST && self.passage.word(comma) == ",");
        let Some(comma) = comma.filter(|_| cue.is(Manner::Say)) else {
            return false;
        };
        let right = if left.is_some() {
            None
        } else {
            self.right_subject(at, end)
        };
        let Some(subject) = left.or(right) else {
            return false;
        };
        let rest = left.map_or(subject.1, |_| at + 1);
        if !self.is_finished(rest, end) || self.has_verb_before(from, comma) {
            return false;
        }
        self.push(
            (from, comma),
            self.passage.span(at, at + 1),
            Some(subject),
            None,
            (at, end),
        );
        self.taken = end;
        true
    }

    /// The sentence ends soon after the verb and its speaker, with nothing reported after them.
    fn is_finished(&self, rest: usize, end: usize) -> bool {
        let words = self.passage;
        let comma = words.word(rest) == ",";
        comma
            || end.saturating_sub(rest) <= QUOTE_REACH
                && !(rest..end).any(|at| words.word(at) == "that" || words.quotation(at).is_some())
    }

    /// A subordinate clause before the comma (`When …, X said …`) is not what was said.
    fn has_verb_before(&self, from: usize, comma: usize) -> bool {
        let opener = self.passage.word(from).to_lowercase();
        let subordinate = [
            "when", "after", "as", "while", "if", "although", "in", "on", "at", "asked", "during",
            "despite", "before", "since", "for", "speaking", "but",
        ]
        .contains(&opener.as_str());
        subordinate && comma < from + 2 * QUOTE_REACH
    }

    /// The quotation right before item `at`, a comma between allowed.
    fn quote_before(&self, at: usize, floor: usize) -> Option<usize> {
        let last = at.checked_sub(1).filter(|&last| last >= floor)?;
        let last = if matches!(self.passage.word(last), "," | "—" | "–" | "-") {
            last.checked_sub(1).filter(|&last| last >= floor)?
        } else {
            last
        };
        self.passage.quotation(last).map(|_| last)
    }

    fn after_quote(
        &mut self,
        (from, end): Range,
        at: usize,
        left: Option<Range>,
        quote: usize,
    ) -> bool {
        let right = if left.is_some() {
            None
        } else {
            self.right_subject(at, end)
        };
        let after = right.map_or(at + 1, |(_, to)| to);
        let wrapped = (from..quote)
            .filter(|&item| !self.passage.is_mark(item))
            .count()
            >= 2;
        let content = if wrapped {
            (from, quote + 1)
        } else {
            (quote, quote + 1)
        };
        self.push(
            content,
            self.passage.span(at, at + 1),
            left.or(right),
            None,
            (at, end),
        );
        self.taken = after;
        self.resume(after, end);
        true
    }

    /// `“…,” X said, “…”`: the second half belongs to the first.
    fn resume(&mut self, after: usize, end: usize) {
        let Some(next) = (after..end.min(after + QUOTE_REACH))
            .find(|&item| self.passage.quotation(item).is_some())
        else {
            return;
        };
        let cue_between = (after..next).any(|item| {
            self.passage
                .cue(item)
                .is_some_and(|cue| !cue.is(Manner::Participle))
        });
        if cue_between {
            return;
        }
        if let (Some(nth), Some(draft)) = (self.passage.quotation(next), self.drafts.last_mut()) {
            draft.content.push(self.passage.quotations[nth].inner);
            self.claimed[nth] = true;
            self.taken = next + 1;
        }
    }

    /// The speaker after the verb: `said X`.
    fn right_subject(&self, at: usize, end: usize) -> Option<Range> {
        forward(self.passage, at + 1, end).filter(|&range| is_agent(self.passage, range))
    }

    /// The content comes after the verb: `X said (that) …`, `X said: “…”`, `X told Y …`.
    fn preposed(&mut self, (_, end): Range, at: usize, cue: Cue, subject: Range) {
        let passage = self.passage;
        let mut next = at + 1;
        let mut listener = None;
        if cue.is(Manner::Tell) && passage.word(next) != "that" && passage.quotation(next).is_none()
        {
            listener = forward(passage, next, end);
            next = listener.map_or(next, |(_, to)| to);
        }
        let told = listener.is_some() || cue.is(Manner::Say);
        let Some(begin) = self.content_start(next, end, cue, told) else {
            return;
        };
        let stop = self.content_end(begin, end, cue);
        if stop >= begin + LEAST || (begin..stop).any(|item| passage.quotation(item).is_some()) {
            self.push(
                (begin, stop),
                passage.span(at, at + 1),
                Some(subject),
                listener,
                (at, begin),
            );
            self.taken = stop;
        }
    }

    /// First item of what was said after a verb whose objects end at `next`.
    fn content_start(&self, next: usize, end: usize, cue: Cue, told: bool) -> Option<usize> {
        let passage = self.passage;
        let quote = (next..end).find(|&item| passage.quotation(item).is_some());
        let that = (next..end.min(next + THAT_REACH))
            .take_while(|&item| !passage.is_mark(item) || passage.word(item) == ",")
            .find(|&item| passage.word(item) == "that");
        let said =
            told && (cue.is(Manner::Say) || cue.is(Manner::Tell)) && !cue.is(Manner::Participle);
        let clause = said && self.begins_clause(next);
        if that == Some(next) && (told || cue.is(Manner::That)) {
            return Some(next + 1);
        }
        if let Some(quote) = quote.filter(|&quote| quote <= next + QUOTE_REACH) {
            let led_in = quote == next
                || matches!(passage.word(quote - 1), "," | ":" | "that")
                || cue.is(Manner::Call);
            if led_in || !clause {
                return Some(quote);
            }
        }
        let clause_start = clause
            .then_some(next)
            .or_else(|| self.after_adverbial(next, end).filter(|_| said));
        if that.is_some_and(|that| {
            self.after_adverbial(next, end)
                .is_some_and(|start| start == that)
        }) && (told || cue.is(Manner::That))
        {
            return that.map(|that| that + 1);
        }
        clause_start.or_else(|| {
            (cue.is(Manner::Noun) && !cue.is(Manner::Participle) && self.begins_noun(next))
                .then_some(next)
        })
    }

    fn begins_clause(&self, at: usize) -> bool {
        let word = self.passage.word(at);
        let weekday = word.ends_with("day") && self.passage.is_capital(at);
        !(self.passage.is_mark(at) || NO_CLAUSE.contains(&word) || weekday)
    }

    fn begins_noun(&self, at: usize) -> bool {
        let word = self.passage.word(at);
        is_determiner(word) || self.passage.is_capital(at) && self.passage.is_possessive(at + 1)
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
            } else if matches!(
                word,
                "in" | "on" | "at" | "during" | "after" | "last" | "to" | "through"
            ) {
                at = self.noun_end(at + 1, end)?;
            } else {
                break;
            }
        }
        (at > start && (passage.word(at) == "that" || self.begins_clause(at))).then_some(at)
    }

    /// End of the simple noun phrase at `at`: a determiner, then words up to a known last one.
    fn noun_end(&self, at: usize, end: usize) -> Option<usize> {
        let passage = self.passage;
        if passage.is_capital(at) {
            return (at..end).find(|&next| !passage.is_capital(next));
        }
        let last = (at..end.min(at + 5))
            .take_while(|&next| !passage.is_mark(next))
            .find(|&next| SETTINGS.contains(&passage.word(next)))?;
        Some(last + 1)
    }

    fn content_end(&self, begin: usize, end: usize, cue: Cue) -> usize {
        let passage = self.passage;
        if passage.quotation(begin).is_some() {
            let rest = end.saturating_sub(begin + 1);
            let follows_mark = passage.is_mark(begin + 1);
            return if cue.is(Manner::Call) && !cue.is(Manner::Say) || follows_mark || rest <= TAIL {
                begin + 1
            } else {
                end
            };
        }
        let turn = (begin + LEAST..end)
            .find(|&item| passage.word(item - 1) == "," && self.turns(item, end));
        turn.map_or(end, |item| item - 1)
    }

    /// True if item `at` begins a clause with a speaker or verb of its own.
    fn turns(&self, at: usize, end: usize) -> bool {
        let word = self.passage.word(at);
        let adding = self
            .passage
            .cue(at)
            .is_some_and(|cue| cue.is(Manner::Participle) && cue.is(Manner::Say));
        let another = || {
            (at + 1..end.min(at + QUOTE_REACH)).any(|item| {
                self.passage
                    .cue(item)
                    .is_some_and(|cue| cue.is(Manner::Say))
            })
        };
        adding || self.is_according(at) || TURNS.contains(&word) && another()
    }

    fn push(
        &mut self,
        content: Range,
        cue: Span,
        subject: Option<Range>,
        listener: Option<Range>,
        setting: Range,
    ) {
        let (kind, span) = self.kind_and_span(content);
        for item in content.0..content.1 {
            if let Some(nth) = self.passage.quotation(item) {
                self.claimed[nth] = true;
            }
        }
        if !span.is_empty() {
            self.drafts.push(Draft {
                kind,
                content: vec![span],
                cue: Some(cue),
                subject,
                listener,
                setting,
                source: Source::Clause,
                at: content.0,
            });
        }
    }

    /// How the items of `content` are given, and their bytes without outer marks.
    fn kind_and_span(&self, (start, end): Range) -> (QuoteKind, Span) {
        let passage = self.passage;
        let inner = |at: usize| {
            passage
                .quotation(at)
                .map(|nth| passage.quotations[nth].inner)
        };
        let whole = passage.span(start, end);
        let (first, last) = (inner(start), end.checked_sub(1).and_then(inner));
        let span = Span::new(
            first.map_or(whole.start, |span| span.start),
            last.map_or(whole.end, |span| span.end),
        );
        let kind = match (start..end)
            .filter(|&at| passage.quotation(at).is_some())
            .count()
        {
            0 => QuoteKind::Indirect,
            1 if end - start == 1 => QuoteKind::Direct,
            _ => QuoteKind::Mixed,
        };
        (kind, span)
    }
}

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
    "press-conference",
    "phone",
    "address",
    "parliament",
    "court",
    "journalists",
];

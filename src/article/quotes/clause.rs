//! Quotations and reported speech tied to a verb of saying in their own sentence.
//!
//! The vocabulary (cue, content, source) is that of PARC and `PolNeAR` (Newell
//! et al., 2018) and of citron; the rules are the project's own.

use super::cue::{Cue, Manner};
use super::draft::{Draft, Source};
use super::loose::lead;
use super::passage::Passage;
use super::phrase::{Range, can_speak, forward, is_agent, is_determiner, nearest, subject};
use crate::article::QuoteKind;
use crate::article::actors::Class;
use crate::text::{Shape, Span};

/// Items between a cue and the quotation that it introduces at most.
pub(super) const QUOTE_REACH: usize = 10;
/// Items of reported speech at least.
pub(super) const LEAST: usize = 3;
/// Items of a dateline at most.
const DATELINE: usize = 8;

/// Words before a form that make it a noun, an infinitive or a passive.
const NO_VERB: &[&str] = &[
    "of", "in", "for", "to", "by", "with", "on", "from", "at", "be", "been", "being", "is", "are",
    "was", "were", "let", "more", "no", "such",
];
/// Begin subordinate clauses, which are not what was said after them.
const SUBORDINATE: &[&str] = &[
    "when", "after", "as", "while", "if", "although", "in", "on", "at", "asked", "during",
    "despite", "before", "since", "for", "speaking", "but", "though", "because", "with",
];

/// The drafts of one passage so far, and which of its quotations they hold.
pub(super) struct Clauses<'p, 't> {
    pub(super) passage: &'p Passage<'t>,
    pub(super) drafts: Vec<Draft>,
    pub(super) claimed: Vec<bool>,
    /// Items before this one belong to a draft already.
    pub(super) taken: usize,
}

impl<'p, 't> Clauses<'p, 't> {
    pub(super) fn read(passage: &'p Passage<'t>) -> Self {
        let claimed = vec![false; passage.quotations.len()];
        let mut clauses = Self { passage, drafts: Vec::new(), claimed, taken: 0 };
        for &(start, end) in &passage.sentences {
            clauses.sentence((clauses.after_dateline(start, end), end));
        }
        clauses
    }

    fn sentence(&mut self, (start, end): Range) {
        self.taken = start;
        if self.closing((start, end)) {
            return;
        }
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

    /// Past `HALDEN (Agency) –` at the head of a paragraph.
    fn after_dateline(&self, start: usize, end: usize) -> usize {
        let passage = self.passage;
        let dash = (start..end.min(start + DATELINE))
            .find(|&at| matches!(passage.word(at), "–" | "—" | "-"));
        let place = passage.items.get(start).is_some_and(|item| item.shape == Shape::Upper);
        dash.filter(|_| start == 0 && place).map_or(start, |dash| dash + 1)
    }

    pub(super) fn is_according(&self, at: usize) -> bool {
        matches!(self.passage.word(at), "According" | "according")
            && self.passage.word(at + 1) == "to"
    }

    /// A form of a verb of saying that nothing before it makes a noun, an infinitive or a passive.
    fn is_verb(&self, at: usize, start: usize) -> bool {
        let passage = self.passage;
        let Some(before) = at.checked_sub(1).filter(|&before| before >= start) else {
            return !can_speak(passage, at);
        };
        let word = passage.word(before);
        let earlier = before.checked_sub(1).map_or("", |at| passage.word(at));
        let opened = word == "as" && matches!(earlier, "quoted" | "cited")
            || word == "to" && earlier == "on";
        let noun = can_speak(passage, at) && passage.cue(at + 1).is_some();
        let owned =
            is_determiner(passage, before) && word != "that" || passage.is_possessive(before);
        opened
            || !(noun || owned || NO_VERB.contains(&word) || passage.is_capital(at) && at > start)
    }

    /// `According to X, …` and `…, according to X`.
    fn according(&mut self, (start, end): Range, at: usize) {
        let passage = self.passage;
        let Some(named) = forward(passage, at + 2, end) else { return };
        let comma = (named.1..end).find(|&next| passage.word(next) == ",");
        let quote = self.quote_before(at, self.taken.max(start));
        let content = match comma {
            Some(comma) if at <= start + 1 => (comma + 1, end),
            _ if quote.is_some() || at > start + LEAST => {
                (self.taken, at - usize::from(passage.word(at - 1) == ","))
            }
            _ => return,
        };
        let subject = self.issuer(named, comma.unwrap_or(end)).unwrap_or(named);
        self.push(content, passage.span(at, at + 2), Some(subject), None, (at, end));
        self.taken = end;
    }

    /// `a statement issued by X`: the speaker is X.
    fn issuer(&self, (from, to): Range, end: usize) -> Option<Range> {
        let passage = self.passage;
        let by = (to..end.min(to + LEAST)).find(|&at| passage.word(at) == "by")?;
        let document = (from..to).any(|at| passage.is(at, Class::Document));
        forward(passage, by + 1, end).filter(|&range| document && is_agent(passage, range))
    }

    fn verb(&mut self, sentence: Range, at: usize, cue: Cue, first: usize) {
        let floor = self.taken.max(sentence.0);
        let left = subject(self.passage, at, floor).filter(|&range| is_agent(self.passage, range));
        if !cue.is(Manner::Participle) && self.postposed(sentence, at, cue, left) {
            return;
        }
        let own = left.filter(|_| !cue.is(Manner::Participle) || self.passage.word(at - 1) == "as");
        if let Some(subject) = own.or_else(|| self.carried(sentence, at, cue, first)) {
            self.preposed(sentence, at, cue, subject);
        }
    }

    /// `…, adding that …` and `… and added …`: the speaker of the clause before goes on.
    fn carried(&self, (start, _): Range, at: usize, cue: Cue, first: usize) -> Option<Range> {
        let joined = at > start && matches!(self.passage.word(at - 1), "," | "and");
        let last = self
            .drafts
            .get(first..)
            .and_then(|drafts| drafts.last())
            .and_then(|draft| draft.subject);
        let participle = cue.is(Manner::Participle) && cue.is(Manner::Say);
        let leading = || lead(self.passage, (start, at), at).filter(|_| participle);
        last.or_else(leading).filter(|_| joined)
    }

    /// The sentence is reported as a whole and names its speaker at its end: `…, X said on Friday.`
    fn closing(&mut self, (start, end): Range) -> bool {
        let passage = self.passage;
        let from = start.max(end.saturating_sub(2 * QUOTE_REACH));
        let says = |at: &usize| {
            let cue = passage
                .cue(*at)
                .is_some_and(|cue| cue.is(Manner::Say) && !cue.is(Manner::Participle));
            cue && self.is_verb(*at, start)
        };
        let Some(at) = (from..end).rev().find(says).filter(|&at| self.is_finished(at + 1, end))
        else {
            return false;
        };
        let Some(subject) = subject(passage, at, start).filter(|&range| is_agent(passage, range))
        else {
            return false;
        };
        let comma = subject
            .0
            .checked_sub(1)
            .filter(|&comma| comma > start + LEAST && passage.word(comma) == ",");
        let Some(comma) = comma.filter(|&comma| self.is_main(start, comma)) else { return false };
        if (start..end).any(|item| passage.quotation(item).is_some()) {
            return false;
        }
        self.push((start, comma), passage.span(at, at + 1), Some(subject), None, (at, end));
        self.taken = end;
        true
    }

    /// The content comes before the verb: `“…,” said X`, `“…,” X said`, `…, X said`.
    fn postposed(&mut self, (start, end): Range, at: usize, cue: Cue, left: Option<Range>) -> bool {
        let from = self.taken.max(start);
        for named in [left, nearest(self.passage, at, from), None] {
            let begin = named.map_or(at, |(from, _)| from);
            if let Some(quote) = self.quote_before(begin, from) {
                return self.after_quote((from, end), at, named, quote);
            }
        }
        let right = if left.is_some() { None } else { self.right_subject(at, end) };
        let Some(subject) = left.or(right).filter(|_| cue.is(Manner::Say)) else { return false };
        let begin = left.map_or(at, |(from, _)| from);
        let Some(comma) = begin.checked_sub(1).filter(|&comma| comma > from + LEAST) else {
            return false;
        };
        let finished = self.is_finished(right.map_or(at + 1, |(_, to)| to), end);
        if self.passage.word(comma) != "," || !finished || !self.is_main(from, comma) {
            return false;
        }
        self.push((from, comma), self.passage.span(at, at + 1), Some(subject), None, (at, end));
        self.taken = end;
        true
    }

    /// The sentence ends soon after the verb and its speaker, with nothing reported after them.
    fn is_finished(&self, rest: usize, end: usize) -> bool {
        let passage = self.passage;
        let goes_on =
            |at| matches!(passage.word(at), "that" | ":") || passage.quotation(at).is_some();
        let near = (rest..end.min(rest + QUOTE_REACH)).any(goes_on);
        let statement = self.begins_clause(rest) && end.saturating_sub(rest) > 2;
        !near
            && !statement
            && (passage.word(rest) == "," || end.saturating_sub(rest) <= QUOTE_REACH)
    }

    /// False for a subordinate clause before the comma (`When …, X said …`).
    fn is_main(&self, from: usize, comma: usize) -> bool {
        let opener = self.passage.word(from).to_lowercase();
        let subordinate = SUBORDINATE.contains(&opener.as_str()) || opener.ends_with("ing");
        !subordinate || comma >= from + 2 * QUOTE_REACH
    }

    /// The quotation right before item `at`, a comma between allowed.
    fn quote_before(&self, at: usize, floor: usize) -> Option<usize> {
        let last = at.checked_sub(1).filter(|&last| last >= floor)?;
        let between = matches!(self.passage.word(last), "," | "—" | "–" | "-");
        let last = if between { last.checked_sub(1).filter(|&last| last >= floor)? } else { last };
        self.passage.quotation(last).map(|_| last)
    }

    fn after_quote(
        &mut self,
        (from, end): Range,
        at: usize,
        left: Option<Range>,
        quote: usize,
    ) -> bool {
        let right = if left.is_some() { None } else { self.right_subject(at, end) };
        let after = right.map_or(at + 1, |(_, to)| to);
        let led_in = quote > from && self.passage.word(quote - 1) == ":";
        let words = (from..quote).filter(|&item| !self.passage.is_mark(item)).count();
        let begin = if words >= 2 && !led_in { from } else { quote };
        self.push(
            (begin, quote + 1),
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
        let passage = self.passage;
        let mut near = after..end.min(after + QUOTE_REACH);
        let Some(next) = near.find(|&item| passage.quotation(item).is_some()) else { return };
        let another = (after..next)
            .any(|item| passage.cue(item).is_some_and(|cue| !cue.is(Manner::Participle)));
        if let (Some(nth), Some(draft)) =
            (passage.quotation(next).filter(|_| !another), self.drafts.last_mut())
        {
            draft.content.push(passage.quotations[nth].inner);
            self.claimed[nth] = true;
            self.taken = next + 1;
        }
    }

    /// The speaker after the verb: `said X`.
    fn right_subject(&self, at: usize, end: usize) -> Option<Range> {
        forward(self.passage, at + 1, end).filter(|&range| is_agent(self.passage, range))
    }

    pub(super) fn push(
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
            let (content, at) = (vec![span], content.0);
            let cue = Some(cue);
            self.drafts.push(Draft {
                kind,
                content,
                cue,
                subject,
                listener,
                setting,
                source: Source::Clause,
                at,
            });
        }
    }

    /// How the items of `content` are given, and their bytes without outer marks.
    fn kind_and_span(&self, (start, end): Range) -> (QuoteKind, Span) {
        let passage = self.passage;
        let inner = |at: usize| passage.quotation(at).map(|nth| passage.quotations[nth].inner);
        let whole = passage.span(start, end);
        let (first, last) = (inner(start), end.checked_sub(1).and_then(inner));
        let begin = first.map_or(whole.start, |span| span.start);
        let kind = match (start..end).filter(|&at| passage.quotation(at).is_some()).count() {
            0 => QuoteKind::Indirect,
            1 if end - start == 1 => QuoteKind::Direct,
            _ => QuoteKind::Mixed,
        };
        (kind, Span::new(begin, last.map_or(whole.end, |span| span.end).max(begin)))
    }
}

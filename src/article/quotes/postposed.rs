//! Content before its verb: `“…,” said X`, `…, X said`.

use super::clause::{Clauses, LEAST, QUOTE_REACH};
use super::phrase::{Range, forward, is_agent, is_finite, nearest, subject};
use crate::article::actors::Class;
use crate::article::words::{Cue, Manner};
use crate::text::Span;

/// True for a verb that takes a reported clause before it: `…, X revealed.`
fn reports(cue: Cue) -> bool {
    [Manner::That, Manner::Clause, Manner::Tell].into_iter().any(|manner| cue.is(manner)) && !cue.is(Manner::Say)
}

/// Items in which a main clause is looked for.
const REACH: usize = 60;

/// Begin subordinate clauses, which are not what was said after them.
const SUBORDINATE: &[&str] = &[
    "when", "after", "as", "while", "if", "although", "in", "on", "at", "asked", "during", "despite", "before",
    "since", "for", "speaking", "but", "though", "because", "with",
];

/// Begin what is said of time, place or occasion after a verb of saying.
const ADVERBIALS: &[&str] = &[
    "in",
    "on",
    "at",
    "to",
    "after",
    "before",
    "during",
    "last",
    "earlier",
    "later",
    "yesterday",
    "today",
    "through",
    "from",
    "by",
    "via",
    "over",
];

impl Clauses<'_, '_> {
    /// The sentence is reported as a whole and names its speaker at its end: `…, X said on Friday.`
    pub(super) fn closing(&mut self, (start, end): Range) -> bool {
        let passage = self.passage;
        let from = start.max(end.saturating_sub(2 * QUOTE_REACH));
        let says = |at: &usize| {
            let cue = passage.cue(*at).is_some_and(|cue| cue.is(Manner::Say) && !cue.is(Manner::Participle));
            cue && self.is_verb(*at, start)
        };
        let last = (from..end).rev().find(says);
        let Some(at) = last.filter(|&at| self.is_finished(at + 1, end) && self.resumed(at + 1, end).is_none()) else {
            return false;
        };
        let Some(subject) = subject(passage, at, start).filter(|&range| is_agent(passage, range)) else {
            return false;
        };
        let comma = subject.0.checked_sub(1).filter(|&comma| comma > start + LEAST && passage.word(comma) == ",");
        let Some(comma) = comma.filter(|&comma| self.is_main(start, comma)) else { return false };
        if (start..end).any(|item| passage.quotation(item).is_some()) {
            return false;
        }
        self.push((start, comma), passage.span(at, at + 1), Some(subject), None, (at, end));
        self.taken = end;
        true
    }

    /// The content comes before the verb: `“…,” said X`, `“…,” X said`, `…, X said`.
    pub(super) fn postposed(&mut self, (start, end): Range, at: usize, cue: Cue, left: Option<Range>) -> bool {
        let from = self.taken.max(start);
        for named in [left, nearest(self.passage, at, from), None] {
            let begin = named.map_or(at, |(from, _)| from);
            if let Some(quote) = self.quote_before(begin, from) {
                return self.after_quote((from, end), at, named, quote);
            }
        }
        let right = if left.is_some() { None } else { self.right_subject(at, end) };
        let Some(subject) = left.or(right) else { return false };
        let begin = left.map_or(at, |(from, _)| from);
        let listener = || forward(self.passage, at + 1, end).filter(|_| cue.is(Manner::Tell) && left.is_some());
        let rest = right.or_else(listener).map_or(self.after_particle(at + 1), |(_, to)| to);
        let Some(comma) = begin.checked_sub(1).filter(|&comma| comma > from) else { return false };
        let resumed = self.resumed(rest, end).filter(|_| self.passage.word(comma) == ",");
        let spoken = left.is_some() && (cue.is(Manner::Say) || self.passage.word(at + 1) == "on");
        let open = comma <= from + LEAST || !self.is_main(from, comma) || reports(cue) || spoken;
        if let Some(rest) = resumed.filter(|_| open) {
            self.insertion((from, comma), (rest, end), self.passage.span(at, at + 1), (at, rest), subject);
            return true;
        }
        if !(cue.is(Manner::Say) || left.is_some() && reports(cue)) || comma <= from + LEAST {
            return false;
        }
        let finished = self.is_finished(rest, end);
        if self.passage.word(comma) != "," || !finished || !self.is_main(from, comma) {
            return false;
        }
        self.push((from, comma), self.passage.span(at, at + 1), Some(subject), None, (at, end));
        self.taken = end;
        true
    }

    /// `The order, X insisted, would …`: one clause on both sides of the cue.
    pub(super) fn insertion(&mut self, head: Range, (rest, end): Range, cue: Span, setting: Range, subject: Range) {
        self.push(head, cue, Some(subject), None, setting);
        let (_, tail) = self.kind_and_span((rest + 1, end));
        self.claim((rest + 1, end));
        if let Some(draft) = self.drafts.last_mut() {
            draft.content.push(tail);
        }
        self.taken = end;
    }

    /// The comma or semicolon after which the reported clause goes on, an adverbial between at most.
    fn resumed(&self, rest: usize, end: usize) -> Option<usize> {
        let passage = self.passage;
        let opener = passage.word(rest);
        let adverbial = ADVERBIALS.contains(&opener) || matches!(opener, "," | ";");
        let mut near = (rest..end.min(rest + QUOTE_REACH)).take_while(|&at| !self.says(at, rest));
        let mark = near.find(|&at| matches!(passage.word(at), "," | ";"))?;
        let next = passage.word(mark + 1);
        let again = end > mark + LEAST && !next.ends_with("ing") && !matches!(next, "which" | "who" | "whose");
        (adverbial && again).then_some(mark)
    }

    /// True for a cue that stands as a verb, and not as the noun of `in a note`.
    fn says(&self, at: usize, start: usize) -> bool {
        self.passage.cue(at).is_some() && self.is_verb(at, start)
    }

    /// The sentence ends soon after the verb and its speaker, with nothing reported after them.
    fn is_finished(&self, rest: usize, end: usize) -> bool {
        let passage = self.passage;
        let goes_on = |at| matches!(passage.word(at), "that" | ":") || passage.quotation(at).is_some();
        let near = (rest..end.min(rest + QUOTE_REACH)).any(goes_on);
        let statement = self.begins_clause(rest) && end.saturating_sub(rest) > 2;
        !near && !statement && (passage.word(rest) == "," || end.saturating_sub(rest) <= QUOTE_REACH)
    }

    /// False for a subordinate clause before the comma (`When …, X said …`).
    fn is_main(&self, from: usize, comma: usize) -> bool {
        let opener = self.passage.word(from).to_lowercase();
        let subordinate = SUBORDINATE.contains(&opener.as_str()) || opener.ends_with("ing");
        !subordinate || comma >= from + 2 * QUOTE_REACH || self.goes_on(from, comma)
    }

    /// True for a clause of its own behind the first comma: `With the road shut, the mail went by train`.
    fn goes_on(&self, from: usize, comma: usize) -> bool {
        let passage = self.passage;
        let Some(first) = (from + 1..comma).take(REACH).find(|&at| passage.word(at) == ",") else { return false };
        let relative = matches!(
            passage.word(first + 1),
            "who" | "which" | "where" | "when" | "whose" | "that" | "and" | "or" | "including"
        );
        let finite = |at: usize| is_finite(passage, at) || passage.is(at, Class::Auxiliary);
        !relative && comma > first + LEAST && (first + 2..comma).take(REACH).any(finite)
    }

    /// The quotation right before item `at`, a comma between allowed.
    pub(super) fn quote_before(&self, at: usize, floor: usize) -> Option<usize> {
        let last = at.checked_sub(1).filter(|&last| last >= floor)?;
        let between = matches!(self.passage.word(last), "," | "—" | "–" | "-");
        let last = if between { last.checked_sub(1).filter(|&last| last >= floor)? } else { last };
        self.passage.quotation(last).map(|_| last)
    }

    fn after_quote(&mut self, (from, end): Range, at: usize, left: Option<Range>, quote: usize) -> bool {
        let right = if left.is_some() { None } else { self.right_subject(at, end) };
        let after = right.map_or(at + 1, |(_, to)| to);
        let led_in = quote > from && self.passage.word(quote - 1) == ":";
        let words = (from..quote).filter(|&item| !self.passage.is_mark(item)).count();
        let begin = if words >= 2 && !led_in { from } else { quote };
        self.push((begin, quote + 1), self.passage.span(at, at + 1), left.or(right), None, (at, end));
        self.taken = after;
        self.resume(after, end);
        true
    }

    /// `“…,” X said, “…”`: the second half belongs to the first.
    fn resume(&mut self, after: usize, end: usize) {
        let passage = self.passage;
        let mut near = after..end.min(after + QUOTE_REACH);
        let Some(next) = near.find(|&item| passage.quotation(item).is_some()) else { return };
        let another = (after..next).any(|item| passage.cue(item).is_some_and(|cue| !cue.is(Manner::Participle)));
        if let (Some(nth), Some(draft)) = (passage.quotation(next).filter(|_| !another), self.drafts.last_mut()) {
            draft.content.push(passage.quotations[nth].inner);
            self.claimed[nth] = true;
            self.taken = next + 1;
        }
    }

    /// The speaker after the verb: `said X`.
    fn right_subject(&self, at: usize, end: usize) -> Option<Range> {
        forward(self.passage, at + 1, end).filter(|&range| is_agent(self.passage, range))
    }
}

//! Quotations and reported speech tied to a verb of saying in their own sentence.
//!
//! The vocabulary (cue, content, source) is that of PARC and `PolNeAR` (Newell
//! et al., 2018) and of citron; the rules are the project's own.

use super::draft::{Draft, Source};
use super::loose::lead;
use super::passage::Passage;
use super::phrase::{
    Range, backward, can_speak, clause, forward, is_agent, is_auxiliary, is_determiner, is_finite, is_hearsay,
    is_subject, subject,
};
use crate::article::QuoteKind;
use crate::article::actors::Class;
use crate::article::words::{Cue, Manner};
use crate::text::{Shape, Span};

/// Items between a cue and the quotation that it introduces at most.
pub(super) const QUOTE_REACH: usize = 10;
/// Items of reported speech at least.
pub(super) const LEAST: usize = 3;
/// Items of a dateline at most.
const DATELINE: usize = 8;

/// Words before a form that make it a noun, an infinitive or a passive.
const NO_VERB: &[&str] = &[
    "of", "in", "for", "to", "by", "with", "on", "from", "at", "be", "been", "being", "is", "are", "was", "were",
    "let", "more", "no", "such",
];

/// Nouns in `in the … of X`.
const OPINIONS: &[&str] =
    &["view", "words", "opinion", "judgment", "judgement", "eyes", "account", "telling", "estimation", "phrase"];

/// Nouns in `X’s … is that`.
const CLAIMS: &[&str] = &[
    "position",
    "argument",
    "claim",
    "belief",
    "message",
    "answer",
    "contention",
    "advice",
    "point",
    "fear",
    "hope",
    "conclusion",
    "warning",
    "response",
    "reply",
    "theory",
    "stance",
    "complaint",
    "verdict",
    "case",
    "explanation",
];

/// Adjectives that somebody is who says what follows.
const STATES: &[&str] = &[
    "adamant",
    "confident",
    "certain",
    "convinced",
    "hopeful",
    "optimistic",
    "sceptical",
    "skeptical",
    "doubtful",
    "insistent",
    "unconvinced",
];

/// Nouns in `by X’s …`.
const ACCOUNTS: &[&str] = &["account", "reckoning", "telling", "count", "tally", "estimate", "calculation"];
/// Items of `by X’s account` at most.
const ACCOUNT: usize = 7;

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
            if let Some(words) = self.according_words(at) {
                self.according((start, end), at, words);
            } else if let Some(cue) = self.passage.cue(at).filter(|_| self.is_verb(at, start)) {
                self.verb((start, end), at, cue, first);
            } else if let Some((subject, that)) = self.passive(at, end).or_else(|| self.nominal(at, start)) {
                self.push((that + 1, end), self.passage.span(at, at + 1), Some(subject), None, (at, that));
                self.taken = end;
            }
        }
    }

    /// `was told by X that …`: who told it, and the `that`.
    fn passive(&self, at: usize, end: usize) -> Option<(Range, usize)> {
        let passage = self.passage;
        let cue = passage.cue(at).filter(|_| passage.word(at + 1) == "by")?;
        let says = cue.is(Manner::Tell) || cue.is(Manner::Say);
        let subject = forward(passage, at + 2, end).filter(|&range| says && is_agent(passage, range))?;
        (passage.word(subject.1) == "that" && end > subject.1 + LEAST).then_some((subject, subject.1))
    }

    /// `X’s view is that …`: whose view it is, and the `that`.
    fn nominal(&self, at: usize, start: usize) -> Option<(Range, usize)> {
        let passage = self.passage;
        let verb = matches!(passage.word(at + 1), "is" | "was" | "remains") && passage.word(at + 2) == "that";
        let noun = verb && (OPINIONS.contains(&passage.word(at)) || CLAIMS.contains(&passage.word(at)));
        let owner = at.checked_sub(1).filter(|&owner| noun && owner > start && passage.is_possessive(owner))?;
        let subject = backward(passage, owner, start).filter(|&range| is_agent(passage, range))?;
        Some((subject, at + 2))
    }

    /// Past `HALDEN (Agency) –` at the head of a paragraph.
    fn after_dateline(&self, start: usize, end: usize) -> usize {
        let passage = self.passage;
        let dash = (start..end.min(start + DATELINE)).find(|&at| matches!(passage.word(at), "–" | "—" | "-"));
        let place = passage.shape(start) == Shape::Upper;
        dash.filter(|_| start == 0 && place).map_or(start, |dash| dash + 1)
    }

    /// Words of a phrase such as `according to` and `in the view of` at item `at`.
    pub(super) fn according_words(&self, at: usize) -> Option<usize> {
        let word = |nth| self.passage.word(at + nth);
        match word(0) {
            "According" | "according" if word(1) == "to" => Some(2),
            "In" | "in" if word(1) == "the" && OPINIONS.contains(&word(2)) && word(3) == "of" => Some(4),
            "By" | "by" if self.owns(at, ACCOUNTS) => Some(1),
            "In" | "in" if self.owns(at, OPINIONS) => Some(1),
            _ => None,
        }
    }

    /// True for a noun of `nouns` that somebody owns, after item `at`: `by X’s account`.
    fn owns(&self, at: usize, nouns: &[&str]) -> bool {
        let passage = self.passage;
        (2..ACCOUNT).any(|nth| nouns.contains(&passage.word(at + nth)) && passage.is_possessive(at + nth - 1))
    }

    /// A form of a verb of saying that nothing before it makes a noun, an infinitive or a passive.
    pub(super) fn is_verb(&self, at: usize, start: usize) -> bool {
        let passage = self.passage;
        let Some(before) = at.checked_sub(1).filter(|&before| before >= start) else {
            return !can_speak(passage, at);
        };
        let word = passage.word(before);
        if self.is_progressive(at) {
            return true;
        }
        if STATES.contains(&passage.word(at)) {
            return (start..at)
                .rev()
                .take(2)
                .any(|at| matches!(passage.word(at), "is" | "was" | "are" | "were" | "remains" | "remained"));
        }
        if matches!(passage.word(at), "clear" | "plain") {
            return (start..at)
                .rev()
                .take(2)
                .any(|at| matches!(passage.word(at), "make" | "makes" | "made" | "making"));
        }
        let earlier = before.checked_sub(1).map_or("", |at| passage.word(at));
        let opened = word == "be" && earlier == "it" && passage.word(at) == "known"
            || word == "as" && matches!(earlier, "quoted" | "cited")
            || word == "to" && (earlier == "on" || is_hearsay(passage, before - 1));
        let passive = word == ","
            || passage.is(before, Class::Auxiliary) && earlier == ","
            || word.ends_with("ly") && earlier == ",";
        if passive
            && matches!(passage.word(at + 1), "as" | "by")
            && (passage.word(at).ends_with("ed") || passage.word(at) == "known")
        {
            return false;
        }
        let noun = can_speak(passage, at) && passage.cue(at + 1).is_some();
        let owned = is_determiner(passage, before) && !matches!(word, "that" | "both") || passage.is_possessive(before);
        opened || !(noun || owned || NO_VERB.contains(&word) || passage.is_capital(at) && at > start)
    }

    /// `was telling`: a participle that stands for a finite form.
    fn is_progressive(&self, at: usize) -> bool {
        let be =
            at.checked_sub(1).is_some_and(|before| matches!(self.passage.word(before), "is" | "was" | "are" | "were"));
        be && self.passage.word(at).ends_with("ing")
    }

    /// `According to X, …` and `…, according to X`.
    fn according(&mut self, (start, end): Range, at: usize, words: usize) {
        let passage = self.passage;
        let Some(named) = forward(passage, at + words, end) else { return };
        let comma = (named.1..end).find(|&next| passage.word(next) == ",");
        let quote = self.quote_before(at, self.taken.max(start));
        let subject = self.issuer(named, comma.unwrap_or(end)).unwrap_or(named);
        let cue = passage.span(at, at + words);
        if let Some(comma) = comma.filter(|&comma| comma == named.1 && self.is_inserted(at, comma, end)) {
            return self.insertion((self.taken, at - 1), (comma, end), cue, (at, comma), subject);
        }
        let content = match comma {
            Some(comma) if at <= start + 1 => (comma + 1, end),
            _ if quote.is_some() || at > start + LEAST => (self.taken, at - usize::from(passage.word(at - 1) == ",")),
            _ => return,
        };
        self.push(content, cue, Some(subject), None, (at, end));
        self.taken = end;
    }

    /// True for `according to X` in the middle of a clause, whose verb is still to come: `The hall, …, held 340`.
    fn is_inserted(&self, at: usize, comma: usize, end: usize) -> bool {
        let passage = self.passage;
        let from = self.taken;
        let verb = (from..at).find(|&item| is_finite(passage, item) || passage.is(item, Class::Auxiliary));
        let waits = verb.is_none_or(|verb| verb + 2 == at);
        let goes_on = !matches!(passage.word(comma + 1), "who" | "which" | "but" | "and" | "while");
        at > from + 1 && passage.word(at - 1) == "," && waits && goes_on && end >= comma + LEAST
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
        let reported = cue.is(Manner::Say) && self.passage.word(at + 1) == "that";
        let named = |range: &Range| is_agent(self.passage, *range) || reported && is_determiner(self.passage, range.0);
        let left = subject(self.passage, at, floor).filter(named);
        let finite =
            !cue.is(Manner::Participle) || self.is_progressive(at) || at > 0 && self.passage.word(at - 1) == "as";
        if finite && self.postposed(sentence, at, cue, left) {
            return;
        }
        let own = left.or_else(|| self.opening(sentence, at, cue)).filter(|_| finite);
        if let Some(subject) = own.or_else(|| self.carried(sentence, at, cue, first)) {
            self.preposed(sentence, at, cue, subject);
        }
    }

    /// The noun phrase that opens the sentence, parted from its verb: `The body that speaks for it, the X, said that …`.
    fn opening(&self, (start, _): Range, at: usize, cue: Cue) -> Option<Range> {
        let passage = self.passage;
        let range = forward(passage, start, at).filter(|&range| self.taken <= start && is_agent(passage, range))?;
        let parted = matches!(passage.word(range.1), "," | "(" | "that" | "which" | "who" | "whose");
        let says = cue.is(Manner::Say) || cue.is(Manner::That) && passage.word(at + 1) == "that";
        (parted && says && at > range.1 + 1).then_some(range)
    }

    /// `…, adding that …` and `… and added …`: the speaker of the clause before goes on.
    fn carried(&self, sentence: Range, at: usize, cue: Cue, first: usize) -> Option<Range> {
        let start = sentence.0;
        let joined = at > start && matches!(self.passage.word(at - 1), "," | "and" | "after" | "before" | "while");
        let last = self.drafts.get(first..).and_then(|drafts| drafts.last()).and_then(|draft| draft.subject);
        let participle = cue.is(Manner::Participle) && cue.is(Manner::Say);
        let leading = || lead(self.passage, (start, at), at).filter(|_| participle);
        last.or_else(leading).filter(|_| joined).or_else(|| self.coordinated(sentence, at, cue))
    }

    /// `X toured the camp and (later) said …`: the subject of the clause before, which has a verb of its own.
    fn coordinated(&self, (start, _): Range, at: usize, cue: Cue) -> Option<Range> {
        let passage = self.passage;
        let speaks = [Manner::Say, Manner::Tell, Manner::That].into_iter().any(|manner| cue.is(manner));
        let between = |at: usize| is_auxiliary(passage, at) || matches!(passage.word(at), "later" | "then" | "also");
        let verb = (start + 1..=at).rev().find(|&verb| !between(verb - 1))?;
        let joint =
            verb.checked_sub(1).filter(|&joint| joint > start && matches!(passage.word(joint), "and" | "but"))?;
        let toured = || lead(passage, (start, joint), joint).filter(|&(_, end)| is_subject(passage, end));
        let subject = clause(passage, start, joint).map(|(range, _)| range).or_else(toured)?;
        (speaks && !cue.is(Manner::Participle)).then_some(subject)
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
        self.claim(content);
        if !span.is_empty() {
            let (content, at) = (vec![span], content.0);
            let cue = Some(cue);
            self.drafts.push(Draft { kind, content, cue, subject, listener, setting, source: Source::Clause, at });
        }
    }

    /// Marks the quotations among the items of `content` as held by a draft.
    pub(super) fn claim(&mut self, content: Range) {
        for item in content.0..content.1 {
            if let Some(nth) = self.passage.quotation(item) {
                self.claimed[nth] = true;
            }
        }
    }

    /// How the items of `content` are given, and their bytes without outer marks.
    pub(super) fn kind_and_span(&self, (start, end): Range) -> (QuoteKind, Span) {
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

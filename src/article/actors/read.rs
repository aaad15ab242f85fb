//! From runs of capitalised words to mentions.

use super::form::{is_hyphenated, is_mixed, is_party_mark, is_prefixed};
use super::lexicon::{Class, Found, Sense};
use super::mention::{Form, Mention};
use super::run::{Part, Piece, is_lead, pieces};
use super::sentence::Sentence;
use super::{office, role};
use crate::article::ActorKind;
use crate::article::words::Manner;
use crate::text::{Shape, Span};

/// Tokens among which the dash of a dateline stands.
const DATELINE: usize = 10;

/// All mentions of one sentence, in order.
pub(super) fn mentions<'t>(sentence: &Sentence<'t>, found: &mut Vec<Mention<'t>>) {
    let (mut at, before) = (after_dateline(sentence), found.len());
    while at < sentence.tokens.len() {
        let run = if sentence.is_capital(at) || sentence.is_given(at) { pieces(sentence, at) } else { Vec::new() };
        let end = run.last().map_or(at + 1, |piece| piece.to);
        if run.is_empty() {
            found.extend(office::plain(sentence, at));
        } else {
            Reader { sentence, run, segment: 0, found }.read();
        }
        at = end;
    }
    for (from, name) in sentence.given() {
        let span = sentence.span(from, from + name.length);
        if !found[before..].iter().any(|mention| mention.span == span) {
            found.extend(listed(span, name));
        }
    }
}

/// A name of a user's list that is part of a longer name.
fn listed(span: Span, name: Found<'_>) -> Option<Mention<'_>> {
    let entry = name.entry?;
    Some(Mention { known: Some(name.name), entry: Some(entry), ..Mention::plain(span, entry.kind) })
}

/// True for a name of a user's list, which no longer name takes in; countries stand in the names of their bodies.
pub(super) fn is_listed(part: Part<'_>) -> bool {
    matches!(part, Part::Known(Found { entry: Some(entry), .. }) if entry.kind != ActorKind::Country)
}

/// Past `HALDEN (Agency) –`: places in capitals name nobody.
fn after_dateline(sentence: &Sentence<'_>) -> usize {
    let dash = || (1..DATELINE).find(|&at| matches!(sentence.word(at), "–" | "—" | "-" | "--"));
    let place = sentence.shape(0) == Shape::Upper && !sentence.is(0, Class::Honorific);
    if place { dash().map_or(0, |dash| dash + 1) } else { 0 }
}

/// Reads one run.
pub(super) struct Reader<'r, 't> {
    pub(super) sentence: &'r Sentence<'t>,
    pub(super) run: Vec<Piece<'t>>,
    /// First piece that may be the title of the next name.
    pub(super) segment: usize,
    pub(super) found: &'r mut Vec<Mention<'t>>,
}

impl<'t> Reader<'_, 't> {
    fn read(&mut self) {
        let mut at = 0;
        while at < self.run.len() {
            at = self.step(at).max(at + 1);
        }
    }

    /// Reads from piece `at`; returns the next to read.
    fn step(&mut self, at: usize) -> usize {
        match self.run[at].part {
            Part::Name => self.name(at),
            Part::Organisation => self.organisation(at, self.headed_by_members(at).unwrap_or(at)),
            Part::Known(known) => self.known(at, known),
            Part::Thing | Part::Place => self.thing(at),
            Part::Role | Part::Honorific | Part::Link => at + 1,
        }
    }

    pub(super) fn part(&self, at: usize) -> Option<Part<'t>> {
        self.run.get(at).map(|piece| piece.part)
    }

    /// First piece at or after `at` that `accept` refuses.
    pub(super) fn past(&self, at: usize, accept: impl Fn(Part<'t>) -> bool) -> usize {
        self.run[at..].iter().position(|piece| !accept(piece.part)).map_or(self.run.len(), |length| at + length)
    }

    fn name(&mut self, at: usize) -> usize {
        let end = self.past(at, |part| matches!(part, Part::Name));
        if let Some(head) = self.head(end) {
            return self.organisation(at, head);
        }
        if matches!(self.part(end), Some(Part::Link)) && end == at + 1 {
            let last =
                self.past(end + 1, |part| matches!(part, Part::Name | Part::Thing | Part::Place | Part::Organisation));
            self.push(at, last, ActorKind::Organisation, None);
            return last;
        }
        match self.part(end) {
            Some(Part::Thing | Part::Place) if !self.is_calendar(end) => {
                let things = self.past(end, |part| matches!(part, Part::Thing | Part::Place));
                self.cause(at, things).unwrap_or(end + 1)
            }
            Some(Part::Known(Found { sense: Sense::Group, .. })) => end,
            _ if end - at == 1 && end == self.run.len() && self.office(at, None) => end,
            _ => {
                self.person(at, end);
                end
            }
        }
    }

    /// The head of the organisation whose name goes on at piece `at`: `City Council` after `Halden`.
    pub(super) fn head(&self, at: usize) -> Option<usize> {
        let inside = |part| matches!(part, Part::Name | Part::Thing | Part::Place | Part::Known(_));
        let head = self.past(at, inside);
        let calendar = (at..head).any(|at| self.is_calendar(at));
        (matches!(self.part(head), Some(Part::Organisation)) && !calendar).then_some(head)
    }

    /// Days and months after a name are the date, not part of it.
    fn is_calendar(&self, at: usize) -> bool {
        let word = self.sentence.word(self.run[at].from);
        word.ends_with("day") && word.len() > 5 || self.has_title(at)
    }

    fn has_title(&self, at: usize) -> bool {
        self.run[self.segment..at].iter().any(|piece| matches!(piece.part, Part::Role | Part::Honorific))
    }

    /// `Human Rights Watch`, `Foreign Ministry`: things before the head of an organisation.
    fn thing(&mut self, at: usize) -> usize {
        let end = self.past(at, |part| matches!(part, Part::Thing | Part::Place));
        let linked = at.checked_sub(1).is_some_and(|before| matches!(self.run[before].part, Part::Link));
        match self.head(at) {
            Some(head) if !linked => self.organisation(at, head),
            _ if !linked => self.cause(at, end).unwrap_or(end),
            _ => end,
        }
    }

    fn known(&mut self, at: usize, known: Found<'t>) -> usize {
        let next = at + 1;
        if is_listed(Part::Known(known)) {
            self.listed(at, known);
            return next;
        }
        let head = self.head(next).filter(|_| !matches!(known.sense, Sense::Group | Sense::People));
        if let Some(head) = head {
            return self.organisation(at, head);
        }
        if let Some(last) = self.cause(at, next).or_else(|| self.national(at, known)) {
            return last;
        }
        let owns_group = matches!(known.sense, Sense::Organisation | Sense::Demonym);
        let is_group = matches!(self.part(next), Some(Part::Known(Found { sense: Sense::Group, .. })));
        if owns_group && is_group {
            self.push(at, next + 1, ActorKind::Group, None);
            return next + 1;
        }
        if next == self.run.len() && self.office(at, Some(known)) {
            return next;
        }
        self.known_alone(at, known);
        next
    }

    /// A name of a user's list.
    fn listed(&mut self, at: usize, known: Found<'t>) {
        let Some(entry) = known.entry else { return };
        let span = self.sentence.span(self.run[at].from, self.run[at].to);
        let mut mention = self.mention(at, at + 1, entry.kind, span);
        (mention.known, mention.entry) = (Some(known.name), Some(entry));
        if entry.kind == ActorKind::Person {
            self.title(at, &mut mention);
            self.segment = at + 1;
        }
        self.found.push(mention);
    }

    fn known_alone(&mut self, at: usize, known: Found<'t>) {
        let kind = match known.sense {
            Sense::Country => ActorKind::Country,
            Sense::Organisation if !matches!(self.part(at + 1), Some(Part::Thing)) => ActorKind::Organisation,
            Sense::Group if self.sentence.word(self.run[at].from).ends_with('s') => ActorKind::Group,
            Sense::People => ActorKind::Group,
            _ => return,
        };
        if known.entry.is_some() {
            return self.listed(at, known);
        }
        let name = (known.sense != Sense::People).then_some(known.name);
        self.push(at, at + 1, kind, name);
    }

    fn person(&mut self, at: usize, end: usize) {
        if end == at + 1 && self.is_seat(at) {
            return self.prelate(at);
        }
        if end > at + 1 && is_lead(self.sentence.word(self.run[at].from)) {
            return self.push(at, end, ActorKind::Organisation, None);
        }
        let (from, to) = (self.run[at].from, self.run[end - 1].to);
        let mut mention = self.mention(at, end, ActorKind::Person, self.sentence.span(from, self.without_point(to)));
        mention.given =
            self.sentence.is(from, Class::Given) || (from..to).any(|at| is_hyphenated(self.sentence.word(at)));
        let words = end - at;
        let brand = words == 1 && is_mixed(self.sentence.word(from)) && !is_prefixed(self.sentence.word(from));
        if (self.follows_article(from) || brand) && !mention.given && at == self.segment {
            mention.kind = ActorKind::Organisation;
        }
        let titled = (words > 1 || !self.sentence.is_title) && self.title(at, &mut mention);
        mention.acts |= words > 1 && self.found.last().is_some_and(|before| self.shares_deed(before, &mention));
        if words == 1 {
            mention.acts |= (mention.role.is_some() || mention.given) && !self.is_placed(from, to);
            mention.form = Form::Single;
        } else if self.sentence.is_title && !titled && !mention.given {
            return;
        }
        if words <= 5 {
            self.found.push(mention);
        }
        self.segment = end;
    }

    /// `X and Y` after a verb or before one: who stands beside somebody does the same.
    fn shares_deed(&self, before: &Mention<'t>, mention: &Mention<'t>) -> bool {
        let between = self.sentence.text.get(before.span.end..mention.span.start);
        let person = before.kind == ActorKind::Person && (before.acts || before.given || before.role.is_some());
        person && matches!(between, Some(" and " | ", " | ", and "))
    }

    /// Puts the office before or after the name into `mention`; true if there is one.
    fn title(&self, at: usize, mention: &mut Mention<'t>) -> bool {
        let sentence = self.sentence;
        let (from, to) =
            (self.run[at].from, sentence.tokens.partition_point(|token| token.span.end <= mention.span.end));
        // `On Monday President Venn`: the day is none of the office.
        let days = self.run[self.segment..at].iter().take_while(|piece| sentence.word(piece.from).ends_with("day"));
        let first = self.run[self.segment + days.count()].from;
        let capital = self.has_title(at).then_some(self.owner(first));
        let title = capital.or_else(|| role::before(sentence, first));
        if let Some(start) = title {
            let is_role = (start..from).any(|word| sentence.is(word, Class::Role));
            mention.titled = sentence.span(start, to);
            mention.role = is_role.then(|| sentence.span(start, self.without_point(from)));
            mention.country = role::country(sentence, start, from);
            mention.acts = true;
        }
        let stated = || {
            let behind = role::after(sentence, to).or_else(|| role::apposed(sentence, first, to));
            behind.or_else(|| role::predicated(sentence, to))
        };
        if let Some((start, end)) = mention.role.is_none().then(stated).flatten() {
            mention.role = Some(sentence.span(start, end));
            mention.country = role::country(sentence, start, end);
        }
        if mention.country.is_none() && sentence.word(to) == "(" {
            mention.country = role::country(sentence, to + 1, to + 2);
            mention.acts |= mention.country.is_some();
        }
        title.is_some()
    }

    /// `Norland’s` before a capitalised title belongs to it.
    fn owner(&self, first: usize) -> usize {
        match first.checked_sub(2) {
            Some(owner) if self.sentence.is_possessive(first - 1) && self.sentence.is_capital(owner) => owner,
            _ => role::before(self.sentence, first).unwrap_or(first),
        }
    }

    fn without_point(&self, to: usize) -> usize {
        if to > 1 && self.sentence.word(to - 1) == "." { to - 1 } else { to }
    }

    pub(super) fn push(&mut self, from: usize, to: usize, kind: ActorKind, known: Option<&'t str>) {
        let span = self.sentence.span(self.run[from].from, self.place_end(self.run[to - 1].to));
        let country = role::country(self.sentence, self.run[from].from, self.run[to - 1].to);
        let mention = self.mention(from, to, kind, span);
        self.found.push(Mention { known, country, ..mention });
    }

    pub(super) fn mention(&self, from: usize, to: usize, kind: ActorKind, span: Span) -> Mention<'t> {
        let (first, end) = (self.run[from].from, self.run[to - 1].to);
        let placed = kind == ActorKind::Person && to == from + 1 && self.is_placed(first, end);
        // A single word before a comma is as often a thing or a place.
        let brand = is_mixed(self.sentence.word(first))
            || self.sentence.shape(first) == Shape::Upper && self.follows_article(first);
        let alone = kind == ActorKind::Person && to == from + 1 && !brand;
        let acts = self.is_verb(end)
            || !alone && matches!(self.sentence.word(end), "of" | ",")
            || first.checked_sub(1).is_some_and(|before| self.is_verb(before));
        Mention {
            acts: acts && !placed,
            speaks: self.speaks(end) && !placed,
            opening: self.sentence.is_opening(first) && !is_mixed(self.sentence.word(first)),
            acronym: self.acronym(end),
            ..Mention::plain(span, kind)
        }
    }

    pub(super) fn follows_article(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| matches!(self.sentence.word(before), "the" | "The"))
    }

    fn is_verb(&self, at: usize) -> bool {
        let lower = self.sentence.shape(at) == Shape::Lower;
        let says = self.sentence.tokens.get(at).is_some_and(|word| word.cue.is_some());
        lower
            && (says || self.sentence.is(at, Class::Verb) || self.sentence.word(at).ends_with("ed") || self.is_told(at))
    }

    /// `said`, `, who`: only somebody has that after the name.
    fn speaks(&self, at: usize) -> bool {
        let relative = self.sentence.word(at) == "," && matches!(self.sentence.word(at + 1), "who" | "whose");
        let cue = self.sentence.tokens.get(at).and_then(|word| word.cue);
        relative || cue.is_some_and(|cue| cue.is(Manner::Say) && !cue.is(Manner::Participle))
    }

    /// Words beside a name that only somebody who acts has there: `also`, `who`.
    fn is_told(&self, at: usize) -> bool {
        matches!(self.sentence.word(at), "also" | "who" | "whose" | "later" | "himself" | "herself")
    }

    /// `(NCO)` after a name.
    fn acronym(&self, end: usize) -> Option<Span> {
        let framed = self.sentence.word(end) == "(" && self.sentence.word(end + 2) == ")";
        let short =
            framed && self.sentence.shape(end + 1) == Shape::Upper && !is_party_mark(self.sentence.word(end + 1));
        short.then(|| self.sentence.span(end + 1, end + 2))
    }
}

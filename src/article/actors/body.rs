//! The names of bodies: how far each goes, and where it begins.

use super::lexicon::{Class, Found, Sense};
use super::mention::{Form, Mention};
use super::read::{Reader, is_listed};
use super::run::{Part, Piece};
use crate::article::ActorKind;

impl<'t> Reader<'_, 't> {
    /// The head of a body that its members open: `Committee` of `Parents Action Committee`.
    pub(super) fn headed_by_members(&self, at: usize) -> Option<usize> {
        self.head(at + 1).filter(|_| self.sentence.is(self.run[at].from, Class::Group))
    }

    /// `Democrats for Life`, `Halden Partnership for Water`: members or a union, named by what they are for.
    pub(super) fn cause(&mut self, at: usize, end: usize) -> Option<usize> {
        const UNIONS: [&str; 4] = ["Partnership", "Democracy", "Endowment", "Collaborative"];
        let link = self.run.get(end).filter(|piece| matches!(piece.part, Part::Link) && piece.to == piece.from + 1)?;
        let head = self.run[end - 1];
        let word = self.sentence.word(head.to - 1);
        let known = matches!(head.part, Part::Known(found) if matches!(found.sense, Sense::Group | Sense::Demonym | Sense::People));
        let members = word.ends_with('s') && (known || self.sentence.is(head.to - 1, Class::Group));
        if self.sentence.word(link.from) != "for" || self.sentence.is_title || !(members || UNIONS.contains(&word)) {
            return None;
        }
        let goes_on = |&next: &usize| {
            let piece = self.run[next];
            let named = !matches!(piece.part, Part::Role | Part::Honorific | Part::Link) && !is_listed(piece.part);
            // `Civil Justice Fund`: an office right before the head is none.
            let headed = matches!(piece.part, Part::Role) && matches!(self.part(next + 1), Some(Part::Organisation));
            named && self.sentence.word(piece.from) != "and" || headed
        };
        let last = end + 1 + (end + 1..self.run.len()).take_while(goes_on).count();
        let at = at + usize::from(self.sentence.word(self.run[at].from) == "and");
        (last > end + 1).then(|| {
            self.push(at, last, ActorKind::Organisation, None);
            last
        })
    }

    /// `US Senate`: a country before a body of the state is part of its name.
    pub(super) fn national(&mut self, at: usize, country: Found<'t>) -> Option<usize> {
        const BODIES: [&str; 6] = ["Senate", "Congress", "House", "Court", "Department", "Treasury"];
        let Some(Part::Known(body)) = self.part(at + 1) else { return None };
        let of_state = body.sense == Sense::Organisation && body.name.split(' ').any(|word| BODIES.contains(&word));
        let own = country.sense == Sense::Country && country.entry.is_none() && body.entry.is_none();
        (own && of_state).then(|| {
            self.push(at, at + 2, ActorKind::Organisation, Some(body.name));
            at + 2
        })
    }

    /// The organisation from piece `start`, headed by piece `head`.
    pub(super) fn organisation(&mut self, start: usize, head: usize) -> usize {
        let mut end = self.past(head, |part| matches!(part, Part::Organisation));
        end = self.past_fields(end);
        if matches!(self.part(end), Some(Part::Link)) {
            let link = end;
            end = self.past(end + 1, |part| !matches!(part, Part::Role | Part::Honorific) && !is_listed(part));
            end = self.past_members(link, end);
            end = if end == link + 1 || self.part(link + 1).is_some_and(is_listed) { link } else { end };
        } else if matches!(self.part(end), Some(Part::Known(found)) if found.sense == Sense::Country && found.entry.is_none())
            && end + 1 == self.run.len()
        {
            end += 1;
        }
        // `White House Press Secretary` is an office of the house.
        let press = matches!(self.part(end), Some(Part::Role)) && self.sentence.word(self.run[end - 1].from) == "Press";
        if press {
            return end;
        }
        if end - start > 1 || self.run[start].to > self.run[start].from + 1 {
            self.push(start, end, ActorKind::Organisation, None);
        } else if self.is_short_form(start) {
            let span = self.sentence.span(self.run[start].from, self.run[start].to);
            let mention = self.mention(start, end, ActorKind::Organisation, span);
            self.found.push(Mention { form: Form::Single, acts: false, ..mention });
        }
        end
    }

    /// Past `Workers Union` after `Motor`: members or a field, and the head of the same name.
    fn past_fields(&self, end: usize) -> usize {
        let members = |piece: &Piece<'t>| self.sentence.is(piece.from, Class::Group);
        let owner = |piece: &Piece<'t>| self.sentence.is_possessive(piece.to);
        let field = |piece: &Piece<'t>| matches!(piece.part, Part::Thing) || members(piece) || owner(piece);
        let head = self.run[end..].iter().position(|piece| !field(piece)).map_or(end, |length| end + length);
        let goes_on = head > end && matches!(self.part(head), Some(Part::Organisation));
        if goes_on { self.past(head, |part| matches!(part, Part::Organisation)) } else { end }
    }

    /// `the Friends` for the Friends of the Library: a plural that stands for a longer name, and makes no actor alone.
    fn is_short_form(&self, at: usize) -> bool {
        let from = self.run[at].from;
        self.follows_article(from) && self.run.len() == 1 && self.sentence.word(from).ends_with('s')
    }

    /// Past the members that a body is named after (`Union of Resident Physicians`, where an office stands before the
    /// last), and past whose office it is (`Office of the Data Commissioner`).
    fn past_members(&self, link: usize, end: usize) -> usize {
        let office =
            matches!(self.sentence.word(self.run[link].from.saturating_sub(1)), "Office" | "Bureau" | "Cabinet");
        if office && self.run[end..].iter().all(|piece| matches!(piece.part, Part::Role)) {
            return self.run.len();
        }
        let role = end == link + 1 && matches!(self.part(end), Some(Part::Role)) && end + 2 == self.run.len();
        let plural = self.run.get(end + 1).is_some_and(|piece| {
            matches!(piece.part, Part::Name)
                && self.sentence.word(piece.from).ends_with('s')
                && !self.sentence.is(piece.from, Class::Given)
        });
        if role && plural { end + 2 } else { end }
    }
}

//! Single capitalised words that are places: `in Halden`, `MP for Halden`.

use super::mention::Mention;
use super::read::Reader;
use super::run::Part;
use crate::article::ActorKind;
use crate::text::Shape;

impl Reader<'_, '_> {
    /// `in Halden`, `Halden, the old capital`: a single word that is a place here; one with a digit is nobody.
    pub(super) fn is_placed(&self, first: usize, end: usize) -> bool {
        let sentence = self.sentence;
        let inside = |at: usize| {
            matches!(
                sentence.word(at),
                "in" | "In"
                    | "from"
                    | "From"
                    | "at"
                    | "At"
                    | "near"
                    | "Near"
                    | "around"
                    | "outside"
                    | "across"
                    | "towards"
            )
        };
        let article = matches!(sentence.word(end), ",") && matches!(sentence.word(end + 1), "the" | "a" | "an");
        let seat = || {
            (end + 2..end + 6).take_while(|&at| sentence.shape(at) != Shape::Mark).any(|at| is_seat(sentence.word(at)))
        };
        let number = sentence.word(first).contains(|c: char| c.is_ascii_digit());
        number || first.checked_sub(1).is_some_and(inside) || article && seat()
    }

    /// The one word after `of` in an office, to which no name was added: `MP for Halden`.
    pub(super) fn is_seat(&self, at: usize) -> bool {
        let link = at.checked_sub(1).filter(|&link| link > self.segment && matches!(self.run[link].part, Part::Link));
        link.is_some_and(|link| matches!(self.run[link - 1].part, Part::Role | Part::Honorific))
    }

    /// `the Archbishop of Halden`: an office of the church or of the nobility is its holder’s name.
    pub(super) fn prelate(&mut self, at: usize) {
        let role = at - 2;
        let word = self.sentence.word(self.run[role].from).to_lowercase();
        let named = matches!(
            word.as_str(),
            "archbishop"
                | "bishop"
                | "patriarch"
                | "dean"
                | "abbot"
                | "prince"
                | "princess"
                | "duke"
                | "duchess"
                | "earl"
                | "emir"
        );
        if named {
            let span = self.sentence.span(self.run[role].from, self.run[at].to);
            let mention = self.mention(role, at + 1, ActorKind::Person, span);
            self.found.push(Mention { given: true, ..mention });
        }
    }
}

/// A noun for a kind of place.
fn is_seat(word: &str) -> bool {
    matches!(
        word,
        "capital"
            | "city"
            | "town"
            | "village"
            | "port"
            | "suburb"
            | "district"
            | "province"
            | "island"
            | "hamlet"
            | "county"
    )
}

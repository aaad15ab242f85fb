//! Who acts or speaks: people, organisations, countries and groups, by names and titles.
//!
//! Names are runs of capitalised words, read with a gazetteer of countries,
//! bodies, offices and the heads of organisations' names; short forms are
//! linked to full ones. Precision comes before recall: a run that nothing
//! shows to be an actor is left out.

mod body;
mod form;
mod gazetteer;
mod gender;
mod join;
mod lexicon;
mod link;
mod mention;
mod office;
mod place;
mod read;
mod role;
mod run;
mod sentence;

pub use gazetteer::{Gazetteer, GazetteerEntry};
pub(crate) use gender::{Gender, of_actor as gender_of, of_words as gender_of_words};
pub(crate) use lexicon::{Class, Classes, Sense, lexicon};

use super::Actor;
use super::words::Words;
use crate::text::Span;
use mention::Mention;
use sentence::Sentence;

/// The actors of a text, in the order of their first mention.
///
/// `sentences` are spans of `text`, in order; names outside them are not read.
/// Linear in the text.
///
/// # Examples
///
/// ```
/// use _core::{article::actors, text::{Span, sentences}};
/// let text = "Norway’s Prime Minister Orla Venn met the Halden Council (HC). Venn said the HC agreed.";
/// let found = actors(text, &sentences(text, Span::new(0, text.len())));
/// let venn = found.iter().find(|actor| actor.name == "Orla Venn").unwrap();
/// assert_eq!(venn.role.as_deref(), Some("Norway’s Prime Minister"));
/// assert_eq!(venn.country.as_deref(), Some("Norway"));
/// assert_eq!(venn.mentions.len(), 2);
/// ```
#[must_use]
pub fn find(text: &str, sentences: &[Span]) -> Vec<Actor> {
    Finder::default().find(text, &Words::read(text, sentences), sentences)
}

/// What actors are found with beside the sentences.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Finder<'f> {
    /// A user's list, whose names come before those of the lexicon.
    pub(super) gazetteer: Option<&'f Gazetteer>,
    /// Captions, bylines and the like: whom the sentences name in part takes the full name that stands there.
    pub(super) elsewhere: &'f [Span],
}

impl Finder<'_> {
    /// The actors of a text, as [`find`] tells.
    ///
    /// `words` are those of the sentences.
    pub(super) fn find(&self, text: &str, words: &Words, sentences: &[Span]) -> Vec<Actor> {
        let beside = Words::read(text, self.elsewhere);
        let mentions = self.mentions(text, words, sentences);
        link::link(text, words, &mentions, &self.mentions(text, &beside, self.elsewhere))
    }

    fn mentions<'t>(&'t self, text: &'t str, words: &'t Words, spans: &[Span]) -> Vec<Mention<'t>> {
        let mut found = Vec::new();
        for &span in spans {
            read::mentions(&Sentence::read(text, words.within(span), self.gazetteer), &mut found);
        }
        found
    }
}

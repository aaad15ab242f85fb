//! Raw article text to [`Article`]: blocks, headline, dates, quotes, actors.

mod actor;
mod actors;
mod block;
mod blocks;
mod body;
mod date;
mod field;
mod furniture;
mod language;
mod lines;
mod metadata;
mod origin;
mod parse;
mod places;
mod quote;
mod quotes;
mod raw;
mod reader;
mod recurring;
mod tail;
#[doc(hidden)]
pub mod training;
mod words;

pub use actor::{Actor, ActorKind};
pub use actors::find as actors;
pub use actors::{Gazetteer, GazetteerEntry};
pub use block::{Block, BlockKind, Label};
pub use body::Piece;
pub use date::{DateKind, DateMention};
pub use field::{Basis, Field};
pub use origin::Origin;
pub use parse::{bare, outline, parse, parse_from};
pub use quote::{Quote, QuoteKind, Resolution};
pub use quotes::find as quotes;
pub use reader::Reader;
pub use recurring::{BoilerplateModel, BoilerplateParams, OutletLines, RecurringLine};

use crate::text::Span;
use serde::Serialize;

/// A reading of one raw article text. Every span counts bytes of that text.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Article {
    /// The headline; the first of its repeats.
    pub headline: Option<Field>,
    /// The outlet that published the page.
    pub outlet: Option<Field>,
    /// The agency the text came from.
    pub agency: Option<Field>,
    /// Who wrote it.
    pub byline: Option<Field>,
    /// Who edited it.
    pub editor: Option<Field>,
    /// The place the report was filed from; its span is the whole dateline, dash included.
    pub dateline: Option<Field>,
    /// Dates the page states about itself.
    pub dates: Vec<DateMention>,
    /// Every line of the text, in order.
    pub blocks: Vec<Block>,
    /// The body: its blocks, without the furniture inside them, joined by newlines; around a box inside a sentence, by nothing.
    pub body: String,
    /// What the body is made of, in order.
    pub pieces: Vec<Piece>,
    /// Sentences of the body, as spans of the text; a box inside a sentence is in its span.
    pub sentences: Vec<Span>,
    /// What people said.
    pub quotes: Vec<Quote>,
    /// Who acts or speaks.
    pub actors: Vec<Actor>,
    /// ISO 639-1 code, or None where it cannot be told.
    pub language: Option<&'static str>,
}

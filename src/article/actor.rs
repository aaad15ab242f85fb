//! People, organisations, countries and groups of an article.

use crate::text::Span;
use serde::Serialize;
use strum::{EnumString, IntoStaticStr};

/// What an actor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, EnumString, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ActorKind {
    /// A person.
    Person,
    /// An organisation, agency, company, party, armed group.
    Organisation,
    /// A country.
    Country,
    /// A group of people named by what they share.
    Group,
}

/// One actor with every way the text names it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Actor {
    /// The fullest name in the text, without titles; of a country its usual English name.
    pub name: String,
    /// Surface forms of the text, the name first.
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: ActorKind,
    /// Office or title, as the text states it.
    pub role: Option<String>,
    /// English name of the country it belongs to, if stated.
    pub country: Option<String>,
    /// Where it is mentioned, in order.
    pub mentions: Vec<Span>,
}

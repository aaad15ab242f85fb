//! An article and a target to the stance of each actor, by rules.

mod about;
mod chain;
mod evidence;
mod holder;
mod judgment;
mod lexicon;
mod people;
mod reader;
mod reasons;
mod subject;
mod target;
#[doc(hidden)]
pub mod training;
mod weights;
mod words;

use crate::article::Article;
use crate::text::Span;
use evidence::Evidence;
use holder::Holder;
pub use lexicon::CueSide;
use reader::{Reader, country, names};
pub use reasons::{Reasons, Rule, Source, StanceCue};
use serde::Serialize;
use strum::IntoStaticStr;
pub use target::Target;

/// Where an actor stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum StanceLabel {
    /// For the target.
    Favor,
    /// Against it.
    Against,
    /// Speaks of it and takes no side.
    Neutral,
    /// Some of both.
    Mixed,
    /// The evidence does not tell.
    Abstain,
}

/// What the stance was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum EvidenceKind {
    /// The actor's own quoted words.
    Direct,
    /// The actor's reported words.
    Indirect,
    /// What the actor did.
    Action,
    /// What somebody else or the article says of the actor.
    Described,
}

/// One actor's stance toward one target.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActorStance {
    /// Full name.
    pub actor: String,
    /// Surface forms of the actor in the text.
    pub aliases: Vec<String>,
    /// The target as asked for.
    pub target: String,
    /// Where the actor stands.
    pub label: StanceLabel,
    /// Probability of the label, in 0..=1.
    pub probability: f32,
    /// The sentences or quotes that show it, the deciding one first.
    pub evidence: Vec<Span>,
    /// What the deciding evidence is.
    pub how: EvidenceKind,
    /// The country the actor belongs to, or is, if the text states it.
    pub country: Option<String>,
    /// What decided.
    pub reasons: Reasons,
}

/// The sentences in which one actor says or does something about a target.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Utterances {
    /// Full name.
    pub actor: String,
    /// Surface forms of the actor in the text.
    pub aliases: Vec<String>,
    /// The country the actor belongs to, or is.
    pub country: Option<String>,
    /// The sentences, in order.
    pub spans: Vec<Span>,
    /// What each of them is.
    pub kinds: Vec<EvidenceKind>,
}

/// Where the actors of an article stand toward a target, the surest first.
///
/// `article` is a reading of `text`. Actors about whom nothing is told are
/// left out, and all are where the article never names the target; those whose evidence does not decide are labelled
/// [`StanceLabel::Abstain`]. Linear in the text.
///
/// # Examples
///
/// ```
/// use _core::{article::{Article, actors, quotes}, stance::{StanceLabel, Target, actor_stances}, text::{Span, sentences}};
/// let text = "Mayor Orla Venn opposes the harbour plan.";
/// let whole = [Span::new(0, text.len())];
/// let sentences = sentences(text, whole[0]);
/// let actors = actors(text, &sentences);
/// let quotes = quotes(text, &whole, &sentences, &actors);
/// let article = Article { sentences, actors, quotes, ..Article::default() };
/// let found = actor_stances(text, &article, &Target::new("the harbour plan"));
/// assert_eq!((found[0].actor.as_str(), found[0].label), ("Orla Venn", StanceLabel::Against));
/// ```
#[must_use]
pub fn actor_stances(text: &str, article: &Article, target: &Target) -> Vec<ActorStance> {
    Reader::read(text, article, target).map(Reader::finish).unwrap_or_default()
}

/// What the actors of an article say and do about a target, for another judge than the rules; by name.
///
/// ```
/// use _core::{article::parse, stance::{Target, utterances}};
/// let text = "“The harbour plan comes in May,” Mayor Orla Venn said on Monday.";
/// let found = utterances(text, &parse(text), &Target::new("the harbour plan"));
/// assert_eq!((found[0].actor.as_str(), found[0].spans[0].of(text)), ("Orla Venn", text));
/// ```
#[must_use]
pub fn utterances(text: &str, article: &Article, target: &Target) -> Vec<Utterances> {
    let Some(reader) = Reader::read(text, article, target) else { return Vec::new() };
    let told = |(holder, evidence): (&Holder, &Evidence)| {
        let (actor, aliases) = names(article, holder);
        let (spans, kinds) = evidence.told().into_iter().unzip();
        let country = country(article, holder);
        Utterances { actor, aliases, country, spans, kinds }
    };
    let mut found: Vec<Utterances> = reader.found.iter().map(told).filter(|told| !told.spans.is_empty()).collect();
    found.sort_by(|one, other| one.actor.cmp(&other.actor));
    found
}

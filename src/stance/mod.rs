//! An article and a target to the stance of each actor, by rules.

mod evidence;
mod holder;
mod judgment;
mod lexicon;
mod subject;
mod target;

use crate::article::{Actor, ActorKind, Article, QuoteKind};
use crate::text::Span;
use evidence::{Evidence, Piece};
use holder::{Holder, Holders};
use judgment::{Judgment, Word};
use lexicon::Category;
use rustc_hash::FxHashMap;
use serde::Serialize;
use strum::IntoStaticStr;
use target::Target;

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
}

/// How far a quotation that does not name the target is about it: it is what the article is about.
const STORY: f32 = 0.4;
/// Outside quotations, cues less surely about the target than this are left out.
const LEAST_ABOUT: f32 = 0.4;
/// Logits by which a target's owner is for it.
const OWNER: f32 = 1.2;

/// Where the actors of an article stand toward a target, the surest first.
///
/// `article` is a reading of `text`. Actors about whom nothing is told are
/// left out, and all are where the article never names the target; those whose evidence does not decide are labelled
/// [`StanceLabel::Abstain`]. Linear in the text.
///
/// # Examples
///
/// ```
/// use _core::{article::{Article, actors, quotes}, stance::{StanceLabel, actor_stances}, text::{Span, sentences}};
/// let text = "Mayor Orla Venn opposes the harbour plan.";
/// let whole = [Span::new(0, text.len())];
/// let sentences = sentences(text, whole[0]);
/// let actors = actors(text, &sentences);
/// let quotes = quotes(text, &whole, &sentences, &actors);
/// let article = Article { sentences, actors, quotes, ..Article::default() };
/// let found = actor_stances(text, &article, "the harbour plan");
/// assert_eq!((found[0].actor.as_str(), found[0].label), ("Orla Venn", StanceLabel::Against));
/// ```
#[must_use]
pub fn actor_stances(text: &str, article: &Article, target: &str) -> Vec<ActorStance> {
    let mut reader = Reader::new(text, article, target);
    if !reader.names_target() {
        return Vec::new();
    }
    for &sentence in &article.sentences {
        reader.sentence(sentence);
    }
    reader.owner();
    reader.finish(target)
}

struct Reader<'a> {
    text: &'a str,
    article: &'a Article,
    target: Target,
    holders: Holders<'a>,
    found: FxHashMap<Holder, Evidence>,
    /// The person named last outside quotations.
    last: Option<usize>,
    /// The first sentence that is surely about the target.
    first: Option<Span>,
    buffer: String,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, article: &'a Article, target: &str) -> Self {
        let holders = Holders::read(text, article);
        let (target, found, buffer) = (Target::read(target), FxHashMap::default(), String::new());
        Self { text, article, target, holders, found, last: None, first: None, buffer }
    }

    fn names_target(&self) -> bool {
        let headline = self.article.headline.iter().map(|headline| headline.span);
        let spans: Vec<Span> = headline.chain(self.article.sentences.iter().copied()).collect();
        self.target.is_named(self.text, &spans)
    }

    fn sentence(&mut self, sentence: Span) {
        let words = judgment::words(self.text, sentence, &self.target, &mut self.buffer);
        for judgment in judgment::judgments(&words) {
            self.judgment(&words, sentence, judgment);
        }
        self.note_person(sentence);
    }

    fn judgment(&mut self, words: &[Word], sentence: Span, judgment: Judgment) {
        let Judgment { at, category, value, about } = judgment;
        if category == Category::Engage && !self.target.is_talks {
            return;
        }
        if about >= 0.8 {
            self.first.get_or_insert(sentence);
        }
        let quoted = self.holders.content(words[at].span.start).map(|content| (content.holders.clone(), content.kind));
        if let Some((holders, kind)) = quoted {
            let how = if kind == QuoteKind::Indirect { EvidenceKind::Indirect } else { EvidenceKind::Direct };
            self.add(holders, category, Piece::new(sentence, value, about.max(STORY), category, how));
        }
        if about >= LEAST_ABOUT {
            self.told(words, sentence, Judgment { about, ..judgment });
        }
    }

    /// What the sentence itself tells of the one who does what the cue says.
    fn told(&mut self, words: &[Word], sentence: Span, judgment: Judgment) {
        let Judgment { at, category, value, about } = judgment;
        if category == Category::Worth {
            return;
        }
        let how = if matches!(category, Category::Act | Category::Engage) {
            EvidenceKind::Action
        } else {
            EvidenceKind::Described
        };
        let holders = self.holders.of_cue(words, at, sentence, category, self.last);
        self.add(holders, category, Piece::new(sentence, value, about, category, how));
    }

    fn add(&mut self, holders: Vec<Holder>, category: Category, piece: Piece) {
        for holder in holders {
            let evidence = self.found.entry(holder).or_default();
            if category == Category::Aloof {
                evidence.add_aloof(piece);
            } else {
                evidence.add(piece);
            }
        }
    }

    fn note_person(&mut self, sentence: Span) {
        let people = self
            .holders
            .inside(sentence)
            .iter()
            .filter(|&&(_, nth)| self.article.actors[nth].kind == ActorKind::Person);
        self.last = people.map(|&(_, nth)| nth).next().or(self.last);
    }

    /// Who owns the target is for it, unless told otherwise.
    fn owner(&mut self) {
        let Some((owner, sentence)) = self.target.owner.clone().zip(self.first) else { return };
        let named = |actor: &Actor| actor.aliases.contains(&owner.name);
        if let Some(nth) = self.article.actors.iter().position(named) {
            let logits = if owner.stated { OWNER } else { OWNER / 2.0 };
            self.add(
                vec![Holder::Actor(nth)],
                Category::Attitude,
                Piece { span: sentence, logits, how: EvidenceKind::Described },
            );
        }
    }

    fn finish(self, target: &str) -> Vec<ActorStance> {
        let article = self.article;
        let mut found: Vec<ActorStance> =
            self.found.iter().filter_map(|(holder, evidence)| stance(article, holder, evidence, target)).collect();
        found.sort_by(|one, other| {
            other.probability.total_cmp(&one.probability).then_with(|| one.actor.cmp(&other.actor))
        });
        found
    }
}

fn stance(article: &Article, holder: &Holder, evidence: &Evidence, target: &str) -> Option<ActorStance> {
    let verdict = evidence.verdict()?;
    let (actor, aliases) = match holder {
        Holder::Actor(nth) => (article.actors[*nth].name.clone(), article.actors[*nth].aliases.clone()),
        Holder::Phrase(name) => (name.clone(), vec![name.clone()]),
    };
    let (label, probability, evidence, how) = (verdict.label, verdict.probability, verdict.spans, verdict.how);
    Some(ActorStance { actor, aliases, target: target.to_owned(), label, probability, evidence, how })
}

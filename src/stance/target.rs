//! What a stance is about.

use super::lexicon::{Cue, CueSide, Cues, cue, synonyms, verbs_of};
use crate::text::{Shape, Span, Token, folded, stem, tokens};
use rustc_hash::{FxHashMap, FxHashSet};

/// Weight of a common word of the target.
const WORD: f32 = 1.0;
/// Weight of a common word that goes before the head of its phrase: `harbour` of `harbour plan`.
const MODIFIER: f32 = 0.55;
/// Weight of a capitalised word: names alone do not make a match.
const NAME: f32 = 0.35;
/// Weight of each of several names that are all there is.
const LONE_NAME: f32 = 0.65;
/// Weight of another word for the head.
const SYNONYM: f32 = 0.7;
/// Weight of a word such as `the decision`, which can refer to any target.
const ANAPHOR: f32 = 0.55;
/// Matched weight from which a text can be about the target at all: a common word, another word for
/// the head, or two names.
const NAMED: f32 = 0.7;
/// Matched weight that counts as a full match.
const FULL: f32 = 1.2;

const SMALL: &[&str] = &[
    "the", "a", "an", "of", "for", "to", "in", "on", "at", "with", "from", "by", "and", "or", "new", "its", "his",
    "her", "their", "over", "into", "out", "off", "us", "u.s.", "as",
];
/// Words that turn what follows them around.
const REVERSERS: &[&str] = &[
    "withdrawal",
    "withdrawing",
    "ban",
    "banning",
    "ending",
    "end",
    "abolishing",
    "abolition",
    "defunding",
    "disbanding",
    "dismantling",
    "closing",
    "closure",
    "cutting",
    "cut",
    "cuts",
    "repeal",
    "repealing",
    "leaving",
    "exit",
    "scrapping",
    "blocking",
    "boycott",
    "stopping",
    "halting",
    "rejecting",
    "rejection",
    "suspension",
    "suspending",
    "removal",
    "removing",
    "cancelling",
    "canceling",
    "lifting",
    "reversing",
    "prohibition",
    "prohibiting",
    "pullout",
    "opposing",
    "killing",
    "delaying",
    "deportation",
    "deporting",
    "demolition",
    "demolishing",
    "eviction",
    "expulsion",
    "dismissal",
    "firing",
    "resignation",
    "impeachment",
    "impeaching",
    "extradition",
    "dissolution",
    "veto",
    "vetoing",
    "shutdown",
    "shutting",
    "phase-out",
    "moratorium",
    "freeze",
    "limits",
    "restrictions",
    "outlawing",
    "forbidding",
    "revocation",
    "revoking",
    "rescinding",
    "cancellation",
    "termination",
    "terminating",
    "rejecting",
    "overturning",
    "curbs",
    "privatisation",
    "privatization",
];
/// The part of a target that a word stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The target itself.
    Whole,
    /// What the target does away with.
    Inner,
    /// The target's own turning word.
    Reverser,
}

/// What a word of a text is to the target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Match {
    /// Weight toward a full match.
    pub(super) weight: f32,
    pub(super) part: Part,
    /// It is the deed that the target is: who does it, or did it, is for it.
    pub(super) deed: bool,
    /// It is a word of the target, not another word for one.
    pub(super) own: bool,
}

/// A target read once, for any number of articles.
///
/// ```
/// use _core::stance::Target;
/// let target = Target::new("the harbour plan").with_synonyms(&["the pier scheme"]);
/// assert_eq!(target.name(), "the harbour plan");
/// ```
#[derive(Debug, Clone)]
pub struct Target {
    name: String,
    stems: FxHashMap<String, Match>,
    /// Sum of the weights of its own words.
    whole: f32,
    /// Who the target belongs to, as written.
    pub(super) owner: Option<Owner>,
    /// Taking part in it favours it: talks, a process, a summit.
    pub(super) is_talks: bool,
    /// Stems of its capitalised words.
    names: Vec<String>,
    /// Cues of the user's own.
    cues: Cues,
}

impl Target {
    /// Reads a target, such as `the harbour plan`.
    #[must_use]
    pub fn new(target: &str) -> Self {
        let mut read = Self {
            name: target.to_owned(),
            stems: FxHashMap::default(),
            whole: 0.0,
            owner: owner(target),
            is_talks: false,
            names: Vec::new(),
            cues: Cues::default(),
        };
        let mut buffer = String::new();
        let mut part = Part::Whole;
        let words: Vec<_> =
            tokens(target, Span::new(0, target.len())).into_iter().filter(|token| token.is_word()).collect();
        for (nth, token) in words.iter().enumerate() {
            let lower = folded(token.span.of(target), &mut buffer).to_owned();
            let next =
                words.get(nth + 1).filter(|next| next.shape == Shape::Lower).map_or("", |next| next.span.of(target));
            // An extradition bill is a bill; ending reports is their end.
            let is_modifier = !lower.ends_with("ing") && !next.is_empty() && !SMALL.contains(&next);
            if REVERSERS.contains(&lower.as_str()) && token.shape == Shape::Lower && !is_modifier {
                read.turn_modifiers(&words[..nth], target);
                let deed = Match { weight: WORD, part: Part::Reverser, deed: true, own: true };
                read.add(&lower, deed);
                read.verbs(&lower, deed);
                synonyms(&lower).for_each(|other| read.add(other, Match { deed: false, own: false, ..deed }));
                part = Part::Inner;
            } else if !SMALL.contains(&lower.as_str()) {
                let first = read.stems.is_empty();
                let next = words.get(nth + 1).map_or("", |next| next.span.of(target));
                let is_head = next.is_empty() || SMALL.contains(&next) || REVERSERS.contains(&next);
                let common = if is_head { WORD } else { MODIFIER };
                read.word(&lower, if token.is_capital() { NAME } else { common }, part);
                if is_head && !token.is_capital() {
                    read.verbs(&lower, Match { weight: WORD, part, deed: true, own: false });
                }
                if token.is_capital() {
                    read.names.push(stem(&lower).to_owned());
                }
                if first && is_deed(&lower) {
                    read.stems.entry(stem(&lower).to_owned()).and_modify(|found| found.deed = true);
                }
            }
        }
        read.weigh_names();
        read
    }

    /// In `troop withdrawal` it is the troops that are done away with.
    fn turn_modifiers(&mut self, before: &[Token], target: &str) {
        let mut buffer = String::new();
        let common = before.iter().rev().take_while(|token| token.shape == Shape::Lower);
        for token in common.take_while(|token| !SMALL.contains(&token.span.of(target))) {
            let lower = folded(token.span.of(target), &mut buffer);
            self.stems
                .entry(stem(lower).to_owned())
                .and_modify(|found| (found.part, found.weight) = (Part::Inner, WORD));
        }
    }

    /// Names are the target where it has no other words: `ending DACA`.
    fn weigh_names(&mut self) {
        if self.names.is_empty() || self.whole > NAME * (self.names.len() as f32 + 0.5) {
            return;
        }
        let weight = if self.names.len() == 1 { WORD } else { LONE_NAME };
        for name in &self.names {
            self.stems.entry(name.clone()).and_modify(|found| found.weight = weight);
        }
        self.whole = weight * self.names.len() as f32;
    }

    fn word(&mut self, lower: &str, weight: f32, part: Part) {
        self.whole += weight;
        self.add(lower, Match { weight, part, deed: false, own: true });
        for other in synonyms(lower) {
            self.is_talks |= other == "negotiations";
            self.add(other, Match { weight: SYNONYM.min(weight), part, deed: false, own: false });
        }
    }

    /// The verbs of the deed that `noun` names: `withdrew` of `withdrawal`; one of its own stem cannot be told from it.
    fn verbs(&mut self, noun: &str, deed: Match) {
        for verb in verbs_of(noun).iter().filter(|verb| stem(verb) != stem(noun)) {
            self.add(verb, Match { own: false, ..deed });
        }
    }

    /// True for a ban, a closure, a withdrawal: what stays or goes then is not the target itself.
    pub(super) fn does_away(&self) -> bool {
        self.stems.values().any(|found| found.part == Part::Inner)
    }

    /// The target as asked for.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Takes every word of `others` for the target as well.
    #[must_use]
    pub fn with_synonyms(mut self, others: &[impl AsRef<str>]) -> Self {
        for other in others {
            self.add_synonym(other.as_ref());
        }
        self
    }

    /// Reads `cues` before those that ship. The first word of a cue also stands for its regular forms as a verb:
    /// `walk back` for `walked back`. Cues without a word do nothing.
    ///
    /// ```
    /// use _core::{article::parse, stance::{CueSide, StanceLabel, Target, actor_stances}};
    /// let text = "Mayor Orla Venn kneecapped the harbour plan on Monday.";
    /// let target = Target::new("the harbour plan").with_cues(&[("kneecap", CueSide::Against), ("kneecapped", CueSide::Against)]);
    /// assert_eq!(actor_stances(text, &parse(text), &target)[0].label, StanceLabel::Against);
    /// ```
    #[must_use]
    pub fn with_cues(mut self, cues: &[(impl AsRef<str>, CueSide)]) -> Self {
        let mut buffer = String::new();
        for (words, side) in cues {
            let words = words.as_ref();
            let tokens = tokens(words, Span::new(0, words.len())).into_iter().filter(|token| token.is_word());
            let folded: Vec<String> =
                tokens.map(|token| folded(token.span.of(words), &mut buffer).to_owned()).collect();
            self.cues.insert(&folded, *side);
        }
        self
    }

    /// The longest cue at a word, the user's own first; as [`Cues::find`].
    pub(super) fn cue<'w>(&self, first: &str, word: impl Fn(usize) -> Option<&'w str>) -> Option<(Cue, usize)> {
        self.cues.find(first, &word).or_else(|| cue(first, word))
    }

    fn add_synonym(&mut self, other: &str) {
        let mut buffer = String::new();
        for token in tokens(other, Span::new(0, other.len())).into_iter().filter(|token| token.is_word()) {
            let lower = folded(token.span.of(other), &mut buffer).to_owned();
            if !SMALL.contains(&lower.as_str()) {
                self.add(&lower, Match { weight: WORD, part: Part::Whole, deed: false, own: false });
            }
        }
    }

    fn add(&mut self, word: &str, found: Match) {
        let stem = stem(word);
        let mut ends = stem.bytes().rev();
        if ends.next() == ends.next() && stem.len() > 3 {
            // `banning` is of one stem with `ban`.
            self.note(stem.get(..stem.len() - 1).unwrap_or(stem), found);
        }
        self.note(stem, found);
    }

    /// The first to name a stem keeps it, with the largest weight of all.
    fn note(&mut self, stem: &str, found: Match) {
        let known = self.stems.entry(stem.to_owned()).or_insert(found);
        known.weight = known.weight.max(found.weight);
    }

    /// What a folded word is to the target.
    pub(super) fn matched(&self, word: &str) -> Option<Match> {
        self.stems.get(stem(word)).copied()
    }

    /// True if the words of `spans` name the target, by itself or by other words for it, or by all its names.
    pub(super) fn is_named(&self, text: &str, spans: &[Span]) -> bool {
        let least = NAMED.min(self.whole);
        let mut buffer = String::new();
        let (mut seen, mut weight) = (FxHashSet::default(), 0.0);
        for token in spans.iter().flat_map(|&span| tokens(text, span)).filter(|token| token.is_word()) {
            let stem = stem(folded(token.span.of(text), &mut buffer));
            if let Some((known, found)) = self.stems.get_key_value(stem)
                && seen.insert(known.as_str())
            {
                weight += found.weight;
            }
            if weight >= least {
                return true;
            }
        }
        !self.names.is_empty() && self.names.iter().all(|name| seen.contains(name.as_str()))
    }

    /// What a folded word that refers back to whatever a text is about is to the target.
    pub(super) fn anaphor(word: &str) -> Option<Match> {
        let refers = matches!(
            word,
            "decision"
                | "move"
                | "plan"
                | "measure"
                | "proposal"
                | "policy"
                | "effort"
                | "efforts"
                | "idea"
                | "step"
                | "action"
                | "announcement"
                | "shift"
                | "approach"
                | "change"
                | "initiative"
                | "it"
                | "them"
                | "this"
        );
        refers.then_some(Match { weight: ANAPHOR, part: Part::Whole, deed: false, own: false })
    }

    /// Matched weight as a share of a full match, in 0..=1.
    pub(super) fn share(weight: f32) -> f32 {
        (weight / FULL).min(1.0)
    }
}

/// Nouns of action: `closing`, `recognition`.
fn is_deed(word: &str) -> bool {
    word.len() > 5 && (word.ends_with("ing") || word.ends_with("tion"))
}

/// Who a target belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Owner {
    /// As written.
    pub(super) name: String,
    /// By a possessive; else by a name before the noun, which is weaker.
    pub(super) stated: bool,
}

/// `Venn` of `Venn's harbour plan`, `US` of `the US withdrawal`.
fn owner(target: &str) -> Option<Owner> {
    let bare = target.trim_start_matches("the ");
    let owned = bare.find("'s ").or_else(|| bare.find("’s "));
    let first =
        bare.split(' ').next().filter(|word| word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c == '.'));
    let (name, stated) = owned.map(|at| (&bare[..at], true)).or_else(|| first.map(|word| (word, false)))?;
    name.starts_with(char::is_uppercase).then(|| Owner { name: name.to_owned(), stated })
}

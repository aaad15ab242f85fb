//! Who holds what a cue tells.

use super::judgment::Word;
use super::lexicon::Category;
use crate::article::{ActorKind, Article, Quote, QuoteKind};
use crate::text::{Span, is_apostrophe};
use rustc_hash::FxHashMap;

/// Words between a holder and its verb at most.
const REACH: usize = 18;
/// Names before a cue that are tried as its subject.
const TRIED: usize = 4;
/// Bytes after `by` or `from` in which the agent's name begins.
const AGENT: usize = 40;
/// Words between the owner of a noun and the noun at most.
const OWNED: usize = 4;
/// Bytes between two names that share a verb at most.
const COORDINATED: usize = 60;

/// Words before a name that make it no subject.
const OBJECTS: &[&str] = &[
    "of", "for", "with", "to", "by", "from", "in", "on", "against", "toward", "towards", "about",
    "between", "under", "over", "at", "than", "like", "into", "that",
];
/// Words between a name and a verb that give the verb another subject.
const BREAKS: &[&str] = &[
    ";", ":", "“", "”", "\"", "but", "while", "because", "when", "if", "although", "though", "as",
    "whereas", "since", "after", "before", "he", "she", "they", "it", "we", "which", "what",
];
/// Words before a form that make it a noun.
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "of", "in", "with", "for", "on", "this", "that", "its", "his", "her",
    "their", "any", "no",
];
/// Forms of the passive's auxiliary.
const PASSIVES: &[&str] = &["was", "were", "been", "being", "be", "is", "are", "get", "got"];

/// Somebody who can hold a stance.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Holder {
    /// An actor of the article, by index.
    Actor(usize),
    /// A phrase at a cue that no actor stands for: `harbour workers`.
    Phrase(String),
}

/// The words of one quotation, and who says them.
#[derive(Debug, Clone)]
pub(super) struct Content {
    span: Span,
    /// Where the speakers are named.
    mention: Option<Span>,
    pub(super) holders: Vec<Holder>,
    pub(super) kind: QuoteKind,
}

/// Mentions and quotations of an article, in order, ready for looking up.
pub(super) struct Holders<'a> {
    text: &'a str,
    article: &'a Article,
    mentions: Vec<(Span, usize)>,
    contents: Vec<Content>,
}

impl<'a> Holders<'a> {
    pub(super) fn read(text: &'a str, article: &'a Article) -> Self {
        let of_actor = article.actors.iter().enumerate();
        let spans =
            of_actor.flat_map(|(nth, actor)| actor.mentions.iter().map(move |&span| (span, nth)));
        let mut mentions: Vec<_> = spans.collect();
        mentions.sort_unstable();
        let mut read = Self { text, article, mentions, contents: Vec::new() };
        read.contents = read.contents();
        read
    }

    fn contents(&self) -> Vec<Content> {
        let names =
            self.article.actors.iter().enumerate().map(|(nth, actor)| (actor.name.as_str(), nth));
        let by_name: FxHashMap<&str, usize> = names.collect();
        let mut contents = Vec::new();
        for quote in &self.article.quotes {
            if quote.speaker.as_deref().is_some_and(is_outlet) {
                continue;
            }
            let speaker = quote.speaker.as_deref().and_then(|name| by_name.get(name)).copied();
            let holders = self.speakers(quote, speaker);
            let spans = quote.content.iter();
            contents.extend(spans.map(|&span| Content {
                span,
                mention: quote.mention,
                holders: holders.clone(),
                kind: quote.kind,
            }));
        }
        contents.sort_by_key(|content| content.span);
        contents
    }

    /// The speaker with all that share the verb, or else the phrase at the cue.
    fn speakers(&self, quote: &Quote, speaker: Option<usize>) -> Vec<Holder> {
        let named = quote.mention.map(|mention| self.inside(mention)).unwrap_or_default();
        let first = named.first().map(|&(span, _)| span);
        let together =
            named.iter().filter(|(span, _)| Some(*span) == first || self.is_joined(*span));
        let mut found: Vec<Holder> = speaker.into_iter().map(Holder::Actor).collect();
        if named.len() > 1
            && quote.mention.is_some_and(|mention| mention.of(self.text).contains(" and "))
        {
            found.extend(together.map(|&(_, nth)| Holder::Actor(nth)));
        }
        if found.is_empty() {
            found.extend(phrase(self.text, quote));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// True for a name right after `and` or a comma.
    fn is_joined(&self, span: Span) -> bool {
        let before = self.text[..span.start].trim_end();
        before.ends_with(" and") || before.ends_with(',')
    }

    /// Mentions inside `span`.
    pub(super) fn inside(&self, span: Span) -> &[(Span, usize)] {
        let from = self.mentions.partition_point(|(mention, _)| mention.end <= span.start);
        let rest = self.mentions.get(from..).unwrap_or_default();
        &rest[..rest.partition_point(|(mention, _)| mention.start < span.end)]
    }

    /// The quotation that byte `at` lies in.
    pub(super) fn content(&self, at: usize) -> Option<&Content> {
        let after = self.contents.partition_point(|content| content.span.start <= at);
        let last = after.checked_sub(1).and_then(|nth| self.contents.get(nth))?;
        (at < last.span.end).then_some(last)
    }

    /// Who does what the verb or noun at word `at` of a sentence tells; `last` is the person spoken of before.
    pub(super) fn of_cue(
        &self,
        words: &[Word],
        at: usize,
        sentence: Span,
        category: Category,
        last: Option<usize>,
    ) -> Vec<Holder> {
        let inside = self.inside(sentence);
        let (noun, passive) = (self.is_noun(words, at), self.is_passive(words, at));
        let affected = category == Category::Affect && !passive;
        if let Some(nth) = self.agent(words, at, inside, affected) {
            return vec![Holder::Actor(nth)];
        }
        if affected {
            return Vec::new();
        }
        let passive = passive && category != Category::Affect;
        let found = self.subject(words, at, inside, noun && category != Category::Attitude);
        if passive || found.is_none() && noun {
            return Vec::new();
        }
        match found {
            Some(nth) => self.together(inside, nth),
            None if self.has_pronoun(words, at) => last.into_iter().map(Holder::Actor).collect(),
            None => self.phrase_before(sentence, words[at].span),
        }
    }

    /// `backed by X`, `criticism from X`; and `angered X`, where the verb itself is the marker.
    fn agent(
        &self,
        words: &[Word],
        at: usize,
        inside: &[(Span, usize)],
        affected: bool,
    ) -> Option<usize> {
        let by = words.get(at + 1).filter(|word| matches!(word.span.of(self.text), "by" | "from"));
        let marker = if affected { words.get(at) } else { by }?;
        let near =
            |span: Span| span.start >= marker.span.end && span.start <= marker.span.end + AGENT;
        inside.iter().find(|&&(span, _)| near(span)).map(|&(_, nth)| nth)
    }

    fn word(&self, words: &[Word], at: Option<usize>) -> &'a str {
        at.and_then(|at| words.get(at)).map_or("", |word| word.span.of(self.text))
    }

    fn is_noun(&self, words: &[Word], at: usize) -> bool {
        DETERMINERS.contains(&self.word(words, at.checked_sub(1)))
    }

    fn is_passive(&self, words: &[Word], at: usize) -> bool {
        let past =
            self.word(words, Some(at)).ends_with("ed") && self.word(words, Some(at + 1)) != "to";
        past && (1..=2).any(|back| PASSIVES.contains(&self.word(words, at.checked_sub(back))))
    }

    /// The nearest name before the cue that can be its subject, or owns it; `owners` only where asked.
    fn subject(
        &self,
        words: &[Word],
        at: usize,
        inside: &[(Span, usize)],
        owners: bool,
    ) -> Option<usize> {
        let cue = words[at].span.start;
        for &(span, nth) in inside.iter().rev().filter(|(span, _)| span.end <= cue).take(TRIED) {
            let from = words[..at].partition_point(|word| word.span.start < span.end);
            if at - from > REACH
                || words[from..at].iter().any(|word| BREAKS.contains(&word.span.of(self.text)))
            {
                return None;
            }
            let first = words[..at].partition_point(|word| word.span.end <= span.start);
            let owns = self.word(words, Some(from)).starts_with(is_apostrophe);
            if owns && at - from <= OWNED {
                return Some(nth);
            }
            if !owners
                && !owns
                && !self.is_object(words, first)
                && !self.is_modifier(words, from, nth)
            {
                return Some(nth);
            }
        }
        None
    }

    /// True if a preposition stands before the name whose first word is at `first`.
    fn is_object(&self, words: &[Word], first: usize) -> bool {
        let article = matches!(
            self.word(words, first.checked_sub(1)),
            "the" | "The" | "a" | "an" | "former" | "President"
        );
        let before = first.checked_sub(if article { 2 } else { 1 });
        OBJECTS.contains(&self.word(words, before))
    }

    /// A country before a noun (`the Norlandic envoy`, `US troops`) is not the one who acts.
    fn is_modifier(&self, words: &[Word], next: usize, nth: usize) -> bool {
        let word = self.word(words, Some(next));
        let verbal = word.ends_with("ed")
            || word.ends_with('s')
            || word.len() <= 4
            || words.get(next).is_some_and(|word| word.cue.is_some());
        self.article.actors[nth].kind == ActorKind::Country
            && word.starts_with(char::is_alphabetic)
            && !verbal
            && !word.ends_with("ly")
    }

    /// All names that share the verb of the actor `nth`: `X, Y and Z`.
    fn together(&self, inside: &[(Span, usize)], nth: usize) -> Vec<Holder> {
        let mut found = vec![Holder::Actor(nth)];
        let Some(mut at) = inside.iter().rposition(|&(_, other)| other == nth) else {
            return found;
        };
        while let Some(before) =
            at.checked_sub(1).filter(|&before| self.are_joined(inside[before].0, inside[at].0))
        {
            found.push(Holder::Actor(inside[before].1));
            at = before;
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Nothing but titles, commas and `and` stands between two names.
    fn are_joined(&self, one: Span, other: Span) -> bool {
        let Some(between) =
            self.text.get(one.end..other.start).filter(|text| text.len() <= COORDINATED)
        else {
            return false;
        };
        let joint = between.contains(" and ") || between.contains(',');
        joint
            && between.split([' ', ',']).all(|word| {
                matches!(word, "" | "and" | "the" | "of") || word.starts_with(char::is_uppercase)
            })
    }

    /// `He`, `She` before the cue.
    fn has_pronoun(&self, words: &[Word], at: usize) -> bool {
        words[at.saturating_sub(6)..at]
            .iter()
            .any(|word| matches!(word.span.of(self.text), "He" | "She" | "he" | "she"))
    }

    /// The unlinked speakers of a quotation in the same sentence, named before the cue.
    fn phrase_before(&self, sentence: Span, cue: Span) -> Vec<Holder> {
        let from = self.contents.partition_point(|content| content.span.end <= sentence.start);
        let here =
            self.contents[from..].iter().take_while(|content| content.span.start < sentence.end);
        let mut named = here.filter(|content| {
            content
                .mention
                .is_some_and(|mention| sentence.contains(mention) && mention.end <= cue.start)
        });
        let phrases = named.next().map(|content| content.holders.clone()).unwrap_or_default();
        phrases.into_iter().filter(|holder| matches!(holder, Holder::Phrase(_))).collect()
    }
}

/// True for the name of a news outlet, which relays what it reports.
fn is_outlet(name: &str) -> bool {
    const MARKS: &[&str] = &[
        "News", "Times", "Post", "Press", "Journal", "Reuters", "BBC", "CNN", "NBC", "CBS",
        "MSNBC", "Politico", "Guardian", "Agence", "Agency", "Xinhua", "Tribune", "Herald",
        "Gazette", "Jazeera", "Twitter",
    ];
    name.split_whitespace().any(|word| MARKS.contains(&word))
}

/// The words that name an unlinked group: a short plural.
fn phrase(text: &str, quote: &Quote) -> Option<Holder> {
    const ARTICLES: &[&str] =
        &["the ", "The ", "a ", "A ", "an ", "some ", "Some ", "many ", "Many "];
    let words = quote.mention?.of(text);
    let bare = ARTICLES.iter().find_map(|article| words.strip_prefix(article)).unwrap_or(words);
    let plural = bare.ends_with('s') && bare.len() > 6 && bare.split_whitespace().count() <= 4;
    plural.then(|| Holder::Phrase(bare.to_owned()))
}

//! Who holds what a cue tells.

use crate::article::{Article, Quote, QuoteKind};
use crate::text::Span;
use rustc_hash::FxHashMap;

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
    pub(super) span: Span,
    /// Where the speakers are named.
    mention: Option<Span>,
    pub(super) holders: Vec<Holder>,
    pub(super) kind: QuoteKind,
    /// Minus one where the speakers deny what the words say.
    pub(super) sign: f32,
}

/// Mentions and quotations of an article, in order, ready for looking up.
pub(super) struct Holders<'a> {
    pub(super) text: &'a str,
    pub(super) article: &'a Article,
    mentions: Vec<(Span, usize)>,
    contents: Vec<Content>,
}

impl<'a> Holders<'a> {
    pub(super) fn read(text: &'a str, article: &'a Article) -> Self {
        let of_actor = article.actors.iter().enumerate();
        let spans = of_actor.flat_map(|(nth, actor)| actor.mentions.iter().map(move |&span| (span, nth)));
        let mut mentions: Vec<_> = spans.collect();
        mentions.sort_unstable();
        let mut read = Self { text, article, mentions, contents: Vec::new() };
        read.contents = read.contents();
        read
    }

    fn contents(&self) -> Vec<Content> {
        let names = self.article.actors.iter().enumerate().map(|(nth, actor)| (actor.name.as_str(), nth));
        let by_name: FxHashMap<&str, usize> = names.collect();
        let mut contents = Vec::new();
        for quote in &self.article.quotes {
            if quote.speaker.as_deref().is_some_and(is_outlet) {
                continue;
            }
            let speaker = quote.speaker.as_deref().and_then(|name| by_name.get(name)).copied();
            let holders = self.speakers(quote, speaker);
            let sign = if quote.cue.is_some_and(|cue| denies(cue.of(self.text))) { -1.0 } else { 1.0 };
            contents.extend(quote.content.iter().map(|&span| Content {
                span: self.with_object(quote, span),
                mention: quote.mention,
                holders: holders.clone(),
                kind: quote.kind,
                sign,
            }));
        }
        contents.sort_by_key(|content| content.span);
        contents
    }

    /// With what is judged, where a verb has it before the judgment: `called the plan a disgrace`.
    fn with_object(&self, quote: &Quote, content: Span) -> Span {
        let after = quote.cue.map(|cue| cue.end).filter(|_| quote.kind == QuoteKind::Indirect);
        let is_object = |from: &usize| *from < content.start && !self.text[*from..content.start].contains(" that");
        after.filter(is_object).map_or(content, |from| Span::new(from, content.end).trimmed(self.text))
    }

    /// The speaker with all that share the verb, or else the phrase at the cue.
    fn speakers(&self, quote: &Quote, speaker: Option<usize>) -> Vec<Holder> {
        let named = quote.mention.map(|mention| self.inside(mention)).unwrap_or_default();
        let first = named.first().map(|&(span, _)| span);
        let together = named.iter().filter(|(span, _)| Some(*span) == first || self.is_joined(*span));
        let mut found: Vec<Holder> = speaker.into_iter().map(Holder::Actor).collect();
        if named.len() > 1 && quote.mention.is_some_and(|mention| mention.of(self.text).contains(" and ")) {
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
        self.contents.get(self.content_at(at)?)
    }

    /// Its number.
    pub(super) fn content_at(&self, at: usize) -> Option<usize> {
        let last = self.contents.partition_point(|content| content.span.start <= at).checked_sub(1)?;
        (at < self.contents.get(last)?.span.end).then_some(last)
    }

    /// The unlinked speakers of a quotation in the same sentence, named before the cue.
    pub(super) fn phrase_before(&self, sentence: Span, cue: Span) -> Vec<Holder> {
        let from = self.contents.partition_point(|content| content.span.end <= sentence.start);
        let here = self.contents[from..].iter().take_while(|content| content.span.start < sentence.end);
        let mut named = here.filter(|content| {
            content.mention.is_some_and(|mention| sentence.contains(mention) && mention.end <= cue.start)
        });
        let phrases = named.next().map(|content| content.holders.clone()).unwrap_or_default();
        phrases.into_iter().filter(|holder| matches!(holder, Holder::Phrase(_))).collect()
    }
}

/// True for a verb that says that its object is not so.
fn denies(cue: &str) -> bool {
    ["denied", "denies", "deny", "denying", "rebutted", "refuted"].iter().any(|verb| cue.contains(verb))
}

/// True for the name of a news outlet, which relays what it reports.
pub(super) fn is_outlet(name: &str) -> bool {
    const MARKS: &[&str] = &[
        "News",
        "Times",
        "Post",
        "Press",
        "Journal",
        "Reuters",
        "BBC",
        "CNN",
        "NBC",
        "CBS",
        "MSNBC",
        "Politico",
        "Guardian",
        "Agence",
        "Agency",
        "Xinhua",
        "Tribune",
        "Herald",
        "Gazette",
        "Jazeera",
        "Twitter",
        "KCNA",
        "Broadcasting",
        "Daily",
        "Gazette",
        "TASS",
        "Interfax",
        "AFP",
    ];
    // A press guild is no paper.
    let is_last = |word: &str| name.ends_with(word) || word != "Press";
    name.split_whitespace().any(|word| MARKS.contains(&word) && is_last(word))
}

const PRONOUNS: &[&str] = &["He", "She", "They", "It", "I", "We", "You", "One", "Who"];

/// The words that name somebody who is no actor of the article: a short plural, or capitals.
fn phrase(text: &str, quote: &Quote) -> Option<Holder> {
    const ARTICLES: &[&str] = &["the ", "The ", "a ", "A ", "an ", "some ", "Some ", "many ", "Many "];
    let words = quote.mention?.of(text);
    let bare = ARTICLES.iter().find_map(|article| words.strip_prefix(article)).unwrap_or(words);
    let plural = bare.ends_with('s') && bare.len() > 6 && bare.split_whitespace().count() <= 4;
    let named = bare.starts_with(char::is_uppercase)
        && !PRONOUNS.contains(&bare)
        && bare.split_whitespace().count() <= 6
        && bare.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count() > 1;
    (plural || named).then(|| Holder::Phrase(bare.to_owned()))
}

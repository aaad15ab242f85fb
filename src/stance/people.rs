//! Groups and bodies that no actor of the article stands for: `harbour workers`, `Friends of the Marsh`.

use super::holder::{Holder, Holders};
use super::subject::TITLE;
use super::words::Word;
use crate::text::Span;

impl Holders<'_> {
    /// A group without a name right before the verb: `harbour workers`.
    pub(super) fn people(&self, words: &[Word], at: usize) -> Option<Holder> {
        let last = self.before_auxiliaries(words, at)?;
        if let Some(body) = self.capitals(words, last) {
            return Some(body);
        }
        let head = if self.is_people(words, last) { last } else { self.described(words, last)? };
        Some(Holder::Phrase(self.modified(words, head).of(self.text).to_owned()))
    }

    /// A noun with the modifiers before it.
    fn modified(&self, words: &[Word], head: usize) -> Span {
        let before = (head.saturating_sub(MODIFIERS)..head).rev();
        let start = before.take_while(|&at| is_modifier(self.word(words, Some(at)))).last().unwrap_or(head);
        Span::new(words[start].span.start, words[head].span.end)
    }

    /// A group without a name that stands nearer to its verb at word `at` than the name that ends at byte `name`.
    pub(super) fn nearer(&self, words: &[Word], at: usize, name: usize) -> Option<Holder> {
        let head = self.before_auxiliaries(words, at)?;
        let near = self.is_people(words, head)
            && words[head].span.start >= name
            && self.word(words, at.checked_sub(1)) != "to";
        let group = near.then(|| self.modified(words, head))?;
        let object = words[..head].partition_point(|word| word.span.end <= group.start).checked_sub(1);
        let free = object.is_none_or(|before| !SMALL.contains(&self.word(words, Some(before))));
        free.then(|| Holder::Phrase(group.of(self.text).to_owned()))
    }

    /// The last word before the auxiliaries of the verb at word `at`.
    fn before_auxiliaries(&self, words: &[Word], at: usize) -> Option<usize> {
        let mut end = at;
        while end > at.saturating_sub(AUXILIARIES) && is_auxiliary(self.word(words, end.checked_sub(1))) {
            end -= 1;
        }
        end.checked_sub(1)
    }

    /// The head of a group that is told more of before its verb: `lawmakers in both parties`, `fishers who came`.
    fn described(&self, words: &[Word], last: usize) -> Option<usize> {
        let word = |at: usize| self.word(words, Some(at));
        let behind = (last.saturating_sub(DESCRIBED)..last).rev().take_while(|&at| !ENDS.contains(&word(at)));
        let is_head = |&at: &usize| {
            let next = at + 1 + usize::from(word(at + 1) == ",");
            let between = Span::new(words[at].span.end, words[last].span.end);
            self.is_people(words, at)
                && next < last
                && DESCRIBING.contains(&word(next))
                && (word(next) == "who" || self.inside(between).is_empty())
                && self.begins_clause(words, at)
        };
        behind.filter(is_head).last()
    }

    /// True if nothing of its clause but its own modifiers stands before a noun.
    fn begins_clause(&self, words: &[Word], head: usize) -> bool {
        let before = |at: usize| self.word(words, at.checked_sub(1));
        let mut start = head;
        while start > 0 && head - start <= MODIFIERS && is_modifier(before(start)) {
            start -= 1;
        }
        let start = start - usize::from(start > 0 && QUANTIFIERS.contains(&before(start).to_lowercase().as_str()));
        start == 0
            || matches!(before(start), "and" | "that" | "but" | "as" | "while" | "when")
            || !before(start).starts_with(char::is_alphanumeric)
    }

    /// True for a noun of people, with a capital where a sentence or a quotation begins.
    fn is_people(&self, words: &[Word], at: usize) -> bool {
        let word = self.word(words, Some(at));
        let begins = at == 0 || !self.word(words, Some(at - 1)).starts_with(char::is_alphanumeric);
        // `People ask me` means nobody in particular.
        is_people(word) || begins && word != "People" && is_people(&word.to_lowercase())
    }

    /// A group without a name after `by` or `from`, or after a verb such as `angered`.
    pub(super) fn people_after(&self, words: &[Word], at: usize, affected: bool) -> Option<Holder> {
        let next = at + words[at].length;
        let marked = matches!(self.word(words, Some(next)), "by" | "from");
        let start = if affected { next } else { next + 1 };
        if !marked && !affected {
            return None;
        }
        let start = start + usize::from(!is_modifier(self.word(words, Some(start))));
        let head = (start..words.len().min(start + MODIFIERS + 1)).find(|&at| is_people(self.word(words, Some(at))))?;
        let modified = (start..head).all(|at| is_modifier(self.word(words, Some(at))));
        let phrase = Span::new(words[start].span.start, words[head].span.end);
        modified.then(|| Holder::Phrase(phrase.of(self.text).to_owned()))
    }

    /// Several capitalised words that end at `head` and name no actor: `Friends of the Marsh`.
    fn capitals(&self, words: &[Word], head: usize) -> Option<Holder> {
        let capital =
            |at: usize| self.word(words, Some(at)).starts_with(char::is_uppercase) && words[at].span.len() > 1;
        if !capital(head) || words[head].is_target() {
            return None;
        }
        let least = head.saturating_sub(TITLE);
        let inner = |at: usize| matches!(self.word(words, Some(at)), "of" | "for" | "the" | "'" | "’" | "'s" | "’s");
        let start = (least..head).rev().take_while(|&at| capital(at) || inner(at)).filter(|&at| capital(at)).last()?;
        let start = start + usize::from(matches!(self.word(words, Some(start)), "The" | "But" | "And" | "In"));
        let phrase = Span::new(words.get(start)?.span.start, words[head].span.end);
        let named = self.inside(phrase).is_empty() && start < head;
        named.then(|| Holder::Phrase(phrase.of(self.text).to_owned()))
    }
}

/// Words between a group that is described and its verb at most.
const DESCRIBED: usize = 14;
/// Words that begin what is told of a group.
const DESCRIBING: &[&str] =
    &["who", "of", "in", "on", "for", "from", "at", "within", "across", "representing", "opposed"];
/// Words before a group that belong to it and not to its name.
#[rustfmt::skip] // One word a line would bury the code.
const QUANTIFIERS: &[&str] = &[
    "the", "a", "an", "some", "many", "most", "several", "few", "all", "other", "more", "these", "those", "such", "our", "my", "his", "her", "its",
    "their",
];
/// Words that open a phrase, join two, or are verbs.
#[rustfmt::skip]
const SMALL: &[&str] = &[
    "of", "in", "on", "at", "by", "to", "for", "from", "with", "and", "or", "but", "that", "as", "when", "while", "if", "than", "already", "said",
    "says", "say", "has", "have", "is", "are", "was",
];
/// Words at which a clause begins or ends.
const ENDS: &[&str] =
    &[";", ":", "“", "”", "\"", "but", "while", "because", "when", "if", "although", "though", "said", "says"];
/// Words between a group and its verb at most.
const AUXILIARIES: usize = 4;
/// Words before the head of a group at most.
const MODIFIERS: usize = 3;

fn is_auxiliary(word: &str) -> bool {
    const LIST: &[&str] = &[
        "have", "had", "has", "also", "still", "would", "will", "are", "were", "is", "was", "be", "been", "do", "did",
        "not", "never", "now", "long", "all", "both", "to", "say", "said", "could", "can", "may", "who",
    ];
    LIST.contains(&word) || word.len() > 4 && word.ends_with("ly")
}

/// Nouns of people and bodies in the plural.
#[rustfmt::skip] // One word a line would bury the code.
const PEOPLE: &[&str] = &[
    "people", "nations", "countries", "groups", "parents", "residents", "officials", "leaders", "companies", "businesses", "firms", "unions",
    "experts", "critics", "activists", "workers", "men", "women", "students", "families", "communities", "parties", "colleagues", "allies",
    "neighbours", "neighbors", "villagers", "lobbies", "police", "charities", "agencies", "states", "governments", "veterans", "partners",
    "scientists", "analysts", "economists", "liberals", "conservatives", "progressives", "moderates", "radicals", "advocates", "generals",
    "commanders", "diplomats", "victims", "relatives", "nurses", "clergy", "bishops", "chiefs", "libraries", "unionists", "hardliners", "opponents",
    "supporters", "backers",
];
/// Their endings, and things that end alike.
const ENDINGS: &[&str] = &["ers", "ors", "ists", "ants", "ians", "ees", "men", "owners"];
#[rustfmt::skip]
const THINGS: &[&str] = &[
    "letters", "orders", "powers", "matters", "numbers", "others", "borders", "answers", "quarters", "chapters", "disasters", "computers", "factors",
    "sectors", "errors", "rumors", "colors", "floors", "wonders", "shoulders", "centers", "dangers", "barriers", "papers", "newspapers", "figures",
    "filters", "covers", "offers", "waters", "rivers", "towers", "fingers",
];

fn is_people(word: &str) -> bool {
    let formed =
        word.len() > 6 && word.starts_with(char::is_lowercase) && ENDINGS.iter().any(|ending| word.ends_with(ending));
    PEOPLE.contains(&word) || formed && !THINGS.contains(&word)
}

/// A word that can stand between an article and the head of a group.
fn is_modifier(word: &str) -> bool {
    let lower = word.to_lowercase();
    let small = SMALL.contains(&word) || QUANTIFIERS.contains(&lower.as_str());
    let verbal = word.ends_with("ing") || word.ends_with("ed");
    word.chars().all(|c| c.is_alphabetic() || c == '-') && !small && !verbal && word.len() > 1
}

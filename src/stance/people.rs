//! Groups and bodies that no actor of the article stands for: `harbour workers`, `Friends of the Marsh`.

use super::holder::{Holder, Holders};
use super::subject::TITLE;
use super::words::Word;
use crate::text::Span;

impl Holders<'_> {
    /// A group without a name right before the verb: `harbour workers`.
    pub(super) fn people(&self, words: &[Word], at: usize) -> Option<Holder> {
        let mut end = at;
        while end > at.saturating_sub(AUXILIARIES) && is_auxiliary(self.word(words, end.checked_sub(1))) {
            end -= 1;
        }
        let head = end.checked_sub(1)?;
        if let Some(body) = self.capitals(words, head) {
            return Some(body);
        }
        if !is_people(self.word(words, Some(head))) {
            return None;
        }
        let least = head.saturating_sub(MODIFIERS);
        let start =
            (least..head).rev().take_while(|&at| is_modifier(self.word(words, Some(at)))).last().unwrap_or(head);
        let phrase = Span::new(words[start].span.start, words[head].span.end);
        Some(Holder::Phrase(phrase.of(self.text).to_owned()))
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
fn is_people(word: &str) -> bool {
    const LIST: &[&str] = &[
        "people",
        "nations",
        "countries",
        "groups",
        "parents",
        "residents",
        "officials",
        "leaders",
        "companies",
        "businesses",
        "firms",
        "unions",
        "experts",
        "critics",
        "activists",
        "workers",
        "men",
        "women",
        "students",
        "families",
        "communities",
        "parties",
        "colleagues",
        "allies",
        "neighbours",
        "neighbors",
        "villagers",
        "lobbies",
        "police",
        "charities",
        "agencies",
        "states",
        "governments",
        "veterans",
        "partners",
        "scientists",
        "analysts",
        "economists",
        "liberals",
        "conservatives",
        "progressives",
        "moderates",
        "radicals",
        "advocates",
        "generals",
        "commanders",
        "diplomats",
        "victims",
        "relatives",
        "nurses",
        "clergy",
        "bishops",
        "chiefs",
        "libraries",
        "unionists",
        "hardliners",
        "opponents",
        "supporters",
        "backers",
    ];
    const ENDINGS: &[&str] = &["ers", "ors", "ists", "ants", "ians", "ees", "men", "owners"];
    LIST.contains(&word)
        || word.len() > 6 && word.starts_with(char::is_lowercase) && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// A word that can stand between an article and the head of a group.
fn is_modifier(word: &str) -> bool {
    const NONE: &[&str] = &[
        "the", "a", "an", "of", "in", "on", "at", "by", "to", "for", "from", "with", "and", "or", "but", "that", "as",
        "many", "some", "several", "most", "few", "other", "more", "these", "those", "all", "such", "when", "while",
        "if", "than", "his", "her", "its", "their", "our", "my", "already", "said", "says", "say", "has", "have", "is",
        "are", "was",
    ];
    let verbal = word.ends_with("ing") || word.ends_with("ed");
    word.chars().all(|c| c.is_alphabetic() || c == '-') && !NONE.contains(&word) && !verbal && word.len() > 1
}

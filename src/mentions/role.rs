//! Who does it and who suffers it: the deed next to a mention, and on which side of it the mention stands.

use super::Polarity;
use crate::text::{Shape, Span, Token, folded, tokens};

/// Words from the mention on among which its deed is looked for.
const REACH: usize = 8;

/// Words that join names, and what may stand between a name and its verb.
const JOINING: [&str; 7] = [",", "and", "or", "&", "who", "'", "’"];

/// Forms of "be", which turn a deed around, and other words before a verb.
const BE: [&str; 10] = ["is", "are", "was", "were", "be", "been", "being", "'re", "get", "got"];
const AUXILIARIES: [&str; 19] = [
    "has", "have", "had", "will", "would", "could", "can", "may", "might", "should", "must", "do", "does", "did", "to",
    "also", "then", "now", "still",
];

/// Words before a name that say nothing of it.
const ARTICLES: [&str; 12] =
    ["the", "a", "an", "his", "her", "their", "its", "our", "this", "that", "former", "president"];

const PREPOSITIONS: [&str; 12] =
    ["of", "for", "against", "with", "to", "from", "on", "at", "in", "about", "over", "toward"];

/// The part of a mention in what is said next to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Role {
    /// "does", "suffers", "is", "owns", "with" or "about".
    pub(super) name: &'static str,
    /// The word that it is the part in.
    pub(super) word: Token,
    /// A turning word stands between.
    pub(super) turned: bool,
}

/// The parts of a mention in the words on both `sides`, the one before and the one behind.
pub(super) fn roles(text: &str, sides: [Span; 2], polarity: &Polarity) -> Vec<Role> {
    let [before, behind] = sides.map(|side| tokens(text, side));
    let of_before = object(text, &before, polarity);
    of_before.into_iter().chain(subject(text, &behind, polarity)).collect()
}

/// What the words behind a mention make of it: it does something, or is something, or something is done to it.
fn subject(text: &str, tokens: &[Token], polarity: &Polarity) -> Option<Role> {
    let mut buffer = String::new();
    let (mut be, mut turned, mut owns, mut with) = (false, false, false, false);
    for &word in tokens.iter().take(REACH) {
        let form = folded(word.span.of(text), &mut buffer);
        match form {
            // Behind a mention the possessive ending comes in two.
            "'s" | "’s" | "s" => owns = true,
            _ if PREPOSITIONS.contains(&form) && form != "to" => with = true,
            _ if BE.contains(&form) => be = true,
            _ if polarity.turns(form) => turned = true,
            _ if passed_over(word.shape, form) => (),
            _ if word.shape == Shape::Mark => return None,
            _ => {
                let name = match (owns, with, be) {
                    (true, _, _) => "owns",
                    (_, true, _) => "with",
                    (_, _, true) if is_past(form) => "suffers",
                    (_, _, true) => "is",
                    _ => "does",
                };
                return Some(Role { name, word, turned });
            }
        }
    }
    None
}

/// What the words before a mention make of it: something is done to it, or by it, or said about it.
///
/// The nearest good or bad word counts before the nearest word: titles stand between a name and its verb.
fn object(text: &str, tokens: &[Token], polarity: &Polarity) -> Option<Role> {
    let mut buffer = String::new();
    let (mut by, mut about, mut first) = (false, false, None);
    for (nth, &word) in tokens.iter().enumerate().rev().take(REACH) {
        let form = folded(word.span.of(text), &mut buffer);
        match form {
            "by" => by = true,
            _ if PREPOSITIONS.contains(&form) => about = true,
            _ if passed_over(word.shape, form) || ARTICLES.contains(&form) => (),
            _ if word.shape == Shape::Mark => break,
            _ if by && !is_past(form) => (),
            _ => {
                let name = match (by, about) {
                    (true, _) => "does",
                    (_, true) => "about",
                    _ => "suffers",
                };
                let signed = polarity.sign(form).is_some();
                let turned = tokens[nth.saturating_sub(2)..nth]
                    .iter()
                    .any(|before| polarity.turns(folded(before.span.of(text), &mut buffer)));
                let role = Role { name, word, turned };
                if signed || by {
                    return Some(role);
                }
                first = first.or(Some(role));
            }
        }
    }
    first
}

/// True for what may stand between a mention and its deed: names, words that join them, helping words, adverbs.
fn passed_over(shape: Shape, form: &str) -> bool {
    matches!(shape, Shape::Capital | Shape::Upper)
        || JOINING.contains(&form)
        || AUXILIARIES.contains(&form)
        || form.ends_with("ly")
}

fn is_past(form: &str) -> bool {
    form.ends_with("ed") || form.ends_with("en")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn told(text: &str, name: &str) -> Vec<String> {
        let at = text.find(name).unwrap();
        let sides = [Span::new(0, at), Span::new(at + name.len(), text.len())];
        let polarity = Polarity::with(BTreeMap::new()).unwrap();
        let told = |role: &Role| {
            let not = if role.turned { "not " } else { "" };
            format!("{not}{} {}", role.name, role.word.span.of(text))
        };
        roles(text, sides, &polarity).iter().map(told).collect()
    }

    #[test]
    fn who_does_it_and_who_suffers_it() {
        let text = "Orla Venn has openly accused Tam Reed of neglect.";
        assert_eq!(told(text, "Orla Venn"), ["does accused"]);
        assert_eq!(told(text, "Tam Reed"), ["suffers accused", "with neglect"]);
        let text = "The guild attacked departing mayor Tam Reed.";
        assert_eq!(told(text, "Tam Reed"), ["suffers attacked"]);
        let text = "Tam Reed was not praised by the former mayor Orla Venn.";
        assert_eq!(told(text, "Tam Reed"), ["not suffers praised"]);
        assert_eq!(told(text, "Orla Venn"), ["not does praised"]);
    }

    #[test]
    fn joined_names_share_the_deed() {
        let text = "Orla Venn, Tam Reed and Ada Moss betrayed the guild, critics of Bo Lind and Cy Hart said.";
        for name in ["Orla Venn", "Tam Reed", "Ada Moss"] {
            assert_eq!(told(text, name), ["does betrayed"], "{name}");
        }
        assert_eq!(told(text, "Cy Hart")[0], "about critics");
    }

    #[test]
    fn what_one_is_and_has() {
        assert_eq!(told("The guild says Orla Venn is corrupt.", "Orla Venn")[1], "is corrupt");
        assert_eq!(told("Orla Venn's lies hurt", "Orla Venn"), ["owns lies"]);
        assert!(told("Orla Venn", "Orla Venn").is_empty());
    }
}

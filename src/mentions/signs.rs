//! Good and bad words around a mention, as words of their own: `badbeforenear` for a bad word up to three words before it.

use super::Polarity;
use super::clause::parts;
use super::polarity::Sign;
use super::role::{Role, roles};
use crate::text::{Span, Token, folded, stem, tokens};

/// Words before a word among which a turning one turns it.
const TURNED: usize = 3;

/// Words from the mention up to which a word is near, close or in reach, and the names for that.
const DISTANCES: [(usize, &str); 4] = [(3, "near"), (6, "close"), (12, "reach"), (usize::MAX, "far")];

/// Sums from -2 to 2.
const SUMS: [&str; 5] = ["minustwo", "minusone", "zero", "one", "two"];

/// Words for what stands around a mention, each with the place in the text that it speaks of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signs {
    /// The words, with a space behind each.
    pub words: String,
    /// Where each begins among the words, and its place in the text.
    places: Vec<(usize, Span)>,
}

/// One word of a side, from the mention on.
struct Found {
    sign: Sign,
    turned: bool,
    in_clause: bool,
    distance: usize,
}

impl Signs {
    /// The words for both `sides` of a `mention`.
    #[must_use]
    pub fn new(text: &str, mention: Span, sides: [Span; 2], polarity: &Polarity) -> Self {
        let mut signs = Self::default();
        let read_sides = ["before", "behind"].into_iter().zip(sides.map(|side| tokens(text, side)));
        let (mut total, mut of_clause) = (0, 0);
        for (side, tokens) in read_sides {
            let mut close = 0;
            for (token, found) in read(text, &tokens, side == "before", polarity) {
                signs.add(&found, side, token.span);
                let sign = if found.sign == Sign::Good { 1 } else { -1 };
                total += if found.turned { -sign } else { sign };
                of_clause += if found.in_clause && !found.turned { sign } else { 0 };
                close += if found.distance <= DISTANCES[1].0 && !found.turned { sign } else { 0 };
            }
            signs.push(&format!("close{side}{}", sum(close)), mention);
        }
        for role in roles(text, sides, polarity) {
            signs.add_role(text, role, polarity);
        }
        signs.push(&format!("all{}", sum(total)), mention);
        signs.push(&format!("clause{}", sum(of_clause)), mention);
        signs
    }

    /// The place in the text that the word at `at` speaks of.
    #[must_use]
    pub fn place(&self, at: usize) -> Option<Span> {
        let nth = self.places.partition_point(|(begin, _)| *begin <= at);
        self.places.get(nth.checked_sub(1)?).map(|(_, span)| *span)
    }

    fn add(&mut self, found: &Found, side: &str, span: Span) {
        let sign = match (found.turned, found.sign) {
            (false, Sign::Good) => "good",
            (false, Sign::Bad) => "bad",
            (true, Sign::Good) => "notgood",
            (true, Sign::Bad) => "notbad",
        };
        let near = DISTANCES.iter().find(|(reach, _)| found.distance <= *reach).map_or("far", |(_, name)| name);
        self.push(sign, span);
        self.push(&format!("{sign}{side}"), span);
        self.push(&format!("{sign}{side}{near}"), span);
        if found.in_clause {
            self.push(&format!("{sign}{side}clause"), span);
        }
    }

    /// The part in a deed, with the deed's stem and with its sign.
    fn add_role(&mut self, text: &str, role: Role, polarity: &Polarity) {
        let (mut buffer, span) = (String::new(), role.word.span);
        let form = folded(span.of(text), &mut buffer);
        let not = if role.turned { "not" } else { "" };
        if form.chars().all(char::is_alphabetic) {
            self.push(&format!("{}{not}{}", role.name, stem(form)), span);
        }
        let sign = match polarity.sign(form) {
            Some(Sign::Good) => "good",
            Some(Sign::Bad) => "bad",
            None => return,
        };
        self.push(&format!("{}{not}signed{sign}", role.name), span);
    }

    fn push(&mut self, word: &str, span: Span) {
        self.places.push((self.words.len(), span));
        self.words.push_str(word);
        self.words.push(' ');
    }
}

/// The words of one side that are good or bad, in text order.
fn read(text: &str, tokens: &[Token], backwards: bool, polarity: &Polarity) -> Vec<(Token, Found)> {
    let mut buffer = String::new();
    let (mut in_clause, mut distance) = (true, 0);
    let mut found = Vec::new();
    for step in 0..tokens.len() {
        let nth = if backwards { tokens.len() - 1 - step } else { step };
        let token = tokens[nth];
        let form = folded(token.span.of(text), &mut buffer);
        if parts(token.shape, form) {
            in_clause = false;
            continue;
        }
        distance += 1;
        let Some(sign) = polarity.sign(form) else { continue };
        let turned = tokens[nth.saturating_sub(TURNED)..nth]
            .iter()
            .any(|before| polarity.turns(folded(before.span.of(text), &mut buffer)));
        found.push((token, Found { sign, turned, in_clause, distance }));
    }
    if backwards {
        found.reverse();
    }
    found
}

fn sum(of: i32) -> &'static str {
    SUMS[of.clamp(-2, 2).abs_diff(-2) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn say_where_good_and_bad_words_stand() {
        let polarity = Polarity::with(BTreeMap::new()).unwrap();
        let text = "The guild accused Orla Venn of neglect, and did not praise the town.";
        let mention = Span::new(18, 27);
        let signs = Signs::new(text, mention, [Span::new(0, 18), Span::new(27, text.len())], &polarity);
        let words: Vec<&str> = signs.words.split_whitespace().collect();
        for word in ["badbeforenear", "badbeforeclause", "badbehindclause", "notgoodbehindclose", "closebeforeminusone"]
        {
            assert!(words.contains(&word), "{word} in {words:?}");
        }
        let at = signs.words.find("badbeforenear").unwrap();
        assert_eq!(signs.place(at).unwrap().of(text), "accused");
        assert_eq!(signs.place(signs.words.len()).unwrap(), mention);
    }

    #[test]
    fn users_add_words() {
        let with = |group: &str| Polarity::with([(group.to_owned(), vec!["tosh".to_owned()])].into());
        assert_eq!(with("bad").unwrap().sign("tosh"), Some(Sign::Bad));
        assert!(with("dull").is_err());
    }
}

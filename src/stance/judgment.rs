//! Cues of one sentence composed into judgments of the target.
//!
//! Signs multiply along a chain: to oppose (-) the end (-) of a thing is to be
//! for it, and a negation or a refusal before a cue turns it around. So tone
//! is not taken for stance: who regrets (-) the collapse (-) of talks favours
//! them. Choi and Wiebe (2014) call such inference implicature.

use super::lexicon::{Category, Cue, cue};
use super::target::{Match, Target};
use crate::text::{Span, folded, tokens};

/// Words before a cue in which a negation turns it.
const NEGATION: usize = 4;
/// Words after an attitude in which a deed is its object.
const CHAIN: usize = 6;
/// Words after a cue searched for the target.
const AFTER: usize = 14;
/// Words before a cue searched for the target.
const BEFORE: usize = 12;
/// What is left of a cue under a negation.
const NEGATED: f32 = -0.7;
/// What is left of a wish without a deed as its object.
const UNCHAINED: f32 = 0.5;
/// What is left of a cue after `if` or `would`.
const CONDITIONAL: f32 = 0.7;

/// One word or mark of a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) cue: Option<Cue>,
    matched: Option<Match>,
    anaphor: Option<Match>,
    /// `;`, `but`, `while`: what comes after is another matter.
    turn: bool,
    conditional: bool,
}

/// What one cue says of the target.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judgment {
    /// Index of the cue among the words.
    pub(super) at: usize,
    pub(super) category: Category,
    /// For the target or against it, in -1..=1.
    pub(super) value: f32,
    /// How surely it is about the target, in 0..=1.
    pub(super) about: f32,
}

/// The words of a sentence.
pub(super) fn words(text: &str, sentence: Span, target: &Target, buffer: &mut String) -> Vec<Word> {
    tokens(text, sentence).into_iter().map(|token| word(text, token.span, token.is_word(), target, buffer)).collect()
}

fn word(text: &str, span: Span, is_word: bool, target: &Target, buffer: &mut String) -> Word {
    if !is_word {
        let turn = matches!(span.of(text), ";");
        return Word { span, cue: None, matched: None, anaphor: None, turn, conditional: false };
    }
    let lower = folded(span.of(text), buffer);
    let matched = target.matched(lower);
    let own_deed = matched.is_some_and(|found| found.deed);
    let thing = |cue: &Cue| matched.is_some() && cue.category != Category::Attitude;
    let own = Some(Cue { category: Category::Act, value: 0.8 });
    let cue = if own_deed { own } else { cue(lower).filter(|cue| !thing(cue)) };
    let turn = matches!(lower, "but" | "while" | "although" | "though" | "whereas" | "despite");
    let conditional = matches!(lower, "if" | "unless" | "could" | "might" | "whether");
    Word { span, cue, matched, anaphor: Target::anaphor(lower), turn, conditional }
}

/// The judgments of a sentence, in order. Linear in the sentence.
pub(super) fn judgments(words: &[Word]) -> Vec<Judgment> {
    let mut found = Vec::new();
    let mut done = 0;
    for at in 0..words.len() {
        if at < done {
            continue;
        }
        if let Some((judgment, next)) = judgment(words, at) {
            found.push(judgment);
            done = next;
        }
    }
    found
}

/// The judgment of the cue at `at`, and the first word after its chain.
fn judgment(words: &[Word], at: usize) -> Option<(Judgment, usize)> {
    let cue = words[at].cue.filter(|cue| cue.category != Category::Negator)?;
    if cue.category == Category::Aloof && negation(words, at) > 0.0 {
        return None;
    }
    let (value, end) = chain(words, at, cue)?;
    let (about, direction) = about(words, at, end, cue.category);
    let conditional = words[at.saturating_sub(NEGATION)..at].iter().any(|word| word.conditional);
    let weight = if conditional { CONDITIONAL } else { 1.0 };
    let value = value * direction * weight * negation(words, at);
    Some((Judgment { at, category: cue.category, value, about }, end))
}

/// A cue with the deed that is its object: value and the first word after it.
fn chain(words: &[Word], at: usize, cue: Cue) -> Option<(f32, usize)> {
    let reach = words.len().min(at + 1 + CHAIN);
    let object = (at + 1..reach).take_while(|&next| !words[next].turn).find_map(|next| {
        let deed = words[next].cue.filter(|deed| deed.category != Category::Negator)?;
        Some((next, deed))
    });
    match (cue.category, object) {
        (Category::Refuse, Some((_, deed))) if deed.category != Category::Worth => None,
        (Category::Attitude | Category::Will, Some((next, deed))) if matches!(deed.category, Category::Act) => {
            let inner = if (at + 1..next).any(|word| is_negator(words[word])) { NEGATED } else { 1.0 };
            Some((cue.value * deed.value.signum() * inner, next + 1))
        }
        (Category::Worth, Some((next, deed))) if deed.category == Category::Act && next <= at + 3 => {
            Some((cue.value * deed.value.signum(), next + 1))
        }
        (Category::Will, _) => Some((cue.value * UNCHAINED, at + 1)),
        _ => Some((cue.value, at + 1)),
    }
}

fn is_negator(word: Word) -> bool {
    word.cue.is_some_and(|cue| matches!(cue.category, Category::Negator | Category::Refuse))
}

/// The factor of negations right before a cue; two of them undo each other.
fn negation(words: &[Word], at: usize) -> f32 {
    let before = words[at.saturating_sub(NEGATION)..at].iter().rev().take_while(|word| !word.turn);
    before.filter(|word| is_negator(**word)).fold(1.0, |factor, _| factor * NEGATED)
}

/// How surely the words around a chain are about the target, and whether they stand for its opposite.
fn about(words: &[Word], at: usize, end: usize, category: Category) -> (f32, f32) {
    let before = at.saturating_sub(BEFORE);
    let left = words[before..at].iter().rev().take_while(|word| !word.turn);
    let right = words[at..words.len().min(end + AFTER)].iter().take_while(|word| !word.turn);
    let mut sums = Sums::default();
    for word in right {
        sums.add(*word, 1.0);
    }
    let far = if category == Category::Worth { 1.0 } else { 0.6 };
    for word in left {
        sums.add(*word, far);
    }
    sums.result()
}

/// Matched weight by what was matched.
#[derive(Debug, Default)]
struct Sums {
    plain: f32,
    inner: f32,
    anaphor: f32,
    reversed: bool,
}

impl Sums {
    fn add(&mut self, word: Word, factor: f32) {
        match word.matched {
            Some(found) if found.reverser => self.reversed = true,
            Some(found) if found.inner => self.inner += found.weight * factor,
            Some(found) => self.plain += found.weight * factor,
            None => {
                let weight = word.anaphor.map_or(0.0, |found| found.weight * factor);
                self.anaphor = self.anaphor.max(weight);
            }
        }
    }

    fn result(&self) -> (f32, f32) {
        let turned = self.inner > self.plain + self.anaphor && !self.reversed;
        let own = if self.reversed { 0.4 } else { 0.0 };
        let share = Target::share(self.plain + self.inner + own).max(Target::share(self.anaphor));
        (share, if turned { -1.0 } else { 1.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sum of all judgments of a sentence toward a target.
    fn toward(sentence: &str, target: &str) -> f32 {
        let words = words(sentence, Span::new(0, sentence.len()), &Target::read(target), &mut String::new());
        judgments(&words).iter().map(|found| found.value * found.about).sum()
    }

    #[test]
    fn signs_follow_the_chain() {
        let cases = [
            ("The mayor supports the harbour plan.", "the harbour plan", 1.0),
            ("The mayor opposes the harbour plan.", "the harbour plan", -1.0),
            ("The mayor does not support the harbour plan.", "the harbour plan", -1.0),
            ("She regretted the collapse of the talks.", "the harbour talks", 1.0),
            ("They refused to sign the treaty.", "the fishing treaty", -1.0),
            ("He opposes ending the subsidy.", "ending the milk subsidy", -1.0),
            ("He backs the milk subsidy.", "ending the milk subsidy", -1.0),
            ("The port supports the ban on night flights.", "the ban on night flights", 1.0),
            ("Night flights are good.", "the ban on night flights", -1.0),
            ("They voted to block the harbour plan.", "the harbour plan", -1.0),
        ];
        for (sentence, target, sign) in cases {
            assert!(toward(sentence, target) * sign > 0.0, "{sentence} {}", toward(sentence, target));
        }
    }

    #[test]
    fn other_matters_say_nothing() {
        assert!(toward("The cook praised the soup.", "the harbour plan").abs() < 0.01);
    }
}

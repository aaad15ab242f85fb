//! A cue and what it governs: signs multiply along a chain, and negations and conditions weaken or turn them.

use super::lexicon::{Category, Cue};
use super::target::Part;
use super::words::{Kind, Word};

/// Words before a cue in which a negation turns it.
pub(super) const NEGATION: usize = 4;
/// Words after a cue in which the next is its object.
pub(super) const CHAIN: usize = 8;
/// The same after a wish or a call, which names somebody first.
const WISHED: usize = 12;
/// Links of a chain at most.
const LINKS: usize = 5;
/// What is left of a cue under a negation.
pub(super) const NEGATED: f32 = -0.8;
/// What is left of a wish without a deed as its object.
const UNCHAINED: f32 = 0.5;
/// What is left of a cue that a condition goes with.
const CONDITIONAL: f32 = 0.7;
/// What is left of a cue inside a condition.
const SUPPOSED: f32 = 0.2;
/// What is left of consent on a condition, or of consent that might have been.
const WITHHELD: f32 = -0.5;
/// Words after a cue searched for the target.
pub(super) const AFTER: usize = 16;

/// A cue with all that it governs.
pub(super) struct Chain {
    pub(super) value: f32,
    /// The first word after it.
    pub(super) end: usize,
    pub(super) inner: Option<(usize, f32)>,
}

pub(super) fn governed(words: &[Word], at: usize, cue: Cue, links: usize) -> Chain {
    let end = at + words[at].length;
    let object = if links < LINKS { object(words, end, cue) } else { None };
    let Some((next, inner)) = object else {
        return Chain { value: cue.value * alone(words, end, cue.category), end, inner: None };
    };
    let chain = governed(words, next, inner, links + 1);
    if cue.category == Category::Worth && inner.category == Category::Worth || words[next].kind == Kind::Against {
        return Chain { value: cue.value, end: chain.end, inner: None };
    }
    let turns = words[end..next].iter().filter(|word| is_negator(word)).fold(1.0, |factor, _| factor * NEGATED);
    let is_of_another = cue.category == Category::Attitude && words[end..next].iter().any(|word| word.kind == Kind::Of);
    let inner = (is_of_another && links == 0).then_some((next, chain.value * turns));
    Chain { value: cue.value * chain.value.signum() * turns, end: chain.end, inner }
}

/// What is left of a cue of `category` without an object; a judgment of what is not done turns around.
fn alone(words: &[Word], end: usize, category: Category) -> f32 {
    match category {
        Category::Will | Category::Should => UNCHAINED,
        Category::Deny => 0.0,
        Category::Worth if words.get(end).is_some_and(is_negator) => NEGATED,
        _ => 1.0,
    }
}

/// The next cue that is the object of `outer`, which ends before `end`.
fn object(words: &[Word], end: usize, outer: Cue) -> Option<(usize, Cue)> {
    let category = outer.category;
    let passes = matches!(category, Category::Will | Category::Should | Category::Ask | Category::Deny);
    let reach = words.len().min(end + if passes { WISHED } else { CHAIN });
    let mut past = false;
    for next in end..reach {
        let word = &words[next];
        if let Some(cue) = word.cue.filter(|cue| !matches!(cue.category, Category::Negator | Category::Judge)) {
            let done = past && (end..next).any(|at| next - at <= 2 && words[at].kind == Kind::Be);
            let fits = embeds(outer, cue, next <= end + 2) && (!past || passes);
            // In `constructive efforts` the word of worth is no judgment of the deed.
            if category == Category::Worth && next == end && cue.category == Category::Act && cue.value > 0.0 {
                return None;
            }
            let befalls = past && cue.category == Category::Fate && category != Category::Act;
            return (fits || befalls || done && cue.category == Category::Act).then_some((next, cue));
        }
        past |= word.matched.is_some_and(|found| found.weight > 0.6 && found.part != Part::Reverser);
        if matches!(word.kind, Kind::Turn | Kind::Joint) {
            return None;
        }
    }
    None
}

/// True if a cue of `outer` can have `inner` as its object.
fn embeds(outer: Cue, inner: Cue, near: bool) -> bool {
    use Category::{
        Act, Affect, Aloof, Ask, Attitude, Deed, Deny, Engage, Fate, Judge, Negator, Refuse, Short, Should, Will, Worth,
    };
    match outer.category {
        Deny => !matches!(inner.category, Aloof),
        Refuse => !matches!(inner.category, Aloof | Worth | Short),
        Will | Should | Ask => matches!(inner.category, Act | Attitude | Refuse | Ask | Engage | Affect | Deed),
        Attitude => {
            matches!(inner.category, Act | Attitude | Fate | Refuse | Ask)
                && !(inner.category == Act && inner.value > 0.0 && !near)
        }
        Act => matches!(inner.category, Act | Attitude | Ask | Fate) && near,
        Worth if inner.category == Worth => outer.value * inner.value < 0.0,
        Worth => matches!(inner.category, Act | Attitude) && near,
        Affect | Aloof | Deed | Engage | Fate | Judge | Negator | Short => false,
    }
}

pub(super) fn is_negator(word: &Word) -> bool {
    word.cue.is_some_and(|cue| cue.category == Category::Negator)
}

/// The factor of negations right before a cue; two of them undo each other.
pub(super) fn negation(words: &[Word], at: usize) -> f32 {
    let before = words[at.saturating_sub(NEGATION)..at].iter().rev().take_while(|word| word.kind != Kind::Turn);
    before.filter(|word| is_negator(word)).fold(1.0, |factor, _| factor * NEGATED)
}

/// Minus one where the target itself is what would be missing: `warned that without (the target)`.
pub(super) fn without(words: &[Word], end: usize) -> f32 {
    let reach = words.len().min(end + CHAIN);
    let after = &words[end.min(reach)..reach];
    let missing =
        after.windows(4).any(|few| few[0].kind == Kind::Without && few.iter().any(|word| word.matched.is_some()));
    if missing { -1.0 } else { 1.0 }
}

/// The factor of the conditions that a cue of `value` stands under.
pub(super) fn condition(words: &[Word], at: usize, end: usize, value: f32) -> f32 {
    let before = &words[at.saturating_sub(NEGATION)..at];
    let is = |word: &Word, kind| word.kind == kind;
    let supposed = words[at.saturating_sub(NEGATION + 3)..at].iter().rev().take_while(|word| !is(word, Kind::Joint));
    let supposed: Vec<&Word> = supposed.collect();
    let might_have =
        before.iter().any(|word| is(word, Kind::Have)) && before.iter().any(|word| is(word, Kind::Conditional));
    let after = words[end.min(words.len())..].iter().take(AFTER).take_while(|word| !is(word, Kind::Turn));
    let withheld = value > 0.0 && after.clone().any(|word| is(word, Kind::Unless));
    if withheld || might_have {
        WITHHELD
    } else if supposed.iter().any(|word| is(word, Kind::Conditional)) {
        let even = words[..at].iter().rev().take(NEGATION + 4).any(|word| is(word, Kind::Even));
        if even || supposed.iter().any(|word| is(word, Kind::Have)) {
            CONDITIONAL
        } else {
            SUPPOSED.max(CONDITIONAL * is_could(before))
        }
    } else {
        1.0
    }
}

/// One if the condition is the verb's own, `could`.
fn is_could(before: &[Word]) -> f32 {
    if before.iter().any(|word| word.kind == Kind::Conditional && word.span.len() == 5) { 1.0 } else { 0.0 }
}

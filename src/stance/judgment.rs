//! Cues of one sentence composed into judgments of the target.
//!
//! Signs multiply along a chain: to oppose (-) the end (-) of a thing is to be
//! for it, and a negation or a refusal before a cue turns it around. So tone
//! is not taken for stance: who regrets (-) the collapse (-) of talks favours
//! them. Choi and Wiebe (2014) call such inference implicature.

use super::about::about;
use super::chain::{NEGATED, NEGATION, condition, governed, negation, without};
use super::lexicon::Category;
use super::words::{Kind, Word};

/// Words between a verb such as `called` and the judgment at most.
const JUDGE: usize = 10;
/// Words around a cue in which an open mind, or a wish for more, is of the same matter.
const NEAR: usize = 14;

/// What one cue says of the target.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judgment {
    /// Index of the cue among the words, or of the verb by which a judgment is somebody's.
    pub(super) at: usize,
    /// Index of the cue itself.
    pub(super) cue: usize,
    pub(super) category: Category,
    /// For the target or against it, in -1..=1.
    pub(super) value: f32,
    /// How surely it is about the target, in 0..=1.
    pub(super) about: f32,
    /// How surely it is about whoever owns the target, in 0..=1; as far as it is not about the target.
    pub(super) of_owner: f32,
    /// It is a judgment of something else, which is named: `the bridge is safe`.
    pub(super) elsewhere: bool,
    /// The cue that is the object of this one and told of another: `accused (her) of blocking`; with its value.
    pub(super) inner: Option<(usize, f32)>,
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
    overruled(words, found)
}

/// An open mind leaves nothing of the cues around it, and a wish for more nothing of the blame around it.
fn overruled(words: &[Word], mut found: Vec<Judgment>) -> Vec<Judgment> {
    unasked(words, &mut found);
    denied(words, &mut found);
    let places = |category| found.iter().filter(|one| one.category == category).map(|one| one.at).collect::<Vec<_>>();
    let (aloof, short) = (places(Category::Aloof), places(Category::Short));
    found.retain(|one| match one.category {
        Category::Aloof => true,
        Category::Attitude | Category::Worth => {
            !is_near(words, one.at, &aloof) && (one.value > 0.0 || !is_near(words, one.at, &short))
        }
        _ => !is_near(words, one.at, &aloof),
    });
    found
}

/// True if one of `places`, in order, is close to word `at` and of the same matter.
fn is_near(words: &[Word], at: usize, places: &[usize]) -> bool {
    let after = places.partition_point(|&place| place < at);
    let beside = [after.checked_sub(1), Some(after)].into_iter().flatten().filter_map(|nth| places.get(nth));
    beside.into_iter().any(|&place| {
        let (from, to) = (place.min(at), place.max(at));
        to - from <= NEAR && words[from..to].iter().all(|word| word.kind != Kind::Turn)
    })
}

/// `neither defends nor attacks it` takes no side.
fn unasked(words: &[Word], found: &mut [Judgment]) {
    let neither = |at: usize| words[at.saturating_sub(3)..at].iter().any(|word| word.kind == Kind::Neither);
    for nth in 1..found.len() {
        let (one, other) = (found[nth - 1], found[nth]);
        if neither(one.at) && neither(other.at) && one.value * other.value < 0.0 {
            found[nth - 1].category = Category::Aloof;
            found[nth].category = Category::Aloof;
        }
    }
}

/// A denial after the words turns them: `reports of her opposition are false`.
fn denied(words: &[Word], found: &mut Vec<Judgment>) {
    for nth in 1..found.len() {
        let (one, denial) = (found[nth - 1], found[nth]);
        if denial.category == Category::Deny && denial.value == 0.0 && is_near(words, denial.at, &[one.at]) {
            found[nth - 1].value *= NEGATED;
        }
    }
    found.retain(|one| one.category != Category::Deny || one.value != 0.0);
}

/// The judgment of the cue at `at`, and the first word after its chain.
fn judgment(words: &[Word], at: usize) -> Option<(Judgment, usize)> {
    let cue = words[at].cue.filter(|cue| !matches!(cue.category, Category::Negator | Category::Judge))?;
    let chain = governed(words, at, cue, 0);
    let (about, direction, of_owner) = about(words, at, chain.end);
    let value = chain.value * direction * negation(words, at) * without(words, chain.end);
    let value = value * condition(words, at, chain.end, value);
    let inner = chain.inner.map(|(at, value)| (at, value * direction));
    let elsewhere = cue.category == Category::Worth && is_elsewhere(words, at);
    let own = at;
    let at = if cue.category == Category::Worth { judge(words, at).unwrap_or(at) } else { at };
    Some((Judgment { at, cue: own, category: cue.category, value, about, of_owner, elsewhere, inner }, chain.end))
}

/// True if the subject of the `is` before a word of worth is a noun that does not stand for the target.
fn is_elsewhere(words: &[Word], at: usize) -> bool {
    let before = &words[at.saturating_sub(NEGATION + 1)..at];
    let Some(be) = before.iter().rposition(|word| word.kind == Kind::Be) else { return false };
    let subject = be.checked_sub(1).map(|nth| before[nth]);
    subject.is_some_and(|word| {
        word.kind == Kind::Plain
            && word.matched.is_none()
            && word.anaphor.is_none()
            && !word.owner
            && word.span.len() > 2
    })
}

/// The verb by which a judgment of worth at `at` is somebody's: `called it a disgrace`.
fn judge(words: &[Word], at: usize) -> Option<usize> {
    let before = words[at.saturating_sub(JUDGE)..at].iter().rev().take_while(|word| word.kind != Kind::Turn);
    let found = before.take_while(|word| !word.cue.is_some_and(|cue| cue.category == Category::Judge)).count();
    let judge = at.checked_sub(found + 1)?;
    words[judge].cue.is_some_and(|cue| cue.category == Category::Judge).then_some(judge)
}

#[cfg(test)]
mod tests {
    use super::super::{Target, words::words};
    use super::*;
    use crate::text::Span;

    /// The sum of all judgments of a sentence toward a target.
    fn toward(sentence: &str, target: &str) -> f32 {
        let target = Target::new(target);
        let words = words(sentence, Span::new(0, sentence.len()), &target, |_| false, &mut String::new());
        judgments(&words)
            .iter()
            .filter(|found| found.category != Category::Aloof)
            .map(|found| found.value * found.about)
            .sum()
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
            ("She denied that she opposes the harbour plan.", "the harbour plan", 1.0),
            ("She could not oppose the harbour plan.", "the harbour plan", 1.0),
            ("They did not fail to vote down the harbour plan.", "the harbour plan", -1.0),
            ("She would back the harbour plan only if the pier stayed.", "the harbour plan", -1.0),
            ("She would accept the harbour plan even if it cost the pier.", "the harbour plan", 1.0),
            ("He might have supported the harbour plan.", "the harbour plan", -1.0),
            ("She called the harbour plan weak and far too little.", "the harbour plan", 1.0),
            ("He warned that without the harbour plan the town would die.", "the harbour plan", 1.0),
            ("They called for the harbour plan to be scrapped.", "the harbour plan", -1.0),
            ("They oppose the harbour plan and praise the pier.", "the harbour plan", -1.0),
        ];
        for (sentence, target, sign) in cases {
            assert!(toward(sentence, target) * sign > 0.0, "{sentence} {}", toward(sentence, target));
        }
    }

    #[test]
    fn other_matters_say_nothing() {
        assert!(toward("The cook praised the soup.", "the harbour plan").abs() < 0.01);
    }

    #[test]
    fn an_open_mind_leaves_no_sign() {
        for sentence in
            ["She declined to say whether she favours the harbour plan.", "It took no side on the harbour plan."]
        {
            assert!(toward(sentence, "the harbour plan").abs() < 1e-6, "{sentence}");
        }
    }
}

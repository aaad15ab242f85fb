//! Cues of one sentence composed into judgments of the target.
//!
//! Signs multiply along a chain: to oppose (-) the end (-) of a thing is to be
//! for it, and a negation or a refusal before a cue turns it around. So tone
//! is not taken for stance: who regrets (-) the collapse (-) of talks favours
//! them. Choi and Wiebe (2014) call such inference implicature.

use super::lexicon::{Category, Cue, cue};
use super::reasons::Place;
use super::target::{Match, Part, Target};
use crate::text::{Span, folded, tokens};

/// Words before a cue in which a negation turns it.
const NEGATION: usize = 4;
/// Words after a cue in which the next is its object.
const CHAIN: usize = 7;
/// The same after a wish or a call, which names somebody first.
const WISHED: usize = 12;
/// Words between a verb such as `called` and the judgment at most.
const JUDGE: usize = 10;
/// Links of a chain at most.
const LINKS: usize = 5;
/// Words after a cue searched for the target.
const AFTER: usize = 16;
/// Words before a cue searched for the target.
const BEFORE: usize = 14;
/// Words around a cue in which an open mind, or a wish for more, is of the same matter.
const NEAR: usize = 14;
/// What is left of a cue under a negation.
const NEGATED: f32 = -0.8;
/// What is left of a wish without a deed as its object.
const UNCHAINED: f32 = 0.5;
/// What is left of a cue that a condition goes with.
const CONDITIONAL: f32 = 0.7;
/// What is left of a cue inside a condition.
const SUPPOSED: f32 = 0.2;
/// What is left of consent on a condition, or of consent that might have been.
const WITHHELD: f32 = -0.5;
/// Weight of a name of the target's owner toward a match.
const OF_OWNER: f32 = 0.6;

/// One word or mark of a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) cue: Option<Cue>,
    /// Words of the cue.
    pub(super) length: usize,
    matched: Option<Match>,
    anaphor: Option<Match>,
    /// It names the target's owner.
    owner: bool,
    /// The quotation it stands in.
    pub(super) quote: Option<usize>,
    kind: Kind,
}

impl Word {
    /// A word of the target's own, names aside.
    pub(super) fn is_target(&self) -> bool {
        self.matched.is_some_and(|found| found.weight > 0.6)
    }

    /// The head of the target, or another word for it.
    pub(super) fn is_head(&self) -> bool {
        self.matched.is_some_and(|found| found.weight >= 0.7)
    }

    /// A verb such as `called`.
    pub(super) fn is_judge(&self) -> bool {
        self.cue.is_some_and(|cue| cue.category == Category::Judge)
    }
}

/// What a word does to the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    /// `;`, `but`, `while`: what comes after is another matter.
    Turn,
    /// `,`, `and`, `which`: what comes after is no object of what stands before.
    Joint,
    /// `if`, `whether`, `could`, `might`.
    Conditional,
    /// `unless`, and `only` before `if`, `when`, `after`.
    Unless,
    /// `even`, before `if`.
    Even,
    Have,
    /// `was`, `were`, `been`, `be`: what comes after can be done to what stands before.
    Be,
    Neither,
    /// `they`, `that`, `we`: stands for a thing, which can be the target.
    Pronoun,
    /// `without`, `rather than`, `instead of`.
    Without,
    Against,
    Of,
}

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

/// True if a quotation has its speaker as the subject of the cue at `at`, or none.
pub(super) fn has_own_subject(text: &str, words: &[Word], at: usize) -> bool {
    const SUBJECTS: &[&str] =
        &["I", "We", "we", "he", "He", "she", "She", "they", "They", "it", "It", "us", "our", "to"];
    let before = words[at.saturating_sub(BEFORE)..at].iter().rev().take_while(|word| word.quote == words[at].quote);
    let mut before = before.map(|word| word.span.of(text)).peekable();
    before.peek().is_none() || before.any(|word| SUBJECTS.contains(&word))
}

/// The words of a sentence; `is_owner` tells whether a place lies in a name of the target's owner.
pub(super) fn words(
    text: &str,
    sentence: Span,
    target: &Target,
    is_owner: impl Fn(usize) -> bool,
    buffer: &mut String,
) -> Vec<Word> {
    let tokens = tokens(text, sentence);
    let mut lower = String::with_capacity(sentence.len());
    let mut ends = Vec::with_capacity(tokens.len() + 1);
    ends.push(0);
    for token in &tokens {
        lower.push_str(folded(token.span.of(text), buffer));
        ends.push(lower.len());
    }
    let at = |nth: usize| ends.get(nth..nth + 2).and_then(|pair| lower.get(pair[0]..pair[1]));
    let mut words: Vec<Word> = Vec::with_capacity(tokens.len());
    let mut inside = 0;
    for (nth, token) in tokens.iter().enumerate() {
        let mut word = word(token.span, at(nth).unwrap_or_default(), |ahead| at(nth + ahead), target);
        let beside = [nth.checked_sub(1), Some(nth + 1)].into_iter().flatten().filter_map(|nth| tokens.get(nth));
        if token.is_capital() && beside.into_iter().any(|other| other.is_capital()) {
            word.cue = None;
        }
        word.owner = token.is_word() && is_owner(token.span.start);
        if inside > 0 && word.cue.is_some_and(|cue| cue.category != Category::Negator || word.length == 1) {
            word.cue = None;
        }
        inside = if word.cue.is_some() { word.length - 1 } else { inside.saturating_sub(1) };
        words.push(word);
    }
    words
}

fn word<'w>(span: Span, lower: &str, ahead: impl Fn(usize) -> Option<&'w str>, target: &Target) -> Word {
    let next = ahead(1).unwrap_or_default();
    let kind = match lower {
        ";" | "but" | "while" | "although" | "though" | "whereas" | "despite" | "however" => Kind::Turn,
        "," | "and" | "or" | "which" | "who" | "because" | "after" | "before" | "as" | "“" | "”" | "\"" => {
            Kind::Joint
        }
        "only" if matches!(next, "if" | "when" | "after" | "once") => Kind::Unless,
        "unless" => Kind::Unless,
        "even" if next == "if" => Kind::Even,
        "if" | "whether" | "could" | "might" => Kind::Conditional,
        "have" | "had" => Kind::Have,
        "was" | "were" | "been" | "be" | "being" | "is" => Kind::Be,
        "neither" | "nor" => Kind::Neither,
        "they" | "that" | "there" | "what" | "he" | "she" | "we" | "you" | "i" | "those" | "these" | "everything" => {
            Kind::Pronoun
        }
        "without" => Kind::Without,
        "rather" if next == "than" => Kind::Without,
        "instead" if next == "of" => Kind::Without,
        "against" => Kind::Against,
        "of" | "for" | "over" | "from" => Kind::Of,
        _ => Kind::Plain,
    };
    let matched = target.matched(lower);
    let own_deed = matched.is_some_and(|found| found.deed);
    let is_own = matched.is_some_and(|found| found.own);
    let thing =
        |cue: &Cue| matched.is_some() && (is_own || !matches!(cue.category, Category::Attitude | Category::Ask));
    let own = Some((Cue { category: Category::Act, value: 0.8 }, 1));
    let found = if own_deed { own } else { cue(lower, ahead).filter(|(cue, length)| *length > 1 || !thing(cue)) };
    let (cue, length) = found.map_or((None, 1), |(cue, length)| (Some(cue), length));
    Word { span, cue, length, matched, anaphor: Target::anaphor(lower), owner: false, quote: None, kind }
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

/// A cue with all that it governs.
struct Chain {
    value: f32,
    /// The first word after it.
    end: usize,
    inner: Option<(usize, f32)>,
}

fn governed(words: &[Word], at: usize, cue: Cue, links: usize) -> Chain {
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
        Act, Affect, Aloof, Ask, Attitude, Deny, Engage, Fate, Judge, Negator, Refuse, Short, Should, Will, Worth,
    };
    match outer.category {
        Deny => !matches!(inner.category, Aloof),
        Refuse => !matches!(inner.category, Aloof | Worth | Short),
        Will | Should | Ask => matches!(inner.category, Act | Attitude | Refuse | Ask | Engage | Affect),
        Attitude => {
            matches!(inner.category, Act | Attitude | Fate | Refuse | Ask)
                && !(inner.category == Act && inner.value > 0.0 && !near)
        }
        Act => matches!(inner.category, Act | Attitude | Ask | Fate) && near,
        Worth if inner.category == Worth => outer.value * inner.value < 0.0,
        Worth => matches!(inner.category, Act | Attitude) && near,
        Affect | Aloof | Engage | Fate | Judge | Negator | Short => false,
    }
}

fn is_negator(word: &Word) -> bool {
    word.cue.is_some_and(|cue| cue.category == Category::Negator)
}

/// The factor of negations right before a cue; two of them undo each other.
fn negation(words: &[Word], at: usize) -> f32 {
    let before = words[at.saturating_sub(NEGATION)..at].iter().rev().take_while(|word| word.kind != Kind::Turn);
    before.filter(|word| is_negator(word)).fold(1.0, |factor, _| factor * NEGATED)
}

/// Minus one where the target itself is what would be missing: `warned that without (the target)`.
fn without(words: &[Word], end: usize) -> f32 {
    let reach = words.len().min(end + CHAIN);
    let after = &words[end.min(reach)..reach];
    let missing =
        after.windows(4).any(|few| few[0].kind == Kind::Without && few.iter().any(|word| word.matched.is_some()));
    if missing { -1.0 } else { 1.0 }
}

/// The factor of the conditions that a cue of `value` stands under.
fn condition(words: &[Word], at: usize, end: usize, value: f32) -> f32 {
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

/// How surely the words around a chain are about the target, whether they stand for its opposite, and how surely they
/// are about the owner.
fn about(words: &[Word], at: usize, end: usize) -> (f32, f32, f32) {
    let before = at.saturating_sub(BEFORE);
    let quote = words[at].quote;
    let left = words[before..at].iter().rev().take_while(|word| word.kind != Kind::Turn && word.quote == quote);
    let right = words[at..words.len().min(end + AFTER)].iter();
    let right = right.take_while(|word| word.kind != Kind::Turn && (quote.is_none() || word.quote == quote));
    let mut sums = Sums::default();
    for (nth, word) in right.enumerate() {
        if at + nth >= end && word.kind == Kind::Joint && sums.has_thing() {
            break;
        }
        sums.add(*word, 1.0);
    }
    let is_worth = words[at].cue.is_some_and(|cue| cue.category == Category::Worth);
    let far = if is_worth { 1.0 } else { 0.6 };
    if is_worth || !sums.has_thing() {
        left.for_each(|word| sums.add(*word, far));
    }
    let owner = words[end.min(words.len())..].iter().take(CHAIN).take_while(|word| word.kind != Kind::Turn);
    let of_owner = if owner.clone().any(|word| word.owner) { OF_OWNER } else { 0.0 };
    let (share, direction) = sums.result();
    (share, direction, of_owner)
}

/// The place of the cue at `at`, with the nearest words that name the target.
pub(super) fn place(words: &[Word], sentence: Span, at: usize) -> Place {
    let last = (at + words[at].length).saturating_sub(1).clamp(at, words.len() - 1);
    Place { sentence, cue: Span::new(words[at].span.start, words[last].span.end), named: named(words, at) }
}

fn named(words: &[Word], at: usize) -> Option<Span> {
    let near = || at.saturating_sub(BEFORE)..words.len().min(at + AFTER);
    let nearest = |names: &dyn Fn(&Word) -> bool| {
        let quote = words[at].quote;
        let inside = near().filter(|&nth| (quote.is_none() || words[nth].quote == quote) && names(&words[nth]));
        inside.min_by_key(|nth| nth.abs_diff(at))
    };
    let is_named = |word: &Word| word.matched.is_some();
    let nth = nearest(&is_named).or_else(|| nearest(&|word| word.anaphor.is_some()))?;
    let run = |words: &[Word]| words.iter().take_while(|word| is_named(word)).count();
    let before = words[..nth].iter().rev().take_while(|word| is_named(word)).count();
    let last = nth + run(&words[nth + 1..]);
    Some(Span::new(words[nth - before].span.start, words[last].span.end))
}

/// Matched weight by what was matched.
#[derive(Debug, Default)]
struct Sums {
    plain: f32,
    inner: f32,
    anaphor: f32,
    reversed: bool,
    owner: bool,
}

impl Sums {
    /// True once the target was named, by itself or as somebody's `decision`.
    fn has_thing(&self) -> bool {
        self.plain + self.inner >= 0.6 || self.reversed || self.anaphor > 0.0
    }

    fn add(&mut self, word: Word, factor: f32) {
        self.owner |= word.owner;
        match word.matched {
            Some(found) if found.part == Part::Reverser => self.reversed = true,
            Some(found) if found.part == Part::Inner => self.inner += found.weight * factor,
            Some(found) => self.plain += found.weight * factor,
            None => {
                let owned = if self.owner { 2.0 } else { 1.0 };
                let weight = word.anaphor.map_or(0.0, |found| found.weight * factor * owned);
                self.anaphor = self.anaphor.max(weight);
            }
        }
    }

    fn result(&self) -> (f32, f32) {
        let turned = self.inner > self.plain + self.anaphor && !self.reversed;
        let own = if self.reversed { 0.6 } else { 0.0 };
        let share = Target::share(self.plain + self.inner + own).max(Target::share(self.anaphor));
        (share, if turned { -1.0 } else { 1.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

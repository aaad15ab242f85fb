//! Noun phrases beside a verb of saying.

use super::passage::Passage;
use crate::article::actors::Class;
use crate::text::Shape;

/// Items of a noun phrase at most.
const LONGEST: usize = 16;

/// Items of an apposition between a name and its verb at most.
const APPOSITION: usize = 28;

/// Items between `let` and `know` at most.
const TOLD: usize = 5;

/// Words between a noun and a preposition of its own: `two people familiar with the talks`.
const COMPLEMENTED: [&str; 8] =
    ["familiar", "close", "present", "briefed", "involved", "knowledge", "aware", "acquainted"];

/// Prepositions that stand inside no noun phrase.
const PLACING: [&str; 14] = [
    "outside", "inside", "behind", "near", "beside", "under", "above", "between", "against", "among", "across",
    "beyond", "through", "around",
];

/// A range of items.
pub(super) type Range = (usize, usize);

/// True for words such as `she`.
pub(super) fn is_pronoun(passage: &Passage<'_>, at: usize) -> bool {
    passage.is(at, Class::Pronoun)
}

pub(super) fn is_determiner(passage: &Passage<'_>, at: usize) -> bool {
    passage.is(at, Class::Determiner)
}

pub(super) fn is_auxiliary(passage: &Passage<'_>, at: usize) -> bool {
    let plain = || passage.is(at, Class::Auxiliary) || is_adverb(passage.word(at)) || is_hearsay(passage, at);
    !passage.is_capital(at) && plain() || passage.word(at) == "no" && passage.word(at + 1) == "longer"
}

/// An ending in `-ly` that is no noun’s.
pub(super) fn is_adverb(word: &str) -> bool {
    const NOUNS: [&str; 12] = [
        "tally",
        "family",
        "ally",
        "rally",
        "reply",
        "supply",
        "assembly",
        "monopoly",
        "anomaly",
        "butterfly",
        "bully",
        "lily",
    ];
    word.ends_with("ly") && !NOUNS.contains(&word)
}

/// `understood` in `is understood to have said`: the subject is who spoke.
pub(super) fn is_hearsay(passage: &Passage<'_>, at: usize) -> bool {
    const REPORTED: [&str; 9] =
        ["understood", "reported", "said", "believed", "thought", "known", "heard", "alleged", "rumoured"];
    let be = at.checked_sub(1).is_some_and(|before| matches!(passage.word(before), "is" | "was" | "are" | "were"));
    be && passage.word(at + 1) == "to" && REPORTED.contains(&passage.word(at))
}

/// True if item `at` is a noun that can speak.
pub(super) fn can_speak(passage: &Passage<'_>, at: usize) -> bool {
    const SPEAKERS: [Class; 6] =
        [Class::Role, Class::Group, Class::Organisation, Class::Office, Class::Source, Class::Document];
    SPEAKERS.iter().any(|&class| passage.is(at, class))
}

/// True if item `at` looks like a verb in a finite form: a cue, a known irregular one, an ending.
pub(super) fn is_finite(passage: &Passage<'_>, at: usize) -> bool {
    let word = passage.word(at);
    let ending = word.ends_with("ed") || word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    let known = passage.is(at, Class::Verb) || passage.cue(at).is_some();
    passage.shape(at) == Shape::Lower && (known && !word.ends_with("ing") || ending && !can_speak(passage, at))
}

/// True if what follows the noun phrase that ends at `at` shows it to be a subject.
pub(super) fn is_subject(passage: &Passage<'_>, at: usize) -> bool {
    let verb = (at..at + 4).find(|&next| !is_auxiliary(passage, next)).unwrap_or(at);
    verb > at || is_finite(passage, verb) || matches!(passage.word(at), "who" | ":")
}

/// The noun phrase from item `start` that a finite verb follows, and the verb.
pub(super) fn clause(passage: &Passage<'_>, start: usize, ceiling: usize) -> Option<(Range, usize)> {
    let ends = |at: &usize| {
        let before = at - 1;
        let noun = !is_determiner(passage, before) && !passage.is(before, Class::Preposition);
        noun && (is_finite(passage, *at) || is_auxiliary(passage, *at))
    };
    let stops = |at: &usize| passage.is_mark(*at) && !passage.is_possessive(*at) && passage.word(*at) != ".";
    let mut near = (start + 1..ceiling.min(start + LONGEST)).take_while(|at| !stops(at));
    let end = near.find(ends)?;
    let verb =
        (end..ceiling).find(|&at| !is_auxiliary(passage, at)).filter(|&at| is_finite(passage, at)).unwrap_or(end);
    (is_agent(passage, (start, end))).then_some(((start, end), verb))
}

/// The subject of the words before item `at`: one with a verb after it, or else the first that no preposition rules.
pub(super) fn leading(passage: &Passage<'_>, from: usize, at: usize) -> Option<Range> {
    let mut first = None;
    let mut next = from;
    while next < at {
        let Some(range) = forward(passage, next, at).filter(|&range| is_agent(passage, range)) else {
            next += 1;
            continue;
        };
        let ruled = |at: usize| {
            passage.is(at, Class::Preposition) || is_determiner(passage, at) || PLACING.contains(&passage.word(at))
        };
        let oblique = next > from && ruled(next - 1);
        if !oblique && is_subject(passage, range.1) {
            return Some(range);
        }
        first = first.or(Some(range).filter(|_| !oblique));
        next = range.1;
    }
    first
}

/// Whose words a sentence announces: X in `the statement by X:`.
pub(super) fn author(passage: &Passage<'_>, from: usize, end: usize) -> Option<Range> {
    let mut near = (from + 1..end).rev().take(LONGEST);
    let by = near.find(|&at| passage.word(at) == "by" && passage.is(at - 1, Class::Document))?;
    forward(passage, by + 1, end).filter(|&range| is_agent(passage, range))
}

/// The subject of the verb at `verb`, looked for no further left than `floor`.
pub(super) fn subject(passage: &Passage<'_>, verb: usize, floor: usize) -> Option<Range> {
    let mut end = quoted(passage, verb, floor).unwrap_or(verb);
    while end > floor && is_auxiliary(passage, end - 1) {
        end -= 1;
    }
    if end > floor && matches!(passage.word(end - 1), "who" | "which") {
        end -= 1;
        let comma = end > floor && passage.word(end - 1) == ",";
        return before(passage, end - usize::from(comma), floor);
    }
    before(passage, end, floor)
}

/// The first word of `quoted (by the Post) as` and of `let us know` before or at the verb at `verb`.
fn quoted(passage: &Passage<'_>, verb: usize, floor: usize) -> Option<usize> {
    let last = verb.checked_sub(1).filter(|&last| last > floor)?;
    let light = match passage.word(verb) {
        "know" | "known" => &["let", "lets"][..],
        "clear" | "plain" => &["make", "makes", "made"],
        _ => &[],
    };
    if !light.is_empty() {
        return (floor + 1..verb).rev().take(TOLD).find(|&at| light.contains(&passage.word(at)));
    }
    if passage.word(last) != "as" {
        return None;
    }
    (floor..last).rev().take(LONGEST).find(|&at| matches!(passage.word(at), "quoted" | "cited"))
}

/// Whatever words stand right before the verb at `verb`, able to speak or not.
pub(super) fn nearest(passage: &Passage<'_>, verb: usize, floor: usize) -> Option<Range> {
    let end = (floor..verb).rev().find(|&at| !is_auxiliary(passage, at))? + 1;
    backward(passage, end, floor)
}

/// The noun phrase that ends before `end`; an apposition or parenthesis between is passed over.
fn before(passage: &Passage<'_>, end: usize, floor: usize) -> Option<Range> {
    let last = end.checked_sub(1).filter(|&last| last >= floor)?;
    match passage.word(last) {
        "," => apposed(passage, last, floor),
        ")" => (floor..last)
            .rev()
            .take(LONGEST)
            .find(|&at| passage.word(at) == "(")
            .and_then(|open| backward(passage, open, floor)),
        _ => backward(passage, end, floor).map(|range| sent(passage, range, floor).unwrap_or(range)),
    }
}

/// The document before a participle that the phrase belongs to: `A circular sent to owners`.
fn sent(passage: &Passage<'_>, (start, _): Range, floor: usize) -> Option<Range> {
    let participle = start.checked_sub(2).filter(|&at| at > floor && passage.is(start - 1, Class::Preposition))?;
    let form = passage.word(participle);
    let passive = form.ends_with("ed") || matches!(form, "sent" | "seen" | "written" | "given" | "shown" | "read");
    (passive && passage.is(participle - 1, Class::Document)).then(|| backward(passage, participle, floor)).flatten()
}

/// `D-Ill`, `R-Texas` after a lawmaker’s name.
fn is_party_mark(word: &str) -> bool {
    word.as_bytes().get(1) == Some(&b'-') && word.starts_with(char::is_uppercase)
}

/// The name before an apposition that ends at the comma `close`.
fn apposed(passage: &Passage<'_>, close: usize, floor: usize) -> Option<Range> {
    let comma = |at: &usize| passage.word(*at) == "," && !(*at > floor && is_party_mark(passage.word(at - 1)));
    let mut commas = (floor..close).rev().take(APPOSITION).filter(comma);
    let last = commas.clone().next()?;
    let described = last > floor && !passage.is_capital(last - 1);
    let first = last + 1 + usize::from(passage.word(last + 1) == "the");
    if described && close > first + 1 && (first..close).all(|at| is_part_of_name(passage, at)) {
        return Some((first, close));
    }
    let open = commas.find(|&at| {
        at > floor && (passage.is_capital(at - 1) || can_speak(passage, at - 1) || passage.word(at - 1) == ")")
    })?;
    let end = if passage.word(open - 1) == ")" {
        (floor..open).rev().take(LONGEST).find(|&at| passage.word(at) == "(")?
    } else {
        open
    };
    backward(passage, end, floor)
}

/// A capital, or a small word between two: `Dr Salim bin Rashid al-Hinai`.
fn is_part_of_name(passage: &Passage<'_>, at: usize) -> bool {
    let small = |word: &str| word.len() <= 3 || word.starts_with("al-") || word.starts_with("el-");
    passage.is_capital(at)
        || at > 0 && passage.is_capital(at - 1) && (passage.word(at) == "." || small(passage.word(at)))
}

pub(super) fn backward(passage: &Passage<'_>, end: usize, floor: usize) -> Option<Range> {
    let last = end.checked_sub(1).filter(|&last| last >= floor)?;
    if is_pronoun(passage, last) {
        return Some((last, end));
    }
    let mut start = end;
    while start > floor && end - start < LONGEST && extends(passage, start - 1, start, floor) {
        start -= 1;
        if is_determiner(passage, start)
            && !(start > floor + 1 && passage.is(start - 1, Class::Preposition) && is_complemented(passage, start - 2))
        {
            break;
        }
    }
    if start > floor + 1 && passage.word(start - 1) == "of" && is_some(passage.word(start - 2)) {
        return Some((start - 2, end));
    }
    while start < end
        && (passage.is(start, Class::Preposition)
            || matches!(passage.word(start), "and" | "And" | "In" | "On" | "At" | "For" | "To")
            || passage.is_mark(start))
    {
        start += 1;
    }
    (start < end).then_some((start, end))
}

/// True if item `at` belongs to the phrase that so far begins at `next`.
fn extends(passage: &Passage<'_>, at: usize, next: usize, floor: usize) -> bool {
    let word = passage.word(at);
    if passage.is_mark(at) {
        return passage.is_possessive(at) || word == "." && at > floor && is_shortened(passage, at - 1);
    }
    if passage.is(at, Class::Preposition) {
        return at > floor && is_complemented(passage, at - 1);
    }
    if word == "and" {
        return at > floor && passage.is_capital(at - 1) && passage.is_capital(next);
    }
    let ruled = |before: usize| {
        is_determiner(passage, before) && passage.word(before) != "that" || passage.is(before, Class::Preposition)
    };
    let noun = at > floor && ruled(at - 1);
    let cue = passage.cue(at).is_some() && !noun && !can_speak(passage, at) && !passage.is_capital(at);
    !cue && !passage.is(at, Class::Break) && !is_pronoun(passage, at)
}

/// True for a word that may have a preposition of its own after it.
fn is_complemented(passage: &Passage<'_>, at: usize) -> bool {
    is_noun(passage, at) || COMPLEMENTED.contains(&passage.word(at))
}

fn is_noun(passage: &Passage<'_>, at: usize) -> bool {
    can_speak(passage, at) || passage.is_capital(at) && !is_determiner(passage, at)
}

/// `Sen`, `Mr`, `J`: words that own the point after them.
fn is_shortened(passage: &Passage<'_>, at: usize) -> bool {
    let word = passage.word(at);
    passage.is_capital(at)
        && (word.chars().count() == 1
            || word.len() <= 5 && (passage.is(at, Class::Role) || passage.is(at, Class::Honorific)))
}

/// The noun phrase that begins at `start` and ends before `ceiling`.
pub(super) fn forward(passage: &Passage<'_>, start: usize, ceiling: usize) -> Option<Range> {
    let mut at = start;
    if is_pronoun(passage, at)
        || matches!(passage.word(at), "him" | "her" | "them" | "us" | "me" | "reporters" | "journalists")
    {
        return Some((at, at + 1));
    }
    if is_some(passage.word(at)) && passage.word(at + 1) == "of" {
        return forward(passage, at + 2, ceiling).map(|(_, end)| (at, end));
    }
    while at < ceiling && at - start < LONGEST && continues(passage, at, start) {
        at += 1;
    }
    while at > start
        && (passage.is(at - 1, Class::Preposition) || passage.word(at - 1) == "and" || is_determiner(passage, at - 1))
    {
        at -= 1;
    }
    (at > start).then_some((start, at))
}

/// Words in `one of the …`.
fn is_some(word: &str) -> bool {
    const SOME: [&str; 9] = ["one", "another", "both", "some", "none", "several", "two", "many", "most"];
    SOME.iter().any(|some| word.eq_ignore_ascii_case(some))
}

fn continues(passage: &Passage<'_>, at: usize, start: usize) -> bool {
    let word = passage.word(at);
    if passage.is_mark(at) {
        return passage.is_possessive(at) || word == "." && at > start && is_shortened(passage, at - 1);
    }
    let again = at > start
        && is_determiner(passage, at)
        && !passage.is_capital(at)
        && !is_determiner(passage, at - 1)
        && !passage.is(at - 1, Class::Preposition)
        && passage.word(at - 1) != "and";
    if again {
        return false;
    }
    let weekday = word.ends_with("day") && passage.is_capital(at);
    let adverb = is_adverb(word) && !passage.is_capital(at);
    let preposition = passage.is(at, Class::Preposition);
    let follows = preposition
        && at > start
        && is_noun(passage, at - 1)
        && (word == "of" || word == "for" || word == "at" || word == "from");
    let cue = passage.cue(at).is_some() && !can_speak(passage, at) && !passage.is_capital(at);
    !(weekday || adverb || cue || passage.is(at, Class::Break) || is_pronoun(passage, at))
        && (!preposition || follows)
        && (!word.ends_with("ing") || passage.is_capital(at))
}

/// True if anything in `range` can speak: a pronoun, a noun for a speaker, a capitalised name.
pub(super) fn is_agent(passage: &Passage<'_>, range: Range) -> bool {
    let (start, end) = range;
    is_pronoun(passage, start)
        || passage.word(end - 1) == "them" && end > start + 1
        || (start..end).any(|at| can_speak(passage, at) || is_name(passage, at, start))
}

/// A capital that no sentence start explains.
fn is_name(passage: &Passage<'_>, at: usize, start: usize) -> bool {
    let placed = at == start && (at == 0 || passage.is_mark(at - 1));
    passage.is_capital(at)
        && (at > start || !(passage.is(at, Class::Opener) || placed && passage.word(at).ends_with("ly")))
        && !passage.is_mark(at)
        && !is_determiner(passage, at)
}

//! Noun phrases beside a verb of saying.

use super::passage::Passage;
use crate::article::actors::Class;
use crate::text::Shape;

/// Items of a noun phrase at most.
const LONGEST: usize = 16;

/// Items of an apposition between a name and its verb at most.
const APPOSITION: usize = 28;

/// A range of items.
pub(super) type Range = (usize, usize);

const PRONOUNS: &[&str] = &["he", "she", "they", "it", "we", "i", "you"];
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "their", "its", "some",
    "many", "several", "one", "two", "three", "another", "both", "most", "our", "my",
];
const PREPOSITIONS: &[&str] = &["of", "for", "in", "at", "from", "with", "on", "to"];
const BREAKS: &[&str] = &[
    "that",
    "as",
    "but",
    "while",
    "when",
    "after",
    "because",
    "if",
    "although",
    "though",
    "since",
    "before",
    "where",
    "whether",
    "so",
    "then",
    "by",
    "about",
    "during",
    "or",
    "than",
    "is",
    "was",
    "were",
    "are",
    "be",
    "been",
    "into",
    "over",
    "what",
    "how",
    "why",
    "which",
    "who",
    "will",
    "would",
    "not",
    "has",
    "had",
    "have",
    "yet",
    "meanwhile",
    "however",
    "also",
    "did",
    "does",
    "do",
];
const AUXILIARIES: &[&str] = &[
    "has",
    "had",
    "have",
    "also",
    "then",
    "later",
    "further",
    "once",
    "never",
    "always",
    "even",
    "still",
    "just",
    "often",
    "again",
    "now",
    "will",
    "would",
    "did",
    "does",
    "do",
    "not",
    "is",
    "was",
    "were",
    "are",
    "has",
    "been",
    "being",
    "earlier",
    "previously",
    "himself",
    "herself",
    "themselves",
    "both",
    "all",
    "since",
    "long",
    "instead",
    "could",
    "may",
    "might",
    "must",
    "can",
    "should",
    "didn't",
    "doesn't",
    "don't",
    "didn’t",
    "doesn’t",
    "don’t",
    "today",
    "yesterday",
    "simply",
    "merely",
    "went",
    "on",
    "to",
    "each",
];
/// Words for those who speak that no other list holds.
const SOURCES: &[&str] = &[
    "police",
    "person",
    "businessman",
    "businesswoman",
    "billionaire",
    "people",
    "source",
    "sources",
    "witness",
    "witnesses",
    "survivor",
    "survivors",
    "man",
    "woman",
    "men",
    "women",
    "mother",
    "father",
    "son",
    "daughter",
    "brother",
    "sister",
    "wife",
    "husband",
    "neighbor",
    "neighbors",
    "neighbour",
    "neighbours",
    "victim",
    "victims",
    "suspect",
    "defendant",
    "plaintiff",
    "plaintiffs",
    "boy",
    "girl",
    "friend",
    "friends",
    "others",
    "everyone",
    "someone",
    "nobody",
    "veteran",
    "veterans",
    "observers",
    "observer",
    "polls",
    "critic",
    "supporter",
    "opponent",
    "voter",
    "student",
    "protester",
    "firm",
    "employee",
    "employees",
    "staffer",
    "staffers",
    "operative",
    "economist",
    "physicist",
    "user",
    "users",
    "insider",
    "insiders",
    "campaign",
    "candidate",
    "candidates",
    "outlet",
    "network",
    "paper",
    "magazine",
    "site",
    "website",
    "blog",
];
/// What is written and says something.
const DOCUMENTS: &[&str] = &[
    "statement",
    "report",
    "reports",
    "study",
    "letter",
    "memo",
    "article",
    "tweet",
    "post",
    "email",
    "survey",
    "poll",
    "document",
    "documents",
    "release",
    "complaint",
    "lawsuit",
    "affidavit",
    "filing",
    "indictment",
    "book",
    "editorial",
    "column",
    "communique",
    "notice",
    "story",
    "text",
    "transcript",
    "message",
    "declaration",
    "op-ed",
    "suit",
    "ruling",
    "brief",
    "paper",
    "summary",
];

/// True for words such as `she`.
pub(super) fn is_pronoun(word: &str) -> bool {
    word.len() <= 4 && PRONOUNS.iter().any(|pronoun| pronoun.eq_ignore_ascii_case(word))
}

/// True for words such as `statement`.
pub(super) fn is_document(word: &str) -> bool {
    DOCUMENTS.iter().any(|document| document.eq_ignore_ascii_case(word))
}

pub(super) fn is_determiner(word: &str) -> bool {
    word.len() <= 7 && DETERMINERS.iter().any(|determiner| determiner.eq_ignore_ascii_case(word))
}

fn is_break(word: &str) -> bool {
    word.len() <= 9 && BREAKS.iter().any(|stop| stop.eq_ignore_ascii_case(word))
}

fn is_auxiliary(word: &str) -> bool {
    AUXILIARIES.contains(&word) || word.ends_with("ly") && !word.starts_with(char::is_uppercase)
}

/// True if item `at` is a noun that can speak.
pub(super) fn can_speak(passage: &Passage<'_>, at: usize) -> bool {
    let word = passage.word(at);
    [Class::Role, Class::Group, Class::Organisation, Class::Office]
        .iter()
        .any(|&class| passage.is(at, class))
        || SOURCES.iter().any(|source| source.eq_ignore_ascii_case(word))
        || is_document(word)
}

/// The subject of the verb at `verb`, looked for no further left than `floor`.
pub(super) fn subject(passage: &Passage<'_>, verb: usize, floor: usize) -> Option<Range> {
    let mut end = verb;
    while end > floor && is_auxiliary(passage.word(end - 1)) {
        end -= 1;
    }
    if end > floor && matches!(passage.word(end - 1), "who" | "which") {
        end -= 1;
        let comma = end > floor && passage.word(end - 1) == ",";
        return before(passage, end - usize::from(comma), floor);
    }
    before(passage, end, floor)
}

/// Whatever words stand right before the verb at `verb`, able to speak or not.
pub(super) fn nearest(passage: &Passage<'_>, verb: usize, floor: usize) -> Option<Range> {
    let end = (floor..verb).rev().find(|&at| !is_auxiliary(passage.word(at)))? + 1;
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
        _ => backward(passage, end, floor),
    }
}

/// `D-Ill`, `R-Texas` after a lawmaker’s name.
fn is_party_mark(word: &str) -> bool {
    word.as_bytes().get(1) == Some(&b'-') && word.starts_with(char::is_uppercase)
}

/// The name before an apposition that ends at the comma `close`.
fn apposed(passage: &Passage<'_>, close: usize, floor: usize) -> Option<Range> {
    let comma = |at: &usize| {
        passage.word(*at) == "," && !(*at > floor && is_party_mark(passage.word(at - 1)))
    };
    let mut commas = (floor..close).rev().take(APPOSITION).filter(comma);
    let open = commas.find(|&at| {
        at > floor
            && (passage.is_capital(at - 1)
                || can_speak(passage, at - 1)
                || passage.word(at - 1) == ")")
    })?;
    let end = if passage.word(open - 1) == ")" {
        (floor..open).rev().take(LONGEST).find(|&at| passage.word(at) == "(")?
    } else {
        open
    };
    backward(passage, end, floor)
}

fn backward(passage: &Passage<'_>, end: usize, floor: usize) -> Option<Range> {
    let last = end.checked_sub(1).filter(|&last| last >= floor)?;
    if is_pronoun(passage.word(last)) {
        return Some((last, end));
    }
    let mut start = end;
    while start > floor && end - start < LONGEST && extends(passage, start - 1, start, floor) {
        start -= 1;
        if is_determiner(passage.word(start))
            && !(start > floor + 1
                && PREPOSITIONS.contains(&passage.word(start - 1))
                && is_noun(passage, start - 2))
        {
            break;
        }
    }
    while start < end
        && (PREPOSITIONS.contains(&passage.word(start))
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
        return passage.is_possessive(at)
            || word == "." && at > floor && is_shortened(passage, at - 1);
    }
    if PREPOSITIONS.contains(&word) {
        return at > floor && is_noun(passage, at - 1);
    }
    if word == "and" {
        return at > floor && passage.is_capital(at - 1) && passage.is_capital(next);
    }
    let cue = passage.cue(at).is_some() && !can_speak(passage, at) && !passage.is_capital(at);
    !cue && !is_break(word) && !is_pronoun(word)
}

fn is_noun(passage: &Passage<'_>, at: usize) -> bool {
    can_speak(passage, at) || passage.is_capital(at) && !is_determiner(passage.word(at))
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
    if is_pronoun(passage.word(at))
        || matches!(
            passage.word(at),
            "him" | "her" | "them" | "us" | "me" | "reporters" | "journalists"
        )
    {
        return Some((at, at + 1));
    }
    while at < ceiling && at - start < LONGEST && continues(passage, at, start) {
        at += 1;
    }
    while at > start
        && (PREPOSITIONS.contains(&passage.word(at - 1))
            || passage.word(at - 1) == "and"
            || is_determiner(passage.word(at - 1)))
    {
        at -= 1;
    }
    (at > start).then_some((start, at))
}

fn continues(passage: &Passage<'_>, at: usize, start: usize) -> bool {
    let word = passage.word(at);
    if passage.is_mark(at) {
        return passage.is_possessive(at)
            || word == "." && at > start && is_shortened(passage, at - 1);
    }
    let weekday = word.ends_with("day") && passage.is_capital(at);
    let adverb = word.ends_with("ly") && !passage.is_capital(at);
    let preposition = PREPOSITIONS.contains(&word);
    let follows = preposition
        && at > start
        && is_noun(passage, at - 1)
        && (word == "of" || word == "for" || word == "at" || word == "from");
    let cue = passage.cue(at).is_some() && !can_speak(passage, at) && !passage.is_capital(at);
    !(weekday || adverb || cue || is_break(word) || is_pronoun(word))
        && (!preposition || follows)
        && !(word.ends_with("ing") && !passage.is_capital(at))
}

/// True if anything in `range` can speak: a pronoun, a noun for a speaker, a capitalised name.
pub(super) fn is_agent(passage: &Passage<'_>, range: Range) -> bool {
    let (start, end) = range;
    is_pronoun(passage.word(start))
        || (start..end).any(|at| can_speak(passage, at) || is_name(passage, at, start))
}

/// A capital that no sentence start explains.
fn is_name(passage: &Passage<'_>, at: usize, start: usize) -> bool {
    let item = passage.items.get(at);
    passage.is_capital(at)
        && (at > start || !passage.is(at, Class::Opener))
        && item.is_some_and(|item| item.shape != Shape::Mark)
        && !is_determiner(passage.word(at))
}

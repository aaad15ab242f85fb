//! The words of one sentence, with the cues and the names of the target among them.

use super::lexicon::{Category, Cue};
use super::target::{Match, Target};
use crate::text::{Span, folded, tokens};

/// Words before a cue in which its subject is looked for.
const BEFORE: usize = 14;

/// One word or mark of a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) cue: Option<Cue>,
    /// Words of the cue.
    pub(super) length: usize,
    pub(super) matched: Option<Match>,
    pub(super) anaphor: Option<Match>,
    /// It names the target's owner.
    pub(super) owner: bool,
    /// The quotation it stands in.
    pub(super) quote: Option<usize>,
    pub(super) kind: Kind,
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
pub(super) enum Kind {
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

/// True if a quotation has its speaker as the subject of the cue at `at`, or none.
pub(super) fn has_own_subject(text: &str, words: &[Word], at: usize) -> bool {
    const SUBJECTS: &[&str] =
        &["I", "We", "we", "he", "He", "she", "She", "they", "They", "it", "It", "us", "our", "to"];
    let before = words[at.saturating_sub(BEFORE)..at].iter().rev().take_while(|word| word.quote == words[at].quote);
    let mut before = before.map(|word| word.span.of(text)).peekable();
    before.peek().is_none() || before.any(|word| SUBJECTS.contains(&word))
}

/// True for an attitude toward nothing that the sentence names: `(Name) was delighted.`
pub(super) fn is_bare(text: &str, words: &[Word], at: usize) -> bool {
    let after = words.get(at + words[at].length).map_or("", |word| word.span.of(text));
    let is_mood = |cue: Cue| matches!(cue.category, Category::Attitude | Category::Affect);
    words[at].cue.is_some_and(is_mood) && matches!(after, "" | "." | "!" | ":" | ";")
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
    let found =
        if own_deed { own } else { target.cue(lower, ahead).filter(|(cue, length)| *length > 1 || !thing(cue)) };
    let (cue, length) = found.map_or((None, 1), |(cue, length)| (Some(cue), length));
    Word { span, cue, length, matched, anaphor: Target::anaphor(lower), owner: false, quote: None, kind }
}

//! Turns of an interview: `Q:`, `ORLA VENN:`, `OV:` before what somebody says.

use crate::article::actors::{Class, lexicon};
use crate::article::{Actor, ActorKind};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// Bytes of a label at most.
const LONGEST: usize = 64;
/// Bytes of a line with a name and a handle at most.
const HANDLED: usize = 96;
/// Words of a label at most.
const WORDS: usize = 4;
/// Labelled paragraphs that make an interview.
const TURNS: usize = 4;
/// Labels of one interview at most.
const VOICES: usize = 16;
/// Share of turns that end as a question from which on a voice is the interviewer's.
const ASKS: f32 = 0.4;

/// A paragraph of an interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// No part of what anybody answers.
    Other,
    /// A label and what follows it, by the actor meant.
    Answer { label: Span, said: Span, speaker: Option<usize> },
    /// A label and what is asked, by an actor.
    Question { label: Span, said: Span, speaker: usize },
    /// The answer before goes on.
    More,
}

/// One label and its turns.
#[derive(Debug, Default)]
struct Voice {
    turns: usize,
    questions: usize,
    speaker: Option<usize>,
}

/// What each paragraph is in the interview that the text holds; empty if it holds none.
pub(super) fn turns(text: &str, paragraphs: &[Span], actors: &[Actor]) -> Vec<Turn> {
    let labelled: Vec<_> = paragraphs.iter().map(|&paragraph| label(text, paragraph)).collect();
    if labelled.iter().flatten().count() < TURNS {
        return Vec::new();
    }
    let voices = voices(text, &labelled, actors);
    let total: usize = voices.values().map(|voice| voice.turns).sum();
    if voices.len() < 2 || total < TURNS || voices.values().all(|voice| voice.turns < 2) {
        return Vec::new();
    }
    let asking = interviewer(&voices);
    let is_asking =
        |key: &str| asking.as_deref().is_some_and(|label| label == key || is_short(key, label) || is_short(label, key));
    let mut last = Turn::Other;
    let end = labelled.iter().rposition(Option::is_some).unwrap_or_default();
    let read = labelled.iter().enumerate().map(|(nth, found)| {
        last = match *found {
            Some((name, said)) => {
                let key = name.of(text).to_uppercase();
                match voices.get(&key).map(|voice| (voice.speaker, is_asking(&key))) {
                    Some((speaker, false)) => Turn::Answer { label: name, said, speaker },
                    Some((Some(speaker), true)) => Turn::Question { label: name, said, speaker },
                    _ => Turn::Other,
                }
            }
            None if nth < end
                && matches!(last, Turn::Answer { .. } | Turn::More)
                && goes_on(paragraphs[nth].of(text)) =>
            {
                Turn::More
            }
            None => Turn::Other,
        };
        last
    });
    read.collect()
}

/// The people of a text by their names.
pub(super) fn people(actors: &[Actor]) -> FxHashMap<&str, usize> {
    let people = actors.iter().enumerate().filter(|(_, actor)| actor.kind == ActorKind::Person);
    people.map(|(nth, actor)| (actor.name.as_str(), nth)).collect()
}

/// What somebody wrote elsewhere, under a line with their name and handle: `Orla Venn @orlavenn`.
///
/// `people` gives each person of the text by name.
pub(super) fn posted(text: &str, paragraph: Span, people: &FxHashMap<&str, usize>) -> Option<Turn> {
    let before = text.get(..paragraph.start)?.trim_end();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let (label, said) = if handled(before.get(start..)?) {
        (Span::new(start, before.len()), paragraph)
    } else {
        let line = paragraph.of(text).split_once('\n').map(|(line, _)| line).filter(|line| handled(line))?;
        let end = paragraph.start + line.len();
        (Span::new(paragraph.start, end), Span::new(end, paragraph.end).trimmed(text))
    };
    let line = label.of(text);
    let ends = line.char_indices().rev().filter(|(_, c)| !c.is_alphanumeric());
    let speaker = ends.map(|(end, _)| &line[..end]).find_map(|name| people.get(name).copied())?;
    let marked = said.of(text).starts_with(['“', '"', '‘']) || handled(said.of(text));
    (!marked).then_some(Turn::Answer { label, said, speaker: Some(speaker) })
}

/// True for a short line that ends in a handle.
fn handled(line: &str) -> bool {
    let last = line.split_whitespace().next_back().unwrap_or_default();
    line.len() <= HANDLED && last.len() > 2 && last.starts_with('@')
}

/// The label at the head of a paragraph and what follows it.
fn label(text: &str, paragraph: Span) -> Option<(Span, Span)> {
    let piece = paragraph.of(text);
    let (end, mark) = separator(piece)?;
    let name = without_seat(&piece[..end]);
    let rest = piece[end + mark..].trim_start_matches('*');
    let named = name
        .split_whitespace()
        .all(|word| word.starts_with(char::is_uppercase) || matches!(word, "de" | "van" | "der" | "al" | "von"));
    let short = !name.is_empty() && name.split_whitespace().count() <= WORDS && !name.contains(['“', '"', ',', '(']);
    let said = Span::new(paragraph.end - rest.len(), paragraph.end).trimmed(text);
    let spaced = rest.starts_with(char::is_whitespace) && !said.is_empty();
    (named && short && spaced).then(|| (Span::new(paragraph.start, paragraph.start + name.len()), said))
}

/// Where the mark behind a label begins, and its bytes: a colon, or the point and dash of records (`Mr VENN.—`).
fn separator(piece: &str) -> Option<(usize, usize)> {
    let marks = piece.bytes().take(LONGEST).enumerate().filter(|(_, byte)| matches!(byte, b':' | b'.'));
    let dash = |after: &str| ['-', '–', '—'].into_iter().find(|&dash| after.starts_with(dash)).map(char::len_utf8);
    marks.map(|(at, _)| at).find_map(|at| match piece[at..].strip_prefix('.') {
        Some(after) => dash(after).map(|dash| (at, 1 + dash)),
        None => Some((at, 1)),
    })
}

/// `Orla Venn (Halden North)` without the seat or the office.
fn without_seat(name: &str) -> &str {
    let seated = name.strip_suffix(')').and_then(|name| name.split_once(" ("));
    seated.map_or(name, |(name, _)| name)
}

/// A label without the titles before the name.
fn untitled(key: &str) -> &str {
    let is_title = |word: &str| lexicon().of(&word.trim_end_matches('.').to_lowercase()).has(Class::Honorific);
    match key.split_once(' ') {
        Some((first, rest)) if is_title(first) => untitled(rest),
        _ => key,
    }
}

/// The voices by label in capitals, with the actors that they are.
fn voices(text: &str, labelled: &[Option<(Span, Span)>], actors: &[Actor]) -> FxHashMap<String, Voice> {
    let mut voices: FxHashMap<String, Voice> = FxHashMap::default();
    for (name, said) in labelled.iter().flatten() {
        let key = name.of(text).to_uppercase();
        if voices.len() < VOICES || voices.contains_key(&key) {
            let voice = voices.entry(key).or_default();
            voice.turns += 1;
            voice.questions += usize::from(said.of(text).ends_with(['?', '…']));
        }
    }
    let most = || {
        let people = actors.iter().enumerate().filter(|(_, actor)| actor.kind == ActorKind::Person);
        people.max_by_key(|(_, actor)| actor.mentions.len()).map(|(nth, _)| nth)
    };
    for (key, voice) in &mut voices {
        let answer = matches!(key.as_str(), "A" | "ANSWER");
        let named = || actors.iter().position(|actor| is_label(actor, untitled(key)));
        voice.speaker = if answer { most() } else { named().or_else(|| holder(text, actors, key)) };
    }
    voices
}

/// The label whose turns are mostly questions, and more so than others'.
fn interviewer(voices: &FxHashMap<String, Voice>) -> Option<String> {
    let share = |voice: &Voice| voice.questions as f32 / voice.turns.max(1) as f32;
    let asks = |(key, voice): &(&String, &Voice)| {
        voice.turns >= 2 && share(voice) >= ASKS || matches!(key.as_str(), "Q" | "QUESTION" | "INTERVIEWER")
    };
    let most = |one: &(&String, &Voice), other: &(&String, &Voice)| {
        share(one.1).total_cmp(&share(other.1)).then(other.0.cmp(one.0))
    };
    voices.iter().filter(asks).max_by(most).map(|(key, _)| key.clone())
}

/// The one whose office the label is (`MODERATOR`), or who does what it says (`X moderated`).
fn holder(text: &str, actors: &[Actor], key: &str) -> Option<usize> {
    let lower = key.to_lowercase();
    let stem = ["or", "er"].iter().find_map(|end| lower.strip_suffix(end)).filter(|stem| stem.len() > 3)?;
    let is_it = |actor: &Actor| {
        let office = actor.role.as_deref().is_some_and(|role| role.to_lowercase().split(' ').any(|word| word == lower));
        let does = |mention: &Span| text[mention.end..].trim_start().starts_with(stem);
        actor.kind == ActorKind::Person && (office || actor.mentions.iter().any(does))
    };
    actors.iter().position(is_it)
}

/// True if `short` is made of the first letters of the words of `long`.
fn is_short(short: &str, long: &str) -> bool {
    let initials: String = long.split([' ', '-']).filter_map(|word| word.chars().next()).collect();
    short.len() >= 2 && long.contains(' ') && initials.starts_with(short)
}

/// A name, its last or first word, or its initials.
fn is_label(actor: &Actor, key: &str) -> bool {
    let name = actor.name.to_uppercase();
    let initials: String = name.split([' ', '-']).filter_map(|word| word.chars().next()).collect();
    let mut words = name.split_whitespace();
    let (first, last) = (words.next(), words.next_back());
    let plain: String = key.chars().filter(|c| c.is_alphabetic()).collect();
    let short = plain.chars().count() >= 2 && initials.starts_with(&plain);
    let initialled = || {
        key.split_once(". ").is_some_and(|(one, rest)| Some(rest) == last && one.len() == 1 && name.starts_with(one))
    };
    name == key
        || initialled()
        || last == Some(key)
        || first == Some(key)
        || short
        || name.ends_with(key) && name.len() > key.len()
}

/// False for notes in brackets.
fn goes_on(paragraph: &str) -> bool {
    !paragraph.starts_with(['[', '(', '“', '"'])
}

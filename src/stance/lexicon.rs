//! Cues of stance: words and phrases by what they tell of their holder.

use crate::text::forms;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use strum::IntoStaticStr;

const CUES: &str = include_str!("data/cues.txt");
const SYNONYMS: &str = include_str!("data/synonyms.txt");
const DEEDS: &str = include_str!("data/deeds.txt");

/// What a cue tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub(super) enum Category {
    /// What the holder thinks of the object.
    Attitude,
    /// What the holder wants done.
    Will,
    /// What ought to be done, by whomever: `should`.
    Should,
    /// What the holder asks for: a thing or a deed.
    Ask,
    /// What is done to the object.
    Act,
    /// What becomes of the thing: `collapses`.
    Fate,
    /// A judgment of the thing itself.
    Worth,
    /// What the thing does to the mood of the one named after it: `angered`.
    Affect,
    /// Taking no side: `declined to comment`.
    Aloof,
    /// Taking part.
    Engage,
    /// Turns what follows around, and is a deed where nothing follows.
    Refuse,
    /// What it governs is said not to be so.
    Deny,
    /// The thing falls short of what is wanted: its critic is for it.
    Short,
    /// What comes after is the holder's judgment of the thing: `called`.
    Judge,
    /// Turns what follows around.
    Negator,
    /// A deed that takes a side by itself: `sued`, `walked out`.
    Deed,
}

impl Category {
    fn parse(name: &str) -> Self {
        match name {
            "attitude" => Self::Attitude,
            "will" => Self::Will,
            "should" => Self::Should,
            "ask" => Self::Ask,
            "act" => Self::Act,
            "fate" => Self::Fate,
            "affect" => Self::Affect,
            "aloof" => Self::Aloof,
            "engage" => Self::Engage,
            "refuse" => Self::Refuse,
            "deny" => Self::Deny,
            "short" => Self::Short,
            "judge" => Self::Judge,
            "negator" => Self::Negator,
            "deed" => Self::Deed,
            _ => Self::Worth,
        }
    }
}

/// One cue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cue {
    pub(super) category: Category,
    /// Sign times strength, in -1..=1.
    pub(super) value: f32,
}

/// The words after the first of a cue.
#[derive(Debug, Clone)]
struct Entry {
    rest: Vec<String>,
    cue: Cue,
}

/// Cues by their first word, longer ones first.
#[derive(Debug, Clone, Default)]
pub(super) struct Cues(FxHashMap<String, Vec<Entry>>);

/// The cues that every target is read with.
static LEXICON: LazyLock<Cues> = LazyLock::new(read);

/// Lines of words for one and the same thing, by each of the words.
static GROUPS: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(groups);

/// Forms of the verbs of each noun of a deed.
static VERBS: LazyLock<FxHashMap<&'static str, Vec<String>>> = LazyLock::new(verbs);

/// The side that a user's cue takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CueSide {
    /// Whose cue it is, is for the target: `bankroll`.
    Favor,
    /// Against it.
    Against,
    /// Takes no side.
    Neutral,
}

impl CueSide {
    /// The side called `favor`, `against` or `neutral`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "favor" => Some(Self::Favor),
            "against" => Some(Self::Against),
            "neutral" => Some(Self::Neutral),
            _ => None,
        }
    }

    fn cue(self) -> Cue {
        match self {
            Self::Favor => Cue { category: Category::Attitude, value: 1.0 },
            Self::Against => Cue { category: Category::Attitude, value: -1.0 },
            Self::Neutral => Cue { category: Category::Aloof, value: -1.0 },
        }
    }
}

impl Cues {
    /// The longest cue that begins with the folded word `first` and goes on as `word(1)`, `word(2)` and so on tell; with
    /// its number of words.
    pub(super) fn find<'w>(&self, first: &str, word: impl Fn(usize) -> Option<&'w str>) -> Option<(Cue, usize)> {
        let goes_on = |entry: &&Entry| entry.rest.iter().enumerate().all(|(nth, next)| word(nth + 1) == Some(next));
        self.0.get(first)?.iter().find(goes_on).map(|entry| (entry.cue, entry.rest.len() + 1))
    }

    /// Adds a cue of folded words, also by the forms of the first as a verb; the last to name one keeps it.
    pub(super) fn insert(&mut self, words: &[String], side: CueSide) {
        let Some((first, rest)) = words.split_first() else { return };
        for form in forms(first) {
            let entries = self.0.entry(form).or_default();
            entries.retain(|known| known.rest != rest);
            entries.push(Entry { rest: rest.to_vec(), cue: side.cue() });
            entries.sort_by_key(longest_first);
        }
    }
}

fn longest_first(entry: &Entry) -> usize {
    usize::MAX - entry.rest.len()
}

/// [`Cues::find`] among the cues that ship.
pub(super) fn cue<'w>(first: &str, word: impl Fn(usize) -> Option<&'w str>) -> Option<(Cue, usize)> {
    LEXICON.find(first, word)
}

/// The words that can stand for `word` at the head of a target.
pub(super) fn synonyms(word: &str) -> impl Iterator<Item = &'static str> {
    GROUPS.get(word).into_iter().flatten().flat_map(|line| line.split(' '))
}

/// The forms of the verbs that tell of the deed that `noun` names.
pub(super) fn verbs_of(noun: &str) -> &'static [String] {
    VERBS.get(noun).map_or(&[], Vec::as_slice)
}

fn verbs() -> FxHashMap<&'static str, Vec<String>> {
    let lines = DEEDS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
    let inflected = |verb: &'static str| {
        let mut words = verb.split('/');
        let regular = words.next().map(|lemma| forms(lemma).to_vec()).unwrap_or_default();
        regular.into_iter().chain(words.map(str::to_owned)).collect::<Vec<_>>()
    };
    let of_line = |(nouns, verbs): (&'static str, &'static str)| {
        let forms: Vec<String> = verbs.split(' ').flat_map(inflected).collect();
        nouns.split(',').map(move |noun| (noun, forms.clone())).collect::<Vec<_>>()
    };
    lines.flat_map(of_line).collect()
}

fn groups() -> FxHashMap<&'static str, Vec<&'static str>> {
    let mut groups: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for line in SYNONYMS.lines().filter(|line| !line.starts_with('#')) {
        for word in line.split(' ') {
            groups.entry(word).or_default().push(line);
        }
    }
    groups
}

fn read() -> Cues {
    let mut cues: FxHashMap<String, Vec<Entry>> = FxHashMap::default();
    let mut section = Section { is_verb: false, cue: Cue { category: Category::Worth, value: 0.0 } };
    for line in CUES.lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(head) => section = Section::parse(head),
            None => line.split_whitespace().for_each(|entry| section.add(entry, &mut cues)),
        }
    }
    for entries in cues.values_mut() {
        entries.sort_by_key(longest_first);
    }
    Cues(cues)
}

#[derive(Debug, Clone, Copy)]
struct Section {
    is_verb: bool,
    cue: Cue,
}

impl Section {
    fn parse(head: &str) -> Self {
        let mut parts = head.split(' ');
        let is_verb = parts.next() == Some("verb");
        let category = parts.next().map_or(Category::Worth, Category::parse);
        let sign = if parts.next() == Some("-") { -1.0 } else { 1.0 };
        let strength: f32 = parts.next().and_then(|word| word.parse().ok()).unwrap_or(1.0);
        Self { is_verb, cue: Cue { category, value: sign * strength } }
    }

    /// The first section that names a form keeps it.
    fn add(self, entry: &'static str, cues: &mut FxHashMap<String, Vec<Entry>>) {
        let (head, rest) = entry.split_once('_').unwrap_or((entry, ""));
        let rest: Vec<String> = rest.split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let mut words = head.split('/');
        let lemma = words.next().unwrap_or(head);
        let inflected = if self.is_verb { forms(lemma).to_vec() } else { vec![lemma.to_owned()] };
        for form in inflected.into_iter().chain(words.map(str::to_owned)) {
            let entries = cues.entry(form).or_default();
            if entries.iter().all(|known| known.rest != rest) {
                entries.push(Entry { rest: rest.clone(), cue: self.cue });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(words: &str) -> Option<f32> {
        let words: Vec<&str> = words.split(' ').collect();
        cue(words[0], |nth| words.get(nth).copied())
            .filter(|(_, length)| *length == words.len())
            .map(|(cue, _)| cue.value)
    }

    #[test]
    fn forms_share_the_cue_of_their_lemma() {
        assert_eq!(value("opposes"), value("oppose"));
        assert!(value("withdrew").is_some_and(|value| value < 0.0));
        assert!(value("endorsing").is_some_and(|value| value > 0.0));
        assert_eq!(value("table lamp"), None);
    }

    #[test]
    fn the_longest_phrase_counts() {
        assert!(value("stood by").is_some_and(|value| value > 0.0));
        assert!(value("stood in the way").is_some_and(|value| value < 0.0));
        assert!(value("votes against").is_some_and(|value| value < 0.0));
    }

    #[test]
    fn heads_have_synonyms() {
        assert!(synonyms("talks").any(|word| word == "negotiations"));
        assert_eq!(synonyms("lantern").count(), 0);
    }
}

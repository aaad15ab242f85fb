//! Cues of stance: words by what they tell of their holder.

use crate::text::forms;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const CUES: &str = include_str!("data/cues.txt");
const SYNONYMS: &str = include_str!("data/synonyms.txt");

/// What a cue tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Category {
    /// What the holder thinks of the object.
    Attitude,
    /// What the holder wants done.
    Will,
    /// What is done to the object.
    Act,
    /// A judgment of the thing itself.
    Worth,
    /// What the thing does to the mood of the one named after it: `angered`.
    Affect,
    /// Under a negation, taking no side: `no opinion`.
    Aloof,
    /// Taking part.
    Engage,
    /// Turns what follows around, and is a deed where nothing follows.
    Refuse,
    /// Turns what follows around.
    Negator,
}

/// One cue word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cue {
    pub(super) category: Category,
    /// Sign times strength, in -1..=1.
    pub(super) value: f32,
}

static LEXICON: LazyLock<FxHashMap<String, Cue>> = LazyLock::new(read);

/// The cue that a folded word is, if any.
pub(super) fn cue(word: &str) -> Option<Cue> {
    LEXICON.get(word).copied()
}

/// The words that can stand for `word` at the head of a target.
pub(super) fn synonyms(word: &str) -> impl Iterator<Item = &'static str> {
    let holds = move |line: &&str| !line.starts_with('#') && line.split(' ').any(|other| other == word);
    SYNONYMS.lines().filter(holds).flat_map(|line| line.split(' ')).collect::<Vec<_>>().into_iter()
}

fn read() -> FxHashMap<String, Cue> {
    let mut cues = FxHashMap::default();
    let mut section = Section { is_verb: false, cue: Cue { category: Category::Worth, value: 0.0 } };
    for line in CUES.lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(head) => section = Section::parse(head),
            None => line.split_whitespace().for_each(|entry| section.add(entry, &mut cues)),
        }
    }
    cues
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
        let category = match parts.next() {
            Some("attitude") => Category::Attitude,
            Some("will") => Category::Will,
            Some("act") => Category::Act,
            Some("affect") => Category::Affect,
            Some("aloof") => Category::Aloof,
            Some("engage") => Category::Engage,
            Some("refuse") => Category::Refuse,
            Some("negator") => Category::Negator,
            _ => Category::Worth,
        };
        let sign = if parts.next() == Some("-") { -1.0 } else { 1.0 };
        let strength: f32 = parts.next().and_then(|word| word.parse().ok()).unwrap_or(1.0);
        Self { is_verb, cue: Cue { category, value: sign * strength } }
    }

    /// The first section that names a form keeps it.
    fn add(self, entry: &str, cues: &mut FxHashMap<String, Cue>) {
        let mut words = entry.split('/');
        let lemma = words.next().unwrap_or(entry);
        let inflected = if self.is_verb { forms(lemma).to_vec() } else { vec![lemma.to_owned()] };
        for form in inflected.into_iter().chain(words.map(str::to_owned)) {
            cues.entry(form).or_insert(self.cue);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_share_the_cue_of_their_lemma() {
        let value = |word| cue(word).map(|cue| cue.value);
        assert_eq!(value("opposes"), value("oppose"));
        assert!(value("withdrew").is_some_and(|value| value < 0.0));
        assert!(value("endorsing").is_some_and(|value| value > 0.0));
        assert_eq!(value("table"), None);
    }

    #[test]
    fn heads_have_synonyms() {
        assert!(synonyms("talks").any(|word| word == "negotiations"));
        assert_eq!(synonyms("harbour").count(), 0);
    }
}

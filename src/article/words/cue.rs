//! Verbs of saying.

use crate::text::forms;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const DATA: &str = include_str!("data/cues.txt");

/// What may follow a verb of saying; a verb can be of several kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::article) enum Manner {
    /// A clause or a quotation: `said (that) …`.
    Say = 1,
    /// A listener first: `told him (that) …`.
    Tell = 2,
    /// A clause after `that` only.
    That = 4,
    /// A noun phrase: `stressed the need …`.
    Noun = 8,
    /// A judgment, mostly quoted: `called it “…”`.
    Call = 16,
    /// A quotation only: `continued: “…”`.
    Quote = 32,
    /// The form also serves as a participle: `writing`.
    Participle = 64,
    /// A clause without `that` only if it shows a finite verb: `calculates it was …`.
    Clause = 128,
    /// What will be done: `vowed to …`.
    Infinitive = 256,
    /// What is spoken of or called for: `complained of …`.
    About = 512,
    /// Any object, with or without an article: `expects core profit of …`.
    Object = 1024,
    /// Somebody and what is laid to them: `accused X of …`.
    Of = 2048,
}

/// The manners of one form of a verb.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::article) struct Cue(u16);

impl Cue {
    pub(in crate::article) const fn is(self, manner: Manner) -> bool {
        self.0 & manner as u16 != 0
    }
}

static CUES: LazyLock<FxHashMap<String, Cue>> = LazyLock::new(read);

/// Every form of a verb of saying, in lower case.
pub(super) fn cues() -> impl Iterator<Item = (&'static str, Cue)> {
    CUES.iter().map(|(form, &cue)| (form.as_str(), cue))
}

fn read() -> FxHashMap<String, Cue> {
    let mut cues: FxHashMap<String, Cue> = FxHashMap::default();
    let mut manner = Manner::Say;
    for line in DATA.lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(section) => manner = manner_of(section),
            None => line.split_whitespace().for_each(|entry| add(&mut cues, entry, manner)),
        }
    }
    cues
}

/// An entry is a lemma, or a lemma with its irregular past forms.
fn add(cues: &mut FxHashMap<String, Cue>, entry: &str, manner: Manner) {
    let mut parts = entry.split('/');
    let [lemma, third, mut past, participle] = forms(parts.next().unwrap_or(entry));
    if let Some(irregular) = parts.next() {
        irregular.clone_into(&mut past);
    }
    for form in [lemma, third, past].into_iter().chain(parts.map(str::to_owned)) {
        cues.entry(form).or_default().0 |= manner as u16;
    }
    cues.entry(participle).or_default().0 |= manner as u16 | Manner::Participle as u16;
}

fn manner_of(section: &str) -> Manner {
    match section {
        "tell" => Manner::Tell,
        "that" => Manner::That,
        "noun" => Manner::Noun,
        "call" => Manner::Call,
        "quote" => Manner::Quote,
        "clause" => Manner::Clause,
        "infinitive" => Manner::Infinitive,
        "about" => Manner::About,
        "object" => Manner::Object,
        "of" => Manner::Of,
        _ => Manner::Say,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_carry_their_manners() {
        let find = |form: &str| CUES.get(form).copied();
        assert!(find("said").is_some_and(|cue| cue.is(Manner::Say) && !cue.is(Manner::Participle)));
        assert!(find("telling").is_some_and(|cue| cue.is(Manner::Tell) && cue.is(Manner::Participle)));
        assert!(find("denies").is_some_and(|cue| cue.is(Manner::Say) && cue.is(Manner::Noun)));
        assert!(find("table").is_none());
    }
}

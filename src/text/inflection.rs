//! Regular English inflection: a verb's forms from its lemma, and a light stem.

const VOWELS: [u8; 5] = *b"aeiou";

/// Short verbs whose last consonant doubles, and longer ones stressed at the end.
const DOUBLING: &[&str] = &[
    "admit", "regret", "prefer", "expel", "equip", "flip", "slap", "whip", "ram", "cap", "jam", "rob", "stab", "sob",
    "ban", "bar", "beg", "bet", "chat", "commit", "compel", "concur", "confer", "cut", "defer", "drop", "fit", "grab",
    "hit", "nod", "omit", "permit", "plan", "plot", "quit", "rebut", "recur", "refer", "scrap", "slam", "snub", "step",
    "stop", "submit", "trim", "vet", "wrap", "rip", "rap", "blog", "axe", "tap", "shun", "spur", "sit", "let", "set",
    "put", "strip", "prod", "dub", "quip",
];

/// The regular forms of a verb: lemma, `-s`, `-ed`, `-ing`.
///
/// ```
/// assert_eq!(_core::text::forms("deny"), ["deny", "denies", "denied", "denying"]);
/// ```
#[must_use]
pub fn forms(lemma: &str) -> [String; 4] {
    [lemma.to_owned(), third_person(lemma), past(lemma), participle(lemma)]
}

fn third_person(lemma: &str) -> String {
    match lemma.strip_suffix('y') {
        Some(base) if ends_in_consonant(base) => format!("{base}ies"),
        _ if lemma.ends_with(['s', 'x', 'z']) || lemma.ends_with("ch") || lemma.ends_with("sh") => {
            format!("{lemma}es")
        }
        _ => format!("{lemma}s"),
    }
}

fn past(lemma: &str) -> String {
    match lemma.strip_suffix('y') {
        Some(base) if ends_in_consonant(base) => format!("{base}ied"),
        _ if lemma.ends_with('e') => format!("{lemma}d"),
        _ => format!("{}ed", doubled(lemma)),
    }
}

fn participle(lemma: &str) -> String {
    match lemma.strip_suffix('e') {
        Some(base) if !base.ends_with(['e', 'y', 'o']) => format!("{base}ing"),
        _ => format!("{}ing", doubled(lemma)),
    }
}

fn doubled(lemma: &str) -> String {
    match lemma.chars().next_back() {
        Some(last) if DOUBLING.contains(&lemma) => format!("{lemma}{last}"),
        _ => lemma.to_owned(),
    }
}

fn ends_in_consonant(base: &str) -> bool {
    base.bytes().next_back().is_some_and(|b| b.is_ascii_alphabetic() && !VOWELS.contains(&b))
}

/// Letters that each step leaves at least.
const LEAST: (usize, usize) = (3, 4);

/// A light stem of a lower-case word: number and tense come off, then one derivation.
///
/// ```
/// assert_eq!(_core::text::stem("negotiations"), _core::text::stem("negotiated"));
/// ```
#[must_use]
pub fn stem(word: &str) -> &str {
    if !word.is_ascii() {
        return word;
    }
    let plain = word.strip_suffix("'s").unwrap_or(word);
    let inflected = if plain.ends_with("ss") { plain } else { without(plain, inflection(plain.as_bytes())) };
    without(inflected, derivation(inflected.as_bytes()))
}

fn without(word: &str, letters: usize) -> &str {
    &word[..word.len() - letters]
}

/// Letters of the longest ending of number or tense that leaves enough of a word.
fn inflection(word: &[u8]) -> usize {
    let leaves = |ending: usize| word.len() >= LEAST.0 + ending;
    match word {
        [.., b'i', b'n', b'g', b's'] if leaves(4) => 4,
        [.., b'i', b'n', b'g'] | [.., b'i', b'e', b's' | b'd'] if leaves(3) => 3,
        [.., b'e', b'd' | b's'] if leaves(2) => 2,
        [.., b's'] if leaves(1) => 1,
        _ => 0,
    }
}

/// Letters of the longest ending that makes one part of speech of another and leaves enough of a word.
fn derivation(word: &[u8]) -> usize {
    let leaves = |ending: usize| word.len() >= LEAST.1 + ending;
    match word {
        [.., b'a' | b'i', b't', b'i', b'o', b'n'] if leaves(5) => 5,
        [.., b'm', b'e', b'n', b't'] | [.., b'n', b'e', b's', b's'] | [.., b'a', b'l', b'l', b'y'] if leaves(4) => 4,
        [.., b'i', b't', b'y']
        | [.., b'i', b'o' | b'a', b'n']
        | [.., b'i', b's', b't']
        | [.., b'u', b'r', b'e']
        | [.., b'i', b'v', b'e']
        | [.., b'a', b't', b'e']
            if leaves(3) =>
        {
            3
        }
        [.., b'a', b'l' | b't'] | [.., b'l', b'y'] if leaves(2) => 2,
        [.., b'e' | b'y'] if leaves(1) => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn verbs_inflect() {
        let cases = [
            ("support", "supports supported supporting"),
            ("criticise", "criticises criticised criticising"),
            ("slam", "slams slammed slamming"),
            ("deny", "denies denied denying"),
            ("agree", "agrees agreed agreeing"),
            ("push", "pushes pushed pushing"),
        ];
        for (lemma, expected) in cases {
            assert_eq!(forms(lemma)[1..].join(" "), expected);
        }
    }

    /// The endings as lists, longest first, tried one by one.
    fn slow(word: &str) -> &str {
        const INFLECTIONS: [&str; 7] = ["ings", "ing", "ies", "ied", "ed", "es", "s"];
        const DERIVATIONS: [&str; 17] = [
            "ation", "ition", "ment", "ness", "ally", "ity", "ion", "ist", "ure", "ive", "ian", "ate", "al", "ly",
            "at", "e", "y",
        ];
        fn without<'w>(word: &'w str, endings: &[&str], least: usize) -> &'w str {
            let mut bases = endings.iter().filter_map(|ending| word.strip_suffix(ending));
            bases.find(|base| base.len() >= least).unwrap_or(word)
        }
        let plain = word.strip_suffix("'s").unwrap_or(word);
        let inflected = if plain.ends_with("ss") { plain } else { without(plain, &INFLECTIONS, LEAST.0) };
        without(inflected, &DERIVATIONS, LEAST.1)
    }

    proptest! {
        #[test]
        fn stems_are_those_of_the_lists(
            base in "[a-z]{0,6}",
            endings in "(at|it|ion|me?nt|ness?|al|ly|ity|is?t|u?re|ive|i?an|ate|e|y|ing|i?es|i?ed|s|'s){0,3}",
        ) {
            let word = base + &endings;
            prop_assert_eq!(stem(&word), slow(&word));
        }
    }

    #[test]
    fn related_words_share_a_stem() {
        for pair in [
            ("negotiation", "negotiated"),
            ("settlements", "settlement"),
            ("sanctions", "sanctioned"),
            ("treaty", "treaties"),
            ("closing", "closed"),
        ] {
            assert_eq!(stem(pair.0), stem(pair.1), "{pair:?}");
        }
    }
}

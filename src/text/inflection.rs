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

/// Endings of number and tense, taken off first.
const INFLECTIONS: &[&str] = &["ings", "ing", "ies", "ied", "ed", "es", "s"];

/// Endings that make one part of speech of another, longest first.
const DERIVATIONS: &[&str] = &[
    "ation", "ition", "ment", "ness", "ally", "ity", "ion", "ist", "ure", "ive", "ian", "ate", "al", "ly", "at", "e",
    "y",
];

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
    let inflected = if plain.ends_with("ss") { plain } else { without(plain, INFLECTIONS, LEAST.0) };
    without(inflected, DERIVATIONS, LEAST.1)
}

fn without<'w>(word: &'w str, endings: &[&str], least: usize) -> &'w str {
    let mut bases = endings.iter().filter_map(|ending| word.strip_suffix(ending));
    bases.find(|base| base.len() >= least).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

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

//! What the form of a capitalised word tells, whatever stands around it.

/// Endings of abstract nouns, which no first or last name has.
pub(super) fn has_noun_ending(word: &str) -> bool {
    word.len() > 6
        && ["tion", "tions", "sions", "ment", "ments", "ness", "ship", "ism", "ology", "ities", "ance", "ence"]
            .iter()
            .any(|ending| word.ends_with(ending))
}

/// `D-Ill`, `R-Texas` after a lawmaker’s name.
pub(super) fn is_party_mark(word: &str) -> bool {
    word.as_bytes().get(1) == Some(&b'-') && word.len() > 2
}

/// `I’d`, `You’ve`, `Don’t`: no name, whatever follows it.
pub(super) fn is_contraction(word: &str) -> bool {
    let ending = word.rsplit_once(['’', '\'']).map(|(_, ending)| ending);
    ending.is_some_and(|ending| matches!(ending, "ve" | "d" | "ll" | "re" | "m" | "t"))
}

/// `Ji-hye`, `Min-jae`: a given name of two syllables.
pub(super) fn is_hyphenated(word: &str) -> bool {
    let halves = word.split_once('-');
    let name = halves.is_some_and(|(one, two)| {
        one.starts_with(char::is_uppercase) && !two.is_empty() && two.chars().all(char::is_lowercase)
    });
    name && !is_compound(word)
}

/// `anti-Venn`, `Venn-era`: a word made of a name, which names nobody.
pub(super) fn is_compound(word: &str) -> bool {
    const FIRST: [&str; 18] = [
        "anti", "un", "neo", "pro", "then", "non", "ex", "mid", "post", "pre", "pan", "trans", "inter", "sub", "semi",
        "ultra", "once", "now",
    ];
    #[rustfmt::skip] // One word a line would bury the code.
    const LAST: &[&str] = &[
        "era", "like", "free", "leaning", "style", "backed", "led", "based", "aligned", "linked", "appointed", "held", "controlled", "inspired",
        "run", "owned", "wide", "born", "bound", "friendly", "related", "supported", "funded", "nominated", "endorsed", "affiliated", "area",
        "for", "to",
    ];
    let first = word.split_once('-').is_some_and(|(first, _)| FIRST.contains(&first));
    first || word.split('-').skip(1).any(|part| LAST.contains(&part))
}

/// `SafeAisle`: a capital inside, which no place in the sentence explains.
pub(super) fn is_mixed(word: &str) -> bool {
    let mut letters = word.chars().zip(word.chars().skip(1));
    letters.any(|(one, next)| one.is_lowercase() && next.is_uppercase())
}

/// `McCall`, `LaToya`: a capital inside the name of a person.
pub(super) fn is_prefixed(word: &str) -> bool {
    const PREFIXES: [&str; 12] = ["Mc", "Mac", "Fitz", "De", "Di", "Du", "La", "Le", "Van", "Von", "Da", "Del"];
    PREFIXES.iter().any(|prefix| word.strip_prefix(prefix).is_some_and(|rest| rest.starts_with(char::is_uppercase)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_made_of_names_are_no_names() {
        for word in ["anti-Venn", "Venn-era", "Norland-based", "Medicare-for-all"] {
            assert!(is_compound(word) && !is_hyphenated(word), "{word}");
        }
        for word in ["Ji-hye", "Tierney-Roche", "al-Mannai"] {
            assert!(!is_compound(word), "{word}");
        }
        assert!(is_hyphenated("Ji-hye") && !is_hyphenated("Tierney-Roche"));
    }

    #[test]
    fn a_contraction_is_no_name() {
        assert!(["I’d", "You've", "Don’t"].into_iter().all(is_contraction));
        assert!(["O’Malley", "D'Arcy", "Block's"].into_iter().all(|word| !is_contraction(word)));
    }
}

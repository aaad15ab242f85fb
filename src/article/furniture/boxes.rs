//! Boxes of links that scraping glued into a sentence: `President Venn Olaf Ernst VennPort shuts Venn: no tolls MORE on Friday`.
//!
//! Behind a name the page had a box with the name in full, headlines about its bearer and a link to more of them. The
//! full name runs into the first headline, so the last name stands twice, the second time mostly glued to a word.

use crate::text::Span;
use memchr::memmem;
use std::sync::LazyLock;

/// Bytes of a box.
const LONGEST: usize = 1_000;
/// Words of a full name.
const NAME: usize = 8;
/// Letters of a last name.
const SHORTEST: usize = 3;

/// What a box ends with.
const END: &str = " MORE";
static ENDS: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new(END));

/// The boxes in `text`, in order, each with the space before it.
pub(crate) fn boxes(text: &str) -> Vec<Span> {
    let (mut found, mut from) = (Vec::new(), 0);
    for at in ENDS.find_iter(text.as_bytes()) {
        let end = at + END.len();
        if !text[end..].starts_with(char::is_alphanumeric) {
            found.extend(start(text, from, at).map(|start| Span::new(start, end)));
        }
        from = end;
    }
    found
}

/// Where the box begins that ends at `at`, behind `from` and in the same line.
fn start(text: &str, from: usize, at: usize) -> Option<usize> {
    let far = (from.max(at.saturating_sub(LONGEST))..at).find(|&far| text.is_char_boundary(far))?;
    let begin = text[far..at].rfind('\n').map_or(far, |newline| far + newline + 1);
    let words: Vec<Span> = words(text, Span::new(begin, at));
    let glued = |at: usize| behind_name(text, &words[..at], words[at].of(text));
    let whole = |at: usize| named(text, &words[..at], words[at].of(text)).filter(|_| is_name(words[at].of(text)));
    (0..words.len()).rev().find_map(glued).or_else(|| {
        let first = (0..words.len()).find(|&at| whole(at).is_some())?;
        (first..words.len()).map_while(whole).last()
    })
}

fn words(text: &str, line: Span) -> Vec<Span> {
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let split = line.of(text).split(' ').filter(|word| !word.is_empty());
    split.map(|word| Span::new(start(word), start(word) + word.len())).collect()
}

/// The end of the name before its full form, whose last word is glued into `glued`.
fn behind_name(text: &str, before: &[Span], glued: &str) -> Option<usize> {
    let seams = glued.char_indices().zip(glued.chars().skip(1)).filter_map(|((at, left), right)| {
        let seam = left.is_lowercase() && (right.is_uppercase() || right.is_ascii_digit() || "'‘\"“".contains(right));
        seam.then_some(at + left.len_utf8())
    });
    let mut heads = seams.map(|seam| &glued[..seam]).filter(|head| head.chars().count() >= SHORTEST && is_name(head));
    heads.find_map(|head| named(text, before, head))
}

/// The end of the nearest word that is `last`, with nothing but the words of a name behind it.
fn named(text: &str, before: &[Span], last: &str) -> Option<usize> {
    for word in before.iter().rev().take(NAME) {
        let letters = word.of(text);
        if is_same(letters, last) {
            return Some(word.end);
        }
        if !is_name(letters) {
            return None;
        }
    }
    None
}

/// True for the same name, whatever its apostrophe.
fn is_same(one: &str, other: &str) -> bool {
    let plain = |c: char| if c == '’' { '\'' } else { c };
    one.trim_start_matches(['(', '“', '"']).chars().map(plain).eq(other.chars().map(plain))
}

/// True for a word of a full name: `Olaf`, `(Olly)`, `de`.
fn is_name(word: &str) -> bool {
    let letters = word.trim_start_matches(['(', '"', '“']);
    letters.starts_with(char::is_uppercase) || ["de", "di", "la", "van", "von", "der", "bin", "al"].contains(&letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str) -> String {
        let mut kept = text.to_owned();
        boxes(text).into_iter().rev().for_each(|cut| kept.replace_range(cut.start..cut.end, ""));
        kept
    }

    #[test]
    fn boxes_behind_names_are_found() {
        for (text, kept) in [
            ("President Venn Olaf Ernst VennPort shuts Venn: no tolls MORE on Friday", "President Venn on Friday"),
            ("Of Venn Olaf (Olly) Venn2030 race opens MORE’s aides", "Of Venn’s aides"),
            ("(Ida O’Rourke Ida O'Rourke'Not now' on tolls MORE [N.] left", "(Ida O’Rourke [N.] left"),
            ("asked Ida Lund Ida Lund Snow falls: on Lund MORE.", "asked Ida Lund."),
            ("Venn Olaf VennSnow falls MORE (N.) and Lund Ida LundSnow stays MORE (W.)", "Venn (N.) and Lund (W.)"),
        ] {
            assert_eq!(without(text), kept);
        }
    }

    #[test]
    fn prose_has_none() {
        for text in [
            "Venn wants MORE of it",
            "Venn asked McVenn for MORE money",
            "Venn said that VennPort had MORE ships",
            "Venn\nOlaf VennPort shuts MORE",
            "Venn Olaf VennPort shuts MOREOVER",
            " MORE",
            "",
        ] {
            assert_eq!(boxes(text), [], "{text}");
        }
    }
}

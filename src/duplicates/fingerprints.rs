//! Texts that a model has learned from, in a few bytes each.

use super::shingles::Shingler;
use super::signature::first_values;
use crate::Result;
use rustc_hash::FxHashMap;

/// Bytes of a fingerprint.
pub const FINGERPRINT: usize = 32;

/// Equal bytes from which a text counts as seen: more than half of the word pairs are likely to be shared, and two
/// unlike texts reach it once in 10^12 pairs.
const SEEN: usize = FINGERPRINT / 2;

/// Bytes of a key by which fingerprints are looked up.
const KEY: usize = 2;

/// The last byte of the first values of a signature.
///
/// The share of equal bytes is the similarity, or 1/256 of the rest more (Li and König 2010). Zeros are a text
/// without words.
pub type Fingerprint = [u8; FINGERPRINT];

/// Fingerprints of texts, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fingerprints(pub Vec<Fingerprint>);

/// The text that another is most like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// Its number.
    pub text: usize,
    /// Share of equal bytes.
    pub similarity: f64,
}

/// The fingerprint of a document.
pub(crate) fn fingerprint<'f>(
    shingler: &mut Shingler,
    fields: impl IntoIterator<Item = &'f str>,
) -> Result<Fingerprint> {
    let pairs = shingler.read(fields)?;
    if pairs.is_empty() {
        return Ok([0; FINGERPRINT]);
    }
    Ok(first_values::<FINGERPRINT>(pairs).map(|value| (value & 0xff) as u8))
}

/// Fingerprints by their keys.
#[derive(Debug)]
pub(crate) struct Index<'i> {
    fingerprints: &'i [Fingerprint],
    places: Vec<FxHashMap<[u8; KEY], Vec<u32>>>,
}

impl Fingerprints {
    /// Prepares a search.
    pub(crate) fn index(&self) -> Index<'_> {
        let mut places = vec![FxHashMap::<_, Vec<u32>>::default(); FINGERPRINT / KEY];
        for (text, fingerprint) in self.0.iter().enumerate().filter(|(_, it)| **it != [0; FINGERPRINT]) {
            for (place, key) in places.iter_mut().zip(keys(fingerprint)) {
                place.entry(key).or_default().push(text as u32);
            }
        }
        Index { fingerprints: &self.0, places }
    }
}

impl Index<'_> {
    /// The first of the most similar texts, if any is similar enough.
    pub(crate) fn find(&self, fingerprint: &Fingerprint) -> Option<Seen> {
        if *fingerprint == [0; FINGERPRINT] {
            return None;
        }
        let places = self.places.iter().zip(keys(fingerprint));
        let candidates = places.filter_map(|(place, key)| place.get(&key)).flatten();
        let equal = |&text: &u32| (equal_bytes(&self.fingerprints[text as usize], fingerprint), text);
        let best = candidates.map(equal).max_by_key(|&(equal, text)| (equal, std::cmp::Reverse(text)));
        let seen =
            |(equal, text): (usize, u32)| Seen { text: text as usize, similarity: equal as f64 / FINGERPRINT as f64 };
        best.filter(|(equal, _)| *equal >= SEEN).map(seen)
    }
}

fn keys(fingerprint: &Fingerprint) -> impl Iterator<Item = [u8; KEY]> + '_ {
    fingerprint.chunks_exact(KEY).map(|pair| [pair[0], pair[1]])
}

fn equal_bytes(one: &Fingerprint, other: &Fingerprint) -> usize {
    one.iter().zip(other).filter(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Fingerprint {
        fingerprint(&mut Shingler::default(), [text]).unwrap()
    }

    const STORY: &str = "The council of the harbour town raised the toll for the outer quay on Monday, and the fishers said \
                         that they would not pay it before the summer, whatever the mayor may think of that.";

    #[test]
    fn finds_a_text_again_and_an_edited_one() {
        let others = (0..100).map(|n| of(&format!("story {} about {}", "x".repeat(n + 1), "y".repeat(n + 1))));
        let known = Fingerprints(others.chain([of(STORY), of("")]).collect());
        let index = known.index();
        assert_eq!(index.find(&of(STORY)), Some(Seen { text: 100, similarity: 1.0 }));
        let edited = index.find(&of(&STORY.replace("Monday", "Friday"))).unwrap();
        assert!(edited.text == 100 && edited.similarity > 0.7 && edited.similarity < 1.0);
        assert_eq!(index.find(&of("Something else was said about the night train and its carriages")), None);
        assert_eq!(index.find(&of("")), None);
    }

    #[test]
    fn the_first_of_equals_is_told() {
        let known = Fingerprints(vec![of("one two three"), of(STORY), of(STORY)]);
        assert_eq!(known.index().find(&of(STORY)).map(|seen| seen.text), Some(1));
        assert_eq!(Fingerprints::default().index().find(&of(STORY)), None);
    }
}

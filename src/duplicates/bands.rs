//! Which texts may be alike: those that agree in all values of a band of their signatures.

use super::signature::{Signature, VALUES};
use xxhash_rust::xxh3::xxh3_64;

/// Chance at which a pair of the least similarity that is asked for must meet in a band.
const ENOUGH: f64 = 0.95;

/// Texts before it in a band that a text is compared with: the same text a thousand times costs no more than that.
const NEIGHBOURS: usize = 8;

/// Values of a band: as many as leave a pair of `similarity` the chance to meet, 1 - (1 - s^rows)^bands.
pub(super) fn rows(similarity: f64) -> usize {
    let meets = |rows: usize| 1.0 - (1.0 - similarity.powf(rows as f64)).powf((VALUES / rows) as f64);
    (1..=VALUES / 8).take_while(|&rows| meets(rows) >= ENOUGH).last().unwrap_or(1)
}

/// Pairs of texts that meet in band `band`; of texts without a signature there are none.
pub(super) fn meeting(signatures: &[Option<Signature>], rows: usize, band: usize) -> Vec<(u32, u32)> {
    let mut keyed: Vec<(u64, u32)> = signatures
        .iter()
        .enumerate()
        .filter_map(|(text, signature)| Some((key(&signature.as_ref()?.values()[band * rows..][..rows]), text as u32)))
        .collect();
    keyed.sort_unstable();
    keyed.chunk_by(|left, right| left.0 == right.0).flat_map(neighbours).collect()
}

fn neighbours(bucket: &[(u64, u32)]) -> impl Iterator<Item = (u32, u32)> + '_ {
    let before = |at: usize| &bucket[at.saturating_sub(NEIGHBOURS)..at];
    (1..bucket.len()).flat_map(move |at| before(at).iter().map(move |(_, other)| (*other, bucket[at].1)))
}

fn key(values: &[u32]) -> u64 {
    let mut bytes = [0; 4 * VALUES];
    for (into, value) in bytes.chunks_exact_mut(4).zip(values) {
        into.copy_from_slice(&value.to_le_bytes());
    }
    xxh3_64(&bytes[..4 * values.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_narrow_as_texts_may_differ_more() {
        assert_eq!([0.3, 0.5, 0.8].map(rows), [2, 4, 9]);
        assert_eq!((rows(1e-9), rows(1.0)), (1, VALUES / 8));
    }

    #[test]
    fn a_text_meets_those_before_it() {
        let signature = |n: u32| Signature::of(&[n]);
        let texts: Vec<_> = [1, 2, 1, 1, 3].map(signature).into_iter().chain([None, signature(2)]).collect();
        let mut found = meeting(&texts, 4, 0);
        found.sort_unstable();
        assert_eq!(found, [(0, 2), (0, 3), (1, 6), (2, 3)]);
        let many = vec![signature(7); 1000];
        assert!(meeting(&many, 4, 0).len() < NEIGHBOURS * many.len());
    }
}

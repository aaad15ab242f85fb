//! `MinHash` (Broder 1997): the share of equal values estimates the similarity of two sets.

use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use std::sync::LazyLock;

/// Values of a signature.
pub const VALUES: usize = 192;

/// Functions that are computed together: their values stay in registers.
const LANES: usize = 16;

/// Seed of the hash functions, which files depend on.
const SEED: u64 = 0x6e65_7773_6c65_6e73;

/// Odd factors and terms of the hash functions `x -> factor * x + term` of 32 bits.
static FUNCTIONS: LazyLock<([u32; VALUES], [u32; VALUES])> = LazyLock::new(|| {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(SEED);
    let (mut factors, mut terms) = ([0; VALUES], [0; VALUES]);
    for factor in &mut factors {
        *factor = random.r#gen::<u32>() | 1;
    }
    random.fill(&mut terms[..]);
    (factors, terms)
});

/// The least value of every hash function over a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature([u32; VALUES]);

impl Signature {
    /// The signature of a set of hashes; None of an empty one, which is like nothing.
    #[must_use]
    pub fn of(hashes: &[u32]) -> Option<Self> {
        if hashes.is_empty() { None } else { Some(Self(first_values(hashes))) }
    }

    /// Its values.
    #[must_use]
    pub fn values(&self) -> &[u32] {
        &self.0
    }
}

/// The least values of the first `N` hash functions, a multiple of the lanes.
pub(super) fn first_values<const N: usize>(hashes: &[u32]) -> [u32; N] {
    let (factors, terms) = &*FUNCTIONS;
    let mut least = [0; N];
    let functions = factors.chunks_exact(LANES).zip(terms.chunks_exact(LANES));
    for (into, (factors, terms)) in least.chunks_exact_mut(LANES).zip(functions) {
        into.copy_from_slice(&least_values(hashes, factors, terms));
    }
    least
}

fn least_values(hashes: &[u32], factors: &[u32], terms: &[u32]) -> [u32; LANES] {
    let (mut multiply, mut add) = ([0; LANES], [0; LANES]);
    multiply.copy_from_slice(factors);
    add.copy_from_slice(terms);
    // Signed numbers compare in one instruction on every processor.
    let mut least = [i32::MAX; LANES];
    for &hash in hashes {
        for lane in 0..LANES {
            let value = hash.wrapping_mul(multiply[lane]).wrapping_add(add[lane]).cast_signed();
            least[lane] = if value < least[lane] { value } else { least[lane] };
        }
    }
    least.map(i32::cast_unsigned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use xxhash_rust::xxh3::xxh3_64;

    fn set(numbers: std::ops::Range<u32>) -> Vec<u32> {
        numbers.map(|n| (xxh3_64(&n.to_le_bytes()) >> 32) as u32).collect()
    }

    #[test]
    fn equal_values_estimate_the_similarity() {
        for (shared, expected) in [(0, 0.0), (300, 0.25), (600, 0.6), (800, 1.0)] {
            let one = Signature::of(&set(0..800)).unwrap();
            let other = Signature::of(&set(800 - shared..1600 - shared)).unwrap();
            let equal = one.values().iter().zip(other.values()).filter(|(a, b)| a == b).count();
            let share = equal as f64 / VALUES as f64;
            // 300 of 1300 are .23, 600 of 1000 are .6; three standard errors are .11.
            assert!((share - expected).abs() < 0.11, "{share} for {expected}");
        }
        assert!(Signature::of(&[]).is_none());
    }
}

//! Which features may stand in two documents or more, before any of them is kept.
//!
//! Most n-grams of a corpus stand in one document alone. A first look at all of them sets two bits of a slot that their
//! key chooses: met, and met again. What was not met again cannot be frequent and never takes memory. Slots are shared
//! by chance, so that what was met again is counted exactly afterwards. The bits do not depend on the order of the looks.

use super::extraction::Number;
use crate::text::Gram;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Slots in a word.
const SLOTS: u32 = 32;

/// Bytes of text for every slot: about one slot for each occurrence of a word or a pair of words.
const BYTES: usize = 2;

/// Keys whose slots are fetched together.
const TOGETHER: usize = 64;

/// Least and most slots, as powers of two.
const POWERS: (u32, u32) = (10, 32);

/// Two bits for every slot.
#[derive(Debug)]
pub(super) struct Sketch {
    words: Vec<AtomicU64>,
    shift: u32,
}

impl Sketch {
    /// A sketch of a corpus of so many bytes.
    pub(super) fn new(bytes: usize) -> Self {
        let power = (bytes / BYTES).max(1).ilog2().clamp(POWERS.0, POWERS.1);
        let words = (0..1_usize << (power - SLOTS.ilog2())).map(|_| AtomicU64::new(0)).collect();
        Self { words, shift: u64::BITS - power }
    }

    /// The word of a key, and the bit that says that it was met; the next one says that it was met again.
    fn slot(&self, key: u64) -> (&AtomicU64, u64) {
        let slot = key >> self.shift;
        (&self.words[(slot / u64::from(SLOTS)) as usize], 1 << (2 * (slot % u64::from(SLOTS))))
    }

    fn meet(&self, key: u64) {
        let (word, once) = self.slot(key);
        let both = once | once << 1;
        let seen = word.load(Relaxed) & both;
        if seen != both && (seen != 0 || word.fetch_or(once, Relaxed) & once != 0) {
            word.fetch_or(both, Relaxed);
        }
    }

    /// Touches the slots of some keys, so that their cache lines are on the way together: a change waits for its own.
    fn fetch(&self, keys: &[u64]) {
        std::hint::black_box(keys.iter().fold(0, |sum, &key| sum ^ self.slot(key).0.load(Relaxed)));
    }

    /// True if the key, or one that shares its slot, was met twice.
    pub(super) fn met_again(&self, key: u64) -> bool {
        let (word, once) = self.slot(key);
        word.load(Relaxed) & once << 1 != 0
    }

    /// How many slots were met, and how many of them again.
    pub(super) fn met(&self) -> (usize, usize) {
        let count = |bits: u64| self.words.iter().map(|word| (word.load(Relaxed) & bits).count_ones() as usize).sum();
        (count(u64::MAX / 3), count(u64::MAX / 3 * 2))
    }
}

/// Meets every feature; the numbers say nothing.
impl Number for &Sketch {
    const LOOKS: u8 = 2;

    fn numbers<'t>(&mut self, _: usize, keys: &[u64], _: impl Fn(usize) -> Gram<'t>, found: &mut Vec<u32>) {
        for keys in keys.chunks(TOGETHER) {
            self.fetch(keys);
            for &key in keys {
                self.meet(key);
            }
        }
        found.resize(found.len() + keys.len(), 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use xxhash_rust::xxh3::xxh3_64;

    #[test]
    fn what_was_met_twice_is_told_and_little_else() {
        let sketch = Sketch::new(100_000);
        let key = |n: u64| xxh3_64(&n.to_le_bytes());
        (0..1000).chain(0..500).for_each(|n| sketch.meet(key(n)));
        assert!((0..500).all(|n| sketch.met_again(key(n))));
        assert!((500..1000).filter(|&n| sketch.met_again(key(n))).count() < 50);
        let (met, again) = sketch.met();
        assert!((900..=1000).contains(&met) && (450..=550).contains(&again), "{met}, {again}");
    }
}

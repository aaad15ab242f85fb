//! The order in which examples are visited.

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_xoshiro::Xoshiro256PlusPlus;

/// Reproducible permutations: the same seed gives the same orders on every machine.
#[derive(Debug)]
pub(super) struct Order(Xoshiro256PlusPlus);

impl Order {
    pub(super) fn new(seed: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    pub(super) fn shuffle(&mut self, rows: &mut [usize]) {
        rows.shuffle(&mut self.0);
    }
}

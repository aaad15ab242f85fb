//! How rare a stem is over topics.

use super::Reading;
use crate::{Error, Result};
use rustc_hash::{FxHashMap, FxHashSet};

/// Inverse topic frequency: `ln((T + 1) / (t + 1)) + 1` for a stem that `t` of `T` topics have.
///
/// While learning, a pair's own topic is left out of `t`: a stem is as rare as it would be were the topic new.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rarity {
    topics: usize,
    frequencies: FxHashMap<u64, u32>,
    own_left_out: bool,
}

impl Rarity {
    /// Counts the topics of each stem; `topic_of` gives the topic of each reading, below `topics`.
    #[must_use]
    pub fn count<'r>(readings: impl Iterator<Item = (&'r Reading, usize)>, topics: usize) -> Self {
        let mut seen: FxHashSet<(u64, usize)> = FxHashSet::default();
        let mut frequencies: FxHashMap<u64, u32> = FxHashMap::default();
        for (reading, topic) in readings {
            for stem in reading.stems().filter(|&stem| seen.insert((stem, topic))) {
                *frequencies.entry(stem).or_default() += 1;
            }
        }
        Self { topics, frequencies, own_left_out: false }
    }

    /// The same for pairs that were counted.
    #[must_use]
    pub fn without_own(&self) -> Self {
        Self { own_left_out: true, ..self.clone() }
    }

    /// The weight of a stem, from 1.
    #[must_use]
    pub fn of(&self, stem: u64) -> f32 {
        let counted = self.frequencies.get(&stem).map_or(0, |&count| count);
        let others = counted.saturating_sub(u32::from(self.own_left_out));
        ((self.topics as f32 + 1.0) / (others as f32 + 1.0)).ln() + 1.0
    }

    /// The number of topics; the stems, ascending; and the topics of each.
    #[must_use]
    pub fn parts(&self) -> (usize, Vec<u64>, Vec<u32>) {
        let mut entries: Vec<(u64, u32)> = self.frequencies.iter().map(|(&stem, &count)| (stem, count)).collect();
        entries.sort_unstable();
        let (stems, counts) = entries.into_iter().unzip();
        (self.topics, stems, counts)
    }

    /// From its parts.
    ///
    /// # Errors
    /// Parts of different lengths, or a stem with more topics than there are.
    pub fn from_parts(topics: usize, stems: Vec<u64>, counts: Vec<u32>) -> Result<Self> {
        if stems.len() != counts.len() {
            return Err(Error::ModelFile(format!("{} stems, {} frequencies", stems.len(), counts.len())));
        }
        if let Some(count) = counts.iter().find(|count| **count as usize > topics) {
            return Err(Error::ModelFile(format!("a stem of {count} topics, there are {topics}")));
        }
        Ok(Self { topics, frequencies: stems.into_iter().zip(counts).collect(), own_left_out: false })
    }
}

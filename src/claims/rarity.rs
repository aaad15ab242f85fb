//! How rare a stem is over topics.

use super::Reading;
use crate::{Error, Result};
use rustc_hash::{FxHashMap, FxHashSet};

/// Inverse topic frequency: `ln((T + 1) / (t + 1)) + 1` for a stem that `t` of `T` topics have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rarity {
    topics: usize,
    frequencies: FxHashMap<u64, u32>,
}

/// Which topics have a stem.
///
/// While learning, the topics of a pair are left out of `t`: its stems are as rare as they would be were both topics
/// new. Were only one left out, no stem that an unrelated pair shares could be as rare as those of new topics are.
#[derive(Debug, Clone, Default)]
pub struct TopicStems {
    seen: FxHashSet<(u64, usize)>,
    topics: FxHashSet<usize>,
}

impl TopicStems {
    /// The stems of readings, each with its topic.
    #[must_use]
    pub fn new<'r>(readings: impl Iterator<Item = (&'r Reading, usize)>) -> Self {
        let mut found = Self::default();
        for (reading, topic) in readings {
            found.topics.insert(topic);
            found.seen.extend(reading.stems().map(|stem| (stem, topic)));
        }
        found
    }

    /// How rare stems are over all these topics.
    #[must_use]
    pub fn rarity(&self) -> Rarity {
        let mut frequencies: FxHashMap<u64, u32> = FxHashMap::default();
        for (stem, _) in &self.seen {
            *frequencies.entry(*stem).or_default() += 1;
        }
        Rarity { topics: self.topics.len(), frequencies }
    }

    /// How many of two topics have a stem; of one topic twice, one.
    pub(super) fn among(&self, stem: u64, [first, second]: [usize; 2]) -> u32 {
        let has = |topic: usize| u32::from(self.seen.contains(&(stem, topic)));
        has(first) + if first == second { 0 } else { has(second) }
    }
}

impl Rarity {
    /// The weight of a stem, from 1.
    #[must_use]
    pub fn of(&self, stem: u64) -> f32 {
        self.of_others(stem, 0)
    }

    /// The weight of a stem, with some of its topics left out.
    pub(super) fn of_others(&self, stem: u64, left_out: u32) -> f32 {
        let counted = self.frequencies.get(&stem).map_or(0, |&count| count);
        ((self.topics as f32 + 1.0) / (counted.saturating_sub(left_out) as f32 + 1.0)).ln() + 1.0
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
        Ok(Self { topics, frequencies: stems.into_iter().zip(counts).collect() })
    }
}

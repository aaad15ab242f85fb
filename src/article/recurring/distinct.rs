//! Articles that are mostly the same text, so that each is counted once.

use super::page::Page;
use rustc_hash::{FxHashMap, FxHashSet};
use xxhash_rust::xxh3::xxh3_64;

/// Words from which a line tells one article from another.
const LONG: u32 = 8;

/// Words that two articles must share at least to be one.
const SHARED: u32 = 30;

/// The pages without those that repeat an earlier one.
///
/// A page repeats an earlier one if its long lines are the same, or if half of the words in them are; lines that more
/// than half of all pages have tell nothing. Every line is compared with the first page that has it, so the time is
/// linear.
pub(super) fn distinct<'p, 't>(pages: &'p [Page<'t>]) -> Vec<&'p Page<'t>> {
    let pages = different(pages);
    let counts = counts(&pages);
    let tells = |key: u64| counts.get(&key).is_some_and(|&count| count * 2 <= pages.len());
    let mut first: FxHashMap<u64, usize> = FxHashMap::default();
    let mut kept = Vec::with_capacity(pages.len());
    for (at, page) in pages.iter().enumerate() {
        let long = || long(page).filter(|(key, _)| tells(*key));
        let own = original(long(), &first);
        if own.is_none() {
            kept.push(*page);
        }
        for (key, _) in long() {
            first.entry(key).or_insert(own.unwrap_or(at));
        }
    }
    kept
}

/// The page that another is mostly the same as.
fn original(long: impl Iterator<Item = (u64, u32)>, first: &FxHashMap<u64, usize>) -> Option<usize> {
    let (mut all, mut shared) = (0, FxHashMap::<usize, u32>::default());
    for (key, words) in long {
        all += words;
        if let Some(&page) = first.get(&key) {
            *shared.entry(page).or_insert(0) += words;
        }
    }
    let (page, words) = shared.into_iter().max_by_key(|&(page, words)| (words, std::cmp::Reverse(page)))?;
    (words >= SHARED && words * 2 >= all).then_some(page)
}

fn long(page: &Page<'_>) -> impl Iterator<Item = (u64, u32)> {
    page.lines().filter(|key| key.words >= LONG).map(|key| (key.hash, key.words))
}

/// Pages of which no earlier one has the same long lines; those without any are compared by all their lines.
fn different<'p, 't>(pages: &'p [Page<'t>]) -> Vec<&'p Page<'t>> {
    let mut seen = FxHashSet::default();
    let mut buffer = Vec::new();
    let mut is_new = |page: &Page<'_>| {
        buffer.clear();
        buffer.extend(long(page).flat_map(|(key, _)| key.to_le_bytes()));
        if buffer.is_empty() {
            buffer.extend(page.lines().flat_map(|key| key.hash.to_le_bytes()));
        }
        seen.insert(xxh3_64(&buffer))
    };
    pages.iter().filter(|page| is_new(page)).collect()
}

/// Of every long line that several pages have, how many.
fn counts(pages: &[&Page<'_>]) -> FxHashMap<u64, usize> {
    let mut counts = FxHashMap::default();
    for page in pages {
        let once: FxHashSet<u64> = long(page).map(|(key, _)| key).collect();
        for key in once {
            *counts.entry(key).or_insert(0) += 1;
        }
    }
    counts
}

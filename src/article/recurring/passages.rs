//! Running text that a few articles share: a passage that was taken over, not furniture.

use super::page::Page;
use rustc_hash::{FxHashMap, FxHashSet};

/// Lines of prose in a row that are a passage.
const RUN: usize = 3;

/// Keys that stand in passages in at least half of their articles.
///
/// `candidates` are the articles of each recurring line that few articles have.
pub(super) fn passages(pages: &[&Page<'_>], candidates: &FxHashMap<u64, usize>) -> FxHashSet<u64> {
    let mut inside: FxHashMap<u64, usize> = FxHashMap::default();
    for page in pages {
        let recurs =
            |at: usize| page.lines.get(at).is_some_and(|line| line.prose && candidates.contains_key(&line.key.hash));
        let (mut at, mut once) = (0, FxHashSet::default());
        while at < page.lines.len() {
            let length = (at..).take_while(|&at| recurs(at)).count();
            if length >= RUN {
                once.extend(page.lines[at..at + length].iter().map(|line| line.key.hash));
            }
            at += length.max(1);
        }
        for key in once {
            *inside.entry(key).or_insert(0) += 1;
        }
    }
    let most = |(key, count): &(u64, usize)| candidates.get(key).is_some_and(|&all| count * 2 >= all);
    inside.into_iter().filter(most).map(|(key, _)| key).collect()
}

//! Running text that a few articles share: a passage that was taken over, not furniture.

use super::key::Key;
use super::page::{Page, Unit};
use rustc_hash::{FxHashMap, FxHashSet};

/// Lines of prose among recurring lines in a row that make a passage.
const PROSE: usize = 3;

/// Keys that stand in passages in at least half of their articles.
///
/// `candidates` are the articles of each recurring line that few articles have.
pub(super) fn passages(pages: &[&Page<'_>], candidates: &FxHashMap<u64, usize>) -> FxHashSet<u64> {
    let mut inside: FxHashMap<u64, usize> = FxHashMap::default();
    for page in pages {
        for key in passage_keys(&page.units, candidates) {
            *inside.entry(key).or_insert(0) += 1;
        }
    }
    let most = |(key, count): &(u64, usize)| candidates.get(key).is_some_and(|&all| count * 2 >= all);
    inside.into_iter().filter(most).map(|(key, _)| key).collect()
}

/// The keys of a page's passages, those of their sentences included, each once.
fn passage_keys(units: &[(Key, Unit)], candidates: &FxHashMap<u64, usize>) -> FxHashSet<u64> {
    let recurs = |(key, unit): &(Key, Unit)| *unit == Unit::Sentence || candidates.contains_key(&key.hash);
    let mut found = FxHashSet::default();
    for run in units.chunk_by(|one, other| recurs(one) && recurs(other)) {
        let prose = run.iter().filter(|unit| unit.1 == Unit::Prose && recurs(unit)).count();
        if prose >= PROSE {
            found.extend(run.iter().map(|(key, _)| key.hash));
        }
    }
    found
}

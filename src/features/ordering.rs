//! Entries of a row in the order of their columns.

/// Bits of a column that one pass looks at.
const DIGIT: u32 = 11;

/// Entries from which passes over digits are faster than comparisons.
const MANY: usize = 256;

/// Sorts entries by column, by digits from the last to the first; equals stay in order.
#[derive(Default)]
pub(super) struct Sorter<T> {
    other: Vec<T>,
}

impl<T: Copy> Sorter<T> {
    /// Columns lie below `columns`.
    pub(super) fn sort(&mut self, entries: &mut [T], columns: usize, column: impl Fn(&T) -> u32) {
        if entries.len() < MANY {
            entries.sort_by_key(column);
            return;
        }
        let bits = usize::BITS - columns.saturating_sub(1).leading_zeros();
        for digit in 0..bits.div_ceil(DIGIT) {
            self.pass(entries, |entry| (column(entry) >> (digit * DIGIT)) as usize & ((1 << DIGIT) - 1));
        }
    }

    fn pass(&mut self, entries: &mut [T], digit: impl Fn(&T) -> usize) {
        let mut starts = [0_u32; 1 << DIGIT];
        for entry in entries.iter() {
            starts[digit(entry)] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += std::mem::replace(start, sum);
        }
        self.other.clear();
        self.other.extend_from_slice(entries);
        for entry in &self.other {
            let start = &mut starts[digit(entry)];
            entries[*start as usize] = *entry;
            *start += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(
            (bits, seeds) in (1_u32..32, prop::collection::vec(any::<u32>(), 0..1500))
        ) {
            let mut entries: Vec<(u32, usize)> = seeds.iter().map(|seed| seed >> (32 - bits)).zip(0..).collect();
            let mut expected = entries.clone();
            expected.sort_by_key(|entry| entry.0);
            Sorter::default().sort(&mut entries, 1 << bits, |entry| entry.0);
            prop_assert_eq!(entries, expected);
        }
    }
}

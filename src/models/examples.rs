//! The examples of a machine, whose rare columns need no weights.
//!
//! The weights of a column are the sum, over the examples that have it, of value times dual variables.
//! Where those examples are few, summing when asked is less to read than a weight for every class, needs
//! no memory that grows with the classes, and nothing to update.

use crate::features::Csr;

/// Marks the last example of a rare column.
const LAST: u32 = 1 << 31;

/// An example that has a rare column.
#[derive(Debug, Clone, Copy)]
struct Entry {
    row: u32,
    value: f32,
}

/// Rows whose common columns are numbered through and whose rare ones point at their examples.
pub(super) struct Examples {
    /// Numbers in the matrix of the common columns.
    common: Vec<u32>,
    /// Numbers in the matrix of the rare columns, and where their examples begin.
    rare: Vec<(u32, u32)>,
    entries: Vec<Entry>,
    /// For each row: where its common columns begin, and its rare ones; one more at the end.
    bounds: Vec<(usize, usize)>,
    /// Numbers of common columns, or beginnings of the examples of rare ones.
    places: Vec<u32>,
    values: Vec<f32>,
}

/// Where a column of the matrix went.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// Its number among the common columns.
    Common(u32),
    /// Where its examples begin.
    Rare(u32),
}

impl Examples {
    /// A column is rare if at most `limit` examples have it.
    pub(super) fn new(records: &Csr, limit: usize) -> Self {
        let (_, indices, _) = records.parts();
        let mut counts = vec![0_u32; records.columns()];
        for &column in indices {
            counts[column as usize] += 1;
        }
        let limit = if records.rows() < LAST as usize { limit as u32 } else { 0 };
        let (mut common, mut rare, mut places, mut end) = (Vec::new(), Vec::new(), Vec::new(), 0_u32);
        for (column, &count) in (0..).zip(&counts) {
            let is_rare = (1..=limit).contains(&count) && end.checked_add(count).is_some();
            places.push(if is_rare { Place::Rare(end) } else { Place::Common(common.len() as u32) });
            if is_rare {
                rare.push((column, end));
                end += count;
            } else if count > 0 {
                common.push(column);
            }
        }
        let entries = entries(records, &counts, &places, end as usize);
        let mut examples = Self { common, rare, entries, bounds: Vec::new(), places: Vec::new(), values: Vec::new() };
        (0..records.rows()).for_each(|row| examples.push(records, row, &places));
        examples.bounds.push((examples.places.len(), examples.places.len()));
        examples
    }

    fn push(&mut self, records: &Csr, row: usize, places: &[Place]) {
        let start = self.places.len();
        for (column, value) in records.pairs(row) {
            if let Place::Common(number) = places[column] {
                self.places.push(number);
                self.values.push(value);
            }
        }
        self.bounds.push((start, self.places.len()));
        for (column, value) in records.pairs(row) {
            if let Place::Rare(begin) = places[column] {
                self.places.push(begin);
                self.values.push(value);
            }
        }
    }

    /// Number of rows.
    pub(super) fn rows(&self) -> usize {
        self.bounds.len() - 1
    }

    /// Number of common columns.
    pub(super) fn common(&self) -> usize {
        self.common.len()
    }

    /// Numbers and values of the common columns of a row.
    pub(super) fn common_of(&self, row: usize) -> (&[u32], &[f32]) {
        let range = self.bounds[row].0..self.bounds[row].1;
        (&self.places[range.clone()], &self.values[range])
    }

    /// The rare columns of a row: where their examples begin, and the values.
    pub(super) fn rare_of(&self, row: usize) -> (&[u32], &[f32]) {
        let range = self.bounds[row].1..self.bounds[row + 1].0;
        (&self.places[range.clone()], &self.values[range])
    }

    /// Touches the examples of rare columns, so that they are on the way together.
    pub(super) fn fetch(&self, begins: &[u32]) {
        std::hint::black_box(begins.iter().fold(0, |sum: u32, &begin| sum ^ self.entries[begin as usize].row));
    }

    /// The examples, with their values, of the rare column whose examples begin at `begin`.
    pub(super) fn sharing(&self, begin: u32) -> impl Iterator<Item = (usize, f32)> + '_ {
        let mut more = true;
        self.entries[begin as usize..]
            .iter()
            .take_while(move |entry| std::mem::replace(&mut more, entry.row & LAST == 0))
            .map(|entry| ((entry.row & !LAST) as usize, entry.value))
    }

    /// Squared length of a row.
    pub(super) fn square(&self, row: usize) -> f32 {
        self.values[self.bounds[row].0..self.bounds[row + 1].0].iter().map(|value| value * value).sum()
    }

    /// The columns of the matrix that hold anything, in order, and where each went.
    pub(super) fn columns(&self) -> Vec<(u32, Place)> {
        let common = (0..).zip(&self.common).map(|(number, &column)| (column, Place::Common(number)));
        let rare = self.rare.iter().map(|&(column, begin)| (column, Place::Rare(begin)));
        let mut columns: Vec<_> = common.chain(rare).collect();
        columns.sort_unstable_by_key(|(column, _)| *column);
        columns
    }
}

/// The examples of the rare columns, column by column.
fn entries(records: &Csr, counts: &[u32], places: &[Place], total: usize) -> Vec<Entry> {
    let mut entries = vec![Entry { row: 0, value: 0.0 }; total];
    let mut filled = vec![0_u32; counts.len()];
    for row in 0..records.rows() {
        for (column, value) in records.pairs(row) {
            let Place::Rare(begin) = places[column] else {
                continue;
            };
            let last = if filled[column] + 1 == counts[column] { LAST } else { 0 };
            entries[(begin + filled[column]) as usize] = Entry { row: row as u32 | last, value };
            filled[column] += 1;
        }
    }
    entries
}

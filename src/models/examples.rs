//! The examples of a machine, whose rare columns need no weights.
//!
//! The weights of a column are the sum, over the examples that have it, of value times dual variables.
//! Where those examples are few, summing when asked is less to read than a weight for every class, needs
//! no memory that grows with the classes, and nothing to update.

use crate::Result;
use crate::features::{Room, SparseRows, Spool};
use std::ops::Range;

/// Marks the last example of a rare column.
const LAST: u32 = 1 << 31;

/// Bytes of a place and a value.
const PAIR: usize = 8;

/// Bytes that are written to a spool together.
const TOGETHER: usize = 1 << 20;

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
    /// Squared length of each row.
    squares: Vec<f32>,
    held: Held,
}

/// Numbers of common columns, or beginnings of the examples of rare ones, and values.
enum Held {
    Memory {
        places: Vec<u32>,
        values: Vec<f32>,
    },
    /// Row by row, its places before its values; and what is not yet written.
    Spool {
        spool: Spool,
        waiting: Vec<u8>,
    },
}

/// One row.
#[derive(Clone, Copy)]
pub(super) struct Example<'r> {
    /// Numbers and values of its common columns.
    pub(super) common: (&'r [u32], &'r [f32]),
    /// Its rare columns: where their examples begin, and the values.
    pub(super) rare: (&'r [u32], &'r [f32]),
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
    pub(super) fn new<R: SparseRows>(records: &R, limit: usize) -> Result<Self> {
        let (rows, mut room) = (records.nsamples(), Room::default());
        let mut counts = vec![0_u32; records.nfeatures()];
        for row in 0..rows {
            records.row(row, &mut room)?.0.iter().for_each(|&column| counts[column as usize] += 1);
        }
        let limit = if rows < LAST as usize { limit as u32 } else { 0 };
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
        let held = match records.spool() {
            Some(spool) => Held::Spool { spool: spool.another()?, waiting: Vec::new() },
            None => Held::with_room(counts.iter().map(|&count| count as usize).sum()),
        };
        let entries = vec![Entry { row: 0, value: 0.0 }; end as usize];
        let mut examples = Self { common, rare, entries, bounds: vec![(0, 0)], squares: Vec::new(), held };
        let mut left = counts.clone();
        for row in 0..rows {
            let (columns, values) = records.row(row, &mut room)?;
            for (&column, &value) in columns.iter().zip(values) {
                let column = column as usize;
                if let Place::Rare(begin) = places[column] {
                    let last = if left[column] == 1 { LAST } else { 0 };
                    examples.entries[(begin + counts[column] - left[column]) as usize] =
                        Entry { row: row as u32 | last, value };
                    left[column] -= 1;
                }
            }
            examples.push(columns, values, &places)?;
        }
        examples.held.flush(0)?;
        Ok(examples)
    }

    /// Appends a row.
    fn push(&mut self, columns: &[u32], values: &[f32], places: &[Place]) -> Result<()> {
        let pairs = || columns.iter().map(|&column| places[column as usize]).zip(values.iter().copied());
        let common = pairs().filter_map(|(place, value)| place.common().map(|number| (number, value)));
        let rare = pairs().filter_map(|(place, value)| place.rare().map(|begin| (begin, value)));
        let start = self.bounds.last().map_or(0, |bounds| bounds.0);
        let middle = start + common.clone().count();
        self.squares.push(common.clone().chain(rare.clone()).map(|(_, value)| value * value).sum());
        self.held.push(common.chain(rare))?;
        if let Some(bounds) = self.bounds.last_mut() {
            bounds.1 = middle;
        }
        let end = start + columns.len();
        self.bounds.push((end, end));
        Ok(())
    }

    /// Number of rows.
    pub(super) fn rows(&self) -> usize {
        self.squares.len()
    }

    /// Number of common columns.
    pub(super) fn common(&self) -> usize {
        self.common.len()
    }

    /// A row, which may be made in `room`.
    pub(super) fn row<'r>(&'r self, row: usize, room: &'r mut Room) -> Result<Example<'r>> {
        let ((start, middle), end) = (self.bounds[row], self.bounds[row + 1].0);
        let (places, values) = self.held.read(start..end, room)?;
        let (common, rare) = places.split_at(middle - start);
        let (of_common, of_rare) = values.split_at(middle - start);
        Ok(Example { common: (common, of_common), rare: (rare, of_rare) })
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
        self.squares[row]
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

impl Place {
    fn common(self) -> Option<u32> {
        if let Self::Common(number) = self { Some(number) } else { None }
    }

    fn rare(self) -> Option<u32> {
        if let Self::Rare(begin) = self { Some(begin) } else { None }
    }
}

impl Held {
    /// Room for so many pairs in memory.
    fn with_room(pairs: usize) -> Self {
        Self::Memory { places: Vec::with_capacity(pairs), values: Vec::with_capacity(pairs) }
    }

    /// Appends the pairs of a row.
    fn push(&mut self, row: impl Iterator<Item = (u32, f32)> + Clone) -> Result<()> {
        match self {
            Self::Memory { places, values } => row.for_each(|(place, value)| {
                places.push(place);
                values.push(value);
            }),
            Self::Spool { waiting, .. } => {
                row.clone().for_each(|(place, _)| waiting.extend(place.to_le_bytes()));
                row.for_each(|(_, value)| waiting.extend(value.to_le_bytes()));
                self.flush(TOGETHER)?;
            }
        }
        Ok(())
    }

    /// Writes what waits, if it is at least so many bytes.
    fn flush(&mut self, least: usize) -> Result<()> {
        if let Self::Spool { spool, waiting } = self
            && waiting.len() >= least
        {
            spool.append(waiting)?;
            waiting.clear();
        }
        Ok(())
    }

    /// The places and values of the pairs of one row, counted over all rows.
    fn read<'r>(&'r self, pairs: Range<usize>, room: &'r mut Room) -> Result<(&'r [u32], &'r [f32])> {
        match self {
            Self::Memory { places, values } => Ok((&places[pairs.clone()], &values[pairs])),
            Self::Spool { spool, .. } => {
                let Room { columns, values, bytes } = room;
                bytes.resize(pairs.len() * PAIR, 0);
                spool.read((pairs.start * PAIR) as u64, bytes)?;
                let (of_places, of_values) = bytes.split_at(pairs.len() * PAIR / 2);
                columns.clear();
                columns.extend(of_places.as_chunks().0.iter().map(|&bytes| u32::from_le_bytes(bytes)));
                values.clear();
                values.extend(of_values.as_chunks().0.iter().map(|&bytes| f32::from_le_bytes(bytes)));
                Ok((columns, values))
            }
        }
    }
}

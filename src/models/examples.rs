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
        let mut examples = Self {
            common: Vec::new(),
            rare: Vec::new(),
            entries: Vec::new(),
            bounds: vec![(0, 0)],
            squares: Vec::new(),
            held: Held::new(records)?,
        };
        let limit = if records.nsamples() < LAST as usize { limit as u32 } else { 0 };
        let counts = examples.take(records)?;
        let places = examples.divide(&counts, limit);
        examples.renumber(Renumbering::new(places, counts))?;
        Ok(examples)
    }

    /// Takes all rows with the columns of the matrix; gives how many examples each column has.
    fn take<R: SparseRows>(&mut self, records: &R) -> Result<Vec<u32>> {
        let (mut counts, mut room) = (vec![0_u32; records.nfeatures()], Room::default());
        for row in 0..records.nsamples() {
            let (columns, values) = records.row(row, &mut room)?;
            for &column in columns {
                counts[column as usize] += 1;
            }
            let end = self.bounds.last().map_or(0, |bounds| bounds.0) + columns.len();
            self.bounds.push((end, end));
            self.held.push(columns, values)?;
        }
        self.held.finish()?;
        Ok(counts)
    }

    /// Divides the columns into common and rare ones.
    fn divide(&mut self, counts: &[u32], limit: u32) -> Vec<Place> {
        let (mut places, mut end) = (Vec::with_capacity(counts.len()), 0_u32);
        for (column, &count) in (0..).zip(counts) {
            let is_rare = (1..=limit).contains(&count) && end.checked_add(count).is_some();
            places.push(if is_rare { Place::Rare(end) } else { Place::Common(self.common.len() as u32) });
            if is_rare {
                self.rare.push((column, end));
                end += count;
            } else if count > 0 {
                self.common.push(column);
            }
        }
        self.entries = vec![Entry { row: 0, value: 0.0 }; end as usize];
        places
    }

    /// Puts places where columns were, and common columns before rare ones.
    fn renumber(&mut self, mut renumbering: Renumbering) -> Result<()> {
        let (mut room, mut fresh) = (Room::default(), self.held.another()?);
        for row in 0..self.bounds.len() - 1 {
            let pairs = self.bounds[row].0..self.bounds[row + 1].0;
            let (columns, values) = self.held.read(pairs.clone(), &mut room)?;
            let common = renumbering.row(row as u32, columns, values, &mut self.entries);
            self.bounds[row].1 = pairs.start + common;
            let Room { columns, values, .. } = &renumbering.row;
            self.squares.push(values.iter().map(|value| value * value).sum());
            match &mut fresh {
                Some(fresh) => fresh.push(columns, values)?,
                None => self.held.put(pairs, columns, values),
            }
        }
        if let Some(mut fresh) = fresh {
            fresh.finish()?;
            self.held = fresh;
        }
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

/// What is needed while rows are renumbered.
struct Renumbering {
    places: Vec<Place>,
    /// How many examples each column has, and how many of them are still to come.
    counts: Vec<u32>,
    left: Vec<u32>,
    /// The row at hand, and its rare columns.
    row: Room,
    rare: Room,
}

impl Renumbering {
    fn new(places: Vec<Place>, counts: Vec<u32>) -> Self {
        Self { places, left: counts.clone(), counts, row: Room::default(), rare: Room::default() }
    }

    /// Renumbers a row, and enters it as an example of its rare columns; gives how many columns are common.
    fn row(&mut self, row: u32, columns: &[u32], values: &[f32], entries: &mut [Entry]) -> usize {
        self.row.clear();
        self.rare.clear();
        for (&column, &value) in columns.iter().zip(values) {
            match self.places[column as usize] {
                Place::Common(number) => self.row.push(number, value),
                Place::Rare(begin) => {
                    let (nth, last) = self.next(column as usize);
                    entries[(begin + nth) as usize] = Entry { row: if last { row | LAST } else { row }, value };
                    self.rare.push(begin, value);
                }
            }
        }
        let common = self.row.columns.len();
        self.row.columns.append(&mut self.rare.columns);
        self.row.values.append(&mut self.rare.values);
        common
    }

    /// How many examples of a column were entered before this one, and whether this is the last.
    fn next(&mut self, column: usize) -> (u32, bool) {
        let nth = self.counts[column] - self.left[column];
        self.left[column] -= 1;
        (nth, self.left[column] == 0)
    }
}

impl Held {
    /// Nothing yet, where what is made of the records belongs.
    fn new<R: SparseRows>(records: &R) -> Result<Self> {
        let Some(spool) = records.spool() else {
            // Memory that is not touched is not used.
            let most = records.stored_at_most();
            return Ok(Self::Memory { places: Vec::with_capacity(most), values: Vec::with_capacity(most) });
        };
        Ok(Self::Spool { spool: spool.another()?, waiting: Vec::new() })
    }

    /// An empty one to take what is renumbered; None where that is done in place.
    fn another(&self) -> Result<Option<Self>> {
        let Self::Spool { spool, .. } = self else { return Ok(None) };
        Ok(Some(Self::Spool { spool: spool.another()?, waiting: Vec::new() }))
    }

    /// Appends a row.
    fn push(&mut self, of_row: &[u32], its_values: &[f32]) -> Result<()> {
        match self {
            Self::Memory { places, values } => {
                places.extend_from_slice(of_row);
                values.extend_from_slice(its_values);
            }
            Self::Spool { waiting, .. } => {
                waiting.extend(of_row.iter().flat_map(|place| place.to_le_bytes()));
                waiting.extend(its_values.iter().flat_map(|value| value.to_le_bytes()));
                if waiting.len() >= TOGETHER {
                    self.flush()?;
                }
            }
        }
        Ok(())
    }

    /// Puts a row in the place of one of the same length, in memory.
    fn put(&mut self, pairs: Range<usize>, of_row: &[u32], its_values: &[f32]) {
        if let Self::Memory { places, values } = self {
            places[pairs.clone()].copy_from_slice(of_row);
            values[pairs].copy_from_slice(its_values);
        }
    }

    /// Writes what waits, and gives back memory.
    fn finish(&mut self) -> Result<()> {
        if let Self::Memory { places, values } = self {
            places.shrink_to_fit();
            values.shrink_to_fit();
        }
        self.flush()
    }

    fn flush(&mut self) -> Result<()> {
        if let Self::Spool { spool, waiting } = self {
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
                let Room { columns, values, bytes, .. } = room;
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

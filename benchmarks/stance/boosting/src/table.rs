//! The table that `read` writes.

use std::error::Error;

/// Values by column, classes and weights.
#[allow(dead_code, reason = "without features there is no system")]
pub struct Table {
    pub rows: usize,
    pub columns: usize,
    pub values: Vec<f32>,
    pub classes: Vec<usize>,
    pub weights: Vec<f32>,
}

impl Table {
    pub fn read(path: &str) -> Result<Self, Box<dyn Error>> {
        let bytes = std::fs::read(path)?;
        let end = bytes.iter().position(|byte| *byte == b'\n').ok_or("no first line")?;
        let numbers: Vec<usize> =
            std::str::from_utf8(&bytes[..end])?.split(' ').map(str::parse).collect::<Result<_, _>>()?;
        let [rows, columns] = numbers[..] else { return Err("the first line has two numbers".into()) };
        let words: Vec<[u8; 4]> = bytes[end + 1..].as_chunks().0.to_vec();
        let (values, rest) = words.split_at(rows * columns);
        let by_column = (0..columns).flat_map(|column| (0..rows).map(move |row| row * columns + column));
        Ok(Self {
            rows,
            columns,
            values: by_column.map(|at| f32::from_le_bytes(values[at])).collect(),
            classes: rest[..rows].iter().map(|word| u32::from_le_bytes(*word) as usize).collect(),
            weights: rest[3 * rows..].iter().map(|word| f32::from_le_bytes(*word)).collect(),
        })
    }

    pub fn select(&self, rows: &[usize]) -> Self {
        let columns = self.values.chunks(self.rows);
        Self {
            rows: rows.len(),
            columns: self.columns,
            values: columns.flat_map(|column| rows.iter().map(|&row| column[row])).collect(),
            classes: rows.iter().map(|&row| self.classes[row]).collect(),
            weights: rows.iter().map(|&row| self.weights[row]).collect(),
        }
    }

    /// As the crates want them.
    #[allow(dead_code, reason = "not every system asks")]
    pub fn doubles(&self) -> (Vec<f64>, Vec<f64>) {
        let doubles = |values: &[f32]| values.iter().map(|value| f64::from(*value)).collect();
        (doubles(&self.values), doubles(&self.weights))
    }

    /// 1 for a class, 0 for the others.
    #[allow(dead_code, reason = "not every system asks")]
    pub fn against_rest(&self, class: usize) -> Vec<f64> {
        self.classes.iter().map(|found| f64::from(u8::from(*found == class))).collect()
    }
}

/// Shares that sum to 1, from the scores of machines that each tell one class from the rest.
#[allow(dead_code, reason = "not every system asks")]
pub fn joined(scores: &[Vec<f64>; crate::SIDES]) -> Vec<[f64; crate::SIDES]> {
    let share = |score: f64| 1.0 / (1.0 + (-score).exp());
    let row = |at: usize| {
        let shares = [0, 1, 2].map(|class| share(scores[class][at]));
        shares.map(|share| share / shares.iter().sum::<f64>())
    };
    (0..scores[0].len()).map(row).collect()
}

//! Targets of which a row may have several, or none.

use crate::{Error, Result};

/// The rows of each label: what a multi-label dataset has for targets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelSets {
    rows: usize,
    members: Vec<Vec<usize>>,
}

impl LabelSets {
    /// `members[label]` are the rows that have the label: ascending, each once, below `rows`.
    pub fn new(rows: usize, members: Vec<Vec<usize>>) -> Result<Self> {
        for (label, members) in members.iter().enumerate() {
            let ascending = members.windows(2).all(|pair| pair[0] < pair[1]);
            if !ascending || members.last().is_some_and(|&last| last >= rows) {
                return Err(Error::Training(format!("the rows of label {label} do not ascend below {rows}")));
            }
        }
        Ok(Self { rows, members })
    }

    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The rows of each label.
    #[must_use]
    pub fn members(&self) -> &[Vec<usize>] {
        &self.members
    }

    /// The labels of the rows named by `which`, which are numbered anew in that order.
    #[must_use]
    pub fn select(&self, which: &[usize]) -> Self {
        let mut new = vec![None; self.rows];
        which.iter().enumerate().for_each(|(number, &row)| new[row] = Some(number));
        let chosen = |members: &Vec<usize>| {
            let mut rows: Vec<usize> = members.iter().filter_map(|&row| new[row]).collect();
            rows.sort_unstable();
            rows
        };
        Self { rows: which.len(), members: self.members.iter().map(chosen).collect() }
    }

    /// Those of each label's rows that are among `which`, under their old numbers.
    #[must_use]
    pub fn among(&self, which: &[usize]) -> Vec<Vec<usize>> {
        let mut there = vec![false; self.rows];
        for &row in which {
            there[row] = true;
        }
        let chosen = |members: &Vec<usize>| members.iter().copied().filter(|&row| there[row]).collect();
        self.members.iter().map(chosen).collect()
    }

    /// The rarest label of every row, the first of equals; None for a row without labels.
    #[must_use]
    pub fn rarest(&self) -> Vec<Option<usize>> {
        let mut rarest: Vec<Option<usize>> = vec![None; self.rows];
        for (label, members) in self.members.iter().enumerate() {
            for &row in members {
                let rarer = rarest[row].is_none_or(|known| members.len() < self.members[known].len());
                if rarer {
                    rarest[row] = Some(label);
                }
            }
        }
        rarest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chosen_rows_are_numbered_anew() {
        let sets = LabelSets::new(5, vec![vec![0, 1, 4], vec![], vec![1, 2]]).unwrap();
        let chosen = sets.select(&[4, 1, 3]);
        assert_eq!(chosen, LabelSets::new(3, vec![vec![0, 1], vec![], vec![1]]).unwrap());
        assert_eq!(sets.among(&[4, 1, 3]), [vec![1, 4], vec![], vec![1]]);
        assert_eq!(sets.rarest(), [Some(0), Some(2), Some(2), None, Some(0)]);
    }

    #[test]
    fn rows_that_are_not_there_or_twice_are_refused() {
        for members in [vec![5], vec![1, 1], vec![2, 1]] {
            assert!(LabelSets::new(5, vec![members]).is_err());
        }
    }
}

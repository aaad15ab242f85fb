//! Which rows a model is calibrated on.

use crate::models::LabelSets;
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_xoshiro::Xoshiro256PlusPlus;
use std::collections::BTreeSet;

/// Parts that the rows are divided into.
const PARTS: usize = 5;

/// Held-out rows that are enough for one temperature: more of them cost a training each and move it little.
const ENOUGH: usize = 1000;

/// Rows to train on, and rows to score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fold {
    /// Rows to train on.
    pub train: Vec<usize>,
    /// Rows held out.
    pub held_out: Vec<usize>,
}

/// As many fifths of the rows as make about 1,000 held-out rows, each scored by a model of the others.
///
/// Stratified by class. A class keeps at least one row for training in every fold; the only row of
/// a class is never held out.
#[must_use]
pub fn calibration_folds(classes: &[usize], seed: u64) -> Vec<Fold> {
    let wanted = (ENOUGH * PARTS / classes.len().max(1)).clamp(1, PARTS);
    folds(&parts(classes, seed), wanted)
}

/// The parts that are given; a row without a part is never held out.
///
/// All of them, however many rows they have: a part of one large group would speak for that group alone. `classes` has
/// one class a row. Rows of a class that the others lack stay in training, or the class could not
/// be learned.
#[must_use]
pub fn given_folds(part: &[Option<usize>], classes: &[usize]) -> Vec<Fold> {
    let mut found = folds(part, PARTS);
    for fold in &mut found {
        let learned: BTreeSet<usize> = fold.train.iter().map(|&row| classes[row]).collect();
        let (held_out, lacking) = fold.held_out.iter().partition(|&&row| learned.contains(&classes[row]));
        fold.held_out = held_out;
        let lacking: Vec<usize> = lacking;
        fold.train.extend(lacking);
        fold.train.sort_unstable();
    }
    found.retain(|fold| !fold.held_out.is_empty());
    found
}

/// All fifths of the rows, each scored by a model of the others: a rare label needs every row it has.
///
/// Stratified by the rarest label of a row. A row that alone has its label is never held out.
#[must_use]
pub fn label_folds(labels: &LabelSets, seed: u64) -> Vec<Fold> {
    let without = labels.members().len();
    let strata: Vec<usize> = labels.rarest().into_iter().map(|label| label.unwrap_or(without)).collect();
    folds(&parts(&strata, seed), PARTS)
}

/// Fifths of the groups of rows, each scored by a model of the others: no group stands on both sides.
///
/// The largest groups are dealt first, each to the fifth with the fewest rows of its rarest class, of equals the one
/// with the fewest rows. Empty if there are fewer than two groups.
#[must_use]
pub fn grouped_folds(groups: &[usize], classes: &[usize]) -> Vec<Fold> {
    let part = group_parts(groups, classes);
    let part: Vec<Option<usize>> = groups.iter().map(|&group| Some(part[group])).collect();
    folds(&part, PARTS).into_iter().filter(|fold| !fold.train.is_empty()).collect()
}

/// The fifth of each group.
#[must_use]
pub fn group_parts(groups: &[usize], classes: &[usize]) -> Vec<usize> {
    let count = |of: &[usize]| of.iter().max().map_or(0, |last| last + 1);
    let mut counts = vec![vec![0_usize; count(classes)]; count(groups)];
    let mut all = vec![0_usize; count(classes)];
    for (&group, &class) in groups.iter().zip(classes) {
        counts[group][class] += 1;
        all[class] += 1;
    }
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|&group| (std::cmp::Reverse(counts[group].iter().sum::<usize>()), group));
    let mut loads = vec![(vec![0_usize; all.len()], 0_usize); PARTS];
    let mut part = vec![0; counts.len()];
    for group in order {
        let own = &counts[group];
        let rarest = (0..all.len()).filter(|&class| own[class] > 0).min_by_key(|&class| all[class]);
        let load = |at: usize| (rarest.map_or(0, |class| loads[at].0[class]), loads[at].1);
        let least = (0..PARTS).min_by_key(|&at| load(at)).unwrap_or(0);
        loads[least].0.iter_mut().zip(own).for_each(|(sum, count)| *sum += count);
        loads[least].1 += own.iter().sum::<usize>();
        part[group] = least;
    }
    part
}

fn folds(part: &[Option<usize>], wanted: usize) -> Vec<Fold> {
    (0..wanted)
        .map(|held| Fold {
            train: (0..part.len()).filter(|&row| part[row] != Some(held)).collect(),
            held_out: (0..part.len()).filter(|&row| part[row] == Some(held)).collect(),
        })
        .filter(|fold| !fold.held_out.is_empty())
        .collect()
}

/// The part of each row; none for the only row of a class.
fn parts(classes: &[usize], seed: u64) -> Vec<Option<usize>> {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let n_classes = classes.iter().max().map_or(0, |last| last + 1);
    let mut rows_of = vec![Vec::new(); n_classes];
    classes.iter().enumerate().for_each(|(row, &class)| rows_of[class].push(row));
    let mut part = vec![None; classes.len()];
    let mut next = 0;
    for rows in rows_of.iter_mut().filter(|rows| rows.len() > 1) {
        rows.shuffle(&mut random);
        for &row in rows.iter() {
            part[row] = Some(next % PARTS);
            next += 1;
        }
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_stays_in_training() {
        let classes = [0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3];
        let folds = calibration_folds(&classes, 7);
        assert_eq!(folds.len(), PARTS);
        let mut held: Vec<usize> = Vec::new();
        for fold in &folds {
            for class in 0..4 {
                assert!(fold.train.iter().any(|&row| classes[row] == class));
            }
            held.extend(&fold.held_out);
        }
        held.sort_unstable();
        assert_eq!(held, (1..13).collect::<Vec<_>>());
    }

    #[test]
    fn given_parts_are_held_out_but_for_what_only_they_have() {
        let part = [Some(0), None, Some(0), Some(1), None, Some(1)];
        let found = given_folds(&part, &[0, 0, 1, 2, 2, 2]);
        let expected = [(vec![1, 2, 3, 4, 5], vec![0]), (vec![0, 1, 2, 4], vec![3, 5])];
        assert_eq!(found, expected.map(|(train, held_out)| Fold { train, held_out }));
    }

    #[test]
    fn every_part_that_is_given_is_held_out() {
        let part: Vec<Option<usize>> = (0..20_000).map(|row| Some(row % PARTS)).collect();
        let found = given_folds(&part, &vec![0; part.len()]);
        assert_eq!(found.iter().map(|fold| fold.held_out.len()).collect::<Vec<_>>(), [4000; PARTS]);
    }

    #[test]
    fn groups_stay_on_one_side() {
        let groups = [0, 0, 1, 2, 2, 3, 4, 5, 6, 6];
        let classes = [0, 1, 1, 0, 0, 1, 0, 1, 0, 1];
        let folds = grouped_folds(&groups, &classes);
        assert_eq!(folds.iter().map(|fold| fold.held_out.len()).sum::<usize>(), groups.len());
        for fold in &folds {
            assert!(fold.train.iter().all(|&row| fold.held_out.iter().all(|&held| groups[row] != groups[held])));
        }
        assert!(grouped_folds(&[0, 0, 0], &[0, 1, 0]).is_empty() && grouped_folds(&[], &[]).is_empty());
    }

    #[test]
    fn many_rows_need_one_fold() {
        let classes: Vec<usize> = (0..20_000).map(|row| row % 4).collect();
        let folds = calibration_folds(&classes, 0);
        assert_eq!((folds.len(), folds[0].held_out.len()), (1, 4000));
        assert!(calibration_folds(&[], 0).is_empty());
    }
}

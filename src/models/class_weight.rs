//! How much an error on each training example costs.

use crate::{Error, Result};
use linfa::DatasetBase;
use linfa::dataset::Records;
use ndarray::Array1;

/// Weight of the classes, on top of the dataset's sample weights.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum ClassWeight {
    /// All the same.
    #[default]
    Uniform,
    /// `n / (n_classes * count)`, as scikit-learn's "balanced".
    Balanced,
    /// One weight a class.
    Given(Vec<f64>),
}

impl ClassWeight {
    /// The weight of every class.
    #[must_use]
    pub fn of_classes(&self, classes: &[usize], sample_weights: &[f64], n_classes: usize) -> Vec<f64> {
        match self {
            Self::Uniform => vec![1.0; n_classes],
            Self::Balanced => balanced(classes, sample_weights, n_classes),
            Self::Given(weights) => weights.clone(),
        }
    }

    /// The weights of the rows that have a label and of those that have not, when `mass` of `total`
    /// sample weight has it.
    pub(super) fn of_label(&self, label: usize, mass: f64, total: f64) -> (f64, f64) {
        match self {
            Self::Balanced if mass > 0.0 && mass < total => (total / (2.0 * mass), total / (2.0 * (total - mass))),
            Self::Given(weights) => (weights[label], 1.0),
            _ => (1.0, 1.0),
        }
    }

    /// The weight of every row of a dataset, its own times its class's; none is negative.
    pub(super) fn costs<R: Records>(
        &self,
        dataset: &DatasetBase<R, Array1<usize>>,
        n_classes: usize,
    ) -> Result<Vec<f64>> {
        let (own, of_classes) = self.parts(dataset, n_classes)?;
        Ok(dataset.targets.iter().zip(own).map(|(&class, own)| own * of_classes[class]).collect())
    }

    /// The weights of the rows by themselves, and those of the classes.
    pub(super) fn parts<R: Records>(
        &self,
        dataset: &DatasetBase<R, Array1<usize>>,
        n_classes: usize,
    ) -> Result<(Vec<f64>, Vec<f64>)> {
        let own = self.of_rows(dataset, dataset.targets.len(), n_classes)?;
        Ok((own.clone(), self.of_classes(&dataset.targets.to_vec(), &own, n_classes)))
    }

    /// The weights of the rows by themselves; refuses weights that are negative, not finite or too few.
    pub(super) fn of_rows<R: Records, T>(
        &self,
        dataset: &DatasetBase<R, T>,
        targets: usize,
        n_classes: usize,
    ) -> Result<Vec<f64>> {
        let rows = dataset.records.nsamples();
        if targets != rows {
            return Err(Error::Length { left: "records", right: "targets", left_len: rows, right_len: targets });
        }
        self.check(n_classes)?;
        let own: Vec<f64> = (0..rows).map(|row| f64::from(dataset.weight_for(row))).collect();
        match own.iter().position(|&weight| bad(weight)) {
            Some(row) => Err(Error::Training(format!("the weight of row {row} is {}", own[row]))),
            None => Ok(own),
        }
    }

    fn check(&self, n_classes: usize) -> Result<()> {
        let Self::Given(weights) = self else { return Ok(()) };
        if weights.len() != n_classes {
            let (left_len, right_len) = (weights.len(), n_classes);
            return Err(Error::Length { left: "class_weight", right: "classes", left_len, right_len });
        }
        match weights.iter().position(|&weight| bad(weight)) {
            Some(class) => Err(Error::Training(format!("the weight of class {class} is {}", weights[class]))),
            None => Ok(()),
        }
    }
}

fn bad(weight: f64) -> bool {
    !weight.is_finite() || weight < 0.0
}

fn balanced(classes: &[usize], sample_weights: &[f64], n_classes: usize) -> Vec<f64> {
    let mut mass = vec![0.0; n_classes];
    classes.iter().zip(sample_weights).for_each(|(&class, weight)| mass[class] += weight);
    let present = mass.iter().filter(|mass| **mass > 0.0).count() as f64;
    let total: f64 = mass.iter().sum();
    mass.iter().map(|&mass| if mass > 0.0 { total / (present * mass) } else { 0.0 }).collect()
}

/// Number of classes of targets that are numbered from 0; fewer than two cannot be learned.
pub(super) fn class_count(targets: &Array1<usize>) -> Result<usize> {
    match targets.iter().max() {
        Some(&last) if last > 0 => Ok(last + 1),
        Some(_) => Err(Error::Training("y has one class, at least two are needed".into())),
        None => Err(Error::Training("there are no rows".into())),
    }
}

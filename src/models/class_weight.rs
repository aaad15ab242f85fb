//! How much an error on each training example costs.

use crate::features::Csr;
use crate::{Error, Result};
use linfa::DatasetBase;
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
    fn of_classes(&self, classes: &[usize], sample_weights: &[f64], n_classes: usize) -> Result<Vec<f64>> {
        match self {
            Self::Uniform => Ok(vec![1.0; n_classes]),
            Self::Balanced => Ok(balanced(classes, sample_weights, n_classes)),
            Self::Given(weights) if weights.len() != n_classes => Err(Error::Length {
                left: "class_weight",
                right: "classes",
                left_len: weights.len(),
                right_len: n_classes,
            }),
            Self::Given(weights) => Ok(weights.clone()),
        }
    }

    /// The weight of every row of a dataset, its own times its class's; none is negative.
    pub(super) fn costs(&self, dataset: &DatasetBase<Csr, Array1<usize>>, n_classes: usize) -> Result<Vec<f64>> {
        let (own, of_classes) = self.parts(dataset, n_classes)?;
        Ok(dataset.targets.iter().zip(own).map(|(&class, own)| own * of_classes[class]).collect())
    }

    /// The weights of the rows by themselves, and those of the classes.
    pub(super) fn parts(
        &self,
        dataset: &DatasetBase<Csr, Array1<usize>>,
        n_classes: usize,
    ) -> Result<(Vec<f64>, Vec<f64>)> {
        let rows = dataset.records.rows();
        let targets = &dataset.targets;
        if targets.len() != rows {
            return Err(Error::Length { left: "records", right: "targets", left_len: rows, right_len: targets.len() });
        }
        let own: Vec<f64> = (0..rows).map(|row| f64::from(dataset.weight_for(row))).collect();
        let of_classes = self.of_classes(&targets.to_vec(), &own, n_classes)?;
        let bad = |weight: &f64| !weight.is_finite() || *weight < 0.0;
        if let Some(row) = own.iter().position(bad) {
            return Err(Error::Training(format!("the weight of row {row} is {}", own[row])));
        }
        match of_classes.iter().position(bad) {
            Some(class) => Err(Error::Training(format!("the weight of class {class} is {}", of_classes[class]))),
            None => Ok((own, of_classes)),
        }
    }
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

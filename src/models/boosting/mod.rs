//! Gradient boosting of regression trees (Friedman 2001) over binned values, grown leaf by leaf (Ke and others 2017).
//!
//! Each round adds a tree a class that descends the multinomial log-loss with second derivatives (Chen and Guestrin
//! 2016); two classes share one tree. Bins are found once, so that a split is a scan over at most 64 sums.

mod bins;
mod growth;
mod histogram;
mod model;
mod rounds;
mod tree;

pub use model::{GradientBoosting, PathContributions};
pub use tree::{Node, Tree};

use super::ClassWeight;
use super::parameters::{at_least_one, not_negative, positive, share};
use crate::{Error, Interrupt, Result};
use bins::Bins;
use linfa::traits::Fit;
use linfa::{DatasetBase, ParamGuard};
use ndarray::{Array1, Array2};
use rounds::Task;

/// Checked parameters of boosting; made by [`GradientBoostingParams`].
#[derive(Debug, Clone, PartialEq)]
pub struct GradientBoostingValidParams {
    pub(super) rounds: usize,
    pub(super) learning_rate: f64,
    pub(super) leaves: usize,
    pub(super) least_rows: usize,
    pub(super) penalty: f64,
    pub(super) row_share: f64,
    pub(super) column_share: f64,
    pub(super) members: usize,
    pub(super) seed: u64,
    pub(super) class_weight: ClassWeight,
    pub(super) interrupt: Interrupt,
}

/// Parameters of boosting.
///
/// | name | default | purpose | range |
/// |---|---|---|---|
/// | `rounds` | 150 | trees a class | at least 1 |
/// | `learning_rate` | 0.07 | share of a tree's step that is taken | positive |
/// | `leaves` | 15 | most leaves of a tree | at least 2 |
/// | `least_rows` | 20 | rows in a leaf | at least 1 |
/// | `penalty` | 1.0 | added to the second derivative of a leaf | not negative |
/// | `row_share` | 0.7 | rows a round looks at | above 0, at most 1 |
/// | `column_share` | 0.5 | columns a tree looks at | above 0, at most 1 |
/// | `members` | 1 | models with other seeds that are averaged | at least 1 |
/// | `seed` | 0 | choice of rows and columns | |
/// | `class_weight` | uniform | weight of the rows by class | not negative |
#[derive(Debug, Clone, PartialEq)]
pub struct GradientBoostingParams(GradientBoostingValidParams);

impl Default for GradientBoostingParams {
    fn default() -> Self {
        Self(GradientBoostingValidParams {
            rounds: 150,
            learning_rate: 0.07,
            leaves: 15,
            least_rows: 20,
            penalty: 1.0,
            row_share: 0.7,
            column_share: 0.5,
            members: 1,
            seed: 0,
            class_weight: ClassWeight::Uniform,
            interrupt: Interrupt::default(),
        })
    }
}

macro_rules! setters {
    ($($(#[$doc:meta])* $name:ident: $type:ty),* $(,)?) => {
        impl GradientBoostingParams {
            $($(#[$doc])*
            #[must_use]
            pub fn $name(mut self, $name: $type) -> Self {
                self.0.$name = $name;
                self
            })*
        }
    };
}

setters! {
    /// Trees a class.
    rounds: usize,
    /// Share of a tree's step that is taken.
    learning_rate: f64,
    /// Most leaves of a tree.
    leaves: usize,
    /// Rows in a leaf.
    least_rows: usize,
    /// Added to the second derivative of a leaf.
    penalty: f64,
    /// Rows a round looks at.
    row_share: f64,
    /// Columns a tree looks at.
    column_share: f64,
    /// Models with other seeds that are averaged.
    members: usize,
    /// Choice of rows and columns.
    seed: u64,
    /// Weight of the rows by class.
    class_weight: ClassWeight,
    /// A flag that stops the fit.
    interrupt: Interrupt,
}

impl ParamGuard for GradientBoostingParams {
    type Checked = GradientBoostingValidParams;
    type Error = Error;

    fn check_ref(&self) -> Result<&Self::Checked> {
        at_least_one("rounds", self.0.rounds)?;
        positive("learning_rate", self.0.learning_rate)?;
        if self.0.leaves < 2 {
            let got = self.0.leaves.to_string();
            return Err(Error::Parameter { name: "leaves", expected: "at least 2", got });
        }
        at_least_one("least_rows", self.0.least_rows)?;
        not_negative("penalty", self.0.penalty)?;
        share("row_share", self.0.row_share)?;
        share("column_share", self.0.column_share)?;
        at_least_one("members", self.0.members)?;
        Ok(&self.0)
    }

    fn check(self) -> Result<Self::Checked> {
        self.check_ref()?;
        Ok(self.0)
    }
}

impl Fit<Array2<f32>, Array1<usize>, Error> for GradientBoostingValidParams {
    type Object = GradientBoosting;

    fn fit(&self, dataset: &DatasetBase<Array2<f32>, Array1<usize>>) -> Result<GradientBoosting> {
        let n_classes = super::class_weight::class_count(&dataset.targets)?;
        let weights = self.class_weight.costs(dataset, n_classes)?;
        if let Some(((row, column), value)) = dataset.records.indexed_iter().find(|(_, value)| !value.is_finite()) {
            return Err(Error::Training(format!("the value in row {row}, column {column} is {value}")));
        }
        let bins = Bins::new(&dataset.records);
        Task { params: self, bins: &bins, targets: &dataset.targets, weights: &weights, n_classes }.fit()
    }
}

//! Vectors of words: the leading factors of a sparse symmetric matrix, which is never made dense.

use super::eigen;
use crate::features::Csr;
use crate::{Interrupt, Result};
use ndarray::{Array2, ArrayViewMut1, Axis};
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;

/// Dimensions beyond those wanted, which make the wanted ones sure.
const OVERSAMPLING: usize = 8;

/// Products with the square of the matrix.
const POWERS: usize = 2;

/// One vector of length 1 a row (or 0 for a row of zeros): left singular vectors times the root of their singular
/// values, by a randomised range finder (Halko, Martinsson and Tropp 2011, algorithms 4.4 and 5.1).
pub(super) fn factors(matrix: &Csr, dimensions: usize, seed: u64, interrupt: &Interrupt) -> Result<Array2<f32>> {
    let width = (dimensions + OVERSAMPLING).min(matrix.rows());
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let start = Array2::from_shape_simple_fn((matrix.rows(), width), || random.gen_range(-1.0_f32..1.0));
    let mut basis = orthonormal(&product(matrix, &start, interrupt)?);
    for _ in 0..2 * POWERS {
        basis = orthonormal(&product(matrix, &basis, interrupt)?);
    }
    let image = product(matrix, &basis, interrupt)?.mapv(f64::from);
    let (squares, vectors) = eigen::symmetric(image.t().dot(&image));
    let kept = dimensions.min(width);
    let mut found = basis.dot(&vectors.select(Axis(1), &(0..kept).collect::<Vec<_>>()).mapv(|value| value as f32));
    for (mut column, square) in found.columns_mut().into_iter().zip(squares) {
        // The root of the singular value, which is the root of the eigenvalue.
        column *= square.max(0.0).powf(0.25) as f32;
    }
    found.rows_mut().into_iter().for_each(to_length_one);
    Ok(found)
}

/// Brings a vector to length 1, unless it is 0.
pub(super) fn to_length_one(mut vector: ArrayViewMut1<'_, f32>) {
    let length = vector.dot(&vector).sqrt();
    if length > 0.0 {
        vector /= length;
    }
}

/// The sparse matrix times a dense one; every row is summed in its own order.
fn product(matrix: &Csr, dense: &Array2<f32>, interrupt: &Interrupt) -> Result<Array2<f32>> {
    let mut found = Array2::zeros((matrix.rows(), dense.ncols()));
    found.axis_iter_mut(Axis(0)).into_par_iter().enumerate().try_for_each(|(row, mut sum)| -> Result<()> {
        interrupt.check()?;
        for (column, value) in matrix.pairs(row) {
            sum.scaled_add(value, &dense.row(column));
        }
        Ok(())
    })?;
    Ok(found)
}

/// An orthonormal basis of the columns, by two passes of Gram and Schmidt; a dependent column becomes 0.
fn orthonormal(columns: &Array2<f32>) -> Array2<f32> {
    let mut rows = columns.t().as_standard_layout().into_owned();
    for nth in 0..rows.nrows() {
        let (before, mut rest) = rows.view_mut().split_at(Axis(0), nth);
        let mut vector = rest.row_mut(0);
        let length = vector.dot(&vector).sqrt();
        for _ in 0..2 {
            for other in before.rows() {
                let along = other.dot(&vector);
                vector.scaled_add(-along, &other);
            }
        }
        if vector.dot(&vector).sqrt() > 1e-5 * length {
            to_length_one(vector);
        } else {
            vector.fill(0.0);
        }
    }
    rows.reversed_axes().as_standard_layout().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn all_factors_give_the_matrix_of_cosines_of_its_root() {
        // Positive definite, so that the vectors are rows of a square root of it, up to their length.
        let matrix = array![[4.0_f32, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 2.0]];
        let found = factors(&Csr::from_dense(&matrix).unwrap(), 3, 0, &Interrupt::default()).unwrap();
        let cosines = found.dot(&found.t());
        for ((i, j), cosine) in cosines.indexed_iter() {
            let expected = matrix[[i, j]] / (matrix[[i, i]] * matrix[[j, j]]).sqrt();
            assert!((cosine - expected).abs() < 1e-4, "{i} {j}: {cosine} {expected}");
        }
    }

    #[test]
    fn dependent_columns_become_zero() {
        let basis = orthonormal(&array![[1.0_f32, 2.0, 0.0], [1.0, 2.0, 1.0]]);
        assert!(basis.column(1).iter().all(|value| *value == 0.0));
        assert!((basis.column(0).dot(&basis.column(2))).abs() < 1e-6);
    }
}

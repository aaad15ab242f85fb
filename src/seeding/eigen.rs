//! Eigenvectors of a small symmetric matrix.

use ndarray::Array2;

/// Most sweeps over all pairs; six to ten are usual.
const SWEEPS: usize = 60;

/// Eigenvalues, falling, and eigenvectors as columns, by cyclic Jacobi rotations (Golub and Van Loan, section 8.5).
pub(super) fn symmetric(mut matrix: Array2<f64>) -> (Vec<f64>, Array2<f64>) {
    let n = matrix.nrows();
    let mut vectors = Array2::eye(n);
    let enough = 1e-22 * matrix.iter().map(|value| value * value).sum::<f64>();
    for _ in 0..SWEEPS {
        let outside: f64 = matrix.indexed_iter().filter(|((i, j), _)| i != j).map(|(_, value)| value * value).sum();
        if outside <= enough {
            break;
        }
        for p in 0..n {
            for q in p + 1..n {
                rotate(&mut matrix, &mut vectors, p, q);
            }
        }
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&a, &b| matrix[[b, b]].total_cmp(&matrix[[a, a]]));
    let values = order.iter().map(|&at| matrix[[at, at]]).collect();
    (values, vectors.select(ndarray::Axis(1), &order))
}

/// Makes the entry at `p`, `q` zero.
fn rotate(matrix: &mut Array2<f64>, vectors: &mut Array2<f64>, p: usize, q: usize) {
    let off = matrix[[p, q]];
    if off == 0.0 {
        return;
    }
    let tau = (matrix[[q, q]] - matrix[[p, p]]) / (2.0 * off);
    let tangent = tau.signum() / (tau.abs() + tau.mul_add(tau, 1.0).sqrt());
    let cosine = tangent.mul_add(tangent, 1.0).sqrt().recip();
    let sine = tangent * cosine;
    let turn = |a: f64, b: f64| (cosine * a - sine * b, sine * a + cosine * b);
    for at in 0..matrix.nrows() {
        (matrix[[at, p]], matrix[[at, q]]) = turn(matrix[[at, p]], matrix[[at, q]]);
        (vectors[[at, p]], vectors[[at, q]]) = turn(vectors[[at, p]], vectors[[at, q]]);
    }
    for at in 0..matrix.nrows() {
        (matrix[[p, at]], matrix[[q, at]]) = turn(matrix[[p, at]], matrix[[q, at]]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, array};

    #[test]
    fn values_and_vectors_belong_together() {
        let matrix = array![[4.0, 1.0, -2.0], [1.0, 2.0, 0.0], [-2.0, 0.0, 3.0]];
        let (values, vectors) = symmetric(matrix.clone());
        assert!(values.is_sorted_by(|a, b| a >= b));
        assert!((values.iter().sum::<f64>() - 9.0).abs() < 1e-12);
        for (value, vector) in values.iter().zip(vectors.columns()) {
            let gap: Array1<f64> = matrix.dot(&vector) - &vector * *value;
            assert!(gap.iter().all(|gap| gap.abs() < 1e-10), "{gap}");
        }
    }

    #[test]
    fn nothing_and_zeros_have_no_trouble() {
        assert!(symmetric(Array2::zeros((0, 0))).0.is_empty());
        assert_eq!(symmetric(Array2::zeros((2, 2))).0, [0.0, 0.0]);
    }
}

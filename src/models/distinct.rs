//! Equal rows of one class as one.

use crate::features::Csr;
use linfa::DatasetBase;
use ndarray::Array1;
use std::cmp::Ordering;

type Data = DatasetBase<Csr, Array1<usize>>;

/// Merges equal rows of one class, adding up their weights, and puts the rows in an order of their own.
///
/// So a weight of 2 is the same as standing twice, a weight of 0 as not standing there, and the
/// order of the rows changes nothing: exactly, though coordinate descent depends on the order of its
/// examples. Targets and weights have one entry a row.
#[must_use]
pub fn distinct(data: &Data) -> Data {
    let mut rows: Vec<usize> = (0..data.records.rows()).filter(|&row| data.weight_for(row) > 0.0).collect();
    rows.sort_by(|&a, &b| compare(data, a, b));
    let mut weights: Vec<f64> = Vec::new();
    let mut kept: Vec<usize> = Vec::new();
    for row in rows {
        let weight = f64::from(data.weight_for(row));
        match (kept.last(), weights.last_mut()) {
            (Some(&last), Some(total)) if compare(data, last, row) == Ordering::Equal => *total += weight,
            _ => {
                kept.push(row);
                weights.push(weight);
            }
        }
    }
    let targets = kept.iter().map(|&row| data.targets[row]).collect();
    let weights = weights.into_iter().map(|weight| weight as f32).collect();
    DatasetBase::new(data.records.select(&kept), targets).with_weights(weights)
}

/// By class, then by columns, then by values.
fn compare(data: &Data, a: usize, b: usize) -> Ordering {
    let (of_a, of_b) = (data.records.row(a), data.records.row(b));
    let values = || of_a.1.iter().map(|value| value.to_bits()).cmp(of_b.1.iter().map(|value| value.to_bits()));
    data.targets[a].cmp(&data.targets[b]).then_with(|| of_a.0.cmp(of_b.0)).then_with(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn equal_rows_of_one_class_become_one() {
        let records = Csr::from_dense(&array![[0.0, 1.0], [2.0, 0.0], [0.0, 1.0], [0.0, 1.0], [3.0, 3.0]]).unwrap();
        let data = DatasetBase::new(records, array![1, 0, 1, 0, 0]).with_weights(array![1.0, 1.0, 2.5, 1.0, 0.0]);
        let merged = distinct(&data);
        assert_eq!(merged.records.to_dense(), array![[2.0, 0.0], [0.0, 1.0], [0.0, 1.0]]);
        assert_eq!(merged.targets, array![0, 0, 1]);
        assert_eq!(merged.weights().unwrap(), [1.0, 1.0, 3.5]);
    }
}

//! Boosted trees, against a naive twin and by what must hold of any model.

use _core::Interrupt;
use _core::models::{DecisionFunction, GradientBoosting, GradientBoostingParams, Node, Tree};
use linfa::DatasetBase;
use linfa::traits::{Fit, Predict};
use ndarray::{Array1, Array2, array};

/// Rows with a rule that needs two columns, and a column without meaning.
fn records(rows: usize) -> (Array2<f32>, Array1<usize>) {
    let value = |row: usize, column: usize| ((row * (7 + 4 * column) + column * 3) % 23) as f32;
    let records = Array2::from_shape_fn((rows, 3), |(row, column)| value(row, column));
    let targets = (0..rows).map(|row| usize::from(value(row, 0) > 9.0) + usize::from(value(row, 1) > 14.0)).collect();
    (records, targets)
}

fn stump() -> GradientBoostingParams {
    GradientBoostingParams::default()
        .rounds(1)
        .leaves(2)
        .least_rows(2)
        .row_share(1.0)
        .column_share(1.0)
        .learning_rate(1.0)
}

/// Tries every split of every column of a two-class problem; gives the gain, the column and the threshold.
fn naive_stump(records: &Array2<f32>, targets: &Array1<usize>, penalty: f64) -> (usize, f32) {
    let share = targets.iter().sum::<usize>() as f64 / targets.len() as f64;
    let fall = |rows: &[usize]| {
        let gradient: f64 = rows.iter().map(|&row| share - targets[row] as f64).sum();
        gradient * gradient / (rows.len() as f64 * share * (1.0 - share) + penalty)
    };
    let mut best = (f64::NEG_INFINITY, 0, 0.0);
    for column in 0..records.ncols() {
        let mut values: Vec<f32> = records.column(column).to_vec();
        values.sort_by(f32::total_cmp);
        values.dedup();
        for pair in values.windows(2) {
            let threshold = f32::midpoint(pair[0], pair[1]);
            let (left, right): (Vec<usize>, Vec<usize>) =
                (0..records.nrows()).partition(|&row| records[[row, column]] <= threshold);
            let gain = fall(&left) + fall(&right);
            if left.len().min(right.len()) >= 2 && gain > best.0 + 1e-9 {
                best = (gain, column, threshold);
            }
        }
    }
    (best.1, best.2)
}

#[test]
fn the_first_split_is_the_best_of_all() {
    let (records, targets) = records(60);
    let targets = targets.mapv(|class| class.min(1));
    let model = stump().fit(&DatasetBase::new(records.clone(), targets.clone())).unwrap();
    let (_, _, trees) = model.parts();
    let (column, threshold, _) = trees[0].0[0].split().unwrap();
    assert_eq!((column, threshold), naive_stump(&records, &targets, 1.0));
}

#[test]
fn learns_what_needs_two_columns() {
    let (records, targets) = records(400);
    let dataset = DatasetBase::new(records.clone(), targets.clone());
    let model = GradientBoostingParams::default().rounds(40).least_rows(5).fit(&dataset).unwrap();
    let told: Array1<usize> = model.predict(&records);
    let right = told.iter().zip(&targets).filter(|(a, b)| a == b).count();
    assert!(right >= 396, "{right} of 400");
}

#[test]
fn contributions_add_up_to_the_score() {
    let (records, targets) = records(200);
    let dataset = DatasetBase::new(records.clone(), targets);
    let model = GradientBoostingParams::default().rounds(10).least_rows(5).members(2).fit(&dataset).unwrap();
    let scores = model.decision_function(&records);
    for row in 0..20 {
        for class in 0..3 {
            let found = model.contributions(&records.row(row).to_vec(), class);
            let sum = found.intercept + found.values.iter().sum::<f64>();
            assert!((sum - f64::from(scores[[row, class]])).abs() < 1e-4, "{sum} {}", scores[[row, class]]);
        }
    }
}

#[test]
fn any_number_of_threads_gives_the_same_trees() {
    let (records, targets) = records(300);
    let fit = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let dataset = DatasetBase::new(records.clone(), targets.clone());
        pool.install(|| GradientBoostingParams::default().rounds(5).members(3).fit(&dataset).unwrap())
    };
    assert_eq!(fit(1), fit(3));
}

#[test]
fn rows_without_weight_do_not_count() {
    let (records, targets) = records(120);
    let spoiled: Array1<usize> =
        targets.iter().enumerate().map(|(row, &class)| if row < 60 { 2 - class } else { class }).collect();
    let weights: Array1<f32> = (0..120).map(|row| f32::from(u8::from(row >= 60))).collect();
    let params = GradientBoostingParams::default().rounds(20).least_rows(3).row_share(1.0);
    let weighted = params.fit(&DatasetBase::new(records.clone(), spoiled).with_weights(weights)).unwrap();
    let told: Array1<usize> = weighted.predict(&records);
    assert!((60..120).all(|row| told[row] == targets[row]));
}

#[test]
fn wrong_parameters_and_values_are_refused() {
    let (records, targets) = records(40);
    let dataset = DatasetBase::new(records.clone(), targets.clone());
    for params in [stump().rounds(0), stump().leaves(1), stump().row_share(0.0), stump().learning_rate(f64::NAN)] {
        assert!(params.fit(&dataset).is_err());
    }
    let mut spoiled = records.clone();
    spoiled[[3, 1]] = f32::NAN;
    assert!(
        stump().fit(&DatasetBase::new(spoiled, targets.clone())).unwrap_err().to_string().contains("row 3, column 1")
    );
    assert!(stump().fit(&DatasetBase::new(records.clone(), Array1::zeros(40))).is_err());
    let stopped = Interrupt::default();
    stopped.raise();
    assert!(stump().interrupt(stopped).fit(&DatasetBase::new(records, targets)).is_err());
}

#[test]
fn trees_that_would_not_end_are_refused() {
    let leaf = (u32::MAX, 0.0, 0, 1.0);
    let tree = |root: (u32, f32, u32, f32)| {
        vec![Tree(vec![Node::from_parts(root), Node::from_parts(leaf), Node::from_parts(leaf)])]
    };
    assert!(GradientBoosting::new(2, vec![0.0, 0.0], tree((1, 0.5, 1, 0.0))).is_ok());
    for root in [(1, 0.5, 0, 0.0), (1, 0.5, 2, 0.0), (2, 0.5, 1, 0.0), (1, f32::NAN, 1, 0.0), (1, 0.5, 1, f32::NAN)] {
        assert!(GradientBoosting::new(2, vec![0.0, 0.0], tree(root)).is_err(), "{root:?}");
    }
    assert!(GradientBoosting::new(2, vec![0.0, 0.0], vec![Tree::default()]).is_err());
    assert!(GradientBoosting::new(2, vec![0.0, 0.0, 0.0], tree((1, 0.5, 1, 0.0))).is_err());
    let records = array![[0.0, 0.4], [0.0, 0.6]];
    let model = GradientBoosting::new(2, vec![0.0, 0.0], tree((1, 0.5, 1, 0.0))).unwrap();
    assert_eq!(model.decision_function(&records), array![[0.0, 1.0], [0.0, 1.0]]);
}

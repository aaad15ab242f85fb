//! Which texts start each class: those nearest to its seeds.

use super::factors::to_length_one;
use super::pool::{Phrases, Pool};
use ndarray::{Array1, Array2, ArrayView1, ArrayViewMut1, Axis};
use rayon::prelude::*;

/// Texts that start the classes, together, as a part of all.
const STARTING: f64 = 0.4;

/// Least number of texts that start a class, as far as so many are near.
const LEAST: usize = 10;

/// One vector of length 1 a text: the weighted sum of its words' vectors.
pub(super) fn of_texts(pool: &Pool, words: &Array2<f32>) -> Array2<f32> {
    let mut found = Array2::zeros((pool.texts.rows(), words.ncols()));
    found.axis_iter_mut(Axis(0)).into_par_iter().enumerate().for_each(|(text, mut sum)| {
        for (word, value) in pool.texts.pairs(text).take_while(|(word, _)| *word < words.nrows()) {
            sum.scaled_add(value, &words.row(word));
        }
        to_length_one(sum);
    });
    found
}

/// The vector of every phrase: that of its word, or of the texts where it stands.
pub(super) fn of_phrases(phrases: &Phrases, words: &Array2<f32>, texts: &Array2<f32>) -> Array2<f32> {
    let mut found = Array2::zeros((phrases.words.len(), words.ncols()));
    for (phrase, mut vector) in found.rows_mut().into_iter().enumerate() {
        match phrases.words[phrase].filter(|&word| word < words.nrows()) {
            Some(word) => vector.assign(&words.row(word)),
            None => phrases.texts.row(phrase).0.iter().for_each(|&text| vector += &texts.row(text as usize)),
        }
        to_length_one(vector);
    }
    found
}

/// The centroid of each class: of its seeds, `(class, vector)`, and of its known texts.
pub(super) fn centroids<'v>(
    classes: usize,
    members: impl Iterator<Item = (usize, ArrayView1<'v, f32>)>,
    dimensions: usize,
) -> Array2<f32> {
    let mut found = Array2::zeros((classes, dimensions));
    members.for_each(|(class, vector)| found.row_mut(class).scaled_add(1.0, &vector));
    found.rows_mut().into_iter().for_each(to_length_one);
    found
}

/// Which part of the seeds in a text is each class's; a row of zeros where there are none.
pub(super) fn evidence(phrases: &Phrases, class_of: &[usize], classes: usize) -> Array2<f32> {
    let mut found = counts(phrases, class_of, classes);
    for mut of_classes in found.rows_mut() {
        let sum = of_classes.sum();
        if sum > 0.0 {
            of_classes /= sum;
        }
    }
    found
}

/// What seeds say in the mixture: the logarithm of one more than how often those of each class stand in a text.
///
/// A part of the seeds says as much in an article with twenty of them as in a post with one, and in articles, of which
/// nearly all have some, the mixture then drifts from the classes that were meant.
pub(super) fn strength(phrases: &Phrases, class_of: &[usize], classes: usize) -> Array2<f32> {
    counts(phrases, class_of, classes).mapv_into(f32::ln_1p)
}

/// How often the seeds of each class stand in each text.
fn counts(phrases: &Phrases, class_of: &[usize], classes: usize) -> Array2<f32> {
    let mut found = Array2::zeros((phrases.texts.columns(), classes));
    for (phrase, &class) in class_of.iter().enumerate() {
        phrases.texts.pairs(phrase).for_each(|(text, count)| found[[text, class]] += count);
    }
    found
}

/// Takes the mean of the texts from texts and centroids: what all texts have in common tells no class from another.
/// Gives that mean.
pub(super) fn centre(texts: &mut Array2<f32>, centroids: &mut Array2<f32>) -> Array1<f32> {
    let mean = texts.mean_axis(Axis(0)).unwrap_or_else(|| Array1::zeros(texts.ncols()));
    let from = |mut vector: ArrayViewMut1<'_, f32>| {
        if vector.iter().any(|value| *value != 0.0) {
            vector -= &mean;
            to_length_one(vector);
        }
    };
    texts.rows_mut().into_iter().for_each(from);
    centroids.rows_mut().into_iter().for_each(from);
    mean
}

/// Vectors without their part in the direction of `common`: what is near them then tells them apart from all texts.
pub(super) fn without(vectors: &Array2<f32>, common: &Array1<f32>) -> Array2<f32> {
    let mut direction = common.clone();
    to_length_one(direction.view_mut());
    let mut found = vectors.clone();
    for mut vector in found.rows_mut() {
        let along = vector.dot(&direction);
        vector.scaled_add(-along, &direction);
    }
    found
}

/// The shares that the mixture starts with: 1 for the texts nearest to each class, if no other class is nearer.
///
/// Texts with seeds vote how many texts start each class; without, all classes have the same vote. A class of `rest`
/// has no centroid; the texts that are farthest from all others start it.
pub(super) fn start(
    texts: &Array2<f32>,
    centroids: &Array2<f32>,
    evidence: &Array2<f32>,
    rest: &[usize],
) -> Array2<f32> {
    let mut near = texts.dot(&centroids.t()) + evidence;
    for &class in rest {
        near.column_mut(class).fill(f32::NEG_INFINITY);
    }
    let best: Array1<f32> = near.rows().into_iter().map(largest).collect();
    for &class in rest {
        near.column_mut(class).assign(&best.mapv(|near| -near));
    }
    let empty: Vec<bool> = texts.rows().into_iter().map(|text| text.iter().all(|value| *value == 0.0)).collect();
    let mut shares = Array2::zeros(near.raw_dim());
    for (class, enough) in votes(evidence).into_iter().enumerate() {
        let is_rest = rest.contains(&class);
        let own = |text: &usize| !empty[*text] && (is_rest || near[[*text, class]] >= best[*text]);
        let mut order: Vec<usize> = (0..texts.nrows()).filter(own).collect();
        order.sort_by(|&a, &b| near[[b, class]].total_cmp(&near[[a, class]]));
        order.into_iter().take(enough).for_each(|text| shares[[text, class]] = 1.0);
    }
    shares
}

/// How many texts start each class.
#[allow(clippy::cast_sign_loss, reason = "votes are counts")]
fn votes(evidence: &Array2<f32>) -> Vec<usize> {
    let silent = evidence.rows().into_iter().filter(|votes| votes.iter().all(|vote| *vote == 0.0)).count();
    let each = silent as f64 / evidence.ncols() as f64;
    let votes = |class: ArrayView1<'_, f32>| each + class.iter().map(|vote| f64::from(*vote)).sum::<f64>();
    evidence.columns().into_iter().map(|class| ((STARTING * votes(class)) as usize).max(LEAST)).collect()
}

fn largest(values: ArrayView1<'_, f32>) -> f32 {
    values.iter().copied().fold(f32::NEG_INFINITY, f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn texts_start_the_class_they_are_nearest_to() {
        let texts = array![[1.0, 0.0], [0.8, 0.6], [0.0, 1.0], [0.0, 0.0]];
        let centroids = array![[1.0, 0.0], [0.0, 1.0]];
        let shares = start(&texts, &centroids, &Array2::zeros((4, 2)), &[]);
        assert_eq!(shares, array![[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 0.0]]);
        let seeds = array![[0.0, 0.0], [0.0, 1.0], [0.0, 0.0], [0.0, 0.0]];
        assert_eq!(start(&texts, &centroids, &seeds, &[]).row(1).to_vec(), [0.0, 1.0]);
    }

    #[test]
    fn the_rest_starts_with_what_is_far_from_all() {
        let mut texts = Array2::zeros((100, 2));
        for row in 0..100 {
            texts.row_mut(row).assign(&if row < 50 { array![1.0, 0.0] } else { array![0.0, 1.0] });
        }
        let shares = start(&texts, &array![[1.0, 0.0], [0.0, 0.0]], &Array2::zeros((100, 2)), &[1]);
        assert!((0..50).all(|row| shares[[row, 1]] == 0.0));
        assert!((shares.column(1).sum() - 20.0_f32).abs() < 1e-6);
    }

    #[test]
    fn texts_with_seeds_vote() {
        let mut evidence = Array2::zeros((100, 2));
        (0..40).for_each(|row| evidence[[row, 1]] = 1.0);
        assert_eq!(votes(&evidence), [12, 28]);
    }

    #[test]
    fn centring_leaves_what_differs() {
        let mut texts = array![[0.8_f32, 0.6], [0.8, -0.6], [0.0, 0.0]];
        let mut centroids = array![[1.0_f32, 0.0]];
        centre(&mut texts, &mut centroids);
        assert!(texts[[0, 1]] > 0.85 && texts[[1, 1]] < -0.85);
        assert_eq!(texts.row(2).to_vec(), [0.0, 0.0]);
    }

    #[test]
    fn nothing_is_left_along_what_is_common() {
        let found = without(&array![[3.0, 4.0], [0.0, 2.0], [0.0, 0.0]], &array![0.0, 0.5]);
        assert_eq!(found, array![[3.0, 0.0], [0.0, 0.0], [0.0, 0.0]]);
        assert_eq!(without(&found, &array![0.0, 0.0]), found);
    }
}

//! Features against values of scikit-learn 1.9.

use _core::Interrupt;
use _core::features::{Block, Corpus, VectorizerParams};
use _core::text::Grams;

const TEXTS: [&str; 4] =
    ["the harbour toll rises", "toll toll rises again", "harbour talks", "again the talks stall the toll"];

fn words(weight: f32) -> VectorizerParams {
    let blocks = vec![Block::new(Grams::Words, weight)];
    VectorizerParams { blocks, min_df: 1, supervised: false, ..Default::default() }
}

// TfidfVectorizer(sublinear_tf=True).fit_transform(TEXTS)
#[test]
fn tf_idf_is_that_of_scikit_learn() {
    let names = ["again", "harbour", "rises", "stall", "talks", "the", "toll"];
    let expected = [
        [0.0, 0.523_035_03, 0.523_035_03, 0.0, 0.0, 0.523_035_03, 0.423_441_93],
        [0.507_741_68, 0.0, 0.507_741_68, 0.0, 0.0, 0.0, 0.695_986_18],
        [0.0, 0.707_106_78, 0.0, 0.0, 0.707_106_78, 0.0, 0.0],
        [0.374_478_06, 0.0, 0.0, 0.474_977_93, 0.374_478_06, 0.634_046_46, 0.303_172_26],
    ];
    let (fitted, features) = words(1.0).fit_transform(&Corpus::of(&TEXTS), None, &Interrupt::default()).unwrap();
    let dense = features.to_dense();
    for column in 0..fitted.columns.len() {
        let at = names.iter().position(|name| *name == fitted.columns.name(column)).unwrap();
        for (row, values) in expected.iter().enumerate() {
            assert!((dense[[row, column]] - values[at]).abs() < 1e-6, "{} in row {row}", names[at]);
        }
    }
}

#[test]
fn a_document_scores_alone_as_in_its_corpus() {
    let classes = [0, 1, 0, 1];
    let params = VectorizerParams { min_df: 1, ..Default::default() };
    let (fitted, together) =
        params.fit_transform(&Corpus::of(&TEXTS), Some((&classes, 2)), &Interrupt::default()).unwrap();
    for (row, text) in TEXTS.iter().enumerate() {
        let alone = fitted.transform(&Corpus::of(&[text]), &Interrupt::default()).unwrap();
        assert_eq!(alone.row(0), together.row(row));
    }
}

#[test]
fn every_block_has_its_own_length() {
    let blocks = vec![Block::new(Grams::Words, 1.0), Block::new(Grams::Characters { min: 2, max: 4 }, 0.7)];
    let params = VectorizerParams { blocks, min_df: 1, supervised: false, ..Default::default() };
    let (fitted, features) = params.fit_transform(&Corpus::of(&TEXTS), None, &Interrupt::default()).unwrap();
    for row in 0..features.rows() {
        let mut squares = [0.0; 2];
        features.pairs(row).for_each(|(column, value)| squares[fitted.columns.block(column)] += value * value);
        assert!((squares[0] - 1.0).abs() < 1e-5 && (squares[1] - 0.49).abs() < 1e-5, "{squares:?}");
    }
}

#[test]
fn hashing_needs_no_vocabulary_and_gives_the_same_values() {
    let exact = words(1.0).fit_transform(&Corpus::of(&TEXTS), None, &Interrupt::default()).unwrap().1;
    let params = VectorizerParams { hash_bits: Some(20), ..words(1.0) };
    let hashed = params.fit_transform(&Corpus::of(&TEXTS), None, &Interrupt::default()).unwrap().1;
    let sorted = |row: (&[u32], &[f32])| {
        let mut values = row.1.to_vec();
        values.sort_by(f32::total_cmp);
        values
    };
    for row in 0..TEXTS.len() {
        assert_eq!(sorted(hashed.row(row)), sorted(exact.row(row)));
    }
}

#[test]
fn columns_and_values_do_not_depend_on_threads() {
    let texts: Vec<String> =
        (0..3000).map(|n| format!("ship {n} {} sails {} {}", n % 7, "port ".repeat(n % 40), n * n)).collect();
    let classes: Vec<usize> = (0..texts.len()).map(|n| n % 3).collect();
    let fit = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let params = VectorizerParams::default();
            params.fit_transform(&Corpus::of(&texts), Some((&classes, 3)), &Interrupt::default()).unwrap()
        })
    };
    let (one, features) = fit(1);
    for threads in [2, 8] {
        let (many, same) = fit(threads);
        assert_eq!(one.columns, many.columns);
        assert_eq!(one.weights, many.weights);
        assert_eq!(features, same);
    }
}

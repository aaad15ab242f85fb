//! A few words or labels to a class for every text.

use _core::features::Corpus;
use _core::seeding::{Seed, Seeding, SeedingParams, Start};
use _core::{Error, Interrupt, Result};

const WORDS: [[&str; 6]; 2] = [
    ["match", "coach", "goal", "season", "league", "striker"],
    ["budget", "minister", "vote", "senate", "tax", "bill"],
];

/// Texts of three words of one of two topics each.
fn texts() -> Vec<String> {
    let text = |n: usize| {
        let words = WORDS[n % 2];
        format!("The {} and the {} of a {} on day {n}", words[n % 6], words[n / 2 % 6], words[n / 5 % 6])
    };
    (0..240).map(text).collect()
}

fn seeds() -> Vec<Seed> {
    [(0, "coach"), (1, "Minister")].map(|(class, phrase)| Seed { class, phrase: phrase.to_owned() }).to_vec()
}

fn spread(params: &SeedingParams, start: Start<'_>) -> Result<Seeding> {
    params.spread(&Corpus::of(&texts()), start)
}

fn right(found: &Seeding) -> usize {
    found
        .shares
        .rows()
        .into_iter()
        .enumerate()
        .filter(|(row, shares)| (shares[1] > shares[0]) == (row % 2 == 1))
        .count()
}

#[test]
fn words_and_texts_find_their_topics() {
    let params = SeedingParams::default();
    let from_words = spread(&params, Start { classes: 2, seeds: &seeds(), known: &[] }).unwrap();
    let from_texts =
        spread(&params, Start { classes: 2, seeds: &[], known: &[(0, 0), (2, 0), (1, 1), (3, 1)] }).unwrap();
    assert_eq!((right(&from_words), right(&from_texts)), (240, 240));
    assert_eq!(from_words.spread.texts, [120, 120]);
    assert!(from_words.shares.rows().into_iter().all(|shares| (shares.sum() - 1.0).abs() < 1e-5));
    for (class, words) in from_words.spread.words.iter().enumerate() {
        assert!(WORDS[class].iter().all(|word| words.iter().take(8).any(|told| told == word)), "{words:?}");
    }
}

#[test]
fn threads_do_not_change_it() {
    let of = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| spread(&SeedingParams::default(), Start { classes: 2, seeds: &seeds(), known: &[] }).unwrap())
    };
    assert_eq!(of(1), of(3));
}

#[test]
fn a_raised_interrupt_stops_it() {
    let interrupt = Interrupt::default();
    interrupt.raise();
    let params = SeedingParams { interrupt, ..SeedingParams::default() };
    let stopped = spread(&params, Start { classes: 2, seeds: &seeds(), known: &[] });
    assert!(matches!(stopped, Err(Error::Interrupted)));
}

#[test]
fn what_cannot_be_is_refused() {
    let none = SeedingParams { rounds: 0, ..SeedingParams::default() };
    let excluded = SeedingParams { exclude: vec!["two words".into()], ..SeedingParams::default() };
    let usual = SeedingParams::default();
    let (seeds, unseen) = (seeds(), [Seed { class: 0, phrase: "zither".into() }]);
    let cases = [
        (&none, Start { classes: 2, seeds: &seeds, known: &[] }, "dimensions and rounds"),
        (&excluded, Start { classes: 2, seeds: &seeds, known: &[] }, "single words"),
        (&usual, Start { classes: 1, seeds: &seeds, known: &[] }, "classes must be at least 2"),
        (&usual, Start { classes: 4, seeds: &seeds, known: &[] }, "classes without seeds"),
        (&usual, Start { classes: 2, seeds: &seeds, known: &[(240, 0)] }, "known row"),
        (&usual, Start { classes: 2, seeds: &seeds, known: &[(0, 2)] }, "class must be below"),
        (&usual, Start { classes: 2, seeds: &unseen, known: &[] }, "\"zither\""),
    ];
    for (params, start, expected) in cases {
        let refused = spread(params, start).unwrap_err().to_string();
        assert!(refused.contains(expected), "{refused}");
    }
}

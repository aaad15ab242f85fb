//! Claims and articles as numbers.

#![allow(clippy::float_cmp, reason = "counts and shares of small numbers are exact")]

use _core::Interrupt;
use _core::claims::{ClaimFeatures, CueGroups, Pairs, Rarity, names, topics};
use ndarray::Array2;
use std::collections::BTreeMap;

const CLAIM: &str = "Ferry sinks off Lake Union";
const ARTICLES: [&str; 3] = [
    "A ferry sank off Lake Union on Monday, officials said. Nobody was hurt.",
    "The mayor denied that the ferry had sunk.\n\nThe report of a sinking ferry off Lake Union was false, he said.",
    "Bakers raised the price of bread. They blamed the price of flour.",
];

fn matrix(claims: &[&str], articles: &[&str]) -> (Vec<String>, Array2<f32>) {
    let cues = CueGroups::with(BTreeMap::new()).unwrap();
    let pairs = Pairs::new(claims.len(), |row| claims[row], |row| articles[row]);
    let interrupt = Interrupt::default();
    let features = ClaimFeatures::read(&pairs, &cues, |row| claims[row], |row| articles[row], &interrupt).unwrap();
    let topics = topics(&pairs.claims, &pairs.articles, |row| row < 2);
    let rarity = features.topic_stems(&topics).rarity();
    let names = names(&cues);
    let found = features.matrix(&rarity, None, names.len(), &interrupt).unwrap();
    (names, found)
}

fn value(name: &str, row: usize) -> f32 {
    let (names, found) = matrix(&[CLAIM; 3], &ARTICLES);
    found[[row, names.iter().position(|known| known == name).unwrap()]]
}

#[test]
fn overlap_tells_what_an_article_is_about() {
    for name in ["weighted share of the claim", "cosine", "BM25", "best sentence", "share of character n-grams"] {
        assert!(value(name, 0) > value(name, 2) && value(name, 1) > value(name, 2), "{name}");
    }
    assert_eq!(value("words of the claim found", 2), 0.0);
    assert_eq!(value("share of capitalised words", 0), 1.0);
    assert_eq!(value("share of numbers", 0), -1.0);
}

#[test]
fn tone_is_read_by_place() {
    assert!(value("refute in the article", 1) > value("refute in the article", 0));
    assert!(value("refute in the best sentence", 1) > 0.0);
    assert_eq!(value("refute in the claim", 1), 0.0);
    assert_eq!(value("sentences of the article", 1), 2.0);
}

#[test]
fn every_value_is_finite_for_any_text() {
    let texts = ["", " ", "?!\"", "é", "one", "\n\n\n", "A.B.C. \u{200d}x", "the of and"];
    let pairs: Vec<(&str, &str)> = texts.iter().flat_map(|a| texts.iter().map(move |b| (*a, *b))).collect();
    let (claims, articles): (Vec<&str>, Vec<&str>) = pairs.into_iter().unzip();
    let (names, found) = matrix(&claims, &articles);
    assert_eq!(found.dim(), (64, names.len()));
    assert!(found.iter().all(|value| value.is_finite()));
}

#[test]
fn a_pair_is_described_alone_as_among_others() {
    let (_, together) = matrix(&[CLAIM; 3], &ARTICLES);
    assert_eq!(together, matrix(&[CLAIM; 3], &ARTICLES).1);
    let mut names = names(&CueGroups::with(BTreeMap::new()).unwrap());
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all, "two features share a name");
}

#[test]
fn rarity_falls_with_the_topics_of_a_stem() {
    let parts = Rarity::from_parts(9, vec![5], vec![1]).unwrap();
    assert!((parts.of(5) - (10.0_f32 / 2.0).ln() - 1.0).abs() < 1e-6);
    assert!((parts.of(6) - 10.0_f32.ln() - 1.0).abs() < 1e-6);
    assert!(Rarity::from_parts(1, vec![5], vec![2]).is_err() && Rarity::from_parts(1, vec![5], vec![]).is_err());
}

/// Training must not show what new pairs cannot: there, a word that an unrelated pair shares may be in no known topic.
#[test]
fn words_are_as_rare_in_training_as_were_both_topics_new() {
    let claims = ["Ferry sinks near the lighthouse", "Baker finds a lighthouse", "Ferry sinks near the lighthouse"];
    let articles =
        ["The ferry sank near the lighthouse.", "A baker found a lighthouse.", "A baker found a lighthouse."];
    let cues = CueGroups::with(BTreeMap::new()).unwrap();
    let pairs = Pairs::new(3, |row| claims[row], |row| articles[row]);
    let interrupt = Interrupt::default();
    let features = ClaimFeatures::read(&pairs, &cues, |row| claims[row], |row| articles[row], &interrupt).unwrap();
    let topics = topics(&pairs.claims, &pairs.articles, |row| row < 2);
    let stems = features.topic_stems(&topics);
    let names = names(&cues);
    let learned = features.matrix(&stems.rarity(), Some((&stems, &topics)), names.len(), &interrupt).unwrap();
    let unknown = Rarity::from_parts(2, vec![], vec![]).unwrap();
    let new = features.matrix(&unknown, None, names.len(), &interrupt).unwrap();
    let rarest = names.iter().position(|name| name == "rarest word found").unwrap();
    assert_eq!(learned[[2, rarest]], new[[2, rarest]]);
    assert!(learned[[0, rarest]] <= new[[0, rarest]]);
}

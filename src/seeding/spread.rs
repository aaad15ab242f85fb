//! Seed words and labelled texts to a class for every text.

use super::mixture::{self, Mixture};
use super::pool::{Phrases, Pool};
use super::{cooccurrence, factors, nearest};
use crate::features::Corpus;
use crate::text::Tokenizer;
use crate::{Error, Interrupt, Result};
use ndarray::{Array2, ArrayView1};

/// Words told of each seed and of each class.
const TOLD: (usize, usize) = (10, 20);

/// How a few words or labels become a class for every text.
///
/// | name | default | purpose | range |
/// |---|---|---|---|
/// | `dimensions` | 50 | numbers in the vector of a word | at least 1 |
/// | `rounds` | 15 | rounds of the mixture | at least 1 |
/// | `exclude` | none | words that are not looked at | |
#[derive(Debug, Clone)]
pub struct SeedingParams {
    /// Numbers in the vector of a word.
    pub dimensions: usize,
    /// Rounds of the mixture.
    pub rounds: usize,
    /// Words that are not looked at.
    pub exclude: Vec<String>,
    /// Where words come from.
    pub tokenizer: Tokenizer,
    /// Where the search for the leading factors starts.
    pub seed: u64,
    /// A flag that stops the work.
    pub interrupt: Interrupt,
}

impl Default for SeedingParams {
    fn default() -> Self {
        let (tokenizer, interrupt) = (Tokenizer::Words, Interrupt::default());
        Self { dimensions: 50, rounds: 15, exclude: Vec::new(), tokenizer, seed: 0, interrupt }
    }
}

/// A word or phrase that stands for a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seed {
    /// Its class.
    pub class: usize,
    /// The word, or up to eight words in a row.
    pub phrase: String,
}

/// What is known of the classes at the start.
///
/// A class without a seed and without a known text is the rest: it starts with what is far from all others.
#[derive(Debug, Clone, Copy)]
pub struct Start<'s> {
    /// Number of classes, at least 2.
    pub classes: usize,
    /// Words of the classes.
    pub seeds: &'s [Seed],
    /// Rows of texts whose class is known, and that class.
    pub known: &'s [(usize, usize)],
}

/// How far one seed reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeedSpread {
    /// In how many texts it stands.
    pub texts: usize,
    /// The words nearest to it, nearest first.
    pub words: Vec<String>,
}

/// How seeds and classes spread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// One a seed, in their order.
    pub seeds: Vec<SeedSpread>,
    /// The words that tell most about each class, those that tell most first.
    pub words: Vec<Vec<String>>,
    /// How many texts each class got.
    pub texts: Vec<usize>,
}

/// A class for every text.
#[derive(Debug, Clone, PartialEq)]
pub struct Seeding {
    /// Shares of the classes in each text; rows sum to 1.
    pub shares: Array2<f32>,
    /// How it came to it.
    pub spread: Spread,
}

impl SeedingParams {
    /// Finds a class for every text of a corpus.
    pub fn spread<S: AsRef<str> + Sync>(&self, corpus: &Corpus<'_, S>, start: Start<'_>) -> Result<Seeding> {
        self.check(start, corpus.len())?;
        let Self { exclude, tokenizer, interrupt, .. } = self;
        let pool = Pool::read(corpus, tokenizer, exclude, interrupt)?;
        let phrases: Vec<&str> = start.seeds.iter().map(|seed| seed.phrase.as_str()).collect();
        let phrases = Phrases::find(&phrases, corpus, tokenizer, &pool.columns, interrupt)?;
        start.check_seen(&phrases)?;
        let associations = cooccurrence::associations(&pool.paired, interrupt)?;
        let words = factors::factors(&associations, self.dimensions, self.seed, interrupt)?;
        let mut texts = nearest::of_texts(&pool, &words);
        let of_seeds = nearest::of_phrases(&phrases, &words, &texts);
        let seeds = start.seeds.iter().zip(of_seeds.rows()).map(|(seed, vector)| (seed.class, vector));
        let known = start.known.iter().map(|&(row, class)| (class, texts.row(row)));
        let mut centroids = nearest::centroids(start.classes, seeds.chain(known), words.ncols());
        let common = nearest::centre(&mut texts, &mut centroids);
        let class_of: Vec<usize> = start.seeds.iter().map(|seed| seed.class).collect();
        let evidence = nearest::evidence(&phrases, &class_of, start.classes);
        let mut shares = nearest::start(&texts, &centroids, &evidence, &start.rest());
        mixture::keep(&mut shares, start.known);
        let strength = nearest::strength(&phrases, &class_of, start.classes);
        let mixture = mixture::learn(&pool.texts, shares, &strength, start.known, self.rounds, interrupt)?;
        let of_seeds = nearest::without(&of_seeds, &common);
        let spread = told(&pool, &phrases, &words, &of_seeds, &mixture);
        Ok(Seeding { shares: mixture.shares, spread })
    }

    fn check(&self, start: Start<'_>, texts: usize) -> Result<()> {
        let refuse = |name, expected, got: usize| Err(Error::Parameter { name, expected, got: got.to_string() });
        if self.dimensions == 0 || self.rounds == 0 {
            return refuse("dimensions and rounds", "at least 1", 0);
        }
        if start.classes < 2 {
            return refuse("classes", "at least 2", start.classes);
        }
        if start.rest().len() > 1 {
            return refuse("classes without seeds", "at most 1", start.rest().len());
        }
        let classes = start.seeds.iter().map(|seed| seed.class).chain(start.known.iter().map(|known| known.1));
        if let Some(class) = classes.into_iter().find(|class| *class >= start.classes) {
            return refuse("class", "below the number of classes", class);
        }
        match start.known.iter().find(|(row, _)| *row >= texts) {
            Some(&(row, _)) => refuse("known row", "below the number of texts", row),
            None => Ok(()),
        }
    }
}

impl Start<'_> {
    /// Classes of which nothing is known.
    fn rest(&self) -> Vec<usize> {
        let begun = |class| {
            self.seeds.iter().any(|seed| seed.class == class) || self.known.iter().any(|known| known.1 == class)
        };
        (0..self.classes).filter(|&class| !begun(class)).collect()
    }
}

impl Start<'_> {
    /// Refuses a class none of whose seeds stands anywhere, if nothing else is known of it.
    fn check_seen(&self, phrases: &Phrases) -> Result<()> {
        let mut found: Vec<bool> = vec![false; self.classes];
        self.known.iter().for_each(|&(_, class)| found[class] = true);
        self.rest().into_iter().for_each(|class| found[class] = true);
        let seen = self.seeds.iter().enumerate().filter(|(nth, _)| !phrases.texts.row(*nth).0.is_empty());
        seen.for_each(|(_, seed)| found[seed.class] = true);
        match self.seeds.iter().find(|seed| !found[seed.class]) {
            Some(Seed { phrase, .. }) => {
                Err(Error::Training(format!("neither {phrase:?} nor another seed of its class stands in a text")))
            }
            None => Ok(()),
        }
    }
}

/// The class with the largest share, the first of equals.
pub(crate) fn best(shares: ArrayView1<'_, f32>) -> usize {
    (1..shares.len()).fold(0, |best, class| if shares[class] > shares[best] { class } else { best })
}

fn told(pool: &Pool, phrases: &Phrases, words: &Array2<f32>, of_seeds: &Array2<f32>, mixture: &Mixture) -> Spread {
    let seeds = of_seeds.rows().into_iter().enumerate().map(|(seed, vector)| {
        let near = words.dot(&vector);
        let own = phrases.words[seed];
        let words = top(near.len(), TOLD.0, |word| if own == Some(word) { 0.0 } else { near[word] });
        let texts = phrases.texts.row(seed).0.len();
        SeedSpread { texts, words: words.into_iter().map(|word| pool.columns.name(word)).collect() }
    });
    let mut texts = vec![0; mixture.shares.ncols()];
    mixture.shares.rows().into_iter().for_each(|shares| texts[best(shares)] += 1);
    Spread { seeds: seeds.collect(), words: class_words(pool, mixture, &texts), texts }
}

/// The words that add most to the divergence of each class from all texts.
fn class_words(pool: &Pool, mixture: &Mixture, texts: &[usize]) -> Vec<Vec<String>> {
    let all: f64 = texts.iter().sum::<usize>().max(1) as f64;
    let overall = |word: usize| -> f64 {
        let of_classes = mixture.words.row(word);
        of_classes.iter().zip(texts).map(|(log, &texts)| f64::from(*log).exp() * texts as f64 / all).sum()
    };
    let overall: Vec<f64> = (0..mixture.words.nrows()).map(|word| overall(word).ln()).collect();
    // What no text is read by, such as an excluded word, tells nothing.
    let mut read = vec![false; overall.len()];
    pool.texts.parts().1.iter().for_each(|&word| read[word as usize] = true);
    let tells = |class: usize, word: usize| {
        if !read[word] {
            return 0.0;
        }
        let log = f64::from(mixture.words[[word, class]]);
        (log.exp() * (log - overall[word])) as f32
    };
    let named = |class: usize| top(overall.len(), TOLD.1, |word| tells(class, word)).into_iter();
    (0..texts.len()).map(|class| named(class).map(|word| pool.columns.name(word)).collect()).collect()
}

/// The numbers below `n` with the `most` largest positive values, largest first.
fn top(n: usize, most: usize, value: impl Fn(usize) -> f32) -> Vec<usize> {
    let mut order: Vec<(usize, f32)> = (0..n).map(|at| (at, value(at))).filter(|(_, value)| *value > 0.0).collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1));
    order.into_iter().take(most).map(|(at, _)| at).collect()
}

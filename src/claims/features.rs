//! The features of pairs: every text is read once, every pair is a row.

use super::overlap::{self, Matched};
use super::places::{FeaturePlaces, Located};
use super::{CueGroups, PairTopics, Rarity, Reading, TopicStems, tone};
use crate::{Error, Interrupt, Result};
use ndarray::Array2;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Pairs that one task describes.
const ROWS: usize = 512;

/// Which features a model of some stage looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Overlap in the whole and by sentence.
    Overlap,
    /// All.
    All,
}

/// Pairs of a claim and an article, with equal texts found.
#[derive(Debug, Clone, Default)]
pub struct Pairs {
    /// Number of each row's claim.
    pub claims: Vec<usize>,
    /// Number of each row's article.
    pub articles: Vec<usize>,
    claim_rows: Vec<usize>,
    article_rows: Vec<usize>,
}

impl Pairs {
    /// Numbers the different claims and articles of `rows` rows by their first row.
    #[must_use]
    pub fn new<'t>(rows: usize, claim: impl Fn(usize) -> &'t str, article: impl Fn(usize) -> &'t str) -> Self {
        let (claims, claim_rows) = numbered(rows, claim);
        let (articles, article_rows) = numbered(rows, article);
        Self { claims, articles, claim_rows, article_rows }
    }
}

fn numbered<'t>(rows: usize, text: impl Fn(usize) -> &'t str) -> (Vec<usize>, Vec<usize>) {
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    let mut first = Vec::new();
    let numbers = (0..rows).map(|row| {
        *known.entry(text(row)).or_insert_with(|| {
            first.push(row);
            first.len() - 1
        })
    });
    (numbers.collect(), first)
}

/// The readings of the different texts of pairs.
#[derive(Debug, Clone)]
pub struct ClaimFeatures<'p> {
    pairs: &'p Pairs,
    claims: Vec<Reading>,
    articles: Vec<Reading>,
}

impl<'p> ClaimFeatures<'p> {
    /// Reads the texts of pairs.
    ///
    /// # Errors
    /// Only if interrupted.
    pub fn read<'t>(
        pairs: &'p Pairs,
        cues: &CueGroups,
        claim: impl Fn(usize) -> &'t str + Sync,
        article: impl Fn(usize) -> &'t str + Sync,
        interrupt: &Interrupt,
    ) -> Result<Self> {
        let read = |rows: &[usize], text: &(dyn Fn(usize) -> &'t str + Sync)| -> Result<Vec<Reading>> {
            let one = |&row: &usize| interrupt.check().map(|()| Reading::new(text(row), cues));
            rows.par_iter().map(one).collect()
        };
        let (claims, articles) = (read(&pairs.claim_rows, &claim)?, read(&pairs.article_rows, &article)?);
        Ok(Self { pairs, claims, articles })
    }

    /// The topics of stems, given that of each claim and of each article; texts without one are left out.
    #[must_use]
    pub fn topic_stems(&self, topics: &PairTopics) -> TopicStems {
        let claims = self.claims.iter().zip(&topics.claims);
        let all = claims.chain(self.articles.iter().zip(&topics.articles));
        TopicStems::new(all.map(|(reading, &topic)| (reading, topic)))
    }

    /// The features, pairs by [`names`]; `learned` leaves out the topics of each pair.
    ///
    /// # Errors
    /// Only if interrupted.
    pub fn matrix(
        &self,
        rarity: &Rarity,
        learned: Option<(&TopicStems, &PairTopics)>,
        width: usize,
        interrupt: &Interrupt,
    ) -> Result<Array2<f32>> {
        let own = |article: usize| learned.map(|(stems, topics)| (stems, [topics.articles[article]; 2]));
        let length = |(nth, article)| overlap::length(article, |stem| weight(rarity, own(nth), stem));
        let lengths: Vec<f32> = self.articles.par_iter().enumerate().map(length).collect();
        let rows = self.pairs.claims.len();
        let mut values = vec![0.0; rows * width];
        values.par_chunks_mut(ROWS * width).enumerate().try_for_each(|(chunk, values)| {
            interrupt.check()?;
            let mut row = Vec::with_capacity(width);
            for (nth, into) in values.chunks_mut(width).enumerate() {
                let at = chunk * ROWS + nth;
                let (claim, article) = (self.pairs.claims[at], self.pairs.articles[at]);
                let both = learned.map(|(stems, topics)| (stems, [topics.claims[claim], topics.articles[article]]));
                let weight = |stem| weight(rarity, both, stem);
                row.clear();
                describe(&self.claims[claim], &self.articles[article], lengths[article], weight, &mut row);
                into.copy_from_slice(&row);
            }
            Ok::<(), Error>(())
        })?;
        Ok(Array2::from_shape_vec((rows, width), values).unwrap_or_default())
    }

    /// The sentences of the first pair's article from the nearest to the claim on, as far as they share a word.
    #[must_use]
    pub fn nearest(&self, rarity: &Rarity) -> Vec<usize> {
        let (Some(claim), Some(article)) = (self.claims.first(), self.articles.first()) else { return Vec::new() };
        let scores = Matched::new(claim, article, |stem| rarity.of(stem)).sentences();
        order(&scores).into_iter().filter(|&at| scores[at].1 > 0).collect()
    }

    /// Where every feature of the first pair is read; its texts are `claim` and `article`.
    #[must_use]
    pub fn places(&self, claim: &str, article: &str, cues: &CueGroups, rarity: &Rarity) -> Vec<FeaturePlaces> {
        let readings = self.claims.first().zip(self.articles.first());
        readings.map(|both| Located::new((claim, article), both, cues, rarity).all()).unwrap_or_default()
    }

    /// The reading of the first pair's article.
    #[must_use]
    pub fn article(&self) -> Option<&Reading> {
        self.articles.first()
    }
}

/// The names of the features.
#[must_use]
pub fn names(cues: &CueGroups) -> Vec<String> {
    let overlap = overlap::WHOLE.iter().chain(&overlap::BY_SENTENCE).map(|name| (*name).to_owned());
    overlap.chain(tone::names(cues)).collect()
}

impl Group {
    /// Number of its features, which stand first among `all`.
    #[must_use]
    pub fn width(self, all: usize) -> usize {
        match self {
            Self::Overlap => overlap::WHOLE.len() + overlap::BY_SENTENCE.len(),
            Self::All => all,
        }
    }
}

/// The weight of a stem, were two topics that may have it new.
fn weight(rarity: &Rarity, left_out: Option<(&TopicStems, [usize; 2])>, stem: u64) -> f32 {
    rarity.of_others(stem, left_out.map_or(0, |(stems, topics)| stems.among(stem, topics)))
}

fn describe(claim: &Reading, article: &Reading, length: f32, weight: impl Fn(u64) -> f32, out: &mut Vec<f32>) {
    let matched = Matched::new(claim, article, weight);
    let scores = matched.sentences();
    let order = order(&scores);
    matched.whole(length, out);
    matched.by_sentence(&scores, &order, out);
    tone::add(claim, article, &scores, &order, out);
}

/// Sentences from the best on; of equals the first.
pub(super) fn order(scores: &[(f32, usize)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].0.total_cmp(&scores[a].0).then(a.cmp(&b)));
    order
}

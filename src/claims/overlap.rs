//! How much of a claim an article has, in the whole and by sentence.

use super::Reading;
use super::reading::Content;

/// Saturation and length normalisation of BM25 (Robertson and Walker 1994), and a usual length.
const BM25: (f32, f32, f32) = (1.2, 0.75, 350.0);

/// Share of the claim above which a sentence counts as near it, and above which it counts as about it.
pub(super) const NEAR: f32 = 0.3;
pub(super) const ABOUT: f32 = 0.25;

/// What stands for a place or a share that there is none of.
pub(super) const NONE: f32 = -1.0;

/// Names of the features of the whole.
pub(super) const WHOLE: [&str; 16] = [
    "weighted share of the claim",
    "share of the claim",
    "words of the claim found",
    "cosine",
    "BM25",
    "BM25 over its maximum",
    "rarest word found",
    "rarest word missed",
    "share of word pairs",
    "share of word triples",
    "share of capitalised words",
    "weighted share of capitalised words",
    "share of numbers",
    "weighted share of prefixes",
    "share of character n-grams",
    "weight of the claim",
];

/// Names of the features by sentence.
pub(super) const BY_SENTENCE: [&str; 20] = [
    "best sentence",
    "second sentence",
    "third sentence",
    "mean sentence",
    "deviation of sentences",
    "first sentence",
    "best of the first three sentences",
    "best of the last three sentences",
    "relative place of the best sentence",
    "place of the best sentence",
    "sentences near the claim",
    "share of sentences near the claim",
    "relative place of the first sentence about the claim",
    "relative place of the last sentence about the claim",
    "Jaccard of the best sentence",
    "best sentence of the first quarter",
    "best sentence of the second quarter",
    "best sentence of the third quarter",
    "best sentence of the last quarter",
    "words of the claim in the best sentence",
];

/// A share of a weight; 0 of nothing.
fn share(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// The weights of the claim's words, and which of them the article has.
pub(super) struct Matched<'r> {
    claim: &'r Reading,
    article: &'r Reading,
    weights: Vec<f32>,
    counts: Vec<u32>,
}

impl<'r> Matched<'r> {
    pub(super) fn new(claim: &'r Reading, article: &'r Reading, weight: impl Fn(u64) -> f32) -> Self {
        let weights = claim.content.iter().map(|word| weight(word.stem)).collect();
        let count = |word: &Content| article.number_of.get(&word.stem).map_or(0, |&at| article.content[at].count);
        Self { claim, article, weights, counts: claim.content.iter().map(count).collect() }
    }

    fn total(&self) -> f32 {
        self.weights.iter().sum()
    }

    /// Sum of the weights of the words that `wanted` holds for.
    fn sum(&self, wanted: impl Fn(&Content, u32) -> bool) -> f32 {
        let words = self.claim.content.iter().zip(&self.weights).zip(&self.counts);
        words.filter(|((word, _), count)| wanted(word, **count)).map(|((_, weight), _)| weight).sum()
    }

    fn number(&self, wanted: impl Fn(&Content, u32) -> bool) -> f32 {
        self.claim.content.iter().zip(&self.counts).filter(|(word, count)| wanted(word, **count)).count() as f32
    }

    /// The share of the words of one kind, by number and by weight; [`NONE`] if there is none.
    fn of_kind(&self, kind: impl Fn(&Content) -> bool) -> (f32, f32) {
        let all = self.number(|word, _| kind(word));
        if all == 0.0 {
            return (NONE, NONE);
        }
        let found = self.number(|word, count| kind(word) && count > 0);
        (found / all, self.sum(|word, count| kind(word) && count > 0) / self.sum(|word, _| kind(word)))
    }

    /// The features of the whole; `length` is the article's vector length.
    pub(super) fn whole(&self, length: f32, out: &mut Vec<f32>) {
        let (claim, article) = (self.claim, self.article);
        let found = self.number(|_, count| count > 0);
        let (bm25, best) = self.bm25();
        let largest = |wanted: &dyn Fn(u32) -> bool| {
            let weights = self.weights.iter().zip(&self.counts).filter(|(_, count)| wanted(**count));
            weights.map(|(weight, _)| *weight).fold(0.0, f32::max)
        };
        let capital = self.of_kind(|word| word.capital);
        let common = |a: &rustc_hash::FxHashSet<u64>, b: &rustc_hash::FxHashSet<u64>| {
            share(a.iter().filter(|key| b.contains(key)).count() as f32, a.len() as f32)
        };
        out.extend([
            share(self.sum(|_, count| count > 0), self.total()),
            share(found, claim.content.len() as f32),
            found,
            self.cosine(length),
            bm25,
            share(bm25, best),
            largest(&|count| count > 0),
            largest(&|count| count == 0),
            common(&claim.pairs, &article.pairs),
            common(&claim.triples, &article.triples),
            capital.0,
            capital.1,
            self.of_kind(|word| word.number).0,
            share(self.sum(|word, _| article.prefixes.contains(&word.prefix)), self.total()),
            common(&claim.characters, &article.characters),
            self.total(),
        ]);
    }

    fn cosine(&self, length: f32) -> f32 {
        let words = || self.claim.content.iter().zip(&self.weights).zip(&self.counts);
        let dot: f32 = words()
            .filter(|(_, count)| **count > 0)
            .map(|((word, weight), &count)| damped(word.count) * damped(count) * weight * weight)
            .sum();
        let own: f32 = words().map(|((word, weight), _)| (damped(word.count) * weight).powi(2)).sum();
        share(dot, own.sqrt() * length)
    }

    /// BM25, and the most it could be.
    fn bm25(&self) -> (f32, f32) {
        let (k, b, usual) = BM25;
        let norm = k * (1.0 - b + b * self.article.words as f32 / usual);
        let term = |count: f32| count * (k + 1.0) / (count + norm);
        let sum = self.weights.iter().zip(&self.counts).map(|(weight, &count)| weight * term(count as f32)).sum();
        (sum, self.total() * (k + 1.0))
    }

    /// The score of every sentence: the weighted share of the claim in it; and how many of its words that are.
    pub(super) fn sentences(&self) -> Vec<(f32, usize)> {
        let mut scores = vec![(0.0, 0); self.article.sentences.len()];
        let total = self.total();
        for (word, weight) in self.claim.content.iter().zip(&self.weights) {
            for &sentence in self.article.places.get(&word.stem).into_iter().flatten() {
                let (score, words) = &mut scores[sentence as usize];
                *score += share(*weight, total);
                *words += 1;
            }
        }
        scores
    }

    /// The features by sentence, from the scores of [`Matched::sentences`] and the order from best to worst.
    pub(super) fn by_sentence(&self, scores: &[(f32, usize)], order: &[usize], out: &mut Vec<f32>) {
        let n = scores.len() as f32;
        let nth = |place: usize| order.get(place).map_or(0.0, |&at| scores[at].0);
        let best_of = |part: &[(f32, usize)]| part.iter().map(|(score, _)| *score).fold(0.0, f32::max);
        let mean = share(scores.iter().map(|(score, _)| score).sum(), n);
        let variance = share(scores.iter().map(|(score, _)| (score - mean).powi(2)).sum(), n);
        let near = scores.iter().filter(|(score, _)| *score > NEAR).count() as f32;
        let about = |(score, _): &(f32, usize)| *score > ABOUT;
        let relative = |place: Option<usize>| place.map_or(NONE, |at| at as f32 / n);
        let best = order.first().copied();
        let quarter = |nth: usize| best_of(&scores[nth * scores.len() / 4..(nth + 1) * scores.len() / 4]);
        let jaccard = best.map_or(0.0, |at| {
            let (common, stems) = (scores[at].1 as f32, self.article.sentences[at].stems as f32);
            share(common, self.claim.content.len() as f32 + stems - common)
        });
        out.extend([
            nth(0),
            nth(1),
            nth(2),
            mean,
            variance.sqrt(),
            scores.first().map_or(0.0, |(score, _)| *score),
            best_of(&scores[..scores.len().min(3)]),
            best_of(&scores[scores.len().saturating_sub(3)..]),
            relative(best),
            best.map_or(NONE, |at| at as f32),
            near,
            share(near, n),
            relative(scores.iter().position(about)),
            relative(scores.iter().rposition(about)),
            jaccard,
            quarter(0),
            quarter(1),
            quarter(2),
            quarter(3),
            best.map_or(0.0, |at| scores[at].1 as f32),
        ]);
    }
}

/// The length of an article's vector.
pub(super) fn length(article: &Reading, weight: impl Fn(u64) -> f32) -> f32 {
    let values = article.content.iter().map(|word| damped(word.count) * weight(word.stem));
    values.map(|value| value * value).sum::<f32>().sqrt()
}

fn damped(count: u32) -> f32 {
    1.0 + (count as f32).ln()
}

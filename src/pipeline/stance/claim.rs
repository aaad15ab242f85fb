//! Stances of articles toward claims: is the article about the claim, and if so, where does it stand?

use super::{TARGET, TEXT};
use crate::calibration::group_parts;
use crate::claims::{
    ClaimFeatures, CueGroups, FeaturePlaces, Group, PairTopics, Pairs, Rarity, components, names, topics,
};
use crate::explain::{Explanation, FeatureContribution};
use crate::features::Corpus;
use crate::models::{DecisionFunction, GradientBoosting, GradientBoostingParams, PathContributions};
use crate::pipeline::{HeldOut, Learning, Targets, Training};
use crate::{Interrupt, Result};
use linfa::DatasetBase;
use linfa::traits::Fit;
use ndarray::{Array1, Array2, Axis, concatenate};
use rayon::prelude::*;

/// Rounds and learning rate of a stage.
type Pace = (usize, f64);

/// Those of the two stages.
const FIRST: Pace = (200, 0.07);
const SECOND: Pace = (250, 0.04);

/// Rows for each row that a leaf must have, between limits: leaves of large sets need no more, small sets have no more.
const ROWS_A_LEAF: usize = 100;
const LEAF: (usize, usize) = (2, 20);

/// Models with other seeds that are averaged.
const MEMBERS: usize = 5;

/// Sentences that are told as evidence.
const EVIDENCE: usize = 3;

/// Parts that the topics are divided into.
const PARTS: usize = 5;

/// A fitted classifier of claims and articles.
#[derive(Debug, Clone)]
pub struct ClaimClassifier {
    /// Cue words.
    pub cues: CueGroups,
    /// How rare stems are over topics.
    pub rarity: Rarity,
    /// The trees.
    pub stages: Stages,
    /// What is remembered of training.
    pub training: Training,
}

/// Trees of one or two stages.
///
/// With two stages the score of the unrelated is 0, and that of another class is the first stage's score plus the
/// logarithm of its probability by the second: the softmax is the product of the stages' probabilities.
#[derive(Debug, Clone, PartialEq)]
pub struct Stages {
    /// The class of unrelated pairs, and the trees that tell the others from it.
    pub first: Option<(usize, GradientBoosting)>,
    /// The trees that tell the other classes apart, if there are two.
    pub second: Option<GradientBoosting>,
}

/// What is held out together, and what is then left out.
struct Parted {
    /// Part of the claim and of the article of every row.
    parts: (Vec<usize>, Vec<usize>),
}

impl Parted {
    /// Rows to train on, and rows held out; rows whose texts stand in both are in neither.
    fn fold(&self, part: usize) -> (Vec<usize>, Vec<usize>) {
        let (claims, articles) = &self.parts;
        let rows = || 0..claims.len();
        let train = rows().filter(|&row| claims[row] != part && articles[row] != part).collect();
        (train, rows().filter(|&row| claims[row] == part && articles[row] == part).collect())
    }
}

/// How claims are learned.
pub(super) struct ClaimParams<'p> {
    pub(super) learning: &'p Learning,
    pub(super) cues: &'p CueGroups,
    pub(super) unrelated: Option<usize>,
}

impl ClaimParams<'_> {
    /// Learns, and scores every part by trees that saw neither its claims, its articles nor its topics.
    ///
    /// Gives the classifier, the held-out scores, the part of each of their rows, and what each counts.
    pub(super) fn fit<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        targets: Targets<'_>,
    ) -> Result<(ClaimClassifier, HeldOut, Vec<usize>)> {
        let interrupt = &self.learning.interrupt;
        let pairs = pairs(corpus);
        let features = read(corpus, &pairs, self.cues, interrupt)?;
        let related = |row: usize| Some(targets.classes[row]) != self.unrelated;
        let topics = topics(&pairs.claims, &pairs.articles, related);
        let stems = features.topic_stems(&topics);
        let rarity = stems.rarity();
        let records = features.matrix(&rarity, Some((&stems, &topics)), names(self.cues).len(), interrupt)?;
        let parted = self.part(&pairs, targets, &topics);
        let all: Vec<usize> = (0..corpus.len()).collect();
        let evened = evened(&pairs.claims, &topics, targets);
        let sides = Targets { weights: Some(&evened), ..targets };
        let (stages, held_out) = rayon::join(
            || self.stages(&records, targets, sides, &all, MEMBERS),
            || self.held_out(&records, targets, sides, &parted),
        );
        let (held_out, folds) = held_out?;
        let training = Training::default();
        Ok((ClaimClassifier { cues: self.cues.clone(), rarity, stages: stages?, training }, held_out, folds))
    }

    /// Deals topics to parts; without unrelated pairs, whatever shares a claim or an article stays together.
    fn part(&self, pairs: &Pairs, targets: Targets<'_>, topics: &PairTopics) -> Parted {
        let groups = |of: &[usize], numbers: &[usize]| numbers.iter().map(|&at| of[at]).collect::<Vec<_>>();
        if self.unrelated.is_none() {
            let group = components(&[pairs.claims.clone(), pairs.articles.clone()]);
            let part = group_parts(&group, targets.classes);
            let of_rows: Vec<usize> = group.iter().map(|&group| part[group]).collect();
            return Parted { parts: (of_rows.clone(), of_rows) };
        }
        let related: Vec<usize> =
            (0..targets.classes.len()).filter(|&row| Some(targets.classes[row]) != self.unrelated).collect();
        let (claims, articles) = (groups(&topics.claims, &pairs.claims), groups(&topics.articles, &pairs.articles));
        let of_related: Vec<usize> = related.iter().map(|&row| claims[row]).collect();
        let classes: Vec<usize> = related.iter().map(|&row| targets.classes[row]).collect();
        let part = group_parts(&of_related, &classes);
        // Texts without a related row are dealt in turn.
        let of = |topic: &usize| part.get(*topic).copied().unwrap_or(topic % PARTS);
        Parted { parts: (claims.iter().map(of).collect(), articles.iter().map(of).collect()) }
    }

    fn held_out(
        &self,
        records: &Array2<f32>,
        targets: Targets<'_>,
        sides: Targets<'_>,
        parted: &Parted,
    ) -> Result<(HeldOut, Vec<usize>)> {
        let folds: Vec<(usize, Vec<usize>, Vec<usize>)> = (0..PARTS)
            .map(|part| (part, parted.fold(part)))
            .filter(|(_, (train, held))| !held.is_empty() && has_all(targets, train))
            .map(|(part, (train, held))| (part, train, held))
            .collect();
        let score = |(_, train, held): &(usize, Vec<usize>, Vec<usize>)| -> Result<Array2<f32>> {
            let stages = self.stages(records, targets, sides, train, 1)?;
            Ok(stages.scores(&records.select(Axis(0), held), targets.n_classes))
        };
        let scores: Vec<Array2<f32>> = folds.par_iter().map(score).collect::<Result<_>>()?;
        let views: Vec<_> = scores.iter().map(Array2::view).collect();
        let part_of = folds.iter().flat_map(|(part, _, held)| held.iter().map(|_| *part)).collect();
        let rows = folds.into_iter().flat_map(|(_, _, held)| held).collect();
        let none = Array2::zeros((0, targets.n_classes));
        let scores = if views.is_empty() { none } else { concatenate(Axis(0), &views).unwrap_or(none) };
        Ok((HeldOut { rows, scores }, part_of))
    }

    /// The trees of some rows, which count as `targets` says in the first stage and as `sides` says in the second.
    fn stages(
        &self,
        records: &Array2<f32>,
        targets: Targets<'_>,
        sides: Targets<'_>,
        rows: &[usize],
        members: usize,
    ) -> Result<Stages> {
        let Some(unrelated) = self.unrelated else {
            let second = self.boost(records, Group::All, sides, rows, SECOND, members, |class| class)?;
            return Ok(Stages { first: None, second: Some(second) });
        };
        let related: Vec<usize> = rows.iter().copied().filter(|&row| targets.classes[row] != unrelated).collect();
        let (first, second) = rayon::join(
            || {
                let is_related = |class: usize| usize::from(class != unrelated);
                self.boost(records, Group::Overlap, targets, rows, FIRST, members, is_related)
            },
            || {
                let renumbered = |class: usize| class - usize::from(class > unrelated);
                (targets.n_classes > 2)
                    .then(|| self.boost(records, Group::All, sides, &related, SECOND, members, renumbered))
                    .transpose()
            },
        );
        Ok(Stages { first: Some((unrelated, first?)), second: second? })
    }

    #[allow(clippy::too_many_arguments, reason = "each stage differs in all of them")]
    fn boost(
        &self,
        records: &Array2<f32>,
        group: Group,
        targets: Targets<'_>,
        rows: &[usize],
        (rounds, rate): Pace,
        members: usize,
        class: impl Fn(usize) -> usize,
    ) -> Result<GradientBoosting> {
        let columns: Vec<usize> = (0..group.width(records.ncols())).collect();
        let classes: Array1<usize> = rows.iter().map(|&row| class(targets.classes[row])).collect();
        let factors = self.factors(targets);
        let own = |row: usize| targets.weights.map_or(1.0, |weights| weights[row]);
        let weights: Array1<f32> = rows.iter().map(|&row| own(row) * factors[targets.classes[row]]).collect();
        let dataset = DatasetBase::new(records.select(Axis(0), rows).select(Axis(1), &columns), classes);
        GradientBoostingParams::default()
            .rounds(rounds)
            .learning_rate(rate)
            .members(members)
            .least_rows((rows.len() / ROWS_A_LEAF).clamp(LEAF.0, LEAF.1))
            .seed(self.learning.seed)
            .interrupt(self.learning.interrupt.clone())
            .fit(&dataset.with_weights(weights))
    }
}

impl ClaimParams<'_> {
    /// What rows of each class count.
    fn factors(&self, targets: Targets<'_>) -> Vec<f32> {
        let own: Vec<f64> = match targets.weights {
            Some(weights) => weights.iter().map(|&weight| weight.into()).collect(),
            None => vec![1.0; targets.classes.len()],
        };
        let factors = self.learning.class_weight.of_classes(targets.classes, &own, targets.n_classes);
        factors.into_iter().map(|factor| factor as f32).collect()
    }
}

/// What rows count where sides are told apart: one by the root of the rows of its claim's topic, 1 on average.
///
/// A story of many claims and articles says little more about others than one of a few.
fn evened(claims: &[usize], topics: &PairTopics, targets: Targets<'_>) -> Vec<f32> {
    let mut rows = vec![0_u32; topics.claims.iter().max().map_or(0, |last| last + 1)];
    for &claim in claims {
        rows[topics.claims[claim]] += 1;
    }
    let factors: Vec<f32> = claims.iter().map(|&claim| (rows[topics.claims[claim]] as f32).sqrt().recip()).collect();
    let mean = factors.iter().sum::<f32>() / factors.len().max(1) as f32;
    let own = |row: usize| targets.weights.map_or(1.0, |weights| weights[row]);
    factors.iter().enumerate().map(|(row, factor)| own(row) * factor / mean).collect()
}

/// True if every class has a row that counts.
pub(super) fn has_all(targets: Targets<'_>, rows: &[usize]) -> bool {
    let mut seen = vec![false; targets.n_classes];
    let counts = |row: usize| targets.weights.is_none_or(|weights| weights[row] > 0.0);
    rows.iter().filter(|&&row| counts(row)).for_each(|&row| seen[targets.classes[row]] = true);
    seen.into_iter().all(|seen| seen)
}

fn pairs<S: AsRef<str>>(corpus: &Corpus<'_, S>) -> Pairs {
    Pairs::new(corpus.len(), |row| corpus.text(row, TARGET), |row| corpus.text(row, TEXT))
}

fn read<'p, S: AsRef<str> + Sync>(
    corpus: &Corpus<'_, S>,
    pairs: &'p Pairs,
    cues: &CueGroups,
    interrupt: &Interrupt,
) -> Result<ClaimFeatures<'p>> {
    ClaimFeatures::read(pairs, cues, |row| corpus.text(row, TARGET), |row| corpus.text(row, TEXT), interrupt)
}

impl Stages {
    /// Number of classes.
    #[must_use]
    pub fn classes(&self) -> usize {
        let others = self.second.as_ref().map_or(1, GradientBoosting::classes);
        others + usize::from(self.first.is_some())
    }

    /// Scores, rows by classes.
    fn scores(&self, records: &Array2<f32>, classes: usize) -> Array2<f32> {
        let second = self.second.as_ref().map(|second| second.decision_function(records));
        let Some((unrelated, first)) = &self.first else {
            return second.unwrap_or_else(|| Array2::zeros((records.nrows(), classes)));
        };
        let overlap: Vec<usize> = (0..first.features()).collect();
        let related = first.decision_function(&records.select(Axis(1), &overlap));
        Array2::from_shape_fn((records.nrows(), classes), |(row, class)| {
            if class == *unrelated {
                return 0.0;
            }
            let among = second.as_ref().map_or(0.0, |second| {
                let scores = second.row(row);
                scores[class - usize::from(class > *unrelated)] - log_sum(scores.iter().copied())
            });
            related[[row, 1]] + among
        })
    }
}

/// The logarithm of the sum of exponentials.
fn log_sum(scores: impl Iterator<Item = f32> + Clone) -> f32 {
    let largest = scores.clone().fold(f32::NEG_INFINITY, f32::max);
    largest + scores.map(|score| (score - largest).exp()).sum::<f32>().ln()
}

impl Stages {
    /// What is there without any feature, and what each feature adds to the score of a class.
    ///
    /// The logarithm by which the second stage's scores become probabilities is of no single feature; it is part of
    /// what is there without any.
    fn contributions(&self, row: &[f32], class: usize) -> (f64, Vec<f64>) {
        let mut sum = (0.0, vec![0.0; row.len()]);
        let mut add = |found: PathContributions| {
            sum.0 += found.intercept;
            sum.1.iter_mut().zip(found.values).for_each(|(sum, value)| *sum += value);
        };
        let place = match &self.first {
            Some((unrelated, _)) if *unrelated == class => return sum,
            Some((unrelated, first)) => {
                add(first.contributions(&row[..first.features()], 1));
                class - usize::from(class > *unrelated)
            }
            None => class,
        };
        if let Some(second) = &self.second {
            add(second.contributions(row, place));
            if self.first.is_some() {
                let scores = second.decision_function(&Array2::from_shape_fn((1, row.len()), |(_, at)| row[at]));
                sum.0 -= f64::from(log_sum(scores.iter().copied()));
            }
        }
        sum
    }
}

impl ClaimClassifier {
    /// Scores, pairs by classes.
    pub fn decision_function<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        interrupt: &Interrupt,
    ) -> Result<Array2<f32>> {
        let pairs = pairs(corpus);
        let features = read(corpus, &pairs, &self.cues, interrupt)?;
        let records = features.matrix(&self.rarity, None, names(&self.cues).len(), interrupt)?;
        Ok(self.stages.scores(&records, self.stages.classes()))
    }
}

impl ClaimClassifier {
    /// Explains the score of `class` for one claim and article: what each feature adds along the ways through the trees.
    pub fn explain(&self, claim: &str, article: &str, class: usize) -> Result<Explanation> {
        let fields = [[claim], [article]];
        let alone = Corpus::of_fields(fields.iter().map(<[&str; 1]>::as_slice).collect());
        let pairs = pairs(&alone);
        let interrupt = Interrupt::default();
        let features = read(&alone, &pairs, &self.cues, &interrupt)?;
        let names = names(&self.cues);
        let row = features.matrix(&self.rarity, None, names.len(), &interrupt)?.row(0).to_vec();
        let (intercept, values) = self.stages.contributions(&row, class);
        let score = intercept + values.iter().sum::<f64>();
        let located = features.places(claim, article, &self.cues, &self.rarity);
        let places = |nth: usize| {
            let FeaturePlaces { claim: of_claim, article: of_article } = &located[nth];
            let of_claim = of_claim.iter().map(|span| (TARGET, span.trimmed(claim)));
            of_claim.chain(of_article.iter().map(|span| (TEXT, span.trimmed(article)))).collect()
        };
        let features_of = |(nth, value): (usize, f64)| {
            let (name, feature) = (names[nth].clone(), row[nth]);
            FeatureContribution { name, feature, value, places: places(nth) }
        };
        let told = values.into_iter().enumerate().filter(|(_, value)| *value != 0.0).map(features_of).collect();
        let nearest = features.nearest(&self.rarity);
        let sentences = features.article().map_or(&[][..], |article| article.sentences());
        let evidence =
            nearest.into_iter().filter_map(|at| sentences.get(at)).map(|sentence| sentence.span.trimmed(article));
        Ok(Explanation {
            score,
            intercept,
            contributions: Vec::new(),
            features: told,
            evidence: evidence.take(EVIDENCE).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_large_topics_count_less() {
        let topics = PairTopics { claims: vec![0, 1, 2], articles: Vec::new() };
        let targets = Targets { classes: &[0; 6], n_classes: 1, weights: None };
        let found = evened(&[0, 0, 0, 0, 1, 2], &topics, targets);
        assert!((found[4] - 2.0 * found[0]).abs() < 1e-6 && (found.iter().sum::<f32>() - 6.0).abs() < 1e-5);
        let weights = Some(&[0.0, 1.0, 1.0, 1.0, 1.0, 3.0][..]);
        let own = evened(&[0, 0, 0, 0, 1, 2], &topics, Targets { weights, ..targets });
        assert!(own[0] == 0.0 && (own[5] - 3.0 * own[4]).abs() < 1e-6);
    }
}

//! Topics from a few words or labels: guesses for a pool, and a classifier trained on the surest.

use super::bodies;
use super::{LabelForm, Labels, Targets, TopicModel, TopicParams};
use crate::Result;
use crate::features::Corpus;
use crate::seeding::{Seeding, SeedingParams, Spread, Start};
use ndarray::Array2;

/// Part of each class's texts that is trained on, the surest.
const SUREST: (usize, usize) = (4, 5);

/// A topic classifier, and how it came about.
#[derive(Debug, Clone)]
pub struct SeededTopics {
    /// What predicts.
    pub model: TopicModel,
    /// How the seeds spread.
    pub spread: Spread,
}

impl TopicParams {
    /// Learns topics from what is known at the `start`, and from all texts of the corpus.
    ///
    /// `exclude` are words that the guesses may not lean on.
    pub fn fit_seeded<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        start: Start<'_>,
        exclude: Vec<String>,
        labels: Labels,
        columns: Option<Vec<String>>,
    ) -> Result<SeededTopics> {
        if !self.clean {
            return self.fit_spread(corpus, start, exclude, labels, columns);
        }
        let bodies = bodies::bodies(corpus, &self.learning.interrupt)?;
        self.fit_spread(&bodies::corpus(&bodies), start, exclude, labels, columns)
    }

    /// The same from texts that are read as they are.
    fn fit_spread<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        start: Start<'_>,
        exclude: Vec<String>,
        labels: Labels,
        columns: Option<Vec<String>>,
    ) -> Result<SeededTopics> {
        let (tokenizer, interrupt) = (self.tokenizer.clone(), self.learning.interrupt.clone());
        let params =
            SeedingParams { exclude, tokenizer, interrupt, seed: self.learning.seed, ..SeedingParams::default() };
        let Seeding { shares, spread } = params.spread(corpus, start)?;
        let (rows, classes) = surest(&shares, start);
        let texts: Vec<Vec<&str>> =
            (0..corpus.fields()).map(|field| rows.iter().map(|&row| corpus.text(row, field)).collect()).collect();
        let chosen = Corpus::of_fields(texts.iter().map(Vec::as_slice).collect());
        let targets = Targets { classes: &classes, n_classes: start.classes, weights: None };
        let classifier = self.learning.fit(self.vectorizer(chosen.size()), &chosen, targets)?;
        let model = TopicModel { labels, form: LabelForm::One, columns, clean: self.clean, classifier };
        Ok(SeededTopics { model, spread })
    }
}

/// The known rows, and of the others the surest of each class; ascending, with their classes.
fn surest(shares: &Array2<f32>, start: Start<'_>) -> (Vec<usize>, Vec<usize>) {
    let mut of_class: Vec<Vec<(usize, f32)>> = vec![Vec::new(); start.classes];
    for (row, shares) in shares.rows().into_iter().enumerate() {
        let class = crate::seeding::best(shares);
        of_class[class].push((row, shares[class]));
    }
    let mut known = vec![false; shares.nrows()];
    start.known.iter().for_each(|&(row, _)| known[row] = true);
    let mut chosen = Vec::new();
    for (class, mut rows) in of_class.into_iter().enumerate() {
        if rows.is_empty() {
            rows.extend(likeliest(shares, class));
        }
        let enough = (rows.len() * SUREST.0).div_ceil(SUREST.1);
        rows.sort_by(|a, b| b.1.total_cmp(&a.1));
        let of_others = rows.iter().skip(enough).filter(|(row, _)| known[*row]);
        chosen.extend(rows.iter().take(enough).chain(of_others).map(|&(row, _)| (row, class)));
    }
    chosen.sort_unstable();
    chosen.into_iter().unzip()
}

/// The text with the largest share of a class that no text belongs to; every class needs one to be learned.
fn likeliest(shares: &Array2<f32>, class: usize) -> Option<(usize, f32)> {
    let of_class = shares.column(class);
    (0..of_class.len()).max_by(|&a, &b| of_class[a].total_cmp(&of_class[b])).map(|row| (row, of_class[row]))
}

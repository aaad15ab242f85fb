//! The words of a pool of texts, as the steps need them.

use crate::features::{Block, Columns, Corpus, Counted, Csr, Room, SparseRows, count, count_in, document_frequency};
use crate::text::{Grams, Terms, Tokenizer};
use crate::{Error, Interrupt, Result};
use rustc_hash::FxHashSet;

/// Texts a word must stand in, and one in how many: what is rarer says nothing of a class that is not small.
const MIN_DF: (usize, usize) = (3, 2000);

/// Most words that get a vector, from the most frequent down.
const VOCABULARY: usize = 10_000;

/// Most words of a text that are paired, those that tell it from others first: pairs grow with the square.
const PAIRED: usize = 64;

/// Length of a text's row: how many words' worth of evidence the mixture sees in it.
const LENGTH: f32 = 1.5;

/// Words in the longest seed.
const LONGEST: usize = 8;

/// Texts as rows of words.
pub(super) struct Pool {
    /// The words, by falling number of texts.
    pub(super) columns: Columns,
    /// Inverse document frequencies, brought to one length a text.
    pub(super) texts: Csr,
    /// The words of each text that are paired.
    pub(super) paired: Csr,
}

impl Pool {
    pub(super) fn read<S: AsRef<str> + Sync>(
        corpus: &Corpus<'_, S>,
        tokenizer: &Tokenizer,
        exclude: &[String],
        interrupt: &Interrupt,
    ) -> Result<Self> {
        let blocks = [Block::new(Grams::Words, 1.0).of_fields(0..corpus.fields())];
        let Counted { columns, counts } =
            count(corpus, &blocks, tokenizer, MIN_DF.0.max(corpus.len() / MIN_DF.1).min(corpus.len()), interrupt)?;
        let excluded = forms(exclude, tokenizer)?;
        let documents = document_frequency(&counts, &(0..counts.rows()).collect::<Vec<_>>())?;
        let idf = |column: usize| (counts.rows() as f32 / documents[column].max(1) as f32).ln();
        let weight = |column: usize| if excluded.contains(&columns.name(column)) { 0.0 } else { idf(column) };
        let weights: Vec<f32> = (0..columns.len()).map(weight).collect();
        let mut pool =
            Self { texts: Csr::empty(columns.len()), paired: Csr::empty(columns.len().min(VOCABULARY)), columns };
        let mut room = Room::default();
        for row in 0..counts.rows() {
            let (words, counts) = counts.row(row, &mut room)?;
            pool.push(words.iter().zip(counts).map(|(&word, &count)| (word as usize, count)), &weights);
        }
        Ok(pool)
    }

    fn push(&mut self, counts: impl Iterator<Item = (usize, f32)>, weights: &[f32]) {
        let told: Vec<(u32, f32, f32)> = counts
            .map(|(word, count)| (word as u32, weights[word], count))
            .filter(|(_, weight, _)| *weight > 0.0)
            .collect();
        let length = told.iter().map(|(_, weight, _)| weight * weight).sum::<f32>().sqrt();
        self.texts.push_row(told.iter().map(|&(word, weight, _)| (word, LENGTH * weight / length)));
        let vectors = self.paired.columns() as u32;
        let mut paired: Vec<(u32, f32)> = told
            .iter()
            .filter(|(word, _, _)| *word < vectors)
            .map(|&(word, weight, count)| (word, weight * (1.0 + count.ln())))
            .collect();
        if paired.len() > PAIRED {
            paired.select_nth_unstable_by(PAIRED, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            paired.truncate(PAIRED);
            paired.sort_unstable_by_key(|(word, _)| *word);
        }
        self.paired.push_row(paired);
    }
}

/// The terms of words that are left out.
fn forms(words: &[String], tokenizer: &Tokenizer) -> Result<FxHashSet<String>> {
    let mut terms = Terms::default();
    let mut form = |word: &String| {
        terms.read(word, tokenizer)?;
        match terms.as_slice() {
            [term] => Ok(term.form.of(terms.buffer()).to_owned()),
            _ => Err(Error::Parameter { name: "exclude", expected: "single words", got: format!("{word:?}") }),
        }
    };
    words.iter().map(&mut form).collect()
}

/// Where each phrase stands: a row of texts a phrase, and its column among `words` if it is one of them.
pub(super) struct Phrases {
    /// Phrases by texts, how often they stand there.
    pub(super) texts: Csr,
    /// The word that a phrase is, where it is a single one.
    pub(super) words: Vec<Option<usize>>,
}

impl Phrases {
    pub(super) fn find<S: AsRef<str> + Sync>(
        phrases: &[&str],
        corpus: &Corpus<'_, S>,
        tokenizer: &Tokenizer,
        columns: &Columns,
        interrupt: &Interrupt,
    ) -> Result<Self> {
        let forms = phrases.iter().map(|phrase| runs(phrase, tokenizer)).collect::<Result<Vec<_>>>()?;
        let longest = forms.iter().map(|(_, terms)| *terms).max().unwrap_or(1);
        let grams = (1..=longest).map(|n| if n == 1 { Grams::Words } else { Grams::WordRuns { n: n as u8 } });
        let own: Vec<Block> = grams.clone().map(|grams| Block::new(grams, 1.0)).collect();
        let blocks: Vec<Block> = grams.map(|grams| Block::new(grams, 1.0).of_fields(0..corpus.fields())).collect();
        let runs = count(&Corpus::of(phrases), &own, tokenizer, 1, interrupt)?.columns;
        let found = count_in(corpus, &blocks, tokenizer, &runs, interrupt)?.to_csr()?.transposed();
        let numbers: rustc_hash::FxHashMap<(usize, String), usize> =
            (0..runs.len()).map(|run| ((runs.block(run), runs.name(run)), run)).collect();
        let mut texts = Csr::empty(corpus.len());
        for (form, terms) in &forms {
            let run = numbers.get(&(terms - 1, form.clone()));
            let (rows, counts) = run.map_or((&[][..], &[][..]), |&run| found.row(run));
            texts.push_row(rows.iter().copied().zip(counts.iter().copied()));
        }
        let words: rustc_hash::FxHashMap<String, usize> =
            (0..columns.len()).map(|column| (columns.name(column), column)).collect();
        let words = forms.iter().map(|(form, _)| words.get(form).copied()).collect();
        Ok(Self { texts, words })
    }
}

/// How the terms of a phrase are spelled, and how many they are.
fn runs(phrase: &str, tokenizer: &Tokenizer) -> Result<(String, usize)> {
    let mut terms = Terms::default();
    terms.read(phrase, tokenizer)?;
    let count = terms.as_slice().len();
    if (1..=LONGEST).contains(&count) {
        Ok((terms.buffer().trim().to_owned(), count))
    } else {
        Err(Error::Parameter { name: "seeds", expected: "phrases of 1 to 8 words", got: format!("{phrase:?}") })
    }
}

//! Texts to the sparse matrix that is learned from, with everything learned on the way kept.

use super::counting::{Counting, scale_in};
use super::{
    Block, Columns, Corpus, Counted, Csr, LabelDivergence, Packed, Scaled, class_divergence, document_frequency,
    inverse_document_frequency,
};
use crate::text::{Grams, Tokenizer};
use crate::{Error, Interrupt, Result};

/// Most blocks a vectorizer may have.
const MAX_BLOCKS: usize = 64;

/// How texts become features.
///
/// | name | default | purpose | range |
/// |---|---|---|---|
/// | `blocks` | cased words 1.0, word pairs 0.7 | families of features | 1 to 64 |
/// | `tokenizer` | words | where tokens come from | |
/// | `min_df` | 2 | documents a feature must stand in | at least 1 |
/// | `hash_bits` | none | hash features into `2^bits` columns a block | 8 to 24 |
/// | `supervised` | true | weigh features by what they tell about the class | |
/// | `prior` | 1.0 | documents of the prior in the class distribution of a feature | positive |
#[derive(Debug, Clone)]
pub struct VectorizerParams {
    /// Families of features.
    pub blocks: Vec<Block>,
    /// Where tokens come from.
    pub tokenizer: Tokenizer,
    /// Documents a feature must stand in to be kept.
    pub min_df: usize,
    /// Columns by hashing, without a vocabulary.
    pub hash_bits: Option<u8>,
    /// Weigh features by [`class_divergence`] too.
    pub supervised: bool,
    /// Documents of the prior in the class distribution of a feature; not part of a model file.
    pub prior: f64,
}

impl Default for VectorizerParams {
    fn default() -> Self {
        Self {
            blocks: vec![Block::new(Grams::CasedWords, 1.0), Block::new(Grams::WordRuns { n: 2 }, 0.7)],
            tokenizer: Tokenizer::Words,
            min_df: 2,
            hash_bits: None,
            supervised: true,
            prior: 1.0,
        }
    }
}

/// A fitted vectorizer: columns, and one weight each.
#[derive(Debug, Clone)]
pub struct Vectorizer {
    /// How texts become features.
    pub params: VectorizerParams,
    /// The columns.
    pub columns: Columns,
    /// Inverse document frequency, times what the column tells about the class if supervised.
    pub weights: Vec<f32>,
}

impl VectorizerParams {
    /// Refuses values outside their range.
    pub fn check(&self) -> Result<()> {
        let refuse = |name, expected, got: String| Err(Error::Parameter { name, expected, got });
        if self.blocks.is_empty() || self.blocks.len() > MAX_BLOCKS {
            return refuse("blocks", "between 1 and 64", self.blocks.len().to_string());
        }
        if self.min_df == 0 {
            return refuse("min_df", "at least 1", "0".into());
        }
        if let Some(bits) = self.hash_bits.filter(|bits| !(8..=24).contains(bits)) {
            return refuse("hash_bits", "between 8 and 24", bits.to_string());
        }
        for block in &self.blocks {
            match block.grams {
                Grams::WordRuns { n } if n < 2 => return refuse("n", "at least 2", n.to_string()),
                Grams::Characters { min, max } if min == 0 || max < min => {
                    return refuse("characters", "min from 1, max from min", format!("{min} to {max}"));
                }
                _ if !block.weight.is_finite() || block.weight <= 0.0 => {
                    return refuse("weight", "positive", block.weight.to_string());
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Finds the columns of a corpus and counts them.
    pub fn count<S: AsRef<str> + Sync>(&self, corpus: &Corpus<'_, S>, interrupt: &Interrupt) -> Result<Counted> {
        self.counting(interrupt)?.of(corpus)
    }

    /// How features are counted.
    pub fn counting(&self, interrupt: &Interrupt) -> Result<Counting> {
        self.check()?;
        let Self { blocks, tokenizer, min_df, hash_bits, .. } = self.clone();
        Ok(Counting { blocks, tokenizer, min_df, hash_bits, interrupt: interrupt.clone() })
    }

    /// One weight a column, from the counts of `rows` and, where they are given and wanted, the
    /// classes of all rows. A column that is too rare among them weighs nothing, as it would not
    /// have been kept had they been all.
    pub fn weigh(&self, counts: &Packed, rows: &[usize], classes: Option<(&[usize], usize)>) -> Result<Vec<f32>> {
        let documents = document_frequency(counts, rows)?;
        let mut weights = inverse_document_frequency(&documents, rows.len(), self.min_df);
        if let (true, Some(classes)) = (self.supervised, classes) {
            let told = class_divergence(counts, rows, &documents, classes, self.prior)?;
            weights.iter_mut().zip(told).for_each(|(weight, told)| *weight *= told);
        }
        Ok(weights)
    }

    /// The same for documents of any number of labels, whose `members` are among `rows`.
    pub fn weigh_by_labels(&self, counts: &Packed, rows: &[usize], members: &[Vec<usize>]) -> Result<Vec<f32>> {
        let documents = document_frequency(counts, rows)?;
        let mut weights = inverse_document_frequency(&documents, rows.len(), self.min_df);
        if self.supervised {
            let told = LabelDivergence::new(counts, rows.len(), documents, members, self.prior)?.root();
            weights.iter_mut().zip(told).for_each(|(weight, told)| *weight *= told);
        }
        Ok(weights)
    }

    /// Fits on a corpus and transforms it.
    pub fn fit_transform<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        classes: Option<(&[usize], usize)>,
        interrupt: &Interrupt,
    ) -> Result<(Vectorizer, Csr)> {
        let Counted { columns, counts } = self.count(corpus, interrupt)?;
        let all: Vec<usize> = (0..counts.rows()).collect();
        let weights = self.weigh(&counts, &all, classes)?;
        let features = Scaled::new(&counts, &all, &columns, &weights, &self.blocks).to_csr()?;
        Ok((Vectorizer { params: self.clone(), columns, weights }, features))
    }
}

impl Vectorizer {
    /// The features of new documents; a document's row depends on that document alone.
    pub fn transform<S: AsRef<str> + Sync>(&self, corpus: &Corpus<'_, S>, interrupt: &Interrupt) -> Result<Csr> {
        let VectorizerParams { blocks, tokenizer, .. } = &self.params;
        scale_in(corpus, blocks, tokenizer, &self.columns, &self.weights, interrupt)
    }
}

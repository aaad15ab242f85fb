//! Texts to features, as a part that others compose.

use super::description::{TokenizerName, check_columns, put_vectorizer, take_vectorizer};
use crate::features::{
    Block, Corpus, Counted, Csr, Packed, Recipe, Scaled, SparseRows, Vectorizer, VectorizerParams, prior,
};
use crate::model_file::{Arrays, decode, encode};
use crate::text::{Grams, Tokenizer};
use crate::{Error, Interrupt, Result};
use serde::{Deserialize, Serialize};

/// Kind of the model file.
const KIND: &str = "vectorizer";

/// The classes of the documents, below a number of classes.
pub type Classes<'c> = (&'c [usize], usize);

/// How a vectorizer is learned.
#[derive(Debug, Clone)]
pub struct NewsVectorizerParams {
    /// Families of features.
    pub recipe: Recipe,
    /// Documents a feature must stand in; at most as many as there are.
    pub min_df: usize,
    /// Columns by hashing, without a vocabulary.
    pub hash_bits: Option<u8>,
    /// Where terms come from.
    pub tokenizer: Tokenizer,
    /// A flag that stops the fit.
    pub interrupt: Interrupt,
}

/// A fitted vectorizer and the names of its fields.
#[derive(Debug, Clone)]
pub struct NewsVectorizer {
    /// Names of the fields; None where a document is one text without a name.
    pub columns: Option<Vec<String>>,
    /// Texts to features.
    pub vectorizer: Vectorizer,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(deserialize_with = "Option::deserialize")] // null is written, never left out
    columns: Option<Vec<String>>,
    blocks: Vec<Block>,
    min_df: usize,
    #[serde(deserialize_with = "Option::deserialize")]
    hash_bits: Option<u8>,
    supervised: bool,
    tokenizer: TokenizerName,
}

impl NewsVectorizerParams {
    /// Learns the columns and their weights; what they tell about the classes counts if classes are given.
    pub fn fit<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        classes: Option<Classes<'_>>,
        columns: Option<Vec<String>>,
    ) -> Result<NewsVectorizer> {
        Ok(self.learn(corpus, classes, columns)?.0)
    }

    /// Learns, and gives the features of the corpus.
    pub fn fit_transform<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        classes: Option<Classes<'_>>,
        columns: Option<Vec<String>>,
    ) -> Result<(NewsVectorizer, Csr)> {
        let (fitted, counts) = self.learn(corpus, classes, columns)?;
        let Vectorizer { params, columns, weights } = &fitted.vectorizer;
        let all: Vec<usize> = (0..counts.rows()).collect();
        let features = Scaled::new(&counts, &all, columns, weights, &params.blocks).to_csr()?;
        Ok((fitted, features))
    }

    fn learn<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        classes: Option<Classes<'_>>,
        names: Option<Vec<String>>,
    ) -> Result<(NewsVectorizer, Packed)> {
        if let Some((classes, _)) = classes.filter(|(classes, _)| classes.len() != corpus.len()) {
            return Err(Error::Length { left: "X", right: "y", left_len: corpus.len(), right_len: classes.len() });
        }
        let size = corpus.size();
        let params = VectorizerParams {
            blocks: self.recipe.blocks(size),
            tokenizer: self.tokenizer.clone(),
            min_df: self.min_df.min(corpus.len()),
            hash_bits: self.hash_bits,
            supervised: classes.is_some(),
            prior: prior(size),
        };
        let Counted { columns, counts } = params.count(corpus, &self.interrupt)?;
        if counts.stored_at_most() == 0 {
            let (min_df, rows) = (params.min_df, corpus.len());
            return Err(Error::Training(format!("no word stands in {min_df} of the {rows} texts")));
        }
        let all: Vec<usize> = (0..counts.rows()).collect();
        let weights = params.weigh(&counts, &all, classes)?;
        Ok((NewsVectorizer { columns: names, vectorizer: Vectorizer { params, columns, weights } }, counts))
    }
}

impl NewsVectorizer {
    /// The spelling of every feature. Character n-grams and the title's own words say what they are.
    #[must_use]
    pub fn feature_names(&self) -> Vec<String> {
        let columns = &self.vectorizer.columns;
        (0..columns.len()).map(|column| self.family(columns.block(column)) + &columns.name(column)).collect()
    }

    fn family(&self, block: usize) -> String {
        if self.vectorizer.params.hash_bits.is_some() {
            return String::new();
        }
        let Block { grams, fields, .. } = &self.vectorizer.params.blocks[block];
        match (grams, &self.columns) {
            (Grams::Characters { .. }, _) => "char=".into(),
            (Grams::Words, Some(names)) if fields.len() < names.len() => format!("{}=", names[0]),
            _ => String::new(),
        }
    }

    /// The bytes of its file: the same vectorizer gives the same bytes.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut arrays = Arrays::default();
        let tokenizer = put_vectorizer(&self.vectorizer, &mut arrays);
        let VectorizerParams { blocks, min_df, hash_bits, supervised, .. } = self.vectorizer.params.clone();
        let file = File { columns: self.columns.clone(), blocks, min_df, hash_bits, supervised, tokenizer };
        encode(KIND, &file, &arrays)
    }

    /// Reads the bytes of a file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let (file, mut arrays) = decode::<File>(KIND, bytes)?;
        let File { columns, blocks, min_df, hash_bits, supervised, tokenizer } = file;
        let fields = columns.as_ref().map_or(Ok(1), |names| check_columns(names))?;
        let params = VectorizerParams { blocks, min_df, hash_bits, supervised, ..VectorizerParams::default() };
        let vectorizer = take_vectorizer(params, tokenizer, fields, &mut arrays)?;
        arrays.finish()?;
        Ok(Self { columns, vectorizer })
    }
}

//! From a feature's key to its column.

use super::Names;
use crate::{Error, Result};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// How keys become columns.
#[derive(Debug, Clone, PartialEq)]
pub enum Columns {
    /// A column for every feature that was seen often enough.
    Vocabulary(Vocabulary),
    /// A column for every value of the key's leading bits, in every block.
    Hashed(Hashed),
}

/// The features of a training corpus, numbered from the most frequent down.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Vocabulary {
    index: Index,
    keys: Vec<u64>,
    blocks: Vec<u8>,
    names: Names,
}

/// Columns without a vocabulary (Weinberger and others 2009, without the sign).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hashed {
    /// Each block has `2^bits` columns of its own.
    pub bits: u8,
    /// Number of blocks.
    pub blocks: u8,
}

/// From keys to columns, made when it is first asked for: training needs none, and has no memory to spare.
#[derive(Debug, Clone, Default)]
struct Index(OnceLock<FxHashMap<u64, u32>>);

/// It follows from the keys.
impl PartialEq for Index {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Vocabulary {
    /// The three parts of every feature, in the order of the columns.
    pub fn new(keys: Vec<u64>, blocks: Vec<u8>, names: Names) -> Result<Self> {
        if keys.len() != blocks.len() || keys.len() != names.len() {
            return Err(Error::Length {
                left: "feature keys",
                right: "feature names",
                left_len: keys.len(),
                right_len: names.len(),
            });
        }
        let vocabulary = Self::of_distinct(keys, blocks, names);
        if vocabulary.index().len() == vocabulary.keys.len() {
            Ok(vocabulary)
        } else {
            Err(Error::Matrix("two columns have the same key".into()))
        }
    }

    /// The same of keys that are known to differ.
    pub(super) fn of_distinct(keys: Vec<u64>, blocks: Vec<u8>, names: Names) -> Self {
        Self { index: Index::default(), keys, blocks, names }
    }

    fn index(&self) -> &FxHashMap<u64, u32> {
        self.index.0.get_or_init(|| self.keys.iter().zip(0..).map(|(&key, column)| (key, column)).collect())
    }

    /// Keys in column order.
    #[must_use]
    pub fn keys(&self) -> &[u64] {
        &self.keys
    }

    /// The block of each column.
    #[must_use]
    pub fn blocks(&self) -> &[u8] {
        &self.blocks
    }

    /// The spelling of each column.
    #[must_use]
    pub fn names(&self) -> &Names {
        &self.names
    }
}

impl Columns {
    /// Number of columns.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Vocabulary(vocabulary) => vocabulary.keys.len(),
            Self::Hashed(hashed) => usize::from(hashed.blocks) << hashed.bits,
        }
    }

    /// True if there is no column.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The column of a key of a block, or None for a feature that was not kept.
    #[must_use]
    pub fn find(&self, block: usize, key: u64) -> Option<u32> {
        match self {
            Self::Vocabulary(vocabulary) => vocabulary.index().get(&key).copied(),
            Self::Hashed(hashed) => Some(((block << hashed.bits) as u32) | (key >> (64 - hashed.bits)) as u32),
        }
    }

    /// The block a column belongs to.
    #[must_use]
    pub fn block(&self, column: usize) -> usize {
        match self {
            Self::Vocabulary(vocabulary) => vocabulary.blocks[column].into(),
            Self::Hashed(hashed) => column >> hashed.bits,
        }
    }

    /// A column's spelling; hashed columns have none but their number.
    #[must_use]
    pub fn name(&self, column: usize) -> String {
        match self {
            Self::Vocabulary(vocabulary) => vocabulary.names.get(column).to_owned(),
            Self::Hashed(_) => format!("#{column}"),
        }
    }
}

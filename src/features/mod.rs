//! Tokens to numbers.

mod block;
mod columns;
mod corpus;
mod counting;
mod csr;
mod divergence;
mod extraction;
mod idf;
mod names;
mod ordering;
mod packed;
mod recipe;
mod rows;
mod scaling;
mod sketch;
mod spool;
mod table;
mod vectorizer;

pub use block::Block;
pub use columns::{Columns, Hashed, Vocabulary};
pub use corpus::{Corpus, Size};
pub use counting::{Counted, Counter, Counting, count, count_in};
pub use csr::Csr;
pub use divergence::{LabelDivergence, class_divergence};
pub use extraction::{Place, each_feature};
pub use idf::{document_frequency, inverse_document_frequency};
pub use names::Names;
pub use packed::Packed;
pub use recipe::{Characters, Recipe, prior};
pub use rows::{Room, SparseRows};
pub use scaling::Scaled;
pub use spool::Spool;
pub use vectorizer::{Vectorizer, VectorizerParams};

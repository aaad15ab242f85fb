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
mod recipe;
mod scaling;
mod sketch;
mod table;
mod tally;
mod vectorizer;

pub use block::Block;
pub use columns::{Columns, Hashed, Vocabulary};
pub use corpus::Corpus;
pub use counting::{Counted, count, count_in};
pub use csr::Csr;
pub use divergence::{LabelDivergence, class_divergence};
pub use extraction::{Place, each_feature};
pub use idf::{document_frequency, inverse_document_frequency};
pub use names::Names;
pub use recipe::{Characters, Recipe, prior};
pub use scaling::scaled;
pub use vectorizer::{Vectorizer, VectorizerParams};

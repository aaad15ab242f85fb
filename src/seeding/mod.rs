//! From a few words or a few labels a class to a guess for every text of a pool.
//!
//! 1. Words that stand together become vectors: positive pointwise mutual information, then its leading factors
//!    (Levy and Goldberg 2014; Halko, Martinsson and Tropp 2011).
//! 2. A class is the centroid of its seed words and labelled texts. The texts nearest to each centroid start it; seeds
//!    that stand in a text speak for their class, here and below.
//! 3. A multinomial mixture, one component a class, takes in all other texts (Nigam and others 2000); soft, on texts
//!    brought to one length (Rennie and others 2003).
//!
//! What a pipeline trains on the surest of these guesses corrects many of the others: self-training.

mod cooccurrence;
mod eigen;
mod factors;
mod mixture;
mod nearest;
mod pool;
mod spread;

pub(crate) use spread::best;
pub use spread::{Seed, SeedSpread, Seeding, SeedingParams, Spread, Start};

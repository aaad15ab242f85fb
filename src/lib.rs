//! newslens: raw news articles in; body, topics, quotes and stances out.
//!
//! The map of the house. A room uses only the rooms above it:
//!
//! | room | subject |
//! |---|---|
//! | [`error`], [`Interrupt`] | one [`Error`], which every room's failures become; how long work is stopped |
//! | [`text`] | strings and offsets: spans, sentences, words, n-grams, subwords |
//! | [`article`] | raw article text to [`article::Article`]: blocks, headline, dates, quotes, actors |
//! | [`stance`] | an article and a target to the stance of each actor, by rules |
//! | [`duplicates`] | texts that are nearly the same |
//! | [`claims`] | a claim and an article to dense numbers: overlap, and cue words by place |
//! | [`mentions`] | a target that is named at a place of a text: the parts around it |
//! | [`features`] | tokens to numbers: the one sparse matrix, vocabulary, hashing, weights |
//! | [`models`] | estimators over the sparse matrix, written to linfa's traits |
//! | [`metrics`] | scores and reliability |
//! | [`calibration`] | temperature and Platt scaling, thresholds of labels |
//! | [`explain`] | a score back to the words that made it |
//! | [`seeding`] | a few words or labels a class to a guess for every text |
//! | [`model_file`] | arrays and metadata in and out; knows no estimator |
//! | [`pipeline`] | what users train and load |
//! | `python` | the binding, the only room that names pyo3 or numpy |

pub mod article;
pub mod calibration;
pub mod claims;
pub mod duplicates;
pub mod error;
pub mod explain;
pub mod features;
mod interrupt;
pub mod mentions;
pub mod metrics;
pub mod model_file;
pub mod models;
pub mod pipeline;
#[cfg(feature = "python")]
mod python;
pub mod seeding;
pub mod stance;
pub mod text;

pub use error::{Error, Result};
pub use interrupt::Interrupt;

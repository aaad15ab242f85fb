//! newslens: raw news articles in; body, topics, quotes and stances out.
//!
//! The map of the house. A room uses only the rooms above it:
//!
//! | room | subject |
//! |---|---|
//! | [`error`] | one [`Error`], which every room's failures become |
//! | [`text`] | strings and offsets: spans, sentences, words, n-grams, subwords |
//! | [`article`] | raw article text to [`article::Article`]: blocks, headline, dates, quotes, actors |
//! | [`stance`] | an article and a target to the stance of each actor, by rules |

pub mod article;
pub mod error;
pub mod features;
mod interrupt;
pub mod models;
pub mod stance;
pub mod text;

pub use error::{Error, Result};
pub use interrupt::Interrupt;

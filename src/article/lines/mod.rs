//! The lines of a page and how likely each is to be body text.
//!
//! Pages arrive as text without mark-up. A line is [measured](measure), its
//! measures and those of its neighbours become [features], a logistic
//! regression [scores](model) them twice (the second time with the first
//! scores of the neighbours as [context]), and the best [path] through
//! the page's lines says which belong to the body.

pub(crate) mod context;
pub(crate) mod features;
pub(crate) mod measure;
pub(crate) mod model;
pub(crate) mod names;
pub(crate) mod path;
mod shared;
mod split;
pub(crate) mod vocabulary;
pub(crate) mod wording;
mod wrap;

pub(crate) use measure::Measures;
pub(crate) use model::Model;
pub(crate) use shared::measures;
pub(crate) use split::lines;
pub(crate) use wrap::unwrapped;

//! What recurs in the articles of an outlet is furniture: learned from a corpus, outlet by outlet.
//!
//! A line or an edge sentence of a paragraph is known by a [`key`] that case, digits, dates and white space leave as
//! it is. Articles that are mostly the same text count once ([`distinct`]); what then recurs in enough articles is
//! furniture, unless it stands in a passage that a few articles share ([`passages`]). Only hashes are counted.

mod distinct;
mod fit;
mod key;
mod model;
mod page;
mod passages;

pub use fit::BoilerplateParams;
pub(super) use model::Known;
pub use model::{BoilerplateModel, OutletLines, RecurringLine};

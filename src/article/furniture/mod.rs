//! Typed rules: furniture that its wording, its place or its company gives away.

pub(crate) mod credits;
mod cuts;
mod kinds;
mod phrases;
mod regions;
pub(crate) mod stamps;

pub(crate) use cuts::parts;
pub(crate) use kinds::{Reach, Typed, typed};
pub(crate) use regions::mark_regions;

//! Typed rules: furniture that its wording, its place or its company gives away.

mod boxes;
pub(crate) mod credits;
mod cuts;
mod kinds;
mod phrases;
mod records;
mod regions;
mod repeats;
mod sentences;
pub(crate) mod stamps;

pub(crate) use boxes::boxes;
pub(crate) use cuts::parts;
pub(crate) use kinds::{Reach, Typed, marked, typed};
pub(crate) use regions::{mark_labelled, mark_regions};
pub(crate) use repeats::mark_repeats;
pub(crate) use sentences::kind as kind_by_wording;

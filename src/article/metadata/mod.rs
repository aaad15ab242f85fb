//! What a page states about its article: headline, outlet, people, place, dates.

pub(crate) mod dateline;
pub(crate) mod dates;
pub(crate) mod headline;
pub(crate) mod outlet;
pub(crate) mod people;
pub(crate) mod stated;

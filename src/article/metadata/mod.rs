//! What a page states about its article: headline, outlet, people, place, dates.

mod about;
mod address;
pub(crate) mod agency;
pub(crate) mod byline;
mod calendar;
mod choice;
mod cues;
pub(crate) mod dateline;
pub(crate) mod dates;
mod heading;
pub(crate) mod headline;
mod names;
mod order;
pub(crate) mod outlet;
mod owner;
pub(crate) mod page;
mod people;
pub(crate) mod phrases;
mod record;
mod related;
mod relative;
mod source;
mod stamp;
pub(crate) mod stated;

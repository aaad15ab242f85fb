//! The one integration binary: each module tests one room from outside.

mod quotes;
mod reading;
mod seeds;
mod stance;

//! Texts that are nearly the same: shingles, signatures, bands, and clusters of verified pairs.
//!
//! Each text is a set of word pairs. A signature of `MinHash` values (Broder 1997) finds texts that may be
//! alike, by bands of equal values (Leskovec, Rajaraman and Ullman 2014); the similarity of every pair
//! found is then counted on the sets themselves.

mod bands;
mod clusters;
mod fingerprints;
mod search;
mod shingles;
mod signature;

pub use clusters::Clusters;
pub(crate) use fingerprints::fingerprint;
pub use fingerprints::{FINGERPRINT, Fingerprint, Fingerprints, Seen};
pub use search::{DuplicatesParams, Pair};
pub use shingles::Shingler;
pub use signature::{Signature, VALUES};

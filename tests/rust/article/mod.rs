//! Reading articles: pages written for these tests, properties, attacks, and the seeds.

mod attacks;
mod metadata;
mod pages;
mod properties;
mod seeds;

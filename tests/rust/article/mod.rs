//! Reading articles: pages written for these tests, properties, attacks, and the seeds.

mod attacks;
mod extracted;
mod pages;
mod properties;
mod seeds;

//! Reading articles: pages written for these tests, boxes in sentences, properties, attacks, what recurs, repair, lists of actors, and the seeds.

mod attacks;
mod boxes;
mod extracted;
mod facts;
mod gazetteer;
mod metadata;
mod pages;
mod properties;
mod recurring;
mod repair;
mod seeds;

//! JSON lines of `claim`, `article` and `label` to the table of the second stage, as the fit makes it.
//!
//! Only related pairs are rows; the rarity leaves out the topics of each. Behind a line with the numbers of rows and
//! columns stand the values, then of every row its class, its topic, its line, and what it counts.

use _core::Interrupt;
use _core::claims::{ClaimFeatures, CueGroups, Pairs, names, topics};
use serde_json::Value;
use std::io::{Write, stdin, stdout};

const SIDES: [&str; 3] = ["agree", "disagree", "discuss"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let records: Vec<Value> = stdin()
        .lines()
        .map(|line| Ok(serde_json::from_str(&line?)?))
        .collect::<Result<_, Box<dyn std::error::Error>>>()?;
    let field = |row: usize, name: &str| records[row][name].as_str().unwrap_or_default();
    let class = |row: usize| SIDES.iter().position(|side| *side == field(row, "label"));
    let pairs = Pairs::new(records.len(), |row| field(row, "claim"), |row| field(row, "article"));
    let (cues, go_on) = (CueGroups::with(Default::default())?, Interrupt::default());
    let features = ClaimFeatures::read(&pairs, &cues, |row| field(row, "claim"), |row| field(row, "article"), &go_on)?;
    let topics = topics(&pairs.claims, &pairs.articles, |row| class(row).is_some());
    let stems = features.topic_stems(&topics);
    let width = names(&cues).len();
    let values = features.matrix(&stems.rarity(), Some((&stems, &topics)), width, &go_on)?;

    let topic = |row: usize| topics.claims[pairs.claims[row]];
    let mut sizes = vec![0_u32; records.len()];
    (0..records.len()).for_each(|row| sizes[topic(row)] += 1);
    let factor = |row: usize| (sizes[topic(row)] as f32).sqrt().recip();
    let mean = (0..records.len()).map(factor).sum::<f32>() / records.len() as f32;

    let related: Vec<usize> = (0..records.len()).filter(|&row| class(row).is_some()).collect();
    let mut out = stdout().lock();
    writeln!(out, "{} {width}", related.len())?;
    let mut put = |words: Vec<[u8; 4]>| out.write_all(words.as_flattened());
    put(related.iter().flat_map(|&row| values.row(row).to_vec()).map(f32::to_le_bytes).collect())?;
    put(related.iter().map(|&row| (class(row).unwrap_or(0) as u32).to_le_bytes()).collect())?;
    put(related.iter().map(|&row| (topic(row) as u32).to_le_bytes()).collect())?;
    put(related.iter().map(|&row| (row as u32).to_le_bytes()).collect())?;
    put(related.iter().map(|&row| (factor(row) / mean).to_le_bytes()).collect())?;
    Ok(())
}

//! Stances of actors for `benchmarks/stance`, as JSON lines.
//!
//! ```text
//! stances features   {"text", "target"} -> [[[name, form, ...], [feature, ...]], ...]
//! stances names      anything -> the names of the features
//! stances read    {"id", "text", "target"} -> {"id", "stances": [{"actor", "aliases", "label", "probability", "evidence", "how"}]}
//! ```

use _core::article::Reader;
use _core::stance::{Target, actor_stances, training};
use _core::text::{CodePoints, Span};
use serde_json::{Value, json};
use std::error::Error;
use std::io::{BufRead, Write};

fn answer(mode: &str, record: &Value) -> Result<Value, Box<dyn Error>> {
    if mode == "names" {
        return Ok(json!(training::feature_names()));
    }
    let text = record["text"].as_str().ok_or("a record without a text")?;
    let target = record["target"].as_str().ok_or("a record without a target")?;
    let reader = Reader::default();
    let read = reader.repaired(text);
    let article = reader.read(&read, None);
    if mode == "features" {
        return Ok(json!(training::features(&read.text, &article, target)));
    }
    let map = CodePoints::new(text);
    let points = |span: &Span| {
        let span = read.to_raw(*span);
        [map.at(span.start), map.at(span.end)]
    };
    let stances = actor_stances(&read.text, &article, &Target::new(target)).into_iter().map(|stance| {
        let evidence: Vec<_> = stance.evidence.iter().map(points).collect();
        json!({"actor": stance.actor, "aliases": stance.aliases, "label": stance.label, "how": stance.how,
            "probability": stance.probability, "evidence": evidence})
    });
    Ok(json!({"id": record["id"], "stances": stances.collect::<Vec<_>>()}))
}

fn main() -> Result<(), Box<dyn Error>> {
    let mode = std::env::args().nth(1).ok_or("usage: stances features | names | read")?;
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        writeln!(out, "{}", answer(&mode, &serde_json::from_str(&line?)?)?)?;
    }
    Ok(())
}

//! Line features and bodies for `benchmarks/article`, as JSON lines.
//!
//! ```text
//! lines features                 {"text"}            -> [[start, end, [feature, ...]], ...]
//! lines names                  anything            -> the names of the features and of the context
//! lines context                  {"text", "scores"}  -> [[value, ...], ...]
//! lines body WEIGHTS.json        {"id", "text"}      -> {"id", "body"}
//! lines parse WEIGHTS.json       the same, with the typed rules
//! lines outline WEIGHTS.json   {"text"}          -> the article's outline under other weights
//! lines extracted WEIGHTS.json   {"id", "text", "begin"} -> {"id", "body"}, of what an extractor made of a page
//! lines outlets                {"text"}            -> [[name, [number, ...]], ...], the candidates for the outlet
//! lines headlines              {"text"}            -> the same for the headline
//! lines article                {"text"}            -> the article as read by the library
//! ```

use _core::article::training;
use serde_json::{Value, json};
use std::error::Error;
use std::io::{BufRead, Write};

fn answer(mode: &str, weights: &str, record: &Value) -> Result<Value, Box<dyn Error>> {
    let text = record["text"].as_str().ok_or("a record without a text")?;
    Ok(match mode {
        "features" => {
            training::features(text).into_iter().map(|(span, row)| json!([span.start, span.end, row])).collect()
        }
        "names" => json!(training::names()),
        "context" => json!(training::context(text, &serde_json::from_value::<Vec<f32>>(record["scores"].clone())?)),
        "body" | "parse" => {
            json!({"id": record["id"], "body": training::body(text, weights, mode == "parse")?})
        }
        "outline" => json!(training::outline(text, weights)?),
        "extracted" => {
            let begin =
                record["begin"].as_u64().and_then(|at| usize::try_from(at).ok()).ok_or("a record without begin")?;
            json!({"id": record["id"], "body": training::extracted(text, begin, weights)?})
        }
        "outlets" => json!(training::outlets(text)),
        "headlines" => json!(training::headlines(text)),
        "article" => json!(_core::article::parse(text)),
        _ => return Err(format!("no mode {mode:?}").into()),
    })
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mode = arguments.first().ok_or("usage: lines MODE [WEIGHTS.json]")?;
    let weights = arguments.get(1).map(std::fs::read_to_string).transpose()?.unwrap_or_default();
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        writeln!(out, "{}", answer(mode, &weights, &serde_json::from_str(&line?)?)?)?;
    }
    Ok(())
}

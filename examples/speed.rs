//! Megabytes a second of each reading step, on one thread, over the file named on the command line.
//!
//! A file of JSON lines holds a text a line (`{"text": ...}`), each of which is read; any other file is one text.

use _core::article::{Article, actors, bare, outline, parse, quotes};
use _core::stance::{Target, actor_stances};
use _core::text::{Span, sentences};
use std::error::Error;
use std::io::Write;
use std::time::Instant;

/// Every line of the text is a paragraph.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let span = Span::new(start, start + line.len()).trimmed(text);
        start += line.len();
        span
    });
    lines.filter(|span| !span.is_empty()).collect()
}

/// Runs one step and prints its speed over `bytes`.
fn timed<T>(step: &str, bytes: usize, run: impl FnOnce() -> T) -> std::io::Result<T> {
    let begun = Instant::now();
    let result = run();
    let speed = bytes as f64 / 1e6 / begun.elapsed().as_secs_f64();
    writeln!(std::io::stdout(), "{step:10} {speed:7.1} MB/s")?;
    Ok(result)
}

/// Reads a text to some depth.
type Read = fn(&str) -> Article;

/// Reads each text once for every depth of reading.
fn whole(texts: &[String]) -> std::io::Result<()> {
    const DEPTHS: [(&str, Read); 3] = [("bare", bare), ("outline", outline), ("parse", parse)];
    let bytes = texts.iter().map(String::len).sum();
    for (name, read) in DEPTHS {
        timed(name, bytes, || texts.iter().map(|text| read(text).blocks.len()).sum::<usize>())?;
    }
    Ok(())
}

/// Reads one text step by step, without looking for its blocks.
fn steps(text: &str) -> std::io::Result<()> {
    let paragraphs = paragraphs(text);
    let split = || paragraphs.iter().flat_map(|&span| sentences(text, span)).collect::<Vec<_>>();
    let sentences = timed("sentences", text.len(), split)?;
    let actors = timed("actors", text.len(), || actors(text, &sentences))?;
    let quotes = timed("quotes", text.len(), || quotes(text, &paragraphs, &sentences, &actors))?;
    let article = Article { sentences, actors, quotes, ..Article::default() };
    timed("stances", text.len(), || actor_stances(text, &article, &Target::new("the harbour plan")))?;
    Ok(())
}

fn text_of(line: &str) -> Result<String, Box<dyn Error>> {
    let record: serde_json::Value = serde_json::from_str(line)?;
    Ok(record["text"].as_str().ok_or("a record without a text")?.to_owned())
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "README.md".to_owned());
    let file = std::fs::read_to_string(&path)?;
    if std::path::Path::new(&path).extension().is_some_and(|extension| extension == "jsonl") {
        whole(&file.lines().map(text_of).collect::<Result<Vec<_>, _>>()?)?;
    } else {
        steps(&file)?;
    }
    Ok(())
}

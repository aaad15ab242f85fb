//! Megabytes a second of each reading step, on one thread, over the file named on the command line.
//!
//! A `.jsonl` file holds an article a line, as `{"text": ...}`; any other file is one article.

use _core::article::{Article, actors, bare, outline, parse, quotes};
use _core::stance::{Target, actor_stances};
use _core::text::{Span, sentences};
use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

fn texts(path: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let whole = std::fs::read_to_string(path)?;
    if Path::new(path).extension().is_none_or(|extension| extension != "jsonl") {
        return Ok(vec![whole]);
    }
    let text = |line: &str| -> Result<String, Box<dyn Error>> {
        let record: serde_json::Value = serde_json::from_str(line)?;
        Ok(record["text"].as_str().ok_or("a record without a text")?.to_owned())
    };
    whole.lines().map(text).collect()
}

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

/// Runs one step over everything and prints its speed.
fn timed<A, T>(step: &str, texts: &[String], articles: Vec<A>, run: impl Fn(&str, A) -> T) -> std::io::Result<Vec<T>> {
    let bytes: usize = texts.iter().map(String::len).sum();
    let begun = Instant::now();
    let results = texts.iter().zip(articles).map(|(text, article)| run(text, article)).collect();
    let speed = bytes as f64 / 1e6 / begun.elapsed().as_secs_f64();
    writeln!(std::io::stdout(), "{step:10} {speed:7.1} MB/s")?;
    Ok(results)
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "README.md".to_owned());
    let texts = texts(&path)?;
    let nothing = || vec![(); texts.len()];
    timed("bare", &texts, nothing(), |text, ()| bare(text))?;
    timed("outline", &texts, nothing(), |text, ()| outline(text))?;
    timed("parse", &texts, nothing(), |text, ()| parse(text))?;
    let split = timed("sentences", &texts, nothing(), |text, ()| {
        let paragraphs = paragraphs(text);
        let sentences: Vec<Span> = paragraphs.iter().flat_map(|&span| sentences(text, span)).collect();
        (paragraphs, sentences)
    })?;
    let named = timed("actors", &texts, split, |text, (paragraphs, sentences)| {
        let actors = actors(text, &sentences);
        (paragraphs, sentences, actors)
    })?;
    let quoted = timed("quotes", &texts, named, |text, (paragraphs, sentences, actors)| {
        let quotes = quotes(text, &paragraphs, &sentences, &actors);
        Article { sentences, actors, quotes, ..Article::default() }
    })?;
    let target = Target::new("the harbour plan");
    timed("stances", &texts, quoted, |text, article| actor_stances(text, &article, &target))?;
    Ok(())
}

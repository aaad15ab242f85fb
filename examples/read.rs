//! Reads JSON lines `{"id", "text", "target"?}` and writes one line each with what was found,
//! in Unicode code points, in the form that the benchmark scorers read.

use _core::article::{Article, Quote, QuoteKind, actors, quotes};
use _core::stance::{ActorStance, StanceLabel, actor_stances};
use _core::text::{CodePoints, Span, sentences};
use serde_json::{Value, json};
use std::io::{BufRead, Write};

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

/// An article whose whole text is body.
fn read(text: &str) -> Article {
    let paragraphs = paragraphs(text);
    let sentences: Vec<Span> = paragraphs.iter().flat_map(|&span| sentences(text, span)).collect();
    let actors = actors(text, &sentences);
    let quotes = quotes(text, &paragraphs, &sentences, &actors);
    Article { sentences, actors, quotes, ..Article::default() }
}

fn points(spans: &[Span], count: &CodePoints<'_>) -> Vec<[usize; 2]> {
    spans.iter().map(|span| [count.at(span.start), count.at(span.end)]).collect()
}

fn quote(quote: &Quote, count: &CodePoints<'_>) -> Value {
    let kind = match quote.kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Mixed => "mixed",
        QuoteKind::Indirect => "indirect",
    };
    let source = quote.mention.map(|span| points(&[span], count)[0]);
    let cue = quote.cue.map(|span| points(&[span], count)[0]);
    json!({"kind": kind, "content": points(&quote.content, count), "source": source, "cue": cue, "speaker": quote.speaker, "how": quote.how, "addressee": quote.addressee, "medium": quote.medium})
}

fn stance(stance: &ActorStance, count: &CodePoints<'_>) -> Value {
    json!({"actor": stance.actor, "aliases": stance.aliases, "label": stance.label, "probability": stance.probability, "evidence": points(&stance.evidence, count), "how": stance.how})
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let text = record["text"].as_str().unwrap_or_default();
        let count = CodePoints::new(text);
        let article = read(text);
        let mut result = json!({"id": record["id"], "quotes": article.quotes.iter().map(|found| quote(found, &count)).collect::<Vec<_>>()});
        if let Some(target) = record["target"].as_str() {
            let found = actor_stances(text, &article, target);
            let held = found.iter().filter(|found| found.label != StanceLabel::Abstain);
            result["stances"] = held.map(|found| stance(found, &count)).collect();
        }
        writeln!(out, "{result}")?;
    }
    Ok(())
}

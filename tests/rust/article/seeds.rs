//! The five articles the project began with: a gate against regressions, never a measure.
//!
//! Runs where `NEWSLENS_SEEDS` names the folder of the texts with `gold/` inside.

use _core::article::{Article, DateKind, Label, parse};
use _core::text::{CodePoints, Span};
use serde_json::Value;
use std::collections::HashSet;
use std::path::Path;

/// The code points of the spans that are body.
fn points(spans: impl Iterator<Item = (usize, usize)>) -> HashSet<usize> {
    spans.flat_map(|(start, end)| start..end).collect()
}

fn gold_spans(gold: &Value, wanted: impl Fn(&Value) -> bool) -> Vec<(usize, usize)> {
    let blocks = gold["blocks"].as_array().expect("gold blocks");
    let bounds =
        |block: &Value| (0..2).map(|i| block["span"][i].as_u64().expect("an offset") as usize).collect::<Vec<_>>();
    blocks.iter().filter(|block| wanted(block)).map(bounds).map(|pair| (pair[0], pair[1])).collect()
}

fn check(name: &str, text: &str, gold: &Value, article: &Article) {
    let map = CodePoints::new(text);
    let found = |span: &Span| (map.at(span.start), map.at(span.end));
    let body = points(article.blocks.iter().filter(|block| block.label == Label::Body).map(|block| found(&block.span)));
    let wanted = points(gold_spans(gold, |block| block["label"] == "body").into_iter());
    let f1 = 2.0 * body.intersection(&wanted).count() as f64 / (body.len() + wanted.len()) as f64;
    assert!(f1 >= 0.99, "{name}: body F1 {f1:.3}");

    let teasers = points(
        gold_spans(gold, |block| block["kind"].as_str().is_some_and(|kind| kind.starts_with("related"))).into_iter(),
    );
    assert!(body.is_disjoint(&teasers), "{name}: a teaser in the body");
    let headline = article.headline.as_ref().map(|field| field.value.as_str());
    assert_eq!(headline, gold["headline"]["text"].as_str(), "{name}");
    let published = article.dates.iter().find(|date| date.kind == DateKind::Published).map(|date| date.iso.as_str());
    assert_eq!(published, gold["dates"]["published"]["iso"].as_str(), "{name}");
    assert_eq!(article.language, Some("en"), "{name}");
}

#[test]
fn the_seeds_are_read_as_their_gold_says() {
    let Ok(folder) = std::env::var("NEWSLENS_SEEDS") else {
        return;
    };
    let mut seen = 0;
    for entry in std::fs::read_dir(&folder).expect("the folder of seeds").flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let name = path.file_name().expect("a file name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("a seed");
        let gold =
            std::fs::read_to_string(Path::new(&folder).join("gold").join(format!("{name}.json"))).expect("its gold");
        check(&name, &text, &serde_json::from_str(&gold).expect("gold is JSON"), &parse(&text));
        seen += 1;
    }
    assert!(seen > 0, "no seeds in {folder}");
}

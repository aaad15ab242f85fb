//! Recurring lines, learned from corpora that are made here.

use _core::article::{BlockKind, BoilerplateModel, BoilerplateParams, Label, Reader};
use std::fmt::Write;

const PLACES: [&str; 10] =
    ["Arnholm", "Bergvik", "Dalby", "Ekeby", "Fossum", "Granli", "Hovden", "Ilsvik", "Jomna", "Kvaløy"];
const THINGS: [&str; 8] = ["ferry", "bridge", "school", "harbour", "library", "mine", "museum", "railway"];

/// A paragraph that no other number gives.
fn prose(nth: usize) -> String {
    let (place, thing, other) = (PLACES[nth % 10], THINGS[nth / 10 % 8], THINGS[nth / 80 % 8]);
    format!(
        "The {thing} of {place} will close next winter because the {other} council cannot pay for it, a spokesman of \
         {place} told residents who had come to meeting {}, the largest one about the {thing} so far.",
        words(nth)
    )
}

/// A number in words, which keys do not leave out.
fn words(mut number: usize) -> String {
    let mut made = String::new();
    loop {
        let _ = write!(made, "{} ", PLACES[number % 10].to_lowercase());
        number /= 10;
        if number == 0 {
            return made.trim_end().to_owned();
        }
    }
}

/// An article of four paragraphs.
fn article(nth: usize) -> String {
    (0..4).map(|part| prose(nth * 4 + part)).collect::<Vec<_>>().join("\n\n")
}

fn fit(texts: &[String]) -> BoilerplateModel {
    BoilerplateParams::default().fit(texts, &[]).unwrap()
}

fn examples(model: &BoilerplateModel) -> Vec<&str> {
    model.outlets().iter().flat_map(|outlet| &outlet.lines).map(|line| line.example.as_str()).collect()
}

fn body(model: &BoilerplateModel, text: &str) -> String {
    Reader { boilerplate: Some(model), ..Reader::default() }.parse(text, None).body
}

#[test]
fn a_line_with_changing_dates_is_learned_and_left_out() {
    let page = |nth: usize| {
        format!("Printed in Arnholm on {} May {} by the guild\n\n{}", nth % 28 + 1, 2000 + nth, article(nth))
    };
    let texts: Vec<String> = (0..40).map(page).collect();
    let model = fit(&texts);
    assert_eq!(examples(&model), ["Printed in Arnholm on 1 May 2000 by the guild"]);
    assert_eq!(model.outlets()[0].lines[0].articles, 40);
    let reader = Reader { boilerplate: Some(&model), ..Reader::default() };
    let new = reader.parse(&page(77), None);
    assert_eq!(new.body, article(77).replace("\n\n", "\n"));
    let block = &new.blocks[0];
    assert_eq!((block.label, block.kind, block.rule), (Label::Boilerplate, BlockKind::Recurring, "recurring"));
    assert!(block.score > 0.0);
}

#[test]
fn sentences_glued_to_a_paragraph_are_cut_off() {
    let glue = "The Courier is read on both shores of the lake. Sign up today.";
    let texts: Vec<String> = (0..30).map(|nth| format!("{} {glue}", article(nth))).collect();
    let model = fit(&texts);
    let text = format!("{} {glue}", article(50));
    assert_eq!(body(&model, &text), article(50).replace("\n\n", "\n"));
    // Two words alone may be anybody's.
    let text = format!("{} Sign up today.", article(50));
    assert_eq!(body(&model, &text), text.replace("\n\n", "\n"));
}

#[test]
fn a_republished_article_is_no_furniture() {
    let mut texts: Vec<String> = (0..30).map(article).collect();
    texts.extend((0..20).map(|_| article(3)));
    texts.extend((0..20).map(|nth| format!("{}\n\nCorrected for the {} time.", article(5), words(nth))));
    texts.extend((0..20).map(|nth| article(7).replace(&prose(29), &prose(900 + nth))));
    assert_eq!(examples(&fit(&texts)), [""; 0]);
}

#[test]
fn a_passage_that_few_articles_share_is_no_furniture() {
    let background = format!("{}\n\n{}\n\n{}", prose(9001), prose(9002), prose(9003));
    let mut texts: Vec<String> = (0..100).map(article).collect();
    texts.extend((100..110).map(|nth| format!("{}\n\n{background}\n\n{}", article(nth), article(nth + 500))));
    assert_eq!(examples(&fit(&texts)), [""; 0]);
}

#[test]
fn a_line_counts_once_an_article() {
    let mut texts: Vec<String> = (0..30).map(article).collect();
    texts[4] = format!("The ferry stays in harbour\n\n{}", texts[4]).repeat(6);
    assert_eq!(examples(&fit(&texts)), [""; 0]);
}

#[test]
fn a_short_line_must_recur_more_often() {
    let with = |line: &str, often: usize| -> Vec<String> {
        (0..200).map(|nth| if nth < often { format!("{}\n\n{line}", article(nth)) } else { article(nth) }).collect()
    };
    assert_eq!(examples(&fit(&with("He went on:", 6))), [""; 0]);
    assert_eq!(examples(&fit(&with("He went on:", 9))), ["He went on:"]);
    assert_eq!(examples(&fit(&with("What are the details?", 90))), [""; 0]);
    assert_eq!(examples(&fit(&with("Join the circle of our lake readers", 6))).len(), 1);
    assert_eq!(examples(&fit(&with("Join the circle of our lake readers", 4))), [""; 0]);
}

#[test]
fn outlets_are_learned_from_apart() {
    let line = "Printed in Arnholm by the guild of printers";
    let texts: Vec<String> = (0..40).map(|nth| format!("{}\n\n{line}", article(nth))).collect();
    let outlets: Vec<Option<&str>> = (0..40).map(|nth| [Some("Courier"), Some("Lake Post"), None][nth % 3]).collect();
    let model = BoilerplateParams { min_articles: 13, ..BoilerplateParams::default() }.fit(&texts, &outlets).unwrap();
    let names: Vec<_> = model.outlets().iter().map(|outlet| (outlet.name.as_deref(), outlet.lines.len())).collect();
    assert_eq!(names, [(None, 1), (Some("Courier"), 1), (Some("Lake Post"), 1)]);
    let reader = Reader { boilerplate: Some(&model), ..Reader::default() };
    let known = |outlet| reader.parse(&texts[0], outlet).blocks.iter().any(|block| block.rule == "recurring");
    assert!(known(Some("Courier")) && known(None));
    assert!(!known(Some("another")));
    assert!(BoilerplateParams::default().fit(&texts, &outlets[1..]).is_err());
}

#[test]
fn the_model_depends_on_no_threads_and_survives_its_file() {
    let texts: Vec<String> =
        (0..60).map(|nth| format!("{}\n\nThe Courier is read at the lake", article(nth))).collect();
    let outlets: Vec<Option<&str>> = (0..60).map(|nth| [Some("Courier"), None][nth % 2]).collect();
    let fitted = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| BoilerplateParams::default().fit(&texts, &outlets)).unwrap()
    };
    let one = fitted(1);
    assert_eq!(one.to_bytes().unwrap(), fitted(3).to_bytes().unwrap());
    assert_eq!(BoilerplateModel::from_bytes(&one.to_bytes().unwrap()).unwrap(), one);
}

#[test]
fn any_text_can_be_learned_from_and_read() {
    let odd = ["", "\n", "é", "***", "”", "a. b. c.", "\u{feff}x\r\ny", "Read on. Read on. Read on. Read on. Read on."];
    let texts: Vec<String> = (0..60).map(|nth| odd[nth % 8].to_owned()).collect();
    let model = BoilerplateParams { min_articles: 2, min_share: 0.001, ..BoilerplateParams::default() };
    let model = model.fit(&texts, &[]).unwrap();
    for text in odd {
        let article = Reader { boilerplate: Some(&model), ..Reader::default() }.parse(text, None);
        let covered: usize = article.blocks.iter().map(|block| block.span.len()).sum();
        assert!(covered <= text.len());
    }
}

#[test]
fn parameters_have_ranges() {
    for (min_articles, min_share) in [(1, 0.1), (5, 0.0), (5, 1.1), (5, f64::NAN)] {
        let params = BoilerplateParams { min_articles, min_share, ..BoilerplateParams::default() };
        assert!(params.fit(&["x"], &[]).is_err(), "{min_articles} {min_share}");
    }
}

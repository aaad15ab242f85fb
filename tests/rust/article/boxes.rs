//! Boxes of links inside a sentence: read as if they were not there, told as blocks, never quoted.

use _core::article::{BlockKind, Label, Reader, parse};
use _core::text::Span;

const BOX: &str = "Olaf Ernst VennPort shuts: what it means for Venn 2030 race opens without a favourite MORE";

fn page() -> String {
    format!(
        "Snow fell.\n\nMayor Olaf Venn {BOX} said on Monday that the port “will stay open, whatever Ida Lund Ida LundLund: no MORE’s office says, until May.”"
    )
}

#[test]
fn a_box_is_a_block_and_no_part_of_body_sentence_or_quote() {
    let text = page();
    let article = parse(&text);
    let told =
        "Mayor Olaf Venn said on Monday that the port “will stay open, whatever Ida Lund’s office says, until May.”";
    assert_eq!(article.body, format!("Snow fell.\n{told}"));
    let boxes: Vec<&str> =
        article.blocks.iter().filter(|block| block.rule == "link box").map(|block| block.span.of(&text)).collect();
    assert_eq!(boxes, [BOX, "Ida LundLund: no MORE"]);
    assert!(article.blocks.iter().all(|block| {
        (block.rule == "link box") == (block.kind == BlockKind::RelatedHeadline && block.label == Label::Boilerplate)
    }));
    let quote = &article.quotes[0];
    assert_eq!(quote.speaker.as_deref(), Some("Olaf Venn"));
    let said: Vec<&str> = quote.content.iter().map(|span| span.of(&text)).collect();
    assert!(said.concat().ends_with("will stay open, whatever Ida Lund’s office says, until May."), "{said:?}");
    assert_eq!(article.actors.iter().filter(|actor| actor.name.contains("Venn")).count(), 1);
}

#[test]
fn places_of_the_body_lead_into_the_text_around_a_box() {
    let text = page();
    let article = parse(&text);
    let place = |words: &str| {
        let at = article.body.find(words).unwrap();
        article.to_raw(at, at + words.len()).unwrap()
    };
    assert_eq!(place("Olaf Venn").of(&text), "Olaf Venn");
    assert_eq!(place("said on").of(&text), "said on");
    assert_eq!(place("Venn said").of(&text), format!("Venn {BOX} said"));
    assert!(article.pieces.iter().all(|piece| piece.body.of(&article.body) == piece.text.of(&text)));
}

#[test]
fn boxes_in_spoilt_text_are_found_after_its_repair() {
    let text = "Mayor JosÃ© Venn JosÃ© Olaf VennPort shuts MORE said it â€œwill openâ€\u{9d} in May.";
    let article = Reader { repair: true, ..Reader::default() }.parse(text, None);
    assert_eq!(article.body, "Mayor José Venn said it “will open” in May.");
    assert!(article.blocks.iter().any(|block| block.span.of(text) == "JosÃ© Olaf VennPort shuts MORE"));
    let at = article.body.find("José").unwrap();
    assert_eq!(article.to_raw(at, at + 5), Some(Span::new(6, 13)));
}

//! Texts that an extractor made of pages: facts in front, then lines it chose.

use _core::article::{Label, Origin, parse, parse_from};

const FRONT: &str = "The port of Orsa raises its harbour toll again, for the third year in a row and by a tenth.\n\
                     By Orla Venn\nPublished: 2024-05-06\n\n";
const CONTENT: &str = "Home\nShips pay more from May.\n\nHarbour\nThe council voted on Monday.\nShare this article\n";

fn labels(text: &str, origin: Origin) -> Vec<(String, Label)> {
    let article = parse_from(text, origin);
    article.blocks.iter().map(|block| (block.span.of(text).to_owned(), block.label)).collect()
}

#[test]
fn lines_in_front_are_no_body_and_the_headline_is_one_of_them() {
    let text = format!("{FRONT}{CONTENT}");
    let article = parse_from(&text, Origin::Extracted { begin: FRONT.len() });
    assert!(article.blocks.iter().all(|block| block.span.start >= FRONT.len() || block.label != Label::Body));
    assert!(article.headline.is_none_or(|headline| headline.span.start == 0));
    assert_eq!(article.byline.map(|byline| byline.value).as_deref(), Some("Orla Venn"));
}

#[test]
fn chosen_lines_are_body_but_for_typed_ones() {
    let text = format!("{FRONT}{CONTENT}");
    let found = labels(&text, Origin::Extracted { begin: FRONT.len() });
    let kept: Vec<&str> =
        found.iter().filter(|(_, label)| *label == Label::Body).map(|(line, _)| line.as_str()).collect();
    assert!(kept.contains(&"Harbour"), "{kept:?}");
    assert!(!kept.contains(&"Share this article"), "{kept:?}");
    assert_ne!(found, labels(&text, Origin::Raw));
}

#[test]
fn a_raw_text_is_the_default_and_any_beginning_is_allowed() {
    assert_eq!(parse_from(CONTENT, Origin::default()), parse(CONTENT));
    for begin in [0, 3, CONTENT.len(), usize::MAX] {
        for text in ["", "é", CONTENT] {
            let article = parse_from(text, Origin::Extracted { begin });
            assert!(begin < text.len() || article.body.is_empty());
        }
    }
}

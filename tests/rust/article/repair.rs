//! Reading with repair: values of the repaired text, places of the text that was passed.

use _core::article::{Article, Origin, Reader};
use _core::text::{Span, repair};
use proptest::prelude::*;

const TEXT: &str = "â€œThe cafÃ© stays shut,â€\u{9d} said Mayor JosÃ© Venn of the Harbour &amp; Lake \
                    Council.\n\nThe mayor didn #39;t say more on Monday.";

/// UTF-8 read as Windows-1252, as browsers do; or as Latin-1.
fn spoilt(text: &str, windows: bool) -> String {
    let table: Vec<char> = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".chars().collect();
    let read = |byte: u8| match byte {
        0x80..=0x9F if windows => table[usize::from(byte) - 0x80],
        _ => char::from(byte),
    };
    text.bytes().map(read).collect()
}

fn read(text: &str) -> Article {
    Reader { repair: true, ..Reader::default() }.parse(text, None)
}

#[test]
fn values_are_repaired_and_spans_point_into_the_text() {
    let article = read(TEXT);
    assert_eq!(
        article.body,
        "“The café stays shut,” said Mayor José Venn of the Harbour & Lake Council.\nThe mayor didn't say more on Monday."
    );
    let quote = &article.quotes[0];
    assert_eq!(quote.content[0].of(TEXT), "The cafÃ© stays shut,");
    assert_eq!(quote.speaker.as_deref(), Some("José Venn"));
    let venn = article.actors.iter().find(|actor| actor.name == "José Venn").unwrap();
    assert_eq!(venn.mentions[0].of(TEXT), "JosÃ© Venn");
    assert_eq!(article.sentences[1].of(TEXT), "The mayor didn #39;t say more on Monday.");
    let at = article.body.find("café").unwrap();
    assert_eq!(article.to_raw(at, at + "café".len()).unwrap().of(TEXT), "cafÃ©");
    assert_eq!(article.to_raw(0, 3).unwrap().of(TEXT), "â€œ");
}

#[test]
fn without_repair_nothing_changes() {
    assert!(Reader::default().parse(TEXT, None).body.contains("cafÃ©"));
}

proptest! {
    #[test]
    fn every_span_of_the_body_maps_into_the_text(words in prop::collection::vec("[a-zéüñçà]{1,8}[,.]?|“|”|&amp;|\n", 1..60)) {
        let text = spoilt(&words.join(" "), true);
        let article = read(&text);
        for (at, _) in article.body.char_indices() {
            let span = article.to_raw(at, article.body.len()).unwrap();
            prop_assert!(span.start <= span.end && text.get(span.start..span.end).is_some());
        }
        for block in &article.blocks {
            prop_assert!(text.get(block.span.start..block.span.end).is_some());
        }
    }

    #[test]
    fn words_in_small_letters_round_trip(words in prop::collection::vec("[a-zàáâãäåæçèéêëìíîïñòóôõöøùúûüýþÿčďěňřťůąćęłńóśźżğış]{1,9}|[a-z]{1,4}[šž][a-z]{0,4}", 1..20), windows: bool) {
        // One sure sequence in a line decides for those that could be meant; "âšž" is a sure one itself.
        let text = format!("señor {}", words.join(" "));
        let bad = spoilt(&text, windows);
        prop_assert_eq!(&*repair(&bad).text, &text);
        prop_assert!(repair(&text).is_whole());
    }

    #[test]
    fn scripts_round_trip(text in "[а-яё]{3,9}( [а-яё]{2,9}){0,5}|[一-龠]{4,20}|[ก-ฮ]{4,20}|[α-ω]{3,9}( [α-ω]{2,9}){0,5}|[a-z ]{0,9}[🌀-🗿]{1,3}[a-z ]{0,9}", windows: bool) {
        let bad = spoilt(&text, windows);
        prop_assert_eq!(&*repair(&bad).text, &text);
        prop_assert!(repair(&text).is_whole());
    }

    #[test]
    fn any_text_can_be_repaired_and_mapped(text in "(\\PC|[Ã©â€™Â\u{a0}Ð¿&#;39 quot\u{92}]){0,80}") {
        let repaired = repair(&text);
        let places: Vec<usize> = repaired.text.char_indices().map(|(at, _)| at).chain([repaired.text.len()]).collect();
        let mut end = 0;
        for pair in places.windows(2) {
            let raw = repaired.to_raw(Span::new(pair[0], pair[1]));
            prop_assert!(raw.start == end && raw.end > raw.start && text.get(raw.start..raw.end).is_some());
            end = raw.end;
        }
        prop_assert_eq!(end, text.len());
    }
}

#[test]
fn content_begins_where_it_began_before_the_repair() {
    let front = "The harbour toll in MÃ¡laga rises in May, MÃ¡laga said.\n\n";
    let text = format!("{front}Toll up.");
    let origin = Origin::Extracted { begin: front.len() };
    let article = Reader { origin, repair: true, ..Reader::default() }.parse(&text, None);
    assert_eq!(article.body, "Toll up.");
}

#[test]
fn a_byte_of_the_original_is_found_in_the_repaired_text() {
    let text = "Ã¡ ok Ã©";
    let repaired = repair(text);
    let found: Vec<_> = ["ok", "Ã©"].iter().map(|part| repaired.of_raw(text.find(part).unwrap())).collect();
    assert_eq!((found, repaired.of_raw(0), repaired.of_raw(text.len())), (vec![3, 6], 0, repaired.text.len()));
    assert_eq!(repaired.of_raw(2), 2);
}

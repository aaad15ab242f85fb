//! What holds for every text.

use _core::article::{Article, Label, bare, outline, parse};
use proptest::prelude::*;

/// Lines that pages are made of, so that random texts meet the rules.
const LINES: [&str; 15] = [
    "The pass over the Arn was closed on Monday after two days of snow, the road office said.",
    "“We have shovels,” said Ida Lund, who keeps the inn below it. “What we lack is road.”",
    "Snow closes the pass - Northern Wire",
    "Snow closes the pass",
    "(Last Updated On: May 3, 2021)The ferry will sail again from Friday …",
    "“No,” Olaf Venn Olaf VennPort shuts MORE said. Ida Lund Ida LundSnow MORE’s inn",
    "Check Also",
    "Leave a Reply",
    "\" />",
    "Editor: A. Berg Tuesday, 3 May 2022",
    "It will open in May. (NWA)",
    "Share  Tweet  Email",
    "© 2021 Northern Wire",
    "山口周一关闭,渡轮留在港口。",
    "",
];

fn page() -> impl Strategy<Value = String> {
    let line = prop_oneof![prop::sample::select(&LINES[..]).prop_map(str::to_owned), ".{0,60}"];
    let breaks = prop::sample::select(&["\n", "\r\n", "\n\n", "\u{2028}", "\u{85}", " "][..]);
    prop::collection::vec((line, breaks), 0..25)
        .prop_map(|lines| lines.into_iter().flat_map(|(line, end)| [line, end.to_owned()]).collect())
}

fn check(text: &str) -> Article {
    let article = parse(text);
    let mut end = 0;
    for block in &article.blocks {
        assert!(block.span.start >= end && block.span.end <= text.len() && !block.span.is_empty());
        assert!(text[end..block.span.start].trim().is_empty(), "text between blocks");
        assert!(text.is_char_boundary(block.span.start) && text.is_char_boundary(block.span.end));
        assert!((0.0..=1.0).contains(&block.score));
        end = block.span.end;
    }
    assert!(text[end..].trim().is_empty(), "text after the last block");
    article
}

proptest! {
    #[test]
    fn every_character_is_in_exactly_one_block(text in page()) {
        check(&text);
    }

    #[test]
    fn each_depth_of_reading_gives_the_same_body(text in page()) {
        let (whole, facts, body) = (parse(&text), outline(&text), bare(&text));
        prop_assert_eq!((&body.blocks, &body.body, &body.headline), (&whole.blocks, &whole.body, &whole.headline));
        prop_assert_eq!((&facts.body, &facts.dates, &facts.outlet), (&whole.body, &whole.dates, &whole.outlet));
        prop_assert!(body.dates.is_empty() && facts.sentences.is_empty());
    }

    #[test]
    fn any_string_is_read(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn the_body_maps_back_to_the_text(text in page()) {
        let article = check(&text);
        for piece in &article.pieces {
            prop_assert_eq!(piece.body.of(&article.body), piece.text.of(&text));
            prop_assert_eq!(article.to_raw(piece.body.start, piece.body.end), Some(piece.text));
        }
        let bodies: Vec<&str> = article.blocks.iter().filter(|b| b.label == Label::Body).map(|b| b.span.of(&text)).collect();
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(plain(&article.body), plain(&bodies.concat()));
        if !text.contains("MORE") {
            prop_assert_eq!(article.body, bodies.join("\n"));
        }
    }

    #[test]
    fn fields_and_dates_lie_inside_the_text(text in page()) {
        let article = check(&text);
        let fields = [&article.headline, &article.outlet, &article.agency, &article.byline, &article.editor, &article.dateline];
        let spans = fields.into_iter().flatten().map(|field| field.span).chain(article.dates.iter().map(|date| date.span));
        for span in spans {
            prop_assert!(text.get(span.start..span.end).is_some_and(|piece| !piece.is_empty()));
        }
    }

    #[test]
    fn the_order_of_reading_changes_nothing(text in page()) {
        prop_assert_eq!(parse(&text), parse(&text));
    }
}

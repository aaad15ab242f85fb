//! Pages written for these tests.

use _core::article::{Article, Basis, BlockKind, DateKind, Label, parse};

const PROSE: [&str; 4] = [
    "The pass over the Arn was closed on Monday after two days of heavy snow, the provincial road office said.",
    "“We have shovels,” said Ida Lund, who keeps the inn below the summit. “What we lack is a road to use them on.”",
    "Eleven lorries were turned back at the toll house, and the mail for the upper valley was put on the railway.",
    "The office expects to open one lane on Thursday if the wind drops, a spokesman said.",
];

fn prose() -> String {
    PROSE.join("\n\n")
}

fn kind_of(article: &Article, text: &str, line: &str) -> Option<BlockKind> {
    article.blocks.iter().find(|block| block.span.of(text) == line).map(|block| block.kind)
}

fn value(field: Option<&_core::article::Field>) -> Option<&str> {
    field.map(|field| field.value.as_str())
}

#[test]
fn a_text_without_furniture_is_body_throughout() {
    for text in [
        prose(),
        "Hello.".to_owned(),
        "snow fell\nand fell\nupon the hill".to_owned(),
        "山口周一因大雪关闭,道路管理处说。\n十一辆卡车在收费站被劝返。".to_owned(),
        "أغلق الممر يوم الاثنين بعد يومين من الثلوج الكثيفة، حسبما قال مكتب الطرق.".to_owned(),
    ] {
        let article = parse(&text);
        assert!(article.blocks.iter().all(|block| block.label == Label::Body), "{text}");
        assert!(article.headline.is_none() && article.dates.is_empty());
    }
}

#[test]
fn a_wrapped_page_reads_like_one_that_is_not() {
    let wrapped = |line: &str| {
        let mut width = 0;
        let words = line.split(' ').map(|word| {
            width += word.len() + 1;
            let end = if width > 60 { "\n" } else { " " };
            width = if width > 60 { 0 } else { width };
            format!("{word}{end}")
        });
        words.collect::<String>().trim_end().to_owned()
    };
    let paragraphs: Vec<String> = PROSE.iter().map(|line| wrapped(line)).collect();
    let text =
        format!("Snow closes the pass\n\nPublished: 3 March 2021\n\n{}\n\nLeave a Reply", paragraphs.join("\n\n"));
    let article = parse(&text);
    assert_eq!(article.body, paragraphs.join("\n"));
    assert_eq!(value(article.headline.as_ref()), Some("Snow closes the pass"));
}

#[test]
fn a_headline_may_stand_above_bare_prose() {
    let text = format!("Snow closes the pass over the Arn\n\n{}", prose());
    let article = parse(&text);
    assert_eq!(value(article.headline.as_ref()), Some("Snow closes the pass over the Arn"));
    assert_eq!(article.body, PROSE.join("\n"));
}

#[test]
fn repeats_of_a_headline_are_merged_and_name_the_outlet() {
    let text = format!(
        "Snow closes the pass - Northern Wire\nHome / Roads / Snow closes the pass\nSnow closes the pass\n\nSnow Closes the Pass\n\n{}",
        prose()
    );
    let article = parse(&text);
    assert_eq!(value(article.headline.as_ref()), Some("Snow closes the pass"));
    assert_eq!(article.headline.map(|field| field.span.start), text.find("\nSnow closes the pass\n").map(|at| at + 1));
    assert_eq!(value(article.outlet.as_ref()), Some("Northern Wire"));
    assert_eq!(article.outlet.map(|field| field.basis), Some(Basis::Stated));
    let kinds: Vec<BlockKind> = article.blocks[..4].iter().map(|block| block.kind).collect();
    assert_eq!(
        kinds,
        [BlockKind::TitleElement, BlockKind::Breadcrumb, BlockKind::Headline, BlockKind::DuplicateHeadline]
    );
}

#[test]
fn a_teaser_with_a_dateline_and_a_date_stays_out_of_the_body() {
    let text = format!(
        "Snow closes the pass\n\n(Last Updated On: May 3, 2021)\n\n{}\n\nCheck Also\n\nFerry to sail again from Friday\n\n\
         (Last Updated On: June 9, 2022)ARNHOLM – The ferry across the lake will sail again, its owner said on …\n\nLeave a Reply",
        prose()
    );
    let article = parse(&text);
    assert_eq!(article.body, PROSE.join("\n"));
    assert!(article.dateline.is_none());
    let dates: Vec<(&str, DateKind)> = article.dates.iter().map(|date| (date.iso.as_str(), date.kind)).collect();
    assert_eq!(dates, [("2021-05-03", DateKind::Updated), ("2022-06-09", DateKind::OtherArticle)]);
    assert_eq!(kind_of(&article, &text, "Ferry to sail again from Friday"), Some(BlockKind::RelatedHeadline));
}

#[test]
fn the_date_of_the_masthead_is_not_the_date_of_publication() {
    let text =
        format!("Editor in Chief: A. Berg Saturday, June 5th, 2021\n\nSnow closes the pass\n\n{} (NWA)", prose());
    let article = parse(&text);
    let dates: Vec<(&str, DateKind)> = article.dates.iter().map(|date| (date.iso.as_str(), date.kind)).collect();
    assert_eq!(dates, [("2021-06-05", DateKind::PageRender)]);
    assert_eq!(value(article.editor.as_ref()), Some("A. Berg"));
    assert_eq!(article.byline, None);
    assert_eq!(value(article.agency.as_ref()), Some("NWA"));
    assert_eq!(article.body, PROSE.join("\n"));
}

#[test]
fn stamps_bylines_and_datelines_are_read() {
    let text = format!(
        "Snow closes the pass\nBy Anna Berg, roads correspondent\nPublished 3 March 2021, 18:42 | Updated 4 March 2021, 07:10\n\
         Share  Tweet  Email\n\nPORT ARNHOLM, 3 March (NWA) — {}",
        prose()
    );
    let article = parse(&text);
    assert_eq!(value(article.byline.as_ref()), Some("Anna Berg"));
    assert_eq!(value(article.dateline.as_ref()), Some("Port Arnholm"));
    assert_eq!(value(article.agency.as_ref()), Some("NWA"));
    let dates: Vec<(&str, DateKind)> = article.dates.iter().map(|date| (date.iso.as_str(), date.kind)).collect();
    let stamps = [("2021-03-03T18:42", DateKind::Published), ("2021-03-04T07:10", DateKind::Updated)];
    assert_eq!(dates[..2], stamps);
    assert_eq!(dates[2..], [("2021-03-03", DateKind::Published)]);
    assert!(article.body.starts_with("PORT ARNHOLM"));
}

#[test]
fn the_next_articles_headline_is_no_paragraph() {
    let last = "Ferry returns to the lake after its owner repairs the boiler";
    let text = format!("{}\n{}\n{last}", PROSE.join("\n"), PROSE[0]);
    let article = parse(&text);
    assert_eq!(kind_of(&article, &text, last), Some(BlockKind::NextArticleLink));
    assert_eq!(article.headline, None);
}

#[test]
fn comments_and_notices_are_left_out() {
    let text = format!(
        "Skip to content\nSnow closes the pass\n{}\nAdvertisement\n{}\nWe use cookies to measure our audience. Accept all\n3 comments\n\
         Every year it is the same with this road office and its shovels, is it not?\n© 2021 Northern Wire. All rights reserved.",
        prose(),
        prose()
    );
    let article = parse(&text);
    assert_eq!(article.body, [PROSE.join("\n"), PROSE.join("\n")].join("\n"));
    assert_eq!(value(article.outlet.as_ref()), Some("Northern Wire"));
}

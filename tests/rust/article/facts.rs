//! Facts that pages state in forms of which no two are alike.

use _core::article::{Article, DateKind, Field, parse};

const BODY: &str = "The pass over the Arn was closed on Monday after two days of heavy snow, the provincial road office said.\n\n\
    Eleven lorries were turned back at the toll house, and the mail for the upper valley was put on the railway.\n\n\
    The office expects to open one lane on Thursday if the wind drops, a spokesman said.";

fn value(field: Option<&Field>) -> &str {
    field.map_or("", |field| field.value.as_str())
}

/// An article below `head` and above `foot`.
fn read(head: &str, foot: &str) -> Article {
    parse(&format!("{head}\n\n{BODY}\n\n{foot}\n"))
}

fn dates(article: &Article) -> Vec<(&str, DateKind)> {
    article.dates.iter().map(|date| (date.iso.as_str(), date.kind)).collect()
}

const SNOW: &str = "Snow closes the pass over the Arn";

#[test]
fn the_outlet_is_the_name_for_which_most_speaks() {
    for (head, foot, outlet) in [
        (
            "Home\nApple TV\nLive TV\nHalden Mirror > World",
            "Get the Halden Mirror app\n© 2031 Halden Mirror",
            "Halden Mirror",
        ),
        ("FeedHopper > World > Roads", "This is an excerpt by FeedHopper", "FeedHopper"),
        ("", "Anna Berg is a reporter at The Arn Circle.\nSign up to The Arn Circle", "The Arn Circle"),
        ("", "Read also:\n• Ferry sails again\n• Baker wins prize\nThe Arn Echo, Echo House, Arnholm", "The Arn Echo"),
        ("By Anna Berg for the Daily Clarion", "Follow The Clarion\nThe Clarion app", "Daily Clarion"),
    ] {
        let article = read(&format!("{head}\n{SNOW}"), foot);
        assert_eq!(value(article.outlet.as_ref()), outlet, "{head} {foot}");
    }
    assert_eq!(value(read(SNOW, "").outlet.as_ref()), "");
}

#[test]
fn a_headline_is_no_path_and_no_item() {
    for (head, headline) in [
        (format!("Halden Community ▸ ARN EARS (3.4K members)\n{SNOW}\nBy Anna Berg"), SNOW),
        (format!("{SNOW}\nBy Anna Berg\n① THE CLOSED PASS OVER ARN"), SNOW),
        (format!("Forwarded\n*{SNOW}*\n2 April 2031"), SNOW),
        ("Home / Port\nPass shut again".to_owned(), "Pass shut again"),
    ] {
        assert_eq!(value(read(&head, "").headline.as_ref()), headline, "{head}");
    }
}

#[test]
fn names_of_writers_are_no_headline() {
    assert_eq!(value(read("Anna Berg and Olaf Quist", "").headline.as_ref()), "");
    for headline in ["Anna Berg, 1950–2031", "Berg Holds Talks with Senior Norland Officials in Arnholm"] {
        assert_eq!(value(read(headline, "").headline.as_ref()), headline);
    }
}

#[test]
fn dates_are_told_by_what_they_stand_beside() {
    let published = ("2031-04-02", DateKind::Published);
    for (foot, expected) in [
        ("Anna Berg, 2 April 2031", vec![published]),
        ("Printed in The Arn Mail, 2 April 2031, page 3", vec![published]),
        (
            "This article was first published on 2 April 2031 and updated on 3 April 2031.",
            vec![published, ("2031-04-03", DateKind::Updated)],
        ),
        ("A version of this article appeared in print on 2 April 2031, page 1.", vec![published]),
        ("This road was closed on 2 April 2031 and opened again on 3 April 2031.", vec![]),
    ] {
        assert_eq!(dates(&read(SNOW, foot)), expected, "{foot}");
    }
}

#[test]
fn stamps_of_issues_and_messages_are_of_publication() {
    let published = ("2031-04-02", DateKind::Published);
    for (head, expected) in [
        (format!("The Arn Advertiser (Nor. : 1871 - 2034) Wed 2 Apr 2031 Page 5\n{SNOW}"), vec![published]),
        (format!("The Arn Advertiser\nWednesday, April 2, 2031\n{SNOW}"), vec![("2031-04-02", DateKind::PageRender)]),
        (format!("{SNOW}\nAnna Berg Trade correspondent 2 April 2031"), vec![published]),
        (
            format!("{SNOW}\nPublished: 2 April 2031\nLast edit: 3 April 2031"),
            vec![published, ("2031-04-03", DateKind::Updated)],
        ),
        (
            format!("Arn boards > Roads\n2nd Apr, 2031, 22:08 #1\n{SNOW}\nBy Anna Berg, The Arn Post, 1 April 2031"),
            vec![("2031-04-02T22:08", DateKind::Published), ("2031-04-01", DateKind::Published)],
        ),
    ] {
        assert_eq!(dates(&read(&head, "")), expected, "{head}");
    }
}

#[test]
fn editors_are_named_inside_lines() {
    let article = read(SNOW, "EDITORIAL BOARD Editor-in-Chief: Anna Berg");
    assert_eq!(value(article.editor.as_ref()), "Anna Berg");
    let article = read(&format!("{SNOW}\n2 April 2031 Compiled by Anna Berg"), "");
    assert_eq!(value(article.byline.as_ref()), "");
}

#[test]
fn a_place_stands_below_a_summary() {
    let summary = "The road office closed the pass after two days of heavy snow, and the lorries were turned back.";
    let article =
        parse(&format!("{SNOW}\n\n{summary}\n\nArnholm: {BODY}\n\nTwo inns in Arnholm were full on Tuesday.\n"));
    assert_eq!(value(article.dateline.as_ref()), "Arnholm");
}

#[test]
fn a_writer_beside_a_date_is_no_place() {
    for stamp in
        ["Anna Berg | 2 April 2031", "2 April 2031 | Anna Berg | 3 min read", "Posted on 2 April 2031 by Anna Berg"]
    {
        let article = read(&format!("{SNOW}\n{stamp}"), "");
        assert_eq!(
            [&article.byline, &article.dateline].map(|field| value(field.as_ref())),
            ["Anna Berg", ""],
            "{stamp}"
        );
    }
}

#[test]
fn agencies_hand_texts_on() {
    for (head, foot, agency) in [
        ("via Nordlink | share", "", "Nordlink"),
        ("", "With agency inputs (Reutlink)", "Reutlink"),
        ("", "The driver told Arnline that he would wait.\n📰 Arnline\n© 2031 Halden Mirror", "Arnline"),
        ("", "via Twitter", ""),
        ("NWA · 2 April 2031", "", "NWA"),
        ("Anna Berg and NWA", "", "NWA"),
        ("", "The office will decide on Thursday at noon. [With NWA inputs]", "NWA"),
        (
            "",
            "The driver told Arn Khabar that he would wait.\nSource: Arn Khabar, Arnholm\n© 2031 Halden Mirror",
            "Arn Khabar",
        ),
        ("", "(MUSIC)", ""),
        ("FALSE", "The claim is FALSE, and it is false.", ""),
    ] {
        let article = read(&format!("{SNOW}\n{head}"), foot);
        assert_eq!(value(article.agency.as_ref()), agency, "{head} {foot}");
    }
    let article = parse(&format!("{SNOW}\nARNHOLM, Norrland (AP) _ {BODY}"));
    assert_eq!(value(article.agency.as_ref()), "AP");
}

#[test]
fn a_place_in_capitals_stands_behind_a_stamp() {
    let article = read(&format!("{SNOW}\nPublished 2 April 2031 06:00 am IST - ARNHOLM"), "");
    assert_eq!(value(article.dateline.as_ref()), "Arnholm");
}

#[test]
fn a_name_before_a_colon_is_who_speaks() {
    let article = parse(&format!("{SNOW}\n\nBerg: {BODY}\n"));
    assert_eq!(value(article.dateline.as_ref()), "");
}

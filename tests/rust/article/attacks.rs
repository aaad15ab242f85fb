//! Texts made to make a parser hang or fall over.

use _core::article::parse;
use std::time::{Duration, Instant};

/// Far above what a linear pass needs on a slow machine, far below what a quadratic one takes.
const LIMIT: Duration = Duration::from_secs(20);

fn read(name: &str, text: &str) {
    let start = Instant::now();
    let article = parse(text);
    assert!(start.elapsed() < LIMIT, "{name} took {:?}", start.elapsed());
    assert!(article.body.len() <= text.len());
}

fn repeated(piece: &str, megabytes: usize) -> String {
    piece.repeat((megabytes << 20) / piece.len())
}

#[test]
fn long_texts_of_one_thing_take_linear_time() {
    for piece in [
        "a",
        " ",
        "\n",
        "\r\n",
        "\u{2028}",
        "(Last Updated On:",
        " MORE",
        "Venn Olaf VennPort shuts MORE ",
        "(",
        ")",
        "\"",
        "“",
        "\0",
        "\u{200b}",
        "\u{202e}ab",
        "市",
        "٣ ",
        "- ",
        " | ",
        ". ",
        "©",
        "By A\n",
        "Check Also\n",
        "Leave a Reply\n",
        "May 3, 2021 ",
        "3 May 2021\n",
        "(ATN)",
        "word ",
        "Word. (ATN)\n",
        "a\n",
        "\" />",
        "Home / ",
        "He said that the bridge was shut for the day. ",
    ] {
        read(piece, &repeated(piece, 2));
    }
}

#[test]
fn ten_megabytes_in_one_line_and_in_newlines_only() {
    read("one line", &repeated("The pass over the Arn was closed on Monday. ", 10));
    read("newlines", &repeated("\n", 10));
    read("stamps", &repeated("(Last Updated On:", 10));
}

#[test]
fn labels_and_prose_by_turns_take_linear_time() {
    let prose = "The pass over the Arn was closed on Monday after two days of snow, the road office said.\n";
    read(
        "boxes",
        &repeated(&format!("{prose}Check Also\nSnow\nLeave a Reply\nSnow closes the pass - Northern Wire\n"), 4),
    );
}

/// Four capitals, another four for every number.
fn letters(number: usize) -> String {
    (0..4_u32).map(|place| char::from(b'A' + (number / 26_usize.pow(place) % 26) as u8)).collect()
}

#[test]
fn many_different_names_take_linear_time() {
    for (name, line) in [
        ("credits", "Snow fell on the pass all day. (@)\n"),
        ("signatures", "Anna Berg / @ / 3 May 2021\n"),
        ("outlets", "© 2021 @ Daily News. The @ Daily News is a paper (@).\n"),
        ("stations", "W@ and K@ told @ News\n"),
        ("stamps", "3 May 2021 10:30 @\n"),
        ("labels", "Last updated 3 May 2021 @\nRead: @\n"),
    ] {
        let text: String = (0..60_000).map(|number| line.replace('@', &letters(number))).collect();
        read(name, &text);
    }
}

#[test]
fn nothing_gives_nothing() {
    for text in ["", " ", "\n\n", "\u{a0}\u{3000}"] {
        let article = parse(text);
        assert!(article.body.is_empty() && article.blocks.is_empty() && article.headline.is_none());
    }
}

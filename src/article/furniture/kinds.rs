//! The kind of furniture a line is by its own wording.

use super::records::record;
use super::sentences::by_sentence;
use super::{credits, phrases, stamps};
use crate::article::BlockKind;
use crate::article::lines::Measures;
use crate::article::metadata::phrases::Phrases;
use std::sync::LazyLock;

/// Most words of a line that a rule looks at.
const LONGEST: u32 = 120;

/// Where a rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Wherever the line stands.
    Anywhere,
    /// At the edges of the body; inside it the wording may be the author's.
    Edge,
}

/// A line's kind and the rule that found it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Typed {
    pub(crate) kind: BlockKind,
    pub(crate) rule: &'static str,
    pub(crate) reach: Reach,
}

impl Typed {
    pub(super) const fn firm(kind: BlockKind, rule: &'static str) -> Self {
        Self { kind, rule, reach: Reach::Anywhere }
    }

    pub(super) const fn edge(kind: BlockKind, rule: &'static str) -> Self {
        Self { kind, rule, reach: Reach::Edge }
    }
}

/// The kind of `line`, if its wording alone tells; `lower` is the line in ASCII lower case.
pub(crate) fn typed(line: &str, lower: &str, measures: &Measures) -> Option<Typed> {
    if measures.words > LONGEST {
        return None;
    }
    record(line, lower, measures)
        .or_else(|| marked(line, lower, measures))
        .or_else(|| by_sentence(line, lower, measures))
}

/// The kind of `line` by fixed marks of furniture, whatever its sentences and fields may say.
pub(crate) fn marked(line: &str, lower: &str, measures: &Measures) -> Option<Typed> {
    if measures.words > LONGEST {
        return None;
    }
    by_phrase(lower, measures)
        .or_else(|| by_time(lower, measures))
        .or_else(|| by_credit(line, lower, measures))
        .or_else(|| by_content(lower, measures))
        .or_else(|| by_shape(line, lower, measures))
}

fn by_phrase(lower: &str, measures: &Measures) -> Option<Typed> {
    if measures.words <= 14
        && let Some(kind) = phrases::whole(lower)
    {
        let edge = matches!(kind, BlockKind::SectionLabel | BlockKind::DateLabel);
        return Some(if edge { Typed::edge(kind, "phrase") } else { Typed::firm(kind, "phrase") });
    }
    let mut kind = phrases::beginning(lower)?;
    if kind == BlockKind::RelatedHeadline && measures.words > 16 {
        kind = BlockKind::RelatedTeaser;
    }
    let fits = match kind {
        BlockKind::RelatedLabel => measures.words <= 8 && !measures.ends_sentence,
        BlockKind::RelatedHeadline => measures.words <= 30,
        BlockKind::Tags => measures.words <= 40 && !measures.ends_sentence,
        BlockKind::Newsletter => measures.words <= 60 && measures.speech == 0,
        BlockKind::Breadcrumb => measures.words <= 40,
        BlockKind::AdMarker => measures.words <= 30 && measures.speech == 0,
        BlockKind::Navigation => measures.words <= 10,
        _ => true,
    };
    fits.then_some(Typed::firm(kind, "beginning"))
}

fn by_time(lower: &str, measures: &Measures) -> Option<Typed> {
    if let Some(kind) = stamps::stamp(lower, measures) {
        return Some(Typed::firm(kind, "stamp"));
    }
    stamps::is_date(lower, measures).then_some(Typed::edge(BlockKind::PageDate, "date"))
}

fn by_credit(line: &str, lower: &str, measures: &Measures) -> Option<Typed> {
    if credits::editor(line).is_some() && measures.words <= 14 {
        Some(Typed::firm(BlockKind::EditorMasthead, "editor"))
    } else if credits::is_byline(line, lower, measures) {
        Some(Typed::firm(BlockKind::Byline, "byline"))
    } else if credits::is_reporting(lower, measures) {
        let line = lower.trim_start_matches(['(', '[']);
        let by = |words: &[&str]| words.iter().any(|words| line.starts_with(words));
        let kind = if by(&["reporting by", "writing by"]) {
            BlockKind::Byline
        } else if by(&["editing by"]) {
            BlockKind::EditorMasthead
        } else {
            BlockKind::AgencyCredit
        };
        Some(Typed::firm(kind, "reporting"))
    } else if let Some(name) = credits::bracketed(line) {
        let sure = name.contains([' ', '/']) || !name.contains(char::is_lowercase);
        let typed = if sure { Typed::firm } else { Typed::edge };
        Some(typed(BlockKind::AgencyCredit, "credit"))
    } else if credits::is_signature(line, measures) {
        Some(Typed::edge(BlockKind::AgencyCredit, "signature"))
    } else if credits::is_post(lower, measures) {
        Some(Typed::edge(BlockKind::Byline, "post"))
    } else {
        None
    }
}

/// What the player of a video says between two titles.
const PLAYER: &str = "replay more videos";

/// One of these is in every line that [`by_content`] knows; most lines have none.
static TRIGGER: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "cookie",
        "rights reserved",
        "may not be ",
        "photo",
        "image",
        "credit",
        "getty",
        "/ap",
        "/afp",
        "/reuters",
        PLAYER,
    ])
});

fn by_content(lower: &str, measures: &Measures) -> Option<Typed> {
    if !TRIGGER.is_in(lower) {
        return None;
    }
    if is_cookie_notice(lower, measures) {
        Some(Typed::firm(BlockKind::CookieNotice, "cookies"))
    } else if is_reservation(lower) {
        Some(Typed::firm(BlockKind::Copyright, "rights"))
    } else if lower.contains(PLAYER) {
        Some(Typed::firm(BlockKind::AppWidget, "player"))
    } else if is_caption(lower) {
        Some(Typed::firm(BlockKind::Caption, "caption"))
    } else {
        None
    }
}

fn is_cookie_notice(lower: &str, measures: &Measures) -> bool {
    const AROUND: [&str; 8] =
        ["we use", "site uses", "website uses", "by continuing", "accept", "our use of", "settings", "to measure"];
    lower.contains("cookie") && measures.control > 1 && AROUND.iter().any(|words| lower.contains(words))
}

fn is_reservation(lower: &str) -> bool {
    const RIGHTS: [&str; 4] =
        ["all rights reserved", "may not be published, broadcast", "may not be reproduced", "may not be republished"];
    RIGHTS.iter().any(|words| lower.contains(words))
}

fn is_caption(lower: &str) -> bool {
    const INSIDE: [&str; 8] =
        ["(ap photo", "photo/", "(photo by", "(photo:", "photo credit:", "image credit", "[photo", "credit: "];
    const AT_END: [&str; 8] =
        ["getty images", "getty images)", "/ap)", "/afp)", "/reuters)", "/reuters", "/afp", "/getty"];
    INSIDE.iter().any(|words| lower.contains(words)) || AT_END.iter().any(|words| lower.ends_with(words))
}

fn by_shape(line: &str, lower: &str, measures: &Measures) -> Option<Typed> {
    static PARTED: LazyLock<Phrases> =
        LazyLock::new(|| Phrases::new([" » ", " › ", " > ", " :: ", " | ", "  ", " / ", " · ", " ▪ "]));
    if measures.words == 0 {
        return Some(Typed::firm(BlockKind::Other, "no words"));
    }
    if is_markup(line, lower, measures) {
        return Some(Typed::firm(BlockKind::HtmlFragment, "mark-up"));
    }
    if measures.ends_sentence {
        return None;
    }
    // One of these is in every path and every menu; most lines have none.
    let parted = measures.words <= 40 && PARTED.is_in(line);
    if parted && is_path(line, measures) {
        Some(Typed::firm(BlockKind::Breadcrumb, "path"))
    } else if is_tags(line, measures) {
        Some(Typed::firm(BlockKind::Tags, "hashtags"))
    } else if parted && is_menu(line, measures) {
        Some(Typed::edge(BlockKind::Navigation, "menu"))
    } else if is_about(lower, measures) {
        Some(Typed::edge(BlockKind::AboutBox, "about"))
    } else {
        None
    }
}

fn is_markup(line: &str, lower: &str, measures: &Measures) -> bool {
    let code = measures.links > 0 && (lower.contains("function(") || lower.starts_with("window."));
    code || line.starts_with('<') || line.starts_with("\" />")
}

fn is_path(line: &str, measures: &Measures) -> bool {
    measures.words <= 30 && [" » ", " › ", " > ", " :: "].iter().any(|mark| line.contains(mark))
}

/// True for a line of hashtags.
fn is_tags(line: &str, measures: &Measures) -> bool {
    let mut words = line.split_whitespace().filter(|word| *word != "·" && *word != "|");
    line.starts_with('#') && measures.words > 0 && words.all(|word| word.starts_with('#'))
}

fn is_menu(line: &str, measures: &Measures) -> bool {
    const MARKS: [&str; 6] = [" | ", "  ", " / ", " :: ", " · ", " ▪ "];
    let items =
        |mark: &str| line.matches(mark).count() >= 2 && line.split(mark).all(|item| item.split(' ').count() <= 4);
    if measures.words <= 40 && !measures.ends_sentence && measures.digits < 4 && (items(" | ") || items(" / ")) {
        return true;
    }
    measures.words <= 40
        && measures.function * 5 < measures.words
        && measures.digits < 4
        && !measures.ends_sentence
        && MARKS.iter().any(|mark| line.matches(mark).count() >= 2 + usize::from(*mark == "  "))
}

fn is_about(lower: &str, measures: &Measures) -> bool {
    (2..=6).contains(&measures.words)
        && measures.capital >= 2
        && measures.capital + 1 >= measures.words
        && lower.starts_with("about ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn kind(line: &str) -> Option<BlockKind> {
        let measures = crate::article::lines::measures(line, &[Span::new(0, line.len())])[0];
        typed(line, &line.to_ascii_lowercase(), &measures).map(|typed| typed.kind)
    }

    #[test]
    fn furniture_is_known_by_its_wording() {
        for (line, expected) in [
            ("Read also: Late snow closes the pass", BlockKind::RelatedHeadline),
            ("We use cookies to keep this site working. Accept all", BlockKind::CookieNotice),
            ("© 2021 The Northern Wire", BlockKind::Copyright),
            ("Farming » Trade", BlockKind::Breadcrumb),
            ("Skaters on the canal on Sunday. Anna Berg/Getty Images", BlockKind::Caption),
            ("About Northern Wire", BlockKind::AboutBox),
            ("About the Northern Wire", BlockKind::AboutBox),
            ("------", BlockKind::Other),
            ("Saturday, 5 June 2021", BlockKind::PageDate),
            ("(Northern Wire)", BlockKind::AgencyCredit),
            ("Just watched Late snow Replay More Videos ... Must watch Late snow 01:51", BlockKind::AppWidget),
            ("CLICK HERE TO GET THE NORTHERN WIRE APP", BlockKind::AppWidget),
        ] {
            assert_eq!(kind(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn prose_is_of_no_kind() {
        for line in [
            "The council published its report on Monday and updated the map of the flood plain.",
            "He shared the photographs with the police, who declined to comment.",
            "About forty people were there, a witness said.",
        ] {
            assert_eq!(kind(line), None, "{line}");
        }
    }
}

//! Furniture that is written in sentences: pleas, notices, captions, boxes.

use super::kinds::Typed;
use crate::article::BlockKind;
use crate::article::lines::Measures;
use crate::article::lines::measure::tail;
use crate::article::lines::wording::Class;

fn of(line: &Measures, class: Class) -> u8 {
    line.wordings[class as usize]
}

/// True for a line that speaks to the reader or for the house, and reports nobody's words.
const fn is_addressed(line: &Measures) -> bool {
    (line.second > 0 || line.we > 0) && line.speech == 0 && line.quotes == 0
}

/// What a line's wordings and voice make it; `line` is trimmed, `lower` in ASCII lower case.
pub(super) fn by_sentence(line: &str, lower: &str, measures: &Measures) -> Option<Typed> {
    if is_caption(line, measures) {
        return Some(Typed::firm(BlockKind::Caption, "picture"));
    }
    if measures.quotes > 0 && !measures.ends_sentence || measures.speech > 1 {
        return None;
    }
    if of(measures, Class::Consent) >= 2 && (measures.second + measures.we > 0 || lower.contains("cookie")) {
        Some(Typed::firm(BlockKind::CookieNotice, "consent"))
    } else if is_addressed(measures) && of(measures, Class::Invitation) >= 2 {
        Some(Typed::firm(BlockKind::Newsletter, "invitation"))
    } else if is_addressed(measures) && of(measures, Class::Comment) >= 2 {
        Some(Typed::firm(BlockKind::CommentForm, "comments"))
    } else {
        notice(measures, lower).or_else(|| invitation(measures)).or_else(|| shown(measures))
    }
}

/// A notice or disclaimer has several of their wordings and reports nothing.
fn notice(line: &Measures, lower: &str) -> Option<Typed> {
    let (legal, told) = (of(line, Class::Legal), of(line, Class::Notice) + of(line, Class::Appeal));
    if line.speech > 0 || line.quotes > 0 || line.third > 1 {
        return None;
    }
    if legal + told < 2 {
        return None;
    }
    let kind = if claims_rights(lower) { BlockKind::Copyright } else { BlockKind::Other };
    if legal + told >= 3 || (legal + told == 2 && line.second + line.we > 0) {
        Some(Typed::firm(kind, "notice"))
    } else {
        Some(Typed::edge(kind, "notice"))
    }
}

/// True for a line about rights in the text.
fn claims_rights(lower: &str) -> bool {
    const RIGHTS: [&str; 6] = ["copyright", "©", "rights", "reproduc", "redistribut", "derechos"];
    RIGHTS.iter().any(|words| lower.contains(words))
}

/// One wording and the reader addressed: furniture unless the body around is sure of the line.
fn invitation(line: &Measures) -> Option<Typed> {
    let kind = kind(line)?;
    let addressed = is_addressed(line) && line.second > 0 && line.first == 0 && !line.labelled && line.words >= 5;
    addressed.then_some(Typed::edge(kind, "address"))
}

/// A line with a wording of captions that reports nothing.
fn shown(line: &Measures) -> Option<Typed> {
    let still = of(line, Class::Caption) > 0
        && line.speech == 0
        && line.quotes == 0
        && line.past + line.third == 0
        && !line.labelled;
    (still && line.words >= 6 && line.ends_sentence).then_some(Typed::edge(BlockKind::Caption, "shown"))
}

/// A picture's caption: "Photo:" and the like, or a credit after its last sentence.
fn is_caption(line: &str, measures: &Measures) -> bool {
    const BEGINNINGS: [&str; 8] =
        ["FILE - ", "FILE – ", "FILE — ", "FILE: ", "GRAPHIC:", "PICTURE:", "Pictured:", "PHOTO:"];
    if line.starts_with(['F', 'G', 'P']) && BEGINNINGS.iter().any(|beginning| line.starts_with(beginning)) {
        return true;
    }
    (measures.tail || measures.separators > 0 || tail(line).starts_with(['—', '–']))
        && !measures.bracketed
        && measures.words >= 6
        && is_credit(line)
}

/// True if what follows the last sentence is a credit: "Photo: A. Berg", "A. Berg/NWA", "(NWA)", "A. BERG".
fn is_credit(line: &str) -> bool {
    const NAMED: [&str; 10] =
        ["photo", "image", "picture", "credit", "courtesy", "handout", "illustration", "foto", "imagen", "file"];
    let whole = tail(line);
    let lower = whole.to_lowercase();
    let named = NAMED.iter().any(|name| lower.contains(name));
    let words = || whole.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let proper = words().all(|word| word.len() <= 3 || !word.starts_with(char::is_lowercase));
    let dated = whole.contains(|c: char| c.is_ascii_digit());
    let upper = words().count() > 1 && !whole.contains(char::is_lowercase);
    let marked = (whole.contains('/') && whole.contains(char::is_lowercase)) || whole.starts_with('|');
    !dated && ((named && words().count() <= 8) || (proper && marked) || upper)
}

/// The kind that most of a line's wordings speak for, if it has any.
pub(crate) fn kind(line: &Measures) -> Option<BlockKind> {
    const KINDS: [(Class, BlockKind); 9] = [
        (Class::Consent, BlockKind::CookieNotice),
        (Class::App, BlockKind::AppWidget),
        (Class::Invitation, BlockKind::Newsletter),
        (Class::Caption, BlockKind::Caption),
        (Class::Comment, BlockKind::CommentForm),
        (Class::About, BlockKind::AboutBox),
        (Class::Legal, BlockKind::Copyright),
        (Class::Notice, BlockKind::Other),
        (Class::Appeal, BlockKind::Other),
    ];
    let most = KINDS.iter().rev().max_by_key(|(class, _)| of(line, *class))?;
    (of(line, most.0) > 0).then_some(most.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn found(line: &str) -> Option<BlockKind> {
        let measures = crate::article::lines::measures(line, &[Span::new(0, line.len())])[0];
        by_sentence(line, &line.to_ascii_lowercase(), &measures).map(|typed| typed.kind)
    }

    #[test]
    fn furniture_in_sentences_is_known() {
        for (line, kind) in [
            ("Our weekly letter brings the valley to your inbox. Sign up today.", BlockKind::Newsletter),
            ("We and our partners store information on your device.", BlockKind::CookieNotice),
            (
                "A plough clears the road to the summit. The snow lay two metres deep. Photo: Ida Lund",
                BlockKind::Caption,
            ),
            ("A plough clears the road to the summit. The snow was deep. NWA/Ida Lund", BlockKind::Caption),
            ("Letters may be edited for length and clarity. Write to us with your full name.", BlockKind::Other),
        ] {
            assert_eq!(found(line), Some(kind), "{line}");
        }
    }

    #[test]
    fn what_people_say_is_none() {
        for line in [
            "“You can cancel your subscription,” she told the board, “and your newsletter with it.”",
            "The council voted on Monday. The road to the summit stays shut.",
            "He wore a coat from the U.S. Army",
        ] {
            assert_eq!(found(line), None, "{line}");
        }
    }
}

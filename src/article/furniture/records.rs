//! Lines of the records that carry an article: mail, archives, wires.

use super::kinds::Typed;
use crate::article::BlockKind;
use crate::article::lines::Measures;
use crate::article::metadata::phrases::{Beginnings, Phrases};
use std::sync::LazyLock;

/// Beginnings of the head lines of mail, in lower case.
const MAIL: [&str; 22] = [
    "from: ",
    "to: ",
    "cc: ",
    "date: ",
    "sent: ",
    "subject: ",
    "reply-to: ",
    "fwd: ",
    "de : ",
    "de: ",
    "à : ",
    "à: ",
    "envoyé : ",
    "objet : ",
    "cc : ",
    "para: ",
    "asunto: ",
    "enviado: ",
    "von: ",
    "an: ",
    "betreff: ",
    "gesendet: ",
];
/// Longest name of a field, in bytes.
const LONGEST_NAME: usize = 24;
/// Words inside the lines that part a mail from the one it forwards.
const FORWARDED: [&str; 7] = [
    "forwarded message",
    "original message",
    "begin forwarded",
    "message d'origine",
    "message transféré",
    "mensaje reenviado",
    "weitergeleitete nachricht",
];
/// Beginnings of the fields of archives and wires, in lower case, with their kinds.
const FIELDS: [(&str, BlockKind); 34] = [
    ("headline:", BlockKind::Other),
    ("section:", BlockKind::Other),
    ("length:", BlockKind::Other),
    ("dateline:", BlockKind::Other),
    ("body:", BlockKind::Other),
    ("load-date:", BlockKind::Other),
    ("correction-date:", BlockKind::Other),
    ("language:", BlockKind::Other),
    ("document-type:", BlockKind::Other),
    ("publication-type:", BlockKind::Other),
    ("journal-code:", BlockKind::Other),
    ("cross ref:", BlockKind::Other),
    ("edn:", BlockKind::Other),
    ("edition:", BlockKind::Other),
    ("query:", BlockKind::Other),
    ("document ", BlockKind::Other),
    ("continued from page", BlockKind::Other),
    ("continued on page", BlockKind::Other),
    ("(continued ", BlockKind::Other),
    ("attention editors", BlockKind::Other),
    ("eds:", BlockKind::Other),
    ("editors:", BlockKind::Other),
    ("notes to editors", BlockKind::Other),
    ("note to editors", BlockKind::Other),
    ("press contact:", BlockKind::Other),
    ("media contact:", BlockKind::Other),
    ("[editor's note:", BlockKind::Other),
    ("[editor’s note:", BlockKind::Other),
    ("byline:", BlockKind::Byline),
    ("graphic:", BlockKind::Caption),
    ("subject:", BlockKind::Tags),
    ("keywords:", BlockKind::Tags),
    ("geographic:", BlockKind::Tags),
    ("organization:", BlockKind::Tags),
];
/// What ends a text, in lower case without marks.
const ENDS: [&str; 7] = ["end", "ends", "30", "endit", "end of document", "end of text", "fin"];

/// The kind of a line of a record.
pub(super) fn record(line: &str, lower: &str, measures: &Measures) -> Option<Typed> {
    static HEADS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(MAIL));
    static PARTING: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(FORWARDED));
    if is_end(lower, measures) {
        return Some(Typed::firm(BlockKind::Other, "end mark"));
    }
    if (2..=6).contains(&measures.words) && PARTING.is_in(lower) {
        return Some(Typed::firm(BlockKind::Other, "forwarded"));
    }
    if measures.words <= 12 && is_slug(line) {
        return Some(Typed::firm(BlockKind::Other, "slug"));
    }
    if is_jump(lower, measures) {
        return Some(Typed::firm(BlockKind::Other, "jump"));
    }
    let colon = memchr::memchr(b':', &lower.as_bytes()[..lower.len().min(LONGEST_NAME)]);
    if colon.is_none() && !lower.starts_with(['d', 'c', '(', 'a', 'n']) {
        return None;
    }
    let upper = line.split(':').next().is_some_and(|name| name.chars().all(|c| !c.is_lowercase()));
    let field =
        FIELDS.iter().find(|(name, _)| name.as_bytes().first() == lower.as_bytes().first() && lower.starts_with(name));
    if let Some((name, kind)) = field
        && (upper || !name.ends_with(':') || name.starts_with('[') || name.contains("contact"))
        && (*name != "document " || measures.numbers > 1)
    {
        return Some(Typed::firm(*kind, "field"));
    }
    let mail = measures.words <= 20 && HEADS.of(lower).is_some();
    mail.then_some(Typed::edge(BlockKind::Other, "mail"))
}

/// True for "END", "###", "-30-", "** End of Document **".
fn is_end(lower: &str, measures: &Measures) -> bool {
    if measures.words > 3 {
        return false;
    }
    let core = lower.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let marked = core.len() < lower.len() || measures.upper > 0;
    let hashes = lower.len() >= 3 && lower.bytes().all(|byte| byte == b'#' || byte == b' ');
    hashes || (marked && ENDS.contains(&core))
}

/// True for the slug of a wire: "BC-SNOW-PASS/ (UPDATE 1)".
fn is_slug(line: &str) -> bool {
    let first = line.split(' ').next().unwrap_or_default();
    let plain = first.len() >= 5 && first.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '-' | '/' | ':'));
    plain && first.contains('-') && (first.contains('/') || first.starts_with("BC-"))
}

/// True for a jump line: "See DAM, Page A9", "(from PAGE 24)".
fn is_jump(lower: &str, measures: &Measures) -> bool {
    let paged = measures.digits > 0 && measures.words <= 9 && !measures.ends_sentence && lower.contains("page ");
    let core = lower.trim_start_matches('(');
    let turns = ["see ", "page ", "turn to ", "continued "].iter().any(|word| core.starts_with(word));
    paged && (turns || lower.contains("from page"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn kind(line: &str) -> Option<BlockKind> {
        let measures = Measures::of(line, Span::new(0, line.len()));
        record(line, &line.to_ascii_lowercase(), &measures).map(|typed| typed.kind)
    }

    #[test]
    fn records_are_known_by_their_fields() {
        for line in [
            "-- ENDS --",
            "###",
            "-30-",
            "LENGTH: 410 words",
            "BC-SNOW-PASS/ (UPDATE 1)",
            "---- Forwarded message ----",
            "See FERRY, Page B4, Col. 2",
        ] {
            assert_eq!(kind(line), Some(BlockKind::Other), "{line}");
        }
        for line in ["It ends", "The section: a map", "Length: 22 years", "He turned the page 4 times."] {
            assert_eq!(kind(line), None, "{line}");
        }
    }
}

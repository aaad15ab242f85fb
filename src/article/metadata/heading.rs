//! What a line's form says against its being a headline.

use super::dateline::is_upper;
use super::dates::head;
use super::names;

/// True for an item of a list.
pub(super) fn is_item(piece: &str) -> bool {
    // Messages set words in bold by asterisks: "*Water cut from Monday*".
    let bold = piece.len() > 2 && piece.starts_with('*') && piece.ends_with('*');
    let numbered = piece.starts_with(|c: char| matches!(c, '\u{2460}'..='\u{24FF}' | '\u{2776}'..='\u{2793}'));
    numbered || !bold && piece.starts_with(['•', '·', '▪', '●', '*', '■', '►', '–', '-', '◆', '○'])
}

/// Beginnings of lines above an article that are none of it.
const NOTICES: &[&str] = &[
    "share ",
    "from:",
    "to:",
    "subject:",
    "date:",
    "sent:",
    "cc:",
    "de :",
    "de:",
    "à :",
    "para:",
    "asunto:",
    "objet :",
    "envoyé :",
    "von:",
    "an:",
    "betreff:",
    "press release",
    "for immediate release",
    "embargo",
    "text of report",
    "excerpt from report",
    "length:",
    "section:",
    "query:",
    "share ",
];

/// True for what is no headline by its form: an item, a menu, a field of a record or of an e-mail's head, a slug.
pub(super) fn is_furniture(piece: &str) -> bool {
    let lower = head(piece).to_lowercase();
    let menu =
        [" | ", " · ", " / ", " › ", " » ", " > ", " :: ", " ~ "].iter().any(|mark| piece.matches(mark).count() >= 2);
    let menu = menu || (is_upper(piece) && [" — ", " – ", " - "].iter().any(|mark| piece.matches(mark).count() >= 2));
    let columns = piece.matches("  ").count() >= 2 || piece.contains('\t');
    let slug = piece.contains("/ (") || piece.ends_with('/') || piece.starts_with("BC-");
    let signs = piece.contains(['★', '▲', '▼', '☰', '♡', '@', '°', '[', '<', '▸', '▶', '►'])
        || piece.contains(": /")
        || piece.contains("://");
    let ticker =
        piece.starts_with(|c: char| c.is_ascii_digit()) && lower.contains(" of ") && lower.contains("document");
    is_item(piece) || menu || columns || slug || signs || ticker || NOTICES.iter().any(|begin| lower.starts_with(begin))
}

/// True for the result of a match and little else: "Halden 2-1 Arn City".
pub(super) fn is_score(piece: &str, words: u32) -> bool {
    let result = |word: &str| word.split_once(['-', '–']).is_some_and(|(one, other)| is_count(one) && is_count(other));
    words <= 7 && piece.split(' ').any(result)
}

fn is_count(part: &str) -> bool {
    (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
}

/// True for an outlet's name, alone or before its section.
pub(super) fn is_masthead(piece: &str) -> bool {
    let first = [" (", " - ", " – ", " — ", " | ", " // ", ": "].iter().filter_map(|mark| piece.find(mark)).min();
    names::is_outlet(piece)
        || first.is_some_and(|end| end < 40 && names::is_outlet(&piece[..end]) && piece[..end].contains(' '))
}

/// True for a line that speaks to the reader about the page.
pub(super) fn addresses_reader(piece: &str) -> bool {
    const WORDS: [&str; 18] = [
        "app",
        "device",
        "cookies",
        "javascript",
        "browser",
        "subscribe",
        "newsletter",
        "please",
        "click",
        "inbox",
        "e-mail",
        "unsubscribe",
        "subscriber",
        "adblock",
        "advertisement",
        "newsletters",
        "cookie",
        "aplicación",
    ];
    let words = piece.split(|c: char| !c.is_alphanumeric() && c != '-').map(str::to_lowercase);
    words.filter(|word| WORDS.contains(&word.as_str())).count() > 0
}

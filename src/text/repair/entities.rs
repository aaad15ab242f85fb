//! HTML entities that were left in a text, with or without their ampersand.

use super::mojibake::from_windows;
use crate::text::Span;

/// Names of U+00A0 to U+00FF, in order.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 \
sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash \
Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml \
igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn \
yuml";

/// The other names that news pages use.
const NAMES: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("hellip", '…'),
    ("bull", '•'),
    ("dagger", '†'),
    ("Dagger", '‡'),
    ("permil", '‰'),
    ("prime", '′'),
    ("Prime", '″'),
    ("euro", '€'),
    ("trade", '™'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("Yuml", 'Ÿ'),
    ("fnof", 'ƒ'),
    ("circ", 'ˆ'),
    ("tilde", '˜'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("lrm", '\u{200E}'),
    ("rlm", '\u{200F}'),
    ("larr", '←'),
    ("uarr", '↑'),
    ("rarr", '→'),
    ("darr", '↓'),
    ("minus", '−'),
    ("ne", '≠'),
    ("le", '≤'),
    ("ge", '≥'),
];

/// Bytes of an entity at most, from its ampersand to its semicolon.
const LONGEST: usize = 12;

/// Names that are taken without their ampersand, in whose place a space stands.
const BARE: [&str; 6] = ["quot", "amp", "nbsp", "lt", "gt", "apos"];

/// Every entity of `text` and the character it stands for.
pub(super) fn find(text: &str) -> Vec<(Span, char)> {
    let bytes = text.as_bytes();
    let mut found: Vec<(Span, char)> = Vec::new();
    for end in memchr::memchr_iter(b';', bytes) {
        let least = found.last().map_or(0, |(span, _)| span.end).max(end.saturating_sub(LONGEST));
        let start = bytes[least..end].iter().rposition(|byte| matches!(byte, b'&' | b' ')).map(|at| least + at);
        // The line's first entity may have lost an ampersand that nothing stands for.
        let Some(start) = start else { continue };
        let inside = &bytes[start + 1..end];
        let Ok(inside) = std::str::from_utf8(inside) else { continue };
        let character = if bytes[start] == b'&' { character(inside) } else { bare(inside) };
        found.extend(character.map(|character| (Span::new(start, end + 1), character)));
    }
    found
}

/// What stands between an ampersand and a semicolon.
fn character(inside: &str) -> Option<char> {
    match inside.strip_prefix('#') {
        Some(number) => numbered(number),
        None => named(inside),
    }
}

fn named(name: &str) -> Option<char> {
    let other = NAMES.iter().find(|(known, _)| *known == name).map(|&(_, character)| character);
    let latin = || LATIN.split(' ').position(|known| known == name).and_then(|at| char::from_u32(0xA0 + at as u32));
    other.or_else(latin)
}

/// `8217`, `x2019`; 128 to 159 are meant as Windows-1252, as HTML reads them.
fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    let character = char::from_u32(code.ok()?)?;
    (number.len() <= 8 && !character.is_ascii_control()).then(|| from_windows(character).unwrap_or(character))
}

/// ` #39;`, ` quot;`: only what a text would hardly hold otherwise.
fn bare(inside: &str) -> Option<char> {
    let Some(number) = inside.strip_prefix('#') else {
        return if BARE.contains(&inside) { named(inside) } else { None };
    };
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    numbered(number).filter(|&found| digits && (matches!(found, '"' | '$' | '&' | '\'') || !found.is_ascii()))
}

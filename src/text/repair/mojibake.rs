//! UTF-8 that was read as Windows-1252 or Latin-1.
//!
//! Two to four characters whose bytes are the UTF-8 of one character are a candidate. Most candidates cannot be
//! anything else: `â€™`. Some can: `Ñ€` is a Cyrillic letter that was spoilt or a Spanish capital before a sign, `à »` is
//! French. Those are taken only where the same line holds a sure candidate of the same script.

use crate::text::Span;

/// Windows-1252 from 0x80 to 0x9F; what it leaves undefined stays a control character.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The character that Windows-1252 has where Latin-1 has the control character `c`.
pub(super) fn from_windows(c: char) -> Option<char> {
    let at = (c as u32).checked_sub(0x80)?;
    WINDOWS.get(at as usize).copied().filter(|&other| other != c)
}

/// Control characters of Latin-1, which stand for Windows-1252.
pub(super) fn controls(text: &str) -> Vec<(Span, char)> {
    let control = |(at, c): (usize, char)| Some((Span::new(at, at + c.len_utf8()), from_windows(c)?));
    text.char_indices().filter_map(control).collect()
}

/// The byte that either codec reads as `c`; None for ASCII and what neither has.
fn byte(c: char) -> Option<u8> {
    match c {
        '\u{80}'..='\u{FF}' => u8::try_from(c as u32).ok(),
        '\u{152}'..='\u{2122}' => WINDOWS.iter().position(|&known| known == c).map(|at| 0x80 + at as u8),
        _ => None,
    }
}

/// What the characters of one script have in common, as far as evidence goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Latin letters, and the signs that stand beside any script.
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    /// Chinese, Japanese, Korean.
    EastAsian,
    Emoji,
    /// Scripts of India and South-East Asia, Armenian, Georgian and the rest.
    Other,
}

/// The script of a decoded character; None where nobody writes such a character in news.
fn script(c: char) -> Option<Script> {
    Some(match c {
        '\u{80}'..='\u{24F}'
        | 'ˆ'
        | '˜'
        | '\u{300}'..='\u{36F}'
        | '\u{1E00}'..='\u{1EFF}'
        | '\u{2000}'..='\u{27FF}'
        | '\u{FB00}'..='\u{FB06}'
        | '\u{FEFF}'
        | '\u{FFFD}' => Script::Latin,
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Script::Greek,
        '\u{400}'..='\u{52F}' => Script::Cyrillic,
        '\u{590}'..='\u{5FF}' => Script::Hebrew,
        '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' => {
            Script::Arabic
        }
        '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' => {
            Script::EastAsian
        }
        '\u{FE00}'..='\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}' => Script::Emoji,
        '\u{530}'..='\u{58F}' | '\u{900}'..='\u{1DFF}' => Script::Other,
        _ => return None,
    })
}

/// Characters that are the UTF-8 of one character.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    span: Span,
    character: char,
    script: Script,
    /// True if the characters can hardly be meant as they stand.
    sure: bool,
}

/// Every sequence that is to be decoded, and the character it stands for.
pub(super) fn sequences(text: &str) -> Vec<(Span, char)> {
    let mut found = candidates(text);
    join_neighbours(&mut found);
    let mut kept = Vec::new();
    for line in found.chunk_by(|one, other| !text[one.span.end..other.span.start].contains('\n')) {
        let is_sure = |script: Script| line.iter().any(|other| other.sure && other.script == script);
        kept.extend(line.iter().filter(|it| it.sure || is_sure(it.script)).map(|it| (it.span, it.character)));
    }
    kept
}

/// Two sequences of one script right beside each other are no chance.
fn join_neighbours(found: &mut [Candidate]) {
    for at in 1..found.len() {
        let (one, other) = (found[at - 1], found[at]);
        if one.span.end == other.span.start && one.script == other.script && one.script != Script::Latin {
            (found[at - 1].sure, found[at].sure) = (true, true);
        }
    }
}

fn candidates(text: &str) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut before = None;
    while at < text.len() {
        let plain = text.as_bytes()[at..].iter().position(|byte| !byte.is_ascii()).unwrap_or(text.len() - at);
        if let Some(last) = plain.checked_sub(1) {
            before = Some(char::from(text.as_bytes()[at + last]));
            at += plain;
        }
        let Some(lead) = text[at..].chars().next() else { break };
        let candidate = candidate(&text[at..], at, before);
        (at, before) = match candidate {
            Some(found) => (found.span.end, Some(found.character)),
            None => (at + lead.len_utf8(), Some(lead)),
        };
        found.extend(candidate);
    }
    found
}

/// The candidate at the start of `rest`, which begins at byte `at` behind `before`.
fn candidate(rest: &str, at: usize, before: Option<char>) -> Option<Candidate> {
    let mut chars = rest.chars();
    let lead = chars.next()?;
    let mut bytes = [byte(lead)?, 0, 0, 0];
    let length = match bytes[0] {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let (mut width, mut tail) = (lead.len_utf8(), ['\0'; 3]);
    for nth in 1..length {
        let c = chars.next()?;
        (bytes[nth], tail[nth - 1]) = (byte(c)?, c);
        width += c.len_utf8();
    }
    let character = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
    let script = script(character)?;
    let place = Place { before, lead, tail: &tail[..length - 1], after: chars.next() };
    Some(Candidate { span: Span::new(at, at + width), character, script, sure: place.is_sure(character, script) })
}

/// A candidate and what stands around it.
struct Place<'p> {
    before: Option<char>,
    lead: char,
    tail: &'p [char],
    after: Option<char>,
}

impl Place<'_> {
    fn is_sure(&self, character: char, script: Script) -> bool {
        match (self.tail, script) {
            (_, Script::Emoji) => self.tail.len() == 3 || !self.tail.iter().all(|&c| ends_word(c)),
            ([last], Script::Latin) if matches!(self.lead, 'Â' | 'Ã' | 'Ä' | 'Å') => !self.is_end_of_word(*last),
            ([last], Script::Latin) if is_accent(character) => {
                self.follows_small_letter() || self.follows_letter() && !ends_word(*last) && !last.is_alphabetic()
            }
            ([_], Script::Latin) => ('Ș'..='ț').contains(&character) && !self.follows_capital(),
            ([_], _) => false,
            // No word goes on with a letter of Windows-1252 after this one.
            _ => !self.tail.iter().all(|&c| ends_word(c) || self.lead != 'â' && c.is_alphabetic()),
        }
    }

    /// True where the lead can be the last letter of a word in capitals, or a word of its own, and the other character
    /// the mark after it: `AMANHÃ”`.
    fn is_end_of_word(&self, last: char) -> bool {
        let alone = matches!(self.lead, 'Ä' | 'Å') && !self.follows_letter();
        let mark = matches!(last, '\u{A0}' | '“' | '”' | '‘' | '’' | '…' | '–' | '—' | '»' | '›' | '•' | '™');
        mark && (self.follows_capital() || alone) && !self.after.is_some_and(char::is_alphabetic)
    }

    fn follows_letter(&self) -> bool {
        self.before.is_some_and(char::is_alphabetic)
    }

    fn follows_capital(&self) -> bool {
        self.before.is_some_and(char::is_uppercase)
    }

    fn follows_small_letter(&self) -> bool {
        self.before.is_some_and(char::is_lowercase)
    }
}

/// True for an accent that stands on the letter before it.
const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// True for a mark that may follow a word.
const fn ends_word(c: char) -> bool {
    matches!(
        c,
        '\u{A0}'
            | '\u{AD}'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '“'
            | '”'
            | '„'
            | '‘'
            | '’'
            | '‚'
            | '…'
            | '–'
            | '—'
            | '•'
            | '·'
            | '™'
            | '®'
            | '©'
            | '°'
            | '¹'
            | '²'
            | '³'
            | 'ª'
            | 'º'
    )
}

#[cfg(test)]
mod tests {
    use super::super::repair;
    use super::*;

    /// `text` in UTF-8, read as Windows-1252 as browsers do.
    fn spoilt(text: &str) -> String {
        text.bytes().map(|byte| from_windows(char::from(byte)).unwrap_or(char::from(byte))).collect()
    }

    const TEXTS: [&str; 16] = [
        "L’été dernier, Zoë a mangé « à la crème » : voilà, c’est fini… Où ça ?",
        "“Málaga, López y Muñoz”, dijo. ¿Qué? ¡Sí, señor!",
        "São Paulo não é o coração da nação — amanhã, às três.",
        "Die Straße nach Köln, „große Häuser“ für 5 €",
        "Příliš žluťoučký kůň úpěl ďábelské ódy",
        "Zażółć gęślą jaźń",
        "Și țara românească, în București",
        "Đường phố Hà Nội rất đông người",
        "İstanbul’da yağmur yağıyor, ağır şekilde",
        "Съешь же ещё этих мягких французских булок, да выпей чаю и в путь",
        "Ο Πρωθυπουργός είπε ότι η συμφωνία ισχύει",
        "הממשלה אישרה את התקציב",
        "وقال الوزير إن الاتفاق قائم",
        "首相は月曜日に合意を発表した。",
        "정부는 월요일에 합의를 발표했다",
        "Well done 👏🎉 – it’s 20°C ½ €5 ™",
    ];

    #[test]
    fn spoilt_once_or_twice() {
        for text in TEXTS {
            let once = spoilt(text);
            assert_eq!(repair(&once).text, text, "{once}");
            assert_eq!(repair(&spoilt(&once)).text, text, "{once} twice");
        }
    }

    #[test]
    fn read_as_latin_1() {
        for text in TEXTS {
            let once: String = text.bytes().map(char::from).collect();
            assert_eq!(repair(&once).text, text);
        }
        assert_eq!(repair("It\u{92}s \u{93}so\u{94}").text, "It’s “so”");
    }

    #[test]
    fn correct_text_stays() {
        let others = [
            "IRMÃ”, “AMANHÃ”… NÃO À MAÇÃ – SÃO",
            "„groß“ und „Spaß“ – Gruß…",
            "« Voilà », dit-il. « Il l’a aimé “à jamais”»",
            "ÚŽASNÉ VÝŠKY, NÍŽE; MÍŠA",
            "ESPAÑA… ¡Ñ”! É… É\u{a0}» Ó”",
            "SKÅ… Å – JÄ” Ä… BÅ”",
            "TRẦN ÂN, VÂN… ÂM",
            "CÔTÉ» “CAFÉ™” ÎLE–À",
        ];
        for text in TEXTS.iter().chain(&others) {
            assert!(repair(text).is_whole(), "{text} became {}", repair(text).text);
        }
    }
}

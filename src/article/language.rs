//! The language of a text, by its script and its function words.

use super::lines::vocabulary::{LANGUAGES, marks};

/// Bytes that are looked at.
const REACH: usize = 1000;
/// Least share of function words in a text of a known language.
const LEAST: f32 = 0.16;

/// Letters of a text by script.
#[derive(Default)]
struct Scripts {
    latin: u32,
    kana: u32,
    han: u32,
    hangul: u32,
    greek: u32,
    hebrew: u32,
    thai: u32,
    arabic: u32,
    /// Letters that Persian and Urdu add to the Arabic ones.
    persian: u32,
    urdu: u32,
    cyrillic: u32,
    ukrainian: u32,
}

impl Scripts {
    fn see(&mut self, c: char) {
        match c {
            'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' => self.latin += 1,
            '\u{3040}'..='\u{30FF}' => self.kana += 1,
            '\u{4E00}'..='\u{9FFF}' => self.han += 1,
            '\u{AC00}'..='\u{D7AF}' => self.hangul += 1,
            '\u{370}'..='\u{3FF}' => self.greek += 1,
            '\u{590}'..='\u{5FF}' => self.hebrew += 1,
            '\u{E00}'..='\u{E7F}' => self.thai += 1,
            '\u{600}'..='\u{6FF}' => self.arabic_letter(c),
            '\u{400}'..='\u{4FF}' => {
                self.cyrillic += 1;
                self.ukrainian += u32::from(matches!(c, 'і' | 'ї' | 'є' | 'ґ'));
            }
            _ => {}
        }
    }

    fn arabic_letter(&mut self, c: char) {
        self.arabic += 1;
        self.persian += u32::from(matches!(c, 'پ' | 'چ' | 'گ' | 'ی' | 'ک'));
        self.urdu += u32::from(matches!(c, 'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | 'ہ'));
    }

    /// The language that the script alone decides; None for Latin and unknown scripts.
    fn language(&self) -> Option<&'static str> {
        let (script, count) = [
            ("ja", self.kana * 3),
            ("zh", self.han),
            ("ko", self.hangul),
            ("el", self.greek),
            ("he", self.hebrew),
            ("th", self.thai),
            ("ar", self.arabic),
            ("ru", self.cyrillic),
        ]
        .into_iter()
        .max_by_key(|(_, count)| *count)?;
        match script {
            _ if count < 10 || count <= self.latin => None,
            "ar" if self.urdu * 20 > count => Some("ur"),
            "ar" if self.persian * 20 > count => Some("fa"),
            "ru" if self.ukrainian * 50 > count => Some("uk"),
            known => Some(known),
        }
    }
}

/// The ISO 639-1 code of the language of `text`, or None where it cannot be told.
pub(super) fn language(text: &str) -> Option<&'static str> {
    let end = (0..=REACH.min(text.len())).rev().find(|&end| text.is_char_boundary(end))?;
    let head = &text[..end];
    let mut scripts = Scripts::default();
    head.chars().for_each(|c| scripts.see(c));
    scripts.language().or_else(|| by_words(head))
}

/// The language whose function words are most frequent, if they are frequent and clearly ahead.
fn by_words(text: &str) -> Option<&'static str> {
    let mut counts = [0_u32; LANGUAGES.len()];
    let mut words = 0;
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        words += 1;
        let found = marks(word);
        if found == 0 {
            continue;
        }
        for (count, (_, mark)) in counts.iter_mut().zip(LANGUAGES) {
            *count += u32::from(found & mark != 0);
        }
    }
    let mut ranked: Vec<(u32, &str)> =
        counts.into_iter().zip(LANGUAGES).map(|(count, (code, _))| (count, code)).collect();
    ranked.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let [(most, code), (second, _), ..] = ranked[..] else {
        return None;
    };
    let clear = most as f32 >= LEAST * words as f32 && most >= 3 && most * 10 >= second * 13;
    clear.then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_by_script_and_by_words() {
        for (text, expected) in [
            ("The pass was closed on Monday and the ferry stayed in the harbour.", Some("en")),
            ("Der Pass wurde am Montag gesperrt, und die Fähre blieb im Hafen.", Some("de")),
            ("Le col a été fermé lundi et le bateau est resté dans le port.", Some("fr")),
            ("El paso fue cerrado el lunes y los barcos se quedaron en el puerto.", Some("es")),
            ("山口周一关闭,渡轮留在港口,道路管理处说。", Some("zh")),
            ("峠は月曜日に閉鎖され、フェリーは港にとどまった。", Some("ja")),
            ("Перевал закрыли в понедельник, паром остался в порту.", Some("ru")),
            ("xq zv wp", None),
            ("", None),
        ] {
            assert_eq!(language(text), expected, "{text}");
        }
    }
}

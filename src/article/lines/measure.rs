//! Counts taken from one line, in one pass over its characters.

use super::vocabulary::{
    self, CONTROL, FIRST, FUNCTION, Key, MONTH, OPENER, SECOND, SPEECH, THIRD, TITLED, WE, WEEKDAY,
};
use super::wording::{self, CLASSES};
use crate::text::Span;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// What one line is made of. Counts, not shares.
#[allow(clippy::struct_excessive_bools, reason = "independent observations, not a state")]
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Measures {
    /// Bytes.
    pub(crate) bytes: u32,
    /// Words; two characters of a script without spaces count as one.
    pub(crate) words: u32,
    /// Letters inside words.
    pub(crate) letters: u32,
    /// Function words of any known language.
    pub(crate) function: u32,
    /// Words of menus, buttons and notices.
    pub(crate) control: u32,
    /// Words that begin with a capital letter.
    pub(crate) capital: u32,
    /// Words of two or more capital letters only.
    pub(crate) upper: u32,
    /// Names of months.
    pub(crate) months: u32,
    /// Names of days.
    pub(crate) weekdays: u32,
    /// Digits.
    pub(crate) digits: u32,
    /// Words that begin with a digit.
    pub(crate) numbers: u32,
    /// Commas.
    pub(crate) commas: u32,
    /// Ends of sentences before the end of the line.
    pub(crate) stops: u32,
    /// Quotation marks.
    pub(crate) quotes: u32,
    /// Marks that part menu items: | › » • · / and the like.
    pub(crate) separators: u32,
    /// Signs of addresses: @, #, ://.
    pub(crate) links: u32,
    /// Copyright signs.
    pub(crate) copyright: u32,
    /// Currency signs.
    pub(crate) currency: u32,
    /// Begins with a lower-case letter.
    pub(crate) starts_lower: bool,
    /// Begins with a quotation mark.
    pub(crate) starts_quote: bool,
    /// Begins with a digit or a bullet.
    pub(crate) starts_item: bool,
    /// Ends a sentence, looking through closing quotes and brackets.
    pub(crate) ends_sentence: bool,
    /// Ends with a colon.
    pub(crate) ends_colon: bool,
    /// Ends with an ellipsis.
    pub(crate) ends_ellipsis: bool,
    /// Words that speak to the reader.
    pub(crate) second: u32,
    /// Words that speak for a house.
    pub(crate) we: u32,
    /// Words that go on about somebody.
    pub(crate) third: u32,
    /// Words that speak of the writer.
    pub(crate) first: u32,
    /// Verbs of speech.
    pub(crate) speech: u32,
    /// Words in lower case that end like a past tense.
    pub(crate) past: u32,
    /// Wordings of furniture, by class.
    pub(crate) wordings: [u8; CLASSES],
    /// Share of its long words that stand in another line too, in 0..=1; known once the page is read.
    pub(crate) shared: f32,
    /// Begins with a place in capitals and a dash, or with a date and a dash.
    pub(crate) dateline: bool,
    /// Begins with a few words and a colon.
    pub(crate) labelled: bool,
    /// Holds an address of mail or the web.
    pub(crate) address: bool,
    /// Stands in brackets from end to end.
    pub(crate) bracketed: bool,
    /// Begins with a dash.
    pub(crate) starts_dash: bool,
    /// Begins with the mark of an item.
    pub(crate) starts_bullet: bool,
    /// Ends with a few words after a full sentence, as a credit does.
    pub(crate) tail: bool,
    /// May hold a word of the names of outlets.
    pub(crate) titled: bool,
    /// Holds a word that begins with a capital and has a mark inside, or a capital that is not ASCII.
    pub(crate) joined: bool,
    /// Equal for lines of the same letters and digits, whatever their case.
    pub(crate) fingerprint: u64,
}

impl Measures {
    /// Measures the line `span` of `text`.
    pub(crate) fn of(text: &str, span: Span) -> Self {
        Self::noting(text, span, |_| {})
    }

    /// Measures the line `span` of `text`, and calls `note` with a hash of each of its long words.
    pub(crate) fn noting(text: &str, span: Span, note: impl FnMut(u32)) -> Self {
        let line = unquoted(span.of(text));
        let mut pass = Scan::noting(note, line);
        while let Some(&byte) = line.as_bytes().get(pass.at) {
            if byte.is_ascii_lowercase() {
                pass.small_letters();
                continue;
            }
            let c = if byte.is_ascii() { char::from(byte) } else { line[pass.at..].chars().next().unwrap_or(' ') };
            pass.see(c);
            pass.at += c.len_utf8();
        }
        pass.end_word();
        let mut found = pass.found;
        found.shape(line);
        found.bytes = line.len() as u32;
        found.words += pass.unspaced.div_ceil(2);
        found.fingerprint = pass.hasher.finish();
        found.starts(line);
        found.ends(line);
        found
    }

    /// What the marks at the line's ends make it.
    fn shape(&mut self, line: &str) {
        let head = before(line, 48);
        self.dateline = is_dateline(head);
        self.labelled = head.find(": ").is_some_and(|at| head[..at].split(' ').count() <= 4);
        self.address = self.links + self.separators > 0 && (line.contains('@') || line.contains("://"));
        self.bracketed = line.starts_with(['(', '[']) && line.ends_with([')', ']']);
        self.starts_dash = line.starts_with(['—', '–']);
        self.starts_bullet = ["• ", "▪ ", "* ", "- ", "– ", "· ", "● "].iter().any(|mark| line.starts_with(mark));
        let last = tail(line);
        self.tail = (1..=7).contains(&last.split_whitespace().count())
            && last.starts_with(|c: char| c.is_uppercase() || c == '(' || c == '[');
    }

    fn starts(&mut self, line: &str) {
        let first = line.chars().next().unwrap_or(' ');
        self.starts_lower = first.is_lowercase();
        self.starts_quote = is_quote(first);
        self.starts_item = first.is_ascii_digit() || matches!(first, '•' | '·' | '-' | '*' | '–' | '▪' | '●');
    }

    fn ends(&mut self, line: &str) {
        let open = line.trim_end_matches(|c: char| is_quote(c) || matches!(c, ')' | ']' | '\'' | '»'));
        let last = open.chars().next_back().unwrap_or(' ');
        self.ends_ellipsis = last == '…' || open.ends_with("..");
        self.ends_sentence = !self.ends_ellipsis && is_stop(last);
        self.ends_colon = matches!(last, ':' | '：');
    }

    fn mark(&mut self, marks: u32) {
        self.function += u32::from(marks & FUNCTION != 0);
        self.control += u32::from(marks & CONTROL != 0);
        self.months += u32::from(marks & MONTH != 0);
        self.weekdays += u32::from(marks & WEEKDAY != 0);
        self.second += u32::from(marks & SECOND != 0);
        self.we += u32::from(marks & WE != 0);
        self.third += u32::from(marks & THIRD != 0);
        self.first += u32::from(marks & FIRST != 0);
        self.speech += u32::from(marks & SPEECH != 0);
    }

    /// True if most words begin with a capital letter and no sentence ends the line.
    pub(crate) const fn starts_capital_words(&self) -> bool {
        self.capital * 2 > self.words && !self.ends_sentence
    }

    /// True for a line that reads as prose: twelve words or more and a sentence's end.
    pub(crate) const fn is_prose(&self) -> bool {
        self.words >= 12 && self.ends_sentence
    }
}

/// A line without the marks that mail puts before what it quotes.
pub(crate) fn unquoted(line: &str) -> &str {
    let bare = line.trim_start_matches('>');
    if bare.len() == line.len() { line } else { bare.trim_start() }
}

/// The first bytes of `line`, cut at a character.
fn before(line: &str, most: usize) -> &str {
    let end = (0..=most.min(line.len())).rev().find(|&end| line.is_char_boundary(end)).unwrap_or(0);
    &line[..end]
}

/// Longest tail of a line, in bytes.
const LONGEST_TAIL: usize = 90;

/// What follows the last sentence of a line that does not end with one; an initial ends no sentence.
pub(crate) fn tail(line: &str) -> &str {
    let mut end = line.len();
    if line.ends_with(['.', '?', '!', '”', '"', '…', '’', '\'']) {
        return "";
    }
    while let Some(at) = line[..end].rfind(['.', '?', '!']).filter(|at| line.len() - at <= LONGEST_TAIL) {
        let initial = line[..at].chars().rev().take_while(|c| c.is_alphabetic()).count() <= 1;
        let rest = line[at + 1..].trim_start_matches(['”', '"', '’', '\'', ')']);
        if !initial && rest.starts_with(char::is_whitespace) {
            return rest.trim_start();
        }
        end = at;
    }
    ""
}

/// True for the beginning of a line with capitals or a date before a dash.
fn is_dateline(head: &str) -> bool {
    const DASHES: [&str; 6] = [" — ", " – ", " - ", " -- ", "— ", "– "];
    if !head.contains(['—', '–', '-']) {
        return false;
    }
    let Some(at) = DASHES.iter().filter_map(|dash| head.find(dash)).min() else {
        return false;
    };
    let place = head[..at].split([',', '(']).next().unwrap_or_default();
    is_capitals(place)
        || head[at..].split(['–', '—', '-']).nth(1).is_some_and(|next| starts_year(&head[..at]) && is_capitals(next))
}

/// True for words of three letters and more in capitals.
fn is_capitals(place: &str) -> bool {
    let letters = place.chars().filter(|c| c.is_alphabetic());
    let upper = letters.clone().filter(|c| c.is_uppercase()).count();
    upper >= 3 && upper * 5 >= letters.count() * 4
}

/// True for words with a number, as a date has.
fn starts_year(words: &str) -> bool {
    words.contains(|c: char| c.is_ascii_digit())
}

/// True for a character that ends a sentence.
pub(crate) const fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '؟' | '۔' | '।' | '．')
}

/// True for a quotation mark that is no apostrophe.
pub(crate) const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '「' | '」' | '『' | '』')
}

/// True for characters of scripts that are written without spaces.
const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{2FA1F}')
}

/// The state of the pass: what is counted, and the word under way.
#[allow(clippy::struct_excessive_bools, reason = "independent observations, not a state")]
struct Scan<'l, F> {
    line: &'l str,
    /// The byte under way.
    at: usize,
    /// Where the last wording ends.
    worded: usize,
    /// Told of each long word.
    note: F,
    found: Measures,
    hasher: FxHasher,
    /// The word under way, in ASCII lower case.
    word: Key,
    characters: u32,
    capitals: u32,
    begins_capital: bool,
    begins_digit: bool,
    unspaced: u32,
    after_stop: bool,
    /// The word holds a mark, or a capital that its key keeps.
    odd: bool,
}

impl<'l, F: FnMut(u32)> Scan<'l, F> {
    fn noting(note: F, line: &'l str) -> Self {
        Self {
            line,
            at: 0,
            worded: 0,
            note,
            found: Measures::default(),
            hasher: FxHasher::default(),
            word: Key::default(),
            characters: 0,
            capitals: 0,
            begins_capital: false,
            begins_digit: false,
            unspaced: 0,
            after_stop: false,
            odd: false,
        }
    }

    fn see(&mut self, c: char) {
        if c.is_alphanumeric() {
            self.letter(c);
        } else if matches!(c, '\'' | '’' | '-') && !self.word.is_empty() {
            self.word.push(c);
            self.odd = true;
        } else {
            self.mark(c);
        }
    }

    /// Sees the small letters from here on: the common case, apart from the others for speed.
    fn small_letters(&mut self) {
        if self.characters == 0 {
            (self.begins_capital, self.begins_digit) = (false, false);
        }
        let rest = &self.line.as_bytes()[self.at..];
        let (mut word, mut hasher) = (self.word, std::mem::take(&mut self.hasher));
        let length = rest.iter().take_while(|byte| byte.is_ascii_lowercase()).count();
        for &byte in &rest[..length] {
            word.push_byte(byte);
            hasher.write_u32(u32::from(byte));
        }
        (self.word, self.hasher) = (word, hasher);
        self.characters += length as u32;
        self.at += length;
        self.after_stop = false;
    }

    fn letter(&mut self, c: char) {
        self.after_stop = false;
        if is_unspaced(c) {
            self.unspaced += 1;
            self.hasher.write_u32(c as u32);
            return;
        }
        if self.characters == 0 {
            self.begins_capital = c.is_uppercase();
            self.begins_digit = c.is_ascii_digit();
        }
        self.characters += 1;
        self.capitals += u32::from(c.is_uppercase());
        self.found.digits += u32::from(c.is_ascii_digit());
        self.odd |= !c.is_ascii() && c.is_uppercase();
        let c = if c.is_ascii() { c.to_ascii_lowercase() } else { c };
        self.word.push(c);
        self.hasher.write_u32(c as u32);
    }

    fn mark(&mut self, c: char) {
        self.end_word();
        if c == ' ' {
            self.found.stops += u32::from(std::mem::take(&mut self.after_stop));
            return;
        }
        let found = &mut self.found;
        match c {
            ',' | '،' | '，' | '、' => found.commas += 1,
            '|' | '›' | '•' | '·' | '/' | '>' | '<' | '→' | '←' | '[' | ']' | '_' => {
                found.separators += 1;
            }
            '@' | '#' | '\\' | '=' | '{' => found.links += 1,
            '©' | '®' | '™' => found.copyright += 1,
            '$' | '€' | '£' | '¥' | '₹' | '₩' => found.currency += 1,
            _ if is_quote(c) => found.quotes += 1,
            _ if c.is_whitespace() && self.after_stop => found.stops += 1,
            _ => {}
        }
        self.after_stop = is_stop(c) || (self.after_stop && (is_quote(c) || c == ')'));
    }

    fn end_word(&mut self) {
        if self.characters > 0 {
            self.count_word();
        }
        (self.word, self.characters, self.capitals, self.odd) = (Key::default(), 0, 0, false);
    }

    /// Counts the wording that begins with the word which has just ended.
    fn count_wording(&mut self) {
        if let Some((class, length)) = wording::beginning(self.word, &self.line[self.at..]) {
            let count = &mut self.found.wordings[class as usize];
            *count = count.saturating_add(1);
            self.worded = self.at + length + 1;
        }
    }

    /// True if the word may stand in the name of an outlet, as one that begins with a capital or behind a mark.
    fn may_title(&self, marks: u32) -> bool {
        let begin = self.at.saturating_sub(self.word.len());
        let joined = || self.line.as_bytes()[..begin].last().is_some_and(|&byte| byte != b' ');
        let is_title = |part: &str| vocabulary::marks(part) & TITLED != 0;
        let titled = |word: &str| word.split(|c: char| !c.is_alphanumeric()).any(is_title);
        self.is_joined() && self.line.get(begin..self.at).is_none_or(titled)
            || marks & TITLED != 0 && (self.begins_capital || joined())
    }

    /// True for a word that begins with a capital and holds a mark.
    const fn is_joined(&self) -> bool {
        self.odd && self.begins_capital
    }

    fn count_word(&mut self) {
        let marks = self.word.marks();
        self.found.titled |= self.may_title(marks);
        self.found.joined |= self.is_joined();
        if marks & OPENER != 0 && self.at >= self.worded {
            self.count_wording();
        }
        let found = &mut self.found;
        found.words += 1;
        found.letters += self.characters;
        if marks & !(OPENER | TITLED) != 0 {
            found.mark(marks);
        } else if self.characters >= 4 {
            (self.note)(self.word.hash());
            found.past += u32::from(!self.begins_capital && self.word.ends_past());
        }
        found.capital += u32::from(self.begins_capital);
        found.upper += u32::from(self.characters > 1 && self.capitals == self.characters);
        found.numbers += u32::from(self.begins_digit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(line: &str) -> Measures {
        Measures::of(line, Span::new(0, line.len()))
    }

    #[test]
    fn counts_words_and_their_classes() {
        let found = measured("The mayor of Oldbridge spoke on Monday, 4 March. NATO listened.");
        assert_eq!((found.words, found.capital, found.upper), (11, 5, 1));
        assert_eq!((found.months, found.weekdays, found.numbers), (1, 1, 1));
        assert_eq!((found.commas, found.stops), (1, 1));
        assert!(found.ends_sentence && !found.starts_lower);
    }

    #[test]
    fn a_sentence_ends_inside_its_quotation_marks() {
        assert!(measured("“We are done here.”").ends_sentence);
        assert!(measured("They went on …").ends_ellipsis);
        assert!(!measured("They went on …").ends_sentence);
    }

    #[test]
    fn scripts_without_spaces_have_words() {
        let found = measured("市长周一在新闻发布会上说,桥梁将于明年开放。");
        assert!(found.words >= 9 && found.ends_sentence);
    }

    #[test]
    fn case_and_marks_leave_the_fingerprint_alone() {
        assert_eq!(measured("Bridge Opens Early").fingerprint, measured("BRIDGE opens early!").fingerprint);
        assert_ne!(measured("Bridge opens early").fingerprint, measured("Bridge opens late").fingerprint);
    }
}

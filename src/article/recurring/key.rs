//! Lines and sentences without what changes from page to page.

use xxhash_rust::xxh3::xxh3_64;

/// Words of dates and times, which count as numbers.
const DATES: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "am",
    "pm",
];

/// What a line is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) hash: u64,
    /// Words that are no numbers or dates.
    pub(super) words: u32,
}

/// Writes keys into a buffer that is used again.
#[derive(Debug, Default)]
pub(super) struct Keys {
    line: String,
    word: String,
    words: u32,
}

impl Keys {
    /// The key of `piece`: its words in lower case, one `0` for each run of numbers and dates. None without words.
    pub(super) fn of(&mut self, piece: &str) -> Option<Key> {
        self.line.clear();
        self.word.clear();
        self.words = 0;
        for c in piece.chars() {
            match c {
                '\'' | '’' => {}
                '\u{2E80}'..='\u{9FFF}' => {
                    self.end_word();
                    self.word.push(c);
                    self.end_word();
                }
                _ if c.is_ascii_alphanumeric() => self.word.push(c.to_ascii_lowercase()),
                _ if c.is_alphanumeric() => self.word.extend(c.to_lowercase()),
                _ => self.end_word(),
            }
        }
        self.end_word();
        (self.words > 0).then(|| Key { hash: xxh3_64(self.line.as_bytes()), words: self.words })
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        let changes = self.word.contains(char::is_numeric) || DATES.contains(&self.word.as_str());
        if !changes {
            self.line.push_str(&self.word);
            self.line.push(' ');
            self.words += 1;
        } else if !self.line.ends_with("0 ") {
            self.line.push_str("0 ");
        }
        self.word.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(piece: &str) -> Option<Key> {
        Keys::default().of(piece)
    }

    #[test]
    fn what_changes_from_page_to_page_is_left_out() {
        let updated = key("Last updated 3 May");
        assert_eq!(updated, key("LAST UPDATED:  Monday, 14 June 2022, 10:30 pm"));
        assert_eq!(updated.unwrap().words, 2);
        assert_ne!(updated, key("Last updated"));
        assert_eq!(key("Don’t miss it"), key("Don't miss it!"));
    }

    #[test]
    fn lines_without_words_have_none() {
        for line in ["", "* * *", "3 May 2022", "—", "14:30"] {
            assert_eq!(key(line), None, "{line}");
        }
        assert_eq!(key("分享文章").unwrap().words, 4);
    }
}

//! From byte offsets to the code points that Python counts.

/// Distance in bytes between two remembered positions.
const STRIDE: usize = 64;

/// Translates byte offsets of one text into code points, each in constant time.
#[derive(Debug, Clone)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before byte `STRIDE * i`; empty where the text is ASCII.
    before: Vec<usize>,
}

/// True for a byte that begins a code point.
const fn begins(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| begins(byte)).count()
}

impl<'t> CodePoints<'t> {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut before = Vec::new();
        if !text.is_ascii() {
            let mut seen = 0;
            for chunk in text.as_bytes().chunks(STRIDE) {
                before.push(seen);
                seen += count(chunk);
            }
            before.push(seen);
        }
        Self { text, before }
    }

    /// Code points before `byte`; a byte past the end counts as the end.
    #[must_use]
    pub fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        if self.before.is_empty() {
            return byte;
        }
        let slot = byte / STRIDE;
        self.before[slot] + count(&self.text.as_bytes()[slot * STRIDE..byte])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_counting_characters(text in ".{0,200}") {
            let points = CodePoints::new(&text);
            for (nth, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(points.at(byte), nth);
            }
            prop_assert_eq!(points.at(text.len()), text.chars().count());
        }
    }
}

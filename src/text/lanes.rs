//! Bytes of a text at once, each in a lane of one number.

/// The highest bit of every lane.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// What eight bytes are to words; a lane of a set holds its highest bit or nothing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lanes {
    /// The bytes, letters lower-cased and digits as 0.
    pub(super) folded: [u8; 8],
    /// ASCII letters and digits that the lanes begin with.
    pub(super) run: usize,
    letters: u64,
    capitals: u64,
}

impl Lanes {
    /// The lanes at `at`, with zeros after the end of the text.
    pub(super) fn read(bytes: &[u8], at: usize) -> Self {
        let rest = &bytes[at..];
        let Some(eight) = rest.first_chunk() else {
            let mut padded = [0; 8];
            padded[..rest.len()].copy_from_slice(rest);
            return Self::of(padded);
        };
        Self::of(*eight)
    }

    fn of(bytes: [u8; 8]) -> Self {
        let lanes = u64::from_le_bytes(bytes);
        let (ascii, low) = (!lanes & HIGH, lanes & !HIGH);
        let small = low | every(0x20);
        let letters = from(small, b'a') & !from(small, b'z' + 1) & ascii;
        let digits = from(low, b'0') & !from(low, b'9' + 1) & ascii;
        let others = !(letters | digits) & HIGH;
        let folded = (lanes | (letters >> 2)) & !((digits >> 7) * 0x0F);
        let run = others.trailing_zeros() as usize / 8;
        let inside = if run < 8 { (1 << (8 * run)) - 1 } else { u64::MAX };
        let capitals = letters & !(lanes << 2) & inside;
        Self { folded: folded.to_le_bytes(), run, letters: letters & inside, capitals }
    }

    /// Capital letters in the run.
    pub(super) const fn capitals(&self) -> u32 {
        self.capitals.count_ones()
    }

    /// True if the run begins with a capital letter.
    pub(super) const fn begins_capital(&self) -> bool {
        self.capitals & 0x80 != 0
    }

    /// True if the run has a letter that is not capital.
    pub(super) const fn has_small(&self) -> bool {
        self.letters != self.capitals
    }
}

/// The byte in every lane.
const fn every(byte: u8) -> u64 {
    byte as u64 * 0x0101_0101_0101_0101
}

/// The lanes that hold at least `byte`; all lanes lie below 0x80.
const fn from(lanes: u64, byte: u8) -> u64 {
    (lanes + every(0x80 - byte)) & HIGH
}

/// The ASCII letters that a text goes on with, up to [`Letters::MOST`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Letters {
    /// In lower case, the first in the lowest byte; zeros behind the last.
    pub(super) bytes: u128,
    /// How many there are.
    pub(super) length: usize,
    capitals: u128,
}

impl Letters {
    /// Letters that are read at once.
    pub(super) const MOST: usize = 16;

    /// The letters from `at` on.
    #[inline]
    pub(super) fn read(bytes: &[u8], at: usize) -> Self {
        let rest = &bytes[at..];
        let Some(sixteen) = rest.first_chunk() else {
            let mut padded = [0; Self::MOST];
            padded[..rest.len()].copy_from_slice(rest);
            return Self::of(padded);
        };
        Self::of(*sixteen)
    }

    #[inline]
    fn of(bytes: [u8; Self::MOST]) -> Self {
        const HIGH: u128 = all(0x80);
        let lanes = u128::from_le_bytes(bytes);
        let small = (lanes | all(0x20)) & !HIGH;
        let from_a = small + all(0x80 - b'a');
        let past_z = small + all(0x80 - b'z' - 1);
        let letters = from_a & !past_z & !lanes & HIGH;
        let length = (!letters & HIGH).trailing_zeros() as usize / 8;
        let inside = if length < Self::MOST { (1 << (8 * length)) - 1 } else { u128::MAX };
        Self { bytes: (lanes | all(0x20)) & inside, length, capitals: letters & !(lanes << 2) & inside }
    }

    /// Capital letters among them.
    pub(super) const fn capitals(&self) -> u32 {
        self.capitals.count_ones()
    }

    /// True if the last is a small letter; also for no letter.
    pub(super) const fn ends_small(&self) -> bool {
        self.length == 0 || self.capitals >> (8 * self.length - 1) & 1 == 0
    }
}

/// A word of at most [`Letters::MOST`] bytes as one number, as [`Letters`] holds it; None for a longer one.
pub(crate) fn packed(word: &str) -> Option<u128> {
    let mut bytes = [0; Letters::MOST];
    bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    Some(u128::from_le_bytes(bytes))
}

/// The byte in every lane of sixteen.
const fn all(byte: u8) -> u128 {
    u128::from_ne_bytes([byte; 16])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn equals_bytes_one_by_one(bytes in prop::collection::vec(any::<u8>(), 0..12)) {
            let lanes = Lanes::read(&bytes, 0);
            let run: Vec<u8> = bytes.iter().copied().take(8).take_while(u8::is_ascii_alphanumeric).collect();
            let folded: Vec<u8> =
                run.iter().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte.to_ascii_lowercase() }).collect();
            prop_assert_eq!(lanes.run, run.len());
            prop_assert_eq!(&lanes.folded[..run.len()], &folded);
            prop_assert_eq!(lanes.capitals() as usize, run.iter().filter(|byte| byte.is_ascii_uppercase()).count());
            prop_assert_eq!(lanes.begins_capital(), run.first().is_some_and(u8::is_ascii_uppercase));
            prop_assert_eq!(lanes.has_small(), run.iter().any(u8::is_ascii_lowercase));
        }

        #[test]
        fn letters_equal_bytes_one_by_one(bytes in prop::collection::vec(prop_oneof![any::<u8>(), b'@'..=b'{'], 0..20)) {
            let letters = Letters::read(&bytes, 0);
            let run: Vec<u8> = bytes.iter().copied().take(16).take_while(u8::is_ascii_alphabetic).collect();
            let mut lower = run.to_ascii_lowercase();
            lower.resize(16, 0);
            prop_assert_eq!(letters.length, run.len());
            prop_assert_eq!(letters.bytes.to_le_bytes().to_vec(), lower);
            prop_assert_eq!(letters.capitals() as usize, run.iter().filter(|byte| byte.is_ascii_uppercase()).count());
            prop_assert_eq!(letters.ends_small(), run.last().is_none_or(u8::is_ascii_lowercase));
            let word = String::from_utf8(run.to_ascii_lowercase()).unwrap();
            prop_assert_eq!(packed(&word), Some(letters.bytes));
            prop_assert_eq!(packed(&format!("{word:17}")), None);
        }
    }
}

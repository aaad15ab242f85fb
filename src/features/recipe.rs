//! The families of features that suit news, and how they are weighed against each other.

use super::{Block, Size};
use crate::text::Grams;

/// Length of the block of a run of words beside 1 for the single words, in short documents and in long ones: the more
/// pairs there are, the more they tell.
const RUNS: (f32, f32) = (0.7, 1.4);

/// Documents of the prior in the class distribution of a feature, for short documents and for long ones, in which more
/// words stand by chance.
const PRIOR: (f64, f64) = (1.0, 3.0);

/// Length of the block of character n-grams.
const CHARACTERS: f32 = 0.7;

/// Length of the block of the title's own words.
const TITLE: f32 = 0.5;

/// Mean bytes of a document above which it is long. On whole articles character n-grams multiply memory and have not
/// paid, on shorter texts they gain or cost nothing.
const SHORT_UP_TO: usize = 4000;

/// Whether character n-grams are used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Characters {
    /// Lengths 3 and 4 where documents are short, none where they are long.
    #[default]
    Auto,
    /// None.
    Never,
    /// Of these lengths.
    Lengths {
        /// Shortest, at least 1.
        min: u8,
        /// Longest.
        max: u8,
    },
}

impl Characters {
    /// Three and four characters.
    pub const USUAL: Self = Self::Lengths { min: 3, max: 4 };
}

/// Which families of features are counted.
///
/// | name | default | purpose | range |
/// |---|---|---|---|
/// | `cased` | true | tell words apart by how they are capitalised | |
/// | `longest_run` | 2 | words in the longest run of words | 1 to 8 |
/// | `characters` | by length | character n-grams | lengths from 1 |
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recipe {
    /// Tell words apart by how they are capitalised.
    pub cased: bool,
    /// Words in the longest run; 1 for single words alone.
    pub longest_run: u8,
    /// Character n-grams.
    pub characters: Characters,
}

impl Default for Recipe {
    fn default() -> Self {
        Self { cased: true, longest_run: 2, characters: Characters::Auto }
    }
}

impl Recipe {
    /// The blocks for a corpus whose first field, if there are several, is the title.
    #[must_use]
    pub fn blocks(&self, size: Size) -> Vec<Block> {
        let words = if self.cased { Grams::CasedWords } else { Grams::Words };
        let mut blocks = vec![Block::new(words, 1.0)];
        let runs = if are_long(size) { RUNS.1 } else { RUNS.0 };
        blocks.extend((2..=self.longest_run).map(|n| Block::new(Grams::WordRuns { n }, runs)));
        if let Characters::Lengths { min, max } = self.characters.of(size) {
            blocks.push(Block::new(Grams::Characters { min, max }, CHARACTERS));
        }
        let mut blocks: Vec<Block> = blocks.into_iter().map(|block| block.of_fields(0..size.fields)).collect();
        if size.fields > 1 {
            blocks.push(Block::new(Grams::Words, TITLE));
        }
        blocks
    }
}

/// Documents of the prior in the class distribution of a feature of a corpus.
#[must_use]
pub fn prior(size: Size) -> f64 {
    if are_long(size) { PRIOR.1 } else { PRIOR.0 }
}

/// Whether documents are whole articles rather than posts, teasers or newswire.
fn are_long(size: Size) -> bool {
    size.bytes / size.documents.max(1) > SHORT_UP_TO
}

impl Characters {
    fn of(self, size: Size) -> Self {
        match self {
            Self::Auto if !are_long(size) => Self::USUAL,
            chosen => chosen,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Corpus;
    use super::*;

    fn grams(recipe: Recipe, text: &str) -> Vec<Grams> {
        recipe.blocks(Corpus::of(&[text]).size()).into_iter().map(|block| block.grams).collect()
    }

    #[test]
    fn characters_are_for_short_texts() {
        let (words, pairs) = (Grams::CasedWords, Grams::WordRuns { n: 2 });
        assert_eq!(grams(Recipe::default(), "short"), [words, pairs, Grams::Characters { min: 3, max: 4 }]);
        assert_eq!(grams(Recipe::default(), &"long ".repeat(900)), [words, pairs]);
        let never = Recipe { characters: Characters::Never, cased: false, longest_run: 1 };
        assert_eq!(grams(never, "short"), [Grams::Words]);
    }

    #[test]
    fn pairs_weigh_more_and_rare_words_less_in_long_texts() {
        let (short, long) = ("short".to_owned(), "long ".repeat(900));
        let of = |text: &String| {
            let size = Corpus::of(&[text]).size();
            (Recipe::default().blocks(size)[1].weight, prior(size))
        };
        let (short, long) = (of(&short), of(&long));
        assert!(short.0 < long.0 && short.1 < long.1);
    }

    #[test]
    fn a_title_counts_once_more() {
        let fields: [&[&str]; 2] = [&["Toll up"], &["The toll rises"]];
        let blocks = Recipe::default().blocks(Corpus::of_fields(fields.to_vec()).size());
        assert_eq!((blocks.len(), blocks[0].fields.len(), blocks[3].fields.len()), (4, 2, 1));
    }
}

//! What is known of one text: its stems by sentence, its runs of letters and words, its cue words.

use super::CueGroups;
use super::cues::{FULL, has_content};
use crate::text::{Shape, Span, folded, sentences, stem, tokens};
use rustc_hash::{FxHashMap, FxHashSet};
use xxhash_rust::xxh3::xxh3_64;

/// Letters of a prefix, and of a character n-gram.
const LETTERS: usize = 4;

/// A word of a text with content, once for all its places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Content {
    /// Hash of its stem.
    pub(super) stem: u64,
    /// Hash of its first letters.
    pub(super) prefix: u64,
    /// Begins with a capital letter in some place.
    pub(super) capital: bool,
    /// Begins with a digit.
    pub(super) number: bool,
    /// How often it stands in the text.
    pub(super) count: u32,
}

/// One sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes in the text.
    pub span: Span,
    /// Number of its different stems.
    pub(super) stems: usize,
}

/// A text, read once for all pairs it is part of.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    pub(super) content: Vec<Content>,
    pub(super) sentences: Vec<Sentence>,
    /// The sentences of each stem.
    pub(super) places: FxHashMap<u64, Vec<u32>>,
    pub(super) number_of: FxHashMap<u64, usize>,
    pub(super) pairs: FxHashSet<u64>,
    pub(super) triples: FxHashSet<u64>,
    pub(super) prefixes: FxHashSet<u64>,
    pub(super) characters: FxHashSet<u64>,
    /// Number of groups of cue words.
    pub(super) groups: usize,
    /// Cue words, sentences by groups.
    pub(super) cues: Vec<u32>,
    /// Cue words of the first group of lists by stem, to be found again.
    pub(super) cue_stems: Vec<FxHashSet<u64>>,
    /// Words, question marks, and quotation marks.
    pub(super) words: usize,
    pub(super) questions: usize,
    pub(super) quotes: usize,
}

impl Reading {
    /// Reads a text.
    #[must_use]
    pub fn new(text: &str, cues: &CueGroups) -> Self {
        let groups = cues.names().len();
        let cue_stems = vec![FxHashSet::default(); FULL];
        let mut reading = Self { groups, cue_stems, ..Self::default() };
        let mut known: FxHashMap<String, Word> = FxHashMap::default();
        let mut buffer = String::new();
        for span in lines(text).flat_map(|line| sentences(text, line)) {
            let number = reading.sentences.len();
            reading.cues.resize((number + 1) * groups, 0);
            reading.sentences.push(Sentence { span, stems: 0 });
            let mut last = [None; 2];
            for token in tokens(text, span) {
                let form = folded(token.span.of(text), &mut buffer);
                if token.shape == Shape::Mark {
                    reading.questions += usize::from(form == "?");
                    reading.quotes += usize::from(matches!(form, "\"" | "“" | "”"));
                    continue;
                }
                let word = match known.get(form) {
                    Some(word) => *word,
                    None => *known.entry(form.to_owned()).or_insert(Word::new(form, cues)),
                };
                reading.add(word, token.shape, number);
                if let [_, Some(before)] = last {
                    reading.pairs.insert(joined(before, word.stem));
                }
                if let [Some(first), Some(before)] = last {
                    reading.triples.insert(joined(joined(first, before), word.stem));
                }
                last = [last[1], Some(word.stem)];
            }
        }
        for form in known.keys() {
            reading.add_characters(form);
        }
        reading
    }

    /// The places of the sentences.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The hashes of its stems with content.
    pub fn stems(&self) -> impl Iterator<Item = u64> + '_ {
        self.content.iter().map(|word| word.stem)
    }

    fn add(&mut self, word: Word, shape: Shape, sentence: usize) {
        self.words += 1;
        let mut left = word.groups & !(1 << 63);
        while left != 0 {
            let group = left.trailing_zeros() as usize;
            self.cues[sentence * self.groups + group] += 1;
            if let Some(stems) = self.cue_stems.get_mut(group) {
                stems.insert(word.stem);
            }
            left &= left - 1;
        }
        if !has_content(word.groups) {
            return;
        }
        let places = self.places.entry(word.stem).or_default();
        if places.last() != Some(&(sentence as u32)) {
            places.push(sentence as u32);
            self.sentences[sentence].stems += 1;
        }
        self.prefixes.insert(word.prefix);
        let place = *self.number_of.entry(word.stem).or_insert_with(|| {
            let number = shape == Shape::Number;
            self.content.push(Content { stem: word.stem, prefix: word.prefix, capital: false, number, count: 0 });
            self.content.len() - 1
        });
        self.content[place].count += 1;
        self.content[place].capital |= matches!(shape, Shape::Capital | Shape::Upper);
    }

    fn add_characters(&mut self, form: &str) {
        let starts: Vec<usize> = form.char_indices().map(|(at, _)| at).chain([form.len()]).collect();
        if starts.len() <= LETTERS {
            self.characters.insert(xxh3_64(form.as_bytes()));
        }
        let grams = starts.windows(LETTERS + 1).map(|window| &form[window[0]..window[LETTERS]]);
        self.characters.extend(grams.map(|gram| xxh3_64(gram.as_bytes())));
    }
}

/// The lines of a text.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    text.split_inclusive('\n').scan(0, |at, line| {
        *at += line.len();
        Some(Span::new(*at - line.len(), *at))
    })
}

/// What is known of a spelling.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) stem: u64,
    pub(super) prefix: u64,
    pub(super) groups: u64,
}

impl Word {
    pub(super) fn new(form: &str, cues: &CueGroups) -> Self {
        let end = form.char_indices().nth(LETTERS).map_or(form.len(), |(at, _)| at);
        let (stem, prefix) = (xxh3_64(stem(form).as_bytes()), xxh3_64(&form.as_bytes()[..end]));
        Self { stem, prefix, groups: cues.of(form) }
    }
}

pub(super) fn joined(first: u64, second: u64) -> u64 {
    first.rotate_left(17).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ second
}

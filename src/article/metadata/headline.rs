//! Which line is the headline, and which repeat it.

use super::outlet;
use crate::article::lines::Measures;
use crate::article::{Basis, Block, BlockKind, Field, Label, Origin};
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::Hasher;

/// Most lines above the body that are candidates.
const ABOVE: usize = 40;
/// Lines of the body whose words a headline is compared with.
const COMPARED: usize = 4;
/// Lines below the headline in which its page's title is looked for.
const TITLE: usize = 5;
/// Least score of a headline.
const LEAST: f32 = 0.9;

/// A line that may be the headline: its block, and the part that is the headline.
struct Candidate {
    block: usize,
    span: Span,
    score: f32,
}

/// Finds the headline, labels its block and its repeats, and returns it.
pub(crate) fn find(text: &str, blocks: &mut [Block], measures: &[Measures], origin: Origin) -> Option<Field> {
    let first = opening(blocks, measures, origin).filter(|&first| first > 0)?;
    let page = Top::new(text, blocks, measures, first);
    let best =
        page.candidates().into_iter().reduce(|best, other| if other.score > best.score { other } else { best })?;
    if best.score < LEAST {
        return None;
    }
    let key = page.key(best.span);
    let chosen = page.first_plain(key).unwrap_or(best.block);
    let whole = if chosen == best.block { best.span } else { blocks[chosen].span };
    let span = without_flag(text, whole);
    label(text, blocks, measures, (chosen, key));
    Some(Field { value: tidy(span.of(text)), span, basis: Basis::Stated })
}

/// The body's first line of prose; its first line where no line is prose, or where an extractor chose them all.
fn opening(blocks: &[Block], measures: &[Measures], origin: Origin) -> Option<usize> {
    let body = || (0..blocks.len()).filter(|&at| blocks[at].label == Label::Body);
    if origin != Origin::Raw {
        return body().next();
    }
    body().find(|&at| measures[at].is_prose()).or_else(|| body().next())
}

/// Flags that stand before a headline and are no part of it.
const FLAGS: [&str; 9] =
    ["BREAKING: ", "Breaking: ", "LIVE: ", "LIVE • ", "LIVE | ", "Live: ", "UPDATE: ", "JUST IN: ", "EXCLUSIVE: "];

fn without_flag(text: &str, headline: Span) -> Span {
    let flag = FLAGS.iter().find(|flag| headline.of(text).starts_with(**flag));
    Span::new(headline.start + flag.map_or(0, |flag| flag.len()), headline.end)
}

/// White space inside a headline becomes single spaces.
fn tidy(headline: &str) -> String {
    headline.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Labels the headline's block and every repeat; demotes short lines above it that passed for body.
fn label(text: &str, blocks: &mut [Block], measures: &[Measures], (chosen, key): (usize, u64)) {
    for (at, block) in blocks.iter_mut().enumerate() {
        if at == chosen {
            (block.label, block.kind, block.rule) = (Label::Headline, BlockKind::Headline, "headline");
        } else if measures[at].fingerprint == key && measures[at].words >= 3 {
            (block.label, block.kind, block.rule) = (Label::Boilerplate, BlockKind::DuplicateHeadline, "repeat");
        } else if at < chosen && block.label == Label::Body {
            (block.label, block.kind, block.rule) = (Label::Boilerplate, BlockKind::Other, "above the headline");
        }
        if at != chosen
            && at <= chosen + TITLE
            && block.label == Label::Boilerplate
            && block.rule == "score"
            && titled(text, block.span, key)
        {
            (block.kind, block.rule) = (BlockKind::TitleElement, "title");
        }
    }
}

fn fingerprint(text: &str, span: Span) -> u64 {
    Measures::of(text, span).fingerprint
}

/// True for the headline with an outlet's name behind it.
fn titled(text: &str, span: Span, key: u64) -> bool {
    outlet::suffix(span.of(text))
        .is_some_and(|(end, _)| fingerprint(text, Span::new(span.start, span.start + end)) == key)
}

/// The top of a page: what stands above the body, and the body's first lines.
struct Top<'p> {
    text: &'p str,
    blocks: &'p [Block],
    measures: &'p [Measures],
    /// The first line of the body.
    first: usize,
    /// How often each line occurs on the page.
    counts: FxHashMap<u64, usize>,
    /// Words of the body's beginning, hashed.
    words: FxHashSet<u64>,
}

/// Calls `see` with a hash of each word of four letters and more, whatever its case.
fn long_words(piece: &str, mut see: impl FnMut(u64)) {
    let (mut hasher, mut letters) = (FxHasher::default(), 0);
    for c in piece.chars().chain([' ']) {
        if c.is_alphanumeric() {
            let lower = if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) };
            hasher.write_u32(lower as u32);
            letters += 1;
            continue;
        }
        if letters >= 4 {
            see(hasher.finish());
        }
        (hasher, letters) = (FxHasher::default(), 0);
    }
}

impl<'p> Top<'p> {
    fn new(text: &'p str, blocks: &'p [Block], measures: &'p [Measures], first: usize) -> Self {
        let mut counts = FxHashMap::default();
        for line in measures {
            *counts.entry(line.fingerprint).or_insert(0) += 1;
        }
        let body = || (first..blocks.len()).filter(|&at| blocks[at].label == Label::Body && measures[at].is_prose());
        let mut words = FxHashSet::default();
        for at in body().take(COMPARED) {
            long_words(head(blocks[at].span.of(text)), |word| {
                words.insert(word);
            });
        }
        Self { text, blocks, measures, first, counts, words }
    }

    fn candidates(&self) -> Vec<Candidate> {
        let above = self.first.saturating_sub(ABOVE)..self.first;
        above.filter(|&at| self.may_be(at)).map(|at| self.scored(at)).collect()
    }

    fn may_be(&self, at: usize) -> bool {
        let (block, line) = (&self.blocks[at], &self.measures[at]);
        let untyped = block.rule == "score" || block.kind == BlockKind::Paragraph;
        let sentence = block.label == Label::Body && self.ends_with_point(at);
        let open = !line.starts_lower && !line.ends_colon && !line.ends_ellipsis && !sentence;
        untyped && open && (2..=32).contains(&line.words) && line.letters > 5
    }

    fn ends_with_point(&self, at: usize) -> bool {
        self.measures[at].ends_sentence && self.blocks[at].span.of(self.text).ends_with('.')
    }

    /// The part of a page title that is the headline: repeated elsewhere, or before an outlet's name.
    fn title(&self, at: usize) -> Option<Span> {
        let whole = self.blocks[at].span;
        let (end, begin) = outlet::suffix(whole.of(self.text))?;
        let title = Span::new(whole.start, whole.start + end);
        let named = at < 3 && outlet::is_titled(&whole.of(self.text)[begin..]);
        (named || self.counts.contains_key(&self.key(title))).then_some(title)
    }

    fn scored(&self, at: usize) -> Candidate {
        let (line, whole) = (&self.measures[at], self.blocks[at].span);
        let title = self.title(at);
        let piece = whole.of(self.text);
        let repeated = self.counts.get(&line.fingerprint).is_some_and(|&count| count > 1);
        let signs = [
            (title.is_some(), 2.0),
            (repeated && line.words >= 3, 2.0),
            ((5..=20).contains(&line.words), 1.0),
            (self.is_signed(at), 0.8),
            (self.is_first(at), 0.6),
            (self.ends_with_point(at), -1.2),
            (line.words < 3 || line.control * 2 > line.words, -1.0),
            (line.stops > 0 || line.starts_item, -0.8),
            (title.is_none() && (piece.contains(" | ") || line.numbers * 2 > line.words), -1.0),
            (title.is_none() && outlet::is_outlet(piece), -2.0),
        ];
        let distance = self.first.saturating_sub(at).min(40) as f32;
        let points: f32 = signs.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum();
        let span = title.unwrap_or(whole);
        Candidate { block: at, span, score: points + 2.0 * self.overlap(span) - 0.05 * distance }
    }

    /// Share of the long words of `span` that the body's beginning has too.
    fn overlap(&self, span: Span) -> f32 {
        let (mut shared, mut all) = (0, 0);
        long_words(span.of(self.text), |word| {
            all += 1;
            shared += usize::from(self.words.contains(&word));
        });
        if all == 0 { 0.0 } else { shared as f32 / all as f32 }
    }

    /// True if a byline or a date follows within three lines.
    fn is_signed(&self, at: usize) -> bool {
        let near = self.blocks.iter().skip(at + 1).take(3);
        near.take_while(|block| block.label != Label::Body).any(|block| {
            matches!(
                block.kind,
                BlockKind::Byline
                    | BlockKind::PublishStamp
                    | BlockKind::UpdateStamp
                    | BlockKind::PageDate
                    | BlockKind::DateLabel
            )
        })
    }

    /// True if only typed lines stand above.
    fn is_first(&self, at: usize) -> bool {
        at < 8 && self.blocks[..at].iter().all(|block| block.rule != "score")
    }

    fn key(&self, span: Span) -> u64 {
        fingerprint(self.text, span)
    }

    /// The first line that is the headline and nothing else.
    fn first_plain(&self, key: u64) -> Option<usize> {
        self.measures.iter().position(|line| line.fingerprint == key)
    }
}

/// The first bytes of a paragraph, which are enough to compare with.
fn head(piece: &str) -> &str {
    let end = (0..=300.min(piece.len())).rev().find(|&end| piece.is_char_boundary(end));
    &piece[..end.unwrap_or(0)]
}

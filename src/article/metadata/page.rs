//! A page as the facts about it are read: its lines, and the part of the page each stands in.

use super::cues::cues;
use super::dates::head;
use super::headline::{UNSIGNED, signs};
use super::related;
use crate::article::lines::Measures;
use crate::article::{Block, BlockKind, Label};
use crate::text::Span;

/// Part of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Above the headline; above the body where there is none.
    Above,
    /// From the headline to the first prose.
    Top,
    /// From the first prose to the last.
    Body,
    /// Another article's label, headline or teaser.
    Related,
    /// Below the last prose.
    Foot,
}

/// A line of the page: a block, without the marks of a quoted message.
#[allow(clippy::struct_excessive_bools, reason = "independent observations, not a state")]
#[derive(Debug, Clone)]
pub(crate) struct Line<'t> {
    pub(crate) span: Span,
    pub(crate) text: &'t str,
    /// The first bytes in lower case.
    pub(crate) lower: String,
    pub(crate) kind: BlockKind,
    pub(crate) label: Label,
    pub(crate) words: u32,
    /// Ends a sentence after twelve words and more.
    pub(crate) prose: bool,
    pub(crate) ends_sentence: bool,
    /// A byline or a stamp.
    pub(crate) signs: bool,
    /// May hold a word of the names of outlets.
    pub(crate) titled: bool,
    /// Holds a word in capitals.
    pub(crate) upper: bool,
    /// What it may state, as bits of [`super::cues`].
    pub(crate) cues: u8,
    pub(crate) part: Part,
}

impl Line<'_> {
    /// The span in the page of bytes of the line.
    pub(crate) const fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.span.start + start, self.span.start + end)
    }

    /// True for prose of the article itself.
    pub(crate) fn is_body(&self) -> bool {
        self.prose && self.label == Label::Body
    }
}

/// The lines of a page in order.
#[derive(Debug)]
pub(crate) struct Page<'t> {
    pub(crate) text: &'t str,
    pub(crate) lines: Vec<Line<'t>>,
    /// The headline's line.
    pub(crate) headline: Option<usize>,
    /// The first line of prose of the article, from the headline on; the number of lines where there is none.
    pub(crate) opening: usize,
}

/// A block's span without the `>` of a quoted message.
pub(crate) fn unquoted(text: &str, span: Span) -> Span {
    let piece = span.of(text);
    let marks = piece.len() - piece.trim_start_matches(['>', ' ']).len();
    Span::new(span.start + marks, span.end)
}

/// Lines below the headline in which the article's own signature may stand, prose above it apart.
const SIGNED: usize = 10;

impl<'t> Page<'t> {
    pub(crate) fn new(text: &'t str, blocks: &[Block], measures: &[Measures]) -> Self {
        let mut lines = Vec::with_capacity(blocks.len());
        for (block, measures) in blocks.iter().zip(measures) {
            add(text, block, measures, &mut lines);
        }
        settle_prose(&mut lines);
        let headline = lines.iter().position(|line| line.label == Label::Headline);
        let begin = headline.unwrap_or(0);
        if !lines.iter().skip(begin).any(|line| line.label == Label::Body) {
            take_for_body(&mut lines[begin..]);
        }
        let first = first(&lines, begin);
        let last = lines.iter().rposition(Line::is_body).unwrap_or(lines.len());
        for (at, line) in lines.iter_mut().enumerate() {
            line.part = match at {
                _ if headline.is_some_and(|headline| at < headline) => Part::Above,
                _ if at < first => headline.map_or(Part::Above, |_| Part::Top),
                _ if at <= last => Part::Body,
                _ => Part::Foot,
            };
        }
        let opened = (begin..lines.len()).find(|&at| at > begin && lines[at].label == Label::Body).unwrap_or(first);
        related::mark(&mut lines, opened.min(first));
        let opening = (begin..lines.len()).find(|&at| lines[at].part == Part::Body).unwrap_or(lines.len());
        Self { text, lines, headline, opening }
    }

    /// Lines that are not another article's.
    pub(crate) fn own(&self) -> impl DoubleEndedIterator<Item = (usize, &Line<'t>)> {
        self.lines.iter().enumerate().filter(|(_, line)| line.part != Part::Related)
    }
}

/// A line of a wrapped paragraph, which the next goes on in small letters, is prose though it ends no sentence.
fn settle_prose(lines: &mut [Line<'_>]) {
    for at in 1..lines.len() {
        let goes_on = lines[at].words >= 4 && lines[at].text.starts_with(char::is_lowercase) && !lines[at].signs;
        lines[at - 1].prose |= goes_on && lines[at - 1].words >= 6 && !lines[at - 1].signs;
    }
}

/// Takes untyped prose for body on a page that has no other.
fn take_for_body(lines: &mut [Line<'_>]) {
    for line in lines.iter_mut().filter(|line| line.prose && line.kind == BlockKind::Other) {
        line.label = Label::Body;
    }
}

/// The first line of the article's prose: not of the summary above the byline.
fn first(lines: &[Line<'_>], begin: usize) -> usize {
    let signed = |at: usize| lines.iter().skip(at + 1).take(UNSIGNED).any(|line| line.signs);
    let mut prose = (begin..lines.len()).filter(|&at| lines[at].is_body());
    let Some(first) = prose.next() else {
        return lines.len();
    };
    std::iter::once(first).chain(prose).take_while(|&at| at <= begin + SIGNED).find(|&at| !signed(at)).unwrap_or(first)
}

/// Adds the lines of a block: furniture is read line by line, a paragraph as one.
fn add<'t>(text: &'t str, block: &Block, measures: &Measures, lines: &mut Vec<Line<'t>>) {
    let piece = block.span.of(text);
    if block.label != Label::Boilerplate || !piece.contains('\n') {
        lines.push(line(text, block, block.span, measures));
        return;
    }
    let mut from = block.span.start;
    for part in piece.split('\n') {
        let span = Span::new(from, from + part.len()).trimmed(text);
        from += part.len() + 1;
        if !span.is_empty() {
            lines.push(line(text, block, span, &Measures::of(text, span)));
        }
    }
}

/// In lower case; quick where only ASCII has capitals.
fn lower(head: &str) -> String {
    let caseless = |c: char| matches!(c, '\u{2000}'..='\u{206F}') || c.to_lowercase().eq([c]);
    let plain = head.is_ascii() || head.chars().filter(|c| !c.is_ascii()).all(caseless);
    if plain { head.to_ascii_lowercase() } else { head.to_lowercase() }
}

fn line<'t>(text: &'t str, block: &Block, span: Span, measures: &Measures) -> Line<'t> {
    let span = unquoted(text, span);
    Line {
        span,
        text: span.of(text),
        lower: lower(head(span.of(text))),
        kind: block.kind,
        label: block.label,
        words: measures.words,
        prose: measures.is_prose(),
        ends_sentence: measures.ends_sentence,
        signs: signs(text, span, measures),
        titled: measures.titled,
        upper: measures.upper > 0 || measures.joined || measures.titled,
        cues: cues(span.of(text)),
        part: Part::Body,
    }
}

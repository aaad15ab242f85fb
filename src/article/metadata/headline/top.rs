//! The lines above an article, as candidates for its headline.

use super::super::dates::head;
use super::super::heading::{addresses_reader, is_furniture, is_item, is_masthead, is_score};
use super::super::page::unquoted;
use super::super::{names, people};
use super::{ABOVE, BELOW, FIELDS, forwarded, signs, without_flag};
use crate::article::lines::Measures;
use crate::article::{Block, BlockKind, Label};
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::Hasher;

/// Lines of the body whose words a headline is compared with.
const COMPARED: usize = 4;

/// What a candidate's form and place say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// For every candidate: what naming a headline at all costs.
    Constant,
    /// A page's title has it before an outlet's name.
    Titled,
    /// The page has it twice.
    Repeated,
    /// It stands in the field of a record.
    Field,
    /// Five to twenty words.
    Fits,
    /// A byline or a date follows within three lines.
    Signed,
    /// The next line is one.
    SignedNext,
    /// Another candidate of five words stands between it and that.
    SignedOther,
    /// Only typed lines stand above.
    First,
    /// A byline or a date stands right above.
    Below,
    /// A point ends it.
    Point,
    /// Fewer than three words, or most of them those of menus.
    Menu,
    /// More than one sentence.
    Sentences,
    /// The result of a match.
    Score,
    /// Columns, or numbers for the most part.
    Columns,
    /// An outlet's name.
    Masthead,
    /// It speaks to the reader.
    Reader,
    /// The share of its long words that the body's beginning has.
    Overlap,
    /// It shares two long words and more with the body's beginning.
    Shares,
    /// Lines to the body, by tens.
    Distance,
    /// Lines of prose above, up to three.
    Prose,
    /// It stands over the site's menu, and another candidate below that.
    AboveMenu,
    /// Words in capitals for the most part.
    Capitals,
    /// Five words and fewer.
    Short,
    /// Twelve words and more.
    Long,
    /// It stands right above the body.
    Last,
}

/// Numbers of a candidate.
pub(super) const WIDTH: usize = Sign::Last as usize + 1;

/// A line that may be the headline: its block, and the part that is the headline.
pub(super) struct Candidate {
    pub(super) block: usize,
    pub(super) span: Span,
    pub(super) numbers: [f32; WIDTH],
}

/// The top of a page: what stands above the body, and the body's first lines.
pub(super) struct Top<'p> {
    text: &'p str,
    blocks: &'p [Block],
    measures: &'p [Measures],
    /// The first line of the body.
    first: usize,
    /// How often each line occurs on the page.
    counts: FxHashMap<u64, usize>,
    /// Words of the body's beginning, hashed.
    words: FxHashSet<u64>,
    /// What stands before an outlet's name in the titles at the top.
    titles: FxHashSet<u64>,
    /// Which lines near the candidates are bylines and stamps.
    signatures: Vec<bool>,
    /// Which of them are names throughout.
    names: Vec<bool>,
    /// The last menu above the body: what stands over it is the site's.
    menu: Option<usize>,
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
    pub(super) fn new(text: &'p str, blocks: &'p [Block], measures: &'p [Measures], first: usize) -> Self {
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
        let top = blocks.iter().take(first).map(|block| unquoted(text, block.span));
        let titles =
            top.filter_map(|span| names::suffix(span.of(text)).map(|(end, _)| Span::new(span.start, span.start + end)));
        let titles = titles.map(|span| super::fingerprint(text, without_flag(text, span))).collect();
        let near = first.saturating_sub(ABOVE + 1)..blocks.len().min(first + BELOW);
        let lines = |holds: &dyn Fn(usize) -> bool| (0..near.end).map(|at| at >= near.start && holds(at)).collect();
        let signatures = lines(&|at| signs(text, blocks[at].span, &measures[at]));
        let names = lines(&|at| {
            let may = (2..=30).contains(&measures[at].words) && measures[at].capital * 3 >= measures[at].words;
            may && people::is_all_names(unquoted(text, blocks[at].span).of(text))
        });
        let menu =
            blocks.iter().take(first).rposition(|block| matches!(block.rule, "menu" | "path") && block.span.len() > 40);
        Self { text, blocks, measures, first, counts, words, titles, signatures, names, menu }
    }

    pub(super) fn candidates(&self) -> Vec<Candidate> {
        let above = self.first.saturating_sub(ABOVE).max(forwarded(self.text, self.blocks))..self.first;
        let mut found: Vec<Candidate> = above.filter(|&at| self.may_be(at)).map(|at| self.measured(at)).collect();
        let over = |at: usize| self.menu.is_some_and(|menu| at < menu);
        let long = |one: &Candidate| one.numbers[Sign::Fits as usize] > 0.0;
        let below = found.iter().any(|one| !over(one.block) && long(one));
        for at in 0..found.len() {
            let follows = found.get(at + 1).is_some_and(|next| next.block <= found[at].block + 2 && long(next));
            let signed = found[at].numbers[Sign::Signed as usize] > 0.0;
            found[at].numbers[Sign::SignedOther as usize] = f32::from(u8::from(signed && follows));
            found[at].numbers[Sign::AboveMenu as usize] = f32::from(u8::from(below && over(found[at].block)));
        }
        found
    }

    fn may_be(&self, at: usize) -> bool {
        let (block, line) = (&self.blocks[at], &self.measures[at]);
        let untyped = block.rule == "score" || block.kind == BlockKind::Paragraph;
        let sentence = block.label == Label::Body && self.ends_with_point(at);
        let piece = self.span(at).of(self.text);
        let lower = piece.starts_with(char::is_lowercase) || line.ends_colon || line.ends_ellipsis;
        let fits = (2..=40).contains(&line.words) && line.letters > 5 && !(line.is_prose() && line.words > 25);
        let signature = || self.is_signature(at) || self.is_list_of_writers(at, piece);
        untyped && fits && !lower && !sentence && !is_furniture(piece) && !self.is_wrapped(at) && !signature()
    }

    fn span(&self, at: usize) -> Span {
        unquoted(self.text, self.blocks[at].span)
    }

    /// True if the next line goes on in small letters.
    fn is_wrapped(&self, at: usize) -> bool {
        let adjoining = |next: &Block| {
            !self.text[self.blocks[at].span.end..next.span.start].trim_start_matches([' ', '\r']).starts_with("\n\n")
        };
        let next =
            self.blocks.get(at + 1).filter(|next| next.span.start >= self.blocks[at].span.end && adjoining(next));
        let next = next.filter(|next| next.rule == "score" || next.label == Label::Body);
        next.is_some_and(|next| unquoted(self.text, next.span).of(self.text).starts_with(char::is_lowercase))
            && self.measures[at + 1].words > 3
            && !self.is_signature(at + 1)
    }

    fn is_signature(&self, at: usize) -> bool {
        self.signatures.get(at).copied().unwrap_or(false)
    }

    /// "Anna Berg and Olaf Quist": a byline without its first word. One name alone may head an obituary.
    fn is_list_of_writers(&self, at: usize, piece: &str) -> bool {
        let joined = |word: &str| word == "and" || word.starts_with(char::is_uppercase);
        self.names.get(at).copied().unwrap_or(false)
            && piece.split(' ').all(joined)
            && people::names(piece).people.len() > 1
    }

    fn ends_with_point(&self, at: usize) -> bool {
        self.measures[at].ends_sentence && self.blocks[at].span.of(self.text).ends_with('.')
    }

    /// The part of a page title that is the headline: repeated elsewhere, or before an outlet's name.
    fn title(&self, at: usize) -> Option<Span> {
        let whole = self.span(at);
        let (end, begin) = names::suffix(whole.of(self.text))?;
        let cut = |end: usize| Span::new(whole.start, whole.start + end);
        // "Headline - Section - Outlet": the headline stands alone elsewhere.
        let repeated = |end: &usize| *end < begin && self.counts.contains_key(&self.key(cut(*end)));
        let end = names::beginnings(whole.of(self.text)).find(repeated).unwrap_or(end);
        let title = Span::new(whole.start, whole.start + end);
        let name = &whole.of(self.text)[begin..];
        let article = ["The ", "Le ", "La ", "El ", "Il ", "Der ", "Die ", "Das "]
            .iter()
            .any(|article| name.starts_with(article));
        let named = at < 3 && (names::is_titled(name) || article);
        let outlet = names::is_outlet(title.of(self.text));
        (!outlet && (named || self.counts.contains_key(&self.key(title)))).then_some(title)
    }

    fn measured(&self, at: usize) -> Candidate {
        let (line, whole) = (&self.measures[at], self.span(at));
        let title = self.title(at);
        let span = title.unwrap_or(whole);
        let piece = whole.of(self.text);
        let repeated = self.counts.get(&line.fingerprint).is_some_and(|&count| count > 1);
        let (shared, words) = self.shared(span);
        let untitled = title.is_none();
        let signs = [
            (Sign::Constant, true),
            (Sign::Titled, title.is_some() || self.titles.contains(&line.fingerprint)),
            (Sign::Repeated, repeated && line.words >= 3 && line.stops == 0),
            (Sign::Field, FIELDS.iter().any(|field| piece.starts_with(field))),
            (Sign::Fits, (5..=20).contains(&line.words)),
            (Sign::Signed, self.is_signed(at)),
            (Sign::SignedNext, self.is_signature(at + 1)),
            (Sign::First, self.is_first(at)),
            (Sign::Below, at > 0 && self.is_signature(at - 1)),
            (Sign::Point, self.ends_with_point(at)),
            (Sign::Menu, line.words < 3 || line.control * 2 > line.words),
            (Sign::Sentences, line.stops > 0),
            (Sign::Score, is_score(piece, line.words)),
            (Sign::Columns, untitled && (piece.contains(" | ") || line.numbers * 2 > line.words)),
            (Sign::Masthead, untitled && is_masthead(piece)),
            (Sign::Reader, addresses_reader(piece)),
            (Sign::Shares, shared >= 2),
            (Sign::Capitals, line.capital * 4 >= line.words * 3),
            (Sign::Short, line.words < 5),
            (Sign::Long, line.words >= 12),
            (Sign::Last, at + 1 == self.first),
        ];
        let mut numbers = [0.0; WIDTH];
        for (sign, holds) in signs {
            numbers[sign as usize] = f32::from(u8::from(holds));
        }
        numbers[Sign::Overlap as usize] = if words == 0 { 0.0 } else { shared as f32 / words as f32 };
        numbers[Sign::Distance as usize] = self.first.saturating_sub(at).min(40) as f32 / 10.0;
        numbers[Sign::Prose as usize] =
            self.measures[..at].iter().filter(|above| above.is_prose()).take(3).count() as f32;
        Candidate { block: at, span, numbers }
    }

    /// How many of the long words of `span` the body's beginning has too, and how many there are.
    fn shared(&self, span: Span) -> (usize, usize) {
        let (mut shared, mut all) = (0, 0);
        long_words(span.of(self.text), |word| {
            all += 1;
            shared += usize::from(self.words.contains(&word));
        });
        (shared, all)
    }

    /// True if a byline or a date follows within three lines, those of a summary apart.
    fn is_signed(&self, at: usize) -> bool {
        let item = |next: usize| is_item(self.span(next).of(self.text));
        let next = (at + 1..self.blocks.len().min(at + BELOW)).filter(|&next| !item(next)).take(3);
        next.take_while(|&next| !(self.measures[next].is_prose() && self.measures[next].words > 30)).any(|next| {
            let kind = self.blocks[next].kind;
            let typed = matches!(
                kind,
                BlockKind::Byline
                    | BlockKind::PublishStamp
                    | BlockKind::UpdateStamp
                    | BlockKind::PageDate
                    | BlockKind::DateLabel
            );
            let field = head(self.span(next).of(self.text)).to_lowercase();
            let recorded = ["length:", "byline:", "dateline:", "source:"].iter().any(|begin| field.starts_with(begin));
            typed || recorded || self.is_signature(next) || self.names[next]
        })
    }

    /// True if only typed lines stand above.
    fn is_first(&self, at: usize) -> bool {
        at < 8 && self.blocks[..at].iter().all(|block| block.rule != "score")
    }

    pub(super) fn key(&self, span: Span) -> u64 {
        super::fingerprint(self.text, span)
    }

    /// The first line that is the headline and nothing else.
    pub(super) fn first_plain(&self, key: u64) -> Option<usize> {
        self.measures.iter().position(|line| line.fingerprint == key)
    }
}

//! Which line is the headline, and which repeat it.

use super::dateline::is_upper;
use super::dates::{dates, head};
use super::heading::{addresses_reader, is_furniture, is_item, is_masthead, is_score};
use super::page::unquoted;
use super::phrases::Phrases;
use super::{byline, names, people};
use crate::article::lines::Measures;
use crate::article::{Basis, Block, BlockKind, Field, Label, Origin};
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::Hasher;
use std::sync::LazyLock;

/// Most lines above the body that are candidates.
const ABOVE: usize = 40;
/// Lines below a candidate in which what signs it is looked for.
const BELOW: usize = 10;
/// Lines of the body whose words a headline is compared with.
const COMPARED: usize = 4;
/// Lines below the headline in which its page's title is looked for.
const TITLE: usize = 5;
/// Least score of a headline.
const LEAST: f32 = 0.9;

/// What a line over the site's menu loses where another below it may be the headline.
const MENU: f32 = 1.2;

/// A line that may be the headline: its block, and the part that is the headline.
struct Candidate {
    block: usize,
    span: Span,
    score: f32,
}

/// Finds the headline, labels its block and its repeats, and returns it.
pub(crate) fn find(text: &str, blocks: &mut [Block], measures: &[Measures], origin: Origin) -> Option<Field> {
    let first = opening(text, blocks, measures, origin).filter(|&first| first > 0)?;
    let page = Top::new(text, blocks, measures, first);
    let best =
        page.candidates().into_iter().reduce(|best, other| if other.score > best.score { other } else { best })?;
    if best.score < LEAST {
        return None;
    }
    let key = page.key(best.span);
    let chosen = page.first_plain(key).unwrap_or(best.block);
    let whole = if chosen == best.block { best.span } else { unquoted(text, blocks[chosen].span) };
    label(text, blocks, measures, (chosen, key));
    let span = without_flag(text, wrapped(text, blocks, chosen, whole));
    Some(Field { value: tidy(span.of(text)), span, basis: Basis::Stated })
}

/// The headline with the line in capitals that goes on below or begins above, as archives wrap theirs.
fn wrapped(text: &str, blocks: &mut [Block], chosen: usize, whole: Span) -> Span {
    let capitals = |block: &Block| {
        let piece = block.span.of(text);
        is_upper(piece)
            && piece.len() < 120
            && !is_furniture(piece)
            && !names::is_outlet(piece)
            && !piece.ends_with('.')
    };
    if !capitals(&blocks[chosen]) {
        return whole;
    }
    let adjoins = |above: &Block, below: &Block| text[above.span.end..below.span.start].matches('\n').count() == 1;
    let open = |block: &Block| matches!(block.rule, "score" | "above the headline") && capitals(block);
    let below = blocks.get(chosen + 1).is_some_and(|next| adjoins(&blocks[chosen], next) && open(next));
    let above = chosen.checked_sub(1).filter(|&last| adjoins(&blocks[last], &blocks[chosen]) && open(&blocks[last]));
    let first = above.unwrap_or(chosen);
    let last = chosen + usize::from(below);
    for block in &mut blocks[first..=last] {
        (block.label, block.kind, block.rule) = (Label::Headline, BlockKind::Headline, "headline");
    }
    Span::new(
        if above.is_some() { blocks[first].span.start } else { whole.start },
        if below { blocks[last].span.end } else { whole.end },
    )
}

/// Lines below prose in which a byline or a date shows that the article only begins there.
pub(super) const UNSIGNED: usize = 6;

/// The article's first line of prose: the body's first that no byline or date follows at once; else its first line,
/// as where an extractor chose all lines.
fn opening(text: &str, blocks: &[Block], measures: &[Measures], origin: Origin) -> Option<usize> {
    let begin = forwarded(text, blocks);
    let body = || (begin..blocks.len()).filter(|&at| blocks[at].label == Label::Body);
    if origin != Origin::Raw {
        return body().next();
    }
    // A wrapped paragraph is prose too, though none of its lines is.
    let lower = |at: usize| {
        blocks.get(at).is_some_and(|next| unquoted(text, next.span).of(text).starts_with(char::is_lowercase))
    };
    let wrapped = |at: usize| measures[at].words >= 6 && lower(at + 1) && measures[at + 1].words >= 4;
    let mut prose = body().filter(|&at| measures[at].is_prose() || wrapped(at));
    let signs: Vec<bool> =
        (0..blocks.len().min(2 * ABOVE)).map(|at| signs(text, blocks[at].span, &measures[at])).collect();
    let signed = |at: usize| signs.iter().skip(at + 1).take(UNSIGNED).any(|&sign| sign);
    let Some(first) = prose.next() else {
        return body().next();
    };
    let unsigned = std::iter::once(first).chain(prose).take(UNSIGNED).find(|&at| !signed(at));
    // Where all prose is signed below, the article begins behind the signature.
    let last = || (first + 1..signs.len().min(first + 4 * UNSIGNED)).rev().find(|&at| signs[at]).map(|at| at + 1);
    unsigned.or_else(last).or(Some(first))
}

/// What parts a message from the one that it forwards, in lower case.
const FORWARDED: [&str; 10] = [
    "forwarded message",
    "original message",
    "message d'origine",
    "message transféré",
    "message transmis",
    "mensaje reenviado",
    "mensaje original",
    "weitergeleitete nachricht",
    "ursprüngliche nachricht",
    "messaggio inoltrato",
];

/// The first line of a forwarded message; 0 for any other page.
fn forwarded(text: &str, blocks: &[Block]) -> usize {
    static PARTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(FORWARDED));
    let parts = |block: &Block| {
        let line = block.span.of(text);
        line.len() < 80 && PARTS.is_in(line)
    };
    blocks.iter().take(2 * ABOVE).rposition(parts).map_or(0, |at| at + 1)
}

/// True for a byline that says "By", or a short line with a whole date.
pub(super) fn signs(text: &str, span: Span, line: &Measures) -> bool {
    let piece = unquoted(text, span).of(text);
    line.words <= 24 && !line.is_prose() && (byline::is_byline(piece) || (line.words <= 14 && !dates(piece).is_empty()))
}

/// Flags that stand before a headline and are no part of it.
const FLAGS: [&str; 20] = [
    "Fact Check-",
    "Fact check: ",
    "Fact Check: ",
    "FACT CHECK: ",
    "FACTBOX: ",
    "HD ",
    "BREAKING: ",
    "Breaking: ",
    "LIVE: ",
    "LIVE • ",
    "LIVE | ",
    "Live: ",
    "UPDATE: ",
    "JUST IN: ",
    "EXCLUSIVE: ",
    "HEADLINE: ",
    "Headline: ",
    "TITLE: ",
    "Title: ",
    "WATCH: ",
];
/// Names of the field of a record that holds the headline.
const FIELDS: [&str; 5] = ["HD ", "HEADLINE: ", "Headline: ", "TITLE: ", "Title: "];

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
    names::suffix(span.of(text))
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
        let top = blocks.iter().take(first).map(|block| unquoted(text, block.span));
        let titles =
            top.filter_map(|span| names::suffix(span.of(text)).map(|(end, _)| Span::new(span.start, span.start + end)));
        let titles = titles.map(|span| fingerprint(text, without_flag(text, span))).collect();
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

    fn candidates(&self) -> Vec<Candidate> {
        let above = self.first.saturating_sub(ABOVE).max(forwarded(self.text, self.blocks))..self.first;
        let mut found: Vec<Candidate> = above.filter(|&at| self.may_be(at)).map(|at| self.scored(at)).collect();
        let below = |at: usize| self.menu.is_some_and(|menu| at > menu);
        if found.iter().any(|one| below(one.block) && one.score >= LEAST) {
            found.iter_mut().filter(|one| !below(one.block)).for_each(|one| one.score -= MENU);
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
        untyped && fits && !lower && !sentence && !is_furniture(piece) && !self.is_wrapped(at) && !self.is_signature(at)
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

    fn scored(&self, at: usize) -> Candidate {
        let (line, whole) = (&self.measures[at], self.span(at));
        let title = self.title(at);
        let piece = whole.of(self.text);
        let repeated = self.counts.get(&line.fingerprint).is_some_and(|&count| count > 1);
        let prose_above = self.measures[..at].iter().filter(|above| above.is_prose()).take(3).count() as f32;
        let signs = [
            (title.is_some() || self.titles.contains(&line.fingerprint), 2.5),
            (repeated && line.words >= 3 && line.stops == 0, 2.0),
            (FIELDS.iter().any(|field| piece.starts_with(field)), 3.0),
            ((5..=20).contains(&line.words), 1.0),
            (self.is_signed(at), 1.4),
            (self.is_first(at), 0.6),
            (at > 0 && self.is_signature(at - 1), 0.5),
            (self.ends_with_point(at), -2.0),
            (line.words < 3 || line.control * 2 > line.words, -1.0),
            (line.stops > 0, -0.6),
            (is_score(piece, line.words), -0.8),
            (title.is_none() && (piece.contains(" | ") || line.numbers * 2 > line.words), -1.0),
            (title.is_none() && is_masthead(piece), -2.0),
            (addresses_reader(piece), -2.5),
        ];
        let distance = self.first.saturating_sub(at).min(40) as f32;
        let points: f32 = signs.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum();
        let span = title.unwrap_or(whole);
        Candidate { block: at, span, score: points + 2.0 * self.overlap(span) - 0.05 * distance - 0.3 * prose_above }
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

    fn key(&self, span: Span) -> u64 {
        fingerprint(self.text, span)
    }

    /// The first line that is the headline and nothing else.
    fn first_plain(&self, key: u64) -> Option<usize> {
        self.measures.iter().position(|line| line.fingerprint == key)
    }
}

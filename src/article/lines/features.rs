//! What a line looks like as a row of numbers: itself, its neighbours, its place.

use super::Measures;
use super::wording::Class;
use std::sync::LazyLock;

/// Features of a line itself.
const OWN: usize = 68;
/// Features taken of each of the four nearest lines.
const NEAR: usize = 9;
/// Features taken of each window.
const WINDOW: usize = 6;
/// Features of the line's place on the page.
const PLACE: usize = 12;
/// Features of what the typed rules say of the line and its neighbours.
const SIGNS: usize = 9;
/// Lines in each window, before and after.
pub(super) const WINDOWS: [usize; 2] = [5, 15];

/// What the typed rules say of a line.
#[allow(clippy::struct_excessive_bools, reason = "independent observations, not a state")]
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sign {
    /// Furniture wherever it stands.
    pub(crate) firm: bool,
    /// Furniture at the edges.
    pub(crate) edge: bool,
    /// The label of a list of other articles, or an item of it.
    pub(crate) label: bool,
    /// Who wrote it, and when.
    pub(crate) credit: bool,
    /// An advertisement.
    pub(crate) advert: bool,
    /// Stands at the end of an article: an end mark, comments, a copyright.
    pub(crate) end: bool,
}

/// Length of a row.
pub(crate) const WIDTH: usize = OWN + 4 * NEAR + 2 * WINDOWS.len() * WINDOW + PLACE + SIGNS;

/// One line as numbers, all about 0..=1.
pub(crate) type Row = [f32; WIDTH];

/// Writes values to consecutive places of a row.
pub(super) struct Writer<'r> {
    row: &'r mut [f32],
    at: usize,
}

impl<'r> Writer<'r> {
    pub(super) const fn new(row: &'r mut [f32]) -> Self {
        Self { row, at: 0 }
    }

    pub(super) fn put(&mut self, value: f32) {
        if let Some(place) = self.row.get_mut(self.at) {
            *place = value;
        }
        self.at += 1;
    }

    fn flags(&mut self, flags: &[bool]) {
        for &flag in flags {
            self.put(f32::from(u8::from(flag)));
        }
    }
}

fn share(part: u32, whole: u32) -> f32 {
    if whole == 0 { 0.0 } else { (part as f32 / whole as f32).min(1.0) }
}

/// Logarithms of small word counts, which are asked for many times a line.
static SIZES: LazyLock<Vec<f32>> = LazyLock::new(|| (0..512).map(log_size).collect());

fn log_size(words: u32) -> f32 {
    f32::ln_1p(words as f32) / 5.0
}

/// Logarithm of a word count, about 1 for a long paragraph.
fn size(words: u32) -> f32 {
    SIZES.get(words as usize).copied().unwrap_or_else(|| log_size(words))
}

/// Sums of a quantity over all lines before each, so that a window costs two look-ups.
pub(super) struct Sums(Vec<f32>);

impl Sums {
    pub(super) fn of(values: impl Iterator<Item = f32>) -> Self {
        let mut sums = vec![0.0];
        let mut total = 0.0_f64;
        for value in values {
            total += f64::from(value);
            sums.push(total as f32);
        }
        Self(sums)
    }

    /// Sum over the lines `start..end`, cut to the page.
    pub(super) fn between(&self, start: usize, end: usize) -> f32 {
        let last = self.0.len() - 1;
        self.0[end.min(last)] - self.0[start.min(last)]
    }

    pub(super) fn before(&self, line: usize, width: usize) -> f32 {
        self.between(line.saturating_sub(width), line)
    }

    pub(super) fn after(&self, line: usize, width: usize) -> f32 {
        self.between(line + 1, line + 1 + width)
    }

    pub(super) fn total(&self) -> f32 {
        self.0[self.0.len() - 1]
    }
}

/// The lines of a page with what is summed over many of them.
pub(crate) struct Page<'m> {
    lines: &'m [Measures],
    signs: &'m [Sign],
    /// For each line, whether the article has ended above it.
    ended: Vec<bool>,
    windowed: [Sums; WINDOW],
    prose_words: Sums,
    /// For each line, lines since the last one of prose, and until the next.
    distances: Vec<(usize, usize)>,
    repeated: Vec<bool>,
    prose: Sums,
}

impl<'m> Page<'m> {
    /// Reads all lines once, with what the typed rules say of each.
    pub(crate) fn new(lines: &'m [Measures], signs: &'m [Sign]) -> Self {
        let sums = |quantity: fn(&Measures) -> f32| Sums::of(lines.iter().map(quantity));
        Self {
            lines,
            signs,
            ended: ended(lines, signs),
            windowed: [
                sums(|m| f32::from(u8::from(m.is_prose()))),
                sums(|m| size(m.words)),
                sums(|m| share(m.function, m.words)),
                sums(|m| share(m.control, m.words)),
                sums(|m| f32::from(u8::from(m.ends_sentence))),
                sums(wordings),
            ],
            prose_words: sums(|m| if m.is_prose() { m.words as f32 } else { 0.0 }),
            distances: distances(lines),
            repeated: repeated(lines),
            prose: sums(|m| f32::from(u8::from(m.is_prose()))),
        }
    }

    /// The row of line `index`.
    pub(crate) fn row(&self, index: usize) -> Row {
        let mut row = [0.0; WIDTH];
        let mut out = Writer::new(&mut row);
        own(&mut out, &self.lines[index], self.repeated[index]);
        for near in [index.checked_sub(2), index.checked_sub(1), Some(index + 1), Some(index + 2)] {
            nearby(&mut out, near.and_then(|i| self.lines.get(i)));
        }
        for width in WINDOWS {
            self.windows(&mut out, index, width);
        }
        self.place(&mut out, index);
        self.signs(&mut out, index);
        row
    }

    fn windows(&self, out: &mut Writer<'_>, index: usize, width: usize) {
        for sums in &self.windowed {
            out.put(sums.before(index, width) / width as f32);
            out.put(sums.after(index, width) / width as f32);
        }
    }

    fn signs(&self, out: &mut Writer<'_>, index: usize) {
        let sign = |at: Option<usize>| at.and_then(|at| self.signs.get(at)).copied().unwrap_or_default();
        let (here, above, below) = (sign(Some(index)), sign(index.checked_sub(1)), sign(Some(index + 1)));
        out.flags(&[here.firm, here.edge, self.ended[index]]);
        out.flags(&[above.firm, above.label, above.advert, above.credit, below.firm, below.credit]);
    }

    fn place(&self, out: &mut Writer<'_>, index: usize) {
        let count = self.lines.len();
        let after = count - 1 - index;
        let total = self.prose_words.total().max(1.0);
        let above = self.prose_words.between(0, index) / total;
        let below = self.prose_words.between(index + 1, count) / total;
        let (since, until) = self.distances[index];
        for value in [
            index as f32 / count as f32,
            index.min(30) as f32 / 30.0,
            after.min(30) as f32 / 30.0,
            f32::ln_1p(count as f32) / 8.0,
            above,
            below,
            above.min(below) * 2.0,
            since.min(10) as f32 / 10.0,
            until.min(10) as f32 / 10.0,
            since.max(until).min(10) as f32 / 10.0,
            since.min(until).min(10) as f32 / 10.0,
            self.prose.total() / count as f32,
        ] {
            out.put(value);
        }
    }
}

/// For each line, whether an end of the article with prose above it stands before.
fn ended(lines: &[Measures], signs: &[Sign]) -> Vec<bool> {
    let (mut prose, mut ended) = (false, false);
    let above = |(line, sign): (&Measures, &Sign)| {
        let before = ended;
        prose |= line.is_prose();
        ended |= prose && sign.end;
        before
    };
    lines.iter().zip(signs).map(above).collect()
}

fn distances(lines: &[Measures]) -> Vec<(usize, usize)> {
    let mut found = vec![(usize::MAX, usize::MAX); lines.len()];
    let mut since = usize::MAX;
    for (place, line) in found.iter_mut().zip(lines) {
        since = since.saturating_add(1);
        place.0 = since;
        since = if line.is_prose() { 0 } else { since };
    }
    let mut until = usize::MAX;
    for (place, line) in found.iter_mut().zip(lines).rev() {
        until = until.saturating_add(1);
        place.1 = until;
        until = if line.is_prose() { 0 } else { until };
    }
    found
}

fn repeated(lines: &[Measures]) -> Vec<bool> {
    let mut seen = rustc_hash::FxHashMap::default();
    for line in lines {
        *seen.entry(line.fingerprint).or_insert(0_u32) += 1;
    }
    lines.iter().map(|line| seen.get(&line.fingerprint).is_some_and(|&count| count > 1)).collect()
}

/// A line by itself: its size and end, the shares of its parts, and what it holds.
fn own(out: &mut Writer<'_>, line: &Measures, repeated: bool) {
    let words = line.words;
    out.put(1.0);
    out.put(size(words));
    out.flags(&[words >= 4, words >= 8, words >= 12, words >= 20, words >= 40]);
    out.flags(&[line.ends_sentence, line.ends_colon, line.ends_ellipsis, line.is_prose()]);
    shares(out, line);
    marks(out, line);
    out.flags(&[line.starts_lower, line.starts_quote, line.starts_item, repeated, repeated && words >= 8]);
    pairs(out, line);
    voice(out, line);
    form(out, line);
}

fn shares(out: &mut Writer<'_>, line: &Measures) {
    let words = line.words;
    for part in [line.function, line.control, line.capital, line.upper, line.numbers] {
        out.put(share(part, words));
    }
    out.put(share(line.digits, line.bytes));
    out.put((share(line.commas, words) * 5.0).min(1.0));
    out.put(line.stops.min(4) as f32 / 4.0);
    out.put(share(line.letters, words * 10));
}

fn marks(out: &mut Writer<'_>, line: &Measures) {
    out.flags(&[
        line.quotes > 0,
        line.separators > 0,
        line.links > 0,
        line.copyright > 0,
        line.currency > 0,
        line.months > 0 && line.digits > 0,
        line.weekdays > 0 && line.words < 12,
    ]);
}

/// What two measures say together.
fn pairs(out: &mut Writer<'_>, line: &Measures) {
    let words = line.words;
    out.flags(&[
        words >= 8 && share(line.function, words) >= 0.25,
        words < 12 && line.control > 0,
        words >= 12 && share(line.control, words) > 0.15,
        share(line.capital, words) > 0.8,
        words < 12 && line.ends_sentence,
        line.letters == 0,
    ]);
}

/// How many wordings of furniture a line has, 1 for four and more.
fn wordings(line: &Measures) -> f32 {
    line.wordings.iter().map(|&count| u32::from(count)).sum::<u32>().min(4) as f32 / 4.0
}

/// Who speaks in a line, to whom, and in whose wordings.
fn voice(out: &mut Writer<'_>, line: &Measures) {
    for count in line.wordings {
        out.put(f32::from(count.min(2)) / 2.0);
    }
    out.put(wordings(line));
    out.flags(&[line.second > 0, line.we > 0, line.third > 0, line.first > 0, line.speech > 0]);
    out.flags(&[line.second > 0 && line.we > 0, line.is_prose() && line.past + line.speech == 0]);
    out.put((share(line.past, line.words) * 5.0).min(1.0));
    out.put(line.shared);
    out.put(if line.is_prose() { line.shared } else { 0.0 });
}

/// The forms of datelines, labels, credits and addresses.
fn form(out: &mut Writer<'_>, line: &Measures) {
    out.flags(&[line.dateline, line.labelled, line.address, line.bracketed, line.starts_dash, line.tail]);
    out.flags(&[line.dateline && line.shared < 0.2, line.tail && line.wordings[Class::Caption as usize] > 0]);
}

/// A neighbour; where there is none, one flag says so.
fn nearby(out: &mut Writer<'_>, line: Option<&Measures>) {
    out.flags(&[line.is_none()]);
    let line = line.copied().unwrap_or_default();
    out.put(size(line.words));
    out.flags(&[line.ends_sentence, line.is_prose(), line.ends_colon]);
    out.put(share(line.function, line.words));
    out.put(share(line.control, line.words));
    out.put(wordings(&line));
    out.put(line.shared);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn a_row_is_filled_to_its_last_place() {
        let text = "The bridge over the Arn was closed on Monday for repairs, the council of the town said.";
        let lines = [Measures::of(text, Span::new(0, text.len()))];
        let mut row = [f32::NAN; OWN + 1];
        let mut out = Writer::new(&mut row);
        own(&mut out, &lines[0], false);
        assert_eq!(out.at, OWN);
        let mut row = [f32::NAN; NEAR];
        let mut out = Writer::new(&mut row);
        nearby(&mut out, None);
        assert_eq!(out.at, NEAR);
        assert!(Page::new(&lines, &[Sign::default()]).row(0).iter().all(|value| value.is_finite()));
    }
}

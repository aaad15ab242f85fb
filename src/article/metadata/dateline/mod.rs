//! The place at the head of a report: `PORT HALDEN, 4 March (TNA) —`.

mod words;

use super::page::{Line, Page, Part};
use crate::article::{Basis, Field};
use crate::text::Span;
use words::{Reading, is_day, is_place, place, read};
pub(super) use words::{is_upper, spelled};

/// Paragraphs of the article in which a dateline is looked for.
const PARAGRAPHS: usize = 3;

/// A dateline as found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dateline {
    /// The place, with the span of the whole dateline.
    pub(crate) place: Field,
    /// The agency in brackets.
    pub(crate) agency: Option<Span>,
}

/// The dateline of the article.
///
/// At the head of one of its first paragraphs; else on a line of its own, in the field of an archive's record, in the
/// stamp, or as the only place that the byline names.
pub(crate) fn find(page: &Page<'_>) -> Option<Dateline> {
    opening(page)
        .or_else(|| alone(page))
        .or_else(|| by_stamp(page))
        .or_else(|| behind_stamp(page))
        .or_else(|| by_byline(page))
}

fn stated(line: &Line<'_>, reading: Reading, from: usize) -> Dateline {
    let span = line.span(from, from + reading.end);
    let agency = reading.agency.map(|(start, end)| line.span(from + start, from + end));
    Dateline { place: Field { value: reading.place, span, basis: Basis::Stated }, agency }
}

/// The lines in which the article may begin.
fn candidates<'p, 't>(page: &'p Page<'t>) -> impl Iterator<Item = &'p Line<'t>> {
    let begin = page.headline.map_or(0, |at| at + 1);
    let mut prose = 0;
    page.lines.iter().skip(begin).filter(|line| line.part != Part::Related).take_while(move |line| {
        prose += usize::from(line.is_body());
        prose <= PARAGRAPHS
    })
}

fn opening(page: &Page<'_>) -> Option<Dateline> {
    let sure =
        candidates(page).filter(|line| line.words >= 5).find_map(|line| in_paragraph(line).map(|found| (line, found)));
    let doubtful = || {
        // A summary may stand above the report.
        candidates(page).filter(|line| line.is_body()).enumerate().find_map(|(nth, line)| {
            let reading = read(line.text).filter(|reading| !is_speaker(page, line, reading))?;
            (nth == 0 || is_known_place(page, line, &reading.place)).then_some((line, (reading, 0)))
        })
    };
    sure.or_else(doubtful).map(|(line, (reading, from))| stated(line, reading, from))
}

/// A sure dateline at the start of a line, or behind the names of a credit that runs into it.
fn in_paragraph(line: &Line<'_>) -> Option<(Reading, usize)> {
    let sure = |from: usize| read(&line.text[from..]).filter(|reading| reading.sure).map(|reading| (reading, from));
    sure(0).or_else(|| (line.words >= 8).then(|| behind_names(line.text)).flatten().and_then(sure))
}

/// Where words in capitals begin behind names: "By Anna Berg and Olaf Quist PORT ARNHOLM – The ...".
fn behind_names(line: &str) -> Option<usize> {
    let mut from = 0;
    for word in line.split(' ').take(12) {
        if is_upper(word) && from > 0 && read(&line[from..]).is_some_and(|reading| reading.sure && is_upper(word)) {
            return Some(from);
        }
        if !(word.starts_with(char::is_uppercase) || matches!(word, "and" | "y" | "et" | "by"))
            || word.ends_with(['.', ':'])
        {
            return None;
        }
        from += word.len() + 1;
    }
    None
}

/// True where a name before a colon or a small name before a dash is rather who speaks.
fn is_speaker(page: &Page<'_>, first: &Line<'_>, reading: &Reading) -> bool {
    let head = &first.text[..reading.end];
    let colon = head.ends_with(':');
    let labelled = |line: &&Line<'_>| {
        let name = line.text.split(':').next().unwrap_or_default();
        name.len() < 40 && name.len() < line.text.len() && is_upper(name)
    };
    let one_word = reading.place.split(' ').count() <= 3;
    let labels = || page.lines.iter().filter(labelled).take(3).count() > 2;
    let spoken = colon && if is_upper(head) { labels() } else { !is_known_place(page, first, &reading.place) };
    let hyphen = head.ends_with('-') && !head.ends_with("--") && !head.ends_with(".-");
    let small = hyphen && !is_upper(head.trim_end_matches('-'));
    spoken || !one_word || (small && !is_named(page, first, &reading.place))
}

/// True for a place before a colon, as papers of India and the Gulf write it: the page names it again, and no other
/// paragraph begins so.
fn is_known_place(page: &Page<'_>, first: &Line<'_>, place: &str) -> bool {
    let headed = |line: &Line<'_>| {
        line.is_body() && line.text.split_once(": ").is_some_and(|(name, _)| name.split(' ').count() <= 4)
    };
    page.lines.iter().filter(|line| headed(line)).take(2).count() == 1 && is_named(page, first, place)
}

/// True if the page names a place again, beside the beginning of `first`.
fn is_named(page: &Page<'_>, first: &Line<'_>, place: &str) -> bool {
    let again = |line: &Line<'_>| line.text.match_indices(place).take(2).count() > usize::from(line.span == first.span);
    page.lines.iter().any(again)
}

/// "Arnholm, 18 February" on a line of its own, or the field of an archive's record.
fn alone(page: &Page<'_>) -> Option<Dateline> {
    let field = |line: &Line<'_>| {
        let from = ["dateline: ", "place: ", "location: "].iter().find(|name| line.lower.starts_with(**name))?.len();
        Some((from, 1))
    };
    let bare = |at: usize, line: &Line<'_>| {
        (at > page.headline.unwrap_or(usize::MAX - 1) && at <= page.opening && line.words <= 8).then_some((0, 2))
    };
    page.own().find_map(|(at, line)| {
        let (from, least) = field(line).or_else(|| bare(at, line))?;
        let words = line.text.get(from..)?.trim_end_matches(['.', ':', '-', '–', '—', ' ']);
        let parts = words.split(',').count();
        let place = place(words).filter(|place| super::stamp::label(&place.to_lowercase()).is_none());
        let place = place.filter(|place| least == 1 || words.split(',').next() == Some(place));
        let place = place.filter(|_| parts >= least && words.split(',').skip(1).all(is_day))?;
        let reading = Reading { place: spelled(place), end: words.len(), agency: None, sure: true };
        Some(stated(line, reading, from))
    })
}

/// "Arnholm - 25/03/2031": a place before the stamp.
fn by_stamp(page: &Page<'_>) -> Option<Dateline> {
    let top = page.lines.iter().filter(|line| line.part == Part::Top && line.words <= 12);
    top.filter_map(|line| Some((line, line.text.split_once([' ', ',']).map(|_| line.text)?))).find_map(
        |(line, text)| {
            let end = [" - ", " – ", " — ", " | ", ", "].iter().filter_map(|mark| text.find(mark)).min()?;
            let (name, rest) = (&text[..end], text[end..].trim_start_matches([' ', '-', '–', '—', '|', ',']));
            let dated = super::dates::dates(rest).first().is_some_and(|date| date.span.start == 0);
            let named = is_place(name) && !is_day(name) && super::stamp::label(&name.to_lowercase()).is_none();
            // Of two words it is as often the writer's name.
            let known = || !name.contains(' ') || is_upper(name) || is_named(page, line, name);
            (dated && named && known()).then(|| {
                let reading = Reading { place: spelled(name), end, agency: None, sure: true };
                stated(line, reading, 0)
            })
        },
    )
}

/// "Published 2 April 2031 06:00 am IST - ARNHOLM": a place in capitals behind the stamp.
fn behind_stamp(page: &Page<'_>) -> Option<Dateline> {
    let top = page.lines.iter().filter(|line| line.part == Part::Top && line.words <= 14 && line.signs);
    top.filter_map(|line| {
        Some((
            line,
            [" - ", " – ", " — ", " | "]
                .iter()
                .filter_map(|mark| line.text.rfind(mark).map(|at| at + mark.len()))
                .max()?,
        ))
    })
    .find_map(|(line, from)| {
        let name = line.text[from..].trim();
        let zone = name.len() <= 4;
        (is_upper(name) && !zone && is_place(name) && !super::names::is_outlet(name)).then(|| {
            let reading = Reading { place: spelled(name), end: name.len(), agency: None, sure: true };
            stated(line, reading, from)
        })
    })
}

/// The only place that the byline names: "By Anna Berg in Arnholm".
fn by_byline(page: &Page<'_>) -> Option<Dateline> {
    let place = super::byline::place(page)?;
    let value = spelled(place.of(page.text));
    Some(Dateline { place: Field { value, span: place, basis: Basis::Inferred }, agency: None })
}

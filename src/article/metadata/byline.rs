//! Who wrote the article and who edited it.

use super::cues::CREDIT;
use super::dateline::{Dateline, is_upper, spelled};
use super::dates::dates;
use super::page::{Line, Page, Part};
use super::people::{is_all_names, names, names_of, without_agency, without_post};
use super::phrases::{Beginnings, Phrases};
use crate::article::{Basis, BlockKind, Field, Label};
use crate::text::Span;
use std::sync::LazyLock;

/// Beginnings of bylines, in lower case, in the languages of news pages; the longer before the shorter.
#[rustfmt::skip] // One phrase a line would bury the code.
const BY: &[&str] = &[
    "byline: by ", "byline: ", "by by ", "by     by ", "source: from ", "by our correspondent ", "by our reporter ", "from our correspondent ",
    "from our own correspondent ", "voiced by: ", "voiced by ", "presented by ", "column by ", "opinion by ", "essay by ", "an essay by ", "commentary by ", "filed by ", "submitted by ",
    "researched by ", "story and photos by ", "story & photos by ", "text and photos by ", "text & photos by ", "words and photos by ", "words and pictures by ",
    "reporter: ", "journalist: ", "correspondent: ", "writers: ", "writer(s): ", "author(s): ", "by staff writer ", "by: ", "by ", "from ", "written by ", "words by ", "words: ", "words ", "story by ",
    "story: ", "reported by ", "report by ", "report: ", "interview by ", "interview: ", "an interview by ", "a report by ", "text by ",
    "text: ", "author: ", "authors: ", "writer: ", "posted by ", "review by ", "analysis by ", "por: ", "por ", "texto: ",
    "texto ", "par : ", "par ", "texte : ", "texte: ", "von: ", "von ", "text von ", "di ", "door ", "av ", "av: ", "tekst: ", "af ",
    "oleh ", "oleh: ", "autor: ", "autora: ", "redacción: ",
];
/// Beginnings of lines that name an editor.
#[rustfmt::skip] // As above.
const EDITOR: &[&str] = &[
    "translated by ", "translation: ", "translation by ", "translator: ", "edited by: ", "edited by ", "editing by ", "editor in chief: ", "editor-in-chief: ", "chief editor: ", "managing editor: ",
    "executive editor: ", "responsible editor: ", "duty editor: ", "desk editor: ", "copy editor: ", "night editor: ", "news editor: ",
    "editor: ", "editors: ", "transcript: ", "transcript by ", "compiled by ", "letters page edited by ", "page edited by ",
    "edición: ", "editado por ", "edita: ", "édition : ", "édité par ", "redaktion: ", "redigiert von ", "edição: ", "a cura di ",
    "redactie: ", "ansvarlig redaktør: ", "ansvarig utgivare: ", "redaktør: ", "editor ",
];
/// Bylines that name a desk and nobody.
#[rustfmt::skip] // As above.
const NAMELESS: &[&str] = &[
    "staff reporter", "our staff reporter", "staff writer", "staff correspondent", "our correspondent", "special correspondent",
    "our special correspondent", "web desk", "news desk", "newsdesk", "sports desk", "business desk", "city desk", "monitoring desk",
    "our reporter", "a correspondent", "staff", "staff report", "agencies", "news agencies", "wire services", "agency report", "redacción",
    "la rédaction", "redaktion", "editorial board", "online desk", "bureau report", "correspondents", "staff and agencies",
    "desk report", "newsroom", "our bureau", "web team", "our own correspondent", "our own reporter", "own correspondent", "a staff reporter", "a staff correspondent",
    "our staff correspondent", "online report", "express news service", "news service", "bureau", "digital desk", "national desk", "foreign desk",
];
static BYLINES: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(BY.iter().copied()));
static EDITORS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(EDITOR.iter().copied()));

/// What follows the one of `beginnings` that the line begins with.
fn follows<'l>(line: &Line<'l>, beginnings: &Beginnings) -> Option<&'l str> {
    beginnings.rest(line.text.trim_start_matches(['(', '[', '—', '–', '-', ' ', '*']))
}

/// What follows "By" behind the source of a short line: "Source: Northern Wire By Anna Berg".
fn inside<'l>(line: &Line<'l>) -> Option<&'l str> {
    let at = line
        .text
        .find(" By ")
        .or_else(|| line.text.find(" BY "))
        // "Posted on 2 April 2031 by Anna Berg".
        .or_else(|| line.text.find(" by ").filter(|_| line.signs))
        .filter(|_| !line.prose && line.label != Label::Headline)?;
    let (before, rest) = line.text.split_at(at + 4);
    // "24 April 2030 Compiled by Hollis Brandt" names an editor.
    let lower = before.to_lowercase();
    if EDITOR.iter().any(|cue| lower.ends_with(cue)) {
        return None;
    }
    names(rest).people.first().is_some_and(|name| rest.starts_with(name)).then_some(rest)
}

/// A line of which the byline was read: the part that names, and the names.
type Signed<'p, 't> = (&'p Line<'t>, &'t str);

/// Most lines that say "By" which are tried for a name.
const TRIED: usize = 40;

/// The lines that may be signed: above the prose, not the headline's own, and short.
fn signed<'p, 't>(page: &'p Page<'t>) -> Option<Signed<'p, 't>> {
    let short =
        |line: &&Line<'_>| line.words <= 24 && !(line.prose && line.words > 16) && line.label != Label::Headline;
    let before = page.opening + 1;
    let top = || page.lines.iter().take(before).filter(|line| line.part != Part::Related).filter(short);
    top()
        .filter_map(|line| follows(line, &BYLINES).or_else(|| inside(line)).map(|rest| (line, rest)))
        .take(TRIED)
        .find(|(_, rest)| is_nameless(rest) || names(rest).people.first().is_some_and(|name| leads(rest, name)))
        .or_else(|| bare(page))
}

/// True if a list begins with `name`, an agency in front of it apart.
fn leads(list: &str, name: &str) -> bool {
    without_post(without_agency(list.trim_start())).starts_with(name)
}

/// True for a line that says "By", or its like, and a name.
pub(super) fn is_byline(line: &str) -> bool {
    let rest = BYLINES.rest(line);
    let named = |rest: &str| names(rest).people.first().is_some_and(|name| rest.starts_with(name));
    // A person's name has two words.
    rest.is_some_and(|rest| is_nameless(rest) || (rest.contains(' ') && named(rest)))
}

/// Names on a line of their own below the headline, with posts and places and nothing else.
fn bare<'p, 't>(page: &'p Page<'t>) -> Option<Signed<'p, 't>> {
    let headline = page.headline?;
    let below = page.lines.iter().take(page.opening + 1).skip(headline + 1).filter(|line| line.part != Part::Related);
    let fits = |line: &&Line<'_>| {
        line.words <= 24 && !line.prose && !matches!(line.kind, BlockKind::Caption | BlockKind::Tags)
    };
    let mut below = below.filter(fits);
    below.find_map(|line| {
        let whole = is_nameless(line.text) || (is_all_names(line.text) && !is_editor(line));
        if whole { Some((line, line.text)) } else { item(line).map(|name| (line, name)) }
    })
}

/// A person's name among the items of a stamp: "2 April 2031 | Anna Berg | 3 min read".
fn item<'t>(line: &Line<'t>) -> Option<&'t str> {
    static PARTED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new([" | ", " • ", " · ", " ∙ ", " / "]));
    let ends = PARTED.apart(line.text).take(ITEMS).map(|mark| (mark.start, mark.end)).chain([(line.text.len(), 0)]);
    let items = ends.scan(0, |from, (start, end)| Some(&line.text[std::mem::replace(from, end)..start]));
    let person = |item: &&str| item.contains(' ') && is_all_names(item) && dates(item).is_empty();
    Some(items).filter(|_| line.signs)?.find(person)
}

/// Most items of a stamp.
const ITEMS: usize = 8;

fn is_editor(line: &Line<'_>) -> bool {
    follows(line, &EDITORS).is_some()
}

fn is_nameless(line: &str) -> bool {
    let lower = line.trim_end_matches(['.', ',', ' ', ')']).to_lowercase();
    NAMELESS.contains(&lower.split([',', '|', '•', '·']).next().unwrap_or_default().trim())
}

/// Several names joined, with the span from the first to the last of them.
fn field(page: &Page<'_>, people: &[&str]) -> Option<Field> {
    let (first, last) = (people.first()?, people.last()?);
    let start = first.as_ptr() as usize - page.text.as_ptr() as usize;
    let end = last.as_ptr() as usize - page.text.as_ptr() as usize + last.len();
    let value =
        people.iter().map(|name| spelled(&name.split_whitespace().collect::<Vec<_>>().join(" "))).collect::<Vec<_>>();
    Some(Field { value: value.join("; "), span: Span::new(start, end), basis: Basis::Stated })
}

/// The part of a wire's credit that follows `cue`, up to the next clause.
fn credited<'t>(line: &Line<'t>, cues: &[&str]) -> Option<&'t str> {
    if line.cues & CREDIT == 0 {
        return None;
    }
    let lower = line.text.to_ascii_lowercase();
    let at = cues
        .iter()
        .filter_map(|cue| lower.find(cue).filter(|&at| is_free(&lower, at)).map(|at| at + cue.len()))
        .min()?;
    let rest = &line.text[at..];
    Some(&rest[..rest.find([';', ')', ']']).unwrap_or(rest.len())])
}

/// True if a clause begins at `at`: "additional reporting by" is another's.
fn is_free(lower: &str, at: usize) -> bool {
    lower[..at].trim_end_matches(|c: char| !c.is_alphanumeric() && c != ';' && c != '(').is_empty()
        || lower[..at].trim_end().ends_with([';', '(', '[', ',', '.', '—', '-'])
        || lower[..at].trim_end().ends_with(" was")
}

/// The names in front of a dateline that runs on behind them: "NWA Anna Berg and Olaf Quist PORT ARN – The ...".
fn before_dateline(page: &Page<'_>, dateline: Option<&Dateline>) -> Option<Field> {
    let start = dateline?.place.span.start;
    let line = page.lines.iter().find(|line| line.span.start < start && start < line.span.end)?;
    let list = line.text.get(..start - line.span.start)?;
    let list = list.split_once(' ').filter(|(first, _)| is_upper(first)).map_or(list, |(_, rest)| rest);
    field(page, &names(list).people)
}

/// The writers: of the byline, else the reporters that a credit names.
pub(crate) fn find(page: &Page<'_>, dateline: Option<&Dateline>) -> Option<Field> {
    let reported = || {
        page.own().filter(|(_, line)| line.words <= 60).find_map(|(_, line)| {
            let list = credited(line, &["reporting by ", "reported by ", "writing by "])?;
            field(page, &names(list).people)
        })
    };
    let Some((_, rest)) = signed(page) else {
        return before_dateline(page, dateline).or_else(reported);
    };
    if is_nameless(rest) {
        let end = rest.find([',', '|', '•', '·', '.', ')']).unwrap_or(rest.len());
        return field(page, &[rest[..end].trim()]);
    }
    field(page, &names(rest).people)
}

/// The only place that a byline of one writer names.
pub(super) fn place(page: &Page<'_>) -> Option<Span> {
    let (_, rest) = signed(page)?;
    let found = names(rest);
    let [_] = found.people.as_slice() else {
        return None;
    };
    let [place] = found.places.as_slice() else {
        return None;
    };
    let start = place.as_ptr() as usize - page.text.as_ptr() as usize;
    Some(Span::new(start, start + place.len()))
}

/// The editors: of the masthead or a line at the end, else those that a credit names.
pub(crate) fn editor(page: &Page<'_>) -> Option<Field> {
    let lines = || page.own().filter(|(_, line)| line.words <= 60);
    let stated = lines().find_map(|(_, line)| {
        let leading = || follows(line, &EDITORS).filter(|_| line.words <= 14);
        let rest = leading().or_else(|| inner_editor(line))?;
        field(page, &editors(rest.split('/').next().unwrap_or(rest)))
    });
    stated.or_else(|| {
        lines().find_map(|(_, line)| field(page, &editors(credited(line, &["editing by ", "edited by "])?)))
    })
}

/// What follows an editor's label inside a line: "Source: NWA 2031-05-08 Editor: Anna Berg".
fn inner_editor<'t>(line: &Line<'t>) -> Option<&'t str> {
    static LABELS: LazyLock<Phrases> = LazyLock::new(|| {
        Phrases::new(EDITOR.iter().copied().filter(|cue| cue.ends_with(": ") || *cue == "edited by "))
    });
    let label = Some(line).filter(|line| !line.prose).and_then(|line| LABELS.first(line.text))?;
    line.text[..label.start].ends_with([' ', '|', ';']).then(|| &line.text[label.end..])
}

/// The names of editors; initials count, which a masthead often has.
fn editors(list: &str) -> Vec<&str> {
    let people = names(list).people;
    if !people.is_empty() {
        return people;
    }
    let name = names_of(list);
    let initials = name.split(' ').count() <= 4 && name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    if initials && !name.is_empty() { vec![name] } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_names_are_told_from_headings() {
        for line in [
            "ANNA BERG",
            "Anna Berg, Arnholm, and Olaf Quist, Tromsund",
            "Anna Berg | NWA News",
            "Anna Lund Berg and Olaf Quist, Southern Islands Newswire · 4 hours ago",
            "Anna Lund-Bergman for the edition of Sunday 30 November 2031",
        ] {
            assert!(is_all_names(line), "{line}");
        }
        for line in
            ["Latest News", "Home Sport Weather", "Read More Stories", "Snow closes the pass", "San Arn, 17 June 2031"]
        {
            assert!(!is_all_names(line), "{line}");
        }
        assert!(is_nameless("Staff Reporter") && is_nameless("Web Desk, Arnholm") && !is_nameless("Anna Berg"));
    }
}

//! Where on a page names stand that may be its outlet's.

use super::super::about::{disowning, is_ours, maker, of_itself};
use super::super::cues::TELLS;
use super::super::dateline::is_upper;
use super::super::names::{is_call_sign, is_name, is_outlet, is_titled, leading, suffix};
use super::super::page::{Line, Page, Part};
use super::super::phrases::Phrases;
use super::super::{address, page};
use super::leads;
use crate::article::lines::vocabulary::{CONTROL, FUNCTION, marks};
use crate::article::{BlockKind, Label};
use std::sync::LazyLock;

/// A place that a name stands in; of two spellings that of the earlier place is the outlet's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Behind the headline in the page's title.
    Title,
    /// "First published in X".
    Imprint,
    /// "By Anna Berg for X".
    Credit,
    /// "Source: X", which as often names an agency.
    Source,
    /// "Produced by X".
    Maker,
    /// "© X".
    Rights,
    /// "© X Ltd": the house rather than the paper.
    House,
    /// The first item of a masthead or a path.
    Masthead,
    /// "From: X <desk@x.example>".
    Sender,
    /// "Subscribe to X".
    Follow,
    /// "The X app".
    Store,
    /// "X is a newspaper", with its sort.
    Sort,
    /// "X reaches ten million listeners".
    About,
    /// "Support X", "About X".
    Support,
    /// "… not those of X".
    Disowned,
    /// "told X".
    Told,
    /// "seen by X".
    Shown,
    /// "Photo: X/A. Berg".
    Picture,
    /// "(X)" as a line.
    Signed,
    /// Behind a writer's name.
    Byline,
    /// Before the buttons of a site's first line.
    Controls,
    /// Behind another title's mark.
    Suffix,
    /// Before the headline: "X: Snow closes the pass".
    Prefix,
    /// A line of furniture of its own.
    Whole,
    /// The beginning of a line of furniture.
    Opens,
    /// A piece of furniture with a word that outlets carry.
    Furniture,
    /// A sentence in which a newsroom speaks of itself.
    Ours,
    /// Prose, with a word that outlets carry.
    Prose,
    /// Prose about the name.
    Described,
    /// Whom somebody works for, in furniture: "a reporter at X", "writes for X".
    Works,
    /// Inside a line of furniture, without such a word.
    Inside,
    /// The letters of a station.
    Sign,
    /// The first lines of the page.
    Head,
    /// The last lines of the page.
    Foot,
    /// What one of the page's addresses spells.
    Address,
}

impl Place {
    /// How many there are.
    pub(super) const COUNT: usize = Self::Address as usize + 1;

    pub(super) const fn bit(self) -> u64 {
        1 << self as u32
    }
}

/// Places that state a name as the page's own.
pub(super) const STATING: u64 = Place::Title.bit()
    | Place::Imprint.bit()
    | Place::Credit.bit()
    | Place::Maker.bit()
    | Place::Rights.bit()
    | Place::House.bit()
    | Place::Masthead.bit()
    | Place::Sender.bit()
    | Place::Follow.bit()
    | Place::Store.bit()
    | Place::Sort.bit()
    | Place::About.bit()
    | Place::Told.bit();

/// A name as it stands on the page.
pub(super) type Mention<'t> = (&'t str, Place);

/// Lines at the head and at the foot of a page.
const EDGE: usize = 5;
/// Most words of a line of furniture whose every name counts.
const FURNISHED: u32 = 40;
/// Most phrases of a line behind which an outlet's name is looked for.
const CUED: usize = 100;
/// Most words of a line in which names are looked for.
const READ: usize = 120;
/// Most words before the first button.
const BUTTON: usize = 7;

/// Names inside a line: those of outlets by a word of theirs, and in furniture every other.
fn inside<'t>(line: &Line<'t>, found: &mut Vec<Mention<'t>>) {
    let (text, prose) = (line.text, line.is_body() && line.part == Part::Body);
    if (prose || line.words > FURNISHED) && !line.titled {
        return;
    }
    let ours = prose && is_ours(&line.lower);
    let mut from = 0;
    for word in text.split(' ').take(READ) {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        if start < from || !word.starts_with(char::is_uppercase) {
            continue;
        }
        let article = matches!(word, "The" | "La" | "Le" | "El" | "Il" | "Die" | "Der");
        if !article && (matches!(word, "Copyright" | "By") || marks(word) & FUNCTION != 0) {
            continue;
        }
        let name = leading(&text[start..]);
        from = start + name.len();
        let titled = is_titled(name) && (name.contains(' ') || !prose);
        let works = [" at ", " for ", " with ", " on ", " for the ", " at the ", " with the "];
        let works = !prose && works.iter().any(|cue| text[..start].ends_with(cue));
        let place = match prose {
            true if !titled || is_upper(name) => continue,
            true if ours => Place::Ours,
            true => Place::Prose,
            false if works => Place::Works,
            false if name.len() == text.len() => Place::Whole,
            false if titled => Place::Furniture,
            false if start == 0 => Place::Opens,
            false => Place::Inside,
        };
        found.push((name, place));
    }
}

/// Marks between the items of a masthead or a path.
const ITEMS: [&str; 15] =
    [" | ", " ▸ ", " • ", " · ", " > ", " » ", " › ", " :: ", " // ", " / ", " – ", " — ", " - ", ": ", "  "];

/// The first item of a masthead or a path, if it may be an outlet's name.
fn masthead<'t>(line: &Line<'t>) -> Option<Mention<'t>> {
    static PARTED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(ITEMS));
    let owned = ["copyright", "(c)", "©"].iter().any(|sign| line.lower.starts_with(sign));
    // Messages set their heads in stars and signs: "*HALDEN NEWS* 📢".
    let text = line.text.trim_matches(|c: char| matches!(c, '*' | ' ') || c > '\u{2190}' && !c.is_alphanumeric());
    if line.words > 24 || line.prose || line.signs || owned || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let end = PARTED.first(text).map_or(text.len(), |mark| mark.start);
    let name = text[..end].trim_end();
    let parted = end < text.len();
    if is_outlet(name) && (name.contains(' ') || parted) {
        return Some((name, Place::Masthead));
    }
    (parted && is_name(name)).then_some((name, Place::Prefix))
}

/// Names by which prose speaks of its own outlet: "told The Northern Wire".
fn of_prose<'t>(text: &'t str, found: &mut Vec<Mention<'t>>) {
    static CUES: LazyLock<Phrases> = LazyLock::new(|| {
        Phrases::new([
            " told ",
            " tells ",
            " seen by ",
            " obtained by ",
            " reviewed by ",
            " shared with ",
            " spoke to ",
            " interview with ",
        ])
    });
    for cue in CUES.all(text).take(CUED) {
        let name = leading(leads::without_article(&text[cue.end..]));
        let small = marks(name) & FUNCTION != 0;
        found.extend(
            (!name.is_empty() && !small).then_some((name, if cue.at <= 1 { Place::Told } else { Place::Shown })),
        );
    }
}

/// The credit of a picture: "Photo: Northern Wire/A. Berg".
fn of_picture<'t>(line: &Line<'t>) -> Option<&'t str> {
    let slash = line.text.rfind('/')?;
    let before = line.text[..slash].trim_end();
    let after = leading(line.text[slash + 1..].trim_start());
    let name = before.rsplit([':', '.', '(', '—']).next().map(str::trim).filter(|name| is_outlet(name));
    name.or_else(|| Some(after).filter(|name| is_outlet(name)))
}

/// Names behind a writer's, in a line that signs: "Anna Berg, Northern Wire".
fn of_byline<'t>(line: &Line<'t>, found: &mut Vec<Mention<'t>>) {
    static PARTED: LazyLock<Phrases> =
        LazyLock::new(|| Phrases::new([", ", " | ", " for ", " - ", " – ", " — ", " / "]));
    for mark in PARTED.apart(line.text).take(4) {
        let name = leading(leads::without_article(&line.text[mark.end..]));
        found.extend(Some((name, Place::Byline)).filter(|_| !name.is_empty()));
    }
}

/// Every name that the page gives, with its place.
pub(super) fn gather<'t>(page: &Page<'t>) -> Vec<Mention<'t>> {
    let mut found = Vec::new();
    for (at, line) in page.lines.iter().enumerate() {
        // Names have capitals.
        if line.text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
            continue;
        }
        let from = found.len();
        of_line(page, at, line, &mut found);
        if at < EDGE || at + EDGE >= page.lines.len() {
            let edge = if at < EDGE { Place::Head } else { Place::Foot };
            let names: Vec<_> = found[from..].iter().map(|(name, _)| (*name, edge)).collect();
            found.extend(names);
        }
    }
    found
}

/// The names of a line.
fn of_line<'t>(page: &Page<'t>, at: usize, line: &Line<'t>, found: &mut Vec<Mention<'t>>) {
    let top = at < page.opening;
    if let Some((end, begin)) = top.then(|| suffix(line.text)).flatten() {
        let place = if of_headline(page, line, end) { Place::Title } else { Place::Suffix };
        found.push((line.text[begin..].split(" (").next().unwrap_or_default(), place));
    } else if top {
        found.extend(masthead(line));
    }
    // A list of other stories seldom ends the page: what stands last is its own again.
    if line.part != Part::Related || at + EDGE >= page.lines.len() {
        if !line.is_body() || top {
            leads::led(line, found);
        }
        of_own(at, line, found);
    }
    found.extend(maker(line).map(|name| (name, Place::Maker)));
    found.extend(Some(line).filter(|line| !line.is_body()).and_then(disowning).map(|name| (name, Place::Disowned)));
    if line.cues & TELLS != 0 {
        of_prose(line.text, found);
    }
    if line.upper {
        // In prose three letters are as often a party or a union.
        let least = if line.is_body() { 4 } else { 3 };
        let is_sign = |sign: &&str| sign.len() >= least && marks(sign) & FUNCTION == 0;
        found.extend(call_signs(line.text).filter(is_sign).take(4).map(|sign| (sign, Place::Sign)));
    }
    let signed = line.text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    found.extend(signed.filter(|name| is_name(name)).map(|name| (name, Place::Signed)));
}

/// The names of a line that is not another article's.
fn of_own<'t>(at: usize, line: &Line<'t>, found: &mut Vec<Mention<'t>>) {
    let prose = line.is_body() && line.part == Part::Body;
    found.extend(of_itself(line).map(|told| {
        let place = match (prose, told.sort) {
            (_, true) => Place::Sort,
            (true, false) => Place::Described,
            _ => Place::About,
        };
        (told.name, place)
    }));
    let head = at < 3 && !line.is_body() && line.label != Label::Headline;
    found.extend(Some(line.text).filter(|text| head && is_heading(text)).map(|name| (name, Place::Whole)));
    found.extend(Some(line).filter(|_| head).and_then(before_controls).map(|name| (name, Place::Controls)));
    if line.label != Label::Headline && line.kind != BlockKind::DuplicateHeadline {
        inside(line, found);
    }
    if line.signs && line.words <= 24 {
        of_byline(line, found);
    }
    found.extend(sender(line).or_else(|| address::sender(line)).map(|name| (name, Place::Sender)));
    found.extend(of_picture(line).map(|name| (name, Place::Picture)));
}

/// True for the name of a column or a letter, which may be a phrase: "Notes from Arn", "Extra Time by Bo Berg".
fn is_heading(line: &str) -> bool {
    const JOINING: [&str; 8] = ["by", "from", "to", "on", "with", "at", "an", "a"];
    let joins = |word: &str| JOINING.contains(&word);
    let words = || line.split(' ');
    (3..=7).contains(&words().count())
        && words().any(joins)
        && words().all(|word| joins(word) || is_name(word) || matches!(word, "the" | "of" | "and" | "for" | "in"))
        && words().next_back().is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// The name before the buttons and the other items of a site's first lines: "The Ledger Subscribe   Sign in".
fn before_controls<'t>(line: &Line<'t>) -> Option<&'t str> {
    let text = line.text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let words = text.split(' ').map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word));
    let ends = |&(at, word): &(usize, &str)| {
        at > 0 && (word.is_empty() || word == "|" || marks(word) & CONTROL != 0 && word.starts_with(char::is_uppercase))
    };
    let (end, _) = words.take(BUTTON).find(ends)?;
    let name = text[..end].trim_end();
    let first = name.split(' ').next().filter(|first| *first != "The").map_or(0, marks);
    let parted = text.contains("  ") || text.contains(" | ");
    (parted && is_name(name) && first & (CONTROL | FUNCTION) == 0).then_some(name)
}

/// The call signs among the words of a line.
fn call_signs(line: &str) -> impl Iterator<Item = &str> {
    let begins = memchr::memchr2_iter(b'W', b'K', line.as_bytes());
    begins.filter_map(|at| {
        let capitals = line.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_uppercase()).take(5).count();
        let (sign, rest) = line[at..].split_at(capitals);
        let inside = line[..at].ends_with(char::is_alphanumeric) || rest.starts_with(char::is_alphanumeric);
        (!inside && is_call_sign(sign)).then_some(sign)
    })
}

/// "From: The Morning Brief <brief@post.example>": the sender of a newsletter, who is no person.
fn sender<'t>(line: &Line<'t>) -> Option<&'t str> {
    let rest = ["From: ", "De : ", "De: ", "Von: "].iter().find_map(|begin| line.text.strip_prefix(begin))?;
    let name = rest.split(['<', '(']).next()?.trim_matches([' ', '"']);
    (name.starts_with("The ") || is_outlet(name)).then_some(name)
}

/// True if the headline stands before the suffix.
fn of_headline(page: &page::Page<'_>, line: &Line<'_>, end: usize) -> bool {
    let titled = matches!(line.kind, BlockKind::TitleElement | BlockKind::Headline | BlockKind::DuplicateHeadline);
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    titled || page.headline.is_some_and(|at| letters(&line.text[..end]).ends_with(&letters(page.lines[at].text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stations_are_words_of_their_own() {
        assert_eq!(
            call_signs("WXYZ and KTOP-TV, not AWXYZ, WXYZs or WHO'S").collect::<Vec<_>>(),
            ["WXYZ", "KTOP", "WHO"]
        );
    }
}

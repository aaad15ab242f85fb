//! Lines that say who wrote, edited or supplied the text.

use crate::article::lines::Measures;
use crate::article::lines::vocabulary::{CONTROL, FUNCTION, MONTH, WEEKDAY, marks};
use crate::article::metadata::phrases::Beginnings;
use std::sync::LazyLock;

/// Beginnings of bylines, in lower case.
pub(crate) const BY: [&str; 11] = [
    "by: ",
    "by ",
    "written by ",
    "words: ",
    "words by ",
    "story by ",
    "reported by ",
    "author: ",
    "posted by ",
    "text: ",
    "from our ",
];
/// Beginnings of lines that name an editor.
pub(crate) const EDITOR: [&str; 11] = [
    "translated by ",
    "translated by: ",
    "editor in chief:",
    "editor-in-chief:",
    "chief editor:",
    "managing editor:",
    "executive editor:",
    "editor:",
    "edited by:",
    "edited by ",
    "publisher:",
];
/// Beginnings of credits to reporters and agencies at the end of a text.
const REPORTING: [&str; 12] = [
    "reporting by ",
    "additional reporting",
    "writing by ",
    "editing by ",
    "compiled by ",
    "with inputs from",
    "with input from",
    "with agency inputs",
    "source: ",
    "sources: ",
    "with reporting by",
    "produced by ",
];
/// What agencies and colleagues did for a text.
const CONTRIBUTED: [&str; 8] = [
    "contributed to this report",
    "contributed to this story",
    "contributed to this article",
    "contributed reporting",
    "in this report came from",
    "was used in this report",
    "contributed from ",
    "material from ",
];
/// True for a line that may hold one of them.
fn may_contribute(lower: &str) -> bool {
    ["contribut", "report", "material"].iter().any(|word| lower.contains(word))
}

/// What people of a newsroom are called.
const POSTS: [&str; 9] =
    ["correspondent", "reporter", "columnist", "staff writer", "staff", "writer", "desk", "contributor", "bureau"];

/// Longest credit in brackets, in bytes.
const LONGEST_CREDIT: usize = 40;

static BYLINES: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(BY));
static EDITORS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(EDITOR));
static REPORTED: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(REPORTING));

/// What follows the byline's first word, if the line is a byline.
pub(crate) fn byline(line: &str) -> Option<&str> {
    BYLINES.rest(line).map(str::trim_start).filter(|rest| rest.chars().next().is_some_and(char::is_uppercase))
}

/// What follows "Editor:" and the like.
pub(crate) fn editor(line: &str) -> Option<&str> {
    EDITORS.rest(line).map(str::trim_start)
}

/// Most words of a byline, with post, date and address.
const LONGEST_BYLINE: u32 = 20;

/// Beginnings of bylines that name nobody.
const NAMELESS: [&str; 4] = ["by staff", "by a staff", "by our ", "by a correspondent"];

/// True for "By" and a name, with no sentence around it.
pub(super) fn is_byline(line: &str, lower: &str, measures: &Measures) -> bool {
    let short = measures.words <= LONGEST_BYLINE && measures.function <= 4;
    let open = !measures.ends_sentence || measures.words <= 5;
    let nameless = measures.words <= 7 && NAMELESS.iter().any(|beginning| lower.starts_with(beginning));
    short && open && (nameless || byline(line).is_some_and(is_person))
}

/// Words that no name begins with.
const LISTED: u32 = CONTROL | FUNCTION | MONTH | WEEKDAY;

/// True if two words follow that a name may begin with; "By The Sea" and "By Monday" name nobody.
fn is_person(rest: &str) -> bool {
    let mut words = rest.split_whitespace();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let first =
        words.next().is_some_and(|word| capital(word) && marks(word.trim_end_matches([',', '.'])) & LISTED == 0);
    first && words.next().is_none_or(|word| capital(word) || word == "|")
}

/// True for a name with a post in the newsroom: "A. Berg | Defence correspondent".
pub(super) fn is_post(lower: &str, measures: &Measures) -> bool {
    let held = POSTS.iter().any(|post| lower.ends_with(post));
    held && (2..=9).contains(&measures.words) && measures.starts_capital_words()
}

/// True for a line that credits reporters, editors or an agency.
pub(super) fn is_reporting(lower: &str, measures: &Measures) -> bool {
    let line = lower.trim_start_matches(['(', '[', '-', '—', '–', ' ']);
    let contributed = measures.words <= 25
        && measures.stops < 3
        && measures.quotes == 0
        && may_contribute(lower)
        && CONTRIBUTED.iter().any(|words| lower.contains(words));
    contributed || measures.words <= 40 && REPORTED.of(line).is_some()
}

/// What is inside the brackets of a line such as "(ATN)": a short name and nothing else.
pub(crate) fn bracketed(line: &str) -> Option<&str> {
    let inside = line.strip_prefix(['(', '['])?.strip_suffix([')', ']'])?;
    let spoken = inside.ends_with('.') && !inside[..inside.len() - 1].ends_with(char::is_uppercase);
    (is_name(inside) && !spoken && !matches!(inside, "END" | "ENDS" | "MORE")).then_some(inside)
}

fn is_name(name: &str) -> bool {
    name.len() >= 2
        && name.len() <= LONGEST_CREDIT
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '/' | '-' | '.' | '&' | '’' | '\''))
        && name.split(' ').count() <= 4
        && name.split(' ').all(|word| word.chars().next().is_some_and(|c| c.is_uppercase() || c == '&'))
}

/// True for a dash and a name: "— Northern Wire (NW)".
pub(super) fn is_signature(line: &str, measures: &Measures) -> bool {
    (line.starts_with(['—', '–']) || line.starts_with("--"))
        && (1..=6).contains(&measures.words)
        && measures.capital == measures.words
        && !measures.ends_sentence
}

/// Words of the names of agencies.
const AGENCY: [&str; 8] =
    ["Agency", "Agencia", "Agence", "Agenzia", "Newswire", "News Service", "Wire Service", "Press Association"];

/// Where the credit begins that ends `line` after a full sentence: `... in May. (ATN)`.
pub(crate) fn trailing(line: &str) -> Option<usize> {
    if !line.ends_with(')') {
        return None;
    }
    let open = line.rfind('(').filter(|open| line.len() - open <= LONGEST_CREDIT + 2)?;
    let before = line[..open].trim_end();
    let inside = &line[open + 1..line.len() - 1];
    let closed = before.trim_end_matches(['”', '"', '’', '\'', '»']).ends_with(['.', '!', '?']);
    let agency = AGENCY.iter().any(|word| inside.ends_with(word) || inside.starts_with(word));
    ((closed || agency && inside.contains(' ')) && is_name(inside)).then_some(open)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn measured(line: &str) -> Measures {
        Measures::of(line, Span::new(0, line.len()))
    }

    #[test]
    fn a_byline_names_a_person() {
        for line in ["By Anna Berg", "By Anna Berg and Olaf Quist, Arctic Correspondents", "Words: Anna Berg"] {
            assert!(is_byline(line, &line.to_ascii_lowercase(), &measured(line)), "{line}");
        }
        for line in ["By the river", "By Monday the water had reached the mill.", "Bypass opens"] {
            assert!(!is_byline(line, &line.to_ascii_lowercase(), &measured(line)), "{line}");
        }
    }

    #[test]
    fn a_credit_follows_a_full_sentence() {
        let line = "The ferry sails again in May. (NWA)";
        assert_eq!(trailing(line).map(|at| &line[at..]), Some("(NWA)"));
        assert_eq!(trailing("The ferry belongs to Northern Wire Agency (NWA)"), None);
        let open = "The ferry sails again in May (Northern Wire Agency)";
        assert_eq!(trailing(open).map(|at| &open[at..]), Some("(Northern Wire Agency)"));
        assert_eq!(trailing("It sank. (No one was aboard at the time of it)"), None);
    }

    #[test]
    fn an_editor_is_no_author() {
        assert_eq!(editor("Editor in Chief: A. Berg"), Some("A. Berg"));
        assert_eq!(byline("Editor in Chief: A. Berg"), None);
    }
}

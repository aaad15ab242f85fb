//! The outlet that the addresses of a page name: those of its site, its mail and its channels.

use super::cues::ADDRESS;
use super::page::{Line, Page};
use std::collections::BTreeSet;

/// Hosts that carry the channels of others, which the path names.
const CARRIERS: [&str; 8] = ["t", "twitter", "x", "facebook", "instagram", "telegram", "youtube", "medium"];
/// Most words of a name that an address spells.
const LONGEST: usize = 6;
/// Most lines in which the name is looked for.
const LINES: usize = 80;
/// Least letters of a name, and most addresses that are looked up.
const LEAST: usize = 3;
const MOST: usize = 6;

/// Names on the page that one of its addresses spells: "The Arn Mail" for `news@arnmail.example`.
pub(super) fn names<'t>(page: &Page<'t>) -> Vec<&'t str> {
    let labels: BTreeSet<String> =
        page.own().filter(|(_, line)| !line.is_body()).flat_map(|(_, line)| of(line)).collect();
    let mut found = Vec::new();
    for label in labels.iter().filter(|label| label.len() >= LEAST).take(MOST) {
        // In prose the same name is rather somebody whom the article links to.
        let lines = page.own().map(|(_, line)| line).filter(|line| !line.is_body()).take(LINES);
        found.extend({ lines }.find_map(|line| spelled(line.text, label)));
    }
    found
}

/// A sender whose address has the long words of the name: "Notes from Arn <hello@arnnotes.example>".
pub(super) fn sender<'t>(line: &Line<'t>) -> Option<&'t str> {
    let open = memchr::memchr(b'<', line.text.as_bytes())?;
    let (name, rest) = (line.text[..open].strip_suffix(' ')?, &line.text[open + 1..]);
    let label = label(rest.split('>').next()?)?;
    let mut long = name.split(' ').map(letters).filter(|word| word.len() > 3).peekable();
    let named = name.split(' ').count() > 2 && name.starts_with(char::is_uppercase) && long.peek().is_some();
    (named && long.all(|word| word == "from" || label.contains(&word))).then_some(name)
}

/// The labels of the addresses of a line, letters and digits in lower case.
fn of(line: &Line<'_>) -> Vec<String> {
    if line.cues & ADDRESS == 0 {
        return Vec::new();
    }
    line.text.split([' ', '<', '>', '(', ')', '"', ',', ';']).filter_map(label).collect()
}

/// The label of an address: of its domain, or of the channel on a carrier's.
fn label(word: &str) -> Option<String> {
    let host = word.split_once("://").map(|(_, rest)| rest).or_else(|| word.split_once('@').map(|(_, rest)| rest));
    let host = host.or_else(|| (word.starts_with("www.") || word.starts_with("t.me/")).then_some(word))?;
    let (domain, path) = host.split_once('/').unwrap_or((host, ""));
    let parts: Vec<&str> = domain.trim_end_matches('.').split('.').collect();
    let last = parts.len().checked_sub(2)?;
    // "example.co.uk": the second level is the country's.
    let short = parts[last].len() <= 3 && parts[last + 1].len() == 2 && last > 0;
    let name = parts[last - usize::from(short)];
    let channel = path.split(['/', '?']).next().map(|name| name.split('_').next().unwrap_or(name));
    let name = if CARRIERS.contains(&name) { channel? } else { name };
    Some(letters(name))
}

fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The capitalised words of `line` whose letters are those of `label`, with their article.
fn spelled<'t>(line: &'t str, label: &str) -> Option<&'t str> {
    let begins = line.split(' ').map(|word| word.as_ptr() as usize - line.as_ptr() as usize);
    begins.filter(|&at| line[at..].starts_with(char::is_uppercase)).find_map(|at| {
        let rest = &line[at..];
        let plain = rest.strip_prefix("The ").filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or(rest);
        let (mut left, mut end) = (label, rest.len() - plain.len());
        for word in plain.split(' ').take(LONGEST) {
            let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            let bare = bare.strip_suffix("'s").or(bare.strip_suffix("’s")).unwrap_or(bare);
            left = left.strip_prefix(letters(bare).as_str())?;
            if left.is_empty() {
                return Some(&rest[..end + bare.len()]);
            }
            end += word.len() + 1;
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_spells_the_name() {
        for (word, expected) in [
            ("https://www.arnmail.example/4711", "arnmail"),
            ("news@arnmail.co.uk", "arnmail"),
            ("t.me/arnmail_en", "arnmail"),
            ("https://p.amr.example/x", "amr"),
        ] {
            assert_eq!(label(word).as_deref(), Some(expected), "{word}");
        }
        assert_eq!(label("snow"), None);
        assert_eq!(spelled("Told by The Arn Mail’s desk", "arnmail"), Some("The Arn Mail"));
        assert_eq!(spelled("The arn mail", "arnmail"), None);
    }
}

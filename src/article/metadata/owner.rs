//! Who a copyright line names.

use super::names::is_name;
use super::phrases::{Found, Phrases};
use std::sync::LazyLock;

/// The name in a copyright line, without sign, years and the reservation of rights.
pub(super) fn owner(line: &str) -> Option<&str> {
    static SIGNS: LazyLock<Phrases> =
        LazyLock::new(|| Phrases::new(["©", "(c) copyright", "copyright ©", "copyright (c)", "copyright", "(c)"]));
    SIGNS.apart(line).take(SIGNED).find_map(|sign| owner_by(line, sign))
}

/// Most signs of a copyright line behind which a name is looked for.
const SIGNED: usize = 4;

/// The name behind one sign of copyright.
fn owner_by(line: &str, sign: Found) -> Option<&str> {
    // Far from the beginning of a line stands the sign of a picture, unless a year follows.
    if sign.start >= NEAR && year(&line[sign.end..]).is_none() {
        return None;
    }
    // "Northern Wire © 2021".
    let before = line[..sign.start].trim_end_matches([' ', ',', '-', '–', '—', '|']);
    if is_name(before) && line[sign.end..].trim_start_matches([' ', '-']).starts_with(|c: char| c.is_ascii_digit()) {
        return Some(before);
    }
    let skipped = |c: char| c.is_ascii_digit() || c.is_whitespace() || "©-–—,():|.&".contains(c);
    let mut rest = line[sign.end..].trim_start_matches(skipped);
    for word in ["by ", "c) ", "Copyright ", "©"] {
        rest = rest.strip_prefix(word).unwrap_or(rest).trim_start_matches(skipped);
    }
    let name = rest.split(". ").next().unwrap_or(rest);
    let name = name
        .split(['|', ';', '•', '–', '—', '(', '“', '·'])
        .next()
        .unwrap_or(name)
        .split(", ")
        .next()
        .unwrap_or(name)
        .split(" - ")
        .next()
        .unwrap_or(name);
    let name = name.find(" All rights").or_else(|| name.find(" all rights")).map_or(name, |cut| &name[..cut]);
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || ".-–,".contains(c));
    let reserved = name.to_ascii_lowercase();
    let nobody = ["all rights", "reserved", "the author", "terms", "privacy", "act", "see here"]
        .iter()
        .any(|word| reserved.starts_with(word));
    (is_name(name) && !nobody).then_some(name)
}

/// Bytes of a line in which a sign of copyright needs no year.
const NEAR: usize = 60;

/// A year within the next words.
fn year(rest: &str) -> Option<&str> {
    let near = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(8);
    near.into_iter().find(|word| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")))
}

#[cfg(test)]
mod tests {
    use super::super::names::bare;
    use super::*;

    #[test]
    fn a_copyright_line_names_the_owner() {
        for line in [
            "© 2021 Northern Wire. All rights reserved.",
            "Copyright © 2019-2021 Northern Wire",
            "© Northern Wire | Terms",
            "© Northern Wire 2021",
            "(c) Copyright Northern Wire 2021. No part may be copied.",
            "Copyright 2021 by Northern Wire - All rights reserved.",
            "© Northern Wire Media Ltd 2021",
        ] {
            assert_eq!(owner(line).map(bare), Some("Northern Wire"), "{line}");
        }
        assert_eq!(owner("© 2021. All rights reserved."), None);
        assert_eq!(owner("Northern Wire © 2021"), Some("Northern Wire"));
    }
}

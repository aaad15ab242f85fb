//! Phrases that few lines have: one pass over a line tells which facts it may state.

use super::phrases::{Found, Phrases};
use std::sync::LazyLock;

/// Says who reported, wrote or edited.
pub(crate) const CREDIT: u8 = 1;
/// Says who helped.
pub(crate) const HELP: u8 = 2;
/// Names an app, a station or a supplier.
pub(crate) const STORE: u8 = 4;
/// A sign of copyright.
pub(crate) const RIGHTS: u8 = 8;
/// Says who was told something, or who was shown it.
pub(crate) const TELLS: u8 = 16;
/// An address of a site, of a mailbox or of a channel.
pub(crate) const ADDRESS: u8 = 32;
/// Says which house made the page.
pub(crate) const MADE: u8 = 64;
/// Says whose views are not told.
pub(crate) const VIEWS: u8 = 128;

const CUES: [(&str, u8); 48] = [
    ("reporting by ", CREDIT),
    ("reported by ", CREDIT),
    ("writing by ", CREDIT),
    ("editing by ", CREDIT),
    ("edited by ", CREDIT),
    (" contributed", HELP),
    ("came from ", HELP),
    ("with inputs from ", HELP),
    ("with input from ", HELP),
    ("with reporting by ", HELP | CREDIT),
    ("with additional reporting from ", HELP),
    (" app", STORE),
    ("supplied by ", STORE),
    (" for android", STORE),
    (" for ios", STORE),
    (" for iphone", STORE),
    (" on google play", STORE),
    (" mornings", STORE),
    (" is published ", STORE),
    ("©", RIGHTS),
    ("copyright", RIGHTS),
    ("(c)", RIGHTS),
    (" told ", TELLS),
    (" tells ", TELLS),
    (" seen by ", TELLS),
    (" obtained by ", TELLS),
    (" reviewed by ", TELLS),
    (" shared with ", TELLS),
    (" spoke to ", TELLS),
    (" interview with ", TELLS),
    ("@", ADDRESS),
    ("://", ADDRESS),
    ("www.", ADDRESS),
    ("t.me/", ADDRESS),
    ("produced by ", MADE),
    ("prepared by ", MADE),
    ("compiled by ", MADE),
    ("published by ", MADE),
    ("provided by ", MADE),
    ("reflect those of ", VIEWS),
    ("reflect the views of ", VIEWS),
    ("reflect the opinions of ", VIEWS),
    ("reflect the position of ", VIEWS),
    ("represent those of ", VIEWS),
    ("represent the views of ", VIEWS),
    ("not those of ", VIEWS),
    ("not necessarily those of ", VIEWS),
    ("not the views of ", VIEWS),
];

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(CUES.map(|(phrase, _)| phrase)));

/// The cues of a line, as bits.
pub(super) fn cues(line: &str) -> u8 {
    PHRASES.all(line).fold(0, |bits, found| bits | CUES[found.at].1)
}

/// The phrase of the kind `cue` that begins first in a line; of several the longest.
pub(super) fn first(cue: u8, line: &str) -> Option<Found> {
    let of_kind = PHRASES.all(line).filter(|found| CUES[found.at].1 & cue != 0);
    of_kind.min_by_key(|found| (found.start, std::cmp::Reverse(found.end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_what_it_may_state() {
        assert_eq!(cues("(Reporting by Anna Berg; editing by Olaf Quist)"), CREDIT);
        assert_eq!(cues("NWA contributed to this report. © 2031 Northern Wire"), HELP | RIGHTS);
        assert_eq!(cues("The council voted on Monday."), 0);
    }
}

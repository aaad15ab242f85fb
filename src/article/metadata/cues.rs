//! Phrases that few lines have: one pass over a line tells which facts it may state.

use super::phrases::Phrases;
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

const CUES: [(&str, u8); 34] = [
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
];

/// The cues of a line, as bits.
pub(super) fn cues(line: &str) -> u8 {
    static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(CUES.map(|(phrase, _)| phrase)));
    PHRASES.apart(line).fold(0, |bits, found| bits | CUES[found.at].1)
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

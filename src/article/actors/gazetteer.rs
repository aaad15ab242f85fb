//! A user's own list of actors.

use super::lexicon::{Found, Sense};
use crate::article::ActorKind;
use crate::article::words::Word;
use crate::text::{Span, tokens};
use crate::{Error, Result};
use rustc_hash::FxHashMap;

/// One actor of a user's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GazetteerEntry {
    /// The name that results carry.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Other ways to write it.
    pub aliases: Vec<String>,
    /// Its office, where a text states none.
    pub role: Option<String>,
    /// Its country, where a text states none.
    pub country: Option<String>,
}

/// A user's list of actors, looked up word by word.
///
/// Built once, in time linear in the names; a lookup takes time linear in the words of the longest name that fits.
///
/// # Examples
///
/// ```
/// use _core::article::{ActorKind, Gazetteer, GazetteerEntry, Reader};
/// let entry = GazetteerEntry {
///     name: "Lake Union".into(),
///     kind: ActorKind::Organisation,
///     aliases: vec!["Lakers".into()],
///     role: None,
///     country: Some("Norway".into()),
/// };
/// let gazetteer = Gazetteer::new(vec![entry])?;
/// let reader = Reader { gazetteer: Some(&gazetteer), ..Reader::default() };
/// let article = reader.parse("“We will sail,” the Lakers said on Monday.", None);
/// assert_eq!(article.actors[0].name, "Lake Union");
/// assert_eq!(article.quotes[0].speaker.as_deref(), Some("Lake Union"));
/// # Ok::<(), _core::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    entries: Vec<GazetteerEntry>,
    /// Words of names, numbered.
    words: FxHashMap<String, u32>,
    /// A tree of words: from a place in it and a word to the next place.
    branches: FxHashMap<(u32, u32), u32>,
    /// The entry whose name ends at each place.
    ends: Vec<Option<u32>>,
}

impl Gazetteer {
    /// Builds the list; fails for an empty name, and for one that two entries claim.
    pub fn new(entries: Vec<GazetteerEntry>) -> Result<Self> {
        let mut made = Self { ends: vec![None], ..Self::default() };
        for (nth, entry) in entries.iter().enumerate() {
            for form in std::iter::once(&entry.name).chain(&entry.aliases) {
                let claimed = made.add(form, nth as u32).map_err(|reason| refused(nth, entry, &reason))?;
                if claimed != nth as u32 {
                    let other = &entries[claimed as usize].name;
                    let reason = format!("{form:?} also names entry {claimed} ({other:?}); leave it to one of them");
                    return Err(refused(nth, entry, &reason));
                }
            }
        }
        made.entries = entries;
        Ok(made)
    }

    /// The entries, as given.
    #[must_use]
    pub fn entries(&self) -> &[GazetteerEntry] {
        &self.entries
    }

    /// Adds a name; gives the entry that has it.
    fn add(&mut self, form: &str, entry: u32) -> Result<u32, String> {
        let mut at = 0;
        for token in tokens(form, Span::new(0, form.len())) {
            let numbered = self.words.len() as u32;
            let word = *self.words.entry(straight(token.span.of(form)).into_owned()).or_insert(numbered);
            let next = self.ends.len() as u32;
            at = *self.branches.entry((at, word)).or_insert(next);
            if at == next {
                self.ends.push(None);
            }
        }
        if at == 0 {
            return Err(format!("the name {form:?} is empty; give it words or drop it"));
        }
        Ok(*self.ends[at as usize].get_or_insert(entry))
    }

    /// The longest name that begins with the first of `tokens`.
    pub(super) fn find(&self, text: &str, tokens: &[Word]) -> Option<Found<'_>> {
        let (mut at, mut found) = (0, None);
        for (nth, token) in tokens.iter().enumerate() {
            let word = self.words.get(&*straight(token.span.of(text)));
            let Some(&next) = word.and_then(|&word| self.branches.get(&(at, word))) else { break };
            at = next;
            if let Some(entry) = self.ends[at as usize].and_then(|entry| self.entries.get(entry as usize)) {
                found = Some(entry.found(nth + 1));
            }
        }
        found
    }
}

impl GazetteerEntry {
    /// What a name of `length` tokens stands for.
    fn found(&self, length: usize) -> Found<'_> {
        let sense = match self.kind {
            ActorKind::Person => Sense::Person,
            ActorKind::Organisation => Sense::Organisation,
            ActorKind::Country => Sense::Country,
            ActorKind::Group => Sense::Group,
        };
        Found { name: &self.name, sense, length, entry: Some(self) }
    }
}

/// A word with straight apostrophes.
fn straight(word: &str) -> std::borrow::Cow<'_, str> {
    if word.contains('’') { word.replace('’', "'").into() } else { word.into() }
}

fn refused(nth: usize, entry: &GazetteerEntry, reason: &str) -> Error {
    Error::Gazetteer(format!("entry {nth} ({:?}): {reason}", entry.name))
}

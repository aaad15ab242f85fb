//! Mentions of one actor brought together.

use super::gazetteer::GazetteerEntry;
use super::gender;
use super::mention::{Form, Mention};
use crate::article::words::Words;
use crate::article::{Actor, ActorKind};
use crate::text::{Shape, Span, tokens};
use rustc_hash::{FxHashMap, FxHashSet};

/// People of one last name that a new mention is compared with, the latest first.
const RIVALS: usize = 8;

/// Links the mentions of a text, which come in order.
///
/// People named in full in `elsewhere`, outside the sentences, lend their names to those whom the mentions name in part.
pub(super) fn link<'t>(
    text: &'t str,
    words: &Words,
    mentions: &[Mention<'t>],
    elsewhere: &[Mention<'t>],
) -> Vec<Actor> {
    let common = common(text, words, mentions);
    let titled = mentions.iter().filter(|mention| mention.form == Form::Single && mention.titled != mention.span);
    let titled = titled.map(|mention| mention.span.of(text)).collect();
    let mut links = Links { text, common, titled, ..Links::default() };
    for mention in mentions {
        links.listed(mention);
    }
    let lends = |mention: &&Mention<'_>| {
        let sure = mention.given || mention.role.is_some();
        mention.form == Form::Full && mention.kind == ActorKind::Person && mention.entry.is_none() && sure
    };
    for mention in elsewhere.iter().filter(lends) {
        let at = links.full(mention);
        links.actors[at].mentions.clear();
    }
    let mut owners: Vec<_> = mentions.iter().map(|mention| links.whole(mention)).collect();
    links.singles(mentions, &mut owners);
    links.fill();
    links.drop_doubtful(mentions);
    links.finish()
}

#[derive(Default)]
struct Links<'t> {
    text: &'t str,
    actors: Vec<Actor>,
    /// Folded names and acronyms.
    by_name: FxHashMap<String, usize>,
    /// Last words of people's names, in lower case.
    by_last: FxHashMap<String, Vec<usize>>,
    /// Words between the first and the last of people's names, in lower case.
    by_middle: FxHashMap<String, Vec<usize>>,
    /// Initials of the names of bodies.
    by_initials: FxHashMap<String, usize>,
    /// First words of names.
    by_first: FxHashMap<&'t str, Option<usize>>,
    /// Words of people's names that the text has in small letters too, in lower case.
    common: FxHashSet<String>,
    /// Single words that a title makes the name of a person.
    titled: FxHashSet<&'t str>,
    /// Actors of a user's list by their names.
    listed: FxHashMap<&'t str, usize>,
    /// The entry of each of them.
    entries: FxHashMap<usize, &'t GazetteerEntry>,
}

impl<'t> Links<'t> {
    /// Links a name of a user's list to its entry.
    fn listed(&mut self, mention: &Mention<'t>) {
        let Some(entry) = mention.entry else { return };
        let at = match self.listed.get(entry.name.as_str()) {
            Some(&at) => at,
            None => self.add(mention),
        };
        self.listed.insert(&entry.name, at);
        self.entries.insert(at, entry);
        self.by_name.entry(key(&entry.name)).or_insert(at);
        self.note(at, mention);
    }

    /// Fills in what the text does not tell of the actors of a user's list.
    fn fill(&mut self) {
        for (&at, entry) in &self.entries {
            let actor = &mut self.actors[at];
            actor.role = actor.role.take().or_else(|| entry.role.clone());
            actor.country = actor.country.take().or_else(|| entry.country.clone());
        }
    }

    /// The actor of a full name.
    fn whole(&mut self, mention: &Mention<'t>) -> Option<usize> {
        match mention.entry {
            Some(entry) => self.listed.get(entry.name.as_str()).copied(),
            None => (mention.form == Form::Full).then(|| self.full(mention)),
        }
    }

    fn full(&mut self, mention: &Mention<'t>) -> usize {
        let name = mention.span.of(self.text);
        let key = key(mention.known.unwrap_or(name));
        let short = key.split_once(" in ").map(|(short, _)| short.to_owned());
        let known = self.by_name.get(&key).or_else(|| self.by_name.get(short.as_ref()?)).copied();
        let at = known.or_else(|| self.namesake(mention)).unwrap_or_else(|| self.add(mention));
        if let Some(short) = short {
            self.by_name.entry(short).or_insert(at);
        }
        self.by_name.entry(key).or_insert(at);
        self.note(at, mention);
        at
    }

    /// A person with the same last name whose other names do not contradict.
    fn namesake(&self, mention: &Mention<'t>) -> Option<usize> {
        if mention.kind != ActorKind::Person {
            return None;
        }
        let name = mention.span.of(self.text);
        let rivals = self.by_last.get(&last(name).to_lowercase())?;
        rivals.iter().rev().take(RIVALS).copied().find(|&at| agree(&self.actors[at].name, name))
    }

    fn add(&mut self, mention: &Mention<'t>) -> usize {
        let lists = mention.entry.is_some() || mention.kind == ActorKind::Country;
        let name = mention.known.filter(|_| lists).unwrap_or(mention.span.of(self.text));
        let at = self.actors.len();
        self.actors.push(Actor {
            name: name.to_owned(),
            aliases: Vec::new(),
            kind: mention.kind,
            role: None,
            country: None,
            mentions: Vec::new(),
        });
        if mention.kind == ActorKind::Person {
            self.by_last.entry(last(name).to_lowercase()).or_default().push(at);
            for word in name.split_whitespace().rev().skip(1).filter(|word| word.len() > 3) {
                self.by_middle.entry(word.to_lowercase()).or_default().push(at);
            }
        }
        if mention.kind == ActorKind::Organisation
            && let Some(initials) = initials(name)
        {
            self.by_initials.entry(initials).or_insert(at);
        }
        let headed = name.split_whitespace().next_back().is_some_and(|word| word.starts_with(char::is_lowercase));
        if let Some(first) = name.split_whitespace().next().filter(|_| mention.known.is_none() && !headed) {
            self.by_first.entry(first).and_modify(|slot| *slot = None).or_insert(Some(at));
        }
        at
    }

    /// Adds what `mention` tells to the actor `at`.
    fn note(&mut self, at: usize, mention: &Mention<'t>) {
        let text = self.text;
        let actor = &mut self.actors[at];
        let name = mention.span.of(text);
        let named = matches!(actor.kind, ActorKind::Person | ActorKind::Organisation);
        let full = mention.form == Form::Full && !self.entries.contains_key(&at);
        if named && full && name.len() > actor.name.len() {
            name.clone_into(&mut actor.name);
        }
        actor.mentions.push(mention.span);
        note_role(actor, mention.role.map(|role| role.of(text)));
        actor.country = actor.country.take().or_else(|| mention.country.map(str::to_owned));
        note_alias(actor, name);
        if mention.titled != mention.span {
            note_alias(actor, mention.titled.of(text));
        }
        if let Some(acronym) = mention.acronym {
            if actor.kind == ActorKind::Person && shortens(acronym.of(text), name) {
                actor.kind = ActorKind::Organisation;
            }
            note_alias(actor, acronym.of(text));
            self.by_name.entry(key(acronym.of(text))).or_insert(at);
        }
    }

    /// Links single words to full names; the rest become actors only where their surroundings say so.
    ///
    /// `owners` are the actors of the full mentions: of two people with one last name the one named last is meant.
    fn singles(&mut self, mentions: &[Mention<'t>], owners: &mut [Option<usize>]) {
        let mut loose: FxHashMap<&'t str, Vec<&Mention<'t>>> = FxHashMap::default();
        let mut latest: Vec<usize> = vec![0; self.actors.len()];
        for ((nth, mention), owner) in mentions.iter().enumerate().zip(owners) {
            let word = mention.span.of(self.text);
            *owner = owner.or_else(|| self.owner(word, mention, &latest));
            match *owner {
                Some(at) => latest[at] = nth + 1,
                None => loose.entry(word).or_default().push(mention),
            }
            if let Some(at) = owner.filter(|_| mention.form == Form::Single) {
                self.note(at, mention);
            }
        }
        let known =
            |word: &str, group: &[&Mention<'_>]| is_actor(word, group, self.common.contains(&word.to_lowercase()));
        let mut loose: Vec<_> = loose.into_iter().filter(|(word, group)| known(word, group)).collect();
        loose.sort_by_key(|(_, group)| group.first().map(|mention| mention.span));
        for (_, group) in loose {
            self.add_single(&group);
        }
    }

    fn owner(&self, word: &str, mention: &Mention<'_>, latest: &[usize]) -> Option<usize> {
        let lower = word.to_lowercase();
        let mut buffer = String::new();
        let titles = Span::new(mention.titled.start, mention.span.start);
        let title = if titles.is_empty() { None } else { gender::of_words(titles.of(self.text), &mut buffer) };
        let mut nearest = |rivals: &Vec<usize>| {
            let fits = |at: &usize| {
                let known = title.and_then(|_| gender::of_actor(&self.actors[*at], &mut buffer));
                !matches!((title, known), (Some(one), Some((other, true))) if one != other)
            };
            rivals.iter().rev().take(RIVALS).copied().filter(fits).max_by_key(|&at| latest[at])
        };
        let last = self.by_last.get(&lower).and_then(&mut nearest);
        let named = || self.by_name.get(&key(word)).copied();
        let named = || named().or_else(|| self.by_initials.get(word).copied());
        // `Mr Venn` is no Venn Foundation.
        let fits = |at: &usize| self.actors[*at].kind == ActorKind::Person || !self.titled.contains(word);
        let first = || self.by_first.get(word).copied().flatten().filter(fits);
        let middle = self.by_middle.get(&lower);
        last.or_else(named).or_else(first).or_else(|| middle.and_then(nearest))
    }

    fn add_single(&mut self, group: &[&Mention<'t>]) {
        let Some(first) = group.first() else { return };
        let acronym = first.role.is_none() && shape(self.text, first.span) == Shape::Upper;
        let kind = if acronym { ActorKind::Organisation } else { first.kind };
        let at = self.add(&Mention { kind, ..(*first).clone() });
        for mention in group {
            self.note(at, mention);
        }
    }

    /// Drops people whom one full name alone stands for, with nothing around it that suits a person.
    fn drop_doubtful(&mut self, mentions: &[Mention<'t>]) {
        let sure =
            |mention: &&Mention<'_>| mention.acts || mention.entry.is_some() || mention.given || mention.role.is_some();
        let sure: FxHashSet<Span> = mentions.iter().filter(sure).map(|mention| mention.span).collect();
        let named = |mention: &&Mention<'_>| mention.speaks || mention.entry.is_some() || mention.given;
        let named: FxHashSet<Span> = mentions.iter().filter(named).map(|mention| mention.span).collect();
        let common = |name: &str| name.split(' ').all(|word| self.common.contains(&word.to_lowercase()));
        self.actors.retain(|actor| {
            let stands = |spans: &FxHashSet<Span>| actor.mentions.iter().any(|span| spans.contains(span));
            let thing = || actor.name.contains(' ') && actor.role.is_none() && common(&actor.name) && !stands(&named);
            !actor.mentions.is_empty() && actor.kind != ActorKind::Person
                || (actor.mentions.len() > 1 || stands(&sure)) && !thing()
        });
    }

    fn finish(mut self) -> Vec<Actor> {
        for actor in &mut self.actors {
            actor.mentions.sort_unstable();
            let name = actor.name.clone();
            actor.aliases.retain(|alias| *alias != name);
            actor.aliases.insert(0, name);
        }
        self.actors.sort_by_key(|actor| actor.mentions.first().copied());
        self.actors
    }
}

/// A word that only opens sentences may be a plural (`Brokers said`), unless it ends otherwise.
///
/// A word that is `common` in the text must speak or have a title.
fn is_actor(word: &str, group: &[&Mention<'_>], common: bool) -> bool {
    let speaks = !word.ends_with('s') && group.iter().any(|mention| mention.speaks);
    let inside = speaks || !common && group.iter().any(|mention| !mention.opening);
    group.iter().any(|mention| mention.titled != mention.span) || inside && group.iter().any(|mention| mention.acts)
}

/// Words of people's names that stand in the text without a capital too: `Unit`, `Glass`. Linear in the words.
fn common(text: &str, words: &Words, mentions: &[Mention<'_>]) -> FxHashSet<String> {
    let people = mentions.iter().filter(|mention| mention.kind == ActorKind::Person && mention.entry.is_none());
    let words_of = people.flat_map(|mention| mention.span.of(text).split(' '));
    let of_names: FxHashSet<&str> = words_of.collect();
    let mut found: FxHashMap<String, bool> = of_names.iter().map(|word| (word.to_lowercase(), false)).collect();
    let mut first = [false; 256];
    found.keys().filter_map(|word| word.bytes().next()).for_each(|byte| first[usize::from(byte)] = true);
    for word in words.small(text).filter(|word| word.bytes().next().is_some_and(|byte| first[usize::from(byte)])) {
        if let Some(is_common) = found.get_mut(word) {
            *is_common = true;
        }
    }
    found.into_iter().filter(|&(_, is_common)| is_common).map(|(word, _)| word).collect()
}

/// Keeps the fuller of two statements of an office.
fn note_role(actor: &mut Actor, role: Option<&str>) {
    let fuller = role.filter(|role| role.len() > actor.role.as_deref().map_or(0, str::len));
    if let Some(role) = fuller {
        actor.role = Some(role.to_owned());
    }
}

fn note_alias(actor: &mut Actor, form: &str) {
    if actor.aliases.len() < 2 * RIVALS && !actor.aliases.iter().any(|alias| alias == form) {
        actor.aliases.push(form.to_owned());
    }
}

/// `LCSO` for `Larrabee County Sheriff’s Office`; None for fewer than three capitals.
fn initials(name: &str) -> Option<String> {
    let capitals = name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase());
    let found: String = capitals.collect();
    (found.chars().count() >= 3).then_some(found)
}

/// True if the letters of `acronym` stand in `name` in order, beginning with its first.
fn shortens(acronym: &str, name: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    let begins = acronym.chars().next().zip(name.chars().next()).is_some_and(|(one, other)| one == other);
    begins && acronym.chars().flat_map(char::to_lowercase).all(|letter| letters.any(|other| other == letter))
}

fn shape(text: &str, span: Span) -> Shape {
    tokens(text, span).first().map_or(Shape::Mark, |token| token.shape)
}

fn last(name: &str) -> &str {
    name.split_whitespace().next_back().unwrap_or(name)
}

/// A name without article and case.
fn key(name: &str) -> String {
    let lower = name.to_lowercase();
    lower.strip_prefix("the ").map_or(lower.clone(), str::to_owned)
}

/// True if every given name of the shorter stands in the longer, in full or as an initial.
fn agree(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let first = short.split_whitespace().next().unwrap_or_default();
    let mut pairs = long.split_whitespace().zip(long.split_whitespace().skip(1));
    if pairs.any(|(before, word)| word == first && matches!(before, "bin" | "ibn" | "bint")) {
        return false;
    }
    short.split_whitespace().all(|word| long.split_whitespace().any(|full| stands_for(word, full)))
}

fn stands_for(word: &str, full: &str) -> bool {
    let initial = word.trim_end_matches('.');
    word.eq_ignore_ascii_case(full) || initial.chars().count() == 1 && full.starts_with(initial)
}

//! Names that furniture gives behind the words of outlets: "Subscribe to X", "© X", "the X app".

use super::super::cues::{RIGHTS, STORE};
use super::super::names::{bare, is_name, leading};
use super::super::owner::owner;
use super::super::page::Line;
use super::super::phrases::{Beginnings, Phrases};
use super::places::{Mention, Place};
use std::sync::LazyLock;

static LEADING: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(LEADS.iter().map(|(lead, _)| *lead)));
/// Fields of a line that name who gave out the text.
static FIELDS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(["source: ", "company: ", "issuer: "]));
static SUPPLIED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(["supplied by "]));
static APPS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new([" app"]));
/// What stands before the name of an app.
static BEFORE_APPS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(["the ", "download the free ", "our ", "la app de "]));
/// What follows the name of an app, a station or a paper.
static STORES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([" for android", " for ios", " for iphone", " on google play", " mornings", " is published "])
});

/// Beginnings of lines that the outlet's name follows, in lower case.
#[rustfmt::skip] // One phrase a line would bury the code.
const LEADS: &[(&str, Place)] = &[
    ("first published in ", Place::Imprint), ("published in ", Place::Imprint), ("originally published in ", Place::Imprint),
    ("first appeared in ", Place::Imprint), ("first published on ", Place::Imprint), ("first published by ", Place::Imprint),
    ("originally published on ", Place::Imprint), ("originally published by ", Place::Imprint), ("this article first appeared in ", Place::Imprint),
    ("this article first appeared on ", Place::Imprint), ("this article was first published in ", Place::Imprint),
    ("this article was originally published in ", Place::Imprint), ("published by ", Place::Imprint), ("publication: ", Place::Imprint),
    ("supplied by ", Place::Imprint), ("sn ", Place::Imprint), ("news provided by ", Place::Imprint), ("source ", Place::Source),
    ("source: ", Place::Source), ("follow ", Place::Follow), ("subscribe to ", Place::Follow), ("you are reading ", Place::Follow),
    ("you're reading ", Place::Follow), ("you’re reading ", Place::Follow), ("thank you for reading ", Place::Follow),
    ("thanks for reading ", Place::Follow), ("advertise with ", Place::Follow), ("advertise in ", Place::Follow), ("write for ", Place::Follow),
    ("sign up for ", Place::Follow), ("sign up to ", Place::Follow), ("contact ", Place::Support), ("view more on ", Place::Follow),
    ("about ", Place::Support), ("listen live: ", Place::Follow), ("more from ", Place::Support), ("alexa, play ", Place::Follow),
    ("support ", Place::Support), ("watch live on ", Place::Follow), ("join ", Place::Follow), ("welcome to ", Place::Follow),
    ("unsubscribe from ", Place::Follow), ("for the full ", Place::Picture), ("donate to ", Place::Support), ("become a ", Place::Support),
    ("inside ", Place::Support), ("why trust ", Place::Support), ("work for ", Place::Support), ("read more on ", Place::Follow),
    ("download the ", Place::Store), ("get the ", Place::Store), ("like ", Place::Follow), ("my ", Place::Support),
];

pub(super) fn without_article(rest: &str) -> &str {
    rest.strip_prefix("the ").unwrap_or(rest)
}

/// Names that a line of furniture gives behind the words of outlets.
pub(super) fn led<'t>(line: &Line<'t>, found: &mut Vec<Mention<'t>>) {
    let text = line.text;
    let trimmed = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©' && c != '(');
    for (lead, at) in LEADING.all(trimmed) {
        found.push((leading(without_article(&trimmed[lead.len()..])), LEADS[at].1));
    }
    // "June 10 | Source: Arn Power, Inc.": the fields behind the first of a release's line.
    let fields = text.split(" | ").skip(1).filter_map(|field| FIELDS.rest(field.trim_start()));
    found.extend(fields.map(|rest| (leading(rest), Place::Imprint)));
    if line.cues & STORE != 0 {
        stores(text, found);
    }
    if let Some(name) = owner(text).filter(|_| line.cues & RIGHTS != 0) {
        let house = bare(name).len() < name.len();
        found.push((name, if house { Place::House } else { Place::Rights }));
    }
    if line.words <= 14
        && let Some(at) = text.find("FOR THE ").or_else(|| text.find(" for The ").map(|at| at + 1))
    {
        found.push((leading(&text[at + 4..]), Place::Credit));
    }
}

/// Names of suppliers, apps, stations and papers.
fn stores<'t>(text: &'t str, found: &mut Vec<Mention<'t>>) {
    if let Some(supplied) = SUPPLIED.first(text) {
        found.push((leading(&text[supplied.end..]), Place::Imprint));
    }
    if let Some(app) = APPS.first(text) {
        let before = &text[..app.start];
        let names = BEFORE_APPS.all(before).map(|cue| &before[cue.end..]);
        found.extend(names.filter(|name| is_name(name)).map(|name| (name, Place::Store)));
    }
    for store in STORES.all(text) {
        let head = &text[..store.start];
        let name = leading(head.rsplit(['.', '|', '▪', '•']).next().unwrap_or(head).trim());
        found.push((name, Place::Store));
    }
}

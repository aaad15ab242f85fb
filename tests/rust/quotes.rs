//! Actors and quotes of invented articles.

use crate::reading::article;
use _core::article::{ActorKind, Quote, QuoteKind, Resolution};
use _core::text::Span;
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// Longest time for one megabyte of anything, many times what it takes.
const PATIENCE: Duration = Duration::from_secs(5);

fn quotes(text: &str) -> Vec<Quote> {
    article(text).quotes
}

fn contents<'t>(text: &'t str, quote: &Quote) -> Vec<&'t str> {
    quote.content.iter().map(|span| span.of(text)).collect()
}

#[test]
fn one_quote_is_read_whole() {
    let cases: [(&str, QuoteKind, &[&str], Option<&str>); 16] = [
        (
            "“The bridge stays shut,” said Mayor Orla Venn.",
            QuoteKind::Direct,
            &["The bridge stays shut,"],
            Some("Orla Venn"),
        ),
        (
            "“The bridge,” Mayor Orla Venn said, “stays shut.”",
            QuoteKind::Direct,
            &["The bridge,", "stays shut."],
            Some("Orla Venn"),
        ),
        ("\"It stays shut,\" said Orla Venn, the mayor.", QuoteKind::Direct, &["It stays shut,"], Some("Orla Venn")),
        (
            "Mayor Orla Venn said that the bridge stays shut.",
            QuoteKind::Indirect,
            &["the bridge stays shut."],
            Some("Orla Venn"),
        ),
        (
            "Mayor Orla Venn said the bridge was “a danger to all” until June.",
            QuoteKind::Mixed,
            &["the bridge was “a danger to all” until June."],
            Some("Orla Venn"),
        ),
        (
            "The bridge stays shut until June, Mayor Orla Venn said.",
            QuoteKind::Indirect,
            &["The bridge stays shut until June"],
            Some("Orla Venn"),
        ),
        (
            "According to Mayor Orla Venn, the bridge stays shut.",
            QuoteKind::Indirect,
            &["the bridge stays shut."],
            Some("Orla Venn"),
        ),
        (
            "The bridge stays shut until June, according to Mayor Orla Venn.",
            QuoteKind::Indirect,
            &["The bridge stays shut until June"],
            Some("Orla Venn"),
        ),
        (
            "Mayor Orla Venn told Judge Tam Holt that the bridge stays shut.",
            QuoteKind::Indirect,
            &["the bridge stays shut."],
            Some("Orla Venn"),
        ),
        ("Mayor Orla Venn tweeted: “It stays shut.”", QuoteKind::Direct, &["It stays shut."], Some("Orla Venn")),
        ("“Is it shut?” asked Mayor Orla Venn.", QuoteKind::Direct, &["Is it shut?"], Some("Orla Venn")),
        (
            "“It stays shut,” Orla Venn, the mayor of Halden, said.",
            QuoteKind::Direct,
            &["It stays shut,"],
            Some("Orla Venn"),
        ),
        (
            "“Both towns’ ferries can’t cross,” said Mayor Orla Venn.",
            QuoteKind::Direct,
            &["Both towns’ ferries can’t cross,"],
            Some("Orla Venn"),
        ),
        (
            "“It [the ‘bridge’] stays shut,” said Mayor Orla Venn.",
            QuoteKind::Direct,
            &["It [the ‘bridge’] stays shut,"],
            Some("Orla Venn"),
        ),
        ("“It stays shut,” said a clerk.", QuoteKind::Direct, &["It stays shut,"], None),
        (
            "HALDEN (HNA) – The bridge stays shut, Mayor Orla Venn said on Friday.",
            QuoteKind::Indirect,
            &["The bridge stays shut"],
            Some("Orla Venn"),
        ),
    ];
    for (text, kind, content, speaker) in cases {
        let found = quotes(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let got = (found[0].kind, contents(text, &found[0]), found[0].speaker.as_deref());
        assert_eq!(got, (kind, content.to_vec(), speaker), "{text}");
    }
}

#[test]
fn a_clause_goes_on_behind_its_verb() {
    let head = "The quay will stay shut";
    let tail = "until the pilots have a boat of their own.";
    for tag in
        ["Orla Venn added", "Orla Venn said on Monday", "Orla Venn wrote in a note to the pilots", "Orla Venn went on"]
    {
        let text = format!("{head}, {tag}, {tail}");
        let found = quotes(&text);
        assert_eq!(found.first().map(|quote| contents(&text, quote)), Some(vec![head, tail]), "{text}");
        assert_eq!(found[0].speaker.as_deref(), Some("Orla Venn"), "{text}");
    }
    let text = "The quay, according to the pilots’ tally, held forty boats.";
    assert_eq!(quotes(text).first().map(|quote| contents(text, quote)), Some(vec!["The quay", "held forty boats."]));
    let text = "The quay will stay shut, Orla Venn said, which pleased nobody in the town.";
    assert_eq!(quotes(text).first().map(|quote| contents(text, quote).len()), Some(1));
}

#[test]
fn a_subject_may_stand_far_from_its_verb() {
    let cases = [
        (
            "The association that speaks for pilots, the Halden Pilots’ Union, complained that the quay was shut.",
            "Halden Pilots’ Union",
        ),
        ("A notice from the Halden Port Board that reached us late says the quay is shut.", "Halden Port Board"),
        (
            "A letter from the Halden Port Board (HPB) to pilots, dated Friday, warns that the quay is shut.",
            "Halden Port Board",
        ),
        ("Orla Venn toured the town and said the quay was shut.", "Orla Venn"),
        ("The Halden Port Board met. The board confirmed by email that the quay was shut.", "Halden Port Board"),
    ];
    for (text, name) in cases {
        let found = quotes(text);
        let quote = found.iter().find(|quote| quote.content[0].of(text).starts_with("the quay"));
        assert_eq!(quote.and_then(|quote| quote.speaker.as_deref()), Some(name), "{text}: {found:?}");
    }
    let text = "He was silent on the quay, which two people familiar with the plan said could open in May.";
    assert_eq!(quotes(text).first().map(|quote| contents(text, quote)), Some(vec!["could open in May."]));
}

#[test]
fn every_way_of_saying_has_its_clause() {
    let clause = "the quay is safe.";
    for words in [
        "Orla Venn made it clear that",
        "Orla Venn is adamant that",
        "Orla Venn told the Courier",
        "Orla Venn told Halden This Morning that",
        "Orla Venn told the pilots this week",
        "Orla Venn’s view is that",
        "In Orla Venn’s view,",
        "Orla Venn went home after saying that",
        "Orla Venn is said to believe",
        "Orla Venn noted, correctly, that",
        "The town was told by Orla Venn that",
        "Orla Venn said in a letter posted on the gate that",
    ] {
        let text = format!("{words} {clause}");
        let found = quotes(&text);
        let quote = found.iter().find(|quote| quote.content[0].of(&text) == clause);
        assert_eq!(quote.and_then(|quote| quote.speaker.as_deref()), Some("Orla Venn"), "{text}: {found:?}");
    }
    assert!(quotes("Orla Venn would not say whether the quay is safe.").is_empty());
    let text = "Orla Venn spoke of “a disgrace to the town”.";
    assert_eq!(quotes(text).first().map(|quote| contents(text, quote)), Some(vec!["a disgrace to the town"]));
    let text = "The two sides had held a “frank” exchange, Orla Venn said, and would meet again in May.";
    assert_eq!(quotes(text).first().and_then(|quote| quote.speaker.clone()).as_deref(), Some("Orla Venn"));
}

#[test]
fn a_dash_opens_a_turn_of_speech() {
    let text = "The captain, Orla Venn, speaks first:\n— I am moving\n\
                — You cannot be, Tomas Reke replies. — Look at the rope.\n— Then it is the town";
    let found = quotes(text);
    let got: Vec<_> = found.iter().map(|quote| (contents(text, quote), quote.speaker.as_deref())).collect();
    let expected = [
        (vec!["I am moving"], Some("Orla Venn")),
        (vec!["You cannot be", "Look at the rope."], Some("Tomas Reke")),
        (vec!["Then it is the town"], Some("Orla Venn")),
    ];
    assert_eq!(got, expected);
    let text = "Orla Venn sat down.\n— It is cold, Tomas Reke said.";
    assert_eq!(quotes(text).first().map(|quote| contents(text, quote)), Some(vec!["It is cold"]));
    assert!(quotes("The fund holds three things.\n— shares of the port\n— bonds of the town").is_empty());
}

#[test]
fn speakers_are_carried_and_resolved() {
    let text = "Mayor Orla Venn opened the fair. “We waited long,” she said.\n\
                Venn added that more was to come. “Next year is better.”\n\
                The mayor said the fair would grow.\n\
                The Harbour Council said in a statement that it agreed. The statement added that boats would follow.";
    let found = quotes(text);
    let expected = [
        (Some("Orla Venn"), Resolution::Pronoun),
        (Some("Orla Venn"), Resolution::LastName),
        (Some("Orla Venn"), Resolution::Inherited),
        (Some("Orla Venn"), Resolution::Role),
        (Some("Harbour Council"), Resolution::Name),
        (Some("Harbour Council"), Resolution::Document),
    ];
    let got: Vec<_> = found.iter().map(|quote| (quote.speaker.as_deref(), quote.how)).collect();
    assert_eq!(got, expected);
}

#[test]
fn a_quotation_runs_over_paragraphs() {
    let text = "“We waited long,” said Mayor Orla Venn. “Now we build.\n“Then we rest.”";
    let found = quotes(text);
    assert_eq!(found.last().and_then(|quote| quote.speaker.as_deref()), Some("Orla Venn"));
    assert_eq!(found.last().map(|quote| contents(text, quote)), Some(vec!["Then we rest."]));
}

#[test]
fn listeners_and_media_are_named() {
    let found = quotes("Mayor Orla Venn told Judge Tam Holt that all was well.\n“Off we go,” tweeted Mayor Orla Venn.");
    assert_eq!(found[0].addressee.as_deref(), Some("Tam Holt"));
    assert_eq!(found[1].medium.as_deref(), Some("Twitter"));
}

#[test]
fn names_become_actors_and_things_do_not() {
    let text = "Norway’s Prime Minister Orla Venn met Tam Holt, chairman of the Halden Fishing Union (HFU), on Monday. \
                The HFU welcomed the Harbour Peace Process. Venn thanked Holt and the Norwegian government. \
                Swedish officials said Sweden agreed.";
    let found = article(text).actors;
    let got: Vec<_> = found.iter().map(|actor| (actor.name.as_str(), actor.kind)).collect();
    let expected = [
        ("Orla Venn", ActorKind::Person),
        ("Tam Holt", ActorKind::Person),
        ("Halden Fishing Union", ActorKind::Organisation),
        ("Norwegian government", ActorKind::Organisation),
        ("Swedish officials", ActorKind::Group),
        ("Sweden", ActorKind::Country),
    ];
    for one in expected {
        assert!(got.contains(&one), "{one:?} not in {got:?}");
    }
    assert!(!got.iter().any(|(name, _)| name.contains("Process") || name.contains("Monday")), "{got:?}");
    let venn = &found[got.iter().position(|(name, _)| *name == "Orla Venn").unwrap_or_default()];
    assert_eq!(
        (venn.role.as_deref(), venn.country.as_deref(), venn.mentions.len()),
        (Some("Norway’s Prime Minister"), Some("Norway"), 2)
    );
}

#[test]
fn attacks_finish_soon() {
    let units = [
        "\"",
        "“",
        "‘A ",
        "said ",
        "Orla Venn, ",
        "“A,” said B. ",
        "A said that ",
        "according to ",
        "(",
        "’s ",
        "the X of the Y of ",
        "Venn, who said ",
        "Dr. ",
        "He said “",
        "\n“",
        "and Orla Venn and ",
        "opposes ",
        "not ",
        "Norway ",
    ];
    for unit in units {
        let text = unit.repeat(1_000_000 / unit.len());
        let begun = Instant::now();
        let article = article(&text);
        let stances = _core::stance::actor_stances(&text, &article, &_core::stance::Target::new("the harbour plan"));
        assert!(begun.elapsed() < PATIENCE, "{unit:?} took {:?} ({} stances)", begun.elapsed(), stances.len());
    }
}

proptest! {
    #[test]
    fn nothing_panics_and_spans_lie_inside(
        words in prop::collection::vec(prop::sample::select(vec![
            "“", "”", "\"", "'", "’s", "said", "Orla", "Venn", "told", "that", ",", ".", "?", "according", "to", "the", "mayor", "\n",
            "He", "supports", "not", "plan", "—", "é", "🙂", "U.S.", "(", ")", ":", "and", "of", "who", "Council", "US", "Norway", " ",
        ]), 0..60)
    ) {
        let text = words.join(" ");
        let article = article(&text);
        let stances = _core::stance::actor_stances(&text, &article, &_core::stance::Target::new("the harbour plan"));
        let spans = article.quotes.iter().flat_map(|quote| quote.content.iter().chain(&quote.cue).chain(&quote.mention));
        let evidence = stances.iter().flat_map(|stance| &stance.evidence);
        let mentions = article.actors.iter().flat_map(|actor| &actor.mentions);
        for span in spans.chain(evidence).chain(mentions).copied().chain([Span::new(0, 0)]) {
            prop_assert!(text.get(span.start..span.end).is_some());
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        let article = article(&text);
        let _ = _core::stance::actor_stances(&text, &article, &_core::stance::Target::new(&text));
    }
}

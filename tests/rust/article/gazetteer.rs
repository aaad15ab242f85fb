//! A user's own list of actors.

use _core::article::{Actor, ActorKind, Article, Gazetteer, GazetteerEntry, Reader};

fn entry(name: &str, kind: ActorKind, aliases: &[&str]) -> GazetteerEntry {
    let aliases = aliases.iter().map(|&alias| alias.to_owned()).collect();
    GazetteerEntry { name: name.into(), kind, aliases, role: None, country: None }
}

fn read(entries: Vec<GazetteerEntry>, text: &str) -> Article {
    let gazetteer = Gazetteer::new(entries).unwrap();
    Reader { gazetteer: Some(&gazetteer), ..Reader::default() }.parse(text, None)
}

fn actor<'a>(article: &'a Article, name: &str) -> &'a Actor {
    let found = article.actors.iter().find(|actor| actor.name == name);
    found.unwrap_or_else(|| panic!("no {name} in {:?}", article.actors))
}

fn mentions<'t>(actor: &Actor, text: &'t str) -> Vec<&'t str> {
    actor.mentions.iter().map(|span| span.of(text)).collect()
}

#[test]
fn aliases_merge_and_gaps_are_filled() {
    let mut venn = entry("Orla Venn", ActorKind::Person, &["the Iron Mayor", "OV"]);
    (venn.role, venn.country) = (Some("mayor of Arnholm".into()), Some("Norway".into()));
    let text = "OV opened the bridge on Monday. “It is done,” Orla Venn said. Critics of the Iron Mayor stayed away.";
    let article = read(vec![venn.clone()], text);
    let found = actor(&article, "Orla Venn");
    assert_eq!(mentions(found, text), ["OV", "Orla Venn", "the Iron Mayor"]);
    assert_eq!((found.role.as_deref(), found.country.as_deref()), (Some("mayor of Arnholm"), Some("Norway")));
    assert_eq!(article.quotes[0].speaker.as_deref(), Some("Orla Venn"));
    // What the text says comes first.
    let article = read(vec![venn], "Sweden’s Foreign Minister Orla Venn spoke on Monday. She left soon.");
    let found = actor(&article, "Orla Venn");
    assert_eq!(found.role.as_deref(), Some("Sweden’s Foreign Minister"));
    assert_eq!(found.country.as_deref(), Some("Sweden"));
}

#[test]
fn names_are_found_wherever_they_stand() {
    let list = || {
        vec![
            entry("lakers", ActorKind::Group, &[]),
            entry("Council", ActorKind::Organisation, &[]),
            entry("Halden Council", ActorKind::Organisation, &["HC"]),
            entry("Norland", ActorKind::Country, &[]),
            entry("Mark Will", ActorKind::Person, &["Will"]),
        ]
    };
    for (text, name) in [
        ("The boats of the lakers stayed in harbour on Monday.", "lakers"),
        ("Nobody from the Ministry of Norland came to the harbour.", "Norland"),
        ("The Norland Defence Ministry said it would sail on Monday.", "Norland"),
        ("Will Halden Council’s ferry sail? Nobody knows that yet.", "Halden Council"),
        ("Will the ferry sail? Nobody at the harbour knows.", "Mark Will"),
        ("They saw Mark Will, and then they left the harbour.", "Mark Will"),
        ("“HC”-tickets were sold at the harbour on Monday night.", "Halden Council"),
    ] {
        let article = read(list(), text);
        assert!(!actor(&article, name).mentions.is_empty(), "{text}");
    }
}

#[test]
fn the_longest_name_wins_and_words_are_whole() {
    let list = vec![
        entry("Halden", ActorKind::Person, &[]),
        entry("Halden Council", ActorKind::Organisation, &[]),
        entry("Halden Council for Ferries", ActorKind::Organisation, &[]),
    ];
    let text = "Haldens met Halden of the Halden Council in the Halden Council for Ferries; halden stayed.";
    let article = read(list, text);
    let all = |name| mentions(actor(&article, name), text);
    assert_eq!(all("Halden"), ["Halden"]);
    assert_eq!(all("Halden Council"), ["Halden Council"]);
    assert_eq!(all("Halden Council for Ferries"), ["Halden Council for Ferries"]);
}

#[test]
fn a_list_comes_before_the_shipped_one() {
    let text = "The UN Security Council met on Monday, and Security Council members left for Norway.";
    let article = read(vec![entry("Arnholm Security", ActorKind::Organisation, &["Security Council"])], text);
    assert_eq!(actor(&article, "Arnholm Security").mentions.len(), 2);
    let article = read(vec![entry("Norway Group", ActorKind::Organisation, &["Norway"])], text);
    assert_eq!(actor(&article, "Norway Group").kind, ActorKind::Organisation);
}

#[test]
fn quotes_resolve_to_the_list() {
    let list = vec![
        entry("Orla Venn", ActorKind::Person, &["O. Venn", "La Venn"]),
        entry("Lake Union", ActorKind::Organisation, &["Lakers"]),
    ];
    let text = "La Venn said the bridge was safe. “We doubt it,” the Lakers said. “It is safe,” she said.";
    let article = read(list, text);
    let speakers: Vec<_> = article.quotes.iter().map(|quote| quote.speaker.as_deref()).collect();
    assert_eq!(speakers, [Some("Orla Venn"), Some("Lake Union"), Some("Orla Venn")]);
}

#[test]
fn other_names_of_a_listed_person_join() {
    let list = vec![entry("Orla Venn", ActorKind::Person, &[])];
    let text = "President Orla J. Venn arrived on Monday. Venn said the bridge was safe, and Orla Venn left.";
    let article = read(list, text);
    assert_eq!(article.actors.len(), 1, "{:?}", article.actors);
    assert_eq!(article.actors[0].name, "Orla Venn");
    assert_eq!(article.actors[0].mentions.len(), 3);
    assert_eq!(article.actors[0].role.as_deref(), Some("President"));
}

#[test]
fn lists_that_cannot_be_right() {
    let person = |name: &str, aliases: &[&str]| entry(name, ActorKind::Person, aliases);
    for (entries, message) in [
        (vec![person("A", &[]), person(" ", &[])], "gazetteer: entry 1 (\" \"): the name \" \" is empty"),
        (vec![person("A", &[""])], "entry 0 (\"A\"): the name \"\" is empty; give it words or drop it"),
        (
            vec![person("A", &["C"]), person("B", &["C"])],
            "entry 1 (\"B\"): \"C\" also names entry 0 (\"A\"); leave it to one of them",
        ),
        (vec![person("A", &[]), person("A", &[])], "entry 1 (\"A\"): \"A\" also names entry 0"),
    ] {
        let error = Gazetteer::new(entries).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
    assert!(Gazetteer::new(vec![person("A", &["A", "A"])]).is_ok());
}

#[test]
fn a_hundred_thousand_entries() {
    let name = |nth: usize| format!("Orla {}venn{} Larsen", (b'A' + (nth % 26) as u8) as char, nth);
    let list: Vec<_> = (0..100_000).map(|nth| entry(&name(nth), ActorKind::Person, &[])).collect();
    let text = format!("On Monday {} met {} at the harbour of the town.", name(7), name(99_999));
    let article = read(list, &text);
    assert_eq!(article.actors.len(), 2);
}

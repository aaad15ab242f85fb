//! Who said it: every way in which news names a speaker, in invented articles.

use crate::reading::article;
use _core::article::{ActorKind, Resolution};
use _core::text::Span;

/// The speaker of the quotation whose words begin with `said`, and how it was found.
fn speaker(text: &str, said: &str) -> (Option<String>, Resolution) {
    let found = article(text);
    let begins = |span: &Span| span.of(text).starts_with(said);
    let quote = found.quotes.iter().find(|quote| quote.content.iter().any(begins));
    assert!(quote.is_some(), "no quotation {said:?} in {text:?}: {:?}", found.quotes);
    quote.map_or((None, Resolution::Unresolved), |quote| (quote.speaker.clone(), quote.how))
}

#[test]
fn phrases_lead_to_full_names() {
    let cases: [(&str, &str, &str); 25] = [
        // Pronouns, by first names, titles and salience.
        ("Orla Venn met Tomas Reke on the quay.\n“It is shut,” she said.", "It is", "Orla Venn"),
        ("Orla Venn met Tomas Reke on the quay.\n“It is shut,” he said.", "It is", "Tomas Reke"),
        ("Mrs Ilvo Kasht met Mr Ruvo Teld.\n“It is shut,” she said.", "It is", "Ilvo Kasht"),
        ("The Halden Council met on Monday. It said the bridge was shut.", "the bridge", "Halden Council"),
        // Roles: stated, of another word, described nearby, by age.
        ("Orla Venn, the mayor of Halden, came late.\n“It is shut,” the mayor said.", "It is", "Orla Venn"),
        (
            "Skipper Tomas Reke came late. Orla Venn, the mayor, did not.\n“Cast off,” the captain said.",
            "Cast off",
            "Tomas Reke",
        ),
        ("Peter Holt has driven cranes since May.\n“I am tired,” the driver said.", "I am", "Peter Holt"),
        ("Anna Brekke, 58, runs the kiosk.\n“I am tired,” the 58-year-old said.", "I am", "Anna Brekke"),
        (
            "The Dockers' Union met. The Harbour Company did not.\nThe union said the cranes would stop.",
            "the cranes",
            "Dockers' Union",
        ),
        // A name right after the phrase, with a title between.
        ("“We are done,” its president, Dr Orla Venn, told reporters.", "We are", "Orla Venn"),
        // Documents and spokesmen.
        ("The Halden Council met. “Nobody is safe,” a spokesman said.", "Nobody", "Halden Council"),
        ("A spokeswoman for the Halden Council said nobody was safe.", "nobody", "Halden Council"),
        ("Its report for the Halden Council said nobody was safe.", "nobody", "Halden Council"),
        ("The Halden Council was brief. In a statement it said nobody was safe.", "nobody", "Halden Council"),
        // Last names: of two people the one named last, or the one whom the title fits.
        ("Anna Brekke met Paul Brekke. Mr Brekke said it was over.", "it was", "Paul Brekke"),
        ("Paul Brekke met Anna Brekke. Anna Brekke left.\nBrekke said it was over.", "it was", "Anna Brekke"),
        ("Maria Lopez Duarte came. Lopez said it was over.", "it was", "Maria Lopez Duarte"),
        ("Jorge Duarte de la Vega came. Duarte said it was over.", "it was", "Jorge Duarte de la Vega"),
        // Described first and named in the next sentence; named by initials; by one name alone.
        ("“Nobody was sold,” the minister told a crowd. Orla Venn has run forests since May.", "Nobody", "Orla Venn"),
        ("The Halden County Council met. HCC said the bridge was shut.", "the bridge", "Halden County Council"),
        ("Walt, who came late, said it was over.", "it was", "Walt"),
        // Any verb beside a finished quotation.
        ("“We are done!” bellowed Orla Venn.", "We are", "Orla Venn"),
        ("“We are done,” Orla Venn shrugged at the gate.", "We are", "Orla Venn"),
        // Without words of their own: who has just been introduced.
        ("Then came Orla Venn, who sells nets.\n“I sell nets.”", "I sell", "Orla Venn"),
        ("Orla Venn leaned on a pole:\n“I sell nets.”", "I sell", "Orla Venn"),
    ];
    for (text, said, expected) in cases {
        assert_eq!(speaker(text, said).0.as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn whoever_has_no_name_gets_none() {
    for (text, said) in [
        ("Orla Venn came. “It is shut,” a fisherman said.", "It is"),
        ("Orla Venn came. “It is shut,” an official said.\n“Come back in May,” the official said.", "Come back"),
        ("Orla Venn came. Residents said that it was shut.", "it was"),
        // Brought in after those with names; and what is capitalised throughout is a name of its own.
        ("Orla Venn came. A nurse was waiting at the gate. “It is shut,” she said.", "It is"),
        ("Orla Venn came. “It is shut,” said a nurse at the gate. She said that nobody had told her.", "nobody"),
        (
            "Orla Venn came by boat.\nIt rained for days.\nNobody minded.\nThe Royal Printer said that it was shut.",
            "it was",
        ),
    ] {
        assert_eq!(speaker(text, said).0, None, "{text}");
    }
}

#[test]
fn reported_clauses_are_found_around_their_cue() {
    for (text, said) in [
        ("The order, insisted Orla Venn, would push the fleet on.", "The order"),
        ("If it passes, Orla Venn wrote in an email, expect rain and a row.", "If it passes"),
        ("The bun had been moved by an inch, Orla Venn revealed.", "The bun"),
        ("Orla Venn insisted on the eve of the vote that one boat was enough.", "one boat"),
        ("Orla Venn calculates the fleet will be gone by May.", "the fleet"),
        ("Orla Venn has vowed to sink the ferry.", "to sink"),
        ("Orla Venn complained of a war on nets.", "of a war"),
        ("In the view of Orla Venn, the fleet is gone for good.", "the fleet"),
        ("The fleet, by Orla Venn’s account, is gone for good.", "The fleet"),
        ("Orla Venn is understood to have said that the fleet was gone.", "the fleet"),
        ("Orla Venn pointed out that the fleet was gone.", "the fleet"),
        ("Orla Venn was telling the cameras that the fleet was gone.", "the fleet"),
        ("Orla Venn let it be known that the fleet was gone.", "the fleet"),
        ("Orla Venn asked whether the fleet was gone.", "whether"),
        ("Orla Venn has not sold a boat but has said the fleet was gone.", "the fleet"),
        ("With the pass shut, the fleet had been gone for days, Orla Venn said.", "With the pass"),
        ("Orla Venn urged the fishermen to stay in port.", "to stay"),
        ("Orla Venn called on the council to buy a ferry.", "the council"),
        ("Orla Venn accused the council of sinking the ferry.", "the council"),
    ] {
        assert_eq!(speaker(text, said).0.as_deref(), Some("Orla Venn"), "{text}");
    }
}

#[test]
fn interviews_are_read_by_their_labels() {
    let text = "Orla Venn has sold nets for forty years. We met her on the quay.\n\
        HARBOUR LINES: How is the sea?\n\
        ORLA VENN: Grey. It was greyer once, and nobody complained.\n\
        HL: What has changed?\n\
        OV: The nets. They are made of plastic now.\n\
        I do not like them.\n\
        HL: Will you stop?\n\
        OV: No, not before my son does.";
    for said in ["Grey.", "The nets.", "I do not", "No, not"] {
        assert_eq!(speaker(text, said), (Some("Orla Venn".to_owned()), Resolution::Name), "{said}");
    }
    assert_eq!(speaker(text, "What has").0.as_deref(), Some("HARBOUR LINES"));
    let unnamed = text.replace("HARBOUR LINES", "Q").replace("HL", "Q");
    let found = article(&unnamed);
    assert!(!found.quotes.iter().any(|quote| quote.content[0].of(&unnamed).starts_with("What has")));
}

#[test]
fn askers_speak_where_the_text_names_them() {
    let text = "Orla Venn moderated. Tomas Reke, who builds boats, disagreed with Anna Brekke.\n\
        MODERATOR: A bridge, yes or no?\n\
        TOMAS REKE: Yes, and soon.\n\
        MODERATOR: Who pays?\n\
        ANNA BREKKE: Not the herring.";
    for (said, name) in [("A bridge", "Orla Venn"), ("Yes, and", "Tomas Reke"), ("Not the", "Anna Brekke")] {
        assert_eq!(speaker(text, said).0.as_deref(), Some(name), "{said}");
    }
}

#[test]
fn who_is_asked_answers() {
    let asked = "Orla Venn met Tomas Reke. “It was cold,” said Tomas Reke.\n“How cold?” asked Orla Venn.\n“Very.”";
    assert_eq!(speaker(asked, "Very").0.as_deref(), Some("Tomas Reke"));
    let on = format!("{asked}\n“And wet?”");
    assert_eq!(speaker(&on, "And wet").0.as_deref(), Some("Orla Venn"));
    let writer = "“It was cold,” said Tomas Reke, who had met Orla Venn.\nAnd the sea?\n“Colder.”";
    assert_eq!(speaker(writer, "Colder").0.as_deref(), Some("Tomas Reke"));
}

#[test]
fn a_pronoun_means_who_is_described_last() {
    let text = "Orla Venn, the governor, came late. Her deputy, Anna Brekke, did not.\n\
                The governor looked at the sea. “It is shut,” she said.";
    assert_eq!(speaker(text, "It is").0.as_deref(), Some("Orla Venn"));
    let text = "Tomas Reke came late.\nMy first boss had one rule. “Never be late,” he used to say.";
    assert_eq!(speaker(text, "Never").0, None);
}

#[test]
fn a_sentence_beside_a_quotation_names_its_speaker() {
    let text = "Tomas Reke met the mayor, Orla Venn.\nThe mayor shook her head. “It is a ruin.”";
    assert_eq!(speaker(text, "It is").0.as_deref(), Some("Orla Venn"));
    let text = "See how the site rated this statement by Orla Venn on June 11:\n“It is a ruin.”";
    assert_eq!(speaker(text, "It is").0.as_deref(), Some("Orla Venn"));
    let text = "Tomas Reke spoke. “Ask the gulls,” came the reply from Orla Venn.";
    assert_eq!(speaker(text, "Ask the").0.as_deref(), Some("Orla Venn"));
    let text = "On the quay, the head of the works, Dr Orla Venn, said it was a ruin.";
    assert_eq!(speaker(text, "it was").0.as_deref(), Some("Orla Venn"));
}

#[test]
fn a_description_means_its_holder_or_who_is_named_next() {
    let holder = "Orla Venn, a judge, was late. Tomas Reke, Tomas Reke’s son and a pilot waited. Tomas Reke left.\n\
                  “Sit down,” the judge said.";
    assert_eq!(speaker(holder, "Sit").0.as_deref(), Some("Orla Venn"));
    let next = "Tomas Reke won and danced. Tomas Reke sang.\n“I never dance,” the runner-up said.\nOrla Venn had lost by a vote.";
    assert_eq!(speaker(next, "I never").0.as_deref(), Some("Orla Venn"));
    let back = "Tomas Reke won and danced.\n“I always dance,” the 63-year-old said.";
    assert_eq!(speaker(back, "I always").0.as_deref(), Some("Tomas Reke"));
}

#[test]
fn somebody_without_a_name_stays_so() {
    for text in [
        "Orla Venn was late. A source close to the talks was not.\nIt was over for the town, the source told the Courier.",
        "Orla Venn sings. The Harbour Council met. A spokeswoman for Lantern Nine said it was over.",
        "Orla Venn was late. “It was over,” one of the pilots told the Courier.",
        "Orla Venn was late. Brokers said it was over.",
        "“We go,” said Orla Venn.\nA cloth merchant on the quay was blunter: “It was over.”",
        "“We go,” said Orla Venn.\nOne custodian, who gave no name, watched. “It was over.”",
        "Orla Venn was late. Two bankers familiar with the talks said it was over.",
        "Orla Venn was late. Two people with direct knowledge of the talks said it was over.",
    ] {
        let found = article(text);
        let quote =
            found.quotes.iter().find(|quote| quote.content[0].of(text).to_lowercase().starts_with("it was over"));
        assert_eq!(quote.map(|quote| quote.speaker.as_deref()), Some(None), "{text}: {:?}", found.quotes);
    }
}

#[test]
fn bodies_speak_through_papers_and_offices() {
    let cases = [
        ("The Pilots’ Union met. A statement from the union said it was over.", "Pilots’ Union"),
        ("The Pilots’ Union met. A circular sent to owners by the union said it was over.", "Pilots’ Union"),
        ("The Criminal Court of Halden met. The verdict said it was over.", "Criminal Court of Halden"),
        ("Orla Venn was late. In an email her office said it was over.", "Orla Venn"),
        ("Orla Venn was late. The police said it was over.", "police"),
        ("HE Orla Venn was late. Her Excellency said it was over.", "Orla Venn"),
        ("Faisal bin Saqr Al Kethiri met Captain Saqr Al Kethiri. Captain Saqr said it was over.", "Saqr Al Kethiri"),
        ("The Channel 8 studio was cold. Orla Venn left. A spokeswoman for Channel 8 said it was over.", "Channel 8"),
        ("Sen. Orla Venn met the union. The Ohio Democrat said it was over.", "Orla Venn"),
    ];
    for (text, name) in cases {
        assert_eq!(speaker(text, "it was over").0.as_deref(), Some(name), "{text}");
    }
}

#[test]
fn delegates_speak_for_their_countries() {
    let text = "Anna Brekke (Norway) spoke of fish. Chile did not.\n";
    let chile = format!("{text}The representative of Chile said it was over.");
    assert_eq!(speaker(&chile, "it was over").0.as_deref(), Some("Chile"));
    let norway = format!("{text}Norway’s delegate said it was over.");
    assert_eq!(speaker(&norway, "it was over").0.as_deref(), Some("Anna Brekke"));
    let abroad = "The Embassy of Norway in Chile met. The embassy in Santiago said it was over.";
    assert_eq!(speaker(abroad, "it was over").0.as_deref(), Some("Embassy of Norway in Chile"));
}

#[test]
fn records_name_their_speakers_before_a_point_and_a_dash() {
    let text = "HON. ORLA VENN (Minister of Ports).- Madam Speaker, I move the Bill.\n\
                HON. TOMAS REKE (Halden).- I thank the Minister.\nHON. O. VENN.- Order, please.\n\
                HON. TOMAS REKE (Halden).- I yield.";
    assert_eq!(speaker(text, "Madam Speaker, I move").0.as_deref(), Some("ORLA VENN"));
    assert_eq!(speaker(text, "Order").0.as_deref(), Some("ORLA VENN"));
    assert_eq!(speaker(text, "I yield").0.as_deref(), Some("TOMAS REKE"));
    let text = "Orla Venn-Reke met Tomas Holt.\nVenn-Reke: Well?\nMr HOLT (Labour): It rained.\nVenn-Reke: Long?\n\
                Mr HOLT (Labour): All day.";
    assert_eq!(speaker(text, "It rained").0.as_deref(), Some("Tomas Holt"));
}

#[test]
fn a_pronoun_means_the_subject_that_opens_its_paragraph() {
    let text =
        "“It must go,” said Anna Brekke, the governor.\nPM Ilvo Kasht met us on the stairs. “It stays,” she said.";
    assert_eq!(speaker(text, "It stays").0.as_deref(), Some("Ilvo Kasht"));
    let text = "“It is done,” said Ospanuly at a briefing. Rustam Ospanuly left.";
    assert_eq!(speaker(text, "It is done").0.as_deref(), Some("Rustam Ospanuly"));
}

#[test]
fn posts_belong_to_the_name_above_them() {
    let text = "Orla Venn lost her seat by a vote.\nOrla Venn MP @orlavenn\nLove my town. We go on.";
    assert_eq!(speaker(text, "Love my").0.as_deref(), Some("Orla Venn"));
}

#[test]
fn bodies_are_told_apart_by_their_kinds() {
    let text = "Halden Ferries (HAFER) lost money. The Harbour Safety Commission and Sweden did not.\n\
                Rain fell.\nThe company said the boats were old.";
    assert_eq!(speaker(text, "the boats").0.as_deref(), Some("Halden Ferries"));
    let text = "The Halden manager, Orla Venn, was glad. The Port Elis manager was not. Tomas Reke left.\n\
                “We go on,” the Halden manager said.";
    assert_eq!(speaker(text, "We go").0.as_deref(), Some("Orla Venn"));
}

#[test]
fn offices_are_read_before_and_behind_a_name() {
    let cases = [
        ("Its finance chief, Orla Venn, was late.", Some("finance chief")),
        ("The president of the union, Orla Venn, was late.", Some("president of the union")),
        ("Orla Venn is chief economist at the bank.", Some("chief economist at the bank")),
        ("Orla Venn, who has been the head teacher of Halden, was late.", Some("head teacher of Halden")),
        ("Orla Venn, a widow, was late.", Some("widow")),
        ("Orla Venn was told by the mayor.", None),
        ("Orla Venn is no friend of the mayor.", None),
    ];
    for (text, role) in cases {
        let found = article(text);
        let venn = found.actors.iter().find(|actor| actor.name == "Orla Venn");
        assert_eq!(venn.map(|actor| actor.role.as_deref()), Some(role), "{text}");
    }
}

#[test]
fn people_of_unknown_names_are_people() {
    let text = "The Archbishop of Muranga sang. Cho Mi-kyung guts mackerel. Chief Sunday Ogbu said it was over.";
    let found = article(text);
    let names: Vec<_> = found.actors.iter().map(|actor| actor.name.as_str()).collect();
    assert_eq!(names, ["Archbishop of Muranga", "Cho Mi-kyung", "Sunday Ogbu"]);
    let text = "Ayana Orozova kyzy was late. Mr O. Reke met Mr A. Reke. I’d seen Mzee Tomas Venn.";
    let found = article(text);
    let names: Vec<_> = found.actors.iter().map(|actor| actor.name.as_str()).collect();
    assert_eq!(names, ["Ayana Orozova kyzy", "O. Reke", "A. Reke", "Tomas Venn"]);
    let text = "ILVO KASHT (Norway), speaking for the islands, said it was over. Hon. RUVO TELDEN left.";
    let found = article(text);
    let names: Vec<_> = found.actors.iter().map(|actor| actor.name.as_str()).collect();
    assert_eq!(names, ["ILVO KASHT", "Norway", "RUVO TELDEN"]);
}

#[test]
fn who_serves_somebody_speaks_for_himself() {
    for phrase in ["Venn adviser Olaf Quist", "Orla Venn’s chief of staff Olaf Quist"] {
        let text = format!("Orla Venn kept silent. “It is shut,” {phrase} said.");
        assert_eq!(speaker(&text, "It is").0.as_deref(), Some("Olaf Quist"), "{phrase}");
    }
    assert_eq!(speaker("“It is shut,” Orla Venn and Olaf Quist said.", "It is").0.as_deref(), Some("Orla Venn"));
}

#[test]
fn places_are_nobody() {
    let text = "In Torvale, the mayor waited. Oke-Ibu, the state capital, slept. Orla Venn paid N900, and left.";
    let found = article(text);
    let names: Vec<_> = found.actors.iter().map(|actor| actor.name.as_str()).collect();
    assert_eq!(names, ["Orla Venn"]);
}

#[test]
fn words_after_a_colon_need_no_marks() {
    let text = "The Halden Council was brief. In a statement it wrote:\nThe bridge is shut. See you in May.";
    assert_eq!(speaker(text, "The bridge is shut.").0.as_deref(), Some("Halden Council"));
}

#[test]
fn names_of_bodies_are_read_whole() {
    for name in [
        "Dockers’ Union",
        "Harbour and Transport Workers’ Federation",
        "Halden City Council",
        "Federation of Northern Dockers",
        "World Food Programme",
        "Halden Ferries",
        "Hoof & Heart",
        "Friends of the Halden Library",
        "Riders of Marish",
        "Union of Small Hydropower",
        "Omolara Cement",
        "National Union of Resident Physicians",
        "Halden County Sheriff’s Office",
        "Agencia Litoral",
        "Copper Kings",
        "Halden High Court",
        "Halden Commission on Harbour Rights",
        "Department of Water and Sanitation",
        "Office of the Harbour Commissioner",
        "Halden Motor Workers Union",
        "Dairy Processors’ Guild",
        "Parents Action Committee",
        "Embassy of Norway in Chile",
        "SafeQuay",
        "sports ministry",
        "interior ministry",
    ] {
        let text = format!("On Monday the {name} said no.");
        let found = article(&text);
        let actor = found.actors.iter().find(|actor| actor.name == name);
        assert_eq!(actor.map(|actor| actor.kind), Some(ActorKind::Organisation), "{name}: {:?}", found.actors);
    }
}

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
        "interior ministry",
    ] {
        let text = format!("On Monday the {name} said no.");
        let found = article(&text);
        let actor = found.actors.iter().find(|actor| actor.name == name);
        assert_eq!(actor.map(|actor| actor.kind), Some(ActorKind::Organisation), "{name}: {:?}", found.actors);
    }
}

//! Who is an actor of a text, and who is not.

use _core::article::{Actor, actors};
use _core::text::{Span, sentences};

fn read(text: &str) -> Vec<Actor> {
    actors(text, &sentences(text, Span::new(0, text.len())))
}

fn names(text: &str) -> Vec<String> {
    read(text).into_iter().map(|actor| actor.name).collect()
}

#[test]
fn regions_and_cities_are_nobody() {
    for place in
        ["New York", "South Carolina", "San Francisco", "New Halden", "PORT MARISH", "Uttar Pradesh", "Rose Garden"]
    {
        let text = format!("The strike reached {place}, which has no harbour. People in {place} said they would wait.");
        assert_eq!(names(&text), Vec::<String>::new(), "{place}");
    }
}

#[test]
fn a_family_name_may_be_a_title_or_a_thing() {
    let text = "They asked William Barr to go. Jeff Sessions stayed, and Barr. Dutta, a lawyer, met Reps. Orla Venn (R-GA) and Ida Lund.";
    assert_eq!(names(text), ["William Barr", "Jeff Sessions", "Dutta", "Orla Venn", "Ida Lund"]);
    assert_eq!(read(text)[3].aliases, ["Orla Venn"], "a party and a seat are no other name");
}

#[test]
fn bodies_may_be_named_by_what_they_are_for() {
    let text = "Democrats for Life and Democracy for Norland met Americans for Dam Reform. The Halden Partnership for \
                Civil Justice Fund did not come, nor did the Plan for Norway.";
    let told = names(text);
    for name in [
        "Democrats for Life",
        "Democracy for Norland",
        "Americans for Dam Reform",
        "Halden Partnership for Civil Justice Fund",
    ] {
        assert!(told.iter().any(|other| other == name), "{name}: {told:?}");
    }
    assert!(told.iter().all(|name| !name.contains("Plan")), "{told:?}");
}

#[test]
fn a_country_belongs_to_the_name_of_its_senate() {
    let found =
        read("The US Senate voted on Monday. The U.S. Supreme Court waited, and so did the Senate and US troops.");
    let told: Vec<(&str, usize)> = found.iter().map(|actor| (actor.name.as_str(), actor.mentions.len())).collect();
    assert_eq!(told, [("US Senate", 2), ("U.S. Supreme Court", 1), ("US troops", 1)]);
    assert!(found[0].aliases.iter().any(|alias| alias == "Senate"), "{:?}", found[0].aliases);
    assert_eq!(names("The US World Bank envoy left."), ["United States", "World Bank"]);
}

#[test]
fn who_stands_beside_somebody_does_the_same() {
    assert_eq!(names("“No,” wrote Orla Venn and Reihan Salm in May."), ["Orla Venn", "Reihan Salm"]);
    assert_eq!(names("It lay on the desk of Reihan Salm."), Vec::<String>::new());
    assert_eq!(
        names("IRA Deputy Administrator Reihan Salm left it to Secretary-General Karo Munk-Aa."),
        ["Reihan Salm", "Karo Munk-Aa"]
    );
}

#[test]
fn people_may_be_called_like_places() {
    let text = "Virginia Venn met Jack Houston in Virginia. Mr Houston said Sen. Cleveland agreed.";
    assert_eq!(names(text), ["Virginia Venn", "Jack Houston", "Cleveland"]);
    assert_eq!(names("Texas officials said so."), ["Texas officials"]);
}

#[test]
fn family_names_may_be_words() {
    for name in ["Anna May", "Olaf White", "Moon Ji-hye", "Park Min-jae", "Martin King Jr", "Leland Venn III"] {
        assert_eq!(names(&format!("On Monday {name} said it was over.")), [name]);
    }
}

#[test]
fn words_made_of_names_are_nobody() {
    for word in ["anti-Venn", "Venn-era", "You’d", "Medicare-for-all"] {
        assert_eq!(names(&format!("In May the {word} voted early.")), Vec::<String>::new(), "{word}");
    }
}

#[test]
fn words_that_the_text_has_in_small_letters_are_nobody() {
    let text = "The Clinical Unit, a unit of forty, opened. It met Glass of the glass works. A clinical unit closed.";
    assert_eq!(names(text), Vec::<String>::new());
    assert_eq!(names("The reed broke. Reed said it was his."), ["Reed"]);
}

#[test]
fn an_office_is_its_own_holders() {
    let roles = |text: &str| read(text).into_iter().map(|actor| actor.role).collect::<Vec<_>>();
    assert_eq!(roles("They met Anna Berg, pastor Olaf Quist and others."), [None, Some("pastor".to_owned())]);
    assert_eq!(roles("It would name senior adviser Olaf Quist."), [Some("senior adviser".to_owned())]);
    assert_eq!(roles("On Monday ex-President Olaf Quist left."), [Some("ex-President".to_owned())]);
    let text = "Senate Minority Leader Orla Venn said so.";
    assert!(read(text).iter().any(|actor| actor.role.as_deref() == Some("Senate Minority Leader")));
}

#[test]
fn a_title_makes_a_person_of_a_name_that_a_body_has_too() {
    let found = read("The Venn Foundation met. Mr Venn said so. Venn left.");
    let of: Vec<_> = found.iter().map(|actor| (actor.name.as_str(), actor.mentions.len())).collect();
    assert_eq!(of, [("Venn Foundation", 1), ("Venn", 2)]);
}

#[test]
fn a_question_opens_with_a_verb() {
    assert_eq!(names("Will Orla Venn go to the quay?"), ["Orla Venn"]);
    assert_eq!(names("Will Venn said so."), ["Will Venn"]);
}

#[test]
fn what_is_no_office_is_none() {
    for text in [
        "It opened an inquiry into ex-security adviser Olaf Quist.",
        "Olaf Quist, confirming the president’s words, left.",
    ] {
        assert!(
            read(text).iter().all(|actor| actor.role.as_deref().is_none_or(|role| role == "ex-security adviser")),
            "{text}"
        );
    }
}

#[test]
fn a_court_keeps_its_name() {
    assert_eq!(names("The Court of Justice said so."), ["Court of Justice"]);
}

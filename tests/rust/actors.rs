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
    for word in ["anti-Venn", "Venn-era", "Don’t", "Medicare-for-all"] {
        assert_eq!(
            names(&format!("A sign of {word}, it is said, was there. It {word} of course.")),
            Vec::<String>::new()
        );
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
    let text = "Senate Minority Leader Orla Venn said so.";
    assert!(read(text).iter().any(|actor| actor.role.as_deref() == Some("Senate Minority Leader")));
}

#[test]
fn a_court_keeps_its_name() {
    assert_eq!(names("The Court of Justice said so."), ["Court of Justice"]);
}

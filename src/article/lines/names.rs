//! The names of the features, in the order of the weights.

use super::{context, features};

/// Of a line itself.
const OWN: [&str; 68] = [
    "constant",
    "size",
    "words>=4",
    "words>=8",
    "words>=12",
    "words>=20",
    "words>=40",
    "ends sentence",
    "ends colon",
    "ends ellipsis",
    "prose",
    "function words",
    "control words",
    "capital words",
    "upper words",
    "number words",
    "digits",
    "commas",
    "inner stops",
    "letters a word",
    "quotes",
    "separators",
    "links",
    "copyright",
    "currency",
    "date",
    "weekday",
    "starts lower",
    "starts quote",
    "starts item",
    "repeated",
    "long repeated",
    "long with function words",
    "short with control words",
    "long with control words",
    "mostly capital words",
    "short sentence",
    "no letters",
    "wordings of invitation",
    "wordings of consent",
    "legal wordings",
    "wordings of notices",
    "wordings of appeals",
    "wordings of comments",
    "wordings about authors",
    "wordings of captions",
    "wordings of more",
    "wordings of apps",
    "wordings of advertisements",
    "wordings",
    "you",
    "we",
    "he or she",
    "I",
    "speech",
    "you and we",
    "prose without past or speech",
    "past",
    "shared words",
    "shared words of prose",
    "dateline",
    "labelled",
    "address",
    "bracketed",
    "starts with a dash",
    "tail",
    "dateline without shared words",
    "tail with wordings of captions",
];

/// Of each near line.
const NEAR: [&str; 9] = [
    "missing",
    "size",
    "ends sentence",
    "prose",
    "ends colon",
    "function words",
    "control words",
    "wordings",
    "shared words",
];

/// Of each window.
const WINDOW: [&str; 6] = ["prose", "size", "function words", "control words", "sentences", "wordings"];

/// Of the place on the page.
const PLACE: [&str; 12] = [
    "position",
    "lines above",
    "lines below",
    "lines of the page",
    "prose above",
    "prose below",
    "prose around",
    "distance to prose above",
    "distance to prose below",
    "distance to the farther",
    "distance to the nearer",
    "prose of the page",
];

/// Of what the typed rules say.
const SIGNS: [&str; 9] = [
    "typed",
    "typed at the edge",
    "after the end",
    "typed at -1",
    "label at -1",
    "advertisement at -1",
    "credit at -1",
    "typed at +1",
    "credit at +1",
];

/// Of the page as the first scores see it.
const PAGE: [&str; 8] = [
    "body above",
    "body below",
    "body around",
    "highest score above",
    "highest score below",
    "cluster",
    "cluster and score",
    "log odds",
];

/// The names of a line's features.
pub(crate) fn of_features() -> Vec<String> {
    let mut names: Vec<String> = OWN.iter().map(ToString::to_string).collect();
    for offset in [-2, -1, 1, 2] {
        names.extend(NEAR.iter().map(|name| format!("{name} at {offset:+}")));
    }
    for width in features::WINDOWS {
        names.extend(
            WINDOW.iter().flat_map(|name| [format!("{name} in {width} above"), format!("{name} in {width} below")]),
        );
    }
    names.extend(PLACE.iter().chain(&SIGNS).map(ToString::to_string));
    names
}

/// The names of a line's context.
pub(crate) fn of_context() -> Vec<String> {
    let nearest = context::NEAREST.cast_signed();
    let mut names: Vec<String> = (-nearest..=nearest).map(|offset| format!("score at {offset:+}")).collect();
    for width in context::WINDOWS {
        names.extend([format!("scores in {width} above"), format!("scores in {width} below")]);
    }
    names.extend(PAGE.iter().map(ToString::to_string));
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_a_name() {
        assert_eq!(of_features().len(), features::WIDTH);
        assert_eq!(of_context().len(), context::WIDTH);
    }
}

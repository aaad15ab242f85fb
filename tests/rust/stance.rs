//! Stances of actors in invented articles.

use crate::reading::article;
use _core::stance::{ActorStance, EvidenceKind, StanceLabel, Target, actor_stances};

fn stances(text: &str, target: &str) -> Vec<ActorStance> {
    actor_stances(text, &article(text), &Target::new(target))
}

fn label(text: &str, target: &str, actor: &str) -> Option<StanceLabel> {
    stances(text, target).into_iter().find(|stance| stance.actor == actor).map(|stance| stance.label)
}

#[test]
fn one_sentence_shows_one_stance() {
    use StanceLabel::{Against, Favor, Neutral};
    let cases = [
        ("Mayor Orla Venn supports the harbour plan.", "the harbour plan", "Orla Venn", Some(Favor)),
        ("Mayor Orla Venn rejected the harbour plan.", "the harbour plan", "Orla Venn", Some(Against)),
        ("Mayor Orla Venn does not support the harbour plan.", "the harbour plan", "Orla Venn", Some(Against)),
        ("“The harbour plan is a disaster,” said Mayor Orla Venn.", "the harbour plan", "Orla Venn", Some(Against)),
        ("“The harbour plan is a great step,” said Mayor Orla Venn.", "the harbour plan", "Orla Venn", Some(Favor)),
        ("Mayor Orla Venn regretted the collapse of the harbour talks.", "the harbour talks", "Orla Venn", Some(Favor)),
        ("Mayor Orla Venn opposes ending the milk subsidy.", "ending the milk subsidy", "Orla Venn", Some(Against)),
        ("The harbour plan was backed by Mayor Orla Venn.", "the harbour plan", "Orla Venn", Some(Favor)),
        ("Mayor Orla Venn voiced support for the harbour plan.", "the harbour plan", "Orla Venn", Some(Favor)),
        ("Sweden and Norway signed the herring treaty.", "the herring treaty", "Norway", Some(Favor)),
        ("Sweden and Norway signed the herring treaty.", "the herring treaty", "Sweden", Some(Favor)),
        ("The harbour plan angered Mayor Orla Venn.", "the harbour plan", "Orla Venn", Some(Against)),
        ("Norway met Sweden and discussed the herring talks.", "the herring talks", "Norway", Some(Favor)),
        ("Norway met Sweden and discussed the herring talks.", "the herring talks", "Sweden", None),
        ("Mayor Orla Venn has no opinion on the harbour plan.", "the harbour plan", "Orla Venn", Some(Neutral)),
        (
            "The harbour plan divides. “We take no side,” said Orla Venn.",
            "the harbour plan",
            "Orla Venn",
            Some(Neutral),
        ),
        ("“We welcome the herring treaty,” said Mayor Orla Venn.", "the moon landing", "Orla Venn", None),
        ("Mayor Orla Venn walked along the pier.", "the harbour plan", "Orla Venn", None),
        ("Mayor Orla Venn praised the soup.", "the harbour plan", "Orla Venn", None),
    ];
    for (text, target, actor, expected) in cases {
        assert_eq!(label(text, target, actor), expected, "{text}: {:?}", stances(text, target));
    }
}

#[test]
fn evidence_is_the_sentence_and_its_kind() {
    let text = "It rained. Mayor Orla Venn signed the herring treaty. “It is a good treaty,” said Sir Tam Holt.";
    let found = stances(text, "the herring treaty");
    let shown = |actor: &str| {
        let stance = found.iter().find(|stance| stance.actor == actor)?;
        Some((stance.evidence.first()?.of(text), stance.how))
    };
    assert_eq!(shown("Orla Venn"), Some(("Mayor Orla Venn signed the herring treaty.", EvidenceKind::Action)));
    assert_eq!(shown("Tam Holt"), Some(("“It is a good treaty,” said Sir Tam Holt.", EvidenceKind::Direct)));
}

#[test]
fn the_owner_is_for_the_target() {
    let text = "Orla Venn unveiled it on Monday. Critics reject the harbour plan of the mayor, the first in years.";
    assert_eq!(label(text, "Orla Venn's harbour plan", "Orla Venn"), Some(StanceLabel::Favor));
}

#[test]
fn more_evidence_is_surer() {
    let one = stances("Orla Venn said she supports the harbour plan.", "the harbour plan");
    let two =
        stances("Orla Venn said she supports the harbour plan. “The plan is great,” Venn said.", "the harbour plan");
    assert!(one[0].probability < two[0].probability);
    assert!(one.iter().chain(&two).all(|stance| stance.probability <= 1.0));
}

#[test]
fn the_answer_is_the_same_each_time() {
    let text = "Norway, Sweden and Orla Venn back the harbour plan. Tam Holt and Denmark oppose the harbour plan.";
    let first = stances(text, "the harbour plan");
    assert!((0..20).all(|_| stances(text, "the harbour plan") == first));
}

//! Stances of actors in invented articles.

use crate::reading::article;
use _core::stance::{ActorStance, CueSide, EvidenceKind, StanceLabel, Target, actor_stances};

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
fn what_is_said_is_weighed_as_a_whole() {
    use StanceLabel::{Against, Favor, Neutral};
    let plan = "the harbour plan";
    let cases = [
        ("Mayor Orla Venn regretted that the harbour plan was scrapped.", plan, Some(Favor)),
        ("Mayor Orla Venn did not fail to vote down the harbour plan.", plan, Some(Against)),
        ("Mayor Orla Venn denied that she opposes the harbour plan.", plan, Some(Favor)),
        ("Mayor Orla Venn said reports of her opposition to the harbour plan were false.", plan, Some(Favor)),
        ("Mayor Orla Venn would back the harbour plan only if the pier stayed.", plan, Some(Against)),
        ("Mayor Orla Venn would accept the harbour plan even if it cost the pier.", plan, Some(Favor)),
        ("Mayor Orla Venn called the harbour plan weak and far too timid.", plan, Some(Favor)),
        ("Mayor Orla Venn called the harbour plan a disgrace.", plan, Some(Against)),
        ("Mayor Orla Venn neither defended the harbour plan nor attacked it.", plan, Some(Neutral)),
        ("Mayor Orla Venn declined to say whether she favours the harbour plan.", plan, Some(Neutral)),
        ("Mayor Orla Venn should scrap the harbour plan.", plan, None),
        (
            "“The troops must stay in Camp Delta,” said Orla Venn.",
            "the troop withdrawal from Camp Delta",
            Some(Against),
        ),
        ("“The bill is a disgrace,” said Orla Venn.", "the extradition bill", Some(Against)),
        ("Orla Venn filed a brief in support of DACA.", "ending DACA", Some(Against)),
        ("Orla Venn banned the sale of fireworks.", "banning fireworks", Some(Favor)),
    ];
    for (text, target, expected) in cases {
        assert_eq!(label(text, target, "Orla Venn"), expected, "{text}: {:?}", stances(text, target));
    }
}

#[test]
fn holders_are_found_by_their_place() {
    use StanceLabel::{Against, Favor};
    let cases = [
        ("The Harbour League accused Orla Venn of sabotaging the harbour plan.", "Orla Venn", Some(Against)),
        ("The Harbour League accused Orla Venn of sabotaging the harbour plan.", "Harbour League", Some(Favor)),
        ("“Orla Venn opposes the harbour plan,” said Tam Holt.", "Orla Venn", Some(Against)),
        ("“Orla Venn opposes the harbour plan,” said Tam Holt.", "Tam Holt", Some(StanceLabel::Abstain)),
        ("Opponents of the harbour plan include Norway, Sweden and Denmark.", "Denmark", Some(Against)),
        ("Many fishing nations have criticised the harbour plan.", "fishing nations", Some(Against)),
        ("The Teachers' League joined the fight against the harbour plan.", "Teachers' League", Some(Against)),
        ("The harbour plan drew criticism from local fishermen.", "local fishermen", Some(Against)),
        ("Reuters opposes the harbour plan.", "Reuters", None),
    ];
    for (text, actor, expected) in cases {
        let found = stances(text, "the harbour plan");
        assert_eq!(label(text, "the harbour plan", actor), expected, "{text}: {found:?}");
    }
}

#[test]
fn groups_without_a_name_hold_a_stance() {
    use StanceLabel::{Against, Favor, Neutral};
    let cases = [
        ("Lawmakers oppose the harbour plan.", "Lawmakers", Some(Against)),
        ("Many lawmakers in both houses oppose the harbour plan.", "lawmakers in both houses", Some(Against)),
        ("Fishers who lost their boats in May reject the harbour plan.", "Fishers", Some(Against)),
        ("Port workers, who met on Monday, support the harbour plan.", "Port workers", Some(Favor)),
        ("After Mayor Orla Venn spoke, harbour workers rejected the harbour plan.", "harbour workers", Some(Against)),
        ("Mayor Orla Venn told workers to support the harbour plan.", "workers", None),
        ("Three letters oppose the harbour plan.", "Three letters", None),
        ("People oppose the harbour plan.", "People", None),
        ("Norway freed twelve prisoners to support the harbour plan.", "Norway", Some(Favor)),
        ("“We don't comment on the harbour plan,” Orla Venn said.", "Orla Venn", Some(Neutral)),
        (
            "“The harbour plan was met by sailors and officials from both sides,” Orla Venn said.",
            "Orla Venn",
            Some(Neutral),
        ),
        ("Mayor Orla Venn sent letters from Arn in which she opposed the harbour plan.", "letters", None),
    ];
    for (text, actor, expected) in cases {
        assert_eq!(label(text, "the harbour plan", actor), expected, "{text}");
    }
}

#[test]
fn everybody_named_after_by_shares_the_deed() {
    let text = "The Harbour Act, co-sponsored by US Rep. Orla Venn (R-GA) and US Rep. Ida Lund (D-NY), passed. The \
                Harbour Act is opposed by the Retail Union, former Gov. Arn Holm and Norway.";
    let found = stances(text, "the Harbour Act");
    let of = |wanted| {
        let mut names: Vec<&str> =
            found.iter().filter(|stance| stance.label == wanted).map(|stance| stance.actor.as_str()).collect();
        names.sort_unstable();
        names
    };
    assert_eq!(of(StanceLabel::Favor), ["Ida Lund", "Orla Venn"]);
    assert_eq!(of(StanceLabel::Against), ["Arn Holm", "Norway", "Retail Union"]);
}

#[test]
fn synonyms_name_the_target() {
    let text = "Mayor Orla Venn condemned the pier fee.";
    let target = Target::new("the harbour toll");
    assert!(actor_stances(text, &article(text), &target).is_empty());
    let found = actor_stances(text, &article(text), &target.with_synonyms(&["the pier fee"]));
    assert_eq!(found.first().map(|stance| stance.label), Some(StanceLabel::Against));
}

#[test]
fn who_speaks_without_a_side_abstains() {
    let text = "Mayor Orla Venn said the harbour plan was 40 pages long.";
    assert_eq!(label(text, "the harbour plan", "Orla Venn"), Some(StanceLabel::Abstain));
}

#[test]
fn hostile_texts_are_read_in_linear_time() {
    let target = Target::new("the ban on the ban on the plan");
    for piece in ["ban ", "not never ", "said Orla Venn of Norway, ", "“plan", "only if not ", "oppose the end of "] {
        let read = |times: usize| {
            let text = piece.repeat(times);
            let article = article(&text);
            let begun = std::time::Instant::now();
            let _ = actor_stances(&text, &article, &target);
            begun.elapsed().as_secs_f64()
        };
        let (short, long) = (read(400), read(4_000));
        assert!(long < 60.0 * short.max(0.005), "{piece:?}: {short} and {long} seconds");
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

#[test]
fn deeds_are_about_what_was_just_named() {
    use StanceLabel::{Against, Favor};
    let plan = "the harbour plan";
    let cases = [
        ("The harbour plan was published on Monday. The Port Union walked out.", plan, "Port Union", Some(Against)),
        ("The herring treaty was read out. Norway ratified it.", "the herring treaty", "Norway", Some(Favor)),
        ("The harbour plan was published on Monday. The Port Union met in March.", plan, "Port Union", None),
        (
            "The harbour plan was published. It rained. The gulls cried. The cat slept. The Port Union sued over wages.",
            plan,
            "Port Union",
            None,
        ),
    ];
    for (text, target, actor, expected) in cases {
        assert_eq!(label(text, target, actor), expected, "{text}: {:?}", stances(text, target));
    }
}

#[test]
fn clauses_and_nouns_tell_whose_a_cue_is() {
    use StanceLabel::{Against, Favor};
    let treaty = "the herring treaty";
    let cases = [
        ("The council passed the herring treaty over the objections of Norway.", treaty, "Norway", Against),
        ("Friends said that Norway wanted nothing to do with the herring treaty.", treaty, "Norway", Against),
        ("An official said that Sweden, Norway and Denmark favoured the herring treaty.", treaty, "Sweden", Favor),
        ("Norway, which had drafted the herring treaty, took the floor.", treaty, "Norway", Favor),
        ("Norway withdrew from the herring treaty.", "the withdrawal from the herring treaty", "Norway", Favor),
    ];
    for (text, target, actor, expected) in cases {
        assert_eq!(label(text, target, actor), Some(expected), "{text}: {:?}", stances(text, target));
    }
}

#[test]
fn a_minister_speaks_for_the_country() {
    let text =
        "“The herring treaty is good for us,” said Norway’s Foreign Minister Jens Dahl. Norway had no more to say.";
    assert_eq!(label(text, "the herring treaty", "Norway"), Some(StanceLabel::Favor));
}

#[test]
fn a_users_cues_come_first() {
    let text = "Mayor Orla Venn kneecaps the harbour plan.";
    let side = |cues: &[(&str, CueSide)]| {
        let target = Target::new("the harbour plan").with_cues(cues);
        actor_stances(text, &article(text), &target).first().map(|stance| stance.label)
    };
    assert_eq!(side(&[]), None);
    assert_eq!(side(&[("kneecap", CueSide::Against)]), Some(StanceLabel::Against));
    assert_eq!(side(&[("kneecap", CueSide::Favor)]), Some(StanceLabel::Favor));
    assert_eq!(side(&[("kneecap", CueSide::Favor), ("kneecap", CueSide::Neutral)]), Some(StanceLabel::Neutral));
    assert_eq!(side(&[("…", CueSide::Favor)]), None);
}

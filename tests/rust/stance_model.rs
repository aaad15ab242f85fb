//! Stance classifiers of every kind: learning, explaining, storing.

use _core::Interrupt;
use _core::features::Corpus;
use _core::pipeline::{Decision, Kind, Labels, Learned, StanceModel, StanceParams, Targets};
use _core::text::Span;
use ndarray::Array2;

const PLACES: [&str; 6] = ["Lake Union", "Norland", "Hill Town", "Old Quay", "East Bank", "Fort Ann"];
const EVENTS: [&str; 5] = ["ferry sinks", "bakery burns", "bridge falls", "river floods", "train derails"];

fn names() -> Vec<String> {
    vec!["target".into(), "text".into()]
}

/// Claims with an article that confirms, denies or ignores them.
fn claims() -> (Vec<String>, Vec<String>, Vec<usize>) {
    let (mut of_claim, mut of_text, mut classes) = (Vec::new(), Vec::new(), Vec::new());
    for (p, place) in PLACES.iter().enumerate() {
        for (e, event) in EVENTS.iter().enumerate() {
            for (class, text) in [
                (0, format!("Officials confirmed that a {event} near {place}. It is true, they said.")),
                (1, format!("The report that a {event} near {place} is false. The mayor denied it as a hoax.")),
                (2, format!("Prices of {} rose in {}.", EVENTS[(e + 2) % 5], PLACES[(p + 3) % 6])),
            ] {
                of_claim.push(format!("{event} in {place}"));
                of_text.push(text);
                classes.push(class);
            }
        }
    }
    (of_claim, of_text, classes)
}

fn labels() -> Labels {
    Labels::Str(["agree", "disagree", "unrelated"].map(String::from).to_vec())
}

fn fitted() -> StanceModel {
    let (of_claim, of_text, classes) = claims();
    let corpus = Corpus::of_fields(vec![&of_claim, &of_text]);
    let targets = Targets { classes: &classes, n_classes: 3, weights: None };
    let params = StanceParams { kind: Some(Kind::Claim), unrelated: Some(2), ..StanceParams::default() };
    params.fit(&corpus, None, targets, labels(), names()).unwrap()
}

fn scores(model: &StanceModel, claim: &str, text: &str) -> Array2<f32> {
    let (claim, text) = ([claim], [text]);
    model.decision_function(&Corpus::of_fields(vec![&claim[..], &text[..]]), &[], &Interrupt::default()).unwrap()
}

#[test]
fn claims_are_learned_in_two_stages() {
    let model = fitted();
    let Learned::Claims(claims) = &model.learned else { panic!("{:?}", model.kind) };
    assert!(claims.stages.first.is_some() && claims.stages.classes() == 3);
    let told = |claim: &str, text: &str| {
        let probabilities = model.probabilities(scores(&model, claim, text).view());
        Decision::plain(3).decide(probabilities.view())[0]
    };
    let (of_claim, of_text, classes) = self::claims();
    let right = (0..classes.len()).filter(|&row| told(&of_claim[row], &of_text[row]) == classes[row]).count();
    assert!(right * 10 > classes.len() * 9, "{right} of {}", classes.len());
    assert_eq!(told("market burns in New Port", "Bread is dear this winter."), 2);
}

#[test]
fn contributions_of_features_add_up_and_evidence_is_of_the_text() {
    let model = fitted();
    let (claim, text) = ("ferry sinks in Norland", "Bread is dear. A ferry sinks near Norland, it is true.");
    let told = scores(&model, claim, text);
    for class in 0..3 {
        let found = model.explain(&[claim, text], None, class).unwrap();
        let sum = found.intercept + found.features.iter().map(|feature| feature.value).sum::<f64>();
        assert!((found.score - sum).abs() < 1e-9 && (found.score - f64::from(told[[0, class]])).abs() < 1e-4);
        assert_eq!(found.evidence[0].of(text), "A ferry sinks near Norland, it is true.");
    }
}

#[test]
fn files_give_the_same_model() {
    let model = fitted();
    let bytes = model.to_bytes().unwrap();
    let again = StanceModel::from_bytes(&bytes).unwrap();
    assert_eq!(again.to_bytes().unwrap(), bytes);
    let (claim, text) = ("ferry sinks in Norland", "A ferry sinks.");
    assert_eq!(scores(&again, claim, text), scores(&model, claim, text));
}

#[test]
fn mentions_are_told_apart_by_their_place() {
    let text = "The guild accused Orla Venn of neglect while it praised Ida Holm for her courage.";
    let (mut targets, mut texts, mut places, mut classes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for at in 0..60 {
        let (bad, good) = (["accused", "blamed"][at % 2], ["praised", "thanked"][at % 2]);
        let row = format!("Group {at} {bad} Nell Dorn of waste while it {good} Bea Lund for her work.");
        for (name, class) in [("Nell Dorn", 0), ("Bea Lund", 1)] {
            let start = row.find(name).unwrap();
            targets.push(name);
            places.push(Span::new(start, start + name.len()));
            texts.push(row.clone());
            classes.push(class);
        }
    }
    let targets: Vec<String> = targets.into_iter().map(String::from).collect();
    let corpus = Corpus::of_fields(vec![&targets, &texts]);
    let truth = Targets { classes: &classes, n_classes: 2, weights: None };
    let labels = Labels::Str(vec!["bad".into(), "good".into()]);
    let model = StanceParams::default().fit(&corpus, Some(&places), truth, labels, names()).unwrap();
    assert_eq!(model.kind, Kind::Mention);
    let found = |name: &str| {
        let start = text.find(name).unwrap();
        let mention = Span::new(start, start + name.len());
        let (target, texts) = ([name], [text]);
        let corpus = Corpus::of_fields(vec![&target[..], &texts[..]]);
        let scores = model.decision_function(&corpus, &[mention], &Interrupt::default()).unwrap();
        let explained = model.explain(&[name, text], Some(mention), 1).unwrap();
        let sum = explained.intercept + explained.contributions.iter().map(|word| word.value).sum::<f64>();
        assert!((sum - f64::from(scores[[0, 1]])).abs() < 1e-4);
        assert!(explained.contributions.iter().all(|word| text.get(word.span.start..word.span.end).is_some()));
        scores[[0, 1]] > scores[[0, 0]]
    };
    assert!(!found("Orla Venn") && found("Ida Holm"));
    let bytes = model.to_bytes().unwrap();
    assert_eq!(StanceModel::from_bytes(&bytes).unwrap().to_bytes().unwrap(), bytes);
}

#[test]
fn a_cost_matrix_replaces_the_factors() {
    let (of_claim, of_text, classes) = claims();
    let corpus = Corpus::of_fields(vec![&of_claim, &of_text]);
    let targets = Targets { classes: &classes, n_classes: 3, weights: None };
    let cost = Array2::from_shape_fn((3, 3), |(truth, told)| if truth == told { 0.0 } else { 1.0 });
    let params = StanceParams { cost: Some(cost.clone()), kind: Some(Kind::Target), ..StanceParams::default() };
    let model = params.fit(&corpus, None, targets, labels(), names()).unwrap();
    assert_eq!(model.decision, Decision::Cost(cost));
    let wrong = StanceParams { cost: Some(Array2::zeros((2, 2))), ..StanceParams::default() };
    assert!(wrong.fit(&corpus, None, targets, labels(), names()).is_err());
}

//! What users train, from texts to files and back.

use _core::features::{Corpus, Csr, SparseRows, VectorizerParams};
use _core::models::{DecisionFunction, LabelSets};
use _core::pipeline::{
    LabelForm, LabelTargets, Labels, Learned, Learning, StanceModel, StanceParams, Targets, TextClassifierParams,
    TopicModel, TopicParams,
};
use _core::{Error, Interrupt, Result};
use linfa::DatasetBase;
use linfa::prelude::Fit;
use linfa_logistic::{MultiFittedLogisticRegression, MultiLogisticRegression};
use ndarray::{Array1, Array2, Axis};
use proptest::prelude::*;

const WORDS: [[&str; 6]; 3] = [
    ["match", "coach", "goal", "season", "league", "striker"],
    ["budget", "minister", "vote", "senate", "tax", "bill"],
    ["virus", "clinic", "nurse", "vaccine", "patient", "dose"],
];

/// Texts of three topics that share their small words, and their classes.
fn corpus() -> (Vec<String>, Vec<usize>) {
    let text = |n: usize| {
        let words = WORDS[n % 3];
        format!("The {} saw a {} and the {} on day {n}.", words[n % 6], words[(n / 3) % 6], words[(n / 5) % 6])
    };
    ((0..60).map(text).collect(), (0..60).map(|n| n % 3).collect())
}

fn targets(classes: &[usize]) -> Targets<'_> {
    Targets { classes, n_classes: 3, weights: None }
}

fn labels() -> Labels {
    Labels::Str(["football", "government", "health"].map(str::to_owned).to_vec())
}

pub(crate) fn topics(params: &TopicParams) -> TopicModel {
    let (texts, classes) = corpus();
    params.fit(&Corpus::of(&texts), targets(&classes), labels(), None).unwrap()
}

/// linfa's own logistic regression, on the sparse matrix made dense.
struct DenseLogistic;

struct FittedLogistic(MultiFittedLogisticRegression<f64, usize>);

impl<R: SparseRows> Fit<R, Array1<usize>, Error> for DenseLogistic {
    type Object = FittedLogistic;

    fn fit(&self, data: &DatasetBase<R, Array1<usize>>) -> Result<FittedLogistic> {
        let dense = DatasetBase::new(data.records.matrix()?.to_dense().mapv(f64::from), data.targets.clone());
        let fitted = MultiLogisticRegression::default().alpha(0.1).fit(&dense);
        fitted.map(FittedLogistic).map_err(|error| Error::Training(error.to_string()))
    }
}

impl DecisionFunction<Csr> for FittedLogistic {
    fn decision_function(&self, records: &Csr) -> Array2<f32> {
        self.0.predict_probabilities(&records.to_dense().mapv(f64::from)).mapv(|p| p.ln() as f32)
    }
}

/// Rows and cosines of the dense features, the largest first.
fn naive_nearest(model: &TopicModel, text: &str, texts: &[String]) -> Vec<(usize, f64)> {
    let features = |texts: &[&str]| {
        let rows = model.classifier.vectorizer.transform(&Corpus::of(texts), &Interrupt::default()).unwrap();
        rows.to_dense().mapv(f64::from)
    };
    let all: Vec<&str> = texts.iter().map(String::as_str).collect();
    let (own, others) = (features(&[text]).row(0).to_owned(), features(&all));
    let cosine = |other: &ndarray::ArrayView1<'_, f64>| own.dot(other) / (own.dot(&own) * other.dot(other)).sqrt();
    let mut found: Vec<(usize, f64)> = others.rows().into_iter().map(|row| cosine(&row)).enumerate().collect();
    found.retain(|(_, similarity)| *similarity > 0.0);
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    found
}

proptest! {
    #[test]
    fn the_nearest_texts_are_those_of_the_dense_cosine(chosen in prop::collection::vec((0..3_usize, 0..6_usize), 0..12)) {
        let model = topics(&TopicParams::default());
        let (texts, _) = corpus();
        let words: Vec<&str> = chosen.iter().map(|&(topic, nth)| WORDS[topic][nth]).collect();
        let text = words.join(" ");
        let naive = naive_nearest(&model, &text, &texts);
        let found = model.nearest(&[&text], &Corpus::of(&texts), 7, &Interrupt::default()).unwrap();
        prop_assert_eq!(found.len(), naive.len().min(7));
        for (neighbour, (_, similarity)) in found.iter().zip(&naive) {
            prop_assert!((neighbour.similarity - similarity).abs() < 1e-6);
            let (_, of_row) = naive.iter().find(|(row, _)| *row == neighbour.row).unwrap();
            prop_assert!((neighbour.similarity - of_row).abs() < 1e-6);
            let told: f64 = neighbour.words.iter().map(|(_, value)| value).sum();
            // At most eight words are told, and no more than the words of the text.
            prop_assert!(told <= similarity + 1e-6 && neighbour.words.iter().all(|(word, _)| words.contains(&word.as_str())));
            prop_assert!(neighbour.words.len() == 8 || (told - similarity).abs() < 1e-6);
        }
    }
}

#[test]
fn equals_are_told_in_their_order() {
    let model = topics(&TopicParams::default());
    let texts = ["The coach saw a goal", "A tax", "The coach saw a goal", "zzz"];
    let found = model.nearest(&["The coach saw a goal"], &Corpus::of(&texts), 9, &Interrupt::default()).unwrap();
    assert_eq!(found.iter().map(|it| it.row).collect::<Vec<_>>()[..2], [0, 2]);
    assert!((found[0].similarity - 1.0).abs() < 1e-6 && found.iter().all(|it| it.row != 3));
}

#[test]
fn any_estimator_of_linfas_traits_takes_its_place() {
    let (texts, classes) = corpus();
    let vectorizer = VectorizerParams::default();
    let params = TextClassifierParams {
        vectorizer,
        estimator: DenseLogistic,
        seed: 0,
        parts: None,
        interrupt: Interrupt::default(),
    };
    let fitted = params.fit(&Corpus::of(&texts), targets(&classes)).unwrap();
    let found = fitted.probabilities(&Corpus::of(&["the striker and the coach"]), &Interrupt::default()).unwrap();
    assert!(found[[0, 0]] > 0.5, "{found}");
}

#[test]
fn rows_are_probabilities_and_agree_with_scores() {
    let model = topics(&TopicParams::default());
    let (texts, classes) = corpus();
    let scores = model.decision_function(&Corpus::of(&texts), &Interrupt::default()).unwrap();
    let probabilities = model.classifier.calibration.probabilities(scores.view());
    for (row, &class) in classes.iter().enumerate() {
        assert!((probabilities.row(row).sum() - 1.0).abs() < 1e-9);
        let best = |values: Vec<f64>| (0..3).max_by(|a, b| values[*a].total_cmp(&values[*b])).unwrap();
        assert_eq!(best(probabilities.row(row).to_vec()), class);
    }
}

#[test]
fn the_same_bytes_for_any_number_of_threads() {
    let bytes = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| topics(&TopicParams::default()).to_bytes().unwrap())
    };
    let one = bytes(1);
    assert!(one == bytes(2) && one == bytes(8) && one == bytes(1));
}

#[test]
fn a_file_gives_the_model_back() {
    for hash_bits in [None, Some(10)] {
        let model = topics(&TopicParams { hash_bits, ..Default::default() });
        let bytes = model.to_bytes().unwrap();
        let again = TopicModel::from_bytes(&bytes).unwrap();
        assert_eq!(again.to_bytes().unwrap(), bytes);
        let scores = |model: &TopicModel| {
            model.decision_function(&Corpus::of(&["a nurse voted for the goal"]), &Interrupt::default()).unwrap()
        };
        assert_eq!(scores(&again), scores(&model));
    }
}

#[test]
fn texts_of_several_topics_or_none_come_back_from_a_file() {
    let (mut texts, classes) = corpus();
    let mut members: Vec<Vec<usize>> =
        (0..3).map(|topic| (0..60).filter(|row| classes[*row] == topic).collect()).collect();
    for row in 60..80 {
        texts.push(format!("{} {}", texts[row - 60], texts[row - 59]));
        members[classes[row - 60]].push(row);
        members[classes[row - 59]].push(row);
    }
    texts.extend(["Nothing at all."; 10].map(str::to_owned));
    let sets = LabelSets::new(90, members).unwrap();
    let bytes = |threads: usize| {
        let targets = LabelTargets { labels: &sets, weights: None };
        let fit = || TopicParams::default().fit_labels(&Corpus::of(&texts), targets, labels(), LabelForm::Lists, None);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| fit().unwrap().to_bytes().unwrap())
    };
    let one = bytes(1);
    assert!(one == bytes(2) && one == bytes(8));
    let model = TopicModel::from_bytes(&one).unwrap();
    assert_eq!(model.to_bytes().unwrap(), one);
    let new = ["the coach saw a goal", "the striker and the vaccine for a patient", "zzz"];
    let found = model.classifier.probabilities(&Corpus::of(&new), &Interrupt::default()).unwrap();
    let (of_one, of_two, without) = (found.row(0), found.row(1), found.row(2));
    assert!(of_one[0] > 0.5 && of_one[1].max(of_one[2]) < 0.5, "{found}");
    assert!(of_two[0].min(of_two[2]) > 2.0 * of_two[1], "{found}");
    assert!(without.iter().all(|p| *p < 0.5), "{found}");
}

#[test]
fn a_text_without_known_words_scores_the_intercept() {
    let model = topics(&TopicParams::default());
    for text in ["", "zzz qqq", "\u{0}", "和平"] {
        let scores = model.decision_function(&Corpus::of(&[text]), &Interrupt::default()).unwrap();
        assert_eq!(scores.row(0), model.classifier.model.intercept());
    }
}

#[test]
fn a_raised_interrupt_stops_the_fit() {
    let params = TopicParams::default();
    params.learning.interrupt.raise();
    let (texts, classes) = corpus();
    let stopped = params.fit(&Corpus::of(&texts), targets(&classes), labels(), None);
    assert!(matches!(stopped, Err(Error::Interrupted)));
}

fn stances(of_target: &[&str], of_text: &[&str], classes: &[usize]) -> StanceModel {
    let targets = Targets { classes, n_classes: 2, weights: None };
    let labels = Labels::Str(vec!["against".into(), "favor".into()]);
    let corpus = Corpus::of_fields(vec![of_target, of_text]);
    StanceParams::default().fit(&corpus, None, targets, labels, vec!["target".into(), "text".into()]).unwrap()
}

/// Whether the model sees `text` in favour of `target`.
fn favours(model: &StanceModel, target: &str, text: &str) -> bool {
    let (target, text) = ([target], [text]);
    let corpus = Corpus::of_fields(vec![&target[..], &text[..]]);
    let scores = model.decision_function(&corpus, &[], &Interrupt::default()).unwrap();
    scores[[0, 1]] > scores[[0, 0]]
}

#[test]
fn stances_depend_on_the_target() {
    let rows =
        [("toll", "good harbour", 1), ("toll", "bad road", 0), ("dam", "good harbour", 0), ("dam", "bad road", 1)];
    let rows: Vec<_> = rows.iter().cycle().take(120).collect();
    let (of_target, of_text): (Vec<&str>, Vec<&str>) = rows.iter().map(|row| (row.0, row.1)).unzip();
    let classes: Vec<usize> = rows.iter().map(|row| row.2).collect();
    let model = stances(&of_target, &of_text, &classes);
    assert!(favours(&model, "toll", "good harbour") && !favours(&model, "dam", "good harbour"));
}

#[test]
fn many_targets_share_their_features() {
    let of_target: Vec<String> = (0..40).map(|n| format!("target {n}")).collect();
    let of_target: Vec<&str> = of_target.iter().map(String::as_str).collect();
    let of_text: Vec<&str> = ["good harbour", "bad road"].into_iter().cycle().take(40).collect();
    let classes: Vec<usize> = [1, 0].into_iter().cycle().take(40).collect();
    let model = stances(&of_target, &of_text, &classes);
    let Learned::Targets(words) = &model.learned else { panic!("{:?}", model.kind) };
    assert!(words.vectorizer.params.blocks.iter().all(|block| block.crossed_with.is_none()));
    assert!(favours(&model, "another", "good harbour") && !favours(&model, "another", "bad road"));
}

#[test]
fn what_cannot_be_learned_says_so() {
    let (texts, classes) = corpus();
    let learning = |learning: Learning| TopicParams { learning, ..Default::default() };
    let fit = |params: TopicParams, classes: &[usize], weights: Option<&[f32]>| {
        let targets = Targets { classes, n_classes: 3, weights };
        params.fit(&Corpus::of(&texts), targets, labels(), None).unwrap_err().to_string()
    };
    let cases = [
        (fit(TopicParams::default(), &classes[1..], None), "y and X must have the same length, got 59 and 60"),
        (fit(TopicParams::default(), &[0; 60], None), "y has one class"),
        (
            fit(learning(Learning { c: -1.0, ..Default::default() }), &classes, None),
            "C must be a positive number, got -1",
        ),
        (
            fit(learning(Learning { min_df: 0, ..Default::default() }), &classes, None),
            "min_df must be at least 1, got 0",
        ),
        (fit(TopicParams { hash_bits: Some(3), ..Default::default() }, &classes, None), "hash_bits must be between"),
        (fit(TopicParams::default(), &classes, Some(&[1.0])), "sample_weight and X must have the same length"),
    ];
    for (message, expected) in cases {
        assert!(message.contains(expected), "{message}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn contributions_add_up_to_the_score(
        picks in prop::collection::vec((0..3_usize, 0..6_usize), 0..30), clean in any::<bool>(), class in 0..3_usize
    ) {
        thread_local! {
            static MODELS: [TopicModel; 2] =
                [false, true].map(|clean| topics(&TopicParams { clean, ..Default::default() }));
        }
        let words: Vec<&str> = picks.iter().flat_map(|&(topic, word)| ["The", WORDS[topic][word]]).collect();
        let text = words.join(" ");
        MODELS.with(|models| {
            let model = &models[usize::from(clean)];
            let scores = model.decision_function(&Corpus::of(&[&text]), &Interrupt::default()).unwrap();
            let found = model.explain(&[&text], class).unwrap();
            let size: f64 = found.contributions.iter().map(|word| word.value.abs()).sum::<f64>() + 1.0;
            prop_assert!((f64::from(scores.index_axis(Axis(0), 0)[class]) - found.score).abs() < 1e-5 * size);
            for word in &found.contributions {
                prop_assert!(word.span.of(&text).chars().all(char::is_alphabetic));
            }
            Ok(())
        })?;
    }
}

//! Fitted models against values of scikit-learn 1.9 on the same small matrix.

use _core::features::Csr;
use _core::models::{
    BinaryMachine, ClassWeight, ComplementNbParams, CrammerSingerParams, DecisionFunction, LabelSets, LinearModel,
    LogisticRegressionParams, Loss, MultinomialNbParams, OneVsRestParams, Prior,
};
use _core::{Error, Interrupt};
use linfa::traits::{Fit, Predict};
use linfa::{Dataset, DatasetBase, ParamGuard};
use ndarray::{Array1, Array2, Axis, array};

type Data = DatasetBase<Csr, Array1<usize>>;

fn data() -> Data {
    let records = array![
        [1.0, 0.0, 2.0, 0.0],
        [0.0, 1.0, 1.0, 0.0],
        [3.0, 0.0, 0.0, 1.0],
        [0.0, 2.0, 0.0, 1.0],
        [1.0, 1.0, 0.0, 0.0],
        [0.0, 0.0, 1.0, 3.0],
        [2.0, 0.0, 1.0, 0.0],
        [0.0, 3.0, 1.0, 0.0],
        [0.0, 0.0, 2.0, 2.0]
    ];
    DatasetBase::new(Csr::from_dense(&records).unwrap(), array![0, 1, 0, 1, 0, 2, 0, 1, 2])
}

fn weights(model: &LinearModel) -> Array2<f32> {
    model.weights().to_dense().reversed_axes()
}

fn assert_close(found: &Array2<f32>, expected: &Array2<f32>, tolerance: f32) {
    let worst = (found - expected).mapv(f32::abs).into_iter().fold(0.0, f32::max);
    assert!(worst < tolerance, "off by {worst}: {found:?}");
}

fn exact(loss: Loss) -> BinaryMachine {
    let interrupt = Interrupt::default();
    BinaryMachine { loss, tolerance: 1e-10, max_iterations: 100_000, bias: 1.0, seed: 0, interrupt }
}

// LinearSVC(C=.7, loss=loss, tol=1e-12, max_iter=10**7, dual=True)
#[test]
fn one_vs_rest_is_linear_svc() {
    let squared = array![
        [0.952_903_65, -0.334_079_07, -0.142_864_04, -0.316_823_02],
        [-0.869_549_26, 0.595_673_82, 0.004_682_68, -0.322_494_78],
        [-0.403_920_6, -0.546_429_7, -0.026_617_14, 0.546_574_75]
    ];
    let hinge = array![
        [1.123_404_26, -0.340_425_53, -0.121_276_6, -0.438_297_87],
        [-0.740_425_53, 0.709_219_86, -0.105_673_76, -0.370_212_77],
        [-0.553_191_49, -0.680_851_06, -0.042_553_19, 0.723_404_26]
    ];
    for (loss, expected) in [(Loss::SquaredHinge, squared), (Loss::Hinge, hinge)] {
        let model = OneVsRestParams::default().c(0.7).machine(exact(loss)).fit(&data()).unwrap();
        assert_close(&weights(&model), &expected, 2e-5);
    }
}

// the same with class_weight="balanced", fit(..., sample_weight=[1, 1, 2, 1, .5, 1, 1, 3, 1])
#[test]
fn weights_of_samples_and_classes_are_those_of_linear_svc() {
    let weighted = data().with_weights(array![1.0, 1.0, 2.0, 1.0, 0.5, 1.0, 1.0, 3.0, 1.0]);
    let params = OneVsRestParams::default().c(0.7).class_weight(ClassWeight::Balanced);
    let model = params.machine(exact(Loss::SquaredHinge)).fit(&weighted).unwrap();
    let expected = array![
        [0.823_696_28, -0.359_132_05, -0.086_754_12, -0.329_944_78],
        [-0.678_461_43, 0.555_686_91, -0.095_025_57, -0.282_548_11],
        [-0.422_068_69, -0.564_713_68, -0.010_185_49, 0.590_903_82]
    ];
    assert_close(&weights(&model), &expected, 2e-5);
}

/// The rows of `data` with the labels "class 0", "class 2 or row 1", none and all.
fn labelled() -> DatasetBase<Csr, LabelSets> {
    let members = vec![vec![0, 2, 4, 6], vec![1, 5, 8], vec![], (0..9).collect()];
    DatasetBase::new(data().records, LabelSets::new(9, members).unwrap())
}

// OneVsRestClassifier(LinearSVC(C=.7, tol=1e-12, max_iter=10**7, dual=True)) on the first two labels,
// then with class_weight="balanced"
#[test]
fn machines_of_labels_are_one_vs_rest_classifier() {
    let plain = array![
        [0.952_903_65, -0.334_079_07, -0.142_864_04, -0.316_823_02],
        [-0.870_975_89, -0.400_791_21, 0.179_191_86, 0.186_141_05]
    ];
    let balanced = array![
        [0.957_310_11, -0.326_039_90, -0.132_408_27, -0.331_555_63],
        [-0.884_774_51, -0.403_401_93, 0.199_397_14, 0.129_607_89]
    ];
    let params = OneVsRestParams::default().c(0.7).machine(exact(Loss::SquaredHinge));
    for (class_weight, expected) in [(ClassWeight::Uniform, plain), (ClassWeight::Balanced, balanced)] {
        let model = params.clone().class_weight(class_weight).fit(&labelled()).unwrap();
        let found = weights(&model);
        assert_close(&found.select(Axis(0), &[0, 1]), &expected, 2e-5);
        assert!(found.select(Axis(0), &[2, 3]).iter().all(|weight| weight.abs() < f32::EPSILON));
        assert_eq!((model.intercept()[2], model.intercept()[3]), (-1.0, 1.0));
    }
}

#[test]
fn a_machine_sees_the_features_that_tell_about_its_label() {
    let about = |relevance: f64| OneVsRestParams::default().relevance(relevance).fit(&labelled()).unwrap();
    let number = |relevance: f64| about(relevance).weights().stored();
    assert!(number(0.0) > number(0.3) && number(0.3) > number(1.1));
    assert_eq!(number(1.1), 0);
    let scores = about(1.1).decision_function(&labelled().records);
    assert!(scores.column(0).iter().all(|score| (score - scores[[0, 0]]).abs() < f32::EPSILON), "{scores}");
}

#[test]
fn what_a_label_weighs_is_its_rows_repeated() {
    let rows: Vec<usize> = (0..9).chain([0, 2, 4, 6]).collect();
    let records = data().records.select(&rows);
    let repeated = LabelSets::new(13, vec![vec![0, 2, 4, 6, 9, 10, 11, 12]]).unwrap();
    let once = LabelSets::new(9, vec![vec![0, 2, 4, 6]]).unwrap();
    let params = OneVsRestParams::default().machine(exact(Loss::SquaredHinge));
    let twice = params.clone().class_weight(ClassWeight::Given(vec![2.0]));
    let a = params.fit(&DatasetBase::new(records, repeated)).unwrap();
    let b = twice.fit(&DatasetBase::new(data().records, once)).unwrap();
    assert_close(&weights(&a), &weights(&b), 1e-6);
}

// LinearSVC(C=.7, multi_class="crammer_singer", tol=1e-12, max_iter=10**7), then C=.3 with class weights
#[test]
fn crammer_singer_is_linear_svc() {
    let params = CrammerSingerParams::default().tolerance(1e-5).max_iterations(10_000);
    let plain = params.clone().c(0.7).fit(&data()).unwrap();
    let expected = array![
        [0.904_043_22, -0.196_969_37, -0.184_850_44, -0.071_718_91],
        [-0.651_270_22, 0.489_763_13, 0.158_515_82, -0.313_764_85],
        [-0.252_773_01, -0.292_793_76, 0.026_334_62, 0.385_483_76]
    ];
    assert_close(&weights(&plain), &expected, 1e-4);

    let by_class = ClassWeight::Given(vec![1.0, 2.0, 0.5]);
    let weighted = params.c(0.3).class_weight(by_class).fit(&data()).unwrap();
    let expected = array![
        [0.6, -0.270_286_25, -0.019_530_27, -0.085_298_87],
        [-0.447_353_52, 0.455_141_76, 0.036_509_56, -0.191_212_51],
        [-0.152_646_48, -0.184_855_51, -0.016_979_29, 0.276_511_38]
    ];
    assert_close(&weights(&weighted), &expected, 1e-4);
}

// ComplementNB(alpha, norm).feature_log_prob_
#[test]
fn complement_naive_bayes_is_that_of_scikit_learn() {
    let tenth = array![
        [5.159_055_3, 1.048_181_44, 1.227_229_67, 1.048_181_44],
        [1.055_440_12, 2.920_224_72, 1.207_246_13, 1.207_246_13],
        [1.103_296_14, 1.103_296_14, 1.434_150_38, 2.321_453_58]
    ];
    let normed = array![
        [0.468_784_01, 0.169_160_15, 0.192_895_69, 0.169_160_15],
        [0.181_654_68, 0.410_877_35, 0.203_733_99, 0.203_733_99],
        [0.195_569_12, 0.195_569_12, 0.244_946_02, 0.363_915_74]
    ];
    for (alpha, norm, expected) in [(0.1, false, tenth), (1.0, true, normed)] {
        let model = ComplementNbParams::default().alpha(alpha).norm(norm).fit(&data()).unwrap();
        assert_close(&weights(&model), &expected, 1e-5);
    }
}

// LogisticRegression(C=.7, tol=1e-12, max_iter=10**5)
#[test]
fn logistic_regression_is_that_of_scikit_learn() {
    let params = LogisticRegressionParams::default().c(0.7).tolerance(1e-10);
    let model = params.clone().fit(&data()).unwrap();
    let expected = array![
        [0.705_233_52, -0.334_723_91, -0.125_822_61, -0.453_451_16],
        [-0.452_599_08, 0.637_648_69, -0.128_065_63, -0.251_839_52],
        [-0.252_634_44, -0.302_924_78, 0.253_888_23, 0.705_290_68]
    ];
    assert_close(&weights(&model), &expected, 2e-6);
    let intercept = array![0.681_680_55, 0.213_117_29, -0.894_797_83];
    assert!((model.intercept() - &intercept).mapv(f32::abs).sum() < 5e-6, "{}", model.intercept());

    let two = data().with_targets(array![0, 1, 0, 1, 0, 1, 0, 1, 1]);
    let model = params.fit(&two).unwrap();
    let second = array![[-0.933_158_73, 0.518_802_38, 0.130_419_5, 0.588_248_99]];
    assert_close(&weights(&model), &ndarray::concatenate![ndarray::Axis(0), -&second, second], 2e-6);
}

// the same with class_weight="balanced", fit(..., sample_weight=[1, 1, 2, 1, .5, 1, 1, 3, 1])
#[test]
fn weights_of_samples_and_classes_are_those_of_logistic_regression() {
    let weighted = data().with_weights(array![1.0, 1.0, 2.0, 1.0, 0.5, 1.0, 1.0, 3.0, 1.0]);
    let params = LogisticRegressionParams::default().c(0.7).tolerance(1e-10).class_weight(ClassWeight::Balanced);
    let expected = array![
        [0.725_575_1, -0.364_893_83, -0.109_541_36, -0.438_613_47],
        [-0.392_472_53, 0.709_912_47, -0.172_348_91, -0.336_049_86],
        [-0.333_102_57, -0.345_018_64, 0.281_890_27, 0.774_663_32]
    ];
    assert_close(&weights(&params.fit(&weighted).unwrap()), &expected, 2e-6);
}

// MultinomialNB(alpha=.1).feature_log_prob_ and .class_log_prior_
#[test]
fn multinomial_naive_bayes_is_that_of_scikit_learn() {
    let params = MultinomialNbParams::default().alpha(0.1);
    let model = params.clone().fit(&data()).unwrap();
    let expected = array![
        [-0.557_601_69, -2.422_386_29, -1.386_294_36, -2.422_386_29],
        [-4.543_294_78, -0.432_420_92, -1.498_772_34, -2.145_399_51],
        [-4.430_816_8, -4.430_816_8, -0.996_829_59, -0.498_991_17]
    ];
    assert_close(&weights(&model), &expected, 1e-5);
    let prior = array![-0.810_930_22, -1.098_612_29, -1.504_077_4];
    assert!((model.intercept() - &prior).mapv(f32::abs).sum() < 1e-5);
    let even = params.prior(Prior::Uniform).fit(&data()).unwrap();
    assert!((even.intercept() + 3_f32.ln()).mapv(f32::abs).sum() < 1e-5);
}

#[test]
fn a_machine_of_two_classes_is_its_own_mirror() {
    let two = data().with_targets(array![0, 1, 0, 1, 0, 1, 0, 1, 1]);
    let model = OneVsRestParams::default().fit(&two).unwrap();
    let scores = model.decision_function(&two.records);
    assert_eq!(scores.column(0), scores.column(1).mapv(|score| -score));
}

#[test]
fn repeating_an_example_is_weighing_it() {
    let rows: Vec<usize> = (0..9).chain([2, 4, 4]).collect();
    let all = data();
    let repeated =
        DatasetBase::new(all.records.select(&rows), rows.iter().map(|&row| all.targets[row]).collect::<Array1<_>>());
    let weighted = all.with_weights(array![1.0, 1.0, 2.0, 1.0, 3.0, 1.0, 1.0, 1.0, 1.0]);
    let params = OneVsRestParams::default().machine(exact(Loss::SquaredHinge));
    let (a, b) = (params.fit(&repeated).unwrap(), params.fit(&weighted).unwrap());
    assert_close(&weights(&a), &weights(&b), 1e-6);
}

#[test]
fn linfas_composition_works_on_sparse_text() {
    let data = data();
    let model = CrammerSingerParams::default().fit(&data).unwrap();
    let predicted: Array1<usize> = model.predict(&data);
    assert_eq!(predicted, data.targets);
    let labels = Dataset::new(data.records.to_dense(), data.targets.clone());
    assert_eq!(labels.label_frequencies().len(), 3);
}

#[test]
fn impossible_requests_say_what_is_wrong() {
    let cases: [(Result<LinearModel, Error>, &str); 9] = [
        (CrammerSingerParams::default().c(0.0).fit(&data()), "C must be a positive number, got 0"),
        (CrammerSingerParams::default().tolerance(f64::NAN).fit(&data()), "tol must be a positive number, got NaN"),
        (CrammerSingerParams::default().fit(&data().with_targets(Array1::zeros(9))), "y has one class"),
        (CrammerSingerParams::default().fit(&data().with_targets(array![0, 1])), "same length, got 9 and 2"),
        (OneVsRestParams::default().fit(&data().with_weights(Array1::from_elem(9, -1.0))), "weight of row 0 is -1"),
        (ComplementNbParams::default().alpha(-1.0).fit(&data()), "alpha must be a positive number, got -1"),
        (MultinomialNbParams::default().prior(Prior::Given(vec![1.0])).fit(&data()), "prior and classes must have"),
        (LogisticRegressionParams::default().max_iterations(0).fit(&data()), "max_iter must be at least 1, got 0"),
        (LogisticRegressionParams::default().fit(&data().with_weights(Array1::zeros(9))), "every row weighs 0"),
    ];
    for (outcome, reason) in cases {
        let message = outcome.unwrap_err().to_string();
        assert!(message.contains(reason), "{message}");
    }
    assert!(ComplementNbParams::default().check().is_ok());
}

"""What scikit-learn's users expect of a classifier of texts; its own checks only know numbers."""

import copy
import io
import pickle

import joblib
import newslens as nl
import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone, is_classifier
from sklearn.calibration import CalibratedClassifierCV
from sklearn.metrics import accuracy_score
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer
from sklearn.utils import get_tags


@pytest.fixture(params=["topics", "stances"])
def fitted(request, topic_data, stance_data):
    """Return a fitted model of each kind, its X and its y."""
    data = topic_data if request.param == "topics" else stance_data
    return request.getfixturevalue(request.param), *data


def test_shapes(fitted):
    model, X, y = fitted
    assert model.classes_.tolist() == sorted(set(y))
    assert model.predict(X).shape == (len(X),)
    assert model.predict_proba(X).shape == model.decision_function(X).shape == (len(X), 3)
    assert model.get_feature_names_out().shape == (model.n_features_,)
    assert accuracy_score(y, model.predict(X)) == model.score(X, y) > 0.9


def test_two_classes_have_one_score(binary, topic_data):
    texts, labels = topic_data
    scores = binary.decision_function(texts)
    assert scores.shape == (len(texts),)
    np.testing.assert_array_equal(binary.predict(texts), scores > 0)
    assert binary.score(texts, [label == "sport" for label in labels]) > 0.9


def test_probabilities_sum_to_one_and_agree_with_scores(fitted):
    model, X, _ = fitted
    probabilities = model.predict_proba(X)
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, rtol=1e-12)
    assert ((probabilities >= 0) & (probabilities <= 1)).all()
    best = model.decision_function(X).argmax(axis=1)
    np.testing.assert_array_equal(probabilities.argmax(axis=1), best)
    np.testing.assert_array_equal(model.predict(X), model.classes_[best])


def test_a_prediction_depends_on_its_own_row_alone(fitted):
    model, X, _ = fitted
    together = model.predict_proba(X)
    np.testing.assert_array_equal(model.predict_proba(X[::-1])[::-1], together)
    np.testing.assert_array_equal(np.concatenate([model.predict_proba([row]) for row in X]), together)


def test_fit_changes_nothing_it_was_given(fitted):
    model, X, y = fitted
    before = copy.deepcopy((X, y, model.get_params()))
    fresh = clone(model)
    assert fresh.fit(X, y) is fresh
    assert (X, y, fresh.get_params()) == before


def test_a_second_fit_forgets_the_first(fitted):
    model, X, y = fitted
    again = clone(model).fit(X[5:], y[5:]).fit(X, y)
    assert again.to_bytes() == model.to_bytes()


def test_a_failed_fit_leaves_the_old_model(fitted):
    model, X, y = fitted
    kept = clone(model).fit(X, y)
    with pytest.raises(ValueError, match="one class"):
        kept.fit(X, ["a"] * len(X))
    assert kept.to_bytes() == model.to_bytes()


def test_parameters_and_clone(fitted):
    model, X, _ = fitted
    copied = clone(model.set_params(n_jobs=1))
    assert copied.get_params() == model.get_params()
    assert not hasattr(copied, "classes_")
    assert model.set_params(n_jobs=None).predict(X[:1]).shape == (1,)
    with pytest.raises(ValueError, match="Invalid parameter 'alpha'"):
        model.set_params(alpha=1)


def test_the_constructor_only_stores():
    parameters = {"C": "x", "n_jobs": 0, "min_df": -1}
    assert nl.TopicClassifier(**parameters).get_params().items() >= parameters.items()
    assert nl.StanceClassifier(**parameters).get_params().items() >= parameters.items()


def test_verbose_tells_on_stderr_what_takes_long(fitted, capsys):
    model, X, y = fitted
    clone(model).fit(X, y)
    assert capsys.readouterr() == ("", "")
    clone(model).set_params(verbose=True).fit(X, y)
    told = capsys.readouterr()
    assert (told.out, told.err.splitlines()[0]) == (
        "",
        f"{type(model).__name__}: learning 3 classes from {len(X)} texts",
    )


def test_tags(fitted):
    model, _, _ = fitted
    assert is_classifier(model)
    assert get_tags(model).input_tags.string
    assert get_tags(model).target_tags.required


def test_grid_search_in_two_processes(fitted):
    model, X, y = fitted
    search = GridSearchCV(clone(model), {"C": [0.1, 1.0]}, cv=2, n_jobs=2, error_score="raise").fit(X, y)
    assert search.predict(X).shape == (len(X),)
    assert np.isfinite(search.cv_results_["mean_test_score"]).all()


def test_cross_validation_and_pipeline(fitted):
    model, X, y = fitted
    pipeline = Pipeline([("same", FunctionTransformer()), ("model", clone(model))])
    scores = cross_val_score(pipeline, X, y, cv=3, error_score="raise")
    assert scores.shape == (3,)
    assert pipeline.set_params(model__C=1.0).fit(X, y).predict_proba(X).shape == (len(X), 3)


def test_folds_of_a_series_and_of_a_frame(topic_data, stance_data):
    texts, labels = topic_data
    series = pd.Series(texts, index=range(100, 100 + len(texts)))
    in_lists = cross_val_score(nl.TopicClassifier(), texts, labels, cv=3)
    assert (cross_val_score(nl.TopicClassifier(), series, pd.Series(labels), cv=3) == in_lists).all()
    pairs, labels = stance_data
    frame = pd.DataFrame(pairs, columns=["target", "text"])
    in_lists = cross_val_score(nl.StanceClassifier(), pairs, labels, cv=3)
    assert (cross_val_score(nl.StanceClassifier(), frame, pd.Series(labels), cv=3) == in_lists).all()


def test_calibration_by_scikit_learn(topic_data):
    texts, labels = topic_data
    calibrated = CalibratedClassifierCV(nl.TopicClassifier(), cv=2).fit(np.array(texts, dtype=object), labels)
    assert calibrated.predict_proba(texts).shape == (len(texts), 3)


def through_joblib(model):
    held = io.BytesIO()
    joblib.dump(model, held)
    held.seek(0)
    return joblib.load(held)


@pytest.mark.parametrize(
    "copied", [lambda model: pickle.loads(pickle.dumps(model)), through_joblib, copy.deepcopy, copy.copy]
)
def test_copies_are_the_same_model(copied, fitted):
    model, X, _ = fitted
    other = copied(model)
    assert other.to_bytes() == model.to_bytes()
    assert other.get_params() == model.get_params()
    np.testing.assert_array_equal(other.predict_proba(X), model.predict_proba(X))


def test_an_unfitted_model_is_pickled():
    assert pickle.loads(pickle.dumps(nl.TopicClassifier(C=2.0))).C == 2.0


def test_pickle_holds_parameters_and_the_bytes_of_the_model_file(fitted):
    model, _, _ = fitted
    assert model.to_bytes() in pickle.dumps(model, protocol=5)
    assert len(pickle.dumps(model)) < len(model.to_bytes()) + 2000


LABELS = [
    ([0, 1, 2], "int64"),
    ([-5, 7, 2**40], "int64"),
    ([1.0, 2.0, 3.0], "int64"),
    ([False, True, True], "bool"),
    (["a", "é", "部长"], "<U2"),
    (np.array([3, 1, 2], dtype=np.int8), "int64"),
]


@pytest.mark.parametrize(("names", "dtype"), LABELS, ids=str)
def test_labels_of_every_type(names, dtype, topic_data, tmp_path):
    texts, topics = topic_data
    label = dict(zip(["sport", "politics", "health"], names, strict=True))
    model = nl.TopicClassifier().fit(texts, [label[topic] for topic in topics])
    assert model.classes_.tolist() == sorted({value.item() if hasattr(value, "item") else value for value in names})
    assert (model.classes_.dtype, model.predict(texts).dtype) == (dtype, dtype)
    model.save(tmp_path / "model.newslens")
    loaded = nl.load(tmp_path / "model.newslens")
    np.testing.assert_array_equal(loaded.predict(texts), model.predict(texts))
    assert loaded.classes_.dtype == dtype


def test_a_class_with_one_example(topic_data):
    texts, labels = topic_data
    model = nl.TopicClassifier().fit([*texts, "The comet passes the moon on Friday."], [*labels, "space"])
    assert "space" in model.classes_
    np.testing.assert_allclose(model.predict_proba(texts).sum(axis=1), 1)


def test_one_example_a_class():
    model = nl.TopicClassifier(min_df=1).fit(["the cup final", "the budget vote"], ["sport", "politics"])
    assert model.predict(["the cup", "the vote"]).tolist() == ["sport", "politics"]
    assert model.temperature_ > 0


def test_all_documents_equal():
    model = nl.TopicClassifier().fit(["the same words"] * 6, ["a", "b"] * 3)
    np.testing.assert_allclose(model.predict_proba(["the same words"]), 0.5, atol=0.1)


def test_texts_without_any_word_cannot_be_fitted():
    with pytest.raises(ValueError, match="cannot fit: no word stands in 2 of the 4 texts"):
        nl.TopicClassifier().fit(["", " ", "\n", "!"], ["a", "b"] * 2)


def test_examples_of_weight_zero_say_nothing_about_their_class(topic_data):
    texts, labels = topic_data
    wrong = ["sport" if label == "politics" else "politics" for label in labels]
    X, y = texts + texts, labels + wrong
    model = nl.TopicClassifier().fit(X, y, sample_weight=[1] * len(texts) + [0] * len(texts))
    assert model.score(texts, labels) > 0.9


def test_equal_weights_are_no_weights(fitted):
    model, X, y = fitted
    assert clone(model).fit(X, y, sample_weight=np.ones(len(X))).to_bytes() == model.to_bytes()


@pytest.mark.parametrize("heavy", ["sport", "politics"])
def test_in_doubt_the_heavy_class_is_predicted(heavy, topic_data):
    texts, labels = topic_data
    doubtful = "the cup budget of the winter"
    X, y = [*texts, *[doubtful] * 8], [*labels, *["sport", "politics"] * 4]
    assert nl.TopicClassifier(class_weight={heavy: 5.0}).fit(X, y).predict([doubtful]).tolist() == [heavy]


def test_classes_of_one_size_are_balanced(topic_data, topics):
    balanced = nl.TopicClassifier(class_weight="balanced").fit(*topic_data)
    assert balanced.predict_proba(topic_data[0]) == pytest.approx(topics.predict_proba(topic_data[0]))

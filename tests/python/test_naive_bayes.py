"""Naive Bayes: scikit-learn's own checks, and scikit-learn's own numbers."""

import pickle

import numpy as np
import pytest
from newslens.naive_bayes import ComplementNB, MultinomialNB
from scipy.sparse import csc_array, csr_array
from sklearn import naive_bayes
from sklearn.utils.estimator_checks import parametrize_with_checks


@parametrize_with_checks([ComplementNB(), MultinomialNB()])
def test_scikit_learn_checks(estimator, check):
    check(estimator)


def data(classes=3):
    rng = np.random.default_rng(0)
    return rng.poisson(0.7, (90, 12)).astype(float), rng.integers(classes, size=90)


WEIGHTS = np.linspace(0.5, 2, 90).astype(np.float32)
CASES = [
    (ComplementNB, {}),
    (ComplementNB, {"alpha": 0.1}),
    (ComplementNB, {"norm": True}),
    (MultinomialNB, {}),
    (MultinomialNB, {"alpha": 0.01}),
    (MultinomialNB, {"fit_prior": False}),
    (MultinomialNB, {"class_prior": [0.75, 0.25]}),
]


@pytest.mark.parametrize(("estimator", "parameters"), CASES)
@pytest.mark.parametrize("classes", [2, 3])
@pytest.mark.parametrize("weights", [None, WEIGHTS])
def test_numbers_are_those_of_scikit_learn(estimator, parameters, classes, weights):
    X, y = data(classes)
    if "class_prior" in parameters:
        parameters = {"class_prior": [0.75, 0.25, 0.25][:classes]}
        parameters["class_prior"] = [value / sum(parameters["class_prior"]) for value in parameters["class_prior"]]
    ours = estimator(**parameters).fit(X, y, sample_weight=weights)
    theirs = getattr(naive_bayes, estimator.__name__)(**parameters).fit(X, y, sample_weight=weights)
    for name in ("feature_log_prob_", "feature_count_", "class_count_"):
        np.testing.assert_allclose(getattr(ours, name), getattr(theirs, name), rtol=1e-9)
    np.testing.assert_allclose(ours.predict_proba(X), theirs.predict_proba(X), rtol=1e-8)
    np.testing.assert_allclose(ours.predict_log_proba(X), theirs.predict_log_proba(X), rtol=1e-8, atol=1e-12)
    np.testing.assert_array_equal(ours.predict(X), theirs.predict(X))
    if estimator is MultinomialNB:
        np.testing.assert_allclose(ours.class_log_prior_, theirs.class_log_prior_, rtol=1e-9)


@pytest.mark.parametrize("estimator", [ComplementNB, MultinomialNB])
@pytest.mark.parametrize("form", [csr_array, csc_array, np.asfortranarray, lambda X: X.tolist()])
def test_forms_threads_and_pickles_change_nothing(estimator, form):
    X, y = data()
    expected = estimator().fit(X, y).predict_proba(X)
    found = pickle.loads(pickle.dumps(estimator(n_jobs=1).fit(form(X), y)))
    np.testing.assert_array_equal(found.predict_proba(X), expected)


WRONG = [
    (ComplementNB, {"alpha": 0}, "alpha must be a positive number, got 0"),
    (MultinomialNB, {"alpha": -1.0}, "alpha must be a positive number, got -1.0"),
    (MultinomialNB, {"class_prior": [0.5, 0.5]}, "class_prior must be 3 probabilities that sum to 1, got [0.5, 0.5]"),
    (MultinomialNB, {"class_prior": [1, 1, 1]}, "class_prior must be 3 probabilities"),
    (MultinomialNB, {"class_prior": [1, 0, 0]}, "class_prior must be a positive number, got 0"),
]


@pytest.mark.parametrize(("estimator", "parameters", "message"), WRONG)
def test_wrong_parameters_are_refused(estimator, parameters, message):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message stands in the table
        estimator(**parameters).fit(*data())
    assert message in str(caught.value)


def test_a_negative_number_is_named():
    X, y = data()
    X[7, 2] = -2
    with pytest.raises(ValueError, match=r"passed to ComplementNB: X\[7, 2\] is -2.0, expected counts"):
        ComplementNB().fit(X, y)

"""The numeric estimator: scikit-learn's own checks, and scikit-learn's own numbers."""

import numpy as np
import pytest
from newslens.svm import LinearSVC
from scipy.sparse import csc_array, csr_array
from sklearn import svm
from sklearn.base import clone
from sklearn.datasets import make_blobs
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils.estimator_checks import parametrize_with_checks


# On the wide numbers of some checks no dual descent reaches the tolerance; scikit-learn's tests ignore it too.
@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
@parametrize_with_checks([LinearSVC()])
def test_scikit_learn_checks(estimator, check):
    check(estimator)


def data(classes):
    """Return clouds of points, in numbers that single precision holds exactly."""
    X, y = make_blobs(120, n_features=5, centers=classes, cluster_std=3.0, random_state=0)
    return np.round(X * 16) / 128, y


PARAMETERS = [
    {},
    {"C": 0.1},
    {"loss": "hinge"},
    {"fit_intercept": False},
    {"intercept_scaling": 2.0},
    {"class_weight": "balanced"},
    {"class_weight": {0: 3.0}},
]


@pytest.mark.parametrize("parameters", PARAMETERS, ids=str)
@pytest.mark.parametrize("classes", [2, 3])
def test_weights_are_those_of_scikit_learn(parameters, classes):
    X, y = data(classes)
    weights = np.linspace(0.5, 2, len(y))
    tight = {"tol": 1e-9, "max_iter": 10**6, **parameters}
    ours = LinearSVC(**tight).fit(X, y, sample_weight=weights)
    theirs = svm.LinearSVC(**tight, dual=True, random_state=0).fit(X, y, sample_weight=weights)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(ours.intercept_, theirs.intercept_, rtol=1e-4, atol=1e-6)
    np.testing.assert_array_equal(ours.predict(X), theirs.predict(X))
    np.testing.assert_allclose(ours.decision_function(X), theirs.decision_function(X), atol=1e-5)


def assert_same(first, second):
    np.testing.assert_array_equal(first.coef_, second.coef_)
    np.testing.assert_array_equal(first.intercept_, second.intercept_)


@pytest.mark.parametrize("form", [csr_array, csc_array, np.asfortranarray, lambda X: X.tolist()])
def test_forms_of_a_matrix_are_the_same(form):
    X, y = data(3)
    assert_same(LinearSVC().fit(form(X), y), LinearSVC().fit(X, y))


@pytest.mark.parametrize("n_jobs", [1, 2, 8])
def test_threads_change_nothing(n_jobs):
    X, y = data(3)
    assert_same(LinearSVC(n_jobs=n_jobs).fit(X, y), LinearSVC().fit(X, y))


def test_the_order_of_the_rows_changes_nothing():
    X, y = data(3)
    assert_same(LinearSVC().fit(X[::-1], y[::-1]), LinearSVC().fit(X, y))


def test_a_weight_of_two_is_the_same_as_standing_twice():
    X, y = data(2)
    weights = np.arange(len(y)) % 3
    assert_same(LinearSVC().fit(X, y, sample_weight=weights), LinearSVC().fit(X.repeat(weights, 0), y.repeat(weights)))


WRONG = [
    ({"C": 0}, "C must be a positive number, got 0"),
    ({"C": np.inf}, "C must be a positive number, got inf"),
    ({"loss": "log"}, "loss must be 'squared_hinge' or 'hinge', got 'log'"),
    ({"tol": 0}, "tol must be a positive number, got 0"),
    ({"max_iter": 0}, "max_iter must be a whole number from 1, got 0"),
    ({"intercept_scaling": 0}, "intercept_scaling must be a positive number, got 0"),
    ({"n_jobs": 0}, "n_jobs must be None"),
    ({"random_state": -1}, "random_state must be a whole number from 0, got -1"),
    ({"class_weight": "heavy"}, "class_weight must be"),
    ({"class_weight": {0: -1.0}}, "class_weight"),
]


@pytest.mark.parametrize(("parameters", "message"), WRONG, ids=str)
def test_wrong_parameters_are_refused(parameters, message):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message stands in the table
        LinearSVC(**parameters).fit(*data(2))
    assert message in str(caught.value)


def test_numbers_too_large_for_single_precision_are_refused():
    X, y = data(2)
    X[3, 1] = 1e300
    with pytest.raises(ValueError, match="X holds 1e300, which is too large for single precision; scale it"):
        LinearSVC().fit(X, y)


def test_passes_that_run_out_are_told():
    with pytest.warns(
        ConvergenceWarning, match="the tolerance 1e-12 was not reached in 1 passes; raise max_iter or tol"
    ):
        model = LinearSVC(tol=1e-12, max_iter=1).fit(*data(2))
    assert clone(model).max_iter == model.n_iter_ == 1

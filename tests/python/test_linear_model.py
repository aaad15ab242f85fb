"""Logistic regression: scikit-learn's own checks, and scikit-learn's own numbers."""

import pickle

import numpy as np
import pytest
from newslens.linear_model import LogisticRegression
from scipy.sparse import csc_array, csr_array, random_array
from sklearn import linear_model
from sklearn.datasets import make_blobs
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils.estimator_checks import parametrize_with_checks


@parametrize_with_checks([LogisticRegression()])
def test_scikit_learn_checks(estimator, check):
    check(estimator)


def data(classes):
    """Return clouds of points, in numbers that single precision holds exactly."""
    X, y = make_blobs(120, n_features=5, centers=classes, cluster_std=3.0, random_state=0)
    return np.round(X * 16) / 128, y


def assert_close(ours, theirs, X, tolerance=1e-6):
    np.testing.assert_allclose(ours.coef_, theirs.coef_, rtol=tolerance, atol=tolerance)
    np.testing.assert_allclose(ours.intercept_, theirs.intercept_, rtol=tolerance, atol=tolerance)
    np.testing.assert_allclose(ours.decision_function(X), theirs.decision_function(X), rtol=tolerance, atol=tolerance)
    np.testing.assert_allclose(ours.predict_proba(X), theirs.predict_proba(X), atol=tolerance)
    np.testing.assert_allclose(ours.predict_log_proba(X), theirs.predict_log_proba(X), rtol=tolerance, atol=tolerance)
    np.testing.assert_array_equal(ours.predict(X), theirs.predict(X))


PARAMETERS = [{}, {"C": 0.1}, {"C": 100.0}, {"fit_intercept": False}, {"class_weight": "balanced"}]


@pytest.mark.parametrize("parameters", [*PARAMETERS, {"class_weight": {0: 3.0}}], ids=str)
@pytest.mark.parametrize("classes", [2, 3])
def test_weights_are_those_of_scikit_learn(parameters, classes):
    X, y = data(classes)
    weights = np.linspace(0.5, 2, len(y)).astype(np.float32)
    tight = {"tol": 1e-10, "max_iter": 10**4, **parameters}
    ours = LogisticRegression(**tight).fit(X, y, sample_weight=weights)
    theirs = linear_model.LogisticRegression(**tight, solver="newton-cholesky").fit(X, y, sample_weight=weights)
    assert_close(ours, theirs, X)


@pytest.mark.parametrize("classes", [2, 5])
def test_a_sparse_matrix_gives_what_scikit_learn_gives(classes):
    X = csr_array(random_array((300, 2000), density=0.02, rng=np.random.default_rng(0)).astype(np.float32))
    y = np.arange(300) % classes
    ours = LogisticRegression(tol=1e-9).fit(X, y)
    theirs = linear_model.LogisticRegression(tol=1e-9, max_iter=10**4).fit(X.astype(np.float64), y)
    assert_close(ours, theirs, X, tolerance=1e-5)
    assert ours.n_iter_ < 200


def test_at_the_usual_tolerance_the_numbers_are_near():
    X, y = data(3)
    tight = LogisticRegression(tol=1e-10).fit(X, y)
    usual = LogisticRegression().fit(X, y)
    assert usual.n_iter_ < tight.n_iter_
    np.testing.assert_allclose(usual.predict_proba(X), tight.predict_proba(X), atol=1e-3)


def assert_same(first, second):
    np.testing.assert_array_equal(first.coef_, second.coef_)
    np.testing.assert_array_equal(first.intercept_, second.intercept_)


@pytest.mark.parametrize("form", [csr_array, csc_array, np.asfortranarray, lambda X: X.tolist()])
def test_forms_of_a_matrix_are_the_same(form):
    X, y = data(3)
    assert_same(LogisticRegression().fit(form(X), y), LogisticRegression().fit(X, y))


@pytest.mark.parametrize("n_jobs", [1, 2, 8])
def test_threads_change_nothing(n_jobs):
    X = csr_array(random_array((2000, 30_000), density=0.002, rng=np.random.default_rng(1)))
    y = np.arange(2000) % 3
    assert_same(LogisticRegression(n_jobs=n_jobs).fit(X, y), LogisticRegression().fit(X, y))


def test_a_weight_of_two_is_the_same_as_standing_twice():
    X, y = data(2)
    weights = np.arange(len(y)) % 3
    weighted = LogisticRegression(tol=1e-10).fit(X, y, sample_weight=weights)
    repeated = LogisticRegression(tol=1e-10).fit(X.repeat(weights, 0), y.repeat(weights))
    np.testing.assert_allclose(weighted.coef_, repeated.coef_, rtol=1e-7)


def test_a_pickle_predicts_the_same():
    X, y = data(3)
    model = LogisticRegression().fit(X, y)
    np.testing.assert_array_equal(pickle.loads(pickle.dumps(model)).predict_proba(X), model.predict_proba(X))


WRONG = [
    ({"C": 0}, "C must be a positive number, got 0"),
    ({"tol": -1}, "tol must be a positive number, got -1"),
    ({"max_iter": 0}, "max_iter must be a whole number from 1, got 0"),
    ({"n_jobs": 0}, "n_jobs must be None"),
    ({"class_weight": "heavy"}, "class_weight must be"),
]


@pytest.mark.parametrize(("parameters", "message"), WRONG, ids=str)
def test_wrong_parameters_are_refused(parameters, message):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message stands in the table
        LogisticRegression(**parameters).fit(*data(2))
    assert message in str(caught.value)


def test_numbers_too_large_for_single_precision_are_refused():
    X, y = data(2)
    X[3, 1] = 1e300
    with pytest.raises(ValueError, match="X holds 1e300, which is too large for single precision; scale it"):
        LogisticRegression().fit(X, y)


def test_steps_that_run_out_are_told():
    with pytest.warns(ConvergenceWarning, match="the tolerance 1e-12 was not reached in 1 steps; raise max_iter or"):
        LogisticRegression(tol=1e-12, max_iter=1).fit(*data(2))


LONG_FIT = """
import os, signal, threading, time
import numpy as np
from scipy.sparse import random_array
from newslens.linear_model import LogisticRegression
X = random_array((4000, 5000), density=0.02, rng=np.random.default_rng(0)).tocsr()
y = np.arange(4000) % 40
model = LogisticRegression(C=1e6, tol=1e-14, max_iter=10**6)

def interrupt():
    global sent
    sent = time.monotonic()
    os.kill(os.getpid(), signal.SIGINT)

threading.Timer(1.0, interrupt).start()
try:
    model.fit(X, y)
except KeyboardInterrupt:
    print(time.monotonic() - sent < 3, hasattr(model, "coef_"))
"""


def test_ctrl_c_stops_a_long_fit(python):
    assert python(LONG_FIT) == "True False"

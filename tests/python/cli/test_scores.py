"""Scores are those of scikit-learn, and those of a count by hand."""

import numpy as np
import pytest
from newslens._core import expected_calibration_error
from newslens.cli.scores import scores
from sklearn.metrics import classification_report


def test_scores_are_those_of_scikit_learn():
    truth = np.array(list("aabbbccd"))
    predicted = np.array(list("abbbaccx"))
    found = scores(truth, predicted, np.full(8, 0.5))
    report = classification_report(truth, predicted, output_dict=True, zero_division=0)
    for one in found.classes:
        expected = report[one.label]
        assert (one.precision, one.recall, one.support) == (
            expected["precision"],
            expected["recall"],
            expected["support"],
        )
        assert one.f1 == pytest.approx(expected["f1-score"])
    assert found.accuracy == 5 / 8
    assert found.ece == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("probability", "right", "bins", "error"),
    [
        ([0.8] * 10, [1] * 8 + [0] * 2, 1, 0.0),
        ([0.5, 1.0], [0, 1], 2, 0.25),
        ([1.0, 0.5], [1, 0], 2, 0.25),
        ([0.9], [0], 15, 0.9),
    ],
)
def test_expected_calibration_error(probability, right, bins, error):
    found = expected_calibration_error(np.array(probability, float), np.array(right, bool), bins)
    assert found == pytest.approx(error)

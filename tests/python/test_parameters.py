"""Parameters are checked at fit; the error names the parameter, its limits and the value."""

import newslens as nl
import numpy as np
import pytest
from newslens._parameters import LIMITS, threads

WRONG = [
    ({"n_jobs": 0}, "n_jobs must be None, a positive number of threads or -1 for all, got 0"),
    ({"n_jobs": 1.5}, "got 1.5"),
    ({"C": 0}, "C must be a positive number, got 0"),
    ({"C": float("nan")}, "C must be a positive number, got nan"),
    ({"C": float("inf")}, "C must be a positive number, got inf"),
    ({"C": "1"}, "C must be a positive number, got '1'"),
    ({"class_weight": "x"}, "class_weight must be None, 'balanced' or a dict from class to weight, got 'x'"),
    ({"class_weight": {"weather": 1}}, "class_weight names 'weather', which is not a class"),
    ({"class_weight": {"sport": -1}}, "class_weight['sport'] is -1, expected a number from 0"),
    ({"class_weight": {"sport": "2"}}, "class_weight['sport'] is '2', expected a number from 0"),
    ({"min_df": 0}, "min_df must be a whole number from 1, got 0"),
    ({"min_df": 1.5}, "min_df must be a whole number from 1, got 1.5"),
    ({"min_df": True}, "min_df must be a whole number from 1, got True"),
    ({"random_state": -1}, "random_state must be a whole number from 0, got -1"),
    ({"random_state": 2**64}, "random_state must be a whole number from 0, got 18446744073709551616"),
]

WRONG_OF_TOPICS = [
    ({"hash_bits": 3}, "hash_bits must be a whole number from 8 to 24, got 3"),
    ({"hash_bits": 300}, "hash_bits must be a whole number from 8 to 24, got 300"),
    ({"preset": "quick"}, "preset must be 'default' or 'fast', got 'quick'"),
    ({"characters": "x"}, "characters must be 'auto' or True or False, got 'x'"),
    ({"clean": "yes"}, "clean must be True or False, got 'yes'"),
    ({"text_columns": "text"}, "text_columns must be a list of different columns, got 'text'"),
    ({"text_columns": []}, "text_columns must be a list of different columns, got []"),
    ({"text_columns": ["a", "a"]}, "text_columns must be a list of different columns, got ['a', 'a']"),
]


@pytest.mark.parametrize(("parameters", "message"), WRONG + WRONG_OF_TOPICS, ids=str)
def test_wrong_parameters_of_topics_are_refused(parameters, message, topic_data):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message stands in the table
        nl.TopicClassifier(**parameters).fit(*topic_data)
    assert message in str(caught.value)


@pytest.mark.parametrize(("parameters", "message"), [case for case in WRONG if "class_weight" not in case[0]], ids=str)
def test_wrong_parameters_of_stances_are_refused(parameters, message, stance_data):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message stands in the table
        nl.StanceClassifier(**parameters).fit(*stance_data)
    assert message in str(caught.value)


def test_an_unknown_parameter_is_refused():
    with pytest.raises(TypeError, match="alpha"):
        nl.TopicClassifier(alpha=1)


def test_a_tokenizer_that_is_missing_or_broken_is_refused(topic_data, tmp_path):
    with pytest.raises(FileNotFoundError, match=r"tokenizer\.json"):
        nl.TopicClassifier(tokenizer=tmp_path / "tokenizer.json").fit(*topic_data)
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(ValueError, match="tokenizer: "):
        nl.TopicClassifier(tokenizer=tmp_path / "tokenizer.json").fit(*topic_data)


@pytest.mark.parametrize(
    ("n_jobs", "limit", "expected"),
    [(1, None, 1), (3, None, 3), (np.int64(3), None, 3), (-1, "1", 1), (None, "1", 1), (-9999, None, 1)],
)
def test_threads(n_jobs, limit, expected, monkeypatch):
    for name in LIMITS:
        monkeypatch.delenv(name, raising=False)
    for name in LIMITS if limit else ():
        monkeypatch.setenv(name, limit)
        assert threads(n_jobs) == expected
        monkeypatch.delenv(name)
    assert limit or threads(n_jobs) == expected


UNFITTED = ["predict", "predict_proba", "decision_function"]


@pytest.mark.parametrize("method", UNFITTED)
def test_an_unfitted_model_says_so(method):
    from sklearn.exceptions import NotFittedError

    for model, X in ((nl.TopicClassifier(), ["text"]), (nl.StanceClassifier(), [("target", "text")])):
        with pytest.raises(NotFittedError, match="is not fitted yet"):
            getattr(model, method)(X)


def test_an_unfitted_model_explains_and_saves_nothing(tmp_path):
    from sklearn.exceptions import NotFittedError

    model = nl.TopicClassifier()
    for call in (lambda: model.explain("text"), lambda: model.save(tmp_path / "m"), model.get_feature_names_out):
        with pytest.raises(NotFittedError):
            call()
    assert not list(tmp_path.iterdir())

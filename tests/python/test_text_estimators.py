"""What holds of everything that takes texts: one suite for classifiers and transformers.

scikit-learn's own checks only know numbers. Checked here: every input kind, a bare string, a frame, nulls, empty
texts, no rows, one class, lone surrogates, NUL, a document of 10 MB, order, batches, threads, a second fit, a failed
fit, no fit, clone, pickle, deep copies, parameters, tags, a grid search in two processes, calibration, fork, spawn and
threads of Python at once.
"""

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import newslens as nl
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from scipy.sparse import issparse
from sklearn.base import clone
from sklearn.calibration import CalibratedClassifierCV
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.utils import get_tags

HOSTILE = {
    "empty": "",
    "blank": " \n\t\u3000\n",
    "one letter": "x",
    "NUL": "Mayor Orla\0Venn won the harbour toll\0",
    "lone surrogates": "Mayor \ud800 Orla Venn \udfff won the toll \ud83d",
    "marks": "a\u0301\u0302" * 100,
    "controls": "".join(map(chr, range(1, 160))),
    "one long word": "x" * 10_000,
    "Chinese": "部长周日表示，和谈将恢复。",
    "emoji": "🚨 Mayor 👩‍👩‍👧‍👦 Orla Venn 🇫🇷",
}


@dataclass
class Kind:
    """An estimator, how its rows are made from texts, and what it answers."""

    make: Callable[..., Any]
    answer: Callable[[Any, Any], Any]
    paired: bool = False
    learns: bool = True
    classifies: bool = True

    def rows(self, texts: list[str]) -> list[Any]:
        return [("the harbour toll", text) for text in texts] if self.paired else list(texts)

    def says(self, model: Any, X: Any) -> np.ndarray:
        found = self.answer(model, X)
        return found.toarray() if issparse(found) else np.asarray(found)


def probabilities(model, X):
    return model.predict_proba(X)


def transformed(model, X):
    return model.transform(X)


KINDS = {
    "TopicClassifier": Kind(nl.TopicClassifier, probabilities),
    "StanceClassifier": Kind(nl.StanceClassifier, probabilities, paired=True),
    "NewsVectorizer": Kind(nl.NewsVectorizer, transformed, classifies=False),
    "ArticleCleaner": Kind(nl.ArticleCleaner, transformed, learns=False, classifies=False),
}


@pytest.fixture(params=KINDS, scope="module")
def kind(request):
    return KINDS[request.param]


@pytest.fixture(scope="module")
def texts(topic_data):
    return topic_data[0]


@pytest.fixture(scope="module")
def labels(topic_data):
    return topic_data[1]


@pytest.fixture(scope="module")
def model(kind, texts, labels):
    return kind.make().fit(kind.rows(texts), labels)


COLUMNS = {
    "tuple": tuple,
    "object array": lambda texts: np.array(texts, dtype=object),
    "NumPy str": np.array,
    "pandas str": lambda texts: pd.Series(texts, dtype="str"),
    "pandas object": lambda texts: pd.Series(texts, dtype=object, index=range(len(texts), 0, -1)),
    "pandas category": lambda texts: pd.Series(texts, dtype="category"),
    "pandas on pyarrow": lambda texts: pd.Series(texts, dtype=pd.ArrowDtype(pa.string())),
    "polars": pl.Series,
    "pyarrow": pa.array,
}
FRAMES = {
    "tuple": tuple,
    "object array": lambda rows: np.array(rows, dtype=object),
    "pandas": lambda rows: pd.DataFrame(rows, columns=["target", "text"]),
    "polars": lambda rows: pl.DataFrame(rows, schema=["target", "text"], orient="row"),
    "pyarrow": lambda rows: pa.Table.from_pandas(pd.DataFrame(rows, columns=["target", "text"])),
}


def test_every_input_kind_is_the_same(kind, model, texts, labels):
    rows = kind.rows(texts)
    expected = kind.says(model, rows)
    for name, contain in (FRAMES if kind.paired else COLUMNS).items():
        assert np.array_equal(kind.says(model, contain(rows)), expected), name
        assert np.array_equal(kind.says(kind.make().fit(contain(rows), labels), rows), expected), name


def test_a_bare_string_is_refused(kind, model):
    for call in (lambda: kind.says(model, "Flood"), lambda: kind.make().fit("Flood", ["a"])):
        with pytest.raises(TypeError, match="X is one str, expected"):
            call()


def test_a_frame_is_refused_with_the_fix(kind, model, texts, labels):
    frame = pd.DataFrame({"body": texts, "topic": labels})
    error, fix = (ValueError, "X has no column 'target'") if kind.paired else (TypeError, r"pass X\['body'\]")
    for call in (lambda: kind.says(model, frame), lambda: kind.make().fit(frame, labels)):
        with pytest.raises(error, match=fix):
            call()


@pytest.mark.parametrize("null", [None, float("nan"), pd.NA])
def test_a_null_is_refused_with_its_row(null, kind, model, texts):
    rows = kind.rows(texts)
    rows[3] = ("toll", null) if kind.paired else null
    for call in (lambda: kind.says(model, rows), lambda: kind.make().fit(rows, ["a", "b"] * 15)):
        with pytest.raises(TypeError, match=r"\[3\] is .*, expected a string; drop the row or fill it with ''"):
            call()


def test_hostile_and_empty_texts_have_answers(kind, model, texts):
    rows = kind.rows([*HOSTILE.values(), texts[0]])
    found = kind.says(model, rows)
    assert len(found) == len(rows)
    assert found.dtype == object or np.isfinite(found).all()
    assert np.array_equal(found[-1], kind.says(model, rows[-1:])[0])
    assert len(kind.make().fit([*rows, *rows], ["a", "b"] * len(rows)).get_params()) > 0


def test_a_document_of_ten_megabytes(kind, model):
    long = "The council of Orsa raised the harbour toll, Mayor Orla Venn said on Monday.\n\n" * 125_000
    rows = kind.rows([long, "The cup final"])
    assert np.array_equal(kind.says(model, rows)[1:], kind.says(model, rows[1:]))


def test_no_rows(kind, model):
    assert len(kind.says(model, [])) == 0
    if kind.learns:
        with pytest.raises(ValueError, match="has no rows"):
            kind.make().fit([], [])


def test_one_class_is_refused(kind, texts):
    if kind.learns:
        with pytest.raises(ValueError, match="y has the one class 'a', at least two classes are needed"):
            kind.make().fit(kind.rows(texts), ["a"] * len(texts))


def test_order_and_batches_change_nothing(kind, model, texts):
    rows = kind.rows(texts)
    together = kind.says(model, rows)
    assert np.array_equal(kind.says(model, rows[::-1])[::-1], together)
    assert np.array_equal(np.concatenate([kind.says(model, [row]) for row in rows]), together)
    halves = [kind.says(model, rows[:11]), kind.says(model, rows[11:])]
    assert np.array_equal(np.concatenate(halves), together)


@pytest.mark.parametrize("n_jobs", [1, 2, 7])
def test_threads_change_nothing(n_jobs, kind, model, texts, labels):
    rows = kind.rows(texts)
    other = kind.make(n_jobs=n_jobs).fit(rows, labels)
    assert np.array_equal(kind.says(other, rows), kind.says(model, rows))
    if kind.learns:
        assert other.to_bytes() == model.to_bytes()


def test_the_order_of_training_texts_changes_no_feature(kind, texts, labels):
    if kind.learns and not kind.classifies:
        rows = kind.rows(texts)
        assert kind.make().fit(rows[::-1], labels[::-1]).to_bytes() == kind.make().fit(rows, labels).to_bytes()


def test_a_second_fit_forgets_the_first(kind, model, texts, labels):
    rows = kind.rows(texts)
    again = kind.make().fit(rows[3:], labels[3:])
    assert again.fit(rows, labels) is again
    assert np.array_equal(kind.says(again, rows), kind.says(model, rows))


def test_a_failed_fit_leaves_the_old_model(kind, model, texts, labels):
    rows = kind.rows(texts)
    kept = kind.make().fit(rows, labels)
    with pytest.raises(TypeError):
        kept.fit([*rows[:-1], None], labels)
    assert np.array_equal(kind.says(kept, rows), kind.says(model, rows))


def test_without_a_fit_there_is_no_answer(kind, texts):
    if kind.learns:
        with pytest.raises(NotFittedError, match="is not fitted yet"):
            kind.says(kind.make(), kind.rows(texts))


def test_fit_changes_nothing_it_was_given(kind, texts, labels):
    rows, fresh = kind.rows(texts), kind.make()
    before = copy.deepcopy((rows, labels, fresh.get_params()))
    fresh.fit(rows, labels)
    assert (rows, labels, fresh.get_params()) == before


def test_a_clone_has_the_parameters_and_nothing_learned(kind, model, texts):
    copied = clone(model)
    assert copied.get_params() == model.get_params()
    assert vars(copied).keys() == copied.get_params().keys()
    assert repr(copied) == f"{type(model).__name__}()"


@pytest.mark.parametrize("copied", [lambda model: pickle.loads(pickle.dumps(model)), copy.deepcopy, copy.copy])
def test_copies_say_the_same(copied, kind, model, texts):
    rows = kind.rows(texts)
    other = copied(model)
    assert other.get_params() == model.get_params()
    assert np.array_equal(kind.says(other, rows), kind.says(model, rows))


def test_the_constructor_only_stores_and_unknown_parameters_are_refused(kind, model):
    assert kind.make(n_jobs=0).get_params()["n_jobs"] == 0
    with pytest.raises(ValueError, match="n_jobs must be None"):
        kind.make(n_jobs=0).fit(kind.rows(["the cup", "the vote"]), ["a", "b"])
    with pytest.raises(ValueError, match="Invalid parameter 'alpha'"):
        clone(model).set_params(alpha=1)


def test_tags(kind, model):
    tags = get_tags(model)
    assert tags.input_tags.string
    assert not tags.input_tags.two_d_array
    assert tags.requires_fit == kind.learns
    assert (tags.classifier_tags is not None) == kind.classifies
    assert (tags.transformer_tags is not None) != kind.classifies


def composed(kind):
    """Return the estimator, or a pipeline of the transformer and what it stands before."""
    if kind.classifies:
        return kind.make(), "min_df"
    if kind.learns:
        return make_pipeline(kind.make(), LogisticRegression()), "newsvectorizer__min_df"
    return make_pipeline(kind.make(), nl.NewsVectorizer(), LogisticRegression()), "newsvectorizer__min_df"


def test_a_grid_search_in_two_processes(kind, texts, labels):
    estimator, name = composed(kind)
    search = GridSearchCV(estimator, {name: [1, 2]}, cv=2, n_jobs=2, error_score="raise")
    assert search.fit(kind.rows(texts), labels).predict(kind.rows(texts)).shape == (len(texts),)


def test_calibration_by_scikit_learn(kind, texts, labels):
    rows = np.array(kind.rows(texts), dtype=object)
    calibrated = CalibratedClassifierCV(composed(kind)[0], cv=2).fit(rows, labels)
    np.testing.assert_allclose(calibrated.predict_proba(rows).sum(axis=1), 1)


def test_threads_of_python_ask_at_once(kind, model, texts):
    rows = kind.rows(texts * 5)
    expected = kind.says(model, rows)
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(lambda _: kind.says(model, rows), range(8)):
            assert np.array_equal(found, expected)


PROCESSES = """
import multiprocessing, sys
import newslens as nl
from newslens.linear_model import LogisticRegression

texts = ["the cup final", "the budget vote"] * 4
y = ["sport", "politics"] * 4
PAIRS = [("the toll", text) for text in texts]
FEATURES = nl.NewsVectorizer(n_jobs=2).fit(texts, y)
TOPICS = nl.TopicClassifier(n_jobs=2).fit(texts, y)
STANCES = nl.StanceClassifier(n_jobs=2).fit(PAIRS, y)

def work(_):
    X = FEATURES.transform(texts)
    refitted = nl.NewsVectorizer(n_jobs=2).fit(texts, y).to_bytes() == FEATURES.to_bytes()
    return (
        refitted,
        X.toarray().tolist(),
        LogisticRegression(n_jobs=2).fit(X, y).predict_proba(X).tolist(),
        nl.ArticleCleaner(n_jobs=2).transform(texts).tolist(),
        TOPICS.predict_proba(texts).tolist(),
        STANCES.predict_proba(PAIRS).tolist(),
    )

if __name__ == "__main__":
    before = work(0)
    with multiprocessing.get_context(sys.argv[1]).Pool(2) as pool:
        assert pool.map(work, range(2)) == [before] * 2
    print("done", before[0])
"""


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_other_processes_say_the_same(method, tmp_path):
    script = tmp_path / "processes.py"
    script.write_text(PROCESSES, encoding="utf-8")
    # Python 3.12 warns of forking a process that has threads; that it works is what is tested.
    command = [sys.executable, "-W", "error", "-W", "ignore::DeprecationWarning", script, method]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("done True\n", "")

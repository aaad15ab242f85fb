"""Several topics a text, or none: every form of labels, what is told, and on what it rests."""

import pickle

import newslens as nl
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from scipy.sparse import coo_matrix, csr_array, issparse
from sklearn.base import clone
from sklearn.metrics import f1_score
from sklearn.model_selection import GridSearchCV, cross_val_predict
from sklearn.preprocessing import MultiLabelBinarizer

LABELS = ["about_us", "health", "politics", "sport"]


@pytest.fixture(scope="module")
def data(topic_data):
    """Return texts of one topic, of two topics, of a topic and the label "about_us", and of none."""
    texts, topics = topic_data
    mixed = [f"{text} {other}" for text, other in zip(texts[::3], texts[1::3], strict=True)]
    lists = [[topic] for topic in topics] + [sorted({*pair}) for pair in zip(topics[::3], topics[1::3], strict=True)]
    ours = [text + " Our reporters wrote this in our newsroom." for text in texts[:8]]
    return texts + mixed + ours + ["Nothing."] * 3, [*lists, *[["about_us", topic] for topic in topics[:8]], [], [], []]


@pytest.fixture(scope="module")
def model(data):
    return nl.TopicClassifier().fit(*data)


@pytest.fixture(scope="module")
def matrix(data):
    return MultiLabelBinarizer(classes=LABELS).fit_transform(data[1])


def test_lists_in_tuples_out(model, data):
    texts, lists = data
    found = model.predict(texts)
    assert (found.dtype, found.shape) == (object, (len(texts),))
    assert all(isinstance(row, tuple) and list(row) == sorted(row) for row in found)
    assert model.classes_.tolist() == LABELS
    assert model.score(texts, lists) == np.mean([set(a) == set(b) for a, b in zip(found, lists, strict=True)]) > 0.6
    assert model.predict([]).shape == (0,)
    assert model.predict_proba([]).shape == (0, 4)


LISTS = {
    "tuples": lambda rows: [tuple(row) for row in rows],
    "sets": lambda rows: [set(row) for row in rows],
    "arrays": lambda rows: [np.array(row, dtype=object) for row in rows],
    "generator": iter,
    "repeated": lambda rows: [row + row for row in rows],
    "other order": lambda rows: [row[::-1] for row in rows],
    "object array": lambda rows: pd.Series(rows).to_numpy(),
    "pandas": pd.Series,
    "pandas, other index": lambda rows: pd.Series(rows, index=range(len(rows), 0, -1)),
    "pandas on pyarrow": lambda rows: pd.Series(rows, dtype=pd.ArrowDtype(pa.list_(pa.string()))),
    "polars": lambda rows: pl.Series(rows, dtype=pl.List(pl.String)),
    "pyarrow": lambda rows: pa.array(rows, pa.list_(pa.string())),
    "pyarrow large": lambda rows: pa.array(rows, pa.large_list(pa.large_string())),
}


@pytest.mark.parametrize("name", LISTS)
def test_every_column_of_lists_gives_the_same_model(name, data, model):
    texts, lists = data
    assert nl.TopicClassifier().fit(texts, LISTS[name](lists)).to_bytes() == model.to_bytes()


MATRICES = {
    "whole numbers": lambda matrix: matrix,
    "bool": lambda matrix: matrix.astype(bool),
    "float": lambda matrix: matrix.astype(np.float32),
    "object": lambda matrix: matrix.astype(object),
    "by columns": np.asfortranarray,
}
FRAMES = {
    "pandas": lambda matrix: pd.DataFrame(matrix, columns=LABELS),
    "pandas bool": lambda matrix: pd.DataFrame(matrix.astype(bool), columns=LABELS, index=range(7, 7 + len(matrix))),
    "pandas nullable": lambda matrix: pd.DataFrame(matrix, columns=LABELS).astype("Int64"),
    "polars": lambda matrix: pl.DataFrame(matrix, schema=LABELS),
    "pyarrow": lambda matrix: pa.table(pd.DataFrame(matrix, columns=LABELS)),
}
SPARSE = {"csr": csr_array, "coo": coo_matrix, "float": lambda matrix: csr_array(matrix.astype(float))}


@pytest.mark.parametrize("make", MATRICES.values(), ids=MATRICES)
def test_matrix_in_matrix_out(make, data, model, matrix):
    texts, _ = data
    told = nl.TopicClassifier().fit(texts, make(matrix))
    assert told.classes_.tolist() == [0, 1, 2, 3]
    np.testing.assert_array_equal(told.predict_proba(texts), model.predict_proba(texts))
    found = told.predict(texts)
    assert found.dtype == np.int64
    np.testing.assert_array_equal(found, MultiLabelBinarizer(classes=LABELS).fit([]).transform(model.predict(texts)))
    assert told.score(texts, matrix) == model.score(texts, data[1])


@pytest.mark.parametrize("make", FRAMES.values(), ids=FRAMES)
def test_the_columns_of_a_frame_are_the_labels(make, data, model, matrix):
    texts, _ = data
    told = nl.TopicClassifier().fit(texts, make(matrix))
    assert told.classes_.tolist() == LABELS
    np.testing.assert_array_equal(told.decision_function(texts), model.decision_function(texts))
    assert isinstance(told.predict(texts), np.ndarray)


def test_columns_keep_their_order(data, matrix, tmp_path):
    texts, _ = data
    turned = pd.DataFrame(matrix, columns=LABELS)[LABELS[::-1]]
    told = nl.TopicClassifier().fit(texts, turned)
    told.save(tmp_path / "model")
    for one in (told, nl.load(tmp_path / "model")):
        assert one.classes_.tolist() == LABELS[::-1]
        assert f1_score(turned, one.predict(texts), average="micro") > 0.8


@pytest.mark.parametrize("make", SPARSE.values(), ids=SPARSE)
def test_sparse_in_sparse_out(make, data, model, matrix, tmp_path):
    texts, _ = data
    told = nl.TopicClassifier().fit(texts, make(matrix))
    told.save(tmp_path / "model")
    for one in (told, nl.load(tmp_path / "model")):
        found = one.predict(texts)
        assert issparse(found)
        np.testing.assert_array_equal(found.toarray(), model.predict_proba(texts) >= model.thresholds_)


WRONG = [
    ([["a"], ["b"], "a", ["c"]], TypeError, "y[2] is 'a' of type str, but other rows are lists; make it a list too"),
    ([["a"], ["b"], None, ["c"]], ValueError, "y[2] is None; give it an empty list, or drop the row"),
    (pd.Series([["a"], None, ["b"], []], index=list("pqrs")), ValueError, "y[1] (index 'q') is None"),
    ([["a"], ["b"], [], ["c", None]], ValueError, "y[3][1] is None; drop the row or give it a label"),
    ([["a"], [], ["b", 7], ["c"]], ValueError, "y mixes labels of the types ['int', 'str']"),
    ([["a"], [], [2.5], ["c"]], TypeError, "y[2][0] is 2.5 of type float"),
    ([["a"], [], ["b\0"], ["c"]], ValueError, "y[2][0] is 'b\\x00', which no model file can hold"),
    ([[["a"]], [], ["b"], ["c"]], TypeError, "y[0][0] is ['a'] of type list"),
    ([[], [], [], []], ValueError, "y has no label in any row"),
    (np.zeros((4, 3)), ValueError, "y has no label in any row"),
    (np.zeros((4, 0)), ValueError, "y has no label in any row"),
    ([["a"], ["b"]], ValueError, "X and y have different lengths: 4 texts and 2 rows of labels"),
    (np.eye(3), ValueError, "X and y have different lengths: 4 texts and 3 rows of labels"),
    (csr_array(np.eye(3)), ValueError, "X and y have different lengths: 4 texts and 3 rows of labels"),
    ([[0, 0, 1], [1, 0, 0], [0, 1, 0], [1, 1, 0]], ValueError, "y[0] is [0, 0, 1], which names a label twice; pass np"),
    (np.eye(4) * 2, ValueError, "y[0, 0] is not 0 or 1"),
    (np.array([["a", "b"]] * 4), ValueError, "y[0, 0] is not 0 or 1"),
    (np.full((4, 2), np.nan), ValueError, "y[0, 0] is not 0 or 1"),
    (csr_array(np.eye(4) * 3), ValueError, "y holds 3.0, expected 0 or 1"),
    (pd.DataFrame({"a": [1, 0, 1, None], "b": 1}), ValueError, "y['a'][3] is not 0 or 1"),
    (pd.DataFrame({"a": [1, 0, 1, 1], 5: 1}), ValueError, "y mixes labels of the types ['int', 'str']"),
    (pd.DataFrame(np.eye(4), columns=list("abca")), ValueError, "expected different labels"),
]


@pytest.mark.parametrize(("y", "error", "message"), WRONG, ids=[case[2][:40] for case in WRONG])
def test_wrong_labels_are_refused(y, error, message):
    with pytest.raises(error) as caught:
        nl.TopicClassifier().fit(["the port", "the cup", "the vote", "the ward"], y)
    assert message in str(caught.value)


def test_stances_are_one_a_text(stance_data):
    pairs, labels = stance_data
    with pytest.raises(TypeError, match=r"y\[0\] is \['.*'\] of type list"):
        nl.StanceClassifier().fit(pairs, [[label] for label in labels])


def test_every_label_has_a_probability_and_a_score(model, data):
    texts, _ = data
    probabilities, scores = model.predict_proba(texts), model.decision_function(texts)
    assert probabilities.shape == scores.shape == (len(texts), 4)
    assert ((probabilities > 0) & (probabilities < 1)).all()
    assert not np.allclose(probabilities.sum(axis=1), 1)
    for label in range(4):
        order = np.argsort(scores[:, label])
        assert (np.diff(probabilities[order, label]) >= 0).all()
    assert model.temperature_ is None


def test_labels_are_given_from_their_thresholds(data):
    texts, lists = data
    model = nl.TopicClassifier().fit(texts, lists)
    probabilities = model.predict_proba(texts)
    assert model.thresholds_.shape == (4,)
    assert ((model.thresholds_ > 0) & (model.thresholds_ <= 0.5)).all()
    for chosen in (0.5, 0.05, [0.9, 0.1, 0.5, 0.5]):
        model.thresholds_, model.at_least_one_ = chosen, False
        given = [tuple(model.classes_[row].tolist()) for row in probabilities >= np.float32(chosen)]
        assert model.predict(texts).tolist() == given


def test_thresholds_are_set_for_good_or_not_at_all(data, tmp_path):
    texts, lists = data
    model = nl.TopicClassifier().fit(texts, lists)
    model.thresholds_ = [0.25, 0.5, 0.75, 1.0]
    model.save(tmp_path / "model")
    for one in (nl.load(tmp_path / "model"), pickle.loads(pickle.dumps(model))):
        assert one.thresholds_.tolist() == [0.25, 0.5, 0.75, 1.0]
    for wrong, message in (
        (0.0, "thresholds_ must be above 0 and at most 1, got 0"),
        (1.5, "got 1.5"),
        (np.nan, "NaN"),
    ):
        with pytest.raises(ValueError, match=message):
            model.thresholds_ = wrong
    with pytest.raises(ValueError, match=r"thresholds_ has shape \(2,\), expected one number or \(4,\)"):
        model.thresholds_ = [0.5, 0.5]
    assert model.thresholds_.tolist() == [0.25, 0.5, 0.75, 1.0]


def test_at_least_one_gives_the_label_nearest_to_its_threshold(data):
    texts, lists = data
    model = nl.TopicClassifier().fit(texts, lists)
    model.thresholds_ = [1.0, 0.9999, 0.9998, 0.9997]
    model.at_least_one_ = True
    nearest = (model.predict_proba(texts) / model.thresholds_).argmax(axis=1)
    assert model.predict(texts).tolist() == [(LABELS[at],) for at in nearest]
    model.at_least_one_ = False
    assert model.predict(texts).tolist() == [()] * len(texts)


def test_texts_without_a_label_in_training_decide_whether_each_has_one(topic_data):
    texts, topics = topic_data
    lists = [[topic] for topic in topics]
    weather = [f"Rain and wind over the hills, then a dry night, number {at}." for at in range(30)]
    assert nl.TopicClassifier().fit(texts * 2, lists * 2).at_least_one_ in (True, False)
    with_none = nl.TopicClassifier().fit(texts + weather, lists + [[]] * 30)
    assert with_none.predict(["Rain and wind over the hills, then a dry night."]).tolist() == [()]


def test_one_topic_a_text_has_no_thresholds(topics, topic_data):
    assert not hasattr(topics, "thresholds_")
    assert not hasattr(topics, "at_least_one_")
    with pytest.raises(AttributeError, match="there is no thresholds_ where a text has one topic"):
        topics.thresholds_ = 0.5


def test_labels_of_no_text_one_text_and_every_text(data, matrix):
    texts, _ = data
    rare = np.zeros(len(texts), dtype=int)
    rare[4] = 1
    more = np.column_stack([matrix, np.zeros(len(texts), dtype=int), rare, np.ones(len(texts), dtype=int)])
    model = nl.TopicClassifier().fit(texts, more)
    found, probabilities = model.predict([*texts, "New words."]), model.predict_proba([*texts, "New words."])
    assert not found[:, 4].any()
    assert found[:, 6].all()
    assert (probabilities[:, 4] < 1e-15).all()
    assert probabilities[:, 5].argmax() == 4
    assert model.thresholds_[5] == 0.5


@pytest.mark.parametrize("n_jobs", [1, 2, 8])
def test_threads_change_nothing(n_jobs, data, model):
    assert nl.TopicClassifier(n_jobs=n_jobs).fit(*data).to_bytes() == model.to_bytes()


def test_copies_and_files_are_the_same_model(data, model, tmp_path):
    texts, _ = data
    model.save(tmp_path / "model")
    for one in (pickle.loads(pickle.dumps(model)), nl.load(tmp_path / "model"), clone(model).fit(*data)):
        assert one.to_bytes() == model.to_bytes()
        assert one.predict(texts).tolist() == model.predict(texts).tolist()
        assert (one.thresholds_ == model.thresholds_).all()


def test_a_prediction_depends_on_its_own_row_alone(data, model):
    texts, _ = data
    together = model.predict_proba(texts)
    np.testing.assert_array_equal(np.concatenate([model.predict_proba([text]) for text in texts]), together)


def test_explanations_add_up_to_the_score_of_a_label(data, model):
    texts, _ = data
    scores = model.decision_function(texts)
    for text, row, probable in zip(texts, scores, model.predict_proba(texts).argmax(axis=1), strict=True):
        assert model.explain(text).label == LABELS[probable]
        for label, score in zip(LABELS, row, strict=True):
            explanation = model.explain(text, label)
            assert explanation.score == pytest.approx(score, abs=1e-5)
            added = sum(word.value for word in explanation.contributions)
            assert explanation.intercept + added == pytest.approx(score, abs=1e-5)


def test_what_a_label_and_a_text_weigh(data):
    texts, lists = data
    plain = nl.TopicClassifier().fit(texts, lists).decision_function(texts)
    heavy = nl.TopicClassifier(class_weight={"sport": 20.0}).fit(texts, lists).decision_function(texts)
    sport = LABELS.index("sport")
    assert heavy[:, sport].mean() > plain[:, sport].mean()
    others = [at for at in range(4) if at != sport]
    np.testing.assert_array_equal(heavy[:, others], plain[:, others])
    balanced = nl.TopicClassifier(class_weight="balanced").fit(texts, lists).decision_function(texts)
    assert balanced[:, 0].mean() > plain[:, 0].mean()
    ones = nl.TopicClassifier().fit(texts, lists, sample_weight=np.ones(len(texts))).decision_function(texts)
    np.testing.assert_array_equal(ones, plain)
    of_sport = np.array(["sport" in row for row in lists])
    light = nl.TopicClassifier().fit(texts, lists, sample_weight=np.where(of_sport, 1e-3, 1.0))
    assert (light.decision_function(texts)[of_sport, sport] < plain[of_sport, sport]).all()


def test_scikit_learn_composes(data, matrix):
    texts, _ = data
    search = GridSearchCV(nl.TopicClassifier(), {"C": [0.3, 1.0]}, cv=2, scoring="f1_micro", error_score="raise")
    assert search.fit(texts, matrix).best_score_ > 0.5
    assert cross_val_predict(nl.TopicClassifier(), texts, matrix, cv=3).shape == matrix.shape


@pytest.mark.parametrize(
    ("names", "dtype"), [([0, 5, 7, 2**40], "int64"), ([False, True, True, True], "bool"), (list("aeéü"), "<U1")]
)
def test_labels_of_every_type(names, dtype, data, tmp_path):
    texts, lists = data
    label = dict(zip(LABELS, names, strict=True))
    model = nl.TopicClassifier().fit(texts, [{label[name] for name in row} for row in lists])
    model.save(tmp_path / "model")
    loaded = nl.load(tmp_path / "model")
    assert loaded.classes_.dtype == dtype
    assert loaded.predict(texts).tolist() == model.predict(texts).tolist()
    assert loaded.explain(texts[0], names[1]).label == names[1]


def test_columns_bodies_and_hashes(data):
    texts, lists = data
    frame = pd.DataFrame({"title": [text[:20] for text in texts], "body": texts})
    for model, X in (
        (nl.TopicClassifier(text_columns=["title", "body"]), frame),
        (nl.TopicClassifier(clean=True), texts),
        (nl.TopicClassifier(hash_bits=12), texts),
    ):
        found = model.fit(X, lists).predict_proba(X)
        assert nl.TopicClassifier._from_bytes(model.to_bytes()).predict_proba(X).tolist() == found.tolist()


def test_one_label_is_enough():
    texts = ["rain and wind", "the cup final", "wind and snow", "the vote"] * 5
    model = nl.TopicClassifier().fit(texts, [["weather"], [], ["weather"], []] * 5)
    assert model.decision_function(texts).shape == (20, 1)
    assert model.predict(["wind and rain", "the cup"]).tolist() == [("weather",), ()]

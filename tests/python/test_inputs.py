"""Every container of texts is the same to a model, and what cannot be right is refused with the fix."""

import newslens as nl
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

CONTAINERS = {
    "list": list,
    "tuple": tuple,
    "generator": iter,
    "object array": lambda texts: np.array(texts, dtype=object),
    "NumPy str array": np.array,
    "NumPy string array": lambda texts: np.array(texts, dtype=np.dtypes.StringDType()),
    "pandas str": lambda texts: pd.Series(texts, dtype="str"),
    "pandas string": lambda texts: pd.Series(texts, dtype="string"),
    "pandas object": lambda texts: pd.Series(texts, dtype=object),
    "pandas category": lambda texts: pd.Series(texts, dtype="category"),
    "pandas on pyarrow": lambda texts: pd.Series(texts, dtype=pd.ArrowDtype(pa.string())),
    "pandas index": pd.Index,
    "pandas, other index": lambda texts: pd.Series(texts, index=range(len(texts), 0, -1)),
    "polars": pl.Series,
    "polars category": lambda texts: pl.Series(texts, dtype=pl.Categorical),
    "pyarrow": pa.array,
    "pyarrow large": lambda texts: pa.array(texts, pa.large_string()),
    "pyarrow dictionary": lambda texts: pa.array(texts).dictionary_encode(),
    "pyarrow chunked": lambda texts: pa.chunked_array([texts[:7], texts[7:]]),
}


@pytest.mark.parametrize("name", CONTAINERS)
def test_every_container_gives_the_same_model_and_predictions(name, topic_data, topics):
    texts, labels = topic_data
    column = CONTAINERS[name]
    assert nl.TopicClassifier().fit(column(texts), column(labels)).to_bytes() == topics.to_bytes()
    np.testing.assert_array_equal(topics.decision_function(column(texts)), topics.decision_function(texts))


FRAMES = {
    "list of tuples": list,
    "list of lists": lambda pairs: [list(pair) for pair in pairs],
    "array": np.array,
    "dict": lambda pairs: {"text": [text for _, text in pairs], "target": [target for target, _ in pairs]},
    "pandas": lambda pairs: pd.DataFrame(pairs, columns=["target", "text"])[["text", "target"]],
    "polars": lambda pairs: pl.DataFrame(pairs, schema=["target", "text"], orient="row"),
    "pyarrow": lambda pairs: pa.Table.from_pandas(pd.DataFrame(pairs, columns=["target", "text"])),
}


@pytest.mark.parametrize("name", FRAMES)
def test_every_frame_is_read_by_name_and_every_array_by_position(name, stance_data, stances):
    pairs, labels = stance_data
    assert nl.StanceClassifier().fit(FRAMES[name](pairs), labels).to_bytes() == stances.to_bytes()


@pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame, pa.table])
def test_text_columns_are_read_by_name(frame, topic_data, titled):
    texts, labels = topic_data
    columns = {"body": texts, "title": [text[:30] for text in texts]}
    assert (
        nl.TopicClassifier(text_columns=["title", "body"]).fit(frame(columns), labels).to_bytes() == titled.to_bytes()
    )


WRONG_TEXTS = [
    ("Flood", TypeError, "X is one str, expected a list of texts; pass [X] for a single text"),
    (b"Flood", TypeError, "X is one bytes, expected a list of texts"),
    (pd.DataFrame({"text": ["a"], "topic": ["b"]}), TypeError, "columns ['text', 'topic'], expected one column"),
    (pl.DataFrame({"text": ["a"]}), TypeError, "pass X['text'], or name the columns by text_columns"),
    (pa.table({"text": ["a"]}), TypeError, "X is a Table with columns ['text']"),
    (pl.LazyFrame({"text": ["a"]}), TypeError, "of type LazyFrame, expected a list or another column"),
    (None, TypeError, "X is 'None' of type NoneType"),
    (7, TypeError, "X is '7' of type int, expected a list or another column"),
    ({"text": ["a"]}, TypeError, "of type dict, expected a list or another column"),
    ({"a", "b"}, TypeError, "of type set"),
    (np.array([["a"], ["b"]]), ValueError, "X has shape (2, 1), expected (n_rows,)"),
    (np.array("a"), ValueError, "X has shape (), expected (n_rows,)"),
    (["a", "b", None], TypeError, "X[2] is None, expected a string; drop the row or fill it with ''"),
    (["a", float("nan")], TypeError, "X[1] is nan, expected a string; drop the row"),
    (["a", pd.NA], TypeError, "X[1] is <NA>, expected a string; drop the row"),
    (["a", 7], TypeError, "X[1] is '7' of type int, expected a string; convert it by str"),
    (["a", b"b"], TypeError, "X[1] is bytes, expected a string; decode it first"),
    ([["a", "b"]], TypeError, "X[0] is \"['a', 'b']\" of type list"),
    (pd.Series(["a", None], index=["p", "q"]), TypeError, "X[1] (index 'q') is nan"),
    (pd.Series(["a", None], index=[10, 20], dtype="string"), TypeError, "X[1] (index 20) is <NA>"),
    (pl.Series(["a", None]), TypeError, "X[1] is None"),
    (pa.array(["a", None]), TypeError, "X[1] is None"),
    (pd.Series([1, 2]), TypeError, "X[0] (index 0) is '1' of type int"),
]


@pytest.mark.parametrize(("X", "error", "message"), WRONG_TEXTS, ids=[case[2][:40] for case in WRONG_TEXTS])
def test_wrong_texts_are_refused(X, error, message, topics):
    for reader in (topics.predict, topics.predict_proba, lambda X: nl.TopicClassifier().fit(X, ["a", "b"])):
        with pytest.raises(error) as caught:
            reader(X)
        assert message in str(caught.value)


PAIRS = [("the toll", "We support it."), ("the toll", "We reject it.")]

WRONG_FRAMES = [
    ("the toll", TypeError, "X is one str, expected a frame or pairs of (target, text)"),
    (pd.DataFrame({"text": ["a", "b"]}), ValueError, "X has no column 'target', it has ['text']"),
    ({"target": ["a"], "text": ["b", "c"]}, ValueError, "the columns of X have different lengths: [1, 2]"),
    ([("a", "b"), ("a",)], ValueError, "X[1] has 1 values, expected 2: ['target', 'text']"),
    (["a", "b"], TypeError, "X[0] is 'a' of type str, expected a row of 2 texts"),
    ([5, 6], TypeError, "X[0] is '5' of type int, expected a row of 2 texts"),
    ([("a", "b"), ("a", None)], TypeError, "X[:, 1][1] is None, expected a string"),
    (
        pd.DataFrame({"target": ["a", "b"], "text": ["c", None]}, index=["p", "q"]),
        TypeError,
        "X['text'][1] (index 'q') is nan",
    ),
    ([], ValueError, "has no rows"),
]


@pytest.mark.parametrize(("X", "error", "message"), WRONG_FRAMES, ids=[case[2][:40] for case in WRONG_FRAMES])
def test_wrong_frames_are_refused(X, error, message):
    with pytest.raises(error) as caught:
        nl.StanceClassifier().fit(X, ["favor", "against"])
    assert message in str(caught.value)


def test_no_rows_are_refused_by_fit_and_predicted_as_no_rows(topics, stances):
    with pytest.raises(ValueError, match="X has no rows"):
        nl.TopicClassifier().fit([], [])
    assert topics.predict([]).shape == (0,)
    assert topics.predict_proba([]).shape == (0, 3)
    assert stances.predict_proba([]).shape == (0, 3)


TEXTS = ["the port", "the cup", "the vote", "the ward"]

WRONG_LABELS = [
    (None, ValueError, "y is None, expected one label a row"),
    ("abcd", TypeError, "y is one str, expected a column of labels"),
    (pd.DataFrame({"topic": list("abcd")}), ValueError, "y['topic'][0] is not 0 or 1; a matrix or frame as y has"),
    ({"a": 1}, TypeError, "of type dict, expected a list or another column"),
    (["a", "b"], ValueError, "X and y have different lengths: 4 texts and 2 labels"),
    ([], ValueError, "X and y have different lengths: 4 texts and 0 labels"),
    (["a"] * 4, ValueError, "y has the one class 'a', at least two classes are needed"),
    (["a", "b", "a", None], ValueError, "y[3] is None; drop the row or give it a label"),
    (["a", "b", "a", float("nan")], ValueError, "y[3] is nan; drop the row"),
    (["a", "b", "a", pd.NA], ValueError, "y[3] is <NA>; drop the row"),
    (pd.Series(["a", "b", None, "a"], index=list("pqrs")), ValueError, "y[2] (index 'r') is nan; drop the row"),
    (["a", "b", "a", 4], ValueError, "y mixes labels of the types ['int', 'str']; convert them to one"),
    ([True, 1, 0, 1], ValueError, "y mixes labels of the types ['bool', 'int']"),
    ([1.0, 2.0, 2.5, 1.0], TypeError, "y[2] is 2.5 of type float, expected a string, a whole number or a bool"),
    ([b"a", b"b", b"a", b"b"], TypeError, "y[0] is b'a' of type bytes"),
    ([1, 2, 1, 2**63], ValueError, "y[3] is 9223372036854775808, which no model file can hold"),
    (["a", "b", "a", "\ud800"], ValueError, "y[3] is '\\ud800', which no model file can hold; use valid Unicode"),
    (["a", "a\0", "a", "a"], ValueError, "y[1] is 'a\\x00', which no model file can hold"),
]


@pytest.mark.parametrize(("y", "error", "message"), WRONG_LABELS, ids=[case[2][:40] for case in WRONG_LABELS])
def test_wrong_labels_are_refused(y, error, message):
    with pytest.raises(error) as caught:
        nl.TopicClassifier().fit(TEXTS, y)
    assert message in str(caught.value)


WRONG_WEIGHTS = [
    ([1, 1], ValueError, "X and sample_weight have different lengths: 4 and 2"),
    (2.0, ValueError, "X and sample_weight have different lengths: 4 and 1"),
    ([1, 1, -1, 1], ValueError, "sample_weight[2] is -1.0, expected a number from 0"),
    ([1, float("nan"), 1, 1], ValueError, "sample_weight[1] is nan"),
    ([1, 1, 1, float("inf")], ValueError, "sample_weight[3] is inf"),
    ([1, 1, 1, 1e300], ValueError, "sample_weight[3] is 1e+300, expected a number from 0 to 1e+30"),
    ([0, 0, 0, 0], ValueError, "sample_weight is zero for every row"),
    (["a", "b", "c", "d"], TypeError, "of type list, expected one number a row"),
]


@pytest.mark.parametrize(("weights", "error", "message"), WRONG_WEIGHTS, ids=[case[2][:40] for case in WRONG_WEIGHTS])
def test_wrong_weights_are_refused(weights, error, message):
    with pytest.raises(error) as caught:
        nl.TopicClassifier().fit(TEXTS, ["a", "b", "a", "b"], sample_weight=weights)
    assert message in str(caught.value)


WRONG_SINGLE_TEXTS = [
    (lambda: nl.parse(None), "text is 'None' of type NoneType, expected a string"),
    (lambda: nl.parse(b"Flood"), "of type bytes, expected a string"),
    (lambda: nl.clean(["Flood"]), "of type list, expected a string"),
    (lambda: nl.actor_stances(5, "the toll"), "text is '5' of type int, expected a string"),
    (lambda: nl.actor_stances("Flood", None), "target is 'None' of type NoneType, expected a string"),
    (lambda: nl.parse_many("Flood"), "texts is one str, expected a list of texts; pass [texts] for a single text"),
    (lambda: nl.parse_many(["Flood", None]), "texts[1] is None, expected a string"),
]


@pytest.mark.parametrize(("call", "message"), WRONG_SINGLE_TEXTS, ids=[case[1][:40] for case in WRONG_SINGLE_TEXTS])
def test_wrong_single_texts_are_refused(call, message):
    with pytest.raises(TypeError) as caught:
        call()
    assert message in str(caught.value)


def test_a_wrong_text_or_label_of_an_explanation_is_refused(topics, stances, titled):
    with pytest.raises(TypeError, match="text is '5' of type int, expected a string"):
        topics.explain(5)
    with pytest.raises(TypeError, match="target is 'None' of type NoneType"):
        stances.explain(None, "text")
    with pytest.raises(TypeError, match="text is a str, expected a mapping from column to text"):
        titled.explain("text")
    with pytest.raises(ValueError, match=r"X has no column 'body', it has \['title'\]"):
        titled.explain({"title": "text"})
    with pytest.raises(ValueError, match=r"label is 'weather', which is not a class; the classes are \['health', "):
        topics.explain("text", label="weather")

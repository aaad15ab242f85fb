"""Fits from batches: the same models as from all texts at once, in any form, and errors that name the batch."""

import tempfile
from pathlib import Path

import newslens as nl
import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array


def cut(*columns, size=7):
    """Return columns as batches of some rows each, the last one shorter."""
    rows = columns[0].shape[0] if hasattr(columns[0], "shape") else len(columns[0])
    return [tuple(column[at : at + size] for column in columns) for at in range(0, rows, size)]


@pytest.mark.parametrize(
    "parameters",
    [{}, {"preset": "fast"}, {"min_df": 1}, {"class_weight": "balanced", "n_jobs": 1}, {"clean": True, "C": 1.0}],
    ids=str,
)
@pytest.mark.parametrize("size", [1, 7, 30])
def test_a_model_of_batches_is_that_of_all_texts(topic_data, parameters, size):
    texts, labels = topic_data
    whole = nl.TopicClassifier(**parameters).fit(texts, labels)
    model = nl.TopicClassifier(**parameters).fit_batches(cut(texts, labels, size=size))
    assert model.to_bytes() == whole.to_bytes()


def test_columns_weights_and_empty_batches(topic_data):
    texts, labels = topic_data
    frame = pd.DataFrame({"title": [text[:30] for text in texts], "body": texts})
    weights = np.arange(1.0, 31.0)
    names = ["title", "body"]
    whole = nl.TopicClassifier(text_columns=names).fit(frame, labels, weights)
    batches = [*cut(frame, labels, weights), (frame[:0], [], None)]
    assert nl.TopicClassifier(text_columns=names).fit_batches(batches).to_bytes() == whole.to_bytes()
    of_some = [(frame[:7], labels[:7], weights[:7]), (frame[7:], labels[7:])]
    known = nl.TopicClassifier(text_columns=names).fit(frame, labels, np.r_[weights[:7], np.ones(23)])
    assert nl.TopicClassifier(text_columns=names).fit_batches(of_some).to_bytes() == known.to_bytes()


def test_several_topics_a_text_in_every_form(topic_data):
    texts, labels = topic_data
    lists = [[label, "long"] if len(text) > 86 else [label] for text, label in zip(texts, labels, strict=True)]
    columns = sorted({*labels, "long"})
    matrix = np.array([[int(column in of_row) for column in columns] for of_row in lists])
    for y in (lists, matrix, csr_array(matrix)):
        whole = nl.TopicClassifier().fit(texts, y)
        assert nl.TopicClassifier().fit_batches(cut(texts, y)).to_bytes() == whole.to_bytes()
    with pytest.raises(ValueError, match="a matrix in some batches and a column in others"):
        nl.TopicClassifier().fit_batches([(texts[:9], lists[:9]), (texts[9:], matrix[9:])])


def test_a_function_and_an_object_can_be_gone_through_again(topic_data, topics):
    def generator():
        yield from cut(*topic_data)

    class Reader:
        def __iter__(self):
            return generator()

    for batches in (generator, Reader(), lambda: cut(*topic_data)):
        assert nl.TopicClassifier().fit_batches(batches).to_bytes() == topics.to_bytes()
    with pytest.raises(TypeError, match="generator, which can be gone through only once"):
        nl.TopicClassifier().fit_batches(generator())


def test_temporary_files_stand_where_they_are_asked_for_and_are_gone(topic_data, tmp_path):
    nl.TopicClassifier().fit_batches(cut(*topic_data), directory=tmp_path)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(FileNotFoundError, match="nowhere"):
        nl.TopicClassifier().fit_batches(cut(*topic_data), directory=tmp_path / "nowhere")
    assert Path(tempfile.gettempdir()).is_dir()


@pytest.mark.parametrize(
    ("batches", "error", "match"),
    [
        ("text", TypeError, "batches is a str"),
        ([], ValueError, "batches has no texts"),
        ([([], [])], ValueError, "batches has no texts"),
        ([(["a"],)], TypeError, "batch 0 is a tuple, expected"),
        ([(["a"], ["x", "y"])], ValueError, "X and y have different lengths: 1 texts and 2 labels"),
        ([(["a"], "x")], TypeError, "y is a str"),
        ([(["a"], None)], TypeError, "y is a NoneType"),
        ([(["a"], ["x"]), (["b", 3], ["x", "y"])], TypeError, r"X\[1\] is '3' of type int"),
        ([(["a"], ["x"]), (["b"], ["x"])], ValueError, "at least two classes"),
        ([(["a"], ["x"]), (["b"], [1])], ValueError, "mixes labels"),
        ([(["a"], ["x"], [-1.0]), (["b"], ["y"])], ValueError, r"sample_weight\[0\] is -1"),
    ],
)
def test_wrong_batches(batches, error, match):
    with pytest.raises(error, match=match):
        nl.TopicClassifier().fit_batches(batches)


def test_an_error_names_the_batch():
    with pytest.raises(TypeError) as raised:
        nl.TopicClassifier().fit_batches([(["a"], ["x"]), (["b", None], ["x", "y"])])
    assert raised.value.__notes__ == ["in batch 1"]


def test_batches_that_change_leave_the_old_model(topic_data):
    texts, labels = topic_data
    passes = iter([texts, texts, [*texts[:-1], "another text"]])
    model = nl.TopicClassifier().fit(texts, labels)
    before = model.to_bytes()
    with pytest.raises(ValueError, match="the batches changed between two passes: 30 texts of"):
        model.fit_batches(lambda: cut(next(passes), labels))
    assert model.to_bytes() == before


def test_seeds_need_all_texts():
    with pytest.raises(ValueError, match="seeds need all texts at once"):
        nl.TopicClassifier(seeds={"a": ["b"], "c": ["d"]}).fit_batches([])

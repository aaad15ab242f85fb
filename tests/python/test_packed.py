"""Arrow columns are read where they stand: the same as lists, wherever a slice, a chunk or a null is."""

import newslens as nl
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from newslens import _inputs, _packed

TEXTS = ["the port", "", "Häfen, 港, порт", "\x00 and \n", "toll " * 900, "🛳"]
SLICED = pa.array(["before", *TEXTS, "after"]).slice(1, len(TEXTS))
COLUMNS = {
    "string": pa.array(TEXTS),
    "large string": pa.array(TEXTS, pa.large_string()),
    "slice": SLICED,
    "chunks": pa.chunked_array([TEXTS[:2], [], TEXTS[2:]]),
    "slice of chunks": pa.chunked_array([["before", *TEXTS[:3]], [*TEXTS[3:], "after"]]).slice(1, len(TEXTS)),
    "pandas": pd.Series(TEXTS, dtype=pd.StringDtype("pyarrow")),
    "pandas, rows chosen": pd.Series([*TEXTS, "x"], dtype=pd.ArrowDtype(pa.string())).iloc[: len(TEXTS)],
    "polars": pl.Series(TEXTS),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_packed_texts_are_the_texts(name):
    found = _packed.texts(COLUMNS[name])
    assert isinstance(found, _packed.PackedTexts)
    assert list(found) == TEXTS == [found[at] for at in range(len(found))] == found[:]
    assert (len(found), found[-1], found[1:5:2]) == (len(TEXTS), TEXTS[-1], TEXTS[1:5:2])
    with pytest.raises(IndexError, match="there is no text 6 among 6"):
        found[6]


@pytest.mark.parametrize("name", COLUMNS)
def test_the_core_reads_them_as_lists(name):
    vectorizer = nl.NewsVectorizer(min_df=1).fit(TEXTS)
    assert (vectorizer.transform(COLUMNS[name]) != vectorizer.transform(TEXTS)).nnz == 0


def test_rows_of_a_frame_that_were_chosen(topic_data, topics):
    texts, labels = topic_data
    frame = pl.DataFrame({"text": ["x", *texts], "label": ["y", *labels]}).filter(pl.col("text") != "x")
    assert nl.TopicClassifier().fit(frame["text"], frame["label"]).to_bytes() == topics.to_bytes()
    assert topics.predict(frame["text"]).tolist() == topics.predict(texts).tolist()


@pytest.mark.parametrize(
    "column",
    [pa.array(["a", None]), pa.chunked_array([["a"], [None]]), pl.Series(["a", None]), pa.array(["a", None]).slice(1)],
    ids=str,
)
def test_a_null_is_an_error_that_names_the_row(column):
    at = len(column) - 1
    with pytest.raises(TypeError, match=rf"X\[{at}\] is .*expected a string; drop the row"):
        _packed.texts(column)


def test_other_columns_are_read_as_before():
    for column in (TEXTS, tuple(TEXTS), pd.Series(TEXTS, dtype=object), pa.array(TEXTS).dictionary_encode()):
        assert _packed.texts(column) == _inputs.texts(column) == TEXTS
    assert _packed.texts(pa.array([], pa.string())) == []
    with pytest.raises(TypeError, match="is a DataFrame with columns"):
        _packed.texts(pd.DataFrame({"text": TEXTS}))

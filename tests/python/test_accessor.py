"""The pandas accessor: nulls pass through and the index stays."""

import newslens as nl
import pandas as pd
import pytest

PAGE = """Home / Port
Toll up again

The harbour toll rises in May, Mayor Orla Venn said on Monday.
"We welcome the harbour toll," she said. Captain Ives Barlo rejected the harbour toll.

Share this
"""
OTHER = "The team won the cup final after the coach left."

DTYPES = ["str", "string", "string[pyarrow]", "large_string[pyarrow]", object, "category"]


def column(dtype):
    """Return a null and two texts, which stand under the same label."""
    return pd.Series([None, PAGE, OTHER], index=["n", "p", "p"], name="page").astype(dtype)


dtypes = pytest.mark.parametrize("dtype", DTYPES, ids=str)


@dtypes
def test_clean(dtype):
    bodies = column(dtype).news.clean()
    assert (bodies.index.tolist(), bodies.name) == (["n", "p", "p"], "page")
    assert bodies.isna().tolist() == [True, False, False]
    assert bodies.dropna().tolist() == [nl.clean(PAGE), nl.clean(OTHER)]
    assert bodies.dtype == ("str" if dtype == "category" else dtype)


@dtypes
def test_parse(dtype):
    articles = column(dtype).news.parse()
    assert articles.tolist() == [None, nl.parse(PAGE), nl.parse(OTHER)]
    assert (articles.index.tolist(), articles.name) == (["n", "p", "p"], "page")


@dtypes
def test_topics(dtype, topics):
    found = column(dtype).news.topics(topics)
    assert (found.index.tolist(), found.columns.tolist()) == (["n", "p", "p"], ["label", "probability"])
    assert found.isna().all(axis=1).tolist() == [True, False, False]
    assert found["label"].tolist()[2] == topics.predict([OTHER])[0] == "sport"
    assert found["probability"].tolist()[2] == topics.predict_proba([OTHER]).max()


def test_topics_of_other_labels(topic_data):
    texts, labels = topic_data
    model = nl.TopicClassifier().fit(texts, [label == "sport" for label in labels])
    assert pd.Series(texts).news.topics(model)["label"].dtype == bool


@dtypes
def test_blocks(dtype):
    blocks = column(dtype).news.blocks()
    assert blocks.columns.tolist() == ["label", "kind", "score", "rule", "text", "start", "end"]
    assert set(blocks.index) == {"p"}
    assert blocks.loc[blocks["label"] == "headline", "text"].tolist() == ["Toll up again"]
    assert len(blocks) == len(nl.parse(PAGE).blocks) + len(nl.parse(OTHER).blocks)


@dtypes
def test_quotes(dtype):
    quotes = column(dtype).news.quotes()
    assert set(quotes.index) == {"p"}
    direct = quotes[quotes["kind"] == "direct"].iloc[0]
    assert direct["speaker"] == "Orla Venn"
    assert direct["quote"].startswith("We welcome the harbour toll")
    assert PAGE[direct["start"] : direct["end"]] == direct["quote"]


@dtypes
def test_actors(dtype):
    actors = column(dtype).news.actors()
    assert {"Orla Venn", "Ives Barlo"} <= set(actors.loc["p", "actor"])
    assert (actors["mentions"] > 0).all()
    assert "Orla Venn" in actors.set_index("actor").loc["Orla Venn", "aliases"]


@dtypes
def test_stances(dtype):
    stances = column(dtype).news.stances(target="the harbour toll")
    assert set(stances.index) == {"p"}
    found = stances.set_index("actor")
    assert found["label"].to_dict() == {"Orla Venn": "favor", "Ives Barlo": "against"}
    for _, row in stances.iterrows():
        assert PAGE[row["start"] : row["end"]] == row["evidence"]


READERS = {
    "clean": lambda news, model: news.clean(),
    "parse": lambda news, model: news.parse(),
    "topics": lambda news, model: news.topics(model),
    "blocks": lambda news, model: news.blocks(),
    "quotes": lambda news, model: news.quotes(),
    "actors": lambda news, model: news.actors(),
    "stances": lambda news, model: news.stances("the harbour toll"),
}

readers = pytest.mark.parametrize("name", READERS)

INDEXES = [
    pd.MultiIndex.from_tuples([("a", 1), ("a", 2), ("b", 1)], names=["outlet", "number"]),
    pd.date_range("2024-03-01", periods=3, name="day"),
    pd.RangeIndex(5, 8),
    pd.CategoricalIndex(["x", "y", "x"], name="kind"),
]


@readers
@pytest.mark.parametrize("index", INDEXES, ids=lambda index: type(index).__name__)
def test_every_index_is_kept(name, index, topics):
    found = READERS[name](pd.Series([PAGE, None, OTHER], index=index, dtype=object).news, topics).index
    assert (found.names, found.dtype) == (index.names, index.dtype)
    assert found.isin(index).all()
    if name in ("clean", "parse", "topics"):
        assert found.equals(index)


@readers
@pytest.mark.parametrize("texts", [[], [None, None]], ids=["empty", "nulls"])
@pytest.mark.parametrize("dtype", ["str", object], ids=str)
def test_no_text_at_all(name, texts, dtype, topics):
    series = pd.Series(texts, dtype=dtype, index=pd.Index(list("pq")[: len(texts)], dtype="str", name="key"))
    found = READERS[name](series.news, topics)
    assert found.index.name == "key"
    assert len(found) == (len(texts) if name in ("clean", "parse", "topics") else 0)


WRONG = [
    (pd.Series([1, 2]), "the value at index 0 is of type int"),
    (pd.Series(["a", 3], index=["p", "q"], dtype=object), "the value at index 'q' is of type int"),
    (pd.Series([b"a"]), "of type bytes; take a column of strings"),
    (pd.Series([True]), "of type bool"),
    (pd.Series(pd.date_range("2024-03-01", periods=1)), "of type Timestamp"),
]


@pytest.mark.parametrize(("series", "message"), WRONG, ids=[case[1] for case in WRONG])
def test_a_series_of_something_else_has_no_accessor(series, message):
    with pytest.raises(AttributeError) as caught:
        _ = series.news
    assert message in str(caught.value)
    assert not hasattr(series, "news")


def test_a_frame_has_no_accessor():
    with pytest.raises(AttributeError, match="news"):
        _ = pd.DataFrame({"text": [PAGE]}).news


def test_what_models_and_targets_must_be():
    news = pd.Series([PAGE]).news
    with pytest.raises(ValueError, match="not fitted"):
        news.topics(nl.TopicClassifier())
    with pytest.raises(TypeError, match="target is '5' of type int"):
        news.stances(5)
    with pytest.raises(ValueError, match="target is ''"):
        news.stances("")
    with pytest.raises(ValueError, match="n_jobs must be"):
        news.clean(n_jobs=0)

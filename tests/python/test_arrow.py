"""Arrow tables: typed also when empty, the same rows as the accessor's, for every kind of column."""

import newslens as nl
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

PAGE = """Home / Port
Toll up again

The harbour toll rises in May, Mayor Orla Venn said on Monday.
"We welcome the harbour toll," she said. Captain Ives Barlo rejected the harbour toll.

Share this
"""
OTHER = "The team won the cup final after the coach left."
TARGET = "the harbour toll"

LONG = {
    "blocks": lambda X: nl.arrow.blocks(X),
    "quotes": lambda X: nl.arrow.quotes(X),
    "actors": lambda X: nl.arrow.actors(X),
    "stances": lambda X: nl.arrow.stances(X, TARGET),
}
TABLES = {**LONG, "articles": lambda X: nl.arrow.articles(X)}

tables = pytest.mark.parametrize("name", TABLES)

NULLS = {
    "list": [None, PAGE, OTHER],
    "tuple": (None, PAGE, OTHER),
    "array": np.array([None, PAGE, OTHER], dtype=object),
    "nan": np.array([np.nan, PAGE, OTHER], dtype=object),
    "str": pd.Series([None, PAGE, OTHER], dtype="str", index=[7, 7, 8]),
    "string": pd.Series([None, PAGE, OTHER], dtype="string"),
    "string[pyarrow]": pd.Series([None, PAGE, OTHER], dtype="string[pyarrow]"),
    "object": pd.Series([None, PAGE, OTHER], dtype=object),
    "category": pd.Series([None, PAGE, OTHER], dtype="category"),
    "polars": pl.Series([None, PAGE, OTHER]),
    "pyarrow": pa.array([None, PAGE, OTHER]),
    "chunked": pa.chunked_array([[None, PAGE], [OTHER]]),
    "large_string": pa.array([None, PAGE, OTHER], pa.large_string()),
    "dictionary": pa.array([None, PAGE, OTHER]).dictionary_encode(),
}


@tables
@pytest.mark.parametrize("column", NULLS.values(), ids=NULLS)
def test_every_kind_of_column(name, column):
    found = TABLES[name](column)
    assert found.equals(TABLES[name]([None, PAGE, OTHER]))
    assert 1 in found["row"].to_pylist()
    found.validate(full=True)


@tables
@pytest.mark.parametrize("texts", [[], [None], [""]], ids=["none", "null", "empty"])
def test_the_schema_does_not_depend_on_the_texts(name, texts):
    found = TABLES[name](texts)
    assert found.schema == TABLES[name]([PAGE, OTHER]).schema
    assert pa.concat_tables([found, TABLES[name]([PAGE])]).num_rows >= 1


@pytest.mark.parametrize("name", LONG)
def test_rows_are_those_of_the_accessor(name):
    news = pd.Series([None, PAGE, OTHER]).news
    expected = news.stances(TARGET) if name == "stances" else getattr(news, name)()
    found = LONG[name]([None, PAGE, OTHER]).to_pandas().set_index("row")
    assert found.columns.tolist() == expected.columns.tolist()
    assert found.index.tolist() == expected.index.tolist()
    assert found.replace({np.nan: None}).map(_plain).to_numpy().tolist() == (
        expected.replace({np.nan: None}).map(_plain).to_numpy().tolist()
    )


def _plain(value):
    return list(value) if isinstance(value, np.ndarray | list) else value


def test_blocks_point_into_the_text():
    found = nl.arrow.blocks([PAGE]).to_pylist()
    assert all(PAGE[row["start"] : row["end"]] == row["text"] for row in found)
    assert {row["label"] for row in found} == {"body", "headline", "boilerplate"}
    assert "\n".join(row["text"] for row in found if row["label"] == "body") == nl.clean(PAGE)


def test_articles_have_a_row_each():
    found = nl.arrow.articles([PAGE, None]).to_pylist()
    assert [row["row"] for row in found] == [0, 1]
    assert (found[0]["headline"], found[0]["body"]) == ("Toll up again", nl.clean(PAGE))
    assert found[0]["quotes"] == len(nl.parse(PAGE).quotes)
    assert set(found[1].values()) == {1, None}


def test_lone_surrogates_can_be_stored():
    text = 'Mayor Orla Venn said: "We \udfff welcome the harbour toll," on Monday.'
    for table in TABLES.values():
        table([text]).validate(full=True)


WRONG = [
    (lambda: nl.arrow.quotes("Flood."), "texts is one str"),
    (lambda: nl.arrow.quotes(["Flood.", 5]), r"texts\[1\] is '5' of type int"),
    (lambda: nl.arrow.blocks([b"Flood."]), r"texts\[0\] is bytes"),
    (lambda: nl.arrow.articles(pd.DataFrame({"a": ["Flood."]})), "texts is a DataFrame with columns"),
    (lambda: nl.arrow.actors(5), "texts is '5' of type int"),
    (lambda: nl.arrow.stances(["Flood."], 5), "target is '5' of type int"),
]


@pytest.mark.parametrize(("call", "message"), WRONG)
def test_what_is_no_column_is_refused(call, message):
    with pytest.raises(TypeError, match=message):
        call()


def test_tables_are_read_with_what_articles_are_read_with():
    texts = [None, "The cafÃ© stays shut, said Mayor JosÃ© Venn on Monday.", PAGE]
    found = nl.arrow.actors(texts, repair=True, gazetteer=nl.Gazetteer([{"name": "Harbour Seven", "kind": "group"}]))
    assert "José Venn" in found["actor"].to_pylist()
    assert nl.arrow.articles(texts, repair=True)["body"][1].as_py().startswith("The café")
    with pytest.raises(ValueError, match="texts and outlet have different lengths: 3 and 2"):
        nl.arrow.blocks(texts, outlet=["a", "b"])
    series = pd.Series(texts, index=list("abc"))
    frame = series.news.blocks(repair=True, outlet=pd.Series(["x", "y", None], index=list("abc")))
    assert frame["text"].tolist() == nl.arrow.blocks(texts, repair=True)["text"].to_pylist()
    assert series.news.actors(repair=True)["actor"].tolist() == nl.arrow.actors(texts, repair=True)["actor"].to_pylist()
    told = series.news.stances(TARGET, repair=True)
    assert told["label"].tolist() == nl.arrow.stances(texts, TARGET, repair=True)["label"].to_pylist()

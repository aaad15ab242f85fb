"""What recurs in the articles of an outlet is learned from a corpus, and left out."""

import pickle

import newslens as nl
import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError

PLACES = ["Arnholm", "Bergvik", "Dalby", "Ekeby", "Fossum", "Granli", "Hovden", "Ilsvik"]
STAMPS = {
    "Lake Courier": "The Lake Courier, 3 May {}, is read on both shores",
    "Hill Post": "Hill Post: from {} villages",
}


def body(at):
    """Return a paragraph that no other number gives."""
    place, other, third = PLACES[at % 8], PLACES[at // 8 % 8], PLACES[at // 64 % 8]
    return f"Snow closed the road from {place} to {other} for two days, and nobody from {third} came to help."


def corpus(n=40):
    """Return a frame of pages of two outlets."""
    sources = [list(STAMPS)[at % 2] for at in range(n)]
    texts = [f"{body(at)}\n\n{STAMPS[source].format(1900 + at)}" for at, source in enumerate(sources)]
    return pd.DataFrame({"text": texts, "source": sources}, index=[f"page {at}" for at in range(n)])


@pytest.fixture(scope="module")
def model():
    pages = corpus()
    return nl.BoilerplateModel().fit(pages["text"], pages["source"])


def test_lines_are_a_tidy_record(model):
    assert [(line.outlet, line.articles, line.share) for line in model.lines_] == [
        ("Hill Post", 20, 1.0),
        ("Lake Courier", 20, 1.0),
    ]
    table = pd.DataFrame(model.lines_)
    assert table.columns.tolist() == ["outlet", "line", "articles", "share"]
    assert table["line"].tolist() == [
        "Hill Post: from 1901 villages",
        "The Lake Courier, 3 May 1900, is read on both shores",
    ]


def test_clean(model):
    pages = corpus()
    assert model.clean(pages["text"], pages["source"]) == [body(at) for at in range(40)]
    assert model.clean(pages["text"].tolist(), pages["source"].to_numpy()) == [body(at) for at in range(40)]


def test_parse_marks_the_blocks(model):
    text = f"{body(500)}\n\nTHE LAKE COURIER, 14 June 2024, is read on both shores"
    block = nl.parse(text, boilerplate=model, outlet="Lake Courier").blocks[1]
    assert (block.label, block.kind, block.rule) == ("boilerplate", "recurring", "recurring")
    assert 0 < block.score < 1
    assert nl.clean(text, boilerplate=model, outlet="Lake Courier") == body(500)
    [article] = nl.parse_many([text], boilerplate=model, outlet="Lake Courier")
    assert article == nl.parse(text, boilerplate=model, outlet="Lake Courier")
    assert article.to_raw(0, 4) == (0, 4)


@pytest.mark.parametrize("outlet", ["Hill Post", "lake courier", "another", None])
def test_of_other_outlets_nothing_recurs(model, outlet):
    text = corpus()["text"].iloc[0]
    article = nl.parse(text, boilerplate=model, outlet=outlet)
    assert all(block.rule != "recurring" for block in article.blocks)


def test_a_column_cleans_itself():
    pages = corpus()
    bodies = pages["text"].news.clean(outlet=pages["source"])
    assert bodies.index.equals(pages.index)
    assert bodies.tolist() == [body(at) for at in range(40)]
    assert pages["text"].news.clean(outlet=pages["source"].tolist()).tolist() == bodies.tolist()


def test_a_column_is_cleaned_by_a_given_model(model):
    pages = corpus(4)
    assert pages["text"].news.clean(outlet=pages["source"], boilerplate=model).tolist() == [body(at) for at in range(4)]
    articles = pages["text"].news.parse(outlet=pages["source"], boilerplate=model)
    assert [article.body for article in articles] == [body(at) for at in range(4)]


@pytest.mark.parametrize("null", [None, np.nan, pd.NA], ids=str)
def test_texts_without_an_outlet_are_taken_together(null):
    pages = corpus()
    outlets = [source if source == "Hill Post" else null for source in pages["source"]]
    model = nl.BoilerplateModel().fit(pages["text"], outlets)
    assert [line.outlet for line in model.lines_] == [None, "Hill Post"]
    assert model.clean(pages["text"], outlets) == [body(at) for at in range(40)]
    assert pages["text"].news.clean(outlet=pd.Series(outlets, index=pages.index)).tolist() == [
        body(at) for at in range(40)
    ]


def test_one_outlet_for_all_or_none():
    pages = corpus()
    for outlet in ("any", None):
        model = nl.BoilerplateModel().fit(pages["text"], outlet)
        assert {line.outlet for line in model.lines_} == {outlet}
        assert model.clean(pages["text"], outlet) == [body(at) for at in range(40)]


def test_null_texts_pass_through():
    pages = corpus()
    pages.loc["page 3", "text"] = None
    bodies = pages["text"].news.clean(outlet=pages["source"])
    assert bodies.isna().sum() == 1
    assert bodies["page 4"] == body(4)


def test_outlets_that_cannot_be_right(model):
    pages = corpus(6)
    with pytest.raises(ValueError, match="texts and outlet have different lengths: 6 and 5"):
        model.clean(pages["text"], pages["source"].iloc[:5])
    with pytest.raises(ValueError, match="texts and outlet have different lengths: 6 and 5"):
        pages["text"].news.clean(outlet=pages["source"].tolist()[:5])
    with pytest.raises(ValueError, match="another index than the texts"):
        pages["text"].news.clean(outlet=pages["source"].iloc[::-1])
    with pytest.raises(ValueError, match="another index than the texts"):
        pages["text"].news.clean(outlet=pages["source"].reset_index(drop=True))
    with pytest.raises(TypeError, match=r"outlet\[2\] is '7' of type int, expected a string or a null"):
        nl.BoilerplateModel().fit(pages["text"], ["a", None, 7, "b", "c", "d"])
    with pytest.raises(TypeError, match="expected one column"):
        nl.BoilerplateModel().fit(pages["text"], pages)


def test_parameters_that_cannot_be_right(model):
    for parameters, message in [
        ({"min_articles": 1}, "min_articles must be a whole number from 2, got 1"),
        ({"min_share": 0}, "min_share must be a positive number, got 0"),
        ({"min_share": 1.5}, "min_share must be above 0 and at most 1, got 1.5"),
    ]:
        with pytest.raises(ValueError, match=message):
            nl.BoilerplateModel(**parameters).fit(["a"])
    with pytest.raises(NotFittedError):
        nl.BoilerplateModel().clean(["a"])
    with pytest.raises(ValueError, match="boilerplate is not fitted"):
        nl.parse("a", boilerplate=nl.BoilerplateModel())
    with pytest.raises(TypeError, match="boilerplate is a str, expected a BoilerplateModel"):
        nl.parse("a", boilerplate="model")


def test_files_pickles_and_threads(model, tmp_path):
    model.save(tmp_path / "lines.newslens")
    loaded = nl.load(tmp_path / "lines.newslens")
    assert loaded.lines_ == model.lines_
    assert loaded.get_params() == model.get_params()
    assert pickle.loads(pickle.dumps(model)).to_bytes() == loaded.to_bytes() == model.to_bytes()
    pages = corpus()
    for n_jobs in (1, 2, 7):
        again = nl.BoilerplateModel(n_jobs=n_jobs).fit(pages["text"], pages["source"])
        assert again.to_bytes() == model.to_bytes()
    assert clone(model).get_params() == model.get_params()


def test_repair_comes_before_keys():
    texts = [f"{body(at)}\n\nLe Courrier du Lac Ã©ditÃ© Ã\xa0 Arnholm" for at in range(0, 16, 2)]
    texts += [f"{body(at)}\n\nLe Courrier du Lac édité à Arnholm" for at in range(1, 16, 2)]
    model = nl.BoilerplateModel(min_articles=16, repair=True).fit(texts)
    assert [line.line for line in model.lines_] == ["Le Courrier du Lac édité à Arnholm"]
    assert all("Courrier" not in text for text in model.clean(texts))


def test_an_article_without_anything_else():
    model = nl.BoilerplateModel().fit([f"{body(at)}\nRead the Hill Post in all villages" for at in range(9)])
    article = nl.parse("Read the Hill Post in all villages", boilerplate=model)
    assert (article.body, article.headline, article.quotes) == ("", None, ())

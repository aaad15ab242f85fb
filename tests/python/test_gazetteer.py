"""A list of actors that users bring."""

import json
import pickle

import newslens as nl
import pandas as pd
import pytest

TEXT = "“The bridge is safe,” La Venn said on Monday. The Lakers rejected the harbour toll."
LIST = [
    {"name": "Orla Venn", "kind": "person", "aliases": ["La Venn"], "role": "mayor", "country": "Norway"},
    {"name": "Lake Union", "kind": "organisation", "aliases": ["Lakers", "The Lakers"]},
]


@pytest.fixture
def names():
    return nl.Gazetteer(LIST)


def test_actors_and_quotes(names):
    article = nl.parse(TEXT, gazetteer=names)
    venn, lakers = article.actors
    assert (venn.name, venn.kind, venn.role, venn.country) == ("Orla Venn", "person", "mayor", "Norway")
    assert venn.aliases == ("Orla Venn", "La Venn")
    assert [TEXT[slice(*span)] for span in venn.mentions] == ["La Venn"]
    assert (lakers.name, lakers.kind, lakers.role) == ("Lake Union", "organisation", None)
    assert article.quotes[0].speaker == "Orla Venn"
    assert nl.parse_many([TEXT], gazetteer=names) == [article]
    assert nl.parse(TEXT) != article


def test_stances_use_the_list_an_article_was_read_with(names):
    stances = nl.actor_stances(nl.parse(TEXT, gazetteer=names), "the harbour toll")
    assert [(stance.actor, stance.label) for stance in stances] == [("Lake Union", "against")]


def test_accessor(names):
    column = pd.Series([TEXT, None], index=["a", "b"])
    assert column.news.parse(gazetteer=names)["a"] == nl.parse(TEXT, gazetteer=names)
    assert column.news.quotes(gazetteer=names)["speaker"].tolist() == ["Orla Venn", "Lake Union"]
    assert column.news.actors(gazetteer=names)["actor"].tolist() == ["Orla Venn", "Lake Union"]
    assert column.news.stances("the harbour toll", gazetteer=names)["actor"].tolist() == ["Lake Union"]


def test_every_way_to_give_a_list(names, tmp_path):
    by_name = {entry["name"]: {key: value for key, value in entry.items() if key != "name"} for entry in LIST}
    (tmp_path / "list.json").write_text(json.dumps(LIST), encoding="utf-8")
    (tmp_path / "names.json").write_text(json.dumps(by_name), encoding="utf-8")
    (tmp_path / "list.csv").write_text(
        "name,kind,aliases,role,country\nOrla Venn,person,La Venn,mayor,Norway\n"
        "Lake Union,organisation,Lakers; The Lakers,,\n",
        encoding="utf-8-sig",
    )
    entries = list(names)
    assert entries[0] == nl.GazetteerEntry("Orla Venn", "person", ("La Venn",), "mayor", "Norway")
    for other in (
        nl.Gazetteer(by_name),
        nl.Gazetteer(entries),
        nl.Gazetteer.from_file(tmp_path / "list.json"),
        nl.Gazetteer.from_file(tmp_path / "names.json"),
        nl.Gazetteer.from_file(str(tmp_path / "list.csv")),
        pickle.loads(pickle.dumps(names)),
    ):
        assert list(other) == entries
    assert len(names) == 2
    assert repr(names) == "<Gazetteer of 2 entries>"
    assert list(nl.Gazetteer({"Orla Venn": "person"})) == [nl.GazetteerEntry("Orla Venn", "person")]
    assert list(nl.Gazetteer([])) == []


@pytest.mark.parametrize(
    ("entries", "error", "message"),
    [
        ([{"name": " ", "kind": "person"}], ValueError, r"entry 0 \(\" \"\): the name \" \" is empty; give it words"),
        ([{"name": "A", "kind": "robot"}], ValueError, r'entry 0 \("A"\): the kind is "robot", expected person, org'),
        ([{"name": "A", "kind": "person", "rôle": "x"}], ValueError, r"entry 0 \('A'\) has the unknown field 'rôle'"),
        ([{"name": "A"}], TypeError, r"entry 0 \('A'\): kind is None, expected a string"),
        ([{"kind": "person"}], TypeError, r"entry 0 \(None\): name is None, expected a string"),
        ([{"name": "A", "kind": "person", "aliases": "B"}], TypeError, "aliases is 'B', expected a list of strings"),
        ([{"name": "A", "kind": "person", "role": 3}], TypeError, "role is 3, expected a string or None"),
        (["A"], TypeError, "entry 0 is a str, expected a mapping"),
        ("A", TypeError, "entries is a str, expected entries"),
        (None, TypeError, "entries is a NoneType"),
        (
            [{"name": "A", "kind": "person", "aliases": ["C"]}, {"name": "B", "kind": "person", "aliases": ["C"]}],
            ValueError,
            r'entry 1 \("B"\): "C" also names entry 0 \("A"\); leave it to one of them',
        ),
    ],
)
def test_lists_that_cannot_be_right(entries, error, message):
    with pytest.raises(error, match=message):
        nl.Gazetteer(entries)


def test_files_that_cannot_be_right(tmp_path):
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.json: Expecting"):
        nl.Gazetteer.from_file(tmp_path / "bad.json")
    (tmp_path / "bad.csv").write_text("name,kind\nA,person\n,person\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.csv: gazetteer: entry 1 .* is empty"):
        nl.Gazetteer.from_file(tmp_path / "bad.csv")
    with pytest.raises(ValueError, match=r"expected \.csv or \.json"):
        nl.Gazetteer.from_file(tmp_path / "list.txt")
    with pytest.raises(FileNotFoundError):
        nl.Gazetteer.from_file(tmp_path / "missing.csv")


def test_what_is_no_gazetteer():
    with pytest.raises(TypeError, match="gazetteer is a list, expected a Gazetteer"):
        nl.parse(TEXT, gazetteer=LIST)

"""An evaluation is what scikit-learn counts, its intervals cover, and its page shows texts as texts."""

import csv
import warnings
from html.parser import HTMLParser

import newslens as nl
import numpy as np
import pytest
from newslens.cli import main
from newslens.evaluation.bootstrap import intervals
from newslens.evaluation.measures import bins, wilson
from scipy.sparse import csr_array
from sklearn.metrics import (
    accuracy_score,
    confusion_matrix,
    f1_score,
    log_loss,
    precision_recall_fscore_support,
)

TAGS = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "header",
    "main",
    "section",
    "div",
    "h1",
    "h3",
    "p",
    "span",
} | {*("table", "thead", "tbody", "tr", "th", "td", "svg", "line", "circle", "text")}
HOSTILE = [
    "<script>alert(1)</script> cup",
    "</td></table></style><img src=x onerror=alert(1)> goal",
    '" onmouseover="alert(1)" cup',
    "a\0b\x1b[31mred league",
    "left \u202eright\u202c \u2066isolate\u2069 cup",
    "lone \ud800 surrogate coach",
    "nurse " * 300_000,
]
SUBJECTS = {
    "sport": "cup coach goal league striker",
    "politics": "tax vote bill senate minister",
    "health": "nurse clinic",
}
COMMON = [
    "the",
    "a",
    "said",
    "report",
    "on",
    "day",
    "people",
    "city",
    "new",
    "more",
    "will",
    "year",
    "time",
    "group",
    "plan",
    "work",
    "about",
    "from",
    "with",
    "into",
]


def drawn(n, seed, share=0.3):
    chance = np.random.default_rng(seed)
    subjects = list(SUBJECTS)
    labels = chance.choice(subjects, n)
    texts = []
    for label in labels:
        words = [SUBJECTS[label if chance.random() > share else str(chance.choice(subjects))].split() for _ in range(3)]
        texts.append(" ".join([*(str(chance.choice(own)) for own in words), *map(str, chance.choice(COMMON, 14))]))
    return texts, labels.tolist()


@pytest.fixture(scope="module")
def model():
    return nl.TopicClassifier(characters=False).fit(*drawn(900, 0))


@pytest.fixture(scope="module")
def several():
    texts, labels = drawn(600, 1)
    return nl.TopicClassifier(characters=False).fit(texts, lists(texts, labels))


def lists(texts, labels):
    return [[label, "long"] if len(text) > 95 else [label] for text, label in zip(texts, labels, strict=True)]


def evaluated(model, *arguments, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return model.evaluate(*arguments, **options)


@pytest.fixture(scope="module")
def found(model):
    texts, labels = drawn(500, 2)
    days = np.datetime64("2024-01-01") + np.arange(500) % 90
    return evaluated(model, texts, labels, groups=[f"outlet {at % 25}" for at in range(500)], dates=days, draws=200)


def score(found, name):
    return dict(zip(found.tables["scores"]["score"], found.tables["scores"]["value"], strict=True))[name]


def test_scores_are_those_of_scikit_learn(model, found):
    texts, labels = drawn(500, 2)
    told, p = model.predict(texts), model.predict_proba(texts)
    assert score(found, "accuracy") == pytest.approx(accuracy_score(labels, told))
    assert score(found, "macro_f1") == pytest.approx(f1_score(labels, told, average="macro"))
    assert score(found, "log_loss") == pytest.approx(log_loss(labels, p))
    one_hot = np.array(labels)[:, None] == model.classes_
    assert score(found, "brier") == pytest.approx(((p - one_hot) ** 2).sum(axis=1).mean())
    expected = nl._core.expected_calibration_error(p.max(axis=1), told == labels, 15)
    assert score(found, "ece") == pytest.approx(expected, abs=2e-3)
    precision, recall, f1, rows = precision_recall_fscore_support(labels, told, labels=model.classes_)
    frame = found.classes
    for name, values in {"precision": precision, "recall": recall, "f1": f1, "rows": rows}.items():
        np.testing.assert_allclose(frame[name], values)
    confused = found.confusion.pivot(index="truth", columns="predicted", values="rows").fillna(0)
    np.testing.assert_array_equal(confused, confusion_matrix(labels, told, labels=model.classes_))


def test_scores_of_several_labels_are_those_of_scikit_learn(several):
    texts, labels = drawn(300, 3)
    truth = lists(texts, labels)
    found = evaluated(several, texts, truth, draws=20)
    told = several.predict(texts)
    matrices = [np.array([[label in row for label in several.classes_] for row in rows]) for rows in (truth, told)]
    assert score(found, "exact") == pytest.approx(several.score(texts, truth))
    assert score(found, "micro_f1") == pytest.approx(f1_score(*matrices, average="micro"))
    assert score(found, "macro_f1") == pytest.approx(f1_score(*matrices, average="macro"))
    confused = found.confusion
    assert confused["rows"].sum() == 300 * len(several.classes_)
    assert {"coverage", "covered"} <= set(found.coverage)
    assert found.errors["truth"].map(type).eq(list).all()
    as_matrix = evaluated(several, texts, matrices[0].astype(int), draws=0)
    assert score(as_matrix, "micro_f1") == score(found, "micro_f1")
    assert "<svg" in found.to_html()


def test_stances_are_evaluated(stances, stance_data):
    pairs, labels = stance_data
    with pytest.warns(UserWarning, match="24 of 24 texts nearly stand in the training of the model, 24 of them as"):
        found = stances.evaluate(pairs, labels, draws=10)
    assert score(found, "accuracy") == stances.score(pairs, labels)
    assert found.seen["training_row"].tolist() == list(range(24))
    assert found.card()["in_training"] == 24
    assert "24 of 24 texts nearly stand" in found.to_html()


def test_intervals_hold_what_they_say():
    random = np.random.default_rng(0)
    held = []
    for seed in range(200):
        # Forty groups of five rows that are right or wrong together: five times fewer independent rows.
        right = np.repeat(random.random(40) < 0.7, 5)
        values = csr_array(np.stack([np.ones(200), right]))
        mean = lambda totals: totals[1:2] / totals[:1]  # noqa: E731
        value, low, high = intervals(values, np.arange(200) // 5, mean, 300, 0.9, seed)
        assert value[0] == pytest.approx(right.mean())
        held.append(low[0] <= 0.7 <= high[0])
    assert 0.82 <= np.mean(held) <= 0.96


def test_draws_are_repeatable_and_optional(model):
    texts, labels = drawn(60, 4)
    one, two, other = (
        evaluated(model, texts, labels, draws=50, random_state=seed).tables["scores"] for seed in (0, 0, 1)
    )
    assert one == two != other
    without = evaluated(model, texts, labels, draws=0)
    assert without.scores["low"].isna().all()
    assert without.card()["scores"]["accuracy"][1] is None
    assert "–" in without.to_html()


def test_tables(found):
    assert found.reliability["rows"].sum() == 500
    low, share, high = (found.reliability[name].to_numpy() for name in ("low", "share", "high"))
    assert (low <= share + 1e-9).all()
    assert (share <= high + 1e-9).all()
    assert set(found.coverage["by"]) == {"all", "class", "group", "length", "month"}
    assert set(found.slices["by"]) == {"group", "length", "month"}
    for by, part in found.slices.groupby("by"):
        assert part["rows"].sum() == 500, by
    months = found.slices[found.slices["by"] == "month"]
    assert months["value"].tolist() == ["2024-01", "2024-02", "2024-03"]
    errors = found.errors
    assert (errors["truth"] != errors["predicted"]).all()
    assert errors["probability"].is_monotonic_decreasing
    assert errors["words"].str.contains(r"\w [+-]\d").all()
    assert repr(found).startswith("Evaluation: 500 rows, TopicClassifier of 3 classes")


def test_coverage_is_that_of_the_sets(model, found):
    texts, labels = drawn(500, 2)
    sets = model.predict_set(texts, 0.9)
    held = sets[np.arange(500), np.searchsorted(model.classes_, labels)]
    row = found.coverage[(found.coverage["by"] == "all") & (found.coverage["coverage"] == 0.9)].iloc[0]
    assert row["covered"] == pytest.approx(held.mean())
    assert row["set_size"] == pytest.approx(sets.sum(axis=1).mean())


def test_labels_that_the_model_does_not_know_are_missed(model):
    texts, labels = drawn(50, 5)
    found = evaluated(model, texts, ["weather", *labels[1:]], draws=0)
    assert score(found, "accuracy") == pytest.approx(np.mean(model.predict(texts)[1:] == labels[1:]) * 49 / 50)
    classes = found.classes.set_index("class")
    assert classes.loc["weather", ["recall", "rows"]].tolist() == [0, 1]


def test_parts_of_any_kind(model):
    texts, labels = drawn(40, 6)
    found = evaluated(
        model, texts, labels, slices={"desk": ["a", "b", None, "a"] * 10}, draws=0, coverage=0.8, errors=3
    )
    desks = found.slices[found.slices["by"] == "desk"]
    assert desks[["value", "rows"]].values.tolist() == [["a", 20], ["b", 10]]
    assert set(found.coverage["coverage"]) == {0.8}
    assert len(found.errors) <= 3


def test_refusals(model, several):
    texts, labels = drawn(10, 7)
    with pytest.raises(ValueError, match="different lengths: 10 texts and 9"):
        model.evaluate(texts, labels[1:])
    with pytest.raises(ValueError, match="no label of y is a class of the model"):
        model.evaluate(texts, ["weather"] * 10)
    with pytest.raises(ValueError, match="different lengths: 10 and 2"):
        model.evaluate(texts, labels, groups=["a", "b"])
    with pytest.raises(ValueError, match="X and slices"):
        model.evaluate(texts, labels, slices={"desk": ["a"]})
    with pytest.raises(ValueError, match="X has no rows"):
        model.evaluate([], [])
    with pytest.raises(ValueError, match="y has 2 columns, expected one for each of the 4"):
        several.evaluate(texts, np.eye(2, dtype=int)[[0, 1] * 5])
    with pytest.raises(TypeError, match="y is one str"):
        model.evaluate(texts, "sport")
    with pytest.raises(ValueError, match="confidence must be"):
        model.evaluate(texts, labels, confidence=95)
    with pytest.raises(TypeError, match="unexpected keyword"):
        model.evaluate(texts, labels, draw=1)


def test_bins_and_limits():
    assert sorted(np.bincount(bins(np.random.default_rng(0).random(100), 15)).tolist()) == [6] * 5 + [7] * 10
    assert bins(np.array([0.9, 0.1, 0.5, 0.7]), 2).tolist() == [1, 0, 0, 1]
    # statsmodels.stats.proportion.proportion_confint(8, 10, method="wilson")
    np.testing.assert_allclose(wilson(np.array(8.0), np.array(10)), (0.4901625, 0.9433178), rtol=1e-5)


class Page(HTMLParser):
    """The tags, attributes and texts of a page; tells where tags do not match."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.open, self.text = set(), [], [], ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def test_hostile_texts_labels_and_groups_are_shown_as_texts():
    texts, labels = drawn(300, 8)
    names = {"sport": "<script>alert(1)</script>", "politics": '"><b onclick="x">', "health": "\u202eevil"}
    model = nl.TopicClassifier(characters=False, min_df=1).fit(texts, [names[label] for label in labels])
    rows = [*HOSTILE, *texts[: len(HOSTILE)]]
    truth = [names["politics"]] * len(rows)
    found = evaluated(model, rows, truth, groups=["<svg/onload=alert(1)>", "&lt;"] * len(HOSTILE), draws=10)
    for html in (found.to_html(), found._repr_html_(), found.plot()._repr_html_()):
        page = Page(html)
        assert page.tags <= TAGS
        assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("href", "src")]
        assert not any(0x202A <= ord(character) <= 0x202E or ord(character) == 0 for character in page.text)
        html.encode("utf-8")
    assert "<script>alert(1)</script> cup" in Page(found.to_html()).text
    assert len(found.to_html()) < 200_000
    assert "default-src 'none'" in found.to_html()


def test_the_page_is_written_and_the_card_saved(model, found, tmp_path):
    found.to_html(tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == found.to_html()
    found.plot().save(tmp_path / "chart.html")
    own = type(model)._from_bytes(model.to_bytes())
    own.card_ = found.card()
    own.save(tmp_path / "model")
    card = nl.load(tmp_path / "model").card_
    assert card["rows"] == 500
    assert card["groups"] == 25
    assert card["period"] == ["2024-01-01", "2024-03-30"]
    assert card["scores"]["accuracy"][0] == pytest.approx(score(found, "accuracy"), abs=1e-6)


def test_the_command_writes_the_page_and_the_card(model, tmp_path, capsys):
    texts, labels = drawn(80, 9)
    model.save(tmp_path / "model")
    with (tmp_path / "rows.csv").open("w", encoding="utf-8", newline="") as stream:
        outlets = [
            ["text", "label", "outlet", "day"],
            *([text, label, len(text) % 7, "2024-05-01"] for text, label in zip(texts, labels, strict=True)),
        ]
        csv.writer(stream).writerows(outlets)
    arguments = [str(tmp_path / "model"), str(tmp_path / "rows.csv"), "--report", str(tmp_path / "page.html"), "--card"]
    assert main(["evaluate", *arguments, "--group-column", "outlet", "--date-column", "day"]) == 0
    assert capsys.readouterr().out.startswith("Evaluation: 80 rows")
    assert "2024-05" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert nl.load(tmp_path / "model").card_["rows"] == 80
    assert main(["evaluate", *arguments[:2], "--report", str(tmp_path / "p"), "--group-column", "desk"]) == 1
    assert "no column 'desk'" in capsys.readouterr().err

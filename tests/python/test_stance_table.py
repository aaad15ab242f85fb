"""Stances counted by actor or side, target and time; and their drawing."""

import newslens as nl
import numpy as np
import pandas as pd
import pytest

TARGET = "the harbour toll"


@pytest.fixture
def stances():
    rows = [
        ("Orla Venn", "favor", 0.9, "She backs it.", "Norway", "a"),
        ("Orla Venn", "favor", 0.7, "She likes it.", "Norway", "b"),
        ("Orla Venn", "against", 0.8, "She left it.", "Norway", "c"),
        ("Tam Holt", "neutral", 0.6, "He shrugged.", None, "a"),
        ("Tam Holt", "abstain", 0.5, "He spoke.", None, "b"),
        ("Ida Moe", "abstain", 0.5, "She spoke.", "Sweden", "c"),
    ]
    columns = ["actor", "label", "probability", "evidence", "country", "article"]
    return pd.DataFrame(rows, columns=columns).set_index("article").assign(target=TARGET)


@pytest.fixture
def dates():
    return pd.Series(pd.to_datetime(["2031-02-01", "2031-01-05", "2031-02-20"]), index=["a", "b", "c"])


def test_counts_and_mean(stances):
    table = nl.stance_table(stances)
    venn = table.loc[("Orla Venn", TARGET)]
    assert (venn["favor"], venn["against"], venn["n"]) == (2, 1, 3)
    assert venn["mean"] == pytest.approx((0.9 + 0.7 + 0.2) / 3)
    assert (venn["first"], venn["last"]) == ("She backs it.", "She left it.")
    assert table.loc[("Tam Holt", TARGET), ["neutral", "abstain", "n", "mean"]].tolist() == [1, 1, 1, 0.5]


def test_interval_is_wilsons():
    """Of 8 in 10: statsmodels.stats.proportion.proportion_confint(8, 10, method="wilson")."""
    rows = [("A", "favor", 1.0)] * 8 + [("A", "against", 1.0)] * 2
    frame = pd.DataFrame(rows, columns=["actor", "label", "probability"]).assign(evidence="x", target="t")
    found = nl.stance_table(frame).iloc[0]
    assert (found["low"], found["high"]) == pytest.approx((0.4901625, 0.9433178), abs=1e-6)


def test_all_abstaining_have_no_mean(stances):
    found = nl.stance_table(stances).loc[("Ida Moe", TARGET)]
    assert found["n"] == 0
    assert np.isnan([found["mean"], found["low"], found["high"]]).all()


def test_sides(stances):
    by_column = nl.stance_table(stances, side="country")
    assert list(by_column.index) == [("Norway", TARGET), ("Sweden", TARGET)]
    by_name = nl.stance_table(stances, side={"Orla Venn": "Port", "Tam Holt": "Port"})
    assert by_name.loc[("Port", TARGET), "n"] == 4


@pytest.mark.parametrize("as_column", [True, False])
def test_time_orders_and_divides(stances, dates, as_column):
    time = dates
    if as_column:
        stances, time = stances.assign(day=dates.reindex(stances.index).astype(str)), "day"
    table = nl.stance_table(stances, time=time)
    assert table.index.names == ["actor", "target", "period"]
    assert [str(period) for period in table.loc[("Orla Venn", TARGET)].index] == ["2031-01", "2031-02"]
    yearly = nl.stance_table(stances, time=time, freq="Y").loc[("Orla Venn", TARGET)].iloc[0]
    assert (yearly["first"], yearly["last"]) == ("She likes it.", "She left it.")


def test_rows_without_a_time_are_left_out(stances, dates):
    dates["a"] = pd.NaT
    assert nl.stance_table(stances, time=dates)["n"].sum() == 2


def test_empty(stances):
    table = nl.stance_table(stances.iloc[:0])
    assert len(table) == 0
    assert list(table.index.names) == ["actor", "target"]


@pytest.mark.parametrize(
    ("change", "options", "error", "message"),
    [
        (lambda frame: frame.drop(columns="target"), {}, ValueError, "no column 'target'"),
        (lambda frame: frame.assign(label="for"), {}, ValueError, "the label 'for' at index 'a'"),
        (lambda frame: frame.assign(probability=1.5), {}, ValueError, "probability 1.5 at index 'a'"),
        (lambda frame: frame["actor"], {}, TypeError, "of type Series"),
        (lambda frame: frame, {"side": "party"}, ValueError, "no column 'party' for side"),
        (lambda frame: frame, {"time": "day"}, ValueError, "no column 'day' for time"),
        (lambda frame: frame, {"time": pd.Series(["2031", "2032"], index=["a", "a"])}, ValueError, "index 'a' twice"),
    ],
)
def test_wrong_input(stances, change, options, error, message):
    with pytest.raises(error, match=message):
        nl.stance_table(change(stances), **options)


def test_of_articles():
    texts = pd.Series(["Mayor Orla Venn backs the harbour toll. Sweden condemned the harbour toll.", None])
    found = texts.news.stances(TARGET)
    assert found["target"].unique().tolist() == [TARGET]
    assert nl.stance_table(found, side="country").loc[("Sweden", TARGET), "against"] == 1


def test_plot(stances):
    plot = nl.stance_plot(nl.stance_table(stances))
    assert plot.svg.count("<circle") == 2
    assert plot._repr_svg_() == plot.svg


def test_plot_escapes_names(stances):
    stances["actor"] = "<script>&\N{RIGHT-TO-LEFT OVERRIDE}" + "x" * 200
    svg = nl.stance_plot(nl.stance_table(stances)).svg
    assert "<script" not in svg
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in svg


@pytest.mark.parametrize(("table", "error"), [(5, TypeError), (pd.DataFrame({"n": [1]}), ValueError)])
def test_wrong_plot(table, error):
    with pytest.raises(error, match="stance_table"):
        nl.stance_plot(table)

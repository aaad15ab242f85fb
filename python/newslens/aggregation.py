"""Actors, or the sides they belong to, by target and time: how often they stand where, and how surely."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

LABELS = ("favor", "against", "neutral", "mixed", "abstain")
Z95 = 1.959963984540054
"""Quantile of the normal distribution for 95 %."""


def stance_table(
    stances: pd.DataFrame,
    *,
    side: str | Mapping[str, str] | None = None,
    time: Any = None,
    freq: str = "M",
) -> pd.DataFrame:
    """Count where actors stand toward targets, over time.

    Parameters
    ----------
    stances : DataFrame
        Of ``Series.news.stances(...)``: ``actor``, ``label``, ``probability``, ``evidence`` and ``target``.
    side : str, mapping or None
        What actors are put together by: a column such as "country", or the side of each actor by name, such as the
        organisation; actors without one are left out. None keeps actors apart.
    time : Series, str or None
        When each article is from: a Series with the index of the articles, or a column of ``stances``. None makes no
        difference of time; rows without a time are left out.
    freq : str, default "M"
        The periods, as pandas names them: "D", "W", "M", "Q", "Y".

    Returns
    -------
    DataFrame
        A row for each actor (or ``side``), ``target`` and, with ``time``, ``period``. Columns: a count of each label;
        ``n``, without those that abstain; ``mean``, the mean probability of standing in favor, from 0 to 1: the
        probability of "favor", one less that of "against", and a half for "neutral" and "mixed"; ``low`` and ``high``,
        the 95 % interval of that mean by the score of Wilson (1927) with ``n`` observations; ``first`` and ``last``,
        the evidence in order of time. ``mean`` and the interval are missing where all abstain.

    Raises
    ------
    TypeError
        If ``stances`` is no frame.
    ValueError
        If it lacks a column, holds an unknown label, a probability is not within 0 and 1, or articles of ``time`` share
        an index; the message names them.

    Examples
    --------
    >>> import pandas as pd
    >>> import newslens as nl
    >>> texts = pd.Series(["Mayor Orla Venn backs the harbour toll.", "Mayor Orla Venn welcomed the harbour toll."])
    >>> table = nl.stance_table(texts.news.stances("the harbour toll"))
    >>> table.loc[("Orla Venn", "the harbour toll"), ["favor", "against", "n"]].tolist()
    [2, 0, 2]
    """
    rows = _checked(stances)
    keys = ["actor", "target"]
    if side is not None:
        rows = rows.assign(side=_sides(rows, side)).dropna(subset=["side"])
        keys = ["side", "target"]
    if time is not None:
        when = _times(rows, time)
        rows = rows.assign(period=when.dt.to_period(freq), when=when).dropna(subset=["when"])
        rows = rows.sort_values("when", kind="stable")
        keys.append("period")
    counted = {key: _counted(group) for key, group in rows.groupby(keys, sort=True, observed=True)}
    columns = [*LABELS, "n", "mean", "low", "high", "first", "last"]
    index = (
        pd.MultiIndex.from_tuples(list(counted), names=keys)
        if counted
        else pd.MultiIndex([[]] * len(keys), [[]] * len(keys), names=keys)
    )
    return pd.DataFrame(list(counted.values()), index=index, columns=columns)


def _checked(stances: Any) -> pd.DataFrame:
    if not isinstance(stances, pd.DataFrame):
        raise TypeError(f"stances is of type {type(stances).__name__}, expected the frame of Series.news.stances(...)")
    missing = [name for name in ("actor", "label", "probability", "evidence", "target") if name not in stances]
    if missing:
        raise ValueError(f"stances has no column {missing[0]!r}; take the frame of Series.news.stances(...)")
    unknown = stances.loc[~stances["label"].isin(LABELS), "label"]
    if len(unknown):
        raise ValueError(f"the label {unknown.iloc[0]!r} at index {unknown.index[0]!r} is none of {', '.join(LABELS)}")
    off = stances.loc[~stances["probability"].between(0.0, 1.0), "probability"]
    if len(off):
        raise ValueError(f"the probability {float(off.iloc[0])} at index {off.index[0]!r} is not within 0 and 1")
    return stances


def _sides(rows: pd.DataFrame, side: str | Mapping[str, str]) -> Any:
    if not isinstance(side, str):
        return rows["actor"].map(side)
    if side not in rows:
        raise ValueError(f"stances has no column {side!r} for side; take 'country', or a mapping of actors to sides")
    return rows[side]


def _times(rows: pd.DataFrame, time: Any) -> "pd.Series[Any]":
    if isinstance(time, str):
        if time not in rows:
            raise ValueError(f"stances has no column {time!r} for time; add one, or pass the Series of dates")
        return pd.Series(pd.to_datetime(rows[time]).to_numpy(), index=rows.index)
    dates = pd.Series(time)
    if not dates.index.is_unique:
        raise ValueError(
            f"time has the index {dates.index[dates.index.duplicated()][0]!r} twice; give every article its own"
        )
    return pd.Series(pd.to_datetime(dates.reindex(rows.index)).to_numpy(), index=rows.index)


def _counted(group: pd.DataFrame) -> tuple[Any, ...]:
    counts = [int((group["label"] == label).sum()) for label in LABELS]
    told = group[group["label"] != "abstain"]
    values = [_in_favor(label, value) for label, value in zip(told["label"], told["probability"], strict=True)]
    shown = group["evidence"]
    return *counts, len(values), *_interval(values), shown.iloc[0], shown.iloc[-1]


def _in_favor(label: str, probability: float) -> float:
    return {"favor": probability, "against": 1.0 - probability}.get(label, 0.5)


def _interval(values: Sequence[float]) -> tuple[float, float, float]:
    """Return mean, low and high: the score interval of Wilson (1927), which holds for means of fractions as well."""
    if not values:
        return (float("nan"),) * 3
    n, mean = len(values), sum(values) / len(values)
    centre = (mean + Z95**2 / (2 * n)) / (1 + Z95**2 / n)
    half = Z95 / (1 + Z95**2 / n) * (mean * (1 - mean) / n + Z95**2 / (4 * n**2)) ** 0.5
    return mean, max(0.0, centre - half), min(1.0, centre + half)

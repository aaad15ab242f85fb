"""Evaluate the slants of 7,000 whole articles with 1,000 draws: wall time, texts known from training, size of files.

How many texts nearly stand in training is told by the fingerprints in the model file, and beside them by
``nl.near_duplicates`` over both parts.
"""

import argparse
import sys
import time
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "topic"))

import newslens as nl
import numpy as np
import pandas as pd
from harness.data import root
from harness.told import Told, add_out
from sets import ARTICLES

COLUMNS = ["title", "body"]


def part(name: str) -> pd.DataFrame:
    columns = [*COLUMNS, "bias", "source", "date"]
    return pd.read_parquet(root() / ARTICLES, columns=columns, filters=[("split", "==", name)])


def known(train: pd.DataFrame, test: pd.DataFrame) -> set[int]:
    """Return the rows of the second part that are nearly the same as one of the first."""
    texts = [f"{title}\n{body}" for frame in (train, test) for title, body in frame[COLUMNS].itertuples(index=False)]
    found = nl.near_duplicates(texts)
    across = (found.first < len(train)) & (found.second >= len(train))
    return set((found.second[across] - len(train)).tolist())


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--report", type=Path, help="write the page here")
    add_out(options)
    chosen = options.parse_args()
    warnings.simplefilter("ignore")
    train, test = part("train"), part("valid")
    model = nl.TopicClassifier(text_columns=COLUMNS).fit(train[COLUMNS], train["bias"])
    dates = pd.to_datetime(test["date"], errors="coerce", utc=True)
    walls = {}
    for name, options_of_run in {"rows": {}, "outlets, months": {"groups": test["source"], "dates": dates}}.items():
        started = time.perf_counter(), time.process_time()
        found = model.evaluate(test[COLUMNS], test["bias"], draws=1000, **options_of_run)
        walls[name] = time.perf_counter() - started[0], time.process_time() - started[1]
    started = time.perf_counter(), time.process_time()
    model.predict_proba(test[COLUMNS])
    predicting = time.perf_counter() - started[0], time.process_time() - started[1]
    seen, counted = set(found.tables["seen"]["row"]), known(train, test)
    size, fingerprints = len(model.to_bytes()), 32 * model._model.n_fingerprints
    print(found)
    told = Told(chosen.out, "trust/evaluation.py")
    told.head(("question", f"article_bias slant, {len(test):,} articles"))
    for name, (wall, cpu) in {
        **{f"evaluate by {of}": cost for of, cost in walls.items()},
        "predict": predicting,
    }.items():
        told.row(f"{name}, 1,000 draws" if name != "predict" else name, f"{wall:.2f} s, {cpu:.2f} s of processors")
    both = f"{len(seen)} by fingerprints, {len(counted)} by near_duplicates, {len(seen & counted)} by both"
    told.row("nearly in training", both)
    told.row("file", f"{size / 1e6:.1f} MB, fingerprints {fingerprints / 1e6:.2f} MB ({fingerprints / size:.1%})")
    outlets = found.coverage[(found.coverage["by"] == "group") & (found.coverage["coverage"] == 0.9)]
    large = outlets[outlets["rows"] >= 100]
    covered = f"{large['covered'].min():.3f} to {large['covered'].max():.3f}"
    told.row(f"coverage of .9 by outlet of 100 rows or more ({len(large)})", covered)
    if chosen.report:
        found.to_html(chosen.report)
    assert np.isfinite(found.scores["low"]).all()


if __name__ == "__main__":
    main()

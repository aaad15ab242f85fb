"""What comparing with labels found."""

from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .charts import Chart, coverage_chart, reliability_chart
from .page import page_html
from .tables import Columns

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation:
    """How good answers are, as tables, a page, charts and a card.

    Every table is a pandas DataFrame; ``tables`` holds the same columns as lists, without pandas.

    Attributes
    ----------
    rows : int
        How many rows were compared.
    n_groups : int or None
        How many groups the intervals were drawn over; None if each row is its own.
    period : tuple of str or None
        First and last date.
    several : bool
        Whether a row may have several labels.
    model : str
        What was evaluated.
    draws, confidence : int, float
        Of the intervals.
    tables : dict
        Columns of every table.
    """

    rows: int
    n_groups: int | None
    period: tuple[str, str] | None
    several: bool
    model: str
    draws: int
    confidence: float
    tables: dict[str, Columns]

    @property
    def scores(self) -> "pd.DataFrame":
        """A row a score: score, value, low, high.

        ``accuracy``, or of several labels ``exact`` (all are right) and ``micro_f1``; ``macro_f1``, over the classes in
        the truth; ``ece``, the expected calibration error of 15 bins of equal mass, of several labels over those with
        a probability of at least .05; ``brier``, the sum over classes; ``log_loss``. Less is better of the last three.
        """
        return self._frame("scores")

    @property
    def classes(self) -> "pd.DataFrame":
        """A row a class: precision, recall and F1 with their limits, rows that have it, rows that were given it."""
        return self._frame("classes")

    @property
    def confusion(self) -> "pd.DataFrame":
        """A row a pair of labels that occurs: truth, predicted, rows; of several labels a row a label and outcome."""
        return self._frame("confusion")

    @property
    def reliability(self) -> "pd.DataFrame":
        """A row a bin: the mean probability, the share that came true with its limits at 95 %, rows."""
        return self._frame("reliability")

    @property
    def coverage(self) -> "pd.DataFrame":
        """A row a coverage and part of the rows: what is covered, mean size of the sets, share of empty ones."""
        return self._frame("coverage")

    @property
    def slices(self) -> "pd.DataFrame":
        """A row a part: by length, group, month and others; accuracy with limits at 95 %, mean confidence."""
        return self._frame("slices")

    @property
    def errors(self) -> "pd.DataFrame":
        """The wrong answers of which the model was surest, the words that decided, the beginning of the text."""
        return self._frame("errors")

    @property
    def seen(self) -> "pd.DataFrame":
        """Rows that nearly stand in the training of the model: row, row of training, estimated similarity."""
        return self._frame("seen")

    def _frame(self, name: str) -> "pd.DataFrame":
        try:
            import pandas as pd
        except ImportError:
            raise ImportError(
                f"a DataFrame needs pandas: pip install 'newslens[pandas]'; tables[{name!r}] works without it"
            ) from None
        return pd.DataFrame(self.tables[name])

    def plot(self) -> Chart:
        """Draw reliability and coverage, as SVG that a notebook shows; it needs no other package."""
        return Chart(reliability_chart(self.tables["reliability"]) + coverage_chart(self.tables["coverage"]))

    def to_html(self, path: str | PathLike[str] | None = None) -> str | None:
        """Write everything on one page, which needs no network, runs no script, and holds texts as texts only.

        Parameters
        ----------
        path : str, path-like or None
            Where to; None returns the page.
        """
        page = page_html(self)
        if path is None:
            return page
        Path(path).write_text(page, encoding="utf-8")
        return None

    def card(self) -> dict[str, Any]:
        """Return what is worth keeping with a model: ``model.card_ = evaluation.card()`` before ``model.save``."""
        scores = self.tables["scores"]
        limits = zip(scores["value"], scores["low"], scores["high"], strict=True)
        of_all = [at for at, by in enumerate(self.tables["coverage"]["by"]) if by == "all"]
        told = {
            name: [self.tables["coverage"][name][at] for at in of_all] for name in ("coverage", "covered", "set_size")
        }
        return {
            "model": self.model,
            "rows": self.rows,
            "groups": self.n_groups,
            "period": None if self.period is None else list(self.period),
            "in_training": len(self.tables["seen"]["row"]),
            "confidence": self.confidence,
            "scores": {name: [_finite(one) for one in row] for name, row in zip(scores["score"], limits, strict=True)},
            "sets": told,
        }

    def __repr__(self) -> str:
        scores = self.tables["scores"]
        rows = zip(scores["score"], scores["value"], scores["low"], scores["high"], strict=True)
        lines = [f"{name:9} {value:.3f}  ({low:.3f} to {high:.3f})" for name, value, low, high in rows]
        return "\n".join([f"Evaluation: {self.rows:,} rows, {self.model}", *lines])

    def _repr_html_(self) -> str:
        from .page import notebook_html

        return notebook_html(self)


def _finite(value: float) -> float | None:
    return round(value, 6) if value == value else None

"""What recurs in the articles of an outlet."""

from typing import Any, NamedTuple, Self

from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted

from . import _core, _inputs, _parameters
from ._stored import Stored


class RecurringLine(NamedTuple):
    """A line that recurs: its outlet, an example, the distinct articles that have it, and their share."""

    outlet: str | None
    line: str
    articles: int
    share: float


class BoilerplateModel(Stored, BaseEstimator):  # type: ignore[misc]  # scikit-learn is untyped
    r"""Learn the lines that recur in the articles of each outlet, and leave them out.

    A line is the same line again whatever its case, white space, digits and dates ("Last updated 3 May"). It counts
    once an article, and articles that are mostly the same text are one article. It is furniture if it stands in
    enough articles of its outlet, unless it belongs to a passage of running text that a few of them share. Sentences
    that recur at the ends of paragraphs are learned alike. A saved model holds one line of the corpus for each that
    recurs. Only hashes are counted, of at most 20,000 articles an outlet, evenly spaced.

    Parameters
    ----------
    min_articles : int, default 5
        Distinct articles of an outlet that a line must stand in, from 2.
    min_share : float, default 0.01
        Share of the outlet's distinct articles that must have it, above 0 and up to 1; four times as large a share for
        lines of fewer than five words, which recur by chance.
    repair : bool, default False
        Whether texts that were decoded with the wrong codec are repaired first, here and in ``clean``.
    n_jobs : int or None, default None
        Threads; None and -1 use every core. The model does not depend on it.

    Attributes
    ----------
    lines_ : list of RecurringLine
        What was learned, by outlet, the most frequent first; ``pandas.DataFrame(model.lines_)`` is a table of it.

    Examples
    --------
    >>> import newslens as nl
    >>> places = ["Arnholm", "Bergvik", "Dalby", "Ekeby", "Fossum", "Granli"]
    >>> texts = [f"Snow fell on {place} all night, and nobody left the town.\nThe Courier, {day} May: read by all of us"
    ...          for day, place in enumerate(places, 1)]
    >>> model = nl.BoilerplateModel().fit(texts)
    >>> model.lines_
    [RecurringLine(outlet=None, line='The Courier, 1 May: read by all of us', articles=6, share=1.0)]
    >>> model.clean(texts)[0]
    'Snow fell on Arnholm all night, and nobody left the town.'
    """

    def __init__(
        self, *, min_articles: int = 5, min_share: float = 0.01, repair: bool = False, n_jobs: int | None = None
    ) -> None:
        self.min_articles = min_articles
        self.min_share = min_share
        self.repair = repair
        self.n_jobs = n_jobs

    def fit(self, texts: Any, outlet: Any = None) -> Self:
        """Learn from a corpus.

        Parameters
        ----------
        texts : column of str
            Raw article texts.
        outlet : column of str, str or None
            The outlet of each text, or of all. Texts whose outlet is null are learned from together, as are all
            texts where it is None.

        Returns
        -------
        BoilerplateModel
            This object.

        Raises
        ------
        TypeError, ValueError
            For an input or a parameter that cannot be right; the message names the row and the fix.
        """
        rows = _inputs.texts(texts, "texts")
        model = _core.fit_boilerplate(
            rows,
            _inputs.outlets(outlet, len(rows)),
            _parameters.whole(self.min_articles, "min_articles", 2),
            _parameters.positive(self.min_share, "min_share"),
            self.repair,
            _parameters.threads(self.n_jobs),
        )
        return self._attach(model)

    def clean(self, texts: Any, outlet: Any = None) -> list[str]:
        """Return the body of every text, without what recurs in its outlet.

        Parameters
        ----------
        texts : column of str
            Raw article texts.
        outlet : column of str, str or None
            The outlet of each text, or of all. Of an outlet that was not learned from, nothing is known to recur.

        Returns
        -------
        list of str
            The same as ``parse(text, boilerplate=model, outlet=...).body``.

        Raises
        ------
        TypeError, ValueError
            For an input that cannot be right; the message names the row and the fix.
        """
        check_is_fitted(self)
        rows = _inputs.texts(texts, "texts")
        options = _parameters.reading(boilerplate=self, repair=self.repair)
        return _core.read_bodies(rows, _inputs.outlets(outlet, len(rows)), options, _parameters.threads(self.n_jobs))

    def _attach(self, model: _core.BoilerplateModel) -> Self:
        self._model = model
        self.lines_ = [RecurringLine(*line) for line in model.lines()]
        return self

    @classmethod
    def _from_bytes(cls, data: bytes) -> Self:
        model = _core.BoilerplateModel.from_bytes(data)
        min_articles, min_share = model.parameters()
        return cls(min_articles=min_articles, min_share=min_share)._attach(model)

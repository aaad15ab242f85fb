"""What an article is about."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from os import PathLike, fspath
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any, Literal, Self

from . import _batches, _inputs, _label_sets, _packed, _parameters, _seeds
from ._comparing import Comparing
from ._core import TopicBatches, TopicModel, fit_seeded_topic, fit_topic
from ._seeds import SeedSpread
from ._several_topics import SeveralTopics
from ._stored import CompactlyStored
from .explanation import Explanation
from .splits import calibration_parts

if TYPE_CHECKING:
    from ._core import TopicOptions

FAST_HASH_BITS = 18
"""Columns of each family of features in the fast preset, as a power of 2."""


class TopicClassifier(SeveralTopics, Comparing, CompactlyStored):
    """Learn topics from labelled articles, and tell the topics of new ones: one each, or any number.

    Words (told apart by capitalisation), word pairs and, on shorter texts, character n-grams are weighed by what they
    tell about the topic and normalised block by block; one multi-class support vector machine (Crammer and Singer
    2001) scores the topics; one temperature turns scores into probabilities.

    Where an article may have several topics, or none, each topic has a machine of its own against all others, over the
    features that tell something about it; its scores become probabilities by a sigmoid (Platt 1999); and an article is
    given the topics whose probability reaches their threshold, which is that of the largest expected F1 (Lipton, Elkan
    and Naryanaswamy 2014). All of this is learned on articles that the scoring machine has not seen.

    Without labels, or with few, the pool of all texts helps: seed words and labelled texts are spread over it, and the
    surest four fifths of what each topic draws are trained on. Words that share texts become vectors (positive
    pointwise mutual information and its leading factors: Levy and Goldberg 2014; Halko, Martinsson and Tropp 2011);
    the texts nearest to the centroid of a topic's seeds start it; a multinomial mixture takes in the others (Nigam and
    others 2000).

    Parameters
    ----------
    seeds : dict from label to list of str, or None, default None
        Words that stand for each topic, or phrases of up to eight words; ``fit`` then needs no labels. Case does not
        count. One topic may have an empty list: it takes what is far from all others. :mod:`newslens.taxonomies` has
        lists to start from.
    exclude : list of str, default ()
        Words that seeds may not draw texts by, such as those of ``seed_spread_`` that mislead.
    preset : "default" or "fast", default "default"
        "fast" keeps no vocabulary: words and word pairs are hashed into 2**18 columns each, without character n-grams.
        It learns in a third to four fifths of the time and costs up to a point of accuracy, measured in
        ``benchmarks/results/topic.md``; features then have no names. ``characters`` and ``hash_bits`` go before it.
    C : float, default 0.3
        Cost of an error on a training text.
    class_weight : None, "balanced" or dict, default None
        Factor of `C` by class.
    min_df : int, default 2
        Texts a feature must stand in to be kept.
    characters : "auto" or bool, default "auto"
        Whether character n-grams are used; "auto" uses them where texts are at most 4,000 bytes long on average.
    hash_bits : int or None, default None
        Hash the features of each block into ``2**hash_bits`` columns (8 to 24) instead of keeping a vocabulary.
    tokenizer : path-like or None, default None
        A ``tokenizer.json`` of the tokenizers library, whose pieces take the place of words.
    clean : bool, default False
        Find the body in every text first. Explanations still point into the text as it was passed.
    text_columns : sequence of str or None, default None
        Columns of a frame that together are the text, the title first.
    n_jobs : int or None, default None
        Threads; None and -1 use every core. The model does not depend on it.
    random_state : int, default 0
        Order of the training texts and choice of those that probabilities are calibrated on.
    verbose : bool, default False
        Tell on stderr what takes long.

    Attributes
    ----------
    classes_ : ndarray, shape (n_classes,)
        The topics, sorted.
    temperature_ : float or None
        What scores are divided by before the softmax; None where a text may have several topics.
    thresholds_ : ndarray of float32, shape (n_classes,)
        Where a text may have several topics: the probability from which each is given. Can be set, also to one number
        for all.
    at_least_one_ : bool
        Where a text may have several topics: whether one that reaches no threshold is given the topic that comes
        nearest to its own. Learned from what texts have in training; can be set.
    n_features_ : int
        Number of features.
    seed_spread_ : list of SeedSpread
        After a fit with seeds or unlabelled texts: how each seed spread, and each topic. Not part of a model file.

    Examples
    --------
    >>> import newslens as nl
    >>> texts = ["The cup final went to penalties", "Parliament passed the budget",
    ...          "The coach praised the goalkeeper", "Ministers debated the tax bill"]
    >>> topics = nl.TopicClassifier().fit(texts, ["sport", "politics", "sport", "politics"])
    >>> topics.predict(["The goalkeeper saved two penalties in the cup"]).tolist()
    ['sport']

    >>> both = nl.TopicClassifier(min_df=1).fit(texts, [["sport"], ["politics"], ["sport"], ["politics", "economy"]])
    >>> both.predict(["Ministers debated the tax bill"]).tolist()
    [('economy', 'politics')]
    >>> both.predict_proba(texts).shape
    (4, 3)
    """

    _model: TopicModel

    def __init__(
        self,
        *,
        seeds: Mapping[Any, Sequence[str]] | None = None,
        exclude: Sequence[str] = (),
        preset: Literal["default", "fast"] = "default",
        C: float = 0.3,
        class_weight: Literal["balanced"] | dict[Any, float] | None = None,
        min_df: int = 2,
        characters: Literal["auto"] | bool = "auto",
        hash_bits: int | None = None,
        tokenizer: str | Path | None = None,
        clean: bool = False,
        text_columns: Sequence[str] | None = None,
        n_jobs: int | None = None,
        random_state: int | None = 0,
        verbose: bool = False,
    ) -> None:
        self.seeds = seeds
        self.exclude = exclude
        self.preset = preset
        self.C = C
        self.class_weight = class_weight
        self.min_df = min_df
        self.characters = characters
        self.hash_bits = hash_bits
        self.tokenizer = tokenizer
        self.clean = clean
        self.text_columns = text_columns
        self.n_jobs = n_jobs
        self.random_state = random_state
        self.verbose = verbose

    @classmethod
    def from_seeds(cls, X: Any, seeds: Mapping[Any, Sequence[str]], **parameters: Any) -> Self:
        """Learn topics from texts without labels: ``TopicClassifier(seeds=seeds, **parameters).fit(X)``.

        Parameters
        ----------
        X : column of str, or frame
            One text a row; some thousands of them.
        seeds : dict from label to list of str
            Words or phrases that stand for each topic.
        **parameters
            Other parameters of the class.

        Examples
        --------
        >>> import newslens as nl
        >>> sport = [f"The coach praised the {who} after the match" for who in ("keeper", "team", "winger")] * 20
        >>> money = [f"The bank raised {what} as prices rose" for what in ("rates", "fees", "loans")] * 20
        >>> import warnings; warnings.simplefilter("ignore")  # so few texts are good for an example only
        >>> topics = nl.TopicClassifier.from_seeds(sport + money, {"sport": ["coach"], "economy": ["bank"]})
        >>> topics.predict(["The winger left the match"]).tolist()
        ['sport']
        """
        return cls(seeds=seeds, **parameters).fit(X)

    def fit(
        self,
        X: Any,
        y: Any = None,
        sample_weight: Any = None,
        *,
        unlabelled: Any = None,
        groups: Any = None,
        dates: Any = None,
    ) -> Self:
        """Learn from labelled texts, from seeds, or from a few labels and many texts without.

        Parameters
        ----------
        X : column of str, or frame
            One text a row; a frame if ``text_columns`` is given.
        y : column of str, int or bool; or of lists of those; or matrix of 0 and 1, shape (n_rows, n_classes)
            One topic a row, or any number: as a list, tuple or set each, or as a matrix (array, sparse, or frame whose
            columns are named after the topics). With ``seeds`` it can be left out.
        sample_weight : column of float or None
            What each labelled text counts for; None counts all as 1.
        unlabelled : as X, or None
            More texts of the same kind, which are learned from without labels; one topic a row only.
        groups : column of str or int, or None
            Outlets, say: probabilities are calibrated on groups that the scoring model has not seen. Every group is
            held out once, in five parts, so that a fit of many texts takes up to three times as long.
        dates : column of dates, or None
            Probabilities are calibrated on the latest fifth of the texts, scored by a model of the earlier ones.

        Returns
        -------
        TopicClassifier
            This object. If fitting fails or is interrupted, it is as it was.

        Raises
        ------
        TypeError, ValueError
            For an input or a parameter that cannot be right; the message names the row and the fix.

        Warns
        -----
        UserWarning
            With ``seeds`` or ``unlabelled``: if the texts are few, a seed stands in none of them, or a topic draws
            next to nothing.
        """
        self._check_named()
        fields = self._fields(X, allow_empty=False)
        y = list(y) if isinstance(y, Iterator) else y
        if unlabelled is not None or (self.seeds is not None and y is None):
            for name, given in (("sample_weight", sample_weight), ("groups", groups), ("dates", dates)):
                if given is not None:
                    raise ValueError(f"{name} is for a fit on labelled texts alone; leave it out")
            return self._fit_pool(fields, y, unlabelled)
        if self.seeds is not None:
            raise ValueError("seeds and y are both given; pass the texts without labels as unlabelled, or drop one")
        classes, numbers, starts, form = _label_sets.numbered(y, len(fields[0]))
        with self._told(len(fields[0]), len(classes)):
            model = fit_topic(
                fields,
                numbers,
                starts,
                form,
                classes,
                self._stored_names(),
                self._options(classes, calibration_parts(groups, dates, len(fields[0]))),
                self._topic_options(),
                _inputs.sample_weight(sample_weight, len(fields[0])),
            )
        self.__dict__.pop("seed_spread_", None)
        return self._attach(model)

    def fit_batches(self, batches: Any, *, directory: str | PathLike[str] | None = None) -> Self:
        """Learn from labelled texts that come in batches and need not fit into memory together.

        The model is the same, to the byte, as that of `fit` on all of them. The batches are gone through three times:
        to measure them, to look for frequent features, and to count these. Counts and examples stand in temporary
        files; what is held are the features, their weights, the labels, and 32 bytes a text. Where texts may have
        several topics, the values of all features are held too while their machines learn.

        Parameters
        ----------
        batches : iterable of (X, y) or (X, y, sample_weight), or function that returns one
            Each as `fit` takes them. Every pass must be given the same ones: a list, an object whose ``__iter__``
            starts anew, or a function such as one that opens files; not a generator.
        directory : path-like or None, default None
            Where temporary files stand: some ten bytes for each different feature of each text. None is the system's
            place. They are gone when the fit ends, however it ends.

        Returns
        -------
        TopicClassifier
            This object. If fitting fails or is interrupted, it is as it was.

        Raises
        ------
        TypeError, ValueError
            For an input or a parameter that cannot be right, as `fit` raises them, with the number of the batch; or if
            the batches change between two passes.
        OSError
            If the temporary files cannot be written.

        Examples
        --------
        >>> import newslens as nl
        >>> batches = [(["The cup final went to penalties", "Parliament passed the budget"], ["sport", "politics"]),
        ...            (["The coach praised the goalkeeper", "Ministers debated the tax bill"], ["sport", "politics"])]
        >>> nl.TopicClassifier().fit_batches(batches).predict(["The goalkeeper saved two penalties"]).tolist()
        ['sport']
        """
        self._check_named()
        if self.seeds is not None:
            raise ValueError("seeds need all texts at once; use fit, or leave seeds out")
        again = _batches.passes(batches)
        labels = _batches.Labels()
        learner = TopicBatches(self.clean, _parameters.threads(self.n_jobs))
        for at, (X, y, sample_weight) in enumerate(again()):
            with _batches.noted(at):
                fields = self._fields(X)
                labels.add(y, sample_weight, len(fields[0]))
                learner.measure(fields)
        n_rows, y = len(labels), labels.joined()
        if not n_rows:
            raise ValueError("batches has no texts")
        classes, numbers, starts, form = _label_sets.numbered(y, n_rows)
        with self._told(n_rows, len(classes)):
            learner.measured(self._options(classes), self._topic_options(), fspath(directory or gettempdir()))
            self._pass(again, learner.look)
            learner.looked()
            self._pass(again, learner.count)
            while not learner.finished():  # more features than expected: once more, with more room
                self._pass(again, learner.count)
            model = learner.fit(numbers, starts, form, classes, self._stored_names(), labels.weights())
        self.__dict__.pop("seed_spread_", None)
        return self._attach(model)

    def _pass(self, again: Callable[[], Iterator[_batches.Batch]], read: Callable[[list[Sequence[str]]], None]) -> None:
        for at, (X, _, _) in enumerate(again()):
            with _batches.noted(at):
                read(self._fields(X))

    def _check_named(self) -> None:
        """Refuse values of parameters that are none of a few."""
        _parameters.one_of(self.preset, "preset", ("default", "fast"))
        _parameters.one_of(self.characters, "characters", ("auto", True, False))
        _parameters.one_of(self.clean, "clean", (True, False))

    def _fit_pool(self, fields: list[Sequence[str]], y: Any, unlabelled: Any) -> Self:
        """Learn from seeds, labels or both, and texts without labels."""
        start = _seeds.start(self.seeds, y, len(fields[0]), self.exclude)
        if unlabelled is not None:
            more = self._fields(unlabelled)
            fields = [[*labelled, *others] for labelled, others in zip(fields, more, strict=True)]
        with self._told(len(fields[0]), len(start.classes)):
            model, spread = fit_seeded_topic(
                fields,
                start.seeds,
                start.known,
                start.exclude,
                start.classes,
                self._stored_names(),
                self._options(start.classes),
                self._topic_options(),
            )
        self.seed_spread_: list[SeedSpread] = _seeds.told(start, spread, len(fields[0]))
        return self._attach(model)

    def _topic_options(self) -> "TopicOptions":
        fast = self.preset == "fast"
        characters = None if self.characters == "auto" else self.characters
        hash_bits = None if self.hash_bits is None else _parameters.whole(self.hash_bits, "hash_bits", 8, 24)
        return {
            "characters": False if fast and characters is None else characters,
            "hash_bits": FAST_HASH_BITS if fast and hash_bits is None else hash_bits,
            "tokenizer": None if self.tokenizer is None else Path(self.tokenizer).read_text(encoding="utf-8"),
            "clean": self.clean,
        }

    def _stored_names(self) -> list[str] | None:
        return None if self.text_columns is None else self._field_names()

    def explain(self, text: Any, label: Any = None, *, against: Any = None) -> Explanation:
        """Show what every word of a text adds to the score of a topic.

        Parameters
        ----------
        text : str, or mapping of columns if ``text_columns`` is given
            One document.
        label : a class or None
            The topic to explain; None explains the most probable one.
        against : a class or None
            Explain what the score has more than that of this topic.

        Returns
        -------
        Explanation
            Contributions that, with the intercept, add up to the decision score.

        Raises
        ------
        ValueError
            For a label that is not a class.
        """
        return self._explain(self._document(text), label, against)

    def _document(self, text: Any) -> list[str]:
        """Return the columns of one text."""
        if self.text_columns is None:
            return [_inputs.text(text, "text")]
        return [column[0] for column in self._fields(_one_row(text))]

    def _fields(self, X: Any, *, allow_empty: bool = True) -> list[Sequence[str]]:
        if self.text_columns is None:
            return [_packed.texts(X, allow_empty=allow_empty)]
        return _inputs.columns(X, self._field_names(), allow_empty=allow_empty, read=_packed.texts)

    def _field_names(self) -> list[str]:
        return ["text"] if self.text_columns is None else _parameters.column_names(self.text_columns, "text_columns")

    @classmethod
    def _from_bytes(cls, data: bytes) -> Self:
        model = TopicModel.from_bytes(data)
        return cls(clean=model.clean, text_columns=model.columns)._attach(model)


def _one_row(document: Any) -> dict[str, list[Any]]:
    if not hasattr(document, "keys"):
        raise TypeError(f"text is a {type(document).__name__}, expected a mapping from column to text")
    return {name: [document[name]] for name in document.keys()}  # noqa: SIM118 - a Series is iterated by value

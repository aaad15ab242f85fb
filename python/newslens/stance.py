"""Where a text stands toward a target."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Self

import numpy as np
from sklearn.utils.validation import check_is_fitted

from . import _inputs, _pairs, _parameters, _stance_parameters
from ._accounts import difference, unsure
from ._classifier import TextClassifier
from ._core import StanceModel, fit_stance
from .explanation import Explanation, FeatureContribution
from .splits import calibration_parts

KINDS = ("auto", "claim", "target", "mention")


class StanceClassifier(TextClassifier):
    """Learn the stance of texts toward targets, and tell the stance of new texts.

    Evidence has one of three shapes.

    - ``"claim"``: every row has a claim of its own and an article. Boosted trees (Friedman 2001) look at how much of
      the claim the article has, where, and in which tone; words count by how rare they are over topics, with the
      topics of a row's claim and article left out in training. If ``unrelated`` is a class, a first stage tells
      related from unrelated pairs (Fake News Challenge, 2017).
    - ``"target"``: a few fixed targets. The words, word pairs and character n-grams of the text stand twice: crossed
      with the target, so that every target has a model of its own, and shared by all at a lower weight (Daume 2007),
      so that a new target has one at all. With fewer than 10 texts a target on average, all share one set beside the
      words of the target.
    - ``"mention"``: the target is named at a place of the text. Features tell on which side of it, how near, and in
      which clause words stand, which good and bad words, turned or not, are said where, and what the target does,
      suffers, is or has. Names that are joined to it share its deed.

    ``"auto"`` follows one rule: places mean mentions; else more than 100 different targets mean claims; else targets.
    It reads surface words: toward targets it has never seen, pretrained encoders are better.

    Probabilities are calibrated on rows held out by models that saw none of their texts (nor, for claims, their
    topics). The same rows choose a factor for each class's probability, so that the mean of accuracy and macro-F1 is
    largest; ``predict`` tells the class with the largest product. A cost matrix replaces them.

    Parameters
    ----------
    kind : "auto", "claim", "target" or "mention", default "auto"
        The shape of the evidence.
    target_column, text_column : str, default "target" and "text"
        Columns of a frame; arrays are read as (target, text) by position.
    start_column, end_column : str, default "start" and "end"
        Columns of the place of a mention, in code points, half-open; third and fourth of an array.
    unrelated : a class or None, default "unrelated"
        The class of articles that are not about the claim. The default is left out where it is no class; None never
        has a first stage.
    labels : dict or None, default None
        What classes mean: "favor", "against", "neutral" or "mixed"; None takes classes of these names, in any
        case.
    cues : dict of str to list of str, or None, default None
        Cue words beside the project's, by group: for claims "refute", "hedge", "report", "confirm", "negate" and
        others, or a new name; for mentions "good", "bad" and "turn" (what turns them around). A word stands for its
        inflections too, ``"=word"`` for itself alone.
    cost : array of float, shape (n_classes, n_classes), or None, default None
        What it costs to tell a class (columns) where another is true (rows), in the order of sorted classes.
    C : float, default 0.3
        Cost of an error on a training text, of targets and mentions.
    class_weight : "auto", "balanced", None or dict, default "auto"
        Weight of training rows by class. "auto" is "balanced" for targets and mentions, none for claims.
    min_df : int or None, default None
        Texts a feature must stand in to be kept, of targets and mentions. None is 1 for targets, among which the texts
        are divided, and 2 for mentions.
    n_jobs : int or None, default None
        Threads; None and -1 use every core. The model does not depend on it.
    random_state : int, default 0
        Order of the training texts, and what trees look at.
    verbose : bool, default False
        Tell on stderr what takes long.

    Attributes
    ----------
    classes_ : ndarray, shape (n_classes,)
        The stances, sorted.
    kind_ : str
        "claim", "target" or "mention".
    temperature_ : float
        What scores are divided by before the softmax.
    factors_ : ndarray of float32, shape (n_classes,), or None
        What probabilities are multiplied by before the largest is told; None with ``cost``.
    meanings_ : dict
        What classes mean, of those that mean something.
    n_features_ : int
        Number of features.

    Examples
    --------
    >>> import newslens as nl
    >>> pairs = [("the toll", "We welcome it"), ("the toll", "We reject it"),
    ...          ("the night train", "They welcome it"), ("the night train", "They reject it")]
    >>> stances = nl.StanceClassifier().fit(pairs, ["favor", "against", "favor", "against"])
    >>> stances.predict([("the toll", "Fishers reject it")]).tolist()
    ['against']
    """

    _model: StanceModel

    def __init__(
        self,
        *,
        kind: Literal["auto", "claim", "target", "mention"] = "auto",
        target_column: str = "target",
        text_column: str = "text",
        start_column: str = "start",
        end_column: str = "end",
        unrelated: Any = "unrelated",
        labels: Mapping[Any, str] | None = None,
        cues: Mapping[str, Sequence[str]] | None = None,
        cost: Any = None,
        C: float = 0.3,
        class_weight: Literal["auto", "balanced"] | dict[Any, float] | None = "auto",
        min_df: int | None = None,
        n_jobs: int | None = None,
        random_state: int | None = 0,
        verbose: bool = False,
    ) -> None:
        self.kind = kind
        self.target_column = target_column
        self.text_column = text_column
        self.start_column = start_column
        self.end_column = end_column
        self.unrelated = unrelated
        self.labels = labels
        self.cues = cues
        self.cost = cost
        self.C = C
        self.class_weight = class_weight
        self.min_df = min_df
        self.n_jobs = n_jobs
        self.random_state = random_state
        self.verbose = verbose

    def fit(self, X: Any, y: Any, sample_weight: Any = None, *, groups: Any = None, dates: Any = None) -> Self:
        """Learn from labelled rows of a target and a text, and of the target's place in the text for mentions.

        Parameters
        ----------
        X : frame, or sequence of (target, text) or of (target, text, start, end)
            One pair a row.
        y : column of str, int or bool
            One stance a row.
        sample_weight : column of float or None
            What each pair counts for; None counts all as 1.
        groups : column of str or int, or None
            Outlets, say: probabilities are calibrated on groups that the scoring model has not seen; every group is
            held out once. Claims are always calibrated on topics that it has not seen, and take no groups or dates.
        dates : column of dates, or None
            Probabilities are calibrated on the latest fifth of the pairs, scored by a model of the earlier ones.

        Returns
        -------
        StanceClassifier
            This object. If fitting fails or is interrupted, it is as it was.

        Raises
        ------
        TypeError, ValueError
            For an input or a parameter that cannot be right; the message names the row and the fix.
        """
        _parameters.one_of(self.kind, "kind", KINDS)
        named = self.kind == "mention" or (self.kind == "auto" and _pairs.has_places(X, self._mention_names()))
        fields, places = self._mentions(X) if named else (self._fields(X, allow_empty=False), None)
        if not fields[0]:
            raise ValueError("X has no rows")
        kind = "mention" if named else None if self.kind == "auto" else self.kind
        classes, numbers = _inputs.labels(y, len(fields[0]))
        with self._told(len(fields[0]), len(classes)):
            model = fit_stance(
                fields,
                numbers,
                classes,
                self._field_names(),
                self._options(classes, calibration_parts(groups, dates, len(fields[0])), min_df=2 if named else 1),
                {
                    "kind": kind,
                    "unrelated": self._unrelated(classes),
                    "cues": _stance_parameters.cues(self.cues),
                    "cost": _stance_parameters.cost(self.cost, len(classes)),
                    "meanings": _stance_parameters.meanings(self.labels, classes),
                },
                _inputs.sample_weight(sample_weight, len(fields[0])),
                places,
            )
        return self._attach(model)

    def predict(self, X: Any, *, abstain: float | None = None) -> np.ndarray:
        """Tell the stance of every row: the largest probability times the factor of its class, or the least cost.

        Parameters
        ----------
        X : as in ``fit``
            One pair a row.
        abstain : float or None
            Least probability of an answer, from 0 to 1; below it the answer is None.

        Returns
        -------
        ndarray, shape (n_rows,)
            Entries of ``classes_``; of equals the first. With ``abstain`` an object array.
        """
        probabilities = self.predict_proba(X)
        chosen = self._chosen(probabilities)
        found = np.asarray(self.classes_[chosen])
        return found if abstain is None else unsure(found, probabilities[np.arange(len(found)), chosen], abstain)

    def predict_proba(self, X: Any) -> np.ndarray:
        """Give the calibrated probability of every stance.

        Probabilities are the softmax of the scores over one temperature. It and an offset a class, which the scores
        contain, were fitted on rows that the scoring model had not seen (Alexandari, Kundaje and Shrikumar 2020).

        Returns
        -------
        ndarray of float64, shape (n_rows, n_classes)
            Rows sum to 1; columns are in the order of ``classes_``.
        """
        return super().predict_proba(X)

    def explain(
        self,
        target: str,
        text: str,
        label: Any = None,
        *,
        against: Any = None,
        start: Any = None,
        end: Any = None,
    ) -> Explanation:
        """Show what adds to the score of a stance: every word of the text, or for claims every feature.

        A tree's score is shared along the way of the row through it: the change of value at each split is its
        feature's (Saabas 2014).

        Parameters
        ----------
        target, text : str
            One pair.
        label : a class or None
            The stance to explain; None explains the one that is told.
        against : a class or None
            Explain what the score has more than that of this stance.
        start, end : int
            The place of a mention, in code points.

        Returns
        -------
        Explanation
            Contributions that, with the intercept, add up to the decision score; for claims with the cue words and
            shared words that each feature was read from, and the sentences nearest to the claim. Its ``rule`` tells
            how the stance follows from the probabilities.

        Raises
        ------
        ValueError
            For a label that is not a class, or a place that is not in the text.
        """
        check_is_fitted(self)
        document = [_inputs.text(target, "target"), _inputs.text(text, "text")]
        place = _pairs.place(text, start, end) if self.kind_ == "mention" else None
        number = self._told_number(document, place) if label is None else self._number(label, "label")
        score, intercept, words, features, evidence = self._model.explain(document, number, place)
        if against is not None:
            less = self._model.explain(document, self._number(against, "against"), place)
            score, intercept, words = score - less[0], intercept - less[1], difference(words, less[2])
            features = _less(features, less[3])
        names = self._field_names()
        return Explanation(
            label=self._model.labels[number],
            against=against,
            score=score,
            intercept=intercept,
            texts=dict(zip(names, document, strict=True)),
            contributions=self._contributions(document, words),
            features=tuple(self._feature(*feature) for feature in features),
            evidence=tuple(evidence),
            rule=self._rule(document, place),
        )

    def _feature(self, name: str, feature: float, value: float, places: list[Any]) -> FeatureContribution:
        columns = self._field_names()
        return FeatureContribution(
            name, feature, value, tuple((columns[field], start, end) for field, start, end in places)
        )

    def _told_number(self, document: list[str], place: tuple[int, int] | None) -> int:
        return int(self._chosen(self._probabilities(document, place))[0])

    def _probabilities(self, document: list[str], place: tuple[int, int] | None) -> np.ndarray:
        places = None if place is None else (np.array([place[0]]), np.array([place[1]]))
        return self._model.probabilities(self._model.decision_function([[text] for text in document], 1, places))

    def _rule(self, document: list[str], place: tuple[int, int] | None) -> str:
        """Return in words how probabilities become the stance that is told."""
        probabilities = self._probabilities(document, place)
        told = self._model.labels[int(self._chosen(probabilities)[0])]
        of_classes = list(zip(self._model.labels, probabilities[0].tolist(), strict=True))
        if self._model.cost is not None:
            costs = probabilities[0] @ self._model.cost
            weighed = [f"{label} {cost:.3f}" for (label, _), cost in zip(of_classes, costs.tolist(), strict=True)]
            return f"told is {told}, of the least expected cost: {', '.join(weighed)}"
        factors = np.ones(len(of_classes)) if self.factors_ is None else self.factors_
        weighed = [
            f"{label} {probability:.3f} × {factor:.2f}"
            for (label, probability), factor in zip(of_classes, factors.tolist(), strict=True)
        ]
        return f"told is {told}, of the largest probability times factor: {', '.join(weighed)}"

    def _chosen(self, probabilities: np.ndarray) -> np.ndarray:
        return self._model.decide(probabilities)

    def _scored(self, X: Any, *, allow_empty: bool = True) -> tuple[list[Sequence[str]], np.ndarray]:
        check_is_fitted(self)
        mention = self.kind_ == "mention"
        fields, places = self._mentions(X) if mention else (self._fields(X, allow_empty=allow_empty), None)
        return fields, self._model.decision_function(fields, _parameters.threads(self.n_jobs), places)

    def _attach(self, model: Any) -> Self:
        super()._attach(model)
        self.kind_ = model.kind
        self.factors_ = model.factors
        told = zip(model.labels, model.meanings, strict=True)
        self.meanings_ = {label: meaning for label, meaning in told if meaning is not None}
        return self

    def _class_weight(self, classes: list[Any]) -> str | list[float] | None:
        if isinstance(self.class_weight, str) and self.class_weight == "auto":
            return "auto"
        return super()._class_weight(classes)

    def _unrelated(self, classes: list[Any]) -> int | None:
        if self.unrelated is None:
            return None
        if self.unrelated in classes:
            return classes.index(self.unrelated)
        if self.unrelated == "unrelated":
            return None
        raise ValueError(f"unrelated is {self.unrelated!r}, which is not a class; the classes are {classes}")

    def _mentions(self, X: Any) -> tuple[list[Sequence[str]], _pairs.Places]:
        return _pairs.mentions(X, self._mention_names())

    def _fields(self, X: Any, *, allow_empty: bool = True) -> list[Sequence[str]]:
        if isinstance(X, str | bytes):
            raise TypeError(f"X is one {type(X).__name__}, expected a frame or pairs of (target, text)")
        return _inputs.columns(X, self._field_names(), allow_empty=allow_empty)

    def _field_names(self) -> list[str]:
        return [self.target_column, self.text_column]

    def _mention_names(self) -> list[str]:
        return [self.target_column, self.text_column, self.start_column, self.end_column]

    @classmethod
    def _from_bytes(cls, data: bytes) -> Self:
        model = StanceModel.from_bytes(data)
        target, text = model.columns
        return cls(target_column=target, text_column=text)._attach(model)


def _less(features: list[Any], others: list[Any]) -> list[Any]:
    """Return what features add to one score more than to another."""
    taken = {name: value for name, _, value, _ in others}
    found = [(name, feature, value - taken.pop(name, 0.0), places) for name, feature, value, places in features]
    return found + [(name, feature, -value, places) for name, feature, value, places in others if name in taken]

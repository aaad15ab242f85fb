"""Where a text stands toward a target."""

from typing import Any, Literal, Self

from . import _inputs
from ._classifier import TextClassifier
from ._core import StanceModel, fit_stance
from .explanation import Explanation
from .splits import calibration_parts


class StanceClassifier(TextClassifier):
    """Learn the stance of texts toward targets, and tell the stance of new texts.

    The features of the text are words, word pairs and character n-grams. With at most 100 targets that have at least
    10 texts on average, they stand twice: crossed with the target, so that every target has a model of its own, and
    shared by all targets at a lower weight (Daume 2007), so that a target without examples has one at all. Otherwise
    all share one set, beside the words of the target. It reads surface words: toward targets it has never seen,
    pretrained encoders are better.

    Parameters
    ----------
    target_column, text_column : str, default "target" and "text"
        Columns of a frame; arrays are read as (target, text) by position.
    C : float, default 0.3
        Cost of an error on a training text.
    class_weight : None, "balanced" or dict, default "balanced"
        Factor of `C` by class.
    min_df : int, default 2
        Texts a feature must stand in to be kept.
    n_jobs : int or None, default None
        Threads; None and -1 use every core. The model does not depend on it.
    random_state : int, default 0
        Order of the training texts and choice of those that probabilities are calibrated on.
    verbose : bool, default False
        Tell on stderr what takes long.

    Attributes
    ----------
    classes_ : ndarray, shape (n_classes,)
        The stances, sorted.
    temperature_ : float
        What scores are divided by before the softmax.
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

    def __init__(
        self,
        *,
        target_column: str = "target",
        text_column: str = "text",
        C: float = 0.3,
        class_weight: Literal["balanced"] | dict[Any, float] | None = "balanced",
        min_df: int = 2,
        n_jobs: int | None = None,
        random_state: int | None = 0,
        verbose: bool = False,
    ) -> None:
        self.target_column = target_column
        self.text_column = text_column
        self.C = C
        self.class_weight = class_weight
        self.min_df = min_df
        self.n_jobs = n_jobs
        self.random_state = random_state
        self.verbose = verbose

    def fit(self, X: Any, y: Any, sample_weight: Any = None, *, groups: Any = None, dates: Any = None) -> Self:
        """Learn from labelled pairs of a target and a text.

        Parameters
        ----------
        X : frame, or sequence of (target, text)
            One pair a row.
        y : column of str, int or bool
            One stance a row.
        sample_weight : column of float or None
            What each pair counts for; None counts all as 1.
        groups : column of str or int, or None
            Outlets, say: probabilities are calibrated on groups that the scoring model has not seen.
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
        fields = self._fields(X, allow_empty=False)
        classes, numbers = _inputs.labels(y, len(fields[0]))
        with self._told(len(fields[0]), len(classes)):
            model = fit_stance(
                fields,
                numbers,
                classes,
                self._field_names(),
                self._options(classes, calibration_parts(groups, dates, len(fields[0]))),
                _inputs.sample_weight(sample_weight, len(fields[0])),
            )
        return self._attach(model)

    def explain(self, target: str, text: str, label: Any = None, *, against: Any = None) -> Explanation:
        """Show what every word of a text adds to the score of a stance.

        Parameters
        ----------
        target, text : str
            One pair.
        label : a class or None
            The stance to explain; None explains the most probable one.
        against : a class or None
            Explain what the score has more than that of this stance.

        Returns
        -------
        Explanation
            Contributions that, with the intercept, add up to the decision score.

        Raises
        ------
        ValueError
            For a label that is not a class.
        """
        return self._explain([_inputs.text(target, "target"), _inputs.text(text, "text")], label, against)

    def _fields(self, X: Any, *, allow_empty: bool = True) -> list[list[str]]:
        if isinstance(X, str | bytes):
            raise TypeError(f"X is one {type(X).__name__}, expected a frame or pairs of (target, text)")
        return _inputs.columns(X, self._field_names(), allow_empty=allow_empty)

    def _field_names(self) -> list[str]:
        return [self.target_column, self.text_column]

    @classmethod
    def _from_bytes(cls, data: bytes) -> Self:
        model = StanceModel.from_bytes(data)
        target, text = model.columns
        return cls(target_column=target, text_column=text)._attach(model)

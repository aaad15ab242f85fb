"""What an article is about."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, Self

from . import _inputs, _parameters
from ._classifier import TextClassifier
from ._core import TopicModel, fit_topic
from .explanation import Explanation


class TopicClassifier(TextClassifier):
    """Learn topics from labelled articles, and tell the topic of new ones.

    Words (told apart by capitalisation), word pairs and, on shorter texts, character n-grams are weighed by what they
    tell about the topic and normalised block by block; one multi-class support vector machine (Crammer and Singer
    2001) scores the topics; one temperature turns scores into probabilities.

    Parameters
    ----------
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
    temperature_ : float
        What scores are divided by before the softmax.
    n_features_ : int
        Number of features.

    Examples
    --------
    >>> import newslens as nl
    >>> texts = ["The cup final went to penalties", "Parliament passed the budget",
    ...          "The coach praised the goalkeeper", "Ministers debated the tax bill"]
    >>> topics = nl.TopicClassifier().fit(texts, ["sport", "politics", "sport", "politics"])
    >>> topics.predict(["The goalkeeper saved two penalties in the cup"]).tolist()
    ['sport']
    """

    def __init__(
        self,
        *,
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

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> Self:
        """Learn from labelled texts.

        Parameters
        ----------
        X : column of str, or frame
            One text a row; a frame if ``text_columns`` is given.
        y : column of str, int or bool
            One topic a row.
        sample_weight : column of float or None
            What each text counts for; None counts all as 1.

        Returns
        -------
        TopicClassifier
            This object. If fitting fails or is interrupted, it is as it was.

        Raises
        ------
        TypeError, ValueError
            For an input or a parameter that cannot be right; the message names the row and the fix.
        """
        fields = self._fields(X, allow_empty=False)
        classes, numbers = _inputs.labels(y, len(fields[0]))
        _parameters.one_of(self.characters, "characters", ("auto", True, False))
        _parameters.one_of(self.clean, "clean", (True, False))
        with self._told(len(fields[0]), len(classes)):
            model = fit_topic(
                fields,
                numbers,
                classes,
                None if self.text_columns is None else self._field_names(),
                self._options(classes),
                _inputs.sample_weight(sample_weight, len(fields[0])),
                characters=None if self.characters == "auto" else self.characters,
                hash_bits=None if self.hash_bits is None else _parameters.whole(self.hash_bits, "hash_bits", 8, 24),
                tokenizer=None if self.tokenizer is None else Path(self.tokenizer).read_text(encoding="utf-8"),
                clean=self.clean,
            )
        return self._attach(model)

    def explain(self, text: Any, label: Any = None) -> Explanation:
        """Show what every word of a text adds to the score of a topic.

        Parameters
        ----------
        text : str, or mapping of columns if ``text_columns`` is given
            One document.
        label : a class or None
            The topic to explain; None explains the most probable one.

        Returns
        -------
        Explanation
            Contributions that, with the intercept, add up to the decision score.

        Raises
        ------
        ValueError
            For a label that is not a class.
        """
        if self.text_columns is None:
            return self._explain([_inputs.text(text, "text")], label)
        return self._explain([column[0] for column in self._fields(_one_row(text))], label)

    def _fields(self, X: Any, *, allow_empty: bool = True) -> list[list[str]]:
        if self.text_columns is None:
            return [_inputs.texts(X, allow_empty=allow_empty)]
        return _inputs.columns(X, self._field_names(), allow_empty=allow_empty)

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

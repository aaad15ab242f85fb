"""What a topic classifier tells of texts beside each other."""

from typing import TYPE_CHECKING, Any

from sklearn.utils.validation import check_is_fitted

from . import _parameters, drifting
from ._classifier import TextClassifier
from ._core import TopicModel
from .drifting import Drift

if TYPE_CHECKING:
    import pandas as pd


class Comparing(TextClassifier):
    """A classifier that tells how texts are like each other, and how they have moved."""

    _model: TopicModel

    def _document(self, text: Any) -> list[str]:
        """Return the columns of one text."""
        raise NotImplementedError

    def nearest(self, text: Any, texts: Any, n: int = 5) -> "pd.DataFrame":
        """Tell which texts, such as those of training, are most like one as the model sees them.

        A model keeps no text of its training, which would be many times its size and not the model's to give away; so
        they are passed again, or any others in their place. What is compared are the features of the model with their
        weights: what it took for telling nothing counts for nothing.

        Parameters
        ----------
        text : str, or mapping from column to text
            One text, as for ``explain``.
        texts : column of str, or frame
            Where to look.
        n : int, default 5
            Most texts that are returned.

        Returns
        -------
        DataFrame
            A row a text, under its index in ``texts``, the nearest first and of equals the first: ``row``, its
            position; ``similarity``, the cosine of the weighted features, above 0 and at most 1; and ``words`` of
            ``text`` that both have, with what each adds to it.

        Raises
        ------
        TypeError, ValueError
            For texts or a number that cannot be right.

        Examples
        --------
        >>> import newslens as nl
        >>> texts = ["The coach praised the team", "The bank raised its rates", "The team lost the cup"]
        >>> topics = nl.TopicClassifier(min_df=1).fit(texts, ["sport", "economy", "sport"])
        >>> topics.nearest("Rates of the bank", texts)["row"].tolist()[:1]
        [1]
        """
        import pandas as pd

        check_is_fitted(self)
        fields, document = self._fields(texts), self._document(text)
        threads = _parameters.threads(self.n_jobs)
        found = self._model.nearest(document, fields, _parameters.whole(n, "n", 1), threads)
        rows = [row for row, _, _ in found]
        words = [", ".join(f"{word} {value:.2f}" for word, value in shared) for _, _, shared in found]
        columns = {"row": rows, "similarity": [similarity for _, similarity, _ in found], "words": words}
        index = getattr(texts, "index", None)
        return pd.DataFrame(columns, index=None if index is None or callable(index) else index[rows])

    def drift(self, new_texts: Any, reference: Any) -> Drift:
        """Tell how texts have moved away from those of an earlier time.

        Parameters
        ----------
        new_texts : column of str, or frame
            Texts of now.
        reference : column of str, or frame
            Texts to compare with, such as those of the month after training. Texts that were trained on make poor ones:
            a model is surer of them than of any other.

        Returns
        -------
        Drift
            Words that the model does not know, how sure it is, the mean probability and score of each topic, each then
            and now with an interval; and the words behind the score that has moved most.

        Raises
        ------
        TypeError, ValueError
            For texts that cannot be right, or fewer than two of a kind.

        Examples
        --------
        >>> import newslens as nl
        >>> texts = ["The coach praised the team", "The bank raised its rates"] * 5
        >>> topics = nl.TopicClassifier().fit(texts, ["sport", "economy"] * 5)
        >>> found = topics.drift(["The zeppelin team", "A zeppelin coach"], ["The bank and the team", "The coach"])
        >>> found.unseen_words
        {'zeppelin': 2}
        """
        check_is_fitted(self)
        return drifting.drift(self, new_texts, reference)

"""fastText and Vowpal Wabbit, as their users run them from files of one line a text; neither is a dependency."""

import random
import re
import tempfile
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

TOKENS = re.compile(r"\w+|[^\w\s]")
"""Words and marks apart, which fastText's own examples do by sed before they learn."""

SEED = 0


def installed(package: str) -> bool:
    """Whether a peer is there."""
    return find_spec(package) is not None


def line(text: str) -> str:
    """Return a text on one line, in lower case, words and marks apart."""
    return " ".join(TOKENS.findall(text.lower()))


class FastText:
    """fastText over a file of ``__label__`` lines, in an order drawn once: it does not shuffle."""

    def __init__(self, **options: Any) -> None:
        self.options = options

    def fit(self, X: Sequence[str], y: Sequence[Any]) -> "FastText":
        """Learn from texts with one label each."""
        import fasttext

        self.classes_ = sorted(set(y))
        number = {label: at for at, label in enumerate(self.classes_)}
        rows = [f"__label__{number[label]} {line(text)}" for text, label in zip(X, y, strict=True)]
        random.Random(SEED).shuffle(rows)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "train.txt"
            file.write_text("\n".join(rows) + "\n", encoding="utf-8")
            self.model_ = fasttext.train_supervised(str(file), thread=2, verbose=0, **self.options)
        return self

    def predict(self, X: Sequence[str]) -> np.ndarray:
        """Return the label of every text."""
        # The binding's own predict builds an array in a way that numpy 2 refuses.
        found = [self.model_.f.predict(f"{line(text)}\n", 1, 0.0, "strict") for text in X]
        numbers = [int(pairs[0][1].removeprefix("__label__")) if pairs else 0 for pairs in found]
        return np.array(self.classes_, dtype=object)[numbers]

    def save(self, path: Path) -> None:
        """Write the model."""
        self.model_.save_model(str(path))


class VowpalWabbit:
    """One machine a class against all others, word pairs, several passes over a cache."""

    def __init__(self, passes: int = 5, bits: int = 22) -> None:
        self.passes, self.bits = passes, bits

    def fit(self, X: Sequence[str], y: Sequence[Any]) -> "VowpalWabbit":
        """Learn from texts with one label each."""
        from vowpalwabbit import Workspace

        self.classes_ = sorted(set(y))
        number = {label: at for at, label in enumerate(self.classes_, 1)}
        rows = [f"{number[label]} | {_plain(text)}" for text, label in zip(X, y, strict=True)]
        random.Random(SEED).shuffle(rows)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "train.vw"
            file.write_text("\n".join(rows) + "\n", encoding="utf-8")
            self.model_ = Workspace(
                f"--oaa {len(self.classes_)} --ngram 2 -b {self.bits} --passes {self.passes} --cache_file {file}.cache "
                f"--holdout_off --quiet --loss_function logistic -d {file}"
            )
        return self

    def predict(self, X: Sequence[str]) -> np.ndarray:
        """Return the label of every text."""
        numbers = [int(self.model_.predict(f"| {_plain(text)}")) - 1 for text in X]
        return np.array(self.classes_, dtype=object)[numbers]

    def save(self, path: Path) -> None:
        """Write the model."""
        self.model_.save(str(path))


def _plain(text: str) -> str:
    """Return the tokens of a text without the signs that Vowpal Wabbit reads as syntax."""
    return line(text).replace(":", " ").replace("|", " ")


def only_installed(package: str, build: Callable[[], Any]) -> Callable[[Any, Any], Any]:
    """Return a builder that says which package is missing."""

    def built(*_: Any) -> Any:
        if not installed(package):
            raise SystemExit(f"{package} is not installed; it is a peer, not a dependency")
        return build()

    return built

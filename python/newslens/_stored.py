"""Models that are stored as data."""

from os import PathLike, fspath
from typing import Any

from sklearn.utils.validation import check_is_fitted


class Stored:
    """A fitted object over a model of the core, ``_model``, that is written to one file."""

    _model: Any

    def save(self, path: str | PathLike[str]) -> None:
        """Write the model to one file, from which :func:`newslens.load` reads it.

        The file is data (safetensors and JSON), never code. The same data and parameters give the same bytes,
        for any number of threads.

        Parameters
        ----------
        path : str or path-like
            Where to; an old file is replaced only once the new one is complete.

        Raises
        ------
        OSError
            If it cannot be written.
        """
        check_is_fitted(self)
        self._model.save(fspath(path))

    def to_bytes(self) -> bytes:
        """Return what :meth:`save` would write."""
        check_is_fitted(self)
        data: bytes = self._model.to_bytes()
        return data

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "_model")

"""Models that are stored as data."""

from os import PathLike, fspath
from typing import Any

from sklearn.utils.validation import check_is_fitted

from . import _parameters


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


class CompactlyStored(Stored):
    """One that can also be written to a smaller file."""

    def save(self, path: str | PathLike[str], *, compact: bool = False) -> None:
        """Write the model to one file, from which :func:`newslens.load` reads it.

        The file is data (safetensors and JSON), never code. The same data and parameters give the same bytes,
        for any number of threads.

        Parameters
        ----------
        path : str or path-like
            Where to; an old file is replaced only once the new one is complete.
        compact : bool, default False
            Leave out the features that matter least, round weights to 255 steps, and do not remember the training
            texts (:meth:`evaluate` then cannot tell which of its texts stood in training). The file is a fourth to
            a fifteenth of the size; what it costs is measured in ``benchmarks/results/topic_size.md``. A model that
            was loaded from such a file loses features again if it is saved compactly: copy the file instead.

        Raises
        ------
        OSError
            If it cannot be written.
        """
        _parameters.one_of(compact, "compact", (True, False))
        if not compact:
            return super().save(path)
        check_is_fitted(self)
        self._model.save_compact(fspath(path))
        return None

    def to_bytes(self, *, compact: bool = False) -> bytes:
        """Return what :meth:`save` would write."""
        _parameters.one_of(compact, "compact", (True, False))
        if not compact:
            return super().to_bytes()
        check_is_fitted(self)
        data: bytes = self._model.to_compact_bytes()
        return data

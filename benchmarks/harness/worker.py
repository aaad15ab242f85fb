"""Measure one system on one set, in this process."""

import pickle
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from . import memory
from .data import BenchmarkSet, Part, held_out


@dataclass(frozen=True)
class System:
    """A classifier as its users write it.

    ``view`` turns the frame of a set into what it is given, before the clock starts.
    """

    title: str
    build: Callable[[BenchmarkSet, pd.DataFrame], Any]
    view: Callable[[pd.DataFrame], Any]


@dataclass(frozen=True)
class Measurement:
    """What one run gave: answers, seconds, bytes."""

    gold: list[Any]
    labels: list[Any]
    probability: list[float] | None
    fit_wall: float
    fit_cpu: float
    predict_wall: float
    predict_cpu: float
    memory: int | None
    file_size: int


def measure(chosen: BenchmarkSet, system: System, *, trial: bool = False, rows: int | None = None) -> Measurement:
    """Fit on the training part and answer the test part, or parts of the training part in a trial."""
    train, test = parts(chosen, trial=trial, rows=rows)
    model = system.build(chosen, train.frame)
    train, test = (Part(system.view(part.frame), part.labels) for part in (train, test))
    memory.settle()
    before = memory.reset_peak()
    _, fit_wall, fit_cpu = timed(lambda: model.fit(train.frame, train.labels))
    (labels, probability), predict_wall, predict_cpu = timed(lambda: answers(model, test.frame, test.labels))
    after = memory.peak()
    return Measurement(
        gold=test.labels,
        labels=labels,
        probability=probability,
        fit_wall=fit_wall,
        fit_cpu=fit_cpu,
        predict_wall=predict_wall,
        predict_cpu=predict_cpu,
        memory=None if before is None or after is None else after - before,
        file_size=file_size(model),
    )


def parts(chosen: BenchmarkSet, *, trial: bool, rows: int | None) -> tuple[Part, Part]:
    train = chosen.load("train")
    return held_out(train, rows) if trial else (train, chosen.load("test"))


def timed(call: Callable[[], Any]) -> tuple[Any, float, float]:
    """Return the result of a call, its seconds on the clock and its seconds of all threads."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = call()
    return result, time.perf_counter() - wall, time.process_time() - cpu


def answers(model: Any, X: Any, gold: list[Any]) -> tuple[list[Any], list[float] | None]:
    """Return the predicted label of every row, and its probability where the model has one; or all labels of a row."""
    if isinstance(gold[0], list) or not hasattr(model, "predict_proba"):
        return model.predict(X).tolist(), None
    probabilities = model.predict_proba(X)
    if not hasattr(model, "factors_"):
        return model.classes_[probabilities.argmax(axis=1)].tolist(), probabilities.max(axis=1).tolist()
    # What is told need not be the most probable.
    told = model.predict(X)
    numbers = np.searchsorted(model.classes_, told)
    return told.tolist(), probabilities[np.arange(len(numbers)), numbers].tolist()


def file_size(model: Any) -> int:
    """Return the bytes of a saved model: its own file, or a pickle."""
    if hasattr(model, "save"):
        with tempfile.TemporaryDirectory() as folder:
            model.save(Path(folder) / "model")
            return (Path(folder) / "model").stat().st_size
    sink = _Sink()
    pickle.Pickler(sink, protocol=5).dump(model)
    return sink.size


class _Sink:
    """A file that counts what is written and keeps nothing."""

    def __init__(self) -> None:
        self.size = 0

    def write(self, data: Any) -> int:
        self.size += memoryview(data).nbytes
        return memoryview(data).nbytes

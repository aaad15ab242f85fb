"""Run measurements, each in a fresh process on the same cores."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .scores import scores
from .worker import Measurement


class MeasurementError(RuntimeError):
    """A process that was to measure ended without an answer."""


@dataclass(frozen=True)
class Outcome:
    """One run of one system on one set, scored."""

    set_name: str
    system: str
    measured: Measurement
    scores: dict[str, float]

    def to_dict(self) -> dict[str, Any]:
        """Return everything but the answers themselves."""
        skipped = ("gold", "labels", "probability")
        figures = {name: value for name, value in vars(self.measured).items() if name not in skipped}
        return {"set": self.set_name, "system": self.system, **self.scores, **figures}


def outcomes(
    tasks: dict[str, str], systems: Sequence[str], repeats: int, options: Sequence[str]
) -> Iterator[Outcome | str]:
    """Measure set by set, the systems taking turns in every repetition.

    ``tasks`` tells the name of the scores of every set, ``options`` is passed on to the processes. A failure is a
    line of text.
    """
    for set_name, task in tasks.items():
        for _ in range(repeats):
            for system in systems:
                try:
                    measured = in_new_process(set_name, system, options)
                except MeasurementError as error:
                    yield f"{set_name}, {system}: {error}"
                    continue
                found = scores(task, measured.gold, measured.labels, measured.probability)
                yield Outcome(set_name, system, measured, found)


def in_new_process(set_name: str, system: str, options: Sequence[str]) -> Measurement:
    """Let the running script measure one system on one set, in a process of its own."""
    command = [sys.executable, sys.argv[0], "--one", set_name, system, *options]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise MeasurementError(f"failed with exit code {done.returncode}")
    return Measurement(**json.loads(done.stdout.splitlines()[-1]))

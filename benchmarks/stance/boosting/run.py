"""Boosting of other crates on the second stage of claims: agree, disagree or discuss, on FNC-1's training part.

NEWSLENS_DATA=... python benchmarks/stance/boosting/run.py --work FOLDER [--out benchmarks/results/stance_boosting.md]

Builds the small cargo project beside it, in release and stripped, into FOLDER; the crate and the wheel know nothing of
it. What was run before is read from FOLDER, not run again. Whole topics are held out in five parts; slow systems learn
once, without the first part of the first draw, and the slowest from a row in five of that. LightGBM joins where Python
has it, as a reference.
"""

import argparse
import importlib.util
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from harness.told import Told, add_out
from sets import fnc1

HERE = Path(__file__).resolve().parent
DRAWS, PARTS, LEARNED = 3, 5, 255
"""255 marks rows that no fit leaves out."""
ROUNDS = 150
PYTHON = 200
"""Megabytes; a child that takes less may show what Python held when it was born."""
FEW = 5
"""One row of so many is enough to see whether bytes are the same."""
TRIALS = ("first", 1), ("again", 1), ("first", 2)


@dataclass(frozen=True)
class System:
    """What is run, what it is called, the feature that builds it, and how much it can be asked to learn."""

    name: str
    told: str
    feature: str = ""
    reach: int = 2
    """2 for all parts of all draws, 1 for one part, 0 for a row in a few."""


SYSTEMS = (
    System("own", "newslens", "own"),
    System("forust", "forust-ml 0.8.0, one class against the rest", "forust"),
    System("lightgbm", "LightGBM (a reference, C++)", reach=1),
    System("forest", "linfa-ensemble 0.8.1, forest of 50", "linfa", reach=0),
    System("adaboost", "linfa-ensemble 0.8.1, AdaBoost of 50", "linfa", reach=0),
    System("perpetual:0.3", "perpetual 2.3.0, budget .3, one class against the rest", "perpetual", reach=1),
)


@dataclass(frozen=True)
class Rows:
    """The table of `read`."""

    values: np.ndarray
    classes: np.ndarray
    topics: np.ndarray
    weights: np.ndarray

    def one_in(self, few: int) -> "Rows":
        """Return one row in a few."""
        return Rows(self.values[::few], self.classes[::few], self.topics[::few], self.weights[::few])


def read_rows(path: Path) -> Rows:
    """Read what `read` wrote."""
    first, _, rest = path.read_bytes().partition(b"\n")
    rows, columns = map(int, first.split())
    words = np.frombuffer(rest, dtype="<u4")
    values, ends = words[: rows * columns].view("<f4"), words[rows * columns :].reshape(4, rows)
    return Rows(values.reshape(rows, columns), ends[0].astype(int), ends[1].astype(int), ends[3].view("<f4"))


def deal(topics: np.ndarray, draw: int) -> np.ndarray:
    """Deal whole topics to parts, the large ones about first, each to the smallest part."""
    random = np.random.default_rng(draw)
    names, counts = np.unique(topics, return_counts=True)
    sizes, parts = np.zeros(PARTS), np.zeros(topics.max() + 1, dtype=np.uint8)
    for at in np.argsort(-counts * random.uniform(0.5, 1.5, len(names))):
        part = int(np.argmin(sizes + random.uniform(0, 1e-3, PARTS)))
        parts[names[at]], sizes[part] = part, sizes[part] + counts[at]
    dealt: np.ndarray = parts[topics]
    return dealt


def scores(told: np.ndarray, rows: Rows, held: np.ndarray) -> dict[str, float]:
    """Log loss as told and at the best power of the probabilities, accuracy, and accuracy averaged over topics."""
    told, classes, topics = np.clip(told[held], 1e-12, 1), rows.classes[held], rows.topics[held]
    right = told.argmax(axis=1) == classes
    _, numbers, counts = np.unique(topics, return_inverse=True, return_counts=True)
    return {
        "log loss": _loss(told, classes, 1.0),
        "calibrated": min(_loss(told, classes, power) for power in np.arange(0.3, 2.01, 0.05)),
        "accuracy": right.mean(),
        "by topic": (np.bincount(numbers, right) / counts).mean(),
    }


def _loss(told: np.ndarray, classes: np.ndarray, power: float) -> float:
    logs = power * np.log(told)
    return float((np.log(np.exp(logs).sum(axis=1)) - logs[np.arange(len(classes)), classes]).mean())


class Bench:
    """The folder in which systems are built and run."""

    def __init__(self, work: Path) -> None:
        self.work = work
        self.table = work / "table.bin"

    def build(self, feature: str, binary: str = "boosting") -> Path:
        """Build a binary with one feature, or with none."""
        kept = self.work / f"{binary}-{feature or 'nothing'}"
        if not kept.exists():
            target = self.work / ("nightly" if feature == "perpetual" else "stable")
            nightly = {"RUSTC_BOOTSTRAP": "1"} if feature == "perpetual" else {}
            command = ["cargo", "build", "--locked", "--release", "--bin", binary, "--features", feature]
            environment = os.environ | nightly | {"CARGO_TARGET_DIR": str(target)}
            subprocess.run(command, cwd=HERE, env=environment, check=True)
            kept.write_bytes((target / "release" / binary).read_bytes())
            kept.chmod(0o755)
        return kept

    def rows(self) -> Rows:
        """Return the rows of the second stage."""
        if not self.table.exists():
            part = fnc1("train")
            pairs = zip(part.frame["target"], part.frame["text"], part.labels, strict=True)
            lines = "\n".join(json.dumps({"claim": c, "article": a, "label": label}) for c, a, label in pairs)
            told = subprocess.run(
                [self.build("read", "read")], input=lines.encode(), stdout=subprocess.PIPE, check=True
            )
            self.table.write_bytes(told.stdout)
        return read_rows(self.table)

    def of_few(self, rows: Rows) -> "Bench":
        """Return a bench in a folder of its own, with the same binaries and one row of a few."""
        few = Bench(self.work / "few")
        few.work.mkdir(exist_ok=True)
        whole = rows.values, rows.classes, rows.topics, rows.topics, rows.weights
        parts = [np.ascontiguousarray(array[::FEW]) for array in whole]
        words = [array.astype("<f4" if array.dtype.kind == "f" else "<u4").tobytes() for array in parts]
        few.table.write_bytes(b"%d %d\n" % parts[0].shape + b"".join(words))
        for feature in {system.feature for system in SYSTEMS if system.feature}:
            kept = few.work / f"boosting-{feature}"
            kept.unlink(missing_ok=True)
            kept.symlink_to(self.build(feature))
        return few

    def run(self, system: System, rows: Rows, parts: np.ndarray, named: str, threads: int = 1) -> dict[str, Any]:
        """Return the answers of a system, what they cost, and a number for their bytes and those of the models."""
        kept = self.work / f"{system.name.replace(':', '_')}-{named}-{threads}.json"
        if not kept.exists():
            parts.astype(np.uint8).tofile(self.work / "parts.bin")
            ask = _lightgbm if system.name == "lightgbm" else self._ask
            kept.write_text(json.dumps(ask(system, rows, parts, threads)))
        found: dict[str, Any] = json.loads(kept.read_text())
        return found | {"told": np.array(found["told"])}

    def _ask(self, system: System, _rows: Rows, _parts: np.ndarray, threads: int) -> dict[str, Any]:
        files = self.table, self.work / "parts.bin", self.work / "stdout", self.work / "stderr"
        command = [str(self.build(system.feature)), system.name, str(files[0]), str(files[1]), str(threads)]
        pipe = subprocess.PIPE
        environment = os.environ | {"RAYON_NUM_THREADS": str(threads)}
        with subprocess.Popen(
            command, stdout=pipe, stderr=(self.work / "stderr").open("w"), env=environment
        ) as process:
            assert process.stdout is not None
            told = np.frombuffer(process.stdout.read()).reshape(-1, 3)
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = status
        if status:
            raise SystemExit((self.work / "stderr").read_text())
        stamp, trees = (self.work / "stderr").read_text().split()
        cost = {"seconds": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss / 1024}
        return {"told": told.tolist(), "stamp": stamp, "trees": int(trees)} | cost

    def crates(self, feature: str) -> set[str]:
        """Name the crates that a feature pulls in."""
        command = ["cargo", "tree", "--locked", "--prefix", "none", "-e", "normal", "--features", feature]
        found = subprocess.run(command, cwd=HERE, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
        return {" ".join(line.split()[:2]) for line in found}


def _lightgbm(_: System, rows: Rows, parts: np.ndarray, threads: int) -> dict[str, Any]:
    """LightGBM with the numbers of the project's own; its rate is lower, for it counts curvature half more."""
    import resource

    import lightgbm  # type: ignore[import-not-found]

    numbers = {"num_leaves": 15, "learning_rate": 0.07, "max_bin": 63, "min_data_in_leaf": 20, "lambda_l2": 1.0}
    shares = {"bagging_fraction": 0.7, "bagging_freq": 1, "feature_fraction": 0.5, "min_sum_hessian_in_leaf": 0.0}
    ways = {"objective": "multiclass", "num_class": 3, "deterministic": True, "force_row_wise": True, "verbose": -1}
    told = np.zeros((len(parts), 3))
    before = resource.getrusage(resource.RUSAGE_SELF)
    for part in sorted(set(parts.tolist()) - {LEARNED}):
        train, held = parts != part, parts == part
        data = lightgbm.Dataset(rows.values[train], rows.classes[train], weight=rows.weights[train])
        model = lightgbm.train(numbers | shares | ways | {"num_threads": threads}, data, ROUNDS)
        told[held] = model.predict(rows.values[held], num_threads=1)
    after = resource.getrusage(resource.RUSAGE_SELF)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"told": told.tolist(), "seconds": seconds}


def line(system: System, runs: list[dict[str, Any]], rows: Rows, parts: list[np.ndarray]) -> list[str]:
    """One line of a table: means over draws."""
    each = [scores(run["told"], rows, held < LEARNED) for run, held in zip(runs, parts, strict=True)]
    fits = sum(len(set(held.tolist()) - {LEARNED}) for held in parts)
    means = [f"{np.mean([found[name] for found in each]):.4f}" for name in each[0]]
    memory = max(run.get("megabytes", 0) for run in runs)
    cost = f"{sum(run['seconds'] for run in runs) / fits:.1f}", f"{memory:.0f}" if memory > PYTHON else ""
    return [system.told, *means, *cost]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", required=True, type=Path, help="a folder for what is built and run")
    add_out(parser)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    bench = Bench(options.work.resolve())
    rows = bench.rows()
    draws = [deal(rows.topics, draw) for draw in range(DRAWS)]
    first = np.where(draws[0] == 0, 0, LEARNED)
    here = [system for system in SYSTEMS if system.feature or importlib.util.find_spec("lightgbm")]
    told = Told(options.out, "stance/boosting/run.py")
    told.line(
        "FNC-1's related training pairs, whole topics held out. `calibrated` is the log loss at the best power of the "
        "probabilities, `by topic` the accuracy averaged over topics, `s a fit` processor seconds on one thread, "
        f"beside other work, `MB` memory above {PYTHON}."
    )
    measures = ("system", "log loss", "calibrated", "accuracy", "by topic", "s a fit", "MB")
    told.line(f"\nMeans of {DRAWS} draws of {PARTS} parts:\n")
    told.head(measures)
    for system in (system for system in here if system.reach > 1):
        runs = [bench.run(system, rows, parts, f"draw{draw}") for draw, parts in enumerate(draws)]
        told.row(*line(system, runs, rows, draws))
    told.line("\nThe first part of the first draw, learned once:\n")
    told.head(measures)
    for system in (system for system in here if system.reach):
        told.row(*line(system, [bench.run(system, rows, first, "first")], rows, [first]))
    told.line(
        f"\nA row in {FEW} of the same; whether a second fit and one on two threads give the same bytes of model and"
    )
    told.line("answers; what a stripped binary grows by; crates that the project has not:\n")
    told.head((*measures, "again", "two threads", "kB", "crates"))
    few, of_few, part = bench.of_few(rows), rows.one_in(FEW), first[::FEW]
    empty, ours = bench.build("").stat().st_size, bench.crates("own")
    for system in (system for system in here if system.feature):
        alone, *others = (few.run(system, of_few, part, name, threads) for name, threads in TRIALS)
        same = ("same" if alone["stamp"] == other["stamp"] else "other" for other in others)
        added = (bench.build(system.feature).stat().st_size - empty) / 1000
        new = len(bench.crates(system.feature) - ours)
        told.row(*line(system, [alone], of_few, [part]), *same, f"{added:.0f}", new)


if __name__ == "__main__":
    main()

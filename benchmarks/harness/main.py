"""The command line that the comparisons share."""

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from . import scorer
from .data import BenchmarkSet, root
from .measure import Outcome, outcomes
from .table import table
from .worker import System, measure

PACKAGES = ("newslens", "scikit-learn", "numpy", "scipy", "pandas")
PEERS = ("fasttext", "vowpalwabbit")


def main(
    description: str,
    sets: dict[str, BenchmarkSet],
    systems: dict[str, System],
    published: Mapping[str, str] | None = None,
) -> None:
    """Measure the chosen systems on the chosen sets and print one table; with ``--one``, measure one here.

    ``published`` has what others report for a set; it is told in a column of its own and was not measured here.
    """
    options = parser(description, sets, systems).parse_args()
    root()
    keep_to(options.cores)
    if options.one:
        set_name, system = options.one
        measured = measure(sets[set_name], systems[system], trial=options.trial is not None, rows=options.trial or None)
        print(json.dumps(asdict(measured)))
    else:
        compare(options, sets, systems, published or {})


def parser(description: str, sets: dict[str, BenchmarkSet], systems: dict[str, System]) -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--sets", type=names(sets), default=list(sets), help="comma-separated, of " + ", ".join(sets))
    made.add_argument(
        "--systems", type=names(systems), default=list(systems), help="comma-separated, of " + ", ".join(systems)
    )
    made.add_argument("--repeats", type=int, default=1, help="runs of every system, taking turns; medians are told")
    made.add_argument("--cores", type=int, default=2, help="processor cores that every run is kept to")
    made.add_argument("--score", type=Path, help="score.py beside the data: assert that it finds the same scores")
    made.add_argument("--out", type=Path, help="write the table here (.md), and every run beside it (.json)")
    made.add_argument(
        "--trial",
        type=int,
        nargs="?",
        const=0,
        metavar="ROWS",
        help="leave the test part closed: split the training part, or ROWS of it, in three quarters and one",
    )
    made.add_argument("--one", nargs=2, metavar=("SET", "SYSTEM"), help="measure in this process, print JSON")
    return made


def names(known: Mapping[str, object]) -> Callable[[str], list[str]]:
    """Return a reader of comma-separated names that refuses unknown ones."""

    def read(text: str) -> list[str]:
        chosen = [name.strip() for name in text.split(",")]
        unknown = [name for name in chosen if name not in known]
        if unknown:
            raise argparse.ArgumentTypeError(f"{unknown[0]!r} is unknown, expected some of {', '.join(known)}")
        return chosen

    return read


def keep_to(cores: int) -> None:
    """Keep this process and those it starts to the first cores it may use."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])


def compare(
    options: argparse.Namespace,
    sets: dict[str, BenchmarkSet],
    systems: dict[str, System],
    published: Mapping[str, str],
) -> None:
    """Measure, report after every run, and end with exit code 1 if a run failed."""
    tasks = {name: sets[name].task for name in here(options.sets, sets)}
    titles = {name: system.title for name, system in systems.items()}
    passed_on = [f"--cores={options.cores}"] + ([] if options.trial is None else [f"--trial={options.trial}"])
    found: list[Outcome] = []
    failures = 0
    for outcome in outcomes(tasks, options.systems, options.repeats, passed_on):
        if isinstance(outcome, str):
            print(outcome, file=sys.stderr)
            failures += 1
            continue
        checked(outcome, tasks, options.score)
        found.append(outcome)
        report(found, options, titles, published)
    print(table(found, titles, published))
    sys.exit(1 if failures else 0)


def here(chosen: Sequence[str], sets: dict[str, BenchmarkSet]) -> list[str]:
    """Return the chosen sets that the data holds, and tell of the others."""
    missing = [name for name in chosen if not sets[name].is_here()]
    for name in missing:
        print(f"{name}: {sets[name].folder}/ is not in NEWSLENS_DATA, left out", file=sys.stderr)
    if len(missing) == len(chosen):
        raise SystemExit("NEWSLENS_DATA holds none of the chosen sets")
    return [name for name in chosen if name not in missing]


def checked(outcome: Outcome, tasks: dict[str, str], script: Path | None) -> None:
    """Tell of a run as it comes in, and let the scorer score it again if there is one."""
    measured = outcome.measured
    print(f"{outcome.set_name}, {outcome.system}: fit {measured.fit_wall:.2f} s, {outcome.scores}", file=sys.stderr)
    task = tasks[outcome.set_name]
    if script is not None and task not in scorer.UNKNOWN:
        scorer.check(script, task, measured.gold, measured.labels, measured.probability, outcome.scores)


def report(
    found: Sequence[Outcome], options: argparse.Namespace, titles: dict[str, str], published: Mapping[str, str]
) -> None:
    """Write the table and the runs so far, so that an interrupted comparison leaves what it has."""
    if options.out is None:
        return
    options.out.parent.mkdir(parents=True, exist_ok=True)
    told = f"{conditions(options)}\n\n{table(found, titles, published)}"
    options.out.with_suffix(".md").write_text(told, encoding="utf-8")
    runs = [outcome.to_dict() for outcome in found]
    options.out.with_suffix(".json").write_text(json.dumps(runs, indent=1) + "\n", encoding="utf-8")


def conditions(options: argparse.Namespace) -> str:
    """Say under which conditions the figures came about."""
    script = "/".join(Path(sys.argv[0]).resolve().parts[-2:])
    part = "the test part" if options.trial is None else "a quarter of the training part (a trial, not a result)"
    versions = ", ".join(f"{package} {version(package)}" for package in (*PACKAGES, *filter(find_spec, PEERS)))
    return (
        f"Written by `{script}`. Scores on {part}; runs of every system: {options.repeats}; "
        f"cores: {options.cores} of {processor()}; Python {platform.python_version()}, {versions}."
    )


def processor() -> str:
    """Return the processor's name where the system tells it."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text().splitlines() if path.exists() else []
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())

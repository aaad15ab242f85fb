"""Outcomes as a table in Markdown."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from .measure import Outcome

OURS = "newslens"
SCORES = {
    "accuracy": "accuracy",
    "f_avg": "F1 of favor and against",
    "score": "FNC-1 score",
    "micro_f1": "micro-F1",
    "macro_f1": "macro-F1",
    "ece": "ECE",
    "ece_chance": "ECE of true probabilities",
}
COSTS = (
    "fit, s (wall / CPU)",
    "predict, s (wall / CPU)",
    "memory above the data, MB",
    "model file, MB",
    "fit wall over newslens",
)

PUBLISHED = ("published by others, not run here",)


def table(found: Sequence[Outcome], titles: dict[str, str], published: Mapping[str, str]) -> str:
    """Return one table: a row for each set and system, the median of every cost over the repetitions.

    What is published of a set stands in a last column, beside newslens, if anything is.
    """
    shown = [key for key in SCORES if any(key in outcome.scores for outcome in found)]
    header = ["set", "system", *(SCORES[key] for key in shown), *COSTS, *PUBLISHED[: len(published)]]
    groups: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for outcome in found:
        groups[outcome.set_name, outcome.system].append(outcome)
    rows = [
        [
            *(name, titles[system], *_scores(runs[0], shown), *_costs(runs)),
            _ratio(runs, groups.get((name, OURS), [])),
            *([published.get(name, "") if system == OURS else ""] if published else []),
        ]
        for (name, system), runs in groups.items()
    ]
    return "\n".join(_row(cells) for cells in [header, ["---"] * len(header), *rows]) + "\n"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _scores(run: Outcome, shown: Sequence[str]) -> list[str]:
    percent = ("score",)
    return [f"{run.scores[key]:.{2 if key in percent else 4}f}" if key in run.scores else "" for key in shown]


def _costs(runs: Sequence[Outcome]) -> list[str]:
    measured = [run.measured for run in runs]
    memories = [one.memory for one in measured if one.memory is not None]
    return [
        _seconds(median(one.fit_wall for one in measured), median(one.fit_cpu for one in measured)),
        _seconds(median(one.predict_wall for one in measured), median(one.predict_cpu for one in measured)),
        f"{median(memories) / 1e6:.0f}" if memories else "",
        f"{measured[0].file_size / 1e6:.1f}",
    ]


def _seconds(wall: float, cpu: float) -> str:
    return f"{wall:.2f} / {cpu:.2f}"


def _ratio(runs: Sequence[Outcome], ours: Sequence[Outcome]) -> str:
    """Return the median over the repetitions of a system's wall time of fit over that of newslens beside it."""
    if not ours or len(ours) != len(runs):
        return ""
    return f"{median(a.measured.fit_wall / b.measured.fit_wall for a, b in zip(runs, ours, strict=True)):.2f}"

"""Draw what ``curves.py`` measured: accuracy, processor seconds and megabytes against the share of the training texts.

python benchmarks/topic/plot_curves.py benchmarks/results/topic_curves.json
"""

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import matplotlib as mpl

mpl.use("svg")
import matplotlib.pyplot as plt
from systems import SYSTEMS

PANELS = (
    ("accuracy", "accuracy on the valid part", 1.0),
    ("fit_cpu", "processor seconds to fit", 1.0),
    ("memory", "memory above the data, MB", 1e-6),
)


def main() -> None:
    """Write the plot beside the measurements."""
    source = Path(sys.argv[1])
    runs = json.loads(source.read_text(encoding="utf-8"))
    # The same runs give the same file: no date, and names of parts that do not change.
    with mpl.rc_context({"svg.hashsalt": "newslens", "font.size": 9}):
        figure, axes = plt.subplots(1, len(PANELS), figsize=(11, 3.4), layout="constrained")
        for axis, (key, title, factor) in zip(axes, PANELS, strict=True):
            draw(axis, runs, key, factor)
            axis.set(title=title, xlabel="share of the training texts", xlim=(0, 1.03))
            if key != "accuracy":
                axis.set_ylim(bottom=0)
        axes[0].legend(frameon=False, fontsize=7)
        figure.savefig(source.with_suffix(".svg"), metadata={"Date": None})


def draw(axis: Any, runs: list[dict[str, Any]], key: str, factor: float) -> None:
    """Draw one line a system."""
    for system in dict.fromkeys(run["system"] for run in runs):
        points = sorted((share(run), run[key] * factor) for run in runs if run["system"] == system)
        axis.plot(*zip(*points, strict=True), marker="o", markersize=3, label=SYSTEMS[system].title)
    axis.spines[["top", "right"]].set_visible(False)


def share(run: dict[str, Any]) -> float:
    """Return the share of the training texts of a run."""
    _, part, whole = run["set"].split("_")
    return int(part) / int(whole)


if __name__ == "__main__":
    main()

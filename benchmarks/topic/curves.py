"""How accuracy, time and memory grow with the texts: an eighth to all of the training part of ArticleBias, slant.

NEWSLENS_DATA=... python benchmarks/topic/curves.py --systems newslens,newslens_fast,linear_svc \
    --out benchmarks/results/topic_curves.md
python benchmarks/topic/plot_curves.py benchmarks/results/topic_curves.json
"""

import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from harness.data import BenchmarkSet, Part, PartName
from harness.main import main
from sets import articles
from systems import SYSTEMS

SEED = 0
EIGHTHS = (1, 2, 4, 8)


def part_of(part: PartName, *, eighths: int) -> Part:
    """Return some eighths of the training part, drawn so that a larger share holds the smaller; or all of valid."""
    whole = articles(part, "bias")
    if part != "train" or eighths == 8:
        return whole
    rows = np.random.default_rng(SEED).permutation(len(whole.labels))[: len(whole.labels) * eighths // 8]
    return Part(whole.frame.iloc[rows], [whole.labels[row] for row in rows])


SETS = {
    f"slant_{eighths}_8": BenchmarkSet("article_bias", "topic", partial(part_of, eighths=eighths), large=True)
    for eighths in EIGHTHS
}

if __name__ == "__main__":
    main(__doc__, SETS, SYSTEMS)

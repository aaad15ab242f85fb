"""Stance toward a given target beside scikit-learn: scores, time, memory and size, in one run.

NEWSLENS_DATA=... python benchmarks/stance/run.py --out benchmarks/results/stance.md
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from harness.main import main
from sets import SETS
from systems import PUBLISHED, SYSTEMS

if __name__ == "__main__":
    main(__doc__, SETS, SYSTEMS, PUBLISHED)

"""Topic classification beside scikit-learn: scores, time, memory and size, in one run.

NEWSLENS_DATA=... python benchmarks/topic/run.py --out benchmarks/results/topic.md
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from harness.main import main
from sets import SETS
from systems import SYSTEMS

if __name__ == "__main__":
    main(__doc__, SETS, SYSTEMS)

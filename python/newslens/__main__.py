"""``python -m newslens`` is the command ``newslens``."""

import sys

from .cli import main

sys.exit(main())

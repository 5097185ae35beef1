"""Runs the program: `python -m stretchcoach`."""

import sys

from stretchcoach.cli import main

sys.exit(main())

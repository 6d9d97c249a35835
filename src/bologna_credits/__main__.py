"""The command line of :mod:`bologna_credits.cli`, as ``python -m bologna_credits``."""

import sys

from bologna_credits.cli import main

sys.exit(main())

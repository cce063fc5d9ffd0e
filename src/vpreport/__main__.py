"""`python -m vpreport` is the same as `vpreport`."""

from __future__ import annotations

import sys

from vpreport.cli import main

if __name__ == "__main__":
    sys.exit(main())

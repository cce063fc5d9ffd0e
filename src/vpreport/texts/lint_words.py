"""The words in a plan's own sentences by which the linter knows what a goal or target means."""

from __future__ import annotations

from typing import Final

COUNT: Final = "antal"  # an indicator that begins so is a count, not a share
WITHOUT: Final = "utan"  # "andel projekt utan krav": the more, the better

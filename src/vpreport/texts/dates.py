"""The words by which people name a day, month, quarter or season in a plan."""

from __future__ import annotations

from typing import Final

LATEST: Final = ("senast", "den")  # said before a date; add nothing to it
QUARTER: Final = ("q", "kv", "kvartal")
# Municipal half-years: spring ends with the school year and the budget work, autumn with the year.
SEASON_ENDS: Final = {"våren": (6, 30), "hösten": (12, 31)}

"""The colours of the reports: workbook and Word section show a status alike.

Every pair of `fill` and `text`, and white on every `strong`, has a contrast of at least 4.5:1
(WCAG 1.4.3). Colour only repeats what symbol and word already say (WCAG 1.4.1).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from vpreport import palette

ACCENT: Final = palette.ACCENT.removeprefix("#")
INK: Final = palette.INK.removeprefix("#")
MUTED: Final = palette.QUIET.removeprefix("#")
PALE: Final = palette.PALE.removeprefix("#")
LINE: Final = palette.LINE.removeprefix("#")
WHITE: Final = palette.WHITE.removeprefix("#")
FONT: Final = "Calibri"


@dataclass(frozen=True, slots=True)
class StatusColour:
    """RGB without "#": `text` on `fill` in cells, white on `strong` in charts."""

    fill: str
    text: str
    strong: str


_GREEN: Final = StatusColour("DDEFE1", "1C5631", "2F7D4A")
_AMBER: Final = StatusColour("FBECC9", "6A4500", "8F6200")
_RED: Final = StatusColour("F8DDD7", "8A2318", "B5402F")
_BLUE: Final = StatusColour("E3ECF4", "2B4A66", "3F6E98")
_VIOLET: Final = StatusColour("E9E3F1", "4C3772", "6E559C")
_GREY: Final = StatusColour("ECEFF0", "4A555A", "677479")
_DARK: Final = StatusColour("ECEFF0", "4A555A", "39434A")  # told from grey in a chart

STATUS_COLOURS: Final[Mapping[str, StatusColour]] = MappingProxyType(
    {
        "met": _GREEN,
        "will_be_met": _GREEN,
        "done": _GREEN,
        "partly": _AMBER,
        "will_be_partly": _AMBER,
        "ongoing": _BLUE,
        "not_met": _RED,
        "will_not_be_met": _RED,
        "late": _RED,
        "cancelled": _VIOLET,
        "without_deviation": _GREEN,
        "minor_deviation": _AMBER,
        "major_deviation": _RED,
        "not_performed": _VIOLET,
        "incomplete": _AMBER,
        "not_started": _GREY,
        "uncertain": _BLUE,
        "not_due": _BLUE,
        "not_judged": _GREY,
        "not_reported": _DARK,
        "not_measured": _GREY,
        "not_applicable": _GREY,
        "not_assessable": _AMBER,
        "confidential": _VIOLET,
        "executed": _GREEN,
        "written_off": _VIOLET,
        "in_preparation": _BLUE,
        "before_council": _BLUE,
        "finally_handled": _GREEN,
    }
)
"""Keyed by the stable value of every status that `vpreport.texts.labels.SYMBOLS` knows."""

SERIES_COLOURS: Final = ("17434B", "C4852A", "DCE6E8")
"""The bars of a chart that shows no statuses; each is outlined in the first of the colours."""

SEVERITY_COLOURS: Final[Mapping[str, StatusColour]] = MappingProxyType(
    {"stop": _RED, "error": _RED, "warning": _AMBER, "info": _BLUE}
)

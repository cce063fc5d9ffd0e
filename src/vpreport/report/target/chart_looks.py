"""How charts look in a document: its font, and bars in a colour of its own.

Bars that show statuses keep the colours of these, which mean the same everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from vpreport.report import style as house
from vpreport.report.section.layout import ChartLook
from vpreport.report.target.checking.contrast import contrast
from vpreport.report.target.parsing import find, value
from vpreport.report.target.style_sheet import StyleSheet
from vpreport.report.target.table_looks import fill_of_head

_BLACK: Final = "000000"
_SEEN: Final = 4.5  # contrast to the page that a colour has for its outline to be seen well
_APART: Final = 3.2  # contrast between bars that stand side by side: 3, and some for rounding
_TINTS: Final = tuple(range(40, 100, 4))  # percent of white
_GREY: Final = 24  # how far apart the parts of a colour are where it is one at all
_RGB: Final = re.compile(r"[0-9A-F]{6}")


def chart_look(sheet: StyleSheet, *, body: str, table: str, heading: str) -> ChartLook:
    """Return the look of charts beside text, tables and headings in these styles.

    The colour is that behind the heads of the tables, else that of the heading, else that of the
    theme; the second bar has a tint of it. Where there is none the colours are those of the house.
    """
    font = sheet.font(body) or house.FONT
    colours = (fill_of_head(sheet, table), _of_heading(sheet, heading), sheet.theme.accent)
    own = next(filter(_is_fit, (colour.upper() for colour in colours)), "")
    tints = (_tint(own, percent) for percent in _TINTS) if own else iter(())
    second = next((tint for tint in tints if contrast(own, tint) >= _APART), "")
    if not second:
        return ChartLook(font=font, ink=_BLACK)
    return ChartLook(font=font, ink=_BLACK, series=(own, second))


def _of_heading(sheet: StyleSheet, heading: str) -> str:
    colours: Iterator[str] = (
        value(find(each.element, "rPr/color")) for each in sheet.lineage(heading)
    )
    return next(filter(None, colours), "")


def _is_fit(colour: str) -> bool:
    """Return whether a colour is one that can be told from white, and not grey or black."""
    if not _RGB.fullmatch(colour) or contrast(colour, house.WHITE) < _SEEN:
        return False
    parts = _parts(colour)
    return max(parts) - min(parts) >= _GREY


def _tint(colour: str, white: int) -> str:
    parts = (part + (255 - part) * white // 100 for part in _parts(colour))
    return "".join(f"{part:02X}" for part in parts)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (0, 2, 4))

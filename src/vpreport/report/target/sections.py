"""How wide and how high the text is in a section of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from vpreport.report.section.ooxml import Element
from vpreport.report.target.parsing import find, value, w_name

# What Word takes where a section says nothing: US Letter, margins of an inch, half an inch between
# columns (in twentieths of a point).
_PAGE: Final = 12240
_PAGE_HEIGHT: Final = 15840
_MARGIN: Final = 1440
_BETWEEN: Final = 720


@dataclass(frozen=True, slots=True, kw_only=True)
class TextWidth:
    """In twentieths of a point; the width of a column where there are several."""

    width: int
    height: int
    columns: int = 1


def text_width(section: Element | None) -> TextWidth:
    """Return the width of the text in the section that `section` (w:sectPr) describes.

    Of columns that are unlike the narrowest counts: nobody knows in which of them a block will be.
    """
    if section is None:
        return TextWidth(width=_PAGE - 2 * _MARGIN, height=_PAGE_HEIGHT - 2 * _MARGIN)
    size, margins = find(section, "pgSz"), find(section, "pgMar")
    across = (("left", _MARGIN), ("right", _MARGIN), ("gutter", 0))
    upright = (("top", _MARGIN), ("bottom", _MARGIN))
    whole = _twentieths(size, "w", _PAGE) - _edges(margins, across)
    height = _twentieths(size, "h", _PAGE_HEIGHT) - _edges(margins, upright)
    return _in_columns(find(section, "cols"), max(1, whole), max(1, height))


def _edges(margins: Element | None, sides: tuple[tuple[str, int], ...]) -> int:
    return sum(abs(_twentieths(margins, name, default)) for name, default in sides)


def _in_columns(columns: Element | None, whole: int, height: int) -> TextWidth:
    if columns is None:
        return TextWidth(width=whole, height=height)
    own = [_twentieths(each, "w", whole) for each in columns.iter(w_name("col"))]
    if own and value(columns, "equalWidth") in ("0", "false", "off"):
        return TextWidth(width=max(1, min(own)), height=height, columns=len(own))
    count = max(1, _twentieths(columns, "num", 1))
    between = _twentieths(columns, "space", _BETWEEN)
    width = max(1, (whole - (count - 1) * between) // count)
    return TextWidth(width=width, height=height, columns=count)


def _twentieths(element: Element | None, name: str, default: int) -> int:
    written = value(element, name)
    try:
        return round(float(written))
    except ValueError:
        return default

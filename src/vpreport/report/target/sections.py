"""How wide the text is in a section of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from vpreport.report.section.ooxml import Element
from vpreport.report.target.parsing import find, value, w_name

# What Word takes where a section says nothing: US Letter, margins of an inch, half an inch between
# columns (in twentieths of a point).
_PAGE: Final = 12240
_MARGIN: Final = 1440
_BETWEEN: Final = 720


@dataclass(frozen=True, slots=True, kw_only=True)
class TextWidth:
    """In twentieths of a point; that of a column where there are several."""

    width: int
    columns: int = 1


def text_width(section: Element | None) -> TextWidth:
    """Return the width of the text in the section that `section` (w:sectPr) describes.

    Of columns that are unlike the narrowest counts: nobody knows in which of them a block will be.
    """
    if section is None:
        return TextWidth(width=_PAGE - 2 * _MARGIN)
    size, margins = find(section, "pgSz"), find(section, "pgMar")
    edges = sum(
        abs(_twentieths(margins, name, default))
        for name, default in (("left", _MARGIN), ("right", _MARGIN), ("gutter", 0))
    )
    whole = max(1, _twentieths(size, "w", _PAGE) - edges)
    return _in_columns(find(section, "cols"), whole)


def _in_columns(columns: Element | None, whole: int) -> TextWidth:
    if columns is None:
        return TextWidth(width=whole)
    own = [_twentieths(each, "w", whole) for each in columns.iter(w_name("col"))]
    if own and value(columns, "equalWidth") in ("0", "false", "off"):
        return TextWidth(width=max(1, min(own)), columns=len(own))
    count = max(1, _twentieths(columns, "num", 1))
    between = _twentieths(columns, "space", _BETWEEN)
    return TextWidth(width=max(1, (whole - (count - 1) * between) // count), columns=count)


def _twentieths(element: Element | None, name: str, default: int) -> int:
    written = value(element, name)
    try:
        return round(float(written))
    except ValueError:
        return default

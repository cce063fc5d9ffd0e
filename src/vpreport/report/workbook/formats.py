"""The looks of the workbook's cells, each made once."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from vpreport import palette
from vpreport.report.style import FONT, StatusColour
from vpreport.report.workbook.declared import Column, Look
from vpreport.texts.numbers import decimals_of

TEXT_SIZE: Final = 10  # points
_BASE: Final[dict[str, Any]] = {
    "font_name": FONT,
    "font_size": TEXT_SIZE,
    "font_color": palette.INK,
    "valign": "top",
}
_BODY: Final[dict[str, Any]] = {
    **_BASE,
    "text_wrap": True,
    "align": "left",
    "indent": 1,
    "bottom": 1,
    "bottom_color": palette.LINE,
}
_LOOKS: Final[dict[Look, dict[str, Any]]] = {
    Look.TEXT: {},
    Look.STRONG: {"bold": True},
    Look.LINE: {"text_wrap": False},
    Look.QUIET: {"font_color": palette.QUIET, "font_size": 9},
    Look.NUMBER: {"align": "right"},
    Look.CENTRED: {"align": "center", "indent": 0},
}
_HEADING: Final[dict[str, Any]] = {
    **_BASE,
    "bold": True,
    "text_wrap": True,
    "align": "left",
    "indent": 1,
    "valign": "vcenter",
    "font_color": palette.WHITE,
    "bg_color": palette.ACCENT,
}
_TOTAL: Final[dict[str, Any]] = {
    "bold": True,
    "top": 1,
    "top_color": palette.ACCENT,
    "bg_color": palette.PALE,
}
DATE: Final = "yyyy-mm-dd"


class Formats:
    """Formats of one workbook. Excel allows about 64,000 of them; equal ones are shared."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    @property
    def title(self) -> Format:
        return self._of({**_BASE, "bold": True, "font_size": 20, "font_color": palette.ACCENT})

    @property
    def stamp(self) -> Format:
        look = {"bold": True, "font_size": 11, "font_color": palette.STAMP, "valign": "vcenter"}
        return self._of({**_BASE, **look})

    @property
    def lead(self) -> Format:
        return self._of({**_BASE, "font_size": 11, "valign": "vcenter"})

    @property
    def section(self) -> Format:
        look = {"bold": True, "font_size": 14, "font_color": palette.ACCENT, "valign": "bottom"}
        return self._of({**_BASE, **look})

    def heading(self, column: Column, *, has_filter: bool) -> Format:
        """Return the look of a heading; one with a filter button on its right begins at left."""
        is_aligned = column.look in (Look.NUMBER, Look.CENTRED) and not has_filter
        align = _LOOKS[column.look] if is_aligned else {}
        return self._of({**_HEADING, **align, **_coloured(column.colour)})

    def cell(self, column: Column, *, is_low: bool, is_total: bool, **changes: Any) -> Format:
        """Return the look of a cell of the column; `changes` are for this kind of value.

        In a low row (`is_low`) cells stand in the middle, in a high one they begin at its top.
        """
        total = _TOTAL if is_total else {}
        middle = {"valign": "vcenter"} if is_low else {}
        return self._of({**_BODY, **_LOOKS[column.look], **total, **middle, **changes})

    def _of(self, properties: dict[str, Any]) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]


def marked(colour: StatusColour) -> dict[str, Any]:
    """Return the changes that set a cell in a status's colours."""
    return {"bold": True, **_coloured(colour)}


def numeric(value: Decimal, places: int | None = None) -> dict[str, Any]:
    """Return the changes that show a number; with the decimals it has, two at most, by default.

    Excel and LibreOffice put in the comma and the space of their own language.
    """
    decimals = decimals_of(value) if places is None else places
    return {"num_format": f"#,##0.{'0' * decimals}" if decimals else "#,##0", "align": "right"}


def _coloured(colour: StatusColour | None) -> dict[str, Any]:
    if colour is None:
        return {}
    return {"font_color": f"#{colour.text}", "bg_color": f"#{colour.fill}"}

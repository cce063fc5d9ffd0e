"""The looks of a template's cells, made once for each workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Self

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from vpreport import palette
from vpreport.template.fields import DateField, Field, NumberField
from vpreport.template.returned import Mark
from vpreport.template.table import Look
from vpreport.texts import template as texts

FONT: Final = "Calibri"
ALL_DONE: Final = f'[=0]"{texts.ALL_DONE}";0'  # a count of what is left

TEXT_SIZE: Final = 11  # points

_BASE: Final[dict[str, Any]] = {
    "font_name": FONT,
    "font_size": TEXT_SIZE,
    "font_color": palette.INK,
    "valign": "vcenter",
}
_WRAPPED: Final[dict[str, Any]] = {**_BASE, "text_wrap": True}
_BOXED: Final[dict[str, Any]] = {
    **_WRAPPED,
    "indent": 1,
    "bottom": 1,
    "bottom_color": palette.LINE,
    "right": 1,
    "right_color": palette.LINE,
}
_HEADING: Final[dict[str, Any]] = {
    **_WRAPPED,
    "bold": True,
    "font_color": palette.WHITE,
    "bg_color": palette.ACCENT,
    "indent": 1,
    "border": 1,
    "border_color": palette.WHITE,
}
_INPUT: Final[dict[str, Any]] = {
    **_WRAPPED,
    "indent": 1,
    "bg_color": palette.INPUT,
    "border": 1,
    "border_color": palette.INPUT_LINE,
    "locked": False,
}
# A mark is told by its border too: colours are not seen by everyone, nor on a grey print.
_MARKS: Final[dict[Mark | None, dict[str, Any]]] = {
    None: {},
    Mark.WRONG: {"bg_color": palette.WRONG, "border": 2, "border_color": palette.WRONG_LINE},
    Mark.DOUBTFUL: {
        "bg_color": palette.DOUBTFUL,
        "border": 3,
        "border_color": palette.DOUBTFUL_LINE,
    },
    Mark.EARLIER: {"bg_color": palette.EARLIER, "border": 4, "border_color": palette.EARLIER_LINE},
}
_GROUP_START: Final[dict[str, Any]] = {"top": 1, "top_color": palette.ACCENT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Formats:
    """Named looks. Cells of a table come from `locked`, `input` and `closed`."""

    book: Workbook
    title: Format
    subtitle: Format
    section: Format
    text: Format
    plain: Format
    plain_text: Format
    link: Format
    quiet: Format
    code: Format
    stamp: Format
    heading: Format
    input_heading: Format
    boxed: Format
    boxed_strong: Format
    count: Format
    legend_input: Format
    legend_closed: Format
    technical: Format
    _cells: dict[tuple[object, ...], Format]

    @classmethod
    def of(cls, book: Workbook) -> Self:
        """Return the formats, registered with `book`."""
        add = book.add_format
        return cls(
            book=book,
            title=add({**_BASE, "bold": True, "font_size": 18, "font_color": palette.ACCENT}),
            subtitle=add({**_BASE, "font_size": 12, "font_color": palette.QUIET}),
            section=add({**_BASE, "bold": True, "font_size": 13, "font_color": palette.ACCENT}),
            text=add(_WRAPPED),
            plain=add({**_BASE, "indent": 1}),
            plain_text=add(_BASE),
            link=add({**_BOXED, "bold": True, "underline": 1, "font_color": palette.ACCENT}),
            quiet=add({**_BASE, "font_color": palette.QUIET}),
            code=add({**_BASE, "font_color": palette.QUIET, "num_format": "@"}),
            stamp=add({**_BASE, "bold": True, "font_color": palette.STAMP}),
            heading=add(_HEADING),
            input_heading=add({**_HEADING, "bg_color": palette.INPUT_HEADING}),
            boxed=add(_BOXED),
            boxed_strong=add({**_BOXED, "bold": True}),
            count=add({**_BOXED, "align": "center", "bold": True, "num_format": ALL_DONE}),
            legend_input=add({**_INPUT, "locked": True}),
            legend_closed=add(
                {**_BOXED, "bg_color": palette.PALE, "italic": True, "font_color": palette.QUIET}
            ),
            technical=add({**_BASE, "num_format": "@"}),
            _cells={},
        )

    def locked(self, look: Look, *, starts_group: bool) -> Format:
        """Return the look of what the plan says."""
        return self._cell(_BOXED, look, starts_group=starts_group, num_format="@")

    def closed(self, look: Look, *, starts_group: bool) -> Format:
        """Return the look of an input that this row is not asked for."""
        greyed = {"bg_color": palette.PALE, "italic": True, "font_color": palette.QUIET}
        return self._cell({**_BOXED, **greyed}, look, starts_group=starts_group, num_format="@")

    def marked(self, mark: Mark | None) -> Format:
        """Return the look of a word that says how a cell is marked."""
        base = {**_BOXED, "bold": True, **_MARKS[mark]}
        return self._cell(base, Look.TEXT, starts_group=False, num_format="@")

    def input(
        self, field: Field, look: Look, *, starts_group: bool, mark: Mark | None = None
    ) -> Format:
        """Return the look of a cell to fill in, marked in a return workbook.

        Numbers stay General: preformatted percent means different things in different programs.
        Everything else is text or an ISO date, so that "- en punkt" or "=" never turns into a
        formula.
        """
        num_format = "@"
        if isinstance(field, NumberField):
            num_format = "General"
        elif isinstance(field, DateField):
            num_format = "yyyy-mm-dd"
        base = {**_INPUT, **_MARKS[mark]}
        starts = starts_group and mark is None  # the border of a mark stays whole
        return self._cell(base, look, starts_group=starts, num_format=num_format)

    def _cell(
        self, base: dict[str, Any], look: Look, *, starts_group: bool, num_format: str
    ) -> Format:
        properties = {
            **base,
            "num_format": num_format,
            **({"align": "center", "indent": 0} if look is Look.SHORT else {"align": "left"}),
            **(_GROUP_START if starts_group else {}),
        }
        key = tuple(sorted(properties.items()))
        if key not in self._cells:
            self._cells[key] = self.book.add_format(properties)
        return self._cells[key]

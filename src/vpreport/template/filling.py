"""Putting an answer and its note into an input cell, typed by what it is and never guessed."""

from __future__ import annotations

import datetime as dt
import textwrap
from decimal import Decimal
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from vpreport.atomic import MADE_BY
from vpreport.template.returned import Filled

# The box of a note, in pixels, and how many signs of nine points its lines take.
NOTE_WIDTH: Final = 330
NOTE_SIGNS: Final = 50
NOTE_LINE: Final = 16


def fill_in(worksheet: Worksheet, line: int, place: int, filled: Filled, look: Format) -> None:
    """Write what the cell has from the beginning; rows and columns are counted from 0."""
    match filled.value:
        case None:
            worksheet.write_blank(line, place, None, look)
        case Decimal() as number:
            worksheet.write_number(line, place, float(number), look)
        case dt.date() as date:
            midnight = dt.datetime(date.year, date.month, date.day)  # noqa: DTZ001 - no zone in a sheet
            worksheet.write_datetime(line, place, midnight, look)
        case str() as text:
            worksheet.write_string(line, place, text, look)
    if filled.note:
        worksheet.write_comment(line, place, filled.note, _box(filled.note))


def _box(note: str) -> dict[str, object]:
    lines = sum(len(textwrap.wrap(part, NOTE_SIGNS)) or 1 for part in note.splitlines())
    return {
        "author": MADE_BY,
        "width": NOTE_WIDTH,
        "height": (lines + 1) * NOTE_LINE,
        "font_size": 9,
    }

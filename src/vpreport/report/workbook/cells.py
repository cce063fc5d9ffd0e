"""One value in one cell, written by its type; nothing is ever taken for something else."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from vpreport import palette
from vpreport.intake.opening import limits
from vpreport.report.workbook.checked import checked
from vpreport.report.workbook.declared import Link, Marked, Value
from vpreport.report.workbook.formats import DATE, marked, numeric
from vpreport.texts import workbook as texts


def look_of(value: Value, places: int | None) -> dict[str, Any]:
    """Return what this kind of value changes in the look of its column.

    Numbers have `places` decimals, or as many as each of them needs where it is None.
    """
    match value:
        case Marked():
            return marked(value.colour)
        case int() | Decimal():
            return numeric(Decimal(value), places)
        case dt.date():
            return {"num_format": DATE, "align": "left"}
        case Link():
            return {"underline": 1, "font_color": palette.ACCENT, "bold": True}
        case _:
            return {}


def write(worksheet: Worksheet, row: int, column: int, value: Value, format_: Format) -> None:
    """Write one value by its type; a text is never taken for a formula, a number or a link."""
    match value:
        case None | "":
            checked(worksheet.write_blank(row, column, None, format_))
        case str():
            checked(worksheet.write_string(row, column, clean(value), format_))
        case Marked():
            checked(worksheet.write_string(row, column, clean(value.text), format_))
        case int() | Decimal():
            checked(worksheet.write_number(row, column, float(value), format_))
        case dt.date():
            midnight = dt.datetime.combine(value, dt.time())
            checked(worksheet.write_datetime(row, column, midnight, format_))
        case Link():
            place = f"internal:'{value.sheet}'!A1"
            checked(worksheet.write_url(row, column, place, format_, value.sheet))


def clean(text: str) -> str:
    """Return the text as a cell can hold it: cut where Excel would cut it, and saying so."""
    whole = text.encode("utf-16-le", "replace")
    if len(whole) <= 2 * limits.MAX_CELL_TEXT:
        return whole.decode("utf-16-le")
    kept = whole[: 2 * (limits.MAX_CELL_TEXT - len(texts.CUT))]
    return kept.decode("utf-16-le", "ignore") + texts.CUT

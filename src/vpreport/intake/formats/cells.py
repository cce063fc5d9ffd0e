"""Making the cells of the neutral grid from what a format holds, alike for every format."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal

from vpreport.intake.grid import Cell, CellKind
from vpreport.texts import intake_words as words


def number_cell(
    value: float, *, is_percent: bool | None, formula: str | None, note: str, currency: str = ""
) -> Cell:
    """Return a number with the fifteen digits that spreadsheets keep: 0.1 + 0.2 is 0.3.

    What is no finite number (a file can hold one) becomes an error cell.
    """
    if not math.isfinite(value):
        return error_cell(words.INFINITE, formula=formula, note=note)
    number = Decimal(f"{value:.15g}")
    return Cell(
        kind=CellKind.NUMBER,
        value=number,
        text=_shown(number, is_percent=is_percent, currency=currency),
        is_percent=is_percent,
        currency=currency,
        formula=formula,
        note=note,
    )


def text_cell(text: str, *, formula: str | None, note: str) -> Cell:
    return Cell(kind=CellKind.TEXT, value=text, text=text, formula=formula, note=note)


def boolean_cell(value: bool, *, formula: str | None, note: str) -> Cell:  # noqa: FBT001
    text = words.TRUE if value else words.FALSE
    return Cell(kind=CellKind.BOOLEAN, value=value, text=text, formula=formula, note=note)


def date_cell(moment: dt.datetime, *, formula: str | None, note: str) -> Cell:
    """Return a date; `text` also has the time of day where it is not midnight."""
    date = moment.date()
    text = date.isoformat() if moment.time() == dt.time() else f"{moment:%Y-%m-%d %H:%M}"
    return Cell(kind=CellKind.DATE, value=date, text=text, formula=formula, note=note)


def impossible_date_cell(text: str, *, formula: str | None, note: str) -> Cell:
    """Return a date that there is none of: a number formatted as a date, but of no day."""
    return Cell(kind=CellKind.DATE, value=None, text=text, formula=formula, note=note)


def time_cell(text: str, *, formula: str | None, note: str) -> Cell:
    return Cell(kind=CellKind.TIME, value=None, text=text, formula=formula, note=note)


def error_cell(text: str, *, formula: str | None, note: str) -> Cell:
    return Cell(kind=CellKind.ERROR, value=None, text=text, formula=formula, note=note)


def broken_cell(text: str, *, formula: str | None = None, note: str = "") -> Cell:
    """Return a cell whose content in the file is no value of its kind."""
    return Cell(kind=CellKind.BROKEN, value=None, text=text, formula=formula, note=note)


def empty_cell(*, formula: str | None, note: str) -> Cell:
    """Return a cell with a note or with a formula that has no saved result."""
    return Cell(kind=CellKind.NOTHING, value=None, text=formula or "", formula=formula, note=note)


def plain_number(value: Decimal) -> Decimal:
    """Return the same number without needless zeros, signs or powers of ten: -0.0 is 0."""
    text = f"{value:f}" if value else "0"
    return Decimal(text.rstrip("0").rstrip(".")) if "." in text else Decimal(text)


def shown_number(value: Decimal) -> str:
    """Return the number with all its decimals and a decimal comma, as it would be typed."""
    return f"{value:f}".replace(".", ",")


def _shown(number: Decimal, *, is_percent: bool | None, currency: str) -> str:
    if is_percent:
        return f"{shown_number(plain_number(number * 100))} %"
    shown = shown_number(plain_number(number))
    return f"{shown} {currency}" if currency else shown

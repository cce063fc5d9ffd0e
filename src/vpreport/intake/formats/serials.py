"""Numbers that a format shows as dates and times: days since the workbook's day 0."""

from __future__ import annotations

import datetime as dt
from typing import Final

from vpreport.intake.formats.cells import date_cell, impossible_date_cell, time_cell
from vpreport.intake.formats.number_formats import NumberFormat
from vpreport.intake.grid import EPOCH_1900, Cell

# Excel counts 29 February 1900, a day that never was, so that the days before it are one off.
_DAY_THAT_NEVER_WAS: Final = 60
_LAST_DAY: Final = 2_958_465  # 9999-12-31
_MIDNIGHT: Final = dt.datetime.combine(EPOCH_1900, dt.time())
_MILLISECONDS: Final = 24 * 60 * 60 * 1000


def moment_cell(
    value: float, form: NumberFormat, text: str, epoch: dt.date, *, formula: str | None
) -> Cell:
    """Return the date, time or duration that a number stands for; `text` is the number as it is.

    A number of no day (negative, or beyond the year 9999) is a date that does not exist.
    """
    if form is NumberFormat.DURATION:
        return time_cell(_duration(value, text), formula=formula, note="")
    is_first = epoch == EPOCH_1900 and int(value) == _DAY_THAT_NEVER_WAS
    if not 0 <= value < _LAST_DAY + 1 or is_first:
        return impossible_date_cell(text, formula=formula, note="")
    part = dt.timedelta(milliseconds=round(value % 1 * _MILLISECONDS))
    if value < 1:
        return time_cell(str((_MIDNIGHT + part).time()), formula=formula, note="")
    days = int(value) + (epoch == EPOCH_1900 and value < _DAY_THAT_NEVER_WAS)
    try:
        moment = dt.datetime.combine(epoch, dt.time()) + dt.timedelta(days=days) + part
    except OverflowError:
        return impossible_date_cell(text, formula=formula, note="")
    return date_cell(moment, formula=formula, note="")


def _duration(value: float, text: str) -> str:
    try:
        return str(dt.timedelta(days=value))
    except OverflowError:
        return text

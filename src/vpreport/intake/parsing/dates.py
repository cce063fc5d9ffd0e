"""Reading a date: as a date cell, as text in Swedish forms, as a number that lost its format."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final

from vpreport.findings import Code
from vpreport.intake.grid import Cell, CellKind
from vpreport.intake.parsing.cleaning import is_deceptive
from vpreport.intake.parsing.date_forms import WrittenDate, read_date
from vpreport.intake.parsing.parsed import Parsed, Remark, refuse, remark, value_of
from vpreport.template.fields import DateField
from vpreport.texts.numbers import MONTHS, WEEKDAYS

_LARGEST_SERIAL: Final = 200_000  # a day in the year 2447
# A date cell that counts so many days holds a year that somebody typed: 2026 is 1905-07-18.
_YEARS: Final = range(1900, 2200)


def parse_date(field: DateField, cell: Cell, epoch: dt.date) -> Parsed:
    """Return the date in the cell if it is a whole date inside the field's window."""
    match cell.value:
        case dt.date() as date:
            return _of_date(field, cell.text, date, epoch)
        case Decimal() as number:
            return _of_number(field, cell, number, epoch)
        case str() as text:
            return _of_text(field, text)
        case _:
            # A date cell without a day counts further than the calendar goes.
            is_date = cell.kind is CellKind.DATE
            return refuse(Code.NO_SUCH_DATE if is_date else Code.NOT_A_DATE, value=cell.text)


def _of_date(field: DateField, text: str, date: dt.date, epoch: dt.date) -> Parsed:
    if _is_inside(field, date):
        return _checked(field, text, date)
    days = (date - epoch).days
    if days in _YEARS:
        return refuse(Code.NUMBER_SHOWN_AS_DATE, value=text, number=str(days))
    meant = _day_taken_for_year(field, date)
    if meant is None:
        return _checked(field, text, date)
    typed = f"{meant.day} {MONTHS[meant.month - 1]}"
    return refuse(Code.DAY_TAKEN_FOR_YEAR, value=text, typed=typed, example=meant)


def _day_taken_for_year(field: DateField, date: dt.date) -> dt.date | None:
    """Return the day that was meant where "31 mars" has become the first of March 1931."""
    if date.day != 1:
        return None
    last = field.expected_by or field.latest
    for year in range(last.year, field.earliest.year - 1, -1):
        written = WrittenDate(year=year, month=date.month, day=date.year % 100)
        if written.date is not None and _is_inside(field, written.date) and written.date <= last:
            return written.date
    return None


def _of_number(field: DateField, cell: Cell, number: Decimal, epoch: dt.date) -> Parsed:
    """Read 46112 as a day counted from the workbook's first, and 20260331 as it is written."""
    if number != number.to_integral_value() or cell.is_percent or cell.currency:
        return refuse(Code.NOT_A_DATE, value=cell.text)
    written = read_date(cell.text)
    if written is not None and written.date is not None and _is_inside(field, written.date):
        return value_of(written.date, remark(Code.DATE_READ, value=cell.text, read=written.date))
    if 0 < number < _LARGEST_SERIAL:
        date = epoch + dt.timedelta(days=int(number))
        if _is_inside(field, date):
            return value_of(date, remark(Code.SERIAL_AS_DATE, value=cell.text, read=date))
    return refuse(Code.NOT_A_DATE, value=cell.text)


def _of_text(field: DateField, text: str) -> Parsed:
    if is_deceptive(text):
        return refuse(Code.DECEPTIVE_SIGNS, value=text)
    written = read_date(text)
    if written is None:
        return refuse(Code.NOT_A_DATE, value=text)
    if written.day is None:
        return refuse(Code.MONTH_WITHOUT_DAY, value=text, example=written.last_day)
    date = written.date
    if date is None:
        return refuse(Code.NO_SUCH_DATE, value=text)
    if written.weekday not in (None, date.weekday()):
        weekday = WEEKDAYS[date.weekday()]
        return refuse(Code.WRONG_WEEKDAY, value=text, date=date, weekday=weekday)
    return _checked(field, text, date)


def _checked(field: DateField, text: str, date: dt.date) -> Parsed:
    if not _is_inside(field, date):
        window = {"earliest": field.earliest, "latest": field.latest}
        return refuse(Code.DATE_OUTSIDE_WINDOW, value=text, **window)
    reading: tuple[Remark, ...] = ()
    if text.strip() != date.isoformat():
        reading = (remark(Code.DATE_READ, value=text, read=date),)
    return value_of(date, *reading)


def _is_inside(field: DateField, date: dt.date) -> bool:
    return field.earliest <= date <= field.latest

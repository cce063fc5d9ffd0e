"""Reading a date: as a date cell, as text in Swedish forms, as a number that lost its format."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Final

from vpreport.findings import Code
from vpreport.intake.grid import Cell
from vpreport.intake.parsing.cleaning import as_word
from vpreport.intake.parsing.parsed import Parsed, Remark, refuse, remark, value_of
from vpreport.template.fields import DateField
from vpreport.texts.numbers import MONTHS

# The year is always written: a program that adds one itself may add the wrong one.
_YEAR: Final = "(?P<year>(?:19|20)?[0-9]{2})"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})",
        rf"(?P<day>[0-9]{{1,2}}) ?[/.] ?(?P<month>[0-9]{{1,2}})(?:[/. -]| - ){_YEAR}",
        r"(?P<day>[0-9]{1,2})-(?P<month>[0-9]{1,2})-(?P<year>[0-9]{4})",
        r"(?:den )?(?P<day>[0-9]{1,2})(?::?e)? (?P<name>[a-zåäö]+)\.? (?P<year>[0-9]{4})",
        r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        r"(?P<year>[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
    )
)
_SHORTEST_MONTH: Final = 3  # letters: "mar", "aug"
_LARGEST_SERIAL: Final = 200_000  # a day in the year 2447


def parse_date(field: DateField, cell: Cell, epoch: dt.date) -> Parsed:
    """Return the date in the cell if it is a whole date inside the field's window."""
    match cell.value:
        case dt.date() as date:
            return _checked(field, cell.text, date, _reading(cell.text, date))
        case Decimal() as number:
            return _of_number(field, cell, number, epoch)
        case str() as text:
            found = _of_text(text)
            if found is None:
                return refuse(Code.NOT_A_DATE, value=text)
            return _checked(field, text, found, _reading(text, found))
        case _:
            return refuse(Code.NOT_A_DATE, value=cell.text)


def _of_number(field: DateField, cell: Cell, number: Decimal, epoch: dt.date) -> Parsed:
    """Read 46112 as a day counted from the workbook's first, and 20260331 as it is written."""
    if number != number.to_integral_value() or cell.is_percent:
        return refuse(Code.NOT_A_DATE, value=cell.text)
    written = _of_text(cell.text)
    if written is not None and _is_inside(field, written):
        return value_of(written, remark(Code.DATE_READ, value=cell.text, read=written))
    if 0 < number < _LARGEST_SERIAL:
        date = epoch + dt.timedelta(days=int(number))
        if _is_inside(field, date):
            return value_of(date, remark(Code.SERIAL_AS_DATE, value=cell.text, read=date))
    return refuse(Code.NOT_A_DATE, value=cell.text)


def _of_text(text: str) -> dt.date | None:
    plain = as_word(text)
    for form in _FORMS:
        if match := form.fullmatch(plain):
            return _day(match.groupdict())
    return None


def _day(parts: dict[str, str | None]) -> dt.date | None:
    name = parts.get("name")
    month = _month(name) if name else int(parts.get("month") or 0)
    year = int(parts["year"] or 0)
    try:
        return dt.date(year if year > 99 else 2000 + year, month, int(parts["day"] or 0))
    except ValueError:
        return None


def _month(name: str) -> int:
    """Return the month that the name begins, 0 where it begins none or more than one."""
    found = [
        number
        for number, month in enumerate(MONTHS, start=1)
        if len(name) >= _SHORTEST_MONTH and month.startswith(name)
    ]
    return found[0] if len(found) == 1 else 0


def _reading(text: str, date: dt.date) -> Remark | None:
    if text.strip() == date.isoformat():
        return None
    return remark(Code.DATE_READ, value=text, read=date)


def _checked(field: DateField, text: str, date: dt.date, reading: Remark | None) -> Parsed:
    if not _is_inside(field, date):
        window = {"earliest": field.earliest, "latest": field.latest}
        return refuse(Code.DATE_OUTSIDE_WINDOW, value=text, **window)
    return value_of(date, *((reading,) if reading else ()))


def _is_inside(field: DateField, date: dt.date) -> bool:
    return field.earliest <= date <= field.latest

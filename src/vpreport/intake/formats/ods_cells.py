"""One cell of an OpenDocument sheet: its typed value, what it shows, its formula and its note."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from vpreport.intake.formats.cells import (
    boolean_cell,
    broken_cell,
    date_cell,
    empty_cell,
    error_cell,
    impossible_date_cell,
    number_cell,
    text_cell,
    time_cell,
)
from vpreport.intake.formats.number_formats import NumberFormat, amount_shown
from vpreport.intake.formats.ods_names import CALCEXT, OFFICE, TABLE
from vpreport.intake.grid import Cell
from vpreport.intake.opening.bounded_xml import Attributes

FORMULA: Final = TABLE + "formula"
VALUE_TYPE: Final = OFFICE + "value-type"
CALC_TYPE: Final = CALCEXT + "value-type"
STRING_VALUE: Final = OFFICE + "string-value"

# The forms of XML Schema (double without INF and NaN, date and dateTime, duration of a time),
# which are narrower than what Python reads.
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")
_MOMENT: Final = re.compile(
    r"(-?[0-9]{4,9}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?)?)"
    r"(?:Z|[+-][0-9]{2}:[0-9]{2})?"
)
_DURATION: Final = re.compile(
    r"(-?)PT(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})(?:[.,][0-9]*)?S)?"
)
# As LibreOffice and Excel write them, in any language: #DIV/0!, #NAME?, Err:502, Fel:502.
_ERROR_SIGN: Final = re.compile(r"#(?=[^\W\d_])(?:[^\W\d_]|/0?)+[!?]?|(?:Err|Fel):[0-9]+")
# LibreOffice gives TRUE the number 1 where the cell has no format of its own, and shows TRUE.
_TRUTHS: Final = {("of:=TRUE()", "1"): True, ("of:=FALSE()", "0"): False}
_VALUES: Final = {
    "boolean": OFFICE + "boolean-value",
    "currency": OFFICE + "value",
    "date": OFFICE + "date-value",
    "float": OFFICE + "value",
    "percentage": OFFICE + "value",
    "time": OFFICE + "time-value",
}

CONTENT: Final = frozenset({FORMULA, VALUE_TYPE, CALC_TYPE, STRING_VALUE, *_VALUES.values()})
"""The attributes of a cell in which something stands."""


def read_cell(attributes: Attributes, text: str, note: str) -> Cell | None:
    """Return the neutral cell of a table:table-cell, None where nothing stands there.

    `text` is what its paragraphs show. A value in an attribute goes before it.
    """
    formula = attributes.get(FORMULA) or None
    calc_type = attributes.get(CALC_TYPE, "")
    kind = attributes.get(VALUE_TYPE) or calc_type
    if calc_type == "error" or (formula and _is_error_sign(text.strip())):
        return error_cell(text, formula=formula, note=note)
    if not kind and (value := _value_without_type(attributes)):
        return broken_cell(value, formula=formula, note=note)
    if kind in ("", "string"):
        return _text(attributes, text, formula=formula, note=note)
    return _valued(attributes, kind, text, formula=formula, note=note)


def _value_without_type(attributes: Attributes) -> str | None:
    """Return a number or a date that does not say what it is; programs differ in what they show."""
    return next((attributes[name] for name in _VALUES.values() if name in attributes), None)


def _is_error_sign(text: str) -> bool:
    is_shouted = not text.startswith("#") or text == text.upper()
    return is_shouted and _ERROR_SIGN.fullmatch(text) is not None


def _text(attributes: Attributes, text: str, *, formula: str | None, note: str) -> Cell | None:
    value = attributes.get(STRING_VALUE) or text
    is_result = formula is not None and (VALUE_TYPE in attributes or STRING_VALUE in attributes)
    if value or is_result:
        return text_cell(value, formula=formula, note=note)
    return empty_cell(formula=formula, note=note) if formula or note else None


def _valued(
    attributes: Attributes, kind: str, text: str, *, formula: str | None, note: str
) -> Cell:
    value = attributes.get(_VALUES.get(kind, ""))
    if value is not None:
        if formula and (truth := _TRUTHS.get((formula, value))) is not None:
            return boolean_cell(truth, formula=formula, note=note)
        return _typed(kind, value.strip(" "), text, formula=formula, note=note)
    if formula and not text:
        return empty_cell(formula=formula, note=note)
    if kind == "time":
        return time_cell(text, formula=formula, note=note)
    return broken_cell(text or kind, formula=formula, note=note)


def _typed(kind: str, value: str, text: str, *, formula: str | None, note: str) -> Cell:
    match kind:
        case "boolean" if value in ("true", "false"):
            return boolean_cell(value == "true", formula=formula, note=note)
        case "date" if (found := _MOMENT.fullmatch(value)) is not None:
            try:
                # As it stands there, wherever on earth it was meant.
                moment = dt.datetime.fromisoformat(found.group(1))
            except ValueError:  # no such day, or before the year 1 or after 9999
                return impossible_date_cell(text or value, formula=formula, note=note)
            return date_cell(moment, formula=formula, note=note)
        case "time":
            return time_cell(text or _time(value), formula=formula, note=note)
        case "float" | "currency" | "percentage" if _NUMBER.fullmatch(value):
            return number_cell(
                float(value),
                is_percent=kind == "percentage",
                currency=_currency(kind, text),
                formula=formula,
                note=note,
            )
        case _:  # what no program writes, whatever it shows
            return broken_cell(value or kind, formula=formula, note=note)


def _currency(kind: str, text: str) -> str:
    """Return the sign of the money that the cell shows, empty where it shows none."""
    if kind == "percentage":
        return ""
    form = amount_shown(text)
    is_foreign = kind == "currency" and bool(text) and form is NumberFormat.PLAIN
    return (NumberFormat.FOREIGN if is_foreign else form).currency


def _time(value: str) -> str:
    """Return "12:30:00" for PT12H30M00S."""
    found = _DURATION.fullmatch(value)
    if found is None:
        return value
    sign, *parts = found.groups()
    hours, minutes, seconds = (int(part or 0) for part in parts)
    return f"{sign}{hours:02}:{minutes:02}:{seconds:02}"

"""One cell of an .ods file: its typed value, what it shows, its formula and its note."""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import Final

from lxml import etree

from vpreport.intake.formats.cells import (
    boolean_cell,
    date_cell,
    empty_cell,
    error_cell,
    number_cell,
    text_cell,
    time_cell,
)
from vpreport.intake.formats.ods_names import CALCEXT, OFFICE, TABLE, TEXT
from vpreport.intake.grid import Cell

# More blanks than this in one go are no text that a person typed.
MAX_BLANKS: Final = 1_000

MAX_DIGITS: Final = 12  # of a repeat; the limit of any sheet has seven

_NUMBER: Final = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,4})?")
_ERROR_SIGN: Final = re.compile(r"#[A-Z0-9/!?]+|(Err|Fel):[0-9]+")
_BLANKS: Final = re.compile(r"[ \t\r\n]+")


def read_cell(element: etree._Element) -> Cell | None:
    """Return the neutral cell of a table:table-cell, None where nothing stands there."""
    note = "\n".join(
        _paragraphs(annotation) for annotation in element.iterchildren(f"{OFFICE}annotation")
    )
    formula = element.get(f"{TABLE}formula")
    kind = element.get(f"{OFFICE}value-type", "")
    text = _paragraphs(element)
    if element.get(f"{CALCEXT}value-type") == "error" or (formula and _is_error_sign(text)):
        return error_cell(text, formula=formula, note=note)
    if kind == "string" or (text and not kind):
        return text_cell(element.get(f"{OFFICE}string-value", text), formula=formula, note=note)
    if not kind:
        return empty_cell(formula=formula, note=note) if formula or note else None
    return _typed(element, kind, text, formula=formula, note=note)


def _typed(
    element: etree._Element, kind: str, text: str, *, formula: str | None, note: str
) -> Cell:
    match kind:
        case "float" | "currency" | "percentage":
            number = _float(element.get(f"{OFFICE}value", ""))
            is_percent = kind == "percentage"
            return number_cell(number, is_percent=is_percent, formula=formula, note=note)
        case "boolean":
            value = element.get(f"{OFFICE}boolean-value") == "true"
            return boolean_cell(value, formula=formula, note=note)
        case "date":
            return _date(element, text, formula=formula, note=note)
        case "time":
            return time_cell(text, formula=formula, note=note)
        case _:
            return error_cell(text or kind, formula=formula, note=note)


def _date(element: etree._Element, text: str, *, formula: str | None, note: str) -> Cell:
    try:
        moment = dt.datetime.fromisoformat(element.get(f"{OFFICE}date-value", ""))
    except ValueError:
        return error_cell(text, formula=formula, note=note)
    return date_cell(moment, formula=formula, note=note)


def _float(text: str) -> float:
    return float(text) if _NUMBER.fullmatch(text) else math.nan


def _is_error_sign(text: str) -> bool:
    return _ERROR_SIGN.fullmatch(text) is not None


def _paragraphs(element: etree._Element) -> str:
    return "\n".join(_text(paragraph) for paragraph in element.iterchildren(f"{TEXT}p"))


def _text(element: etree._Element) -> str:
    """Return the text of a paragraph; blanks, tabs and line breaks are elements of their own."""
    parts = [_collapsed(element.text)]
    for child in element:
        if child.tag == f"{TEXT}s":
            parts.append(" " * min(_count(child, f"{TEXT}c"), MAX_BLANKS))
        elif child.tag == f"{TEXT}tab":
            parts.append("\t")
        elif child.tag == f"{TEXT}line-break":
            parts.append("\n")
        elif isinstance(child.tag, str) and child.tag != f"{OFFICE}annotation":
            parts.append(_text(child))
        parts.append(_collapsed(child.tail))
    return "".join(parts)


def _collapsed(text: str | None) -> str:
    return _BLANKS.sub(" ", text) if text else ""


def _count(element: etree._Element, attribute: str) -> int:
    return repeat(element.get(attribute))


def repeat(text: str | None) -> int:
    """Return how often something is repeated, at least once; huge numbers are cut."""
    if not text or not (text.isascii() and text.isdigit()):
        return 1
    return max(1, int(text[:MAX_DIGITS]))

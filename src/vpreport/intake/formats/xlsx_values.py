"""From what a cell of a worksheet holds to a neutral cell (ECMA-376 part 1, section 18.3.1.4)."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass, field
from typing import Final

from vpreport.intake.formats.cells import (
    boolean_cell,
    broken_cell,
    date_cell,
    empty_cell,
    error_cell,
    number_cell,
    text_cell,
    time_cell,
)
from vpreport.intake.formats.number_formats import NumberFormat
from vpreport.intake.formats.serials import moment_cell
from vpreport.intake.formats.xlsx_styles import as_index
from vpreport.intake.formats.xlsx_texts import unescaped
from vpreport.intake.grid import EPOCH_1900, Cell

# xsd:double. Python would also take 1_000, Arabic digits and "nan".
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,5})?")
_TEXTS: Final = ("str", "inlineStr")
_BOOLEANS: Final = {"1": True, "true": True, "0": False, "false": False}
_DAY_BEFORE_TIME: Final = "1899-12-3"  # how a time of day is written as a date


@dataclass(slots=True, kw_only=True)
class Values:
    """What the cells of one workbook can refer to."""

    strings: tuple[str, ...] = ()
    formats: tuple[NumberFormat, ...] = ()
    epoch: dt.date = EPOCH_1900
    _texts: dict[str, Cell] = field(default_factory=dict)

    def cell(self, kind: str, style: str, content: str, formula: str | None) -> Cell:
        """Return the cell. `kind` is its t attribute, `style` its s, `content` what v holds."""
        if not content and kind not in _TEXTS:
            return empty_cell(formula=formula, note="")
        if kind == "s":
            return self._shared(content, formula)
        if kind in ("", "n"):
            return self._number(style, content, formula)
        read = _BY_KIND.get(kind)
        return broken_cell(content, formula=formula) if read is None else read(content, formula)

    def _shared(self, content: str, formula: str | None) -> Cell:
        """Return a shared text; most stand in many cells, which then share one object."""
        known = self._texts.get(content) if formula is None else None
        if known is not None:
            return known
        index = as_index(content)
        if index is None or index >= len(self.strings):
            return broken_cell(content, formula=formula)
        cell = text_cell(self.strings[index], formula=formula, note="")
        if formula is None:
            self._texts[content] = cell
        return cell

    def _number(self, style: str, content: str, formula: str | None) -> Cell:
        text = content.strip()
        if not _NUMBER.fullmatch(text):
            return broken_cell(content, formula=formula)
        value = float(text)
        form = self._format(style)
        if form is None:
            return broken_cell(content, formula=formula)
        if form.is_number or not math.isfinite(value):
            return number_cell(
                value,
                is_percent=form is NumberFormat.PERCENT,
                currency=form.currency,
                formula=formula,
                note="",
            )
        return moment_cell(value, form, text, self.epoch, formula=formula)

    def _format(self, style: str) -> NumberFormat | None:
        """Return what a style makes of a number, None for a style that the file does not have."""
        if style in ("", "0"):
            return self.formats[0] if self.formats else NumberFormat.PLAIN
        index = as_index(style)
        return self.formats[index] if index is not None and index < len(self.formats) else None


def _text(content: str, formula: str | None) -> Cell:
    return text_cell(unescaped(content), formula=formula, note="")


def _boolean(content: str, formula: str | None) -> Cell:
    value = _BOOLEANS.get(content.strip())
    if value is None:
        return broken_cell(content, formula=formula)
    return boolean_cell(value, formula=formula, note="")


def _error(content: str, formula: str | None) -> Cell:
    return error_cell(content.strip(), formula=formula, note="")


def _iso_date(content: str, formula: str | None) -> Cell:
    """Return a date written as one, as Strict files do."""
    text = content.strip()
    try:
        if "T" not in text and ":" in text:
            return time_cell(str(dt.time.fromisoformat(text)), formula=formula, note="")
        moment = dt.datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return broken_cell(text, formula=formula)
    if text.startswith(_DAY_BEFORE_TIME):
        return time_cell(str(moment.time()), formula=formula, note="")
    return date_cell(moment, formula=formula, note="")


_BY_KIND: Final = {
    "str": _text,
    "inlineStr": _text,
    "b": _boolean,
    "e": _error,
    "d": _iso_date,
}

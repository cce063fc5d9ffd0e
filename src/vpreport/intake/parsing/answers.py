"""From a cell to an answer by the declared field. Nothing is ever interpreted in silence."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from vpreport.findings import Code
from vpreport.intake.grid import EPOCH_1900, Cell, CellKind
from vpreport.intake.parsing.choices import parse_choice
from vpreport.intake.parsing.cleaning import one_line
from vpreport.intake.parsing.dates import parse_date
from vpreport.intake.parsing.missing import parse_missing
from vpreport.intake.parsing.numbers import parse_number
from vpreport.intake.parsing.parsed import Parsed, refuse, remark
from vpreport.intake.parsing.texts import parse_text
from vpreport.intake.types import AnswerState
from vpreport.template.fields import ChoiceField, DateField, Field, NumberField, TextField

# LibreOffice saves TRUE as a formula; so does a cell that somebody typed =TRUE() into.
_BOOLEAN_FORMULAS: Final = frozenset({"TRUE()", "FALSE()"})


def parse(field: Field, cell: Cell | None, *, epoch: dt.date = EPOCH_1900) -> Parsed:
    """Return the answer in the cell, with a remark for everything that is not taken as it stands.

    `epoch` is the workbook's day 0, for dates that have come as plain numbers.
    """
    if is_blank(cell) or cell is None:
        return Parsed(state=AnswerState.BLANK)
    if cell.kind is CellKind.ERROR:
        return refuse(Code.ERROR_VALUE, value=cell.text)
    if cell.kind is CellKind.BROKEN:
        return refuse(Code.BROKEN_CELL, value=cell.text)
    if cell.kind is CellKind.NOTHING:
        return refuse(Code.FORMULA_WITHOUT_RESULT, value=cell.text)
    parsed = parse_missing(field, cell) or _by_kind(field, cell, epoch)
    if _is_calculated(cell) and parsed.state is not AnswerState.REFUSED:
        used = remark(Code.FORMULA_USED, value=cell.text)
        return replace(parsed, remarks=(*parsed.remarks, used))
    return parsed


def is_blank(cell: Cell | None) -> bool:
    """Return whether nothing stands in the cell, or nothing that anyone can see."""
    if cell is None:
        return True
    if cell.kind is CellKind.NOTHING:
        return cell.formula is None
    return cell.kind is CellKind.TEXT and not one_line(cell.text)


def _by_kind(field: Field, cell: Cell, epoch: dt.date) -> Parsed:
    match field:
        case NumberField():
            return parse_number(field, cell)
        case ChoiceField():
            return parse_choice(field, cell)
        case DateField():
            return parse_date(field, cell, epoch)
        case TextField():
            return parse_text(field, cell)


def _is_calculated(cell: Cell) -> bool:
    if cell.formula is None:
        return False
    formula = cell.formula.removeprefix("of:").lstrip("=").strip().upper()
    return not (cell.kind is CellKind.BOOLEAN and formula in _BOOLEAN_FORMULAS)

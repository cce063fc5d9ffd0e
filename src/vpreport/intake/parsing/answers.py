"""From a cell to an answer by the declared field. Nothing is ever interpreted in silence."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from vpreport.findings import Code
from vpreport.intake.grid import EPOCH_1900, Cell, CellKind
from vpreport.intake.opening import limits
from vpreport.intake.parsing.choices import parse_choice
from vpreport.intake.parsing.cleaning import shows_nothing
from vpreport.intake.parsing.dates import parse_date
from vpreport.intake.parsing.missing import parse_missing
from vpreport.intake.parsing.numbers import parse_number
from vpreport.intake.parsing.parsed import Parsed, refuse, remark
from vpreport.intake.parsing.texts import parse_text
from vpreport.intake.types import AnswerState
from vpreport.template.fields import ChoiceField, DateField, Field, NumberField, TextField

# A formula that reads another file: [1]Blad1!A1, [Bok.xlsx]Blad1!A1, 'file:///…'#$Blad1.A1, DDE.
_EXTERNAL: Final = re.compile(
    r"(?<![\w\]])\[[0-9]+\]|\[[^\[\]]+\.(?:xl\w+|f?od[st]|csv)\]|'file:|\|[^|!]*!|\bDDE\(",
    re.IGNORECASE,
)
_WITHOUT_VALUE: Final = {
    CellKind.ERROR: Code.ERROR_VALUE,
    CellKind.BROKEN: Code.BROKEN_CELL,
    CellKind.NOTHING: Code.FORMULA_WITHOUT_RESULT,
}
# LibreOffice saves TRUE as a formula; so does a cell that somebody typed =TRUE() into.
_BOOLEAN_FORMULAS: Final = frozenset({"TRUE()", "FALSE()"})


def parse(field: Field, cell: Cell | None, *, epoch: dt.date = EPOCH_1900) -> Parsed:
    """Return the answer in the cell, with a remark for everything that is not taken as it stands.

    `epoch` is the workbook's day 0, for dates that have come as plain numbers.
    """
    if is_blank(cell) or cell is None:
        return _blank(cell)
    if cell.kind in _WITHOUT_VALUE:
        return refuse(_WITHOUT_VALUE[cell.kind], value=cell.text)
    # A sign outside the basic plane counts as two, as in Excel.
    if (
        2 * len(cell.text) > limits.MAX_CELL_TEXT
        and (length := _signs(cell.text)) > limits.MAX_CELL_TEXT
    ):
        return refuse(
            Code.TEXT_TOO_LONG, length=Decimal(length), limit=Decimal(limits.MAX_CELL_TEXT)
        )
    parsed = parse_missing(field, cell) or _by_kind(field, cell, epoch)
    if _is_calculated(cell) and parsed.state is not AnswerState.REFUSED:
        is_external = _EXTERNAL.search(cell.formula or "") is not None
        code = Code.EXTERNAL_FORMULA if is_external else Code.FORMULA_USED
        used = remark(code, value=cell.text)
        return replace(parsed, remarks=(*parsed.remarks, used))
    return parsed


def _blank(cell: Cell | None) -> Parsed:
    """Return a blank answer; a formula that shows nothing is said, as it may not be calculated."""
    remarks = (remark(Code.READ_AS_EMPTY, value=cell.formula),) if cell and cell.formula else ()
    return Parsed(state=AnswerState.BLANK, remarks=remarks)


def is_blank(cell: Cell | None) -> bool:
    """Return whether nothing stands in the cell, or nothing that anyone can see."""
    if cell is None:
        return True
    if cell.kind is CellKind.NOTHING:
        return cell.formula is None
    return cell.kind is CellKind.TEXT and shows_nothing(cell.text)


def _signs(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text)


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

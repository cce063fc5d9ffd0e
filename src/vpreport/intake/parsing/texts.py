"""Reading a comment: kept as written, without what cannot be seen or printed."""

from __future__ import annotations

from decimal import Decimal

from vpreport.findings import Code
from vpreport.intake.grid import Cell, CellKind
from vpreport.intake.parsing.cleaning import readable
from vpreport.intake.parsing.parsed import Parsed, Remark, remark, value_of
from vpreport.intake.types import AnswerState
from vpreport.template.fields import TextField


def parse_text(field: TextField, cell: Cell) -> Parsed:
    """Return the text in the cell; a number or a date as it is shown."""
    if cell.kind is not CellKind.TEXT:
        return value_of(cell.text, remark(Code.NUMBER_IN_TEXT, value=cell.text))
    text = readable(cell.text)
    if not text:
        return Parsed(state=AnswerState.BLANK)
    return value_of(text, *_remarks(field, cell.text, text))


def _remarks(field: TextField, typed: str, text: str) -> tuple[Remark, ...]:
    remarks = []
    if _seen(typed) != _seen(text):
        remarks.append(remark(Code.TEXT_CLEANED, value=text))
    if len(text) > field.max_length:
        length, limit = Decimal(len(text)), Decimal(field.max_length)
        remarks.append(remark(Code.TEXT_LONG, length=length, limit=limit))
    return tuple(remarks)


def _seen(text: str) -> str:
    """Return the text without white space: line ends are written in many ways."""
    return "".join(text.split())

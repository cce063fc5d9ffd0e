"""Reading a comment: kept as written, without what cannot be seen or printed."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from vpreport.findings import Code
from vpreport.intake.grid import Cell, CellKind
from vpreport.intake.parsing.cleaning import readable
from vpreport.intake.parsing.numbers import LARGEST
from vpreport.intake.parsing.parsed import Parsed, Remark, refuse, remark, value_of
from vpreport.intake.types import AnswerState
from vpreport.template.fields import TextField
from vpreport.texts import intake_words as words

# Python takes these control characters for white space; no program shows them as any.
_SEPARATORS: Final = "\x1c\x1d\x1e\x1f"


def parse_text(field: TextField, cell: Cell) -> Parsed:
    """Return the text in the cell; a number or a date as it is shown.

    A number with more digits than a spreadsheet keeps has lost some, so it is refused.
    """
    if cell.kind is not CellKind.TEXT:
        if isinstance(cell.value, Decimal) and abs(cell.value) > LARGEST:
            bounds = words.bounds(None, None, largest=LARGEST)
            return refuse(Code.NUMBER_OUT_OF_RANGE, value=cell.text, bounds=bounds)
        return value_of(cell.text, remark(Code.NUMBER_IN_TEXT, value=cell.text))
    text = readable(cell.text)
    if not text:
        empty = remark(Code.READ_AS_EMPTY, value=cell.text)
        return Parsed(state=AnswerState.BLANK, remarks=(empty,))
    return value_of(text, *_remarks(field, cell.text, text))


def _remarks(field: TextField, typed: str, text: str) -> tuple[Remark, ...]:
    remarks = []
    if typed.strip() != text and _seen(typed) != _seen(text):
        remarks.append(remark(Code.TEXT_CLEANED, value=text))
    if len(text) > field.max_length:
        length, limit = Decimal(len(text)), Decimal(field.max_length)
        remarks.append(remark(Code.TEXT_LONG, length=length, limit=limit))
    return tuple(remarks)


def _seen(text: str) -> str:
    """Return the text without white space: line ends are written in many ways."""
    return "".join(sign for sign in text if sign in _SEPARATORS or not sign.isspace())

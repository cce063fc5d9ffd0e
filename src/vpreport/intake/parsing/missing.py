"""Answers that say that there is no answer: "ej mätt", "ej aktuellt", a dash, "saknas"."""

from __future__ import annotations

from typing import Final

from vpreport.findings import Code
from vpreport.intake.grid import Cell, CellKind
from vpreport.intake.parsing.cleaning import as_word, one_line
from vpreport.intake.parsing.parsed import Parsed, Remark, remark
from vpreport.intake.types import AnswerState
from vpreport.template.fields import Field, TextField
from vpreport.texts import intake_words as words
from vpreport.texts import labels

LONGEST_MARK: Final = 60  # signs; the longest one that is known has less than half
_STATES: Final = {
    labels.MISSING["not_measured"].casefold(): AnswerState.NOT_MEASURED,
    labels.MISSING["not_applicable"].casefold(): AnswerState.NOT_APPLICABLE,
}


def parse_missing(field: Field, cell: Cell) -> Parsed | None:
    """Return what a mark for "no value" means in the field, None where the cell has no such mark.

    In a text only a lone dash or the like is such a mark, and means that nothing is written.
    Where the field does not know "ej mätt" and "ej aktuellt" every mark means an empty cell.
    """
    if cell.kind is not CellKind.TEXT or len(cell.text.strip()) > LONGEST_MARK:
        return None
    dash = words.DASHES.fullmatch(one_line(cell.text)) is not None
    if isinstance(field, TextField):
        return _no_value(cell, AnswerState.BLANK) if dash else None
    word = as_word(cell.text)
    state = _STATES.get(words.SAME_AS_MISSING.get(word, word))
    if state is None and (dash or word in words.NO_VALUE):
        state = AnswerState.NOT_MEASURED if field.may_be_missing else AnswerState.BLANK
        return _no_value(cell, state)
    if state is None:
        return None
    if not field.may_be_missing:
        return _no_value(cell, AnswerState.BLANK)
    return Parsed(state=state, remarks=_reading(cell, state))


def _no_value(cell: Cell, state: AnswerState) -> Parsed:
    code = Code.READ_AS_EMPTY if state is AnswerState.BLANK else Code.NO_VALUE_MARK
    return Parsed(state=state, remarks=(remark(code, value=cell.text),))


def _reading(cell: Cell, state: AnswerState) -> tuple[Remark, ...]:
    label = labels.MISSING[state.value]
    if one_line(cell.text).casefold() == label.casefold():
        return ()
    return (remark(Code.CHOICE_READ, value=cell.text, read=label),)

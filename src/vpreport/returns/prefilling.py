"""What can stand in a cell of a return workbook so that it is read back as the same answer.

Nothing is written on trust: each content is first read by the parser that will read it again. An
answer that cannot be written so is left out, and a content that was refused stays only if it would
be refused again. So a return workbook can lose an answer, which is then said, but never change one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from vpreport.intake.formats.cells import date_cell, number_cell, shown_number, text_cell
from vpreport.intake.grid import Cell
from vpreport.intake.opening import limits
from vpreport.intake.parsing.answers import parse
from vpreport.intake.parsing.cleaning import readable
from vpreport.intake.types import Answer, AnswerState
from vpreport.template.fields import ChoiceField, Field
from vpreport.texts import labels

Content = Decimal | str | dt.date

FIRST_DAY: Final = dt.date(
    1900, 3, 1
)  # before it, Excel's days are one wrong: 1900 was no leap year


def content_for(field: Field, answer: Answer) -> Content | None:
    """Return what is read as the answer; None where it is blank or cannot be written."""
    for content in _forms(field, answer):
        read = parse(field, _cell(content))
        if fits(content) and (read.state, read.value) == (answer.state, answer.value):
            return content
    return None


def still_refused(field: Field, answer: Answer) -> str | None:
    """Return what was typed in a refused cell if it can be left there: it is refused again.

    What looks like a formula is not left: opening the cell to mend it would make it one.
    """
    typed = answer.raw
    if typed.startswith("=") or readable(typed) != typed or not fits(typed):
        return None
    is_refused = parse(field, _cell(typed)).state is AnswerState.REFUSED
    return typed if is_refused else None


def chosen_label(field: Field, answer: Answer) -> str | None:
    """Return the word of a choice that is refused only for want of its reason."""
    read = parse(field, _cell(answer.raw))
    if isinstance(field, ChoiceField) and isinstance(read.value, str):
        return field.choices.label(read.value)
    return None


def fits(content: Content) -> bool:
    """Return whether a text is short enough for a cell; numbers and dates always are."""
    if not isinstance(content, str):
        return True
    return len(content.encode("utf-16-le")) // 2 <= limits.MAX_CELL_TEXT


def _forms(field: Field, answer: Answer) -> Iterator[Content]:
    """Yield the ways in which the answer can stand in its cell, the best first."""
    if answer.state in (AnswerState.NOT_MEASURED, AnswerState.NOT_APPLICABLE):
        yield labels.MISSING[answer.state.value]
    if not answer.is_value:
        return
    match answer.value:
        case Decimal() as number:
            yield number
            yield shown_number(number)  # more digits than a spreadsheet keeps
        case dt.date() as date:
            if date >= FIRST_DAY:
                yield date
            yield date.isoformat()
        case str() as text if isinstance(field, ChoiceField):
            if text in dict(field.choices.labels):
                yield field.choices.label(text)
        case str() as text:
            yield text
        case None:
            return


def _cell(content: Content) -> Cell:
    """Return the cell that the reader will see."""
    match content:
        case Decimal():
            return number_cell(float(content), is_percent=False, formula=None, note="")
        case dt.date():
            midnight = dt.datetime.combine(content, dt.time())
            return date_cell(midnight, formula=None, note="")
        case str():
            return text_cell(content, formula=None, note="")

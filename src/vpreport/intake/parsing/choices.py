"""Reading a choice from a list: case, blanks and punctuation do not matter, spelling does."""

from __future__ import annotations

from decimal import Decimal

from vpreport.findings import Code
from vpreport.intake.grid import Cell
from vpreport.intake.parsing.cleaning import as_word, nearest
from vpreport.intake.parsing.parsed import Parsed, refuse, remark, value_of
from vpreport.template.fields import ChoiceField
from vpreport.texts import intake_words as words
from vpreport.texts import labels


def parse_choice(field: ChoiceField, cell: Cell) -> Parsed:
    """Return the stable value of the choice in the cell."""
    for value, label in field.choices.labels:
        if cell.text == label:
            return value_of(value)
    found = _by_word(field, cell)
    if found is None:
        return _not_in_list(field, cell.text)
    read = remark(Code.CHOICE_READ, value=cell.text, read=field.choices.label(found))
    return value_of(found, read)


def _by_word(field: ChoiceField, cell: Cell) -> str | None:
    values = {as_word(label): value for value, label in field.choices.labels}
    typed = as_word(cell.text)
    if typed in values:
        return values[typed]
    answer = _yes_or_no(cell)
    return answer if answer in values.values() else None


def _yes_or_no(cell: Cell) -> str | None:
    """Return "yes" or "no" for what programs make of a truth value: SANT, TRUE, 1."""
    if isinstance(cell.value, bool):
        return "yes" if cell.value else "no"
    if isinstance(cell.value, Decimal):
        is_plain = not cell.is_percent and not cell.currency
        return {Decimal(1): "yes", Decimal(0): "no"}.get(cell.value) if is_plain else None
    return words.YES_OR_NO.get(as_word(cell.text))


def _not_in_list(field: ChoiceField, text: str) -> Parsed:
    listed = tuple(label for _, label in field.choices.labels)
    if field.may_be_missing:
        listed += tuple(labels.MISSING.values())
    near = nearest(text, listed)
    if near is None and as_word(text) in words.TICKS:
        near = dict(field.choices.labels).get("yes")
    return refuse(Code.NOT_IN_LIST, value=text, hint=words.choose(listed, near))

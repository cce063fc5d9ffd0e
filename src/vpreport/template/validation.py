"""From a declared field to the spreadsheet's own check of a cell: list, number, date, length.

The checks only warn. Somebody who cannot answer in the wanted way must be able to write what they
know ("ca 12") rather than give up; the reader then says what to do about it.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from vpreport.template.fields import (
    ChoiceField,
    Choices,
    DateField,
    Field,
    NumberField,
    TextField,
)
from vpreport.template.instruction import MAX_PROMPT_TITLE, prompt
from vpreport.template.table import Column, Table
from vpreport.texts import labels
from vpreport.texts import template as texts

MISSING_SUFFIX: Final = "_M"  # the list that also has "Ej mätt" and "Ej aktuellt"


def list_name(choices: Choices, *, may_be_missing: bool) -> str:
    """Return the defined name of the range that holds the list."""
    return choices.name + MISSING_SUFFIX if may_be_missing else choices.name


def list_words(choices: Choices, *, may_be_missing: bool) -> tuple[str, ...]:
    """Return the words of a drop-down, in its order."""
    words = tuple(label for _, label in choices.labels)
    return words + tuple(labels.MISSING.values()) if may_be_missing else words


def validation(field: Field, table: Table, column: Column, cell: str) -> dict[str, Any]:
    """Return xlsxwriter's options for the cell with that address."""
    return {
        **_rule(field, cell),
        "ignore_blank": True,
        "input_title": column.words.title[:MAX_PROMPT_TITLE],
        "input_message": prompt(table, column),
        "error_title": texts.WARN_TITLE,
        "error_type": "warning",
    }


def _rule(field: Field, cell: str) -> dict[str, Any]:
    match field:
        case ChoiceField():
            name = list_name(field.choices, may_be_missing=field.may_be_missing)
            return {"validate": "list", "source": f"={name}", "error_message": texts.WARN_CHOICE}
        case NumberField():
            or_missing = texts.WARN_OR_MISSING if field.may_be_missing else ""
            return {
                "validate": "custom",
                "value": _number_formula(field, cell),
                "error_message": texts.WARN_NUMBER.format(or_missing=or_missing),
            }
        case DateField():
            return {
                "validate": "date",
                "criteria": "between",
                "minimum": _midnight(field.earliest),
                "maximum": _midnight(field.latest),
                "error_message": texts.WARN_DATE.format(
                    earliest=field.earliest, latest=field.latest
                ),
            }
        case TextField():
            return {
                "validate": "length",
                "criteria": "<=",
                "value": field.max_length,
                "error_message": texts.WARN_TEXT.format(max_length=field.max_length),
            }


def _number_formula(field: NumberField, cell: str) -> str:
    tests = [f"ISNUMBER({cell})"]
    if field.minimum is not None:
        tests.append(f"{cell}>={field.minimum}")
    if field.maximum is not None:
        tests.append(f"{cell}<={field.maximum}")
    is_number = f"AND({','.join(tests)})"
    if not field.may_be_missing:
        return f"={is_number}"
    words = ",".join(f'{cell}="{word}"' for word in labels.MISSING.values())  # case is ignored
    return f"=OR({is_number},{words})"


def _midnight(date: dt.date) -> dt.datetime:
    return dt.datetime(date.year, date.month, date.day)  # noqa: DTZ001 - a date in a sheet has no zone

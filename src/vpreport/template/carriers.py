"""The many places that carry a template's code, so that some survive whatever happens to a file.

Which program keeps what was found by experiment: cells survive everything, a sheet or a property
can be lost, a defined name can be broken. The reader lets the carriers vote.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from xlsxwriter import Workbook

from vpreport.atomic import MADE_BY
from vpreport.plan.types import Checkpoint, Plan
from vpreport.template.fields import ChoiceField
from vpreport.template.formats import Formats
from vpreport.template.layout import DEFINED_NAME, INFO_SHEET, LIST_SHEET, PROPERTY
from vpreport.template.table import Row
from vpreport.template.validation import list_name, list_words
from vpreport.texts import secrecy
from vpreport.texts import template as texts


def write_properties(
    book: Workbook, plan: Plan, checkpoint: Checkpoint, name: str, code: str, marking: str = ""
) -> None:
    """Put the code, and the marking of a confidential template, into the document properties.

    The code also becomes a defined name.
    """
    title = texts.DOCUMENT_TITLE.format(
        checkpoint=checkpoint.label, department=name, organisation=plan.organisation
    )
    book.set_properties(
        {
            "title": secrecy.marked(title) if marking else title,
            "subject": code,
            "author": MADE_BY,
            "company": plan.organisation,
            "comments": texts.DOCUMENT_DESCRIPTION.format(code=code),
            # The checkpoint's own date, never the clock: the same plan gives the same bytes.
            "created": dt.datetime.combine(checkpoint.date, dt.time()),
            **({"category": marking} if marking else {}),
        }
    )
    if marking:
        book.set_custom_property(secrecy.PROPERTY, marking, "text")
    book.set_custom_property(PROPERTY, code, "text")
    book.define_name(DEFINED_NAME, f'="{code}"')


def write_info_sheet(
    book: Workbook,
    plan: Plan,
    checkpoint: Checkpoint,
    department: str,
    code: str,
    formats: Formats,
    more: Mapping[str, str],
) -> None:
    """Write the hidden sheet of keys and values that also a person can read, `more` at its end."""
    worksheet = book.add_worksheet(INFO_SHEET)
    for line, (key, value) in enumerate(
        (
            ("code", code),
            ("organisation", plan.organisation),
            ("plan", plan.title),
            ("checkpoint", checkpoint.id),
            ("department", department),
            ("program", MADE_BY),
            ("note", texts.INFO_NOTE),
            *more.items(),
        )
    ):
        worksheet.write_string(line, 0, key, formats.technical)
        worksheet.write_string(line, 1, value, formats.technical)
    worksheet.protect()
    worksheet.hide()


def write_lists(book: Workbook, rows: tuple[Row, ...], formats: Formats) -> None:
    """Write the drop-downs' lists on a hidden sheet, each with a defined name of its own.

    A list written into the cell's own check may hold at most 255 signs and is split at commas.
    """
    worksheet = book.add_worksheet(LIST_SHEET)
    for column, (name, words) in enumerate(_lists(rows)):
        worksheet.write_string(0, column, name, formats.technical)
        for line, word in enumerate(words, start=1):
            worksheet.write_string(line, column, word, formats.technical)
        letter = chr(ord("A") + column)
        book.define_name(name, f"='{LIST_SHEET}'!${letter}$2:${letter}${len(words) + 1}")
    worksheet.protect()
    worksheet.hide()


def _lists(rows: tuple[Row, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return name and words of every list that a cell uses, in a fixed order."""
    used: dict[str, tuple[str, ...]] = {}
    for row in rows:
        for field in row.fields.values():
            if isinstance(field, ChoiceField):
                name = list_name(field.choices, may_be_missing=field.may_be_missing)
                used[name] = list_words(field.choices, may_be_missing=field.may_be_missing)
    return tuple(sorted(used.items()))

"""How a column is filled in, in words: the same on "Läs mig", beside the cell, everywhere."""

from __future__ import annotations

from typing import Final

from vpreport.template.table import Column, FarFrom, Reason, Table
from vpreport.texts import numbers
from vpreport.texts import template as texts

# What a spreadsheet takes beside a cell; more is refused ([MS-OI29500] 2.1.686).
MAX_PROMPT: Final = 255
MAX_PROMPT_TITLE: Final = 32


def instruction(table: Table, column: Column) -> str:
    """Return the column's help, and when the column must be filled in."""
    demands = tuple(_demand(table, r) for r in table.reasons if r.demands == column.key)
    far = tuple(_far_from(table, r) for r in table.far_from if r.demands == column.key)
    return " ".join((column.words.help, *demands, *far))


def prompt(table: Table, column: Column) -> str:
    """Return what appears beside the cell; the example is left out if it does not fit."""
    text = instruction(table, column)
    whole = texts.PROMPT.format(help=text, example=column.words.example)
    return whole if len(whole) <= MAX_PROMPT else text


def _demand(table: Table, reason: Reason) -> str:
    title = table.column(reason.column).words.title
    if reason.choices is None:
        return texts.REQUIRED_ALWAYS.format(column=title)
    words = [label for value, label in reason.choices.labels if value in reason.values]
    return texts.REQUIRED.format(column=title, values=numbers.joined(words, last=texts.OR))


def _far_from(table: Table, rule: FarFrom) -> str:
    titles = {column.key: column.words.title for column in table.columns}
    compared = next(titles[key] for key in rule.columns if key in titles)
    return texts.REQUIRED_FAR_FROM.format(
        column=compared, other=titles[rule.other], limit=titles[rule.limit]
    )

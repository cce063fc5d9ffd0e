"""The neutral grid: what stood in a workbook, whatever format it came in.

A reader per format makes this; everything after it knows nothing of formats. Where a format
cannot carry something the field says so (None), it is never guessed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Final

# Day 0 of a workbook's dates. 1899-12-30 makes every day after February 1900 right.
EPOCH_1900: Final = dt.date(1899, 12, 30)
EPOCH_1904: Final = dt.date(1904, 1, 1)


class CellKind(Enum):
    NUMBER = "number"
    TEXT = "text"
    BOOLEAN = "boolean"
    DATE = "date"
    TIME = "time"  # a time of day or a duration
    ERROR = "error"  # #REF!, #N/A and their like; `text` has the sign as shown
    BROKEN = "broken"  # the file holds what is no value; `text` has it as it stands there
    NOTHING = "nothing"  # no value (a formula without a saved result, or only a note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell that holds something.

    `value` is Decimal for NUMBER, str for TEXT, bool for BOOLEAN, date for DATE (None where the
    day does not exist), None otherwise. `currency` is the sign that a number is shown with ("kr",
    "tkr"), empty where there is none.
    `text` is the content as a person would quote it. A percent-formatted 0.5 has value 0.5 and
    `is_percent` True; None where the file's format cannot tell. `formula` is the formula's text or
    None; NOTHING with a formula means that the file holds no result. `note` is the note's text,
    empty where there is none.
    """

    kind: CellKind
    value: Decimal | str | bool | dt.date | None
    text: str
    is_percent: bool | None = False
    currency: str = ""
    formula: str | None = None
    note: str = ""


class Unseen(Enum):
    """What a format, or the library that reads it, does not tell."""

    FORMATS = "formats"  # whether a number is shown as a percentage
    FORMULAS = "formulas"
    ERRORS = "errors"  # error values come as empty cells
    NOTES = "notes"
    HIDDEN = "hidden"  # rows and columns, and which cells are merged


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """`cells` by (row, column), both counted from 1. `merged` has (top, left, bottom, right)."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    footer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A whole workbook.

    `properties` holds core and custom document properties under lower-case names ("subject",
    "description", "vpr_code"); `names` the defined names that stand for a text constant.
    `program` is the program that saved the file, as it calls itself; None if it does not say.
    `has_macros`: the file carries macros, which are never run or kept. `epoch` is the day that
    the number 0 stands for where a date is stored as a plain number. `unseen` is what could not be
    read at all from this format.
    """

    sheets: tuple[Sheet, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    program: str | None = None
    saved_at: str | None = None
    has_macros: bool = False
    epoch: dt.date = EPOCH_1900
    unseen: tuple[Unseen, ...] = ()


def a1(row: int, column: int) -> str:
    """Return the cell's address with letters, as Excel shows it: (3, 28) is "AB3"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"

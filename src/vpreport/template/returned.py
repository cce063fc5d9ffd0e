"""What makes a template a return workbook: answers already in their cells, and what is wrong.

The writer draws it; what stands in it is decided in `vpreport.returns`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from vpreport.findings import Severity

CellKey = tuple[str, str, str]
"""(table key, row id, column key)"""


class Mark(Enum):
    """Why a cell is marked; each has a fill, a border and a title for its note."""

    WRONG = "wrong"  # what was typed could not be used
    DOUBTFUL = "doubtful"  # it was used, but may be wrong
    EARLIER = "earlier"  # it comes from an earlier checkpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What stands in an input cell before anybody has typed there.

    `value` is None for an empty cell; a text is written as a text, whatever it looks like. `note`
    is whole and sealed, empty for none.
    """

    value: Decimal | str | dt.date | None = None
    mark: Mark | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One line of the sheet "Att rätta". Texts are finished; empty where they do not apply.

    `row` is the table and the row that it is about here, `column` the key of the cell's column;
    without a column it is about the row as a whole, without a row about the file. `mark` is how
    the cell is marked.
    """

    severity: Severity
    code: str
    what: str
    remedy: str
    item: str = ""
    typed: str = ""
    row: tuple[str, str] | None = None
    column: str | None = None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """`corrections` stand in the order in which they are listed, `counts` says how many they are.

    `replaces` are the marks of the files that this one is sent back for.
    """

    cells: Mapping[CellKey, Filled]
    corrections: tuple[Correction, ...]
    counts: str
    lead: str
    replaces: tuple[str, ...]

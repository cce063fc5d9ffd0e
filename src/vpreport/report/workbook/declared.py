"""How a sheet of the workbook is declared: tables, headings and charts, one under the other.

The sheets only declare; `drawing` draws them all alike. Row 1 holds the title, the lines after
it the lead, and then come the blocks. A sheet with a single table freezes and repeats its head.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from vpreport.report.style import StatusColour


class Look(Enum):
    """How a column is set; nothing about its meaning."""

    TEXT = "text"  # wrapped text
    STRONG = "strong"  # what a row is found by
    LINE = "line"  # one line that may run on over empty cells to its right
    QUIET = "quiet"  # provenance and the like
    NUMBER = "number"  # set to the right, words in it as well
    CENTRED = "centred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Words with a colour that repeats what they say."""

    text: str
    colour: StatusColour


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to the first cell of another sheet of the same workbook."""

    sheet: str


Value = str | int | Decimal | dt.date | Marked | Link | None
"""What a cell can hold. Text stays text whatever it looks like; None is an empty cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`width` is in characters, as in Excel; `colour` sets the heading in a status's colours.

    `places` is the number of decimals of its numbers; None: as many as each of them has.
    """

    title: str
    width: float
    look: Look = Look.TEXT
    colour: StatusColour | None = None
    places: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A real Excel table. `name` is its name there, unique in the workbook and ASCII.

    `description` is its alternative text. `total` is a line under the table, outside its
    filters. `empty` stands in the widest column where there are no rows.
    """

    name: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    heading: str = ""
    has_filter: bool = True
    total: tuple[Value, ...] = ()
    empty: str = ""

    def without(self, *titles: str) -> Table:
        """Return the table without the columns that have these titles."""
        kept = [i for i, column in enumerate(self.columns) if column.title not in titles]
        return replace(
            self,
            columns=tuple(self.columns[i] for i in kept),
            rows=tuple(tuple(row[i] for i in kept) for row in self.rows),
        )

    @property
    def runs_on(self) -> bool:
        """Whether the last column runs on to the right edge of the sheet."""
        return self.columns[-1].look is Look.LINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One column of the chart's table.

    The `symbol` stands beside each number, so that nobody needs to tell colours apart; it may be
    empty where bars stand beside each other, one light and one dark. `colour` is RGB without "#".
    """

    column: int
    symbol: str
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Lying bars over `table`, which comes before it: one a row, named by the first column.

    The series are stacked in one bar, or else stand beside each other; those may be negative.
    `places` is the number of decimals, `ends` the lowest and the highest number of the axis (None:
    the program that shows it chooses). It stands under the table before it, or to the right of that
    table and as high as it if it `is_beside`.
    """

    title: str
    description: str
    table: str
    series: tuple[Series, ...]
    is_stacked: bool = True
    is_beside: bool = False
    places: int = 0
    ends: tuple[Decimal, Decimal] | None = None


Block = Table | Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet; `name` at most 31 signs, `contents` is its line in the table of contents.

    It prints one page across, landscape; the first `frozen_columns` stay in sight on screen. It is
    `at_least` so many characters wide.
    """

    name: str
    contents: str
    title: str
    lead: tuple[str, ...]
    blocks: tuple[Block, ...]
    frozen_columns: int = 0
    at_least: float = 0

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))

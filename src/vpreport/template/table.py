"""How a sheet of a template is declared: its columns once, its rows from the plan.

The writer draws a table, the reader finds and parses it, the instruction explains it and the
messages name it, all from the same declaration. A new part of the follow-up is a new `Table`
and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum

from vpreport.plan.types import Checkpoint, CheckpointKind, Plan
from vpreport.template.fields import Choices, Field
from vpreport.texts.columns import ColumnWords, TableWords


class Look(Enum):
    """How a column is set; nothing about its meaning."""

    SHORT = "short"  # one word or number, centred
    TEXT = "text"  # wrapped text


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`key` is the stable name in the hidden key row. `width` is in characters, as in Excel.

    `only_at` None: the column is there at every kind of checkpoint.
    """

    key: str
    words: ColumnWords
    width: float
    is_input: bool = False
    look: Look = Look.TEXT
    only_at: frozenset[CheckpointKind] | None = None

    def is_at(self, kind: CheckpointKind) -> bool:
        return self.only_at is None or kind in self.only_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table as one department sees it.

    `shown` has the text for each column that is not an input, by column key. `fields` has what
    may stand in each input cell that is open on this row; `closed` has the words that stand in
    those that are not. `required` are the open cells that count as left to fill in.
    `numbers` has the locked cells that rules count with, by column key.
    `confidential` is the provision of a confidential row, empty for any other. In the public
    plan such a row has no fields, and whatever is typed on it is never taken in.
    """

    id: str
    number: str
    label: str
    shown: Mapping[str, str]
    fields: Mapping[str, Field]
    required: frozenset[str] = frozenset()
    closed: Mapping[str, str] = field(default_factory=dict)
    group: str = ""
    confidential: str = ""
    numbers: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The row as messages name it: "3.1.2 Andel roller med befattningsbeskrivning"."""
        return f"{self.number} {self.label}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """When `column` holds one of `values`, `demands` must be filled in.

    Empty `values` stand for any answer; otherwise `choices` is the list that they belong to.
    """

    column: str
    demands: str
    values: frozenset[str] = frozenset()
    choices: Choices | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FarFrom:
    """Where a number is further from `other` than the row's `limit`, `demands` must be filled in.

    The number is that in the first of `columns` that the sheet has. `limit` is the column where
    people see how far is too far; it and `other` may be locked cells, in the row's `numbers`.
    """

    columns: tuple[str, ...]
    other: str
    limit: str
    demands: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyWith:
    """A value in `column` makes sense only where `other` holds one of `values`.

    With `when`, this goes for those values of `column` only.
    """

    column: str
    other: str
    values: frozenset[str]
    when: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """An answer in `column` is as true at the next checkpoint as it was at this one.

    With `values`, only where `other`, or the column itself, holds one of them.
    """

    column: str
    other: str = ""
    values: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A declared table. `rows` gives the rows of one department at one checkpoint."""

    key: str
    words: TableWords
    columns: tuple[Column, ...]
    rows: Callable[[Plan, Checkpoint, str], tuple[Row, ...]]
    reasons: tuple[Reason, ...] = ()
    far_from: tuple[FarFrom, ...] = ()
    only_with: tuple[OnlyWith, ...] = ()
    lasting: tuple[Lasting, ...] = ()

    def at(self, kind: CheckpointKind) -> Table:
        """Return the table with only the columns of that kind of checkpoint."""
        return replace(self, columns=self.columns_at(kind))

    def columns_at(self, kind: CheckpointKind) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.is_at(kind))

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)

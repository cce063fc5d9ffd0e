"""What a section is made of, before it becomes Word: headings, paragraphs, items, tables, charts.

The content is written as these values, so that the same content can be put into a document of
vpreport's own or, with other styles and numbers, into somebody else's.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class Role(Enum):
    """What a paragraph is for; a document says which of its styles plays each role."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    CONTENTS_TITLE = "contents_title"
    BODY = "body"
    LEAD_IN = "lead_in"  # stands before a list and stays with it
    SOURCE = "source"  # says below a table where its figures come from


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text; `strong` for the words that a paragraph begins with."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class TableReference:
    """The label and number of the table or chart with that key: "Tabell 3", "Diagram 1"."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """`level` counts from 1; a document that the section is put into may push it down.

    `key` is stable between runs: it names the bookmark round the heading. `number` is the plan's
    own, which stands before the text unless the document numbers its headings itself.
    """

    key: str
    level: int
    text: str
    number: str = ""

    @property
    def with_number(self) -> str:
        """The text with the plan's number: "3.8 Fler bostäder"."""
        return f"{self.number} {self.text}" if self.number else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    parts: tuple[Span | TableReference, ...]
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a list; `number` None: a bullet.

    A number that is not one more than that of the item before begins a new list.
    """

    text: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` is never empty; `notes` are smaller paragraphs below it.

    `status` is the stable value of a status (its colour), empty for a plain cell.
    """

    text: str
    notes: tuple[str, ...] = ()
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`share` of the width of the table, relative to the other columns."""

    title: str
    share: int
    is_count: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`key` is stable between runs (it names the bookmark round the number of the caption).

    `description` says to those who cannot see the table what it holds. `has_total`: the last row
    sums up the others.
    """

    key: str
    caption: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    has_total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One kind of bar of a chart: a value for each category, None where there is none.

    `colour` is RGB, empty for the next of the house's own. `symbol` stands before the name and
    before each number, so that nobody need tell colours apart.
    """

    name: str
    values: tuple[Decimal | int | None, ...]
    colour: str = ""
    symbol: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Lying bars with their numbers on them: a group, or one stacked bar, for each category.

    `key` and `caption` are as in `Table`. `table` is the key of the table in the same section that
    has the same numbers: every chart has one, and says so. `description` is a sentence or two of
    at most 200 signs with what the chart shows. `places` is the number of decimals.
    """

    key: str
    caption: str
    description: str
    table: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    is_stacked: bool = False
    places: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The headings down to a level, as links."""

    levels: int


Block = Heading | Paragraph | Item | Table | Chart | Contents


def paragraph(text: str, *, role: Role = Role.BODY) -> Paragraph:
    """Return a paragraph of plain text."""
    return Paragraph(parts=(Span(text),), role=role)


def labelled(label: str, text: str) -> Paragraph:
    """Return a paragraph that begins with a strong word: "Status: ● Uppfyllt."."""
    return Paragraph(parts=(Span(f"{label}: ", strong=True), Span(text)))

"""Which place speaks for each row and cell where a row, a column or a sheet stands there twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vpreport.findings import Code, Finding, Place
from vpreport.intake.grid import Cell, a1
from vpreport.intake.locating.areas import Area
from vpreport.intake.parsing.answers import is_blank
from vpreport.intake.types import CellRef
from vpreport.template.table import Row
from vpreport.texts import intake_words as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One row of the plan as it stands in a file."""

    file: str
    area: Area
    number: int
    row: Row

    def cell(self, key: str) -> Cell | None:
        return self.area.cell(self.number, key)

    def column(self, key: str) -> int | None:
        """Return the number of the first column with that key, None if there is none."""
        columns = self.area.columns.get(key, ())
        return columns[0] if columns else None

    def place(self, key: str = "") -> Place:
        """Return the cell's place; of the row's id where the key is empty or has no column."""
        column = self.column(key) or self.area.id_column
        return Place(
            file=self.file,
            sheet=self.area.sheet.name,
            cell=a1(self.number, column),
            row=self.number,
            column=column,
            item=self.row.name,
        )

    def ref(self, key: str) -> CellRef | None:
        column = self.column(key)
        if column is None:
            return None
        cell = a1(self.number, column)
        return CellRef(file=self.file, sheet=self.area.sheet.name, cell=cell)

    def content(self, keys: Iterable[str]) -> tuple[object, ...]:
        """Return what stands in the cells of `keys`, to compare two spots with."""
        return tuple(content(self.cell(key)) for key in keys)


def content(cell: Cell | None) -> object:
    """Return what a cell says, to compare two cells with; blanks are alike."""
    if cell is None or is_blank(cell):
        return None
    return (cell.kind, cell.value, cell.text, cell.is_percent, cell.currency)


def spots_of(areas: Iterable[Area], row: Row, file: str) -> tuple[Spot, ...]:
    """Return every place in the file where the row stands."""
    return tuple(
        Spot(file=file, area=area, number=number, row=row)
        for area in areas
        for number in area.rows.get(row.id, ())
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which place of a row is read. `refused`: they say different things, so none is.

    `empty` are the places without any answer that it was preferred to.
    """

    spot: Spot
    finding: Finding | None = None
    refused: bool = False
    empty: tuple[Spot, ...] = ()


def choose(spots: tuple[Spot, ...], keys: tuple[str, ...], asked: tuple[str, ...]) -> Choice:
    """Return the place that speaks for a row: the one with answers, if they do not differ.

    `keys` are all input columns, `asked` those that the row asks for.
    """
    filled = tuple(spot for spot in spots if any(spot.content(asked)))
    if not filled:
        return Choice(spot=spots[0], empty=spots[1:])
    first = filled[0]
    for other in filled[1:]:
        if other.content(keys) != first.content(keys):
            params = {"first": _where(first), "second": _where(other)}
            twice = Finding(code=Code.ROW_TWICE, place=other.place(), params=params)
            return Choice(spot=first, finding=twice, refused=True)
    empty = tuple(spot for spot in spots if spot not in filled)
    if not empty:
        return Choice(spot=first)
    params = {"filled": _where(first), "empty": _where(empty[0])}
    copied = Finding(code=Code.ANSWERED_ON_COPY, place=first.place(), params=params)
    return Choice(spot=first, finding=copied, empty=empty)


def _where(spot: Spot) -> str:
    return words.on_row(spot.area.sheet.name, spot.number)


def doubled_columns(area: Area, keys: Iterable[str]) -> frozenset[str]:
    """Return the keys that stand over several columns with different content."""
    columns = {key: area.columns.get(key, ()) for key in keys}
    return frozenset(
        key for key, found in columns.items() if len(found) > 1 and not _agree(area, found)
    )


def _agree(area: Area, columns: tuple[int, ...]) -> bool:
    numbers = [number for found in area.rows.values() for number in found]
    cells = area.sheet.cells
    return all(
        len({content(cells.get((number, column))) for column in columns}) <= 1 for number in numbers
    )

"""The answers of one table in one file: each asked cell of each row, with what is to be said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from vpreport.findings import Code, Finding, Place
from vpreport.intake.areas import Area
from vpreport.intake.cleaning import one_line
from vpreport.intake.grid import a1
from vpreport.intake.parsing import is_blank, parse
from vpreport.intake.spots import Spot, differing, doubled_columns, spots_of
from vpreport.intake.strays import stray_content
from vpreport.intake.types import BLANK, Answer, AnswerKey, AnswerState
from vpreport.intake.witnesses import Owners, changed_cells, mismatch, owners
from vpreport.plan.types import CheckpointKind
from vpreport.template.fields import Field
from vpreport.template.table import Column, Row, Table


@dataclass(slots=True, kw_only=True)
class TableReader:
    """Reads one declared table. `areas` are its places in the file, none if it is not there.

    `read` fills `answers` (every asked cell has one), `places` (of those that were found) and
    `findings`.
    """

    file: str
    kind: CheckpointKind
    epoch: dt.date
    table: Table
    rows: tuple[Row, ...]
    areas: tuple[Area, ...]
    answers: dict[AnswerKey, Answer] = field(default_factory=dict)
    places: dict[AnswerKey, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def inputs(self) -> tuple[Column, ...]:
        return tuple(column for column in self.table.columns_at(self.kind) if column.is_input)

    def read(self) -> None:
        keys = tuple(column.key for column in self.inputs)
        if not self.areas:
            self._find(Code.SHEET_MISSING, Place(file=self.file), sheet=self.table.words.sheet)
        self._check_columns()
        owned = owners(self.table, self.rows)
        for row in self.rows:
            spots = spots_of(self.areas, row, self.file)
            if spots and (twice := differing(spots, keys)) is not None:
                self.findings.append(twice)
                self._refuse_row(spots[0])
            elif spots:
                self._read_row(spots[0], owned)
            else:
                self._leave_blank(row)
        for area in self.areas:
            self.findings.extend(stray_content(area, self.rows, self.file))

    def _check_columns(self) -> None:
        for area in self.areas:
            doubled = self._doubled(area)
            for column in self.inputs:
                if column.key not in area.columns:
                    place = self._key_place(area, area.id_column)
                    self._find(Code.COLUMN_MISSING, place, column=column.words.title)
                elif column.key in doubled:
                    place = self._key_place(area, area.columns[column.key][-1])
                    first = a1(area.key_row, area.columns[column.key][0])
                    self._find(Code.COLUMN_TWICE, place, column=column.words.title, first=first)

    def _doubled(self, area: Area) -> frozenset[str]:
        return doubled_columns(area, (column.key for column in self.inputs))

    def _key_place(self, area: Area, column: int) -> Place:
        row = area.key_row
        return Place(
            file=self.file, sheet=area.sheet.name, cell=a1(row, column), row=row, column=column
        )

    def _leave_blank(self, row: Row) -> None:
        """Note a row that the file does not have; of a whole missing table it is said once."""
        for key in self._asked(row):
            self.answers[self.table.key, row.id, key] = BLANK
        if self.areas and row.fields:
            sheet = self.areas[0].sheet.name
            place = Place(file=self.file, sheet=sheet, item=row.name)
            self._find(Code.ROW_MISSING, place, value=row.name, kind=self.table.words.row)

    def _refuse_row(self, spot: Spot) -> None:
        for key in self._asked(spot.row):
            self._refuse(spot, key)

    def _refuse(self, spot: Spot, key: str) -> None:
        cell = spot.cell(key)
        if spot.column(key) is None or cell is None or is_blank(cell):
            state, raw = AnswerState.BLANK, ""
        else:
            state, raw = AnswerState.REFUSED, cell.text
        answer = Answer(state=state, raw=raw, ref=spot.ref(key))
        self.answers[self.table.key, spot.row.id, key] = answer

    def _read_row(self, spot: Spot, owned: Owners) -> None:
        wrong = mismatch(spot, owned)
        if wrong is not None:
            self.findings.append(wrong)
            self._refuse_row(spot)
            return
        self.findings.extend(changed_cells(spot, self.table))
        merged = self._merged(spot)
        doubled = self._doubled(spot.area)
        for key in self._asked(spot.row):
            if key in merged or key in doubled:
                self._refuse(spot, key)
            else:
                self._read_cell(spot, key, spot.row.fields[key])
        self.findings.extend(self._not_asked(spot))
        self.findings.extend(self._hidden(spot))

    def _read_cell(self, spot: Spot, key: str, declared: Field) -> None:
        cell = spot.cell(key)
        parsed = parse(declared, cell, epoch=self.epoch)
        raw = "" if cell is None or is_blank(cell) else cell.text
        answer = Answer(state=parsed.state, value=parsed.value, raw=raw, ref=spot.ref(key))
        self.answers[self.table.key, spot.row.id, key] = answer
        self.places[self.table.key, spot.row.id, key] = spot.place(key)
        for remark in parsed.remarks:
            column = self.table.column(key).words.title
            params = {"column": column, **remark.params}
            self.findings.append(Finding(code=remark.code, place=spot.place(key), params=params))
        if is_blank(cell) and cell is not None and cell.note:
            self._find(Code.NOTE_NOT_ANSWER, spot.place(key), value=cell.note)

    def _asked(self, row: Row) -> tuple[str, ...]:
        return tuple(column.key for column in self.inputs if column.key in row.fields)

    def _merged(self, spot: Spot) -> frozenset[str]:
        """Return the keys of asked cells that are merged with other asked cells, and say so."""
        found: set[str] = set()
        columns = {key: spot.column(key) for key in self._asked(spot.row)}
        for top, left, bottom, right in spot.area.sheet.merged:
            if not top <= spot.number <= bottom:
                continue
            inside = {k for k, column in columns.items() if column and left <= column <= right}
            if not inside or (len(inside) == 1 and top == bottom):
                continue
            found |= inside
            shown = spot.area.sheet.cells.get((top, left))
            if shown is not None and not is_blank(shown) and top == spot.number:
                key = min(inside, key=lambda key: columns[key] or 0)
                area = f"{a1(top, left)}:{a1(bottom, right)}"
                self._find(Code.MERGED_INPUT, spot.place(key), area=area, value=shown.text)
        return frozenset(found)

    def _not_asked(self, spot: Spot) -> Iterator[Finding]:
        """Yield a finding for each answer in a cell that this row does not ask for."""
        for column in self.inputs:
            if column.key in spot.row.fields or column.key in spot.row.shown:
                continue
            cell = spot.cell(column.key)
            if cell is None or is_blank(cell):
                continue
            expected = spot.row.closed.get(column.key, "")
            if one_line(cell.text) != one_line(expected):
                params = {"value": cell.text, "column": column.words.title}
                place = spot.place(column.key)
                yield Finding(code=Code.ANSWER_NOT_ASKED, place=place, params=params)

    def _hidden(self, spot: Spot) -> Iterator[Finding]:
        sheet = spot.area.sheet
        for key in self._asked(spot.row):
            if is_blank(spot.cell(key)):
                continue
            if (
                sheet.is_hidden
                or spot.number in sheet.hidden_rows
                or spot.column(key) in sheet.hidden_columns
            ):
                yield Finding(code=Code.HIDDEN_ROW, place=spot.place(key))
                return

    def _find(self, code: Code, place: Place, **params: object) -> None:
        self.findings.append(Finding(code=code, place=place, params=params))

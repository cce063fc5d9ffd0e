"""The answers of one table in one file: each asked cell of each row, with what is to be said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from vpreport.findings import Code, Finding, Place
from vpreport.intake.grid import a1
from vpreport.intake.locating.areas import Area
from vpreport.intake.locating.doubts import hidden_answers, merged_inputs, not_asked
from vpreport.intake.locating.spots import Choice, Spot, choose, doubled_columns, spots_of
from vpreport.intake.locating.strays import stray_content
from vpreport.intake.locating.witnesses import Owners, changed_cells, mismatch, owners
from vpreport.intake.parsing.answers import is_blank, parse
from vpreport.intake.types import BLANK, Answer, AnswerKey, AnswerState
from vpreport.plan.types import CheckpointKind
from vpreport.template.notes import asks_to_correct, is_sealed, said_in
from vpreport.template.table import Column, Row, Table


@dataclass(slots=True, kw_only=True)
class TableReader:
    """Reads one declared table. `areas` are its places in the file, none if it is not there.

    `is_current`: the file was made from the plan as it is now.
    `read` fills `answers` (every asked cell has one), `places` (of those that were read),
    `findings` and `doubled` (the columns of an area that stand there twice and differ).
    """

    file: str
    kind: CheckpointKind
    epoch: dt.date
    table: Table
    rows: tuple[Row, ...]
    areas: tuple[Area, ...]
    is_current: bool
    answers: dict[AnswerKey, Answer] = field(default_factory=dict)
    places: dict[AnswerKey, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    doubled: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict)
    inputs: tuple[Column, ...] = field(init=False)

    def __post_init__(self) -> None:
        columns = self.table.columns_at(self.kind)
        self.inputs = tuple(column for column in columns if column.is_input)

    def read(self) -> None:
        if not self.areas:
            self._find(Code.SHEET_MISSING, Place(file=self.file), sheet=self.table.words.sheet)
        for area in self.areas:
            self._check_columns(area)
        keys = tuple(column.key for column in self.inputs)
        owned = owners(self.table, self.rows, is_current=self.is_current)
        for row in self.rows:
            if spots := spots_of(self.areas, row, self.file):
                self._read_chosen(choose(spots, keys, self._asked(row)), owned)
            else:
                self._leave_blank(row)
        for area in self.areas:
            self.findings.extend(stray_content(area, self.rows, self.file))

    def _check_columns(self, area: Area) -> None:
        if area.by_labels:
            self._find(Code.LOCATED_BY_LABELS, Place(file=self.file, sheet=area.sheet.name))
        doubled = doubled_columns(area, (column.key for column in self.inputs))
        self.doubled[area.sheet.name, area.key_row] = doubled
        for column in self.inputs:
            title = column.words.title
            found = area.columns.get(column.key)
            if not found and not self._is_elsewhere(area, column.key):
                self._find(Code.COLUMN_MISSING, self._key_place(area, area.id_column), column=title)
            elif found and column.key in doubled:
                first = a1(area.key_row, found[0])
                place = self._key_place(area, found[-1])
                self._find(Code.COLUMN_TWICE, place, column=title, first=first)

    def _is_elsewhere(self, area: Area, key: str) -> bool:
        """Return whether the sheet is only a copy, made by hand, of one that has the column."""
        return area.by_labels and any(key in other.columns for other in self.areas)

    def _key_place(self, area: Area, column: int) -> Place:
        row, sheet = area.key_row, area.sheet.name
        return Place(file=self.file, sheet=sheet, cell=a1(row, column), row=row, column=column)

    def _leave_blank(self, row: Row) -> None:
        """Note a row that the file does not have; of a whole missing table it is said once."""
        for key in self._asked(row):
            self.answers[self.table.key, row.id, key] = BLANK
        if self.areas and row.fields:
            sheet = self.areas[0].sheet.name
            self._find(Code.ROW_MISSING, Place(file=self.file, sheet=sheet, item=row.name))

    def _refuse_row(self, spot: Spot, finding: Finding) -> None:
        self.findings.append(finding)
        for key in self._asked(spot.row):
            self._refuse(spot, key)

    def _refuse(self, spot: Spot, key: str, *, raw: str | None = None) -> None:
        """Leave out what stands in a cell; `raw` is the content where another cell holds it."""
        typed = _typed(spot, key) if raw is None else raw
        state = AnswerState.REFUSED if typed else AnswerState.BLANK
        answer = Answer(state=state, raw=typed, ref=spot.ref(key))
        self.answers[self.table.key, spot.row.id, key] = answer

    def _read_chosen(self, chosen: Choice, owned: Owners) -> None:
        if chosen.finding is not None and chosen.refused:
            self._refuse_row(chosen.spot, chosen.finding)
            return
        if chosen.finding is not None:
            self.findings.append(chosen.finding)
        for spot in chosen.empty:
            self.findings.extend(not_asked(spot, self.inputs))
        self._read_row(chosen.spot, owned)

    def _read_row(self, spot: Spot, owned: Owners) -> None:
        wrong = mismatch(spot, owned)
        if wrong is not None:
            self._refuse_row(spot, wrong)
            return
        asked = self._asked(spot.row)
        merged = merged_inputs(spot, asked)
        doubled = self.doubled[spot.area.sheet.name, spot.area.key_row]
        for key in asked:
            if key in merged:
                self.findings.append(merged[key])
                self._refuse(spot, key, raw=str(merged[key].params["value"]))
            elif key in doubled:
                self._refuse(spot, key)
            else:
                self._read_cell(spot, key)
        if spot.row.fields or not spot.area.by_labels:
            self.findings.extend(changed_cells(spot, self.table))
            self.findings.extend(not_asked(spot, self.inputs))
        self.findings.extend(hidden_answers(spot, asked))

    def _read_cell(self, spot: Spot, key: str) -> None:
        cell = spot.cell(key)
        parsed = parse(spot.row.fields[key], cell, epoch=self.epoch)
        raw, ref = _typed(spot, key), spot.ref(key)
        answer = Answer(state=parsed.state, value=parsed.value, raw=raw, ref=ref)
        self.answers[self.table.key, spot.row.id, key] = answer
        self.places[self.table.key, spot.row.id, key] = spot.place(key)
        for remark in parsed.remarks:
            self._find(remark.code, spot.place(key), **remark.params)
        if cell is not None and is_blank(cell) and cell.note:
            self._read_note(spot, key, cell.note)

    def _read_note(self, spot: Spot, key: str, note: str) -> None:
        """Say what a note in an empty cell means; most of those of a return workbook, nothing."""
        if not is_sealed(note):
            self._find(Code.NOTE_NOT_ANSWER, spot.place(key), value=note)
        elif asks_to_correct(note):
            self._find(Code.STILL_TO_CORRECT, spot.place(key), note=said_in(note))

    def _asked(self, row: Row) -> tuple[str, ...]:
        return tuple(column.key for column in self.inputs if column.key in row.fields)

    def _find(self, code: Code, place: Place, **params: object) -> None:
        self.findings.append(Finding(code=code, place=place, params=params))


def _typed(spot: Spot, key: str) -> str:
    cell = spot.cell(key)
    return "" if cell is None or is_blank(cell) else cell.text

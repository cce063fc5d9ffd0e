"""xl/workbook.xml: which sheets there are, what names stand for, on what day dates begin."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Final

from vpreport.findings import Code
from vpreport.intake.formats.ooxml import MAIN, is_on, relationship_id
from vpreport.intake.grid import EPOCH_1900, EPOCH_1904
from vpreport.intake.opening import limits
from vpreport.intake.opening.bounded_xml import Attributes, Budget, Pass, named
from vpreport.intake.refusal import refused
from vpreport.texts import intake_words as words

SHOWN: Final = ("", "visible")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetEntry:
    """A sheet as the workbook lists it; `relationship` leads to its part, if it has one."""

    name: str
    relationship: str | None
    is_hidden: bool


@dataclass(slots=True, kw_only=True)
class Workbook:
    """`constants` are the defined names that stand for a text, `epoch` is the day 0 of dates."""

    sheets: list[SheetEntry] = field(default_factory=list)
    constants: dict[str, str] = field(default_factory=dict)
    epoch: dt.date = EPOCH_1900


def read_workbook(content: bytes, budget: Budget) -> Workbook:
    """Return what the workbook part says. Raises FileRefusedError where it is damaged."""
    reader = _Reader(budget)
    reader.walk.walk(content)
    return reader.workbook


class _Reader:
    def __init__(self, budget: Budget) -> None:
        self.workbook = Workbook()
        self._budget = budget
        self._name = ""
        starts = {"workbookPr": self._properties, "sheet": self._sheet, "definedName": self._open}
        ends = {"definedName": self._close}
        self.walk = Pass(budget=budget, starts=named(MAIN, starts), ends=named(MAIN, ends))

    def _properties(self, attributes: Attributes) -> None:
        if is_on(attributes.get("date1904")):
            self.workbook.epoch = EPOCH_1904

    def _sheet(self, attributes: Attributes) -> None:
        self.workbook.sheets.append(
            SheetEntry(
                name=attributes.get("name", ""),
                relationship=relationship_id(attributes),
                is_hidden=attributes.get("state", "") not in SHOWN,
            )
        )
        if len(self.workbook.sheets) > limits.MAX_SHEETS:
            what = words.SHEETS.format(limit=limits.MAX_SHEETS)
            raise refused(Code.TOO_LARGE, self._budget.file, what=what)

    def _open(self, attributes: Attributes) -> None:
        self._name = attributes.get("name", "")
        self.walk.collect()

    def _close(self) -> None:
        text = self.walk.collected()
        if len(text) >= 2 and text.startswith('"') and text.endswith('"'):
            self.workbook.constants[self._name] = text[1:-1].replace('""', '"')

"""The body of an OpenDocument workbook: its sheets in order, its names and its day 0."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial
from typing import Final

from vpreport.findings import Code
from vpreport.intake.formats.ods_names import OFFICE, TABLE
from vpreport.intake.formats.ods_rows import OpenSheet
from vpreport.intake.formats.ods_scopes import Scopes
from vpreport.intake.formats.ods_styles import Styles
from vpreport.intake.formats.ods_text import Paragraphs
from vpreport.intake.grid import EPOCH_1900, Sheet
from vpreport.intake.opening import limits
from vpreport.intake.opening.bounded_xml import Attributes, OnStart
from vpreport.intake.refusal import refused
from vpreport.texts import intake_words as words

_SPREADSHEET: Final = OFFICE + "spreadsheet"
_TABLE: Final = TABLE + "table"
_ANNOTATION: Final = OFFICE + "annotation"
_NAMED: Final = TABLE + "named-expression"

# What stands beside the sheets and looks like them: what cells held before tracked changes, and
# what other documents held when they were last asked.
_BESIDE: Final = (TABLE + "tracked-changes", TABLE + "dde-links", TABLE + "content-validations")
# A sheet's drawings, with texts and tables of their own, and its buttons.
_ON_A_SHEET: Final = (TABLE + "shapes", OFFICE + "forms")

_CONSTANT: Final = re.compile(r'(?:of:=|=)?"([^"]*)"')
# What another workbook held is kept in a table of this name, which no sheet can have.
_OTHER_WORKBOOK: Final = re.compile(r"'.+'#.*", re.DOTALL)


class Content:
    """Gathers the sheets while the content is gone through."""

    def __init__(self, scopes: Scopes, styles: Styles) -> None:
        self.sheets: list[Sheet] = []
        self.names: dict[str, str] = {}
        self.epoch = EPOCH_1900
        self._scopes = scopes
        self._styles = styles
        self._text = Paragraphs(scopes)
        self._note = Paragraphs(scopes)

    def starts(self) -> dict[str, OnStart]:
        return {_SPREADSHEET: self._spreadsheet}

    def _spreadsheet(self, _: Attributes) -> None:
        starts = {
            _TABLE: self._table,
            TABLE + "null-date": self._null_date,
            _NAMED: self._name,
            **self._scopes.passing_over(*_BESIDE),
        }
        self._scopes.enter(_SPREADSHEET, starts=starts, ends={})

    def _table(self, attributes: Attributes) -> None:
        name = attributes.get(TABLE + "name", "")
        if _OTHER_WORKBOOK.fullmatch(name):
            self._scopes.pass_over(_TABLE)
            return
        if len(self.sheets) == limits.MAX_SHEETS:
            what = words.SHEETS.format(limit=limits.MAX_SHEETS)
            raise refused(Code.TOO_LARGE, self._scopes.budget.file, what=what)
        sheet = OpenSheet(self._scopes, self._styles, self._text)
        self._scopes.enter(
            _TABLE,
            starts=self._on_a_sheet(sheet),
            ends=self._text.ends() | sheet.ends(),
            done=partial(self._close, sheet, name, attributes.get(TABLE + "style-name", "")),
        )

    def _on_a_sheet(self, sheet: OpenSheet) -> dict[str, OnStart]:
        return {
            **self._text.starts(),
            **self._scopes.passing_over(*_ON_A_SHEET),
            **sheet.starts(),
            _NAMED: self._name,
            _ANNOTATION: partial(self._annotation, sheet),
            _TABLE: partial(self._table_in_a_cell, sheet),
        }

    def _annotation(self, sheet: OpenSheet, _: Attributes) -> None:
        if not sheet.is_in_cell:
            self._scopes.pass_over(_ANNOTATION)
            return

        def done() -> None:
            sheet.notes.append(self._note.taken())
            self._text.resume()

        self._text.pause()
        self._scopes.enter(
            _ANNOTATION, starts=self._note.starts(), ends=self._note.ends(), done=done
        )

    def _table_in_a_cell(self, sheet: OpenSheet, attributes: Attributes) -> None:
        sheet.has_table = sheet.is_in_cell
        self._text.pass_over(_TABLE, attributes)

    def _close(self, sheet: OpenSheet, name: str, style: str) -> None:
        self.sheets.append(sheet.closed(name, style))

    def _name(self, attributes: Attributes) -> None:
        constant = _CONSTANT.fullmatch(attributes.get(TABLE + "expression", ""))
        if constant:
            self.names[attributes.get(TABLE + "name", "")] = constant.group(1)

    def _null_date(self, attributes: Attributes) -> None:
        try:
            self.epoch = dt.date.fromisoformat(attributes.get(TABLE + "date-value", ""))
        except ValueError:
            self.epoch = EPOCH_1900  # what the format says where nothing is said

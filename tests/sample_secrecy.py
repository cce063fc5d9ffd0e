"""The small plan with confidential rows of every kind, and inboxes for it.

2.3.1 atgarder (indicator), 2.3.a ova (activity) and K26.4 skydd (control) belong to it; ekonomi
has none. Everything that is called secret here is made up.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from sample import AUGUST, DELAR, activity
from sample_controls import plan_with_controls
from workbooks import Workbook, ods_file, ods_sheet, ods_text

from vpreport.findings import Finding
from vpreport.plan.secret import SecretPlan
from vpreport.plan.secret_reading import read_secret_plan
from vpreport.plan.types import Plan
from vpreport.template.writing import write_secret_templates, write_templates
from vpreport.texts.messages import describe

PROVISION = "18 kap. 13 § OSL"
CANARY = "KANARIEFÅGEL"
STAMP = "SEKRETESS enligt 18 kap. 13 § OSL · 2026-02-01 · Kommunstyrelsen, Exempelköpings kommun"
CONFIDENTIAL_PART = """\
format = 1

[marking]
date = 2026-02-01

[[indicator]]
id = "atgarder"
kind = "share"
target = { "augusti 2026" = ">= 61 %", "december 2026" = ">= 83 %" }
baseline = { value = 37.5, when = "våren 2025" }

[[control]]
id = "skydd"
likelihood = 4
impact = 3
"""

CONFIDENTIAL_ROWS = {("indicators", "atgarder"), ("activities", "ova"), ("controls", "skydd")}
Place = tuple[str, str, str]
"""Table key, row id and column key; the column "" is the first one outside the table."""


def plan_with_secrets() -> Plan:
    plan = plan_with_controls()
    ova = replace(
        activity("ova", "2.3.a", "Öva på incidenter", AUGUST, "it"), confidential=PROVISION
    )
    return replace(
        plan,
        goals=tuple(
            replace(goal, activities=(ova,)) if goal.id == "sakerhet" else goal
            for goal in plan.goals
        ),
    )


def secret_file(folder: Path, text: str = CONFIDENTIAL_PART) -> Path:
    path = folder / "plan.secret.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def secret_plan(folder: Path, text: str = CONFIDENTIAL_PART) -> SecretPlan:
    return read_secret_plan(plan_with_secrets(), secret_file(folder, text))


def ordinary(folder: Path, department: str = "it", plan: Plan | None = None) -> Workbook:
    """Return the department's ordinary template, to be filled in."""
    write_templates(plan or plan_with_secrets(), checkpoint=DELAR, folder=folder)
    return _opened(folder / f"{DELAR}-{department}.xlsx")


def confidential(folder: Path, department: str = "it", text: str = CONFIDENTIAL_PART) -> Workbook:
    """Return the department's template of confidential rows, to be filled in."""
    secret = secret_plan(folder / "plan", text)
    write_secret_templates(plan_with_secrets(), secret, checkpoint=DELAR, folder=folder)
    return _opened(folder / f"{DELAR}-{department} SEKRETESS.xlsx")


def _opened(path: Path) -> Workbook:
    workbook = Workbook.__new__(Workbook)
    workbook.book = openpyxl.load_workbook(path)
    return workbook


def lines(findings: tuple[Finding, ...]) -> list[str]:
    return [describe(finding) for finding in findings]


def parts_of(path: Path) -> dict[str, bytes]:
    """Return every part of an office file, also of the workbooks inside it."""
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            found[name] = package.read(name)
            if name.endswith(".xlsx"):
                inner = zipfile.ZipFile(io.BytesIO(found[name]))
                found |= {f"{name}/{part}": inner.read(part) for part in inner.namelist()}
    return found


def holding(path: Path, text: str) -> list[str]:
    """Return the parts of an office file in which the text stands."""
    return [name for name, data in parts_of(path).items() if text.encode() in data]


class OdsInbox:
    """Writes the ordinary workbook of a department as .ods, with any XML in some of its cells.

    Made for many examples: the template is turned into XML once, and writing takes milliseconds.
    """

    suffix = ".ods"

    def __init__(self, folder: Path, department: str = "it") -> None:
        workbook = ordinary(folder, department)
        self._sheets = [
            (sheet.title, [[cell.value for cell in line] for line in sheet.iter_rows()])
            for sheet in workbook.book.worksheets
        ]
        self._at: dict[Place, tuple[str, int, int]] = {}
        for title, rows in self._sheets:
            for number, row in enumerate(rows):
                mark = str(row[0] or "")
                if mark.startswith("#vpr1"):
                    self._note_places(title, mark.rsplit(maxsplit=1)[-1], rows, number)

    @property
    def confidential(self) -> tuple[Place, ...]:
        """Every cell of the confidential rows, but for the one with the id."""
        return tuple(place for place in self._at if place[:2] in CONFIDENTIAL_ROWS)

    def write(self, path: Path, typed: Mapping[Place, str]) -> Path:
        special = {self._at[place]: xml for place, xml in typed.items()}
        body = "".join(
            ods_sheet(title, [self._row(title, n, row, special) for n, row in enumerate(rows)])
            for title, rows in self._sheets
        )
        return ods_file(path, body)

    def _note_places(self, title: str, table: str, rows: list[list[object]], key: int) -> None:
        for number, row in enumerate(rows):
            for column, name in enumerate(rows[key]):
                if column and name and row[0] and number > key:
                    self._at[table, str(row[0]), str(name)] = (title, number, column)
            if row[0] and number > key:
                self._at[table, str(row[0]), ""] = (title, number, len(row))

    @staticmethod
    def _row(
        title: str, number: int, row: list[object], special: Mapping[tuple[str, int, int], str]
    ) -> str:
        cells = [
            special.get((title, number, column)) or _ods_cell(value)
            for column, value in enumerate([*row, None])
        ]
        return f"<table:table-row>{''.join(cells)}</table:table-row>"


@cache
def _ods_cell(value: object) -> str:
    return ods_text(str(value)) if value is not None else "<table:table-cell/>"


def ods_number(value: Decimal | int) -> str:
    return f'<table:table-cell office:value-type="float" office:value="{value}"/>'


def ods_formula(formula: str, shown: str) -> str:
    return (
        f'<table:table-cell table:formula="of:={escape(formula)}" office:value-type="string">'
        f"<text:p>{escape(shown)}</text:p></table:table-cell>"
    )


def ods_note(text: str) -> str:
    return (
        f"<table:table-cell><office:annotation><text:p>{escape(text)}</text:p>"
        "</office:annotation></table:table-cell>"
    )


class XlsxInbox:
    """The same for .xlsx: the template's own parts, with any XML in some of its cells.

    A cell is given as what stands between `<c r="E7"` and the end of the element.
    """

    suffix = ".xlsx"

    def __init__(self, folder: Path, department: str = "it") -> None:
        path = folder / f"{DELAR}-{department}.xlsx"
        self._at: dict[Place, tuple[str, str]] = {}
        book = ordinary(folder, department).book
        self._parts = parts_of(path)
        for number, sheet in enumerate(book.worksheets, start=1):
            self._note_places(f"xl/worksheets/sheet{number}.xml", list(sheet.iter_rows()))
        self.confidential = tuple(self._at)

    def write(self, path: Path, typed: Mapping[Place, str]) -> Path:
        parts = {name: data.decode() for name, data in self._parts.items()}
        for place, xml in typed.items():
            part, cell = self._at[place]
            parts[part] = _with_cell(parts[part], cell, xml)
        with zipfile.ZipFile(path, "w") as package:
            for name, text in parts.items():
                package.writestr(zipfile.ZipInfo(name), text)
        return path

    def _note_places(self, part: str, rows: list[tuple[Cell, ...]]) -> None:
        table, keys = "", {}
        for row in rows:
            mark = str(row[0].value or "")
            if mark.startswith("#vpr1"):
                table = mark.rsplit(maxsplit=1)[-1]
                keys = {cell.column: str(cell.value) for cell in row[1:] if cell.value}
            elif (table, mark) in CONFIDENTIAL_ROWS:
                for cell in row:
                    if cell.column in keys:
                        self._at[table, mark, keys[cell.column]] = (part, cell.coordinate)
                beyond = f"{get_column_letter(len(row) + 1)}{row[0].row}"
                self._at[table, mark, ""] = (part, beyond)


def _with_cell(sheet: str, cell: str, xml: str) -> str:
    new = f'<c r="{cell}"{xml}'
    changed, times = re.subn(rf'<c r="{cell}"[^>]*?(?:/>|>.*?</c>)', lambda _: new, sheet)
    if times:
        return changed
    number = re.sub("[A-Z]", "", cell)
    return re.sub(rf'(<row r="{number}"[^>]*>.*?)</row>', lambda m: f"{m[1]}{new}</row>", sheet)


def xlsx_text(text: str) -> str:
    return f' t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def xlsx_number(value: Decimal | int) -> str:
    return f"><v>{value}</v></c>"


def xlsx_formula(formula: str, shown: str | None) -> str:
    """Return a formula with the text that it last gave; None: it has never been worked out."""
    value = f"<v>{escape(shown)}</v>" if shown is not None else ""
    return f' t="str"><f>{escape(formula)}</f>{value}</c>'

"""One workbook, saved by LibreOffice as .ods, .fods and .xlsx: the three say the same.

So does calamine of what it can see: it has no formulas, notes, errors or percentages.
"""

from __future__ import annotations

import datetime as dt
import re

import openpyxl
import pytest
from openpyxl.comments import Comment
from sample import DELAR, small_plan

from vpreport.intake.formats.ods import read_ods
from vpreport.intake.formats.xlsx import read_xlsx
from vpreport.intake.grid import Cell, CellKind, Grid
from vpreport.intake.opening.files import receive
from vpreport.intake.opening.sniffing import Format, sniff
from vpreport.template.writing import write_templates

pytestmark = pytest.mark.libreoffice

READERS = {Format.XLSX: read_xlsx, Format.ODS: read_ods, Format.FODS: read_ods}
SUFFIXES = (".xlsx", ".ods", ".fods")

AWKWARD = {
    "A1": "Ja ",
    "A2": "  två  blanka, ett\u00a0fast och ett\u202fsmalt",
    "A3": "- först\n\n- sedan\n",
    "A4": "=1/0",
    "A5": "=NA()",
    "A6": '="text "&1',
    "A7": "=1+1",
    "A8": True,
    "A9": 0.1 + 0.2,
    "A10": -12_345_678.125,
    "A11": 1e-9,
    "A12": "<b>&amp;</b> «»”’ 🙂",
    "A13": "#REF!x",
    "A14": "'apostrof",
    "A15": "12,5",
    "A16": "2026-03-31",
    "A17": "å" * 5_000,
    "A18": '="x"&CHAR(10)&"y  z"',
    "A20": 1_048_576,
    "Z30": "ensam",
}


def fill(book: openpyxl.Workbook) -> None:
    sheet = book.active
    for address, value in AWKWARD.items():
        sheet[address] = value
    formats = {"C1": (0.5, "0 %"), "C2": (100, '#,##0.00 "kr"'), "C3": (1.255, "0.00%")}
    for address, (value, number_format) in formats.items():
        sheet[address] = value
        sheet[address].number_format = number_format
    sheet["D1"] = dt.date(2026, 3, 31)
    sheet["D2"] = dt.datetime.fromisoformat("2026-03-31T14:30")
    sheet["D3"] = dt.date(1900, 3, 1)
    sheet["E1"].comment = Comment("en anteckning\npå två rader", "x")
    sheet["E2"] = "med"
    sheet["E2"].comment = Comment("anteckning", "x")
    sheet["F1"] = "sammanslagen"
    sheet.merge_cells("F1:G3")
    sheet["H5"] = "dold kolumn"
    sheet.column_dimensions["H"].hidden = True
    sheet["A40"] = "dold rad"
    sheet.row_dimensions[40].hidden = True
    for row in range(50, 60):
        sheet.cell(row, 2).value = "samma"
        sheet.cell(row, 3).value = "samma"
    book.create_sheet("Gömd")["B2"] = "x"
    book["Gömd"].sheet_state = "hidden"
    book.create_sheet("Tom")


@pytest.fixture(scope="module")
def saved(office, tmp_path_factory):
    """Paths of the awkward workbook and of a template, by name and suffix."""
    folder = tmp_path_factory.mktemp("others")
    book = openpyxl.Workbook()
    fill(book)
    book.save(folder / "awkward.xlsx")
    (folder / "template").mkdir()
    write_templates(small_plan(), checkpoint=DELAR, folder=folder / "template")
    sources = {
        "awkward": folder / "awkward.xlsx",
        "template": folder / "template" / f"{DELAR}-it.xlsx",
    }
    return {
        (name, suffix): office.convert(source, folder / f"{name}-saved{suffix}")
        for name, source in sources.items()
        for suffix in SUFFIXES
    }


def grid_of(path) -> Grid:
    received = receive(path)
    form, package = sniff(received)
    assert f".{form.value}" == path.suffix
    return READERS[form](received, package)


def seen(cell: Cell) -> tuple[object, ...]:
    """Return what must not depend on the format; formulas are written in other words."""
    return (
        cell.kind,
        cell.value,
        bool(cell.is_percent),
        cell.formula is not None,
        cell.note,
        cell.text if cell.kind is not CellKind.NOTHING else "",
    )


def compared(grid: Grid) -> list[dict[str, object]]:
    return [
        {
            "name": sheet.name,
            "cells": {at: seen(cell) for at, cell in sorted(sheet.cells.items())},
            "hidden": (sheet.is_hidden, sheet.hidden_rows, sheet.hidden_columns),
            "merged": sheet.merged,
            "codes": re.findall(r"VP-[0-9A-Z-]+", sheet.footer),
        }
        for sheet in grid.sheets
    ]


@pytest.mark.parametrize("suffix", [".ods", ".fods"])
@pytest.mark.parametrize("name", ["awkward", "template"])
def test_the_grid_is_that_of_the_same_workbook_as_xlsx(saved, name, suffix):
    xlsx, other = grid_of(saved[name, ".xlsx"]), grid_of(saved[name, suffix])
    for ours, theirs in zip(compared(other), compared(xlsx), strict=True):
        assert ours == theirs
    assert other.names == xlsx.names
    assert other.epoch == xlsx.epoch
    common = ("subject", "title", "description", "vpr_code")
    for key in common:
        assert other.properties.get(key, "") == xlsx.properties.get(key, ""), key


def test_a_flat_workbook_of_libreoffice_is_the_packed_one_to_the_last_sign(saved):
    for name in ("awkward", "template"):
        packed, flat = (grid_of(saved[name, suffix]) for suffix in (".ods", ".fods"))
        assert flat.sheets == packed.sheets
        assert flat.names == packed.names


@pytest.mark.parametrize("name", ["awkward", "template"])
def test_calamine_sees_the_same_values_where_it_sees_any(saved, name):
    calamine = pytest.importorskip("python_calamine")
    path = saved[name, ".ods"]
    book = calamine.CalamineWorkbook.from_path(path)
    grid = grid_of(path)
    assert book.sheet_names == [sheet.name for sheet in grid.sheets]
    for sheet in grid.sheets:
        found = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        theirs = {
            (row, column): value
            for row, line in enumerate(found, start=1)
            for column, value in enumerate(line, start=1)
            if value != ""
        }
        ours = {
            at: as_calamine(cell)
            for at, cell in sheet.cells.items()
            if cell.kind not in (CellKind.ERROR, CellKind.NOTHING) and cell.text
        }
        assert theirs == ours


def as_calamine(cell: Cell) -> object:
    match cell.kind:
        case CellKind.NUMBER:
            return pytest.approx(float(cell.value), rel=1e-14)
        case CellKind.BOOLEAN if cell.formula:
            return pytest.approx(float(cell.value))
        case CellKind.DATE if " " in cell.text:
            return dt.datetime.fromisoformat(cell.text)
        case _:
            return cell.value

"""What we read is what openpyxl, calamine and xlrd read, wherever they can see the thing at all.

CONTRIBUTING tells how to run it on a folder of foreign files, and how to read what it says.
"""

from __future__ import annotations

import os
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import differential
import differential_ledger
import hostile_values
import openpyxl
import pytest
from binary_workbook import xlsb
from differential import LIBRARIES, Pair, Report
from differential_ledger import faults, read_ledger
from differential_rules import RULES, SHEET_RULES, explained
from libreoffice import Job
from test_ods_against_others import fill
from workbooks import Workbook, ods_template

from vpreport.intake.formats.cells import number_cell, text_cell
from vpreport.intake.grid import Cell, Grid, Sheet

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no fork and no limits there")

CORPUS = os.environ.get("VPREPORT_CORPUS", "")
# calamine takes no .ods without one.
MANIFEST = (
    "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'/>"
)


@pytest.fixture(scope="module")
def own(tmp_path_factory) -> Sequence[Report]:
    """Reports of the workbooks that the tests make: filled templates, and hostile values."""
    folder = tmp_path_factory.mktemp("own")
    _write_filled(folder)
    for file in hostile_values.FILES.files:
        file.make(folder / file.file)
    return differential.run(sorted(folder.iterdir()))


def _write_filled(folder: Path) -> None:
    book = openpyxl.Workbook()
    fill(book)
    book.save(folder / "awkward.xlsx")
    workbook = Workbook("it")
    workbook.type("indicators", "e-tjanster", "outcome", 12.5)
    workbook.type("indicators", "e-tjanster", "comment", "Först\n- sedan  «två» 🙂 ")
    workbook.save(folder, "filled.xlsx")
    with zipfile.ZipFile(ods_template(folder / "filled.ods", "it", {}), "a") as package:
        package.writestr("META-INF/manifest.xml", MANIFEST)
    rows = {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()]
        for sheet in workbook.book.worksheets
    }
    (folder / "filled.xlsb").write_bytes(xlsb(rows))


def test_our_own_workbooks_are_read_as_the_libraries_read_them(own):
    assert faults(own, read_ledger("own")) == []


def test_the_libraries_have_seen_the_filled_workbooks(own):
    """Nothing would differ either if nothing were compared."""
    seen = {report["name"]: report["libraries"] for report in own}
    for name, library in (
        ("filled.xlsx", "openpyxl"),
        ("filled.xlsx", "calamine"),
        ("filled.ods", "calamine"),
        ("filled.xlsb", "calamine"),
        ("awkward.xlsx", "openpyxl"),
    ):
        assert seen[name][library]["cells"] > 20, (name, library)


@pytest.mark.libreoffice
def test_what_libreoffice_saves_is_read_as_the_libraries_read_it(office, tmp_path):
    sources, saved = tmp_path / "sources", tmp_path / "saved"
    sources.mkdir()
    saved.mkdir()
    _write_filled(sources)
    jobs = [
        Job(sources / f"{name}.xlsx", saved / f"{name}-saved{suffix}")
        for name in ("awkward", "filled")
        for suffix in (".xlsx", ".ods", ".fods", ".xls")
    ]
    office.run(jobs)
    reports = differential.run(sorted(saved.iterdir()))
    assert faults(reports, read_ledger("libreoffice")) == []
    seen = {report["name"]: report["libraries"] for report in reports}
    assert seen["filled-saved.xls"]["xlrd"]["cells"] > 100
    assert seen["filled-saved.ods"]["calamine"]["cells"] > 100


@pytest.mark.skipif(not CORPUS, reason="VPREPORT_CORPUS names no folder of foreign workbooks")
def test_foreign_workbooks_are_read_or_refused_as_the_ledger_says():
    files = sorted(path for path in Path(CORPUS).iterdir() if path.is_file())
    assert files, f"no files in {CORPUS}"
    reports = differential.run(files)
    found = faults(reports, read_ledger("corpus"))
    assert found == [], "\n".join((*found, differential_ledger.summary(reports)))
    sys.stdout.write(differential_ledger.summary(reports) + "\n")


# ── The comparison itself ────────────────────────────────────────────────────────────────────────


def report(name: str = "a.xlsx", **changes: object) -> Report:
    seen = {"cells": 1, "rules": {}, "differences": []}
    whole: Report = {"name": name, "outcome": "read", "code": "", "why": ""}
    return whole | {"libraries": {"openpyxl": seen | changes}}


def ledger(**tables: object) -> differential_ledger.Ledger:
    empty = {"refused": {}, "differs": {}, "unread": {}, "why": {"x": "…"}}
    return differential_ledger.Ledger(**(empty | tables))


def test_a_change_either_way_is_a_fault():
    refused = report() | {"outcome": "refused", "code": "F306", "why": "avbruten"}
    expected = ledger(refused={"a.xlsx": {"code": "F306", "why": "x"}})
    assert faults([refused], expected) == []
    assert faults([report()], expected) == ["a.xlsx: read; expected F306"]
    assert faults([refused], ledger()) == ["a.xlsx: refused, F306 (avbruten); expected to be read"]
    differing = report(differences=["Blad!A1: number '1', openpyxl has nothing"])
    known = ledger(differs={"a.xlsx": {"openpyxl": 1, "why": "x"}})
    assert faults([differing], known) == []
    assert faults([report()], known) == ["a.xlsx, openpyxl: 0 differences, 1 expected"]
    assert faults([differing], ledger()) == [
        "a.xlsx, openpyxl: 1 differences, 0 expected\n    Blad!A1: number '1', openpyxl has nothing"
    ]


def test_a_library_that_no_longer_opens_a_file_is_a_fault_and_so_is_one_that_does():
    unread = report(unread="TypeError")
    known = ledger(unread={"a.xlsx": {"libraries": ["openpyxl"], "why": "x"}})
    assert faults([unread], known) == []
    assert len(faults([unread], ledger())) == 1
    assert len(faults([report()], known)) == 1


def test_a_line_about_no_file_or_with_no_reason_is_a_fault():
    expected = ledger(refused={"b.xlsx": {"code": "F306", "why": "y"}})
    assert faults([], expected) == [
        "b.xlsx: in the ledger, but not among the files",
        "b.xlsx: nothing explains 'y'",
    ]


def pair(ours: Cell | None, theirs: Cell | None, library: str, form: str) -> Pair:
    sheet = Sheet(name="Blad", cells={})
    grid = Grid(sheets=(sheet,))
    return Pair(
        library=library, form=form, grid=grid, sheet=sheet, at=(1, 1), ours=ours, theirs=theirs
    )


@pytest.mark.parametrize("form", ["xlsx", "ods", "xls", "xlsb"])
@pytest.mark.parametrize("library", LIBRARIES)
def test_no_rule_explains_another_number_another_text_or_a_missing_answer(library, form):
    one, two = (number_cell(n, is_percent=False, formula=None, note="") for n in (1, 2))
    yes, no = (text_cell(text, formula=None, note="") for text in ("Ja", "Nej"))
    for ours, theirs in ((one, two), (yes, no), (one, yes), (one, None), (yes, None)):
        assert explained(pair(ours, theirs, library, form)) is None
    assert explained(pair(None, one, library, form)) is None


def test_every_rule_has_a_name_of_its_own_and_a_reason():
    names = [rule.name for rule in RULES] + list(SHEET_RULES)
    assert len(set(names)) == len(names)
    assert all(rule.reason and rule.libraries for rule in RULES)
    assert all(SHEET_RULES.values())

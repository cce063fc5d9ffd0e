"""The same job done three ways. Each function is run in a process of its own."""

from __future__ import annotations

import json
import sys
from pathlib import Path


def ours(folder: Path) -> None:
    """Read, merge, and write both reports with vpreport."""
    from inputs import CHECKPOINT, big_plan

    import vpreport as vp

    plan = big_plan(departments=len(inbox(folder)))
    intake = vp.read_submissions(plan, folder / "inbox", checkpoint=CHECKPOINT)
    followup = vp.merge(plan, intake)
    vp.write_workbook(followup, folder / "ours.xlsx")
    vp.write_section(followup, folder / "ours.docx")


def script(folder: Path) -> None:
    """Do what a user would write in an afternoon: no checks, no statuses, no Word."""
    import pandas as pd

    sheets: dict[str, list[pd.DataFrame]] = {}
    for path in inbox(folder):
        frames = pd.read_excel(path, sheet_name=None, header=None, engine="openpyxl")
        for name, frame in frames.items():
            frame.insert(0, "fil", path.name)
            sheets.setdefault(name, []).append(frame)
    with pd.ExcelWriter(folder / "script.xlsx", engine="openpyxl") as writer:
        for name, frames in sheets.items():
            pd.concat(frames).to_excel(writer, sheet_name=name, index=False)


def bare(folder: Path) -> None:
    """Call the libraries and nothing else: read every cell, write the cells of our reports."""
    _touch_every_cell(inbox(folder))
    content = json.loads((folder / "content.json").read_text(encoding="utf-8"))
    _write_bare_workbook(content["sheets"], folder / "bare.xlsx")
    _write_bare_document(content["paragraphs"], content["tables"], folder / "bare.docx")


def _touch_every_cell(paths: list[Path]) -> None:
    from openpyxl import load_workbook

    for path in paths:
        for sheet in load_workbook(path):
            for row in sheet.iter_rows():
                for cell in row:
                    _ = cell.value


def _write_bare_workbook(sheets: dict[str, list[list[str | float | None]]], path: Path) -> None:
    from xlsxwriter import Workbook

    with Workbook(path) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for number, values in enumerate(rows):
                page.write_row(number, 0, values)


def _write_bare_document(paragraphs: list[str], tables: list[list[list[str]]], path: Path) -> None:
    from docx import Document

    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    for rows in tables:
        table = document.add_table(len(rows), max(len(row) for row in rows))
        for cells, values in zip(table.rows, rows, strict=True):
            for cell, value in zip(cells.cells, values, strict=False):
                cell.text = value
    document.save(str(path))


def keep_content(folder: Path) -> None:
    """Keep what stands in our reports, for `bare` to write again."""
    from docx import Document
    from openpyxl import load_workbook

    book = load_workbook(folder / "ours.xlsx")
    document = Document(str(folder / "ours.docx"))
    content = {
        "sheets": {
            sheet.title: [
                [None if v is None else v if isinstance(v, int | float) else str(v) for v in row]
                for row in sheet.iter_rows(values_only=True)
            ]
            for sheet in book.worksheets
        },
        "paragraphs": [paragraph.text for paragraph in document.paragraphs],
        "tables": [
            [[cell.text for cell in row.cells] for row in table.rows] for table in document.tables
        ],
    }
    (folder / "content.json").write_text(json.dumps(content), encoding="utf-8")


def inbox(folder: Path) -> list[Path]:
    return sorted((folder / "inbox").glob("*.xlsx"))


CONTENDERS = {function.__name__: function for function in (ours, script, bare, keep_content)}

if __name__ == "__main__":
    CONTENDERS[sys.argv[1]](Path(sys.argv[2]))

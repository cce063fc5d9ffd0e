"""Real template files to damage: fill in, move, rename, and read back.

`Workbook` edits a template with openpyxl; `ods_file` writes an .ods by hand, so that a test can
put any XML into a cell.
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.utils import get_column_letter
from sample import DELAR, small_plan

from vpreport.findings import Code, Finding
from vpreport.intake.formats.apart_cells import grid_from
from vpreport.intake.formats.apart_process import openpyxl_content
from vpreport.intake.formats.witness import compared
from vpreport.intake.formats.xlsx import read_xlsx
from vpreport.intake.opening.files import Received
from vpreport.intake.opening.sniffing import sniff
from vpreport.intake.submissions import read_submissions
from vpreport.intake.types import Answer, Intake
from vpreport.template.writing import write_templates
from vpreport.texts.messages import describe

KEY_ROW_MARK = "#vpr1"

_CORE = "docProps/core.xml"
_SAVED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


@cache
def template(department: str, checkpoint: str = DELAR) -> bytes:
    """Return the bytes of a department's empty template of the small plan."""
    with tempfile.TemporaryDirectory() as folder:
        write_templates(small_plan(), checkpoint=checkpoint, folder=folder)
        return (Path(folder) / f"{checkpoint}-{department}.xlsx").read_bytes()


class Workbook:
    """A template being filled in. Cells are named by table, row id and column key."""

    def __init__(self, department: str, checkpoint: str = DELAR) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(template(department, checkpoint)))

    @classmethod
    def opened(cls, path: Path) -> Workbook:
        """Return a workbook that lies on the disk, to go on filling in."""
        workbook = cls.__new__(cls)
        workbook.book = openpyxl.load_workbook(path)
        return workbook

    def sheet(self, table: str):
        """Return the worksheet that holds the table."""
        return self._key_cell(table).parent

    def address(self, table: str, row: str, column: str) -> str:
        """Return where the cell stands now, as A1."""
        key_cell = self._key_cell(table)
        rows = [c.row for c in key_cell.parent[key_cell.column_letter] if c.value == row]
        columns = [c.column for c in key_cell.parent[key_cell.row] if c.value == column]
        return f"{get_column_letter(columns[0])}{rows[0]}"

    def cell(self, table: str, row: str, column: str):
        return self.sheet(table)[self.address(table, row, column)]

    def type(self, table: str, row: str, column: str, value: object, *, as_format: str = "") -> str:
        """Put the value into the cell, texts as texts even where they look like formulas."""
        cell = self.cell(table, row, column)
        cell.value = value
        if as_format:
            cell.number_format = as_format
        elif isinstance(value, str):
            cell.data_type = "s"
        return cell.coordinate

    def delete(self, table: str) -> None:
        self.book.remove(self.sheet(table))

    def move(
        self,
        table: str,
        rows: Mapping[int, int] | None = None,
        columns: Mapping[int, int] | None = None,
    ) -> None:
        """Move rows and columns to new numbers; those not named stay."""
        sheet = self.sheet(table)
        old = {(c.row, c.column): c.value for line in sheet.iter_rows() for c in line}
        for at in old:
            sheet.cell(*at).value = None
        for (row, column), value in old.items():
            if value is not None:
                new = ((rows or {}).get(row, row), (columns or {}).get(column, column))
                sheet.cell(*new).value = value

    def save(self, folder: Path, name: str = "svar.xlsx") -> Path:
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(self.data())
        return folder

    def data(self) -> bytes:
        """Return the file as if it had always been saved at the same time."""
        stream = io.BytesIO()
        self.book.save(stream)
        with zipfile.ZipFile(stream) as package:
            core = _SAVED.sub(rb"\g<1>2026-09-01T12:00:00Z", package.read(_CORE))
        return repacked(stream.getvalue(), {_CORE: core})

    def _key_cell(self, table: str):
        for sheet in self.book.worksheets:
            for line in sheet.iter_rows():
                for cell in line:
                    text = str(cell.value or "")
                    if text.startswith(KEY_ROW_MARK) and text.endswith(f" {table}"):
                        return cell
        raise KeyError(table)


def read(folder: Path, checkpoint: str = DELAR) -> Intake:
    """Return the intake of the small plan from the folder.

    Every cell of every .xlsx that is used must be the same to openpyxl.
    """
    intake = read_submissions(small_plan(), folder, checkpoint=checkpoint)
    for source in intake.sources:
        if source.format == "xlsx" and source.status == "used":
            assert_the_witness_agrees((folder / source.file).read_bytes())
    return intake


def assert_the_witness_agrees(data: bytes) -> None:
    """Compare our reading of an .xlsx with openpyxl's, in this process."""
    received = Received(name="svar.xlsx", data=data, sha256="")
    grid = read_xlsx(received, sniff(received)[1])
    try:
        seen = grid_from(openpyxl_content(data))
    except (LookupError, TypeError, ValueError):
        return  # a damaged file that it cannot open at all bears witness of nothing
    if seen.sheets:  # openpyxl sees no sheets in Strict Open XML
        assert compared(grid, seen, file="svar.xlsx") == grid


def read_one(workbook: Workbook, folder: Path) -> Intake:
    """Save the workbook alone in the folder and read it."""
    return read(workbook.save(folder))


def answer(intake: Intake, table: str, row: str, column: str) -> Answer:
    (submission,) = intake.submissions
    return submission.answers[table, row, column]


def lines(intake: Intake) -> list[str]:
    """Return every finding as the user sees it."""
    return [describe(finding) for finding in intake.findings]


def codes(intake: Intake) -> list[Code]:
    return [finding.code for finding in intake.findings]


def found(intake: Intake, code: Code) -> list[Finding]:
    return [finding for finding in intake.findings if finding.code is code]


def repacked(data: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """Return the zip with some parts replaced, added or (None) left out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        parts = {info.filename: old.read(info) for info in old.infolist()} | dict(changes)
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style", "meta")
) + (
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:dr3d="urn:oasis:names:tc:opendocument:xmlns:dr3d:1.0"'
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:ooo="http://openoffice.org/2004/office"'
)
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def ods_sheet(name: str, rows: Sequence[str]) -> str:
    return f'<table:table table:name="{escape(name)}">{"".join(rows)}</table:table>'


def ods_text(text: str) -> str:
    content = f"<text:p>{escape(text)}</text:p>"
    return f'<table:table-cell office:value-type="string">{content}</table:table-cell>'


def ods_file(path: Path, body: str, *, styles: str = "", meta: str = "", common: str = "") -> Path:
    """Write an .ods with the sheets in `body`; `styles` go before them, `common` in styles.xml."""
    content = (
        f"<office:document-content {_NAMESPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{body}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", ODS_TYPE)
        package.writestr("content.xml", content)
        package.writestr(
            "meta.xml",
            f"<office:document-meta {_NAMESPACES}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
        )
        if common:
            package.writestr(
                "styles.xml",
                f"<office:document-styles {_NAMESPACES}>{common}</office:document-styles>",
            )
    return path


def fods_file(path: Path, body: str, *, before: str = "", mimetype: str = ODS_TYPE) -> Path:
    """Write a flat .fods with the sheets in `body` and the other parts in `before`."""
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<office:document {_NAMESPACES} office:mimetype="{mimetype}">{before}<office:body>'
        f"<office:spreadsheet>{body}</office:spreadsheet></office:body></office:document>",
        encoding="utf-8",
    )
    return path


def ods_template(path: Path, department: str, cells: Mapping[tuple[str, str, str], str]) -> Path:
    """Write a department's template as .ods, or as .fods if the path ends so.

    `cells` has the XML of those cells that are not as in the template.
    """
    workbook = Workbook(department)
    special = {}
    for (table, row, column), xml in cells.items():
        special[workbook.sheet(table).title, workbook.address(table, row, column)] = xml
    sheets = []
    for sheet in workbook.book.worksheets:
        rows = []
        for line in sheet.iter_rows():
            row = "".join(
                special.get((sheet.title, cell.coordinate))
                or (ods_text(str(cell.value)) if cell.value is not None else "<table:table-cell/>")
                for cell in line
            )
            rows.append(f"<table:table-row>{row}</table:table-row>")
        sheets.append(ods_sheet(sheet.title, rows))
    write = fods_file if path.suffix == ".fods" else ods_file
    return write(path, "".join(sheets))

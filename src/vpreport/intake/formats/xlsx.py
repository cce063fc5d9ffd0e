"""From an .xlsx or .xlsm package to the neutral grid, with openpyxl.

openpyxl is loaded twice, once for the saved results and once for the formulas, and never in its
read-only mode, which loses rows where the file states its size wrongly.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import re
import warnings
import xml.etree.ElementTree as ET
import zipfile
from typing import Any, Final

import openpyxl
from lxml import etree
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from vpreport.findings import Code
from vpreport.intake.formats.cells import (
    boolean_cell,
    date_cell,
    empty_cell,
    error_cell,
    number_cell,
    text_cell,
    time_cell,
)
from vpreport.intake.formats.xml_parts import local_name, parse_part, text_of, texts_by_name
from vpreport.intake.grid import EPOCH_1900, EPOCH_1904, Cell, Grid, Sheet
from vpreport.intake.opening.files import Received
from vpreport.intake.opening.package import Package
from vpreport.intake.refusal import refused
from vpreport.texts import intake_words as words

# openpyxl makes an object of every cell in a merged range, so a range over the whole sheet would
# never end; no template merges more than a heading.
MAX_MERGED_CELLS: Final = 100_000
MAX_COLUMN: Final = 16_384

# openpyxl makes whole numbers of any length, which not all fit in a float.
TOO_LARGE_FOR_FLOAT: Final = 1e300

# What openpyxl raises for damaged files, met in 3 000 real and damaged workbooks.
LOAD_FAULTS: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    ET.ParseError,
    EOFError,
    InvalidFileException,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    etree.LxmlError,
    zipfile.BadZipFile,
)

_MERGED_RANGE: Final = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*ref=[\"']([A-Z]+)(\d+):([A-Z]+)(\d+)"
)
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_QUOTED_IN_FORMAT: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


def read_xlsx(received: Received, package: Package) -> Grid:
    """Return the grid of the workbook. Raises FileRefusedError where it is damaged."""
    _guard_merged(package)
    results, formulas = _load(received)
    sheets = tuple(
        _sheet(shown, typed)
        for shown, typed in zip(results.worksheets, formulas.worksheets, strict=True)
    )
    if not sheets:
        raise refused(Code.DAMAGED, received.name, reason=words.NO_SHEETS)
    core = texts_by_name(parse_part(package.read("docProps/core.xml")))
    app = texts_by_name(parse_part(package.read("docProps/app.xml")))
    return Grid(
        sheets=sheets,
        properties=core | _custom_properties(package),
        names=_constants(formulas),
        program=app.get("application", "").split("$")[0] or None,
        saved_at=core.get("modified") or None,
        has_macros=any(name.endswith("vbaProject.bin") for name in package.names),
        epoch=EPOCH_1904 if results.epoch == CALENDAR_MAC_1904 else EPOCH_1900,
    )


def _guard_merged(package: Package) -> None:
    merged = 0
    for name in package.names:
        if name.startswith("xl/worksheets/"):
            for left, top, right, bottom in _MERGED_RANGE.findall(package.read(name)):
                width = _column_number(right) - _column_number(left) + 1
                merged += width * (int(bottom[:9]) - int(top[:9]) + 1)
    if merged > MAX_MERGED_CELLS:
        raise refused(Code.TOO_LARGE, package.file, what=words.MERGED)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters[:4]:
        number = number * 26 + letter - ord("A") + 1
    return number


def _load(received: Received) -> tuple[openpyxl.Workbook, openpyxl.Workbook]:
    """Return the workbook with saved results and with formulas."""
    try:
        with warnings.catch_warnings():
            # It warns of what it would lose when saving; nothing is ever saved here.
            warnings.simplefilter("ignore")
            results = openpyxl.load_workbook(io.BytesIO(received.data), data_only=True)
            formulas = openpyxl.load_workbook(io.BytesIO(received.data), data_only=False)
    except LOAD_FAULTS as error:
        raise refused(Code.DAMAGED, received.name, reason=words.UNREADABLE_CONTENT) from error
    return results, formulas


def _sheet(shown: Worksheet, typed: Worksheet) -> Sheet:
    # The existing cells: the sheet's own size can be a million rows for one stray cell.
    cells = {
        address: cell
        for address, found in sorted(_existing(typed).items())
        if (cell := _cell(_existing(shown).get(address, found), found)) is not None
    }
    columns = {column for _, column in cells}
    return Sheet(
        name=shown.title,
        cells=cells,
        is_hidden=shown.sheet_state != "visible",
        hidden_rows=frozenset(row for row, _ in cells if shown.row_dimensions[row].hidden),
        hidden_columns=frozenset(columns & _hidden_columns(shown)),
        merged=tuple(sorted(_bounds(area) for area in shown.merged_cells.ranges)),
        footer=_footer(shown.oddFooter),
    )


def _existing(sheet: Worksheet) -> dict[tuple[int, int], Any]:
    cells: dict[tuple[int, int], Any] = sheet._cells  # noqa: SLF001 - all public ways fill the gaps
    return cells


def _bounds(area: Any) -> tuple[int, int, int, int]:
    return (area.min_row, area.min_col, area.max_row, area.max_col)


def _hidden_columns(sheet: Worksheet) -> set[int]:
    hidden: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min and dimension.max:
            hidden.update(range(dimension.min, min(dimension.max, MAX_COLUMN) + 1))
    return hidden


def _footer(footer: Any) -> str:
    parts = (footer.left, footer.center, footer.right)
    return " ".join(part.text for part in parts if part.text)


def _cell(shown: Any, typed: Any) -> Cell | None:
    """Return the neutral cell, None where nothing stands there."""
    note = _unescaped(typed.comment.text) if typed.comment is not None else ""
    formula = _formula(typed)
    if shown.value is None:
        return empty_cell(formula=formula, note=note) if formula or note else None
    if shown.data_type == "e":
        return error_cell(str(shown.value), formula=formula, note=note)
    if isinstance(shown.value, dt.date | dt.time | dt.timedelta):
        return _moment(shown.value, formula=formula, note=note)
    return _plain(shown, formula=formula, note=note)


def _plain(shown: Any, *, formula: str | None, note: str) -> Cell:
    if isinstance(shown.value, bool):
        return boolean_cell(shown.value, formula=formula, note=note)
    if isinstance(shown.value, int | float):
        number = float(shown.value) if abs(shown.value) < TOO_LARGE_FOR_FLOAT else math.inf
        is_percent = _is_percent(shown.number_format)
        return number_cell(number, is_percent=is_percent, formula=formula, note=note)
    return text_cell(_unescaped(str(shown.value)), formula=formula, note=note)


def _moment(value: dt.date | dt.time | dt.timedelta, *, formula: str | None, note: str) -> Cell:
    if isinstance(value, dt.datetime):
        return date_cell(value, formula=formula, note=note)
    if isinstance(value, dt.date):
        midnight = dt.datetime.combine(value, dt.time())
        return date_cell(midnight, formula=formula, note=note)
    return time_cell(str(value), formula=formula, note=note)


def _formula(cell: Any) -> str | None:
    if cell.data_type != "f":
        return None
    return str(getattr(cell.value, "text", cell.value) or "=")


def _is_percent(number_format: str) -> bool:
    return "%" in _QUOTED_IN_FORMAT.sub("", number_format)


def _unescaped(text: str) -> str:
    """Return the text with _x000D_ and the like as the signs that they stand for."""
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)


def _custom_properties(package: Package) -> dict[str, str]:
    root = parse_part(package.read("docProps/custom.xml"))
    if root is None:
        return {}
    return {
        str(child.get("name", "")).lower(): text_of(child)
        for child in root
        if local_name(child) == "property"
    }


def _constants(book: openpyxl.Workbook) -> dict[str, str]:
    """Return the defined names that stand for a text."""
    names = {}
    for name, defined in book.defined_names.items():
        text = defined.attr_text or ""
        if len(text) >= 2 and text.startswith('"') and text.endswith('"'):
            names[name] = text[1:-1]
    return names

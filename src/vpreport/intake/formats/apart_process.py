"""The process that reads one workbook with a library from its input and writes it as JSON.

    python -m vpreport.intake.formats.apart_process xls < FILE

Nothing of `vpreport` but this is needed in it. Its exit status tells why a file is refused.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import math
import re
import sys
from collections.abc import Iterator
from typing import Any, Final

from vpreport.intake.formats.number_formats import classify
from vpreport.intake.opening import limits

DAMAGED: Final = 11
ENCRYPTED: Final = 12
TOO_LARGE: Final = 13

# Dates of East Asia and Thailand, and Thai percentages (ECMA-376 part 1, section 18.8.30).
_CODES: Final = {
    **dict.fromkeys((*range(27, 37), *range(50, 59), *range(71, 82)), "yyyy-mm-dd"),
    **dict.fromkeys((67, 68), "0%"),
}
_TOO_LARGE: Final = 1e300  # openpyxl makes whole numbers of any length

Found = list[Any]
"""Row and column from 1, kind, value, number format (None: the library does not tell)."""


class _TooLargeError(Exception):
    pass


class _EncryptedError(Exception):
    pass


def main(kind: str) -> int:
    """Read standard input, write standard output, return the exit status."""
    _limit_memory()
    data = sys.stdin.buffer.read()
    try:
        content = READERS[kind](data)
    except _TooLargeError:
        return TOO_LARGE
    except _EncryptedError:
        return ENCRYPTED
    except Exception:  # noqa: BLE001 - whatever a library makes of a hostile file ends here
        return DAMAGED
    json.dump(content, sys.stdout)
    return 0


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit for a process by itself
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.APART_MEMORY, limits.APART_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.APART_SECONDS, limits.APART_SECONDS))


def _xls(data: bytes) -> dict[str, Any]:
    """Read .xls with xlrd, which sees number formats, error values, notes and what is hidden."""
    import xlrd

    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, logfile=io.StringIO(), ragged_rows=True
        )
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise _EncryptedError from error
        raise
    return {
        "is_1904": bool(book.datemode),
        "unseen": ["formulas"],
        "sheets": [_xls_sheet(book, sheet) for sheet in _few(book.sheets())],
    }


def _xls_sheet(book: Any, sheet: Any) -> dict[str, Any]:
    hidden = [number for number, info in sheet.colinfo_map.items() if info.hidden]
    return {
        "name": sheet.name,
        "is_hidden": bool(sheet.visibility),
        "cells": _limited(_xls_cells(book, sheet)),
        "notes": [
            [row + 1, column + 1, note.text]
            for (row, column), note in sheet.cell_note_map.items()
            if note.text
        ],
        "hidden_rows": [row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden],
        "hidden_columns": [column + 1 for column in hidden],
        "merged": [
            [top + 1, left + 1, bottom, right] for top, bottom, left, right in sheet.merged_cells
        ],
    }


def _xls_cells(book: Any, sheet: Any) -> Iterator[Found]:
    import xlrd

    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            content = _xls_content(book, sheet.cell(row, column), xlrd)
            if content is not None:
                yield [row + 1, column + 1, *content]


def _xls_content(book: Any, cell: Any, xlrd: Any) -> tuple[str, object, str] | None:
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return ("text", cell.value, "")
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        form = book.format_map[book.xf_list[cell.xf_index].format_key]
        # The built-in formats of other languages have no code here, only a number.
        code = form.format_str or _CODES.get(form.format_key, "")
        return ("number", cell.value, code)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return ("boolean", bool(cell.value), "")
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return ("error", xlrd.error_text_from_code.get(cell.value, "#N/A"), "")
    return None


def _xlsb(data: bytes) -> dict[str, Any]:
    """Read .xlsb with calamine, which gives values and little else."""
    from python_calamine import CalamineWorkbook, PasswordError, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as error:
        raise _EncryptedError from error
    return {
        "is_1904": False,
        "unseen": ["formats", "formulas", "errors", "notes", "hidden"],
        "sheets": [
            _bare(
                sheet.name,
                _xlsb_cells(book.get_sheet_by_name(sheet.name)),
                is_hidden=sheet.visible is not SheetVisibleEnum.Visible,
            )
            for sheet in _few(book.sheets_metadata)
        ],
    }


def _xlsb_cells(sheet: Any) -> Iterator[Found]:
    for row, values in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        for column, value in enumerate(values, start=1):
            if value != "":
                yield [row, column, *_plain(value), None]


def _plain(value: object) -> tuple[str, object]:
    match value:
        case bool():
            return ("boolean", value)
        case int() | float():
            return ("number", value if abs(value) < _TOO_LARGE else str(math.inf))
        case dt.datetime():
            return ("date", value.isoformat())
        case dt.date():
            return ("date", dt.datetime.combine(value, dt.time()).isoformat())
        case dt.time() | dt.timedelta():
            return ("time", str(value))
        case _:
            return ("text", str(value))


def openpyxl_content(data: bytes) -> dict[str, Any]:
    """Read .xlsx with openpyxl, the witness of our own reader, in the way that loses nothing.

    Its read-only mode trusts the size that a sheet states, and loses rows.
    """
    import warnings

    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    with warnings.catch_warnings():
        # It warns of what it would lose when saving; nothing is ever saved here.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return {
        "is_1904": book.epoch == CALENDAR_MAC_1904,
        "unseen": [],
        "sheets": [_bare(sheet.title, _openpyxl_cells(sheet)) for sheet in book.worksheets],
    }


def _openpyxl_cells(sheet: Any) -> Iterator[Found]:
    existing = sheet._cells  # noqa: SLF001 - all public ways fill the gaps
    for (row, column), cell in existing.items():
        if cell.value is None:
            continue
        if cell.data_type == "e":
            yield [row, column, "error", str(cell.value), ""]
        else:
            kind, value = _plain(cell.value)
            yield [row, column, kind, value, _code(cell) if kind == "number" else ""]


def _code(cell: Any) -> str:
    """Return a number format of the cell's kind: openpyxl has made dates of the dates already."""
    if "%" in _shown(cell):
        return "0%"
    currency = classify(cell.number_format).currency
    return f'0 "{currency}"' if currency else ""


def _shown(cell: Any) -> str:
    """Return the format of usual numbers without what is in quotes or behind a backslash."""
    sections = re.sub(r'"[^"]*"|\\.|_.|\*.', "", cell.number_format).split(";")
    usual = next((part for part in sections if not re.search(r"\[[<>=]", part)), sections[0])
    return re.sub(r"\[[^\]]*\]", "", usual)


def _bare(name: str, cells: Iterator[Found], *, is_hidden: bool = False) -> dict[str, Any]:
    """Return a sheet of which nothing but its cells is known."""
    return {
        "name": name,
        "is_hidden": is_hidden,
        "cells": _limited(cells),
        "notes": [],
        "hidden_rows": [],
        "hidden_columns": [],
        "merged": [],
    }


def _few(sheets: list[Any]) -> list[Any]:
    if len(sheets) > limits.MAX_SHEETS:
        raise _TooLargeError
    return sheets


def _limited(cells: Iterator[Found]) -> list[Found]:
    found = []
    for cell in cells:
        found.append(cell)
        if len(found) > limits.MAX_CELLS:
            raise _TooLargeError
    return found


READERS: Final = {"xls": _xls, "xlsb": _xlsb, "openpyxl": openpyxl_content}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

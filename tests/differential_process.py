"""The process that reads foreign files for `differential`: each reading in a child with limits.

It has the libraries loaded and forks for every reading, so that a file can stop, fill the memory
or abort no more than the child that reads it. Only where there is fork.
"""

from __future__ import annotations

import io
import json
import os
import pickle
import signal
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import differential
from differential import LIBRARIES, Content, Refusal, Unread

from vpreport.intake.formats.apart_process import READERS as APART
from vpreport.intake.grid import Grid
from vpreport.intake.opening.files import receive
from vpreport.intake.opening.sniffing import sniff
from vpreport.intake.refusal import FileRefusedError
from vpreport.intake.submissions import READERS

MEMORY = 1024 * 1024 * 1024  # bytes of address space
SECONDS = 20  # of the processor, for one reading; the same on a busy machine
ALARM = 300  # of the clock, for one that waits for something


def serve() -> None:
    """Compare each file that standard input names, a line each; a report a line goes out."""
    import openpyxl  # noqa: F401 - loaded once for all children
    import python_calamine  # noqa: F401
    import xlrd  # noqa: F401

    warnings.simplefilter("ignore")
    for line in sys.stdin:
        path = Path(line.rstrip("\n"))
        sys.stdout.write(json.dumps(differential.compared(path, read_apart)) + "\n")
        sys.stdout.flush()


def read_apart(path: Path, reader: str) -> Grid | Refusal | Unread | Content:
    """Return what one reader makes of the file, read in a child."""
    readers: dict[str, Callable[[Path], Any]] = {"ours": _ours, **_LIBRARIES}
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _be_child(readers[reader], path, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        sent = pipe.read()
    _, status = os.waitpid(child, 0)
    if not sent or status:
        return Unread(why=f"ended by signal {status & 0x7F}")
    # Ours is our own object; what a library that a file took over may send must not be code.
    return pickle.loads(sent) if reader == "ours" else _content(json.loads(sent))  # noqa: S301


def _be_child(read: Callable[[Path], Any], path: Path, writing: int) -> None:
    import resource

    status = 1
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # libraries write what they think of a file
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        signal.alarm(ALARM)
        found = read(path)
        sent = json.dumps(found).encode() if isinstance(found, dict) else pickle.dumps(found)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(sent)
        status = 0
    finally:
        os._exit(status)


def _content(found: dict[str, Any]) -> Unread | Content:
    return Unread(why=found["unread"]) if "unread" in found else found


def _ours(path: Path) -> Grid | Refusal:
    try:
        received = receive(path)
        form, package = sniff(received)
        return READERS[form](received, package)
    except FileRefusedError as error:
        (finding,) = error.findings
        return Refusal(code=finding.code.value[0], params=dict(finding.params))


def _library(read: Callable[[bytes], dict[str, Any]], path: Path) -> dict[str, Any]:
    try:
        return read(path.read_bytes())
    except BaseException as error:  # noqa: BLE001 - a library may raise anything
        return {"unread": type(error).__name__}


def xlrd_content(data: bytes) -> dict[str, Any]:
    """Read .xls with what xlrd itself takes for a date, unlike our own reader of the format."""
    import xlrd

    book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), ragged_rows=True)
    return {
        "is_1904": bool(book.datemode),
        "unseen": [],
        "sheets": [
            {
                "name": sheet.name,
                "is_hidden": bool(sheet.visibility),
                "cells": [
                    [row + 1, column + 1, *content, None]
                    for row in range(sheet.nrows)
                    for column in range(sheet.row_len(row))
                    if (content := _xlrd_content(book, sheet.cell(row, column), xlrd))
                ],
                "notes": [],
                "hidden_rows": [],
                "hidden_columns": [],
                "merged": [],
            }
            for sheet in book.sheets()
        ],
    }


def _xlrd_content(book: Any, cell: Any, xlrd: Any) -> tuple[str, object] | None:
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            moment = xlrd.xldate_as_datetime(cell.value, book.datemode)
        except (OverflowError, ValueError):
            return ("error", differential.NO_DAY)
        return ("date", moment.isoformat())
    contents = {
        xlrd.XL_CELL_TEXT: ("text", cell.value),
        xlrd.XL_CELL_NUMBER: ("number", cell.value),
        xlrd.XL_CELL_BOOLEAN: ("boolean", bool(cell.value)),
        xlrd.XL_CELL_ERROR: ("error", xlrd.error_text_from_code.get(cell.value, "#N/A")),
    }
    return contents.get(cell.ctype)


_LIBRARIES = {
    name: lambda path, read=read: _library(read, path)
    for name, read in {
        "openpyxl": APART["openpyxl"],
        "calamine": APART["xlsb"],  # what reads .xlsb there reads every format
        "xlrd": xlrd_content,
    }.items()
}
assert set(_LIBRARIES) == set(LIBRARIES)


if __name__ == "__main__":
    serve()

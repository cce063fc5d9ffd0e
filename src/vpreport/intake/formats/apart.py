"""Old and binary formats, which only a library can read, are read in a process of their own.

A few kilobytes can make such a library take all memory, never end, or abort the process that it
runs in. There it only ends itself, and the file is refused like any other damaged one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from vpreport.findings import Code
from vpreport.intake.formats.apart_cells import grid_from
from vpreport.intake.formats.apart_process import ENCRYPTED, TOO_LARGE
from vpreport.intake.grid import Grid
from vpreport.intake.opening import limits
from vpreport.intake.opening.files import Received
from vpreport.intake.opening.package import Package
from vpreport.intake.refusal import FileRefusedError, refused
from vpreport.texts import intake_words as words

_PROCESS: Final = "vpreport.intake.formats.apart_process"
_SOURCE: Final = str(Path(__file__).parents[3])  # where `vpreport` is imported from


def read_xls(received: Received, _: Package) -> Grid:
    """Return the grid of an .xls workbook. Raises FileRefusedError where it cannot be read."""
    return grid_from(_read(received, "xls"))


def read_xlsb(received: Received, _: Package) -> Grid:
    """Return the grid of an .xlsb workbook. Raises FileRefusedError where it cannot be read."""
    return grid_from(_read(received, "xlsb"))


def second_reading(received: Received) -> Grid:
    """Return the grid of an .xlsx workbook as openpyxl reads it, values only.

    Raises FileRefusedError where openpyxl cannot read it, or not within the limits.
    """
    return grid_from(_read(received, "openpyxl"))


def _read(received: Received, kind: str) -> dict[str, Any]:
    # -P: a file called json.py in the folder that the command is run in must not be imported.
    command = [sys.executable, "-P", "-m", _PROCESS, kind]
    environment = {**os.environ, "PYTHONPATH": _SOURCE, "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(  # noqa: S603 - our own module, with nothing from the file in it
            command,
            input=received.data,
            capture_output=True,
            timeout=limits.APART_SECONDS,
            env=environment,
            check=False,
        )
        if done.returncode:
            raise _refusal(received.name, done.returncode)
        content: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, OSError, ValueError) as error:
        raise refused(Code.DAMAGED, received.name, reason=words.UNREADABLE_CONTENT) from error
    return content


def _refusal(file: str, status: int) -> FileRefusedError:
    if status == ENCRYPTED:
        return refused(Code.ENCRYPTED, file)
    if status == TOO_LARGE:
        return refused(Code.TOO_LARGE, file, what=words.CELLS.format(limit=limits.MAX_CELLS))
    return refused(Code.DAMAGED, file, reason=words.UNREADABLE_CONTENT)

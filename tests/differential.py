"""Our reading of a workbook beside those of openpyxl, calamine and xlrd, cell by cell.

Where a library cannot see a thing, or sees it otherwise than the format says, a *rule* tells so
with its reason (`differential_rules.py`). What no rule explains is a difference.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vpreport.intake.formats.apart_cells import grid_from
from vpreport.intake.grid import Cell, CellKind, Grid, Sheet, a1

LIBRARIES = ("openpyxl", "calamine", "xlrd")
PROCESSES = 2
NO_DAY = "#VALUE!"  # what openpyxl, and so all of them here, make of a date of no day

Content = dict[str, Any]
"""What a library read, as `apart_process` hands it back."""

Report = dict[str, Any]
"""name, sha256, outcome ("read", "refused" or "ended"), code and why of a refusal, libraries: for
each that could read the file the number of cells compared, a count a rule, the differences."""


@dataclass(frozen=True, kw_only=True)
class Refusal:
    code: str
    params: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class Unread:
    """A reader got nothing out of the file; `why` is the kind of its exception, or how it ended."""

    why: str


@dataclass(frozen=True, kw_only=True)
class Pair:
    """What stands at one place to us and to a library; None where nothing does."""

    library: str
    form: str  # the ending that tells the format
    grid: Grid
    sheet: Sheet
    at: tuple[int, int]
    ours: Cell | None
    theirs: Cell | None

    @property
    def kinds(self) -> tuple[CellKind | None, CellKind | None]:
        return (self.ours and self.ours.kind, self.theirs and self.theirs.kind)

    def __str__(self) -> str:
        ours, theirs = (
            "nothing" if cell is None else f"{cell.kind.value} {cell.text[:60]!r}"
            for cell in (self.ours, self.theirs)
        )
        return f"{self.sheet.name}!{a1(*self.at)}: {ours}, {self.library} has {theirs}"


Reader = Callable[[Path, str], object]


def compared(path: Path, read: Reader) -> Report:
    """Return the report of one file; `read` is given the path and "ours" or a library's name."""
    data = path.read_bytes()
    report: Report = {"name": path.name, "sha256": hashlib.sha256(data).hexdigest()}
    ours = read(path, "ours")
    if isinstance(ours, Refusal):
        why = "; ".join(str(value) for value in ours.params.values())
        return report | {"outcome": "refused", "code": ours.code, "why": why, "libraries": {}}
    if not isinstance(ours, Grid):
        return report | {"outcome": "ended", "code": "", "why": str(ours), "libraries": {}}
    found = {}
    for library in _able(data):
        theirs = read(path, library)
        if isinstance(theirs, Unread):
            found[library] = {"unread": theirs.why, "cells": 0, "rules": {}, "differences": []}
        else:
            found[library] = _beside(ours, grid_from(theirs), library, _form(data))  # type: ignore[arg-type]
    return report | {"outcome": "read", "code": "", "why": "", "libraries": found}


def _form(data: bytes) -> str:
    if data.startswith(b"\xd0\xcf"):
        return "xls"
    if not data.startswith(b"PK"):
        return "fods"
    if b"opendocument.spreadsheet" in data[:200]:
        return "ods"
    return "xlsb" if b"workbook.bin" in data else "xlsx"


def _able(data: bytes) -> Sequence[str]:
    """Return the libraries that read this format at all."""
    able = {
        "xlsx": ("openpyxl", "calamine"),
        "ods": ("calamine",),
        "fods": (),
        "xls": ("xlrd", "calamine"),
        "xlsb": ("calamine",),
    }
    return able[_form(data)]


def _beside(ours: Grid, theirs: Grid, library: str, form: str) -> dict[str, Any]:
    from differential_rules import explained, explained_sheets

    rules: Counter[str] = Counter()
    differences = []
    names = [sheet.name for sheet in ours.sheets]
    if names != [sheet.name for sheet in theirs.sheets]:
        rule = explained_sheets(ours, theirs, library, form)
        if rule:
            rules[rule] += 1
        else:
            others = [sheet.name for sheet in theirs.sheets]
            differences.append(f"sheets: {names}, {library} has {others}")
    cells = 0
    for pair in _pairs(ours, theirs, library, form):
        cells += 1
        if says(pair.ours, library) == says(pair.theirs, library):
            continue
        rule = explained(pair)
        if rule:
            rules[rule] += 1
        else:
            differences.append(str(pair))
    return {"cells": cells, "rules": dict(rules), "differences": differences}


def _pairs(ours: Grid, theirs: Grid, library: str, form: str) -> Iterator[Pair]:
    """Give every place where something stands to either, on the sheets that both have."""
    others = {sheet.name: sheet.cells for sheet in theirs.sheets}
    for sheet in ours.sheets:
        cells = others.get(sheet.name)
        if cells is None:
            continue
        for at in sorted(sheet.cells.keys() | cells.keys()):
            mine, other = _filled(sheet.cells.get(at)), _filled(cells.get(at))
            if mine or other:
                yield Pair(
                    library=library,
                    form=form,
                    grid=ours,
                    sheet=sheet,
                    at=at,
                    ours=mine,
                    theirs=other,
                )


def _filled(cell: Cell | None) -> Cell | None:
    """Return the cell if a value stands there: not for a note, an empty text, a bare formula."""
    is_empty = cell is None or cell.kind is CellKind.NOTHING or cell.value == ""
    return None if is_empty else cell


def says(cell: Cell | None, library: str) -> tuple[object, ...]:
    """Return what must be the same. Only openpyxl sees the formats of numbers."""
    if cell is None:
        return ()
    is_shown = cell.kind in (CellKind.NUMBER, CellKind.BOOLEAN)
    percent = bool(cell.is_percent) if library == "openpyxl" else None
    return (cell.kind, cell.value, None if is_shown else cell.text, percent)


def run(paths: Sequence[Path], *, processes: int = PROCESSES) -> list[Report]:
    """Return the reports of all files, in their order, read in processes of their own."""
    with ThreadPoolExecutor(processes) as pool:
        shares = list(pool.map(_served, [paths[n::processes] for n in range(processes)]))
    by_name = {report["name"]: report for share in shares for report in share}
    return [by_name[path.name] for path in paths]


def _served(paths: Sequence[Path]) -> list[Report]:
    here = Path(__file__).parent
    roots = [str(here), str(here.parent / "src")]
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys; sys.path[:0] = {roots!r}; import differential_process as p; p.serve()",
        ],
        input="".join(f"{path}\n" for path in paths),
        text=True,
        encoding="utf-8",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]

"""Putting the new document in place of the old one, which is kept beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from vpreport.atomic import Output, write_atomically, write_together
from vpreport.findings import Code, Finding, OutputError, Place
from vpreport.report.inplace.document import Document

_PIECE: Final = 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """Where the new document lies, and where the old one is kept: None where nothing has changed.

    The new one lies beside the old one where that is open in another program and cannot be
    replaced.
    """

    path: Path
    backup: Path | None


def save(document: Document) -> Saved:
    """Write the document if anything in it has changed.

    Raises OutputError where somebody else has changed the file since it was read, or where it or
    the copy cannot be written; the file is then as it was.
    """
    path, draft = document.path, document.draft
    if not draft.changed:
        return Saved(path=path, backup=None)
    content = draft.finished()
    mode = path.stat().st_mode
    temporary: list[Path] = []

    def write(to: Path) -> None:
        temporary.append(to)
        to.write_bytes(content)

    def check() -> None:
        _refuse_changed(document)
        temporary[0].chmod(mode)  # who may read and write the old one may do so with the new one

    _refuse_changed(document)
    kept = _keep(document)
    # What people wrote in the document itself is in the new one too; no other file is replaced.
    (place,) = write_together(
        (Output(path=path, write=write, untouched=lambda old: old == path),), last_check=check
    )
    return Saved(path=place, backup=kept)


def _refuse_changed(document: Document) -> None:
    if not _holds(document.path, document.data):
        where = Place(file=str(document.path))
        raise OutputError(Finding(code=Code.WORD_CHANGED_MEANWHILE, place=where))


def _keep(document: Document) -> Path:
    """Copy the file beside itself, never over a copy that holds something else."""
    for path in _names(document.path):
        if path.exists():
            if _holds(path, document.data):
                return path
            continue
        return write_atomically(path, lambda temporary: _fill(temporary, document.data))
    raise AssertionError  # there is no last number


def _holds(path: Path, data: bytes) -> bool:
    """Return whether a file holds just this; it is read a piece at a time."""
    view, at = memoryview(data), 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            if view[at : at + len(piece)] != piece:
                return False
            at += len(piece)
    return at == len(data)


def _fill(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _names(path: Path) -> Iterator[Path]:
    yield path.with_name(f"{path.stem}.bak{path.suffix}")
    for number in count(2):
        yield path.with_name(f"{path.stem}.bak{number}{path.suffix}")

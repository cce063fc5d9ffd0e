"""Putting the new document in place of the old one, which is kept beside it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import chain, count
from pathlib import Path
from typing import BinaryIO, Final

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
    mode = path.stat().st_mode
    backup = _backup(document)
    is_new = not backup.exists()
    temporary: list[Path] = []
    sums: list[int] = []

    def write(to: Path) -> None:
        temporary.append(to)
        sums.append(_fill(to, draft.finished()))

    def check() -> None:
        _refuse_changed(document)
        temporary[0].chmod(mode)  # who may read and write the old one may do so with the new one
        if is_new:
            _keep(document, backup)

    output = Output(
        path=path,
        write=write,
        # What people wrote in the document itself is in the new one too; no other is replaced.
        untouched=lambda old: old == path,
        whole=lambda written: _sum(written) == sums[0],
    )
    try:
        (place,) = write_together((output,), last_check=check)
    finally:
        if is_new and path.exists() and _holds(path, document.data):  # it has not been replaced
            backup.unlink(missing_ok=True)
    return Saved(path=place, backup=backup if place == path else path)


def _refuse_changed(document: Document) -> None:
    if not _holds(document.path, document.data):
        where = Place(file=str(document.path))
        raise OutputError(Finding(code=Code.WORD_CHANGED_MEANWHILE, place=where))


def _backup(document: Document) -> Path:
    """Return where the old file is to be kept: never where something else lies."""
    path = document.path
    names = (path.with_name(f"{path.stem}.bak{n}{path.suffix}") for n in chain(("",), count(2)))
    return next(name for name in names if not name.exists() or _holds(name, document.data))


def _keep(document: Document, backup: Path) -> None:
    """Give the file that will be replaced a second name.

    The new one comes in its place as a file of its own, so the old one then has that name alone.
    """
    try:
        backup.hardlink_to(document.path)
    except OSError:  # not every disk or network drive gives a file two names
        write_atomically(backup, lambda temporary: _copy(document.data, temporary))


def _holds(path: Path, data: bytes) -> bool:
    """Return whether a file holds just this; it is read a piece at a time."""
    at = 0
    with path.open("rb") as file:
        for piece in _pieces(file):
            if data[at : at + len(piece)] != piece:
                return False
            at += len(piece)
    return at == len(data)


def _fill(path: Path, pieces: Iterable[bytes | memoryview]) -> int:
    """Write the pieces into a file and return their check sum."""
    total = 0
    with path.open("wb") as file:
        for piece in pieces:
            file.write(piece)
            total = zlib.crc32(piece, total)
    return total


def _sum(path: Path) -> int:
    with path.open("rb") as file:
        return reduce(lambda total, piece: zlib.crc32(piece, total), _pieces(file), 0)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece


def _copy(content: bytes, path: Path) -> None:
    path.write_bytes(content)

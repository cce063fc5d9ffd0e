"""Putting the new document in place of the old one, which is kept beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from vpreport.atomic import write_atomically
from vpreport.findings import Code, Finding, OutputError, Place
from vpreport.report.inplace.document import Document


def save(document: Document) -> Path | None:
    """Write the document and return where the old one is kept, None where nothing has changed.

    Raises OutputError where somebody else has changed the file since it was read, or where it or
    the copy cannot be written; the file is then as it was.
    """
    if not document.draft.changed:
        return None
    content = document.draft.finished()
    if document.path.read_bytes() != document.data:
        where = Place(file=str(document.path))
        raise OutputError(Finding(code=Code.WORD_CHANGED_MEANWHILE, place=where))
    kept = _keep(document)
    write_atomically(
        document.path,
        lambda temporary: _fill(temporary, content),
        untouched=lambda _: True,  # what people wrote in it is in the new one too
        keep_mode=True,
    )
    return kept


def _keep(document: Document) -> Path:
    """Copy the file beside itself, never over a copy that holds something else."""
    for path in _names(document.path):
        if path.exists():
            if path.read_bytes() == document.data:
                return path
            continue
        return write_atomically(path, lambda temporary: _fill(temporary, document.data))
    raise AssertionError  # there is no last number


def _fill(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _names(path: Path) -> Iterator[Path]:
    yield path.with_name(f"{path.stem}.bak{path.suffix}")
    for number in count(2):
        yield path.with_name(f"{path.stem}.bak{number}{path.suffix}")

"""Writing a file whole or not at all, and never over what a person wrote.

A file that vpreport made and nobody has saved since has the same created and modified time in
its core properties; every office program changes the second when it saves. So an untouched
output may be replaced, and one that somebody has worked in may not.
"""

from __future__ import annotations

import os
import re
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from vpreport.findings import Code, Finding, OutputError, Place

# Written into the core properties of everything that vpreport makes.
MADE_BY: Final = "vpreport"

_CREATOR = re.compile(rb"<dc:creator>([^<]*)</dc:creator>")
_CREATED = re.compile(rb"<dcterms:created[^>]*>([^<]*)<")
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>([^<]*)<")


def write_atomically(
    path: Path,
    write: Callable[[Path], None],
    *,
    untouched: Callable[[Path], bool] | None = None,
    keep_mode: bool = False,
) -> Path:
    """Call `write` with a temporary path beside `path`, then move the file into place.

    `untouched` tells of an older file whether nobody has saved it since vpreport made it; None
    stands for `is_untouched`, which knows workbooks and documents.
    `keep_mode`: who may read and write the older file may do so with the new one.
    Raises OutputError if `path` holds what a person has written or saved, or if the disk or the
    rights do not allow writing; an older file is whole in either case.
    """
    if path.exists() and not (untouched or is_untouched)(path):
        raise OutputError(Finding(code=Code.WRITTEN_BY_A_PERSON, place=Place(file=str(path))))
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".vpreport-", suffix=path.suffix)
        os.close(handle)
        temporary = Path(name)
        write(temporary)
        _flush(temporary)
        temporary.chmod(path.stat().st_mode if keep_mode else 0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise OutputError(
            Finding(
                code=Code.CANNOT_WRITE,
                place=Place(file=str(path)),
                params={"reason": error.strerror or type(error).__name__},
            )
        ) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
    return path


def is_untouched(path: Path) -> bool:
    """Return whether `path` is an output of vpreport that nobody has saved since."""
    try:
        with zipfile.ZipFile(path) as package:
            core = package.read("docProps/core.xml")
    except (OSError, zipfile.BadZipFile, KeyError):
        return False
    creator, created, modified = (
        found.group(1) if (found := pattern.search(core)) else b""
        for pattern in (_CREATOR, _CREATED, _MODIFIED)
    )
    return creator == MADE_BY.encode() and created != b"" and created == modified


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

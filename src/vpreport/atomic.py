"""Writing files whole or not at all, and never over what a person wrote.

A file that vpreport made and nobody has saved since has the same created and modified time in
its core properties; every office program changes the second when it saves. So an untouched
output may be replaced, and one that somebody has worked in may not.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vpreport.findings import Code, Finding, OutputError, Place
from vpreport.replacing import (
    ZIP_FAULTS,
    copy_beside,
    is_whole,
    new_temporary,
    replace_patiently,
    settle,
    settle_folder,
)

# Written into the core properties of everything that vpreport makes.
MADE_BY: Final = "vpreport"

MAX_BESIDE: Final = 99  # "report (2).xlsx" to "report (99).xlsx"

_CORE: Final = "docProps/core.xml"
_LARGEST_CORE: Final = 1024 * 1024  # bytes; that of any program is a thousandth
_CREATOR = re.compile(rb"<dc:creator>([^<]*)</dc:creator>")
_CREATED = re.compile(rb"<dcterms:created[^>]*>([^<]*)<")
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>([^<]*)<")


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A file to be written: where, and what writes it to the path that it is given.

    `untouched` tells of an older file whether nobody has saved it since vpreport made it; None
    stands for `is_untouched`, which knows workbooks and documents. `whole` tells of what has been
    written whether it can be read back; None stands for `is_whole`.
    """

    path: Path
    write: Callable[[Path], None]
    untouched: Callable[[Path], bool] | None = None
    whole: Callable[[Path], bool] | None = None

    def may_replace(self, path: Path) -> bool:
        """Return whether nothing that a person has written lies at the path."""
        return not path.exists() or (self.untouched or is_untouched)(path)


def write_atomically(
    path: Path,
    write: Callable[[Path], None],
    *,
    untouched: Callable[[Path], bool] | None = None,
) -> Path:
    """Write one file as `write_together` does and return where it lies."""
    return write_together((Output(path=path, write=write, untouched=untouched),))[0]


def write_together(
    outputs: Sequence[Output], *, last_check: Callable[[], None] = lambda: None
) -> tuple[Path, ...]:
    """Write files that belong together, all or none, and return where they lie.

    Each is written beside its path and read back; when all are whole, they are moved into place.
    Where an old one is open in another program and cannot be replaced, all of them are put
    beside the old ones under the next free number ("report (2).xlsx"), so the paths returned
    can differ from those asked for. `last_check` is called before anything is moved; what it
    raises stops the writing. Raises OutputError if a path holds what a person has written or
    saved, or if the disk or the rights do not allow writing; older files are whole in every case.
    """
    saved = tuple(o.path for o in outputs if not o.may_replace(o.path))
    if saved:
        raise OutputError(*(_finding(Code.WRITTEN_BY_A_PERSON, path) for path in saved))
    temporary: list[Path] = []
    try:
        for output in outputs:
            with _telling(output.path):
                output.path.parent.mkdir(parents=True, exist_ok=True)
                temporary.append(new_temporary(output.path))
                output.write(temporary[-1])
                settle(temporary[-1])
                if not (output.whole or is_whole)(temporary[-1]):
                    raise OutputError(_finding(Code.NOT_WHOLE, output.path))
        last_check()
        places = _put(temporary, outputs)
    finally:
        for path in temporary:
            path.unlink(missing_ok=True)
    for folder in dict.fromkeys(path.parent for path in places):
        settle_folder(folder)
    return places


def is_untouched(path: Path) -> bool:
    """Return whether `path` is an output of vpreport that nobody has saved since."""
    core = core_properties(path)
    creator, created, modified = (
        found.group(1) if (found := pattern.search(core)) else b""
        for pattern in (_CREATOR, _CREATED, _MODIFIED)
    )
    return creator == MADE_BY.encode() and created != b"" and created == modified


def core_properties(path: Path) -> bytes:
    """Return the core properties of a workbook or document, empty where none can be read."""
    try:
        with zipfile.ZipFile(path) as package:
            found = package.getinfo(_CORE)
            return package.read(found) if found.file_size <= _LARGEST_CORE else b""
    except (OSError, KeyError, *ZIP_FAULTS):
        return b""


def _put(temporary: Sequence[Path], outputs: Sequence[Output]) -> tuple[Path, ...]:
    """Move all into place; where an old file is held by another program, all beside the old."""
    paths = tuple(output.path for output in outputs)
    try:
        _replace_all(temporary, paths)
    except PermissionError as held:
        for number in range(2, MAX_BESIDE + 1):
            beside = tuple(path.with_name(f"{path.stem} ({number}){path.suffix}") for path in paths)
            if not all(o.may_replace(path) for o, path in zip(outputs, beside, strict=True)):
                continue
            with suppress(PermissionError):
                _replace_all(temporary, beside, replace=Path.replace)
                return beside
        raise _cannot_write(paths[0], held) from held
    return paths


def _replace_all(
    temporary: Sequence[Path],
    paths: tuple[Path, ...],
    *,
    replace: Callable[[Path, Path], object] = replace_patiently,
) -> None:
    """Move all into place; where one cannot be, undo the others, so that no pair is half new.

    Raises PermissionError for the first that is held, and OutputError for all else.
    """
    copies: list[Path | None] = []  # of what was there before each of them
    try:
        for new, path in zip(temporary, paths, strict=True):
            with _telling(path, but=(PermissionError,)):
                # One file alone has nothing to be undone with.
                copies.append(copy_beside(path) if len(paths) > 1 else None)
                replace(new, path)
    except BaseException:
        # What is no longer there has been moved: a Ctrl-C can come before we could note it.
        tried = tuple(zip(temporary, paths, copies, strict=False)) if len(paths) > 1 else ()
        for new, path, old in (each for each in tried if not each[0].exists()):
            shutil.copy2(path, new)  # it may be wanted beside the old one
            if old is not None:
                old.replace(path)
            else:
                path.unlink()
        raise
    finally:
        for copy in copies:
            if copy is not None:
                copy.unlink(missing_ok=True)


@contextmanager
def _telling(path: Path, *, but: tuple[type[OSError], ...] = ()) -> Iterator[None]:
    """Make an OutputError about a file of what the system refuses inside the block."""
    try:
        yield
    except but:
        raise
    except OSError as error:
        raise _cannot_write(path, error) from error


def _cannot_write(path: Path, error: OSError) -> OutputError:
    reason = error.strerror or type(error).__name__
    return OutputError(_finding(Code.CANNOT_WRITE, path, reason=reason))


def _finding(code: Code, path: Path, **params: object) -> Finding:
    return Finding(code=code, place=Place(file=str(path)), params=params)

"""What a run reads, and whether it is still the same when the run is about to write.

A report says which files it was made from, with their hashes. Somebody who saves or moves an
answer in the meantime would make that untrue.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from vpreport.findings import Code, Finding, OutputError, Place
from vpreport.intake.opening.files import is_lock_file, list_files


class Inputs:
    """The files and the files of the folders, as they are when this is made."""

    def __init__(self, *, files: Iterable[Path], folders: Iterable[Path]) -> None:
        self._files = tuple(files)
        self._folders = tuple(folders)
        self._hashes = self._now()

    def refuse_changed(self) -> None:
        """Raise OutputError with a finding for each file that is new, gone or another one."""
        now = self._now()
        changed = sorted(
            path for path in now.keys() | self._hashes if now.get(path) != self._hashes.get(path)
        )
        if changed:
            findings = (
                Finding(code=Code.INPUT_CHANGED, place=Place(file=str(path))) for path in changed
            )
            raise OutputError(*findings)

    def _now(self) -> Mapping[Path, str]:
        inside = (path for folder in self._folders for path in list_files(folder))
        answers = (path for path in inside if not is_lock_file(path) and path.is_file())
        return {path: _hash(path) for path in (*self._files, *answers)}


def _hash(path: Path) -> str:
    """Return the hash of the content; the system's words where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return str(error.strerror)

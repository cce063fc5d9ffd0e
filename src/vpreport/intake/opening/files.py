"""The files of a folder, in sorted order, with their content and its hash."""

from __future__ import annotations

import hashlib
import stat
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vpreport.findings import Code, Finding, Place, UsageError
from vpreport.intake.opening import limits
from vpreport.intake.refusal import refused
from vpreport.texts import intake_words as words
from vpreport.texts.system import reason

# Excel and LibreOffice put these beside a file that is open.
LOCK_PREFIXES: Final = ("~$", ".~lock.")
# What operating systems leave behind in folders; never an answer.
SYSTEM_FILES: Final = frozenset({"desktop.ini", "thumbs.db"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One file as it was received. `sha256` is in hexadecimal, `name` without its folder."""

    name: str
    data: bytes
    sha256: str

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix.lower()


def list_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of `folder` (not of its subfolders), sorted by name.

    Links and devices are among them, as somebody meant them to be files. Raises UsageError where
    the folder does not exist or may not be read.
    """
    return _inside(folder, lambda path: not path.is_dir())


def list_subfolders(folder: Path) -> tuple[Path, ...]:
    """Return the folders in `folder`, sorted by name; raises UsageError as `list_files` does."""
    return _inside(folder, Path.is_dir)


def _inside(folder: Path, is_wanted: Callable[[Path], bool]) -> tuple[Path, ...]:
    try:
        paths = [path for path in folder.iterdir() if is_wanted(path)]
    except OSError as error:
        finding = Finding(code=Code.FOLDER_MISSING, place=Place(file=str(folder)))
        raise UsageError(finding) from error
    return tuple(sorted((path for path in paths if not is_of_the_system(path)), key=_by_name))


def is_lock_file(path: Path) -> bool:
    """Return whether an office program put the file there while another one is open."""
    return path.name.startswith(LOCK_PREFIXES)


def receive(path: Path) -> Received:
    """Read a file.

    Raises FileRefusedError where it is empty, too large, cannot be read, or is no file but a link
    or a device, which could lead anywhere and never end.
    """
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise refused(Code.NOT_A_FILE, path.name)
        size = status.st_size
        if size > limits.MAX_FILE_SIZE:
            limit = limits.MAX_FILE_SIZE // limits.MIB
            raise refused(Code.TOO_LARGE, path.name, what=words.FILE_SIZE.format(limit=limit))
        data = path.read_bytes()
    except OSError as error:
        why = reason(error.strerror or type(error).__name__)
        raise refused(Code.DAMAGED, path.name, reason=words.UNREADABLE.format(why=why)) from error
    if not data:
        raise refused(Code.EMPTY_FILE, path.name)
    return Received(name=path.name, data=data, sha256=hashlib.sha256(data).hexdigest())


def is_of_the_system(path: Path) -> bool:
    """Return whether an operating system left the file or folder behind."""
    if is_lock_file(path):
        return False
    return path.name.startswith(".") or path.name.lower() in SYSTEM_FILES


def _by_name(path: Path) -> tuple[str, str]:
    """Sort å, ä and ö the same whether the disk keeps them as one sign or two."""
    return (unicodedata.normalize("NFC", path.name), path.name)

"""The last step of writing a file: flushed to the disk, seen to be whole, and moved into place.

Everything here raises OSError as the system does; `atomic` makes findings of it.
"""

from __future__ import annotations

import os
import shutil
import struct
import tempfile
import time
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Final

# Seconds between the tries, 2.5 in all. On Windows a virus scanner or a synchronising folder
# holds a new file for a moment, and a file that is open in Excel or Word cannot be replaced.
PATIENCE: Final = (0.05, 0.1, 0.25, 0.5, 0.6, 1.0)

ZIP_SUFFIXES: Final = (".xlsx", ".docx")
# What reading a damaged zip can raise.
ZIP_FAULTS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    RuntimeError,  # encrypted, or (NotImplementedError) packed or written in a way of its own
    ValueError,
)
PREFIX: Final = ".vpreport-"  # of everything that is only there while we write


def new_temporary(beside: Path) -> Path:
    """Return a new empty file in the same folder, so that moving it into place is one step."""
    handle, name = tempfile.mkstemp(dir=beside.parent, prefix=PREFIX, suffix=beside.suffix)
    os.close(handle)
    return Path(name)


def settle(path: Path) -> None:
    """Give a finished temporary file the rights of an ordinary one, and have it on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    path.chmod(0o666 & ~_umask())


def is_whole(path: Path) -> bool:
    """Return whether what was written can be read back; what is no zip is taken as it is."""
    if path.suffix.lower() not in ZIP_SUFFIXES:
        return True
    try:
        with zipfile.ZipFile(path) as package:
            return bool(package.namelist()) and package.testzip() is None
    except ZIP_FAULTS:
        return False


def replace_patiently(new: Path, old: Path) -> None:
    """Move a file into place, trying again for a while where another program holds the old one."""
    for pause in PATIENCE:
        try:
            new.replace(old)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    new.replace(old)


def copy_beside(path: Path) -> Path | None:
    """Return a copy of the file in the same folder, None where there is no file."""
    if not path.exists():
        return None
    copy = new_temporary(path)
    try:
        shutil.copyfile(path, copy)
        copy.chmod(path.stat().st_mode)
    except BaseException:
        copy.unlink()
        raise
    return copy


def settle_folder(folder: Path) -> None:
    """Have the new names on the disk, where the system can do that for a folder."""
    with suppress(OSError):  # Windows and most network drives cannot
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove_leftovers(folder: Path) -> None:
    """Remove what a run that was killed had not finished. Only for who has the folder alone."""
    for path in folder.glob(f"{PREFIX}*"):
        with suppress(OSError):
            path.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

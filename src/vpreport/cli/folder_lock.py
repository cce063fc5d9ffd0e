"""One run at a time in an output folder, told by a file there that only one can create.

The file says which computer and which process has made it. Where that process no longer lives on
this computer, it was killed: the next run takes over, removes what was left half written, and is
told. What is held by another computer is never taken; the message says how to free it.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from vpreport.findings import Code, Finding, OutputError, Place
from vpreport.replacing import remove_leftovers
from vpreport.texts import cli as texts

LOCK: Final = ".vpreport.lock"
TAKEOVER: Final = ".vpreport.lock.ny"  # created by who replaces the lock of a dead run


@contextmanager
def alone_in(folder: Path) -> Iterator[tuple[Finding, ...]]:
    """Keep other runs out of the folder inside the block; give what is to be said about it.

    The folder is made if it is not there, and removed again if nothing was put in it. Where no
    file can be created the block runs without a lock: its own writing will say why. Raises
    OutputError where another run has the folder.
    """
    made = _made(folder)
    lock = folder / LOCK
    try:
        taken, remarks = _take(lock)
        try:
            yield remarks
        finally:
            if taken:
                try:
                    # Ctrl-C can come between the making of a temporary file and knowing its name.
                    remove_leftovers(folder)
                finally:
                    lock.unlink(missing_ok=True)
    finally:
        for empty in made:
            with suppress(OSError):
                empty.rmdir()


def _made(folder: Path) -> tuple[Path, ...]:
    """Make the folder; return what was made, the innermost first."""
    missing = tuple(path for path in (folder, *folder.parents) if not path.exists())
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return missing


def _take(lock: Path) -> tuple[bool, tuple[Finding, ...]]:
    """Return whether the lock is now ours (not where nothing can be created), with remarks."""
    try:
        _create(lock)
    except FileExistsError:
        if lock.parent.is_dir():
            return True, _take_over(lock)
        return False, ()
    except OSError:
        return False, ()
    return True, ()


def _take_over(lock: Path) -> tuple[Finding, ...]:
    """Replace the lock of a run that was killed; raise OutputError where it may still live."""
    holder = _read(lock)
    if not _is_dead(holder):
        raise _in_use(lock, holder)
    takeover = lock.with_name(TAKEOVER)
    try:
        _create(takeover)
    except FileExistsError:
        raise _in_use(takeover, _read(takeover)) from None
    # Only one gets here at a time, so a lock that is still the same can be replaced.
    if _read(lock) != holder:
        takeover.unlink()
        raise _in_use(lock, _read(lock))
    takeover.replace(lock)
    remove_leftovers(lock.parent)
    place = Place(file=str(lock.parent))
    return (Finding(code=Code.RUN_WAS_KILLED, place=place),)


def _create(path: Path) -> None:
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    try:
        os.write(handle, f"{_host()}\n{os.getpid()}\n".encode())
    finally:
        os.close(handle)


def _read(path: Path) -> tuple[str, str]:
    """Return host and process, empty where the file does not say."""
    try:
        host, process, *_ = [*path.read_text(encoding="utf-8").splitlines(), "", ""]
    except (OSError, UnicodeDecodeError):
        return "", ""
    return host, process


def _host() -> str:
    return platform.node()


def _is_dead(holder: tuple[str, str]) -> bool:
    """Return whether the process has surely ended. Windows has no safe way to ask."""
    host, process = holder
    if host != _host() or not process.isdigit() or sys.platform == "win32":
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _in_use(lock: Path, holder: tuple[str, str]) -> OutputError:
    place = Place(file=str(lock.parent))
    params = {"who": texts.lock_holder(*holder), "lock": lock.name}
    return OutputError(Finding(code=Code.FOLDER_IN_USE, place=place, params=params))

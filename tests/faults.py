"""Two states of the same outputs, and ways to break what happens between them."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

import pytest
from sample import DELAR, answered, small_plan

import vpreport as vp
from vpreport.atomic import Output, write_together
from vpreport.followup.types import FollowUp
from vpreport.replacing import PREFIX
from vpreport.report.section import section_output
from vpreport.report.section.zipping import write_zip
from vpreport.report.workbook import workbook_output

WORKBOOK = f"uppfoljning-{DELAR}.xlsx"
SECTION = f"avsnitt-{DELAR}.docx"
OUTPUTS = (WORKBOOK, SECTION)
OUTCOME = ("indicators", "e-tjanster", "outcome")


@cache
def follow_up(outcome: int) -> FollowUp:
    """Return a follow-up that differs with the outcome."""
    return vp.merge(small_plan(), answered(small_plan(), DELAR, {"it": {OUTCOME: outcome}}))


def write_pair(folder: Path, outcome: int) -> tuple[Path, ...]:
    """Write both reports into the folder, as the command line does."""
    return write_pair_of(follow_up(outcome), folder)


def write_pair_of(followup: FollowUp, folder: Path) -> tuple[Path, ...]:
    """Write both reports of a follow-up."""
    return write_together(
        (
            workbook_output(followup, folder / WORKBOOK),
            section_output(followup, folder / SECTION),
        )
    )


def write_pair_again(folder: Path, outcome: int) -> tuple[Path, ...]:
    """Write both reports as `write_pair` does, call for call, from parts that are made already."""
    made = states().new if outcome == 260 else states().old

    def section(path: Path) -> None:
        with zipfile.ZipFile(io.BytesIO(made[SECTION])) as package:
            write_zip(path, {name: package.read(name) for name in package.namelist()})

    return write_together(
        (
            Output(path=folder / WORKBOOK, write=lambda p: p.write_bytes(made[WORKBOOK]) and None),
            Output(path=folder / SECTION, write=section),
        )
    )


@dataclass(frozen=True)
class States:
    """The bytes of the outputs before and after."""

    old: Mapping[str, bytes]
    new: Mapping[str, bytes]


@cache
def states() -> States:
    import tempfile

    made = []
    for outcome in (205, 260):
        with tempfile.TemporaryDirectory() as folder:
            write_pair(Path(folder), outcome)
            made.append({name: (Path(folder) / name).read_bytes() for name in OUTPUTS})
    return States(*made)


def put_old(folder: Path) -> None:
    """Put the outputs into the folder as they were before."""
    folder.mkdir(exist_ok=True)
    for name, data in states().old.items():
        (folder / name).write_bytes(data)


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of the folder, hidden ones among them."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def without_temporary(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if not name.startswith(PREFIX)}


class FullDisk:
    """Counts every write into a folder, and refuses the nth and all that follow."""

    def __init__(self, folder: Path, refused: int, error: int = errno.ENOSPC) -> None:
        self.folder = str(folder)
        self.refused = refused
        self.error = error
        self.writes = 0

    def count(self) -> None:
        self.writes += 1
        if self.refused and self.writes >= self.refused:
            raise OSError(self.error, os.strerror(self.error))

    @contextmanager
    def in_place(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[FullDisk]:
        """Be the disk inside the block."""
        real = io.open

        def opened(file: object, mode: str = "r", *args: object, **settings: object) -> object:
            stream = real(file, mode, *args, **settings)  # type: ignore[call-overload]
            is_ours = isinstance(file, str | os.PathLike) and str(file).startswith(self.folder)
            return _Counted(stream, self) if is_ours and set(mode) & set("wax+") else stream

        with monkeypatch.context() as patch:
            patch.setattr(io, "open", opened)
            yield self


class _Counted:
    """A file whose writes are counted; all else is the file's own."""

    def __init__(self, stream: object, disk: FullDisk) -> None:
        self._stream = stream
        self._disk = disk

    def write(self, data: object) -> object:
        self._disk.count()
        return self._stream.write(data)  # type: ignore[attr-defined]

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()  # type: ignore[attr-defined]


def in_child(work: Callable[[], object], *, signal_after: float | None, number: int) -> int:
    """Do the work in a child, send it a signal after so many seconds, and return its status."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            # What the child says is nobody's business; stderr stays for tracebacks.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            signal.signal(signal.SIGINT, signal.default_int_handler)
            status = int(work() is False)
        except BaseException:  # noqa: BLE001 - nothing of the child may run the parent's tests
            status = 2
        finally:
            os._exit(status)
    if signal_after is not None:
        time.sleep(signal_after)
        os.kill(child, number)
    return os.waitpid(child, 0)[1]

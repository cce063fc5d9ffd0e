"""A command that is killed at many points of its run.

Run as a program it does the command three times: once so that every library is loaded, once to
count, and once with a copy of itself (a fork, with the same memory and the same open files) made
and killed at each point. What lies on the disk then is what a run that was killed there leaves. So
hundreds of points cost no more than one run. `Killed` is how a test uses it.
"""

from __future__ import annotations

import io
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import BuiltinFunctionType, FrameType, TracebackType
from typing import Self

# What changes a file or a folder.
CHANGING = {
    *("open", "write", "truncate", "fsync", "close"),
    *("replace", "rename", "chmod", "unlink", "mkdir"),
}
FILES = (io.FileIO, io.BufferedWriter, io.BufferedRandom)


class Killed:
    """The command in `folder`, with `temporary` as the system's folder for temporary files."""

    def __init__(self, command: Sequence[str], folder: Path, temporary: Path, spread: int) -> None:
        """Run the command to its end once."""
        paths = os.pathsep.join(filter(None, sys.path))
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(spread), *command],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": paths, "TMPDIR": str(temporary)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._told()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, traceback: TracebackType | None
    ) -> None:
        if error is not None:
            self._process.kill()
        self._process.communicate()
        assert error is not None or self._process.returncode == 0

    def kills(self) -> Iterator[str]:
        """Yield after each kill of a new run what was to be done next.

        There are `spread` points at random, and one before and after each change of a file.
        """
        while told := self._told():
            yield told

    def _told(self) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()


class Points:
    """Counts what Python and C call and return from, and kills a copy at some of it."""

    def __init__(self, points: frozenset[int] = frozenset()) -> None:
        self.counted = 0
        self._points = points

    def run(self, command: list[str]) -> int:
        from vpreport.cli import main

        sys.setprofile(self._count)
        try:
            return main(command)
        finally:
            sys.setprofile(None)

    def _count(self, _: FrameType, event: str, what: object) -> None:
        self.counted += 1
        if not self._points:
            return
        is_change = event in ("c_call", "c_return") and _changes_a_file(what)
        if self.counted in self._points or is_change:
            sys.setprofile(None)
            _kill_a_copy()
            _tell(f"{event} {what}")
            sys.setprofile(self._count)


def _changes_a_file(function: object) -> bool:
    if not isinstance(function, BuiltinFunctionType) or function.__name__ not in CHANGING:
        return False
    owner = function.__self__
    return isinstance(owner, FILES) or getattr(owner, "__name__", "") in ("posix", "io", "_io")


def _kill_a_copy() -> None:
    copy = os.fork()
    if not copy:
        os.kill(os.getpid(), signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]) == -signal.SIGKILL


def _tell(line: str) -> None:
    """Tell the test, and wait until it has looked."""
    os.write(ANSWERS, f"{line.splitlines()[0]}\n".encode())
    os.read(0, 1)


def serve(spread: int, command: list[str]) -> None:
    assert Points().run(command) in (0, 1)
    dry = Points()
    dry.run(command)
    _tell("whole")
    points = random.Random(10).sample(range(1, dry.counted), spread)  # noqa: S311 (no secret)
    Points(frozenset(points)).run(command)


if __name__ == "__main__":
    ANSWERS = os.dup(1)
    silence = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(silence, descriptor)
    os.read(0, 1)
    serve(int(sys.argv[1]), sys.argv[2:])

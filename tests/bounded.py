"""Reading hostile files in processes with limits, so that none of them can harm the tests.

`Server` starts one Python that has the library loaded. For each job it forks: the child gets
limits of processor time and memory, reads, and sends back what it found; the parent sees how it
ended and what it cost. So the cost is that of the reading alone. Only where there is fork.
"""

from __future__ import annotations

import copyreg
import pickle
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from vpreport.intake.types import Intake


def _read_only(mapping: dict[str, object]) -> MappingProxyType[str, object]:
    return MappingProxyType(mapping)


# The parameters of findings are read-only views, which cannot be sent as they are.
copyreg.pickle(MappingProxyType, lambda view: (_read_only, (dict(view),)))

MEBIBYTE = 1024 * 1024
ADDRESS_SPACE = 2048 * MEBIBYTE  # protects the machine; the promise is about what is used


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a job. `intake` None: the child died, and `ended` says of what."""

    intake: Intake | None
    ended: str
    seconds: float  # of the processor
    peak: float  # MiB in memory


@dataclass(frozen=True)
class Server:
    """A loaded Python that reads folders in children of its own."""

    process: subprocess.Popen[bytes]

    def read(self, folder: Path, *, seconds: int) -> Outcome:
        """Read all submissions in the folder within so many seconds of processor time."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        _send(self.process.stdin, pickle.dumps((str(folder), seconds)))
        outcome = pickle.loads(_receive(self.process.stdout))  # noqa: S301 - our own process
        assert isinstance(outcome, Outcome)
        return outcome


@contextmanager
def server() -> Iterator[Server]:
    """Start the server and end it afterwards."""
    here = str(Path(__file__).parent)
    source = str(Path(__file__).parents[1] / "src")
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import sys; sys.path[:0] = [{here!r}, {source!r}]; import bounded; bounded.serve()",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        yield Server(process)
    finally:
        process.communicate()


def serve() -> None:
    """Take jobs from standard input until it ends."""
    # As vpreport.intake loads them when the first file is read; the cost is not the file's.
    import hostile

    import vpreport.intake.submissions  # noqa: F401

    plan = hostile.plan()
    while (job := _receive(sys.stdin.buffer)) != b"":
        folder, seconds = pickle.loads(job)  # noqa: S301 - our own process
        _send(sys.stdout.buffer, pickle.dumps(_run_bounded(plan, folder, seconds)))


def _run_bounded(plan: object, folder: str, seconds: int) -> Outcome:
    """Read the folder in a child with limits."""
    import os

    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _be_child(plan, folder, seconds, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        sent = pipe.read()
    _, status, usage = os.wait4(child, 0)
    ended = "well" if status == 0 else f"signal {status & 0x7F}, exit {status >> 8}"
    return Outcome(
        intake=pickle.loads(sent) if sent else None,  # noqa: S301 - our own process
        ended=ended,
        seconds=usage.ru_utime + usage.ru_stime,
        peak=usage.ru_maxrss / 1024,
    )


def _be_child(plan: object, folder: str, seconds: int, writing: int) -> None:
    import os
    import resource
    import traceback

    from sample import DELAR

    import vpreport as vp

    status = 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        intake = vp.read_submissions(plan, folder, checkpoint=DELAR)  # type: ignore[arg-type]
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(pickle.dumps(intake))
        status = 0
    except BaseException:  # noqa: BLE001 - whatever it is, it must not go on in the child
        traceback.print_exc()
    finally:
        os._exit(status)


def _send(stream: object, data: bytes) -> None:
    stream.write(struct.pack("<I", len(data)) + data)  # type: ignore[attr-defined]
    stream.flush()  # type: ignore[attr-defined]


def _receive(stream: object) -> bytes:
    head = stream.read(4)  # type: ignore[attr-defined]
    return stream.read(struct.unpack("<I", head)[0]) if len(head) == 4 else b""  # type: ignore[attr-defined]

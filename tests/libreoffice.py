"""A LibreOffice of our own, with Swedish settings, that opens workbooks, types and saves.

It has a profile in a folder of its own and listens at a pipe with a name of its own, so it never
meets an office that somebody uses. Nothing here knows pytest; `conftest.py` has the fixture.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl

SYSTEM_PYTHON = "/usr/bin/python3"  # Debian's python3-uno is only for this one
TYPIST = Path(__file__).with_name("libreoffice_typist.py")

KEY_ROW_MARK = "#vpr1"
Address = tuple[str, str]  # name of the sheet, cell as A1
AnswerKey = tuple[str, str, str]  # table, row id, column key

SWEDISH = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>sv-SE</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc">
<prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""


def why_missing() -> str:
    """Return what is missing on this machine, or nothing if all is there."""
    if shutil.which("soffice") is None:
        return "LibreOffice (soffice) is not installed"
    imported = subprocess.run(
        [SYSTEM_PYTHON, "-c", "import uno"], check=False, capture_output=True, timeout=60
    )
    return "" if imported.returncode == 0 else "python3-uno is not installed"


def has_measures_of_calibri() -> bool:
    """Return whether text is as wide here as in the font that the outputs are set in."""
    if shutil.which("fc-list") is None:
        return False
    fonts = subprocess.run(["fc-list", ":", "family"], check=False, capture_output=True)
    return any(name in fonts.stdout for name in (b"Calibri", b"Carlito"))


@dataclass
class Job:
    """One workbook to open, work in and save. The steps are those of `libreoffice_typist`.

    `copies` are saved too, after the target, from the same open workbook.
    """

    source: Path
    target: Path
    steps: list[list[object]] = field(default_factory=list)
    copies: tuple[Path, ...] = ()

    def type(self, address: Address, text: str) -> None:
        self.do("type", *address, text)

    def do(self, step: str, *arguments: object) -> None:
        self.steps.append([step, *arguments])


@dataclass(frozen=True)
class Office:
    """A running LibreOffice."""

    pipe: str

    def run(self, jobs: Sequence[Job]) -> None:
        """Do the jobs in their order; raises with the typist's own words if one fails."""
        order = [
            {
                "open": str(job.source),
                "save": [str(path) for path in (job.target, *job.copies)],
                "steps": job.steps,
            }
            for job in jobs
        ]
        done = subprocess.run(
            [SYSTEM_PYTHON, str(TYPIST), self.pipe],
            input=json.dumps(order),
            text=True,
            capture_output=True,
            check=False,
            timeout=300,
        )
        if done.returncode:
            raise RuntimeError(done.stderr)

    def convert(self, source: Path, target: Path) -> Path:
        """Open the workbook and save it again without touching it."""
        self.run([Job(source, target)])
        return target


@contextmanager
def office(folder: Path) -> Iterator[Office]:
    """Start a LibreOffice whose profile is in the folder, and end it afterwards."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SWEDISH, encoding="utf-8")
    pipe = f"vpreport-{uuid.uuid4().hex}"
    process = subprocess.Popen(
        [
            "soffice",
            "--headless",
            "--norestore",
            "--nologo",
            f"-env:UserInstallation={profile.resolve().as_uri()}",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield Office(pipe)
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the office and the processes that it has started, which share its session."""
    import os
    import signal

    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def addresses(template: Path) -> dict[AnswerKey, Address]:
    """Return where each cell of a template's tables stands, found by its hidden ids and keys."""
    found: dict[AnswerKey, Address] = {}
    book = openpyxl.load_workbook(template)
    for sheet in book.worksheets:
        key_row = next(
            (row for row in sheet.iter_rows(max_row=30) if _is_key_row(row[0].value)), None
        )
        if key_row is None:
            continue
        table = str(key_row[0].value).split()[-1]
        for row in sheet.iter_rows(min_row=key_row[0].row + 2):
            for key, cell in zip(key_row[1:], row[1:], strict=True):
                if row[0].value and key.value:
                    answer = (table, str(row[0].value), str(key.value))
                    found[answer] = (sheet.title, cell.coordinate)
    return found


def _is_key_row(value: object) -> bool:
    return isinstance(value, str) and value.startswith(KEY_ROW_MARK)

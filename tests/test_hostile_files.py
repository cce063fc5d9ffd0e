"""No file that anybody sends can stop the run, cost much, or put a wrong value in a report."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import bounded
import hostile
import pytest
import raw_zip
from hostile import DEPARTMENT, FILLED, Hostile, Must
from oracle import silent_differences

from vpreport.findings import Code, Severity
from vpreport.intake.types import Intake
from vpreport.texts.messages import describe

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no fork and no limits there")

SECONDS = 2  # of the processor, for one file
PEAK = 128  # MiB in memory, the loaded library among them
ALL_SECONDS = 120  # of the processor, for all files in one run

FILES = hostile.all_files()


@pytest.fixture(scope="module")
def reader():
    with bounded.server() as server:
        yield server


def test_no_two_hostile_files_have_the_same_name():
    names = [file.file.casefold() for file in FILES]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_hostile_file_is_refused_or_read_right_within_its_limits(
    file: Hostile, reader: bounded.Server, tmp_path: Path
) -> None:
    file.make(tmp_path / file.file)
    outcome = reader.read(tmp_path, seconds=SECONDS)
    assert outcome.intake is not None, f"ended by {outcome.ended} at {outcome.peak:.0f} MiB"
    assert outcome.peak <= PEAK
    is_used = any(submission.source.file == file.file for submission in outcome.intake.submissions)
    if file.must is Must.REFUSED:
        assert not is_used
    if file.must is Must.RIGHT:
        assert is_used
        (submission,) = outcome.intake.submissions
        values = {k: a.value for k, a in submission.answers.items() if a.is_value}
        assert values == file.filled
    assert silent_differences(outcome.intake, file.file, file.filled) == []
    assert all(describe(finding) for finding in outcome.intake.findings)


def test_all_hostile_files_in_one_folder_stop_none_of_three_good_ones(
    reader: bounded.Server, tmp_path: Path
) -> None:
    good = {d: f"{d}.xlsx" for d in hostile.templates() if d != DEPARTMENT}
    for department, name in good.items():
        (tmp_path / name).write_bytes(hostile.templates()[department])
    for file in FILES:
        file.make(tmp_path / file.file)
    outcome = reader.read(tmp_path, seconds=ALL_SECONDS)
    assert outcome.intake is not None, f"ended by {outcome.ended} at {outcome.peak:.0f} MiB"
    assert _used(outcome.intake).items() >= good.items()
    assert {source.file for source in outcome.intake.sources} == {
        *good.values(),
        *(file.file for file in FILES),
    }
    refused = [file.file for file in FILES if file.must is Must.REFUSED]
    assert [file for file in refused if not _is_told(outcome.intake, file)] == []


def test_every_file_that_is_left_out_has_a_sentence_also_where_many_are_of_one_department(
    reader: bounded.Server, tmp_path: Path
) -> None:
    """Many of the files can be read, and are then answers of one department that differ."""
    readable = [file for file in FILES if file.must is not Must.REFUSED and "mib" not in file.name]
    for file in readable:
        file.make(tmp_path / file.file)
    outcome = reader.read(tmp_path, seconds=ALL_SECONDS)
    assert outcome.intake is not None
    assert [f.file for f in readable if not _is_told(outcome.intake, f.file)] == []


def _used(intake: Intake) -> dict[str, str]:
    return {s.department: s.source.file for s in intake.submissions}


def _is_told(intake: Intake, file: str) -> bool:
    """Return whether the file is used, or some sentence says why it is not."""
    status = next(source.status for source in intake.sources if source.file == file)
    if status == "used":
        return True
    return any(
        file in describe(finding)
        for finding in intake.findings
        if finding.place.file == file or finding.severity in (Severity.STOP, Severity.ERROR)
    )


def test_an_honest_file_costs_far_less_than_the_limits(
    reader: bounded.Server, tmp_path: Path
) -> None:
    hostile.workbook(tmp_path / "svar.xlsx", {})
    outcome = reader.read(tmp_path, seconds=SECONDS)
    assert outcome.intake is not None
    assert silent_differences(outcome.intake, "svar.xlsx", FILLED) == []
    assert [s.department for s in outcome.intake.submissions] == [DEPARTMENT]
    assert outcome.intake.findings == ()


@pytest.mark.parametrize("kind", ["pipe", "device", "loop", "folder", "dead"])
def test_what_is_no_file_does_not_hold_up_the_run(
    kind: str, reader: bounded.Server, tmp_path: Path
) -> None:
    """A pipe that nobody writes to would keep a reader waiting for ever."""
    path = tmp_path / "svar.xlsx"
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")
        case "loop":
            path.symlink_to(path)
        case "folder":
            path.mkdir()
        case _:
            path.symlink_to(tmp_path / "ingenstans.xlsx")
    good = hostile.templates()["it"]
    (tmp_path / "it.xlsx").write_bytes(good)
    outcome = reader.read(tmp_path, seconds=SECONDS)
    assert outcome.intake is not None
    assert _used(outcome.intake) == {"it": "it.xlsx"}
    assert any(finding.place.file == "svar.xlsx" for finding in outcome.intake.findings)


def test_a_bomb_packed_block_by_block_is_a_whole_zip_file(tmp_path: Path) -> None:
    """Else the bombs would be refused for being damaged, and prove nothing."""
    import zipfile

    block = raw_zip.about(b"<row/>")
    one = raw_zip.repeated("a.xml", b"<a>", block, 11, b"</a>")
    with zipfile.ZipFile(raw_zip.write(tmp_path / "a.zip", [one])) as package:
        assert package.testzip() is None
        assert package.read("a.xml") == b"<a>" + block * 11 + b"</a>"


def test_a_bomb_is_told_from_a_damaged_file(reader: bounded.Server, tmp_path: Path) -> None:
    bomb = next(file for file in FILES if file.name == "4-gib-sheet-of-white-space")
    bomb.make(tmp_path / bomb.file)
    outcome = reader.read(tmp_path, seconds=SECONDS)
    assert outcome.intake is not None
    assert [finding.code for finding in outcome.intake.findings] == [Code.TOO_LARGE]

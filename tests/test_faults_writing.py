"""Whatever happens while outputs are written: the old ones whole, or the new ones whole."""

from __future__ import annotations

import errno
import os
import random
import signal
import sys
import time
import zipfile
from pathlib import Path

import pytest
from faults import (
    OUTPUTS,
    SECTION,
    WORKBOOK,
    FullDisk,
    contents,
    follow_up,
    in_child,
    put_old,
    states,
    without_temporary,
    write_pair,
    write_pair_again,
)
from sample import DELAR, small_plan

import vpreport as vp
from vpreport import atomic, replacing
from vpreport.atomic import Output, write_atomically, write_together
from vpreport.cli.folder_lock import LOCK, alone_in
from vpreport.findings import Code, OutputError
from vpreport.texts.messages import describe

KILLS = 40
only_posix = pytest.mark.skipif(sys.platform == "win32", reason="no fork there")


def said(error: pytest.ExceptionInfo[OutputError], folder: Path) -> list[str]:
    return [describe(finding).replace(f"{folder}{os.sep}", "") for finding in error.value.findings]


FULL = (
    "Filen kunde inte skrivas (disken är full). En äldre fil med samma namn är orörd. Stäng filen "
    "om den är öppen och kontrollera att mappen går att skriva i. (U803)"
)


def test_a_disk_that_is_full_at_any_write_leaves_both_old_reports_whole(tmp_path, monkeypatch):
    put_old(tmp_path)
    with FullDisk(tmp_path, refused=0).in_place(monkeypatch) as counted:
        write_pair(tmp_path, 205)
    assert contents(tmp_path) == states().old
    with FullDisk(tmp_path, refused=0).in_place(monkeypatch) as again:
        write_pair_again(tmp_path, 205)
    assert contents(tmp_path) == states().old
    assert again.writes == counted.writes > 20
    for nth in range(1, counted.writes + 1):
        with FullDisk(tmp_path, nth).in_place(monkeypatch), pytest.raises(OutputError):
            write_pair_again(tmp_path, 260)
        assert contents(tmp_path) == states().old, nth
    write_pair_again(tmp_path, 260)
    assert contents(tmp_path) == states().new


def test_a_full_disk_is_said_with_the_file_that_had_no_room(tmp_path, monkeypatch):
    put_old(tmp_path)
    with (
        FullDisk(tmp_path, 1).in_place(monkeypatch),
        pytest.raises(OutputError) as refused,
    ):
        write_pair(tmp_path, 260)
    assert said(refused, tmp_path) == [f"{WORKBOOK}: {FULL}"]


def test_a_disk_that_is_full_at_any_write_leaves_the_old_templates_whole(tmp_path, monkeypatch):
    vp.write_templates(small_plan(), checkpoint=DELAR, folder=tmp_path)
    before = contents(tmp_path)
    with FullDisk(tmp_path, refused=0).in_place(monkeypatch) as counted:
        vp.write_templates(small_plan(), checkpoint=DELAR, folder=tmp_path)
    for nth in range(1, counted.writes + 1):
        with FullDisk(tmp_path, nth).in_place(monkeypatch), pytest.raises(OutputError):
            vp.write_templates(small_plan(), checkpoint=DELAR, folder=tmp_path)
        assert contents(tmp_path) == before


@pytest.mark.parametrize("call", ["fsync", "chmod", "replace"])
@pytest.mark.parametrize("nth", [1, 2, 3])
def test_a_system_call_that_fails_leaves_both_old_reports_whole(call, nth, tmp_path, monkeypatch):
    put_old(tmp_path)
    calls = []

    def failing(*arguments, **settings):
        calls.append(arguments)
        if len(calls) == nth:
            raise OSError(errno.EIO, "Input/output error")
        return real(*arguments, **settings)

    real = getattr(os, call)
    monkeypatch.setattr(os, call, failing)
    try:
        write_pair(tmp_path, 260)
    except OutputError:
        expected = states().old
    else:
        expected = states().new  # the third is after the last step, or of the folder
    assert contents(tmp_path) == expected


def test_an_output_that_cannot_be_read_back_is_never_put_in_place(tmp_path):
    put_old(tmp_path)

    def write(path: Path) -> None:
        path.write_bytes(states().new[WORKBOOK][:-200])

    with pytest.raises(OutputError) as refused:
        write_atomically(tmp_path / WORKBOOK, write)
    assert contents(tmp_path) == states().old
    assert said(refused, tmp_path) == [
        (
            f"{WORKBOOK}: Filen gick inte att läsa tillbaka efter att den hade skrivits. En "
            "äldre fil med samma namn är orörd. Kör samma kommando igen. Händer det på nytt, "
            "välj en mapp på en annan disk. (U872)"
        )
    ]


def test_a_flipped_bit_on_the_disk_is_seen_before_the_old_report_is_replaced(tmp_path):
    put_old(tmp_path)
    data = bytearray(states().new[SECTION])
    with zipfile.ZipFile(tmp_path / SECTION) as package:
        data[package.getinfo("word/document.xml").header_offset + 100] ^= 4

    def write(path: Path) -> None:
        path.write_bytes(data)

    with pytest.raises((OutputError, zipfile.BadZipFile)) as refused:
        write_atomically(tmp_path / SECTION, write)
    assert isinstance(refused.value, OutputError)
    assert refused.value.findings[0].code is Code.NOT_WHOLE
    assert contents(tmp_path) == states().old


def held(monkeypatch: pytest.MonkeyPatch, *names: str, tries: int = 10**9) -> list[float]:
    """Let files be open in another program for so many tries; return the pauses that are made."""
    real, pauses, left = Path.replace, [], dict.fromkeys(names, tries)

    def replace(self: Path, target: Path) -> Path:
        if left.get(Path(target).name, 0) > 0:
            left[Path(target).name] -= 1
            raise PermissionError(errno.EACCES, "Permission denied", str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(replacing.time, "sleep", pauses.append)
    return pauses


def test_a_file_that_is_held_for_a_moment_is_waited_for(tmp_path, monkeypatch):
    put_old(tmp_path)
    pauses = held(monkeypatch, WORKBOOK, tries=3)
    write_pair(tmp_path, 260)
    assert contents(tmp_path) == states().new
    assert pauses == [0.05, 0.1, 0.25]


@pytest.mark.parametrize("name", OUTPUTS)
def test_where_one_report_is_open_both_new_ones_lie_beside_the_old(name, tmp_path, monkeypatch):
    """A new workbook beside an old document would be a pair that no run has made."""
    put_old(tmp_path)
    pauses = held(monkeypatch, name)
    places = write_pair(tmp_path, 260)
    beside = (f"uppfoljning-{DELAR} (2).xlsx", f"avsnitt-{DELAR} (2).docx")
    assert tuple(path.name for path in places) == beside
    new = dict(zip(beside, states().new.values(), strict=True))
    assert contents(tmp_path) == {**states().old, **new}
    assert sum(pauses) == pytest.approx(2.5)


def test_the_next_run_replaces_what_lies_beside_and_not_what_a_person_has_saved(
    tmp_path, monkeypatch
):
    put_old(tmp_path)
    held(monkeypatch, WORKBOOK)
    write_pair(tmp_path, 205)
    saved = tmp_path / f"uppfoljning-{DELAR} (2).xlsx"
    again = write_pair(tmp_path, 260)
    assert again[0] == saved
    saved.write_bytes(b"egna anteckningar")
    third = write_pair(tmp_path, 260)
    assert third[0].name == f"uppfoljning-{DELAR} (3).xlsx"
    assert saved.read_bytes() == b"egna anteckningar"


def test_where_nothing_may_be_put_the_old_ones_are_whole_and_it_is_said(tmp_path, monkeypatch):
    put_old(tmp_path)

    def refused(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "Permission denied", str(target))

    monkeypatch.setattr(Path, "replace", refused)
    monkeypatch.setattr(replacing.time, "sleep", lambda _: None)
    with pytest.raises(OutputError) as error:
        write_pair(tmp_path, 260)
    assert [finding.code for finding in error.value.findings] == [Code.CANNOT_WRITE]
    assert contents(tmp_path) == states().old


def test_one_report_that_a_person_has_saved_keeps_both_from_being_written(tmp_path):
    put_old(tmp_path)
    (tmp_path / SECTION).write_bytes(b"min egen text")
    with pytest.raises(OutputError) as refused:
        write_pair(tmp_path, 260)
    assert [finding.code for finding in refused.value.findings] == [Code.WRITTEN_BY_A_PERSON]
    assert contents(tmp_path) == {WORKBOOK: states().old[WORKBOOK], SECTION: b"min egen text"}


def test_what_the_last_check_refuses_is_not_written(tmp_path):
    def refuse() -> None:
        raise OutputError

    output = Output(path=tmp_path / "a.txt", write=lambda path: path.write_bytes(b"x") and None)
    with pytest.raises(OutputError):
        write_together((output,), last_check=refuse)
    assert list(tmp_path.iterdir()) == []


def _run(folder: Path) -> None:
    with alone_in(folder):
        write_pair(folder, 260)


@only_posix
def test_a_run_killed_at_any_moment_leaves_no_half_file_and_the_next_run_mends_it(tmp_path):
    states(), follow_up(260)
    started = time.perf_counter()
    put_old(tmp_path / "mått")
    in_child(lambda: _run(tmp_path / "mått"), signal_after=None, number=0)
    lasts = time.perf_counter() - started
    seeded = random.Random(20261125)  # noqa: S311 - the same moments every time
    for number in range(KILLS):
        folder = tmp_path / str(number)
        put_old(folder)
        after = seeded.uniform(0, lasts * 1.1)
        in_child(lambda f=folder: _run(f), signal_after=after, number=signal.SIGKILL)
        left = contents(folder)
        for name in OUTPUTS:
            assert left[name] in (states().old[name], states().new[name])
        outputs = {name: left[name] for name in OUTPUTS}
        was_told = LOCK in left
        assert was_told or outputs in (states().old, states().new)
        with alone_in(folder) as remarks:
            assert [remark.code for remark in remarks] == [Code.RUN_WAS_KILLED] * was_told
            assert without_temporary(contents(folder)) == contents(folder)
            write_pair(folder, 260)
        assert contents(folder) == states().new


@only_posix
def test_a_run_killed_between_its_two_files_is_told_by_the_next(tmp_path):
    put_old(tmp_path)

    def killed_between() -> None:
        real, calls = Path.replace, []

        def replace(self: Path, target: Path) -> Path:
            calls.append(target)
            if len(calls) == 2:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(self, target)

        Path.replace = replace  # type: ignore[method-assign] - in the child alone
        _run(tmp_path)

    in_child(killed_between, signal_after=None, number=0)
    assert (tmp_path / WORKBOOK).read_bytes() == states().new[WORKBOOK]
    assert (tmp_path / SECTION).read_bytes() == states().old[SECTION]
    with alone_in(tmp_path) as remarks:
        (line,) = [describe(remark) for remark in remarks]
    assert line == (
        f"{tmp_path}: En tidigare körning avbröts innan den var klar. Filerna i mappen kan därför "
        "höra till olika körningar. Den här körningen skriver dem på nytt. Har du redan skickat "
        "någon av dem, skicka den nya i stället. (U874)"
    )


@only_posix
def test_a_run_interrupted_at_any_moment_leaves_nothing_half_written(tmp_path):
    states(), follow_up(260)
    started = time.perf_counter()
    put_old(tmp_path / "mått")
    in_child(lambda: _run(tmp_path / "mått"), signal_after=None, number=0)
    lasts = time.perf_counter() - started
    seeded = random.Random(11)  # noqa: S311 - the same moments every time
    for number in range(KILLS // 2):
        folder = tmp_path / str(number)
        put_old(folder)
        after = seeded.uniform(0.02, lasts * 1.1)
        in_child(lambda f=folder: _run(f), signal_after=after, number=signal.SIGINT)
        left = contents(folder)
        left.pop(LOCK, None)  # Ctrl-C in the very moment of taking or leaving it; the next run says
        assert left in (states().old, states().new)


def test_a_single_file_is_never_taken_away_by_what_undoes_a_pair(tmp_path):
    """Ctrl-C can come when the new file has been moved into place and nothing has been noted."""
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"gammal")

    def moved_and_interrupted(new: Path, old: Path) -> None:
        new.replace(old)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        atomic._replace_all([_written(tmp_path)], (path,), replace=moved_and_interrupted)
    assert path.read_bytes() == b"ny"


def _written(folder: Path) -> Path:
    new = folder / "ny"
    new.write_bytes(b"ny")
    return new

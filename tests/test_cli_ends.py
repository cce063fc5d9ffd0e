"""Ends that nobody wished for: one plain line, and nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from example import DELAR, PLAN

from vpreport.cli import main, running


def test_an_interrupted_run_ends_in_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "VERBS", {"plan check": interrupted})
    assert main(["plan", "check", PLAN]) == 130
    assert capsys.readouterr().err == (
        "Avbrutet. Det som redan var färdigt ligger kvar, och inget är halvskrivet.\n"
    )


def test_what_the_system_refuses_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> int:
        raise PermissionError(13, "Permission denied", "inbox/it.xlsx")

    monkeypatch.setattr(running, "VERBS", {"plan check": refused})
    assert main(["plan", "check", PLAN]) == 1
    assert capsys.readouterr().err == ("«inbox/it.xlsx» kunde inte användas: behörighet saknas.\n")


def test_a_console_without_swedish_letters_gets_question_marks_not_a_traceback() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "vpreport", "plan", "check", PLAN],
        env={**os.environ, "PYTHONIOENCODING": "ascii:strict"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert b"M?let har ingen ansvarig roll." in done.stdout
    assert done.stderr == b""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
def test_a_full_disk_leaves_the_old_template_whole_and_nothing_half_written(
    tmp_path: Path,
) -> None:
    templates = ["templates", PLAN, *DELAR, "--folder", str(tmp_path)]
    main(templates)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    limited = (
        "import resource as r, sys; r.setrlimit(r.RLIMIT_FSIZE, (9000, 9000)); "
        "from vpreport.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited, *templates], capture_output=True, check=False
    )
    said = done.stderr.decode()
    assert done.returncode == 1
    assert said == (
        f"{tmp_path / '2026-delar-ledning.xlsx'}: Filen kunde inte skrivas (filen är för "
        "stor). En äldre fil med samma namn är orörd. Stäng filen om den är öppen och kontrollera "
        "att mappen går att skriva i. (U803)\n"
    )
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end in another way there")
def test_a_reader_that_leaves_early_is_no_fault() -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "vpreport", "plan", "check", PLAN],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert done.stderr == b""

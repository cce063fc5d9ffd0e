"""Two runs at once, answers that change, odd names and closed folders: a plain sentence each."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from faults import in_child
from plan_text import GOAL, HEAD
from sample import DELAR
from workbooks import repacked

import vpreport as vp
from vpreport.cli import main, steps
from vpreport.cli.folder_lock import LOCK, TAKEOVER, alone_in
from vpreport.findings import OutputError
from vpreport.texts.messages import describe

PROCESSES = 20
ROUNDS = 3
OUTPUTS = {f"uppfoljning-{DELAR}.xlsx", f"avsnitt-{DELAR}.docx"}
INDICATOR = """
[[goal.indicator.target]]
at = "augusti 2026"
value = ">= 4"
"""
only_posix = pytest.mark.skipif(sys.platform == "win32", reason="no fork there")


@pytest.fixture
def quarter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a plan and one answer, and go there."""
    (tmp_path / "plan.toml").write_text(HEAD + GOAL, encoding="utf-8")
    plan = vp.read_plan(tmp_path / "plan.toml")
    vp.write_templates(plan, checkpoint=DELAR, folder=tmp_path / "inbox")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(*more: str) -> int:
    return main(["report", "plan.toml", "inbox", "--checkpoint", DELAR, *more])


def dead_process() -> int:
    """Return the number of a process that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def test_a_run_leaves_only_its_outputs(quarter):
    assert report() in (0, 1)
    assert names(quarter / "output") == OUTPUTS


def test_a_run_that_stops_leaves_no_folder_behind(quarter):
    assert main(["report", "plan.toml", "inbox", "--checkpoint", "2031"]) == 2
    assert not (quarter / "output").exists()


def test_a_second_run_in_the_same_folder_stops_with_a_sentence(quarter, capsys):
    with alone_in(quarter / "output"):
        assert report() == 1
    host = os.uname().nodename if sys.platform != "win32" else os.environ["COMPUTERNAME"]
    assert capsys.readouterr().err == (
        f"output: En annan körning skriver i mappen just nu (datorn {host}, process {os.getpid()})."
        " Vänta tills den är klar och kör kommandot igen. Är du säker på att ingen körning pågår: "
        "ta bort filen .vpreport.lock i mappen. (U873)\n"
    )
    assert not (quarter / "output").exists()


@only_posix
def test_the_lock_of_a_run_that_was_killed_is_taken_over_and_told(quarter, capsys):
    (quarter / "output").mkdir()
    left = quarter / "output" / ".vpreport-abc.xlsx"
    left.write_bytes(b"half")
    lock = quarter / "output" / LOCK
    lock.write_text(f"{os.uname().nodename}\n{dead_process()}\n", encoding="utf-8")
    report()
    assert "output: En tidigare körning avbröts innan den var klar." in capsys.readouterr().err
    assert names(quarter / "output") == OUTPUTS


@pytest.mark.parametrize(
    ("content", "who"),
    [
        ("annan-dator\n12\n", "datorn annan-dator, process 12"),
        ("", "det går inte att se vilken"),
        ("\x00\x01", "det går inte att se vilken"),
        ("bara-dator", "det går inte att se vilken"),
    ],
)
def test_a_lock_that_nobody_can_judge_is_not_taken_and_says_how_to_free_it(tmp_path, content, who):
    (tmp_path / LOCK).write_text(content, encoding="utf-8")
    with pytest.raises(OutputError) as refused, alone_in(tmp_path):
        pass
    (line,) = [describe(finding) for finding in refused.value.findings]
    assert f"just nu ({who})." in line
    assert line.endswith("ta bort filen .vpreport.lock i mappen. (U873)")
    assert (tmp_path / LOCK).exists()


@only_posix
def test_who_was_killed_while_taking_over_is_named_too(tmp_path):
    for name in (LOCK, TAKEOVER):
        (tmp_path / name).write_text(f"{os.uname().nodename}\n{dead_process()}\n", encoding="utf-8")
    with pytest.raises(OutputError) as refused, alone_in(tmp_path):
        pass
    assert "ta bort filen .vpreport.lock.ny i mappen." in describe(refused.value.findings[0])


def _race(folder: Path) -> list[bytes]:
    """Let many processes want the folder at the same time; return what each of them got."""
    starting, start = os.pipe()
    telling, tell = os.pipe()
    holding, hold = os.pipe()
    children = []
    for _ in range(PROCESSES):
        child = os.fork()
        if child == 0:
            for end in (start, telling, hold):
                os.close(end)
            os.read(starting, 1)  # until the parent lets go of the other end
            try:
                with alone_in(folder):
                    os.write(tell, b"1")
                    os.read(holding, 1)
            except OutputError:
                os.write(tell, b"0")
            finally:
                os._exit(0)
        children.append(child)
    for end in (starting, tell, holding):
        os.close(end)
    os.close(start)
    got = [os.read(telling, 1) for _ in range(PROCESSES)]
    os.close(hold)
    os.close(telling)
    for child in children:
        os.waitpid(child, 0)
    return got


@only_posix
@pytest.mark.parametrize("left", ["nothing", "a dead lock"])
def test_of_twenty_runs_at_once_one_gets_the_folder(left, tmp_path):
    for number in range(ROUNDS):
        folder = tmp_path / str(number)
        folder.mkdir()
        if left != "nothing":
            lock = f"{os.uname().nodename}\n{dead_process()}\n"
            (folder / LOCK).write_text(lock, encoding="utf-8")
        assert sorted(_race(folder)) == [b"0"] * (PROCESSES - 1) + [b"1"]
        assert names(folder) == set()


@pytest.mark.parametrize("change", ["saved", "gone", "new", "plan"])
def test_what_changes_during_the_run_stops_it_before_anything_is_written(
    change, quarter, capsys, monkeypatch
):
    report()
    before = {path.name: path.read_bytes() for path in (quarter / "output").iterdir()}
    answer = quarter / "inbox" / f"{DELAR}-it.xlsx"
    changed = {
        "saved": answer,
        "gone": answer,
        "new": answer.with_name("sent.xlsx"),
        "plan": quarter / "plan.toml",
    }[change]
    real = steps.show_completeness

    def meanwhile(*arguments: object) -> None:
        real(*arguments)
        if change == "gone":
            changed.unlink()
        elif change == "plan":
            changed.write_text(changed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        else:
            changed.write_bytes(repacked(answer.read_bytes(), {"x.bin": b"x"}))

    monkeypatch.setattr(steps, "show_completeness", meanwhile)
    capsys.readouterr()
    assert report() == 1
    assert capsys.readouterr().err == (
        f"{changed.relative_to(quarter)}: Filen har ändrats, tagits bort eller lagts till medan "
        "programmet arbetade, så inget har skrivits. Vänta tills alla har sparat klart och kör "
        "samma kommando igen. (U875)\n"
    )
    after = {path.name: path.read_bytes() for path in (quarter / "output").iterdir()}
    assert after == before


def test_somebody_who_opens_an_answer_to_look_at_it_changes_nothing(quarter, monkeypatch):
    real = steps.show_completeness

    def meanwhile(*arguments: object) -> None:
        real(*arguments)
        (quarter / "inbox" / "~$2026-delar-it.xlsx").write_bytes(b"x")

    monkeypatch.setattr(steps, "show_completeness", meanwhile)
    report()
    assert names(quarter / "output") == OUTPUTS


def test_a_report_that_is_open_is_said_with_the_name_of_the_new_one(quarter, capsys, monkeypatch):
    from vpreport import replacing

    report()
    real = Path.replace

    def held(self: Path, target: Path) -> Path:
        if Path(target).name == f"avsnitt-{DELAR}.docx":
            raise PermissionError(13, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(replacing.time, "sleep", lambda _: None)
    capsys.readouterr()
    report()
    out = capsys.readouterr().out.replace("\\", "/")
    assert (
        f"output/avsnitt-{DELAR}.docx: Filen är öppen i ett annat program och kunde inte ersättas. "
        f"Den nya heter «avsnitt-{DELAR} (2).docx». Stäng den gamla filen och kör samma kommando "
        "igen, eller använd den nya. (U871)"
    ) in out
    assert f"Avsnitt i Word: output/avsnitt-{DELAR} (2).docx\n" in out
    assert f"Sammanställning i Excel: output/uppfoljning-{DELAR} (2).xlsx\n" in out


ODD_NAMES = {
    "nfc": unicodedata.normalize("NFC", "svar från Kåre.xlsx"),
    "nfd": unicodedata.normalize("NFD", "svar från Kåre.xlsx"),
    "emoji": "svar 🎉 klart.xlsx",
    "newline": "svar\nrad två.xlsx",
    "escape": "svar\x1b[31m.xlsx",
    "tab": "svar\t.xlsx",
    "quotes": "svar \"'«».xlsx",
    "formula": "=HYPERLINK(1).xlsx",
    "blanks": "  svar  .xlsx",
    "very-long": "s" * 240 + ".xlsx",
    "dash": "--help.xlsx",
    "right-to-left": "svar\u202exslx.xlsx",
    "no-utf-8": "svar\udcff.xlsx",
    "markup": "<b>&amp;[red].xlsx",
}


@only_posix
@pytest.mark.parametrize("kind", ODD_NAMES)
def test_an_odd_file_name_is_read_reported_and_said(kind, quarter, capsys):
    plain = quarter / "inbox" / f"{DELAR}-it.xlsx"
    book = openpyxl.load_workbook(plain)
    columns = {cell.value: cell.column for cell in book["Indikatorer"][4]}
    book["Indikatorer"].cell(6, columns["outcome"]).value = "tolv ungefär"
    book.save(quarter / "inbox" / ODD_NAMES[kind])
    plain.unlink()
    assert report() == 1
    shown = capsys.readouterr()
    assert shown.err == ""
    assert "(V531)" in shown.out
    assert "\x1b" not in shown.out
    assert names(quarter / "output") == OUTPUTS


@only_posix
def test_reports_are_made_where_the_system_knows_only_ascii(quarter):
    plain = quarter / "inbox" / f"{DELAR}-it.xlsx"
    plain.rename(plain.with_name("svar från Kåre.xlsx"))
    done = subprocess.run(
        [sys.executable, "-m", "vpreport", "report", "plan.toml", "inbox", "--checkpoint", DELAR],
        env={
            **os.environ,
            "LC_ALL": "C",
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
            "PYTHONPATH": str(Path(vp.__file__).parents[1]),
        },
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""
    assert done.returncode in (0, 1)
    assert names(quarter / "output") == OUTPUTS


def as_nobody(work) -> int:
    """Do the work in a child without the rights of root, which nothing is closed to."""

    def without_rights() -> object:
        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        return work()

    return in_child(without_rights, signal_after=None, number=signal.SIGTERM)


@pytest.fixture
def shared_quarter(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder as `quarter` does, which other users than the tests' own can reach."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "plan.toml").write_text(HEAD + GOAL, encoding="utf-8")
        plan = vp.read_plan(folder / "plan.toml")
        vp.write_templates(plan, checkpoint=DELAR, folder=folder / "inbox")
        monkeypatch.chdir(folder)
        yield folder


@only_posix
def test_a_folder_that_is_closed_for_writing_is_said_and_unchanged(shared_quarter, capfd):
    report()  # loads what the child has no right to read
    output = shared_quarter / "output"
    output.chmod(0o555)
    before = {path.name: path.read_bytes() for path in output.iterdir()}
    capfd.readouterr()
    as_nobody(report)
    output.chmod(0o755)
    assert capfd.readouterr().err == (
        f"output/uppfoljning-{DELAR}.xlsx: Filen kunde inte skrivas (behörighet saknas). En äldre "
        "fil med samma namn är orörd. Stäng filen om den är öppen och kontrollera att mappen går "
        "att skriva i. (U803)\n"
    )
    assert {path.name: path.read_bytes() for path in output.iterdir()} == before


@only_posix
def test_an_answer_that_may_not_be_read_is_said_and_the_rest_is_read(shared_quarter):
    report()
    closed = shared_quarter / "inbox" / "stängd.xlsx"
    closed.write_bytes(b"x")
    closed.chmod(0)

    def is_said() -> bool:
        plan = vp.read_plan("plan.toml")
        intake = vp.read_submissions(plan, "inbox", checkpoint=DELAR)
        lines = [describe(f) for f in intake.findings if f.place.file == closed.name]
        return len(intake.submissions) == 1 and "behörighet saknas" in "".join(lines)

    assert as_nobody(is_said) == 0

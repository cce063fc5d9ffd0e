"""`vpreport word` as its user meets it: what it says and how it ends."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from annual_report import anchor, control, part, rewritten, typical
from example import DELAR, INBOX, PLAN

from vpreport.cli import main

KEY = "mal-detaljplaner"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return typical(anchors=anchor(KEY)).written(tmp_path / "rapport.docx")


def run(verb: str, path: Path, *more: str) -> int:
    return main(["word", verb, str(path), str(PLAN), str(INBOX), *DELAR, *more])


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.replace("\u00a0", " ")


def test_the_blocks_are_listed_with_what_to_write(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["word", "blocks", str(PLAN)]) == 0
    lines = said(capsys).splitlines()
    assert lines[0] == "Skriv ensamt i ett stycke där blocket ska stå:"
    shown = dict(re.split("  +", line.strip(), maxsplit=1) for line in lines[1:])
    assert shown["[[vpreport:sammanfattning]]"] == "Sammanfattningen"
    assert shown["[[vpreport:mal-detaljplaner]]"] == "Mål 1.1: Översyn av detaljplaner"
    assert {"[[vpreport:ekonomi]]", "[[vpreport:personal]]", "[[vpreport:maluppfyllelse]]"} <= set(
        shown
    )


def test_inserting_says_how_many_blocks_and_where_the_old_document_is(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("insert", report) == 0
    shown = said(capsys)
    assert shown.startswith("4 block har satts in.\n")
    assert shown.endswith(
        f"Skrivet till {report}. Det gamla dokumentet ligger kvar som "
        f"{report.with_name('rapport.bak.docx')}.\n"
    )
    assert b"vpreport:mal-detaljplaner" in part(report)


def test_inserting_where_there_is_no_place_for_more_says_how_to_make_one(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("insert", report)
    said(capsys)
    assert run("insert", report) == 0
    assert said(capsys) == (
        "Det finns ingen plats för ett nytt block. Skriv till exempel [[vpreport:ekonomi]] ensamt "
        "i ett stycke där det ska stå.\n"
    )


def test_updating_with_nothing_new_says_so(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("insert", report)
    said(capsys)
    assert run("update", report) == 0
    assert said(capsys) == ("4 block är redan som de ska vara.\n\nDokumentet är inte ändrat.\n")


def test_a_changed_block_is_shown_place_by_place_and_the_status_tells(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("insert", report)
    mine = control(report, KEY)
    changed = mine.replace("Ansvarig: </w:t>", "Ansvariga: </w:t>")
    rewritten(report, lambda xml: xml.replace(mine, changed))
    said(capsys)
    assert run("update", report) == 1
    shown = said(capsys)
    assert shown.startswith(
        "3 block är redan som de ska vara och 1 block har lämnats som det är.\n\n"
        "mal-detaljplaner: ändrat av någon\n"
        "  stycke\n"
        "    vpreport skrev: «Ansvarig: "
    )
    assert "\n    nu står där: «Ansvariga: " in shown
    assert "\n    skulle ha skrivits: «Ansvarig: " in shown
    assert (
        "Varning: mal-detaljplaner: Någon har ändrat i texten, så blocket lämnas som det är. Vill "
        "du ha den nya texten i stället: kör kommandot igen med --overwrite mal-detaljplaner. "
        "(W919)"
    ) in shown
    assert run("update", report, "--overwrite", KEY) == 0
    assert said(capsys).startswith(
        "1 block har skrivits om och 3 block är redan som de ska vara.\n"
    )


def test_the_status_needs_no_plan_and_writes_nothing(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("insert", report)
    before = report.read_bytes()
    said(capsys)
    assert main(["word", "status", str(report)]) == 0
    assert said(capsys) == "4 block är som vpreport skrev dem.\n"
    assert run("status", report) == 0
    assert said(capsys) == "4 block är som de ska vara.\n"
    assert report.read_bytes() == before


def test_half_of_what_the_status_can_take_is_wrong_usage(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["word", "status", str(report), str(PLAN)])
    assert end.value.code == 2
    assert "ange planen, mappen med svar och --checkpoint tillsammans" in capsys.readouterr().err


def test_cleaning_and_reattaching_say_what_they_did(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("insert", report)
    said(capsys)
    assert main(["word", "reattach", str(report)]) == 0
    assert said(capsys) == "0 block har märkts igen.\nDokumentet är inte ändrat.\n"
    assert main(["word", "clean", str(report)]) == 0
    assert said(capsys).startswith("Märkningen har tagits bort från 4 block.\n")
    assert main(["word", "status", str(report)]) == 0
    assert said(capsys) == "Inget block i dokumentet kommer från vpreport.\n"


def test_a_document_that_may_not_be_written_in_ends_with_one_and_one_line(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report.write_bytes(b"%PDF-1.7")
    assert run("update", report) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == (
        f"{report}: Filen är inget Worddokument. Ange en fil som är sparad som .docx, .docm eller "
        ".dotx. (W902)\n"
    )


def test_a_block_that_is_not_there_is_wrong_usage(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("insert", report)
    said(capsys)
    assert run("update", report, "--overwrite", "mal-detaljplan") == 2
    assert capsys.readouterr().err == (
        f"{report}: I dokumentet finns inget block som heter «mal-detaljplan». Kör vpreport word "
        "status för att se vad blocken heter. (W912)\n"
    )


# The guide

GUIDE = (Path(__file__).parents[1] / "docs" / "arsredovisning.md").read_text("utf-8")
FENCED = re.compile(r"^ *```\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
IN_LINE = re.compile(r"`(vpreport [^`]*)`")


def test_every_command_of_the_guide_works_in_its_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(PLAN, "plan.toml")
    shutil.copytree(INBOX, "inbox")
    own = typical().written(tmp_path / "arsredovisning.docx")
    commands = [line.strip() for text in FENCED.findall(GUIDE) for line in text.splitlines()]
    assert [shlex.split(each)[2] for each in commands] == ["blocks", "insert", "update", "clean"]
    for command in commands:
        if "publicering" in command:
            shutil.copyfile(own, "arsredovisning-publicering.docx")
        assert main(shlex.split(command)[1:]) == 0, command
    assert b"vpreport:" in part(own)
    assert b"vpreport:" not in part(tmp_path / "arsredovisning-publicering.docx")
    capsys.readouterr()


def test_every_command_and_choice_that_the_guide_names_is_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    named = {tuple(" ".join(each.split()).split()[1:3]) for each in IN_LINE.findall(GUIDE)}
    assert ("word", "reattach") in named
    for verbs in named:
        with pytest.raises(SystemExit) as ended:
            main([*verbs, "--help"])
        assert ended.value.code == 0, verbs
    with pytest.raises(SystemExit):
        main(["word", "update", "--help"])
    helped = capsys.readouterr().out
    choices = re.findall(r"`(--[a-z-]+) mal-planer`", GUIDE)
    assert choices == ["--overwrite", "--as-tracked-changes", "--as-comment"]
    assert [each for each in choices if each not in helped] == []

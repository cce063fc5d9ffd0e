"""Help and wrong usage: Swedish to the last word."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

import pytest
from example import DELAR, INBOX, PLAN

from vpreport.cli import main
from vpreport.cli.arguments import SwedishArgparse


def wrong_usage(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what wrong usage is answered with, without the line on usage."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    return capsys.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        ([], "vpreport: följande saknas: KOMMANDO."),
        (["plan"], "vpreport plan: följande saknas: KOMMANDO."),
        (["report"], "vpreport report: följande saknas: PLAN, MAPP, --checkpoint."),
        (["templates", PLAN], "vpreport templates: följande saknas: --checkpoint."),
        (
            ["templates", PLAN, "--checkpoint"],
            "vpreport templates: --checkpoint: ett värde saknas.",
        ),
        (["demo", "a", "b"], "vpreport: okända uppgifter: b."),
        (["demo", "--help=ja"], "vpreport demo: -h/--help: värdet 'ja' hör inte hit."),
        (
            ["plan", "check", "saknas.toml"],
            "vpreport plan check: PLAN: filen «saknas.toml» finns inte. Kontrollera sökvägen.",
        ),
        (["leaks", PLAN, "--secret"], "vpreport leaks: --secret: minst ett värde måste anges."),
        (
            ["check", PLAN, INBOX, "--check", "x"],
            "vpreport check: följande saknas: --checkpoint.",
        ),
        (
            ["plan", "check", "."],
            "vpreport plan check: PLAN: «.» är en mapp. Här ska stå en fil.",
        ),
        (
            ["check", PLAN, PLAN, *DELAR],
            f"vpreport check: MAPP: «{PLAN}» är en fil. Här ska stå en mapp.",
        ),
        (
            ["check", PLAN, "saknas", *DELAR],
            "vpreport check: MAPP: mappen «saknas» finns inte. Kontrollera sökvägen.",
        ),
    ],
)
def test_wrong_usage_is_answered_in_swedish(
    capsys: pytest.CaptureFixture[str], arguments: list[str], answer: str
) -> None:
    assert wrong_usage(capsys, *arguments) == answer


def test_a_plan_behind_a_closed_folder_is_said_to_be_out_of_reach(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(path: Path) -> bool:  # root may read every folder
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_file", closed)
    assert wrong_usage(capsys, "plan", "check", "a/plan.toml") == (
        "vpreport plan check: PLAN: «a/plan.toml» går inte att läsa: behörighet saknas."
    )


def test_an_unknown_command_is_answered_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    answer = wrong_usage(capsys, "rapport").replace("'", "")
    assert answer == (
        "vpreport: KOMMANDO: «rapport» finns inte. "
        "Välj bland: demo, plan, templates, check, report, leaks, word."
    )


@pytest.mark.parametrize(
    "verb",
    [[], ["demo"], ["plan"], ["plan", "check"], ["templates"], ["check"], ["report"], ["leaks"]],
)
def test_help_is_swedish_to_the_last_word(
    capsys: pytest.CaptureFixture[str], verb: list[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*verb, "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith("användning: vpreport")
    english = r"\b(usage|options|arguments|show|this|message|exit|default|required|optional|the)\b"
    assert re.findall(english, said) == []


def no_terminal(_: int) -> os.terminal_size:
    raise OSError(25, "Inappropriate ioctl for device")


@pytest.mark.parametrize(("columns", "widest"), [("50", 50), ("0", 80), ("", 80)])
def test_help_is_as_wide_as_the_screen_and_80_signs_where_nobody_knows(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    columns: str,
    widest: int,
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(os, "get_terminal_size", no_terminal)
    with pytest.raises(SystemExit):
        main(["report", "--help"])
    lengths = [len(line) for line in capsys.readouterr().out.splitlines()]
    assert widest - 15 < max(lengths) < widest


def test_argparse_still_sends_its_words_where_they_are_translated() -> None:
    original = vars(argparse)["_"]
    with SwedishArgparse():
        assert argparse.ArgumentParser(prog="x").format_usage() == "användning: x [-h]\n"
    assert vars(argparse)["_"] is original


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == "vpreport 0.1.0\n"

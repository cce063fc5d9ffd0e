"""The command line as its user meets it: what it says, what it writes, how it ends."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from example import DELAR, INBOX, PLAN, SECTION, WITH_TEMPLATE, WORKBOOK
from workbooks import repacked

from vpreport.cli import main

VPREPORT = (sys.executable, "-m", "vpreport")

# plan check


def test_the_plan_is_counted_so_that_it_can_be_ticked_off(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["plan", "check", PLAN]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Hedemora kommun, Verksamhetsplan 2026–2027"
    assert [line for line in lines[1:7] if re.match(r"  (\d|Summa)", line)] == lines[1:7]
    assert lines[6].startswith("  Summa: mål 25, indikatorer 47, ")
    assert "  2026-delar   Delårsrapport 2026" in lines


def test_remarks_on_the_plan_hinder_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "check", PLAN]) == 0
    said = capsys.readouterr().out
    assert "Målet har ingen ansvarig roll." in said
    assert "Planen går att använda. Anmärkningarna hindrar ingenting, men läs dem." in said


def test_all_faults_of_a_plan_are_said_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan.toml"
    text = Path(PLAN).read_text(encoding="utf-8")
    plan.write_text(
        text.replace("format = 1", "format = 2", 1).replace('kind = "interim"', 'kind = "halvår"'),
        encoding="utf-8",
    )
    assert main(["plan", "check", str(plan)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.splitlines()
    assert lines[:3] == ["3\u00a0fel.", "", "Planen"]
    assert [line.split(":")[1].strip() for line in lines[3:]] == [
        "format",
        "checkpoint[2].kind (Delårsrapport 2026)",
        "checkpoint[7].kind (Delårsrapport 2027)",
    ]


# templates


def test_templates_are_written_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["templates", PLAN, *DELAR, "--folder", str(tmp_path)]) == 0
    names = [f"2026-delar-{name}.xlsx" for name in WITH_TEMPLATE]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    assert capsys.readouterr().out.splitlines() == [
        f"7\u00a0mallar i mappen {tmp_path}:",
        *(f"  {name}" for name in names),
        "",
        NEXT_AFTER_TEMPLATES,
        f"  vpreport check {PLAN} inbox --checkpoint 2026-delar",
    ]


NEXT_AFTER_TEMPLATES = (
    "Skicka mallarna till avdelningarna. Lägg svaren i en mapp, till exempel inbox, och kör:"
)


@pytest.mark.parametrize("verb", [["templates", PLAN], ["check", PLAN, INBOX]])
def test_an_unknown_checkpoint_is_wrong_usage(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    verb: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*verb, "--checkpoint", "2026-Delår"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "Planen har ingen avstämning «2026-Delår». Välj någon av: 2026-q1, 2026-q2, 2026-delar, "
        "2026-q3, 2026-ar, 2027-q1, 2027-q2, 2027-delar, 2027-q3, 2027-ar. (U801)\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "upptagen").write_text("en fil, ingen mapp", encoding="utf-8")
    assert main(["templates", PLAN, *DELAR, "--folder", str(tmp_path / "upptagen")]) == 1
    said = capsys.readouterr().err
    assert "Filen kunde inte skrivas (en fil med samma namn är i vägen)." in said
    assert len(said.splitlines()) == 1


# check and report


def test_checking_says_who_has_answered_and_what_must_be_corrected(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", PLAN, INBOX, *DELAR]) == 1
    said = capsys.readouterr().out
    assert said.startswith("6 av 7\u00a0avdelningar har svarat:\n")
    assert "Inget användbart svar från Näringslivs- och samhällsutvecklingsavdelningen.\n" in said
    assert "«ca 12»" in said
    assert said.endswith(f"  vpreport report {PLAN} {INBOX} --checkpoint 2026-delar\n")


def test_reports_are_written_though_something_must_be_corrected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", PLAN, INBOX, *DELAR, "--folder", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    for label, name in (("Sammanställning i Excel", WORKBOOK), ("Avsnitt i Word", SECTION)):
        assert f"{label}: {tmp_path / name}\n" in said
        assert (tmp_path / name).is_file()


def test_the_same_answers_give_the_same_reports_byte_for_byte_on_another_machine(
    tmp_path: Path,
) -> None:
    machines = {
        "bergen": {"PYTHONHASHSEED": "1", "TZ": "Europe/Oslo", "LC_ALL": "C.UTF-8"},
        "tokyo": {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
    }
    made = []
    for machine, environment in machines.items():
        folder = tmp_path / machine
        shutil.copytree(INBOX, folder / "svar")
        subprocess.run(
            [*VPREPORT, "report", PLAN, str(folder / "svar"), *DELAR, "--folder", str(folder)],
            env={**os.environ, **environment},
            stdout=subprocess.DEVNULL,
            check=False,
        )
        made.append([(folder / name).read_bytes() for name in (WORKBOOK, SECTION)])
    assert made[0] == made[1]


def test_reports_that_nobody_has_saved_are_made_again(tmp_path: Path) -> None:
    report = ["report", PLAN, INBOX, *DELAR, "--folder", str(tmp_path)]
    main(report)
    first = [(tmp_path / name).read_bytes() for name in (WORKBOOK, SECTION)]
    assert main(report) == 1
    assert [(tmp_path / name).read_bytes() for name in (WORKBOOK, SECTION)] == first


def test_no_report_is_written_where_a_person_has_saved_one_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(tmp_path / SECTION, "w") as written_by_a_person:
        written_by_a_person.writestr("word/document.xml", "<egen text/>")
    before = (tmp_path / SECTION).read_bytes()
    assert main(["report", PLAN, INBOX, *DELAR, "--folder", str(tmp_path)]) == 1
    assert capsys.readouterr().err == (
        f"{tmp_path / SECTION}: Filen finns redan och har sparats av någon annan än vpreport, så "
        "den lämnas orörd. Flytta eller byt namn på den, eller välj en annan mapp. (U802)\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == [SECTION]
    assert (tmp_path / SECTION).read_bytes() == before


# demo


def test_the_demo_makes_everything_and_ends_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", str(tmp_path / "prov")]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "Hedemora kommun" in said.out
    made = {str(path.relative_to(tmp_path / "prov")) for path in tmp_path.rglob("*.*")}
    assert made == {
        "plan.toml",
        WORKBOOK,
        SECTION,
        *(f"input_templates/2026-delar-{name}.xlsx" for name in WITH_TEMPLATE),
        *(f"inbox/{path.name}" for path in Path(INBOX).iterdir()),
    }


def test_the_demo_uses_what_a_person_changed_and_never_overwrites_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["demo", str(tmp_path)])
    capsys.readouterr()
    plan = tmp_path / "plan.toml"
    changed = plan.read_text(encoding="utf-8").replace("Hedemora kommun", "Min kommun")
    plan.write_text(changed, encoding="utf-8")
    main(["demo", str(tmp_path)])
    said = capsys.readouterr().out
    assert plan.read_text(encoding="utf-8") == changed
    assert "Min kommun" in said
    assert "Hade redan annat innehåll, lämnas orört och används som det är: plan.toml.\n" in said


def test_the_demo_goes_on_where_a_template_has_been_filled_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["demo", str(tmp_path)])
    (tmp_path / SECTION).unlink()
    template = tmp_path / "input_templates" / "2026-delar-it.xlsx"
    answered = next(Path(INBOX).glob("*.xlsx"))
    shutil.copyfile(answered, template)
    capsys.readouterr()
    assert main(["demo", str(tmp_path)]) == 1
    assert "Filen finns redan" in capsys.readouterr().out
    assert template.read_bytes() == answered.read_bytes()
    assert (tmp_path / SECTION).is_file()


def test_with_a_witness_every_xlsx_is_read_twice_and_other_files_are_said_to_be_read_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", PLAN, INBOX, *DELAR]) == 1
    once = capsys.readouterr().out
    assert main(["check", PLAN, INBOX, *DELAR, "--witness"]) == 1
    twice = capsys.readouterr().out
    read_once = [line for line in twice.splitlines() if "(F343)" in line]
    assert len(read_once) == len(list(Path(INBOX).glob("*.ods"))) > 0
    assert once.count("(V5") == twice.count("(V5")


def test_with_a_witness_a_file_that_the_other_reader_cannot_open_is_not_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox = tmp_path / "inbox"
    assert main(["templates", PLAN, *DELAR, "--folder", str(inbox)]) == 0
    for path in inbox.glob("*.xlsx"):
        with zipfile.ZipFile(path) as package:
            styles = package.read("xl/styles.xml")
        # Legal, and of no importance to what the cells hold; openpyxl ends in a TypeError.
        fills = re.sub(rb"<fill>.*?</fill>", b"<fill/>", styles, count=1)
        path.write_bytes(repacked(path.read_bytes(), {"xl/styles.xml": fills}))
    command = ["check", PLAN, str(inbox), *DELAR]
    main(command)
    assert "(F342)" not in capsys.readouterr().out
    assert main([*command, "--witness"]) == 1
    assert capsys.readouterr().out.count("(F342)") == len(list(inbox.glob("*.xlsx")))

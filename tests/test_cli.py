"""The command line as its user meets it: what it says, what it writes, how it ends."""

from __future__ import annotations

import argparse
import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from vpreport.cli import main, running
from vpreport.cli.arguments import SwedishArgparse
from vpreport.cli.listing import list_findings
from vpreport.cli.showing import Plain, Terminal
from vpreport.findings import Code, Finding, Place, Severity

EXAMPLE = Path(__file__).parents[1] / "examples" / "hedemora"
PLAN = str(EXAMPLE / "plan.toml")
INBOX = str(EXAMPLE / "inbox")
DELAR = ["--checkpoint", "2026-delar"]


def wrong_usage(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what wrong usage is answered with, without the line on usage."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    return capsys.readouterr().err.splitlines()[-1]


# Wrong usage and help


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


def test_an_unknown_command_is_answered_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    answer = wrong_usage(capsys, "rapport").replace("'", "")
    assert answer == (
        "vpreport: KOMMANDO: «rapport» finns inte. "
        "Välj bland: demo, plan, templates, check, report."
    )


@pytest.mark.parametrize(
    "verb", [[], ["demo"], ["plan"], ["plan", "check"], ["templates"], ["check"], ["report"]]
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


def test_templates_are_written_and_those_who_get_none_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["templates", PLAN, *DELAR, "--folder", str(tmp_path)]) == 0
    names = [f"2026-delar-{name}.xlsx" for name in WITH_TEMPLATE]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    assert capsys.readouterr().out.splitlines() == [
        f"5\u00a0mallar i mappen {tmp_path}:",
        *(f"  {name}" for name in names),
        NO_TEMPLATE,
        "",
        NEXT_AFTER_TEMPLATES,
        f"  vpreport check {PLAN} inbox --checkpoint 2026-delar",
    ]


NEXT_AFTER_TEMPLATES = (
    "Skicka mallarna till avdelningarna. Lägg svaren i en mapp, till exempel inbox, och kör:"
)
NO_TEMPLATE = (
    "Har inget att redovisa och får ingen mall: "
    "Kommunstyrelseförvaltningens ledning och Räddningstjänsten."
)
WITH_TEMPLATE = ("ledningsstod", "ekonomi", "verksamhetsstod", "it", "naringsliv")


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
    assert said.startswith("4 av 5\u00a0avdelningar har svarat:\n")
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


WORKBOOK = "uppfoljning-2026-delar.xlsx"
SECTION = "avsnitt-2026-delar.docx"


def test_a_second_run_gives_the_same_reports_byte_for_byte(tmp_path: Path) -> None:
    report = ["report", PLAN, INBOX, *DELAR, "--folder", str(tmp_path)]
    main(report)
    first = [(tmp_path / name).read_bytes() for name in (WORKBOOK, SECTION)]
    main(report)
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


# How findings are shown


def finding(code: Code, file: str, **place: str | int) -> Finding:
    return Finding(code=code, place=Place(file=file, **place), params=PARAMS)


PARAMS = {"value": "2026-dalar", "known": ("2026-delar",), "reason": "disken är full"}


def test_findings_are_counted_first_and_grouped_by_file_the_worst_first() -> None:
    stream = io.StringIO()
    list_findings(
        Plain(stream),
        [
            finding(Code.LOCK_FILE, "a.xlsx"),
            finding(Code.EMPTY_FILE, "b.xlsx"),
            finding(Code.LOCK_FILE, "b.xlsx"),
            finding(Code.EMPTY_FILE, "a.xlsx"),
            finding(Code.LOCK_FILE, "0.xlsx"),
        ],
    )
    lines = stream.getvalue().splitlines()
    assert lines[0] == "2\u00a0stopp och 3\u00a0upplysningar."
    assert [line.partition(":")[0] for line in lines[1:]] == [
        *("", "a.xlsx", "  Stopp", "  Upplysning"),
        *("", "b.xlsx", "  Stopp", "  Upplysning"),
        *("", "0.xlsx", "  Upplysning"),
    ]


def test_what_is_not_shown_is_counted() -> None:
    stream = io.StringIO()
    list_findings(Plain(stream), [finding(Code.LOCK_FILE, "a.xlsx")], down_to=Severity.WARNING)
    assert stream.getvalue() == (
        "1\u00a0upplysning.\n\nDessutom 1\u00a0anmärkning som inte ändrar något i sak; "
        "vpreport check visar alla.\n"
    )


def test_brackets_and_colons_that_people_typed_are_shown_as_typed_on_a_terminal() -> None:
    stream = io.StringIO()
    screen = Terminal(stream)
    screen.finding(Severity.ERROR, "«[red]tolv[/red] :smile:» är inget tal.")
    screen.line("[bold]mapp[/bold]")
    assert "«[red]tolv[/red] :smile:» är inget tal." in stream.getvalue()
    assert "[bold]mapp[/bold]" in stream.getvalue()


def test_a_terminal_gets_a_table_with_the_same_facts() -> None:
    stream = io.StringIO()
    Terminal(stream).counts(("Avdelning", "Besvarat"), [("IT-avdelningen", "12")])
    shown = " ".join(stream.getvalue().split())
    assert re.fullmatch(r"Avdelning Besvarat ─+ IT-avdelningen 12", shown)


# Ends that nobody wished for


def test_an_interrupted_run_ends_in_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "VERBS", {"plan check": interrupted})
    assert main(["plan", "check", PLAN]) == 130
    assert capsys.readouterr().err == (
        "Avbrutet. Det som redan var färdigt ligger kvar, inget är halvskrivet.\n"
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
        f"{tmp_path / '2026-delar-ledningsstod.xlsx'}: Filen kunde inte skrivas (filen är för "
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

"""`vpreport leaks`: secrets from their files, places told and values not, a status of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from leaky import leaky
from sample_secrecy import confidential, secret_file
from section_sample import follow_up

import vpreport as vp
from vpreport.cli import main
from vpreport.findings import PlanError, UsageError
from vpreport.intake.secret_values import secrets_of_workbook
from vpreport.plan.secret_values import secrets_of_plan
from vpreport.texts.leaks import clean
from vpreport.texts.messages import describe

CONFIDENTIAL_PART = """\
format = 1

[[indicator]]
id = "atgarder"
kind = "share"
target = { "augusti 2026" = ">= 61 %", "december 2026" = ">= 83 %" }
baseline = { value = 37.5, when = "våren 2025" }
"""
# What the template has filled in for the department is as confidential as what it answers.
BASELINE = ("atgarder", "37,5\u00a0% (våren 2025)")


def outputs(folder: Path) -> Path:
    """Return a folder with the public reports of the small plan."""
    vp.write_workbook(follow_up(), folder / "output" / "uppfoljning.xlsx")
    vp.write_section(follow_up(), folder / "output" / "avsnitt.docx")
    return folder / "output"


def typed(folder: Path, value: object, column: str = "outcome") -> Path:
    """Return the confidential workbook of a department with a value typed in it."""
    workbook = confidential(folder / "mallar")
    workbook.type("indicators", "atgarder", column, value)
    path = folder / "inbox-sekretess" / "it SEKRETESS.xlsx"
    path.parent.mkdir(exist_ok=True)
    workbook.book.save(path)
    return path


def secrets(pairs) -> set[tuple[str, object]]:
    return {(secret.row, secret.value) for secret in pairs}


def test_the_secrets_of_the_plan_are_its_targets_baselines_and_real_names(tmp_path: Path) -> None:
    more = '[[activity]]\nid = "ova"\ntext = "Öva på bortfall av el"\ndue = 2026-09-17\n'
    path = secret_file(tmp_path, f"{CONFIDENTIAL_PART}\n{more}")
    assert {(row, str(value)) for row, value in secrets(secrets_of_plan(path))} == {
        ("atgarder", "61"),
        ("atgarder", "83"),
        ("atgarder", "37.5"),
        ("ova", "Öva på bortfall av el"),
        ("ova", "2026-09-17"),
    }


def test_the_secrets_of_a_workbook_are_what_has_been_typed_in_it(tmp_path: Path) -> None:
    path = typed(tmp_path, 47.3)
    assert secrets(secrets_of_workbook(path)) == {("atgarder", Decimal("47.3")), BASELINE}
    path = typed(tmp_path, "Två av larmen saknar batteri.", "comment")
    text = "Två av larmen saknar batteri."
    assert secrets(secrets_of_workbook(path)) == {("atgarder", text), BASELINE}


def test_clean_reports_are_said_to_be_clean(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = typed(tmp_path, 47.3)
    plan = secret_file(tmp_path / "plan", CONFIDENTIAL_PART)
    assert main(["leaks", str(outputs(tmp_path)), "--secret", str(plan), str(book.parent)]) == 0
    assert capsys.readouterr().out.replace("\u00a0", " ") == (
        "Inget av 5 sekretessbelagda värden finns i 2 genomsökta filer.\n"
    )


def test_a_leak_ends_with_status_3_and_is_told_by_place_and_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = typed(tmp_path, 4711.25)
    folder = outputs(tmp_path)
    name, content = leaky("T2 hidden sheet", "4711,25")
    (folder / name).write_bytes(content)
    assert main(["leaks", str(folder), "--secret", str(book)]) == 3
    said = capsys.readouterr()
    said_of_place, last = said.out.splitlines()[:-1], said.out.splitlines()[-1]
    assert [line.replace("\u00a0", " ") for line in said_of_place] == [
        "Sekretessbelagda uppgifter står på 2 ställen:",
        f"  {folder / 'a.xlsx'} › xl/sharedStrings.xml: uppgift om «atgarder».",
        f"  {folder / 'a.xlsx'} › xl/worksheets/sheet2.xml › C4: uppgift om «atgarder».",
    ]
    assert last == (
        "Lämna inte ut filerna. Kontrollera varje ställe. Värdena visas inte här, bara var de står."
    )
    assert "4711" not in said.out + said.err


def test_a_short_value_is_told_as_what_may_be_a_coincidence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ram.csv").write_text("id;utfall\na;47\n", encoding="utf-8")
    assert main(["leaks", str(tmp_path / "ram.csv"), "--secret", str(typed(tmp_path, 47))]) == 3
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Det som kan vara sekretessbelagda uppgifter står på 1\u00a0ställe:"
    assert lines[1] == (
        f"  {tmp_path / 'ram.csv'} › rad 2: uppgift om «atgarder». Kan vara en tillfällighet, "
        "eftersom värdet är kort."
    )


def test_values_too_common_to_look_for_are_said_not_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = typed(tmp_path, 8)
    (tmp_path / "a.txt").write_text("8", encoding="utf-8")
    assert main(["leaks", str(tmp_path / "a.txt"), "--secret", str(book)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == (
        "För vanliga eller för korta värden för att söka efter, kontrollera dem för hand: "
        "«atgarder»."
    )


def test_without_any_secret_nothing_is_said_to_be_clean(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "plan.secret.toml"
    empty.write_text("format = 1\n", encoding="utf-8")
    assert main(["leaks", str(empty), "--secret", str(empty)]) == 1
    assert capsys.readouterr().out == (
        "Inga sekretessbelagda värden hittades i de filer som anges efter --secret. Ingenting har "
        "därför genomsökts.\n"
    )


def test_a_file_that_cannot_be_looked_through_stops_the_search(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    closed = tmp_path / "a.pdf"
    closed.write_bytes(b"%PDF-1.7")
    assert main(["leaks", str(closed), "--secret", str(typed(tmp_path, 4711))]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Filen kan inte genomsökas" in said.err


def test_where_there_is_nothing_to_look_through_nothing_is_said_to_be_clean(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "output"
    empty.mkdir()
    assert main(["leaks", str(empty), "--secret", str(typed(tmp_path, 4711))]) == 1
    assert capsys.readouterr().out == (
        "Det finns inga filer att genomsöka. Kontrollera sökvägen.\n"
    )


def test_a_folder_that_may_not_be_read_stops_the_search(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    book, closed = typed(tmp_path, 4711), outputs(tmp_path) / "stängd"
    closed.mkdir()
    scandir = os.scandir

    def refusing(path: str) -> Iterator[os.DirEntry[str]]:  # root may read every folder
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert main(["leaks", str(closed.parent), "--secret", str(book)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        f"{closed}: Mappen finns inte eller går inte att läsa. Kontrollera sökvägen. (U804)\n"
    )


def test_confidential_answers_in_folders_of_their_own_are_looked_for_too(tmp_path: Path) -> None:
    book = typed(tmp_path, 4711)
    inner = book.parent / "från it"
    inner.mkdir()
    book.rename(inner / book.name)
    (tmp_path / "a.txt").write_text("Utfallet är 4711.", encoding="utf-8")
    assert main(["leaks", str(tmp_path / "a.txt"), "--secret", str(book.parent)]) == 3


def test_a_secret_file_that_cannot_be_opened_is_told_with_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan.secret.toml"
    plan.write_bytes(b"\xff\xfe4711")
    assert main(["leaks", str(plan), "--secret", str(plan)]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == (
        "  Stopp: Planen är inte sparad som UTF-8. Spara om den med teckenkodningen UTF-8. (P101)"
    )


def test_a_broken_secret_file_is_told_without_a_word_of_what_stands_in_it(tmp_path: Path) -> None:
    plan = secret_file(tmp_path, 'format = 1\ntarget = ">= 4711\n')
    with pytest.raises(PlanError) as stopped:
        secrets_of_plan(plan)
    assert "4711" not in " ".join(map(describe, stopped.value.findings))
    with pytest.raises(UsageError):
        secrets_of_workbook(plan)


# The internal build

EXAMPLE = Path(__file__).parents[1] / "examples" / "hedemora"
DELAR = ("--checkpoint", "2026-delar")
CONFIDENTIAL_EXAMPLE = """\
format = 1

[marking]
date = 2026-02-01

[[indicator]]
id = "ncsc"
kind = "share"
target = { "augusti 2026" = ">= 61.25 %", "december 2026" = ">= 83 %" }
"""


def internal_build(folder: Path) -> int:
    """Make the example's public reports, spoil them where asked, and then the internal ones."""
    plan, inbox = str(EXAMPLE / "plan.toml"), str(EXAMPLE / "inbox")
    secret = secret_file(folder / "hemligt", CONFIDENTIAL_EXAMPLE)
    (folder / "svar").mkdir(exist_ok=True)
    where = ("--public", str(folder / "output"), "--folder", str(folder / "internt"))
    files = ("--secret", str(secret), "--secret-inbox", str(folder / "svar"))
    return main(["report", plan, inbox, *DELAR, "--internal", *files, *where])


def test_an_internal_build_goes_on_where_the_public_reports_are_clean(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "output").mkdir()
    public = tmp_path / "output" / "uppfoljning-2026-delar.txt"
    public.write_text("Utfallet var 42 av 60.", encoding="utf-8")
    assert internal_build(tmp_path) in (0, 1)
    assert "Inget av 2\u00a0sekretessbelagda värden finns" in capsys.readouterr().out
    assert len(list((tmp_path / "internt").iterdir())) == 2


def test_an_internal_build_stops_where_a_secret_stands_in_a_public_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "output").mkdir()
    public = tmp_path / "output" / "uppfoljning-2026-delar.txt"
    public.write_text("Målet är 61,25\u00a0procent.", encoding="utf-8")
    assert internal_build(tmp_path) == 3
    said = capsys.readouterr()
    assert f"  {public} › rad 1: uppgift om «ncsc».\n" in said.out
    assert "61,25" not in said.out + said.err
    assert not (tmp_path / "internt").exists()


def test_an_internal_build_says_when_there_is_no_public_report_to_look_through(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "output").mkdir()
    internal_build(tmp_path)
    assert (
        f"I mappen {tmp_path / 'output'} finns inga offentliga rapporter för avstämningen att söka "
        "igenom. Ange deras mapp efter --public om de ligger någon annanstans.\n"
    ) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("values", "files", "sentence"),
    [
        (1, 1, "Det eftersökta sekretessbelagda värdet finns inte i 1 genomsökt fil."),
        (1, 2, "Det eftersökta sekretessbelagda värdet finns inte i 2 genomsökta filer."),
        (5, 1, "Inget av 5 sekretessbelagda värden finns i 1 genomsökt fil."),
    ],
)
def test_a_clean_search_says_how_much_was_looked_for_and_through(
    values: int, files: int, sentence: str
) -> None:
    assert clean(values, files).replace("\u00a0", " ") == sentence

"""What comes in: confidential workbooks in the wrong place, and answers where none is asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sample import DELAR
from sample_secrecy import (
    CANARY,
    PROVISION,
    confidential,
    holding,
    lines,
    ordinary,
    plan_with_secrets,
    secret_plan,
)
from workbooks import Workbook

import vpreport as vp
from vpreport.intake.types import Intake
from vpreport.plan.types import IndicatorKind
from vpreport.texts.numbers import unbroken

DROPPED = (
    "svar.xlsx › {sheet} ({row}): På raden, som omfattas av sekretess, står något annat än i "
    "mallen. Det har inte tagits med och visas inte. Be avdelningen skicka arbetsboken utan det "
    "och svaret i mallen märkt SEKRETESS. Förstör sedan den här filen och det meddelande som den "
    "kom med. (S431)"
)
INDICATOR = DROPPED.format(sheet="Indikatorer", row="2.3.1 Genomförda säkerhetsåtgärder")
ACTIVITY = DROPPED.format(sheet="Åtgärder", row="2.3.a Öva på incidenter")


def read(folder: Path) -> Intake:
    return vp.read_submissions(plan_with_secrets(), folder, checkpoint=DELAR)


def read_typed(workbook: Workbook, folder: Path) -> Intake:
    """Read the workbook with one public answer, which is always used."""
    workbook.type("activities", "portal", "status", "Pågår")
    intake = read(workbook.save(folder))
    assert CANARY not in repr(intake)
    assert [line for line in lines(intake.findings) if CANARY in line] == []
    (submission,) = intake.submissions
    assert submission.answer("activities", "portal", "status").text == "ongoing"
    return intake


@pytest.mark.parametrize("column", ["outcome", "forecast", "comment", "indicator", "target"])
def test_an_answer_in_any_cell_of_a_confidential_row_is_dropped_and_the_file_named(
    tmp_path: Path, column: str
) -> None:
    workbook = ordinary(tmp_path / "mallar")
    workbook.type("indicators", "atgarder", column, CANARY)
    assert lines(read_typed(workbook, tmp_path / "inbox").findings) == [INDICATOR]


def test_also_what_is_written_about_an_activity_is_dropped(tmp_path: Path) -> None:
    workbook = ordinary(tmp_path / "mallar")
    workbook.type("activities", "ova", "status", "Genomförd")
    workbook.type("activities", "ova", "comment", CANARY)
    assert lines(read_typed(workbook, tmp_path / "inbox").findings) == [ACTIVITY]


def test_a_note_beside_the_table_or_on_a_cell_is_dropped_too(tmp_path: Path) -> None:
    from openpyxl.comments import Comment

    workbook = ordinary(tmp_path / "mallar")
    cell = workbook.cell("indicators", "atgarder", "outcome")
    cell.comment = Comment(CANARY, "någon")
    beside = cell.parent.cell(row=workbook.cell("indicators", "edala", "number").row, column=30)
    beside.value = None
    row = workbook.cell("activities", "ova", "status").row
    workbook.sheet("activities").cell(row=row, column=30).value = CANARY
    found = lines(read_typed(workbook, tmp_path / "inbox").findings)
    assert found == [INDICATOR, ACTIVITY]


def test_a_row_that_has_lost_its_id_is_known_by_its_name(tmp_path: Path) -> None:
    workbook = ordinary(tmp_path / "mallar")
    workbook.type("indicators", "atgarder", "outcome", CANARY)
    row = workbook.cell("indicators", "atgarder", "outcome").row
    workbook.sheet("indicators").cell(row=row, column=1).value = None
    found = lines(read_typed(workbook, tmp_path / "inbox").findings)
    assert INDICATOR in found


def test_a_row_whose_visible_part_was_sorted_on_to_another_id_is_known_by_its_name(
    tmp_path: Path,
) -> None:
    workbook = ordinary(tmp_path / "mallar")
    workbook.type("indicators", "atgarder", "comment", CANARY)
    sheet = workbook.sheet("indicators")
    rows = [workbook.cell("indicators", i, "number").row for i in ("atgarder", "edala")]
    for column in range(3, 15):
        first, second = (sheet.cell(row=row, column=column) for row in rows)
        first.value, second.value = second.value, first.value
    found = lines(read_typed(workbook, tmp_path / "inbox").findings)
    assert INDICATOR in found


def test_cells_merged_with_the_row_above_hide_nothing(tmp_path: Path) -> None:
    workbook = ordinary(tmp_path / "mallar")
    sheet = workbook.sheet("indicators")
    cell = workbook.cell("indicators", "atgarder", "comment")
    above = sheet.cell(row=cell.row - 1, column=cell.column)
    sheet.merge_cells(f"{above.coordinate}:{cell.coordinate}")
    above.value = CANARY
    assert lines(read_typed(workbook, tmp_path / "inbox").findings) == [INDICATOR]


def test_two_workbooks_that_differ_on_a_confidential_row_alone_say_the_same(
    tmp_path: Path,
) -> None:
    for number, typed in enumerate((CANARY, "4711")):
        workbook = ordinary(tmp_path / "mallar")
        workbook.type("indicators", "atgarder", "outcome", typed)
        workbook.type("activities", "portal", "status", "Pågår")
        workbook.save(tmp_path / "inbox", f"{number}.xlsx")
    intake = read(tmp_path / "inbox")
    assert [source.status for source in intake.sources] == ["used", "same"]
    assert CANARY not in repr(intake)


def test_a_confidential_workbook_among_the_others_is_left_unread_and_named(
    tmp_path: Path,
) -> None:
    workbook = confidential(tmp_path / "hemligt")
    workbook.type("indicators", "atgarder", "comment", CANARY)
    intake = read(workbook.save(tmp_path / "inbox", "it SEKRETESS.xlsx"))
    assert lines(intake.findings) == [
        (
            "it SEKRETESS.xlsx: Arbetsboken är märkt SEKRETESS och har inte lästs. Den "
            "ska inte ligga "
            "bland de öppna svaren. Flytta den till mappen för svar med sekretess och "
            "förstör andra "
            "kopior. (F331)"
        )
    ]
    assert (intake.submissions, intake.sources[0].sha256) == ((), "")


def test_what_is_named_confidential_is_never_even_opened(tmp_path: Path) -> None:
    (tmp_path / "Sekretess it.xlsx").write_bytes(b"")
    (finding,) = read(tmp_path).findings
    assert finding.number == "F331"


def test_a_confidential_workbook_that_has_been_renamed_is_known_by_its_code(
    tmp_path: Path,
) -> None:
    workbook = confidential(tmp_path / "hemligt")
    workbook.type("indicators", "atgarder", "comment", CANARY)
    workbook.book.properties.subject = workbook.book.properties.description = ""
    intake = read(workbook.save(tmp_path / "inbox", "svar.xlsx"))
    assert [finding.number for finding in intake.findings] == ["F331"]
    assert CANARY not in repr(intake)


def test_t14_a_template_in_which_the_row_is_public_changes_nothing(tmp_path: Path) -> None:
    """The sender's workbook asks openly for what the plan now says is confidential."""
    plan = plan_with_secrets()
    was_public = replace(
        plan,
        goals=tuple(
            replace(
                goal,
                indicators=tuple(
                    replace(i, kind=IndicatorKind.NUMBER, confidential=None)
                    if i.id == "atgarder"
                    else i
                    for i in goal.indicators
                ),
                activities=tuple(replace(a, confidential=None) for a in goal.activities),
            )
            for goal in plan.goals
        ),
    )
    workbook = ordinary(tmp_path / "mallar", plan=was_public)
    workbook.type("indicators", "atgarder", "outcome", 4711)
    workbook.type("activities", "ova", "comment", CANARY)
    intake = read_typed(workbook, tmp_path / "inbox")
    assert [f.number for f in intake.findings] == ["F310", "S431", "S431"]
    followup = vp.merge(plan, intake)
    path = vp.write_workbook(followup, tmp_path / "ut" / "u.xlsx")
    assert (holding(path, CANARY), holding(path, "4711")) == ([], [])


def test_an_ordinary_workbook_among_the_confidential_ones_is_left_unread(tmp_path: Path) -> None:
    secret = secret_plan(tmp_path / "plan")
    ordinary(tmp_path / "mallar").save(tmp_path / "sekretess")
    (tmp_path / "inbox").mkdir()
    intake = vp.read_submissions(
        plan_with_secrets(),
        tmp_path / "inbox",
        checkpoint=DELAR,
        secret=secret,
        secret_folder=tmp_path / "sekretess",
    )
    assert "F332" in [finding.number for finding in intake.findings]
    assert intake.submissions == ()


def test_t9_findings_about_confidential_cells_are_told_by_place_and_rule(tmp_path: Path) -> None:
    workbook = confidential(tmp_path / "hemligt")
    workbook.type("indicators", "atgarder", "outcome", f"ca 4711 {CANARY}")
    workbook.type("indicators", "atgarder", "assessment", CANARY)
    workbook.type("activities", "ova", "status", f"{CANARY}?")
    workbook.type("activities", "ova", "done_on", CANARY)
    sheet = workbook.sheet("indicators")
    sheet.cell(row=20, column=20).value = CANARY
    (tmp_path / "inbox").mkdir()
    intake = vp.read_submissions(
        plan_with_secrets(),
        tmp_path / "inbox",
        checkpoint=DELAR,
        secret=secret_plan(tmp_path / "plan"),
        secret_folder=workbook.save(tmp_path / "sekretess", "a SEKRETESS.xlsx"),
    )
    told = lines(intake.findings)
    assert [line for line in told if CANARY in line or "4711" in line] == []
    assert any("«…» är inte ett tal." in line for line in told)
    assert {"V502", "V511", "V514", "S410"} <= {f.number for f in intake.findings}


def test_the_words_for_a_confidential_row_name_its_provision(tmp_path: Path) -> None:
    followup = vp.merge(
        plan_with_secrets(), read(ordinary(tmp_path / "mallar").save(tmp_path / "inbox"))
    )
    section = vp.write_section(followup, tmp_path / "ut" / "a.docx")
    sentence = f"Uppgiften omfattas av sekretess ({unbroken(PROVISION)})."
    assert holding(section, f"{sentence} Indikatorn räknas inte med när målet bedöms.")

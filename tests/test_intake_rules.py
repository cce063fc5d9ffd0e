"""Cells that contradict each other, and every message of intake once."""

from __future__ import annotations

import datetime as dt

import pytest
from workbooks import Workbook, answer, codes, lines, read_one

from vpreport.findings import Code
from vpreport.intake.types import AnswerState
from vpreport.texts import budget_messages, intake_messages, secrecy

STATUS = ("activities", "portal", "status")
DONE_ON = ("activities", "portal", "done_on")
ROW = "(1.2.a Införa ny portal)"


@pytest.fixture
def workbook() -> Workbook:
    return Workbook("it")


def test_an_assessment_without_its_reason_is_not_used(workbook, tmp_path):
    where = workbook.type("indicators", "edala", "assessment", "Uppfyllt")
    intake = read_one(workbook, tmp_path)
    read = answer(intake, "indicators", "edala", "assessment")
    assert (read.state, read.value, read.raw) == (AnswerState.REFUSED, None, "Uppfyllt")
    assert lines(intake) == [
        (
            f"svar.xlsx › Indikatorer › {where} (1.2.2 Placering i jämförelsen eDala): Egen "
            "bedömning är «Uppfyllt», men Motivering är tom. Bedömningen används inte utan "
            "motivering. Skriv varför ni bedömer så. (R601)"
        )
    ]


def test_an_assessment_with_its_reason_is_used(workbook, tmp_path):
    workbook.type("goals", "digital", "assessment", "Uppfyllt")
    workbook.type("goals", "digital", "reason", "Allt är infört.")
    intake = read_one(workbook, tmp_path)
    assert answer(intake, "goals", "digital", "assessment").text == "met"
    assert intake.findings == ()


def test_a_dash_is_no_reason(workbook, tmp_path):
    workbook.type("goals", "digital", "assessment", "Uppfyllt")
    workbook.type("goals", "digital", "reason", "–")
    assert codes(read_one(workbook, tmp_path)) == [
        Code.ASSESSMENT_WITHOUT_REASON,
        Code.READ_AS_EMPTY,
    ]


def test_a_reason_that_cannot_be_used_is_said_only_once(workbook, tmp_path):
    workbook.type("goals", "digital", "assessment", "Uppfyllt")
    workbook.type("goals", "digital", "reason", "#REF!", as_format="General")
    assert codes(read_one(workbook, tmp_path)) == [Code.ERROR_VALUE]


def test_late_without_a_comment_is_used_and_said(workbook, tmp_path):
    where = workbook.type(*STATUS, "Försenad")
    intake = read_one(workbook, tmp_path)
    assert answer(intake, *STATUS).text == "late"
    assert lines(intake) == [
        (
            f"svar.xlsx › Åtgärder › {where} {ROW}: Status är «Försenad», men Kommentar är tom. "
            "Skriv vad det beror på och vad som görs. (R602)"
        )
    ]


def test_ongoing_needs_no_comment(workbook, tmp_path):
    workbook.type(*STATUS, "Pågår")
    assert read_one(workbook, tmp_path).findings == ()


def test_done_after_the_checkpoint_is_used_and_said(workbook, tmp_path):
    workbook.type(*STATUS, "Genomförd")
    where = workbook.type(*DONE_ON, dt.date(2026, 9, 1))
    intake = read_one(workbook, tmp_path)
    assert answer(intake, *DONE_ON).date == dt.date(2026, 9, 1)
    assert lines(intake) == [
        (
            f"svar.xlsx › Åtgärder › {where} {ROW}: Datumet 2026-09-01 är efter avstämningen "
            "2026-08-31. Kontrollera datumet. (R603)"
        )
    ]


def test_done_at_the_checkpoint_itself_needs_no_word(workbook, tmp_path):
    workbook.type(*STATUS, "Genomförd")
    workbook.type(*DONE_ON, dt.date(2026, 8, 31))
    assert read_one(workbook, tmp_path).findings == ()


@pytest.mark.parametrize(("status", "said"), [("Pågår", "är «Pågår»"), ("", "är tom")])
def test_a_day_when_done_without_being_done_is_said(workbook, tmp_path, status, said):
    if status:
        workbook.type(*STATUS, status)
    where = workbook.type(*DONE_ON, dt.date(2026, 6, 12))
    intake = read_one(workbook, tmp_path)
    assert answer(intake, *DONE_ON).date == dt.date(2026, 6, 12)
    assert lines(intake) == [
        (
            f"svar.xlsx › Åtgärder › {where} {ROW}: Klar den är «2026-06-12», men Status {said}. "
            "Datumet hör ihop med Genomförd. Ändra det som inte stämmer. (R604)"
        )
    ]


def test_every_code_of_intake_has_its_message():
    own = {code for code in Code if code.number[0] in "FSVR"}
    parts = set(budget_messages.MESSAGES) | set(secrecy.MESSAGES)
    assert own - parts == set(intake_messages.MESSAGES)

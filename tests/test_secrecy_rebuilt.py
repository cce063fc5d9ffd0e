"""What stands on confidential rows stays out where keys and ids are gone, too."""

from __future__ import annotations

import pytest
from sample import DELAR
from sample_secrecy import CANARY, confidential, lines, ordinary, plan_with_secrets
from test_intake_rebuilt import copied, saved

import vpreport as vp
from vpreport.template.layout import HEADING_ROW, KEY_ROW


def without_ids(workbook):
    for table in ("indicators", "activities"):
        sheet = workbook.sheet(table)
        for number in range(HEADING_ROW + 1, sheet.max_row + 1):
            sheet.cell(number, 1).value = None
    return workbook.book


def without_keys(workbook):
    for table in ("indicators", "activities"):
        workbook.sheet(table).delete_rows(KEY_ROW)
    return workbook.book


DAMAGES = {
    "copied with its code": copied,
    "copied without a code": lambda workbook: copied(workbook, with_code=False),
    "without ids": without_ids,
    "without keys": without_keys,
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("column", ["outcome", "forecast", "assessment", "comment", "target"])
def test_an_answer_on_a_confidential_row_is_dropped(tmp_path, damage, column):
    workbook = ordinary(tmp_path / "mallar")
    workbook.type("indicators", "atgarder", column, CANARY)
    workbook.type("activities", "ova", "comment", CANARY)
    workbook.type("activities", "portal", "status", "Pågår")
    folder = saved(DAMAGES[damage](workbook), tmp_path / "inbox")
    intake = vp.read_submissions(plan_with_secrets(), folder, checkpoint=DELAR)
    (submission,) = intake.submissions
    assert submission.answer("activities", "portal", "status").text == "ongoing"
    assert CANARY not in repr(intake)
    assert not [line for line in lines(intake.findings) if CANARY in line]
    assert sum("(S431)" in line for line in lines(intake.findings)) == 2
    assert not [line for line in lines(intake.findings) if "(S408)" in line]


def test_a_confidential_row_with_another_name_is_not_quoted(tmp_path):
    workbook = ordinary(tmp_path / "mallar")
    workbook.type("indicators", "atgarder", "comment", CANARY)
    workbook.type("indicators", "atgarder", "indicator", "Omskrivet")
    folder = saved(copied(workbook), tmp_path / "inbox")
    intake = vp.read_submissions(plan_with_secrets(), folder, checkpoint=DELAR)
    assert CANARY not in repr(intake)
    assert not [line for line in lines(intake.findings) if CANARY in line]


@pytest.mark.parametrize("with_code", [True, False])
def test_a_confidential_workbook_that_was_copied_is_never_an_ordinary_one(tmp_path, with_code):
    workbook = confidential(tmp_path / "hemligt")
    workbook.type("indicators", "atgarder", "comment", CANARY)
    folder = saved(copied(workbook, with_code=with_code), tmp_path / "inbox")
    intake = vp.read_submissions(plan_with_secrets(), folder, checkpoint=DELAR)
    assert intake.submissions == ()
    assert CANARY not in repr(intake)
    assert not [line for line in lines(intake.findings) if CANARY in line]

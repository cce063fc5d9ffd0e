"""Assignments and motions, from the plan file to what the council is told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_text import SMALL, cases, faults_in, plan_from, spoilt
from sample import AR, DELAR, REFUSED, answered, plain, small_plan
from sample_assignments import ANSWERS, assignment, followed_up, plan_with_assignments
from word_file import W, WordFile, text_of
from workbooks import Workbook

import vpreport as vp
from vpreport import describe, lint
from vpreport.findings import Code
from vpreport.followup.assignment_types import AssignmentStatus, MotionStatus
from vpreport.followup.assignments import not_executed, yearly_account
from vpreport.plan.assignments import Assignment, AssignmentKind
from vpreport.plan.summary import summarise

ASSIGNMENT = """
[[assignment]]
id = "policy"
kind = "assignment"
text = "Ta fram en policy"
origin = "Kommunfullmäktige"
decided = 2025-11-24
reference = "KS 2025/12"
due = "Q2 2026"
responsible = ["IT-chef"]
departments = ["it", "ekonomi"]

[[assignment]]
id = "belysning"
kind = "motion"
text = "Bättre belysning"
origin = "Kommunfullmäktige"
received = 2025-03-10
finally_handled = 2026-02-23
reference = "KS 2025/3"
responsible = ["IT-chef"]
departments = ["it"]
"""
WHOLE = SMALL + ASSIGNMENT


# ── The plan ─────────────────────────────────────────────────────────────────────────────────────


def test_an_assignment_and_a_motion_are_read_with_what_they_say(tmp_path):
    assert plan_from(tmp_path, WHOLE).assignments == (
        Assignment(
            id="policy",
            number="U1",
            kind=AssignmentKind.ASSIGNMENT,
            text="Ta fram en policy",
            origin="Kommunfullmäktige",
            reference="KS 2025/12",
            begun=dt.date(2025, 11, 24),
            due=dt.date(2026, 6, 30),
            when="Q2 2026",
            responsible=("IT-chef",),
            departments=("it", "ekonomi"),
            position=0,
        ),
        Assignment(
            id="belysning",
            number="M1",
            kind=AssignmentKind.MOTION,
            text="Bättre belysning",
            origin="Kommunfullmäktige",
            reference="KS 2025/3",
            begun=dt.date(2025, 3, 10),
            due=None,
            when="",
            responsible=("IT-chef",),
            departments=("it",),
            finally_handled=dt.date(2026, 2, 23),
            position=1,
        ),
    )


def test_the_summary_counts_assignments_and_motions_apart(tmp_path):
    summary = summarise(plan_from(tmp_path, WHOLE))
    assert (summary.assignments, summary.motions) == (1, 1)


def test_a_plan_without_assignments_has_none(tmp_path):
    assert plan_from(tmp_path, SMALL).assignments == ()


# A line of the plan (-), what is made of it (+), and all that is said of it then.
FAULTS = r"""
- kind = "motion"
+ kind = "motionen"
assignment[1].kind (Bättre belysning): «motionen» går inte att välja här. Menade du
«motion»? (P106)

- decided = 2025-11-24
assignment[0].decided (Ta fram en policy): Nyckeln «decided» saknas. Lägg till den, med
ett datum. (P103)

- received = 2025-03-10
+ received = "våras"
assignment[1].received (Bättre belysning): «våras» går inte att tolka som ett datum.
Skriv till exempel «Q2 2026», «augusti 2026», «30 juni 2026» eller «2026-06-30». (P110)

- finally_handled = 2026-02-23
+ finally_handled = 2025-02-23
assignment[1].finally_handled (Bättre belysning): «2025-02-23» ligger utanför det
möjliga. Det ska vara samma dag som motionen kom in, eller senare. (P113)

- departments = ["it", "ekonomi"]
+ departments = ["it", "ekonomy"]
assignment[0].departments[1] (Ta fram en policy): Planen har ingen avdelning «ekonomy».
Menade du «ekonomi»? (P109)

- id = "belysning"
+ id = "policy"
assignment[1].id (Bättre belysning): «policy» finns redan (assignment[0].id). Behåll det
på ett ställe och ändra det andra. (P108)
"""


@pytest.mark.parametrize(("old", "new", "said"), cases(FAULTS))
def test_a_fault_is_named_with_its_key(tmp_path, old, new, said):
    assert faults_in(tmp_path, spoilt(old, new, WHOLE)) == [said]


def test_a_key_of_the_other_kind_is_not_used(tmp_path):
    faults = faults_in(tmp_path, spoilt("received = 2025-03-10", "decided = 2025-03-10", WHOLE))
    assert [fault for fault in faults if "«decided» används inte här" in fault]


UNCLEAR = r"""
- due = "Q2 2026"
assignment[0].due (U1 Ta fram en policy): Uppdraget har inget datum, så en försening syns bara om
avdelningen själv anger den. Lägg till due om ett datum är bestämt. (L241)

- responsible = ["IT-chef"]
- departments = ["it", "ekonomi"]
+ departments = ["it"]
assignment[0].responsible (U1 Ta fram en policy): Ingen roll är ansvarig. Lägg till den i
responsible. (L242)

- due = "Q2 2026"
+ due = "Q2 2025"
assignment[0].due (U1 Ta fram en policy): Datumet Q2 2025 ligger före beslutet eller inlämningen,
2025-11-24. Kontrollera båda datumen. (L243)

- reference = "KS 2025/3"
assignment[1].reference (M1 Bättre belysning): Diarienummer saknas, så ärendet är svårt att hitta.
Lägg till det i reference. (L244)

- reference = "KS 2025/3"
+ reference = "KS 2025/3"
+ unclear = "Vem bereder den?"
assignment[1].unclear (M1 Bättre belysning): Här finns en öppen fråga: «Vem bereder den?». Ta bort
unclear när frågan är besvarad. (L214)
"""


@pytest.mark.parametrize(("old", "new", "said"), cases(UNCLEAR))
def test_the_linter_says_what_is_unclear(tmp_path, old, new, said):
    remarks = lint(plan_from(tmp_path, spoilt(old, new, WHOLE)))
    assert [describe(r) for r in remarks if r.place.key.startswith("assignment")] == [said]


def test_nothing_is_remarked_on_a_whole_assignment(tmp_path):
    keys = [remark.place.key for remark in lint(plan_from(tmp_path, WHOLE))]
    assert [key for key in keys if key.startswith("assignment")] == []


# ── The template ─────────────────────────────────────────────────────────────────────────────────


def test_each_department_is_asked_about_its_own_and_not_about_what_is_handled(tmp_path):
    vp.write_templates(plan_with_assignments(), checkpoint=DELAR, folder=tmp_path)
    numbers = {
        path.stem: [row[0] for row in _sheet(path).iter_rows(6, min_col=3, values_only=True)]
        for path in sorted(tmp_path.glob("*.xlsx"))
    }
    assert numbers == {
        "2026-delar-ekonomi": ["U2"],
        "2026-delar-it": ["U2", "M2"],
        "2026-delar-ledning": ["U1", "U3", "M1", "M4"],
    }


class Filled(Workbook):
    """A template of the plan with assignments, filled in by Ledningsstaben."""

    def __init__(self, folder: Path) -> None:
        vp.write_templates(plan_with_assignments(), checkpoint=DELAR, folder=folder)
        self.book = openpyxl.load_workbook(folder / "2026-delar-ledning.xlsx")


def sent(folder: Path, typed: dict[tuple[str, str], object]):
    """Return the intake of a workbook where these cells, by row and column, are filled in."""
    workbook, inbox = Filled(folder), folder / "inbox"
    for (row, column), value in typed.items():
        workbook.type("assignments", row, column, value)
    inbox.mkdir()
    workbook.book.save(inbox / "svar.xlsx")
    return vp.read_submissions(plan_with_assignments(), inbox, checkpoint=DELAR)


def test_what_is_picked_and_written_is_read_back(tmp_path):
    intake = sent(
        tmp_path,
        {
            ("e-arkiv", "status"): "Verkställt",
            ("e-arkiv", "done_on"): dt.date(2026, 6, 15),
            ("cykel", "status"): "Under beredning",
            ("cykel", "comment"): "Klart i höst.",
        },
    )
    (submission,) = intake.submissions
    assert submission.answer("assignments", "e-arkiv", "status").value == "executed"
    assert submission.answer("assignments", "e-arkiv", "done_on").value == dt.date(2026, 6, 15)
    assert submission.answer("assignments", "cykel", "status").value == "in_preparation"
    assert submission.answer("assignments", "cykel", "comment").value == "Klart i höst."
    assert intake.findings == ()


SAID_OF_ANSWERS = {
    Code.STATUS_WITHOUT_COMMENT: (
        {("e-arkiv", "status"): "Försenat"},
        (
            "svar.xlsx › Uppdrag › H6 (U1 Införa ett e-arkiv): Status är «Försenat», men Kommentar "
            "är tom. Skriv vad det beror på och vad som görs. (R602)"
        ),
    ),
    Code.NOT_IN_LIST: (
        {("cykel", "status"): "Verkställt"},
        (
            "svar.xlsx › Uppdrag › H8 (M1 Fler cykelställ): «Verkställt» finns inte i listan. Välj "
            "i listan: Under beredning, Lämnad till fullmäktige eller Slutligt handlagd. (V511)"
        ),
    ),
    Code.DONE_DATE_WITHOUT_DONE: (
        {
            ("cykel", "status"): "Under beredning",
            ("cykel", "comment"): "Snart klart.",
            ("cykel", "done_on"): dt.date(2026, 6, 15),
        },
        (
            "svar.xlsx › Uppdrag › I8 (M1 Fler cykelställ): Klart den är «2026-06-15», men Status "
            "är «Under beredning». Datumet hör ihop med Slutligt handlagd. Ändra det som inte "
            "stämmer. (R604)"
        ),
    ),
}


@pytest.mark.parametrize("code", SAID_OF_ANSWERS)
def test_an_answer_that_does_not_hold_together_is_said(tmp_path, code):
    typed, said = SAID_OF_ANSWERS[code]
    (found,) = sent(tmp_path, typed).findings
    assert found.code is code
    assert plain(describe(found)) == said


def _sheet(path: Path):
    return openpyxl.load_workbook(path)["Uppdrag"]


# ── The follow-up ────────────────────────────────────────────────────────────────────────────────


def test_every_assignment_and_motion_is_there_answered_or_not():
    assert {result.assignment.number: result.status for result in followed_up().assignments} == {
        "U1": AssignmentStatus.LATE,
        "U2": AssignmentStatus.ONGOING,
        "U3": AssignmentStatus.EXECUTED,
        "M1": MotionStatus.IN_PREPARATION,
        "M2": MotionStatus.NOT_REPORTED,
        "M3": MotionStatus.FINALLY_HANDLED,
        "M4": MotionStatus.BEFORE_COUNCIL,
    }


def test_what_has_passed_its_date_or_a_year_is_marked_unless_it_is_done():
    results = followed_up().assignments
    assert [r.assignment.number for r in results if r.overdue] == ["U1"]
    assert [r.assignment.number for r in results if r.old] == ["M1"]


def test_what_is_written_off_is_not_overdue_but_is_still_told_to_the_council():
    answers = {
        "ledning": {
            ("assignments", "e-arkiv", "status"): "written_off",
            ("assignments", "e-arkiv", "comment"): "Ersatt av ett annat system.",
        }
    }
    (result, *_) = followed_up(answers=answers).assignments
    assert not result.overdue
    assert result in not_executed((result,))


def test_an_answer_that_could_not_be_read_never_counts_as_executed():
    answers = {"ledning": {("assignments", "e-arkiv", "status"): REFUSED}}
    (result, *_) = followed_up(answers=answers).assignments
    assert result.status is AssignmentStatus.NOT_REPORTED


@given(
    st.dates(dt.date(2024, 1, 1), dt.date(2028, 12, 31)),
    st.dates(dt.date(2024, 1, 1), dt.date(2028, 12, 31)),
)
def test_the_account_never_leaves_out_an_open_motion_nor_takes_in_one_of_its_own_year(begun, at):
    plan = replace(
        small_plan(), assignments=(assignment("cykel", "M1", "Fler cykelställ", begun, "it"),)
    )
    results = vp.merge(plan, answered(plan, DELAR, {})).assignments
    account = yearly_account(results, at)
    assert account.motions + account.received_later == results
    assert all(each.assignment.begun.year <= account.last_year for each in account.motions)
    assert at < dt.date(account.year, 4, 1) <= at.replace(
        year=at.year + 1, day=min(at.day, 28)
    ) or (at.month == 4)


@pytest.mark.parametrize(
    ("at", "year"),
    [
        (dt.date(2026, 3, 31), 2026),
        (dt.date(2026, 4, 1), 2027),
        (dt.date(2026, 8, 31), 2027),
        (dt.date(2026, 12, 31), 2027),
    ],
)
def test_the_account_is_the_next_one_to_be_given(at, year):
    assert yearly_account((), at).year == year


def test_a_motion_of_the_account_s_own_year_waits_for_the_next():
    account = yearly_account(followed_up().assignments, dt.date(2026, 3, 31))
    assert [r.assignment.number for r in account.motions] == ["M1", "M2"]
    assert [r.assignment.number for r in account.received_later] == ["M4"]


def test_departments_that_do_not_agree_are_shown():
    answers = {
        "ekonomi": ANSWERS["ekonomi"],
        "it": {("assignments", "policy", "status"): "executed"},
    }
    (found,) = (f for f in followed_up(answers=answers).findings if f.code is Code.ANSWERS_DIFFER)
    assert found.place.item == "U2 Ta fram en inköpspolicy"
    assert found.params["answers"] == ("Ekonomiavdelningen «Pågår»", "IT-avdelningen «Verkställt»")


# ── The reports ──────────────────────────────────────────────────────────────────────────────────


def test_the_workbook_has_them_all_and_what_the_council_is_told(tmp_path):
    book = openpyxl.load_workbook(vp.write_workbook(followed_up(), tmp_path / "bok.xlsx"))
    head, *rows = book["Uppdrag"].iter_rows(3, values_only=True)
    told = {
        row[0]: [plain(str(row[head.index(title)])) for title in ("Status", "Till fullmäktige")]
        for row in rows
    }
    assert told == {
        "U1": ["▲ Försenat", "Rapporteras som ej verkställt"],
        "U2": ["◐ Pågår", "Rapporteras som ej verkställt"],
        "U3": ["● Verkställt", "–"],
        "M1": ["◐ Under beredning", "Redovisas före den 1 april 2027"],
        "M2": ["– Ej redovisad", "Redovisas före den 1 april 2027"],
        "M3": ["● Slutligt handlagd", "–"],
        "M4": ["◐ Lämnad till fullmäktige", "Redovisas före den 1 april 2027"],
    }


def test_what_is_late_or_old_stands_among_the_deviations(tmp_path):
    book = openpyxl.load_workbook(vp.write_workbook(followed_up(), tmp_path / "bok.xlsx"))
    rows = book["Avvikelser"].iter_rows(4, values_only=True)
    assert [(row[0], row[1], row[5]) for row in rows if row[0] in ("Uppdrag", "Motion")] == [
        ("Uppdrag", "U1", "Status: försenat. Datumet i planen har passerat."),
        ("Motion", "M1", "Motionen kom in för mer än ett år sedan."),
    ]


def test_the_frame_has_a_row_for_each():
    frame = followed_up().assignment_frame()
    assert list(frame["number"]) == ["U1", "U2", "U3", "M1", "M2", "M3", "M4"]
    assert list(frame["to_report"]) == [True, True, False, False, False, False, False]
    assert list(frame["account_year"].dropna()) == [2027, 2027, 2027]
    assert frame.loc[0, "status_label"] == "Försenat"
    assert str(frame.loc[5, "done_on"]) == "2026-02-23 00:00:00"


def test_a_plan_without_assignments_gets_no_sheet_and_no_subsection(tmp_path):
    plan = small_plan()
    followup = vp.merge(plan, answered(plan, DELAR, {}))
    book = openpyxl.load_workbook(vp.write_workbook(followup, tmp_path / "bok.xlsx"))
    assert "Uppdrag" not in book.sheetnames
    assert "Uppdrag" not in _words(vp.write_section(followup, tmp_path / "avsnitt.docx"))


SECTION = (
    "Uppföljningen omfattar tre uppdrag: ett är verkställt, ett pågår och ett är försenat.",
    "Två uppdrag är inte verkställda och ska därför rapporteras till fullmäktige, med skälen.",
    "Ett uppdrag är verkställt:",
    "U3 Se över lokalerna (4 maj 2026)",
    (
        "Uppföljningen omfattar fyra motioner: en är under beredning, en är lämnad till "
        "fullmäktige, en är slutligt handlagd och en är ej redovisad."
    ),
    (
        "Före den 1 april 2027 ska fullmäktige få en redovisning av de motioner som har kommit in "
        "till och med 2026 och som inte är slutligt handlagda. De är tre. En motion bör beredas så "
        "att fullmäktige kan besluta inom ett år (5 kap. 35 § kommunallagen)."
    ),
    "Upphandlingen gjordes om. Klart i november.",
    "Datumet har passerat",
    "Kom in för mer än ett år sedan",
    "M3 En ny lekplats (23 februari 2026)",
    "En motion är ej redovisad:",
)


def test_the_section_tells_the_council(tmp_path):
    said = _words(vp.write_section(followed_up(), tmp_path / "avsnitt.docx"))
    assert [sentence for sentence in SECTION if sentence not in said] == []


def test_nothing_is_left_to_tell_when_all_is_executed(tmp_path):
    plan = plan_with_assignments()
    plan = replace(plan, assignments=plan.assignments[2:3])
    answers = {"ledning": {("assignments", "lokaler", "status"): "executed"}}
    followup = followed_up(AR, answers, plan)
    said = _words(vp.write_section(followup, tmp_path / "avsnitt.docx"))
    assert "Uppföljningen omfattar ett uppdrag, som är verkställt." in said
    assert "Alla uppdrag är verkställda, så inget behöver rapporteras till fullmäktige." in said


def _words(path: Path) -> list[str]:
    return [plain(text_of(paragraph)) for paragraph in WordFile(path).body.iter(W + "p")]

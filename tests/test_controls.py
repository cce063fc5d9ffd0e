"""Internal control from the plan file to the reports."""

from __future__ import annotations

import datetime as dt
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from accessibility import faults
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_text import SMALL, faults_in, plan_from
from sample import DELAR, REFUSED, plain
from sample_controls import followed_controls, plan_with_controls
from word_file import WordFile

import vpreport as vp
from vpreport.findings import Code, Place
from vpreport.followup.control_types import ControlStatus, Performed
from vpreport.followup.controls import control_sums
from vpreport.followup.rules import rules_in_words
from vpreport.intake.rules import check_rows
from vpreport.intake.types import Answer, AnswerState
from vpreport.plan.controls import ControlPlanState
from vpreport.plan.linter import lint
from vpreport.template.controls import CONTROLS
from vpreport.texts import controls as words
from vpreport.texts import section_controls as sentences

GOOD = """
[[control_plan]]
year = 2026
status = "in_preparation"
likelihood = ["Osannolik", "Möjlig", "Sannolik"]
impact = ["Lindrig", "Kännbar", "Allvarlig"]

  [[control_plan.control]]
  id = "inkop"
  title = "Leverantörstrohet"
  process = "Inköp"
  risk = "Inköp görs utanför avtal"
  likelihood = 3
  impact = 2
  control = "Stickprov av fakturor"
  frequency = "Två gånger om året"
  responsible = ["Ekonomichef"]
  departments = ["ekonomi"]
"""


def test_a_plan_for_internal_control_is_read(tmp_path):
    (plan,) = plan_from(tmp_path, SMALL + GOOD).control_plans
    (control,) = plan.controls
    assert (plan.year, plan.state) == (2026, ControlPlanState.IN_PREPARATION)
    assert (control.number, control.score) == ("K26.1", 6)
    assert control.departments == ("ekonomi",)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "impact = 2",
            "impact = 4",
            (
                "control_plan[0].control[0].impact (Leverantörstrohet): «4» ligger utanför det "
                "möjliga. Det ska vara ett heltal från 1 till 3. (P113)"
            ),
        ),
        (
            'process = "Inköp"',
            'process = "Inköp"\n  perspective = "HR"',
            (
                "control_plan[0].control[0].perspective (Leverantörstrohet): Planen har inget "
                "perspektiv «HR». Välj Invånare eller Ekonomi. (P109)"
            ),
        ),
        (
            'process = "Inköp"',
            'process = "Inköp"\n  also_followed_in = [2026]',
            (
                "control_plan[0].control[0].also_followed_in[0] (Leverantörstrohet): «2026» ligger "
                "utanför det möjliga. Det ska vara ett heltal från 2027 till 2099. (P113)"
            ),
        ),
    ],
)
def test_a_fault_is_named_with_its_key(tmp_path, old, new, message):
    (fault,) = faults_in(tmp_path, SMALL + GOOD.replace(old, new))
    assert plain(fault) == message


def test_the_value_of_a_confidential_risk_must_not_stand_in_the_plan(tmp_path):
    text = GOOD.replace("likelihood = 3\n  impact = 2", "likelihood = 3") + (
        '  confidential = "18 kap. 13 § OSL"\n'
    )
    assert faults_in(tmp_path, SMALL + text) == [
        (
            "control_plan[0].control[0].likelihood (Leverantörstrohet): «likelihood» får inte stå "
            "i planen för en kontroll som omfattas av sekretess. Ta bort nyckeln. Riskens värde "
            "redovisas i särskild ordning. (P133)"
        )
    ]


def test_two_plans_for_the_same_year_are_one_too_many(tmp_path):
    twice = GOOD + GOOD.replace('"inkop"', '"loner"')
    assert faults_in(tmp_path, SMALL + twice) == [
        (
            "control_plan[1].year: «2026» finns redan (control_plan[0].year). Behåll det på ett "
            "ställe och ändra det andra. (P108)"
        )
    ]


def test_the_linter_says_what_the_plan_leaves_unclear():
    remarks = [vp.describe(r) for r in lint(plan_with_controls()) if r.place.key.startswith("cont")]
    assert remarks == [
        (
            "control_plan[1].status (Plan för intern kontroll 2026): Planen för intern kontroll är "
            "under framtagande. Kontrollerna följs upp, men rapporten säger att de inte är "
            'beslutade. Skriv status = "adopted" när planen är beslutad. (L254)'
        ),
        (
            "control_plan[0].year (Plan för intern kontroll 2025): Planen för intern kontroll "
            "gäller 2025, som inte är ett av planens år (2026 och 2027). Dess kontroller följs "
            "inte upp, utom de som anger ett senare år i also_followed_in. (L253)"
        ),
        (
            "control_plan[1].control[2].responsible (K26.3 Arkiv): Ingen roll är ansvarig för "
            "kontrollen. Lägg till den i responsible. (L251)"
        ),
        (
            "control_plan[1].control[2].likelihood (K26.3 Arkiv): Risken saknar likelihood och "
            "impact, så den kommer inte med i riskmatrisen. Lägg till värdena för sannolikhet "
            "(likelihood) och konsekvens (impact). (L252)"
        ),
    ]


def test_the_template_asks_for_this_years_controls_and_those_still_followed():
    plan = plan_with_controls()
    at = plan.checkpoint(DELAR)
    rows = {d: [r.number for r in CONTROLS.rows(plan, at, d)] for d in ("ledning", "it", "ekonomi")}
    assert rows == {
        "ledning": ["K26.2", "K26.3"],
        "it": ["K26.2", "K26.4", "K25.2"],
        "ekonomi": ["K26.1"],
    }
    (row,) = CONTROLS.rows(plan, at, "ekonomi")
    assert row.shown["score"] == "12 (3 × 4)"
    assert row.required == {"done", "result"}


def test_a_confidential_control_asks_for_nothing_and_tells_nothing():
    plan = plan_with_controls()
    row = CONTROLS.rows(plan, plan.checkpoint(DELAR), "it")[1]
    assert (row.fields, row.required, row.confidential) == ({}, frozenset(), "18 kap. 13 § OSL")
    told = " ".join((*row.shown.values(), *row.closed.values()))
    assert "HEMLIG" not in told
    assert "Uppgiften omfattas av sekretess (18 kap. 13 § OSL)" in told


def checked(**said):
    """Return what the reader says of the row "inkop" with these answers."""
    plan = plan_with_controls()
    rows = CONTROLS.rows(plan, plan.checkpoint(DELAR), "ekonomi")
    answers = {
        ("controls", "inkop", column): Answer(
            state=AnswerState.VALUE if said.get(column) else AnswerState.BLANK,
            value=said.get(column),
            raw=words.RESULTS.get(said.get(column), said.get(column) or ""),
        )
        for column in ("done", "result", "finding", "corrective_action", "due")
    }
    places = dict.fromkeys(answers, Place(sheet="Intern kontroll"))
    return [vp.describe(f) for f in check_rows(CONTROLS, rows, answers, places)]


def test_a_deviation_demands_what_was_found_and_what_is_done_about_it():
    assert checked(done="yes", result="minor_deviation") == [
        f"Intern kontroll: Resultat är «Mindre avvikelse», men {demanded} är tom. Skriv vad det "
        "beror på och vad som görs. (R602)"
        for demanded in ("Iakttagelse", "Åtgärd vid avvikelse")
    ]


@pytest.mark.parametrize(
    ("done", "result", "message"),
    [
        ("no", "without_deviation", "Resultat är «Utan avvikelse», men Genomförd är «Nej»."),
        ("yes", "not_performed", "Resultat är «Ej genomförd», men Genomförd är «Ja»."),
    ],
)
def test_answers_that_contradict_each_other_are_said(done, result, message):
    (said,) = checked(done=done, result=result, finding="Text")
    assert said == f"Intern kontroll: {message} Ändra det som inte stämmer. (R605)"


def test_answers_that_agree_are_left_alone():
    assert checked(done="yes", result="without_deviation") == []
    assert checked(done="no", result="not_performed", finding="Ingen tid.") == []


def result_of(control_id, **answers):
    followup = followed_controls(**answers)
    return next(r for r in followup.controls if r.control.id == control_id)


@pytest.mark.parametrize(
    ("done", "result", "status"),
    [
        (None, None, ControlStatus.NOT_REPORTED),
        ("yes", "without_deviation", ControlStatus.WITHOUT_DEVIATION),
        ("partly", "minor_deviation", ControlStatus.MINOR_DEVIATION),
        ("no", "not_performed", ControlStatus.NOT_PERFORMED),
        ("no", None, ControlStatus.NOT_PERFORMED),
        ("no", "without_deviation", ControlStatus.NOT_PERFORMED),
        ("yes", None, ControlStatus.INCOMPLETE),
        (None, "without_deviation", ControlStatus.INCOMPLETE),
        (None, "major_deviation", ControlStatus.MAJOR_DEVIATION),
        (REFUSED, None, ControlStatus.INCOMPLETE),
        ("yes", REFUSED, ControlStatus.INCOMPLETE),
    ],
)
def test_what_a_control_showed(done, result, status):
    said = {("inkop", "done"): done, ("inkop", "result"): result}
    assert result_of("inkop", ekonomi=said).status is status


GOOD_ANSWER = {("loner", "done"): "yes", ("loner", "result"): "without_deviation"}


def test_one_silent_department_keeps_a_shared_control_from_being_without_deviation():
    result = result_of("loner", ledning=GOOD_ANSWER)
    assert (result.status, result.performed) == (ControlStatus.NOT_REPORTED, Performed.PARTLY)
    result = result_of("loner", ledning=GOOD_ANSWER, it=GOOD_ANSWER)
    assert (result.status, result.performed) == (ControlStatus.WITHOUT_DEVIATION, Performed.YES)


def test_a_deviation_in_one_department_is_that_of_the_control():
    other = {("loner", "done"): "yes", ("loner", "result"): "major_deviation"}
    assert result_of("loner", ledning=GOOD_ANSWER, it=other).status is ControlStatus.MAJOR_DEVIATION


SAID = st.sampled_from([None, REFUSED, "yes", "partly", "no"])
SHOWED = st.sampled_from([None, REFUSED, *words.RESULTS])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(SAID, SHOWED), min_size=2, max_size=2))
def test_silence_never_counts_as_without_deviation(said):
    answers = {
        department: {("loner", "done"): done, ("loner", "result"): result}
        for department, (done, result) in zip(("ledning", "it"), said, strict=True)
    }
    all_good = all(d in ("yes", "partly") and r == "without_deviation" for d, r in said)
    is_good = result_of("loner", **answers).status is ControlStatus.WITHOUT_DEVIATION
    assert is_good is all_good


def test_the_sums_leave_out_what_is_confidential_and_say_so():
    sums = control_sums(followed_controls(ekonomi={("inkop", "done"): "yes"}).controls)
    assert (sums.total, sums.performed, sums.confidential) == (4, 1, 1)
    assert sum(sums.by_status.values()) == sums.total


@pytest.mark.parametrize(
    ("total", "performed", "partly", "by_status", "confidential", "sentence"),
    [
        (
            5,
            3,
            1,
            {"without_deviation": 2, "minor_deviation": 1, "major_deviation": 1, "not_reported": 1},
            1,
            (
                "Tre av fem kontroller är genomförda. En är delvis genomförd. Två kontroller är "
                "utan avvikelse, en visar en mindre avvikelse, en visar en större avvikelse och "
                "en är ej redovisad. En kontroll omfattas av sekretess och räknas inte med här."
            ),
        ),
        (
            2,
            2,
            0,
            {"without_deviation": 2},
            0,
            "Båda kontrollerna är genomförda. Två kontroller är utan avvikelse.",
        ),
        (
            1,
            1,
            0,
            {"minor_deviation": 1},
            0,
            "Kontrollen är genomförd. En kontroll visar en mindre avvikelse.",
        ),
        (
            3,
            0,
            0,
            {"not_reported": 3},
            0,
            (
                "Ingen av de tre kontrollerna är redovisad som helt genomförd. Tre kontroller är "
                "ej redovisade."
            ),
        ),
        (0, 0, 0, {}, 2, "Två kontroller omfattas av sekretess och räknas inte med här."),
    ],
)
def test_the_summary_has_the_right_number(
    total, performed, partly, by_status, confidential, sentence
):
    every = dict.fromkeys(words.STATUS, 0) | by_status
    assert sentence == sentences.summary(
        total=total, performed=performed, partly=partly, by_status=every, confidential=confidential
    )


ANSWERS = {
    "ekonomi": {
        ("inkop", "done"): "yes",
        ("inkop", "result"): "major_deviation",
        ("inkop", "finding"): "Tre av tio inköp låg utanför avtal.",
        ("inkop", "corrective_action"): "Avtalen gås igenom med enheterna.",
        ("inkop", "due"): dt.date(2026, 11, 30),
    },
    "ledning": {("loner", "done"): "yes", ("loner", "result"): "without_deviation"},
}


def test_the_section_tells_of_risks_results_deviations_and_silence(tmp_path):
    path = vp.write_section(followed_controls(**ANSWERS), tmp_path / "avsnitt.docx")
    assert faults(path) == []
    text = plain(WordFile(path).dump())
    start, end = text.index("[heading 2] Intern kontroll"), text.index("[heading 1] God ekonomisk")
    assert text[start:end] == (
        Path(__file__).with_name("golden") / "section-controls.txt"
    ).read_text(encoding="utf-8")
    missing = text[text.index("[heading 2] Det som inte har redovisats") :]
    assert "[Listinledning] Tre kontroller är ej redovisade:" in missing
    assert "[List Bullet] K26.2 Loner (IT-avdelningen)" in missing
    assert "En kontroll omfattas av sekretess och redovisas i särskild ordning:" in missing


def test_the_workbook_has_every_control_and_a_matrix(tmp_path):
    path = vp.write_workbook(followed_controls(**ANSWERS), tmp_path / "uppfoljning.xlsx")
    book = openpyxl.load_workbook(path)
    rows = [[c for c in row if c is not None] for row in book["Intern kontroll"].values]
    numbers = [row[0] for row in rows if row and str(row[0]).startswith("K2")]
    assert numbers == ["K26.1", "K26.2", "K26.3", "K26.4", "K25.2", "K25.1"]
    (not_now,) = [row for row in rows if row and row[0] == "K25.1"]
    assert "Följs inte upp 2026" in not_now
    cells = [cell for row in book["Riskmatris"].values for cell in row]
    assert {"12: K26.1", "16: K25.2", "6: K26.2"} <= set(cells)
    assert any("I matrisen saknas K26.3" in str(cell) for cell in cells)


def test_those_who_go_on_in_python_get_a_row_for_each_department():
    frame = followed_controls(**ANSWERS).control_frame()
    assert list(zip(frame["number"], frame["department"], frame["status"], strict=True)) == [
        ("K26.1", "ekonomi", "major_deviation"),
        ("K26.2", "ledning", "without_deviation"),
        ("K26.2", "it", "not_reported"),
        ("K26.3", "ledning", "not_reported"),
        ("K26.4", "", "confidential"),
        ("K25.2", "it", "not_reported"),
    ]
    assert frame["score"].sum() == 12 + 6 + 6 + 16
    assert "HEMLIG" not in frame.to_csv()


def test_nothing_of_a_confidential_control_reaches_the_reports(tmp_path):
    followup = followed_controls(**ANSWERS)
    paths = (
        vp.write_section(followup, tmp_path / "avsnitt.docx"),
        vp.write_workbook(followup, tmp_path / "uppfoljning.xlsx"),
        *vp.write_templates(plan_with_controls(), checkpoint=DELAR, folder=tmp_path / "mallar"),
    )
    for path in paths:
        with zipfile.ZipFile(path) as package:
            assert not any(b"HEMLIG" in package.read(name) for name in package.namelist()), path


def test_a_plan_without_controls_gets_no_sheet_and_no_subsection(tmp_path):
    followup = replace(followed_controls(), controls=())
    followup = replace(followup, plan=replace(followup.plan, control_plans=()))
    book = openpyxl.load_workbook(vp.write_workbook(followup, tmp_path / "u.xlsx"))
    assert not {"Intern kontroll", "Riskmatris"} & set(book.sheetnames)
    assert "Intern kontroll" not in WordFile(vp.write_section(followup, tmp_path / "a.docx")).dump()
    assert words.RULE not in rules_in_words(followup.plan)


def test_every_message_has_its_code():
    assert {code.number for code in words.MESSAGES} == {"P133", "L251", "L252", "L253", "L254"}
    assert Code.ANSWERS_CONTRADICT not in words.MESSAGES

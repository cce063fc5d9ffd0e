"""Staff: read from the plan, asked for, added up, and no small group's sick leave in any report."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from plan_text import SMALL, faults_in, plan_from
from sample import DELAR, NOT_MEASURED, REFUSED, answered, plain, small_plan
from sample_staff import (
    EKONOMI,
    IT,
    LEDNING,
    sick_leave_answers,
    staff_follow_up,
    staff_plan,
)
from word_file import WordFile

import vpreport as vp
from vpreport.findings import Code, Finding, Place
from vpreport.followup.merging import merge
from vpreport.followup.staff_types import Shown, Withheld, Withholding
from vpreport.followup.suppression import AGES, SEXES
from vpreport.plan.linter import lint
from vpreport.plan.staff import SickLeaveMeasure
from vpreport.plan.summary import summarise
from vpreport.template.declared import reporting_departments
from vpreport.template.staff import STAFF as TABLE
from vpreport.template.staff import measure_id

TOTAL, LONG, WOMEN, MEN, YOUNG, MIDDLE, OLD = SickLeaveMeasure

STAFF = """
[staff]
date = 2025-07-01
total = 30.5

[[staff.group]]
id = "it"
name = "IT-avdelningen"
department = "it"
full_time_equivalents = 12.25

[[staff.group]]
id = "ekonomi"
name = "Ekonomi"
department = "ekonomi"
full_time_equivalents = 18

[staff.sick_leave]
department = "ekonomi"
"""
PERCENTS = {
    measure: Decimal(text)
    for measure, text in zip(
        SickLeaveMeasure, ("5.4", "38.2", "6.1", "3.3", "2.5", "5.1", "6.6"), strict=True
    )
}
ONLY_STAFF = replace(staff_plan(), goals=())
LARGE = {TOTAL: 58, WOMEN: 30, MEN: 28, YOUNG: 14, MIDDLE: 20, OLD: 24}


def figures(percents=PERCENTS, employees=LARGE, **others):
    answers = sick_leave_answers(percents, employees, **others)
    result = staff_follow_up({EKONOMI: answers}, ONLY_STAFF).staff
    return {each.measure: each.figure for each in result.sick_leave}


def shown(percents=PERCENTS, employees=LARGE, **others) -> set[SickLeaveMeasure]:
    found = figures(percents, employees, **others)
    return {measure for measure, figure in found.items() if isinstance(figure, Shown)}


# The plan.


def test_groups_are_numbered_in_order_and_dated(tmp_path):
    staff = plan_from(tmp_path, SMALL + STAFF).staff
    assert [(g.number, g.name, g.planned) for g in staff.groups] == [
        ("P1", "IT-avdelningen", Decimal("12.25")),
        ("P2", "Ekonomi", Decimal(18)),
    ]
    assert (staff.when, staff.sick_leave) == ("2025-07-01", "ekonomi")


def test_a_plan_need_not_say_anything_of_its_staff(tmp_path):
    assert plan_from(tmp_path, SMALL).staff is None
    assert merge(small_plan(), answered(small_plan(), DELAR, {})).staff is None


def test_every_fault_of_the_staff_is_named_with_its_key(tmp_path):
    text = (
        STAFF.replace('department = "it"', 'department = "i"')
        .replace("full_time_equivalents = 18", "full_time_equivalents = -1")
        .replace('id = "ekonomi"', 'id = "it"')
        .replace("date = 2025-07-01\n", "")
    )
    assert faults_in(tmp_path, SMALL + text) == [
        (
            "staff.group[0].department (IT-avdelningen): Planen har ingen avdelning «i». Välj it "
            "eller ekonomi. (P109)"
        ),
        (
            "staff.group[1].full_time_equivalents (Ekonomi): «−1» ligger utanför det möjliga. Det "
            "ska vara noll eller ett tal större än noll. (P113)"
        ),
        (
            "staff.group[1].id (Ekonomi): «it» finns redan (staff.group[0].id). Behåll det på ett "
            "ställe och ändra det andra. (P108)"
        ),
        "staff.date: Nyckeln «date» saknas. Lägg till den, med ett datum. (P103)",
    ]


def test_the_linter_says_that_the_parts_do_not_make_the_printed_total(tmp_path):
    assert _sum_remarks(tmp_path, "30.25") == []
    (remark,) = _sum_remarks(tmp_path, "30.3")
    assert remark == (
        "staff.total: Planen anger 30,3 årsarbetare, men grupperna är tillsammans 30,25. "
        "Skillnaden är −0,05. Den kan förklaras av avrundning. Kontrollera talen mot dokumentet. "
        "(L221)"
    )
    (remark,) = _sum_remarks(tmp_path, "31")
    assert "Skillnaden är −0,75. Den förklaras inte av avrundning." in remark


def test_the_summary_counts_groups_and_posts():
    summary = summarise(staff_plan())
    assert (summary.staff_groups, summary.full_time_equivalents) == (4, Decimal("29.75"))


# The template.


def test_each_department_is_asked_for_its_own_posts_and_one_for_sick_leave():
    plan = staff_plan()
    asked = {d: [r.id for r in _rows(plan, d)] for d in (LEDNING, IT, EKONOMI)}
    assert asked[LEDNING] == ["direktor", "stab"]
    assert asked[IT] == ["it"]
    assert asked[EKONOMI] == ["ekonomi", *(measure_id(m) for m in SickLeaveMeasure)]


def test_the_figure_of_the_plan_is_shown_with_its_date():
    row = _rows(staff_plan(), IT)[0]
    assert plain(row.shown["planned"]) == "12,25 årsarbetare (1 juli 2025)"


def test_a_department_that_only_has_posts_gets_a_template_too():
    plan = replace(staff_plan(), goals=small_plan().goals[:1])
    assert reporting_departments(plan, plan.checkpoint(DELAR)) == (LEDNING, IT, EKONOMI)


# Posts.


def test_posts_are_summed_only_over_those_who_have_reported():
    said = {("staff", "direktor", "value"): 1, ("staff", "stab", "value"): NOT_MEASURED}
    ekonomi = {("staff", "ekonomi", "value"): 12}
    total = staff_follow_up({LEDNING: said, EKONOMI: ekonomi}).staff.total
    assert (total.reported, total.groups, total.outcome, total.planned) == (2, 4, 13, 12)
    assert not total.is_whole


def test_the_posts_of_a_tiny_group_are_shown():
    followup = staff_follow_up({LEDNING: {("staff", "direktor", "value"): 1}})
    assert followup.staff.groups[0].answer.number == 1


# Sick leave.


def test_all_measures_are_shown_when_every_group_is_large():
    assert shown() == set(SickLeaveMeasure)


def test_a_group_of_eleven_is_shown_and_one_of_ten_is_not():
    assert MEN in shown(employees=LARGE | {TOTAL: 41, MEN: 11, OLD: 7})
    assert MEN not in shown(employees=LARGE | {TOTAL: 40, MEN: 10, OLD: 6})


def test_women_and_men_are_hidden_together_because_the_total_gives_the_other_away():
    assert shown(employees=LARGE | {WOMEN: 8, MEN: 50}) & set(SEXES) == set()


def test_a_small_age_group_takes_the_smallest_other_with_it():
    assert shown(employees=LARGE | {YOUNG: 5, MIDDLE: 23, OLD: 30}) & set(AGES) == {OLD}


def test_two_small_groups_that_are_ten_together_take_the_third_with_them():
    assert shown(employees=LARGE | {YOUNG: 5, MIDDLE: 5, OLD: 48}) & set(AGES) == set()
    assert shown(employees=LARGE | {YOUNG: 5, MIDDLE: 6, OLD: 47}) & set(AGES) == {OLD}


def test_nothing_is_shown_of_a_board_with_ten_employees():
    assert shown(employees={TOTAL: 10, WOMEN: 20, MEN: 20, YOUNG: 20, MIDDLE: 20, OLD: 20}) == set()


def test_a_measure_that_can_point_at_somebody_is_treated_as_a_small_group():
    found = figures(identifies={WOMEN: "yes", LONG: "yes"})
    assert {m for m, figure in found.items() if isinstance(figure, Withheld)} == {LONG, *SEXES}
    assert found[MEN] == found[WOMEN] == Withheld(Withholding.PROTECTED)


def test_without_the_number_of_employees_a_measure_is_not_shown():
    employees = {measure: n for measure, n in LARGE.items() if measure is not MEN}
    found = figures(employees=employees)
    assert found[MEN] == Withheld(Withholding.EMPLOYEES_MISSING)
    assert found[WOMEN] == Withheld(Withholding.PROTECTED)


def test_employees_that_contradict_each_other_hide_what_they_are_parts_of():
    answers = sick_leave_answers(PERCENTS, LARGE | {WOMEN: 40})
    followup = staff_follow_up({EKONOMI: answers})
    found = {each.measure: each.figure for each in followup.staff.sick_leave}
    assert found[WOMEN] == found[MEN] == Withheld(Withholding.PROTECTED)
    (finding,) = (f for f in followup.findings if f.code is Code.EMPLOYEES_DO_NOT_ADD_UP)
    assert vp.describe(finding) == (
        "S1 Total sjukfrånvaro: Antalet anställda är inte detsamma i totalen som i kvinnor och män "
        "tillsammans, så det går inte att avgöra vilka grupper som är små. Därför visas ingen "
        "sjukfrånvaro för kvinnor och män. Be avdelningen att kontrollera antalen. (M704)"
    )


def test_what_is_missing_is_told_apart_from_what_is_protected():
    percents = PERCENTS | {WOMEN: None, MEN: NOT_MEASURED, OLD: REFUSED}
    found = figures(percents)
    assert found[WOMEN] == Withheld(Withholding.NOT_REPORTED)
    assert found[MEN] == Withheld(Withholding.NOT_MEASURED)
    assert found[OLD] == Withheld(Withholding.REFUSED)


def test_a_comment_is_left_out_where_it_could_tell_a_hidden_figure():
    comments = {TOTAL: "Fler är friska.", OLD: "Män: 3,3 %.", MEN: "Få.", LONG: "Nio procent."}
    answers = sick_leave_answers(PERCENTS, LARGE | {WOMEN: 50, MEN: 8}, comment=comments)
    result = staff_follow_up({EKONOMI: answers}).staff
    kept = {each.measure: each.comment for each in result.sick_leave if each.comment}
    assert kept == {TOTAL: "Fler är friska."}
    assert result.comments_withheld
    unhidden = sick_leave_answers(PERCENTS, LARGE, comment=comments)
    assert not staff_follow_up({EKONOMI: unhidden}).staff.comments_withheld


def test_findings_about_sick_leave_do_not_quote_what_was_typed():
    plan = staff_plan()
    intake = answered(plan, DELAR, {EKONOMI: {}})
    typed = {"value": "3,3 procent", "read": Decimal("3.3"), "unit": "%"}

    def finding(item: str, sheet: str) -> Finding:
        place = Place(file="ekonomi.xlsx", sheet=sheet, cell="D9", item=item)
        return Finding(code=Code.NUMBER_READ, place=place, params=typed)

    findings = (
        finding("S4 Sjukfrånvaro för män", "Blad1"),
        finding("", "Personal"),
        finding("P4 Ekonomiavdelningen", "Personal"),
        finding("2.1.1 Rutiner", "Indikatorer"),
    )
    followup = merge(plan, replace(intake, findings=findings))
    quoting = ["3,3" in vp.describe(f) for f in followup.findings[:4]]
    assert quoting == [False, False, True, True]


# What must never happen.

_SIZES = st.integers(9, 13) | st.integers(0, 6) | st.integers(0, 40)
_RATES = st.decimals("0.1", "99.9", places=1)


def _seldom(draw, rare, usual):
    return draw(rare if draw(st.integers(0, 5)) == 0 else usual)


@st.composite
def reported(draw):
    """Percents and employees of all measures; most often they are all there and add up."""
    young, middle, old = (draw(_SIZES) for _ in AGES)
    whole = young + middle + old
    women = draw(st.integers(0, whole) | st.integers(0, whole).map(lambda n: min(n, 10)))
    counted = (TOTAL, *SEXES, *AGES)
    parts = (whole, women, whole - women, young, middle, old)
    sizes = dict(zip(counted, parts, strict=True))
    sizes = {m: _seldom(draw, st.none() | st.integers(0, 40), st.just(n)) for m, n in sizes.items()}
    percents = {m: _seldom(draw, st.none(), _RATES) for m in SickLeaveMeasure}
    identifies = {m: _seldom(draw, st.just("yes"), st.none()) for m in SickLeaveMeasure}
    return percents, sizes, identifies


@settings(max_examples=150, deadline=None)
@given(reported())
def test_no_hidden_measure_is_small_and_none_can_be_worked_out(drawn):
    percents, sizes, identifies = drawn
    found = figures(percents, sizes, identifies=identifies)
    seen = {m for m, figure in found.items() if isinstance(figure, Shown)}
    sizes = sizes | {LONG: sizes[TOTAL]}
    if (sizes[TOTAL] is not None and sizes[TOTAL] <= 10) or identifies[TOTAL]:
        assert not seen
    for measure in seen:
        assert sizes[measure] > 10
        assert not identifies[measure]
    for partition in (SEXES, AGES):
        hidden = [m for m in partition if percents[m] is not None and m not in seen]
        unknown = [m for m in partition if m not in seen]
        if hidden and TOTAL in seen and len(unknown) == len(hidden):
            # What the total leaves over is at least two groups, of more than ten together.
            assert len(hidden) > 1
            known = all(sizes[m] is not None for m in hidden)
            contradictory = known and sum(sizes[m] or 0 for m in partition) != sizes[TOTAL]
            assert not known or contradictory or sum(sizes[m] for m in hidden) > 10


@settings(max_examples=40, deadline=None)
@given(reported(), st.data())
def test_a_hidden_figure_changes_nothing_in_what_the_reports_get(drawn, data):
    percents, sizes, identifies = drawn
    before = _told(percents, sizes, identifies)
    seen = {each.measure for each in before.sick_leave if isinstance(each.figure, Shown)}
    hidden = [m for m in SickLeaveMeasure if percents[m] is not None and m not in seen]
    other = {measure: data.draw(_RATES) for measure in hidden}
    assert _told(percents | other, sizes, identifies) == before


def test_no_report_holds_a_hidden_figure_anywhere(tmp_path):
    secret = {WOMEN: Decimal("6.17"), MEN: Decimal("3.39"), YOUNG: Decimal("2.53")}
    answers = sick_leave_answers(
        PERCENTS | secret | {MIDDLE: Decimal("5.13")},
        {TOTAL: 58, WOMEN: 50, MEN: 8, YOUNG: 6, MIDDLE: 24, OLD: 28},
        comment={MEN: "Bara 3,39 i år."},
    )
    followup = staff_follow_up({EKONOMI: answers})
    texts = [repr(followup.staff), _cells(vp.write_workbook(followup, tmp_path / "b.xlsx"))]
    texts.append(WordFile(vp.write_section(followup, tmp_path / "a.docx")).dump())
    for text, figure in product(texts, ("6.17", "3.39", "2.53", "5.13")):
        assert figure not in text
        assert figure.replace(".", ",") not in text


def test_no_workbook_quotes_what_was_typed_wrongly_on_the_sheet_of_staff(tmp_path):
    plan = staff_plan()
    vp.write_templates(plan, checkpoint=DELAR, folder=tmp_path)
    book = load_workbook(tmp_path / f"{DELAR}-{EKONOMI}.xlsx")
    sheet = book["Personal"]
    rows = {cell.value: cell.row for cell in sheet["A"]}
    men = rows[measure_id(MEN)]
    sheet.cell(men, 6).value = "3,39 kanske"
    sheet.cell(men + 5, 6).value = "män 3,39"
    sheet.cell(rows[measure_id(WOMEN)], 6).value = "3,39 %"
    sheet.cell(rows[measure_id(WOMEN)], 8).value = "3,39"
    sheet.cell(rows["ekonomi"], 6).value = "12 st"
    sheet.title = "Blad1"
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    book.save(inbox / "a.xlsx")
    sheet.cell(men, 6).value = "3,391"
    for name, copies in (("a.xlsx", 1), ("b.xlsx", 2)):
        book.save(inbox / name)
        intake = vp.read_submissions(plan, inbox, checkpoint=DELAR)
        assert any("3,39" in vp.describe(finding) for finding in intake.findings)
        followup = merge(plan, intake)
        assert len(followup.sources) == copies
        text = _cells(vp.write_workbook(followup, tmp_path / "bok.xlsx"))
        assert "3,39" not in text
        assert "Innehållet visas inte, eftersom uppgiften är skyddad." in text
        sheet.cell(men, 6).value = "3,392"


def test_the_type_for_a_figure_that_is_not_shown_has_no_room_for_one():
    assert [field.name for field in dataclasses.fields(Withheld)] == ["reason"]


# The reports.


@pytest.mark.parametrize(
    ("employees", "said"),
    [
        (LARGE | {TOTAL: 9}, "visas inte. Tabell"),
        (None, "är inte redovisad. Tabell"),
    ],
)
def test_why_there_is_no_figure_for_all_the_sick_leave_is_said(tmp_path, employees, said):
    answers = {EKONOMI: sick_leave_answers(PERCENTS, employees)} if employees else {}
    assert f"Den totala sjukfrånvaron {said}" in _section(tmp_path, staff_follow_up(answers))


def test_the_section_says_what_is_not_shown_and_why(tmp_path):
    answers = sick_leave_answers(PERCENTS, LARGE | {WOMEN: 50, MEN: 8})
    posts = {("staff", "ekonomi", "value"): 12}
    dump = _section(tmp_path, staff_follow_up({EKONOMI: answers | posts}))
    assert "[heading 1] Väsentliga personalförhållanden" in dump
    assert (
        "Planen har 29,75 årsarbetare i fyra grupper (1 juli 2025). En av fyra grupper har "
        "redovisat, tillsammans 12 årsarbetare. Det är 1 fler än i planen för samma grupper."
    ) in dump
    assert (
        "[Normal] Den totala sjukfrånvaron var 5,4 % av ordinarie arbetstid från årets början till "
        "och med den 31 augusti 2026. Av sjukfrånvaron hade 38,2 % varat i 60 dagar eller mer. "
    ) in dump
    assert (
        " tar upp alla mått.\n"
        "[Normal] Två av de sju måtten visas inte, för att ingen enskild person ska kunna pekas "
        "ut. Ett mått visas inte när gruppen har högst tio anställda, när det kan kopplas till en "
        "enskild person eller när det tillsammans med andra mått skulle avslöja ett sådant.\n"
    ) in dump
    assert "| S4 | Sjukfrånvaro för män | ordinarie arbetstid | Visas inte | – |" in dump
    assert "tre grupper saknar uppgift om årsarbetare:" in dump.lower()


def test_answers_that_cannot_be_used_are_among_what_is_missing(tmp_path):
    followup = staff_follow_up({EKONOMI: {("staff", "ekonomi", "value"): REFUSED}})
    dump = _section(tmp_path, followup)
    assert "En grupp har ett svar om årsarbetare som inte kan användas:" in dump


def test_the_sheet_has_the_total_of_those_who_have_reported(tmp_path):
    followup = staff_follow_up({EKONOMI: {("staff", "ekonomi", "value"): 12}})
    sheet = load_workbook(vp.write_workbook(followup, tmp_path / "b.xlsx"))["Personal"]
    rows = [[cell.value for cell in line[:6]] for line in sheet.iter_rows()]
    assert [None, "Summa för 1 av 4 grupper", None, 11, 12, 1] in rows
    assert ["P1", "Kommundirektör", "Ledningsstaben", 1, "Ej redovisat", "–"] in rows


def test_the_frame_has_posts_and_only_the_measures_that_may_be_shown():
    answers = sick_leave_answers(PERCENTS, LARGE | {WOMEN: 50, MEN: 8})
    frame = staff_follow_up({EKONOMI: answers | {("staff", "ekonomi", "value"): 12}}).staff_frame()
    rows = {row.item: (row.outcome, row.outcome_state) for row in frame.itertuples()}
    assert rows["ekonomi"] == (12.0, "value")
    assert rows["sick_leave_total"] == (5.4, "value")
    assert frame.set_index("item").outcome.isna().sum() == 5
    assert rows["sick_leave_men"][1] == "protected"
    assert staff_follow_up({}, small_plan()).staff_frame().empty


def test_a_plan_without_staff_has_no_sheet_and_no_heading_for_it(tmp_path):
    followup = merge(small_plan(), answered(small_plan(), DELAR, {}))
    assert "Personal" not in load_workbook(vp.write_workbook(followup, tmp_path / "b.xlsx"))
    assert "personal" not in _section(tmp_path, followup).lower()


def _sum_remarks(folder: Path, total: str) -> list[str]:
    plan = plan_from(folder, SMALL + STAFF.replace("30.5", total))
    return [vp.describe(f) for f in lint(plan) if f.code is Code.STAFF_DOES_NOT_ADD_UP]


def _rows(plan, department):
    return TABLE.rows(plan, plan.checkpoint(DELAR), department)


def _told(percents, sizes, identifies):
    answers = sick_leave_answers(percents, sizes, identifies=identifies)
    return staff_follow_up({EKONOMI: answers}, ONLY_STAFF).staff


def _section(folder: Path, followup) -> str:
    return plain(WordFile(vp.write_section(followup, folder / "a.docx")).dump())


def _cells(path: Path) -> str:
    book = load_workbook(path)
    return "\n".join(str(c.value) for s in book for line in s.iter_rows() for c in line)

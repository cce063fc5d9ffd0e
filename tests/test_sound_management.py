"""The goals of importance for sound financial management: counted, evaluated, shown."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
from sample import AR, DELAR, answered, plain, small_plan
from section_sample import follow_up
from word_file import W, WordFile, text_of

import vpreport as vp
from vpreport.followup.sound_management import evaluation, met_of
from vpreport.plan.types import FinancialKind
from vpreport.texts import sound_management as words

HEADING = "Mål av betydelse för god ekonomisk hushållning"


def with_kinds(**kinds: FinancialKind | None):
    """Return the small plan where these goals, and no others, are of importance."""
    plan = small_plan()
    goals = tuple(replace(goal, financial=kinds.get(goal.id)) for goal in plan.goals)
    return replace(plan, goals=goals)


def merged(plan, answers=None):
    return vp.merge(plan, answered(plan, DELAR, answers or {}))


def said(followup, folder):
    document = WordFile(vp.write_section(followup, folder / "avsnitt.docx"))
    return [plain(text_of(paragraph)) for paragraph in document.body.iter(W + "p")]


def test_only_the_goals_that_the_plan_names_are_evaluated():
    plan = with_kinds(planer=FinancialKind.FINANCIAL, ordning=FinancialKind.OPERATIONAL)
    found = evaluation(merged(plan))
    assert [result.goal.id for result in found.goals] == ["planer", "ordning"]
    assert found.kinds == {"financial": 1, "operational": 1}
    assert sum(found.statuses.values()) == sum(found.forecasts.values()) == 2


def test_a_plan_that_names_none_says_so(tmp_path):
    plan = with_kinds()
    sentence = (
        "Planen pekar inte ut något mål av betydelse för god ekonomisk hushållning. Därför görs "
        "ingen utvärdering av sådana mål här."
    )
    assert sentence in said(merged(plan), tmp_path)
    book = openpyxl.load_workbook(vp.write_workbook(merged(plan), tmp_path / "bok.xlsx"))
    assert book["God ekonomisk hushållning"]["A2"].value == sentence


def test_the_section_evaluates_with_counts_and_the_lead_department_s_analysis(tmp_path):
    text = said(follow_up(analysis="Arbetet följer tidsplanen."), tmp_path)
    begin = text.index(HEADING, text.index("Måluppfyllelse", 10))
    assert text[begin + 1 : begin + 6] == [
        "Planen har ett verksamhetsmål av betydelse för god ekonomisk hushållning.",
        "Utfall till och med den 31 augusti 2026: Målet är uppfyllt.",
        "Prognos för helåret 2026: Målet bedöms bli uppfyllt.",
        "1.1 Aktuella detaljplaner (Ledningsstaben): Arbetet följer tidsplanen.",
        words.WHOLE,
    ]


def test_a_missing_analysis_is_said(tmp_path):
    plan = with_kinds(ordning=FinancialKind.FINANCIAL)
    assert (
        "2.1 Ordning och reda i ekonomin (Ekonomiavdelningen): Ekonomiavdelningen har inte lämnat "
        "någon analys av målet."
    ) in said(merged(plan), tmp_path)


def test_the_annual_report_has_no_forecast(tmp_path):
    text = said(follow_up(AR), tmp_path)
    assert "Utfall för 2026: Målet är uppfyllt." in text
    assert not [line for line in text if line.startswith("Prognos för helåret")]
    book = openpyxl.load_workbook(vp.write_workbook(follow_up(AR), tmp_path / "bok.xlsx"))
    sheet = book["God ekonomisk hushållning"]
    assert "Prognos helår" not in [cell.value for cell in sheet[5]]


def test_a_confidential_indicator_gives_nothing_away():
    plan = with_kinds(sakerhet=FinancialKind.OPERATIONAL)
    (goal,) = evaluation(merged(plan)).goals
    assert met_of(goal) == (0, 0)


def test_numbers_and_words_agree():
    none = dict.fromkeys(("met", "partly", "not_met", "not_judged", "not_due"), 0)
    assert words.outcome(none | {"met": 2}) == "Båda målen är uppfyllda."
    assert words.outcome(none | {"met": 3}) == "Alla målen är uppfyllda."
    assert words.outcome(none | {"not_met": 2}) == "Inget av målen är uppfyllt helt eller delvis."
    assert words.outcome(none | {"not_judged": 3}) == "Inget av målen har kunnat bedömas."
    assert (
        words.outcome(none | {"met": 1, "not_judged": 2})
        == "Ett är uppfyllt och två har inte kunnat bedömas."
    )
    assert words.goals({"financial": 1, "operational": 2}) == (
        "Planen har tre mål av betydelse för god ekonomisk hushållning: ett finansiellt mål och "
        "två verksamhetsmål."
    )

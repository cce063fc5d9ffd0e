"""Budgets: read from the plan, asked for, added up, and told without any sum that hides a gap."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from accessibility import faults
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from plan_text import SMALL, faults_in, plan_from
from sample import AR, DELAR, NOT_APPLICABLE, REFUSED, plain, small_plan
from sample_budget import WHOLE, budget_follow_up, budget_plan
from word_file import WordFile

import vpreport as vp
from vpreport.findings import Code
from vpreport.followup.budget_types import Sum
from vpreport.plan.budget import BudgetKind, Expenses, is_rounding
from vpreport.plan.linter import lint
from vpreport.plan.summary import summarise
from vpreport.report.budget_wording import summary
from vpreport.template.budget import BUDGET
from vpreport.template.declared import reporting_departments
from vpreport.template.instruction import MAX_PROMPT, instruction, prompt
from vpreport.texts.budget import plan_size

TOML = """
[[budget]]
id = "drift"
title = "Driftbudget"
kind = "operating"
unit = "mkr"
explain_above = 0.3
columns = [
  { id = "budget-2025", label = "Budget 2025", year = 2025, kind = "budget" },
  { id = "plan-2026", label = "Plan 2026", year = 2026, kind = "plan" },
]

[[budget.table]]
title = "Slag"
by = "kind"

[[budget.table.line]]
id = "intakter"
label = "Intäkter"
figures = { budget-2025 = 37.7 }
department = "ekonomi"

[[budget.table.line]]
id = "kostnader"
label = "Kostnader"
figures = { budget-2025 = -161.2 }
department = "ekonomi"

[[budget.table.line]]
id = "netto"
label = "Netto"
figures = { budget-2025 = -123.4, plan-2026 = -123.7 }
total = true

[[budget.table]]
title = "Områden"
by = "department"

[[budget.table.line]]
id = "omrade-it"
label = "IT"
figures = { budget-2025 = -123.3 }
department = "it"

[[budget.table.line]]
id = "omraden"
label = "Netto"
figures = { budget-2025 = -123.3 }
total = true
"""


def said(followup, *codes: Code) -> list[str]:
    return [plain(vp.describe(f)) for f in followup.findings if f.code in codes]


def without(typed, department: str):
    return {name: lines for name, lines in typed.items() if name != department}


def changed(department: str, line_id: str, **cells: object):
    """Return the whole answer with other cells in one line."""
    lines = WHOLE[department]
    return {**WHOLE, department: {**lines, line_id: {**lines.get(line_id, {}), **cells}}}


# The plan.


def test_lines_are_numbered_through_all_tables_and_the_total_is_asked_of_nobody(tmp_path):
    (budget,) = plan_from(tmp_path, SMALL + TOML).budgets
    lines = [line for table in budget.tables for line in table.lines]
    assert [(line.number, line.department) for line in lines] == [
        ("E1.1", "ekonomi"),
        ("E1.2", "ekonomi"),
        ("E1.3", None),
        ("E2.1", "it"),
        ("E2.2", None),
    ]
    assert budget.expenses is Expenses.NEGATIVE


def test_a_plan_need_not_have_a_budget(tmp_path):
    assert plan_from(tmp_path, SMALL).budgets == ()


def test_every_fault_of_a_budget_is_named_with_its_key(tmp_path):
    text = (
        TOML.replace('unit = "mkr"', 'unit = "kr"')
        .replace("explain_above = 0.3", "explain_above = -1")
        .replace("{ budget-2025 = 37.7 }", "{ budget-2026 = 37.7 }")
        .replace('department = "it"', 'department = "ti"')
        .replace('by = "kind"', 'by = "slag"')
        .replace('figures = { budget-2025 = -161.2 }\ndepartment = "ekonomi"', "total = 1")
    )
    assert [plain(fault) for fault in faults_in(tmp_path, SMALL + text)] == [
        ("budget[0].unit (Driftbudget): «kr» går inte att välja här. Menade du «tkr»? (P106)"),
        (
            "budget[0].explain_above (Driftbudget): «−1» ligger utanför det möjliga. Det ska vara "
            "noll eller ett tal större än noll. (P113)"
        ),
        (
            "budget[0].table[0].by (Slag): «slag» går inte att välja här. Välj kind, department "
            "eller project. (P106)"
        ),
        (
            "budget[0].table[0].line[0].figures.budget-2026 (Intäkter): Planen har ingen kolumn "
            "«budget-2026». Menade du «budget-2025»? (P109)"
        ),
        (
            "budget[0].table[0].line[1].total (Kostnader): Här står «1», men det ska vara true "
            "eller false utan citattecken. Skriv till exempel true. (P105)"
        ),
        (
            "budget[0].table[0].line[1].department (Kostnader): Nyckeln «department» saknas. Lägg "
            "till den, med en text inom citattecken. (P103)"
        ),
        (
            "budget[0].table[1].line[0].department (IT): Planen har ingen avdelning «ti». Välj it "
            "eller ekonomi. (P109)"
        ),
    ]


def test_a_table_has_one_total(tmp_path):
    text = TOML.replace('figures = { budget-2025 = 37.7 }\ndepartment = "ekonomi"', "total = true")
    assert faults_in(tmp_path, SMALL + text) == [
        (
            "budget[0].table[0].line[2].total (Netto): «total = true» finns redan "
            "(budget[0].table[0].line[0].total). Behåll det på ett ställe och ändra det "
            "andra. (P108)"
        )
    ]


def test_a_year_has_one_column_of_each_kind(tmp_path):
    text = TOML.replace('id = "plan-2026", label = "Plan 2026"', 'id = "ny", label = "Ny plan"')
    text = text.replace(
        "]\n\n[[budget.table]]",
        '  { id = "plan-2026", label = "Plan 2026", year = 2026, kind = "plan" },\n]\n\n'
        "[[budget.table]]",
        1,
    )
    assert faults_in(tmp_path, SMALL + text) == [
        (
            "budget[0].columns[2].year (Plan 2026): «2026 plan» finns redan (Ny plan). Behåll det "
            "på ett ställe och ändra det andra. (P108)"
        )
    ]


def test_the_linter_says_what_does_not_add_up_and_whether_rounding_explains_it(tmp_path):
    plan = plan_from(tmp_path, SMALL + TOML)
    wanted = (Code.BUDGET_SUM_DIFFERS, Code.BUDGET_TOTALS_DIFFER)
    assert [plain(vp.describe(f)) for f in lint(plan) if f.code in wanted] == [
        (
            "budget[0].table[0].line[2].figures.budget-2025 (E1.3 Netto): Budget 2025: i planen "
            "står summan −123,4 mkr, men delarna blir −123,5 mkr. Skillnaden är 0,1 mkr. Den kan "
            "förklaras av avrundning. Kontrollera talen mot dokumentet. (L231)"
        ),
        (
            "budget[0].table[1].line[1].figures.budget-2025 (E2.2 Netto): Budget 2025: här är "
            "summan −123,3 mkr, men −123,4 mkr i tabellen «Slag». Skillnaden är 0,1 mkr. Den kan "
            "förklaras av avrundning. Kontrollera vilken summa som är beslutad. (L232)"
        ),
    ]


def test_a_difference_larger_than_rounding_is_said_to_be_so(tmp_path):
    plan = plan_from(tmp_path, SMALL + TOML.replace("-161.2", "-162.2"))
    (remark,) = (vp.describe(f) for f in lint(plan) if f.code is Code.BUDGET_SUM_DIFFERS)
    assert "förklaras inte av avrundning." in remark


@pytest.mark.parametrize(
    ("difference", "parts", "expected"),
    [("0.05", 1, True), ("0.06", 1, False), ("-0.4", 8, True), ("0.45", 8, False)],
)
def test_each_part_can_be_half_a_decimal_away(difference, parts, expected):
    assert is_rounding(Decimal(difference), parts) is expected


def test_the_differences_of_the_example_are_said():
    plan = vp.read_plan(Path(__file__).parents[1] / "examples" / "hedemora" / "plan.toml")
    wanted = (Code.BUDGET_SUM_DIFFERS, Code.BUDGET_TOTALS_DIFFER)
    remarks = [plain(vp.describe(f)) for f in lint(plan) if f.code in wanted]
    for said_there in (
        "Budget 2024: i planen står summan −113,7 mkr, men delarna blir −113,8 mkr.",
        "Budget 2025: i planen står summan −123,4 mkr, men delarna blir −123,5 mkr.",
        "Budget 2024: i planen står summan −113,8 mkr, men delarna blir −113,6 mkr.",
        "Budget 2024: här är summan −113,8 mkr, men −113,7 mkr i tabellen «Intäkter och kostnader»",
    ):
        assert sum(said_there in remark for remark in remarks) == 1
    assert len(remarks) == 4


def test_every_department_of_the_example_gets_a_template():
    plan = vp.read_plan(Path(__file__).parents[1] / "examples" / "hedemora" / "plan.toml")
    only_budget = replace(plan, goals=(), core_mandate=(), staff=None)
    asked = reporting_departments(only_budget, plan.checkpoint(DELAR))
    assert asked == tuple(department.id for department in plan.departments)


# The template.


def rows(department: str, checkpoint: str = DELAR):
    plan = budget_plan()
    return {row.id: row for row in BUDGET.rows(plan, plan.checkpoint(checkpoint), department)}


def test_the_budget_is_asked_for_only_where_the_plan_has_none():
    asked = rows("it")["omrade-it"]
    assert "budget" in asked.required
    assert plain(asked.shown["before"]) == "Budget 2025: −18,0"
    known = rows("ledning")["omrade-ledning"]
    assert "budget" not in known.fields
    assert known.shown["budget"] == "−8,4"


def test_a_total_is_never_asked_for():
    asked = {row for department in ("ledning", "it", "ekonomi") for row in rows(department)}
    assert asked == {
        "intakter",
        "kostnader",
        "omrade-ledning",
        "omrade-it",
        "omrade-ekonomi",
        "natverk",
        "lokaler",
    }


def test_no_forecast_is_asked_for_at_the_end_of_the_year():
    assert "forecast" in rows("ledning")["lokaler"].required
    assert rows("ledning", AR)["lokaler"].required == {"outcome"}


def test_the_instruction_says_when_an_explanation_is_needed():
    for checkpoint, compared in ((DELAR, "Prognos helår"), (AR, "Utfall")):
        table = BUDGET.at(budget_plan().checkpoint(checkpoint).kind)
        text = instruction(table, table.column("explanation"))
        assert text.endswith(
            f"Krävs när {compared} skiljer sig från Budget helår med mer än talet i Gräns."
        )
        assert all(
            len(prompt(table, column)) <= MAX_PROMPT for column in table.columns if column.is_input
        )


# What comes in.


def read_back(folder: Path, department: str, typed, checkpoint: str = DELAR):
    """Return the intake of one real workbook with `typed` by row and column."""
    plan = budget_plan()
    vp.write_templates(plan, checkpoint=checkpoint, folder=folder)
    for other in folder.iterdir():
        if other.name != f"{checkpoint}-{department}.xlsx":
            other.unlink()
    path = folder / f"{checkpoint}-{department}.xlsx"
    book = load_workbook(path)
    sheet = book["Ekonomi"]
    columns = {cell.value: cell.column for cell in sheet[4]}
    numbers = {cell.value: cell.row for cell in sheet["A"]}
    for (row, column), value in typed.items():
        sheet.cell(numbers[row], columns[column]).value = value
    book.save(path)
    return vp.read_submissions(plan, folder, checkpoint=checkpoint)


def unexplained(intake) -> list[str]:
    return [
        plain(vp.describe(f)) for f in intake.findings if f.code is Code.DIFFERENCE_WITHOUT_REASON
    ]


def test_a_large_difference_without_an_explanation_is_said_with_all_its_numbers(tmp_path):
    typed = {("omrade-ledning", "outcome"): -6, ("omrade-ledning", "forecast"): -9}
    assert unexplained(read_back(tmp_path, "ledning", typed)) == [
        (
            "2026-delar-ledning.xlsx › Ekonomi › J6 (E2.1 Ledning): Prognos helår är −9 mkr och "
            "Budget helår −8,4 mkr. Skillnaden är 0,6 mkr, mer än gränsen 0,5 mkr, men Förklaring "
            "är tom. Skriv vad skillnaden beror på och vad som görs. (R631)"
        )
    ]


def test_the_budget_that_the_department_types_itself_counts(tmp_path):
    typed = {("omrade-it", "budget"): -18.2, ("omrade-it", "forecast"): -18.9}
    (remark,) = unexplained(read_back(tmp_path, "it", typed))
    assert "Skillnaden är 0,7 mkr, mer än gränsen 0,5 mkr" in remark


@pytest.mark.parametrize(
    "typed",
    [
        {"forecast": -8.9},
        {"forecast": -9, "explanation": "Ett vikariat."},
        {"forecast": "ej mätt"},
        {"outcome": -20},
    ],
    ids=["at the limit", "explained", "not measured", "only the outcome so far"],
)
def test_no_explanation_is_wanted(tmp_path, typed):
    cells = {("omrade-ledning", column): value for column, value in typed.items()}
    assert unexplained(read_back(tmp_path, "ledning", cells)) == []


def test_at_the_end_of_the_year_the_outcome_is_compared(tmp_path):
    typed = {("lokaler", "outcome"): 401}
    (remark,) = unexplained(read_back(tmp_path, "ledning", typed, AR))
    assert "Utfall är 401 tkr och Budget helår 300 tkr." in remark


# Adding up.


def test_costs_above_budget_are_worse_whatever_sign_the_plan_prints():
    followup = budget_follow_up(WHOLE)
    lines = {each.line.id: each for result in followup.budgets for each in result.lines}
    assert lines["omrade-it"].deviation == Decimal("-0.7")
    assert lines["natverk"].deviation == Decimal(-250)
    assert lines["intakter"].deviation == Decimal("0.1")
    assert [name for name, each in lines.items() if each.is_large] == ["omrade-it", "natverk"]


def test_the_whole_is_told_as_a_deficit_with_its_budget():
    operating, investments = budget_follow_up(WHOLE).budgets
    date = small_plan().checkpoint(DELAR).date
    assert [plain(text) for text in summary(operating, date)] == [
        (
            "Prognosen för 2026 är −38,8 mkr. Det är ett underskott på 0,4 mkr mot budgeten, som "
            "är −38,4 mkr."
        ),
        "Utfallet till och med den 31 augusti 2026 är −25,7 mkr.",
    ]
    assert plain(summary(investments, date)[0]) == (
        "Prognosen för 2026 är 1 750,0 tkr. Det är 250,0 tkr högre än budgeten, som är 1 500,0 tkr."
    )


def test_the_direction_is_right_for_a_surplus_and_for_no_difference():
    surplus = changed("ekonomi", "kostnader", forecast="-43.0")
    same = changed("ekonomi", "kostnader", forecast="-43.4")
    date = small_plan().checkpoint(DELAR).date
    assert "Det är ett överskott på 0,4 mkr mot budgeten" in plain(
        summary(budget_follow_up(surplus).budgets[0], date)[0]
    )
    assert "Det är lika mycket som budgeten, som är −38,4 mkr." in plain(
        summary(budget_follow_up(same).budgets[0], date)[0]
    )


def test_the_table_that_is_whole_speaks_for_the_budget():
    operating = budget_follow_up(without(WHOLE, "ekonomi")).budgets[0]
    assert operating.main.table.title == "Verksamhetsområden"
    date = small_plan().checkpoint(DELAR).date
    assert [plain(text) for text in summary(operating, date)] == [
        (
            "Bara 2 av 3 poster har både budget och prognos. De visar tillsammans ett underskott "
            "på 0,5 mkr."
        )
    ]


def test_one_line_of_several_is_told_in_the_singular():
    typed = {"ledning": WHOLE["ledning"]}
    operating, investments = budget_follow_up(typed).budgets
    date = small_plan().checkpoint(DELAR).date
    assert plain(summary(operating, date)[0]) == (
        "Bara 1 av 3 poster har både budget och prognos. Den visar ett överskott på 0,2 mkr."
    )
    assert plain(summary(investments, date)[0]) == (
        "Bara 1 av 2 poster har både budget och prognos. Den visar ingen avvikelse."
    )


def test_silence_is_told_as_silence():
    operating = budget_follow_up({}).budgets[0]
    assert summary(operating, small_plan().checkpoint(DELAR).date) == (
        "Ingen post har både budget och prognos.",
    )


def test_at_the_end_of_the_year_the_outcome_is_all_there_is():
    typed = {"ekonomi": {"intakter": {"outcome": "5"}, "kostnader": {"outcome": "-43"}}}
    operating = budget_follow_up(typed, AR).budgets[0]
    assert [plain(text) for text in summary(operating, small_plan().checkpoint(AR).date)] == [
        (
            "Utfallet för 2026 är −38,0 mkr. Det är ett överskott på 0,4 mkr mot budgeten, som är "
            "−38,4 mkr."
        )
    ]


def test_two_whole_tables_that_differ_are_said_with_a_note_on_rounding():
    followup = budget_follow_up(WHOLE)
    assert said(followup, Code.BUDGET_TABLES_DIFFER) == [
        (
            "Verksamhetsområden: Prognos 2026: raderna här blir −38,7 mkr, men −38,8 mkr i "
            "tabellen «Intäkter och kostnader». Skillnaden är 0,1 mkr. Den kan förklaras av "
            "avrundning. Stäm av med ekonomiavdelningen vilka uppgifter som är rätt. (M731)"
        )
    ]


def test_a_table_that_is_not_whole_is_compared_with_nothing():
    typed = without(WHOLE, "ledning")
    assert said(budget_follow_up(typed), Code.BUDGET_TABLES_DIFFER) == []


def test_a_typed_budget_that_does_not_make_the_plans_total_is_said():
    followup = budget_follow_up(changed("it", "omrade-it", budget="-19.2"))
    assert said(followup, Code.BUDGET_NOT_AS_PLANNED) == [
        (
            "Verksamhetsområden: Budget 2026: raderna här blir −39,4 mkr, men i planen står summan "
            "−38,4 mkr. Skillnaden är 1,0 mkr. Den förklaras inte av avrundning. Kontrollera "
            "avdelningarnas budget mot beslutet. (M732)"
        )
    ]


def test_an_amount_without_its_minus_is_said_and_used_as_it_stands():
    followup = budget_follow_up(changed("ledning", "omrade-ledning", forecast="8.2"))
    (remark,) = said(followup, Code.SIGN_UNLIKE_BUDGET)
    assert remark.endswith(
        "(E2.1 Ledning): Prognos helår är 8,2 mkr, men budgeten är −8,4 mkr: tecknen är olika. "
        "Beloppet används som det står. Kontrollera tecknet. Beloppen skrivs med samma tecken som "
        "budgeten. (M733)"
    )
    line_result = next(
        each for each in followup.budgets[0].lines if each.line.id == "omrade-ledning"
    )
    assert line_result.expected == Decimal("8.2")


AMOUNTS = st.one_of(st.none(), st.decimals(min_value=-1000, max_value=1000, places=1))


@settings(max_examples=60)
@given(st.lists(AMOUNTS, min_size=1, max_size=9))
def test_a_sum_is_whole_only_when_nothing_is_missing(values):
    total = Sum.of(values)
    known = [value for value in values if value is not None]
    assert total.given == len(known)
    assert total.value == (sum(known) if known else None)
    assert (total.whole is None) is (len(known) < len(values))


@settings(max_examples=40)
@given(budget=st.decimals(-900, 900, places=1), value=st.decimals(-900, 900, places=1))
def test_the_sign_that_the_plan_prints_only_turns_the_deviation(budget, value):
    plan = budget_plan().budgets[0]
    negative = replace(plan, expenses=Expenses.NEGATIVE).better_by(value, budget)
    positive = replace(plan, expenses=Expenses.POSITIVE).better_by(value, budget)
    assert negative == -positive == value - budget


# The reports.


def cells(followup, folder: Path, sheet: str) -> list[list[object]]:
    book = load_workbook(vp.write_workbook(followup, folder / "b.xlsx"))
    return [
        [plain(c.value) if isinstance(c.value, str) else c.value for c in row]
        for row in book[sheet].iter_rows()
    ]


def test_the_sheet_has_every_line_and_says_how_many_a_sum_covers(tmp_path):
    found = cells(budget_follow_up(without(WHOLE, "ledning")), tmp_path, "Ekonomi")
    assert ["Ledning", "E2.1", -8.4, "Ej redovisat", "Ej redovisat", "–", "–", "–"] in [
        row[:8] for row in found
    ]
    assert [
        "IT",
        "E2.2",
        -18.2,
        -12.6,
        -18.9,
        -0.7,
        "0,7 mkr sämre än budget, mer än gränsen",
        "Licenserna blev dyrare.",
    ] in [row[:8] for row in found]
    assert ["Summa", None, -38.4, "−20,2 (2 av 3)", "−30,5 (2 av 3)", "−0,5 (2 av 3)"] in [
        row[:6] for row in found
    ]


def test_the_sheet_names_the_cells_that_the_amounts_came_from(tmp_path):
    found = cells(budget_follow_up(WHOLE), tmp_path, "Investeringar")
    network = next(row for row in found if row[0] == "Nätverk")
    assert network[-1].startswith("it.xlsx › Ekonomi!")
    assert "(utfall)" in network[-1]


def test_the_figures_of_earlier_years_are_shown_as_the_plan_prints_them(tmp_path):
    found = cells(budget_follow_up(WHOLE), tmp_path, "Ekonomi")
    assert ["Netto", "E1.3", -37] in [row[:3] for row in found]


def test_every_kind_of_missing_amount_is_told_apart(tmp_path):
    typed = changed("it", "omrade-it", outcome=NOT_APPLICABLE, forecast=REFUSED)
    found = cells(budget_follow_up(typed), tmp_path, "Ekonomi")
    row = next(row for row in found if row[0] == "IT")
    assert row[3:5] == ["Ej aktuellt", "Kan inte användas: «ca 12»"]
    section = dump(budget_follow_up(typed), tmp_path)
    assert "| IT | −18,2 | Ej aktuellt | Kan inte användas | – | – |" in section


def dump(followup, folder: Path) -> str:
    return plain(WordFile(vp.write_section(followup, folder / "s.docx")).dump())


def test_the_section_tells_the_economy_under_sound_management(tmp_path):
    section = dump(budget_follow_up(WHOLE), tmp_path)
    headings = [text for text in section.splitlines() if text.startswith("[heading")]
    above = headings[: headings.index("[heading 3] Driftbudget")]
    assert above[-1] == "[heading 2] Ekonomi"
    assert "Det är ett underskott på 0,4 mkr mot budgeten" in section
    assert (
        "Prognos 2026 är −38,7 mkr i tabellen «Verksamhetsområden» men −38,8 mkr i tabellen "
        "«Intäkter och kostnader». Skillnaden är 0,1 mkr. Den kan förklaras av avrundning."
    ) in section
    assert "IT (IT-avdelningen), 0,7 mkr sämre än budget: Licenserna blev dyrare." in section
    assert "Beloppen visas med en decimal." in section


def test_a_large_difference_that_nobody_explains_is_told(tmp_path):
    typed = changed("it", "omrade-it", explanation=None)
    assert ("IT (IT-avdelningen), 0,7 mkr sämre än budget: Ingen förklaring har lämnats.") in dump(
        budget_follow_up(typed), tmp_path
    )


def test_the_section_says_how_many_lines_a_sum_covers(tmp_path):
    section = dump(budget_follow_up(without(WHOLE, "ledning")), tmp_path)
    assert section.count("2 av 3 poster") >= 3


def test_lines_without_an_amount_are_among_what_has_not_been_reported(tmp_path):
    section = dump(budget_follow_up(without(WHOLE, "ledning")), tmp_path)
    _, after = section.split("Två budgetposter är inte helt redovisade:")
    assert after.index("E2.1 Ledning (Ledningsstaben)") < after.index("E3.2 Lokaler (Ledningsstab")
    assert "budgetpost" not in dump(budget_follow_up(WHOLE), tmp_path)


def test_without_an_operating_budget_there_is_no_sheet_for_it(tmp_path):
    plan = budget_plan()
    plan = replace(plan, budgets=tuple(b for b in plan.budgets if b.kind is BudgetKind.INVESTMENT))
    followup = budget_follow_up({"it": {"natverk": {"outcome": "900"}}}, plan=plan)
    book = load_workbook(vp.write_workbook(followup, tmp_path / "b.xlsx"))
    assert "Ekonomi" not in book.sheetnames
    assert "Investeringar" in book.sheetnames


def test_the_same_answers_give_the_same_bytes(tmp_path):
    one, other = tmp_path / "1", tmp_path / "2"
    for folder in (one, other):
        folder.mkdir()
        vp.write_workbook(budget_follow_up(WHOLE), folder / "b.xlsx")
        vp.write_section(budget_follow_up(WHOLE), folder / "s.docx")
    for name in ("b.xlsx", "s.docx"):
        assert (one / name).read_bytes() == (other / name).read_bytes()


def test_a_column_that_lacks_a_figure_is_never_added_up():
    table = budget_plan().budgets[0].tables[1]
    assert table.sum_of_parts("plan") is None
    assert table.sum_of_parts("bokslut") is None


def test_the_frame_has_a_row_for_every_line_with_numbers_as_numbers():
    frame = budget_follow_up(without(WHOLE, "ledning")).budget_frame().set_index("line")
    assert len(frame) == 7
    assert frame.loc["omrade-it", ["budget", "outcome", "forecast", "deviation"]].tolist() == [
        -18.2,
        -12.6,
        -18.9,
        -0.7,
    ]
    assert frame["deviation"].isna().tolist() == [False, False, True, False, False, False, True]
    assert frame.loc["omrade-ledning", "outcome_state"] == "blank"
    assert bool(frame.loc["natverk", "is_large"]) is True


def test_the_summary_of_a_plan_counts_the_lines_that_are_reported():
    assert summarise(budget_plan()).budgets == (("Driftbudget", 5), ("Investeringsbudget", 2))
    assert plan_size((("Driftbudget", 5), ("Investeringsbudget", 1))) == (
        "Budgetar: Driftbudget (5\u00a0poster) och Investeringsbudget (1\u00a0post)"
    )


def test_the_section_and_the_chart_can_be_used_by_everyone(tmp_path):
    path = vp.write_section(budget_follow_up(without(WHOLE, "ledning")), tmp_path / "s.docx")
    assert faults(path) == []
    book = vp.write_workbook(budget_follow_up(WHOLE), tmp_path / "b.xlsx")
    with zipfile.ZipFile(book) as package:
        names = [name for name in package.namelist() if name.startswith("xl/drawings/drawing")]
        drawn = plain("".join(package.read(name).decode() for name in names))
    assert (
        "Liggande staplar, två för varje post: budget och prognos. Ledning: −8,4, −8,2. IT: −18,2, "
        "−18,9. Ekonomi: −11,8, −11,6. Siffrorna står i tabellen ovanför diagrammet."
    ) in drawn


def test_the_bars_of_the_workbook_begin_at_zero_and_leave_room_for_their_numbers(tmp_path):
    book = vp.write_workbook(budget_follow_up(WHOLE), tmp_path / "b.xlsx")
    with zipfile.ZipFile(book) as package:
        charts = [
            package.read(name).decode() for name in package.namelist() if "charts/chart" in name
        ]
    (grouped,) = [chart for chart in charts if 'c:grouping val="clustered"' in chart]
    ends = re.findall(r'<c:(max|min) val="([^"]+)"', grouped)
    assert ends == [("max", "0.0"), ("min", "-21.168")]  # the longest is −18,9


def test_large_differences_are_among_the_deviations(tmp_path):
    found = cells(budget_follow_up(WHOLE), tmp_path, "Avvikelser")
    why = "Avvikelsen är 0,7 mkr sämre än budget, mer än planens gräns."
    row = next(row for row in found if row[1] == "E2.2")
    assert (row[0], row[2], row[5], row[6]) == ("Budget", "IT", why, "Licenserna blev dyrare.")
    assert {row[1] for row in found if row[0] == "Budget"} == {"E2.2", "E3.1"}

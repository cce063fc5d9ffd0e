from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from plan_text import GOAL, SMALL, cases, plan_from, spoilt
from sample import small_plan

from vpreport import Code, describe, lint, read_plan
from vpreport.texts.plan_messages import REMARKS

HEDEMORA = Path(__file__).parents[1] / "examples" / "hedemora" / "plan.toml"


def remarks_on(folder: Path, text: str) -> list[str]:
    """Return what is remarked beside that one department has no goal; spaces are plain."""
    said = [describe(remark).replace("\u00a0", " ") for remark in lint(plan_from(folder, text))]
    return [remark for remark in said if "(L212)" not in remark]


# A line of the small plan (-), what is made of it (+), and all that is remarked on it then.
UNCLEAR = r"""
- responsible = ["IT-chef"]
goal[0].responsible (1.1 Översyn av planer): Målet har ingen ansvarig roll. Lägg till den i
responsible. (L201)

- [[goal.indicator]]
- id = "granskade-planer"
- text = "Granskade planer"
- kind = "number"
- unit = "st"
- target = { "augusti 2026" = ">= 4", "december 2026" = ">= 8" }
goal[0].indicator (1.1 Översyn av planer): Målet har ingen indikator, så det går inte att räkna ut
om det är uppfyllt. Lägg till minst en indikator. Välj slaget judged om avdelningen ska bedöma
målet. (L202)

- [[goal.activity]]
- id = "granska"
- text = "Granska planerna"
- due = "Q4 2026"
goal[0].activity (1.1 Översyn av planer): Målet har inga åtgärder. Lägg till dem om några ska
redovisas. (L203)

- kind = "number"
- unit = "st"
- target = { "augusti 2026" = ">= 4", "december 2026" = ">= 8" }
+ kind = "change"
+ baseline = { when = "våren 2025" }
+ target = { "december 2026" = "> baseline" }
goal[0].indicator[0].baseline (1.1.1 Granskade planer): Planen anger inget utgångsvärde, så
förändringen går inte att räkna ut. Lägg till värdet i baseline. Annars frågar mallen avdelningen
efter det. (L204)

- text = "Granskade planer"
- kind = "number"
- unit = "st"
- target = { "augusti 2026" = ">= 4", "december 2026" = ">= 8" }
+ text = "Antal planer"
+ kind = "share"
+ target = { "december 2026" = ">= 40 %" }
goal[0].indicator[0].target (1.1.1 Antal planer): Indikatorn kallas ett antal men har målvärdet
minst 40 % (december 2026). Skriv «Andel» i texten, eller ange målvärdet som ett antal. (L205)

- kind = "number"
- unit = "st"
- target = { "augusti 2026" = ">= 4", "december 2026" = ">= 8" }
+ kind = "change"
+ unit = "%"
+ baseline = { value = 7.5 }
+ target = { "december 2026" = "-2 %" }
goal[0].indicator[0].target (1.1.1 Granskade planer): «-2 %» läses som procent av utgångsvärdet,
men kan också betyda procentenheter eftersom indikatorn mäts i %. Skriv «-2 pp» om procentenheter
menas. (L206)

- text = "Granskade planer"
- kind = "number"
- unit = "st"
- target = { "augusti 2026" = ">= 4", "december 2026" = ">= 8" }
+ text = "Andel planer utan anmärkning"
+ kind = "share"
+ target = { "december 2026" = "= 0 %" }
goal[0].indicator[0].target (1.1.1 Andel planer utan anmärkning): Målvärdet 0 % (december 2026)
tycks säga emot indikatorn: ordet «utan» tyder på att andelen ska vara hög. Kontrollera om det ska
vara «= 100 %». (L207)

- perspectives = ["Invånare", "Ekonomi"]
+ perspectives = ["Invånare", "Ekonomi"]
+ perspectives_announced = 5
plan.perspectives: Planen talar om fem perspektiv men räknar upp två. Lägg till eller ta bort
perspektiv, eller rätta antalet i perspectives_announced. (L210)

- "december 2026" = ">= 8"
+ "Q4 2028" = ">= 8"
goal[0].indicator[0].target (1.1.1 Granskade planer): Måldatumet Q4 2028 ligger efter planens sista
år, 2027. Lägg till ett målvärde inom planens år om indikatorn ska bedömas då. (L211)

- vision = "En kommun att längta hem till."
+ vision = ""
plan.vision: Planen har ingen text om visionen. Skriv den i vision om den är beslutad. (L213)

- unit = "st"
+ unit = "st"
+ unclear = "Vilka planer?"
goal[0].indicator[0].unclear (1.1.1 Granskade planer): Här finns en öppen fråga: «Vilka
planer?». Ta bort unclear när frågan är besvarad. (L214)

- due = "Q4 2026"
goal.activity.due: 1 av 1 åtgärd har inget datum, så en försening syns bara om avdelningen själv
anger den. Lägg till due där ett datum är bestämt. (L215)

- due = "Q4 2026"
+ due = "Q4 2025"
goal[0].activity[0].due (1.1.a Granska planerna): Datumet Q4 2025 ligger före planens första år,
2026. Kontrollera datumet. En åtgärd som redan är klar redovisas som genomförd. (L216)

- date = 2026-08-31
+ date = 2026-09-30
checkpoint[0].date (Delårsrapport 2026): En delårsrapport omfattar minst hälften och högst två
tredjedelar av året, men den här slutar 2026-09-30. Välj ett datum från 30 juni till 31 augusti,
eller ett annat slag i kind. (L217)

- text = "Alla ska känna sig trygga."
+ text = "Alla ska känna sig trygga."
+ [[strategic_goal]]
+ id = "god"
+ title = "God ordning"
+ text = "Allt ska vara i ordning."
strategic_goal[1] (2 God ordning): Inget mål hör till inriktningsmålet. Lägg till ett mål, eller
kontrollera strategic_goal i de mål som finns. (L218)
"""


@pytest.mark.parametrize(("old", "new", "said"), cases(UNCLEAR))
def test_what_is_unclear_is_said_with_place_and_advice(tmp_path, old, new, said):
    assert remarks_on(tmp_path, spoilt(old, new)) == [said]


def test_a_department_without_any_part_in_the_plan_is_named(tmp_path):
    (remark,) = lint(plan_from(tmp_path, SMALL))
    assert describe(remark) == (
        "department[1] (Ekonomiavdelningen): Avdelningen har inget att redovisa och får "
        "därför ingen mall. Lägg till den i departments där den ska svara. (L212)"
    )


def test_a_part_in_one_activity_is_part_in_the_plan(tmp_path):
    text = spoilt('due = "Q4 2026"', 'due = "Q4 2026"\ndepartments = ["ekonomi"]')
    assert lint(plan_from(tmp_path, text)) == ()


def twin(title: str, text: str) -> str:
    words = GOAL.replace('"Översyn av planer"', f'"{title}"').replace(
        '"Alla planer är genomgångna."', f'"{text}"'
    )
    return words.replace('id = "', 'id = "nya-')


def test_two_wordings_of_one_goal_are_found(tmp_path):
    text = SMALL + twin("Ny översyn av planer", "Alla planer är väl genomgångna.")
    (said,) = remarks_on(tmp_path, text)
    assert said == (
        "goal[1] (1.2 Ny översyn av planer): Målet säger nästan detsamma som 1.1 Översyn av "
        "planer. Behåll ett av dem, eller skriv hur de skiljer sig åt. (L208)"
    )


def test_the_same_goal_of_another_department_is_no_twin(tmp_path):
    text = SMALL + twin("Översyn av planer", "Alla planer är genomgångna.").replace(
        'departments = ["it"]', 'departments = ["ekonomi"]'
    )
    assert remarks_on(tmp_path, text) == []


def indicator(name: str, target: str) -> str:
    return (
        f'\n[[goal.indicator]]\nid = "{name}"\ntext = "{name}"\nkind = "number"\n'
        f"target = {{ {target} }}\n"
    )


def test_a_milestone_that_most_siblings_have_is_missed(tmp_path):
    both = '"augusti 2026" = ">= 1", "december 2026" = ">= 2"'
    text = SMALL + indicator("andra", both) + indicator("tredje", '"december 2026" = ">= 2"')
    (said,) = remarks_on(tmp_path, text)
    assert said == (
        "goal[0].indicator[2].target (1.1.3 tredje): Målvärde saknas för augusti 2026, som de "
        "flesta andra indikatorer under målet har. Lägg till ett om indikatorn ska mätas då. (L209)"
    )


def test_one_sibling_is_no_custom(tmp_path):
    text = SMALL + indicator("andra", '"december 2026" = ">= 2"')
    assert remarks_on(tmp_path, text) == []


def test_what_is_done_once_needs_no_second_milestone(tmp_path):
    both = '"augusti 2026" = ">= 1", "december 2026" = ">= 2"'
    done = indicator("klar", '"december 2026" = "klart"').replace('"number"', '"done"')
    assert remarks_on(tmp_path, SMALL + indicator("andra", both) + done) == []


def test_percentage_points_leave_nothing_to_ask(tmp_path):
    text = spoilt('kind = "number"', 'kind = "change"\nbaseline = { value = 7.5 }')
    text = spoilt('unit = "st"', 'unit = "%"', text)
    line = '{ "augusti 2026" = ">= 4", "december 2026" = ">= 8" }'
    assert remarks_on(tmp_path, spoilt(line, '{ "2026" = "-2 pp" }', text)) == []


@pytest.mark.parametrize("date", ["2026-06-30", "2026-07-31", "2026-08-31"])
def test_an_interim_report_of_half_to_two_thirds_of_the_year_is_right(tmp_path, date):
    assert remarks_on(tmp_path, spoilt("2026-08-31", date)) == []


def test_remarks_come_in_the_same_order_every_time():
    plan = small_plan()
    assert lint(plan) == lint(replace(plan))


def test_every_message_about_a_remark_has_its_code():
    assert set(REMARKS) <= {code for code in Code if code.number.startswith("L")}


def test_hedemora_leaves_unclear_what_its_document_leaves_unclear():
    remarks = lint(read_plan(HEDEMORA))
    open_questions = sum(remark.code is Code.UNCLEAR for remark in remarks)
    assert Counter(remark.code for remark in remarks) == {
        Code.NO_VISION: 1,
        Code.PERSPECTIVES_DIFFER: 1,
        Code.NO_RESPONSIBLE: 1,
        Code.NO_ACTIVITY: 2,
        Code.SAME_GOAL_TWICE: 1,
        Code.NO_BASELINE: 4,
        Code.COUNT_WITH_PERCENT: 2,
        Code.PERCENT_OR_POINTS: 2,
        Code.TARGET_CONTRADICTS: 1,
        Code.EMPTY_MILESTONE: 1,
        Code.DUE_BEFORE_PLAN: 2,
        Code.ACTIVITIES_WITHOUT_DATE: 1,
        Code.UNCLEAR: open_questions,
        Code.BUDGET_SUM_DIFFERS: 3,
        Code.BUDGET_TOTALS_DIFFER: 1,
        Code.CONTROL_PLAN_IN_PREPARATION: 1,
        Code.CONTROL_PLAN_OUTSIDE_PLAN: 1,
        Code.CONTROL_WITHOUT_RESPONSIBLE: 6,
        Code.RISK_NOT_VALUED: 5,
        Code.ASSIGNMENT_WITHOUT_DUE: 1,
        Code.NO_REFERENCE: 1,
    }
    assert open_questions == 20

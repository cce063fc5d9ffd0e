"""How much of what was asked has been answered."""

from dataclasses import replace

from sample import AR, DELAR, NOT_MEASURED, REFUSED, answered, small_plan

from vpreport.findings import Code
from vpreport.followup.merging import merge
from vpreport.followup.types import Completeness
from vpreport.template.declared import TABLES
from vpreport.texts.messages import describe


def completeness(checkpoint: str, answers) -> dict[tuple[str, str], Completeness]:
    plan = small_plan()
    followup = merge(plan, answered(plan, checkpoint, answers))
    return {(c.department, c.table): c for c in followup.completeness}


def test_every_department_has_every_table():
    found = completeness(DELAR, {})
    assert list(found) == [
        (department.id, table.key) for department in small_plan().departments for table in TABLES
    ]


def test_only_required_cells_count_and_a_mark_is_an_answer_but_a_refused_cell_is_not():
    said = {
        ("indicators", "e-tjanster", "outcome"): NOT_MEASURED,
        ("indicators", "edala", "outcome"): 0,
        ("indicators", "utbildade", "outcome"): REFUSED,
        ("indicators", "edala", "comment"): "En kommentar räknas inte.",
    }
    found = completeness(DELAR, {"it": said})["it", "indicators"]
    assert (found.asked, found.answered, found.refused, found.submitted) == (4, 2, 1, True)


def test_rows_that_take_part_are_not_asked_for_more_than_they_must():
    # The IT department leads two goals; the third is led by another.
    found = completeness(DELAR, {"it": {}})["it", "goals"]
    assert (found.rows, found.asked) == (3, 4)


def test_the_forecast_is_not_asked_for_at_the_end_of_the_year():
    assert completeness(AR, {})["it", "goals"].asked == 2


def test_a_table_without_rows_asks_for_nothing():
    plan = small_plan()
    security_only = replace(plan, goals=plan.goals[4:5])
    followup = merge(security_only, answered(security_only, DELAR, {"it": {}}))
    tables = {(c.department, c.table): (c.rows, c.asked) for c in followup.completeness}
    assert tables["it", "indicators"] == (1, 0)
    assert tables["it", "activities"] == (0, 0)
    assert tables["ledning", "goals"] == (0, 0)


def test_a_template_that_came_back_empty_is_no_answer_and_is_named():
    plan = small_plan()
    followup = merge(plan, answered(plan, DELAR, {"it": {}}))
    assert "it" in followup.missing_departments
    (empty,) = [f for f in followup.findings if f.code is Code.EMPTY_SUBMISSION]
    assert describe(empty) == (
        "it.xlsx (IT-avdelningen): Mallen har kommit tillbaka utan ett enda svar och räknas inte "
        "som en redovisning. Be avdelningen att fylla i de gula cellerna och skicka mallen igen. "
        "(M705)"
    )

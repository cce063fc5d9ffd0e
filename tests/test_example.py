"""The example is what it says: the plan whole, the templates fresh, the inbox as described."""

from __future__ import annotations

import runpy
import tomllib
import zipfile
from collections import Counter
from pathlib import Path

import libreoffice
import pytest

import vpreport as vp
from vpreport.findings import Code
from vpreport.intake.types import AnswerState
from vpreport.plan.types import IndicatorKind
from vpreport.template.declared import TABLES, reporting_departments

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "hedemora"
CHECKPOINT = "2026-delar"

PLAN = vp.read_plan(EXAMPLE / "plan.toml")


# ── The plan ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("strategic_goal", "goals", "indicators", "activities"),
    [
        ("invanare", 4, 6, 6),
        ("arbetsgivare", 3, 4, 17),
        ("hushallning", 8, 13, 18),
        ("trygghet", 5, 15, 19),
        ("forvaltningskultur", 5, 9, 12),
    ],
)
def test_the_plan_holds_as_much_as_the_document(strategic_goal, goals, indicators, activities):
    found = PLAN.goals_of(strategic_goal)
    assert len(found) == goals
    assert sum(len(goal.indicators) for goal in found) == indicators
    assert sum(len(goal.activities) for goal in found) == activities


def test_the_whole_plan_counts_25_goals_47_indicators_and_72_activities():
    assert (len(PLAN.goals), len(PLAN.indicators), len(PLAN.activities)) == (25, 47, 72)
    assert (len(PLAN.strategic_goals), len(PLAN.departments)) == (5, 7)
    assert [checkpoint.id for checkpoint in PLAN.checkpoints] == [
        f"{year}-{part}" for year in PLAN.years for part in ("q1", "q2", "delar", "q3", "ar")
    ]


def test_every_kind_of_indicator_occurs():
    assert Counter(indicator.kind for indicator in PLAN.indicators) == {
        IndicatorKind.DONE: 15,
        IndicatorKind.SHARE: 13,
        IndicatorKind.YES_NO: 7,
        IndicatorKind.NUMBER: 5,
        IndicatorKind.CHANGE: 4,
        IndicatorKind.RANK: 1,
        IndicatorKind.JUDGED: 1,
        IndicatorKind.CONFIDENTIAL: 1,
    }


def test_the_linter_says_what_the_document_leaves_unclear():
    assert Counter(remark.code.name for remark in vp.lint(PLAN)) == {
        "UNCLEAR": 20,
        "NO_BASELINE": 4,
        "BUDGET_SUM_DIFFERS": 3,
        "BUDGET_TOTALS_DIFFER": 1,
        "CONTROL_PLAN_IN_PREPARATION": 1,
        "CONTROL_PLAN_OUTSIDE_PLAN": 1,
        "CONTROL_WITHOUT_RESPONSIBLE": 6,
        "RISK_NOT_VALUED": 5,
        "ASSIGNMENT_WITHOUT_DUE": 1,
        "NO_REFERENCE": 1,
        "COUNT_WITH_PERCENT": 2,
        "DUE_BEFORE_PLAN": 2,
        "NO_ACTIVITY": 2,
        "PERCENT_OR_POINTS": 2,
        "ACTIVITIES_WITHOUT_DATE": 1,
        "EMPTY_MILESTONE": 1,
        "NO_RESPONSIBLE": 1,
        "NO_VISION": 1,
        "PERSPECTIVES_DIFFER": 1,
        "SAME_GOAL_TWICE": 1,
        "TARGET_CONTRADICTS": 1,
    }


# ── The templates ────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """Paths of freshly written templates."""
    return vp.write_templates(PLAN, checkpoint=CHECKPOINT, folder=tmp_path_factory.mktemp("fresh"))


def test_every_goal_indicator_and_activity_has_a_row_in_a_template(fresh):
    rows: dict[str, set[str]] = {}
    for path in fresh:
        for table, row, _ in libreoffice.addresses(path):
            rows.setdefault(table, set()).add(row)
    assert rows["goals"] == {goal.id for goal in PLAN.goals}
    assert rows["indicators"] == {indicator.id for indicator in PLAN.indicators}
    assert rows["activities"] == {activity.id for activity in PLAN.activities}
    assert set(rows) == {table.key for table in TABLES}


def test_the_committed_templates_are_those_that_the_plan_gives_today(fresh):
    committed = {path.name: _parts(path) for path in (ROOT / "input_templates").glob("*.xlsx")}
    wanted = {path.name: _parts(path) for path in fresh}
    stale = sorted(name for name in committed | wanted if committed.get(name) != wanted.get(name))
    assert not stale, (
        f"stale in input_templates/: {', '.join(stale)}. Renew them, then the inbox: "
        "vpreport templates examples/hedemora/plan.toml --checkpoint 2026-delar; "
        "PYTHONPATH=src:tests python examples/fill_inbox/fill.py"
    )


def _parts(path):
    """Return the parts of a workbook: how tightly they are packed depends on the machine."""
    with zipfile.ZipFile(path) as package:
        return [(name, package.read(name)) for name in package.namelist()]


# ── The inbox ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def intake():
    return vp.read_submissions(PLAN, EXAMPLE / "inbox", checkpoint=CHECKPOINT)


def test_all_but_one_department_have_answered(intake):
    answered = [submission.department for submission in intake.submissions]
    reporting = reporting_departments(PLAN, PLAN.checkpoint(CHECKPOINT))
    assert set(reporting) - set(answered) == {"naringsliv"}
    assert len(answered) == len(set(answered)) == 6


def test_the_inbox_holds_the_answers_that_were_typed_and_no_others(intake):
    typed = set()
    for answers in (ROOT / "examples" / "fill_inbox").glob("*.toml"):
        tables = tomllib.loads(answers.read_text(encoding="utf-8"))
        tables.pop("save_as")
        typed |= {
            (answers.stem, table, row, column)
            for table, rows in tables.items()
            for row, columns in rows.items()
            for column in columns
        }
    received = {
        (submission.department, *key)
        for submission in intake.submissions
        for key, answer in submission.answers.items()
        if answer.state is not AnswerState.BLANK
    }
    assert received == typed


def test_the_inbox_has_the_ordinary_faults_and_no_others(intake):
    found = [(f.number, f.place.file, f.place.sheet, f.place.cell) for f in intake.findings]
    ekonomi, it = "2026-delar-ekonomi.ods", "2026-delar-it (2).ods"
    verksamhetsstod = "Kopia av 2026-delar-verksamhetsstod.xlsx"
    assert found == [
        (Code.ASSESSMENT_WITHOUT_REASON.number, ekonomi, "Indikatorer", "L12"),
        (Code.STATUS_WITHOUT_COMMENT.number, ekonomi, "Uppdrag", "H6"),
        (Code.NUMBER_READ.number, it, "Ekonomi", "I6"),
        (Code.NUMBER_READ.number, it, "Indikatorer", "I15"),
        (Code.PERCENT_AS_FRACTION.number, it, "Indikatorer", "I16"),
        (Code.WRONG_UNIT.number, it, "Personal", "F6"),
        (Code.DIFFERENCE_WITHOUT_REASON.number, verksamhetsstod, "Ekonomi", "J6"),
        (Code.NOT_A_NUMBER.number, verksamhetsstod, "Indikatorer", "I8"),
        (Code.STATUS_WITHOUT_COMMENT.number, verksamhetsstod, "Intern kontroll", "J6"),
        (Code.DAY_TAKEN_FOR_YEAR.number, verksamhetsstod, "Åtgärder", "I13"),
        (Code.STATUS_WITHOUT_COMMENT.number, verksamhetsstod, "Åtgärder", "H14"),
    ]


def test_the_follow_up_gives_the_expected_statuses(intake):
    followup = vp.merge(PLAN, intake)
    assert Counter(result.status.value for result in followup.indicators) == {
        "met": 9,
        "partly": 4,
        "not_met": 3,
        "not_due": 22,
        "not_reported": 5,
        "not_measured": 1,
        "not_applicable": 1,
        "not_assessable": 1,
        "confidential": 1,
    }
    assert Counter(result.status.value for result in followup.goals) == {
        "met": 6,
        "partly": 5,
        "not_met": 2,
        "not_judged": 5,
        "not_due": 7,
    }
    assert Counter(result.status.value for result in followup.activities) == {
        "done": 22,
        "ongoing": 38,
        "not_started": 4,
        "late": 4,
        "not_reported": 4,
    }
    assert followup.missing_departments == ("naringsliv",)


def test_the_worst_of_four_answers_is_said_in_the_words_that_were_chosen(intake):
    followup = vp.merge(PLAN, intake)
    modules = next(r for r in followup.indicators if r.indicator.id == "hypergene-moduler")
    assert modules.judgement.explanation == (
        "Svaret «Delvis» (det sämsta av Ledningsstöd «Delvis», Verksamhetsstöd «Delvis», "
        "Ekonomi- och planeringsavdelningen «Ja» och IT-avdelningen «Delvis») bedöms inte ännu, "
        "eftersom det första målvärdet är «ja» (december 2026)."
    )


# ── The script ───────────────────────────────────────────────────────────────────────────────────


def test_the_quarter_in_a_dozen_lines_does_the_quarter(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    runpy.run_path(str(ROOT / "examples" / "quarter.py"))
    assert len(list((tmp_path / "input_templates").glob("*.xlsx"))) == 7
    assert (tmp_path / "output" / "uppfoljning-2026-delar.xlsx").stat().st_size > 0
    assert (tmp_path / "output" / "avsnitt-2026-delar.docx").stat().st_size > 0
    assert "«ca 12»" in capsys.readouterr().out

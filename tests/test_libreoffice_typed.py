"""What people type in a Swedish LibreOffice, and what is read of it, in every format it saves.

The two tables are the expectation, to be read by a person: each row is what is typed, and then, for
each kind of cell, the value that is read and the codes of what is said about that cell. A code
alone: the answer is refused with it. "+": the text as it was typed. "tom": read as an empty cell.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import libreoffice
import pytest
from libreoffice import Job
from sample import (
    AR,
    AUGUST,
    DELAR,
    JUNE,
    activity,
    goal,
    indicator,
    small_plan,
    target,
)
from sample_budget import budget_plan, line
from sample_staff import staff_plan

import vpreport as vp
from vpreport.findings import Code
from vpreport.intake.types import Answer, AnswerKey, AnswerState, Intake
from vpreport.plan.staff import StaffGroup
from vpreport.plan.types import Comparison, IndicatorKind, Plan, TargetBasis

pytestmark = pytest.mark.libreoffice

FORMATS = ("xlsx", "ods", "fods", "xls")
LONG = "Å" * 2100
EXACT = "1,23456789012345678"

# A date without a year gets that of the day on which it is typed; ÅÅÅÅ stands for it.
#
# Three things that are read without a word, because the person has seen them in the cell:
# LibreOffice shows "mars 2026" as 2026-03-01 and drops the weekday from "onsdag 31 mars 2026" (it
# was a Tuesday), and a spreadsheet keeps fifteen digits of a number.
CELLS = ("number in st", "number in %", "date", "choice of Ja and Nej", "text")
TYPED: tuple[tuple[str, ...], ...] = (
    # what is typed, number in st, number in %, date, choice of Ja and Nej, text
    # decimals and thousands
    ("12,5", "12.5", "12.5", "V514", "V511", "+"),
    ("12.5", "12.5 V501", "12.5 V501", "V514", "V511", "+"),
    ("1 234,5", "1234.5", "V507", "V514", "V511", "+"),
    ("1\xa0234,5", "1234.5", "V507", "V514", "V511", "+"),
    ("1\u202f234,5", "1234.5 V501", "V507", "V514", "V511", "+"),
    ("1 000 000", "1000000", "V507", "V514", "V511", "+"),
    ("1.234", "V503", "V503", "V514", "V511", "+"),
    ("1,234", "1.234", "1.234", "V514", "V511", "+"),
    ("1.234,5", "V502", "V502", "V514", "V511", "+"),
    ("0,87", "0.87", "0.87 V504", "V514", "V511", "+"),
    ("0,1", "0.1", "0.1 V504", "V514", "V511", "+"),
    ("0012", "12", "12", "V514", "V511", "+"),
    ("1e3", "1000", "1000", "V514", "V511", "+"),
    (EXACT, "1.23456789012346", "1.23456789012346", "V514", "V511", "+"),
    ("123456789012345678", "V507", "V507", "V514", "V511", "+"),
    # signs
    ("-5", "-5", "V507", "V514", "V511", "+"),
    ("\u22125", "-5 V501", "V507", "V514", "V511", "+"),
    ("\u20135", "-5 V501", "V507", "V514", "V511", "+"),
    ("+5", "5", "5", "V514", "V511", "+"),
    # units, shares and what is nearly a number
    ("50 %", "V521", "50 V505", "V514", "V511", "+"),
    ("0,5 %", "V521", "0.5 V505", "V514", "V511", "+"),
    ("5000 %", "V521", "V532", "V514", "V511", "+"),
    ("100 kr", "V521", "V521", "V514", "V511", "+"),
    ("12,5 tkr", "V521", "V521", "V514", "V511", "+"),
    ("12 st", "12 V501", "V521", "V514", "V511", "+"),
    ("ca 12", "V502", "V502", "V514", "V511", "+"),
    ("<5", "V502", "V502", "V514", "V511", "+"),
    (">90 %", "V502", "V502", "V514", "V511", "+"),
    ("90-95", "V502", "V502", "V514", "V511", "+"),
    ("½", "V502", "V502", "V514", "V511", "+"),
    ("1 1/2", "1.5", "1.5", "V514", "V511", "+"),
    # dates and times
    ("2026-03-31", "V506", "V506", "2026-03-31", "V511", "+"),
    ("31/3 2026", "V502", "V502", "2026-03-31 V513", "V511", "+"),
    ("31.3.2026", "V502", "V502", "2026-03-31 V513", "V511", "+"),
    ("31 mars 2026", "V506", "V506", "2026-03-31", "V511", "+"),
    ("den 31:a mars 2026", "V502", "V502", "2026-03-31 V513", "V511", "+"),
    ("tisdag 31 mars 2026", "V506", "V506", "2026-03-31", "V511", "+"),
    ("onsdag 31 mars 2026", "V506", "V506", "2026-03-31", "V511", "+"),
    ("2026-03-31 14:30", "V506", "V506", "2026-03-31 V513", "V511", "+"),
    ("260331", "260331", "V507", "2026-03-31 V513", "V511", "+"),
    ("20260331", "20260331", "V507", "2026-03-31 V513", "V511", "+"),
    ("46112", "46112", "V507", "2026-03-31 V516", "V511", "+"),
    ("1/2", "V506", "V506", "ÅÅÅÅ-02-01", "V511", "+"),
    ("31/3", "V506", "V506", "ÅÅÅÅ-03-31", "V511", "+"),
    ("31 mars", "V506", "V506", "V534", "V511", "+"),
    ("mars 2026", "V506", "V506", "2026-03-01", "V511", "+"),
    ("1-2", "V502", "V502", "V514", "V511", "+"),
    ("2026", "2026", "V507", "V514", "V511", "+"),
    ("2026-02-30", "V502", "V502", "V535", "V511", "+"),
    ("12:30", "V506", "V506", "V514", "V511", "+"),
    ("25:00", "V506", "V506", "V514", "V511", "+"),
    # yes and no
    ("Ja", "V531", "V531", "V514", "yes", "+"),
    ("ja.", "V531", "V531", "V514", "yes V512", "+"),
    ("  Ja  ", "V531", "V531", "V514", "yes V512", "Ja"),
    ("J", "V531", "V531", "V514", "yes V512", "+"),
    ("X", "V531", "V531", "V514", "V511", "+"),
    ("SANT", "V531", "V531", "V514", "yes V512", "+"),
    ("TRUE", "V531", "V531", "V514", "yes V512", "+"),
    ("FALSKT", "V531", "V531", "V514", "no V512", "+"),
    ("1", "1", "1 V504", "V514", "yes V512", "+"),
    ("0", "0", "0", "V514", "no V512", "+"),
    ("Kanske", "V531", "V531", "V514", "V511", "+"),
    # no answer
    ("ej mätt", "ej mätt", "ej mätt", "tom V536", "ej mätt", "+"),
    ("Ej aktuellt", "ej aktuellt", "ej aktuellt", "tom V536", "ej aktuellt", "+"),
    ("-", "ej mätt V517", "ej mätt V517", "tom V536", "ej mätt V517", "tom V536"),
    ("\u2013", "ej mätt V517", "ej mätt V517", "tom V536", "ej mätt V517", "tom V536"),
    ("?", "ej mätt V517", "ej mätt V517", "tom V536", "ej mätt V517", "tom V536"),
    ("n/a", "ej mätt V517", "ej mätt V517", "tom V536", "ej mätt V517", "+"),
    ("saknas", "ej mätt V517", "ej mätt V517", "tom V536", "ej mätt V517", "+"),
    # formulas and what looks like them
    ("=1+1", "2 V510", "2 V510", "V515", "V511", "+"),
    ("=1/0", "V508", "V508", "V508", "V511", "+"),
    ("=A1", "0 V510", "0 V510", "V514", "V511", "+"),
    ("'=x", "V531", "V531", "V514", "V511", "+"),
    ("'12", "12 V501", "12 V501", "V514", "V511", "+"),
    ("+46 225 340 00", "V502", "V502", "V514", "V511", "+"),
    ("-punkt", "V531", "V531", "V514", "V511", "+"),
    ("#REF!", "V531", "V531", "V514", "V511", "+"),
    ("http://example.se", "V531", "V531", "V514", "V511", "+"),
    # text
    ("- punkt\n- punkt till", "V531", "V531", "V514", "V511", "+"),
    ("a\tb", "V531", "V531", "V514", "V511", "+"),
    ("_x000D_", "V502", "V502", "V514", "V511", "+"),
    ("🙂 Klart 👍🏽", "V531", "V531", "V514", "V511", "+"),
    (LONG, "V531", "V531", "V514", "V511", "+ V518"),
    # what nobody sees
    ("\u200b", "tom", "tom", "tom", "tom", "tom"),
    ("12\u200b,5", "12.5 V501", "12.5 V501", "V514", "V511", "12,5 V519"),
    ("1\xad5", "V541", "V541", "V541", "V511", "15 V519"),
    ("\u202e12", "V541", "V541", "V541", "V511", "12 V519"),
)

AMOUNT_CELLS = ("outcome in mkr", "outcome in tkr", "budget in mkr", "årsarbetare")
AMOUNTS: tuple[tuple[str, ...], ...] = (
    # what is typed, outcome in mkr, outcome in tkr, budget in mkr, årsarbetare
    ("-12,5", "-12.5", "-12.5", "-12.5", "V507"),
    ("\u221212,5", "-12.5 V501", "-12.5 V501", "-12.5 V501", "V507"),
    ("\u201312,5", "-12.5 V501", "-12.5 V501", "-12.5 V501", "V507"),
    ("\u201112,5", "-12.5 V501", "-12.5 V501", "-12.5 V501", "V507"),
    ("\u201412,5", "V502", "V502", "V502", "V502"),
    ("- 12,5", "-12.5", "-12.5", "-12.5", "V507"),
    ("\u2212 12,5", "-12.5 V501", "-12.5 V501", "-12.5 V501", "V507"),
    ("-12.5", "-12.5 V501", "-12.5 V501", "-12.5 V501", "V507"),
    ("-1 234,5", "-1234.5", "-1234.5", "-1234.5", "V507"),
    ("\u22121\u202f234,5", "-1234.5 V501", "-1234.5 V501", "-1234.5 V501", "V507"),
    ("\u20131\xa0234,5", "-1234.5 V501", "-1234.5 V501", "-1234.5 V501", "V507"),
    ("\xad12,5", "V541", "V541", "V541", "V541"),
    ("(12,5)", "-12.5", "-12.5", "-12.5", "V507"),
    ("12,5-", "-12.5", "-12.5", "-12.5", "V507"),
    ("+12,5", "12.5", "12.5", "12.5", "12.5"),
    ("--5", "V502", "V502", "V502", "V502"),
    ("-0", "0", "0", "0", "0"),
    ("0", "0", "0", "0", "0"),
    ("12,5 mkr", "12.5 V501", "V521", "12.5 V501", "V521"),
    ("-12,5 mnkr", "-12.5 V501", "V521", "-12.5 V501", "V521"),
    ("12,5 tkr", "V521", "12.5 V501", "V521", "V521"),
    ("-450 tkr", "V521", "-450 V501", "V521", "V521"),
    ("100 kr", "V521", "V521", "V521", "V521"),
    ("-4 500 000 kr", "V521", "V521", "V521", "V521"),
    ("4,5 Mkr", "4.5 V501", "V521", "4.5 V501", "V521"),
    ("1.234", "V503", "V503", "V503", "V503"),
    ("-1.234.567", "V502", "V502", "V502", "V502"),
    ("12 %", "V521", "V521", "V521", "V521"),
    ("-5 %", "V521", "V521", "V521", "V521"),
    ("12,25 årsarbetare", "V502", "V502", "V502", "12.25 V501"),
    ("12 st", "V521", "V521", "V521", "V521"),
    ("ca -5", "V502", "V502", "V502", "V502"),
    ("=-10-2,5", "-12.5 V510", "-12.5 V510", "-12.5 V510", "V507"),
    ("-", "ej mätt V517", "ej mätt V517", "tom V536", "ej mätt V517"),
    ("\u2013", "ej mätt V517", "ej mätt V517", "tom V536", "ej mätt V517"),
    ("\u2014", "ej mätt V517", "ej mätt V517", "tom V536", "ej mätt V517"),
    ("ej mätt", "ej mätt", "ej mätt", "tom V536", "ej mätt"),
    ("ej aktuellt", "ej aktuellt", "ej aktuellt", "tom V536", "ej aktuellt"),
    ("saknas", "ej mätt V517", "ej mätt V517", "tom V536", "ej mätt V517"),
)

# (format, typed, cell): what is read there when it is not what the table says, and why.
NO_FORMULAS = "the library that reads .xls tells no formulas; F341 says so of the file"
DAY_ZERO = "an empty cell in a date cell is 0: a time in .xlsx, but day 0 in OpenDocument"
DIFFERENT: Mapping[tuple[str, str, str], tuple[str, str]] = {
    ("xls", "=1+1", "number in st"): ("2", NO_FORMULAS),
    ("xls", "=1+1", "number in %"): ("2", NO_FORMULAS),
    ("xls", "=A1", "number in st"): ("0", NO_FORMULAS),
    ("xls", "=A1", "number in %"): ("0", NO_FORMULAS),
    ("ods", "=A1", "date"): ("V515", DAY_ZERO),
    ("fods", "=A1", "date"): ("V515", DAY_ZERO),
    **{("xls", "=-10-2,5", cell): ("-12.5", NO_FORMULAS) for cell in AMOUNT_CELLS[:3]},
}


@dataclass(frozen=True, kw_only=True)
class Sheetful:
    """A template with one row for each text, and a cell of every kind in it."""

    plan: Plan
    checkpoint: str
    table: Sequence[Sequence[str]]
    cells: Mapping[str, Callable[[int], AnswerKey]]
    folder: Path

    def type(self, office: libreoffice.Office) -> None:
        """Type everything once, and save it in every format, each in a folder of its own."""
        templates = vp.write_templates(
            self.plan, checkpoint=self.checkpoint, folder=self.folder / "mallar"
        )
        (template,) = [path for path in templates if path.stem.endswith("-ekonomi")]
        places = libreoffice.addresses(template)
        first, *others = (self.folder / form / f"svar.{form}" for form in FORMATS)
        job = Job(template, first, copies=tuple(others))
        for path in (first, *others):
            path.parent.mkdir()
        for row, (text, *_) in enumerate(self.table):
            for key in self.cells.values():
                job.type(places[key(row)], text)
        office.run([job])

    def read(self, form: str) -> Intake:
        return vp.read_submissions(self.plan, self.folder / form, checkpoint=self.checkpoint)

    def expected(self, form: str) -> dict[tuple[str, str], str]:
        return {
            (text, cell): DIFFERENT.get((form, text, cell), (_dated(outcome),))[0]
            for text, *outcomes in self.table
            for cell, outcome in zip(self.cells, outcomes, strict=True)
        }

    def outcomes(self, form: str) -> dict[tuple[str, str], str]:
        """Return what was read of each cell, in the words of the table."""
        intake = self.read(form)
        (submission,) = intake.submissions
        return {
            (text, cell): _outcome(text, submission.answers[key(row)], intake)
            for row, (text, *_) in enumerate(self.table)
            for cell, key in self.cells.items()
        }


def _dated(outcome: str) -> str:
    return outcome.replace("ÅÅÅÅ", str(dt.datetime.now().astimezone().year))


def _outcome(text: str, answer: Answer, intake: Intake) -> str:
    shown = {
        AnswerState.VALUE: "+" if answer.value == text else str(answer.value),
        AnswerState.BLANK: "tom",
        AnswerState.NOT_MEASURED: "ej mätt",
        AnswerState.NOT_APPLICABLE: "ej aktuellt",
        AnswerState.REFUSED: "",
    }
    said = [
        finding.number
        for finding in intake.findings
        if (finding.place.file, finding.place.sheet, finding.place.cell)
        == (answer.ref.file, answer.ref.sheet, answer.ref.cell)
        and finding.number.startswith("V")
    ]
    return " ".join([*filter(None, [shown[answer.state]]), *said])


# ── Indicators, activities and comments ──────────────────────────────────────────────────────────


def indicators_plan() -> Plan:
    """Return a plan whose one goal has three indicators and an activity for each text."""
    indicators, activities = [], []
    answer = {"basis": TargetBasis.ANSWER, "comparison": Comparison.EQUAL}
    for row in range(len(TYPED)):
        for kind, name, unit, wanted in (
            (IndicatorKind.NUMBER, "antal", "st", target(AUGUST, ">= 50", value=50)),
            (IndicatorKind.SHARE, "andel", "%", target(AUGUST, ">= 50 %", value=50)),
            (IndicatorKind.YES_NO, "svar", "", target(AUGUST, "ja", **answer)),
        ):
            number = f"1.2.{len(indicators) + 1}"
            words = f"Indikator {number}"
            who = {"departments": ("ekonomi",), "unit": unit}
            indicators.append(indicator(f"{name}-{row}", number, kind, words, wanted, **who))
        words = f"Åtgärd {row}"
        activities.append(activity(f"dag-{row}", f"1.2.{row}x", words, JUNE, "ekonomi"))
    whole = goal("allt", "1.2", "Allt", ("ekonomi",), tuple(indicators), tuple(activities))
    return replace(small_plan(), goals=(whole,))


@pytest.fixture(scope="module")
def answers(office, tmp_path_factory):
    sheetful = Sheetful(
        plan=indicators_plan(),
        checkpoint=DELAR,
        table=TYPED,
        cells={
            "number in st": lambda row: ("indicators", f"antal-{row}", "outcome"),
            "number in %": lambda row: ("indicators", f"andel-{row}", "outcome"),
            "date": lambda row: ("activities", f"dag-{row}", "done_on"),
            "choice of Ja and Nej": lambda row: ("indicators", f"svar-{row}", "outcome"),
            "text": lambda row: ("indicators", f"antal-{row}", "comment"),
        },
        folder=tmp_path_factory.mktemp("typed"),
    )
    sheetful.type(office)
    return sheetful


@pytest.mark.parametrize("form", FORMATS)
def test_each_text_in_each_kind_of_cell_is_read_as_the_table_says(answers, form):
    assert tuple(answers.cells) == CELLS
    assert len({text for text, *_ in TYPED}) == len(TYPED) >= 60
    assert answers.outcomes(form) == answers.expected(form)


# ── Budget and staff at the end of the year ──────────────────────────────────────────────────────


def amounts_plan() -> Plan:
    """Return a plan with two budgets and staff that have a row for each text of AMOUNTS."""
    rows, plan = range(len(AMOUNTS)), budget_plan()
    budgets = []
    for budget, name, figures in zip(
        plan.budgets, ("drift", "projekt"), ({}, {"plan": "-100"}), strict=True
    ):
        lines = tuple(
            line(f"{name}-{row}", f"E1.{row + 1}", f"{name} {row}", "ekonomi", **figures)
            for row in rows
        )
        table = replace(budget.tables[0], lines=lines)
        budgets.append(replace(budget, tables=(table,)))
    groups = tuple(
        StaffGroup(
            id=f"grupp-{row}",
            number=f"P{row + 1}",
            name=f"Grupp {row}",
            department="ekonomi",
            planned=Decimal(12),
        )
        for row in rows
    )
    staff = replace(staff_plan().staff, groups=groups, total=Decimal(12 * len(groups)))
    return replace(plan, budgets=tuple(budgets), staff=staff)


@pytest.fixture(scope="module")
def amounts(office, tmp_path_factory):
    sheetful = Sheetful(
        plan=amounts_plan(),
        checkpoint=AR,
        table=AMOUNTS,
        cells={
            "outcome in mkr": lambda row: ("budget", f"drift-{row}", "outcome"),
            "outcome in tkr": lambda row: ("budget", f"projekt-{row}", "outcome"),
            "budget in mkr": lambda row: ("budget", f"drift-{row}", "budget"),
            "årsarbetare": lambda row: ("staff", f"grupp-{row}", "value"),
        },
        folder=tmp_path_factory.mktemp("amounts"),
    )
    sheetful.type(office)
    return sheetful


@pytest.mark.parametrize("form", FORMATS)
def test_amounts_and_staff_at_the_end_of_the_year_are_read_as_the_table_says(amounts, form):
    assert tuple(amounts.cells) == AMOUNT_CELLS
    assert amounts.outcomes(form) == amounts.expected(form)


# ── What is the same in all formats ──────────────────────────────────────────────────────────────


def test_only_xls_is_read_with_a_word_of_what_cannot_be_seen(answers):
    said = {form: {f.code for f in answers.read(form).findings} for form in FORMATS}
    assert [form for form in FORMATS if Code.SEEN_IN_PART in said[form]] == ["xls"]


def test_every_difference_that_is_written_down_is_one():
    tables = ((CELLS, TYPED), (AMOUNT_CELLS, AMOUNTS))
    usual = {
        (text, cell): outcome
        for cells, table in tables
        for text, *outcomes in table
        for cell, outcome in zip(cells, outcomes, strict=True)
    }
    for (_, text, cell), (outcome, _) in DIFFERENT.items():
        assert usual[text, cell] != outcome

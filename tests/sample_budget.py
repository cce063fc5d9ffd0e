"""The small plan with an operating and an investment budget.

Driftbudget (mkr, costs with minus, explained above 0,5)
    E1 Intäkter och kostnader   E1.1 intakter, E1.2 kostnader (ekonomi), E1.3 the printed total
    E2 Verksamhetsområden       E2.1 omrade-ledning, E2.2 omrade-it (its department types the
                                budget), E2.3 omrade-ekonomi, E2.4 the printed total
Investeringsbudget (tkr, costs without minus, explained above 100)
    E3 Investeringar            E3.1 natverk (it), E3.2 lokaler (ledning), no printed total
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from sample import DELAR, Typed, answered, small_plan

import vpreport as vp
from vpreport.followup.types import FollowUp
from vpreport.plan.budget import (
    Budget,
    BudgetColumn,
    BudgetKind,
    BudgetLine,
    BudgetTable,
    BudgetUnit,
    Expenses,
    FigureKind,
    TableBy,
)
from vpreport.plan.types import Plan

Cells = Mapping[str, Mapping[str, Mapping[str, Typed]]]
"""What is typed, by department, line and column."""

COLUMNS = (
    BudgetColumn(id="bokslut", label="Bokslut 2024", year=2024, kind=FigureKind.ACCOUNTS),
    BudgetColumn(id="budget", label="Budget 2025", year=2025, kind=FigureKind.BUDGET),
    BudgetColumn(id="plan", label="Plan 2026", year=2026, kind=FigureKind.PLAN),
)

WHOLE: Cells = {
    "ledning": {
        "omrade-ledning": {"outcome": "-5.5", "forecast": "-8.2"},
        "lokaler": {"outcome": "150", "forecast": "300"},
    },
    "it": {
        "omrade-it": {
            "budget": "-18.2",
            "outcome": "-12.6",
            "forecast": "-18.9",
            "explanation": "Licenserna blev dyrare.",
        },
        "natverk": {"outcome": "900", "forecast": "1450", "explanation": "Kablarna kostar mer."},
    },
    "ekonomi": {
        "intakter": {"outcome": "3.3", "forecast": "5.0"},
        "kostnader": {"outcome": "-29.0", "forecast": "-43.8"},
        "omrade-ekonomi": {"outcome": "-7.6", "forecast": "-11.6"},
    },
}


def budget_plan(**changes: object) -> Plan:
    """Return the plan; `changes` are of its operating budget."""
    operating = replace(_operating(), **changes)  # type: ignore[arg-type]
    return replace(small_plan(), budgets=(operating, _investments()))


def budget_follow_up(
    typed: Cells, checkpoint: str = DELAR, *, plan: Plan | None = None
) -> FollowUp:
    """Return the follow-up when the departments in `typed` have answered; numbers are texts."""
    asked = plan or budget_plan()
    answers = {
        department: {
            ("budget", line, column): _typed(column, value)
            for line, cells in lines.items()
            for column, value in cells.items()
        }
        for department, lines in typed.items()
    }
    return vp.merge(asked, answered(asked, checkpoint, answers))


def _typed(column: str, value: Typed) -> Typed:
    return Decimal(value) if isinstance(value, str) and column != "explanation" else value


def _operating() -> Budget:
    return Budget(
        id="drift",
        title="Driftbudget",
        kind=BudgetKind.OPERATING,
        unit=BudgetUnit.MKR,
        expenses=Expenses.NEGATIVE,
        explain_above=Decimal("0.5"),
        columns=COLUMNS,
        tables=(
            BudgetTable(
                title="Intäkter och kostnader",
                by=TableBy.KIND,
                lines=(
                    line("intakter", "E1.1", "Intäkter", "ekonomi", plan="4.9", bokslut="5.1"),
                    line("kostnader", "E1.2", "Kostnader", "ekonomi", plan="-43.3"),
                    line("netto", "E1.3", "Netto", None, plan="-38.4", bokslut="-37.0"),
                ),
            ),
            BudgetTable(
                title="Verksamhetsområden",
                by=TableBy.DEPARTMENT,
                lines=(
                    line("omrade-ledning", "E2.1", "Ledning", "ledning", plan="-8.4"),
                    line("omrade-it", "E2.2", "IT", "it", budget="-18.0"),
                    line("omrade-ekonomi", "E2.3", "Ekonomi", "ekonomi", plan="-11.8"),
                    line("omrade-netto", "E2.4", "Netto", None, plan="-38.4"),
                ),
            ),
        ),
    )


def _investments() -> Budget:
    return Budget(
        id="investeringar",
        title="Investeringsbudget",
        kind=BudgetKind.INVESTMENT,
        unit=BudgetUnit.TKR,
        expenses=Expenses.POSITIVE,
        explain_above=Decimal(100),
        columns=COLUMNS,
        tables=(
            BudgetTable(
                title="Investeringar",
                by=TableBy.PROJECT,
                lines=(
                    line("natverk", "E3.1", "Nätverk", "it", plan="1200"),
                    line("lokaler", "E3.2", "Lokaler", "ledning", plan="300"),
                ),
            ),
        ),
    )


def line(
    line_id: str, number: str, label: str, department: str | None, **figures: str
) -> BudgetLine:
    return BudgetLine(
        id=line_id,
        number=number,
        label=label,
        figures=tuple((column, Decimal(figure)) for column, figure in figures.items()),
        department=department,
    )

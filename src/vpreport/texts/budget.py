"""The words of budgets in templates and messages, and how their amounts are written."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from vpreport.texts.columns import ColumnWords, TableWords
from vpreport.texts.numbers import joined, number, plural, with_unit

PLACES: Final = 1  # as budgets are printed

BUDGET_SUM: Final = "Budget"
OUTCOME_SUM: Final = "Utfall"
FORECAST_SUM: Final = "Prognos"
NONE: Final = "–"

# Template.
BUDGET: Final = TableWords(
    sheet="Ekonomi",
    intro="En rad för varje post. Skriv beloppen i den enhet och med det tecken som planen har.",
    row="budgetpost",
)
LINE: Final = ColumnWords(title="Post")
TABLE: Final = ColumnWords(title="Ingår i")
BEFORE: Final = ColumnWords(title="Tidigare år")
BUDGET_OF_YEAR: Final = ColumnWords(
    title="Budget helår",
    help="Årets budget. Fyll i den bara där cellen är gul: planen anger inget belopp. Skriv ett "
    "tal utan enhet, med minus för det som kostar om planen gör så.",
    example="-18,2",
)
OUTCOME: Final = ColumnWords(
    title="Utfall",
    help="Det som är bokfört till och med uppföljningens datum. Skriv ett tal utan enhet, med "
    "samma tecken som budgeten.",
    example="-12,4",
)
FORECAST: Final = ColumnWords(
    title="Prognos helår",
    help="Vad ni tror att hela årets utfall blir. Skrivs på samma sätt som utfallet.",
    example="-18,6",
)
LIMIT: Final = ColumnWords(title="Gräns")
EXPLANATION: Final = ColumnWords(
    title="Förklaring",
    help="Vad avvikelsen från budgeten beror på och vad ni gör åt den. Texten kommer med i "
    "rapporten.",
    example="En tjänst har varit vakant sedan i mars.",
)


def amount(value: Decimal, unit: str) -> str:
    """Return "−123,7 mkr"."""
    return with_unit(value, unit, places=PLACES)


def figure(value: Decimal) -> str:
    """Return "−123,7"."""
    return number(value, places=PLACES)


def earlier(figures: list[tuple[str, Decimal]]) -> str:
    """Return a line for each earlier year: "Bokslut 2024: −43,4"; a dash without any."""
    return "\n".join(f"{label}: {figure(value)}" for label, value in figures) or NONE


def plan_size(budgets: tuple[tuple[str, int], ...]) -> str:
    """Return "Budgetar: Driftbudget (11 poster) och Investeringsbudget (1 post)"."""
    named = [f"{title} ({plural(lines, 'post', 'poster')})" for title, lines in budgets]
    return f"Budgetar: {joined(named)}"

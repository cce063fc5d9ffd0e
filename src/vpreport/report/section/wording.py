"""The follow-up's values as the words and cells of the section."""

from __future__ import annotations

from enum import Enum
from typing import Final

from vpreport.followup.types import FollowUp, GoalForecast
from vpreport.plan.assignments import Assignment
from vpreport.plan.types import Activity, Goal, Indicator, Plan
from vpreport.report.section.blocks import Cell
from vpreport.template.indicators import BEFORE_YEAR_END
from vpreport.texts import labels
from vpreport.texts import section as texts
from vpreport.texts.numbers import NBSP

_PUNCTUATION: Final = "–?"


def has_forecast(followup: FollowUp) -> bool:
    """Return whether a forecast for the year is told beside the outcome so far."""
    return followup.checkpoint.kind in BEFORE_YEAR_END


def name_of(goal: Goal) -> str:
    return f"{goal.number} {goal.title}"


def row_of(row: Indicator | Activity | Assignment) -> str:
    return f"{row.number} {row.text}"


def departments(plan: Plan, ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(plan.department(department).name for department in ids)


def status_words(status: Enum, words: dict[str, str]) -> str:
    """Return "● Uppfyllt" ; a sign that would be read aloud as punctuation is left out."""
    symbol = symbol_of(status.value)
    return f"{symbol}{NBSP}{words[status.value]}" if symbol else words[status.value]


def symbol_of(status: str) -> str:
    """Return the sign of the status with that value, none if it would be read as punctuation."""
    symbol = labels.SYMBOLS[status]
    return "" if symbol in _PUNCTUATION else symbol


def sign_of(status: str) -> str:
    """Return the sign of the status in a chart, where every status has one of its own."""
    return symbol_of(status) or texts.CHART_SIGN


def forecast_words(forecast: GoalForecast) -> str:
    """Return the forecast after the word "Prognos", which is then not said again."""
    if forecast is GoalForecast.NOT_REPORTED:
        return texts.FORECAST_MISSING
    return status_words(forecast, labels.GOAL_FORECAST)


def status_cell(status: Enum, words: dict[str, str], *notes: str) -> Cell:
    """Return the status with its colour, which only repeats what symbol and word say."""
    return Cell(status_words(status, words), notes=notes, status=status.value)

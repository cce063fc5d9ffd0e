"""The goals of importance for sound financial management, and what their evaluation builds on.

The law asks that the goals that the plan names are evaluated. What it says of the municipality as
a whole, its companies included, is for the annual report, not for this follow-up.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from vpreport.followup.goals import LEFT_OUT
from vpreport.followup.types import FollowUp, GoalForecast, GoalResult, GoalStatus, IndicatorStatus
from vpreport.plan.types import FinancialKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The goals that the plan names, and how many there are by the value of each kind or status.

    Every kind, status and forecast has a count, zeros included.
    """

    goals: tuple[GoalResult, ...]
    kinds: dict[str, int]
    statuses: dict[str, int]
    forecasts: dict[str, int]


def evaluation(followup: FollowUp) -> Evaluation:
    goals = tuple(result for result in followup.goals if result.goal.financial)
    kinds = Counter(result.goal.financial for result in goals)
    statuses = Counter(result.status for result in goals)
    forecasts = Counter(result.forecast for result in goals)
    return Evaluation(
        goals=goals,
        kinds={kind.value: kinds[kind] for kind in FinancialKind},
        statuses={status.value: statuses[status] for status in GoalStatus},
        forecasts={forecast.value: forecasts[forecast] for forecast in GoalForecast},
    )


def met_of(result: GoalResult) -> tuple[int, int]:
    """Return how many of the goal's indicators are met, and of how many that count."""
    counted = [each.status for each in result.indicators if each.status not in LEFT_OUT]
    return counted.count(IndicatorStatus.MET), len(counted)


def lead_analysis(result: GoalResult) -> str:
    """Return what the leading department wrote of the goal; empty where it wrote nothing."""
    return next(text.analysis for text in result.texts if text.department == result.goal.lead)

"""How many goals, indicators and activities have each status: a table, a chart, a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from vpreport.followup.types import ActivityStatus, FollowUp, StrategicGoalResult
from vpreport.report.style import STATUS_COLOURS
from vpreport.report.workbook.declared import Chart, Column, Look, Series, Table, Value
from vpreport.report.workbook.values import Status, strategic_goal_name
from vpreport.texts import labels
from vpreport.texts import workbook as texts

FIRST_WIDTH: Final = 40
COUNT_WIDTH: Final = 12
SHEET_WIDTH: Final = 200  # room for a chart beside most of the tables
NAMES_WIDTH: Final = 44  # what a chart needs for the names beside its bars
BAR_WIDTH: Final = 4  # the shortest bar, of one, in which a symbol and a number have room


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What is counted for each strategic goal, and the words for it.

    `words` has every status with its word, in order; `forms` how a number of them is said.
    `rare` are the statuses without a column where nothing has them. `chart` is the title of the
    chart, empty where there is none.
    """

    name: str
    heading: str
    words: dict[str, str]
    statuses: Callable[[StrategicGoalResult], list[Status]]
    forms: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    rare: frozenset[str] = frozenset()
    chart: str = ""

    @property
    def has_chart(self) -> bool:
        return bool(self.chart)

    def counts(self, result: StrategicGoalResult) -> dict[str, int]:
        """Return the number of each status in one strategic goal, zeros included."""
        found = Counter(status.value for status in self.statuses(result))
        return {status: found[status] for status in self.words}

    def sum(self, followup: FollowUp) -> dict[str, int]:
        """Return the number of each status in the whole plan."""
        each = [self.counts(result) for result in followup.strategic_goals]
        return {status: sum(counts[status] for counts in each) for status in self.words}

    def table(self, followup: FollowUp) -> Table:
        """Return the counts with a row for each strategic goal and a total under them."""
        shown = self._shown(followup)
        return Table(
            name=self.name,
            description=self.heading,
            heading=self.heading,
            columns=(
                Column(title=texts.STRATEGIC_GOAL, width=FIRST_WIDTH, look=Look.STRONG),
                *(self._column(status) for status in shown),
                Column(title=texts.TOTAL, width=COUNT_WIDTH, look=Look.NUMBER),
            ),
            rows=tuple(
                _row(strategic_goal_name(result.strategic_goal), self.counts(result), shown)
                for result in followup.strategic_goals
            ),
            total=_row(texts.ALL, self.sum(followup), shown),
            has_filter=False,
        )

    def bars(self, followup: FollowUp) -> Chart:
        """Return a chart over the table; its alternative text has all the numbers."""
        total = self.sum(followup)
        parts = [
            texts.CHART_PART.format(
                name=strategic_goal_name(result.strategic_goal),
                counts=texts.counts(self.counts(result), self.forms),
            )
            for result in followup.strategic_goals
        ]
        return Chart(
            title=self.chart,
            description=texts.CHART_TEXT.format(parts=". ".join(parts)),
            table=self.name,
            series=tuple(
                Series(
                    column=column,
                    symbol=labels.SYMBOLS[status],
                    colour=STATUS_COLOURS[status].strong,
                )
                for column, status in enumerate(self._shown(followup), start=1)
                if total[status]
            ),
            is_beside=self._has_room_beside(followup),
        )

    def _has_room_beside(self, followup: FollowUp) -> bool:
        """Return whether the shortest bar of a chart beside the table has room for its number."""
        longest = max(sum(self.counts(r).values()) for r in followup.strategic_goals)
        table = FIRST_WIDTH + COUNT_WIDTH * (len(self._shown(followup)) + 1)
        return SHEET_WIDTH - table - NAMES_WIDTH >= BAR_WIDTH * longest

    def _shown(self, followup: FollowUp) -> tuple[str, ...]:
        """Return the statuses that have a column."""
        total = self.sum(followup)
        return tuple(status for status in self.words if total[status] or status not in self.rare)

    def _column(self, status: str) -> Column:
        return Column(
            title=labels.with_symbol(status, self.words),
            width=COUNT_WIDTH,
            look=Look.NUMBER,
            colour=STATUS_COLOURS[status],
        )


def _row(name: str, counts: dict[str, int], shown: tuple[str, ...]) -> tuple[Value, ...]:
    return (name, *(counts[status] for status in shown), sum(counts.values()))


GOALS: Final = Tally(
    name="VPR_ANTAL_MAL",
    heading=texts.GOALS_SECTION,
    words=labels.GOAL_STATUS,
    statuses=lambda result: [goal.status for goal in result.goals],
    forms=texts.GOAL_COUNT,
    chart=texts.GOALS_CHART,
)
FORECASTS: Final = Tally(
    name="VPR_ANTAL_PROGNOSER",
    heading=texts.FORECAST_SECTION,
    words=labels.GOAL_FORECAST,
    statuses=lambda result: [goal.forecast for goal in result.goals],
    forms=texts.FORECAST_COUNT,
    chart=texts.FORECAST_CHART,
)
INDICATORS: Final = Tally(
    name="VPR_ANTAL_INDIKATORER",
    heading=texts.INDICATORS_SECTION,
    words=labels.INDICATOR_STATUS,
    statuses=lambda result: [i.status for goal in result.goals for i in goal.indicators],
    forms=texts.INDICATOR_COUNT,
)
ACTIVITIES: Final = Tally(
    name="VPR_ANTAL_ATGARDER",
    heading=texts.ACTIVITIES_SECTION,
    words=labels.ACTIVITY_RESULT,
    statuses=lambda result: [a.status for goal in result.goals for a in goal.activities],
    forms=texts.ACTIVITY_COUNT,
    rare=frozenset({ActivityStatus.CONFIDENTIAL.value}),
    chart=texts.ACTIVITIES_CHART,
)

"""Which headings of the management report this follow-up fills, computed from what it holds.

The headings are those of RKR R15, in its order. Each declares the parts of the follow-up that give
it something; a heading with no part is written elsewhere. A new part is one more line here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from vpreport.followup.sound_management import evaluation, lead_analysis
from vpreport.followup.types import FollowUp, GoalForecast, GoalStatus
from vpreport.plan.core_mandate import MandateKind
from vpreport.plan.types import CheckpointKind
from vpreport.template.assignments import ASSIGNMENTS
from vpreport.template.budget import BUDGET
from vpreport.template.controls import CONTROLS
from vpreport.template.staff import STAFF


class Coverage(Enum):
    FILLED = "filled"  # every part has all that was asked for
    PARTLY = "partly"
    EMPTY = "empty"  # the heading is for this follow-up, but nothing has come in
    ELSEWHERE = "elsewhere"  # no part of the follow-up is about it


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """How much of a part there is. `asked` 0: the plan has nothing of the kind.

    `optional`: there may rightly be nothing to tell, so that nothing is not a gap.
    """

    done: int
    asked: int
    optional: bool = False


Measure = Callable[[FollowUp], Filled]
"""How much of a part a follow-up holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartResult:
    key: str
    filled: Filled


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingResult:
    """One heading; `parts` are those of its parts that this plan has."""

    key: str
    coverage: Coverage
    parts: tuple[PartResult, ...]


def coverage(followup: FollowUp) -> tuple[HeadingResult, ...]:
    """Return every heading with what fills it."""
    return tuple(_heading(followup, key, parts) for key, parts in HEADINGS.items())


def counted(headings: tuple[HeadingResult, ...]) -> dict[str, int]:
    """Return the number of headings by the value of their coverage, zeros included."""
    found = Counter(heading.coverage for heading in headings)
    return {each.value: found[each] for each in Coverage}


def _heading(followup: FollowUp, key: str, measures: Mapping[str, Measure]) -> HeadingResult:
    every = (PartResult(key=part, filled=measure(followup)) for part, measure in measures.items())
    parts = tuple(part for part in every if part.filled.asked)
    return HeadingResult(
        key=key,
        coverage=_coverage(parts) if measures else Coverage.ELSEWHERE,
        parts=parts,
    )


def _coverage(parts: tuple[PartResult, ...]) -> Coverage:
    needed = [part.filled for part in parts if not part.filled.optional]
    if not any(part.filled.done for part in parts):
        return Coverage.EMPTY
    is_whole = all(filled.done == filled.asked for filled in needed)
    return Coverage.FILLED if is_whole else Coverage.PARTLY


def _plan(followup: FollowUp) -> Filled:
    """Return that the section itself tells how the plan governs: there whatever comes in."""
    del followup
    return Filled(done=1, asked=1)


def _table(key: str) -> Measure:
    """Return a measure of how many of a declared table's compulsory cells are answered."""

    def measure(followup: FollowUp) -> Filled:
        found = [each for each in followup.completeness if each.table == key]
        return Filled(
            done=sum(each.answered for each in found), asked=sum(each.asked for each in found)
        )

    return measure


def _mandate(*kinds: MandateKind) -> Measure:
    """Return a measure of how many departments have written under headings of these kinds."""

    def measure(followup: FollowUp) -> Filled:
        texts = [text for text in followup.core_mandate if text.heading.kind in kinds]
        return Filled(
            done=sum(bool(text.text) for text in texts),
            asked=len(texts),
            optional=not any(kind.must_be_answered for kind in kinds),
        )

    return measure


def _goals(followup: FollowUp) -> Filled:
    due = [goal for goal in followup.goals if goal.status is not GoalStatus.NOT_DUE]
    judged = sum(goal.status is not GoalStatus.NOT_JUDGED for goal in due)
    return Filled(done=judged, asked=len(due))


def _sound_goals(followup: FollowUp) -> Filled:
    """Return how many goals of importance are judged, if they are due, and analysed."""
    goals = evaluation(followup).goals
    evaluated = (
        goal.status is not GoalStatus.NOT_JUDGED and bool(lead_analysis(goal).strip())
        for goal in goals
    )
    return Filled(done=sum(evaluated), asked=len(goals))


def _forecasts(followup: FollowUp) -> Filled:
    if followup.checkpoint.kind is CheckpointKind.ANNUAL:
        return Filled(done=0, asked=0)
    given = sum(goal.forecast is not GoalForecast.NOT_REPORTED for goal in followup.goals)
    return Filled(done=given, asked=len(followup.goals))


HEADINGS: Final[Mapping[str, Mapping[str, Measure]]] = {
    "overview": {},
    "group": {},
    "conditions": {},
    "events": {"events": _mandate(MandateKind.EVENTS)},
    "governance": {
        "plan": _plan,
        "mandate": _mandate(MandateKind.DONE),
        "controls": _table(CONTROLS.key),
        "assignments": _table(ASSIGNMENTS.key),
    },
    "sound_management": {
        "goals": _goals,
        "sound_goals": _sound_goals,
        "budget": _table(BUDGET.key),
    },
    "balance": {},
    "staff": {"staff": _table(STAFF.key)},
    "development": {
        "development": _mandate(MandateKind.DEVELOPMENT),
        "forecasts": _forecasts,
    },
}
"""The headings by key, each with the parts that fill it by theirs."""

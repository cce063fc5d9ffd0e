"""One activity's result: the lead department's status, and whether its date has passed."""

from __future__ import annotations

import datetime as dt
from typing import Final

from vpreport.followup.answers import Received, comments
from vpreport.followup.types import ActivityResult, ActivityStatus
from vpreport.intake.types import BLANK
from vpreport.plan.types import Activity, Goal
from vpreport.template.activities import ACTIVITIES

_CLOSED: Final = frozenset({ActivityStatus.DONE, ActivityStatus.CANCELLED})


def activity_result(got: Received, goal: Goal, activity: Activity, at: dt.date) -> ActivityResult:
    lead = activity.departments[0]
    if activity.is_closed:
        return _closed(goal, activity)
    answer = got.about_activity(activity.id, "status", lead)
    status = ActivityStatus(answer.text) if answer.is_value else ActivityStatus.NOT_REPORTED
    return ActivityResult(
        activity=activity,
        goal=goal,
        status=status,
        done_on=got.about_activity(activity.id, "done_on", lead).date,
        comment=comments(got, ACTIVITIES.key, activity.id, activity.departments),
        overdue=activity.due is not None and activity.due <= at and status not in _CLOSED,
        status_answer=answer,
        department=lead,
    )


def _closed(goal: Goal, activity: Activity) -> ActivityResult:
    """Return a result of the plan's words and nothing else; not even whether it is overdue."""
    return ActivityResult(
        activity=activity,
        goal=goal,
        status=ActivityStatus.CONFIDENTIAL,
        done_on=None,
        comment="",
        overdue=False,
        status_answer=BLANK,
        department=activity.departments[0],
    )
